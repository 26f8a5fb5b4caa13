"""HTML to blocks of prose, each mapped to the file's own characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from oircheck.text.html_cells import TABLE, data_tables, read_table
from oircheck.text.html_regions import Regions
from oircheck.text.html_tokens import references
from oircheck.text.html_tree import Element, Item, Page, read_page
from oircheck.text.plain import is_furniture
from oircheck.text.typography import read_plainly
from oircheck.text.views import ViewBuilder, placed
from oircheck.types import Block, BlockKind, Span, View

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_KINDS = {
    "li": BlockKind.ITEM,
    "dt": BlockKind.ITEM,
    "dd": BlockKind.ITEM,
    "blockquote": BlockKind.QUOTE,
}
_ENDED = re.compile(r"[.!?\u2026][\"'\u201d\u2019\u00bb)\]]*\Z")
_ELSEWHERE = re.compile(
    r"related|read (?:more|next)|more (?:on|from|stories|news)|recommended|most read"
    r"|most popular|you (?:may|might) (?:also )?like|see also|also read|trending|topics"
    r"|tags|share this|follow us|external links|further reading",
    re.IGNORECASE,
)
"""Headings of lists that lead elsewhere."""

_ALL_LINK = 0.8
_HALF_LINK = 0.5


def read_html(text: str, start: int) -> tuple[Block, ...]:
    """Read the main text of a web page, in order.

    Navigation, banners, footers, forms, scripts, what is hidden, marks of footnotes,
    and lists of links to other pages are left out. The first heading of level 1 is
    the title. The rows of a table of data are said with its header; a table that
    only lays out the page is read as if it were none. ``pre`` is read if it holds no
    code.

    Args:
        text: The whole document.
        start: Where the markup begins, behind a byte order mark.
    """
    return read_page_prose(read_page(text, start), text)


def read_page_prose(page: Page, text: str) -> tuple[Block, ...]:
    """Read the main text of a page whose elements are known."""
    return tuple(_Prose(page, text).read())


def read_html_within(source: View, *, titled: bool) -> Iterator[Block]:
    """Read HTML that an author set into a text of another format.

    All that it shows is read: nothing of it stands around a main text. An element
    that is not closed ends where the HTML ends.

    Args:
        source: The HTML, mapped to the document that it stands in.
        titled: Whether the document has its title, so that a heading of level 1 is
            none.

    Raises:
        CrowdedError: If it has too many elements to be text.
    """
    page = read_page(source.text, 0)
    for block in _Prose(page, source.text, whole=True, titled=titled).read():
        yield replace(block, view=placed(block.view, source))


class _Prose:
    """Walks the items of the main text."""

    def __init__(
        self, page: Page, text: str, *, whole: bool = False, titled: bool = False
    ) -> None:
        self._page = page
        self._text = text
        self._whole = whole
        self._regions = Regions(page, text, whole=whole)
        self._tables = data_tables(page, self._regions.skipped)
        self._builder = ViewBuilder()
        self._owner: Element | None = None
        self._breaks = 0
        self._titled = titled
        self._elsewhere = False

    def read(self) -> Iterator[Block]:
        root, title = self._regions.root, self._regions.title
        if title is not None and title.last <= root.first:
            yield from self._walk(title)
        yield from self._walk(root)

    def _walk(self, root: Element) -> Iterator[Block]:
        number = root.first
        while number < root.last:
            item = self._page.items[number]
            number += 1
            table = item.element.within(TABLE) if self._tables else None
            if table in self._tables:
                yield from self._flush()
                yield from self._table(table)
                number = max(number, table.last)
            elif item.element not in self._regions.skipped:
                yield from self._take(item)
        yield from self._flush()

    def _table(self, table: Element) -> Iterator[Block]:
        items = self._page.items[table.first : table.last]
        for view in read_table(items, table, self._regions.skipped, self._read):
            yield Block(BlockKind.ROW, view)

    def _take(self, item: Item) -> Iterator[Block]:
        if item.kind == "border":
            yield from self._flush()
        elif item.kind == "br":
            self._breaks += 1
            if self._breaks > 1:
                yield from self._flush()
            else:
                self._builder.add("\n", item.span)
        elif item.kind == "text":
            written = item.span.of(self._text)
            if _is_code(item.element):
                return
            if written.strip():
                self._owner = self._owner or item.element
                self._breaks = 0
            if item.element.within(_PRE):
                yield from self._preformatted(item)
            else:
                self._read(self._builder, item)

    def _preformatted(self, item: Item) -> Iterator[Block]:
        at = item.span.start
        for gap in _EMPTY_LINE.finditer(self._text, at, item.span.end):
            self._add(self._builder, Span(at, gap.start()))
            yield from self._flush()
            self._owner = item.element
            at = gap.end()
        self._add(self._builder, Span(at, item.span.end))

    def _read(self, builder: ViewBuilder, item: Item) -> None:
        if item.kind == "text":
            self._add(builder, item.span)
        elif item.kind != "wbr":
            builder.add("\n", item.span)

    def _add(self, builder: ViewBuilder, span: Span) -> None:
        at = span.start
        for reference, said in references(self._text, span):
            builder.add(self._text[at : reference.start], Span(at, reference.start))
            builder.add(said, reference)
            at = reference.end
        builder.add(self._text[at : span.end], Span(at, span.end))

    def _flush(self) -> Iterator[Block]:
        view, owner = read_plainly(self._builder.build()), self._owner
        self._builder, self._owner, self._breaks = ViewBuilder(), None, 0
        if not view.text or owner is None or is_furniture(view.text):
            return
        heading = owner.within(_HEADING_NAMES)
        if heading is not None:
            yield self._heading(view, _HEADINGS[heading.name])
        elif not self._leads_elsewhere(view, owner):
            around = owner.within(_KIND_NAMES)
            yield Block(_KINDS[around.name] if around else BlockKind.PARAGRAPH, view)

    def _heading(self, view: View, level: int) -> Block:
        self._elsewhere = _ELSEWHERE.match(view.text) is not None
        if level == 1 and not self._titled:
            self._titled = True
            return Block(BlockKind.TITLE, view, level)
        return Block(BlockKind.HEADING, view, level)

    def _leads_elsewhere(self, view: View, owner: Element) -> bool:
        """Whether a paragraph is little more than a link to another page."""
        if self._whole:
            return False
        share = self._regions.link_share(owner.block)
        if self._elsewhere and share > _HALF_LINK:
            return True
        return share > _ALL_LINK and not _ENDED.search(view.text)


_PRE = frozenset({"pre"})
_CODE = frozenset({"code", "samp", "kbd"})
_HEADING_NAMES = frozenset(_HEADINGS)
_KIND_NAMES = frozenset(_KINDS)
_EMPTY_LINE = re.compile(r"\n[ \t\r]*\n\s*")


def _is_code(element: Element) -> bool:
    pre = element.within(_PRE)
    return pre is not None and element.within(_CODE) is not None
