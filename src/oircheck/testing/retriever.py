"""A retriever without an index."""

from __future__ import annotations

from collections.abc import Sequence

from oircheck.index.scope import takes_part
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
        return [
            tuple(
                item
                for item in self._ranked(claim, k)
                if takes_part(item.source, claim.as_of)
            )[:k]
            for claim in claims
        ]

    def set_aside(
        self, claims: Sequence[Claim], *, k: int
    ) -> list[tuple[ScoredPassage, ...]]:
        """Return what would be among the first ``k``, did its source take part.

        Raises:
            ValueError: If ``k`` is negative.
        """
        return [
            tuple(
                item
                for item in self._ranked(claim, k)[:k]
                if not takes_part(item.source, claim.as_of)
            )
            for claim in claims
        ]

    def _ranked(self, claim: Claim, k: int) -> tuple[ScoredPassage, ...]:
        if k < 0:
            raise ValueError(f"k is not negative: {k}")
        wanted = frozenset(terms(claim.text))
        shared = [
            (len(wanted & found) / len(wanted), passage, document)
            for passage, document, found in self._passages
            if wanted & found
        ]
        shared.sort(key=lambda item: -item[0])
        return tuple(
            ScoredPassage(passage, document.source, document.path, share, share)
            for share, passage, document in shared
        )
