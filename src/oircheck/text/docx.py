"""Word documents (.docx): text, paragraphs and blocks of prose.

Read with ``zipfile`` and ``expat``: a dependency would bring lxml, and neither the
bounds nor the places that are needed here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from oircheck.errors import DocumentError
from oircheck.text.archives import Archive
from oircheck.text.docx_parts import (
    Style,
    beside,
    main_part,
    properties,
    read_styles,
)
from oircheck.text.docx_text import CELL, Paragraph, Row, read_story
from oircheck.text.guesses import Found, first_heading
from oircheck.text.reading import Reading
from oircheck.text.tables import is_header, said_with_header
from oircheck.text.typography import read_plainly
from oircheck.text.views import ViewBuilder
from oircheck.types import Block, BlockKind, PlaceKind, Span, View

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ZIP = b"PK"
_NOTES = ("footnotes", "endnotes")


def read_docx(data: bytes, path: str) -> Reading:
    """Read a Word document.

    Its text has a line for each paragraph that holds ink and for each row of a
    table, whose cells a tab sets apart; a break inside a paragraph is a vertical
    tab. Footnotes and endnotes follow. Page headers and footers, comments, text
    that was deleted and hidden text are left out.

    Args:
        data: The whole file.
        path: Shown in errors.

    Raises:
        DocumentError: If it is no Word document, is encrypted, damaged, or larger
            than it may be.
    """
    archive = _open(data, path)
    main = main_part(archive)
    if main is None:
        raise DocumentError(
            path,
            "a zip archive without a Word document in it, whatever its name says; "
            "give it its own suffix, or leave it out",
        )
    parts = beside(archive, main)
    styles = read_styles(archive, parts["styles"]) if "styles" in parts else {}
    lines = read_story(archive, main)
    for kind in _NOTES:
        if kind in parts:
            lines += read_story(archive, parts[kind])
    builder = _Builder(styles)
    for line in lines:
        builder.add(line)
    text, blocks = builder.build()
    styled = [Found("title", builder.title, "style Title")] if builder.title else []
    found = (*styled, *properties(archive), *first_heading(blocks))
    return Reading(
        text=text, blocks=blocks, found=found, counted_in=PlaceKind.PARAGRAPH
    )


def _open(data: bytes, path: str) -> Archive:
    if data.startswith(_OLE):
        encrypted = _ENCRYPTED in data
        problem = (
            "encrypted: it opens with a password only; save it without one"
            if encrypted
            else "a document of Word 97 to 2003 in the old format, whatever its name "
            "says; open it and save it as .docx"
        )
        raise DocumentError(path, problem)
    if not data.startswith(_ZIP):
        raise DocumentError(
            path,
            "not a Word document: it does not begin like one; "
            "give it its own suffix, or leave it out",
        )
    return Archive(data, path)


@dataclass(slots=True)
class _Table:
    number: int
    header: list[str] = field(default_factory=list)
    above: list[str] = field(default_factory=list)
    waiting: list[View] | None = None
    begun: bool = False


class _Builder:
    """Puts lines together to a text, with blocks that map into it.

    Attributes:
        title: The first paragraph whose style says that it is the title, or "".
    """

    def __init__(self, styles: Mapping[str, Style]) -> None:
        self._styles = styles
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._table: _Table | None = None
        self._titled = False
        self.title = ""

    def add(self, line: Paragraph | Row) -> None:
        """Append a paragraph or a row."""
        if isinstance(line, Row):
            self._add_row(line)
            return
        self._end_table()
        span = self._write(line.text)
        style = self._styles.get(line.style, Style())
        builder = ViewBuilder()
        builder.add(line.text, span)
        view = read_plainly(builder.build())
        if view.text and not style.hidden:
            kind, level = self._kind(line, style)
            self._blocks.append(Block(kind, view, level))
            if style.name == "title" and not self.title:
                self.title = view.text

    def build(self) -> tuple[str, tuple[Block, ...]]:
        """Return the text and the blocks."""
        self._end_table()
        return "".join(self._parts), tuple(self._blocks)

    def _write(self, line: str) -> Span:
        start = self._length
        self._parts += (line, "\n")
        self._length += len(line) + 1
        return Span(start, start + len(line))

    def _kind(self, line: Paragraph, style: Style) -> tuple[BlockKind, int]:
        level = line.level if line.level is not None else style.level
        if style.name == "title" or (level == 1 and not self._titled):
            kind = BlockKind.HEADING if self._titled else BlockKind.TITLE
            self._titled = True
            return kind, 1
        if style.name == "subtitle":
            return BlockKind.PARAGRAPH, 0
        if level is not None:
            return BlockKind.HEADING, level
        listed = style.is_list if line.listed is None else line.listed
        if listed or style.name.startswith("list "):
            return BlockKind.ITEM, 0
        quoted = style.name in ("quote", "intense quote", "quotations", "block text")
        return BlockKind.QUOTE if quoted else BlockKind.PARAGRAPH, 0

    def _add_row(self, row: Row) -> None:
        if self._table is None or self._table.number != row.table:
            self._end_table()
            self._table = _Table(row.table)
        table = self._table
        cells = self._cells(row, table)
        words = [cell.text for cell in cells]
        table.above = words
        if row.heads:
            table.header = _joined(table.header, words)
        elif not table.begun:
            table.waiting = cells
        else:
            self._settle(table, words)
            self._say(said_with_header(table.header, cells))
        table.begun = True

    def _cells(self, row: Row, table: _Table) -> list[View]:
        at = self._write(CELL.join(row.cells)).start
        cells: list[View] = []
        for number, cell in enumerate(row.cells):
            builder = ViewBuilder()
            if number in row.goes_on and not cell and number < len(table.above):
                builder.add(table.above[number], Span(at, at))
            builder.add(cell, Span(at, at + len(cell)))
            cells.append(read_plainly(builder.build()))
            at += len(cell) + len(CELL)
        return cells

    def _settle(self, table: _Table, second: Sequence[str]) -> None:
        """Decide what the first row of a table that marks no header is."""
        if table.waiting is None:
            return
        first = [cell.text for cell in table.waiting]
        if is_header(first, second):
            table.header = first
        else:
            self._say(said_with_header((), table.waiting))
        table.waiting = None

    def _say(self, view: View) -> None:
        if view.text:
            self._blocks.append(Block(BlockKind.ROW, view))

    def _end_table(self) -> None:
        if self._table is not None:
            self._settle(self._table, ())
        self._table = None


def _joined(above: Sequence[str], row: Sequence[str]) -> list[str]:
    width = max(len(above), len(row))
    rows = [[*one, *[""] * (width - len(one))] for one in (above, row)]
    return [
        " ".join(dict.fromkeys(word for word in column if word))
        for column in zip(*rows, strict=True)
    ]
