"""What the pipeline asks of the parts that can be swapped.

Each Protocol is owned by the code that calls it; doubles ship in
``oircheck.testing``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from oircheck.types import (
    Claim,
    Comparison,
    DateInterval,
    NliScores,
    ScoredPassage,
    Stage,
    Stance,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Encoder(Protocol):
    """Turns texts into unit vectors."""

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        ...

    @property
    def digest(self) -> str:
        """Digest of everything that the vectors depend on."""
        ...

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode each text by itself: the result never depends on its neighbours.

        Returns:
            Rows of length one. *Shape:* ``(len(texts), dimension)``.
        """
        ...


class Retriever(Protocol):
    """Finds the passages that may bear on a claim."""

    def retrieve(
        self, claims: Sequence[Claim], *, k: int
    ) -> list[tuple[ScoredPassage, ...]]:
        """Return at most ``k`` passages per claim, best first.

        Retracted sources take no place, nor do those that were published after the
        claim's ``as_of``. Fewer than ``k`` passages, or none, is a normal answer.
        """
        ...

    def set_aside(
        self, claims: Sequence[Claim], *, k: int
    ) -> list[tuple[ScoredPassage, ...]]:
        """Return what would be among the first ``k``, did its source take part.

        Retracted sources and later ones, which ``retrieve`` leaves out: to be shown
        as set aside, never to decide.
        """
        ...


class Verifier(Protocol):
    """Judges whether a premise entails or contradicts a hypothesis."""

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[NliScores]:
        """Score each ``(premise, hypothesis)`` by itself, in order.

        A premise that is too long loses its beginning; a hypothesis is never cut.
        """
        ...

    def fits(self, hypothesis: str) -> bool:
        """Whether the hypothesis takes at most half of what the model reads."""
        ...


class Comparer(Protocol):
    """Sets the values of a claim beside those of a passage."""

    @property
    def kinds(self) -> frozenset[Stage]:
        """Of what its comparisons are: numbers, dates, names."""
        ...

    def compare(
        self,
        *,
        claim: str,
        claim_date: DateInterval | None,
        unit: str,
        context: str,
        passage_date: DateInterval | None,
    ) -> tuple[Comparison, ...]:
        """Compare each value of the claim with the values that bind to the same thing.

        Args:
            claim: The claim as written.
            claim_date: What the claim's relative dates count from, if known.
            unit: The sentence that would be cited; ``stated`` spans lie in it.
            context: What stands before it: title, heading, sentences.
            passage_date: When the passage was published, if known.

        Returns:
            In the order of the claim's values. A value that nothing in the unit
            can be compared with has no entry.
        """
        ...


class StanceModel(Protocol):
    """Turns what was read of a passage beside a claim into its stance."""

    def probabilities(self, features: Mapping[str, float]) -> Mapping[Stance, float]:
        """Return the calibrated probability of each stance; they sum to one.

        Raises:
            KeyError: If a feature that the model reads is missing.
        """
        ...
