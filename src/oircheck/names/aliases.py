"""Whether two names are one: surnames, initials, abbreviations, spellings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from oircheck.names.name import Name, NameKind
from oircheck.names.places import find_place
from oircheck.names.tokens import stem
from oircheck.names.vocabulary import HONORIFICS, ORGANISATIONS, PARTICLES

_DEFINED = re.compile(r"\s*[(\[]\s*(?:the\s+)?[\"'\u201c\u2018]?")
_SMALL = frozenset("of for the and in on to & de la des du".split())
_SPELLINGS = (
    ("sch", "sh"),
    ("kh", "k"),
    ("ck", "k"),
    ("ph", "f"),
    ("tz", "ts"),
    ("q", "k"),
    ("c", "k"),
    ("j", "i"),
    ("w", "v"),
    ("y", "a"),
    ("h", ""),
    ("o", "a"),
    ("u", "a"),
    ("e", "a"),
    ("i", "a"),
)
_LEAST_SPELLED = 5
"""Letters of the shortest name in which another spelling is looked for."""

_LEAST_ACRONYM = 2
_LONG_ENOUGH = 7
"""Letters from which one that differs may be a slip of the pen."""

_A_SLIP = 4
"""Letters to each that may differ."""


@dataclass(frozen=True, slots=True)
class Book:
    """What the texts at hand say about their names.

    Attributes:
        short: Abbreviations that a text spells out, with the words of the long form.
        people: Full names of people by surname.
        bodies: Organisations of the source by the stems of their words.
        around: Words of what stands before the sentence: "it" may be one of them.
    """

    short: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    people: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    bodies: Mapping[str, tuple[Name, ...]] = field(default_factory=dict)
    around: frozenset[str] = frozenset()


def read_book(
    texts: Iterable[tuple[str, tuple[Name, ...]]],
    bodies: Iterable[Name] = (),
    around: frozenset[str] = frozenset(),
) -> Book:
    """Gather abbreviations and full names from texts and their names.

    Args:
        bodies: Names of the source: "the ministry" may stand for one of them.
        around: Stems of the words that stand before the sentence.
    """
    short: dict[str, tuple[str, ...]] = {}
    people: dict[str, list[tuple[str, ...]]] = {}
    for text, names in texts:
        for before, after in pairwise(names):
            between = text[before.span.end : after.span.start]
            if _DEFINED.fullmatch(between):
                _define(short, before.words, after.words)
        for name in names:
            words = _person_words(name.words)
            if len(words) > 1 and name.place is None:
                known = people.setdefault(words[-1], [])
                if words not in known:
                    known.append(words)
    return Book(
        short,
        {key: tuple(found) for key, found in people.items()},
        _by_word(bodies),
        around,
    )


def _by_word(names: Iterable[Name]) -> Mapping[str, tuple[Name, ...]]:
    """Return organisations by the stem of each of their common words."""
    found: dict[str, dict[tuple[str, ...], Name]] = {}
    for name in names:
        for word in name.words:
            if len(name.words) > 1 and word in ORGANISATIONS:
                found.setdefault(stem(word), {}).setdefault(name.words, name)
    return {word: tuple(same.values()) for word, same in found.items()}


def _define(
    short: dict[str, tuple[str, ...]], one: tuple[str, ...], other: tuple[str, ...]
) -> None:
    """Take "Iraqi Security Forces (ISF)", or "ISF (Iraqi Security Forces)"."""
    if len(other) == 1 and _letters(one) >= _LEAST_ACRONYM:
        short.setdefault(_plain(other[0]), one)
    elif len(one) == 1 and len(other) > 1:
        short.setdefault(_plain(one[0]), other)


def _letters(words: tuple[str, ...]) -> int:
    return sum(len(word) for word in words)


def _plain(word: str) -> str:
    return word.replace(".", "").replace("-", "")


def same_name(one: Name, other: Name, book: Book) -> bool | None:
    """Return whether two names are of one bearer; ``None`` where that is open."""
    if one.place is not None and other.place is not None:
        return _same_place(one, other)
    mine, theirs = _long(one.words, book), _long(other.words, book)
    if mine == theirs:
        return _same_sex(one, other)
    if _is_initials(one.words, theirs) or _is_initials(other.words, mine):
        return True
    if one.place is not None or other.place is not None:
        return _within(mine, theirs)
    if _is_body(one, mine) or _is_body(other, theirs):
        return _same_body(mine, theirs)
    return _same_person(one, other, book)


def _long(words: tuple[str, ...], book: Book) -> tuple[str, ...]:
    if len(words) == 1:
        return book.short.get(_plain(words[0]), words)
    return words


def _same_place(one: Name, other: Name) -> bool | None:
    mine, theirs = one.place, other.place
    if mine is None or theirs is None:
        return None
    if mine.key == theirs.key:
        return True
    if not mine.country or not theirs.country:
        return None
    if mine.key == mine.country and theirs.key == theirs.country:
        return None if {mine.key, theirs.key} in _NESTED else False
    if mine.key != mine.country and theirs.key != theirs.country:
        return False
    return None if _one_country(mine.country, theirs.country) else False


_NESTED = (
    {"united kingdom", "england"},
    {"united kingdom", "scotland"},
    {"united kingdom", "wales"},
    {"korea", "south korea"},
    {"korea", "north korea"},
    {"france", "guyana"},
)
"""Countries that may stand for one another."""


def _one_country(mine: str, theirs: str) -> bool:
    return mine == theirs or {mine, theirs} in _NESTED


def _within(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool | None:
    """Compare a known place with another name: open, unless they share no word."""
    return None if set(mine) & set(theirs) else False


def _is_initials(short: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether one word is made of the first letters of the others."""
    if len(short) != 1 or len(words) < _LEAST_ACRONYM:
        return False
    letters = "".join(word[0] for word in words if word not in _SMALL)
    every = "".join(word[0] for word in words)
    return _plain(short[0]) in (letters, every)


