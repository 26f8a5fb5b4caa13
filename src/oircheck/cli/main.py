"""The front door: runs a command, and turns whatever happens into a status."""

from __future__ import annotations

import platform
import sys
import traceback
from collections.abc import Sequence
from types import TracebackType

import click

from oircheck import OircheckError, __version__
from oircheck.cli.group import LazyGroup
from oircheck.cli.ports import Parts
from oircheck.cli.status import Exit
from oircheck.cli.streams import abandon, complain
from oircheck.errors import UsageError

_PYTHON = f"Python {platform.python_version()}"
_REPORT = (
    "This is a bug in oircheck; nothing was decided. Please report it as the section "
    "'Reporting a bug' of README.md says, with the command and the lines above"
)
_HYPHEN_HINT = 'for a claim that begins with a hyphen: oircheck check -- "-5 degrees"'


@click.command(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=(
        "Exit status: 0 checked and nothing found, 1 refuted or conflicting, 2 wrong "
        "command line or configuration, 3 something could not be checked, 70 a bug, "
        "130 interrupted."
    ),
)
@click.version_option(__version__, prog_name="oircheck")
def cli() -> None:
    """Check claims against trusted documents, offline.

    oircheck "Six bases were handed over." checks one claim against the corpus of
    the nearest project: the folder upward with oircheck.toml, or with
    [tool.oircheck] in pyproject.toml.
    """


def main(arguments: Sequence[str] | None = None, *, parts: Parts | None = None) -> int:
    """Run the command line and return its exit status.

    Args:
        arguments: Without the program's name; ``None`` takes the process's own.
        parts: The floors below; ``None`` takes the real ones, when first needed.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    door = _Door()
    with door:
        door.status = _run(given, parts)
    return door.status


def _run(arguments: list[str], parts: Parts | None) -> Exit:
    try:
        result = cli.main(
            arguments, prog_name="oircheck", standalone_mode=False, obj=parts
        )
    except click.UsageError as error:
        complain(_usage(error))
        return Exit.USAGE
    except click.ClickException as error:
        complain(error.format_message())
        return Exit.USAGE
    except UsageError as error:
        complain(str(error))
        return Exit.USAGE
    except OircheckError as error:
        complain(str(error))
        return Exit.INCOMPLETE
    except OSError as error:
        complain(_system(error))
        if error.filename is None:
            # Perhaps stdout itself: what is left in it must not fail again at exit.
            abandon(sys.stdout)
        return Exit.INCOMPLETE
    except (click.Abort, KeyboardInterrupt):
        complain("interrupted")
        return Exit.INTERRUPTED
    except SystemExit:
        # click leaves so where the reader of its help closed the pipe.
        return Exit.CLEAN
    return Exit(result) if isinstance(result, int) else Exit.CLEAN


class _Door:
    """Nothing leaves by it with a status that means something else."""

    def __init__(self) -> None:
        self.status = Exit.BUG

    def __enter__(self) -> None:
        return

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        if not isinstance(error, Exception):
            return False
        lines = "".join(traceback.format_exception(error)).rstrip()
        versions = f"oircheck {__version__}, {_PYTHON}, {platform.platform()}"
        complain(f"{lines}\n{_REPORT}: {versions}.", word="bug")
        return True


def _usage(error: click.UsageError) -> str:
    lines = [error.format_message()]
    if isinstance(error, click.NoSuchOption):
        lines.append(_HYPHEN_HINT)
    if error.ctx is not None:
        lines.append(f"see: {error.ctx.command_path} --help")
    return "\n".join(lines)


def _system(error: OSError) -> str:
    problem = error.strerror or str(error)
    return f"{error.filename}: {problem}" if error.filename else problem
