"""The input of a batch: opened as often as needed, surveyed before work begins."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from oircheck.cli.batch_order import STDIN, Order
from oircheck.errors import ClaimFileError, DocumentError, UsageError
from oircheck.intake import (
    ClaimColumns,
    ClaimTable,
    ColumnNames,
    RowClaim,
    TableForm,
    choose_columns,
    first_rows,
    form_of,
    known_encoding,
    read_claims,
    read_lines,
    read_row,
    sample_rows,
)
from oircheck.text.near_paths import did_you_mean

_TAB = ("tab", "\\t", "\t")
_BLOCK = 1 << 20
_SUFFIXES = ".csv, .tsv, .jsonl or .ndjson"


@dataclass(frozen=True, slots=True)
class Source:
    """Where the rows come from.

    Attributes:
        path: ``None`` for standard input.
        shown: The path as shown.
        encoding: As the user named it; ``None`` looks for a byte order mark.
        delimiter: As the user named it; ``None`` takes the form's own.
    """

    path: Path | None
    shown: str
    form: TableForm
    compressed: bool
    encoding: str | None
    delimiter: str | None


@dataclass(frozen=True, slots=True)
class Survey:
    """What was seen of a file before anything was judged.

    Attributes:
        digest: Of its bytes.
        stamp: Size and time of change, to notice that it changes on the way.
        rows: How many of them are to be judged, bad ones included.
        bad: The first bad row, if there is one.
        bad_rows: How many there are.
    """

    digest: str
    stamp: tuple[int, int]
    rows: int
    bad: RowClaim | None
    bad_rows: int


@dataclass(frozen=True, slots=True)
class Reading:
    """An open input: its table, its columns, its rows as claims."""

    table: ClaimTable
    columns: ClaimColumns
    rows: Iterator[RowClaim]


def source_of(order: Order) -> Source:
    """Find out how the input is written.

    Raises:
        UsageError: If neither name nor options say it.
    """
    piped = order.source == STDIN
    form, compressed = form_of(order.source)
    if order.input_format:
        form = TableForm(order.input_format)
    elif piped:
        form = TableForm.CSV
    if form is None:
        raise UsageError(
            f"{order.source}: a claims file ends in {_SUFFIXES} (or with .gz behind "
            "it); else say how it is written with --input-format"
        )
    if order.encoding:
        known_encoding(order.encoding)
    return Source(
        path=None if piped else Path(order.source),
        shown="standard input" if piped else order.source,
        form=form,
        compressed=compressed and not piped,
        encoding=order.encoding,
        delimiter=_delimiter(order.delimiter),
    )


@contextmanager
def opened_table(source: Source) -> Iterator[ClaimTable]:
    """Open the input and read its header.

    Raises:
        DocumentError: If it cannot be opened.
        ClaimFileError: If it is no claims file.
    """
    names: list[str] = []
    with _stream(source) as stream:
        lines = read_lines(
            stream,
            path=source.shown,
            encoding=source.encoding,
            compressed=source.compressed,
            tell=names.append,
        )
        table = read_claims(
            lines, path=source.shown, form=source.form, delimiter=source.delimiter
        )
        yield replace(table, encoding="".join(names))


def guess_of(source: Source, table: ClaimTable) -> str:
    """Say what was guessed of how the file is written; empty if nothing was."""
    if table.guessed:
        return (
            f"{source.shown}: the cells are parted by semicolons, so it was read that "
            "way; with --delimiter it is read as you say"
        )
    return ""


def reencoded(source: Source, table: ClaimTable) -> str:
    """Say that what is written has another encoding than the input; mostly empty."""
    if table.encoding.startswith("utf-8") or table.encoding == "ascii":
        return ""
    return (
        f"{source.shown} is {table.encoding.upper()}, and what is written is UTF-8 "
        "(with --bom, Excel sees that it is)"
    )


@contextmanager
def opened_input(
    source: Source, order: Order, *, as_of: dt.date | None
) -> Iterator[Reading]:
    """Open the input and read its header; rows are read when asked for.

    Raises:
        DocumentError: If it cannot be opened.
        ClaimFileError: If it is no claims file, or lacks a column.
    """
    with opened_table(source) as table:
        names = ColumnNames(
            claim=order.claim_col,
            identity=order.id_col,
            evidence=order.evidence_col,
            date=order.date_col,
        )
        columns = choose_columns(table, names)
        if order.gold_col is not None:
            table.need((order.gold_col,), option="--gold-col")
        rows = table.rows
        if order.sample is not None:
            rows = sample_rows(rows, order.sample)
        elif order.limit is not None:
            rows = first_rows(rows, order.limit)
        claims = (read_row(row, table, columns, as_of=as_of) for row in rows)
        yield Reading(table, columns, claims)


def survey(source: Source, order: Order, *, as_of: dt.date | None) -> Survey:
    """Read all of a file once: what stops a run stops it before it begins.

    Raises:
        DocumentError: If it cannot be read.
        ClaimFileError: If it is no claims file.
    """
    if source.path is None:
        raise ValueError("standard input is read only once")
    with _stream(source) as stream:
        digest = _digest(stream)
        stamp = _stamp(source)
    rows = bad_rows = 0
    bad: RowClaim | None = None
    with opened_input(source, order, as_of=as_of) as reading:
        for item in reading.rows:
            rows += 1
            if item.claim is None:
                bad_rows += 1
                bad = bad or item
    return Survey(digest, stamp, rows, bad, bad_rows)


def require_unchanged(source: Source, seen: Survey) -> None:
    """Refuse rows that were read from a file which changed meanwhile.

    Raises:
        ClaimFileError: If it did.
    """
    if _stamp(source) != seen.stamp:
        raise ClaimFileError(
            source.shown, 1, "the file changed while it was being checked; run again"
        )


@contextmanager
def _stream(source: Source) -> Iterator[BinaryIO]:
    if source.path is None:
        yield sys.stdin.buffer
        return
    try:
        stream = source.path.open("rb")
    except OSError as error:
        problem = error.strerror or "cannot be read"
        hint = did_you_mean(source.path)
        raise DocumentError(source.shown, f"claims file: {problem}{hint}") from error
    with stream:
        yield stream


def _digest(stream: BinaryIO) -> str:
    found = hashlib.sha256()
    while block := stream.read(_BLOCK):
        found.update(block)
    return f"sha256:{found.hexdigest()}"


def _stamp(source: Source) -> tuple[int, int]:
    found = os.stat(source.path or "")
    return found.st_size, found.st_mtime_ns


def _delimiter(named: str | None) -> str | None:
    if named is None:
        return None
    mark = "\t" if named in _TAB else named
    if len(mark) != 1 or mark in '"\r\n':
        raise UsageError(f"--delimiter is one character, or tab: {named!r}")
    return mark
