"""Directives of reStructuredText: their kinds and options, and the tables in some."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from oircheck.text.rst_lines import Line, bullet, field_name
from oircheck.text.rst_tables import Cell
from oircheck.types import Span

NO_PROSE = frozenset(
    """code code-block sourcecode literalinclude highlight image raw math toctree
    contents include parsed-literal role default-role index meta productionlist
    graphviz doctest testcode testoutput testsetup plot uml mermaid sectnum header
    footer target-notes bibliography automodule autoclass autofunction
    title date unicode""".split()
)
"""Directives whose content is no prose of the document."""

TABLES = frozenset({"list-table", "csv-table"})
"""Directives that hold a table, written as a list of lists or as CSV."""

FILE_FIRST = frozenset("figure container class compound".split())
"""Directives whose first line is no prose, although their content is."""

QUOTES = frozenset("epigraph highlights pull-quote".split())
"""Directives that hold a quotation."""

ELSEWHERE = frozenset({"file", "url"})
"""Options that say that a table stands in another file."""

_NAMED = {"tab": "\t", "space": " "}

Options = Mapping[str, Sequence[Line]]
"""The lines of each option's value."""


def directive_options(lines: Sequence[Line]) -> tuple[Options, Sequence[Line]]:
    """Part a directive's options from what it holds.

    A value goes on in lines that are indented further than its name.
    """
    found: dict[str, list[Line]] = {}
    number = 0
    while number < len(lines) and (field := field_name(lines[number])):
        first = lines[number]
        value = found.setdefault(field[0].lower(), [])
        value.append(first.behind(field[1]))
        number += 1
        while (
            number < len(lines)
            and lines[number].text
            and lines[number].indent > first.indent
        ):
            value.append(lines[number])
            number += 1
    return found, lines[number:]


def header_rows(options: Options) -> int:
    """Return how many rows are the header; 0 where it does not say, or no number."""
    said = _value(options, "header-rows")
    return int(said) if said.isascii() and said.isdigit() else 0


def list_rows(lines: Sequence[Line]) -> list[list[Cell]]:
    """Return the rows of a table that is written as a list of lists."""
    rows: list[list[Cell]] = []
    inked = [line for line in lines if line.text]
    column: int | None = None
    for line in inked:
        length = bullet(line)
        if length and line.indent == inked[0].indent:
            inner = line.behind(length)
            second = bullet(inner)
            rows.append([[_inside(inner.behind(second))]] if second else [])
            column = inner.indent if second else column
        elif length and rows and column in (None, line.indent):
            column = line.indent
            rows[-1].append([_inside(line.behind(length))])
        elif rows and rows[-1]:
            rows[-1][-1].append(_inside(line))
    return rows


def _inside(line: Line) -> Line:
    """Return a line of a cell; an item of a list in it is said without its mark."""
    return line.behind(bullet(line))


def csv_table(
    options: Options, lines: Sequence[Line]
) -> tuple[list[list[Cell]], int] | None:
    """Return the rows of a table that is written as CSV, and how many are its header.

    ``None`` where it is no CSV: a value must not come under another column's name.
    """
    form = _form(options)
    if form is None:
        return None
    head = _Csv(form).read(options.get("header", ()))
    body = _Csv(form).read(lines)
    if head is None or body is None:
        return None
    return [*head, *body], len(head) + header_rows(options)


@dataclass(frozen=True, slots=True)
class _Form:
    """How the cells are written; ``escape`` is empty where quotes are doubled."""

    delimiter: str
    quote: str
    escape: str


def _form(options: Options) -> _Form | None:
    delimiter = _value(options, "delim") or ","
    form = _Form(
        _NAMED.get(delimiter, delimiter),
        _value(options, "quote") or '"',
        _value(options, "escape"),
    )
    one = len(form.delimiter) == len(form.quote) == 1 and len(form.escape) < 2
    return form if one else None


def _value(options: Options, name: str) -> str:
    return " ".join(line.text for line in options.get(name, ())).strip()


class _Csv:
    """Reads rows; a cell in quotation marks may go on in the next line."""

    def __init__(self, form: _Form) -> None:
        self._form = form
        self._rows: list[list[Cell]] = []
        self._quoted = False
        self._indent: int | None = None

    def read(self, lines: Sequence[Line]) -> list[list[Cell]] | None:
        """Return the rows; ``None`` where they are not well formed."""
        for line in lines:
            if line.text and not (self._begins(line) and self._line(line)):
                return None
        return None if self._quoted else self._rows

    def _begins(self, line: Line) -> bool:
        """Begin a row; an indentation may be an empty cell, and then nobody knows."""
        if self._quoted:
            return True
        self._indent = line.indent if self._indent is None else self._indent
        self._rows.append([])
        return line.indent == self._indent or not self._form.delimiter.isspace()

    def _line(self, line: Line) -> bool:
        text, mark = line.text, self._form.delimiter
        at = 0
        while True:
            if not self._quoted:
                at = self._gap(text, at)
                self._rows[-1].append([])
                self._quoted = text[at : at + 1] == self._form.quote
                at += self._quoted
            end = self._end(text, at)
            part = self._part(line, at, end)
            self._rows[-1][-1] += [part] if part.text else []
            if self._quoted and end == len(text):
                return True
            at = self._gap(text, end + 1) if self._quoted else end
            self._quoted = False
            if at >= len(text):
                return True
            if text[at] != mark:
                return False
            at += 1

    def _gap(self, text: str, at: int) -> int:
        """Return where the next thing stands that is no white space."""
        while (
            at < len(text) and text[at].isspace() and text[at] != self._form.delimiter
        ):
            at += 1
        return at

    def _end(self, text: str, at: int) -> int:
        """Return where the cell that is open ends, at the latest with the line."""
        form = self._form
        stop = form.quote if self._quoted else form.delimiter
        while at < len(text):
            doubled = self._quoted and not form.escape and text[at : at + 2] == stop * 2
            if doubled or text[at] == form.escape:
                at += 2
            elif text[at] == stop:
                return at
            else:
                at += 1
        return len(text)

    def _part(self, line: Line, start: int, end: int) -> Line:
        raw = line.text[start:end]
        ink = raw.strip()
        start += len(raw) - len(raw.lstrip()) if ink else 0
        begin = line.span.start + start
        span = Span(begin, begin + len(ink))
        return Line(span, self._unescaped(ink), line.indent + start)

    def _unescaped(self, ink: str) -> str:
        form = self._form
        if not form.escape:
            return ink.replace(form.quote * 2, form.quote) if self._quoted else ink
        return ink.replace(form.escape + form.quote, form.quote)
