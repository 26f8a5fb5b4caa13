"""What "it", "she" or "the ministry" stands for, where only one thing can be meant.

The antecedent is written into the claim; its place in the draft stays that of the
pronoun. Where two could be meant nothing is written: a sentence about the wrong one
would be a wrong alarm.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from oircheck.gate.clause_words import (
    BODIES,
    LEADS,
    NO_REFERENT,
    PERSON_PRONOUNS,
    PLURAL_PRONOUNS,
    POSSESSIVES,
    SUBJECT_PRONOUNS,
)
from oircheck.gate.clauses import Subject, Token, find_subject, is_finite, read_tokens
from oircheck.names import Name, NameKind, read_names
from oircheck.text.views import Edit, rewrite
from oircheck.types import Span, View

LOOK_BACK = 2
"""Sentences before, in the same paragraph, in which an antecedent is looked for."""

_NEAR = 5
"""Words at the beginning among which an empty "it" shows itself."""

_PREPOSITION = re.compile(r" (?:of|on|in|at|for|from|near|with|to) ")
_BODY = re.compile(r"(?:The|the) (?P<noun>[A-Za-z]+)(?= [a-z])")


def resolve(view: View, before: Sequence[str], names: Sequence[str]) -> View:
    """Return a sentence with the antecedent in place of its pronoun.

    Args:
        view: The sentence as read.
        before: The sentences before it in the paragraph, themselves resolved.
        names: Full names of bodies that the draft gave before.
    """
    edit = _edit_pronoun(view.text, before) or _edit_body(view.text, names)
    return rewrite(view, [edit]) if edit else view


def body_names(text: str) -> tuple[str, ...]:
    """Return the names of a sentence that a noun may stand for later."""
    return tuple(
        name.core.of(text)
        for name in read_names(text)
        if name.certain and len(name.words) > 1 and _heads(name) & BODIES
    )


def _edit_pronoun(text: str, before: Sequence[str]) -> Edit | None:
    tokens = read_tokens(text)
    pronoun = _pronoun(text, tokens)
    if pronoun is None or not before:
        return None
    word = pronoun.lower
    if word == "it" and {t.lower for t in tokens[:_NEAR]} & NO_REFERENT:
        return None
    if word in PERSON_PRONOUNS:
        found = _only_person(before, _FORMS[word])
    else:
        found = _only_thing(before[-1], plural=word in PLURAL_PRONOUNS)
    if found is None:
        return None
    if word in POSSESSIVES:
        if _PREPOSITION.search(found):
            return None
        found = f"{found}'" if found.endswith("s") else f"{found}'s"
    return Edit(pronoun.span, _cased(found, pronoun))


def _pronoun(text: str, tokens: Sequence[Token]) -> Token | None:
    """Return a pronoun that the sentence is about: its first word, or its subject."""
    if not tokens:
        return None
    first = tokens[0]
    if first.lower in LEADS:
        comma = text.find(", ")
        behind = [token for token in tokens if token.span.start >= comma > 0]
        if not behind:
            return None
        first = behind[0]
    at = tokens.index(first)
    if first.lower in SUBJECT_PRONOUNS:
        return first if any(map(is_finite, tokens[at + 1 : at + 3])) else None
    if first.lower in POSSESSIVES and first.lower != "her":
        return first
    return None


_FORMS = {
    "he": frozenset({"he", "him", "his"}),
    "his": frozenset({"he", "him", "his"}),
    "she": frozenset({"she", "her", "hers"}),
    "her": frozenset({"she", "her", "hers"}),
}
"""The forms of a pronoun that stands for a person."""


def _only_person(before: Sequence[str], forms: frozenset[str]) -> str | None:
    """Return the one person that the sentences before speak of.

    A form of the pronoun that stands before the name is somebody else's.
    """
    people: dict[str, str] = {}
    for sentence in before[-LOOK_BACK:]:
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


def _only_thing(sentence: str, *, plural: bool) -> str | None:
    """Return the subject of the sentence before, if nothing else can be meant."""
    subject = find_subject(sentence, Span(0, len(sentence)))
    if subject is None or subject.is_pronoun(sentence):
        return None
    if subject.plural is None or subject.plural is not plural:
        return None
    others = [
        name
        for name in read_names(sentence)
        if not name.span.overlaps(subject.span) and _could_be(name, plural=plural)
    ]
    if others or (plural and _has_other_plural(sentence, subject)):
        return None
    if any(
        name.kind is NameKind.PERSON and name.span.overlaps(subject.span)
        for name in read_names(sentence)
    ):
        return None
    return subject.span.of(sentence)


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


def _edit_body(text: str, names: Sequence[str]) -> Edit | None:
    """Write the full name of a body over "the ministry" at the beginning."""
    match = _BODY.match(text)
    if match is None or match["noun"].casefold() not in BODIES:
        return None
    noun = match["noun"].casefold()
    meant = {name for name in names if _ends_or_begins(name, noun)}
    if len(meant) != 1:
        return None
    return Edit(Span(match.start("noun"), match.end("noun")), meant.pop())


def _ends_or_begins(name: str, noun: str) -> bool:
    words = name.casefold().split()
    return words[-1] == noun or (words[0] == noun and words[1:2] in (["of"], ["for"]))


def _heads(name: Name) -> set[str]:
    return {name.words[0], name.words[-1]}


def _cased(found: str, pronoun: Token) -> str:
    if pronoun.text[0].isupper():
        return found[:1].upper() + found[1:]
    first = found.split(" ", 1)[0]
    if first in ("The", "A", "An", "This", "These", "Its", "His", "Their"):
        return found[:1].lower() + found[1:]
    return found
