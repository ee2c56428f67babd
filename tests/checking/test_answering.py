"""A check answers the same whether or not an earlier one kept anything: problems, places and order."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.checking import checking
from generator.checking.answering import Answer, answer
from generator.checking.checking import check
from generator.cli import main
from generator.records import kept as keeping
from generator.records import reading
from generator.records.kept import Kept, KeptReadings, cache_folder, program
from generator.records.problem import Problem
from generator.records.snapshot import take
from tests.checking.test_bad_examples import EXAMPLES, place_of

MOST_CODES = 120
SERVICE = "directory/services/sunderland/tea-and-talk.yml"


@pytest.fixture
def kept(world: Path, tmp_path: Path) -> Kept:
    """What is kept of the world, in a folder of its own."""
    return Kept(world, tmp_path / "cache")


@pytest.fixture(autouse=True)
def _every_reading_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "_FEW", 0)


def anew(root: Path, today: date) -> Answer:
    """What a check without anything kept answers."""
    checked = check(root, today)
    return Answer(checked.problems, checked.files)


@pytest.fixture
def crowd(world: Path) -> Path:
    """All bad examples in one directory; those that stand in one place get names of their own."""
    placed: set[Path] = set()
    for example in EXAMPLES:
        place = world / place_of(example)
        while place in placed:
            place = place.with_name(f"x-{place.name}")
        placed.add(place)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(example, place)
    return world


def test_all_bad_examples_are_answered_alike_first_again_and_after_a_change(
    crowd: Path, today: date, kept: Kept
) -> None:
    expected = anew(crowd, today)
    assert len({problem.code for problem in expected.problems}) > MOST_CODES

    assert answer(crowd, today, 1, kept) == expected
    assert answer(crowd, today, 1, kept) == expected

    changed = crowd / "directory/areas/sunderland.yml"
    changed.write_bytes(b"# One line more.\n" + changed.read_bytes())
    after = answer(crowd, today, 2, kept)
    assert after == anew(crowd, today)
    assert after != expected


def test_nothing_is_read_again_when_nothing_changed(
    world: Path, today: date, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = answer(world, today, 1, kept)
    monkeypatch.delattr(checking, "check_snapshot")

    assert answer(world, today, 1, kept) == first


def test_only_what_changed_is_parsed_again(
    world: Path, today: date, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(world, today, 1, kept)
    with (world / SERVICE).open("a", encoding="utf-8") as file:
        file.write("phone: 0191 498 0100\n")
    expected = anew(world, today)
    parsed: list[str] = []
    parse = reading.parse

    def noted(path: str, text: str) -> tuple[reading.Document | None, list[Problem]]:
        parsed.append(path)
        return parse(path, text)

    monkeypatch.setattr(reading, "parse", noted)

    assert answer(world, today, 1, kept) == expected
    assert parsed == [SERVICE]


def test_what_is_kept_holds_for_one_day(world: Path, today: date, kept: Kept) -> None:
    later = today.replace(year=today.year + 3)

    assert answer(world, today, 1, kept) != answer(world, later, 1, kept)
    assert answer(world, later, 1, kept) == anew(world, later)


@pytest.mark.parametrize("change", ["another file", "a file gone", "another name", "settings"])
def test_every_change_of_the_files_is_noticed(
    world: Path, today: date, kept: Kept, change: str
) -> None:
    answer(world, today, 1, kept)
    file = world / SERVICE
    match change:
        case "another file":
            (file.parent / "directory.yml").write_text("name: [\n", "utf-8")
        case "a file gone":
            (world / "directory/areas/sunderland.yml").unlink()
        case "another name":
            file.rename(file.with_name("Sea View.yml"))
        case _:
            (world / "signpost.yml").write_text("nmae: Signpost\n", "utf-8")
    expected = anew(world, today)

    assert expected.problems
    assert answer(world, today, 1, kept) == expected


def test_another_program_is_not_believed(
    world: Path, today: date, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(world, today, 1, kept)
    assert kept.load("answer")
    monkeypatch.setattr(keeping, "program", lambda: "a newer one")

    assert kept.load("answer") is None
    assert KeptReadings(kept).get(take(world).digest(SERVICE)) is None


JUNK = (
    b"",
    b"{",
    b"\xff\xfe",
    b"[]",
    b"null",
    b"[" * 200_000,
    json.dumps({"program": program(), "kept": [1, 2]}).encode(),
    json.dumps({"program": program(), "kept": {"question": "?"}}).encode(),
)


@pytest.mark.parametrize("junk", JUNK, ids=range(len(JUNK)))
def test_whatever_stands_in_the_cache_folder_the_answer_is_right(
    world: Path, tmp_path: Path, today: date, kept: Kept, junk: bytes
) -> None:
    first = answer(world, today, 1, kept)
    for file in (tmp_path / "cache").rglob("*.json"):
        file.write_bytes(junk)

    assert answer(world, today, 1, kept) == first
    assert kept.load("answer")["files"] == first.files


def test_an_answer_of_the_wrong_shape_is_none(world: Path, today: date, kept: Kept) -> None:
    first = answer(world, today, 1, kept)
    said = kept.load("answer")
    odds: tuple[dict[str, object], ...] = (
        {"problems": 3},
        {"problems": [{}]},
        {"problems": [{"fill": [1]}]},
        {"files": "x"},
    )
    for odd in odds:
        kept.save("answer", {**said, **odd})

        assert answer(world, today, 1, kept) == first


def test_a_folder_that_cannot_be_written_costs_only_time(
    world: Path, tmp_path: Path, today: date
) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    kept = Kept(world, tmp_path / "file" / "cache")

    assert answer(world, today, 1, kept) == answer(world, today, 1, Kept(world, None))
    assert kept.load("answer") is None


def test_nothing_is_kept_of_a_directory_with_a_file_that_cannot_be_opened(
    world: Path, today: date, kept: Kept
) -> None:
    (world / "directory/areas/folder.yml").mkdir()

    found = answer(world, today, 1, kept)

    assert "file-unreadable" in {problem.code for problem in found.problems}
    assert kept.load("answer") is None


def test_no_part_is_left_and_nothing_stands_in_the_directory(
    world: Path, tmp_path: Path, today: date, kept: Kept
) -> None:
    before = sorted(world.rglob("*"))
    answer(world, today, 1, kept)

    assert sorted(world.rglob("*")) == before
    assert {file.name for file in (tmp_path / "cache").glob("*/*")} == {
        "answer.json",
        "readings.json",
    }


def test_each_directory_has_its_own(world: Path, tmp_path: Path, today: date, kept: Kept) -> None:
    answer(world, today, 1, kept)

    assert Kept(tmp_path / "elsewhere", tmp_path / "cache").load("answer") is None


@pytest.mark.parametrize(
    ("own", "given", "expected"),
    [
        ("/own", "/given", "/own"),
        ("", "/given", "/given/signpost"),
        ("", "given", "/home/me/.cache/signpost"),
        ("", "", "/home/me/.cache/signpost"),
    ],
)
def test_the_system_says_where_to_keep_things(
    monkeypatch: pytest.MonkeyPatch, own: str, given: str, expected: str
) -> None:
    monkeypatch.setenv("SIGNPOST_CACHE", own)
    monkeypatch.setenv("XDG_CACHE_HOME", given)
    monkeypatch.setenv("HOME", "/home/me")

    assert cache_folder() == Path(expected)


def test_the_command_says_the_same_the_second_time_and_anew(world: Path) -> None:
    (world / SERVICE).write_text("name: [\n", "utf-8")
    said = [
        CliRunner().invoke(main, ["check", "--root", str(world), "--today", "2026-11-22", *more])
        for more in ((), (), ("--anew",))
    ]

    assert {each.output for each in said} == {said[0].output}
    assert {each.exit_code for each in said} == {1}
    assert "tea-and-talk.yml:" in said[0].output
