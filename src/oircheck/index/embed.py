"""What is encoded of a passage: the unit, leaning a little on its context."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from oircheck.ports import Encoder
from oircheck.text.sentences import split_sentences
from oircheck.types import Passage

if TYPE_CHECKING:
    from numpy.typing import NDArray

CONTEXT_SHARE = 0.2
"""What each sentence of the context (title and heading are such) adds to a vector.

Chosen on train (benchmarks/retrieval): a unit encoded together with its context is
found less often, and takes several times as long to encode.
"""

REMEMBERED = 4096
"""How many texts are kept at hand: the context of a unit was a unit before."""


class PassageEncoder:
    """Encodes passages; a text that occurs in several is encoded once."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._known: dict[str, NDArray[np.float32]] = {}
        self.encoded = 0

    def encode(self, passages: Sequence[Passage]) -> NDArray[np.float32]:
        """Encode each passage by itself.

        Returns:
            Rows of length one. *Shape:* ``(len(passages), dimension)``.
        """
        parts = [_parts(passage) for passage in passages]
        wanted = dict.fromkeys(text for texts in parts for text in texts)
        known = {text: self._known[text] for text in wanted if text in self._known}
        missing = [text for text in wanted if text not in known]
        if missing:
            known.update(zip(missing, self._encoder.encode(missing), strict=True))
        self.encoded += len(missing)
        self._known = dict(list((self._known | known).items())[-REMEMBERED:])
        vectors = np.empty((len(parts), self._encoder.dimension), dtype=np.float32)
        for row, texts in zip(vectors, parts, strict=True):
            row[:] = _joined(texts, known)
        return vectors


def _parts(passage: Passage) -> tuple[str, ...]:
    """Return the unit, then the sentences of its context."""
    context = passage.context
    return (passage.view.text, *(span.of(context) for span in split_sentences(context)))


def _joined(
    texts: Sequence[str], vectors: Mapping[str, NDArray[np.float32]]
) -> NDArray[np.float64]:
    whole = vectors[texts[0]].astype(np.float64)
    for text in texts[1:]:
        whole += CONTEXT_SHARE * vectors[text]
    length = float(np.sqrt((whole * whole).sum()))
    return whole / length if length else vectors[texts[0]].astype(np.float64)
