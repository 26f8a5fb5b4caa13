"""Texts to unit vectors: the bi-encoder on ONNX Runtime."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from oircheck.models.graph import Graph, OnnxGraph
from oircheck.models.pins import ModelIO, Normalisation, Pooling, Side
from oircheck.models.tokenize import TextTokenizer

if TYPE_CHECKING:
    from numpy.typing import NDArray

MODEL_FILE = "model.onnx"


class OnnxEncoder:
    """An ``Encoder`` that reads ``model.onnx``.

    A text that is longer than the model reads loses tokens at the side that the
    lock names, and is encoded from the rest.

    Args:
        folder: The model's folder, already verified.
        io: How the model is fed, from the lock.
        digest: Digest of everything that the vectors depend on.
        threads: Threads for one call.
        graph: What runs the network; ``None`` opens ``model.onnx``.
    """

    def __init__(
        self,
        folder: Path,
        *,
        io: ModelIO,
        tokenizer: TextTokenizer,
        digest: str,
        threads: int = 1,
        graph: Graph | None = None,
    ) -> None:
        if io.max_tokens is None:
            raise ValueError("an encoder needs max_tokens")
        self._limit = io.max_tokens
        self._io = io
        self._digest = digest
        self._tokenizer = tokenizer
        self._graph = graph or OnnxGraph(folder / MODEL_FILE, threads=threads)
        self._dimension = self._graph.width

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return self._dimension

    @property
    def digest(self) -> str:
        """Digest of everything that the vectors depend on."""
        return self._digest

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode each text by itself: the result never depends on its neighbours.

        Returns:
            Rows of length one, in the order of the texts.
            *Shape:* ``(len(texts), dimension)``.
        """
        cut = self._io.truncation or Side.RIGHT
        items = [
            self._tokenizer.single(self._io.prefix + text, limit=self._limit, cut=cut)
            for text in texts
        ]
        vectors = np.empty((len(items), self._dimension), dtype=np.float32)
        for item, states in self._graph.outputs(items):
            vectors[item] = self._pool(states)
        return vectors

    def _pool(self, states: NDArray[np.float32]) -> NDArray[np.float32]:
        vector: NDArray[np.float32] = (
            states[0]
            if self._io.pooling is Pooling.CLS
            else states.mean(axis=0, dtype=np.float32)
        )
        if self._io.normalisation is not Normalisation.L2:
            return vector
        length = np.sqrt(np.sum(vector * vector, dtype=np.float32))
        unit: NDArray[np.float32] = vector / length if length else vector
        return unit
