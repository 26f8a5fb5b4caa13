"""Reading an index in full: whether it still is what was written.

SQLite keeps no check sums, so a changed character would go unnoticed: every row that
counts has one here, beside the database's own check of its structure.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from oircheck.index.lexical import posting_sum
from oircheck.index.rows import contents_digest, digest_of_text, words_digest
from oircheck.index.schema import DATABASE, VECTORS, read_meta, write_meta
from oircheck.index.vectors import wrong_rows

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FACTS_SUM = "facts_sum"

_DOCUMENT = """
SELECT doc_id, path, sha256, content, source, standing, retracted, published,
    english, passages, text
FROM documents WHERE number = ?
"""
_PASSAGES = """
SELECT ordinal, row, start, stop, line, own, pieces, origin, place, check_sum
FROM passages WHERE document = ? ORDER BY ordinal
"""
_FACTS = (
    f"SELECT key, value FROM meta WHERE key <> '{FACTS_SUM}' ORDER BY key",
    "SELECT name, size, mtime_ns, sha256 FROM files ORDER BY name",
    "SELECT number, path, problem FROM problems ORDER BY number",
    "SELECT row FROM dead ORDER BY row",
)


def document_sum(connection: sqlite3.Connection, number: int | None) -> int:
    """Return the check sum of a document, its text and its passages."""
    return _sum(connection, (_DOCUMENT, _PASSAGES), (number,))


def seal_facts(connection: sqlite3.Connection) -> None:
    """Record the check sum of what holds for the whole generation."""
    write_meta(connection, **{FACTS_SUM: _sum(connection, _FACTS, ())})


def contradictions(
    connection: sqlite3.Connection, vectors: NDArray[np.float32]
) -> Iterator[tuple[str, str]]:
    """Yield what is wrong in a generation: the file's name, and the problem."""
    for (said,) in connection.execute("PRAGMA integrity_check"):
        if said != "ok":
            yield DATABASE, f"the database is damaged: {said}"
    yield from _wrong_facts(connection)
    yield from _wrong_documents(connection)
    yield from _wrong_texts(connection)
    yield from _wrong_arrays(connection)
    sums = connection.execute("SELECT row, check_sum FROM texts ORDER BY row")
    for row in wrong_rows(vectors, sums.fetchall()):
        yield VECTORS, f"the vector of text {row} is not what was written"


def _wrong_facts(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    meta = read_meta(connection)
    if meta.get(FACTS_SUM) != str(_sum(connection, _FACTS, ())):
        yield DATABASE, "the description of the index is not what was written"
    documents = connection.execute("SELECT doc_id, content FROM documents")
    if meta.get("digest") != contents_digest(documents):
        yield DATABASE, "the digest is not that of the documents"


def _wrong_documents(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    written = connection.execute(
        "SELECT number, doc_id, check_sum FROM documents ORDER BY doc_id"
    )
    for number, doc_id, check_sum in written.fetchall():
        if document_sum(connection, number) != check_sum:
            yield DATABASE, f"the document {doc_id!r} is not what was written"


def _wrong_texts(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    texts = connection.execute("SELECT row, digest, words, unit, context FROM texts")
    for row, digest, words, unit, context in texts:
        same = digest_of_text(unit, context) == digest
        if not same or words_digest(unit, context) != words:
            yield DATABASE, f"text {row} is not what was written"
    (lost,) = connection.execute(
        "SELECT count(*) FROM passages WHERE row NOT IN (SELECT row FROM texts)"
    ).fetchone()
    if lost:
        yield DATABASE, f"{lost} passages have lost their text"


def _wrong_arrays(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    arrays = connection.execute(
        "SELECT term, segment, data, check_sum FROM postings"
        " UNION ALL SELECT '', segment, data, check_sum FROM lengths"
    )
    wrong = sum(
        posting_sum(term, segment, data) != check_sum
        for term, segment, data, check_sum in arrays
    )
    if wrong:
        yield DATABASE, f"{wrong} parts of the word index are not what was written"


def _sum(
    connection: sqlite3.Connection, queries: tuple[str, ...], values: tuple[object, ...]
) -> int:
    found = 0
    for query in queries:
        for row in connection.execute(query, values):
            found = zlib.crc32(json.dumps(row).encode("ascii"), found)
    return found
