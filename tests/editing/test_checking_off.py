"""`signpost checked` writes one check into a record, touches no other line, and can make a branch of it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.checking.checking import check
from generator.cli import main
from tests.conftest import EXAMPLE, OVERLAY, TODAY

TEA = "directory/services/sunderland/tea-and-talk.yml"
WALK = "directory/services/elmdale/walk-and-talk.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small directory without templates."""
    shutil.copytree(EXAMPLE, tmp_path, dirs_exist_ok=True)
    shutil.copytree(OVERLAY, tmp_path, dirs_exist_ok=True)
    return tmp_path


@pytest.fixture
def repository(root: Path) -> Path:
    """The same in a Git repository."""
    git(root, "init", "--quiet", "--initial-branch", "main")
    git(root, "config", "user.email", "editor@example.org")
    git(root, "config", "user.name", "Editor")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "All")
    return root


def git(root: Path, *words: str) -> str:
    done = subprocess.run(
        ["git", "-C", root, *words], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    return done.stdout.strip()


def run(root: Path, *words: str) -> Result:
    given = ["checked", *words, "--root", str(root), "--today", TODAY.isoformat()]
    return CliRunner().invoke(main, given)


def changed(before: str, after: str) -> tuple[set[str], set[str]]:
    """Lines that went, and lines that came."""
    return set(before.splitlines()) - set(after.splitlines()), set(after.splitlines()) - set(
        before.splitlines()
    )


def test_a_new_check_takes_the_place_of_the_old_and_of_nothing_else(root: Path) -> None:
    file = root / TEA
    file.write_text("# A remark\n" + file.read_text("utf-8"), "utf-8")
    before = file.read_text("utf-8")
    result = run(root, "tea-and-talk", "--how", "email", "--by", "link worker")
    went, came = changed(before, file.read_text("utf-8"))
    found = check(root, TODAY).catalogue.services["tea-and-talk"].checked
    assert result.exit_code == 0, result.output
    assert found
    assert (found.on, found.how, found.by) == (TODAY, "email", "link worker")
    assert {line.split(":")[0].strip() for line in went | came} == {"on", "how", "by"}
    assert file.read_text("utf-8").startswith("# A remark\n")


def test_a_first_check_only_adds_lines(root: Path) -> None:
    before = (root / WALK).read_text("utf-8")
    run(root, "walk-and-talk", "--on", "2026-11-20")
    went, came = changed(before, (root / WALK).read_text("utf-8"))
    assert went == set()
    assert 1 <= len(came) <= 4
    assert check(root, TODAY).catalogue.services["walk-and-talk"].checked


def test_a_first_check_keeps_windows_newlines(root: Path) -> None:
    file = root / WALK
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    run(root, "walk-and-talk")
    assert b"\n" not in file.read_bytes().replace(b"\r\n", b"")


def test_it_says_how_to_send_the_one_line_change(root: Path) -> None:
    said = run(root, "tea-and-talk", "--how", "phone").output.splitlines()
    assert said == [
        f"Marked {TEA} as checked.",
        "Still right: Tea and Talk (asked by phone, 2026-11-22)",
        "To send it:",
        "  git switch -c still-right/tea-and-talk-2026-11-22",
        f"  git commit -m 'Still right: Tea and Talk (asked by phone, 2026-11-22)' -- {TEA}",
        "  git push -u origin still-right/tea-and-talk-2026-11-22",
    ]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("tea-and-tlak",), "There is no entry called 'tea-and-tlak'."),
        (("tea-and-talk", "--on", "2026-11-23"), "This day has not come yet."),
        (("tea-and-talk", "--by", " "), "Say in which role"),
        (("tea-and-talk", "--how", "pigeon"), "pigeon"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    root: Path, words: tuple[str, ...], says: str
) -> None:
    before = (root / TEA).read_bytes()
    result = run(root, *words)
    assert result.exit_code == 2
    assert says in result.output
    assert (root / TEA).read_bytes() == before


def test_a_file_that_does_not_read_is_left_as_it_is(root: Path) -> None:
    (root / TEA).write_text("name: [broken\n", "utf-8")
    result = run(root, "tea-and-talk")
    assert result.exit_code == 1
    assert "Traceback" not in result.output
    assert (root / TEA).read_text("utf-8") == "name: [broken\n"


@pytest.mark.parametrize("broken", [b"name: [broken\n", b"name: Caf\xe9\n"])
def test_of_several_entries_none_is_marked_when_one_does_not_read(
    root: Path, broken: bytes
) -> None:
    before = (root / WALK).read_bytes()
    (root / TEA).write_bytes(broken)
    result = run(root, "walk-and-talk", "tea-and-talk")
    assert (result.exit_code, (root / WALK).read_bytes()) == (1, before)
    assert "Traceback" not in result.output


def test_no_check_is_written_through_a_link(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "file.yml"
    outside.write_bytes((root / TEA).read_bytes())
    (root / TEA).unlink()
    (root / TEA).symlink_to(outside)
    before = outside.read_bytes()
    result = run(root, "tea-and-talk")
    assert (result.exit_code, outside.read_bytes()) == (1, before)
    assert "is a link" in result.output


def test_a_branch_has_one_commit_with_the_check_alone(repository: Path) -> None:
    """Whatever else was being worked on stays where it was, and nothing is pushed."""
    (repository / WALK).write_text((repository / WALK).read_text("utf-8") + "# mine\n", "utf-8")
    result = run(repository, "tea-and-talk", "--branch")
    branch = "still-right/tea-and-talk-2026-11-22"
    assert result.exit_code == 0, result.output
    assert git(repository, "branch", "--show-current") == "main"
    assert git(repository, "log", "--format=%s", f"main..{branch}") == (
        "Still right: Tea and Talk (asked by phone, 2026-11-22)"
    )
    assert git(repository, "diff", "--name-only", f"main...{branch}") == TEA
    assert git(repository, "status", "--porcelain").strip().endswith("walk-and-talk.yml")
    assert f"git push -u origin {branch}" in result.output


def test_several_entries_are_one_commit(repository: Path) -> None:
    run(repository, "tea-and-talk", "walk-and-talk", "--branch")
    branch = "still-right/tea-and-talk-2026-11-22"
    assert git(repository, "log", "--format=%s", f"main..{branch}").startswith(
        "Still right: Tea and Talk and 1 more"
    )
    assert len(git(repository, "diff", "--name-only", f"main...{branch}").splitlines()) == 2


def test_a_branch_is_not_made_over_unfinished_work_or_twice(
    repository: Path, tmp_path: Path
) -> None:
    (repository / TEA).write_text((repository / TEA).read_text("utf-8") + "# mine\n", "utf-8")
    before = (repository / TEA).read_bytes()
    first = run(repository, "tea-and-talk", "--branch")
    assert (first.exit_code, (repository / TEA).read_bytes()) == (1, before)
    assert "Commit or undo what has changed first" in first.output
    git(repository, "checkout", "--quiet", "--", TEA)
    run(repository, "tea-and-talk", "--branch")
    again = run(repository, "tea-and-talk", "--branch")
    assert again.exit_code == 1
    assert "There is a branch" in again.output
