"""Whether a claim and a passage have more in common than names and values."""

from __future__ import annotations

import re
from functools import lru_cache

from oircheck.names import read_names
from oircheck.quantities import read_mentions
from oircheck.types import Passage
from oircheck.verify.align import read_words
from oircheck.verify.vocabulary import STOP

FEW_WORDS = 4
"""Words up to which a sentence leaves to the one before what it speaks of."""

_PRONOUN = re.compile(r"(?:It|Its|He|His|She|Her|They|Their|This|That|These|Those)\b")
_SAYS_NOTHING = STOP | frozenset(
    "take takes took taken place make makes made come comes came".split()
)


def share_a_word(claim: str, passage: Passage) -> bool:
    """Whether a sentence has a word of the claim that is neither value nor name.

    One on "it", and a short one, have those of what stands before.
    """
    unit = passage.view.text
    if _PRONOUN.match(unit) or len(read_words(unit)) <= FEW_WORDS:
        unit = passage.premise
    return bool(_plain_stems(claim) & _plain_stems(unit))


def is_value_alone(claim: str) -> bool:
    """Whether a claim has no word beside a value, as the lead of a row: "May 1974."."""
    values = [one.span for one in read_mentions(claim, reference=None)]
    return all(
        any(word.span.overlaps(one) for one in values) for word in read_words(claim)
    )


@lru_cache(maxsize=4_096)
def _plain_stems(text: str) -> frozenset[str]:
    """Return the stems of a text's words of sense, without names and values."""
    apart = [one.span for one in read_mentions(text, reference=None)]
    apart += [one.span for one in read_names(text)]
    return frozenset(
        word.stem
        for word in read_words(text)
        if not word.capital
        and word.lower not in _SAYS_NOTHING
        and not any(word.span.overlaps(one) for one in apart)
    )


_PARTED = re.compile(r"; |, (?:while|whereas|and|but) ")


def is_of_one_part(claim: str, unit: str) -> bool:
    """Whether one of a claim's parts has all names and numbers of a sentence.

    Of "the union said 70; the director put it at 45", the 70 of the union refutes
    nothing.
    """
    parts = _PARTED.split(claim)
    numbers = _numbers(unit)
    names = {w.stem for one in read_names(unit) for w in read_words(one.text)}
    if len(parts) == 1 or not numbers or not names:
        return False
    return any(
        numbers <= _numbers(part) and names <= {w.stem for w in read_words(part)}
        for part in parts
    )


def _numbers(text: str) -> set[float]:
    found = read_mentions(text, reference=None)
    return {one.low for one in found if one.low is not None and not one.dates}
