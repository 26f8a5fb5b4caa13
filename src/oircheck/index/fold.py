"""Folding near-duplicates: texts that say the same in the same words count once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from oircheck.index.rows import FEWEST_WORDS
from oircheck.text.words import NEGATIONS, words

SHINGLE = 3
"""How many words in a row are compared at a time."""

NEAR_DUPLICATE = 0.9
"""Share of shingles, of all that either text has, from which texts are copies.

One word put in place of another changes three shingles on either side, which keeps
two texts of fewer than 59 words below this; a dateline of three words before a text
of 30 does not.
"""


@dataclass(frozen=True, slots=True)
class Shingles:
    """A text as near-duplicates are compared."""

    shingles: frozenset[tuple[str, ...]]
    telling: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> Self:
        """Read a text; ``telling`` are its numbers and negations, in order."""
        found = words(text)
        runs = range(len(found) - SHINGLE + 1 if len(found) >= FEWEST_WORDS else 0)
        return cls(
            frozenset(found[at : at + SHINGLE] for at in runs),
            tuple(word for word in found if _tells(word)),
        )

    def near(self, other: Self) -> bool:
        """Whether the two texts are copies of each other.

        Texts with other numbers or negations never are, however alike, nor are
        texts of few words, which need their context.
        """
        if self.telling != other.telling:
            return False
        either = len(self.shingles | other.shingles)
        both = len(self.shingles & other.shingles)
        return both >= NEAR_DUPLICATE * either > 0


def _tells(word: str) -> bool:
    return word[0].isdigit() or word in NEGATIONS
