"""Which way something went: "the seats are narrower" beside "the seats are wider".

The two have the same words but one, and a verifier does not tell the one from the
other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from oircheck.quantities.words.signs import COMPARATIVES, VERBS
from oircheck.types import Evidence, Stance
from oircheck.verify.align import Word, read_words, stems_of
from oircheck.verify.speech import read_speech
from oircheck.verify.superlatives import is_denied, names_days
from oircheck.verify.vocabulary import STOP

OPEN = (0.05, 0.9, 0.05)
REFUTED = (0.02, 0.08, 0.9)
"""What a passage says of a claim, supporting, neither, refuting, where the same thing
goes the other way: perhaps at another time, and at the same one."""

_BE = frozenset(
    """is are was were be been being become becomes became becoming get gets got
    getting grow grows grew growing remain remains seem seems will would has had have
    """.split()
)
_HELPERS = _BE | frozenset(
    """also now then later much far even somewhat slightly considerably significantly
    sharply again steadily soon to not are a little""".split()
)
_AMOUNTS = frozenset("more fewer less".split())
_LOSES = {"lost": -1, "loses": -1, "lose": -1, "losing": -1, "shed": -1}
_LOSES |= {"gained": 1, "gains": 1, "gain": 1, "gaining": 1, "added": 1}
_GOES = frozenset("go goes went gone going".split())
_UP = {"up": 1, "down": -1}
_PRICES = stems_of("price prices cost costs fare fares fee fees rate rates charge")
_DEAR = {"cheaper": -1, "dearer": 1, "costlier": 1, "expensive": 1}
_DETERMINERS = frozenset("the a an this that these those its his her their our".split())
_BENT = re.compile(
    r"\b(?:if|whether|once|used to|until|would|could|may|might|as|than|half|twice|times"
    r"|almost|nearly|no|nor)\b|n['\u2019]t\b"
)
"""What makes more of a comparison than that something went a way."""

_PLURALS = frozenset("people men women children police staff".split())
_TRANSITIVE = frozenset(
    "raise raises raised lower lowers lowered cut cuts boost boosted trim".split()
)
_MOST = 3
"""Words between a value and what it counts."""


@dataclass(frozen=True, slots=True)
class Way:
    """Which way something went.

    Attributes:
        noun: Stem of the thing.
        axis: In what it is more or less, or "".
        number: 1 or -1.
        word: The word that tells.
    """

    noun: str
    axis: str
    number: int
    word: Word


def read_direction(claim: str, item: Evidence) -> Evidence:
    """Return a passage as what it is where what the claim tells of went the other way.

    It does not support the claim then. It refutes it where it has every other word of
    the claim and no day that the claim has not.
    """
    unit = item.retrieved.passage.view.text
    mine = read_ways(claim)
    if len(mine) != 1 or _is_bent(claim) or _is_bent(unit):
        return item
    (own,) = mine
    told = [one for one in read_ways(unit) if _of_one_thing(own, one)]
    if not told or _tells_the_same_way(own, read_words(unit)):
        return item
    if _says_the_rest(claim, own, item) and names_days(unit) == names_days(claim):
        return _taken(item, Stance.REFUTES, REFUTED)
    return _taken(item, Stance.NEUTRAL, OPEN)


def _tells_the_same_way(own: Way, words: tuple[Word, ...]) -> bool:
    """Whether a word of a sentence goes the claim's way, of whatever it is told."""
    signs = [_sign(words, at) for at in range(len(words))]
    amounts = [("", _LOSES.get(word.lower)) for word in words]
    return (own.axis, own.number) in (*signs, *amounts)


def _taken(item: Evidence, side: Stance, sides: tuple[float, float, float]) -> Evidence:
    if item.stance is Stance.REFUTES:
        return item
    return replace(item, stance=side, probability=max(sides), probabilities=sides)


def _of_one_thing(one: Way, other: Way) -> bool:
    return one.noun == other.noun and one.axis == other.axis


