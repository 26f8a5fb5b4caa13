"""What an index has to say of itself: how much it holds, and what it left out."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from oircheck.types import Dating

_MOST_NAMES = 5
"""Names that are given in one notice."""


@dataclass(frozen=True, slots=True)
class Facts:
    """How much an index holds.

    Attributes:
        retracted: Documents that take no part in any decision.
        foreign: Documents in another language, which are not judged.
    """

    documents: int
    passages: int
    retracted: int
    foreign: int


def read_facts(connection: sqlite3.Connection) -> Facts:
    """Count what there is."""
    return Facts(
        *connection.execute(
            "SELECT count(*), coalesce(sum(passages), 0), coalesce(sum(retracted), 0),"
            " coalesce(sum(english = 0), 0) FROM documents"
        ).fetchone()
    )


def read_unreadable(connection: sqlite3.Connection) -> tuple[tuple[str, str], ...]:
    """Return path and problem of each document that could not be read."""
    rows = connection.execute(
        "SELECT path, problem FROM problems WHERE path IS NOT NULL ORDER BY number"
    )
    return tuple((path, problem) for path, problem in rows)


def read_notices(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return what the user is to know although nothing failed."""
    rows = connection.execute(
        "SELECT problem FROM problems WHERE path IS NULL ORDER BY number"
    ).fetchall()
    foreign = connection.execute(
        "SELECT path FROM documents WHERE english = 0 ORDER BY doc_id"
    ).fetchall()
    said = tuple(problem for (problem,) in rows)
    if not foreign:
        return said
    names = ", ".join(path for (path,) in foreign[:_MOST_NAMES])
    more = len(foreign) - _MOST_NAMES
    and_more = f" and {more} more" if more > 0 else ""
    return (*said, f"not judged, in another language than English: {names}{and_more}")


def dating_notices(dating: Dating, day: str) -> tuple[str, ...]:
    """Say which documents take part although they may be later, and which do not.

    Args:
        day: The as-of date.
    """
    parts = []
    if dating.later:
        verb = "is" if dating.later == 1 else "are"
        parts.append(f"{_documents(dating.later)} published later {verb} left out")
    if dating.undated:
        verb = "takes" if dating.undated == 1 else "take"
        parts.append(
            f"{_documents(dating.undated)} without a date of publication {verb} part, "
            "whenever written"
        )
    return (f"as of {day}: {'; '.join(parts)}",) if parts else ()


def _documents(count: int) -> str:
    return f"{count} document{'s' * (count != 1)}"
