"""``signpost check``."""

from __future__ import annotations

import os
import sys
from datetime import datetime
from pathlib import Path

import click

from generator.checking.checking import check as check_records
from generator.checking.reporting import FORMATS, report
from generator.commands.options import ROOT, TODAY, day_of


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
@TODAY
def check(root: Path, format_: str, summary_file: Path | None, today: datetime | None) -> None:
    """Check every record and say what to change.

    Exits with 0 when nothing stands in the way of publishing, 1 when something must change, 2 when
    there is nothing to check.
    """
    checked = check_records(root, day_of(today), os.cpu_count() or 1)
    click.echo(report(checked.problems, checked.files, format_), nl=False)
    if summary_file:
        with summary_file.open("a", encoding="utf-8") as file:
            file.write(report(checked.problems, checked.files, "markdown"))
    if checked.files == 0:
        click.echo(f"No records below {root.resolve()}.", err=True)
        sys.exit(2)
    sys.exit(0 if checked.may_publish else 1)
