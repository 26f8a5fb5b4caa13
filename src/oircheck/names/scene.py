"""Reads a text once: its names, what is said of them, and when."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from functools import lru_cache

from oircheck.names.frames import Frame, verb_frames
from oircheck.names.name import Name
from oircheck.names.offices import office_frames
from oircheck.names.phrases import Item, read_items
from oircheck.names.read import names_of
from oircheck.names.tokens import Tokens, tokenise
from oircheck.names.vocabulary import CALENDAR

_FIRST_YEAR = 1000
_LAST_YEAR = 2100
_YEAR_DIGITS = 4
_DAYS = frozenset(word for word in CALENDAR if word.endswith("day"))
_MONTHS = frozenset(
    """january february march april may june july august september october november
    december jan feb mar apr jun jul aug sep sept oct nov dec""".split()
)
_OTHER_WORDS = frozenset("march may".split())
"""Months that are other words as well."""

_BEFORE_MONTHS = frozenset(
    "in of since by until till from between on after before last early mid late and"
    " during to".split()
) | frozenset(str(day) for day in range(1, 32))


@dataclass(frozen=True, slots=True)
class Scene:
    """What a text says, as far as names take part in it.

    Attributes:
        text: The text as it stands.
        names: Its names, in order.
        items: Its words with the names as one item each.
        frames: What is said, in order of the words that say it.
        years: Years by sentence.
        months: Months by sentence.
        days: Weekdays by sentence.
    """

    text: str
    names: tuple[Name, ...]
    items: tuple[Item, ...]
    frames: tuple[Frame, ...]
    years: tuple[frozenset[int], ...]
    months: tuple[frozenset[str], ...]
    days: tuple[frozenset[str], ...]


def read_scene(text: str, known: frozenset[str] = frozenset()) -> Scene:
    """Read a text; ``known`` holds words that are names in the texts around it.

    Of these its own alone are looked up, so that a claim beside many passages is read
    once.
    """
    return _read(text, known & _own_words(text))


def names_in(text: str, known: frozenset[str] = frozenset()) -> tuple[Name, ...]:
    """Return the names of a text as its scene has them, without reading the rest."""
    return _names(text, known & _own_words(text))


@lru_cache(maxsize=2_048)
def _names(text: str, known: frozenset[str]) -> tuple[Name, ...]:
    return names_of(tokenise(text), known)


@lru_cache(maxsize=2_048)
def _own_words(text: str) -> frozenset[str]:
    return frozenset(tokenise(text).low)


@lru_cache(maxsize=2_048)
def _read(text: str, known: frozenset[str]) -> Scene:
    tokens = tokenise(text)
    names = _names(text, known)
    items = read_items(tokens, names)
    frames = (*verb_frames(items), *office_frames(items))
    return Scene(
        text,
        names,
        items,
        tuple(sorted(frames, key=lambda one: (one.sentence, one.span))),
        _years(tokens),
        _said(text, items, _MONTHS, _sentences(tokens)),
        _said(text, items, _DAYS, _sentences(tokens)),
    )


def apart(mine: Scene, number: int, theirs: Scene, other: int) -> bool:
    """Whether two sentences name years, months or days with none in common."""
    years = mine.years[number], theirs.years[other]
    named = (
        (mine.months[number], theirs.months[other]),
        (mine.days[number], theirs.days[other]),
    )
    return _differ(*years) or any(_differ(one, another) for one, another in named)


def _differ(mine: Set[object], theirs: Set[object]) -> bool:
    return bool(mine and theirs and not mine & theirs)


def _years(tokens: Tokens) -> tuple[frozenset[int], ...]:
    found: list[set[int]] = [set() for _ in range(_sentences(tokens))]
    for at, word in enumerate(tokens.low):
        digits = word[:_YEAR_DIGITS]
        if len(word) >= _YEAR_DIGITS and digits.isascii() and digits.isdecimal():
            rest = word[_YEAR_DIGITS:]
            year = int(digits)
            if _FIRST_YEAR <= year <= _LAST_YEAR and (not rest or rest[0] in "-s"):
                found[tokens.sentence[at]].add(year)
    return tuple(frozenset(years) for years in found)


def _said(
    text: str, items: tuple[Item, ...], words: frozenset[str], sentences: int
) -> tuple[frozenset[str], ...]:
    """Return which of some calendar words each sentence says."""
    found: list[set[str]] = [set() for _ in range(sentences)]
    for at, item in enumerate(items):
        if item.name is not None or item.low not in words:
            continue
        before = items[at - 1].low if at else ""
        if item.low in _OTHER_WORDS and before not in _BEFORE_MONTHS:
            continue
        if text[item.span.start].isupper():
            found[item.sentence].add(item.low[:3])
    return tuple(frozenset(months) for months in found)


def _sentences(tokens: Tokens) -> int:
    return tokens.sentence[-1] + 1 if len(tokens) else 0
