"""A detector without a model."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Seen:
    """What a sentence is, and whether it can be looked up."""

    kind: str
    checkable: bool


class FormDetector:
    """Tells questions, and opinions that say so, from statements; nothing else."""

    def detect(self, sentence: str) -> Seen:
        """Return what one sentence is."""
        if sentence.rstrip().endswith("?"):
            return Seen("question", checkable=False)
        if sentence.startswith(("We think", "I think")):
            return Seen("opinion", checkable=False)
        return Seen("statement", checkable=True)
