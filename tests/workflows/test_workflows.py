"""GitHub's workflows: what they may do, and the commands they run, tried on a real repository."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT
from tests.reports.conftest import Repository, repository

__all__ = ["repository"]

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
TEA = "directory/services/sunderland/tea-and-talk.yml"
#: Events that run a workflow with rights of its own on what anybody sent.
DANGEROUS = {"pull_request_target", "workflow_run"}


def parsed(workflow: Path) -> dict[Any, Any]:
    held: dict[Any, Any] = yaml.safe_load(workflow.read_text("utf-8"))
    return held


def test_zizmor_finds_nothing_and_one_line_at_most_is_excused() -> None:
    zizmor = Path(sys.executable).with_name("zizmor")
    done = subprocess.run(
        [zizmor, "--offline", "--no-progress", "--persona", "pedantic", ROOT / ".github"],
        capture_output=True, text=True, check=False, env=os.environ | {"NO_COLOR": "1"},
    )  # fmt: skip

    assert done.returncode == 0, done.stdout + done.stderr
    excused = [
        line
        for workflow in WORKFLOWS
        for line in workflow.read_text("utf-8").splitlines()
        if "zizmor: ignore" in line
    ]
    assert len(excused) <= 1
    assert all("workflow_run" in line for line in excused)


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_may_do_nothing_that_a_job_does_not_ask_for(workflow: Path) -> None:
    held = parsed(workflow)

    assert held["permissions"] == {}
    for name, job in held["jobs"].items():
        assert job["timeout-minutes"] <= 60, name
        written = [right for right, how in job.get("permissions", {}).items() if how == "write"]
        if "pull_request" in held[True]:
            assert written == [], name


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_every_action_is_pinned_to_a_commit_with_its_version_beside_it(workflow: Path) -> None:
    for line in workflow.read_text("utf-8").splitlines():
        if "uses:" in line:
            assert re.search(r"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line), line
            assert "actions/" in line, "an action that is not GitHub's own needs a reason"


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_no_command_holds_a_word_from_outside(workflow: Path) -> None:
    """``${{ }}`` is put into a command as text, so a title could become a command: by env only."""
    for job in parsed(workflow)["jobs"].values():
        for step in job["steps"]:
            assert "${{" not in step.get("run", "")


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_what_runs_with_rights_checks_out_the_main_branch(workflow: Path) -> None:
    held = parsed(workflow)
    if not DANGEROUS & set(held[True]):
        return
    assert "pull_request_target" not in held[True]
    for job in held["jobs"].values():
        for step in job["steps"]:
            if "actions/checkout" in step.get("uses", ""):
                assert step["with"]["ref"] == "${{ github.event.repository.default_branch }}"
            assert "install" not in step.get("run", "")


# ------------------------------------------------------------------------------- the commands


@pytest.fixture
def ours(repository: Repository) -> Repository:
    """The small directory with our scripts, on a branch beside main."""
    shutil.copytree(ROOT / ".ci", repository.root / ".ci")
    (repository.root / ".venv/bin").mkdir(parents=True)
    command = repository.root / ".venv/bin/signpost"
    command.symlink_to(Path(sys.executable).with_name("signpost"))
    repository.write(".gitignore", "public/\nbuild/\n.venv/\n")
    repository.commit("Scripts")
    repository.git("checkout", "--quiet", "-b", "change")
    return repository


def needs_tests(repository: Repository) -> str:
    return subprocess.run(
        [repository.root / ".ci/needs-tests", "main"], check=True, capture_output=True, text=True
    ).stdout


LANES = {
    TEA: "no",
    "directory/organisations/harbour-friends.yml": "no",
    "content/pages/about.md": "no",
    "directory/vocabulary/needs.yml": "yes",
    "directory/places/x.csv": "yes",
    "generator/cli.py": "yes",
    "signpost.yml": "yes",
    ".github/workflows/check.yml": "yes",
    "x\ncontent/x.yml": "yes",
}


def test_only_records_and_prose_take_the_fast_lane(ours: Repository) -> None:
    ours.change(TEA, "cost: free", "cost: free # yes")
    ours.commit()
    start = ours.git("rev-parse", "HEAD")
    for path, answer in LANES.items():
        ours.write(path, "name: x\n")
        ours.commit()
        assert needs_tests(ours) == f"{answer}\n", path
        ours.git("reset", "--quiet", "--hard", start)


def run_pull_request(repository: Repository, *more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [repository.root / ".ci/pull-request", *(more or ("main", "7"))],
        capture_output=True, text=True, check=False,
        env={"PATH": os.environ["PATH"], "GITHUB_ACTIONS": "true", "HOME": str(repository.root),
             "GITHUB_STEP_SUMMARY": str(repository.root / "build/summary.md")},
    )  # fmt: skip


def test_a_pull_request_with_one_changed_phone_is_told_and_previewed(ours: Repository) -> None:
    (ours.root / "build").mkdir()
    ours.change(TEA, "0191 498 0101", "0191 498 0199")
    ours.change(TEA, "how: Call or turn up.", "how: Ring or turn up.")
    ours.change(TEA, '"0191 498 0199"', "0191 498 0199")
    ours.commit()

    done = run_pull_request(ours)

    assert done.returncode == 0, done.stdout + done.stderr
    assert f"::warning file={TEA},line=24,col=8,title=ring-not-call::" in done.stdout
    held = json.loads((ours.root / "build/pull-request/changes.json").read_text("utf-8"))
    assert held["pull_request"] == 7
    assert held["touched"] == ["sunderland"]
    assert [p["code"] for p in held["new"]] == ["ring-not-call"]
    summary = (ours.root / "build/summary.md").read_text("utf-8")
    assert "`0191 498 0101` → `0191 498 0199`" in summary
    assert f"{TEA} would change." in summary, "its form is told, and stops nothing"
    preview = ours.root / "build/pull-request/preview"
    assert [folder.name for folder in preview.iterdir()] == ["sunderland"]
    assert "0191 498 0199" in (preview / "sunderland/services/tea-and-talk/index.html").read_text()


def test_a_pull_request_that_must_change_is_told_all_the_same(ours: Repository) -> None:
    (ours.root / "build").mkdir()
    ours.change(TEA, "status: open", "status: opne")
    ours.commit()

    done = run_pull_request(ours)

    assert done.returncode == 1
    assert "::error file=" in done.stdout
    held = json.loads((ours.root / "build/pull-request/changes.json").read_text("utf-8"))
    assert held["records"][0]["changes"][0]["after"] == "opne"
    assert not (ours.root / "build/pull-request/preview").exists()
