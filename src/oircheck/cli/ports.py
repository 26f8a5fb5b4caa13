"""What the commands ask of the floors below; doubles stand in for it in tests."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from oircheck.models import ModelsLock
    from oircheck.types import Claim, Judgement, Provenance, Report, Source
    from oircheck.verify.policy import Policy

Progress = Callable[[int, int], None]
"""Called with how much is done, and how much there is."""


class Refresh(Protocol):
    """What changed in the index when it was opened, in documents."""

    @property
    def added(self) -> int:
        """Documents that were not there before."""
        ...

    @property
    def changed(self) -> int:
        """Documents whose contents changed."""
        ...

    @property
    def removed(self) -> int:
        """Documents that are gone."""
        ...

    @property
    def unchanged(self) -> int:
        """Documents that stand as they stood."""
        ...

    @property
    def passages(self) -> int:
        """Passages in the index now."""
        ...


class DocumentInfo(Protocol):
    """A document as the index knows it."""

    @property
    def doc_id(self) -> str:
        """Path relative to the corpus root."""
        ...

    @property
    def path(self) -> str:
        """Path as shown to the user."""
        ...

    @property
    def source(self) -> Source:
        """What is known of its source."""
        ...

    @property
    def passages(self) -> int:
        """How many passages it has."""
        ...

    @property
    def sha256(self) -> str:
        """Digest of the file's bytes."""
        ...


class Session(Protocol):
    """An open index with its models; closes them when left."""

    @property
    def provenance(self) -> Provenance:
        """What its results depend on."""
        ...

    @property
    def unreadable(self) -> tuple[tuple[str, str], ...]:
        """Path and problem of each document that could not be read."""
        ...

    @property
    def notices(self) -> tuple[str, ...]:
        """What the user should know although nothing failed."""
        ...

    @property
    def refresh(self) -> Refresh | None:
        """What changed; ``None`` when the corpus stands as it stood."""
        ...

    def documents(self) -> Sequence[DocumentInfo]:
        """Return the documents in the index."""
        ...

    def check(self, claims: Iterable[Claim]) -> Iterator[Judgement]:
        """Judge claims lazily, in order."""
        ...

    def report(self, judgements: Iterable[Judgement]) -> Report:
        """Put judgements together with what they depend on."""
        ...

    def __enter__(self) -> Session: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...


class OpenSession(Protocol):
    """Opens a session, building or refreshing the index where needed."""

    def __call__(
        self,
        *,
        corpus: Sequence[Path],
        cache: Path,
        policy: Policy,
        bundle: Path | None,
        as_of: dt.date | None,
        progress: Progress | None,
    ) -> Session:
        """Open a session on the corpus, which is files or folders."""
        ...


class Models(Protocol):
    """The models that a lock pins."""

    @property
    def lock(self) -> ModelsLock:
        """What the lock says."""
        ...

    def verify(self) -> None:
        """Compare every file with the lock; ``ModelLockError`` where one differs."""
        ...

    def probe(self) -> tuple[tuple[str, bool, str], ...]:
        """Run every model on known inputs: role, whether it passed, and how far off."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The floors below, as the commands use them."""

    open_session: OpenSession
    open_models: Callable[[], Models]
