"""Tells bounds that pick out whom a rule is about from values that were measured.

"Children under 12 travel free" and "vehicles above 3.5 tonnes are banned" tell of every
child and vehicle on that side of the bound; "it cost under 14 million" tells a value.
"""

from __future__ import annotations

from enum import IntEnum

from oircheck.quantities.sentences.age_bounds import PERSONS, is_bound_of_age
from oircheck.quantities.sentences.clauses import Clause, token_range
from oircheck.quantities.words.nouns import is_function, is_plural
from oircheck.quantities.words.senses import is_past
from oircheck.quantities.words.tokens import Tokens
from oircheck.types import Mention, Modifier

BOUNDS = frozenset(
    {Modifier.LESS_THAN, Modifier.AT_MOST, Modifier.MORE_THAN, Modifier.AT_LEAST}
)


class Rule(IntEnum):
    """How plainly a bound is that of a rule."""

    NONE = 0
    LIKELY = 1
    SURE = 2


def rule_of(clause: Clause, mention: Mention) -> Rule:
    """Return how plainly a bound picks out whom or what a sentence is about."""
    if mention.modifier not in BOUNDS:
        return Rule.NONE
    tokens = clause.tokens
    first = token_range(tokens, mention.span)[0]
    head, link = _head(tokens, first)
    if head < 0 or not _is_whole_class(tokens, head, link):
        return Rule.NONE
    if not _is_placed(tokens, head, link):
        return Rule.NONE
    low = frozenset(tokens.low)
    if not _RULING.isdisjoint(low):
        return Rule.SURE
    if is_bound_of_age(mention) and not _PAID.isdisjoint(low):
        return Rule.SURE
    return Rule.NONE if _tells_deed(tokens, first) else Rule.LIKELY


_RULING = frozenset(
    "must may cannot shall exempt exempted exemption entitled eligible required"
    " requires require allowed banned barred forbidden prohibited obliged applies apply"
    " applied qualify qualifies compulsory mandatory restricted permitted excluded"
    " limited free ban bans liable subject need needs should forbids bars allows"
    " permits exempts entitles obliges levied payable waived half-price".split()
)
"""Words of which one stands in most rules."""

_PAID = frozenset("pay pays vote votes travel travels enter half price".split())
"""What an age is asked for."""

_LINKS = frozenset(
    "aged earning weighing worth making employing measuring costing containing holding"
    " valued priced having owning owing with whose who that which on travelling".split()
)
_MOST_TO_LINK = 6


def _head(tokens: Tokens, first: int) -> tuple[int, str]:
    """Return the noun that a bound belongs to, and the word that joins them, or -1."""
    before = tokens.word(first - 1)
    if is_class_noun(tokens, first - 1):
        return first - 1, ""
    if before == "of":
        named = tokens.word(first - 2) in _SIZED
        return (first - 2, "of") if named else (-1, "")
    for at in range(first - 1, max(-1, first - 1 - _MOST_TO_LINK), -1):
        word = tokens.low[at]
        if word in _LINKS and is_class_noun(tokens, at - 1):
            return at - 1, word
        if not word[:1].isalpha():
            break
    return -1, ""


def is_class_noun(tokens: Tokens, at: int) -> bool:
    """Whether several of a kind, or any one of it, are named at the token."""
    word = tokens.word(at)
    if word in PERSONS or is_plural(word):
        return True
    return word.isalpha() and any(
        tokens.word(at - step) in _ANY for step in (1, 2) if at - step >= 0
    )


_ANY = frozenset("any every each no".split())
_SIZED = frozenset(
    "towns cities villages groups parties households families firms companies farms"
    " estates teams classes schools buildings communities ships boats settlements"
    " parishes districts municipalities".split()
)
"""What is told with a size after "of"; "delays of over three hours" are measured."""


def _is_whole_class(tokens: Tokens, head: int, link: str) -> bool:
    """Whether no number and no article picks some of them."""
    at = head - 1
    while at >= 0 and not is_function(tokens.low[at]):
        at -= 1
    lead = tokens.word(at)
    if lead[:1].isdigit() or lead in _SOME:
        return False
    single = not is_plural(tokens.low[head]) and tokens.low[head] not in _MANY
    if lead in ("the", "this", "that", "its", "their", "his", "her"):
        return not single and link != "of" and tokens.low[head] in PERSONS
    return not single or lead in _ANY | {"a", "an"} or tokens.low[head] in _ANYONE


_SOME = frozenset("some several many two three four five six dozens few these".split())
_MANY = frozenset("children people men women those all kids youth".split())
_ANYONE = frozenset("anyone everyone anybody everybody nobody one".split())

_LEADS = frozenset(
    "for to on from by against among that where if when as than and or only all any"
    " every each no most not but a an the both".split()
)


def _is_placed(tokens: Tokens, head: int, link: str) -> bool:
    """Whether the noun opens the clause or follows a preposition.

    "The firm paid workers under £5": the bound is that of what was paid.
    """
    if link and link not in ("on", "with"):
        return True
    at = head - 1
    while at >= 0 and head - at <= _MOST_ADJECTIVES and not is_function(tokens.low[at]):
        if tokens.low[at] in _RULING:
            return True
        if _is_verb(tokens, at):
            return False
        at -= 1
    if at < 0 or head - at > _MOST_ADJECTIVES:
        return at < 0
    return tokens.low[at] in _LEADS or not tokens.low[at][0].isalpha()


def _is_verb(tokens: Tokens, at: int) -> bool:
    """Whether a word before the noun tells what somebody does with it."""
    word = tokens.low[at]
    if word.endswith("ed"):
        return not is_function(tokens.word(at - 1))
    return is_past(word) or is_plural(word)


_MOST_ADJECTIVES = 3


def _tells_deed(tokens: Tokens, after: int) -> bool:
    """Whether a verb tells what was done, and no rule."""
    for at in range(len(tokens)):
        word = tokens.low[at]
        if word in ("was", "were", "had"):
            return True
        done = is_past(word) or (word.endswith("ed") and len(word) > _SHORTEST_PAST)
        passive = tokens.word(at - 1) in ("is", "are", "be", "being", "not")
        if done and not passive and at > after:
            return True
    return False


_SHORTEST_PAST = 4
