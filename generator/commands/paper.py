"""``signpost booklet`` and ``poster``: the commands that make PDFs to print."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path

import click

from generator.checking.checking import check as check_records
from generator.checking.reporting import report
from generator.commands.options import ROOT, TODAY, day_of
from generator.paper.booklet import booklet as make_booklet
from generator.paper.pdf import what_is_missing
from generator.paper.poster import poster as make_poster
from generator.planning.booklet_view import NoSuchNeed
from generator.planning.poster_view import SIZES
from generator.planning.site_plan import Material, plan_sites
from generator.records.shipped import templates_of


def _material(root: Path, area: str, day: date) -> Material:
    """What the site of *area* is made of. Exits as the commands for paper say they do."""
    if missing := what_is_missing():
        click.echo(missing, err=True)
        sys.exit(3)
    checked = check_records(root, day)
    if not checked.may_publish:
        click.echo(report(checked.problems, checked.files), nl=False, err=True)
        sys.exit(1)
    known = [site.id for site in checked.catalogue.sites]
    if area not in known:
        click.echo(
            f"No area with a site of its own is called {area}. There are: {', '.join(known)}.",
            err=True,
        )
        sys.exit(2)
    plans = plan_sites(checked.catalogue, checked.settings, day, frozenset({area}))
    return next(plans).material


def _written(output: Path, content: bytes) -> None:
    output.write_bytes(content)
    click.echo(f"{output} ({-(-len(content) // 1024):,} KB)")


@click.command()
@click.option("--area", required=True, help="The area whose services it lists.")
@click.option(
    "--need",
    "needs",
    multiple=True,
    help="Only services that help with this need. May be given several times.",
)
@click.option(
    "--output",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    default=None,
    help="The file to write. Default: AREA-booklet.pdf here.",
)
@ROOT
@TODAY
def booklet(
    area: str, needs: tuple[str, ...], output: Path | None, root: Path, today: datetime | None
) -> None:
    """Make a booklet of an area's services to print: a PDF that screen readers can read.

    Exits with 1 when records must be changed first, 2 for an area or a need that is not there, 3 when
    Pango is missing, which makes the PDF.
    """
    made = _material(root, area, day_of(today))
    try:
        content = make_booklet(made, templates_of(root), needs)
    except NoSuchNeed as reason:
        click.echo(str(reason), err=True)
        sys.exit(2)
    _written(output or Path(f"{area}-booklet.pdf"), content)


@click.command()
@click.option("--area", required=True, help="The area whose site it leads to.")
@click.option("--size", type=click.Choice(SIZES), default="a4", help="The size of the paper.")
@click.option(
    "--output",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    default=None,
    help="The file to write. Default: AREA-poster-SIZE.pdf here.",
)
@ROOT
@TODAY
def poster(area: str, size: str, output: Path | None, root: Path, today: datetime | None) -> None:
    """Make a poster for an area, with a code to scan and the urgent numbers, as a PDF.

    Exits with 1 when records must be changed first, 2 for an area that has no site, 3 when Pango is
    missing, which makes the PDF.
    """
    made = _material(root, area, day_of(today))
    content = make_poster(made, templates_of(root), size)
    _written(output or Path(f"{area}-poster-{size}.pdf"), content)
