from __future__ import annotations

import errno
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from oircheck.errors import IndexUnusableError
from oircheck.index import Corpus, refresh
from oircheck.index import folder as index_folder
from oircheck.index.schema import VECTORS, translated
from oircheck.testing import HashingEncoder, make_document
from oircheck.testing.indexes import BASES, TROOPS, build, doc_ids, generations, opened
from oircheck.types import Document


class _Failing(HashingEncoder):
    """Fails when it has encoded a first batch."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        if self.encoded:
            raise KeyboardInterrupt
        return super().encode(texts)


def many(count: int) -> tuple[Document, ...]:
    return tuple(
        make_document(f"{number:04}.txt", f"Bus {number} leaves at {number + 7}.")
        for number in range(count)
    )


@pytest.mark.parametrize("rebuild", [False, True])
def test_an_interrupted_refresh_leaves_the_old_index(
    tmp_path: Path, *, rebuild: bool
) -> None:
    build(tmp_path, BASES)
    with pytest.raises(KeyboardInterrupt):
        refresh(
            tmp_path,
            Corpus(documents=many(600)),
            encoder=_Failing(),
            rebuild=rebuild,
        )
    assert doc_ids(tmp_path) == ["bases.txt"]
    assert generations(tmp_path) == ["g1"]
    build(tmp_path, *many(600))
    assert len(doc_ids(tmp_path)) == 600


KILLED = """
import os, signal, sys
from pathlib import Path
from oircheck.index import Corpus, refresh
from oircheck.testing import HashingEncoder, make_document

class Killed(HashingEncoder):
    def encode(self, texts):
        if self.encoded:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().encode(texts)

documents = [make_document(f"{n}.txt", f"Bus {n} is late.") for n in range(600)]
refresh(Path(sys.argv[1]), Corpus(documents=documents), encoder=Killed())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_killed_refresh_leaves_the_old_index_and_no_lock(tmp_path: Path) -> None:
    build(tmp_path, BASES)
    source = str(Path(index_folder.__file__).parents[2])
    died = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path)],
        env={**os.environ, "PYTHONPATH": source},
        check=False,
    )
    assert died.returncode == -signal.SIGKILL
    assert doc_ids(tmp_path) == ["bases.txt"]
    build(tmp_path, BASES, TROOPS)
    assert doc_ids(tmp_path) == ["bases.txt", "troops.txt"]


def test_a_second_writer_waits_and_then_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_folder, "LOCK_TRIES", 2)
    monkeypatch.setattr(index_folder, "LOCK_PAUSE_S", 0.001)
    build(tmp_path, BASES)
    held = pytest.raises(
        IndexUnusableError, match=r"another process \d+ on .* has been"
    )
    with index_folder.writing(tmp_path), held:
        build(tmp_path, TROOPS)
    assert doc_ids(tmp_path) == ["bases.txt"]


def test_a_missing_index_names_the_command(tmp_path: Path) -> None:
    with pytest.raises(IndexUnusableError, match="oircheck index build"):
        opened(tmp_path / "nowhere")


def test_what_a_dead_process_left_is_removed(tmp_path: Path) -> None:
    build(tmp_path, BASES)
    (tmp_path / "g7").mkdir()
    (tmp_path / "g7" / VECTORS).write_bytes(b"half")
    build(tmp_path, BASES, TROOPS)
    assert generations(tmp_path) == ["g1"]


def test_a_folder_that_is_a_file_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "index"
    path.write_text("mine")
    with pytest.raises(IndexUnusableError, match="name another cache folder"):
        build(path, BASES)
    assert path.read_text() == "mine"


FULL = r"the disk is full; the index is as it was before; free some space"


def test_a_full_disk_is_told_with_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(IndexUnusableError, match=FULL), translated(tmp_path):
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_database_is_told_with_the_way_out(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "full.sqlite")) as database:
        database.execute("CREATE TABLE t (x)")
        database.execute("PRAGMA max_page_count = 3")
        with pytest.raises(IndexUnusableError, match=FULL), translated(tmp_path):
            database.execute("INSERT INTO t VALUES (?)", ("x" * 100_000,))


LIMITED = """
import resource, sys
from pathlib import Path
from oircheck.errors import IndexUnusableError
from oircheck.index import Corpus, refresh
from oircheck.testing import HashingEncoder, make_document

documents = [make_document(f"{n}.txt", f"Bus {n} is late.") for n in range(900)]
size = int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
try:
    refresh(Path(sys.argv[1]), Corpus(documents=documents), encoder=HashingEncoder())
except IndexUnusableError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no RLIMIT_FSIZE")
@pytest.mark.parametrize("size", [70_000, 100_000, 200_000])
def test_where_no_more_can_be_written_the_index_is_as_it_was(
    tmp_path: Path, size: int
) -> None:
    build(tmp_path, BASES)
    source = str(Path(index_folder.__file__).parents[2])
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(tmp_path), str(size)],
        env={**os.environ, "PYTHONPATH": source},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "the disk is full; the index is as it was before" in done.stdout
    assert doc_ids(tmp_path) == ["bases.txt"]
    build(tmp_path, BASES, TROOPS)
    assert doc_ids(tmp_path) == ["bases.txt", "troops.txt"]
