"""``signpost apply-issue``: make the change that an issue on GitHub asks for."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

import click

from generator.commands.options import ROOT, TODAY, day_of
from generator.editing.applying_issue import apply_issue as apply
from generator.editing.issue_body import LONGEST
from generator.editing.outside_text import for_log

_MOST_BYTES = 4 * LONGEST + 1


@click.command("apply-issue")
@click.argument("file", type=click.File("rb"))
@click.option(
    "--number", type=click.IntRange(1), default=None, help="The issue's number, for the notes."
)
@click.option("--title", default="", help="The issue's title. It is only repeated.")
@click.option(
    "--summary",
    "summary_file",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    default=None,
    help="Write the summary to this file, as Markdown, in place of printing it.",
)
@ROOT
@TODAY
def apply_issue(
    file: BinaryIO,
    number: int | None,
    title: str,
    summary_file: Path | None,
    root: Path,
    today: datetime | None,
) -> None:
    """Make the change that the issue in FILE asks for, and check everything.

    FILE holds the body of an issue made with one of our forms; - reads it from the standard input.
    Nothing in it is trusted. Exits with 0 when the change is written and all is fine, 1 when it is
    written and someone must look at what the summary names, 2 when nothing was changed.
    """
    body = file.read(_MOST_BYTES).decode("utf-8", errors="replace")
    applied = apply(root, body, day_of(today), number or 0, title)
    if summary_file is None:
        click.echo(for_log(applied.summary), nl=False)
    else:
        summary_file.write_text(applied.summary, "utf-8")
        click.echo(f"Written: {applied.path}" if applied.path else "Nothing was changed.")
    sys.exit(int(applied.outcome))
