"""``signpost check``."""

from __future__ import annotations

import os
import sys
from datetime import date, datetime
from pathlib import Path

import click

from generator.checking.answering import Answer, answer
from generator.checking.reporting import FORMATS, report
from generator.commands.options import ROOT, TODAY, day_of
from generator.records.kept import Kept, cache_folder
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
@click.option(
    "--anew", is_flag=True, help="Read every file, though nothing changed since the last check."
)
@TODAY
def check(
    root: Path,
    format_: str,
    summary_file: Path | None,
    today: datetime | None,
    *,
    fixes: bool,
    anew: bool,
) -> None:
    """Check every record and say what to change.

    With --fix, lines whose correction is certain are changed first, and said: a colon without quotes,
    a tab, Yes for yes. A digit of a phone number is never changed. Exits with 0 when nothing stands in
    the way of publishing, 1 when something must change, 2 when there is nothing to check.

    What was read is kept in the cache folder of your computer, for the next check of the same folder.
    """
    day, jobs = day_of(today), os.cpu_count() or 1
    kept = Kept(root, None if anew else cache_folder())
    checked = _fixed(root, day, jobs, format_) if fixes else answer(root, day, jobs, kept)
    click.echo(report(checked.problems, checked.files, format_), nl=False)
    if summary_file:
        with summary_file.open("a", encoding="utf-8") as file:
            file.write(f"{report(checked.problems, checked.files, 'markdown')}\n")
    if checked.files == 0:
        click.echo(f"No records below {root.resolve()}.", err=True)
        sys.exit(2)
    sys.exit(0 if checked.may_publish else 1)


def _fixed(root: Path, day: date, jobs: int, format_: str) -> Answer:
    """Mend what is certain and say which lines changed: on stderr when programs read the rest."""
    from generator.editing.fixing import fix as fix_records  # noqa: PLC0415 - a check need not load it

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
    return Answer(fixed.checked.problems, fixed.checked.files)
