"""``signpost codeowners``: who is asked to look at a change."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from generator.checking.checking import check as check_records
from generator.commands.options import ROOT, TODAY, day_of
from generator.reports.codeowners import FILE, WithoutOwner, is_current
from generator.reports.codeowners import codeowners as owners_of


@click.command()
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit with 1 when stale.")
@ROOT
@TODAY
def codeowners(root: Path, today: datetime | None, *, only_check: bool) -> None:
    """Write .github/CODEOWNERS from the editors of the areas.

    An area names them under editors, and signpost.yml names maintainers for all else. When nobody is
    named there is no such file. Exits with 1 when files would have no owner.
    """
    checked = check_records(root, day_of(today))
    try:
        current, text = is_current(root, checked), owners_of(checked)
    except WithoutOwner as reason:
        click.echo(str(reason), err=True)
        sys.exit(1)
    if current:
        click.echo(f"{FILE} is as it must be." if text else "Nobody is named, so there is no file.")
        return
    if only_check:
        click.echo(f"{FILE} is stale. Run `signpost codeowners`.", err=True)
        sys.exit(1)
    file = root / FILE
    if text is None:
        file.unlink()
        click.echo(f"Nobody is named any more: {FILE} is removed.")
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    click.echo(f"Wrote {FILE}.")
