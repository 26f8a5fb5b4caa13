"""Putting documents into a generation, and taking them out, inside a transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from oircheck.index.checks import document_sum
from oircheck.index.embed import PassageEncoder
from oircheck.index.lexical import PostingsWriter
from oircheck.index.rows import (
    passage_sum,
    passage_to_row,
    source_to_json,
    standing,
    text_digest,
    words_digest,
)
from oircheck.index.vectors import VectorWriter
from oircheck.ports import Encoder
from oircheck.text import document_is_english
from oircheck.types import Document, Passage, SourceStatus

if TYPE_CHECKING:
    from numpy.typing import NDArray

BATCH = 256
"""How many passages are encoded at a time."""

FindVector = Callable[[bytes], "NDArray[np.float32] | None"]
"""Finds the vector of a text that was encoded before, by the text's digest."""


class Ingest:
    """Changes one generation; the caller begins and commits.

    Args:
        rows: How many rows of the vector file are committed.
        find_vector: Where vectors come from that need not be computed again.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        generation: Path,
        *,
        encoder: Encoder,
        rows: int,
        find_vector: FindVector = lambda _: None,
    ) -> None:
        self._connection = connection
        self._encoder = PassageEncoder(encoder)
        self._dimension = encoder.dimension
        self._find_vector = find_vector
        self._postings = PostingsWriter(connection)
        self._vectors = VectorWriter(generation, rows=rows, dimension=encoder.dimension)
        self._rows = rows
        self._pending: dict[bytes, tuple[int, Passage]] = {}
        self._left: set[int] = set()

    @property
    def encoded(self) -> int:
        """How many texts were encoded so far."""
        return self._encoder.encoded

    def remove(self, doc_id: str) -> None:
        """Take a document out."""
        (number,) = self._connection.execute(
            "SELECT number FROM documents WHERE doc_id = ?", (doc_id,)
        ).fetchone()
        rows = self._connection.execute(
            "SELECT DISTINCT row FROM passages WHERE document = ?", (number,)
        )
        self._left.update(row for (row,) in rows)
        self._connection.execute("DELETE FROM passages WHERE document = ?", (number,))
        self._connection.execute("DELETE FROM documents WHERE number = ?", (number,))

    def add(
        self, document: Document, passages: Sequence[Passage], *, content: str
    ) -> None:
        """Put a document in, with the passages that it was cut into.

        Args:
            content: The document's content key.
        """
        source = document.source
        written = source_to_json(source)
        number = self._connection.execute(
            "INSERT INTO documents (doc_id, path, sha256, content, source, standing,"
            " retracted, published, english, passages, check_sum, text)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)",
            (
                document.doc_id,
                document.path,
                document.sha256,
                content,
                written,
                standing(source),
                source.status is SourceStatus.RETRACTED,
                source.published,
                document_is_english(document),
                len(passages),
                document.text,
            ),
        ).lastrowid
        self._connection.executemany(
            "INSERT INTO passages (document, ordinal, row, start, stop, line, own,"
            " pieces, origin, place, check_sum)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (number, *self._passage_row(passage, document.doc_id, written, ordinal))
                for ordinal, passage in enumerate(passages)
            ),
        )
        self._seal(number)

    @property
    def written_ns(self) -> int:
        """When the vectors were last written, by the file system's time."""
        return self._vectors.written_ns

    def finish(self) -> int:
        """Write what is left, make the vectors durable, drop texts without a place.

        Returns:
            How many rows of the vector file are to be committed.
        """
        self._flush()
        self._postings.flush()
        self._vectors.sync()
        for row in sorted(self._left):
            self._drop_unless_used(row)
        return self._rows

    def close(self) -> None:
        """Let go of the vector file; what was not committed does not count."""
        self._vectors.close()

    def show_as(self, document: Document) -> None:
        """Keep a document, under the path that is shown now."""
        changed = self._connection.execute(
            "SELECT number FROM documents WHERE doc_id = ? AND path <> ?",
            (document.doc_id, document.path),
        ).fetchone()
        if changed is None:
            return
        self._connection.execute(
            "UPDATE documents SET path = ? WHERE number = ?",
            (document.path, changed[0]),
        )
        self._seal(changed[0])

    def _seal(self, number: int | None) -> None:
        """Record the check sum of a document with its passages."""
        self._connection.execute(
            "UPDATE documents SET check_sum = ? WHERE number = ?",
            (document_sum(self._connection, number), number),
        )

    def _passage_row(
        self, passage: Passage, doc_id: str, source: str, ordinal: int
    ) -> tuple[int | str | None, ...]:
        row = passage_to_row(passage)
        check_sum = passage_sum(
            row,
            doc_id=doc_id,
            source=source,
            ordinal=ordinal,
            digest=text_digest(passage),
        )
        return (ordinal, self._row_of(passage), *row, check_sum)

    def _row_of(self, passage: Passage) -> int:
        digest = text_digest(passage)
        if digest in self._pending:
            return self._pending[digest][0]
        found = self._connection.execute(
            "SELECT row FROM texts WHERE digest = ?", (digest,)
        ).fetchone()
        if found is not None:
            return int(found[0])
        row = self._rows + len(self._pending)
        self._pending[digest] = (row, passage)
        if len(self._pending) >= BATCH:
            self._flush()
        return row

    def _flush(self) -> None:
        if not self._pending:
            return
        check_sums = self._vectors.append(self._encode())
        for (digest, (row, passage)), check_sum in zip(
            self._pending.items(), check_sums, strict=True
        ):
            unit, context = passage.view.text, passage.context
            self._connection.execute(
                "INSERT INTO texts (row, digest, words, check_sum, unit, context)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (row, digest, words_digest(unit, context), check_sum, unit, context),
            )
            self._postings.add(row, unit=unit, context=context)
        self._rows += len(self._pending)
        self._pending.clear()

    def _encode(self) -> NDArray[np.float32]:
        vectors = np.empty((len(self._pending), self._dimension), dtype=np.float32)
        missing: list[int] = []
        passages: list[Passage] = []
        for at, (digest, (_, passage)) in enumerate(self._pending.items()):
            known = self._find_vector(digest)
            if known is None:
                missing.append(at)
                passages.append(passage)
            else:
                vectors[at] = known
        if missing:
            vectors[missing] = self._encoder.encode(passages)
        return vectors

    def _drop_unless_used(self, row: int) -> None:
        used = self._connection.execute(
            "SELECT 1 FROM passages WHERE row = ? LIMIT 1", (row,)
        ).fetchone()
        if used:
            return
        self._connection.execute("DELETE FROM texts WHERE row = ?", (row,))
        self._connection.execute("INSERT INTO dead (row) VALUES (?)", (row,))
