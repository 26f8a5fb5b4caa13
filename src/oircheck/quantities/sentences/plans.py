"""Tells what is planned from what is done: "will hold", "was to hold", "could be held".

A claim may tell a plan of the past in the past ("the ship was to carry 40"), and a
source may tell in the words of a wish what has come about ("40 could be saved").
"""

from __future__ import annotations

import re

from oircheck.quantities.sentences.clauses import Clause, part_around, token_range
from oircheck.quantities.words.noun_table import FUNCTION_WORDS
from oircheck.quantities.words.tokens import Tokens
from oircheck.types import Mention, Span

_PLANS = frozenset(
    "will would may might could should shall plan plans planned planning expected"
    " expects due proposed proposes aims intends wants hopes if unless possible likely"
    " potentially forecast projected target set".split()
)
_DEEDS = frozenset(
    ("set", particle) for particle in "free up off out aside apart foot sail".split()
)
"""Deeds that have a word of planning in them: who was set free is free."""

_BE = frozenset("is are was were am".split())
_NO_PLANS = frozenset("blame date say thank".split())
"""What somebody "is to", and it is no plan: to blame, to date."""

_WISHES = frozenset(
    "want wanted hope hoped hoping intend intended aim aimed aiming mean means"
    " meant".split()
)
"""What makes a plan of the "to" after it."""

_RECKONED = frozenset(
    (verb, particle)
    for verbs, particle in (
        ("hoped hoping", "for"),
        ("counted counting", "on"),
        ("reckoned reckoning", "with"),
    )
    for verb in verbs.split()
)
"""Verbs of two words that tell of what was expected."""

_AIMS = frozenset("aim goal intention objective".split())
_OWNERS = frozenset("the an its their his her our".split())
_OF_AN_AIM = frozenset("is was are were had has of to for at".split())
_LIGHT_VERBS = frozenset("be have do go make take get give come".split())
_DUTIES = frozenset("had has have".split())
_OPEN = re.compile(
    r"\b(?:up to|as many as|as much as|if|unless|soon|still|later|tomorrow|next|by"
    r" \d{4}|eventually|in future|one day|theoretically|will|would)\b",
    re.IGNORECASE,
)
"""What leaves open whether that which could be done was done."""

_PARTICIPLE = re.compile(r"[a-z]{2,}(?:ed|en|wn|ught|old|ent|ost|ade|aid|und|lt)\Z")


def planned(clause: Clause, mention: Mention) -> bool:
    """Whether the part of the sentence around a value speaks of a plan."""
    tokens = clause.tokens
    return any(_is_plan(clause, tokens, at) for at in part_around(clause, mention))


def planned_within(clause: Clause, part: Span) -> bool:
    """Whether a stretch of a sentence speaks of a plan."""
    tokens = clause.tokens
    places = range(*token_range(tokens, part))
    return any(_is_plan(clause, tokens, at) for at in places)


def is_duty(clause: Clause, mention: Mention) -> bool:
    """Whether a value is told of what "had to" be, as plans and deeds both are."""
    tokens = clause.tokens
    return any(
        tokens.low[at] == "must"
        or (tokens.low[at] in _DUTIES and tokens.word(at + 1) == "to")
        for at in part_around(clause, mention)
    )


def _is_plan(clause: Clause, tokens: Tokens, at: int) -> bool:
    word = tokens.low[at]
    if word == "could" and _was_done(clause, tokens, at):
        return False
    after = tokens.word(at + 1)
    if word in _PLANS:
        return tokens.raw[at] != "May" and (word, after) not in _DEEDS
    if word in _BE and after == "to":
        return _is_verb(tokens, at + 2)
    if word in _WISHES and after == "to":
        return _is_verb(tokens, at + 2)
    if (word, after) in _RECKONED:
        return True
    aimed = word in _AIMS and tokens.word(at - 1) in _OWNERS
    return aimed and after in _OF_AN_AIM


def _is_verb(tokens: Tokens, at: int) -> bool:
    """Whether a word may be the infinitive of a plan ("was to hold", "is to be")."""
    word = tokens.word(at)
    if not word.isalpha() or word in _NO_PLANS or not tokens.raw[at].islower():
        return False
    return word in _LIGHT_VERBS or word not in FUNCTION_WORDS


def _was_done(clause: Clause, tokens: Tokens, at: int) -> bool:
    """Whether "could" tells what came about: "of the 311, 96 could be accepted".

    It does so of a part of what is told to be a whole, and where it was not possible.
    """
    place = at + 1
    denied = tokens.word(place) == "not"
    place += denied
    if tokens.word(place) != "be" or not _PARTICIPLE.fullmatch(tokens.word(place + 1)):
        return False
    if _OPEN.search(clause.text) is not None:
        return False
    return denied or _has_whole(tokens, at)


def _has_whole(tokens: Tokens, at: int) -> bool:
    """Whether "of" and a number stand before it, where its sentence opens."""
    low = at
    while low > 0 and not tokens.ends_sentence(low - 1):
        low -= 1
    head = tokens.low[low : low + _OPENING]
    return "of" in head[:2] and any(word[:1].isdigit() for word in head)


_OPENING = 5
"""Words with which a sentence names its whole ("Of the nearly 311 proposals")."""
