"""BM25 over the shared terms: postings kept in the database, scored with numpy.

Okapi BM25 (Robertson and Zaragoza, 2009) as SQLite's full-text index computes it,
a term of the context counting less than one of the unit. The postings of a term lie
in one small array for each ``SEGMENT`` rows, so that adding a text touches only the
last ones, and a query reads a few arrays instead of a row at a time
(benchmarks/results/store.md).
"""

from __future__ import annotations

import math
import sqlite3
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oircheck.index.scope import Scope
from oircheck.text.words import terms

if TYPE_CHECKING:
    from numpy.typing import NDArray

CONTEXT_WEIGHT = 0.75
"""What a term of the context counts beside one of the unit (benchmarks/retrieval)."""

MAX_TERMS = 128
"""Distinct terms of a query that are looked up; a sentence has fewer."""

MAX_POSTINGS = 250_000
"""Postings that a query reads. Its most frequent terms, which say the least, are
left out beyond that: it bounds the slowest query over a million texts."""

DIGITS = 6
"""Decimals of a score that count, so that the last bits never decide."""

SATURATION = 1.2
"""BM25's k1."""

LENGTH_SHARE = 0.75
"""BM25's b."""

LEAST_IDF = 1e-6
"""The weight of a term that more than half of the texts hold."""

SEGMENT = 4096
"""Rows whose postings lie together."""

MOST_OFTEN = 255
"""Occurrences of a term in one text beyond this do not count."""

_POSTING = np.dtype([("at", "<u2"), ("unit", "u1"), ("context", "u1")])
_LENGTH = np.dtype("<u4")
_Entry = tuple[int, int, int]


