"""The mark of a withdrawn entry stands where the usual form has it, and is written whatever the file holds."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.editing.formatting import format_file
from generator.editing.withdrawing import withdraw
from generator.records.reading import read
from tests.conftest import EXAMPLE

TEA = "directory/services/sunderland/tea-and-talk.yml"
DAY = date(2026, 11, 22)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The good records."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "world"))


@pytest.mark.parametrize("why", ["", 'It is "dead": no #1 \u2028 \x85 \x7f', "caf\udce9"])
def test_the_mark_reads_back_and_the_record_keeps_its_usual_form(root: Path, why: str) -> None:
    (root / TEA).write_text(format_file(root, TEA).text or "", "utf-8")
    withdraw(root, "tea-and-talk", DAY, why)

    document, _ = read(root, TEA)
    assert document is not None
    told = {"why": why.replace("\udce9", "\ufffd")} if why else {}
    assert document.data["withdrawn"] == {"on": "2026-11-22", **told}
    assert not format_file(root, TEA).changed
    marked = (root / TEA).read_bytes()
    withdraw(root, "tea-and-talk", DAY, "again")
    assert (root / TEA).read_bytes() == marked


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        (b"name: [broken", b'name: [broken\nwithdrawn: {on: "2026-11-22", why: "x"}\n'),
        (b"name: Caf\xe9\r\n", b'name: Caf\xe9\r\nwithdrawn: {on: "2026-11-22", why: "x"}\r\n'),
        (b"", b'withdrawn: {on: "2026-11-22", why: "x"}\n'),
        (b"{name: Tea}\n", b'{name: Tea, withdrawn: {on: "2026-11-22", why: x}}\n'),
        (b"name: Tea\nwithdrawn: no\n", b'name: Tea\nwithdrawn: {on: "2026-11-22", why: x}\n'),
    ],
)
def test_a_file_in_any_state_gets_the_mark(root: Path, text: bytes, marked: bytes) -> None:
    (root / TEA).write_bytes(text)
    withdraw(root, "tea-and-talk", DAY, "x")

    assert (root / TEA).read_bytes() == marked
