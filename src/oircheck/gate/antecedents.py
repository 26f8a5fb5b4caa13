"""What "it", "she" or "the ministry" stands for, where only one thing can be meant.

The antecedent is written into the claim; its place in the draft stays that of the
pronoun. Where two could be meant nothing is written: a sentence about the wrong one
would be a wrong alarm.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from oircheck.gate.clause_words import (
    BODIES,
    LEADS,
    LEADS_OF_PEOPLE,
    NO_REFERENT,
    PERSON_PRONOUNS,
    PLURAL_PRONOUNS,
    POSSESSIVES,
    SUBJECT_PRONOUNS,
)
from oircheck.gate.clauses import Token, is_finite, read_tokens
from oircheck.gate.referents import leading_person, only_person, only_thing
from oircheck.names import Name, NameKind, read_names
from oircheck.names.vocabulary import CALENDAR
from oircheck.text.views import Edit, rewrite
from oircheck.types import Span, View

LOOK_BACK = 4
"""Sentences before, in the same paragraph, in which an antecedent is looked for."""

_NEAREST = 2
"""Of these, how many speak of a person although somebody else might be meant."""

_NEAR = 5
"""Words at the beginning among which an empty "it" shows itself."""

_PREPOSITION = re.compile(r" (?:of|on|in|at|for|from|near|with|to) ")
_CLEFT = re.compile(
    r"It (?:is|was|has been|had been) .*\b(?:who|that|which|when|before)\b",
    re.IGNORECASE,
)
"""An "it" that only puts forward what is stressed: "It was Otto who left"."""

_BODY = re.compile(r"(?:The|the) (?P<noun>[A-Za-z]+)(?= [a-z])")
_WHICH = re.compile(
    r" (?:(?:of|for) |(?:on|against|in|at|to) (?:the )?(?P<name>[A-Z][\w\u2019'-]*))"
)
"""What says which body is meant: "The Court of Appeal", "the hospital in Ayle"."""


def resolve(
    view: View, before: Sequence[str], names: Sequence[str], people: Collection[str]
) -> View:
    """Return a sentence with the antecedent in place of its pronoun.

    Args:
        view: The sentence as read.
        before: The sentences before it in the paragraph, themselves resolved.
        names: Full names of bodies that the draft gave before.
        people: Last names of the people that it gave before.
    """
    edit = _edit_pronoun(view.text, before, people) or _edit_body(view.text, names)
    return rewrite(view, [edit]) if edit else view


def body_names(text: str) -> tuple[str, ...]:
    """Return the names of a sentence that a noun may stand for later."""
    return tuple(
        name.core.of(text)
        for name in read_names(text)
        if name.certain and len(name.words) > 1 and _heads(name) & BODIES
    )


def last_names(text: str) -> frozenset[str]:
    """Return the last names of the people whose full names a sentence gives."""
    return frozenset(
        name.words[-1]
        for name in read_names(text)
        if name.kind is NameKind.PERSON and (len(name.words) > 1 or name.titles)
    )


def _edit_pronoun(
    text: str, before: Sequence[str], people: Collection[str]
) -> Edit | None:
    tokens = read_tokens(text)
    pronoun = _pronoun(text, tokens)
    if pronoun is None or not before:
        return None
    word = pronoun.lower
    if word == "it" and (_CLEFT.match(text, pronoun.span.start) or _is_empty(tokens)):
        return None
    if word in PERSON_PRONOUNS:
        forms = _FORMS[word]
        found = only_person(before[-_NEAREST:], forms)
        found = found or leading_person(before, forms, people)
    else:
        found = only_thing(before[-1], plural=word in PLURAL_PRONOUNS)
    if found is None:
        return None
    if word in POSSESSIVES:
        if _PREPOSITION.search(found):
            return None
        found = f"{found}'" if found.endswith("s") else f"{found}'s"
    return Edit(pronoun.span, _cased(found, pronoun))


def _is_empty(tokens: Sequence[Token]) -> bool:
    return bool({token.lower for token in tokens[:_NEAR]} & NO_REFERENT)


def _pronoun(text: str, tokens: Sequence[Token]) -> Token | None:
    """Return a pronoun that the sentence is about: its first word, or its subject."""
    if not tokens:
        return None
    first = tokens[0]
    if first.lower in LEADS_OF_PEOPLE:
        inside = _behind_bare_lead(text, tokens)
        if inside is not None:
            return inside
    if first.lower in LEADS:
        comma = text.find(", ")
        behind = [token for token in tokens if token.span.start >= comma > 0]
        if not behind:
            return None
        first = behind[0]
    at = tokens.index(first)
    if first.lower in SUBJECT_PRONOUNS:
        alone = first.lower in ("he", "she")
        verb = alone or any(map(is_finite, tokens[at + 1 : at + 3]))
        return first if verb else None
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

_LONGEST_LEAD = 5
"""Words before a subject that no comma parts from it: "In the spring of 1954 she"."""


def _behind_bare_lead(text: str, tokens: Sequence[Token]) -> Token | None:
    """Return "she" of "In 1954 she took her degree"."""
    for at, token in enumerate(tokens[1 : _LONGEST_LEAD + 1], 1):
        gap = text[tokens[at - 1].span.end : token.span.start]
        if gap != " " or is_finite(token):
            return None
        if token.lower in ("he", "she"):
            behind = any(map(is_finite, tokens[at + 1 : at + 3]))
            return token if at > 1 and behind else None
    return None


def _edit_body(text: str, names: Sequence[str]) -> Edit | None:
    """Write the full name of a body over "the ministry" at the beginning."""
    match = _BODY.match(text)
    if match is None or match["noun"].casefold() not in BODIES:
        return None
    which = _WHICH.match(text, match.end())
    if which and (which["name"] or "").casefold() not in CALENDAR:
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
