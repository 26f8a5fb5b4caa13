"""Tells sentences that look ahead by their verb: "the talks open on Monday"."""

from __future__ import annotations

from oircheck.quantities.words.amounts import ONES, SCALES, TENS
from oircheck.quantities.words.calendar import PAST_CUES
from oircheck.quantities.words.nouns import is_function, is_plural
from oircheck.quantities.words.tokens import Tokens

_SCHEDULED = frozenset(
    "open reopen begin start restart resume close end finish expire launch return meet"
    " vote go depart arrive play".split()
)
"""Base forms of what is put on a calendar: of several things they tell what comes."""

_SINGLE = frozenset(
    "reopens restarts finishes meets votes departs arrives reconvenes".split()
)
"""The same of one thing, where the date tables do not have it."""

_OBJECTS = frozenset("in at on for again with to into after before by until".split())
"""Words that may stand between such a verb and the date."""

_MOST_BETWEEN = 6
"""Tokens between such a verb and the date ("open in the old hall on Monday")."""

_SEVERAL = frozenset("they we you i".split())
_ORDERS = frozenset(
    "apply ask book bring buy call check come contact email enter file get join keep"
    " order pay phone register remember reply reserve return ring see send sign"
    " submit tell text tune visit watch write".split()
)
"""Verbs that ask for something where they open a sentence."""

_ORDERED = frozenset(
    "a an the your our their this these that it us them me him her before by on at for"
    " in until to up out back early now".split()
)
"""Words right after such a verb; a noun there would make a noun of the verb."""

_MOST_ORDER = 25
"""Tokens from the opening of a sentence to the date of what it asks for."""


def looks_ahead(tokens: Tokens, first: int, end: int) -> bool:
    """Whether the verb before a date tells of what is to come.

    Args:
        first: The first token of the date with the words before it.
        end: The token after it.
    """
    return _is_scheduled(tokens, first) or _is_order(tokens, first, end)


def _is_scheduled(tokens: Tokens, first: int) -> bool:
    """Whether "open" of "the talks open on Monday" leads to the date."""
    lowest = max(1, first - _MOST_BETWEEN, tokens.sentence_start(first) + 1)
    for at in range(first - 1, lowest - 1, -1):
        word = tokens.low[at]
        if word in _SCHEDULED or word in _SINGLE:
            placed = at == first - 1 or tokens.low[at + 1] in _OBJECTS
            if word in _SINGLE:
                return placed and _is_single(tokens, at - 1)
            return placed and _are_several(tokens, at - 1)
        if word in (",", ";", ":", "that", "which", "who") or word.endswith("ed"):
            return False
    return False


def _is_single(tokens: Tokens, at: int) -> bool:
    """Whether a thing stands right before its verb ("by 42 votes" has none)."""
    word = tokens.low[at]
    if word in ("he", "she", "it"):
        return True
    return not (is_function(word) or word in ONES or word in TENS or word in SCALES)


def _are_several(tokens: Tokens, at: int) -> bool:
    """Whether the subject right before a verb is several things."""
    word = tokens.low[at]
    if word in _SEVERAL and tokens.word(at - 1) != "did":
        return True
    initials = word[-1] == "s" and len(word) > 2 and tokens.raw[at][:-1].isupper()
    if not (is_plural(word) or initials) or is_function(word):
        return False
    low = max(tokens.sentence_start(at), at - _MOST_BETWEEN)
    return _BARE_LEADS.isdisjoint(tokens.low[low:at])


_BARE_LEADS = frozenset("did to saw see seen watched let made helped heard".split())
"""Before a subject these take a verb in its base form ("saw the shops reopen")."""


def _is_order(tokens: Tokens, first: int, end: int) -> bool:
    """Whether the sentence asks for something ("Call before Friday")."""
    start = tokens.sentence_start(first)
    if first - start > _MOST_ORDER or start >= first or not tokens.capital(start):
        return False
    if tokens.low[start] == "please":
        return True
    after = start + 1
    asked = tokens.low[start] in _ORDERS and (
        after == first
        or tokens.word(after) in _ORDERED
        or tokens.word(after)[:1].isdecimal()
    )
    return asked and not _tells_of_past(tokens, start, end)


def _tells_of_past(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a verb in the past stands in the sentence ("Call it off, he said")."""
    for at in range(start, min(len(tokens), end + _MOST_ORDER)):
        word = tokens.low[at]
        if word in PAST_CUES or (word.endswith("ed") and len(word) > 4):
            return True
        if at >= end and tokens.ends_sentence(at):
            break
    return False
