"""An index as its readers see it: a snapshot that nothing changes under them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Self

import numpy as np

from oircheck.errors import IndexUnusableError
from oircheck.index import lexical
from oircheck.index.folder import current_generation
from oircheck.index.generation import check_meta
from oircheck.index.rows import (
    IndexedDocument,
    PassageRow,
    passage_from_row,
    source_from_json,
)
from oircheck.index.schema import (
    IndexDamagedError,
    connect_reader,
    damaged,
    read_meta,
    translated,
)
from oircheck.index.vectors import (
    nearest,
    open_vectors,
    similarities,
    written_at,
    wrong_rows,
)
from oircheck.types import Passage, Source

if TYPE_CHECKING:
    from numpy.typing import NDArray

OPEN_TRIES = 3
"""A writer may switch generations between the look-up and the opening."""

_MANY = 500

_PASSAGES = """
SELECT p.row, d.doc_id, p.ordinal, d.path, d.source, d.standing, t.words,
    t.unit, t.context, p.start, p.stop, p.line, p.own, p.pieces, p.origin
FROM passages AS p
JOIN documents AS d ON d.number = p.document
JOIN texts AS t ON t.row = p.row
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage as the index holds it, with what is needed to rank and fold it.

    Attributes:
        row: Of its text; passages with the same unit and context share it.
        place: ``doc_id`` and ordinal: the order of documents.
        words: Digest that copies share.
        standing: What must be equal for copies to be folded.
    """

    row: int
    place: tuple[str, int]
    words: bytes
    standing: str
    passage: Passage
    source: Source
    path: str


class Index:
    """An open index.

    It answers from one committed state until it is closed, whatever is written
    meanwhile. It may be used from any thread, by one at a time.
    """

    def __init__(
        self,
        folder: Path,
        connection: sqlite3.Connection,
        vectors: NDArray[np.float32],
        digest: str,
    ) -> None:
        self._folder = folder
        self._connection = connection
        self._vectors = vectors
        self._digest = digest
        dead = [row for (row,) in connection.execute("SELECT row FROM dead")]
        self._dead = np.array(dead, dtype=np.int64)

    @classmethod
    def open(cls, folder: Path, *, encoder_digest: str) -> Self:
        """Open the index in ``folder`` as it stands.

        Raises:
            IndexDamagedError: If its files are not what was written.
            IndexUnusableError: If there is none, or if it belongs to another
                version or another encoder.
        """
        with translated(folder):
            for _ in range(OPEN_TRIES):
                generation = current_generation(folder)
                if generation is None:
                    break
                try:
                    return cls._opened(folder, generation, encoder_digest)
                except (OSError, sqlite3.Error, IndexDamagedError):
                    if generation.exists():
                        raise
        raise IndexUnusableError(
            f"{folder}: there is no index; build it with 'oircheck index build'"
        )

    @classmethod
    def _opened(cls, folder: Path, generation: Path, encoder_digest: str) -> Self:
        connection = connect_reader(generation)
        try:
            connection.execute("BEGIN")
            meta = read_meta(connection)
            check_meta(folder, meta, encoder_digest=encoder_digest)
            vectors = open_vectors(
                generation, rows=int(meta["rows"]), dimension=int(meta["dimension"])
            )
            if meta.get("vectors_ns") != str(written_at(generation)):
                _require_sums(folder, connection, vectors)
            return cls(folder, connection, vectors, meta["digest"])
        except BaseException:
            connection.close()
            raise

    @property
    def digest(self) -> str:
        """Digest of the documents and their metadata, the same on every machine."""
        return self._digest

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return int(self._vectors.shape[1])

    def __len__(self) -> int:
        """Return how many different texts can be found."""
        return len(self._vectors) - len(self._dead)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the files."""
        self._connection.close()

    def documents(self) -> tuple[IndexedDocument, ...]:
        """Return what is in the index, in the order of the ``doc_id``."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT doc_id, path, sha256, source, passages FROM documents"
                " ORDER BY doc_id"
            ).fetchall()
        return tuple(
            IndexedDocument(doc_id, path, sha256, _source(source), passages)
            for doc_id, path, sha256, source, passages in rows
        )

    def unreadable(self) -> tuple[tuple[str, str], ...]:
        """Return path and problem of each document that could not be read."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT path, problem FROM problems WHERE path IS NOT NULL"
                " ORDER BY number"
            ).fetchall()
        return tuple((path, problem) for path, problem in rows)

    def notices(self) -> tuple[str, ...]:
        """Return what the user was to know when the documents were read."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT problem FROM problems WHERE path IS NULL ORDER BY number"
            ).fetchall()
        return tuple(problem for (problem,) in rows)

    def document_text(self, doc_id: str) -> str:
        """Return a document's own characters.

        Raises:
            KeyError: If there is no such document.
        """
        with self._reading() as connection:
            row = connection.execute(
                "SELECT text FROM documents WHERE doc_id = ?", (doc_id,)
            ).fetchone()
        if row is None:
            raise KeyError(doc_id)
        return str(row[0])

    def passages(self, passage_ids: Sequence[str]) -> tuple[Passage, ...]:
        """Return passages by their ids, in the order asked for.

        Raises:
            KeyError: If there is no such passage.
        """
        return tuple(self._passage(passage_id) for passage_id in passage_ids)

    def document_passages(self, doc_id: str) -> tuple[Passage, ...]:
        """Return the passages of a document, in order; none for an unknown one."""
        hits = self._hits("d.doc_id = ?", (doc_id,))
        return tuple(hit.passage for hit in hits)

    def similar(
        self, query: NDArray[np.float32], *, depth: int
    ) -> list[tuple[int, float]]:
        """Find each text that may be among the ``depth`` most similar ones.

        Returns:
            Rows and similarities, best first; those as similar as the last one are
            all there.
        """
        rows, found = nearest(self._vectors, query, depth=depth, dead=self._dead)
        return list(zip(rows.tolist(), found.tolist(), strict=True))

    def matching(self, text: str, *, depth: int) -> list[tuple[int, float]]:
        """Find each text that may be among the ``depth`` best by BM25.

        Returns:
            Rows and scores, best first; those that score like the last one are all
            there.
        """
        with self._reading() as connection:
            return list(lexical.search(connection, text, depth=depth))

    def similarity(self, query: NDArray[np.float32], row: int) -> float:
        """Return the cosine between a query and the text of a row."""
        return float(similarities(self._vectors[row : row + 1], query)[0])

    def hits(self, rows: Iterable[int]) -> list[Hit]:
        """Return every passage whose text is one of ``rows``, in document order."""
        return self._among("p.row", sorted(set(rows)))

    def copies(self, words: Iterable[bytes]) -> list[Hit]:
        """Return every passage with one of these ``words``, in document order."""
        return self._among("t.words", sorted(set(words)))

    def problems(self) -> tuple[str, ...]:
        """Read the whole index, and return what is wrong with it; nothing is well."""
        try:
            with self._reading() as connection:
                return tuple(self._checked(connection))
        except IndexUnusableError as error:
            return (str(error),)

    def _checked(self, connection: sqlite3.Connection) -> Iterator[str]:
        for (said,) in connection.execute("PRAGMA integrity_check"):
            if said != "ok":
                yield f"the database is damaged: {said}"
        sums = connection.execute("SELECT row, check_sum FROM texts ORDER BY row")
        for row in wrong_rows(self._vectors, sums.fetchall()):
            yield f"the vector of text {row} is not what was written"

    def _among(self, column: str, keys: Sequence[int] | Sequence[bytes]) -> list[Hit]:
        found: list[Hit] = []
        for at in range(0, len(keys), _MANY):
            some: tuple[int | bytes, ...] = tuple(keys[at : at + _MANY])
            marks = ", ".join("?" * len(some))
            found.extend(self._hits(f"{column} IN ({marks})", some))
        return sorted(found, key=lambda hit: hit.place)

    def _hits(self, condition: str, values: tuple[str | int | bytes, ...]) -> list[Hit]:
        with self._reading() as connection:
            rows = connection.execute(f"{_PASSAGES} WHERE {condition}", values)
            found = [_hit(*row) for row in rows]
        return sorted(found, key=lambda hit: hit.place)

    def _passage(self, passage_id: str) -> Passage:
        doc_id, _, ordinal = passage_id.rpartition("#")
        if ordinal.isdecimal():
            for hit in self._hits(
                "d.doc_id = ? AND p.ordinal = ?", (doc_id, int(ordinal))
            ):
                return hit.passage
        raise KeyError(passage_id)

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with translated(self._folder):
            yield self._connection


def _require_sums(
    folder: Path, connection: sqlite3.Connection, vectors: NDArray[np.float32]
) -> None:
    """Read every vector, since the file is not as the last writer left it."""
    sums = connection.execute("SELECT row, check_sum FROM texts ORDER BY row")
    wrong = wrong_rows(vectors, sums.fetchall())
    if wrong:
        raise damaged(folder, f"{len(wrong)} vectors are not what was written")


def _hit(
    row: int,
    doc_id: str,
    ordinal: int,
    path: str,
    source: str,
    standing: str,
    words: bytes,
    unit: str,
    context: str,
    *written: *PassageRow,
) -> Hit:
    passage = passage_from_row(
        written, doc_id=doc_id, ordinal=ordinal, unit=unit, context=context
    )
    place = (doc_id, ordinal)
    return Hit(row, place, words, standing, passage, _source(source), path)


@lru_cache(maxsize=512)
def _source(written: str) -> Source:
    return source_from_json(written)
