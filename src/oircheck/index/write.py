"""Bringing an index up to date with its documents."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from oircheck.errors import DocumentError
from oircheck.index.checks import seal_facts
from oircheck.index.fingerprints import Fingerprint
from oircheck.index.folder import (
    Waiting,
    new_generation,
    sweep,
    switch_to,
    sync_folder,
    writing,
)
from oircheck.index.generation import DAMAGED, Generation, inspect, old_vectors
from oircheck.index.ingest import Ingest
from oircheck.index.rows import content_key, contents_digest
from oircheck.index.schema import (
    SCHEMA_VERSION,
    TABLES,
    connect_writer,
    is_damage,
    read_meta,
    translated,
    write_meta,
)
from oircheck.ports import Encoder
from oircheck.text.passages import build_passages
from oircheck.types import Document

Progress = Callable[[int, int], None]
"""Is told how many documents are done, and of how many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """What an index is made from.

    Attributes:
        documents: In any order; each ``doc_id`` once.
        fingerprints: Of all files that were read, taken before they were read.
        unreadable: Path and problem of each document that could not be read.
        notices: What the user should know although nothing failed.
    """

    documents: Sequence[Document]
    fingerprints: Sequence[Fingerprint] = ()
    unreadable: Sequence[tuple[str, str]] = ()
    notices: Sequence[str] = ()

    def __post_init__(self) -> None:
        seen: set[str] = set()
        for document in self.documents:
            if document.doc_id in seen:
                raise ValueError(f"two documents are called {document.doc_id!r}")
            seen.add(document.doc_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refresh:
    """What it took to bring an index up to date.

    Attributes:
        added: Documents that are new, by ``doc_id``, in order.
        changed: Documents whose text or metadata are not what they were.
        removed: Documents that are gone, or cannot be cut into passages any more.
        unchanged: How many documents are as they were.
        passages: How many passages the index holds now.
        encoded: How many texts had to be encoded.
        rebuilt: Why the index was built anew; empty if it was not, or is the first.
        lost: Path and problem of each document that was added, and is in the index no
            longer: nothing is left to read it from.
    """

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int
    passages: int
    encoded: int
    rebuilt: str = ""
    lost: tuple[tuple[str, str], ...] = ()


def refresh(
    folder: Path,
    corpus: Corpus,
    *,
    encoder: Encoder,
    rebuild: bool = False,
    progress: Progress | None = None,
    waiting: Waiting | None = None,
) -> Refresh:
    """Make the index in ``folder`` hold exactly the documents of a corpus.

    Documents that are as they were are kept, and texts that the index knows are not
    encoded again. An index that is missing, damaged, of another version or encoder is
    built anew. Whatever happens on the way, a reader finds the index as it was before,
    or as it is after. A document that cannot be cut into passages is left out, and
    counts among the unreadable ones.

    Args:
        rebuild: Whether to build anew in any case.
        progress: Told how many documents are done, and of how many.
        waiting: Told who else writes, where that has to be waited for.

    Raises:
        IndexUnusableError: If the folder cannot be written, the disk is full, or
            another process does not stop writing.
    """
    with writing(folder, waiting=waiting) as began, translated(folder):
        sweep(folder)
        old = inspect(folder, encoder_digest=encoder.digest)
        run = _Run(corpus, encoder, began, progress)
        if rebuild:
            return _build(folder, run, replace(old, reason="it was asked for"))
        if old.folder is not None and not old.reason:
            try:
                return _update(old.folder, run, old)
            except sqlite3.DatabaseError as error:
                if not is_damage(error):
                    raise
                old = Generation(reason=DAMAGED)
        return _build(folder, run, old)


@dataclass(frozen=True, slots=True)
class _Run:
    corpus: Corpus
    encoder: Encoder
    began_ns: int
    progress: Progress | None

    def documents(self) -> Iterator[Document]:
        """Yield the documents in order, telling how many are done."""
        documents = sorted(self.corpus.documents, key=lambda one: one.doc_id)
        for done, document in enumerate(documents):
            self._tell(done)
            yield document
        self._tell(len(documents))

    def _tell(self, done: int) -> None:
        if self.progress:
            self.progress(done, len(self.corpus.documents))


def _update(generation: Path, run: _Run, old: Generation) -> Refresh:
    """Change a generation in place, in one transaction."""
    with closing(connect_writer(generation)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        rows = int(read_meta(connection)["rows"])
        ingest = Ingest(connection, generation, encoder=run.encoder, rows=rows)
        return _commit(connection, ingest, run, old, in_place=True)


def _build(folder: Path, run: _Run, old: Generation) -> Refresh:
    """Make a new generation, and let it count once it is whole."""
    generation = new_generation(folder)
    try:
        with (
            old_vectors(old, dimension=run.encoder.dimension) as find_vector,
            closing(connect_writer(generation)) as connection,
        ):
            connection.executescript(TABLES)
            connection.execute("BEGIN IMMEDIATE")
            ingest = Ingest(
                connection,
                generation,
                encoder=run.encoder,
                rows=0,
                find_vector=find_vector,
            )
            done = _commit(connection, ingest, run, old, in_place=False)
        sync_folder(generation)
        switch_to(generation)
    except BaseException:
        shutil.rmtree(generation, ignore_errors=True)
        raise
    return done


def _commit(
    connection: sqlite3.Connection,
    ingest: Ingest,
    run: _Run,
    old: Generation,
    *,
    in_place: bool,
) -> Refresh:
    """Apply a corpus to a generation: with ``in_place`` to the one that is known."""
    try:
        applied = _Applied(ingest, old.known, in_place=in_place)
        for document in run.documents():
            applied.take(document)
        applied.remove_the_rest()
        rows = ingest.finish()
        problems = sorted([*run.corpus.unreadable, *applied.problems])
        _describe(connection, run, rows=rows, problems=problems)
        write_meta(connection, vectors_ns=ingest.written_ns)
        seal_facts(connection)
        connection.execute("COMMIT")
    finally:
        ingest.close()
    (passages,) = connection.execute("SELECT count(*) FROM passages").fetchone()
    return Refresh(
        added=tuple(applied.added),
        changed=tuple(applied.changed),
        removed=tuple(sorted(applied.gone)),
        unchanged=applied.unchanged,
        passages=passages,
        encoded=ingest.encoded,
        rebuilt=old.reason,
    )


class _Applied:
    """What has become of the documents so far."""

    def __init__(
        self, ingest: Ingest, known: Mapping[str, str], *, in_place: bool
    ) -> None:
        self._ingest = ingest
        self._known = known
        self._in_place = in_place
        self.added: list[str] = []
        self.changed: list[str] = []
        self.unchanged = 0
        self.gone = set(known)
        self.problems: list[tuple[str, str]] = []

    def take(self, document: Document) -> None:
        """Keep, replace or add a document; one that cannot be cut is a problem."""
        doc_id, content = document.doc_id, content_key(document)
        same = self._known.get(doc_id) == content
        if same and self._in_place:
            self._ingest.show_as(document)
        else:
            try:
                passages = build_passages(document)
            except DocumentError as error:
                self.problems.append((error.path, error.problem))
                return
            if self._in_place and doc_id in self._known:
                self._ingest.remove(doc_id)
            self._ingest.add(document, passages, content=content)
        if same:
            self.unchanged += 1
        else:
            (self.changed if doc_id in self._known else self.added).append(doc_id)
        self.gone.discard(doc_id)

    def remove_the_rest(self) -> None:
        """Remove every document that was known and was not taken."""
        for doc_id in sorted(self.gone) if self._in_place else ():
            self._ingest.remove(doc_id)


def _describe(
    connection: sqlite3.Connection,
    run: _Run,
    *,
    rows: int,
    problems: Sequence[tuple[str, str]],
) -> None:
    """Record what holds for the generation as a whole."""
    documents = connection.execute("SELECT doc_id, content FROM documents")
    write_meta(
        connection,
        schema=SCHEMA_VERSION,
        encoder=run.encoder.digest,
        dimension=run.encoder.dimension,
        rows=rows,
        digest=contents_digest(documents),
        written_ns=run.began_ns,
    )
    connection.execute("DELETE FROM files")
    connection.executemany(
        "INSERT INTO files (name, size, mtime_ns, sha256) VALUES (?, ?, ?, ?)",
        [
            (item.name, item.size, item.mtime_ns, item.sha256)
            for item in sorted(run.corpus.fingerprints)
        ],
    )
    connection.execute("DELETE FROM problems")
    connection.executemany(
        "INSERT INTO problems (path, problem) VALUES (?, ?)",
        [*problems, *((None, notice) for notice in run.corpus.notices)],
    )
