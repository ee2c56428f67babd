"""The command line: ``signpost`` and its commands, which stand in ``generator/commands``."""

from __future__ import annotations

from importlib import import_module

import click

#: Each command with the module that holds it. Only the module of the command that runs is imported:
#: a check must not wait for MkDocs and V8 to load. The function follows where Python keeps its name.
COMMANDS = {
    "check": "generator.commands.check",
    "fmt": "generator.commands.fmt",
    "new": "generator.commands.new",
    "checked": "generator.commands.checked",
    "withdraw": "generator.commands.build",
    "due": "generator.commands.fresh",
    "links": "generator.commands.links",
    "duplicates": "generator.commands.duplicates",
    "gaps": "generator.commands.ask",
    "search": "generator.commands.ask",
    "import": "generator.commands.import_list:import_list",
    "changes": "generator.commands.compare",
    "codeowners": "generator.commands.owners",
    "apply-issue": "generator.commands.apply_issue",
    "rolling-issues": "generator.commands.rolling",
    "build": "generator.commands.build",
    "serve": "generator.commands.build",
    "booklet": "generator.commands.paper",
    "poster": "generator.commands.paper",
    "init": "generator.commands.init",
    "translations": "generator.commands.translations",
}


class Commands(click.Group):
    """The group of :data:`COMMANDS`; a command's function has its name, with _ for each hyphen."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, in the order of the list."""
        return [*COMMANDS, *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command called *cmd_name*, imported now; None when there is none."""
        if cmd_name not in COMMANDS:
            return super().get_command(ctx, cmd_name)
        module, _, function = COMMANDS[cmd_name].partition(":")
        command = getattr(import_module(module), function or cmd_name.replace("-", "_"))
        assert isinstance(command, click.Command)
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Check records of local services and build a signposting site for each area."""


if __name__ == "__main__":
    main()
