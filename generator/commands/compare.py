"""``signpost changes``: what a pull request, or the work at hand, changes."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from generator.commands.options import ROOT, TODAY, day_of
from generator.reports.comparing import compare
from generator.reports.comparison import to_json
from generator.reports.comparison_words import comparison_markdown, comparison_text
from generator.reports.revisions import NoSuchRevision, changed_since, commit_of, standing_at


@click.command()
@click.option(
    "--base", default="HEAD", help="The revision to compare with, such as main or HEAD^1."
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(("text", "markdown", "json")),
    default="text",
    help="Words for people, Markdown for a comment, or JSON for programs.",
)
@click.option(
    "--json",
    "json_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the JSON to this file as well.",
)
@click.option("--pull-request", type=click.IntRange(1), help="A number to keep in the JSON.")
@click.option(
    "--touched-file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the sites with changed pages to this file, one a line; hub for the hub.",
)
@ROOT
@TODAY
def changes(
    base: str, format_: str, json_file: Path | None, pull_request: int | None,
    touched_file: Path | None, root: Path,
    today: datetime | None,
) -> None:  # fmt: skip
    """Say what changed since a revision of Git: each record in plain words, pages, new problems.

    Compares the files as they stand now with those of the revision. Exits with 0 whatever changed,
    2 when there is no such revision.
    """
    try:
        commit = commit_of(root, base)
    except NoSuchRevision as reason:
        click.echo(str(reason), err=True)
        sys.exit(2)
    with standing_at(root, commit) as before:
        compared = compare(before, root, day_of(today), changed_since(root, commit))
    as_json = to_json(compared, base=commit, pull_request=pull_request)
    if json_file:
        json_file.write_text(as_json, "utf-8")
    if touched_file:
        touched_file.write_text("".join(f"{site or 'hub'}\n" for site in compared.touched), "utf-8")
    if format_ == "json":
        click.echo(as_json, nl=False)
    else:
        say = comparison_text if format_ == "text" else comparison_markdown
        click.echo(say(compared), nl=False)
