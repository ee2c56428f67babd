"""``signpost rolling-issues``: run by a scheduled workflow, never by hand. Speaks to GitHub through ``gh``."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import click

from generator.checking.checking import check as check_records
from generator.commands.options import ROOT, TODAY, day_of
from generator.reports.due import due_report
from generator.reports.rolling_issues import LABEL, Act, issues_from, rolling_acts

_MOST_ISSUES = "500"


@click.command("rolling-issues")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
@ROOT
@TODAY
def rolling_issues(root: Path, today: datetime | None, *, dry_run: bool) -> None:
    """Keep one issue open for each area in which something is due, with a list to tick off.

    Uses gh, which must be signed in. Makes, changes, closes and reopens issues with the label
    'freshness', and touches no others. Exits with 1 when gh refuses, 2 when there is no gh.
    """
    gh = shutil.which("gh")
    if gh is None:
        click.echo(
            "This needs GitHub's own command, gh. Install it, then run this again.", err=True
        )
        sys.exit(2)
    day = day_of(today)
    catalogue = check_records(root, day).catalogue
    try:
        listed = _gh(
            gh, "issue", "list", "--state", "all", "--label", LABEL, "--limit", _MOST_ISSUES,
            "--json", "number,title,body,state",
        )  # fmt: skip
        acts = tuple(
            rolling_acts(
                catalogue, due_report(catalogue, day), issues_from(json.loads(listed or "[]"))
            )
        )
        for act in acts:
            click.echo(f"{act.do}: {act.title or f'number {act.number}'}")
            if not dry_run:
                _do(gh, act)
    except subprocess.CalledProcessError as refused:
        click.echo(f"gh refused: {refused.stderr.strip()}", err=True)
        sys.exit(1)
    if not acts:
        click.echo("Every issue is as it should be.")


def _do(gh: str, act: Act) -> None:
    number = str(act.number)
    if act.do == "create":
        _gh(
            gh,
            "label",
            "create",
            LABEL,
            "--force",
            "--description",
            "Entries that must be checked again",
        )
        _gh(
            gh,
            "issue",
            "create",
            "--title",
            act.title,
            "--label",
            LABEL,
            "--body-file",
            "-",
            given=act.body,
        )
    elif act.do == "edit":
        _gh(gh, "issue", "edit", number, "--title", act.title, "--body-file", "-", given=act.body)
    elif act.do == "reopen":
        _gh(gh, "issue", "reopen", number)
    else:
        _gh(gh, "issue", "close", number, "--comment", "Nothing is due here now.")


def _gh(gh: str, *words: str, given: str = "") -> str:
    """What gh says to *words*. Raises CalledProcessError when it refuses."""
    return subprocess.run(  # noqa: S603 - gh itself, and words of ours
        [gh, *words], input=given, capture_output=True, text=True, encoding="utf-8", check=True
    ).stdout
