"""A batch from its input to its output."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import click

from oircheck.batch import (
    Crew,
    Journal,
    Json,
    Opening,
    Run,
    close_judges,
    dask_cluster,
    journal_path,
    process_pool,
    this_process,
)
from oircheck.batch.target import OutputGoneError, Target
from oircheck.cli.batch_dry import dry_run
from oircheck.cli.batch_input import (
    Reading,
    Source,
    Survey,
    guess_of,
    opened_input,
    reencoded,
    require_unchanged,
    source_of,
    survey,
)
from oircheck.cli.batch_judge import (
    CorpusJudge,
    CorpusOpening,
    Footing,
    Means,
    Ready,
    TextJudge,
    TextOpening,
    open_texts,
)
from oircheck.cli.batch_order import Order
from oircheck.cli.batch_output import Output, Recorder, output_of, require_summary
from oircheck.cli.batch_resume import head_of, leave, told_if_interrupted
from oircheck.cli.batch_summary import (
    ERRORS_SHOWN,
    Tally,
    several_told,
    summary_json,
    told,
    write_summary,
)
from oircheck.cli.check import FINDINGS, FailOn
from oircheck.cli.desk import Desk, opened, parts_of, status_of
from oircheck.cli.interrupts import terminated_as_interrupted
from oircheck.cli.ports import Session
from oircheck.cli.project import backend_of, bundle_of
from oircheck.cli.status import Exit
from oircheck.cli.streams import abandon
from oircheck.errors import ClaimFileError, UsageError
from oircheck.intake import RowClaim, TableForm
from oircheck.types import SourceStatus

_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")

PolicyItems = tuple[tuple[str, float | int | str | bool], ...]


@dataclass(frozen=True, slots=True)
class Bench:
    """What judges: here, and how to open it elsewhere.

    Attributes:
        status: What the run ends with when every row was judged.
        unreadable: Path and problem of each source that could not be read.
    """

    opening: Opening
    footing: Footing
    policy: PolicyItems
    status: Exit
    unreadable: tuple[tuple[str, str], ...] = ()


def run_batch(ctx: click.Context, desk: Desk, order: Order) -> Exit:
    """Check every row, and return the status.

    Raises:
        UsageError: If options, output or journal do not fit.
        ClaimFileError: If the input is no claims file, or has too many bad rows.
    """
    if order.evidence_col is not None and desk.asked.corpus:
        raise UsageError(
            "give --evidence-col or --corpus, not both: a row that brings its evidence "
            "along is checked against no corpus"
        )
    with terminated_as_interrupted():
        return _run(ctx, desk, order)


def _run(ctx: click.Context, desk: Desk, order: Order) -> Exit:
    source = source_of(order)
    output = output_of(order, source)
    require_summary(order, source, output)
    as_of = desk.project.settings.as_of
    with told_if_interrupted(desk):
        seen = None if source.path is None else survey(source, order, as_of=as_of)
    if seen is not None:
        _require_work(source, order, seen)
    if order.dry_run:
        return dry_run(ctx, desk, order, source, output, seen, as_of)
    nested = output.form is TableForm.JSONL
    tally = Tally()
    with ExitStack() as stack:
        with told_if_interrupted(desk):
            bench = stack.enter_context(_bench(ctx, desk, order, nested=nested))
        try:
            _judge_rows(ctx, desk, order, bench, tally, source, output, seen)
        except OutputGoneError as error:
            desk.talk.warn(str(error))
            abandon(sys.stdout)
            return Exit.INCOMPLETE
    status = _status(tally, bench, order)
    if order.summary_json:
        read = {"path": source.shown, "sha256": seen.digest if seen else None}
        write_summary(order.summary_json, _summary(tally, bench, read, status))
    return status


def _summary(
    tally: Tally, bench: Bench, source: Mapping[str, Json], status: Exit
) -> str:
    return summary_json(
        tally,
        source=source,
        policy=bench.policy,
        footing=bench.footing,
        status=status,
        unreadable=bench.unreadable,
    )


def _judge_rows(
    ctx: click.Context,
    desk: Desk,
    order: Order,
    bench: Bench,
    tally: Tally,
    source: Source,
    output: Output,
    seen: Survey | None,
) -> None:
    as_of = desk.project.settings.as_of
    with ExitStack() as stack:
        journal = _journal(stack, desk, order, bench, output, seen)
        reading = stack.enter_context(opened_input(source, order, as_of=as_of))
        _note_reading(desk, source, reading)
        try:
            with Target(
                output.path,
                stream=output.stream,
                compressed=output.compressed,
                bom=order.bom,
            ) as target:
                crew = stack.enter_context(_crew(order))
                stack.callback(close_judges)
                run: Run[RowClaim] = Run(
                    bench.opening, crew, journal=journal, window=order.window
                )
                recorder = Recorder(order, output, reading, target, tally)
                _record(desk, run, reading, recorder, seen)
                tally.judged = run.judged
                if seen is not None:
                    require_unchanged(source, seen)
        except BaseException as error:
            stopped = isinstance(error, KeyboardInterrupt)
            if journal is not None or stopped or tally.rows:
                leave(ctx, desk, journal, piped=seen is None, interrupted=stopped)
            raise
        if journal is not None:
            journal.discard()
    _tell(desk, tally, source)


def _note_reading(desk: Desk, source: Source, reading: Reading) -> None:
    """Say how the input was read, where that was guessed or is not kept up."""
    _note(desk, guess_of(source, reading.table))
    _note(desk, reencoded(source, reading.table))


def _record(
    desk: Desk,
    run: Run[RowClaim],
    reading: Reading,
    recorder: Recorder,
    seen: Survey | None,
) -> None:
    progress = desk.talk.progress("rows", rated=True)
    total = seen.rows if seen else 0
    tally = recorder.tally
    try:
        for item, answer in run.answer(recorder.asks(reading.rows)):
            recorder.record(item, answer)
            if progress is not None:
                progress(tally.rows, total)
    finally:
        if progress is not None:
            progress.clear()
    if not tally.rows:
        raise ClaimFileError(
            reading.table.path, 1, "a header and no claim: nothing to check"
        )


@contextmanager
def _bench(
    ctx: click.Context, desk: Desk, order: Order, *, nested: bool
) -> Iterator[Bench]:
    """Open what judges, in this process; elsewhere it is opened the same way."""
    elsewhere = order.workers > 1 or order.cluster is not None
    project = desk.project
    means = Means(
        project.settings.policy(),
        project.settings.as_of,
        bundle_of(project),
        backend_of(project),
    )
    opening: Opening
    if order.evidence_col is not None:
        with closing(open_texts(parts_of(ctx), means, column=order.evidence_col)) as at:
            footing = Footing.of(at.provenance)
            opening = Ready(TextJudge(at, nested=nested))
            if elsewhere:
                opening = TextOpening(
                    Path.cwd(), means, order.evidence_col, nested, footing
                )
            yield Bench(opening, footing, at.policy, Exit.CLEAN)
        return
    with opened(ctx, desk) as now:
        footing = Footing.of(now.session.provenance)
        opening = Ready(CorpusJudge(now.session, nested=nested))
        if elsewhere:
            opening = CorpusOpening(
                Path.cwd(), now.plan.corpus, now.plan.cache, means, nested, footing
            )
        if order.date_col is not None:
            _note(desk, _undated(now.session))
        items = now.session.report(()).policy
        status = status_of(now.session, desk, Exit.CLEAN)
        yield Bench(opening, footing, items, status, now.session.unreadable)


@contextmanager
def _crew(order: Order) -> Iterator[Crew]:
    if order.cluster is not None:
        with dask_cluster(order.cluster) as crew:
            yield crew
    elif order.workers > 1:
        with _one_thread_each(), process_pool(order.workers) as crew:
            yield crew
    else:
        yield this_process()


@contextmanager
def _one_thread_each() -> Iterator[None]:
    """Let the processes that are started meanwhile compute on one thread."""
    before = {name: os.environ.get(name) for name in _THREADS}
    os.environ.update(dict.fromkeys(_THREADS, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def _journal(
    stack: ExitStack,
    desk: Desk,
    order: Order,
    bench: Bench,
    output: Output,
    seen: Survey | None,
) -> Journal | None:
    """Open the journal, where there is something to resume from and something to be."""
    if output.path is None or not output.resumable or seen is None:
        return None
    path = journal_path(output.path)
    head = head_of(order, output, seen, bench.footing)
    journal = stack.enter_context(Journal(path, head, restart=order.restart))
    if journal.resumed:
        desk.talk.note(
            f"going on where a run stopped: {journal.resumed:,} different claims of "
            f"{path} are judged already"
        )
    return journal


def _require_work(source: Source, order: Order, seen: Survey) -> None:
    """Refuse a file with nothing to check, or with more bad rows than are borne."""
    if not seen.rows:
        raise ClaimFileError(source.shown, 1, "a header and no claim: nothing to check")
    if order.error_limit is not None and seen.bad and seen.bad_rows > order.error_limit:
        more = seen.bad_rows - 1
        others = f" (and {more:,} more bad row{'s' * (more != 1)})" if more else ""
        raise ClaimFileError(
            source.shown,
            seen.bad.row.line,
            f"{seen.bad.problem}{others}; nothing was judged",
        )


def _undated(session: Session) -> str:
    """Say how many documents take part on whatever day a row speaks from."""
    count = sum(
        item.source.published is None
        and item.source.status is not SourceStatus.RETRACTED
        and item.passages > 0
        for item in session.documents()
    )
    if not count:
        return ""
    noun, verb = ("document", "takes") if count == 1 else ("documents", "take")
    return (
        f"{count:,} {noun} without a date of publication {verb} part in every row, "
        "whatever its date"
    )


def _note(desk: Desk, said: str) -> None:
    if said:
        desk.talk.note(said)


def _tell(desk: Desk, tally: Tally, source: Source) -> None:
    for _, line, problem in tally.listed[:ERRORS_SHOWN]:
        desk.talk.warn(f"{source.shown}:{line}: {problem}")
    if tally.errors > ERRORS_SHOWN:
        desk.talk.warn(f"and {tally.errors - ERRORS_SHOWN:,} more rows with errors")
    if tally.several:
        desk.talk.note(several_told(tally, source.shown))
    desk.talk.note(told(tally))


def _status(tally: Tally, bench: Bench, order: Order) -> Exit:
    if tally.bugs:
        return Exit.BUG
    if tally.errors or tally.unjudged:
        return Exit.INCOMPLETE
    found = {label for label, count in tally.verdicts.items() if count}
    if bench.status is Exit.CLEAN and found & FINDINGS[FailOn(order.fail_on)]:
        return Exit.FINDINGS
    return bench.status
