"""What a batch asks, and what comes back: plain values that travel to any process."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

Json = Mapping[str, "Json"] | Sequence["Json"] | str | int | float | bool | None

Answer = Mapping[str, Json]
"""What was found for an ask, as JSON values: the journal and the output hold it."""

KEY_BYTES = 16
"""Bytes of a key; two asks that differ never share one in practice (2**128)."""


@dataclass(frozen=True, slots=True)
class Ask:
    """All that a judgement depends on besides the corpus and the settings.

    Attributes:
        evidence: The text to check against; ``None`` takes the corpus.
    """

    claim: str
    as_of: dt.date | None = None
    evidence: str | None = None

    @property
    def key(self) -> bytes:
        """Digest of the contents: what asks that are the same share."""
        day = self.as_of.isoformat() if self.as_of else None
        written = json.dumps([self.claim, day, self.evidence])
        return hashlib.sha256(written.encode()).digest()[:KEY_BYTES]


class Judge(Protocol):
    """Answers asks; holds an open index and models."""

    def judge(self, asks: Sequence[Ask]) -> Sequence[Answer]:
        """Answer each ask by itself, in order, whatever stands beside it.

        An ask that cannot be judged has an answer too.
        """
        ...

    def close(self) -> None:
        """Let go of what it holds."""
        ...


class Opening(Hashable, Protocol):
    """Opens a judge, in this process or another: it can be pickled for the latter."""

    def __call__(self) -> Judge:
        """Open the judge."""
        ...
