"""Plain text to blocks of prose, each mapped to the file's own characters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from oircheck.text.sentences import split_sentences
from oircheck.text.typography import read_plainly
from oircheck.text.views import verbatim
from oircheck.text.wraps import Draft, is_ended, join_wrapped
from oircheck.types import Block, BlockKind, Span, View

TITLE_CHARACTERS = 150
"""A longer line without final punctuation is prose, not a title."""

HEADING_CHARACTERS = 80
HEADING_WORDS = 12
"""A longer line without final punctuation is prose, not a heading."""

_FURNITURE = re.compile(
    r"(?:skip|jump) to (?:the )?(?:main )?(?:content|navigation)"
    r"|(?:back|return) to (?:the )?top"
    r"|advertisement|sponsored content|share this(?: article| story| page)?"
    r"|(?:please )?follow us(?: on .{1,40})?|print this (?:page|article)"
    r"|subscribe(?: now| to our newsletter)?|sign up for our newsletter",
    re.IGNORECASE,
)
_POINTER = re.compile(
    r"(?:read more|read also|also read|see also|related(?: articles?| stor(?:y|ies))?)"
    r"\s*:\s*",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:by|editing by|written by|reporting by|published|updated|posted)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DATE_WORDS = 8
"""A line with a year and no more words than this may be a date line."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    draft: Draft
    view: View
    may_title: bool
    may_head: bool


def read_plain(text: str, start: int) -> tuple[Block, ...]:
    """Read the prose of a plain text, in order.

    Each line is a paragraph, and lines that were wrapped are put together again.
    A short line without final punctuation that prose follows is a heading; the
    first one, before any prose, is the title. List items lose their marker, and
    a pointer to another article its lead ("Read More:"). Page furniture ("Back To
    Top") is left out.

    Args:
        text: The whole document.
        start: Where the prose begins, behind front matter and byte order mark.
    """
    stretches = [
        stretch
        for draft in join_wrapped(text, start)
        if (stretch := _stretch(text, draft)) is not None
    ]
    kinds = _kinds(stretches)
    return tuple(
        Block(kind, stretch.view, _LEVELS.get(kind, 0))
        for kind, stretch in zip(kinds, stretches, strict=True)
    )


_LEVELS = {BlockKind.TITLE: 1, BlockKind.HEADING: 2}


def is_furniture(text: str) -> bool:
    """Whether a line is there for the page, not for the reader ("Back to top")."""
    return _FURNITURE.fullmatch(text.rstrip(".")) is not None


def _stretch(text: str, draft: Draft) -> _Stretch | None:
    span = draft.span
    pointer = _POINTER.match(text, span.start, span.end)
    if pointer:
        span = Span(pointer.end(), span.end)
    view = read_plainly(verbatim(text, span))
    if not view.text or is_furniture(view.text):
        return None
    asks = view.text.endswith("?") and draft.alone
    short = (
        not draft.is_item
        and not pointer
        and len(view.text) <= TITLE_CHARACTERS
        and not view.text[0].islower()
        and any(map(str.isalpha, view.text))
        and (asks or not is_ended(view.text))
        and len(split_sentences(view.text)) == 1
    )
    heads = short and not asks and len(view.text) <= HEADING_CHARACTERS
    heads = heads and len(view.text.split()) <= HEADING_WORDS
    return _Stretch(draft, view, short, heads and not _is_byline(view))


def _is_byline(view: View) -> bool:
    if _BYLINE.match(view.text):
        return True
    return len(view.text.split()) <= _DATE_WORDS and _is_date_line(view.text)


def _is_date_line(text: str) -> bool:
    """Whether a short line gives a day: a year, a number, hardly another word."""
    words = re.findall(r"[A-Za-z]+", text)
    numbers = re.findall(r"\d+", text)
    return bool(_YEAR.search(text)) and len(numbers) >= 2 and len(words) <= 3


def _kinds(stretches: Sequence[_Stretch]) -> list[BlockKind]:
    kinds = [
        BlockKind.ITEM if stretch.draft.is_item else BlockKind.PARAGRAPH
        for stretch in stretches
    ]
    begin = 0
    seen_prose = False
    while begin < len(stretches):
        end = begin
        while end < len(stretches) and stretches[end].may_title:
            end += 1
        if end == len(stretches):
            break
        if end > begin and stretches[end - 1].may_head:
            kinds[end - 1] = BlockKind.HEADING
        if end > begin and not seen_prose:
            kinds[begin] = BlockKind.TITLE
        seen_prose = True
        begin = end + 1
    return kinds
