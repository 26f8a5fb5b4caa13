"""The commands by name, each imported only when it is asked for."""

from __future__ import annotations

import importlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import click

DEFAULT_COMMAND = "check"
DEFAULTED = "oircheck.cli.defaulted"
"""Set in the context where no command was named and ``check`` was put in."""

_GROUP_OPTIONS = frozenset({"-h", "--help", "--version"})


@dataclass(frozen=True, slots=True)
class Lazy:
    """Where a command is defined, and its line in the help."""

    module: str
    attribute: str
    help: str


COMMANDS: Mapping[str, Lazy] = {
    "check": Lazy(
        "oircheck.cli.check", "check", "Check one claim (also without the word check)."
    ),
    "batch": Lazy("oircheck.cli.batch", "batch", "Check a file of claims."),
    "gate": Lazy("oircheck.cli.gate", "gate", "Check the factual sentences of drafts."),
    "init": Lazy("oircheck.cli.init", "init", "Set up a project in this folder."),
    "index": Lazy("oircheck.cli.index", "index", "Build and look at the index."),
    "models": Lazy("oircheck.cli.models", "models", "Look at and verify the models."),
    "eval": Lazy(
        "oircheck.cli.evaluation", "evaluation", "Score verdicts against gold labels."
    ),
    "mentions": Lazy(
        "oircheck.cli.mentions",
        "mentions",
        "Show the numbers and dates that are seen in a text.",
    ),
    "explain": Lazy("oircheck.cli.explain", "explain", "Say what a rule means."),
    "doctor": Lazy(
        "oircheck.cli.doctor", "doctor", "Ask whether this installation can check."
    ),
}


class LazyGroup(click.Group):
    """A group whose default command is ``check`` and whose help imports nothing."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the names in the order of the table."""
        return list(COMMANDS)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002
        cmd_name: str,
    ) -> click.Command | None:
        """Import and return a command."""
        lazy = COMMANDS.get(cmd_name)
        if lazy is None:
            return None
        command = getattr(importlib.import_module(lazy.module), lazy.attribute)
        if not isinstance(command, click.Command):
            raise TypeError(f"{lazy.module}.{lazy.attribute} is no command")
        return command

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002
        formatter: click.HelpFormatter,
    ) -> None:
        """Write the list of commands from the table."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, lazy.help) for name, lazy in COMMANDS.items()])

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the default command before arguments that begin with none."""
        if not args:
            raise click.UsageError(f"give a claim or a command\n\n{ctx.get_help()}")
        if needs_default(args):
            # Behind "--" anything goes, even a word that looks like a command.
            ctx.meta[DEFAULTED] = "--" not in args
            args = [DEFAULT_COMMAND, *args]
        return super().parse_args(ctx, args)


def needs_default(arguments: Sequence[str]) -> bool:
    """Whether the arguments name neither a command nor an option of the group."""
    return bool(arguments) and not (
        arguments[0] in COMMANDS or arguments[0] in _GROUP_OPTIONS
    )
