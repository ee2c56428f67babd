"""`signpost check --fix` mends only what is certain, and leaves no file worse than it was."""

from __future__ import annotations

import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings

from generator.checking.checking import check
from generator.cli import main
from generator.editing.fixing import CERTAIN, fix, is_certain
from generator.records.reading import read
from tests.checking.test_bad_examples import EXAMPLES, place_of, problems_in_memory
from tests.fuzz import ROOT, spoilt_records

GOOD = ROOT / "tests" / "examples" / "good"
TODAY = date(2026, 11, 22)
#: Only what comes with a corrected line can be mended.
CORRECTED = [each for each in EXAMPLES if "write |" in each.with_suffix(".txt").read_text("utf-8")]
TEA = """\
name: Tea: for two
kind: peer-group
organisation: harbour-friends
areas: [sunderland]
status: open
summary: A quiet cup of tea
contact:
  phones:
    - {number: "0191*498*0102", own: Yes}
    - {number: "191 498 0103", own: yes}
  website: example.org/tea for two
\tform: www.example.org
how_to_get_help:
  routes: [self]
opening:
  - {days: [mon], from: 9am, to: 12.30pm}
sources:
  -url: https://example.org
    says: all   # read in May
"""
MENDED = """\
name: "Tea: for two"
kind: [peer-group]
organisation: harbour-friends
areas: [sunderland]
status: open
summary: A quiet cup of tea
contact:
  phones:
    - {number: "0191 498 0102", own: yes}
    - {number: "191 498 0103", own: yes}
  website: example.org/tea for two
  form: https://www.example.org
how_to_get_help:
  routes: [self]
opening:
  - {days: [mon], from: "09:00", to: "12:30"}
sources:
  - url: https://example.org
    says: all   # read in May
"""


@pytest.fixture
def world(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOOD, tmp_path / "world"))


def snapshot(world: Path) -> dict[str, bytes]:
    return {
        p.relative_to(world).as_posix(): p.read_bytes() for p in world.rglob("*") if p.is_file()
    }


def test_no_bad_example_gets_a_new_problem_and_all_that_is_certain_is_mended(world: Path) -> None:
    files, mended = snapshot(world), set[str]()
    for example in CORRECTED:
        place = place_of(example)
        before = problems_in_memory(example, TODAY)
        (world / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(example, world / place)
        fixed = fix(world, TODAY)
        after = fixed.checked.problems
        assert not Counter(p.code for p in after) - Counter(p.code for p in before), example
        assert not [p for p in after if is_certain(p)], example
        assert bool(fixed.mended) == any(map(is_certain, before)), example
        assert {each.path for each in fixed.mended} <= {place}
        assert fixed.mended or (world / place).read_bytes() == example.read_bytes()
        assert not fixed.refused
        mended.update(each.code for each in fixed.mended)
        if place in files:
            (world / place).write_bytes(files[place])
        else:
            (world / place).unlink()
        assert snapshot(world) == files, example
    assert mended == set(CERTAIN)


def test_many_faults_in_one_file_are_mended_one_after_another_and_the_phone_is_left(
    world: Path,
) -> None:
    file = world / "directory/services/sunderland/tea-for-two.yml"
    file.write_text(TEA.replace("\n", "\r\n"), "utf-8", newline="")
    ran = CliRunner().invoke(
        main, ["check", "--fix", "--root", str(world), "--today", "2026-11-22"]
    )
    assert file.read_bytes().decode().replace("\r\n", "\n") == MENDED
    assert ran.exit_code == 1
    assert "tea-for-two.yml:1 colon-unquoted\n    was | name: Tea: for two\n" in ran.output
    assert "phone-missing-zero" in ran.output


def test_links_are_left_alone_and_nothing_outside_is_written(world: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.yml"
    text = "name: Tea: for two\n"
    outside.write_text(text, "utf-8")
    (world / "directory/organisations/linked.yml").symlink_to(outside)
    beyond = tmp_path / "beyond"
    beyond.mkdir()
    (beyond / "far.yml").write_text(text, "utf-8")
    (world / "directory/services/away").symlink_to(beyond)
    fixed = fix(world, TODAY)
    assert fixed.mended == ()
    assert (outside.read_text("utf-8"), (beyond / "far.yml").read_text("utf-8")) == (text, text)


def test_a_folder_that_is_a_link_is_refused_when_writing(world: Path, tmp_path: Path) -> None:
    moved = tmp_path / "moved"
    shutil.move(world / "directory", moved)
    (world / "directory").symlink_to(moved)
    file = moved / "organisations/tea.yml"
    file.write_text("name: Tea: for two\n", "utf-8")
    fixed = fix(world, TODAY)
    assert fixed.mended == ()
    assert [reason.split(" ")[0] for reason in fixed.refused] == ["directory/organisations/tea.yml"]
    assert file.read_text("utf-8") == "name: Tea: for two\n"


@settings(max_examples=15, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(case=spoilt_records())
def test_however_a_record_is_spoilt_mending_never_makes_it_read_worse(
    case: tuple[str, bytes], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path, raw = case
    world = Path(shutil.copytree(GOOD, tmp_path_factory.mktemp("spoilt") / "world"))
    (world / path).parent.mkdir(parents=True, exist_ok=True)
    (world / path).write_bytes(raw)
    read_before = read(world, path)[0] is not None
    before = check(world, TODAY).problems
    fixed = fix(world, TODAY)
    assert read(world, path)[0] is not None or not read_before
    if fixed.mended:
        assert fixed.checked.problems != before
    else:
        assert (world / path).read_bytes() == raw
