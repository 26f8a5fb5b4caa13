"""Going on with a batch: what must be as it was, and the command that does it."""

from __future__ import annotations

import hashlib
import json
import shlex
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import click
from click.core import ParameterSource

from oircheck.batch import Journal
from oircheck.cli.batch_input import Survey
from oircheck.cli.batch_judge import Footing
from oircheck.cli.batch_order import Order
from oircheck.cli.batch_output import Output
from oircheck.cli.desk import Desk
from oircheck.cli.options import asked_of

NOTHING_KEPT = (
    "nothing was kept of this run yet; the same command begins again where it did"
)

_BEGINS_ANEW = frozenset({"restart"})


def head_of(
    order: Order, output: Output, seen: Survey, footing: Footing
) -> Mapping[str, str]:
    """Return all that answers depend on, by the words that tell what changed."""
    columns = [order.claim_col, order.evidence_col, order.date_col]
    return {
        "the input": seen.digest,
        "the configuration": footing.config,
        "the models": footing.models,
        "the index": footing.index,
        "the version of oircheck": footing.version,
        "the columns": _digest([*columns, order.encoding, order.delimiter]),
        "the form of the output": output.form.value,
    }


def leave(
    ctx: click.Context,
    desk: Desk,
    journal: Journal | None,
    *,
    piped: bool,
    interrupted: bool,
) -> None:
    """Say what of an unfinished run stays, and how to go on with it.

    Args:
        piped: Whether the input is standard input.
        interrupted: Whether the user stopped it, and nothing in it did.
    """
    if journal is None:
        what = "standard input" if piped else "an output without a file"
        desk.talk.warn(f"{what} cannot be gone on with; begin anew")
    elif len(journal):
        desk.talk.warn(
            f"{len(journal):,} judged claims are kept in {journal.path}; to go on:\n"
            f"  {how_to_go_on(ctx)}"
        )
    else:
        journal.discard()
        if interrupted:
            desk.talk.warn(NOTHING_KEPT)


@contextmanager
def told_if_interrupted(desk: Desk) -> Iterator[None]:
    """Say of a run that is interrupted before it begins that nothing was kept."""
    try:
        yield
    except KeyboardInterrupt:
        desk.talk.warn(NOTHING_KEPT)
        raise


def how_to_go_on(ctx: click.Context) -> str:
    """Return the command that goes on with this one."""
    words = [ctx.command_path, *_words(ctx)]
    return shlex.join([*words[0].split(), *words[1:]])


def _words(ctx: click.Context) -> Iterator[str]:
    shared = asked_of(ctx)
    arguments: list[str] = []
    for param in ctx.command.params:
        name = param.name or ""
        source = ctx.get_parameter_source(name)
        if source is not ParameterSource.COMMANDLINE or name in _BEGINS_ANEW:
            continue
        value: object = ctx.params.get(name, getattr(shared, name, None))
        if isinstance(param, click.Argument):
            arguments.append(str(value))
            continue
        option = max(param.opts, key=len)
        if value is True:
            yield option
        else:
            for item in value if isinstance(value, tuple) else (value,):
                yield from (option, str(item))
    yield from arguments


def _digest(values: list[str | None]) -> str:
    return hashlib.sha256(json.dumps(values).encode()).hexdigest()