class PostingsWriter:
    """Adds texts to the postings; ``flush`` writes what is not yet written."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._segment = -1
        self._lengths: list[tuple[int, int]] = []
        self._entries: dict[str, list[_Entry]] = {}

    def add(self, row: int, *, unit: str, context: str) -> None:
        """Add a text; rows come in rising order."""
        segment, at = divmod(row, SEGMENT)
        if segment != self._segment:
            self.flush()
            self._segment = segment
        own, around = Counter(terms(unit)), Counter(terms(context))
        self._lengths.append((at, own.total() + around.total()))
        for term in own | around:
            entry = (
                at,
                min(own[term], MOST_OFTEN),
                min(around[term], MOST_OFTEN),
            )
            self._entries.setdefault(term, []).append(entry)

    def flush(self) -> None:
        """Write the segment that is being filled, behind what it holds already."""
        if not self._lengths:
            return
        self._write_lengths()
        segment = self._segment
        self._connection.executemany(
            "INSERT OR REPLACE INTO postings (term, segment, data, check_sum)"
            " VALUES (?, ?, ?, ?)",
            (
                (term, segment, data, posting_sum(term, segment, data))
                for term, data in self._merged(segment)
            ),
        )
        self._lengths.clear()
        self._entries.clear()

    def _merged(self, segment: int) -> Iterator[tuple[str, bytes]]:
        fresh = self._lengths[0][0] == 0
        for term in sorted(self._entries):
            data = np.array(self._entries[term], dtype=_POSTING).tobytes()
            yield term, data if fresh else self._known(term, segment) + data

    def _known(self, term: str, segment: int) -> bytes:
        found = self._connection.execute(
            "SELECT data FROM postings WHERE term = ? AND segment = ?", (term, segment)
        ).fetchone()
        return b"" if found is None else bytes(found[0])

    def _write_lengths(self) -> None:
        found = self._connection.execute(
            "SELECT data FROM lengths WHERE segment = ?", (self._segment,)
        ).fetchone()
        known = np.frombuffer(found[0], dtype=_LENGTH) if found else ()
        lengths = np.zeros(self._lengths[-1][0] + 1, dtype=_LENGTH)
        lengths[: len(known)] = known
        for at, length in self._lengths:
            lengths[at] = length
        data = lengths.tobytes()
        self._connection.execute(
            "INSERT OR REPLACE INTO lengths (segment, data, check_sum)"
            " VALUES (?, ?, ?)",
            (self._segment, data, posting_sum("", self._segment, data)),
        )


def posting_sum(term: str, segment: int, data: bytes) -> int:
    """Return the check sum of an array of postings or, without a term, of lengths."""
    return zlib.crc32(data, zlib.crc32(f"{segment} {term}".encode()))


def query_terms(text: str) -> list[str]:
    """Return the distinct terms that are looked up for a text."""
    return list(dict.fromkeys(terms(text)))[:MAX_TERMS]


@dataclass(frozen=True, slots=True)
class Norms:
    """What the length of each text does to its score, within one scope.

    Attributes:
        values: *Shape:* ``(rows,)``.
    """

    values: NDArray[np.float64]


def read_norms(connection: sqlite3.Connection, scope: Scope) -> Norms:
    """Read the lengths of all texts, and set them beside the mean within a scope."""
    lengths = np.zeros(scope.rows, dtype=np.float64)
    for segment, data in connection.execute("SELECT segment, data FROM lengths"):
        found = np.frombuffer(data, dtype=_LENGTH)
        start = segment * SEGMENT
        room = lengths[start : start + len(found)]
        room[:] = found[: len(room)]
    mean = float(lengths[scope.live].sum()) / max(scope.count, 1)
    share = lengths / mean if mean else lengths
    return Norms(SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * share))


def search(
    connection: sqlite3.Connection,
    text: str,
    *,
    depth: int,
    scope: Scope,
    norms: Norms,
) -> Sequence[tuple[int, float]]:
    """Find every row of a scope that may be among the ``depth`` best matches.

    What is outside the scope has no influence, as if it were not there. Rows that
    score like the last one are all returned: the caller breaks the tie.

    Returns:
        Rows and scores, best first; higher is better.
    """
    scores = np.zeros(scope.rows, dtype=np.float64)
    for rows, counts in _postings(connection, query_terms(text), scope):
        idf = math.log((scope.count - len(rows) + 0.5) / (len(rows) + 0.5))
        gain = counts * (SATURATION + 1) / (counts + norms.values[rows])
        scores[rows] += max(idf, LEAST_IDF) * gain
    rows = np.flatnonzero(scores)
    found = scores[rows]
    if len(rows) > depth:
        last = len(found) - depth
        near = found >= np.partition(found, last)[last] - 10.0**-DIGITS
        rows, found = rows[near], found[near]
    found = np.round(found, DIGITS)
    order = np.lexsort((rows, -found))
    rows, found = rows[order], found[order]
    if len(rows) > depth:
        ended = int(np.searchsorted(-found, -found[depth - 1], side="right"))
        rows, found = rows[:ended], found[:ended]
    return list(zip(rows.tolist(), found.tolist(), strict=True))


def _postings(
    connection: sqlite3.Connection, wanted: Sequence[str], scope: Scope
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.float64]]]:
    """Yield the rows of each term that count, and how often it stands there."""
    held = _sizes(connection, wanted)
    left = MAX_POSTINGS
    taken: set[str] = set()
    for term in sorted(held, key=lambda term: (held[term], term)):
        left -= held[term]
        if left < 0 and taken:
            break
        taken.add(term)
    for term in wanted:
        if term in taken:
            yield from _of_term(connection, term, scope)


def _sizes(connection: sqlite3.Connection, wanted: Sequence[str]) -> Mapping[str, int]:
    marks = ", ".join("?" * len(wanted))
    found = connection.execute(
        f"SELECT term, sum(length(data)) FROM postings WHERE term IN ({marks})"
        " GROUP BY term",
        wanted,
    )
    return {term: size // _POSTING.itemsize for term, size in found}


def _of_term(
    connection: sqlite3.Connection, term: str, scope: Scope
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.float64]]]:
    parts = connection.execute(
        "SELECT segment, data FROM postings WHERE term = ? ORDER BY segment", (term,)
    ).fetchall()
    entries = np.frombuffer(b"".join([data for _, data in parts]), dtype=_POSTING)
    starts = np.repeat(
        [segment * SEGMENT for segment, _ in parts],
        [len(data) // _POSTING.itemsize for _, data in parts],
    )
    rows = entries["at"] + starts
    counts = entries["unit"] + CONTEXT_WEIGHT * entries["context"]
    if not scope.whole:
        inside = scope.live[rows]
        rows, counts = rows[inside], counts[inside]
    if len(rows):
        yield rows, counts
