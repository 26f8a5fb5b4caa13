"""Premise and hypothesis to three probabilities: the cross-encoder."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

from oircheck.errors import ModelLockError
from oircheck.models.encoder import MODEL_FILE
from oircheck.models.graph import Graph, OnnxGraph
from oircheck.models.pins import LOCK_NAME, ModelIO, Side
from oircheck.models.tokenize import TextTokenizer
from oircheck.types import NliScores

NLI_CLASSES = ("entailment", "neutral", "contradiction")


class OnnxVerifier:
    """A ``Verifier`` that reads ``model.onnx``.

    Args:
        folder: The model's folder, already verified.
        io: How the model is fed and which output is which class, from the lock.
        temperature: Divides the logits before they become probabilities.
        threads: Threads for one call.
        graph: What runs the network; ``None`` opens ``model.onnx``.

    Raises:
        ModelLockError: If its classes are not the three of NLI.
    """

    def __init__(
        self,
        folder: Path,
        *,
        io: ModelIO,
        tokenizer: TextTokenizer,
        temperature: float = 1.0,
        threads: int = 1,
        graph: Graph | None = None,
    ) -> None:
        if io.max_tokens is None:
            raise ValueError("a verifier needs max_tokens")
        if sorted(io.classes) != sorted(NLI_CLASSES):
            raise ModelLockError(
                f"{LOCK_NAME}: a verifier has the classes {', '.join(NLI_CLASSES)}, "
                f"not {', '.join(io.classes)}"
            )
        self._limit = io.max_tokens
        self._cut = io.truncation or Side.LEFT
        self._columns = [io.classes.index(name) for name in NLI_CLASSES]
        self._temperature = temperature
        self._tokenizer = tokenizer
        self._graph = graph or OnnxGraph(folder / MODEL_FILE, threads=threads)
        if self._graph.width != len(NLI_CLASSES):
            raise ModelLockError(
                f"{folder / MODEL_FILE}: has {self._graph.width} outputs; "
                f"{LOCK_NAME} names {len(io.classes)} classes"
            )

    @property
    def limit(self) -> int:
        """Most tokens that premise and hypothesis may have together."""
        return self._limit

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[NliScores]:
        """Score each ``(premise, hypothesis)`` by itself, in order.

        A premise that is too long loses tokens at the side that the lock names
        (its beginning); a hypothesis is never cut.

        Raises:
            ValueError: If a hypothesis leaves no room for a premise; ``fits`` tells.
        """
        items = [
            self._tokenizer.pair(premise, hypothesis, limit=self._limit, cut=self._cut)
            for premise, hypothesis in pairs
        ]
        scores: dict[int, NliScores] = {}
        for item, logits in self._graph.outputs(items):
            scores[item] = self._scores([float(value) for value in logits])
        return [scores[item] for item in range(len(items))]

    def fits(self, hypothesis: str) -> bool:
        """Whether the hypothesis takes at most half of what the model reads."""
        return 2 * self._tokenizer.count(hypothesis) <= self._limit

    def _scores(self, logits: Sequence[float]) -> NliScores:
        ordered = [logits[at] for at in self._columns]
        return NliScores(*softmax(ordered, self._temperature))


def softmax(logits: Sequence[float], temperature: float) -> list[float]:
    """Return the probabilities of logits divided by a temperature."""
    highest = max(logits)
    powers = [math.exp((value - highest) / temperature) for value in logits]
    total = math.fsum(powers)
    return [power / total for power in powers]
