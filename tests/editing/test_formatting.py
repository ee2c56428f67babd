"""`signpost fmt` puts records in order and quotes what must be quoted. It never changes what they say."""

from __future__ import annotations

import random
import shutil
import tempfile
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings

from generator.checking.checking import record_files
from generator.cli import main
from generator.editing.formatting import format_text
from generator.records.kinds import KINDS, kind_of
from generator.records.reading import parse, read
from tests.fuzz import spoilt_records

ROOT = Path(__file__).resolve().parents[2]
GOOD = ROOT / "tests" / "examples" / "good"
SERVICE = next(kind.model for kind in KINDS if kind.name == "service")

MUDDLED = """\
# Kept by the link workers.

name: 'Tea and Talk'
sources:
  # read in May
  - says: hours
    url: https://example.org   # the new site
    page_date: 2024-04-15

# What it is
kind: [peer-group]
status: open  # asked in June
contact:
  phones:
    - {own: no, number: 01914980100}
organisation: '111'
opening:
  - {to: 17:00, from: 09:00, days: [mon]}
areas: [sunderland]
summary: 'It''s free.'
made_up: kept
"""
TIDY = """\
# Kept by the link workers.

name: "Tea and Talk"

# What it is
kind: [peer-group]
organisation: "111"
areas: [sunderland]
status: open  # asked in June
summary: "It's free."
contact:
  phones:
    - {number: "01914980100", own: no}
opening:
  - {days: [mon], from: "09:00", to: "17:00"}
sources:
  # read in May
  - url: https://example.org   # the new site
    says: hours
    page_date: "2024-04-15"
made_up: kept
"""


def fmt(*arguments: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["fmt", *map(str, arguments)], catch_exceptions=False)
    return result.exit_code, result.output


def test_fields_come_in_order_with_their_comments_and_risky_texts_in_double_quotes() -> None:
    assert format_text(MUDDLED, SERVICE) == TIDY
    assert format_text(TIDY, SERVICE) == TIDY
    windows = MUDDLED.replace("\n", "\r\n").rstrip()
    assert format_text(windows, SERVICE) == TIDY.replace("\n", "\r\n").rstrip()


def test_every_real_record_and_every_good_example_says_the_same_and_is_formatted_only_once() -> (
    None
):
    for root in (ROOT, GOOD, ROOT / "tests" / "data" / "small"):
        for path in record_files(root):
            document, _ = read(root, path)
            kind = kind_of(path)
            assert document is not None
            assert kind is not None
            text = (root / path).read_text("utf-8")
            once = format_text(text, kind.model)
            if once != text:
                again, _ = parse(path, once)
                assert again == document, path
                assert format_text(once, kind.model) == once, path


def test_a_real_record_in_any_order_comes_back_to_the_same_form() -> None:
    mixed = random.Random(1)  # noqa: S311 - any order will do, the same each time
    for path in record_files(ROOT)[::25]:
        kind = kind_of(path)
        assert kind is not None
        data = yaml.load((ROOT / path).read_bytes(), yaml.BaseLoader)
        entries = list(data.items())
        mixed.shuffle(entries)
        text = yaml.safe_dump(dict(entries), sort_keys=False, allow_unicode=True, width=10_000)
        once = format_text(text, kind.model)
        assert parse(path, once)[0] == parse(path, text)[0], path
        assert format_text(once, kind.model) == once, path


@settings(max_examples=100, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(spoilt_records())
def test_however_a_record_is_spoilt_formatting_leaves_its_meaning_and_comes_to_rest(
    case: tuple[str, bytes],
) -> None:
    path, raw = case
    kind = kind_of(path)
    assert kind is not None
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / path
        file.parent.mkdir(parents=True)
        file.write_bytes(raw)
        document, _ = read(Path(folder), path)
        fmt("--root", folder)
        after, _ = read(Path(folder), path)
        assert after == document
        assert document is not None or file.read_bytes() == raw
        said = file.read_bytes()
        status, _ = fmt("--root", folder, "--check")
        assert file.read_bytes() == said
        assert status == (document is None)


@pytest.fixture
def world(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOOD, tmp_path / "world"))


def test_check_writes_nothing_and_exits_with_1_until_the_files_are_formatted(world: Path) -> None:
    tea = world / "directory/services/sunderland/muddled.yml"
    tea.write_text(MUDDLED, "utf-8")
    others = {path: (world / path).read_bytes() for path in record_files(world)}
    status, said = fmt("--root", world, "--check", tea)
    assert (status, tea.read_text("utf-8")) == (1, MUDDLED)
    assert said.splitlines() == [
        "directory/services/sunderland/muddled.yml would change.",
        "1 record read: 1 would change.",
    ]
    assert fmt("--root", world, tea)[0] == 0
    assert tea.read_text("utf-8") == TIDY
    assert fmt("--root", world, "--check", tea)[0] == 0
    left = {path: (world / path).read_bytes() for path in record_files(world)}
    assert {path for path in left if left[path] != others[path]} == {
        "directory/services/sunderland/muddled.yml"
    }


def test_what_does_not_read_and_what_is_a_link_is_left_alone_with_the_reason(
    world: Path, tmp_path: Path
) -> None:
    broken = world / "directory/services/sunderland/broken.yml"
    broken.write_text("name: a\n\tkind: b\n", "utf-8")
    outside = tmp_path / "outside.yml"
    outside.write_text(MUDDLED, "utf-8")
    link = world / "directory/services/sunderland/linked.yml"
    link.symlink_to(outside)
    status, said = fmt("--root", world)
    assert status == 1
    assert "broken.yml:2:1 tab" in said
    assert "Left alone: it does not read." in said
    assert "directory/services/sunderland/linked.yml is a link" in said
    assert outside.read_text("utf-8") == MUDDLED
    assert broken.read_text("utf-8") == "name: a\n\tkind: b\n"
    (world / "directory/areas-elsewhere").symlink_to(tmp_path)
    assert fmt("--root", world, outside)[0] == 2
    assert fmt("--root", world, world / "directory" / "nothing.yml")[0] == 2
