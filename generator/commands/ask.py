"""``signpost gaps`` and ``search``: the commands that answer a question."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from generator.checking.checking import check as check_records
from generator.checking.reporting import report
from generator.commands.options import ROOT, TODAY, day_of
from generator.reports.gaps import gaps_report
from generator.search.asking import NoSuchSite, as_json, in_words, site_engine
from generator.search.unfound import unfound_report


@click.command()
@click.option("--phrases", is_flag=True, help="List what people type that finds no service.")
@ROOT
@TODAY
def gaps(root: Path, today: datetime | None, *, phrases: bool) -> None:
    """List what is missing: entries held back, services with no way in, overdue evidence, unmet needs."""
    day = day_of(today)
    checked = check_records(root, day)
    if phrases:
        click.echo(unfound_report(root, checked, day), nl=False)
    else:
        click.echo(gaps_report(checked, day), nl=False)


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--area", default="hub", help="The area whose site is asked. Default: the hub.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(("text", "json")),
    default="text",
    help="Words for people, or JSON for programs.",
)
@ROOT
@TODAY
def search(
    words: tuple[str, ...], area: str, format_: str, root: Path, today: datetime | None
) -> None:
    """Say what the search of a site answers to WORDS, and why.

    Runs the very script that the pages run. Exits with 1 when records must be changed first, 2 for an
    area that has no site.
    """
    checked = check_records(root, day_of(today))
    if not checked.may_publish:
        click.echo(report(checked.problems, checked.files), nl=False, err=True)
        sys.exit(1)
    text = " ".join(words)
    try:
        with site_engine(root, checked, area, day_of(today)) as engine:
            answer = engine.ask(text)
    except NoSuchSite as reason:
        click.echo(str(reason), err=True)
        sys.exit(2)
    click.echo(as_json(answer) if format_ == "json" else in_words(answer, text), nl=False)
