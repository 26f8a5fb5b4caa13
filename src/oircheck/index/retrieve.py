"""Hybrid retrieval: dense and lexical rankings, fused, copies folded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from oircheck.index.fold import Shingles
from oircheck.index.hits import Hit
from oircheck.index.scope import Scope, takes_part
from oircheck.index.store import Index
from oircheck.ports import Encoder
from oircheck.types import Claim, ScoredPassage

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MAX_COPIES = 50
"""Copies that are listed for one passage; of more, the first in document order."""

SPARE = 4
"""One in so many of the first k, at most, is looked for beyond them: a place left."""

_Ranking = tuple[float, Sequence[tuple[int, float]]]
"""The weight of a ranking, and its rows with their scores, best first."""

_LAST = "~"
"""Sorts behind every date of publication."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fusion:
    """How two rankings become one (chosen on train, see benchmarks/retrieval).

    A text at rank r of a ranking gets ``weight / (constant + r)`` from it.

    Attributes:
        depth: How many different texts of each ranking count.
        constant: The larger, the less the first ranks stand out.
        dense: Weight of the dense ranking.
        lexical: Weight of the lexical ranking.
        below: A passage whose cosine lies further than this below that of the nearest
            one takes no place: of two that are both far off, which one is among the
            first k changes with whatever is added to a corpus. Chosen on dev by the
            recall at 8 and by the verdicts that news added changes.
        top: A nearest passage counts as no nearer than this.
    """

    depth: int = 50
    constant: float = 10.0
    dense: float = 1.0
    lexical: float = 1.0
    below: float = 0.25
    top: float = 0.6

    def __post_init__(self) -> None:
        if self.depth < 1 or self.constant < 0:
            raise ValueError(f"not a fusion: {self}")
        if min(self.dense, self.lexical) < 0 or not self.dense + self.lexical:
            raise ValueError(f"a weight is negative, or both are 0: {self}")


@dataclass(frozen=True, slots=True)
class _Found:
    """Passages with the same words and standing, in document order."""

    hits: tuple[Hit, ...]
    fused: float

    @property
    def standing(self) -> str:
        return self.hits[0].standing


@dataclass(slots=True)
class _Group:
    """A passage and its copies: ``words`` of all that were folded into it."""

    lead: _Found
    shingles: Shingles
    words: set[bytes]


