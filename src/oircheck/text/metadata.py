"""What a front matter or a ``sources.toml`` says of a document, checked."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TypeVar

from oircheck.types import Source, SourceKind, SourceStatus

_EDTF = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?P<qualifier>[~?%])?"
)
LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]{2,8})*")
"""The tag of a language, as far as it is looked at."""

_OPEN_ENDS = ("", "..")
_TIERS = (1, 2, 3)

Choice = TypeVar("Choice", bound=StrEnum)
Value = TypeVar("Value")


class FieldError(ValueError):
    """A value does not fit its key; the reader of the file adds the place."""

    def __init__(self, key: str, problem: str) -> None:
        super().__init__(f"'{key}' {problem}")
        self.key = key


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """The part of a ``Source`` that one place states; ``None`` where it is silent."""

    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    tier: int | None = None
    kind: SourceKind | None = None
    status: SourceStatus | None = None
    original: str | None = None
    rests_on: tuple[tuple[int, ...], ...] | None = None
    language: str | None = None

    def over(self, source: Source) -> Source:
        """Return ``source`` with what is stated here in place of its own."""
        return Source(
            title=_first(self.title, source.title),
            publisher=_first(self.publisher, source.publisher),
            published=_first(self.published, source.published),
            url=_first(self.url, source.url),
            tier=source.tier if self.tier is None else self.tier,
            kind=self.kind or source.kind,
            status=self.status or source.status,
            original=_first(self.original, source.original),
            rests_on=source.rests_on if self.rests_on is None else self.rests_on,
            language=_first(self.language, source.language),
            guessed=source.guessed,
        )


def read_metadata(values: Mapping[str, object]) -> Metadata:
    """Check the values of the keys that are known; others are passed over.

    Raises:
        FieldError: If a value has the wrong type or cannot be right.
    """

    def stated(key: str, read: Callable[[str, object], Value]) -> Value | None:
        value = values.get(key)
        return None if value is None else read(key, value)

    return Metadata(
        title=stated("title", _text),
        publisher=stated("publisher", _text),
        published=stated("published", _published),
        url=stated("url", _text),
        tier=stated("tier", _tier),
        kind=stated("kind", _kind),
        status=stated("status", _status),
        original=stated("original", _text),
        rests_on=stated("paragraphs", _paragraphs),
        language=stated("language", _language),
    )


KEYS = tuple(
    "paragraphs" if field.name == "rests_on" else field.name
    for field in fields(Metadata)
)
"""Every key that ``read_metadata`` knows."""


def is_edtf(text: str) -> bool:
    """Whether ``text`` is a date that the tool reads.

    A year, month or day, perhaps followed by ``~`` (approximate), ``?`` (uncertain)
    or ``%`` (both), or two of them joined by ``/``, of which one may be left open.
    """
    first, slash, last = text.partition("/")
    if not slash:
        return _is_edtf_date(first)
    ends = [end for end in (first, last) if end not in _OPEN_ENDS]
    if not ends or not all(map(_is_edtf_date, ends)):
        return False
    return len(ends) == 1 or _in_order(*ends)


def _is_edtf_date(text: str) -> bool:
    match = _EDTF.fullmatch(text)
    if match is None:
        return False
    year, month, day = match.group("year", "month", "day")
    try:
        dt.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return False
    return True


def _in_order(first: str, last: str) -> bool:
    begin, end = (text.rstrip("~?%") for text in (first, last))
    shared = min(len(begin), len(end))
    return begin[:shared] <= end[:shared]


def _first(stated: str | None, known: str | None) -> str | None:
    return known if stated is None else stated


def _text(key: str, value: object) -> str:
    if not isinstance(value, str):
        shown = _shown(value)
        raise FieldError(key, f"is {shown}, not text; put it in quotation marks")
    if not value.strip():
        raise FieldError(key, "is empty; leave the key out where it is not known")
    return value.strip()


def _language(key: str, value: object) -> str:
    if isinstance(value, str) and LANGUAGE.fullmatch(value.strip()):
        return value.strip()
    raise FieldError(key, f"is {_shown(value)}; write a tag such as en or pt-BR")


def _published(key: str, value: object) -> str:
    if isinstance(value, dt.datetime):
        value = value.date()
    if isinstance(value, dt.date):
        value = value.isoformat()
    elif isinstance(value, int) and not isinstance(value, bool):
        value = f"{value:04}"
    if isinstance(value, str) and is_edtf(value.strip()):
        return value.strip()
    raise FieldError(
        key,
        f"is {_shown(value)}, which is not a date in EDTF; write 2020, 2020-07 or "
        "2020-07-05, with ~ behind it where it is approximate and ? where uncertain",
    )


def _tier(key: str, value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and value in _TIERS:
        return value
    raise FieldError(key, f"is {_shown(value)}; it is 1, 2 or 3")


def _kind(key: str, value: object) -> SourceKind:
    return _choice(key, value, SourceKind)


def _status(key: str, value: object) -> SourceStatus:
    return _choice(key, value, SourceStatus)


def _choice(key: str, value: object, choices: type[Choice]) -> Choice:
    for choice in choices:
        if value == choice.value:
            return choice
    known = " or ".join(f"'{choice.value}'" for choice in choices)
    raise FieldError(key, f"is {_shown(value)}; it is {known}")


def _paragraphs(key: str, value: object) -> tuple[tuple[int, ...], ...]:
    if not isinstance(value, list):
        raise FieldError(
            key, f"is {_shown(value)}; it is a list with one entry for each sentence"
        )
    return tuple(
        _numbers(key, number, entry) for number, entry in enumerate(value, start=1)
    )


def _numbers(key: str, place: int, entry: object) -> tuple[int, ...]:
    numbers = entry if isinstance(entry, list) else [entry]
    for number in numbers:
        if not isinstance(number, int) or isinstance(number, bool) or number < 1:
            raise FieldError(
                key,
                f"has {_shown(entry)} as entry {place}; an entry is the number of a "
                "line of the original, counted from 1, or a list of such numbers",
            )
    return tuple(numbers)


def _shown(value: object) -> str:
    shown = repr(str(value) if isinstance(value, dt.date) else value)
    return shown if len(shown) <= 60 else f"{shown[:57]}..."
