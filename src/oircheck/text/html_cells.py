"""Tables of a web page: which ones hold data, and their rows said with a header."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from oircheck.text.html_tree import Element, Item, Page
from oircheck.text.tables import is_header, said_with_header
from oircheck.text.typography import read_plainly
from oircheck.text.views import ViewBuilder
from oircheck.types import Span, View

MAX_SPAN = 100
"""The most columns or rows that a cell may reach over."""

MAX_COLUMNS = 1000
"""Cells beyond are left out."""

TABLE = frozenset({"table"})

_ROW = frozenset({"tr"})
_CELL = frozenset({"td", "th"})
_HEAD = frozenset({"thead"})
_LAYOUT = frozenset(
    "table h1 h2 h3 h4 h5 h6 article section nav header footer form main".split()
)
"""A table that holds one of these in a cell lays out the page."""

_LONGEST_CELL = 600
"""Characters; a cell that holds more lays out the page."""

_NUMBER = re.compile(r"\d{1,4}")

Read = Callable[[ViewBuilder, Item], None]


@dataclass(slots=True)
class _Row:
    element: Element
    cells: list[tuple[Element, ViewBuilder]] = field(default_factory=list)


def data_tables(page: Page, skipped: set[Element]) -> set[Element]:
    """Return the tables that hold data: short cells, at least two in some row."""
    cells: dict[Element, int] = {}
    rows: set[Element] = set()
    layout: set[Element] = set()
    for element in page.elements[1:]:
        if element in skipped or element.parent is None:
            continue
        if element.name in _CELL and (row := element.within(_ROW)) is not None:
            cells[row] = cells.get(row, 0) + 1
            rows.add(row)
            length = sum(
                len(item.span)
                for item in page.items[element.first : element.last]
                if item.kind == "text"
            )
            if length > _LONGEST_CELL and (table := row.within(TABLE)) is not None:
                layout.add(table)
        elif element.name in _LAYOUT:
            table = element.parent.within(TABLE)
            if table is not None:
                layout.add(table)
    tables = {row.within(TABLE) for row in rows if cells[row] > 1}
    return {table for table in tables if table is not None and table not in layout}


def read_table(
    items: Sequence[Item], table: Element, skipped: set[Element], read: Read
) -> list[View]:
    """Return the caption of a table and its rows, said with its header.

    A row of ``th``, a row of ``thead``, or else a first row that looks like one is
    the header. The text of a cell that reaches over several rows is said in each.

    Args:
        items: The content of the table.
        read: Adds what an item says to a builder.
    """
    captions: list[View] = []
    rows: list[_Row] = []
    loose = ViewBuilder()
    for item in items:
        if item.element in skipped:
            continue
        cell = item.element.within(_CELL)
        row = None if cell is None else cell.within(_ROW)
        if cell is None or row is None or row.within(TABLE) is not table:
            if item.kind == "text":
                read(loose, item)
            elif (view := read_plainly(loose.build())).text:
                captions.append(view)
                loose = ViewBuilder()
            continue
        if not rows or rows[-1].element is not row:
            rows.append(_Row(row))
        if not rows[-1].cells or rows[-1].cells[-1][0] is not cell:
            rows[-1].cells.append((cell, ViewBuilder()))
        read(rows[-1].cells[-1][1], item)
    views = captions + _said(rows)
    return sorted(views, key=lambda view: view.pieces[0].document.start)


def _said(rows: Sequence[_Row]) -> list[View]:
    heads = 0
    while heads < len(rows) and _is_head(rows[heads]):
        heads += 1
    grid = _grid(rows, heads)
    words = [[cell.text for cell in row] for row in grid]
    if not heads and len(words) > 1 and is_header(words[0], words[1]):
        heads = 1
    header: list[str] = []
    for row in words[:heads]:
        header = _stacked(header, row)
    said = [said_with_header(header, row) for row in grid[heads:]]
    return [view for view in said if view.text]


def _is_head(row: _Row) -> bool:
    if row.element.within(_HEAD) is not None:
        return True
    return len(row.cells) > 1 and all(cell.name == "th" for cell, _ in row.cells)


def _stacked(above: Sequence[str], row: Sequence[str]) -> list[str]:
    """Put the names of two header rows together: "2020 Men"."""
    width = max(len(above), len(row))
    pairs = [
        (
            above[at] if at < len(above) else "",
            row[at] if at < len(row) else "",
        )
        for at in range(width)
    ]
    return [
        one if one == other or not other else f"{one} {other}".strip()
        for one, other in pairs
    ]


def _grid(rows: Sequence[_Row], heads: int) -> list[list[View]]:
    """Place the cells in columns, those that reach over several in each of them.

    A cell counts in its first column; in the others of a header its words are
    repeated, in the others of a row nothing stands. A cell from above stands for no
    characters of the row, between those of its own cells.

    Args:
        heads: How many rows are the header.
    """
    grid: list[list[View]] = []
    reach: dict[int, tuple[int, View]] = {}
    at = 0
    for line, row in enumerate(rows):
        placed: list[View] = []
        cells = [(cell, read_plainly(builder.build())) for cell, builder in row.cells]
        at = next((v.pieces[0].document.start for _, v in cells if v.pieces), at)
        for cell, view in cells:
            if len(placed) >= MAX_COLUMNS:
                break
            _take_reaching(placed, reach, at)
            at = view.pieces[-1].document.end if view.pieces else at
            down = _span(cell, "rowspan")
            repeated = line < heads
            for number in range(_span(cell, "colspan")):
                if down > 1:
                    reach[len(placed)] = (down - 1, view if not number else _EMPTY)
                shown = view if not number else _again(view, repeated)
                placed.append(shown)
        _take_reaching(placed, reach, at)
        grid.append(placed)
    return grid


_EMPTY = View("", ())


def _take_reaching(
    placed: list[View], reach: dict[int, tuple[int, View]], start: int
) -> None:
    while (column := len(placed)) in reach:
        left, view = reach.pop(column)
        if left > 1:
            reach[column] = (left - 1, view)
        builder = ViewBuilder()
        builder.add(view.text, Span(start, start))
        placed.append(builder.build())


def _again(view: View, repeated: bool) -> View:
    return view if repeated else _EMPTY


def _span(cell: Element, name: str) -> int:
    written = cell.attributes.get(name, "").strip()
    if not _NUMBER.fullmatch(written):
        return 1
    return min(max(1, int(written)), MAX_SPAN)
