"""The composition root: opens index and models, owns them, and closes them."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from oircheck import __version__
from oircheck.errors import ClaimError
from oircheck.index import (
    HybridRetriever,
    Index,
    IndexedDocument,
    IndexKeeper,
    Refresh,
)
from oircheck.index.memo import Memo
from oircheck.models import Backend, Bundle, ClaimDetector, Role, open_bundle
from oircheck.ports import Encoder, Retriever
from oircheck.types import Claim, Judgement, Provenance, Report, ScoredPassage
from oircheck.verify import COMPARERS, Policy, verify
from oircheck.verify.remembering import Answers
from oircheck.verify.windows import WindowEncoder, unfit, verify_window

INDEX_FOLDER = "index"
"""The index, inside the cache folder."""

ANSWERS = "answers.sqlite"
"""What the models have answered, inside the cache folder."""

VERIFIED_FILES = "models.json"
"""What remembers which model files matched, inside the cache folder."""

Progress = Callable[[int, int], None]
Waiting = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed in the index when it was opened, in documents.

    Attributes:
        passages: How many passages the index holds now.
        rebuilt: Why the index was built anew; empty if it was not, or is the first.
    """

    added: int
    changed: int
    removed: int
    unchanged: int
    passages: int
    rebuilt: str = ""


