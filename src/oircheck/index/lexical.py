"""BM25 over the shared terms, by SQLite's full-text index.

No character of a claim reaches the query language: a query is made of terms, which
hold letters and digits only, each in quotation marks.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from oircheck.text.words import terms

CONTEXT_WEIGHT = 0.75
"""What a term of the context counts beside one of the unit (benchmarks/retrieval)."""

MAX_TERMS = 128
"""Distinct terms of a query that are looked up; a sentence has fewer."""

DIGITS = 6
"""Decimals of a score that count, so that the last bits never decide."""


def index_text(
    connection: sqlite3.Connection, row: int, *, unit: str, context: str
) -> None:
    """Add a text to the full-text index."""
    connection.execute(
        "INSERT INTO lexical (rowid, unit, context) VALUES (?, ?, ?)",
        (row, *_columns(unit, context)),
    )


def forget_text(
    connection: sqlite3.Connection, row: int, *, unit: str, context: str
) -> None:
    """Take a text out again; it must be the one that was added."""
    connection.execute(
        "INSERT INTO lexical (lexical, rowid, unit, context) VALUES"
        " ('delete', ?, ?, ?)",
        (row, *_columns(unit, context)),
    )


def query_for(text: str) -> str | None:
    """Return the query that finds any term of ``text``; ``None`` if it has none."""
    found = list(dict.fromkeys(terms(text)))[:MAX_TERMS]
    return " OR ".join(f'"{term}"' for term in found) or None


def search(
    connection: sqlite3.Connection, text: str, *, depth: int
) -> Sequence[tuple[int, float]]:
    """Find every row that may be among the ``depth`` best matches.

    Rows that score like the last one are all returned: the caller breaks the tie.

    Returns:
        Rows and scores, best first; higher is better.
    """
    query = query_for(text)
    if query is None:
        return ()
    limit = depth + 1
    while True:
        found = connection.execute(
            "SELECT rowid, round(bm25(lexical, 1.0, ?), ?) AS score FROM lexical"
            " WHERE lexical MATCH ? ORDER BY score, rowid LIMIT ?",
            (CONTEXT_WEIGHT, DIGITS, query, limit),
        ).fetchall()
        if len(found) < limit or found[-1][1] != found[depth - 1][1]:
            break
        limit *= 4
    last = found[min(depth, len(found)) - 1][1] if found else 0.0
    return [(row, -score) for row, score in found if score <= last]


def _columns(unit: str, context: str) -> tuple[str, str]:
    return " ".join(terms(unit)), " ".join(terms(context))