def _is_bent(text: str) -> bool:
    plain = re.sub(r"\bthan (?:before|ever|it was|they were|previously)\b", "", text)
    return _BENT.search(plain) is not None or is_denied(text) or bool(read_speech(text))


def _says_the_rest(claim: str, own: Way, item: Evidence) -> bool:
    """Whether a passage, with what stands before it, has the claim's other words."""
    around = f"{item.retrieved.source.title or ''}. {item.retrieved.passage.premise}"
    told = stems_of(around)
    return all(
        word.stem in told
        for word in read_words(claim)
        if word.lower not in STOP | _IDLE and word.span != own.word.span
    )


_IDLE = frozenset(
    "before than previously become becomes became get got grow grew".split()
)


@lru_cache(maxsize=4_096)
def read_ways(text: str) -> tuple[Way, ...]:
    """Return which things of a sentence went which way, as far as its words tell."""
    return tuple(_read(read_words(text), text))


def _read(words: tuple[Word, ...], text: str) -> Iterator[Way]:
    for at, word in enumerate(words):
        after = words[at + 1] if at + 1 < len(words) else None
        low = word.lower
        if low in _LOSES or (low in _AMOUNTS and after is not None):
            noun = _counted(words, at, text)
            number = _LOSES.get(low, 1 if low == "more" else -1)
            if noun is not None:
                yield Way(noun.stem, "", number, word)
            continue
        found = _sign(words, at)
        if found is None:
            continue
        axis, number = found
        yield from _of_subject(words, at, text, axis, number)


def _sign(words: tuple[Word, ...], at: int) -> tuple[str, int] | None:
    """Return on which axis a word tells which way its subject went, if it does."""
    low = words[at].lower
    before = words[at - 1].lower if at else ""
    after = words[at + 1].lower if at + 1 < len(words) else ""
    if low in _DEAR and (low != "expensive" or before in ("more", "less")):
        return "price", _DEAR[low] * (-1 if before == "less" else 1)
    if low in COMPARATIVES and low not in _AMOUNTS:
        return COMPARATIVES[low].axis, COMPARATIVES[low].number
    if low in _GOES and after in _UP:
        return "", _UP[after]
    if low in VERBS and low not in _TRANSITIVE and low not in _LOSES:
        return VERBS[low].axis, VERBS[low].number
    return None


def _of_subject(
    words: tuple[Word, ...], at: int, text: str, axis: str, number: int
) -> Iterator[Way]:
    """Yield the way of what stands before a verb, or before "is wider"."""
    low, first = words[at].lower, at
    while first and words[first - 1].lower in _HELPERS | _AMOUNTS:
        first -= 1
    comparative = low in COMPARATIVES or low in _DEAR
    if comparative and not any(x.lower in _BE for x in words[first:at]):
        return
    if not first or _is_parted(text, words[first - 1], words[at]):
        return
    noun = words[first - 1]
    if noun.lower in STOP | _DETERMINERS:
        return
    if noun.stem in _PRICES and first > 1 and axis in ("", "price"):
        lead = words[first - 2]
        if lead.lower not in STOP | _DETERMINERS:
            yield Way(lead.stem, "price", number, words[at])
    yield Way(noun.stem, axis, number, words[at])


def _counted(words: tuple[Word, ...], at: int, text: str) -> Word | None:
    """Return what "more seats" and "lost 90 seats" count."""
    for noun in words[at + 1 : at + 1 + _MOST]:
        if noun.lower in STOP | _DETERMINERS or _is_parted(text, words[at], noun):
            return None
        plural = noun.lower.endswith("s") or noun.lower in _PLURALS
        if plural and not noun.text[0].isdigit():
            return noun
    return None


def _is_parted(text: str, one: Word, other: Word) -> bool:
    return re.search(r"[,;:.()]\s", text[one.span.end : other.span.start]) is not None