class Session:
    """An index and the models, ready to judge claims; a context manager.

    Attributes:
        refresh: What changed; ``None`` when the corpus stands as it stood.
        unreadable: Path and problem of each document that could not be read.
        notices: What the user should know although nothing failed.
    """

    def __init__(
        self,
        *,
        index: Index,
        bundle: Bundle,
        policy: Policy,
        as_of: dt.date | None = None,
        changes: Changes | None = None,
        paths: Mapping[str, Path] | None = None,
        notices: Sequence[str] = (),
        memo: Memo | None = None,
    ) -> None:
        self._index = index
        self._bundle = bundle
        self._memo = memo
        self._answers = Answers(bundle, memo, dimension=index.dimension)
        self._policy = policy
        self._as_of = as_of
        self._paths = paths or {}
        self.refresh = changes
        self.unreadable = index.unreadable()
        rebuilt = changes.rebuilt if changes else ""
        self.notices = (
            *([f"the index was built anew: {rebuilt}"] if rebuilt else []),
            *index.notices(as_of),
            *notices,
            *([memo.problem] if memo and memo.problem else []),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the index and the models."""
        self._index.close()
        self._bundle.close()
        if self._memo is not None:
            self._memo.close()

    @property
    def detector(self) -> ClaimDetector:
        """What tells statements from questions, orders and opinions."""
        return self._bundle.detector

    @property
    def most_tokens(self) -> int:
        """How many tokens a claim may have."""
        return self._answers.verifier.limit // 2

    def fits(self, claim: str) -> bool:
        """Whether a claim has words, and is short enough to be judged."""
        reads = self._answers.verifier
        return not unfit(claim, fits=reads.fits, limit=reads.limit)

    def find(self, claim: Claim, *, k: int) -> tuple[ScoredPassage, ...]:
        """Return at most ``k`` passages that are nearest to a claim's words."""
        dated = claim if claim.as_of else replace(claim, as_of=self._as_of)
        retriever = HybridRetriever(self._index, self._answers.encoder)
        return _Placed(retriever, self._paths).retrieve([dated], k=k)[0]

    def check(self, claims: Iterable[Claim]) -> Iterator[Judgement]:
        """Judge each claim: lazily, in order.

        A claim without an as-of date gets the session's.

        Raises:
            ClaimError: If a claim is empty, a question, a lone word or else states
                nothing, or is longer than the verifier reads.
            ModelLockError: If a model is missing or altered.
        """
        return self._judged(claims, self._answers.encoder)

    def check_many(self, claims: Sequence[Claim]) -> list[Judgement | ClaimError]:
        """Judge claims that are there together, each by itself; in order.

        What is found is what ``check`` finds; the error of a claim that cannot be
        judged takes the place of its judgement.

        Raises:
            ModelLockError: If a model is missing or altered.
        """
        fit: list[Claim] = []
        errors: dict[int, ClaimError] = {}
        for place, claim in enumerate(claims):
            try:
                fit += self._checkable([claim])
            except ClaimError as error:
                errors[place] = error
        encoder = WindowEncoder(self._answers.encoder, [claim.text for claim in fit])
        judged = iter(
            verify_window(
                fit,
                retriever=_Placed(HybridRetriever(self._index, encoder), self._paths),
                verifier=self._answers.verifier,
                comparers=self._answers.comparers(COMPARERS),
                stance=self._bundle.stance,
                weighing=self._bundle.verdict,
                exchanging=self._bundle.exchange,
                policy=self._policy,
            )
        )
        return [errors.get(place) or next(judged) for place in range(len(claims))]

    def _judged(self, claims: Iterable[Claim], encoder: Encoder) -> Iterator[Judgement]:
        return verify(
            self._checkable(claims),
            retriever=_Placed(HybridRetriever(self._index, encoder), self._paths),
            verifier=self._answers.verifier,
            comparers=self._answers.comparers(COMPARERS),
            stance=self._bundle.stance,
            weighing=self._bundle.verdict,
            exchanging=self._bundle.exchange,
            policy=self._policy,
        )

    def report(self, judgements: Iterable[Judgement]) -> Report:
        """Put judgements together with what they depend on."""
        return Report(
            judgements=tuple(judgements),
            policy=self._policy.as_items(),
            provenance=self.provenance,
            notices=self.notices,
        )

    @property
    def provenance(self) -> Provenance:
        """What the results of this session depend on besides the claims."""
        return Provenance(
            version=__version__,
            models=f"sha256:{self._bundle.digest}",
            index=self._index.digest,
            config=settings_digest(self._policy, self._as_of),
            documents=self._index.facts().documents,
            as_of=self._as_of,
            dating=self._index.dating(self._as_of),
        )

    def documents(self) -> tuple[IndexedDocument, ...]:
        """Return what the index holds, in the order of ``doc_id``."""
        return tuple(
            replace(item, path=_shown(self._paths, item.doc_id, item.path))
            for item in self._index.documents()
        )

    def _checkable(self, claims: Iterable[Claim]) -> Iterator[Claim]:
        verifier = self._answers.verifier
        for claim in claims:
            problem = unfit(claim.text, fits=verifier.fits, limit=verifier.limit)
            if problem:
                raise ClaimError(problem)
            yield claim if claim.as_of else replace(claim, as_of=self._as_of)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A Retriever that names files as they are reached from here, today.

    The index knows documents by ``doc_id``; the path that it was built under may be
    relative to another working directory.
    """

    retriever: Retriever
    paths: Mapping[str, Path]

    def retrieve(
        self, claims: Sequence[Claim], *, k: int
    ) -> list[tuple[ScoredPassage, ...]]:
        """Return what the retriever finds, each with the path it has now."""
        return self._placed(self.retriever.retrieve(claims, k=k))

    def set_aside(
        self, claims: Sequence[Claim], *, k: int
    ) -> list[tuple[ScoredPassage, ...]]:
        """Return what the retriever set aside, each with the path it has now."""
        return self._placed(self.retriever.set_aside(claims, k=k))

    def _placed(
        self, found: Iterable[tuple[ScoredPassage, ...]]
    ) -> list[tuple[ScoredPassage, ...]]:
        return [
            tuple(
                replace(item, path=_shown(self.paths, item.passage.doc_id, item.path))
                for item in items
            )
            for items in found
        ]


def _shown(paths: Mapping[str, Path], doc_id: str, known: str) -> str:
    path = paths.get(doc_id)
    return known if path is None else path.as_posix()


def open_session(
    *,
    corpus: Sequence[Path],
    cache: Path,
    policy: Policy,
    bundle: Path | None = None,
    as_of: dt.date | None = None,
    progress: Progress | None = None,
    waiting: Waiting | None = None,
    backend: Backend = Backend.ONNX,
    remember: bool = False,
) -> Session:
    """Open the index on a corpus, bringing it up to date first.

    Args:
        corpus: Folders or files; together they are one corpus.
        cache: A folder of oircheck's own; it is made if need be.
        bundle: A folder with models and their ``models.lock``; ``None`` takes the
            models of the package.
        as_of: The date that claims speak from, where they do not say it.
        progress: Told how many documents are done, and of how many.
        waiting: Told who else writes the index, where that has to be waited for.
        backend: What runs the models.
        remember: Keep in the cache what the exported models answer.

    Raises:
        CorpusError: If the corpus is missing, or nothing in it can be read.
        ConfigError: If a ``sources.toml`` is wrong.
        IndexUnusableError: If the cache cannot be written or read.
        ModelLockError: If a model is missing or altered.
    """
    models = open_bundle(bundle, memory=cache / VERIFIED_FILES, backend=backend)
    memo = _memo(cache, backend, models) if remember else None
    if memo is None:
        models.prepare()
    keeper = _keeper(models, corpus, cache, progress=progress, waiting=waiting)
    return _opened(models, keeper, memo, policy=policy, as_of=as_of)


def _opened(
    models: Bundle,
    keeper: IndexKeeper,
    memo: Memo | None,
    *,
    policy: Policy,
    as_of: dt.date | None,
) -> Session:
    try:
        index, changes = keeper.open()
    except BaseException:
        models.close()
        raise
    sight = keeper.look_over()
    return Session(
        index=index,
        bundle=models,
        policy=policy,
        as_of=as_of,
        changes=None if changes is None else _counted(changes),
        paths=sight.paths,
        notices=sight.notices,
        memo=memo,
    )


def _memo(cache: Path, backend: Backend, models: Bundle) -> Memo | None:
    """Return what the exported models answered before; others are asked anew."""
    if backend is not Backend.ONNX:
        return None
    memo = Memo(cache / ANSWERS)
    if memo.is_empty:
        models.prepare()
    return memo


def open_keeper(
    *,
    corpus: Sequence[Path],
    cache: Path,
    bundle: Path | None = None,
    progress: Progress | None = None,
    waiting: Waiting | None = None,
    backend: Backend = Backend.ONNX,
) -> IndexKeeper:
    """Return what looks after the index of a corpus; no model is opened yet.

    Args:
        corpus: Folders or files; together they are one corpus.
        cache: A folder of oircheck's own.
        bundle: A folder with models and their ``models.lock``; ``None`` takes the
            models of the package.
        progress: Told how many documents are done, and of how many.
        waiting: Told who else writes the index, where that has to be waited for.
        backend: What runs the models.

    Raises:
        ModelLockError: If ``models.lock`` is missing or altered.
    """
    models = open_bundle(bundle, memory=cache / VERIFIED_FILES, backend=backend)
    return _keeper(models, corpus, cache, progress=progress, waiting=waiting)


def _keeper(
    models: Bundle,
    corpus: Sequence[Path],
    cache: Path,
    *,
    progress: Progress | None,
    waiting: Waiting | None,
) -> IndexKeeper:
    return IndexKeeper(
        corpus=corpus,
        folder=cache / INDEX_FOLDER,
        encoder_digest=models.lock.model(Role.EMBEDDER).digest,
        encoder=lambda: models.encoder,
        progress=progress,
        waiting=waiting,
    )


def _counted(done: Refresh) -> Changes:
    return Changes(
        added=len(done.added),
        changed=len(done.changed),
        removed=len(done.removed),
        unchanged=done.unchanged,
        passages=done.passages,
        rebuilt=done.rebuilt,
    )


def settings_digest(policy: Policy, as_of: dt.date | None) -> str:
    """Return a digest of the settings that can change a verdict."""
    settings = {**dict(policy.as_items()), "as_of": str(as_of) if as_of else None}
    written = json.dumps(settings, sort_keys=True).encode()
    return f"sha256:{hashlib.sha256(written).hexdigest()}"
