"""Places within places, as the passages of a claim tell them.

"Enys, in the parish of Porthmeor" is on no list. That something was built in Enys
then does not speak against Porthmeor.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from oircheck.types import Comparison, Evidence, Outcome, Stage, Stance
from oircheck.verify.align import read_words, stem
from oircheck.verify.opposed import seen
from oircheck.verify.speech import read_speech
from oircheck.verify.vocabulary import NEGATION, STOP

_NAME = r"[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*"
_KIND = (
    r"(?:villages?|hamlets?|towns?|townships?|cit(?:y|ies)|suburbs?|quarters?|districts?"
    r"|settlements?|ports?|islands?|wards?|boroughs?|communes?|municipalit(?:y|ies)"
    r"|neighbou?rhoods?|parish(?:es)?|resorts?|streets?|farms?|estates?)"
)
_AREA_WORDS = """parish canton county district province region commune municipality
borough department state diocese valley ward prefecture governorate city town island
principality duchy""".split()
_AREA = rf"(?:{'|'.join(_AREA_WORDS)})"
_AREAS = frozenset(stem(word) for word in _AREA_WORDS)
_WHOLE = rf"(?:the )?(?:[a-z]+ )?(?:{_AREA} of )?(?P<whole>{_NAME})"
_INSIDE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?P<part>{_NAME}), (?:(?:a|an|the) (?:[a-z-]+ ){{0,2}}?{_KIND} )?"
        rf"(?:in|of|within) {_WHOLE}",
        rf"\b(?P<part>{_NAME}),? (?:which )?(?:is|was|lies|belongs to)(?: (?:a|an|the)"
        rf" (?:[a-z-]+ ){{0,2}}?{_KIND})? (?:in |of |within )?{_WHOLE}",
        rf"\b(?P<part>{_NAME}) in the {_AREA} of (?P<whole>{_NAME})",
    )
)
"""What tells that one place lies in another."""

_TELLS = re.compile(rf"\b(?:{_AREA}|{_KIND}|lies)\b|, in [A-Z]")
"""A word without which none of that speaks of places."""

ALL_SAID = 0.95
"""Share of the claim's words that a passage has which says all of it."""

LIES_THERE = (0.8, 0.15, 0.05)
OPEN = (0.05, 0.9, 0.05)
"""What a passage says of a claim, supporting, neither, refuting, whose place lies in
the claim's: no model is needed for that."""

Inside = frozenset[tuple[frozenset[str], frozenset[str]]]
"""Stems of the name of a place, and of one in which it lies."""


def read_inside(texts: Sequence[str]) -> Inside:
    """Return which places lie in which, as texts tell, one step or several."""
    pairs: set[tuple[frozenset[str], frozenset[str]]] = set()
    for text in texts:
        if _TELLS.search(text) is None or _is_put_otherwise(text):
            continue
        for pattern in _INSIDE:
            for found in pattern.finditer(text):
                pairs.add((_stems(found["part"]), _stems(found["whole"])))
    grown = True
    while grown:
        further = {(a, d) for a, b in pairs for c, d in pairs if b == c and a != d}
        grown = not further <= pairs
        pairs |= further
    return frozenset(pairs)


def _is_put_otherwise(text: str) -> bool:
    refused = any(word.lower in NEGATION for word in read_words(text))
    return refused or bool(read_speech(text))


def _stems(text: str) -> frozenset[str]:
    words = read_words(text)
    return frozenset(word.stem for word in words if word.lower not in STOP)


def read_place(claim: str, item: Evidence, inside: Inside) -> Evidence:
    """Return a passage as what it is where its place only lies in the claim's.

    It supports the claim where it has all of it; otherwise it says nothing against it.
    """
    if item.stance is Stance.SUPPORTS or not inside:
        return item
    mine, theirs = _stems(claim), _stems(item.retrieved.passage.view.text)
    told = [pair for pair in inside if pair[1] <= mine and pair[0] <= theirs - mine]
    if not told or not _rests_on_place(mine, item, told):
        return item
    kept = tuple(x for x in item.comparisons if not _is_of(x, told))
    whole = told[0][1] <= _stems(item.retrieved.passage.premise)
    says = whole and seen(item, "covered_premise") >= ALL_SAID
    if item.stance is Stance.NEUTRAL and not says:
        return item
    sides = LIES_THERE if says else OPEN
    return replace(
        item,
        stance=Stance.SUPPORTS if says else Stance.NEUTRAL,
        probability=max(sides),
        probabilities=sides,
        comparisons=kept,
        correction=None,
    )


def _rests_on_place(
    mine: AbstractSet[str],
    item: Evidence,
    told: Sequence[tuple[AbstractSet[str], AbstractSet[str]]],
) -> bool:
    """Whether nothing but the place sets a passage against the claim."""
    if seen(item, "negation") or seen(item, "antonym") or seen(item, "scope"):
        return False
    against = [
        each
        for each in item.comparisons
        if each.excludes or each.outcome is Outcome.CONFLICT
    ]
    if any(not _is_of(each, told) for each in against):
        return False
    if against:
        return True
    # Without a name in conflict the passage has to say all the rest of the claim.
    said = _stems(item.retrieved.passage.view.text)
    return any(mine - whole - _AREAS <= said for _, whole in told)


def _is_of(
    each: Comparison, told: Sequence[tuple[AbstractSet[str], AbstractSet[str]]]
) -> bool:
    """Whether two names compared are a place and the one in which it lies."""
    if each.kind is not Stage.NAME:
        return False
    claimed, stated = _stems(each.claimed.text), _stems(each.stated.text)
    return any(whole <= claimed and part <= stated for part, whole in told)
