from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import numpy as np
import pytest

from oircheck.index import lexical
from oircheck.index.schema import TABLES
from oircheck.index.scope import Scope
from oircheck.text.words import terms

WORDS = [f"w{chr(97 + n)}{chr(97 + n % 7)}x" for n in range(26)]


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as made:
        made.executescript(TABLES)
        yield made


def scope(rows: int, *dead: int) -> Scope:
    live = np.ones(rows, dtype=np.bool_)
    live[list(dead)] = False
    return Scope(live, np.array(sorted(dead), dtype=np.int64), frozenset())


def put(
    connection: sqlite3.Connection, *texts: tuple[str, str], start: int = 0
) -> None:
    writer = lexical.PostingsWriter(connection)
    for row, (unit, context) in enumerate(texts, start):
        writer.add(row, unit=unit, context=context)
    writer.flush()


def found(
    connection: sqlite3.Connection, text: str, within: Scope, *, depth: int = 100
) -> list[tuple[int, float]]:
    norms = lexical.read_norms(connection, within)
    return list(
        lexical.search(connection, text, depth=depth, scope=within, norms=norms)
    )


def drawn(count: int) -> list[tuple[str, str]]:
    draw = random.Random(7)

    def text(most: int) -> str:
        return " ".join(draw.choices(WORDS, k=draw.randrange(most)))

    return [(text(12), text(20)) for _ in range(count)]


def test_scores_are_those_of_sqlites_full_text_index(
    connection: sqlite3.Connection,
) -> None:
    texts = drawn(300)
    put(connection, *texts)
    connection.execute("CREATE VIRTUAL TABLE peer USING fts5 (unit, context)")
    for row, (unit, context) in enumerate(texts):
        connection.execute(
            "INSERT INTO peer (rowid, unit, context) VALUES (?, ?, ?)",
            (row, " ".join(terms(unit)), " ".join(terms(context))),
        )
    for query in ("wabx wbbx", " ".join(WORDS[:9]), "wzex", "nowhere"):
        wanted = " OR ".join(f'"{term}"' for term in terms(query))
        expected = connection.execute(
            "SELECT rowid, -bm25(peer, 1.0, ?) FROM peer WHERE peer MATCH ?",
            (lexical.CONTEXT_WEIGHT, wanted),
        ).fetchall()
        mine = dict(found(connection, query, scope(300), depth=1000))
        assert mine == pytest.approx(dict(expected), abs=1e-6)


def test_texts_added_later_are_found_like_those_added_at_once(
    connection: sqlite3.Connection,
) -> None:
    texts = drawn(90)
    put(connection, *texts[:40])
    put(connection, *texts[40:41], start=40)
    put(connection, *texts[41:], start=41)
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as other:
        other.executescript(TABLES)
        put(other, *texts)
        for table in ("postings", "lengths"):
            rows = [
                base.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
                for base in (connection, other)
            ]
            assert rows[0] == rows[1]


def test_what_is_dead_has_no_influence(connection: sqlite3.Connection) -> None:
    texts = drawn(60)
    put(connection, *texts)
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fewer:
        fewer.executescript(TABLES)
        put(fewer, *texts[:50])
        for query in ("wabx wbbx wccx", "wzex"):
            assert found(connection, query, scope(60, *range(50, 60))) == found(
                fewer, query, scope(50)
            )


def test_rows_lie_in_several_segments(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = drawn(200)
    put(connection, *texts)
    whole = found(connection, "wabx wbbx", scope(200))
    monkeypatch.setattr(lexical, "SEGMENT", 16)
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as parted:
        parted.executescript(TABLES)
        put(parted, *texts[:70])
        put(parted, *texts[70:], start=70)
        assert found(parted, "wabx wbbx", scope(200)) == whole


def test_ties_behind_the_last_one_are_all_there(connection: sqlite3.Connection) -> None:
    put(connection, *[("alpha bravo", "")] * 20, ("alpha charlie delta echo", ""))
    rows = [row for row, _ in found(connection, "alpha bravo", scope(21), depth=3)]
    assert rows == list(range(20))


def test_the_most_frequent_terms_are_left_out_beyond_the_cap(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(connection, *[("common", "")] * 30, ("common rare", ""))
    monkeypatch.setattr(lexical, "MAX_POSTINGS", 10)
    assert [row for row, _ in found(connection, "common rare", scope(31))] == [30]
    assert len(found(connection, "common", scope(31))) == 31


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("4523000", "4,523,000"),
        ("six", "6"),
        ("$3.5bn", "3.5 billion dollars"),
        ("1200", "twelve hundred"),
        ("50 %", "50 per cent"),
        ("2nd", "second"),
    ],
)
def test_a_number_is_found_by_its_value(
    connection: sqlite3.Connection, said: str, written: str
) -> None:
    put(connection, ("It has 7 halls.", ""), (f"It counted {written} then.", ""))
    assert [row for row, _ in found(connection, said, scope(2))] == [1]
    put(connection, (f"It counted {said} then.", ""), start=2)
    assert {row for row, _ in found(connection, written, scope(3))} == {1, 2}
