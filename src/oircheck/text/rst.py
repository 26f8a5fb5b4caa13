"""ReStructuredText to blocks of prose, each mapped to the file's own characters.

A reader of blocks of our own: docutils keeps the lines of what it reads, but not the
characters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from oircheck.text.depths import NestedError
from oircheck.text.rst_directives import (
    ELSEWHERE,
    FILE_FIRST,
    NO_PROSE,
    QUOTES,
    TABLES,
    Options,
    csv_table,
    directive_options,
    header_rows,
    list_rows,
)
from oircheck.text.rst_inline import rst_edits
from oircheck.text.rst_lines import (
    Line,
    bullet,
    enumerator,
    field_name,
    filled_end,
    indented_end,
    is_adornment,
    rst_lines,
)
from oircheck.text.rst_tables import (
    GRID,
    SIMPLE,
    grid_rows,
    rows_said,
    simple_end,
    simple_rows,
)
from oircheck.text.typography import read_plainly
from oircheck.text.views import ViewBuilder, rewrite
from oircheck.types import Block, BlockKind, Span, View

MAX_NESTING = 60
"""How deep quotes, lists and directives may stand in each other."""

_SHOWN = 60
"""Characters of a directive's argument that a notice repeats."""

_EXPLICIT = re.compile(r"\.\.(?:\s+|\Z)")
_DIRECTIVE = re.compile(r"(?P<name>[a-zA-Z][\w:.+-]*?)\s?::(?:\s+|\Z)")
_REPLACE = re.compile(r"\|(?P<name>[^|]+)\|\s+replace::\s+")
_NOTE = re.compile(r"\[(?:\d+|#[\w.-]*|\*|[A-Za-z][\w.-]*)\](?:\s+|\Z)")
_OTHER = re.compile(r"_|\|")
_OPTION = re.compile(
    r"(?:-\w|--[\w-]+|/[A-Z])(?:[ =]<?\w+>?)?(?:,\s+\S+)*(?:\s{2,}|\Z)"
)
_LINE_BLOCK = re.compile(r"\|(?:\s+|\Z)")


def read_rst(text: str, start: int) -> tuple[Block, ...]:
    """Read the prose of a reStructuredText document, in order.

    The first title is the document's. A table row is said with its header. Comments,
    code, targets, marks of footnotes and directives that bring something else in
    are left out; the text of footnotes, admonitions and captions is read.

    Args:
        text: The whole document.
        start: Where the prose begins, behind front matter and byte order mark.
    """
    return tuple(_Reader(rst_lines(text, start)).read())


def read_with_gaps(
    text: str, start: int
) -> tuple[tuple[Block, ...], tuple[tuple[int, str], ...]]:
    """Read the same, and say what a person would see there and is not read.

    Returns:
        The prose; and where what stands elsewhere or cannot be read is left out.

    Raises:
        NestedError: If something stands deeper than ``read_rst`` reads.
    """
    reader = _Reader(rst_lines(text, start))
    blocks = tuple(reader.read())
    if reader.is_cut_off:
        raise NestedError
    return blocks, tuple(reader.left_out)


@dataclass(frozen=True, slots=True)
class _At:
    """A line that is not blank, among those that it is read with.

    Attributes:
        indent: The least indentation among the lines.
        kind: What a paragraph here is.
    """

    lines: Sequence[Line]
    number: int
    indent: int
    kind: BlockKind
    depth: int


