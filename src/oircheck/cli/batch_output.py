"""The output of a batch: how it is written, and each row as it goes by."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from oircheck.batch import Answer, Ask, Json
from oircheck.batch.output import (
    COLUMNS,
    NESTED,
    UNREAD,
    CsvWriter,
    JsonlWriter,
    RowWriter,
    require_free_names,
)
from oircheck.batch.target import Target, is_plain, require_writable
from oircheck.cli.batch_input import Reading, Source
from oircheck.cli.batch_judge import PROBLEM
from oircheck.cli.batch_order import STDOUT, OnError, Order
from oircheck.cli.batch_summary import Tally
from oircheck.cli.bugs import is_bug
from oircheck.errors import ClaimFileError, UsageError
from oircheck.intake import (
    DELIMITERS,
    InputRow,
    RowClaim,
    TableForm,
    form_of,
    known_label,
    tell_language,
)
from oircheck.reports.machine import inert_json
from oircheck.reports.words import cut_words, inert
from oircheck.types import Label

JUDGED = "judged"
NOT_JUDGED = "not_judged"
ERROR = "error"


@dataclass(frozen=True, slots=True)
class Output:
    """Where the rows go, and how they are written.

    Attributes:
        path: ``None`` for standard output.
        stream: Standard output's bytes; ``None`` for a file.
    """

    path: Path | None
    stream: BinaryIO | None
    form: TableForm
    compressed: bool

    @property
    def resumable(self) -> bool:
        """Whether a journal can stand beside it."""
        return self.path is not None and is_plain(self.path)


def output_of(order: Order, source: Source) -> Output:
    """Find out how to write, and refuse what cannot be written to.

    Raises:
        UsageError: If the name does not say how, the file is there already, or it is
            the input.
    """
    if order.output == STDOUT:
        stream: BinaryIO = sys.stdout.buffer
        if sys.stdout.isatty():
            stream = Terminal(stream, source.form)
        return Output(None, stream, source.form, compressed=False)
    path = Path(order.output)
    form, compressed = form_of(order.output)
    if order.bom and (form or source.form) is TableForm.JSONL:
        raise UsageError("--bom is for CSV and TSV; JSONL has no byte order mark")
    if form is None and is_plain(path):
        raise UsageError(
            f"{order.output}: an output ends in .csv, .tsv, .jsonl or .ndjson (or with "
            ".gz behind it), which says how it is written"
        )
    both = source.path is not None and path.exists() and source.path.exists()
    if both and os.path.samefile(path, source.path or ""):
        raise UsageError(f"{order.output} is the input; name another output")
    if not order.dry_run:
        require_writable(path, force=order.force)
    return Output(path, None, form or source.form, compressed)


def require_summary(order: Order, source: Source, output: Output) -> None:
    """Refuse a summary that cannot be written, before any work.

    Raises:
        UsageError: If it lies in no folder, may not be written, or is the input or
            the output.
    """
    if order.summary_json in (None, STDOUT):
        return
    path = Path(order.summary_json or "")
    try:
        require_writable(path, force=True)
    except UsageError as error:
        raise UsageError(f"--summary-json: {error}") from None
    for other, what in ((source.path, "input"), (output.path, "output")):
        if other is not None and os.path.realpath(path) == os.path.realpath(other):
            raise UsageError(f"--summary-json {path} is the {what}; name another file")
    if not os.access(path if path.exists() else path.absolute().parent, os.W_OK):
        raise UsageError(f"--summary-json {path}: it may not be written there")


def own_names(prefix: str) -> frozenset[str]:
    """Return the names of everything that is added to a record."""
    return frozenset(prefix + name for name in (*COLUMNS, NESTED, UNREAD))


def misfit_of(row: InputRow, *, own: frozenset[str], form: TableForm) -> str:
    """Say why a record cannot be written beside the others; empty if it can.

    Args:
        own: The names of what is added.
        form: How the output is written.
    """
    taken = sorted(own.intersection(row.extra))
    if taken:
        return f"the record has {taken[0]!r} already; choose another --prefix"
    if row.extra and form is not TableForm.JSONL:
        return (
            f"the record has {row.extra[0]!r}, which the first one lacks; write "
            ".jsonl, or give every record the same keys"
        )
    return ""


class Terminal(io.BytesIO):
    """A terminal, which would obey what stands in the cells.

    What it would obey is shown by its code. A file and a pipe get the rows as they are.

    Args:
        form: How the rows are written.
    """

    def __init__(self, stream: BinaryIO, form: TableForm) -> None:
        super().__init__()
        self._stream = stream
        self._inert = inert_json if form is TableForm.JSONL else inert

    def flush(self) -> None:
        """Show what was written so far; whole rows, as they are flushed."""
        rows = self.getvalue().decode()
        self.seek(0)
        self.truncate()
        self._stream.write(self._inert(rows).encode())
        self._stream.flush()


class Recorder:
    """Writes rows and counts them.

    Raises:
        UsageError: If a column that is added has the name of one that is there.
    """

    def __init__(
        self,
        order: Order,
        output: Output,
        reading: Reading,
        target: Target,
        tally: Tally,
    ) -> None:
        self._order = order
        self._output = output
        self._table = reading.table
        self._target = target
        self._gold = None
        if order.gold_col is not None:
            self._gold = reading.table.column((order.gold_col,))
        self.tally = tally
        require_free_names(reading.table.header, prefix=order.prefix)
        self._own = own_names(order.prefix)
        self._writer = self._begin()

    def asks(self, rows: Iterable[RowClaim]) -> Iterator[tuple[RowClaim, Ask | None]]:
        """Yield each row with what is to be asked about it, if anything is."""
        for item in map(tell_language, rows):
            problem = item.problem or misfit_of(
                item.row, own=self._own, form=self._output.form
            )
            if item.claim is None or problem:
                yield RowClaim(item.row, None, problem=problem), None
            elif item.unjudged:
                yield item, None
            else:
                claim = item.claim
                yield item, Ask(claim.text, claim.as_of, item.evidence)

    def record(self, item: RowClaim, answer: Answer | None) -> None:
        """Write a row with its answer, if bad rows are to be written.

        Raises:
            ClaimFileError: If that is one bad row too many.
        """
        problem = cut_words(item.problem or str((answer or {}).get(PROBLEM, "")))
        self.tally.rows += 1
        if item.unjudged:
            self.tally.unjudged += 1
            found: Mapping[str, Json] = {
                "status": NOT_JUDGED,
                "reason": item.unjudged,
            }
        elif answer is None or problem:
            self._count_error(item.row, problem)
            found = {"status": ERROR, "error": problem}
        else:
            found = self._found(item, answer)
            self.tally.look_at(item)
        with self._target.named():
            self._write(item.row, found, bad=bool(problem))

    def _write(self, row: InputRow, found: Mapping[str, Json], *, bad: bool) -> None:
        if bad and self._order.on_error == OnError.SKIP.value:
            self.tally.skipped += 1
            return
        raw: str | None = None
        if self._table.form is TableForm.JSONL:
            unread = row.problem or not self._own.isdisjoint(row.extra)
            raw = "{}" if unread else row.raw
            found = {**found, UNREAD: row.raw} if unread else found
        self._writer.write(row.cells, found, raw=raw)
        self._target.flush()

    def _found(self, item: RowClaim, answer: Answer) -> Mapping[str, Json]:
        label = Label(str(answer["verdict"]))
        self.tally.verdicts[label] += 1
        if self._gold is not None:
            self.tally.against(known_label(item.row.cells[self._gold]), label)
        found: dict[str, Json] = {**answer, "status": JUDGED, "error": None}
        nested = answer.get(NESTED)
        if isinstance(nested, Mapping) and item.claim is not None:
            place = {
                "id": item.claim.claim_id,
                "path": item.claim.path,
                "line": item.claim.line,
            }
            claim = nested["claim"]
            known = claim if isinstance(claim, Mapping) else {}
            found[NESTED] = {**nested, "claim": {**known, **place}}
        return found

    def _count_error(self, row: InputRow, problem: str) -> None:
        self.tally.error(row.number, row.line, problem)
        self.tally.bugs += is_bug(problem)
        most = self._order.error_limit
        if most is not None and self.tally.errors > most:
            raise ClaimFileError(
                self._table.path,
                row.line,
                f"{problem}; stopped at bad row {self.tally.errors:,}",
            )

    def _begin(self) -> RowWriter:
        header, prefix = self._table.header, self._order.prefix
        form = self._output.form
        with self._target.named():
            if form is TableForm.JSONL:
                return JsonlWriter(self._target.text, header, prefix=prefix)
            same = form is self._table.form
            mark = self._table.delimiter if same else DELIMITERS[form]
            return CsvWriter(self._target.text, header, prefix=prefix, delimiter=mark)
