"""``signpost build``, ``serve`` and ``withdraw``: the commands that change what is published."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path

import click

from generator.checking.reporting import report, summary
from generator.commands.options import JOBS, ROOT, TARGET, TODAY, day_of
from generator.editing.withdrawing import CannotWithdraw, site_folder
from generator.editing.withdrawing import withdraw as withdraw_record
from generator.pipeline import Stamp, take_down
from generator.pipeline import build as build_sites
from generator.publishing.site_files import BOOKLET
from generator.records.shipped import mkdocs_text
from generator.reports.gaps import notices
from generator.terminal import progress

BOOKLETS_GONE = (
    "The booklets that were there are taken away. To make them again: signpost build --booklets"
)


@click.command()
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
    jobs: int | None,
    today: datetime | None,
    *,
    with_booklets: bool,
) -> None:
    """Check the records and build the hub and every area's site.

    Exits with 0 when the site is published, 1 when something must change first, 2 for an area that
    has no site. Unless it exits with 0, the site that was there stays.
    """
    target = target or root / "public"
    stamp = Stamp(day_of(today), jobs or os.cpu_count() or 1)
    if not _build(root, target, areas, stamp, with_booklets=with_booklets):
        sys.exit(1)


def _build(
    root: Path, target: Path, areas: tuple[str, ...], stamp: Stamp, *, with_booklets: bool = False
) -> bool:
    """Build and say so; False when something must change first."""
    had = _booklets(target)
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
    for notice in notices(checked, stamp.today):
        click.echo(notice)
    if built.no_booklets:
        click.echo(f"No booklets were made. {built.no_booklets}")
    elif had - _booklets(target):
        click.echo(BOOKLETS_GONE)
    sites = f"{len(built.pages)} site{'s' if len(built.pages) != 1 else ''}"
    first = target / (
        "index.html" if "" in built.pages else f"{next(iter(built.pages))}/index.html"
    )
    click.echo(f"{sum(built.pages.values()):,} pages in {sites}. Open {first}")
    return True


def _booklets(target: Path) -> set[Path]:
    """The booklets that are published: one beside each area's home page."""
    return set(target.glob(f"*/{BOOKLET}"))


@click.command()
@ROOT
@click.option("--address", default="127.0.0.1:8000", help="Host and port to serve on.")
def serve(root: Path, address: str) -> None:
    """Preview the sites in a browser, and build again at each change.

    Problems are shown in the browser and here; the preview stays up.
    """
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address]
    with tempfile.TemporaryDirectory(prefix="signpost-serve-") as folder:
        if not (root / "mkdocs.yml").exists():
            config = Path(folder) / "mkdocs.yml"
            config.write_text(mkdocs_text(root), "utf-8")
            command += ["--config-file", str(config)]
        try:
            sys.exit(
                subprocess.run(  # noqa: S603 - our own interpreter
                    command, cwd=root, check=False, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"}
                ).returncode
            )
        except KeyboardInterrupt:
            sys.exit(0)


@click.command()
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
    day = day_of(today)
    try:
        path = withdraw_record(root, id_, day, why)
    except CannotWithdraw as reason:
        click.echo(str(reason), err=True)
        sys.exit(2)
    click.echo(f"Marked {path} as withdrawn.")
    target = target or root / "public"
    stamp = Stamp(day, jobs or os.cpu_count() or 1)
    had = _booklets(target)
    if not _build(root, target, (), stamp):
        changed = take_down(root, target, site_folder(path), Path(path).stem, stamp)
        click.echo(f"Taken out of {changed:,} published pages all the same.", err=True)
        if had - _booklets(target):
            click.echo(BOOKLETS_GONE)
