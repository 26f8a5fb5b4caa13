"""CSV as it is meant: nothing dropped, filled up or swallowed in silence."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from oircheck.errors import ClaimFileError
from oircheck.intake.settings import suggest

LONGEST_FIELD = 16 * 1024 * 1024
"""Characters of one cell; Python's own limit cuts in at 131,072."""


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, as many as the header has, and its first line."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A CSV file: its path as shown, its header, its rows."""

    path: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]

    def column(self, names: Sequence[str]) -> int | None:
        """Return the place of the first of ``names`` that the header has."""
        for name in names:
            if name in self.header:
                return self.header.index(name)
        return None

    def need(self, names: Sequence[str]) -> int:
        """Return the place of the first of ``names`` that the header has.

        Raises:
            ClaimFileError: If it has none; the columns found are listed.
        """
        place = self.column(names)
        if place is None:
            wanted = " or ".join(names)
            found = ", ".join(self.header)
            raise ClaimFileError(
                self.path,
                1,
                f"no column {wanted}; the columns are {found}; "
                f"{suggest(names[0], self.header)}",
            )
        return place


def read_table(text: str, *, path: str) -> Table:
    """Read CSV text, with or without a byte order mark.

    Args:
        path: Shown in errors.

    Raises:
        ClaimFileError: At a row that is longer or shorter than the header, a blank
            line between rows, a quote that is not closed, a column named twice, or
            no header at all.
    """
    csv.field_size_limit(LONGEST_FIELD)
    stream = io.StringIO(text.removeprefix("\ufeff"), newline="")
    reader = csv.reader(stream, strict=True)
    found: list[Row] = []
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise ClaimFileError(path, line, _not_csv(error)) from None
        if cells is None:
            break
        found.append(Row(line, tuple(cells)))
    while found and not found[-1].cells:
        found.pop()
    if not found:
        raise ClaimFileError(path, 1, "the file is empty; it needs a header line")
    header = _header(found[0], path)
    for row in found[1:]:
        _check(row, len(header), path)
    return Table(path, header, tuple(found[1:]))


def _header(row: Row, path: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in row.cells)
    for name in names:
        if names.count(name) > 1:
            raise ClaimFileError(path, row.line, f"the column {name!r} is there twice")
    return names


def _check(row: Row, width: int, path: str) -> None:
    if not row.cells:
        raise ClaimFileError(path, row.line, "a blank line; take it out")
    if len(row.cells) != width:
        count = len(row.cells)
        raise ClaimFileError(
            path,
            row.line,
            f"the row has {count} field{'s' * (count != 1)}, the header {width}; put "
            "cells that hold a comma in quotation marks",
        )


def _not_csv(error: csv.Error) -> str:
    if "unexpected end of data" in str(error):
        return "a quotation mark is opened here and never closed"
    return f"not CSV: {error}"
