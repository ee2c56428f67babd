"""``signpost links``."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from generator.checking.checking import check as check_records
from generator.commands.options import ROOT, TODAY, day_of
from generator.links.asking import Asker, cleaned_header
from generator.links.checking_links import Checked, Manners, check_links
from generator.links.collecting import links_of
from generator.links.following import State
from generator.links.link_words import FORMATS
from generator.records.settings import Settings


@click.command()
@click.option("--area", default="", help="Only links of what belongs to the site of this area.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(tuple(FORMATS)),
    default="text",
    help="Words for people, a list for an issue, or JSON for programs.",
)
@click.option(
    "--contact",
    default="",
    help="Who is behind the requests: an e-mail address or a page. Default: the operator in signpost.yml.",
)
@click.option(
    "--minutes",
    type=click.FloatRange(0.01, 600),
    default=20.0,
    show_default=True,
    help="What is not known after this long could not be checked.",
)
@click.option("--strict", is_flag=True, help="Exit with 1 when a link is dead.")
@ROOT
@TODAY
def links(
    area: str,
    format_: str,
    contact: str,
    minutes: float,
    root: Path,
    today: datetime | None,
    *,
    strict: bool,
) -> None:
    """Ask the web pages that records lead to whether they are still there, politely.

    One request at a time to each host, with a pause; robots.txt is kept to. Only 404 and 410 are dead:
    a page that turns programs away could not be checked. Private addresses are never asked. Exits with
    0, also when links are dead, unless --strict; 2 for an area that there is not, or without a contact.
    """
    checked = check_records(root, day_of(today))
    if area and area not in checked.catalogue.areas:
        click.echo(f"There is no area called '{area}'.", err=True)
        sys.exit(2)
    who = contact or _contact(checked.settings)
    if not who:
        click.echo(
            "Say who asks, so that hosts can reach you: --contact, or operator in signpost.yml.",
            err=True,
        )
        sys.exit(2)
    agent = cleaned_header({"name": checked.settings.name, "who": who})
    wanted = links_of(checked.catalogue, area)
    found = check_links(wanted, Asker(agent), Manners(minutes=minutes), _tell)
    click.echo(FORMATS[format_](found), nl=False)
    if strict and any(one.outcome.state is State.DEAD for one in found):
        sys.exit(1)


def _contact(settings: Settings) -> str:
    return settings.operator.email if settings.operator else settings.source_url or ""


def _tell(one: Checked) -> None:
    if sys.stderr.isatty():
        click.echo(f"{one.outcome.state.value}: {one.link.url}", err=True)
