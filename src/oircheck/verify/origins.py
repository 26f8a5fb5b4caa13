"""One origin, one voice: near-copies among the passages of a claim.

The index folds texts that are the same but for a few words of many. Two short
passages with one small word changed ("until", "till") are copies as well when they
take the same side: folding them can make no side weaker than its best passage.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

from oircheck.text.words import NEGATIONS, words
from oircheck.types import Evidence
from oircheck.verify.align import read_words

NEAR = 0.8
"""Share of words, of all that either text has, from which two texts are copies."""

FEWEST = 6
"""Texts of fewer words need their context, and are never folded."""


@dataclass(frozen=True, slots=True)
class _Wording:
    words: frozenset[str]
    telling: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> Self:
        """Read a text; ``telling`` are its numbers, negations and names, in order."""
        found = words(text)
        names = [word.stem for word in read_words(text) if word.capital]
        tells = [w for w in found if w[0].isdigit() or w in NEGATIONS]
        return cls(frozenset(found), (*tells, *names))

    def near(self, other: Self) -> bool:
        if self.telling != other.telling or len(self.words) < FEWEST:
            return False
        either = len(self.words | other.words)
        return len(self.words & other.words) >= NEAR * either


def is_near_but_for_values(one: str, other: str) -> bool:
    """Whether two texts are copies of one another, their numbers and dates apart."""
    left, right = (
        {word.lower for word in read_words(text) if not word.text[0].isdigit()}
        for text in (one, other)
    )
    return len(left) >= FEWEST and len(left & right) >= NEAR * len(left | right)


def fold_origins(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Keep one passage of each origin; the others become its copies.

    Of two copies the one is kept that was published first, then the one whose
    document comes first by name, so that the order of documents never decides.
    """
    ranked = sorted(range(len(evidence)), key=lambda at: _age(evidence[at]))
    wordings = [_Wording.of(item.retrieved.passage.view.text) for item in evidence]
    kept: dict[int, Evidence] = {}
    for at in ranked:
        item = evidence[at]
        first = next((k for k in kept if _copies(k, at, evidence, wordings)), None)
        if first is None:
            kept[at] = item
        else:
            kept[first] = _with_copy(kept[first], item)
    return [kept[at] for at in sorted(kept)]


def _copies(
    one: int, other: int, evidence: Sequence[Evidence], wordings: Sequence[_Wording]
) -> bool:
    left, right = evidence[one], evidence[other]
    return (
        left.stance is right.stance
        and left.retrieved.source.tier == right.retrieved.source.tier
        and left.retrieved.passage.doc_id != right.retrieved.passage.doc_id
        and wordings[one].near(wordings[other])
    )


def _age(item: Evidence) -> tuple[str, str, int]:
    passage = item.retrieved.passage
    return item.retrieved.source.published or "~", passage.doc_id, passage.span.start


def _with_copy(item: Evidence, copy: Evidence) -> Evidence:
    found = item.retrieved
    copies = (*found.copies, copy.retrieved.passage, *copy.retrieved.copies)
    strongest = max(item, copy, key=lambda one: one.probability)
    return replace(
        item,
        retrieved=replace(found, copies=copies),
        probability=strongest.probability,
        probabilities=strongest.probabilities,
    )
