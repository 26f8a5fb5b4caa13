"""Retrieval from one text: the evidence that a row brings along."""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oircheck.index import Fusion
from oircheck.index.embed import PassageEncoder
from oircheck.index.fold import Shingles
from oircheck.ports import Encoder
from oircheck.text import build_passages
from oircheck.text.plain import read_plain
from oircheck.text.words import terms
from oircheck.types import Claim, Document, Passage, ScoredPassage, Source

if TYPE_CHECKING:
    from numpy.typing import NDArray

CONTEXT_WEIGHT = 0.75
"""What a term of the context counts beside one of the unit, as in the index."""

SATURATION = 1.2
LENGTH_SHARE = 0.75
"""The two parameters of BM25, as SQLite has them."""

DIGITS = 6
"""Decimals of a score that count, so that the last bits never decide."""


def text_document(text: str, *, name: str) -> Document:
    """Return the document that a text is: offsets are those of the text itself.

    Args:
        name: Of the column that it stands in; the document's id and path.
    """
    return Document(
        doc_id=name,
        path=name,
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        source=Source(),
        blocks=read_plain(text, 0),
    )


class TextRetriever:
    """A ``Retriever`` over the passages of one text.

    As in the index, passages are ranked by meaning and by words, the rankings are
    fused, and near-duplicates folded into the one that comes first in the text.

    Args:
        name: Of the column that the text stands in.
        encoder: Encodes passages and claims; only asked when needed.
    """

    def __init__(
        self, text: str, *, name: str, encoder: Encoder, fusion: Fusion | None = None
    ) -> None:
        self._name = name
        self._encoder = encoder
        self._fusion = fusion or Fusion()
        self._groups = _folded(build_passages(text_document(text, name=name)))
        self._words = [_Words.of(group[0]) for group in self._groups]
        self._spread = Counter(term for found in self._words for term in found.counts)
        lengths = [found.length for found in self._words]
        self._usual = sum(lengths) / len(lengths) if lengths else 0.0
        self._vectors = PassageEncoder(encoder).encode(
            [group[0] for group in self._groups]
        )

    def retrieve(
        self, claims: Sequence[Claim], *, k: int
    ) -> list[tuple[ScoredPassage, ...]]:
        """Return at most ``k`` passages per claim, best first.

        Equally good ones are in the order of the text.

        Raises:
            ValueError: If ``k`` is negative.
        """
        return self.asking(self._encoder).retrieve(claims, k=k)

    def set_aside(
        self, claims: Sequence[Claim], *, k: int
    ) -> list[tuple[ScoredPassage, ...]]:
        """Return that every passage takes part; see ``Retriever``."""
        del k
        return [() for _ in claims]

    def asking(self, encoder: Encoder) -> AskedText:
        """Return the same retriever with another encoder of the same model."""
        return AskedText(self, encoder)

    def ranked(
        self, text: str, query: NDArray[np.float32], *, k: int
    ) -> tuple[ScoredPassage, ...]:
        """Return at most ``k`` passages for a claim and its vector, best first."""
        if not self._groups or not k:
            return ()
        similar = self._similarities(query)
        fused = [0.0] * len(self._groups)
        for weight, scores in (
            (self._fusion.dense, similar),
            (self._fusion.lexical, self._matches(text)),
        ):
            for rank, place in enumerate(_ranked(scores)[: self._fusion.depth], 1):
                fused[place] += weight / (self._fusion.constant + rank)
        order = sorted(range(len(fused)), key=lambda place: (-fused[place], place))
        return tuple(
            ScoredPassage(
                passage=self._groups[place][0],
                source=Source(),
                path=self._name,
                similarity=similar[place],
                fused=fused[place],
                copies=tuple(self._groups[place][1:]),
            )
            for place in order[:k]
        )

    def _similarities(self, query: NDArray[np.float32]) -> list[float]:
        products = self._vectors.astype(np.float64) * query.astype(np.float64)
        found = np.clip(np.round(products.sum(axis=1), DIGITS), -1.0, 1.0)
        return [float(value) for value in found]

    def _matches(self, text: str) -> list[float]:
        """Return the BM25 of every group, 0 where it shares no term."""
        wanted = dict.fromkeys(terms(text))
        return [
            round(sum(self._weight(term, found) for term in wanted), DIGITS)
            for found in self._words
        ]

    def _weight(self, term: str, found: _Words) -> float:
        count = found.counts.get(term, 0.0)
        if not count:
            return 0.0
        many, have = len(self._words), self._spread[term]
        rare = math.log(1 + (many - have + 0.5) / (have + 0.5))
        length = 1 - LENGTH_SHARE + LENGTH_SHARE * found.length / self._usual
        return rare * count * (SATURATION + 1) / (count + SATURATION * length)


@dataclass(frozen=True, slots=True)
class AskedText:
    """A ``Retriever`` over a text, with what encodes the claims."""

    text: TextRetriever
    encoder: Encoder

    def retrieve(
        self, claims: Sequence[Claim], *, k: int
    ) -> list[tuple[ScoredPassage, ...]]:
        """Return at most ``k`` passages per claim, best first.

        Equally good ones are in the order of the text.

        Raises:
            ValueError: If ``k`` is negative.
        """
        if k < 0:
            raise ValueError(f"k is not negative: {k}")
        queries = self.encoder.encode([claim.text for claim in claims])
        return [
            self.text.ranked(claim.text, query, k=k)
            for claim, query in zip(claims, queries, strict=True)
        ]

    def set_aside(
        self, claims: Sequence[Claim], *, k: int
    ) -> list[tuple[ScoredPassage, ...]]:
        """Return that every passage takes part; see ``Retriever``."""
        del k
        return [() for _ in claims]


@dataclass(frozen=True, slots=True)
class _Words:
    """How often which term occurs, those of the context counting less."""

    counts: dict[str, float]
    length: float

    @classmethod
    def of(cls, passage: Passage) -> _Words:
        counts: dict[str, float] = {}
        for text, weight in (
            (passage.view.text, 1.0),
            (passage.context, CONTEXT_WEIGHT),
        ):
            for term in terms(text):
                counts[term] = counts.get(term, 0.0) + weight
        return cls(counts, sum(counts.values()))


def _ranked(scores: Sequence[float]) -> list[int]:
    """Return the places of what scores above 0, best first."""
    found = [place for place, score in enumerate(scores) if score > 0]
    return sorted(found, key=lambda place: (-scores[place], place))


def _folded(passages: Sequence[Passage]) -> list[list[Passage]]:
    """Return passages with their near-duplicates behind them, in order."""
    groups: list[tuple[Shingles, list[Passage]]] = []
    for passage in passages:
        shingles = Shingles.of(passage.view.text)
        like = [group for known, group in groups if shingles.near(known)]
        if like:
            like[0].append(passage)
        else:
            groups.append((shingles, [passage]))
    return [group for _, group in groups]
