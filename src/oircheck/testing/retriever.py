"""A retriever without an index."""

from __future__ import annotations

from collections.abc import Sequence

from oircheck.text.passages import build_passages
from oircheck.text.words import terms
from oircheck.types import Claim, Document, ScoredPassage


class InMemoryRetriever:
    """A ``Retriever`` that counts the terms which claim and passage share.

    Passages that share none are left out; equal counts are in document order.
    Similarity is the share of the claim's terms. Copies are not folded.
    """

    def __init__(self, documents: Sequence[Document]) -> None:
        self._passages = [
            (passage, document, frozenset(terms(passage.view.text)))
            for document in sorted(documents, key=lambda document: document.doc_id)
            for passage in build_passages(document)
        ]

    def retrieve(
        self, claims: Sequence[Claim], *, k: int
    ) -> list[tuple[ScoredPassage, ...]]:
        """Return at most ``k`` passages per claim, best first.

        Raises:
            ValueError: If ``k`` is negative.
        """
        if k < 0:
            raise ValueError(f"k is not negative: {k}")
        return [self._retrieved(frozenset(terms(claim.text)), k) for claim in claims]

    def _retrieved(self, wanted: frozenset[str], k: int) -> tuple[ScoredPassage, ...]:
        shared = [
            (len(wanted & found) / len(wanted), passage, document)
            for passage, document, found in self._passages
            if wanted & found
        ]
        shared.sort(key=lambda item: -item[0])
        return tuple(
            ScoredPassage(passage, document.source, document.path, share, share)
            for share, passage, document in shared[:k]
        )
