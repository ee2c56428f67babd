"""One issue for each area in which something is due: made, changed, closed, opened again; others untouched."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.checking.checking import check
from generator.cli import main
from generator.reports.due import due_report
from generator.reports.rolling_issues import Act, Issue, rolling_acts
from tests.conftest import Content

LATER = date(2027, 6, 1)
Acts = Callable[..., list[Act]]


@pytest.fixture
def acts_of(content: Content) -> Acts:
    """What to do, given the issues there are, on a day."""

    def made(*issues: Issue, day: date = LATER) -> list[Act]:
        catalogue = check(content.root, day).catalogue
        return list(rolling_acts(catalogue, due_report(catalogue, day), issues))

    return made


def test_an_area_with_something_due_gets_an_issue(acts_of: Acts) -> None:
    made = {act.title: act for act in acts_of()}
    assert {act.do for act in made.values()} == {"create"}
    assert set(made) == {"Due for a check: Sunderland", "Due for a check: Elmdale"}
    body = made["Due for a check: Sunderland"].body
    assert body.startswith("<!-- signpost-due: sunderland -->\n")
    assert "- [ ] `Tea and Talk`: 61 days overdue" in body
    assert "Walk and Talk" not in body


def test_an_issue_that_says_it_all_already_is_left_alone(acts_of: Acts) -> None:
    there = [
        Issue(n, act.title, act.body.replace("\n", "\r\n"), is_open=True)
        for n, act in enumerate(acts_of(), 1)
    ]
    assert acts_of(*there) == []


def test_an_issue_whose_list_has_changed_is_changed(acts_of: Acts) -> None:
    old = Issue(7, "Due for a check: Sunderland", "<!-- signpost-due: sunderland -->\nold", True)
    [change] = [act for act in acts_of(old) if act.number == 7]
    assert (change.do, change.title) == ("edit", "Due for a check: Sunderland")


def test_an_issue_is_closed_when_nothing_is_left_and_opened_again_later(acts_of: Acts) -> None:
    body = "<!-- signpost-due: sunderland -->\nold"
    quiet = date(2026, 11, 22)
    assert acts_of(Issue(7, "t", body, is_open=True), day=quiet) == [Act("close", 7)]
    assert acts_of(Issue(7, "t", body, is_open=False), day=quiet) == []
    again = [act.do for act in acts_of(Issue(7, "t", body, is_open=False)) if act.number == 7]
    assert again == ["reopen", "edit"]


def test_a_second_issue_of_one_area_and_one_of_no_area_are_closed(acts_of: Acts) -> None:
    mine = "<!-- signpost-due: sunderland -->"
    issues = [
        Issue(3, "a", mine, True),
        Issue(5, "b", mine, True),
        Issue(6, "c", "<!-- signpost-due: atlantis -->", True),
        Issue(9, "Somebody's own", "No mark", True),
    ]
    closed = {act.number for act in acts_of(*issues) if act.do == "close"}
    assert closed == {5, 6}


FAKE_GH = """#!{python}
import json, pathlib, sys
here = pathlib.Path(__file__).parent
said = sys.stdin.read() if "--body-file" in sys.argv else ""
with (here / "asked.jsonl").open("a") as out:
    out.write(json.dumps([sys.argv[1:], said]) + "\\n")
if sys.argv[1:3] == ["issue", "list"]:
    print((here / "issues.json").read_text())
if (here / "refuse").exists():
    sys.exit("HTTP 403")
"""


@pytest.fixture
def gh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program called gh that writes down what it is asked."""
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "gh"
    program.write_text(FAKE_GH.replace("{python}", sys.executable))
    program.chmod(0o755)
    (folder / "issues.json").write_text("[]")
    monkeypatch.setenv("PATH", str(folder))
    return folder


def asked(gh: Path) -> list[tuple[list[str], str]]:
    lines = (gh / "asked.jsonl").read_text().splitlines()
    return [tuple(json.loads(line)) for line in lines]


def test_the_command_asks_gh_for_each(content: Content, gh: Path) -> None:
    body = "<!-- signpost-due: elmdale -->\nold"
    issue = {"number": 4, "title": "old", "body": body, "state": "CLOSED"}
    (gh / "issues.json").write_text(json.dumps([issue]))
    words = ["rolling-issues", "--root", str(content.root), "--today", LATER.isoformat()]
    result = CliRunner().invoke(main, words)
    said = asked(gh)
    assert result.exit_code == 0, result.output
    assert [words[:3] for words, _ in said if words[0] == "issue"] == [
        ["issue", "list", "--state"],
        ["issue", "reopen", "4"],
        ["issue", "edit", "4"],
        ["issue", "create", "--title"],
    ]
    [created] = [text for words, text in said if words[:2] == ["issue", "create"]]
    assert "Tea and Talk" in created


def test_a_dry_run_changes_nothing_and_a_refusal_is_told(content: Content, gh: Path) -> None:
    words = ["rolling-issues", "--root", str(content.root), "--today", LATER.isoformat()]
    dry = CliRunner().invoke(main, [*words, "--dry-run"])
    assert "create: Due for a check: Sunderland" in dry.output
    assert len(asked(gh)) == 1
    (gh / "refuse").touch()
    refused = CliRunner().invoke(main, words)
    assert refused.exit_code == 1
    assert "gh refused: HTTP 403" in refused.output
