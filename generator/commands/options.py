"""Options that several commands take."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

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


def day_of(given: datetime | None) -> date:
    """The day given on the command line, or today."""
    return given.date() if given else date.today()
