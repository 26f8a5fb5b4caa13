"""Hard wraps: which lines of a plain text belong to one paragraph or item."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from oircheck.text.lines import split_lines
from oircheck.text.sentences import NEVER_LAST, OPENERS
from oircheck.text.typography import BLANK, breaks_word
from oircheck.types import Span

MAX_WIDTH = 120
"""The widest column to which people wrap a text, in characters."""

MIN_WIDTH = 45
"""From this width on a full line is one for its width alone."""

RAGGED_WIDTH = 30
"""A shorter line is no prose wrapped by hand."""

_MARKER = re.compile(
    r"(?:[-*+\u2022\u2023\u25aa\u25e6\u2013\u2014]|\(?\d{1,3}[.)]|\(?[a-z]\))\s+(?=\S)"
)
_RULE = re.compile(r"(?:\W|_){3,}|[-_=*~#]+")
_ENDED = re.compile(r"[.!?:;,\u2026][\"'\u201d\u2019\u00bb)\]]*\Z")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that holds ink.

    Attributes:
        span: From its first to its last character with ink.
        text: What stands there.
        indent: How many characters stand before it.
        marker: Length of a list marker at its beginning, the space included.
    """

    span: Span
    text: str
    indent: int
    marker: int

    @property
    def width(self) -> int:
        """The column in which the line ends."""
        return self.indent + len(self.text)


@dataclass(frozen=True, slots=True)
class Draft:
    """Lines that belong together.

    Attributes:
        span: Their characters, without a list marker.
        is_item: Whether a list marker stood before them.
        alone: Whether no line with ink touches them above or below.
    """

    span: Span
    is_item: bool
    alone: bool


def is_ended(text: str) -> bool:
    """Whether ``text`` ends with a mark that closes a sentence or a part of one."""
    return _ENDED.search(text) is not None


def marker_length(text: str) -> int:
    """Return the length of the list marker that begins ``text``; 0 without one."""
    marker = _MARKER.match(text)
    return marker.end() if marker else 0


def join_wrapped(text: str, start: int) -> tuple[Draft, ...]:
    """Put the lines of a text together as they were before they were wrapped.

    A line goes on in the next one where the next one's first word would not have
    fit on it, and the text is not wider than people wrap. Empty lines, lines of
    signs, list markers, and what looks like a heading begin anew.
    """
    stanzas = _stanzas(text, start)
    width = max(
        (
            max(line.width for line in stanza)
            for stanza in stanzas
            if len(stanza) > 2 and all(line.width <= MAX_WIDTH for line in stanza)
        ),
        default=0,
    )
    wide = any(line.width > MAX_WIDTH for stanza in stanzas for line in stanza)
    return tuple(
        draft
        for stanza in stanzas
        for draft in _join(stanza, doc_width=width, wide=wide)
    )


def _stanzas(text: str, start: int) -> list[list[Line]]:
    stanzas: list[list[Line]] = [[]]
    for span in split_lines(text, start):
        whole = span.of(text)
        ink = whole.strip(BLANK)
        if not ink or _RULE.fullmatch(ink):
            stanzas.append([])
            continue
        indent = len(whole) - len(whole.lstrip(BLANK))
        at = span.start + indent
        marker = _MARKER.match(ink)
        stanzas[-1].append(
            Line(
                Span(at, at + len(ink)),
                ink,
                indent,
                len(marker.group()) if marker else 0,
            )
        )
    return [stanza for stanza in stanzas if stanza]


def _join(stanza: Sequence[Line], *, doc_width: int, wide: bool) -> list[Draft]:
    width = max(line.width for line in stanza)
    wrapped = width <= MAX_WIDTH
    if wrapped and len(stanza) == 2:
        width = max(width, doc_width)
    full = [
        wrapped and _is_full(line, after, width)
        for line, after in zip(stanza, [*stanza[1:], None], strict=True)
    ]
    trusted = (width >= MIN_WIDTH and not wide) or any(
        is_full and not is_ended(line.text) and after.text[0].islower()
        for is_full, line, after in zip(full, stanza, stanza[1:], strict=False)
    )
    groups: list[list[Line]] = []
    for number, line in enumerate(stanza):
        goes_on = number > 0 and _goes_on(
            groups[-1],
            line,
            full=full[number - 1] and trusted,
            stands_alone=not full[number] and _opens_like_heading(line),
        )
        if goes_on:
            groups[-1].append(line)
        else:
            groups.append([line])
    alone = len(groups) == 1
    return [_draft(group, alone=alone) for group in groups]


def _is_full(line: Line, after: Line | None, width: int) -> bool:
    """Whether the first word of the next line would not have fit on this one."""
    if after is None:
        return False
    return line.width + 1 + len(after.text.split(maxsplit=1)[0]) > width


def _opens_like_heading(line: Line) -> bool:
    return not is_ended(line.text) and not line.text[0].islower()


def _goes_on(
    group: Sequence[Line], line: Line, *, full: bool, stands_alone: bool
) -> bool:
    last = group[-1]
    is_item = bool(group[0].marker)
    ended = is_ended(last.text)
    if line.marker and (is_item or ended or not full):
        return False
    if is_item and line.indent > group[0].indent:
        return True
    if breaks_word(last.text) and last.width <= MAX_WIDTH:
        return True
    if _is_unfinished(last, line):
        return True
    if line.indent > last.indent and (ended or not full):
        return False
    if not full or (ended and stands_alone):
        return False
    return ended or len(group) > 1 or not _opens_sentence(line)


def _is_unfinished(last: Line, line: Line) -> bool:
    """Whether a sentence plainly goes on, however ragged the lines are."""
    word = last.text.rsplit(maxsplit=1)[-1]
    if word.endswith(".") and word[:-1].lower() in NEVER_LAST:
        return True
    prose = RAGGED_WIDTH <= last.width <= MAX_WIDTH
    return prose and line.text[0].islower() and not is_ended(last.text)


def _opens_sentence(line: Line) -> bool:
    """Whether the line begins with a capitalised word that opens sentences.

    After a single line that ends no sentence it shows that a heading stands there.
    """
    word = line.text.split(maxsplit=1)[0]
    return word[0].isupper() and word != "I" and word.lower() in OPENERS


def _draft(group: Sequence[Line], *, alone: bool) -> Draft:
    first = group[0]
    span = Span(first.span.start + first.marker, group[-1].span.end)
    return Draft(span, bool(first.marker), alone)
