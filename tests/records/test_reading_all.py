"""Reading on several processes gives what reading on one gives, in the same order."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.records import reading_all
from generator.records.reading_all import read_all


@pytest.mark.parametrize("pooled_from", [0, 4_000], ids=["a pool", "halves"])
def test_the_readings_do_not_depend_on_the_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pooled_from: int
) -> None:
    for number in range(23):
        text = "name: [\n" if number % 5 == 0 else f"name: N{number}\nphone: 0{number}\n"
        (tmp_path / f"{number:02}.yml").write_text(text, "utf-8")
    paths = [f"{number:02}.yml" for number in range(23)]
    monkeypatch.setattr(reading_all, "HALVED_FROM", 2)
    monkeypatch.setattr(reading_all, "PARALLEL_FROM", pooled_from)

    assert list(read_all(tmp_path, paths, 2)) == list(read_all(tmp_path, paths, 1))
