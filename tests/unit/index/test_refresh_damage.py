from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from oircheck.index import IndexDamagedError, is_stale
from oircheck.index.schema import DATABASE, VECTORS
from oircheck.testing import HashingEncoder
from oircheck.testing.indexes import (
    BASES,
    TROOPS,
    build,
    doc_ids,
    generation,
    generations,
    opened,
)


def cut_vectors(folder: Path) -> None:
    os.truncate(folder / VECTORS, 100)


def spoil_database(folder: Path) -> None:
    (folder / DATABASE).write_bytes(b"this is no database " * 100)


def spoil_pages(folder: Path) -> None:
    path = folder / DATABASE
    data = path.read_bytes()
    path.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))


def empty_database(folder: Path) -> None:
    (folder / DATABASE).write_bytes(b"")


def drop_vectors(folder: Path) -> None:
    (folder / VECTORS).unlink()


def drop_table(folder: Path) -> None:
    with closing(sqlite3.connect(folder / DATABASE)) as database:
        database.execute("DROP TABLE documents")


def read_all(folder: Path) -> None:
    with opened(folder) as index:
        index.documents()
        index.document_passages("bases.txt")


DAMAGE = pytest.mark.parametrize(
    "damage",
    [
        cut_vectors,
        spoil_database,
        spoil_pages,
        empty_database,
        drop_vectors,
        drop_table,
    ],
)


@DAMAGE
def test_a_damaged_index_is_named_with_the_way_out(
    tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    build(tmp_path, BASES)
    damage(generation(tmp_path))
    with pytest.raises(IndexDamagedError, match="index build --rebuild"):
        read_all(tmp_path)


@DAMAGE
def test_a_damaged_index_is_built_anew(
    tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    build(tmp_path, BASES)
    damage(generation(tmp_path))
    assert is_stale(tmp_path, (), encoder_digest=HashingEncoder().digest)
    assert build(tmp_path, BASES).rebuilt == "it was damaged"
    assert generations(tmp_path) == ["g2"]
    assert doc_ids(tmp_path) == ["bases.txt"]


def test_a_current_file_that_names_nothing_is_damage(tmp_path: Path) -> None:
    build(tmp_path, BASES)
    (tmp_path / "current").write_text("../elsewhere\n")
    assert build(tmp_path, BASES).rebuilt == "it was damaged"


def test_a_changed_vector_is_found(tmp_path: Path) -> None:
    build(tmp_path, BASES)
    path = generation(tmp_path) / VECTORS
    times = path.stat()
    with path.open("r+b") as file:
        file.seek(4)
        file.write(b"\1\2\3\4")
    with pytest.raises(IndexDamagedError, match="1 vectors are not what was written"):
        opened(tmp_path)
    # With its time put back the file looks as the writer left it.
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    with opened(tmp_path) as index:
        assert index.problems() == (
            f"{VECTORS}: the vector of text 0 is not what was written",
        )


def test_what_lies_behind_the_committed_rows_does_not_count(tmp_path: Path) -> None:
    build(tmp_path, BASES)
    with (generation(tmp_path) / VECTORS).open("ab") as file:
        file.write(b"\xff" * 1001)
    with opened(tmp_path) as index:
        assert len(index) == 3
    build(tmp_path, BASES, TROOPS)
    assert doc_ids(tmp_path) == ["bases.txt", "troops.txt"]
