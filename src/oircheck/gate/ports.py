"""What the gate asks of the parts that can be swapped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from oircheck.types import Claim, Judgement, ScoredPassage


class Detected(Protocol):
    """What a sentence is, and whether it can be looked up."""

    @property
    def kind(self) -> str:
        """In one word: "statement", "question", "opinion", "plan" ..."""
        ...

    @property
    def checkable(self) -> bool:
        """Whether a source could settle it."""
        ...


class Detector(Protocol):
    """Tells statements from questions, orders and opinions."""

    def detect(self, sentence: str) -> Detected:
        """Return what one sentence is."""
        ...


class Judge(Protocol):
    """Judges claims against a corpus; a session is one."""

    def fits(self, claim: str) -> bool:
        """Whether a claim is short enough to be judged."""
        ...

    def check(self, claims: Iterable[Claim]) -> Iterator[Judgement]:
        """Judge claims lazily, in order."""
        ...

    def find(self, claim: Claim, *, k: int) -> tuple[ScoredPassage, ...]:
        """Return at most ``k`` passages that are nearest to a claim's words."""
        ...
