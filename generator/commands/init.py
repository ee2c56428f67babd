"""``signpost init``: begin a directory of one's own."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from shutil import which

import click

from generator.editing.starting import Beginning, CannotStart, start


@click.command()
@click.argument("area")
@click.option("--area-name", default="", help="The area's name. Default: from its id.")
@click.option(
    "--name", default="", help="What the whole directory is called. Default: Signpost and the area."
)
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
    name = name or f"Signpost {area_name}"
    beginning = Beginning(area, area_name, name, councils, national, program)
    try:
        count = start(target, beginning)
    except CannotStart as reason:
        click.echo(str(reason), err=True)
        sys.exit(2)
    click.echo(_next(target, area, count, with_codes=bool(councils)))


def _next(target: Path, area: str, count: int, *, with_codes: bool) -> str:
    """What to do now, in the order in which it helps."""
    signpost = "signpost" if which("signpost") else shlex.quote(str(Path(sys.argv[0]).absolute()))
    lines = [
        f"{target} has {count} records. Next:",
        f"  cd {shlex.quote(str(target))}",
        f"  {signpost} check",
        f"  {signpost} build",
        "Open public/index.html. With one area there are two sites: that of the area, and a hub, which joins areas as you add them.",
        "Then read README.md in it: what to read and change before anyone else sees it.",
        "To keep what it was: git init, git add -A, git commit -m Begin",
    ]
    if not with_codes:
        lines.append(
            f"No council code was given, so no postcode finds your area. Write it under codes in directory/areas/{area}.yml."
        )
    return "\n".join(lines)
