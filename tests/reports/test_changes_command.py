"""``signpost changes`` tells a pull request in plain words, from a real repository of Git."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.reports.comparing import NO_WAY_IN, UNCONFIRMED_NUMBER
from tests.conftest import TODAY
from tests.reports.conftest import Repository

TEA = "directory/services/sunderland/tea-and-talk.yml"


def run(repository: Repository, *arguments: str, code: int = 0) -> str:
    """What ``signpost changes`` prints there."""
    command = ["changes", "--root", str(repository.root), "--today", TODAY.isoformat(), *arguments]
    done = CliRunner().invoke(main, command)
    assert done.exit_code == code, done.output
    return done.output


def told(repository: Repository, base: str = "main") -> dict[str, Any]:
    """The comparison as JSON."""
    held: dict[str, Any] = json.loads(run(repository, "--base", base, "--format", "json"))
    return held


@pytest.fixture
def pull_request(repository: Repository) -> Repository:
    """A branch with one changed phone number, one line moved down, and one slip."""
    repository.git("checkout", "--quiet", "-b", "new-number")
    repository.change(TEA, "0191 498 0101", "0191 498 0199")
    repository.change(TEA, "name: Tea and Talk\n", "# A comment.\nname: Tea and Talk\n")
    repository.commit("A new number")
    return repository


def test_a_changed_phone_is_told_field_by_field_with_its_pages(pull_request: Repository) -> None:
    said = run(pull_request, "--base", "main")

    assert f"{TEA} (service: Tea and Talk)" in said
    assert "Phones (Group worker), Phone number: 0191 498 0101 → 0191 498 0199" in said
    assert "Neither its sources nor the day it was checked did." in said
    assert "services/tea-and-talk/: changed on sunderland" in said
    assert "0 new problems" in said
    touched = pull_request.root.parent / "touched"
    run(pull_request, "--base", "main", "--touched-file", str(touched))
    assert touched.read_text("utf-8") == "sunderland\n"


def test_what_is_missing_beside_a_number_or_in_a_new_service_is_noted(
    repository: Repository,
) -> None:
    home = repository.root / "directory/services/sunderland/tea-at-home.yml"
    new = home.read_text("utf-8").replace("status: closed", "status: open")
    repository.write("directory/services/sunderland/tea-new.yml", new)
    repository.change(TEA, "0191 498 0101", "0191 498 0199")
    repository.change(TEA, "checked:\n", "checked:\n  # asked again\n")
    notes = {record["name"]: record["note"] for record in told(repository, "HEAD")["records"]}

    assert sorted(notes.values()) == [UNCONFIRMED_NUMBER, NO_WAY_IN]
    repository.write(
        TEA, re.sub(r"  on: .*", "  on: 2026-11-20", (repository.root / TEA).read_text())
    )
    assert UNCONFIRMED_NUMBER not in run(repository)


def test_a_tombstone_is_told_like_any_record(repository: Repository) -> None:
    text = "kind: service\nsince: 2026-11-01\nwhy: Its number belongs to somebody else now.\n"
    repository.write("directory/gone/old-line.yml", text)

    said = run(repository)
    assert "directory/gone/old-line.yml (gone: " in said
    assert "Why: Its number belongs to somebody else now." in said


def test_the_work_tree_is_compared_with_what_was_committed_last(repository: Repository) -> None:
    assert run(repository).startswith("0 records and 0 pages changed, 0 new problems.")
    repository.change(TEA, "status: open", "status: paused")

    assert "Status: open → paused" in run(repository)


def test_only_new_problems_are_told_whatever_lines_they_stand_on(repository: Repository) -> None:
    repository.change(TEA, "how: Call or turn up.", "how: Ring or turn up.")
    repository.commit("A slip that stands there before")
    repository.change(TEA, "name: Tea and Talk\n", "# One line more.\nname: Tea and Talk\n")
    repository.change(TEA, "summary: A weekly group", "summary: Ring us. A weekly group")

    held = told(repository, "HEAD")

    assert [(p["code"], p["line"]) for p in held["new"]] == [("ring-not-call", 8)]
    assert held["left"] == 1
    repository.change(TEA, "how: Ring or turn up.", "how: Call or turn up.")
    mended = told(repository, "HEAD")["mended"]
    assert [p["code"] for p in mended] == ["ring-not-call"]


def test_pages_wait_until_nothing_must_change(repository: Repository) -> None:
    repository.change(TEA, "status: open", "status: opne")

    said = run(repository)

    assert "Which pages change is worked out once nothing must change" in said
    assert "Did you mean 'open'?" in said
    assert "Status: open → opne" in said


def test_a_record_that_cannot_be_read_is_told_so(repository: Repository) -> None:
    repository.write(TEA, "name: [\n")

    assert "It cannot be read as it stands now." in run(repository)


def test_a_renamed_record_a_new_one_and_a_removed_one_are_told(repository: Repository) -> None:
    text = (repository.root / TEA).read_text("utf-8")
    home = "directory/services/sunderland/tea-at-home.yml"
    repository.write("directory/services/sunderland/tea-talk.yml", f"{text}was: [tea-and-talk]\n")
    repository.write(
        "directory/services/sunderland/tea-new.yml", (repository.root / home).read_text()
    )
    (repository.root / TEA).unlink()
    (repository.root / home).unlink()

    records = {
        r["path"].rsplit("/")[-1]: r["changes"][0]["how"] for r in told(repository)["records"]
    }

    assert records["tea-talk.yml"] == "renamed"
    assert "tea-and-talk.yml" not in records
    assert records["tea-new.yml"] == "renamed"


def test_a_changed_layout_or_comment_says_the_same(repository: Repository) -> None:
    repository.change(TEA, "name: Tea and Talk", 'name: "Tea and Talk" # the group')

    held = told(repository)

    assert (
        held["records"][0]["note"] == "Only its layout or its comments changed. It says the same."
    )
    assert held["pages"] == []


def test_a_page_of_prose_and_the_program_are_told_apart(repository: Repository) -> None:
    repository.write("content/pages/about.md", "# About\n\nNew words.\n")
    repository.write("site_templates/new.html", "x")

    held = told(repository)

    assert held["files"] == ["content/pages/about.md"]
    assert held["program"] == 1
    assert {"about/index.html"} == {page["url"] for page in held["pages"]}
    assert held["touched"] == ["", "elmdale", "sunderland"]


@pytest.mark.parametrize(
    "base", ["--output=stolen", "no-such-branch", "main;id", "$(id)", "", "main:signpost.yml"]
)
def test_what_is_no_revision_is_refused(repository: Repository, base: str) -> None:
    said = run(repository, f"--base={base}", code=2)

    assert "revision" in said
    assert not (repository.root / "stolen").exists()


def test_nothing_outside_the_folder_is_written_for_a_link_in_a_commit(
    repository: Repository, tmp_path: Path
) -> None:
    target = tmp_path / "elsewhere"
    target.mkdir()
    (repository.root / "directory" / "link").symlink_to(target)
    repository.commit("A link")
    (repository.root / "directory" / "link").unlink()

    run(repository, "--base", "HEAD")

    assert list(target.iterdir()) == []
