"""What the commands ask of the floors below; doubles stand in for it in tests."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from oircheck.errors import ClaimError
    from oircheck.gate.ports import Detector
    from oircheck.index import IndexKeeper
    from oircheck.models import ModelsLock
    from oircheck.types import (
        Claim,
        Judgement,
        Provenance,
        Report,
        ScoredPassage,
        Source,
    )
    from oircheck.verify.policy import Policy

Progress = Callable[[int, int], None]
"""Called with how much is done, and how much there is."""

Waiting = Callable[[str], None]
"""Called with who else writes the index, where that has to be waited for."""


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

    @property
    def rebuilt(self) -> str:
        """Why it was built anew; empty where it was not."""
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

    @property
    def detector(self) -> Detector:
        """What tells statements from questions, orders and opinions."""
        ...

    @property
    def most_tokens(self) -> int:
        """How many tokens a claim may have."""
        ...

    def fits(self, claim: str) -> bool:
        """Whether a claim has words, and is short enough to be judged."""
        ...

    def find(self, claim: Claim, *, k: int) -> tuple[ScoredPassage, ...]:
        """Return at most ``k`` passages that are nearest to a claim's words."""
        ...

    def check_many(self, claims: Sequence[Claim]) -> list[Judgement | ClaimError]:
        """Judge claims together, each by itself; an error stands for its claim."""
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


class TextSession(Protocol):
    """The open models, for claims that bring along what they are checked against."""

    @property
    def policy(self) -> tuple[tuple[str, float | int | str | bool], ...]:
        """Every threshold, by name."""
        ...

    @property
    def provenance(self) -> Provenance:
        """What its results depend on."""
        ...

    def check(
        self, claims: Sequence[tuple[Claim, str]]
    ) -> list[Judgement | ClaimError]:
        """Judge each claim against its text; an error stands for its claim."""
        ...

    def close(self) -> None:
        """Let go of the models."""
        ...


class OpenTexts(Protocol):
    """Opens the models without any corpus."""

    def __call__(
        self,
        *,
        policy: Policy,
        as_of: dt.date | None,
        column: str,
        bundle: Path | None,
        backend: str,
    ) -> TextSession:
        """Open them for texts that stand in a column."""
        ...


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
        waiting: Waiting | None = None,
        backend: str = "onnx",
        remember: bool = False,
    ) -> Session:
        """Open a session on the corpus, which is files or folders."""
        ...


class OpenKeeper(Protocol):
    """Returns what looks after the index of a corpus; opens no model by itself."""

    def __call__(
        self,
        *,
        corpus: Sequence[Path],
        cache: Path,
        progress: Progress | None,
        waiting: Waiting | None,
        bundle: Path | None = None,
        backend: str = "onnx",
    ) -> IndexKeeper:
        """Look after the index of files or folders."""
        ...


class Fitting(Protocol):
    """What tells whether a claim is short enough to be judged."""

    @property
    def limit(self) -> int:
        """How many tokens are read in all; a claim may take half of them."""
        ...

    def fits(self, claim: str) -> bool:
        """Whether it is short enough."""
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

    def fitting(self) -> Fitting:
        """Open what counts the tokens of claims, and no more than it needs."""
        ...


class OpenModels(Protocol):
    """Opens the models of a bundle, or of the package."""

    def __call__(self, *, bundle: Path | None = None, backend: str = "onnx") -> Models:
        """Read the lock; a model is opened when first asked for."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The floors below, as the commands use them.

    Attributes:
        stamp: What stands for models and code where these are not the package's own;
            while it is empty nothing that the gate finds is kept.
    """

    open_session: OpenSession
    open_texts: OpenTexts
    open_models: OpenModels
    open_keeper: OpenKeeper
    stamp: str = ""
