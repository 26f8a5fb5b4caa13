"""The text of a Word document: its paragraphs and the cells of its tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from oircheck.text.archives import Archive
from oircheck.text.docx_parts import local

BREAK = "\x0b"
"""A line break inside a paragraph, as Word writes it in plain text."""

CELL = "\t"
"""What stands between the cells of a row."""

_SIGNS: Mapping[str, str] = {
    "tab": "\t",
    "br": BREAK,
    "cr": BREAK,
    "noBreakHyphen": "\u2011",
    "softHyphen": "\xad",
}
_UNREAD = frozenset(
    """del moveFrom instrText delText delInstrText sdtPr rPrChange pPrChange tblPrChange
    sectPr rt""".split()
)
"""Elements whose text was struck out or is no text of the document."""

_FALLBACK = "http://schemas.openxmlformats.org/markup-compatibility/2006|Fallback"
_OFF = ("0", "false", "off")
_ONE_LINE = str.maketrans("\r\n\x0c", "   ")
"""Signs that would end a line, or a page, of the document's text."""

MAX_SPAN = 64
_NO_NOTES = frozenset({"separator", "continuationSeparator", "continuationNotice"})


@dataclass(slots=True)
class Paragraph:
    """A paragraph with ink, or all paragraphs of a cell.

    Attributes:
        style: The id of its style.
        listed: Whether it is numbered or marked itself; ``None`` if it leaves that to
            its style.
        level: Its own outline level, from 1.
    """

    text: str = ""
    style: str = ""
    listed: bool | None = None
    level: int | None = None


@dataclass(slots=True)
class Row:
    """A row of a table.

    Attributes:
        cells: The text of each.
        table: Counts the tables, from 1.
        heads: Whether the document says that it is a header.
        goes_on: The columns whose cell reaches down from the row above.
    """

    table: int
    cells: list[str] = field(default_factory=list)
    heads: bool = False
    goes_on: set[int] = field(default_factory=set)


@dataclass(slots=True)
class _Run:
    parts: list[str] = field(default_factory=list)
    hidden: bool = False


def read_story(archive: Archive, name: str) -> list[Paragraph | Row]:
    """Read the paragraphs and rows of a part, in order.

    Tables inside cells are read as part of the cell. Text that was deleted in a
    tracked change, hidden text and fallbacks are left out.
    """
    story = _Story()
    archive.parse(name, start=story.start, end=story.end, words=story.words)
    return story.found


class _Story:
    def __init__(self) -> None:
        self.found: list[Paragraph | Row] = []
        self._paragraphs: list[tuple[Paragraph, list[str]]] = []
        self._runs: list[_Run] = []
        self._row: Row | None = None
        self._cell: list[str] = []
        self._span = 1
        self._tables = 0
        self._depth = 0
        self._unread = 0
        self._in_text = False

    def start(self, element: str, attributes: Mapping[str, str]) -> None:
        tag = local(element)
        if self._unread or _is_unread(element, tag, attributes):
            self._unread += 1
        elif tag == "p":
            self._paragraphs.append((Paragraph(), []))
        elif tag == "r":
            self._runs.append(_Run())
        elif tag == "t":
            self._in_text = True
        elif tag in _SIGNS and self._runs:
            self._runs[-1].parts.append(_SIGNS[tag])
        elif tag == "tbl":
            self._depth += 1
            self._tables += self._depth == 1
        elif tag == "tr" and self._depth == 1:
            self._row = Row(self._tables)
        elif tag == "tc" and self._depth == 1:
            self._cell, self._span = [], 1
        else:
            values = {local(key): value for key, value in attributes.items()}
            self._property(tag, values.get("val", ""))

    def words(self, text: str) -> None:
        if self._in_text and not self._unread and self._runs:
            self._runs[-1].parts.append(text)

    def end(self, element: str) -> None:
        if self._unread:
            self._unread -= 1
            return
        tag = local(element)
        if tag == "t":
            self._in_text = False
        elif tag == "r" and self._runs:
            run = self._runs.pop()
            if self._paragraphs and not run.hidden:
                self._paragraphs[-1][1].extend(run.parts)
        elif tag == "p" and self._paragraphs:
            self._end_paragraph()
        elif tag == "tbl":
            self._depth -= 1
        elif tag == "tc" and self._depth == 1 and self._row is not None:
            self._row.cells.append(BREAK.join(self._cell))
            self._row.cells += [""] * (self._span - 1)
        elif tag == "tr" and self._depth == 1 and self._row is not None:
            if any(self._row.cells):
                self.found.append(self._row)
            self._row = None

    def _property(self, tag: str, value: str) -> None:
        on = value not in _OFF
        if tag == "vanish" and self._runs:
            self._runs[-1].hidden = on
        elif self._row is not None and tag == "tblHeader":
            self._row.heads = on
        elif self._row is not None and tag == "vMerge" and self._depth == 1:
            if value != "restart":
                self._row.goes_on.add(len(self._row.cells))
        elif tag == "gridSpan" and self._depth == 1 and value.isdecimal():
            self._span = min(max(1, int(value[:4])), MAX_SPAN)
        elif self._paragraphs:
            _set(self._paragraphs[-1][0], tag, value)

    def _end_paragraph(self) -> None:
        paragraph, parts = self._paragraphs.pop()
        text = "".join(parts).translate(_ONE_LINE)
        if not text.strip():
            return
        if self._row is not None:
            self._cell.append(text.replace(CELL, " "))
            return
        paragraph.text = text
        self.found.append(paragraph)


def _is_unread(element: str, tag: str, attributes: Mapping[str, str]) -> bool:
    if tag in ("footnote", "endnote"):
        kinds = [value for key, value in attributes.items() if local(key) == "type"]
        return bool(kinds) and kinds[0] in _NO_NOTES
    return tag in _UNREAD or element == _FALLBACK


def _set(paragraph: Paragraph, tag: str, value: str) -> None:
    if tag == "pStyle":
        paragraph.style = value
    elif tag == "numId":
        paragraph.listed = value != "0"
    elif tag == "outlineLvl" and value.isdecimal() and int(value[:4]) < 9:
        paragraph.level = int(value) + 1
