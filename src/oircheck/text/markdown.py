"""Markdown to blocks of prose, each mapped to the file's own characters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from oircheck.text.depths import NestedError
from oircheck.text.inline import (
    MAX_NESTING,
    LostPlaceError,
    build_parser,
    inline_edits,
)
from oircheck.text.lines import split_lines
from oircheck.text.tables import said_with_header
from oircheck.text.typography import read_plainly
from oircheck.text.views import ViewBuilder, placed, rewrite, trimmed, verbatim
from oircheck.types import Block, BlockKind, Span, View

if TYPE_CHECKING:
    from markdown_it.token import Token

_BAR = re.compile(r"(?<!\\)\|")
_LEAD = re.compile(r"[ \t>]*")
_ATX = re.compile(r"#+")
_CONTINUES = re.compile(r"\[\^[^\]\s]+\]:|:[ \t]|(?:!!!|\?\?\?\+?)[ \t]")
"""What begins a footnote, a definition or a box, whose next paragraphs are set in."""

_MOST_SET_IN = 10
"""How deep such paragraphs may stand in each other."""

_CONTAINERS = {"blockquote": BlockKind.QUOTE, "list_item": BlockKind.ITEM}


def read_markdown(text: str, start: int) -> tuple[Block, ...]:
    """Read the prose of a Markdown document, in order.

    CommonMark with tables and strikethrough. The first heading of level 1 is the
    title. A table row is said with its header ("Country: Iraq; Bases: 6"); the
    header's words stand for no characters of the row. Link texts are kept; code
    blocks, images, addresses of links and the tags of inline HTML are left out. What
    a block of HTML shows is read as on a web page; its comments and scripts, and what
    it hides, are not.

    Args:
        text: The whole document.
        start: Where the prose begins, behind front matter and byte order mark.

    Raises:
        CrowdedError: If a block of HTML has too many elements to be text.
        NestedError: If something stands deeper than the parser reads.
    """
    return tuple(_Blocks(text, start, _MOST_SET_IN).read())


class _Blocks:
    """Walks the block tokens of one document."""

    def __init__(self, text: str, start: int, deeper: int) -> None:
        self._text = text
        self._deeper = deeper
        self._goes_on = False
        self._lines = split_lines(text, start)
        self._tokens = build_parser().parse(text[start:])
        self._within: list[BlockKind] = []
        self._titled = False

    def read(self) -> Iterator[Block]:
        header: list[str] = []
        row: list[View] = []
        for number, token in enumerate(self._tokens):
            name, _, side = token.type.rpartition("_")
            if name in _CONTAINERS:
                if token.level + token.nesting >= MAX_NESTING:
                    raise NestedError
                self._nest(_CONTAINERS[name], opens=side == "open")
            elif token.type in ("heading_open", "paragraph_open"):
                yield from self._prose(token, self._tokens[number + 1])
            elif token.type == "html_block":
                yield from self._html(token)
            elif token.type == "code_block" and self._goes_on and self._deeper:
                yield from self._set_in(token)
            elif token.type == "thead_open":
                header = []
            elif token.type == "tr_open":
                row = list(self._row(number))
            elif token.type == "thead_close":
                header = [cell.text for cell in row]
            elif token.type == "tr_close" and "td" in self._tokens[number - 1].type:
                view = said_with_header(header, row)
                if view.text:
                    yield Block(BlockKind.ROW, view)

    def _nest(self, kind: BlockKind, *, opens: bool) -> None:
        if opens:
            self._within.append(kind)
        else:
            self._within.pop()

    def _prose(self, opening: Token, inline: Token) -> Iterator[Block]:
        self._goes_on = _CONTINUES.match(inline.content) is not None
        atx = opening.type == "heading_open" and opening.markup.startswith("#")
        source = self._heading(inline) if atx else self._aligned(inline)
        if source is None:
            return
        view = _read_inline(source, inline)
        if not view.text:
            return
        level = 0
        kind = self._within[-1] if self._within else BlockKind.PARAGRAPH
        if opening.type == "heading_open" and not self._within:
            level = int(opening.tag[1:])
            kind = BlockKind.HEADING
            if level == 1 and not self._titled:
                kind, self._titled = BlockKind.TITLE, True
        yield Block(kind, view, level)

    def _html(self, token: Token) -> Iterator[Block]:
        from oircheck.text.html_prose import read_html_within

        source = self._aligned(token)
        if source is None:
            return
        within = self._within[-1] if self._within else None
        for block in read_html_within(source, titled=self._titled or bool(within)):
            if within and block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING):
                yield Block(within, block.view)
                continue
            self._titled = self._titled or block.kind is BlockKind.TITLE
            yield block

    def _set_in(self, token: Token) -> Iterator[Block]:
        """Read what is set in below a footnote, a definition or a box: no code."""
        source = self._aligned(token)
        if source is None:
            return
        inner = _Blocks(source.text, 0, self._deeper - 1)
        inner._titled, inner._within = True, list(self._within)
        for block in inner.read():
            yield replace(block, view=placed(block.view, source))

    def _source_lines(self, token: Token) -> Sequence[Span]:
        first, behind = token.map or (0, 0)
        return self._lines[first:behind]

    def _heading(self, token: Token) -> View | None:
        """Find the content of a heading, on the side of the number signs."""
        line = self._source_lines(token)[0]
        signs = _ATX.search(self._text, line.start, line.end)
        if signs is None:
            return None
        start = self._text.find(token.content, signs.end(), line.end)
        if start < 0 or self._text[signs.end() : start].strip():
            return None
        return verbatim(self._text, Span(start, start + len(token.content)))

    def _aligned(self, token: Token) -> View | None:
        """Align the content of a block with its lines from the right.

        What markup takes from a line, it takes at the line's beginning.
        """
        content = token.content.removesuffix("\n").split("\n")
        lines = self._source_lines(token)
        for skipped in range(len(lines) - len(content) + 1):
            view = self._align(content, lines[skipped:])
            if view is not None:
                return view
        return None

    def _align(self, content: Sequence[str], lines: Sequence[Span]) -> View | None:
        builder = ViewBuilder()
        behind = lines[0].start
        for number, (part, line) in enumerate(zip(content, lines, strict=False)):
            source = line.of(self._text)
            ink = part.strip()
            start = line.start + len(source.rstrip()) - len(ink)
            if start < line.start or not self._text.startswith(ink, start):
                return None
            lead = part[: len(part) - len(part.lstrip())]
            tail = part[len(lead) + len(ink) :]
            if number:
                builder.add("\n", Span(behind, start))
            builder.add(lead, Span(start, start))
            behind = start + len(ink) + len(tail)
            builder.add(ink + tail, Span(start, behind))
        return builder.build()

    def _row(self, number: int) -> Iterator[View]:
        """Read the cells of the row that the token at ``number`` opens."""
        line = self._source_lines(self._tokens[number])[0]
        cells = _cells(self._text, line)
        while self._tokens[number].type != "tr_close":
            token = self._tokens[number]
            number += 1
            if token.type != "inline":
                continue
            cell = cells.pop(0) if cells else Span(line.end, line.end)
            source = _unescaped(self._text, cell)
            same = source.text == token.content
            yield _read_inline(source, token) if same else View("", ())


def _read_inline(source: View, token: Token) -> View:
    try:
        edits = inline_edits(token.children or (), source.text)
    except LostPlaceError:
        return read_plainly(source)
    return read_plainly(rewrite(source, edits))


def _cells(text: str, line: Span) -> list[Span]:
    lead = _LEAD.match(text, line.start, line.end)
    start = lead.end() if lead else line.start
    bars = [match.start() for match in _BAR.finditer(text, start, line.end)]
    starts = [start, *(bar + 1 for bar in bars)]
    cells = [Span(*ends) for ends in zip(starts, [*bars, line.end], strict=True)]
    if cells and not cells[0].of(text):
        cells.pop(0)
    if cells and not cells[-1].of(text).strip():
        cells.pop()
    return cells


def _unescaped(text: str, cell: Span) -> View:
    builder = ViewBuilder()
    at = cell.start
    while (escape := text.find("\\|", at, cell.end)) >= 0:
        builder.add(text[at:escape], Span(at, escape))
        builder.add("|", Span(escape, escape + 2))
        at = escape + 2
    builder.add(text[at : cell.end], Span(at, cell.end))
    return trimmed(builder.build())