def _is_body(name: Name, words: tuple[str, ...]) -> bool:
    if name.kind is NameKind.PERSON:
        return False
    return name.kind is not NameKind.UNKNOWN or any(
        word in ORGANISATIONS for word in words
    )


def _same_body(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool | None:
    """Compare organisations: a shorter form has some of the words of the longer."""
    one = {_spelled(word) for word in mine} - _SMALL
    other = {_spelled(word) for word in theirs} - _SMALL
    if one <= other or other <= one:
        telling = (one & other) - ORGANISATIONS
        return True if telling or one == other else None
    if mine[0] == theirs[0] and (len(mine) == 1) != (len(theirs) == 1):
        return None
    return False


def _spelled(word: str) -> str:
    """Undo what may differ: a people for its country, "centre" for "center"."""
    place = find_place((word,))
    if place is not None:
        return place.key
    return word.replace("isation", "ization").replace("centre", "center").rstrip("s")


def _person_words(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return given names and surname; particles go with the surname."""
    kept = [word for word in words if word not in PARTICLES]
    kept = [word.removeprefix("al-").removeprefix("el-") for word in kept]
    return tuple(kept) or words


def _same_person(one: Name, other: Name, book: Book) -> bool | None:
    mine, theirs = _person_words(one.words), _person_words(other.words)
    if len(mine) == 1 == len(theirs):
        return _one_word(one, other, mine[0], theirs[0], book)
    if len(mine) > 1 and len(theirs) > 1:
        return _full_names(mine, theirs)
    short, long = (mine, theirs) if len(mine) == 1 else (theirs, mine)
    if short[0] not in long:
        near = any(_like(short[0], word) for word in (long[0], long[-1]))
        return None if near else False
    if short[0] == long[-1] and _has_namesake(short[0], long, book):
        return None
    return True


def _one_word(
    one: Name, other: Name, mine: str, theirs: str, book: Book
) -> bool | None:
    if mine != theirs:
        return (
            None if _like(mine, theirs) or _full_of_both(mine, theirs, book) else False
        )
    return _same_sex(one, other)


def _full_of_both(mine: str, theirs: str, book: Book) -> bool:
    """Whether a full name holds both words: given name and surname of one."""
    return any(
        mine in words and theirs in words
        for found in book.people.values()
        for words in found
    )


def _same_sex(one: Name, other: Name) -> bool:
    """Whether no title tells a man from a woman."""
    sexes = {
        HONORIFICS[title]
        for name in (one, other)
        for title in name.titles
        if title in HONORIFICS
    }
    return len(sexes) < 2


def _has_namesake(surname: str, full: tuple[str, ...], book: Book) -> bool:
    """Whether another person with the surname is spoken of."""
    return any(
        _full_names(known, full) is False for known in book.people.get(surname, ())
    )


def _full_names(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool | None:
    """Compare names of several words, in either order."""
    if set(mine) <= set(theirs) or set(theirs) <= set(mine):
        return True
    if mine[-1] == theirs[-1]:
        return _given(mine[0], theirs[0])
    if _like(mine[-1], theirs[-1]):
        return (
            None
            if _given(mine[0], theirs[0]) is not False or _like(mine[0], theirs[0])
            else False
        )
    if mine[0] == theirs[0] and len(mine) > 2 and mine[1:-1] == theirs[1:-1]:
        return False
    shared = (set(mine) & set(theirs)) - {mine[0], theirs[0]}
    return None if shared else False


def _given(mine: str, theirs: str) -> bool | None:
    if mine == theirs:
        return True
    if len(mine.rstrip(".")) == 1 or len(theirs.rstrip(".")) == 1:
        return mine[0] == theirs[0]
    if mine.startswith(theirs) or theirs.startswith(mine):
        return None
    return None if _like(mine, theirs) else False


def _like(mine: str, theirs: str) -> bool:
    """Whether two words may be spellings of one name."""
    shortest = min(len(mine), len(theirs))
    if shortest < _LEAST_SPELLED:
        return False
    if _sound(mine) == _sound(theirs):
        return True
    return shortest >= _LONG_ENOUGH and _distance(mine, theirs) <= shortest // _A_SLIP


def _sound(word: str) -> str:
    """Write a word by its consonants, as several alphabets would have them."""
    for written, heard in _SPELLINGS:
        word = word.replace(written, heard)
    return "".join(
        letter for at, letter in enumerate(word) if at == 0 or word[at - 1] != letter
    )


def _distance(mine: str, theirs: str) -> int:
    """Return how many letters must be put in, left out or changed."""
    row = list(range(len(theirs) + 1))
    for at, letter in enumerate(mine, 1):
        before, row[0] = row[0], at
        for place, other in enumerate(theirs, 1):
            kept = before + (letter != other)
            before = row[place]
            row[place] = min(kept, before + 1, row[place - 1] + 1)
    return row[-1]
