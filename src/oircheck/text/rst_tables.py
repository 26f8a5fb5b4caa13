"""Grid tables and simple tables of reStructuredText."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from oircheck.text.rst_lines import Line
from oircheck.text.tables import is_header, said_with_header
from oircheck.text.views import ViewBuilder
from oircheck.types import Span, View

GRID = re.compile(r"\+(?:[-=]+\+)+")
SIMPLE = re.compile(r"=+(?:\s+=+)+")
_RULE = re.compile(r"-+(?:\s+-+)*")

Cell = list[Line]
"""The parts of lines that stand in one cell, from above."""

Read = Callable[[Sequence[Line]], View]


def grid_rows(lines: Sequence[Line]) -> tuple[list[list[Cell]], int]:
    """Return the rows of a grid table, and how many of them are its header.

    A cell that reaches over several columns or rows counts where it begins.
    """
    columns = _columns(lines[0], "+")
    for line in lines:
        if GRID.fullmatch(line.text):
            found = _columns(line, "+")
            columns = found if len(found) > len(columns) else columns
    rows: list[list[Cell]] = []
    heads = 0
    open_row: list[Cell] | None = None
    for line in lines:
        if GRID.fullmatch(line.text):
            if open_row is not None:
                rows.append(open_row)
            heads = len(rows) if "=" in line.text else heads
            open_row = None
        else:
            open_row = open_row or [[] for _ in columns[:-1]]
            _fill_grid(line, columns, open_row)
    return rows, heads


def simple_end(lines: Sequence[Line], number: int) -> int:
    """Return the number of the line behind the simple table that begins here.

    It ends at a border with a blank line below it, or else at the last border.
    """
    last = number
    for row in range(number + 1, len(lines)):
        if SIMPLE.fullmatch(lines[row].text):
            last = row
            if row + 1 == len(lines) or not lines[row + 1].text:
                break
    return last + 1


def simple_rows(lines: Sequence[Line]) -> tuple[list[list[Cell]], int]:
    """Return the rows of a simple table, and how many of them are its header.

    A line whose first column is empty goes on with the row above it.
    """
    columns = [match.start() for match in re.finditer(r"=+", lines[0].text)]
    rules = [at for at, line in enumerate(lines) if SIMPLE.fullmatch(line.text)]
    rows: list[list[Cell]] = []
    heads = 0
    borders = frozenset(rules)
    for number, line in enumerate(lines[: rules[-1]]):
        if number in borders:
            heads = len(rows) if number else 0
            continue
        if not line.text or _RULE.fullmatch(line.text):
            continue
        cells = [_cut(line, one, end) for one, end in _between(columns)]
        goes_on = rows and not cells[0].text
        if not goes_on:
            rows.append([[] for _ in columns])
        for cell, part in zip(rows[-1], cells, strict=True):
            if part.text:
                cell.append(part)
    return rows, heads


def rows_said(rows: Sequence[Sequence[Cell]], heads: int, read: Read) -> list[View]:
    """Say each row with its header.

    The lines of a cell with several do not stand behind one another in the file; a
    row that holds one stands for all of its lines.
    """
    views = [[read(cell) for cell in row] for row in rows]
    words = [[view.text for view in row] for row in views]
    if not heads and len(words) > 1 and is_header(words[0], words[1]):
        heads = 1
    header = [
        " ".join(row[at] for row in words[:heads] if at < len(row) and row[at])
        for at in range(len(words[0]) if words and heads else 0)
    ]
    said = [
        _row(header, row, cells)
        for row, cells in zip(views[heads:], rows[heads:], strict=True)
    ]
    return [view for view in said if view.text]


def _row(header: Sequence[str], row: Sequence[View], cells: Sequence[Cell]) -> View:
    if all(len(cell) <= 1 for cell in cells):
        return said_with_header(header, row)
    lines = [line for cell in cells for line in cell]
    whole = Span(
        min(line.span.start for line in lines), max(line.span.end for line in lines)
    )
    flat: list[View] = []
    for view in row:
        builder = ViewBuilder()
        builder.add(view.text, Span(0, 0))
        flat.append(builder.build())
    builder = ViewBuilder()
    builder.add(said_with_header(header, flat).text, whole)
    return builder.build()


def _columns(line: Line, mark: str) -> list[int]:
    return [at for at, sign in enumerate(line.text) if sign == mark]


def _between(columns: Sequence[int]) -> list[tuple[int, int | None]]:
    ends = [*columns[1:], None]
    return list(zip(columns, ends, strict=True))


def _fill_grid(line: Line, columns: Sequence[int], row: list[Cell]) -> None:
    bars = [at for at in columns if line.text[at : at + 1] in ("|", "+")]
    for one, end in pairwise(bars):
        part = _cut(line, one + 1, end)
        if part.text and not GRID.fullmatch(f"+{part.text}+"):
            row[columns.index(one)].append(part)


def _cut(line: Line, start: int, end: int | None) -> Line:
    whole = line.text[start:end]
    ink = whole.strip()
    begin = line.span.start + min(start, len(line.text))
    begin += len(whole) - len(whole.lstrip()) if ink else 0
    return Line(Span(begin, begin + len(ink)), ink, line.indent + start)