class HybridRetriever:
    """A ``Retriever`` over an index.

    Each claim is looked up by itself. Passages that are equally good are ordered by
    document. Near-duplicates whose sources have the same standing (status and tier)
    are folded into one; it is shown as its earliest dated copy stands.

    Args:
        encoder: The one that the index was made with.
    """

    def __init__(
        self, index: Index, encoder: Encoder, *, fusion: Fusion | None = None
    ) -> None:
        if index.dimension != encoder.dimension:
            raise ValueError(
                f"the index has {index.dimension} dimensions, "
                f"the encoder {encoder.dimension}"
            )
        self._index = index
        self._encoder = encoder
        self._fusion = fusion or Fusion()

    def retrieve(
        self, claims: Sequence[Claim], *, k: int
    ) -> list[tuple[ScoredPassage, ...]]:
        """Return at most ``k`` passages per claim, best first.

        Retracted sources, and those published after the claim's as-of date, take no
        place and have no influence; see ``set_aside``. Fewer than ``k`` passages, or
        none, is a normal answer.

        Raises:
            ValueError: If ``k`` is negative.
            IndexUnusableError: If the index turns out to be damaged.
        """
        return [
            self._retrieved(claim, self._index.scope(claim.as_of), k)
            for claim in _asked(claims, k)
        ]

    def set_aside(
        self, claims: Sequence[Claim], *, k: int
    ) -> list[tuple[ScoredPassage, ...]]:
        """Return what would be among the first ``k``, did its source take part.

        Raises:
            ValueError: If ``k`` is negative.
            IndexUnusableError: If the index turns out to be damaged.
        """
        return [self._aside(claim, k) for claim in _asked(claims, k)]

    def _aside(self, claim: Claim, k: int) -> tuple[ScoredPassage, ...]:
        if not self._index.scope(claim.as_of).excluded:
            return ()
        return tuple(
            item
            for item in self._retrieved(claim, self._index.whole, k)
            if not takes_part(item.source, claim.as_of)
        )

    def _retrieved(
        self, claim: Claim, scope: Scope, k: int
    ) -> tuple[ScoredPassage, ...]:
        if not k or not scope.count:
            return ()
        query = self._encoder.encode([claim.text])[0]
        wanted = k + k // SPARE
        depth = max(self._fusion.depth, wanted)
        while True:
            rankings = list(self._rankings(claim.text, query, depth, scope))
            ranked = self._ranked(rankings, depth, scope, k=k)
            groups = _folded(ranked, wanted)
            ended = all(len(ranking) < depth for _, ranking in rankings)
            if len(groups) >= wanted or ended:
                found = [self._scored(group, query, scope) for group in groups]
                return tuple(self._near(found)[:k])
            depth *= 2

    def _near(self, found: Sequence[ScoredPassage]) -> list[ScoredPassage]:
        """Leave out what is far from the claim beside the nearest."""
        nearest = max((item.similarity for item in found), default=0.0)
        least = min(self._fusion.top, nearest) - self._fusion.below
        return [item for item in found if item.similarity >= least]

    def _ranked(
        self, rankings: Sequence[_Ranking], depth: int, scope: Scope, *, k: int
    ) -> list[_Found]:
        """Return what the rankings hold, best first.

        The first of each ranking is among the first ``k``: of forty lines of one form
        the one with the claim's very words may else be outvoted.
        """
        rows = (row for _, ranking in rankings for row, _ in ranking)
        hits = [hit for hit in self._index.hits(rows) if _within(hit, scope)]
        first = {hit.row: hit for hit in reversed(hits)}
        fused: dict[bytes, float] = {}
        leading: set[bytes] = set()
        for weight, ranking in rankings:
            distinct = _distinct(ranking, first)[:depth]
            leading.update(distinct[:1])
            for rank, words in enumerate(distinct, start=1):
                share = weight / (self._fusion.constant + rank)
                fused[words] = fused.get(words, 0.0) + share
        together: dict[tuple[bytes, str], list[Hit]] = {}
        for hit in hits:
            if hit.words in fused:
                together.setdefault((hit.words, hit.standing), []).append(hit)
        found = [
            _Found(tuple(same), fused[words]) for (words, _), same in together.items()
        ]
        found.sort(key=lambda one: (-one.fused, one.hits[0].place))
        places = max(0, k - len(rankings))
        late = [one for one in found[places:] if one.hits[0].words in leading]
        rest = [one for one in found[places:] if one.hits[0].words not in leading]
        return [*found[:places], *late, *rest]

    def _rankings(
        self, text: str, query: NDArray[np.float32], depth: int, scope: Scope
    ) -> Iterator[_Ranking]:
        if self._fusion.dense:
            yield (
                self._fusion.dense,
                self._index.similar(query, depth=depth, scope=scope),
            )
        if self._fusion.lexical:
            yield (
                self._fusion.lexical,
                self._index.matching(text, depth=depth, scope=scope),
            )

    def _scored(
        self, group: _Group, query: NDArray[np.float32], scope: Scope
    ) -> ScoredPassage:
        standing = group.lead.standing
        hits = [
            hit
            for hit in self._index.copies(group.words)
            if hit.standing == standing and _within(hit, scope)
        ]
        self._index.require_whole(hits)
        shown = min(hits, key=lambda hit: (hit.source.published or _LAST, hit.place))
        others = [hit.passage for hit in hits if hit.place != shown.place]
        return ScoredPassage(
            passage=shown.passage,
            source=shown.source,
            path=shown.path,
            similarity=self._index.similarity(query, shown.row),
            fused=group.lead.fused,
            copies=tuple(others[:MAX_COPIES]),
            publishers=tuple(dict.fromkeys(_publishers(hits))),
        )


def _asked(claims: Sequence[Claim], k: int) -> Sequence[Claim]:
    if k < 0:
        raise ValueError(f"k is not negative: {k}")
    return claims


def _publishers(hits: Iterable[Hit]) -> Iterator[str]:
    for hit in sorted(hits, key=lambda one: one.place):
        if hit.source.publisher:
            yield hit.source.publisher


def _within(hit: Hit, scope: Scope) -> bool:
    return hit.doc_id not in scope.excluded


def _distinct(
    ranking: Iterable[tuple[int, float]], first: Mapping[int, Hit]
) -> list[bytes]:
    """Return the words of a ranking's rows, each once, ties in document order."""
    rows = sorted(ranking, key=lambda item: (-item[1], first[item[0]].place))
    return list(dict.fromkeys(first[row].words for row, _ in rows))


def _folded(found: Iterable[_Found], k: int) -> list[_Group]:
    """Return the first ``k`` groups of near-duplicates, in the order of the best.

    Near-duplicates that rank behind the beginning of a further group are not looked
    for.
    """
    groups: list[_Group] = []
    for one in found:
        shingles = Shingles.of(one.hits[0].unit)
        like = [
            group
            for group in groups
            if group.lead.standing == one.standing and shingles.near(group.shingles)
        ]
        if like:
            like[0].words.add(one.hits[0].words)
        elif len(groups) < k:
            groups.append(_Group(one, shingles, {one.hits[0].words}))
        else:
            break
    return groups
