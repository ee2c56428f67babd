"""``signpost checked``."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path
from typing import get_args

import click

from generator.commands.options import ROOT, TODAY, day_of
from generator.editing.checking_off import (
    CannotBranch,
    Check,
    branch_name,
    by_hand,
    check_off,
    commit_on_branch,
    message,
    ready_to_branch,
)
from generator.editing.entries import NoSuchEntry, find_entry
from generator.editing.record_text import CannotEdit
from generator.editing.safe_writing import CannotWrite
from generator.records.parts import Checked

_WAYS = get_args(Checked.model_fields["how"].annotation)


@click.command()
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@click.option(
    "--how",
    type=click.Choice(_WAYS),
    default="phone",
    show_default=True,
    help="How you asked, or where you looked.",
)
@click.option("--by", default="editor", show_default=True, help="Your role. Never a name.")
@click.option(
    "--on",
    metavar="DAY",
    type=click.DateTime(["%Y-%m-%d"]),
    default=None,
    help="The day you asked. Default: today.",
)
@click.option("--branch", is_flag=True, help="Make a Git branch with this change, ready to push.")
@ROOT
@TODAY
def checked(
    ids: tuple[str, ...],
    how: str,
    by: str,
    on: datetime | None,
    root: Path,
    today: datetime | None,
    *,
    branch: bool,
) -> None:
    """Write down that the entry ID was checked and is still right.

    Changes its 'checked' lines and nothing else. Give several ids for several entries. Nothing is
    pushed: that stays with you. Exits with 2 when there is no such entry, or the day has not come yet;
    1 when a file cannot be changed.
    """
    check = Check(on.date() if on else day_of(today), how, " ".join(by.split()))
    _no_later_than(check, day_of(today))
    try:
        paths = tuple(dict.fromkeys(find_entry(root, id_) for id_ in ids))
    except NoSuchEntry as reason:
        click.echo(str(reason), err=True)
        sys.exit(2)
    name = branch_name(paths[0], check)
    try:
        if branch:
            ready_to_branch(root, name, paths)
        words = message(check_off(root, paths, check), check)
        if branch:
            commit_on_branch(root, name, words, paths)
    except (CannotEdit, CannotBranch, CannotWrite) as reason:
        click.echo(str(reason), err=True)
        sys.exit(1)
    for path in paths:
        click.echo(f"Marked {path} as checked.")
    click.echo(words)
    if branch:
        click.echo(f"It is on the branch {name}. To send it: git push -u origin {name}")
    else:
        click.echo("To send it:")
        for command in by_hand(name, words, paths):
            click.echo(f"  {command}")


def _no_later_than(check: Check, today: date) -> None:
    if check.on > today or not check.by:
        click.echo(
            "Give the day it was checked. This day has not come yet."
            if check.by
            else "Say in which role you checked it: --by editor.",
            err=True,
        )
        sys.exit(2)
