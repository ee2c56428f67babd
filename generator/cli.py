"""The command line: ``signpost check``, ``build``, ``serve``, ``search``, ``booklet`` and so on."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import click

from generator.checking.checking import check as check_records
from generator.checking.reporting import FORMATS, report, summary
from generator.editing.withdrawing import CannotWithdraw, site_folder
from generator.editing.withdrawing import withdraw as withdraw_record
from generator.paper.booklet import booklet as make_booklet
from generator.paper.pdf import what_is_missing
from generator.paper.poster import poster as make_poster
from generator.pipeline import Stamp, take_down
from generator.pipeline import build as build_sites
from generator.planning.booklet_view import NoSuchNeed
from generator.planning.poster_view import SIZES
from generator.planning.site_plan import Material, plan_sites
from generator.reports.gaps import gaps_report, notices
from generator.search.asking import NoSuchSite, as_json, in_words, site_engine
from generator.terminal import progress

ROOT = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The folder that holds directory/ and content/.",
)
TODAY = click.option(
    "--today",
    metavar="DAY",
    type=click.DateTime(["%Y-%m-%d"]),
    default=None,
    help="Work as if today were this day, such as 2026-11-22.",
)
TARGET = click.option(
    "--target",
    type=click.Path(file_okay=False, path_type=Path),
    default=None,
    help="Where to publish. Default: public/ below the root.",
)
JOBS = click.option(
    "--jobs",
    metavar="NUMBER",
    type=click.IntRange(1),
    default=None,
    help="How many processes may work. Default: one for each core.",
)


def _day(given: datetime | None) -> date:
    return given.date() if given else date.today()


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Check records of local services and build a signposting site for each area."""


@main.command()
@ROOT
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    default="text",
    help="How to print the problems.",
)
@TODAY
def check(root: Path, format_: str, today: datetime | None) -> None:
    """Check every record and say what to change.

    Exits with 0 when nothing stands in the way of publishing, 1 when something must change, 2 when
    there is nothing to check.
    """
    checked = check_records(root, _day(today), os.cpu_count() or 1)
    click.echo(report(checked.problems, checked.files, format_), nl=False)
    if checked.files == 0:
        click.echo(f"No records below {root.resolve()}.", err=True)
        sys.exit(2)
    sys.exit(0 if checked.may_publish else 1)


@main.command()
@ROOT
@TARGET
@click.option(
    "--area",
    "areas",
    multiple=True,
    help="Build only this area's site. May be given several times.",
)
@click.option(
    "--booklets",
    "with_booklets",
    is_flag=True,
    help="Also make the booklet of each area, which its site then links to. Takes some seconds each.",
)
@JOBS
@TODAY
def build(
    root: Path,
    target: Path | None,
    areas: tuple[str, ...],
    with_booklets: bool,  # noqa: FBT001 - click gives it by name
    jobs: int | None,
    today: datetime | None,
) -> None:
    """Check the records and build the hub and every area's site.

    Exits with 0 when the site is published, 1 when something must change first, 2 for an area that
    has no site. Unless it exits with 0, the site that was there stays.
    """
    target = target or root / "public"
    stamp = Stamp(_day(today), jobs or os.cpu_count() or 1)
    if not _build(root, target, areas, stamp, with_booklets=with_booklets):
        sys.exit(1)


def _build(
    root: Path, target: Path, areas: tuple[str, ...], stamp: Stamp, *, with_booklets: bool = False
) -> bool:
    """Build and say so; False when something must change first."""
    with progress() as tell:
        built = build_sites(
            root, target, stamp, only=frozenset(areas), tell=tell, with_booklets=with_booklets
        )
    checked = built.checked
    if built.unknown_areas:
        known = ", ".join(site.id for site in checked.catalogue.sites)
        click.echo(
            f"No area with a site of its own is called {', '.join(built.unknown_areas)}. There are: {known}.",
            err=True,
        )
        sys.exit(2)
    if not built.published:
        click.echo(report(checked.problems, checked.files), nl=False, err=True)
        for fault in built.faults:
            click.echo(f"{fault.page}: {fault.what}", err=True)
        click.echo("Nothing was published. The site that was there stays.", err=True)
        return False
    click.echo(summary(checked.problems, checked.files))
    for notice in notices(checked):
        click.echo(notice)
    if built.no_booklets:
        click.echo(f"No booklets were made. {built.no_booklets}")
    sites = f"{len(built.pages)} site{'s' if len(built.pages) != 1 else ''}"
    first = target / (
        "index.html" if "" in built.pages else f"{next(iter(built.pages))}/index.html"
    )
    click.echo(f"{sum(built.pages.values()):,} pages in {sites}. Open {first}")
    return True


@main.command()
@ROOT
@click.option("--address", default="127.0.0.1:8000", help="Host and port to serve on.")
def serve(root: Path, address: str) -> None:
    """Preview the sites in a browser, and build again at each change.

    Problems are shown in the browser and here; the preview stays up.
    """
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address]
    try:
        sys.exit(
            subprocess.run(  # noqa: S603 - our own interpreter
                command, cwd=root, check=False, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"}
            ).returncode
        )
    except KeyboardInterrupt:
        sys.exit(0)


@main.command()
@click.argument("id_", metavar="ID")
@click.option("--why", default="", help="Kept in the file; not shown to readers.")
@ROOT
@TARGET
@JOBS
@TODAY
def withdraw(
    id_: str, why: str, root: Path, target: Path | None, jobs: int | None, today: datetime | None
) -> None:
    """Take the entry ID down, everywhere, now.

    Marks its file and builds again. When other records keep the sites from being built, the entry is
    taken out of the published pages as they stand. ID is a file's name without .yml, or the whole
    path of the file when a service and an organisation share a name. Exits with 2 when there is no
    such entry.
    """
    day = _day(today)
    try:
        path = withdraw_record(root, id_, day, why)
    except CannotWithdraw as reason:
        click.echo(str(reason), err=True)
        sys.exit(2)
    click.echo(f"Marked {path} as withdrawn.")
    target = target or root / "public"
    stamp = Stamp(day, jobs or os.cpu_count() or 1)
    if not _build(root, target, (), stamp):
        changed = take_down(root, target, site_folder(path), Path(path).stem, stamp)
        click.echo(f"Taken out of {changed:,} published pages all the same.", err=True)


@main.command()
@ROOT
@TODAY
def gaps(root: Path, today: datetime | None) -> None:
    """List what is missing: entries held back, services with no way in, needs no area meets."""
    click.echo(gaps_report(check_records(root, _day(today))), nl=False)


@main.command()
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
    checked = check_records(root, _day(today))
    if not checked.may_publish:
        click.echo(report(checked.problems, checked.files), nl=False, err=True)
        sys.exit(1)
    text = " ".join(words)
    try:
        with site_engine(root, checked, area, _day(today)) as engine:
            answer = engine.ask(text)
    except NoSuchSite as reason:
        click.echo(str(reason), err=True)
        sys.exit(2)
    click.echo(as_json(answer) if format_ == "json" else in_words(answer, text), nl=False)


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


@main.command()
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
    made = _material(root, area, _day(today))
    try:
        content = make_booklet(made, root / "site_templates", needs)
    except NoSuchNeed as reason:
        click.echo(str(reason), err=True)
        sys.exit(2)
    _written(output or Path(f"{area}-booklet.pdf"), content)


@main.command()
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
    made = _material(root, area, _day(today))
    content = make_poster(made, root / "site_templates", size)
    _written(output or Path(f"{area}-poster-{size}.pdf"), content)


if __name__ == "__main__":
    main()
