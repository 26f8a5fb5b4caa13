"""One name put in the place of another: "It is in Bridge Street, not Quay Street"."""

from __future__ import annotations

import re
from dataclasses import replace

from oircheck.types import Evidence, Stance
from oircheck.verify.align import read_words
from oircheck.verify.vocabulary import NEGATION, STOP
from oircheck.verify.withdrawn import (
    DENIES,
    OPEN,
    quoted,
    tells_how_printed,
    what_was_printed,
)

_NAME = r"[A-Z][\w\u2019'-]*(?: [A-Z][\w\u2019'-]*){0,4}"
_NOT = re.compile(
    r", (?:and )?not (?:(?:in|at|on|by|from|to|with|the) ){0,2}"
    rf"(?P<wrong>{_NAME})[.!]?\s?\Z"
)
_LAST_NAME = re.compile(rf"(?<!\w)(?<![A-Z] ){_NAME}\Z")
_TENSES = frozenset("was were had did will would has have".split())


def read_name_denied(claim: str, item: Evidence) -> Evidence:
    """Return a passage as what it is where it denies a name that the claim has.

    "The library is in Bridge Street, not Quay Street" refutes the same sentence with
    Quay Street, and supports nothing else of it.
    """
    unit = item.retrieved.passage.view.text
    found = _NOT.search(unit)
    if found is None:
        return item
    before, wrong = unit[: found.start()].split(": ")[-1], found["wrong"]
    right = _LAST_NAME.search(before)
    if right is None or right.group() in claim or wrong not in claim:
        return item
    if wrong in before or _refuses(claim):
        return item
    told = before[: right.start()]
    if _rest(told) == _rest(claim.replace(wrong, "", 1)):
        return _on(item, Stance.REFUTES, DENIES)
    if item.stance is Stance.SUPPORTS:
        return _on(item, Stance.NEUTRAL, OPEN)
    return item


def read_name_put_right(claim: str, item: Evidence) -> Evidence:
    """Return a passage as what it is where it has the name that should have stood.

    "It should have said Bridge Street" refutes what the sentence before it quotes, and
    supports nothing that has not that name.
    """
    unit = item.retrieved.passage.view.text.rstrip(" .!")
    right = _LAST_NAME.search(unit)
    if right is None or right.group() in claim or not tells_how_printed(unit):
        return item
    last = what_was_printed(item)
    if last is None or _refuses(claim) or _refuses(unit):
        return item
    if _rest(quoted(last)) == _rest(claim):
        return _on(item, Stance.REFUTES, DENIES)
    if item.stance is Stance.SUPPORTS:
        return _on(item, Stance.NEUTRAL, OPEN)
    return item


def _rest(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the stems of the words of sense, and the words that tell the time."""
    words = read_words(text)
    told = frozenset(word.stem for word in words if word.lower not in STOP)
    return told, frozenset(word.lower for word in words) & _TENSES


def _refuses(text: str) -> bool:
    return any(
        word.lower in NEGATION or word.lower.endswith("n't")
        for word in read_words(text)
    )


def _on(item: Evidence, side: Stance, sides: tuple[float, float, float]) -> Evidence:
    return replace(item, stance=side, probability=max(sides), probabilities=sides)
