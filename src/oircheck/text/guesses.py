"""What a document says of itself where nobody has stated it: guesses, with origin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from oircheck.text.metadata import LANGUAGE
from oircheck.types import Block, BlockKind, Source

FIELDS = ("title", "publisher", "published", "url", "language")
"""The fields of a ``Source`` that may be guessed, in their order."""

FIRST_HEADING = "first heading"

DATE_LINE = "date line"

_LINES_BEFORE = 5
"""Lines in which a title, an author, a place and a day may stand."""

_LONGEST_LINE = 80
_STAMP = re.compile(
    r"(?:(?:first )?published|posted|issued|filed|dated?)(?: on)?:? ", re.IGNORECASE
)
_PLACE_BEFORE = re.compile(
    r"(?!(?:Last |First )?(?:[Uu]pdated|[Mm]odified|[Rr]evised|[Aa]ccessed|"
    r"[Rr]etrieved|[Pp]rinted)\b)"
    r"[^\W\d_a-z][\w.'’-]*(?: (?:[^\W\d_a-z][\w.'’-]*|and|de|la|of|on)){0,3},? "
)

MAX_WORDS = 300
"""A title or publisher with more characters is none."""

MAX_ADDRESS = 2000

_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_NO_TITLE = re.compile(
    r"(?:microsoft (?:office )?word|microsoft powerpoint|powerpoint presentation"
    r"|print|slide)\b.*|untitled.*|no title|document\s*\d*|title|index|home(?: ?page)?"
    r"|.*\.(?:docx?|pdf|rtf|odt|indd|qxd|html?|pages|tex)",
    re.IGNORECASE,
)
"""Titles that programs write where no author wrote one."""


@dataclass(frozen=True, slots=True)
class Found:
    """A value that a document states of itself.

    Attributes:
        field: One of ``FIELDS``.
        value: As written.
        origin: Where it was found, in words for people.
        uncertain: Whether it may well be about something else, as the date on which
            a file was made.
    """

    field: str
    value: str
    origin: str
    uncertain: bool = False


def fill(source: Source, found: Iterable[Found]) -> Source:
    """Return ``source`` with guesses in the place of what nobody stated.

    Args:
        found: The most telling of each field first; one that cannot be right gives
            way to the next.
    """
    values: dict[str, str] = {}
    origins: dict[str, str] = {}
    for one in found:
        if one.field in values or getattr(source, one.field) is not None:
            continue
        value = _READ[one.field](one.value)
        if value is None:
            continue
        uncertain = one.uncertain and one.field == "published"
        values[one.field] = f"{value}?" if uncertain else value
        origins[one.field] = one.origin
    if not values:
        return source
    return replace(
        source,
        title=values.get("title", source.title),
        publisher=values.get("publisher", source.publisher),
        published=values.get("published", source.published),
        url=values.get("url", source.url),
        language=values.get("language", source.language),
        guessed=tuple((field, origins[field]) for field in FIELDS if field in origins),
    )


def first_heading(blocks: Iterable[Block]) -> tuple[Found, ...]:
    """Return the title that a document's blocks show, if they do.

    A day is no title: the line after it may be.
    """
    from oircheck.text.dates import as_whole_date

    rest = iter(blocks)
    for block in rest:
        if block.kind is not BlockKind.TITLE:
            continue
        if as_whole_date(block.view.text) is None:
            return (Found("title", block.view.text, FIRST_HEADING),)
        after = next(rest, None)
        text = after.view.text if after is not None else ""
        if 0 < len(text) <= _LONGEST_LINE and not text.endswith((".", "!", "?")):
            return (Found("title", text, FIRST_HEADING),)
    return ()


def first_date(blocks: Sequence[Block]) -> tuple[Found, ...]:
    """Return the day that a line before the prose gives, if one does.

    "3 May 2021" and "Published on 3 May 2021" are the document's own; of "Larn, 3 May
    2021" that is likely. A title that ends in a day tells of that day.
    """
    from oircheck.text.dates import as_whole_date

    for block in blocks[:_LINES_BEFORE]:
        text = block.view.text
        stamp = _STAMP.match(text)
        date = as_whole_date(text[stamp.end() if stamp else 0 :])
        if date is not None:
            return (Found("published", date, DATE_LINE),)
        place = _PLACE_BEFORE.match(text)
        if place and block.kind is not BlockKind.TITLE:
            date = as_whole_date(text[place.end() :])
            if date is not None:
                return (Found("published", date, DATE_LINE, uncertain=True),)
        if len(text) > _LONGEST_LINE or text.endswith((".", "!", "?")):
            break
    return ()


def _title(text: str) -> str | None:
    words = _words(text)
    return None if words is None or _NO_TITLE.fullmatch(words) else words


def _words(text: str) -> str | None:
    words = " ".join(text.split())
    named = any(sign.isalpha() for sign in words)
    return words if named and len(words) <= MAX_WORDS else None


def _address(text: str) -> str | None:
    address = text.strip()
    fits = len(address) <= MAX_ADDRESS and _ADDRESS.fullmatch(address)
    return address if fits else None


def _language(text: str) -> str | None:
    tag = text.strip().replace("_", "-")
    return tag if LANGUAGE.fullmatch(tag) else None


def _date(text: str) -> str | None:
    from oircheck.text.dates import as_date

    return as_date(text)


_READ = {
    "title": _title,
    "publisher": _words,
    "published": _date,
    "url": _address,
    "language": _language,
}
