"""The command line: ``signpost`` and its commands, which stand in ``generator/commands``."""

from __future__ import annotations

import click

from generator.commands.ask import gaps, search
from generator.commands.build import build, serve, withdraw
from generator.commands.check import check
from generator.commands.duplicates import duplicates
from generator.commands.fmt import fmt
from generator.commands.import_list import import_list
from generator.commands.init import init
from generator.commands.paper import booklet, poster


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Check records of local services and build a signposting site for each area."""


main.add_command(check)
main.add_command(fmt)
main.add_command(build)
main.add_command(serve)
main.add_command(withdraw)
main.add_command(duplicates)
main.add_command(import_list)
main.add_command(init)
main.add_command(gaps)
main.add_command(search)
main.add_command(booklet)
main.add_command(poster)


if __name__ == "__main__":
    main()
