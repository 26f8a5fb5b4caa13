"""Clauses of a sentence: where a subject stands, and which verb follows it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from oircheck.gate.clause_words import (
    ADVERBS,
    CONDITIONS,
    DETERMINERS,
    FINITE,
    LEADS,
    LINKS,
    PLURAL_VERBS,
    PRESENT,
    RELATIVE,
    SINGULAR_VERBS,
    SUBJECT_PRONOUNS,
)
from oircheck.names.verbs import is_past
from oircheck.types import Span

LONGEST_SUBJECT = 9
"""Words of a subject; what is longer is perhaps none."""

_WORD = re.compile(r"[^\W_]+(?:[.'’/-][^\W_]+)*")
_STOP = re.compile(r"[,;:()]")
_MONTH = "May"
"""What is no verb with a capital, but for a sentence that begins with it."""

_BARE = re.compile(r"[\d,.]+\Z")


@dataclass(frozen=True, slots=True)
class Token:
    """A word and where it stands."""

    text: str
    span: Span

    @property
    def lower(self) -> str:
        """The word without case."""
        return self.text.casefold().replace("’", "'")


@dataclass(frozen=True, slots=True)
class Subject:
    """The words that a clause is about, and its verb.

    Attributes:
        plural: What the verb shows; ``None`` where it shows nothing.
    """

    span: Span
    verb: Token
    plural: bool | None

    def is_pronoun(self, text: str) -> bool:
        """Whether a pronoun stands there, whatever it stands for."""
        return self.span.of(text).casefold() in SUBJECT_PRONOUNS


def read_tokens(text: str) -> tuple[Token, ...]:
    """Return the words of a text."""
    return tuple(
        Token(match.group(), Span(match.start(), match.end()))
        for match in _WORD.finditer(text)
    )


def is_finite(token: Token) -> bool:
    """Whether a word is a verb that a subject stands before, as far as it shows."""
    if token.text == _MONTH:
        return False
    return token.lower in FINITE | PRESENT or is_past(token.lower)


def find_subject(text: str, within: Span) -> Subject | None:
    """Return the subject of the clause that ``within`` begins with.

    ``None`` where it cannot be told with certainty: no verb is known, a relative
    clause or a comma stands before it, or a form may be verb or participle.
    """
    tokens = [token for token in read_tokens(text) if _inside(token.span, within)]
    tokens = _behind_lead(text, tokens)
    at = next((n for n in range(len(tokens)) if _is_verb(tokens, n)), None)
    if not at or at > LONGEST_SUBJECT + 2:
        return None
    verb = tokens[at]
    head = tokens[:at]
    while head and head[-1].lower in ADVERBS:
        head.pop()
    if not head or not _may_be_subject(text, head):
        return None
    if verb.lower not in FINITE | PRESENT and _may_be_participle(text, tokens[at:]):
        return None
    span = Span(head[0].span.start, head[-1].span.end)
    if _STOP.search(text, span.end, verb.span.start):
        return None
    return Subject(span, verb, _number(verb.lower))


def _is_verb(tokens: Sequence[Token], at: int) -> bool:
    if tokens[at].lower == "used":
        return [token.lower for token in tokens[at + 1 : at + 2]] == ["to"]
    return is_finite(tokens[at])


def has_verb(text: str, within: Span) -> bool:
    """Whether a finite verb stands in a stretch, as far as it shows."""
    return any(
        is_finite(token) for token in read_tokens(text) if _inside(token.span, within)
    )


def _inside(span: Span, within: Span) -> bool:
    return within.start <= span.start and span.end <= within.end


def _behind_lead(text: str, tokens: Sequence[Token]) -> list[Token]:
    """Leave out what stands before a subject: "In 2014," and the like."""
    rest = list(tokens)
    if not rest or rest[0].lower not in LEADS | ADVERBS:
        return rest
    for number, token in enumerate(rest[:-1]):
        if "," in text[token.span.end : rest[number + 1].span.start]:
            before = rest[: number + 1]
            if any(word.lower in FINITE for word in before):
                return []
            return rest[number + 1 :]
    return rest if rest[0].lower in ADVERBS else []


def _may_be_subject(text: str, head: Sequence[Token]) -> bool:
    words = {token.lower for token in head}
    if len(head) > LONGEST_SUBJECT or words & (RELATIVE | CONDITIONS):
        return False
    if head[0].lower in LEADS | {"there", "here"} or head[0].lower.endswith("ing"):
        return False
    if (len(head) > 1 and head[0].lower in SUBJECT_PRONOUNS) or _holds_verb(head):
        return False
    whole = text[head[0].span.start : head[-1].span.end]
    return not (any(mark in whole for mark in ',;:()"') or _BARE.match(whole))


def _holds_verb(head: Sequence[Token]) -> bool:
    """Whether a word between two names may be a verb: "Analysts believe Nippon"."""
    if head[0].lower in DETERMINERS or not head[0].text[0].isupper():
        return False
    return any(
        before.text[0].isupper()
        and word.text[0].islower()
        and behind.text[0].isupper()
        and word.lower not in LINKS
        for before, word, behind in zip(head, head[1:], head[2:], strict=False)
    )


def _may_be_participle(text: str, tokens: Sequence[Token]) -> bool:
    """Whether the verb is perhaps a participle, since another verb follows soon."""
    for number, token in enumerate(tokens[1:], 1):
        gap = text[tokens[number - 1].span.end : token.span.start]
        if any(mark in gap for mark in ",;:"):
            return False
        if token.lower in {"and", "but", "that", "which", "who"}:
            return False
        if tokens[number - 1].lower == "to":
            continue
        if token.lower in FINITE and token.text != _MONTH:
            return True
    return False


def _number(verb: str) -> bool | None:
    if verb in PLURAL_VERBS:
        return True
    return False if verb in SINGULAR_VERBS else None
