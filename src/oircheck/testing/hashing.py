"""An encoder without a model."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from oircheck.text.words import terms

if TYPE_CHECKING:
    from numpy.typing import NDArray


class HashingEncoder:
    """An ``Encoder`` that knows words only by their hashes.

    Each term of a text adds one to a place that its hash chooses; a text without
    terms points to the first place. Many texts are equally similar, which is what
    tests of ties need.

    Args:
        dimension: Length of a vector.
        name: Part of the digest: encoders of other names are other encoders.
    """

    def __init__(self, dimension: int = 64, *, name: str = "hashing") -> None:
        if dimension < 1:
            raise ValueError(f"a vector has at least one value, not {dimension}")
        self._dimension = dimension
        self._name = name
        self.encoded = 0

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return self._dimension

    @property
    def digest(self) -> str:
        """Digest of everything that the vectors depend on."""
        written = f"{self._name} {self._dimension}"
        return f"sha256:{hashlib.sha256(written.encode()).hexdigest()}"

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode each text by itself; ``encoded`` counts the texts.

        Returns:
            Rows of length one. *Shape:* ``(len(texts), dimension)``.
        """
        self.encoded += len(texts)
        vectors = np.zeros((len(texts), self._dimension), dtype=np.float32)
        for row, text in zip(vectors, texts, strict=True):
            for term in terms(text):
                row[_place(term, self._dimension)] += 1.0
            if not row.any():
                row[0] = 1.0
            row /= np.linalg.norm(row)
        return vectors


def _place(term: str, dimension: int) -> int:
    digest = hashlib.sha256(term.encode("utf-8", "backslashreplace")).digest()
    return int.from_bytes(digest[:8], "big") % dimension
