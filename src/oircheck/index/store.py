"""An index as its readers see it: a snapshot that nothing changes under them."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Self

import numpy as np

from oircheck.errors import IndexUnusableError
from oircheck.index import lexical
from oircheck.index.checks import contradictions
from oircheck.index.facts import (
    Facts,
    dating_notices,
    read_facts,
    read_notices,
    read_unreadable,
)
from oircheck.index.folder import current_generation
from oircheck.index.generation import check_meta
from oircheck.index.hits import SELECT, Hit, read_hit, read_source
from oircheck.index.rows import IndexedDocument
from oircheck.index.schema import (
    DATABASE,
    IndexDamagedError,
    connect_reader,
    damaged,
    read_meta,
    translated,
)
from oircheck.index.scope import Scope, read_dating, scope_of, whole_scope
from oircheck.index.vectors import (
    nearest,
    open_vectors,
    similarities,
    written_at,
    wrong_rows,
)
from oircheck.types import Dating, Passage

if TYPE_CHECKING:
    from numpy.typing import NDArray

OPEN_TRIES = 3
"""A writer may switch generations between the look-up and the opening."""

_MANY = 500

_SCOPES = 16
"""Scopes that are kept at hand, one for each as-of date."""


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
        self._whole = whole_scope(connection, len(vectors))
        self._scopes: dict[dt.date | None, Scope] = {}
        self._datings: dict[dt.date, Dating] = {}
        self._norms: dict[int, lexical.Norms] = {}

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

    @classmethod
    def of_generation(cls, generation: Path, *, encoder_digest: str) -> Self:
        """Open one generation, whether it counts or not.

        Raises:
            IndexDamagedError: If its files are not what was written.
            IndexUnusableError: If it belongs to another version or another encoder.
        """
        with translated(generation.parent):
            return cls._opened(generation.parent, generation, encoder_digest)

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
        return self._whole.count

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
            IndexedDocument(doc_id, path, sha256, read_source(source), passages)
            for doc_id, path, sha256, source, passages in rows
        )

    def facts(self) -> Facts:
        """Return how much there is."""
        with self._reading() as connection:
            return read_facts(connection)

    def unreadable(self) -> tuple[tuple[str, str], ...]:
        """Return path and problem of each document that could not be read."""
        with self._reading() as connection:
            return read_unreadable(connection)

    def notices(self, as_of: dt.date | None = None) -> tuple[str, ...]:
        """Return what the user is to know although nothing failed.

        Args:
            as_of: The date that claims speak from, where they do not say it.
        """
        with self._reading() as connection:
            said = read_notices(connection)
        dating = self.dating(as_of)
        if dating is None:
            return said
        return (*said, *dating_notices(dating, str(as_of)))

    def dating(self, as_of: dt.date | None) -> Dating | None:
        """Return how the documents stand to a day; ``None`` without one."""
        if as_of is None:
            return None
        if as_of not in self._datings:
            with self._reading() as connection:
                self._datings[as_of] = read_dating(connection, as_of)
        return self._datings[as_of]

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

    @property
    def whole(self) -> Scope:
        """The scope of all that is in the index."""
        return self._whole

    def scope(self, as_of: dt.date | None) -> Scope:
        """Return the scope of what may take part in a decision that day, or ever."""
        if as_of not in self._scopes:
            if len(self._scopes) >= _SCOPES:
                self._scopes.clear()
                self._norms.clear()
            with self._reading() as connection:
                self._scopes[as_of] = scope_of(connection, self._whole, as_of)
        return self._scopes[as_of]

    def similar(
        self,
        query: NDArray[np.float32],
        *,
        depth: int,
        scope: Scope | None = None,
    ) -> list[tuple[int, float]]:
        """Find each text of a scope that may be among the ``depth`` most similar ones.

        Returns:
            Rows and similarities, best first; those as similar as the last one are
            all there.
        """
        dead = (scope or self._whole).dead
        rows, found = nearest(self._vectors, query, depth=depth, dead=dead)
        return list(zip(rows.tolist(), found.tolist(), strict=True))

    def matching(
        self, text: str, *, depth: int, scope: Scope | None = None
    ) -> list[tuple[int, float]]:
        """Find each text of a scope that may be among the ``depth`` best by BM25.

        Returns:
            Rows and scores, best first; those that score like the last one are all
            there.
        """
        with self._reading() as connection:
            scope = scope or self._whole
            key = id(scope)
            if key not in self._norms:
                self._norms[key] = lexical.read_norms(connection, scope)
            return list(
                lexical.search(
                    connection,
                    text,
                    depth=depth,
                    scope=scope,
                    norms=self._norms[key],
                )
            )

    def similarity(self, query: NDArray[np.float32], row: int) -> float:
        """Return the cosine between a query and the text of a row."""
        return float(similarities(self._vectors[row : row + 1], query)[0])

    def hits(self, rows: Iterable[int]) -> list[Hit]:
        """Return every passage whose text is one of ``rows``, in document order."""
        return self._among("p.row", sorted(set(rows)))

    def copies(self, words: Iterable[bytes]) -> list[Hit]:
        """Return every passage with one of these ``words``, in document order."""
        return self._among("t.words", sorted(set(words)))

    def require_whole(self, hits: Iterable[Hit]) -> None:
        """Refuse to show a passage that is not what was written.

        Raises:
            IndexDamagedError: If one is; it names the file.
        """
        for hit in hits:
            if not hit.is_whole:
                doc_id, ordinal = hit.place
                raise damaged(
                    self._folder,
                    f"{DATABASE}: passage {ordinal} of {doc_id!r} is not what was "
                    "written",
                )

    def problems(self) -> tuple[str, ...]:
        """Read the whole index, and return what is wrong with it; nothing is well.

        Each problem begins with the name of the file that is damaged.
        """
        try:
            with self._reading() as connection:
                return tuple(
                    f"{file}: {problem}"
                    for file, problem in contradictions(connection, self._vectors)
                )
        except IndexUnusableError as error:
            return (str(error),)

    def _among(self, column: str, keys: Sequence[int] | Sequence[bytes]) -> list[Hit]:
        found: list[Hit] = []
        for at in range(0, len(keys), _MANY):
            some: tuple[int | bytes, ...] = tuple(keys[at : at + _MANY])
            marks = ", ".join("?" * len(some))
            found.extend(self._hits(f"{column} IN ({marks})", some))
        return sorted(found, key=lambda hit: hit.place)

    def _hits(self, condition: str, values: tuple[str | int | bytes, ...]) -> list[Hit]:
        with self._reading() as connection:
            rows = connection.execute(f"{SELECT} WHERE {condition}", values)
            found = [read_hit(*row) for row in rows]
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
