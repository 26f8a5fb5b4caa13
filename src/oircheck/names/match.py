"""Whether two phrases are of the same, of another, or perhaps of the same thing."""

from __future__ import annotations

from enum import Enum

from oircheck.names.aliases import Book, same_name
from oircheck.names.name import Name, NameKind
from oircheck.names.phrases import Phrase
from oircheck.names.tokens import stem
from oircheck.names.vocabulary import ORGANISATIONS


class Match(Enum):
    """How a phrase of the claim stands to one of the source."""

    SAME = "same"
    OTHER = "other"
    OPEN = "open"
    PART = "part"
    LIKELY = "likely"


_ALIKE: tuple[frozenset[str], ...] = tuple(
    frozenset(stem(word) for word in words.split())
    for words in (
        "company firm business corporation group maker manufacturer",
        "ship vessel boat steamer tanker ferry trawler",
        "plane aircraft jet airliner machine",
        "car vehicle",
        "man woman person",
        "talks negotiations discussions",
        "troops soldiers forces men",
        "match game fixture",
        "race contest",
        "bill law act",
        "shop store",
        "film movie picture",
        "hospital clinic",
        "treaty agreement accord pact deal",
        "ceremony event",
        "study survey research",
        "school college",
    )
)
"""Common nouns that may stand for one another."""


def same_noun(one: str, other: str) -> bool:
    """Whether two stems may name the same thing."""
    return one == other or any(one in group and other in group for group in _ALIKE)


def match_phrases(mine: Phrase, theirs: Phrase, book: Book) -> Match:
    """Compare two phrases that stand in the same role."""
    if mine.open or theirs.open:
        return Match.LIKELY if _stands_for(theirs, mine, book) else Match.OPEN
    if mine.marks != theirs.marks and (mine.marks and theirs.marks):
        return Match.OTHER
    if mine.heads and theirs.heads:
        return _match_names(mine, theirs, book)
    if mine.heads or theirs.heads:
        return _mixed(mine, theirs, book)
    return _match_nouns(mine, theirs, book)


def _stands_for(pronoun: Phrase, phrase: Phrase, book: Book) -> bool:
    """Whether "it" of the source may be what the claim names."""
    if phrase.open or not pronoun.open:
        return False
    if phrase.heads:
        return all(stem(name.words[-1]) in book.around for name in phrase.heads)
    return phrase.head in book.around


def _match_names(mine: Phrase, theirs: Phrase, book: Book) -> Match:
    origins = _origins(mine, theirs) or _origins(theirs, mine)
    if origins is not None:
        return _each(*origins, book)
    found = [
        [same_name(one, other, book) for other in theirs.heads] for one in mine.heads
    ]
    same = [any(value is True for value in row) for row in found]
    if all(same):
        return Match.PART if len(theirs.heads) > len(mine.heads) else Match.SAME
    if any(same):
        return Match.OTHER if _differ_in_part(mine, theirs, found) else Match.PART
    if any(value is None for row in found for value in row):
        return Match.OPEN
    if mine.more or theirs.more or _nested_same(mine, theirs, book):
        return Match.OPEN
    return Match.OTHER


def _differ_in_part(
    mine: Phrase, theirs: Phrase, found: list[list[bool | None]]
) -> bool:
    """Whether two whole rows of as many names hold one that the other lacks."""
    if len(mine.heads) != len(theirs.heads) or mine.more or theirs.more:
        return False
    loose = [row for row in found if True not in row]
    missing = [at for at in range(len(theirs.heads)) if not _held(found, at)]
    return bool(loose and missing) and all(
        row[at] is False for row in loose for at in missing
    )


def _held(found: list[list[bool | None]], at: int) -> bool:
    return any(row[at] is True for row in found)


def _origins(one: Phrase, other: Phrase) -> tuple[list[Name], list[Name]] | None:
    """Return "an Italian" and "the Italian architect Santini" by their peoples."""
    if not all(name.kind is NameKind.PEOPLE for name in one.heads):
        return None
    if any(name.place is not None for name in other.heads):
        return None
    nested = [name for name in other.nested if name.place is not None]
    return (list(one.heads), nested) if nested else None


def _nested_same(mine: Phrase, theirs: Phrase, book: Book) -> bool:
    """Whether a name of the one stands within the other phrase."""
    return any(
        same_name(one, other, book) is not False
        for one in mine.heads
        for other in theirs.nested
    ) or any(
        same_name(one, other, book) is not False
        for one in theirs.heads
        for other in mine.nested
    )


def _mixed(mine: Phrase, theirs: Phrase, book: Book) -> Match:
    """Compare a name with a common noun: a people and those who come from there."""
    named, plain = (mine, theirs) if mine.heads else (theirs, mine)
    words = {stem(word) for name in named.heads for word in name.words}
    if plain.head and plain.definite and not plain.nested and _is_body(plain.head):
        bodies = book.bodies.get(plain.head, ())
        if len(bodies) == 1:
            found = same_name(named.heads[0], bodies[0], book)
            if found is not None and (found or plain.head in words):
                return Match.SAME if found else Match.OTHER
        if plain.head in words:
            return Match.SAME if not bodies else Match.OPEN
    places = [name for name in named.heads if name.place is not None]
    nested = [name for name in plain.nested if name.place is not None]
    if places and nested and len(plain.words) <= 1 + (named is mine):
        return _each(places, nested, book)
    if named.nested or nested:
        own = [name for name in named.nested if name.place is not None]
        shared = plain.words & named.words
        if own and nested and shared:
            return _each(own, nested, book)
    return Match.OPEN


def _is_body(head: str) -> bool:
    return head in _BODIES


_BODIES = frozenset(stem(word) for word in ORGANISATIONS)


def _each(mine: list[Name], theirs: list[Name], book: Book) -> Match:
    found = [same_name(one, other, book) for one in mine for other in theirs]
    if any(value is True for value in found):
        return Match.SAME
    return Match.OPEN if any(value is None for value in found) else Match.OTHER


def _match_nouns(mine: Phrase, theirs: Phrase, book: Book) -> Match:
    if not mine.head or not theirs.head or not same_noun(mine.head, theirs.head):
        return Match.OPEN
    if mine.nested and theirs.nested:
        found = _each(list(mine.nested), list(theirs.nested), book)
        return found
    if _is_body(mine.head) and _are_two_sorts(mine, theirs):
        return Match.OPEN
    return Match.SAME


def _are_two_sorts(mine: Phrase, theirs: Phrase) -> bool:
    """Whether each tells its body apart by other words: a rowing and a chess club."""
    one, other = mine.words - {mine.head}, theirs.words - {theirs.head}
    return bool(one and other) and not any(
        same_noun(word, another) for word in one for another in other
    )
