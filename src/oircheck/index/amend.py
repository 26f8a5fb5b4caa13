"""Putting a few documents into an index, or taking them out, without its corpus."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from oircheck.errors import IndexUnusableError
from oircheck.index.added import OF_COPY
from oircheck.index.checks import seal_facts
from oircheck.index.fingerprints import Fingerprint
from oircheck.index.folder import current_generation
from oircheck.index.generation import check_meta
from oircheck.index.ingest import Ingest
from oircheck.index.rows import content_key, contents_digest
from oircheck.index.schema import connect_writer, read_meta, translated, write_meta
from oircheck.index.write import Refresh
from oircheck.ports import Encoder
from oircheck.text.passages import build_passages
from oircheck.types import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """What is to change.

    Attributes:
        documents: To be put in, or in the place of those of the same ``doc_id``.
        removed: ``doc_id`` of each to be taken out.
        fingerprints: Of the documents put in.
        settled: Paths of which no copy is unreadable any more.
    """

    documents: Sequence[Document] = ()
    removed: Sequence[str] = ()
    fingerprints: Sequence[Fingerprint] = ()
    settled: Sequence[str] = ()


def amend(folder: Path, change: Amendment, *, encoder: Encoder) -> Refresh | None:
    """Change the index in ``folder`` as it stands, in one transaction.

    The lock must be held.

    Whether its corpus changed meanwhile is not looked at: the next refresh does. What
    the texts of the rest are takes no time here, however many they are.

    Returns:
        ``None`` where there is no index that this version and encoder can write; the
        caller refreshes then.

    Raises:
        IndexUnusableError: If the folder cannot be written, or the disk is full.
        DocumentError: If a document cannot be cut into passages.
    """
    with translated(folder):
        generation = current_generation(folder)
        if generation is None:
            return None
        with closing(connect_writer(generation)) as connection:
            try:
                meta = read_meta(connection)
                check_meta(folder, meta, encoder_digest=encoder.digest)
            except (sqlite3.DatabaseError, IndexUnusableError):
                return None
            connection.execute("BEGIN IMMEDIATE")
            ingest = Ingest(
                connection, generation, encoder=encoder, rows=int(meta["rows"])
            )
            return _amended(connection, ingest, change)


def _amended(
    connection: sqlite3.Connection, ingest: Ingest, change: Amendment
) -> Refresh:
    added: list[str] = []
    changed: list[str] = []
    removed = [doc_id for doc_id in change.removed if _content(connection, doc_id)]
    before = _count(connection)
    try:
        for doc_id in removed:
            ingest.remove(doc_id)
        for document in change.documents:
            known, content = (
                _content(connection, document.doc_id),
                content_key(document),
            )
            if known == content:
                continue
            passages = build_passages(document)
            if known:
                ingest.remove(document.doc_id)
            ingest.add(document, passages, content=content)
            (changed if known else added).append(document.doc_id)
        rows = ingest.finish()
        _record(connection, ingest, change, rows)
        connection.execute("COMMIT")
    finally:
        ingest.close()
    (passages_now,) = connection.execute(
        "SELECT coalesce(sum(passages), 0) FROM documents"
    ).fetchone()
    return Refresh(
        added=tuple(added),
        changed=tuple(changed),
        removed=tuple(removed),
        unchanged=before - len(changed) - len(removed),
        passages=passages_now,
        encoded=ingest.encoded,
    )


def _record(
    connection: sqlite3.Connection, ingest: Ingest, change: Amendment, rows: int
) -> None:
    """Bring up to date what holds for the generation as a whole.

    When its files were last looked at stays what it was.
    """
    _forget_files(connection, change.removed)
    connection.executemany(
        "DELETE FROM problems WHERE path = ? AND substr(problem, 1, ?) = ?",
        [(path, len(OF_COPY), OF_COPY) for path in change.settled],
    )
    connection.executemany(
        "INSERT OR REPLACE INTO files (name, size, mtime_ns, sha256)"
        " VALUES (?, ?, ?, ?)",
        [
            (item.name, item.size, item.mtime_ns, item.sha256)
            for item in change.fingerprints
        ],
    )
    documents = connection.execute("SELECT doc_id, content FROM documents")
    write_meta(
        connection,
        rows=rows,
        digest=contents_digest(documents),
        vectors_ns=ingest.written_ns,
    )
    seal_facts(connection)


def _forget_files(connection: sqlite3.Connection, names: Iterable[str]) -> None:
    connection.executemany(
        "DELETE FROM files WHERE name = ?", [(name,) for name in names]
    )


def _content(connection: sqlite3.Connection, doc_id: str) -> str | None:
    found = connection.execute(
        "SELECT content FROM documents WHERE doc_id = ?", (doc_id,)
    ).fetchone()
    return None if found is None else str(found[0])


def _count(connection: sqlite3.Connection) -> int:
    (count,) = connection.execute("SELECT count(*) FROM documents").fetchone()
    return int(count)
