"""Which of two is the larger: "A is larger than B" beside "B is larger than A".

The two have the same words, and a verifier does not tell the one from the other; nor
that the smaller of two is the other way round.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from oircheck.types import Evidence, Outcome, Stance
from oircheck.verify.align import read_words, stems_of
from oircheck.verify.speech import read_speech
from oircheck.verify.superlatives import is_denied, names_days
from oircheck.verify.vocabulary import STOP

SAID = (0.8, 0.15, 0.05)
REFUTED = (0.02, 0.08, 0.9)
OPEN = (0.05, 0.9, 0.05)
"""What a passage says of a claim, supporting, neither, refuting, that puts its two in
the same order, in the other order, in none that is told: no model is needed."""

_ORDERS = tuple(
    tuple(frozenset(side.split()) for side in row.split("/"))
    for row in (
        "larger bigger greater / smaller",
        "taller higher / shorter lower",
        "longer / shorter",
        "older / younger newer",
        "heavier / lighter",
        "faster quicker / slower",
        "wider broader / narrower",
        "deeper / shallower",
        "richer wealthier / poorer",
        "stronger / weaker",
        "warmer hotter / colder cooler",
        "earlier sooner / later",
        "nearer closer / farther further",
        "better / worse",
        "dearer costlier / cheaper",
        "more / fewer less",
    )
)
_WORDS = {word for row in _ORDERS for side in row for word in side}
_MORE = r"(?:more|less|fewer)"
_COMPARATIVE = re.compile(
    rf"(?<![\w-])(?P<how>{'|'.join(sorted(_WORDS - {'more', 'fewer', 'less'}))}"
    rf"|{_MORE} (?P<what>[a-z-]+)(?: [a-z-]+){{0,3}}?)"
    r"(?: [a-z-]+){0,2}? than (?P<than>[^,.;:()]{1,80})"
)
_SECOND = re.compile(
    r"second[- ](?P<how>[a-z]+)est [^,.;:]{1,60}, (?:only |just )?(?:after|behind)"
    r" (?P<than>[^,.;:()]{1,60})"
)
"""What stands behind one other, of which it is the next."""

_COMMON = {"larg": "larger", "bigg": "larger", "old": "older", "tall": "taller"}
_COMMON |= {"high": "higher", "long": "longer", "deep": "deeper", "wid": "wider"}
_COMMON |= {"rich": "richer", "fast": "faster", "small": "smaller", "heavi": "heavier"}
_COMMON |= {"young": "younger", "short": "shorter", "strong": "stronger"}

_BENT = re.compile(
    r"\b(?:if|whether|once|used to|until|would|could|may|might|will|as|half|twice"
    r"|times|almost|nearly|no)\b|n['\u2019]t\b"
)
_NAMES = frozenset({"per", "may", "will"})
"""Small words that are names as well."""

_LEADS_UP = 120
_ENDS = re.compile(
    r" (?:in|on|at|by|since|from|during|is|was|are|were|has|had|did|does|do|and|but"
    r"|which|when|while|because|for)\b"
)


@dataclass(frozen=True, slots=True)
class Order:
    """Two that are put in an order.

    Attributes:
        how: The word that tells: "larger", "more".
        what: Of what there is more; "" where that is a word like "larger".
        first: Stems of what is larger, or smaller, by that word.
        other: Stems of what comes after "than".
    """

    how: str
    what: str
    first: frozenset[str]
    other: frozenset[str]


@lru_cache(maxsize=1_024)
def read_orders(text: str) -> tuple[Order, ...]:
    """Return the orders in which a sentence puts two, as it tells them."""
    return tuple(_read(text))


def _read(text: str) -> Iterator[Order]:
    for found in _COMPARATIVE.finditer(text):
        first, other = _before(text, found.start()), _sense(_cut(found["than"]))
        if first and other:
            how = found["how"].split()[0]
            yield Order(how, found["what"] or "", first, other)
    for found in _SECOND.finditer(text):
        how = _COMMON.get(found["how"])
        first, other = _before(text, found.start()), _sense(_cut(found["than"]))
        if how and first and other:
            yield Order(how, "", other, first)


def _cut(told: str) -> str:
    end = _ENDS.search(told)
    return told[: end.start()] if end else told


def _before(text: str, at: int) -> frozenset[str]:
    """Return the stems of what stands before a comparative in its clause."""
    clause = re.split(r"[,;:.()]", text[max(0, at - _LEADS_UP) : at])[-1]
    return _sense(clause)


def read_comparative(claim: str, item: Evidence) -> Evidence:
    """Return a passage as what it is where it puts the claim's two in an order.

    The same order supports the claim where all its words are there, and is never
    against it; the other order refutes it.
    """
    unit = item.retrieved.passage.view.text
    mine = read_orders(claim)
    if len(mine) != 1 or _is_bent(claim) or _is_bent(unit):
        return item
    for theirs in read_orders(unit):
        turned = _are_turned(mine[0], theirs)
        if turned is None:
            continue
        same_way = _is_same_way(mine[0].how, theirs.how)
        if same_way is None or mine[0].what != theirs.what:
            if item.stance is Stance.SUPPORTS:
                return _taken(item, Stance.NEUTRAL)
        elif turned == same_way:
            sure = names_days(claim) <= names_days(unit)
            return _taken(item, Stance.REFUTES if sure else Stance.NEUTRAL)
        elif _says_all(claim, item):
            return _taken(item, Stance.SUPPORTS)
        elif item.stance is Stance.REFUTES:
            return _taken(item, Stance.NEUTRAL)
    return item


def _is_bent(text: str) -> bool:
    return _BENT.search(text) is not None or is_denied(text) or bool(read_speech(text))


def _are_turned(one: Order, two: Order) -> bool | None:
    """Whether two name the same things the other way round; ``None``: not the same."""
    mine, mine_other = one.first - one.other, one.other - one.first
    theirs, theirs_other = two.first - two.other, two.other - two.first
    straight = bool(mine & theirs) and bool(mine_other & theirs_other)
    turned = bool(mine & theirs_other) and bool(mine_other & theirs)
    return None if straight == turned else turned


def _is_same_way(one: str, two: str) -> bool | None:
    """Whether two words tell one order the same way; ``None``: not of one order."""
    for row in _ORDERS:
        sides = [
            next((at for at, x in enumerate(row) if w in x), None) for w in (one, two)
        ]
        if None not in sides:
            return sides[0] == sides[1]
    return None


def _says_all(claim: str, item: Evidence) -> bool:
    if any(one.outcome is Outcome.CONFLICT for one in item.comparisons):
        return False
    if dict(item.features).get("values_missing", 0.0):
        return False
    told = stems_of(item.retrieved.passage.premise)
    for word in read_words(claim):
        if word.lower not in STOP | _WORDS and word.stem not in told:
            return False
    return names_days(claim) <= names_days(item.retrieved.passage.premise)


def _sense(text: str) -> frozenset[str]:
    words = read_words(text)
    return frozenset(
        word.stem
        for word in words
        if word.lower not in STOP or (word.text.istitle() and word.lower in _NAMES)
    )


def _taken(item: Evidence, side: Stance) -> Evidence:
    sides = {Stance.SUPPORTS: SAID, Stance.NEUTRAL: OPEN, Stance.REFUTES: REFUTED}[side]
    if item.stance is side and item.probability >= max(sides):
        return item
    return replace(item, stance=side, probability=max(sides), probabilities=sides)
