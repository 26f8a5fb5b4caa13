"""``oircheck batch``: a file of claims, checked row by row."""

from __future__ import annotations

import click

from oircheck.batch import WINDOW
from oircheck.cli.batch_order import OnError, order_of
from oircheck.cli.batch_run import run_batch
from oircheck.cli.check import FailOn
from oircheck.cli.desk import desk_of
from oircheck.cli.group import COMMANDS
from oircheck.cli.options import Wrapped, checking_options
from oircheck.cli.status import Exit
from oircheck.intake import TableForm

_POSITIVE = click.IntRange(min=1)


_COLUMNS = tuple(
    click.option(name, metavar="NAME", help=words)
    for name, words in (
        ("--claim-col", "Column of the claims; else the first of claim, text, ..."),
        ("--id-col", "Column that names a claim in the nested record."),
        ("--evidence-col", "Check each claim against the text in this column."),
        ("--date-col", "Column of the as-of dates, such as 2024-09-30."),
        ("--gold-col", "Column of gold labels; the summary tells the accuracy."),
    )
)


_READING = (
    click.option(
        "--input-format",
        type=click.Choice([item.value for item in TableForm]),
        help="How the input is written.",
    ),
    click.option(
        "--encoding",
        metavar="NAME",
        help="Encoding of the input, such as cp1252; else UTF-8, or marked UTF-16.",
    ),
    click.option(
        "--delimiter",
        metavar="CHAR",
        help="Between the cells, such as ';'; 'tab' is a tab. Else what a first line "
        "'sep=;' says, or the form's own, or a semicolon where it is seen.",
    ),
    click.option("--limit", type=_POSITIVE, metavar="N", help="Only the first N rows."),
    click.option(
        "--sample",
        type=_POSITIVE,
        metavar="N",
        help="N rows, chosen by what they say: the same ones every time.",
    ),
)


_WRITING = (
    click.option(
        "-o",
        "--output",
        default="-",
        metavar="FILE|-",
        help="Where the rows go; its ending says how they are written. Else standard "
        "output.",
    ),
    click.option(
        "--prefix",
        default="oircheck_",
        metavar="TEXT",
        help="Begins the names of the columns that are added.",
    ),
    click.option(
        "--bom",
        is_flag=True,
        help="Begin CSV and TSV with a byte order mark: Excel then reads UTF-8.",
    ),
    click.option("--force", is_flag=True, help="Overwrite the output."),
    click.option("--restart", is_flag=True, help="Forget what an unfinished run did."),
    click.option("--summary-json", metavar="FILE|-", help="Write the summary as JSON."),
)


_WORKING = (
    click.option("--dry-run", is_flag=True, help="Look at the input; judge nothing."),
    click.option(
        "--on-error",
        type=click.Choice([item.value for item in OnError]),
        default=OnError.RECORD.value,
        help="A row that cannot be judged is written with its error (record, the "
        "default), left out (skip), or stops the run (stop).",
    ),
    click.option(
        "--max-errors",
        type=click.IntRange(min=0),
        metavar="N",
        help="Stop at more bad rows than this.",
    ),
    click.option(
        "--fail-on",
        type=click.Choice([item.value for item in FailOn]),
        default=FailOn.NEVER.value,
        help="What ends the run with status 1: refuted (and conflicting); unsupported "
        "and any (not enough information too); never, the default.",
    ),
    click.option(
        "--workers",
        type=_POSITIVE,
        default=1,
        metavar="N",
        help="Processes, each with its own models.",
    ),
    click.option("--cluster", metavar="URI", help="A Dask scheduler: tcp://host:port."),
    click.option(
        "--window",
        type=_POSITIVE,
        default=WINDOW,
        metavar="N",
        help="Claims given to a worker at a time; changes no result.",
    ),
)


def _options(command: Wrapped) -> Wrapped:
    for option in reversed((*_WRITING, *_COLUMNS, *_READING, *_WORKING)):
        command = option(command)
    return command


@click.command(short_help=COMMANDS["batch"].help)
@click.argument("source", metavar="CLAIMS|-")
@_options
@checking_options
@click.pass_context
def batch(ctx: click.Context, /, source: str, **said: object) -> Exit:
    """Check a file of claims: CSV, TSV or JSONL (.gz too), or standard input.

    Rows come out in their order, your columns first and untouched. An interrupted run
    goes on where it stopped when the same command is given again.
    """
    return run_batch(ctx, desk_of(ctx), order_of(source, said))
