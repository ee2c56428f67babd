"""``signpost init``: begin a directory of one's own."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.editing.starting import Beginning, CannotStart, start


@click.command()
@click.argument("area")
@click.option("--area-name", default="", help="The area's name. Default: from its id.")
@click.option("--name", default="Signpost", help="What the whole directory is called.")
@click.option(
    "--council",
    "councils",
    multiple=True,
    help="The code of a council in the area, such as E08000024. May be given several times.",
)
@click.option(
    "--with-national/--without-national",
    "national",
    default=True,
    help="Take the national services of this directory along. Default: yes.",
)
@click.option(
    "--program",
    default="",
    help="Where the workflows get Signpost from: 'signpost @ git+https://…', with a commit.",
)
@click.option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=None,
    help="The folder to make. Default: the area's id, here.",
)
def init(
    *,
    area: str,
    area_name: str,
    name: str,
    councils: tuple[str, ...],
    national: bool,
    program: str,
    folder: Path | None,
) -> None:
    """Begin a directory for AREA, such as my-town, in a folder of its own.

    It has the vocabulary, one area, an example to copy, the prose pages and workflows. It checks and
    builds as it stands. Exits with 2 when the folder is there already.
    """
    area_name = area_name or area.replace("-", " ").title()
    target = folder or Path(area)
    beginning = Beginning(area, area_name, name, councils, national, program)
    try:
        count = start(target, beginning)
    except CannotStart as reason:
        click.echo(str(reason), err=True)
        sys.exit(2)
    click.echo(
        f"{target} has {count} records. Next:\n  cd {target}\n  signpost check\n  signpost build"
    )
