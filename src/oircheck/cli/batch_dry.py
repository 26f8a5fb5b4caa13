"""``oircheck batch --dry-run``: what can be known of a file before it is judged."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field

import click

from oircheck.batch.output import require_free_names
from oircheck.cli.batch_input import (
    Reading,
    Source,
    Survey,
    guess_of,
    opened_input,
)
from oircheck.cli.batch_order import Order
from oircheck.cli.batch_output import Output, misfit_of, own_names
from oircheck.cli.batch_summary import Tally, several_told, summary_json, write_summary
from oircheck.cli.desk import Desk, models_of
from oircheck.cli.ports import Fitting
from oircheck.cli.status import Exit
from oircheck.intake import RowClaim, tell_language

ROWS_SHOWN = 10
"""Bad rows that are told; of more, their number."""

SHORT = 32
"""Bytes that no tokenizer makes too many tokens of."""


@dataclass(slots=True)
class _Looks:
    """Looks at claims as the verifier would, without opening it.

    Attributes:
        open: Opens what counts tokens; only asked where a claim may have too many.
    """

    open: Callable[[], Fitting]
    known: Fitting | None = None

    def problem(self, text: str) -> str:
        """Return why a claim cannot be judged; empty if it can."""
        from oircheck.verify.windows import unfit

        if len(text.encode("utf-8", "replace")) <= SHORT:
            return unfit(text, fits=lambda _: True, limit=0)
        if self.known is None:
            self.known = self.open()
        return unfit(text, fits=self.known.fits, limit=self.known.limit)


@dataclass(slots=True)
class _Count:
    tally: Tally
    different: set[int] = field(default_factory=set)


def dry_run(
    ctx: click.Context,
    desk: Desk,
    order: Order,
    source: Source,
    output: Output,
    seen: Survey | None,
    as_of: dt.date | None,
) -> Exit:
    """Count what a run would find before it judges, and return its status.

    Raises:
        UsageError: If the input is a pipe, or a column's name is taken.
        ModelLockError: If there is no verifier to judge long claims with.
    """
    if seen is None:
        raise click.UsageError("--dry-run reads a file, not standard input")
    looks = _Looks(lambda: models_of(ctx, desk).fitting())
    with opened_input(source, order, as_of=as_of) as reading:
        if guess := guess_of(source, reading.table):
            desk.talk.note(guess)
        require_free_names(reading.table.header, prefix=order.prefix)
        count = _counted(reading, order, output, looks)
        chosen = _chosen(reading)
    _tell(desk, count, source, chosen)
    unsaid = count.tally.errors or count.tally.unjudged
    status = Exit.INCOMPLETE if unsaid else Exit.CLEAN
    if order.summary_json:
        text = summary_json(
            count.tally,
            source={"path": source.shown, "sha256": seen.digest},
            policy=(),
            footing=None,
            status=status,
            different=len(count.different),
        )
        write_summary(order.summary_json, text)
    return status


def _counted(reading: Reading, order: Order, output: Output, looks: _Looks) -> _Count:
    own = own_names(order.prefix)
    count = _Count(Tally())
    tally = count.tally
    for item in map(tell_language, reading.rows):
        tally.rows += 1
        problem = item.problem or misfit_of(item.row, own=own, form=output.form)
        if not problem and not item.unjudged and item.claim is not None:
            problem = looks.problem(item.claim.text)
        if problem:
            tally.error(item.row.number, item.row.line, problem)
        elif item.unjudged:
            tally.unjudged += 1
        else:
            tally.look_at(item)
            count.different.add(_mark(item))
    return count


def _chosen(reading: Reading) -> str:
    names, columns = reading.table.names, reading.columns
    chosen = {
        "claim": columns.claim,
        "id": columns.identity,
        "evidence": columns.evidence,
        "date": columns.date,
    }
    return ", ".join(
        f"{what} in {names[place]!r}"
        for what, place in chosen.items()
        if place is not None
    )


def _tell(desk: Desk, count: _Count, source: Source, chosen: str) -> None:
    tally = count.tally
    foreign = f", {tally.unjudged:,} in another language" if tally.unjudged else ""
    desk.talk.note(
        f"{source.shown}: {tally.rows:,} rows, {len(count.different):,} different "
        f"claims, {tally.errors:,} bad rows{foreign}; {chosen}; nothing was judged or "
        "written"
    )
    if tally.several:
        desk.talk.note(several_told(tally, source.shown))
    for _, line, problem in tally.listed[:ROWS_SHOWN]:
        desk.talk.warn(f"{source.shown}:{line}: {problem}")
    more = tally.errors - ROWS_SHOWN
    if more > 0:
        desk.talk.warn(f"and {more:,} more bad row{'s' * (more != 1)}")


def _mark(item: RowClaim) -> int:
    claim = item.claim
    return hash((claim and claim.text, claim and claim.as_of, item.evidence))
