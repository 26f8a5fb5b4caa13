"""Who or what the sentences before speak of, where a pronoun can mean nothing else."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from oircheck.gate.clause_words import (
    ENDINGS_OF_PEOPLE,
    OBJECTS,
    PEOPLE,
    PLURAL_NOUNS,
    SINGULAR_DETERMINERS,
    SUBJECT_PRONOUNS,
)
from oircheck.gate.clauses import Subject, find_subject, is_finite, read_tokens
from oircheck.names import Name, NameKind, read_names
from oircheck.types import Span

_HERS = frozenset("mrs ms miss lady dame queen princess sister mother".split())
_HIS = frozenset("mr sir lord king prince father brother".split())
_PLACED = re.compile(
    r"\b(?:in|at|near|from|to|of|for|with|against|the) \Z", re.IGNORECASE
)
_EARLY = 6
"""Words among which a sentence that goes on with a pronoun has it."""

_PREPOSITIONS = frozenset("of on in at for from near with to by".split())


def only_person(before: Sequence[str], forms: frozenset[str]) -> str | None:
    """Return the one person that the sentences before speak of.

    A form of the pronoun that stands before the name is somebody else's.

    Args:
        forms: Those of the pronoun.
    """
    people: dict[str, str] = {}
    for sentence in before:
        if people and _begins_with_somebody(sentence):
            return None
        for name in read_names(sentence):
            if name.kind is NameKind.PERSON:
                head = read_tokens(sentence[: name.span.start])
                if not people and any(token.lower in forms for token in head):
                    return None
                people.setdefault(name.words[-1], name.span.of(sentence))
            elif name.kind is NameKind.UNKNOWN:
                # Perhaps a person too.
                return None
    return next(iter(people.values())) if len(people) == 1 else None


def leading_person(
    before: Sequence[str], forms: frozenset[str], known: Collection[str]
) -> str | None:
    """Return the person with whom the nearest sentence about people begins.

    Sentences in between have to go on with the pronoun, and name nobody.

    Args:
        forms: Those of the pronoun.
        known: Last names of people.
    """
    for sentence in reversed(before):
        people = list(_people(sentence, known))
        if not people:
            begins = {token.lower for token in read_tokens(sentence)[:_EARLY]}
            if forms & begins & SUBJECT_PRONOUNS:
                continue
            return None
        if len({name.words[-1] for name in people}) > 1 or '"' in sentence:
            return None
        first = people[0]
        certain = first.kind is NameKind.PERSON or first.words[-1] in known
        leads = certain and _leads(sentence, first) and not _is_other(first, forms)
        return first.span.of(sentence) if leads else None
    return None


def only_thing(sentence: str, *, plural: bool) -> str | None:
    """Return the subject of the sentence before, if nothing else can be meant."""
    subject = find_subject(sentence, Span(0, len(sentence)))
    if subject is None or subject.is_pronoun(sentence):
        return None
    shown = subject.plural
    if shown is None and not _has_object(sentence, subject):
        shown = seems_plural(sentence, subject)
    if shown is None or shown is not plural:
        return None
    own = [n for n in read_names(sentence) if n.span.overlaps(subject.span)]
    others = [
        name
        for name in read_names(sentence)
        if not name.span.overlaps(subject.span) and _could_be(name, plural=plural)
    ]
    if others or (plural and _has_other_plural(sentence, subject)):
        return None
    if any(name.kind is NameKind.PERSON for name in own):
        return None
    if not plural and is_somebody(sentence, subject, own):
        return None
    return subject.span.of(sentence)


def _people(sentence: str, known: Collection[str]) -> Iterator[Name]:
    """Yield the names that are people's, or may be."""
    for name in read_names(sentence):
        placed = _PLACED.search(sentence, 0, name.span.start)
        if name.kind is NameKind.PERSON:
            yield name
        elif name.kind is NameKind.PEOPLE:
            if _stands_alone(sentence, name):
                yield name
        elif name.kind is NameKind.UNKNOWN and (name.words[-1] in known or not placed):
            yield name


def _stands_alone(sentence: str, name: Name) -> bool:
    """Whether "the Finn" is somebody, and no word before a noun."""
    rest = sentence[name.span.end :]
    words = read_tokens(rest)
    return not rest.startswith(" ") or not words or is_finite(words[0])


def _leads(sentence: str, name: Name) -> bool:
    """Whether a sentence begins with a person, and goes on with what the person did."""
    before = read_tokens(sentence[: name.span.start])
    if any(map(is_finite, before)) or _PLACED.search(sentence, 0, name.span.start):
        return False
    return not re.match(r"['’]s\b|['’](?= )| and ", sentence[name.span.end :])


def _is_other(name: Name, forms: frozenset[str]) -> bool:
    """Whether a title shows that another pronoun stands for somebody."""
    titles = set(name.titles)
    return bool(titles & (_HERS if "he" in forms else _HIS))


def _begins_with_somebody(sentence: str) -> bool:
    """Whether a sentence goes on with somebody without a name: "The driver"."""
    subject = find_subject(sentence, Span(0, len(sentence)))
    if subject is None or subject.is_pronoun(sentence):
        return False
    names = read_names(sentence)
    if any(name.span.overlaps(subject.span) for name in names):
        return False
    return is_somebody(sentence, subject, ())


def _could_be(name: Name, *, plural: bool) -> bool:
    if plural:
        return name.kind in (NameKind.PEOPLE, NameKind.ORGANISATION)
    return name.kind in (NameKind.ORGANISATION, NameKind.UNKNOWN)


def _has_other_plural(sentence: str, subject: Subject) -> bool:
    return any(
        token.lower.endswith("s") and len(token.lower) > 3
        for token in read_tokens(sentence)
        if token.span.start > subject.verb.span.end and not token.lower.endswith("ss")
    )


def _has_object(sentence: str, subject: Subject) -> bool:
    """Whether a thing is brought in behind the verb, of which may be spoken next."""
    behind = sentence[subject.verb.span.end :]
    return any(token.lower in OBJECTS for token in read_tokens(behind))


def seems_plural(sentence: str, subject: Subject) -> bool | None:
    """Tell by the words of a subject whether it is plural; ``None``: they do not."""
    words = [token.text for token in read_tokens(subject.span.of(sentence))]
    first, head = words[0].casefold(), _head(words)
    if "and" in words:
        return True
    if first in SINGULAR_DETERMINERS:
        return False
    if head.casefold() in PLURAL_NOUNS:
        return True
    if head.endswith("s") and not head.endswith(("ss", "us", "is")):
        return None if head[0].isupper() else True
    return False if first in ("the", "its", "his", "her", "their") else None


def _head(words: Sequence[str]) -> str:
    """Return the noun of a subject: what stands before its first preposition."""
    for number, word in enumerate(words):
        if number and word.casefold() in _PREPOSITIONS:
            return words[number - 1]
    return words[-1]


def is_somebody(sentence: str, subject: Subject, names: Sequence[Name]) -> bool:
    """Whether a subject may be a person, for whom no "it" stands."""
    words = [token.text for token in read_tokens(subject.span.of(sentence))]
    head = _head(words).casefold()
    if head in PEOPLE:
        return True
    if subject.plural is None and head.endswith(ENDINGS_OF_PEOPLE):
        return True
    bare = words[0].casefold() != "the"
    return bare and any(name.kind is NameKind.UNKNOWN for name in names)
