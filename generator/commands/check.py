"""``signpost check``."""

from __future__ import annotations

import os
import sys
from datetime import date, datetime
from pathlib import Path

import click

from generator.checking.checking import Checked
from generator.checking.checking import check as check_records
from generator.checking.reporting import FORMATS, report
from generator.commands.options import ROOT, TODAY, day_of
from generator.editing.fixing import fix as fix_records
from generator.records.unseen import plainly


@click.command()
@ROOT
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    default="text",
    help="How to print the problems.",
)
@click.option(
    "--summary",
    "summary_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Add all problems as Markdown to this file, such as GitHub's summary of a job.",
)
@click.option("--fix", "fixes", is_flag=True, help="First mend what can be mended with certainty.")
@TODAY
def check(
    root: Path, format_: str, summary_file: Path | None, today: datetime | None, *, fixes: bool
) -> None:
    """Check every record and say what to change.

    With --fix, lines whose correction is certain are changed first, and said: a colon without quotes,
    a tab, Yes for yes. A digit of a phone number is never changed. Exits with 0 when nothing stands in
    the way of publishing, 1 when something must change, 2 when there is nothing to check.
    """
    day, jobs = day_of(today), os.cpu_count() or 1
    checked = _fixed(root, day, jobs, format_) if fixes else check_records(root, day, jobs)
    click.echo(report(checked.problems, checked.files, format_), nl=False)
    if summary_file:
        with summary_file.open("a", encoding="utf-8") as file:
            file.write(f"{report(checked.problems, checked.files, 'markdown')}\n")
    if checked.files == 0:
        click.echo(f"No records below {root.resolve()}.", err=True)
        sys.exit(2)
    sys.exit(0 if checked.may_publish else 1)


def _fixed(root: Path, day: date, jobs: int, format_: str) -> Checked:
    """Mend what is certain and say which lines changed: on stderr when programs read the rest."""
    fixed = fix_records(root, day, jobs)
    aside = format_ != "text"
    for each in fixed.mended:
        click.echo(
            f"{plainly(each.path)}:{each.line} {each.code}\n    was | {plainly(each.old)}\n    now | {plainly(each.new)}\n",
            err=aside,
        )
    for reason in fixed.refused:
        click.echo(plainly(reason), err=True)
    count = len(fixed.mended)
    click.echo(f"{count or 'No'} line{'' if count == 1 else 's'} changed.\n", err=aside)
    return fixed.checked
