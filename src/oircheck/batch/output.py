"""Rows out: the user's columns untouched, what was found behind them."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from typing import Protocol, TextIO

from oircheck.batch.asks import Json
from oircheck.errors import UsageError

COLUMNS = (
    "verdict",
    "confidence",
    "reason",
    "source",
    "locator",
    "passage",
    "rule",
    "status",
    "error",
)
"""What is written behind the user's columns, in every format."""

NESTED = "judgement"
"""What JSONL has besides: the whole judgement."""

UNREAD = "input"
"""What JSONL has of a line that is no object: the line."""


_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\0")
_LINE_END = "\r\n"
"""RFC 4180's; a cell that holds either half of it is then always quoted."""


class RowWriter(Protocol):
    """Writes rows, each with what was found for it."""

    def write(
        self, cells: Sequence[str], found: Mapping[str, Json], *, raw: str | None
    ) -> None:
        """Write a row.

        Args:
            cells: The user's, one for each column.
            found: By the names of ``COLUMNS``, and ``NESTED``; ``None`` is empty.
            raw: The row as an object of JSON, where it came as one.
        """
        ...


class CsvWriter:
    """Writes CSV or TSV; the header at once.

    A cell of oircheck's own that a spreadsheet would take for a formula gets an
    apostrophe in front.
    """

    def __init__(
        self, stream: TextIO, header: Sequence[str], *, prefix: str, delimiter: str
    ) -> None:
        self._rows = csv.writer(stream, delimiter=delimiter, lineterminator=_LINE_END)
        self._rows.writerow([*header, *(prefix + name for name in COLUMNS)])

    def write(
        self, cells: Sequence[str], found: Mapping[str, Json], *, raw: str | None
    ) -> None:
        """Write a row; see ``RowWriter``."""
        del raw
        own = [_guarded(_cell(found.get(name))) for name in COLUMNS]
        self._rows.writerow([*cells, *own])


class JsonlWriter:
    """Writes an object a line; an object that came in keeps its own characters."""

    def __init__(self, stream: TextIO, header: Sequence[str], *, prefix: str) -> None:
        self._stream = stream
        self._keys = _keys(header)
        self._prefix = prefix

    def write(
        self, cells: Sequence[str], found: Mapping[str, Json], *, raw: str | None
    ) -> None:
        """Write a row; see ``RowWriter``."""
        names = (*COLUMNS, NESTED, *([UNREAD] if UNREAD in found else []))
        own = {self._prefix + name: found.get(name) for name in names}
        added = json.dumps(own, ensure_ascii=False)
        if raw is None:
            raw = json.dumps(
                dict(zip(self._keys, cells, strict=True)), ensure_ascii=False
            )
        inside = raw.strip()[1:-1].strip()
        line = f"{{{inside}, {added[1:]}" if inside else added
        self._stream.write(f"{_encodable(line)}\n")


def require_free_names(header: Sequence[str], *, prefix: str) -> None:
    """Refuse a prefix under which a column of the user's would be there twice.

    Raises:
        UsageError: Naming the column.
    """
    own = {prefix + name for name in (*COLUMNS, NESTED, UNREAD)}
    taken = [name for name in header if name.strip() in own]
    if taken:
        raise UsageError(
            f"the input has a column {taken[0]!r} already (is it a checked file?); "
            "choose other names with --prefix, for example --prefix second_"
        )


def _keys(header: Sequence[str]) -> list[str]:
    """Return a key of its own for each column, so that no cell is lost."""
    keys: list[str] = []
    for place, name in enumerate(header, start=1):
        first = key = name or f"column_{place}"
        count = 1
        while key in keys or (count > 1 and key in header):
            count += 1
            key = f"{first}_{count}"
        keys.append(key)
    return keys


def _cell(value: Json) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value)


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else _encodable(cell)


def _encodable(text: str) -> str:
    """Write what is no character, half a surrogate pair, as its code."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
