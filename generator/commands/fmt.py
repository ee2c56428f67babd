"""``signpost fmt``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.checking.checking import record_files
from generator.checking.reporting import explain
from generator.commands.options import ROOT
from generator.editing.formatting import format_file
from generator.editing.safe_writing import CannotWrite, within, write_file
from generator.records.unseen import plainly


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--check", "only_check", is_flag=True, help="Write nothing; say what would change.")
@ROOT
def fmt(paths: tuple[Path, ...], root: Path, *, only_check: bool) -> None:
    """Put records into their usual form: the order of fields, and quotes where they belong.

    PATHS are files or folders; without any, all records. Comments stay, and no record's meaning
    changes. A file that does not read is left alone. Exits with 1 when one was, or, with --check,
    when something would change.
    """
    try:
        chosen = within(root, record_files(root), paths)
    except CannotWrite as reason:
        click.echo(plainly(str(reason)), err=True)
        sys.exit(2)
    changed = refused = 0
    for path in chosen:
        formatted = format_file(root, path)
        for problem in formatted.problems:
            click.echo(f"{explain(problem)}\nLeft alone: it does not read.\n", err=True)
        refused += bool(formatted.problems)
        if not formatted.changed or formatted.text is None:
            continue
        changed += 1
        if only_check:
            click.echo(f"{plainly(path)} would change.")
            continue
        try:
            write_file(root, path, formatted.before, formatted.text.encode())
        except CannotWrite as reason:
            click.echo(plainly(str(reason)), err=True)
            refused += 1
        else:
            click.echo(f"{plainly(path)} changed.")
    said = "would change" if only_check else "changed"
    click.echo(f"{len(chosen)} record{'' if len(chosen) == 1 else 's'} read: {changed} {said}.")
    sys.exit(1 if refused or (only_check and changed) else 0)
