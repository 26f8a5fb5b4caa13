"""The composition root: opens index and models, owns them, and closes them."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Self

from oircheck import __version__
from oircheck.errors import ClaimError
from oircheck.index import (
    Corpus,
    HybridRetriever,
    Index,
    IndexDamagedError,
    IndexedDocument,
    Refresh,
    fingerprint_files,
    is_stale,
    refresh,
)
from oircheck.models import Bundle, Role, open_bundle
from oircheck.ports import Retriever
from oircheck.quantities import ValueComparer
from oircheck.text import corpus_files, read_corpora
from oircheck.types import Claim, Judgement, Provenance, Report, ScoredPassage
from oircheck.verify import Policy, verify

INDEX_FOLDER = "index"
"""The index, inside the cache folder."""

VERIFIED_FILES = "models.json"
"""What remembers which model files matched, inside the cache folder."""

Progress = Callable[[int, int], None]


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
    ) -> None:
        self._index = index
        self._bundle = bundle
        self._policy = policy
        self._as_of = as_of
        self._paths = paths or {}
        self.refresh = changes
        self.unreadable = index.unreadable()
        rebuilt = changes.rebuilt if changes else ""
        self.notices = (
            *([f"the index was built anew: {rebuilt}"] if rebuilt else []),
            *index.notices(),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the index and the models."""
        self._index.close()
        self._bundle.close()

    def check(self, claims: Iterable[Claim]) -> Iterator[Judgement]:
        """Judge each claim: lazily, in order.

        A claim without an as-of date gets the session's.

        Raises:
            ClaimError: If a claim is empty, or longer than the verifier reads.
            ModelLockError: If a model is missing or altered.
        """
        return verify(
            self._checkable(claims),
            retriever=_Placed(
                HybridRetriever(self._index, self._bundle.encoder), self._paths
            ),
            verifier=self._bundle.verifier,
            comparers=(ValueComparer(),),
            stance=self._bundle.stance,
            weighing=self._bundle.verdict,
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
            config=_digest(self._policy, self._as_of),
            documents=len(self._index.documents()),
            as_of=self._as_of,
        )

    def documents(self) -> tuple[IndexedDocument, ...]:
        """Return what the index holds, in the order of ``doc_id``."""
        return tuple(
            replace(item, path=_shown(self._paths, item.doc_id, item.path))
            for item in self._index.documents()
        )

    def _checkable(self, claims: Iterable[Claim]) -> Iterator[Claim]:
        for claim in claims:
            if not claim.text.strip():
                raise ClaimError("the claim is empty; give a sentence to check")
            if not any(character.isalnum() for character in claim.text):
                raise ClaimError("the claim has no word; give a sentence to check")
            if not self._bundle.verifier.fits(claim.text):
                limit = self._bundle.verifier.limit // 2
                raise ClaimError(
                    f"the claim is longer than {limit} tokens, half of what the "
                    "verifier reads (models.lock); check it sentence by sentence"
                )
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
        return [
            tuple(
                replace(item, path=_shown(self.paths, item.passage.doc_id, item.path))
                for item in found
            )
            for found in self.retriever.retrieve(claims, k=k)
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
) -> Session:
    """Open the index on a corpus, bringing it up to date first.

    Args:
        corpus: Folders or files; together they are one corpus.
        cache: A folder of oircheck's own; it is made if need be.
        bundle: A folder with models and their ``models.lock``; ``None`` takes the
            models of the package.
        as_of: The date that claims speak from, where they do not say it.
        progress: Told how many documents are done, and of how many.

    Raises:
        CorpusError: If the corpus is missing, or nothing in it can be read.
        ConfigError: If a ``sources.toml`` is wrong.
        IndexUnusableError: If the cache cannot be written or read.
        ModelLockError: If a model is missing or altered.
    """
    models = open_bundle(bundle, memory=cache / VERIFIED_FILES)
    models.prepare()
    try:
        index, changes = _open_index(corpus, cache / INDEX_FOLDER, models, progress)
    except BaseException:
        models.close()
        raise
    return Session(
        index=index,
        bundle=models,
        policy=policy,
        as_of=as_of,
        changes=changes,
        paths=corpus_files(corpus),
    )


def _open_index(
    corpus: Sequence[Path], folder: Path, models: Bundle, progress: Progress | None
) -> tuple[Index, Changes | None]:
    """Bring the index up to date and open it; a damaged one is built anew."""
    digest = models.lock.model(Role.EMBEDDER).digest
    changes = _refresh(corpus, folder, models, progress)
    try:
        return Index.open(folder, encoder_digest=digest), changes
    except IndexDamagedError:
        changes = _refresh(corpus, folder, models, progress, rebuild=True)
        return Index.open(folder, encoder_digest=digest), changes


def _refresh(
    corpus: Sequence[Path],
    folder: Path,
    models: Bundle,
    progress: Progress | None,
    *,
    rebuild: bool = False,
) -> Changes | None:
    """Bring the index up to date; ``None`` where nothing had to be done."""
    files = corpus_files(corpus)
    digest = models.lock.model(Role.EMBEDDER).digest
    fingerprints = fingerprint_files(folder, files, encoder_digest=digest)
    stale = is_stale(folder, fingerprints, encoder_digest=digest)
    if not (stale or rebuild):
        return None
    reading = read_corpora(corpus)
    done = refresh(
        folder,
        Corpus(
            documents=reading.documents,
            fingerprints=fingerprints,
            unreadable=reading.unreadable,
            notices=reading.notices,
        ),
        encoder=models.encoder,
        rebuild=rebuild,
        progress=progress,
    )
    return _counted(done)


def _counted(done: Refresh) -> Changes:
    return Changes(
        added=len(done.added),
        changed=len(done.changed),
        removed=len(done.removed),
        unchanged=done.unchanged,
        passages=done.passages,
        rebuilt=done.rebuilt,
    )


def _digest(policy: Policy, as_of: dt.date | None) -> str:
    """Return a digest of the settings that can change a verdict."""
    settings = {**dict(policy.as_items()), "as_of": str(as_of) if as_of else None}
    written = json.dumps(settings, sort_keys=True).encode()
    return f"sha256:{hashlib.sha256(written).hexdigest()}"
