"""``signpost due``: the commands that keep a directory fresh."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path

import click

from generator.checking.checking import Checked
from generator.checking.checking import check as check_records
from generator.commands.options import ROOT, TODAY, day_of
from generator.planning.service_wording import ServiceWording
from generator.reports.due import WITHIN, DueReport, due_report
from generator.reports.due_drafts import as_text, due_drafts
from generator.reports.due_words import FORMATS

MOST_DAYS = 3_660


@click.command()
@click.option("--area", default="", help="Only what belongs to the site of this area.")
@click.option("--owner", default="", help="Only what this organisation looks after.")
@click.option(
    "--within",
    metavar="DAYS",
    type=click.IntRange(0, MOST_DAYS),
    default=WITHIN,
    show_default=True,
    help="How many days to look ahead.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice((*FORMATS, "email")),
    default="table",
    help="A table, a list to tick off, a spreadsheet, or drafts of e-mails that ask.",
)
@click.option("--unchecked", is_flag=True, help="Drafts for what nobody has ever checked, too.")
@click.option(
    "--to",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=None,
    help="Write the drafts into this folder, as .eml files.",
)
@ROOT
@TODAY
def due(
    area: str,
    owner: str,
    within: int,
    format_: str,
    folder: Path | None,
    root: Path,
    today: datetime | None,
    *,
    unchecked: bool,
) -> None:
    """List what must be checked again, the most dangerous first.

    Crisis lines come first, then what has been due the longest. An entry that nobody has checked yet
    is not overdue: those are counted apart. Exits with 0, also when much is due; 2 for an area or an
    owner that there is not.
    """
    day = day_of(today)
    checked = check_records(root, day)
    catalogue = checked.catalogue
    for word, id_, known in (
        ("area", area, catalogue.areas),
        ("organisation", owner, catalogue.organisations),
    ):
        if id_ and id_ not in known:
            click.echo(f"There is no {word} called '{id_}'.", err=True)
            sys.exit(2)
    report = due_report(catalogue, day, within=within, area=area, owner=owner)
    if format_ == "email" or folder is not None:
        _drafts(report, checked, day, folder, unchecked=unchecked)
    else:
        click.echo(FORMATS[format_](report), nl=False)


def _drafts(
    report: DueReport, checked: Checked, day: date, folder: Path | None, *, unchecked: bool
) -> None:
    entries = (*report.entries, *(report.unchecked if unchecked else ()))
    made = due_drafts(entries, ServiceWording(checked.catalogue, day), checked.settings)
    if folder is None:
        click.echo(as_text(made), nl=False)
    else:
        folder.mkdir(parents=True, exist_ok=True)
        for draft in made.drafts:
            (folder / f"{draft.name}.eml").write_bytes(draft.message.as_bytes())
        click.echo(f"{len(made.drafts)} drafts in {folder}. Nothing was sent.")
    for record in made.without:
        click.echo(f"No e-mail address is known for {record.path}. Call them.", err=True)
