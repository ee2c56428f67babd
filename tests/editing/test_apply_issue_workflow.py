"""The workflow takes nothing of an issue into a command, and its own commands do what they say.

The steps are run here as they stand, with real Git, jq and our program; only GitHub's ``gh`` is a
stand-in that notes what it was asked.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

from generator.editing.issue_forms import ADD_SERVICE, APPLY_LABEL, SOMETHING_ELSE
from tests.conftest import ROOT
from tests.editing.issues import NEW_SERVICE, rendered, small_directory

FILE = ROOT / ".github/workflows/apply-issue.yml"
WORKFLOW: dict[Any, Any] = yaml.safe_load(FILE.read_text("utf-8"))
JOB = WORKFLOW["jobs"]["apply"]
STEPS: list[dict[str, Any]] = JOB["steps"]
SCRIPTS = [step for step in STEPS if "run" in step]
TITLE = "::set-output name=code::0 $(touch owned) `touch owned` \" ' --help"


def test_no_expression_stands_in_a_command() -> None:
    """Not even a harmless one: then nobody needs to know which are."""
    assert [step["name"] for step in SCRIPTS if "${{" in step["run"]] == []


def test_what_goes_into_the_environment_holds_no_text_of_the_issue() -> None:
    """Its title and body are read from the file of the event."""
    given = {value for step in SCRIPTS for value in step.get("env", {}).values()}

    assert given == {
        "${{ github.event.issue.number }}",
        "${{ github.token }}",
        "${{ github.repository }}",
        "${{ github.event.repository.default_branch }}",
        "${{ steps.change.outputs.code }}",
    }
    assert "github.event.issue.body" not in FILE.read_text("utf-8")
    assert "github.event.issue.title" not in FILE.read_text("utf-8")


def test_only_a_label_starts_it_and_only_its_job_may_write() -> None:
    assert WORKFLOW[True] == {"issues": {"types": ["labeled"]}}
    assert WORKFLOW["permissions"] == {}
    assert f"github.event.label.name == '{APPLY_LABEL}'" in JOB["if"]
    assert JOB["permissions"] == {"contents": "write", "pull-requests": "write", "issues": "write"}


def test_only_githubs_own_actions_are_used_pinned_and_without_its_token() -> None:
    used = [step["uses"] for step in STEPS if "uses" in step]

    assert all(re.fullmatch(r"actions/(checkout|setup-python)@[0-9a-f]{40}", use) for use in used)
    assert STEPS[0]["with"] == {"persist-credentials": False}
    tokens = [step["name"] for step in SCRIPTS if "GH_TOKEN" in step.get("env", {})]
    assert tokens == ["Say why nothing was changed", "Open the pull request"]


class Runner:
    """A runner of GitHub as far as these steps need one."""

    def __init__(self, folder: Path) -> None:
        self.temp, self.origin = folder / "temp", folder / "origin.git"
        self.event, self.output = folder / "event.json", folder / "output"
        self.calls, self.bin = folder / "calls", folder / "bin"
        self.temp.mkdir()
        self.bin.mkdir()
        self.world = small_directory(folder)
        gh = self.bin / "gh"
        gh.write_text(
            '#!/bin/sh\nfor word in "$@"; do printf \'%s\\n\' "$word"; done >> "$CALLS"\n'
        )
        gh.chmod(0o755)
        self.git("init", "--quiet", "--bare", "--initial-branch=main", str(self.origin))
        self.git("init", "--quiet", "--initial-branch=main")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "The records")
        self.git("remote", "add", "origin", str(self.origin))
        self.git("push", "--quiet", "origin", "main")

    def git(self, *words: str, where: Path | None = None) -> str:
        """What Git answers to *words* in the checked-out records, or *where*."""
        named = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
        ran = subprocess.run(
            ["git", *named, *words],
            cwd=where or self.world,
            check=True,
            capture_output=True,
            text=True,
        )
        return ran.stdout

    def run(self, name: str, **environment: str) -> str:
        """Run the step called *name* as GitHub does, and give what it printed."""
        step = next(step for step in STEPS if step.get("name") == name)
        given = {
            "PATH": f"{self.bin}:{Path(sys.executable).parent}:{os.environ['PATH']}",
            "HOME": str(self.temp),
            "PYTHONPATH": str(ROOT),
            "PYTHONSAFEPATH": "1",
            "CALLS": str(self.calls),
            "RUNNER_TEMP": str(self.temp),
            "GITHUB_EVENT_PATH": str(self.event),
            "GITHUB_STEP_SUMMARY": str(self.temp / "step.md"),
            "GITHUB_OUTPUT": str(self.output),
            "NUMBER": "12",
            "BASE": "main",
            **environment,
        }
        shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
        ran = subprocess.run(
            shell, cwd=self.world, env=given, check=False, capture_output=True, text=True
        )
        assert ran.returncode == 0, ran.stdout + ran.stderr
        return ran.stdout

    def change(self, body: str) -> tuple[str, str]:
        """Run the step that makes the change for an issue with *body*: its exit code, and its log."""
        self.event.write_text(json.dumps({"issue": {"body": body, "title": TITLE}}), "utf-8")
        log = self.run("Make the change and check everything")
        return self.output.read_text().strip(), log


def test_an_issue_becomes_a_branch_and_a_pull_request(tmp_path: Path) -> None:
    runner = Runner(tmp_path)
    code, log = runner.change(rendered(ADD_SERVICE, NEW_SERVICE))
    runner.run("Open the pull request", CODE="0")
    calls = runner.calls.read_text()

    assert (code, log) == ("code=0", "Written: directory/services/sunderland/walk-and-talk.yml\n")
    assert (
        "pr\ncreate\n--base\nmain\n--head\nissue-12\n--title\nAdd service walk-and-talk (issue 12)\n"
        in calls
    )
    assert "--draft" not in calls
    assert "issue\nedit\n12\n--remove-label\napply\n" in calls
    changed = runner.git("show", "--name-only", "--format=%s", "issue-12", where=runner.origin)
    assert changed.split("\n") == [
        "Add service walk-and-talk (issue 12)", "", "directory/services/sunderland/walk-and-talk.yml", "",
    ]  # fmt: skip
    assert not list(tmp_path.rglob("owned"))
    runner.run("Open the pull request", CODE="0")
    assert "There is a branch issue-12 already" in runner.calls.read_text()


def test_one_with_problems_is_a_draft_and_one_for_people_gets_an_answer(tmp_path: Path) -> None:
    runner = Runner(tmp_path)
    code, _ = runner.change(rendered(SOMETHING_ELSE, {"message": "Hello"}))
    runner.run("Say why nothing was changed")

    assert code == "code=2"
    assert "issue\ncomment\n12\n--body-file\n" in runner.calls.read_text()
    runner.output.unlink()
    code, _ = runner.change(rendered(ADD_SERVICE, NEW_SERVICE | {"phone": "191 498 0155"}))
    runner.run("Open the pull request", CODE="1")
    assert code == "code=1"
    assert "--draft\n" in runner.calls.read_text()
    assert "phone-missing-zero" in (runner.temp / "body.md").read_text("utf-8")
