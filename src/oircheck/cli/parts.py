"""The floors below, wired up; importing this loads the index and the models."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from oircheck.batch.against import TextSession
from oircheck.cli.ports import Fitting, Parts, Progress, Session, Waiting
from oircheck.index import IndexKeeper
from oircheck.models import (
    Backend,
    Bundle,
    ModelsLock,
    Role,
    open_bundle,
    probe_all,
)
from oircheck.models.bundle import TOKENIZER_FILE
from oircheck.models.integrity import digest_of_file
from oircheck.models.tokenize import TextTokenizer
from oircheck.session import open_keeper, open_session, settings_digest
from oircheck.verify.policy import Policy


@dataclass(frozen=True, slots=True)
class TokenCount:
    """Counts tokens as the verifier does, which need not be opened for it."""

    tokenizer: TextTokenizer
    limit: int

    def fits(self, claim: str) -> bool:
        """Whether a claim leaves the passage as much room as it takes."""
        return 2 * self.tokenizer.count(claim) <= self.limit


@dataclass(frozen=True, slots=True)
class BundledModels:
    """The models of a bundle."""

    bundle: Bundle

    @property
    def lock(self) -> ModelsLock:
        """What the lock says."""
        return self.bundle.lock

    def verify(self) -> None:
        """Compare every file with the lock; ``ModelLockError`` where one differs."""
        self.bundle.verify()

    def probe(self) -> tuple[tuple[str, bool, str], ...]:
        """Run every model on known inputs: role, whether it passed, and how far off."""
        return tuple(
            (
                outcome.role.value,
                outcome.passed,
                f"differs by {outcome.difference:.2g}, {outcome.tolerance:.2g} allowed",
            )
            for outcome in probe_all(self.bundle)
        )

    def fitting(self) -> Fitting:
        """Open what counts the tokens of claims; ``ModelLockError`` if altered."""
        model = self.bundle.lock.model(Role.VERIFIER)
        path = self.bundle.root / Role.VERIFIER / TOKENIZER_FILE
        known = model.file(TOKENIZER_FILE).sha256
        if not path.is_file() or digest_of_file(path) != known:
            self.verify()
        return TokenCount(TextTokenizer(path), model.io.max_tokens or 0)


def _open_session(
    *,
    corpus: Sequence[Path],
    cache: Path,
    policy: Policy,
    bundle: Path | None,
    as_of: dt.date | None,
    progress: Progress | None,
    waiting: Waiting | None = None,
    backend: str = Backend.ONNX,
    remember: bool = False,
) -> Session:
    return open_session(
        corpus=corpus,
        cache=cache,
        policy=policy,
        bundle=bundle,
        as_of=as_of,
        progress=progress,
        waiting=waiting,
        backend=Backend(backend),
        remember=remember,
    )


def _open_keeper(
    *,
    corpus: Sequence[Path],
    cache: Path,
    progress: Progress | None,
    waiting: Waiting | None,
    bundle: Path | None = None,
    backend: str = Backend.ONNX,
) -> IndexKeeper:
    return open_keeper(
        corpus=corpus,
        cache=cache,
        progress=progress,
        waiting=waiting,
        bundle=bundle,
        backend=Backend(backend),
    )


def _open_models(
    *, bundle: Path | None = None, backend: str = Backend.ONNX
) -> BundledModels:
    return BundledModels(open_bundle(bundle, backend=Backend(backend)))


def _open_texts(
    *,
    policy: Policy,
    as_of: dt.date | None,
    column: str,
    bundle: Path | None,
    backend: str,
) -> TextSession:
    return TextSession(
        bundle=open_bundle(bundle, backend=Backend(backend)),
        policy=policy,
        column=column,
        config=settings_digest(policy, as_of),
    )


PARTS = Parts(
    open_texts=_open_texts,
    open_session=_open_session,
    open_models=_open_models,
    open_keeper=_open_keeper,
)
