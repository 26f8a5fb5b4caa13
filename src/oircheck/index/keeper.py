"""The keeper of one corpus's index: what is stale, what is added, what is moved."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from oircheck.errors import UsageError
from oircheck.index import added
from oircheck.index.amend import Amendment, amend
from oircheck.index.archive import Archive, export_index, import_index
from oircheck.index.fingerprints import Fingerprint
from oircheck.index.folder import Waiting, writing
from oircheck.index.generation import DAMAGED, fingerprint_files, inspect, is_stale
from oircheck.index.inspection import Damage, look_over
from oircheck.index.schema import IndexDamagedError, translated
from oircheck.index.state import IndexState, with_contents
from oircheck.index.store import Index
from oircheck.index.write import Corpus, Progress, Refresh, refresh
from oircheck.ports import Encoder
from oircheck.text import CorpusReading, corpus_files, read_corpora, reading_version
from oircheck.text.corpora import list_corpus, require_sources

READERS = "//readers"
"""Stands among the files for how they are read; no file has such a name."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What the folders of a corpus show now, whatever the index knows of them.

    Attributes:
        paths: Of each document as the user gave it, by its name in the index.
        notices: What is passed over there, and what was changed since it was added.
    """

    paths: Mapping[str, Path]
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexKeeper:
    """Keeps the index of a corpus.

    Attributes:
        corpus: Folders or files; together they are one corpus.
        folder: Of the index.
        encoder_digest: What an index has to be made with.
        encoder: Opens the encoder; called only where something is encoded.
        progress: Told how many documents are done, and of how many.
        waiting: Told who holds the lock, where it has to be waited for.
    """

    corpus: Sequence[Path]
    folder: Path
    encoder_digest: str
    encoder: Callable[[], Encoder]
    progress: Progress | None = None
    waiting: Waiting | None = None

    def paths(self) -> Mapping[str, Path]:
        """Return where each document is today, by its name in the index."""
        found = dict(corpus_files(self.corpus))
        for item in added.read_list(self.folder):
            found[item.doc_id] = added.shown_path(self.folder, item)
        return found

    def look_over(self) -> Sight:
        """Look through the folders, and say where what is cited stands today."""
        listing = list_corpus(self.corpus)
        listed = added.read_list(self.folder)
        return Sight(
            paths={**listing.files, **added.cited_paths(self.folder)},
            notices=(*listing.notices, *added.outdated(listed)),
        )

    def cited(self) -> Mapping[str, Path]:
        """Return the path of each document as the user gave it, by its name."""
        return {**corpus_files(self.corpus), **added.cited_paths(self.folder)}

    def state(self) -> IndexState:
        """Look at the index and at its sources, and change nothing.

        Raises:
            CorpusError: If the corpus is missing, or nothing was ever indexed and
                nothing in it can be read.
            ConfigError: If a ``sources.toml`` is wrong.
            IndexUnusableError: If the folder cannot be read.
        """
        found = inspect(self.folder, encoder_digest=self.encoder_digest)
        listed = added.read_list(self.folder)
        now = {item.name: item for item in self._fingerprints(listed)}
        known = {item.name: item for item in found.fingerprints}
        readers = (now.pop(READERS, None), known.pop(READERS, None))
        state = IndexState(
            folder=self.folder,
            built=found.folder is not None,
            reason=found.reason,
            new=tuple(sorted(now.keys() - known.keys())),
            changed=tuple(
                sorted(
                    name
                    for name in now.keys() & known.keys()
                    if _contents(now[name]) != _contents(known[name])
                )
            ),
            gone=tuple(sorted(known.keys() - now.keys())),
            read_anew=bool(known) and readers[0] != readers[1],
            added=tuple(item.doc_id for item in listed),
        )
        listing = list_corpus(self.corpus)
        require_sources(listing.files, (*state.new, *state.changed))
        if found.folder is None:
            # Nothing is known of the documents yet, so they are read.
            read = self._reading(listed)
            told = replace(state, unreadable=read.unreadable, notices=read.notices)
        else:
            told = with_contents(state, found, encoder_digest=self.encoder_digest)
        return replace(told, notices=(*listing.notices, *told.notices))

    def refresh(self, *, rebuild: bool = False) -> Refresh | None:
        """Bring the index up to date; ``None`` where nothing had to be done.

        Args:
            rebuild: Whether to build it anew. What was added and is lost, file and
                copy, is then told and given up.

        Raises:
            CorpusError: If the corpus is missing, or nothing in it can be read.
            ConfigError: If a ``sources.toml`` is wrong.
            IndexUnusableError: If the folder cannot be written or read.
        """
        if rebuild:
            return self._rebuilt()
        listed = added.read_list(self.folder)
        fingerprints = self._fingerprints(listed)
        if not is_stale(self.folder, fingerprints, encoder_digest=self.encoder_digest):
            return None
        return self._refreshed(listed, fingerprints)

    def _rebuilt(self) -> Refresh:
        with self._writing():
            lost = added.mend_copies(self.folder)
        gone = {item.doc_id for item, _ in lost}
        listed = [one for one in added.read_list(self.folder) if one.doc_id not in gone]
        done = self._refreshed(listed, self._fingerprints(listed), rebuild=True)
        if lost:
            with self._changing_list():
                added.forget(self.folder, gone)
        return replace(done, lost=tuple(_told(*one) for one in lost))

    def _refreshed(
        self,
        listed: Sequence[added.Added],
        fingerprints: Sequence[Fingerprint],
        *,
        rebuild: bool = False,
    ) -> Refresh:
        reading = self._reading(listed)
        return refresh(
            self.folder,
            Corpus(
                documents=reading.documents,
                fingerprints=fingerprints,
                unreadable=reading.unreadable,
                notices=reading.notices,
            ),
            encoder=self.encoder(),
            rebuild=rebuild,
            progress=self.progress,
            waiting=self.waiting,
        )

    def open(self) -> tuple[Index, Refresh | None]:
        """Bring the index up to date and open it; a damaged one is built anew.

        Raises:
            CorpusError: If the corpus is missing, or nothing in it can be read.
            ConfigError: If a ``sources.toml`` is wrong.
            IndexUnusableError: If the folder cannot be written or read.
        """
        changes = self.refresh()
        try:
            return Index.open(self.folder, encoder_digest=self.encoder_digest), changes
        except IndexDamagedError:
            changes = replace(self._as_it_stands(rebuild=True), rebuilt=DAMAGED)
            return Index.open(self.folder, encoder_digest=self.encoder_digest), changes

    def _as_it_stands(self, *, rebuild: bool = False) -> Refresh:
        """Read everything that is there to be read, and give nothing up."""
        listed = added.read_list(self.folder)
        return self._refreshed(listed, self._fingerprints(listed), rebuild=rebuild)

    def outdated(self) -> tuple[str, ...]:
        """Return a notice for each added file that was changed since."""
        return added.outdated(added.read_list(self.folder))

    def add(
        self, paths: Sequence[Path], stated: added.Stated
    ) -> tuple[tuple[str, ...], Refresh]:
        """Add documents from elsewhere, and keep a copy of each.

        Returns:
            What each is called in the index, and what changed in it.

        Raises:
            UsageError: If a path holds no document.
            CorpusError: If a path does not exist.
            DocumentError: If a file cannot be read; then none is added.
            FieldError: If what is stated cannot be right.
            IndexUnusableError: If the folder cannot be written.
        """
        prepared = added.prepare(paths, stated)
        if not prepared:
            raise UsageError("no document there that can be read")
        encoder = self.encoder()
        with self._changing_list():
            items = added.store(self.folder, prepared)
            documents, _ = added.read_added(self.folder, items)
            change = Amendment(
                documents=documents,
                fingerprints=[item.fingerprint for item in items],
                settled=[added.shown_origin(item) for item in items],
            )
            done = amend(self.folder, change, encoder=encoder)
        names = tuple(item.doc_id for item in items)
        return names, done or self._as_it_stands()

    def remove(self, names: Sequence[str]) -> tuple[tuple[str, ...], Refresh]:
        """Take out documents that were added.

        Args:
            names: What they are called in the index, or where they were added from.

        Returns:
            What each was called in the index, and what changed in it.

        Raises:
            UsageError: If a name is not that of a document that was added.
            IndexUnusableError: If the folder cannot be written.
        """
        listed = added.read_list(self.folder)
        gone = tuple(dict.fromkeys(self._named(name, listed) for name in names))
        encoder = self.encoder()
        with self._changing_list():
            added.forget(self.folder, gone)
            change = Amendment(
                removed=gone,
                settled=[
                    added.shown_origin(one) for one in listed if one.doc_id in gone
                ],
            )
            done = amend(self.folder, change, encoder=encoder)
        return gone, done or self._as_it_stands()

    def verify(self) -> tuple[Damage, ...]:
        """Read every file of the index in full, and name those that are damaged.

        Raises:
            IndexUnusableError: If there is no index, or it belongs to another version
                or encoder.
        """
        return look_over(self.folder, encoder_digest=self.encoder_digest)

    def export(self, target: Path) -> Archive:
        """Bring the index up to date, and write it to one file."""
        self.refresh()
        return export_index(self.folder, target, encoder_digest=self.encoder_digest)

    def take(self, source: Path, *, replace_added: bool = False) -> Archive:
        """Put the index of an archive in the place of this one."""
        return import_index(
            self.folder,
            source,
            encoder_digest=self.encoder_digest,
            replace_added=replace_added,
            waiting=self.waiting,
        )

    def _fingerprints(self, items: Sequence[added.Added]) -> tuple[Fingerprint, ...]:
        found = fingerprint_files(
            self.folder,
            corpus_files(self.corpus),
            encoder_digest=self.encoder_digest,
        )
        listed = [item.fingerprint for item in items]
        taken = {item.name for item in listed}
        kept = [item for item in found if item.name not in taken]
        version = reading_version(item.name for item in (*kept, *listed))
        return (*kept, *listed, Fingerprint(READERS, 0, 0, version))

    def _reading(self, listed: Sequence[added.Added]) -> CorpusReading:
        """Read the corpus and what was added; of one name, what was added counts."""
        documents, unreadable = added.read_added(self.folder, listed)
        if documents and not corpus_files(self.corpus):
            return CorpusReading(documents, unreadable, ())
        reading = read_corpora(self.corpus)
        # What is passed over is told by whoever looks: it changes no document.
        passed = frozenset(list_corpus(self.corpus).notices)
        taken = {item.doc_id for item in listed}
        hidden = tuple(
            (
                document.path,
                f"a document that was added is called {document.doc_id} too",
            )
            for document in reading.documents
            if document.doc_id in taken
        )
        kept = [one for one in reading.documents if one.doc_id not in taken]
        return CorpusReading(
            (*kept, *documents),
            (*reading.unreadable, *unreadable, *hidden),
            tuple(one for one in reading.notices if one not in passed),
        )

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with writing(self.folder, waiting=self.waiting), translated(self.folder):
            yield

    @contextmanager
    def _changing_list(self) -> Iterator[None]:
        """Hold the lock; where something fails, the list is what it was before."""
        with self._writing():
            before = added.read_list(self.folder)
            try:
                yield
            except BaseException:
                added.restore(self.folder, before)
                raise
            added.sweep_copies(self.folder)

    def _named(self, name: str, listed: Sequence[added.Added]) -> str:
        where = Path(name).absolute().as_posix()
        for item in listed:
            if name == item.doc_id or where == item.origin:
                return item.doc_id
        known = [item.doc_id for item in listed]
        near = difflib.get_close_matches(name, known, n=1)
        hint = f"did you mean {near[0]}?" if near else f"added: {', '.join(known)}"
        if not known:
            hint = "none was added"
        raise UsageError(
            f"{name}: not a document that was added ({hint}); one of the corpus is "
            'taken out of its folder, or gets status = "retracted" in sources.toml'
        )


def _told(item: added.Added, problem: str) -> tuple[str, str]:
    """Return path and problem of a document that is lost."""
    said = (
        f"the copy kept of it {problem}, and the file is not what was added; it is in "
        "the index no longer; to have it back: oircheck index add, with the file"
    )
    return added.shown_origin(item), said


def _contents(item: Fingerprint) -> tuple[int, str]:
    return item.size, item.sha256