class _Reader:
    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._levels: list[tuple[str, bool]] = []
        self._begun = False
        self._replacements = _replacements(lines)
        self.left_out: list[tuple[int, str]] = []
        self.is_cut_off = False

    def read(self) -> Iterator[Block]:
        yield from self._body(self._lines, BlockKind.PARAGRAPH, 0)

    def _body(
        self, lines: Sequence[Line], kind: BlockKind, depth: int
    ) -> Iterator[Block]:
        """Read lines that belong together, all indented alike or further."""
        inked = [line.indent for line in lines if line.text]
        self.is_cut_off |= bool(inked) and depth > MAX_NESTING
        if not inked or depth > MAX_NESTING:
            return
        indent = min(inked)
        number = 0
        while number < len(lines):
            if not lines[number].text:
                number += 1
                continue
            for part in self._parts:
                behind, blocks = part(self, _At(lines, number, indent, kind, depth))
                if behind > number:
                    yield from blocks
                    number = behind
                    break

    def _quote(self, at: _At) -> tuple[int, Iterator[Block]]:
        if at.lines[at.number].indent <= at.indent:
            return at.number, iter(())
        end = indented_end(at.lines, at.number, at.indent)
        inner = BlockKind.QUOTE if at.kind is BlockKind.PARAGRAPH else at.kind
        return end, self._body(at.lines[at.number : end], inner, at.depth + 1)

    def _explicit(self, at: _At) -> tuple[int, Iterator[Block]]:
        line = at.lines[at.number]
        mark = _EXPLICIT.match(line.text)
        if mark is None:
            anonymous = line.text.startswith("__ ")
            return at.number + anonymous, iter(())
        end = indented_end(at.lines, at.number + 1, line.indent)
        first = line.behind(mark.end())
        rest = at.lines[at.number + 1 : end]
        note = _NOTE.match(first.text)
        if note is not None:
            body = [first.behind(note.end()), *rest]
            return end, self._body(_aligned(body), at.kind, at.depth + 1)
        directive = _DIRECTIVE.match(first.text)
        if directive is None or _OTHER.match(first.text):
            return end, iter(())
        name = directive["name"].lower()
        argument = first.behind(directive.end())
        return end, self._directive(name, argument, rest, at.kind, at.depth + 1)

    def _directive(
        self,
        name: str,
        argument: Line,
        rest: Sequence[Line],
        kind: BlockKind,
        depth: int,
    ) -> Iterator[Block]:
        if name in NO_PROSE:
            if name == "include":
                self._leave_out(argument, name, "is not followed")
            return
        options, rest = directive_options(rest)
        if name == "rubric":
            yield from self._prose([argument], BlockKind.HEADING, 3)
        elif name in TABLES:
            yield from self._prose([argument], BlockKind.PARAGRAPH, 0)
            yield from self._rows(name, argument, options, rest)
        elif name in QUOTES:
            yield from self._body(_aligned([argument, *rest]), BlockKind.QUOTE, depth)
        elif name in FILE_FIRST:
            yield from self._body(rest, kind, depth)
        elif argument.text:
            body = [argument, *rest] if rest and rest[0].text else [argument]
            after = [] if len(body) > 1 else rest
            yield from self._body(_aligned(body), kind, depth)
            yield from self._body(after, kind, depth)
        else:
            yield from self._body(rest, kind, depth)

    def _rows(
        self, name: str, argument: Line, options: Options, lines: Sequence[Line]
    ) -> Iterator[Block]:
        """Read a table that is written as a list of lists, or as CSV."""
        if not ELSEWHERE.isdisjoint(options):
            self._leave_out(argument, name, "stands in another file, which is not read")
            return
        if name == "list-table":
            table = (list_rows(lines), header_rows(options))
        else:
            found = csv_table(options, lines)
            if found is None:
                self._leave_out(argument, name, "is no well-formed CSV, and left out")
                return
            table = found
        for view in rows_said(*table, self._view):
            yield Block(BlockKind.ROW, view)

    def _leave_out(self, argument: Line, name: str, why: str) -> None:
        said = f"{name} {argument.text[:_SHOWN]}".strip()
        self.left_out.append((argument.span.start, f"{said} {why}"))

    def _title(self, at: _At) -> tuple[int, Iterator[Block]]:
        line, after = at.lines[at.number], at.lines[at.number + 1 : at.number + 3]
        if is_adornment(line, 2) and len(after) == 2:
            over, under = line.text, after[1].text
            if over == under and after[0].text and not is_adornment(after[0], 2):
                return at.number + 3, self._heading(after[0], (over[0], True), at.kind)
        if is_adornment(line, 4):
            return at.number + 1, iter(())
        if at.kind is BlockKind.PARAGRAPH and after and is_adornment(after[0], 2):
            signs = len(after[0].text)
            if after[0].indent == line.indent and (
                signs >= len(line.text) or signs >= 4
            ):
                style = (after[0].text[0], False)
                return at.number + 2, self._heading(line, style, at.kind)
        return at.number, iter(())

    def _heading(
        self, line: Line, style: tuple[str, bool], kind: BlockKind
    ) -> Iterator[Block]:
        if kind is not BlockKind.PARAGRAPH:
            return
        first = not self._levels
        if style not in self._levels:
            self._levels.append(style)
        level = self._levels.index(style) + 1
        yield from self._prose(
            [line], BlockKind.TITLE if first else BlockKind.HEADING, level
        )

    def _table(self, at: _At) -> tuple[int, Iterator[Block]]:
        line = at.lines[at.number]
        if GRID.fullmatch(line.text):
            end = filled_end(at.lines, at.number)
            rows, heads = grid_rows(at.lines[at.number : end])
        elif SIMPLE.fullmatch(line.text):
            end = simple_end(at.lines, at.number)
            rows, heads = simple_rows(at.lines[at.number : end])
        else:
            return at.number, iter(())
        views = rows_said(rows, heads, self._view)
        return end, iter([Block(BlockKind.ROW, view) for view in views])

    def _item(self, at: _At) -> tuple[int, Iterator[Block]]:
        line = at.lines[at.number]
        option = _OPTION.match(line.text)
        length = bullet(line) or enumerator(at.lines, at.number)
        if not length and option:
            length = option.end()
        field = None if length else field_name(line)
        if field is not None:
            length = field[1]
        if not length:
            return at.number, iter(())
        end = indented_end(at.lines, at.number + 1, line.indent)
        if field is not None and not at.depth and not self._begun:
            return end, iter(())
        body = _aligned([line.behind(length), *at.lines[at.number + 1 : end]])
        inner = BlockKind.ITEM if at.kind is BlockKind.PARAGRAPH else at.kind
        return end, self._body(body, inner, at.depth + 1)

    def _line_block(self, at: _At) -> tuple[int, Iterator[Block]]:
        if not _LINE_BLOCK.match(at.lines[at.number].text):
            return at.number, iter(())
        end = filled_end(at.lines, at.number)
        inked = []
        for line in at.lines[at.number : end]:
            mark = _LINE_BLOCK.match(line.text)
            inked.append(line.behind(mark.end()) if mark else line)
        return end, self._prose(inked, at.kind, 0)

    def _code(self, at: _At) -> tuple[int, Iterator[Block]]:
        if not at.lines[at.number].text.startswith(">>>"):
            return at.number, iter(())
        return filled_end(at.lines, at.number), iter(())

    def _paragraph(self, at: _At) -> tuple[int, Iterator[Block]]:
        end = at.number + 1
        while (
            end < len(at.lines)
            and at.lines[end].text
            and at.lines[end].indent == at.indent
        ):
            end += 1
        group = list(at.lines[at.number : end])
        if group[-1].text.endswith("::"):
            literal = indented_end(at.lines, end, at.indent)
            group[-1] = _without_colons(group[-1])
            return max(end, literal), self._prose(group, at.kind, 0)
        defines = end < len(at.lines) and at.lines[end].text and end == at.number + 1
        if defines and at.lines[end].indent > at.indent:
            behind = indented_end(at.lines, end, at.indent)
            return behind, self._definition(group, at.lines[end:behind], at)
        return end, self._prose(group, at.kind, 0)

    def _definition(
        self, term: Sequence[Line], lines: Sequence[Line], at: _At
    ) -> Iterator[Block]:
        inner = BlockKind.ITEM if at.kind is BlockKind.PARAGRAPH else at.kind
        yield from self._prose(term, inner, 0)
        yield from self._body(lines, inner, at.depth + 1)

    _parts: Sequence[Callable[[_Reader, _At], tuple[int, Iterator[Block]]]] = (
        _quote,
        _explicit,
        _table,
        _title,
        _line_block,
        _code,
        _item,
        _paragraph,
    )

    def _prose(
        self, lines: Sequence[Line], kind: BlockKind, level: int
    ) -> Iterator[Block]:
        view = self._view(lines)
        if view.text:
            self._begun = self._begun or not level
            yield Block(kind, view, level)

    def _view(self, lines: Sequence[Line]) -> View:
        """Return what lines say; those of one cell do not follow one another."""
        builder = ViewBuilder()
        at: int | None = None
        for line in lines:
            if not line.text:
                continue
            if at is not None:
                builder.add("\n", Span(at, line.span.start))
            builder.add(line.text, line.span)
            at = line.span.end
        view = builder.build()
        return read_plainly(rewrite(view, rst_edits(view.text, self._replacements)))


def _replacements(lines: Sequence[Line]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for line in lines:
        mark = _EXPLICIT.match(line.text)
        if mark and (match := _REPLACE.match(line.text, mark.end())):
            found.setdefault(match["name"].strip(), line.text[match.end() :].strip())
    return found


def _aligned(lines: Sequence[Line]) -> list[Line]:
    """Give a first line that stood behind a mark the indentation of the others."""
    first, rest = lines[0], list(lines[1:])
    inked = [line.indent for line in rest if line.text]
    if not inked:
        return [first, *rest]
    return [Line(first.span, first.text, min(inked)), *rest]


def _without_colons(line: Line) -> Line:
    text = line.text[:-2].rstrip()
    if text and text != line.text[:-2]:
        return Line(
            Span(line.span.start, line.span.start + len(text)), text, line.indent
        )
    kept = line.text[:-1] if text else ""
    span = Span(line.span.start, line.span.start + len(kept))
    return Line(span, kept, line.indent)
