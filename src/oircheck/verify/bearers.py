"""Which of them it is that bears a superlative: the largest, the second oldest.

"The largest stadium of the league is Dunes Arena" has all words but the name of "The
largest stadium of the league is Harbour Park", and no two can be the largest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from oircheck.types import Comparison, Evidence, Outcome, Span, Stage, Stance, Stated
from oircheck.verify.align import Word, read_words, stems_of
from oircheck.verify.speech import read_speech
from oircheck.verify.superlatives import (
    Standing,
    is_denied,
    names_days,
    read_standings,
    taken,
)
from oircheck.verify.vocabulary import CAPITALS, STOP

_IS = r"(?:is|was|remains|remained|became)"
_BEFORE = re.compile(
    rf"(?P<name>{CAPITALS})(?:[a-z-]+ ){{0,2}}?{_IS}(?: (?:still|now|also|by far))?"
    r" (?:(?:the|its|their) )?\Z"
)
"""What stands before the superlative that somebody or something bears."""

_IN_APPOSITION = re.compile(rf"(?P<name>{CAPITALS}), (?:(?:the|its|their) )?\Z")
_AFTER = re.compile(
    rf"[^,.;:()]{{0,90}}?(?: {_IS}(?: called| named)? (?:the )?|, (?=[A-Z][^,.]+,))"
    rf"(?P<name>{CAPITALS})"
)
_SHARED = re.compile(
    r"\b(?:joint|jointly|equal|tied|along with|together with|both|each|formerly"
    r"|(?:also |now |once |better )?(?:known|called|named)(?: as)?|renamed|or)\b|[(/]"
)
"""What may make of two names one thing, or of two things bearers of one place."""

_LEADS_UP = 120
"""Characters before or after a superlative among which its bearer is looked for."""


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who or what is in a place of its sort.

    Attributes:
        name: Stems of the name.
        span: Where the name is.
        scope: Stems of that within which it is, the name apart.
    """

    standing: Standing
    name: frozenset[str]
    span: Span
    scope: frozenset[str]

    def is_of_sort(self, other: Bearer) -> bool:
        """Whether two may be places in one and the same order."""
        return self.standing.is_of_sort(other.standing)

    def has_name_of(self, other: Bearer) -> bool:
        """Whether two names may be of one: "Kell" and "Mount Kell"."""
        return self.name <= other.name or other.name <= self.name


@lru_cache(maxsize=1_024)
def read_bearers(text: str) -> tuple[Bearer, ...]:
    """Return the places of a text that it gives to something with a name."""
    return tuple(_read(text))


def _read(text: str) -> Iterator[Bearer]:
    for one in read_standings(text):
        first = max(0, one.begins - _LEADS_UP)
        before = text[first : one.begins]
        after = text[one.begins : one.begins + 2 * _LEADS_UP]
        found = _BEFORE.search(before) or _IN_APPOSITION.search(before)
        if found is None:
            found, first = _AFTER.match(after), one.begins
        words = _words(found["name"]) if found else []
        if found and words and one.place:
            at = first + found.start("name")
            span = Span(at + words[0].span.start, at + words[-1].span.end)
            name = frozenset(word.stem for word in words)
            yield Bearer(one, name, span, one.scope - name)


def read_bearer(claim: str, item: Evidence) -> Evidence:
    """Return a passage as what it is where another bears the claim's superlative.

    It is no support of the claim then, and refutes it where both are of one sort,
    within the same, and of one time; so does the claim's own thing in another place.
    """
    unit = item.retrieved.passage.view.text
    if is_denied(claim) or read_speech(claim):
        return item
    shared = _SHARED.search(unit) is not None
    told = read_bearers(unit)
    for mine in read_bearers(claim):
        alike = [one for one in told if mine.is_of_sort(one)]
        named = mine.name <= stems_of(unit)
        if any(_is_same(mine, one) for one in alike) or (shared and named):
            continue
        against = [one for one in alike if _is_apart(mine, one)]
        sure = [one for one in against if _excludes(mine, one, claim, item)]
        if sure and not shared:
            return _refuting(claim, mine, sure[0], item)
        apart = bool(against) or _is_apart_before(mine, item)
        if apart and item.stance is Stance.SUPPORTS:
            return taken(item, Stance.NEUTRAL)
    return item


def _is_same(mine: Bearer, other: Bearer) -> bool:
    return mine.has_name_of(other) and mine.standing.place == other.standing.place


def _is_apart(mine: Bearer, other: Bearer) -> bool:
    """Whether another has the place, or the same thing has another place."""
    return mine.has_name_of(other) != (mine.standing.place == other.standing.place)


def _is_apart_before(mine: Bearer, item: Evidence) -> bool:
    """Whether only the sentences before tell of the place, and of another in it."""
    before = read_bearers(item.retrieved.passage.context)
    own = read_standings(item.retrieved.passage.view.text)
    alike = [one for one in before if mine.is_of_sort(one)]
    if any(mine.standing.is_of_sort(one) for one in own):
        return False
    return (
        bool(alike)
        and any(_is_apart(mine, one) for one in alike)
        and not any(_is_same(mine, one) for one in alike)
    )


def _excludes(mine: Bearer, other: Bearer, claim: str, item: Evidence) -> bool:
    """Whether what the one bears the other cannot bear."""
    passage = item.retrieved.passage
    unit, one, two = passage.view.text, mine.standing, other.standing
    if one.hedged or two.hedged or is_denied(unit) or read_speech(unit):
        return False
    if one.said_as and two.said_as and one.said_as != two.said_as:
        return False
    if one.nouns != two.nouns or not names_days(claim) <= names_days(unit):
        return False
    if not mine.has_name_of(other) and mine.name <= stems_of(unit):
        return False
    if mine.scope == other.scope and mine.scope:
        return True
    if mine.scope and other.scope and not mine.scope <= other.scope:
        return False
    around = stems_of(f"{item.retrieved.source.title or ''}. {passage.premise}")
    return mine.name <= around and mine.scope <= around


def _refuting(claim: str, mine: Bearer, other: Bearer, item: Evidence) -> Evidence:
    """Return a passage that refutes, with the two names where these differ."""
    found = taken(item, Stance.REFUTES)
    if mine.has_name_of(other):
        return found
    unit = item.retrieved.passage.view.text
    shown = Comparison(
        kind=Stage.NAME,
        outcome=Outcome.CONFLICT,
        claimed=Stated(mine.span.of(claim), mine.span, mine.span),
        stated=Stated(other.span.of(unit), other.span, other.span),
        reason="only one can be in that place",
        excludes=True,
    )
    rest = [x for x in item.comparisons if not x.claimed.span.overlaps(mine.span)]
    features = {**dict(item.features), "names_conflicting": 1.0}
    return replace(found, comparisons=(shown, *rest), features=tuple(features.items()))


def _words(name: str) -> list[Word]:
    return [word for word in read_words(name) if word.lower not in STOP]
