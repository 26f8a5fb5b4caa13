"""Which texts count: those that are live, of sources that may take part."""

from __future__ import annotations

import datetime as dt
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oircheck.quantities import edtf_interval
from oircheck.types import Dating, SourceStatus

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from oircheck.types import Source


@dataclass(frozen=True, slots=True)
class Scope:
    """The texts that a search looks at; the others might as well not be there.

    Attributes:
        live: Whether each row counts. *Shape:* ``(rows,)``.
        dead: The rows that do not.
        excluded: ``doc_id`` of each document that takes no part.
    """

    live: NDArray[np.bool_]
    dead: NDArray[np.int64]
    excluded: frozenset[str]

    @property
    def rows(self) -> int:
        """How many rows there are, live or not."""
        return len(self.live)

    @property
    def count(self) -> int:
        """How many rows count."""
        return len(self.live) - len(self.dead)

    @property
    def whole(self) -> bool:
        """Whether every row counts."""
        return not len(self.dead)


def takes_part(source: Source, as_of: dt.date | None) -> bool:
    """Whether a source may take part in a decision that speaks from ``as_of``.

    A retracted one never does. One that was published later does not; one without a
    date may have been out.
    """
    if source.status is SourceStatus.RETRACTED:
        return False
    return _out_by(source.published, as_of)


def whole_scope(connection: sqlite3.Connection, rows: int) -> Scope:
    """Return the scope of every row that is not dead."""
    dead = [row for (row,) in connection.execute("SELECT row FROM dead")]
    return _scope(rows, np.array(dead, dtype=np.int64), frozenset())


def scope_of(
    connection: sqlite3.Connection, whole: Scope, as_of: dt.date | None
) -> Scope:
    """Return the scope of what may take part, see ``takes_part``.

    A document in another language does not, whatever its source.
    A text that stands in several documents counts while one of them does.
    """
    found = connection.execute(
        "SELECT number, doc_id, retracted OR english = 0, published FROM documents"
    )
    excluded = {
        number: doc_id
        for number, doc_id, out, published in found
        if out or not _out_by(published, as_of)
    }
    if not excluded:
        return whole
    counted = np.zeros(whole.rows, dtype=np.bool_)
    pairs = connection.execute("SELECT document, row FROM passages").fetchall()
    counted[[row for number, row in pairs if number not in excluded]] = True
    dead = np.flatnonzero(~(counted & whole.live))
    return _scope(whole.rows, dead, frozenset(excluded.values()))


def read_dating(connection: sqlite3.Connection, as_of: dt.date) -> Dating:
    """Count the documents without a date, and those published later.

    Those that take no part in any decision, and empty ones, do not count.
    """
    found = connection.execute(
        "SELECT published, count(*) FROM documents"
        " WHERE NOT retracted AND english IS NOT 0 AND passages GROUP BY published"
    ).fetchall()
    return Dating(
        undated=sum(count for published, count in found if published is None),
        later=sum(count for published, count in found if not _out_by(published, as_of)),
    )


def _scope(rows: int, dead: NDArray[np.int64], excluded: frozenset[str]) -> Scope:
    live = np.ones(rows, dtype=np.bool_)
    live[dead] = False
    return Scope(live, dead, excluded)


def _out_by(published: str | None, day: dt.date | None) -> bool:
    if published is None or day is None:
        return True
    first = edtf_interval(published).first
    return first is None or first <= day
