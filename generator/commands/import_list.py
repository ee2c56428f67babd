"""``signpost import``: a list that others keep becomes records for an editor to read."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import NoReturn

import click

from generator.checking.checking import Checked
from generator.checking.checking import check as check_records
from generator.commands.options import ROOT, TODAY, day_of
from generator.importing.bringing import bring, write
from generator.importing.columns import propose
from generator.importing.made import Made, read_made
from generator.importing.plan import FOLDER, ImportPlan, faults_of, name_of, plan_text, read_plan
from generator.importing.table import Table, read_table
from generator.importing.telling import as_table, proposal, told
from generator.records.unseen import plainly


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--kind", type=click.Choice(("service",)), default="service", help="What the rows become."
)
@click.option("--area", default="", help="The area whose folder the records go to.")
@click.option(
    "--mapping",
    type=click.Path(dir_okay=False, path_type=Path),
    default=None,
    help=f"The file that says what each column becomes. Default: {FOLDER}/ and the list's name.",
)
@click.option("--title", default="", help="What the list is called. Default: its file's name.")
@click.option("--url", default="", help="The web address of the list, or of its publisher.")
@click.option("--publisher", default="", help="Who publishes the list.")
@click.option("--licence", default="", help="Its licence, such as Open Government Licence v3.0.")
@click.option("--date", "date_", default="undated", help="The list's own date, such as 2018-07.")
@click.option("--yes", is_flag=True, help="Make the records at once, from the columns proposed.")
@click.option(
    "--report",
    "report_file",
    type=click.Path(dir_okay=False, path_type=Path),
    default=None,
    help="Write what became of each row to this file, as a table.",
)
@ROOT
@TODAY
def import_list(
    *,
    file: Path,
    kind: str,  # noqa: ARG001 - only services, so far
    area: str,
    mapping: Path | None,
    title: str,
    url: str,
    publisher: str,
    licence: str,
    date_: str,
    yes: bool,
    report_file: Path | None,
    root: Path,
    today: datetime | None,
) -> None:
    """Make records from FILE, a table of comma-separated values, for an editor to read.

    The first time, says what each column would become, and writes that down for you to change. The
    second time, makes the records, held back. Never changes a record that an editor has touched.
    Exits with 1 when something must be said or changed first.
    """
    checked = check_records(root, day_of(today))
    table = read_table(file.read_bytes())
    if not table.rows:
        _stop([f"row {row.number}: {row.why}" for row in table.unread] or ["There are no rows."])
    name = name_of(file)
    mapping = mapping or root / FOLDER / f"{name}.yml"
    is_new = not mapping.exists()
    if is_new:
        plan = ImportPlan(title or file.stem, area, url, publisher, licence, date_, propose(table))
        _propose(plan, table, checked, mapping, file.name)
        if not yes:
            click.echo(f"Read {mapping}, change what is wrong, and give the same command again.")
            return
    plan = _plan(mapping, checked)
    made = root / FOLDER / f"{name}.made.csv"
    before = read_made(_text(made)) if made.exists() else Made()
    brought = bring(root, table, plan, file.name, checked.catalogue, before, day_of(today))
    refused = write(root, brought)
    made.write_text(brought.made.text(), "utf-8", newline="\n")
    click.echo(plainly(told(brought.outcomes)), nl=False)
    for reason in refused:
        click.echo(plainly(reason), err=True)
    if report_file:
        report_file.write_text(as_table(brought.outcomes), "utf-8", newline="\n")
        click.echo(f"Every row is in {report_file}.")


def _propose(plan: ImportPlan, table: Table, checked: Checked, mapping: Path, file: str) -> None:
    """Show and write down what each column would become; stop when something is missing."""
    click.echo(plainly(proposal(table, plan.columns)))
    if faults := faults_of(plan, checked.catalogue):
        _stop(faults)
    mapping.parent.mkdir(parents=True, exist_ok=True)
    mapping.write_text(plan_text(plan, file), "utf-8", newline="\n")


def _plan(mapping: Path, checked: Checked) -> ImportPlan:
    """The plan in the file *mapping*. Stops with what is wrong in it."""
    plan, faults = read_plan(_text(mapping), mapping.as_posix())
    if plan is None:
        _stop(faults)
    if faults := faults_of(plan, checked.catalogue):
        _stop(faults)
    return plan


def _text(file: Path) -> str:
    """What stands in *file*. Stops when an editor's program saved it in another encoding."""
    try:
        return file.read_text("utf-8-sig")
    except UnicodeDecodeError:
        _stop([f"{file.as_posix()}: Save it with the encoding UTF-8."])


def _stop(faults: list[str]) -> NoReturn:
    for fault in faults:
        click.echo(plainly(fault), err=True)
    sys.exit(1)
