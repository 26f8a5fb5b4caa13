"""An encoder, a verifier and comparers that work out only what is not known yet."""

from __future__ import annotations

import json
import struct
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

import numpy as np

from oircheck.index.memo import Memo, key_of
from oircheck.ports import Comparer, Encoder, Verifier
from oircheck.types import (
    Comparison,
    DateInterval,
    NliScores,
    Outcome,
    Span,
    Stage,
    Stated,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

_SCORES = struct.Struct("<3d")
_YES, _NO = b"\x01", b"\x00"


class LimitedVerifier(Verifier, Protocol):
    """A verifier that says how many tokens it reads."""

    @property
    def limit(self) -> int:
        """Most tokens that premise and hypothesis may have together."""
        ...


class RememberedEncoder:
    """An ``Encoder`` over another, which is opened when something new is asked.

    Args:
        memo: Where vectors are kept.
        digest: Of the encoder behind; part of every key.
        dimension: Of its vectors, so that it need not be opened to be asked.
    """

    def __init__(
        self, memo: Memo, *, digest: str, dimension: int, behind: Callable[[], Encoder]
    ) -> None:
        self._memo = memo
        self._digest = digest
        self._dimension = dimension
        self._behind = behind

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return self._dimension

    @property
    def digest(self) -> str:
        """Digest of everything that the vectors depend on."""
        return self._digest

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode each text by itself, as the encoder behind does.

        Returns:
            Rows of length one. *Shape:* ``(len(texts), dimension)``.

        Raises:
            ValueError: If the encoder behind is of another dimension.
        """
        keys = [key_of("vector", self._digest, text) for text in texts]
        length = self._dimension * np.dtype(np.float32).itemsize
        kept = self._memo.look_up(keys).items()
        known = {key: value for key, value in kept if len(value) == length}
        missing = {
            key: text for key, text in zip(keys, texts, strict=True) if key not in known
        }
        if missing:
            rows = self._behind().encode(list(missing.values()))
            if rows.shape[1] != self._dimension:
                raise ValueError(
                    f"{self._dimension} dimensions were told, {rows.shape[1]} came"
                )
            new = {
                key: row.astype("<f4").tobytes()
                for key, row in zip(missing, rows, strict=True)
            }
            self._memo.remember(new.items())
            known.update(new)
        found = np.empty((len(texts), self._dimension), dtype=np.float32)
        for row, key in enumerate(keys):
            found[row] = np.frombuffer(known[key], dtype="<f4")
        return found


class RememberedVerifier:
    """A ``Verifier`` over another, which is opened when something new is asked.

    Scores are kept to the last bit, so that a run with and one without them cannot
    be told apart.

    Args:
        memo: Where scores are kept.
        digest: Of the verifier behind; part of every key.
        limit: Most tokens that it reads.
    """

    def __init__(
        self,
        memo: Memo,
        *,
        digest: str,
        limit: int,
        behind: Callable[[], LimitedVerifier],
    ) -> None:
        self._memo = memo
        self._digest = digest
        self._limit = limit
        self._behind = behind

    @property
    def limit(self) -> int:
        """Most tokens that premise and hypothesis may have together."""
        return self._limit

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[NliScores]:
        """Score each ``(premise, hypothesis)``, as the verifier behind does."""
        keys = [key_of("pair", self._digest, *pair) for pair in pairs]
        known = dict(self._memo.look_up(keys))
        missing = {
            key: pair
            for key, pair in zip(keys, pairs, strict=True)
            if len(known.get(key, b"")) != _SCORES.size
        }
        if missing:
            scores = self._behind().score(list(missing.values()))
            new = {
                key: _SCORES.pack(found.entailment, found.neutral, found.contradiction)
                for key, found in zip(missing, scores, strict=True)
            }
            self._memo.remember(new.items())
            known.update(new)
        return [NliScores(*_SCORES.unpack(known[key])) for key in keys]

    def fits(self, hypothesis: str) -> bool:
        """Whether the hypothesis takes at most half of what the model reads."""
        key = key_of("fits", self._digest, hypothesis)
        kept = self._memo.look_up([key]).get(key)
        if kept in (_YES, _NO):
            return kept == _YES
        fits = self._behind().fits(hypothesis)
        self._memo.remember([(key, _YES if fits else _NO)])
        return fits


class RememberedComparer:
    """A ``Comparer`` over another.

    Args:
        memo: Where comparisons are kept.
        digest: Of the comparer's own code and tables; part of every key.
    """

    def __init__(self, memo: Memo, *, digest: str, behind: Comparer) -> None:
        self._memo = memo
        self._digest = digest
        self._behind = behind

    @property
    def kinds(self) -> frozenset[Stage]:
        """Those of the comparer behind."""
        return self._behind.kinds

    def compare(
        self,
        *,
        claim: str,
        claim_date: DateInterval | None,
        unit: str,
        context: str,
        passage_date: DateInterval | None,
    ) -> tuple[Comparison, ...]:
        """Compare as the comparer behind does."""
        dates = f"{claim_date} {passage_date}"
        key = key_of("values", self._digest, claim, dates, unit, context)
        kept = self._memo.look_up([key]).get(key)
        if kept is not None:
            return tuple(_comparison(row) for row in json.loads(kept))
        found = self._behind.compare(
            claim=claim,
            claim_date=claim_date,
            unit=unit,
            context=context,
            passage_date=passage_date,
        )
        written = json.dumps([_row(item) for item in found], ensure_ascii=False)
        self._memo.remember([(key, written.encode("utf-8", "surrogatepass"))])
        return found


_Side = tuple[str, int, int, int, int]
_Row = tuple[str, str, _Side, _Side, str, bool]


def _row(item: Comparison) -> _Row:
    return (
        item.kind.value,
        item.outcome.value,
        _side(item.claimed),
        _side(item.stated),
        item.reason,
        item.excludes,
    )


def _side(stated: Stated) -> _Side:
    span, value = stated.span, stated.value
    return stated.text, span.start, span.end, value.start, value.end


def _comparison(row: _Row) -> Comparison:
    kind, outcome, claimed, stated, reason, excludes = row
    return Comparison(
        kind=Stage(kind),
        outcome=Outcome(outcome),
        claimed=_stated(claimed),
        stated=_stated(stated),
        reason=reason,
        excludes=excludes,
    )


def _stated(side: _Side) -> Stated:
    text, start, end, first, last = side
    return Stated(text, Span(start, end), Span(first, last))
