"""The models and comparers of a session, asked nothing twice where there is a memo."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from oircheck.index.memo import Memo
from oircheck.index.remembered import (
    LimitedVerifier,
    RememberedComparer,
    RememberedEncoder,
    RememberedVerifier,
)
from oircheck.models import Bundle, Role
from oircheck.ports import Comparer, Encoder

_PACKAGE = Path(__file__).parents[1]
_COMPARING = ("types", "quantities", "names")
"""Files and folders of the package that a comparison depends on."""


class Answers:
    """What judges pairs, as a session uses it.

    Args:
        bundle: The models.
        memo: What they have answered; ``None`` asks them every time.
        dimension: Of the index's vectors.
    """

    def __init__(self, bundle: Bundle, memo: Memo | None, *, dimension: int) -> None:
        self._bundle = bundle
        self._memo = memo
        self._dimension = dimension
        self._code = ""

    @property
    def encoder(self) -> Encoder:
        """The embedder; ``ModelLockError`` if it is missing or altered."""
        if self._memo is None:
            return self._bundle.encoder
        return RememberedEncoder(
            self._memo,
            digest=self._bundle.lock.model(Role.EMBEDDER).digest,
            dimension=self._dimension,
            behind=lambda: self._bundle.encoder,
        )

    @property
    def verifier(self) -> LimitedVerifier:
        """The verifier; ``ModelLockError`` if it is missing or altered."""
        if self._memo is None:
            return self._bundle.verifier
        model = self._bundle.lock.model(Role.VERIFIER)
        return RememberedVerifier(
            self._memo,
            digest=model.digest,
            limit=model.io.max_tokens or self._bundle.verifier.limit,
            behind=lambda: self._bundle.verifier,
        )

    def comparers(self, comparers: Sequence[Comparer]) -> tuple[Comparer, ...]:
        """Return comparers that remember what they found, where there is a memo."""
        if self._memo is None:
            return tuple(comparers)
        code = self._code = self._code or code_digest()
        return tuple(
            RememberedComparer(
                self._memo, digest=f"{type(one).__name__} {code}", behind=one
            )
            for one in comparers
        )


def code_digest() -> str:
    """Return a digest of the code and tables that comparisons are made by.

    A version number would not do: a comparison that was kept must never outlive a
    change of what made it.
    """
    digest = hashlib.sha256()
    for name in _COMPARING:
        place = _PACKAGE / name
        files = sorted(place.rglob("*.py")) if place.is_dir() else [place]
        for path in files:
            digest.update(path.relative_to(_PACKAGE).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()
