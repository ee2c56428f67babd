"""``signpost duplicates``: which services may be one, with what speaks for it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from generator.checking.checking import check as check_records
from generator.commands.options import ROOT, TODAY, day_of
from generator.reports.duplicates import duplicates_report, duplicates_table


@click.command()
@click.option(
    "--format",
    "format_",
    type=click.Choice(("text", "csv")),
    default="text",
    help="Words for people, or a table for a spreadsheet.",
)
@ROOT
@TODAY
def duplicates(format_: str, root: Path, today: datetime | None) -> None:
    """List services that may be one and the same, what they share, and what to do.

    Names alone are never enough: two records must also share a number, a mailbox, a web page, a
    site of their own or a postcode.
    """
    catalogue = check_records(root, day_of(today)).catalogue
    made = duplicates_table if format_ == "csv" else duplicates_report
    click.echo(made(catalogue), nl=False)
