"""The page of commands, from what the commands themselves say for ``--help``."""

from __future__ import annotations

from inspect import cleandoc

import click

from generator.cli import main
from generator.docs_reference.kind_pages import NOTE


def commands_page() -> str:
    """The whole page."""
    lines = [
        "# Command line",
        "",
        NOTE.replace("the models", "`generator/commands/`"),
        cleandoc(main.help or ""),
        "",
    ]
    lines.append("Each command shows the same help with `--help`.")
    context = click.Context(main)
    for name in sorted(main.list_commands(context)):
        if command := main.get_command(context, name):
            lines += ["", *_command(name, command)]
    return "\n".join(lines) + "\n"


def _command(name: str, command: click.Command) -> list[str]:
    context = click.Context(command, info_name=name)
    usage = " ".join(["signpost", name, *command.collect_usage_pieces(context)])
    lines = [f"## signpost {name}", "", "```", usage, "```", "", cleandoc(command.help or ""), ""]
    records = [
        record
        for param in command.params
        if (record := param.get_help_record(context)) and record[1]
    ]
    return [
        *lines,
        "| Option | What it does |",
        "|---|---|",
        *(f"| `{option}` | {_cell(help_)} |" for option, help_ in records),
    ]


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")
