from __future__ import annotations

import dataclasses
import errno
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from oircheck.errors import IndexUnusableError
from oircheck.index import (
    Corpus,
    HybridRetriever,
    Index,
    IndexDamagedError,
    Refresh,
    fingerprint_files,
    is_stale,
    refresh,
)
from oircheck.index import folder as index_folder
from oircheck.index.schema import DATABASE, VECTORS, translated
from oircheck.testing import HashingEncoder, make_document
from oircheck.text import build_passages
from oircheck.types import Claim, Document, Source, SourceKind

BASES = make_document(
    "bases.txt",
    "The mission handed over six bases in March. It keeps two of them.",
    "Its general left on Monday.",
    source=Source(title="Bases", publisher="The Daily", published="2020-03"),
)
TROOPS = make_document("troops.txt", "The number of troops falls from 5,200 to 3,000.")
FERRY = make_document("ferry.txt", "The ferry to the island sails twice a day.")


def build(
    folder: Path, *documents: Document, encoder: HashingEncoder | None = None
) -> Refresh:
    return refresh(
        folder, Corpus(documents=documents), encoder=encoder or HashingEncoder()
    )


def opened(folder: Path) -> Index:
    return Index.open(folder, encoder_digest=HashingEncoder().digest)


def doc_ids(folder: Path) -> list[str]:
    with opened(folder) as index:
        assert index.problems() == ()
        return [document.doc_id for document in index.documents()]


def generation(folder: Path) -> Path:
    found = index_folder.current_generation(folder)
    assert found is not None
    return found


def generations(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("g*"))


def counts(done: Refresh) -> tuple[int, int, int, int]:
    return len(done.added), len(done.changed), len(done.removed), done.unchanged


def test_a_first_build_holds_every_passage_as_it_was_cut(tmp_path: Path) -> None:
    done = build(tmp_path, TROOPS, BASES)
    assert done.added == ("bases.txt", "troops.txt")
    assert (done.passages, done.rebuilt) == (4, "")
    with opened(tmp_path) as index:
        assert index.document_passages("bases.txt") == build_passages(BASES)
        assert index.document_text("bases.txt") == BASES.text
        assert [item.source for item in index.documents()] == [BASES.source, Source()]
        (second,) = index.passages(["bases.txt#1"])
        assert second == build_passages(BASES)[1]


def test_a_digest_keeps_what_its_sentences_rest_on(tmp_path: Path) -> None:
    source = Source(
        kind=SourceKind.DIGEST, original="o.txt", rests_on=((1,), (2, 3), (4,))
    )
    document = dataclasses.replace(BASES, source=source)
    build(tmp_path, document)
    with opened(tmp_path) as index:
        assert index.document_passages("bases.txt") == build_passages(document)
        assert index.documents()[0].source == source


@pytest.mark.parametrize("wanted", ["nowhere.txt#0", "bases.txt#9", "bases.txt", "#"])
def test_an_unknown_passage_is_a_key_error(tmp_path: Path, wanted: str) -> None:
    build(tmp_path, BASES)
    with opened(tmp_path) as index, pytest.raises(KeyError):
        index.passages([wanted])


def test_an_unchanged_corpus_encodes_nothing(tmp_path: Path) -> None:
    build(tmp_path, BASES, TROOPS)
    encoder = HashingEncoder()
    done = build(tmp_path, TROOPS, BASES, encoder=encoder)
    assert counts(done) == (0, 0, 0, 2)
    assert encoder.encoded == 0


def test_documents_are_added_changed_and_removed(tmp_path: Path) -> None:
    build(tmp_path, BASES, TROOPS)
    changed = make_document("bases.txt", "The mission handed over seven bases.")
    done = build(tmp_path, changed, FERRY)
    assert (done.added, done.changed, done.removed) == (
        ("ferry.txt",),
        ("bases.txt",),
        ("troops.txt",),
    )
    assert doc_ids(tmp_path) == ["bases.txt", "ferry.txt"]
    with opened(tmp_path) as index:
        assert index.matching("troops", depth=5) == []
        assert len(index.matching("seven bases", depth=5)) == 1


def test_another_publisher_is_a_change_without_encoding(tmp_path: Path) -> None:
    build(tmp_path, BASES)
    source = dataclasses.replace(BASES.source, publisher="The Weekly")
    encoder = HashingEncoder()
    done = build(tmp_path, dataclasses.replace(BASES, source=source), encoder=encoder)
    assert done.changed == ("bases.txt",)
    assert encoder.encoded == 0


def test_a_renamed_document_is_not_encoded_again(tmp_path: Path) -> None:
    build(tmp_path, BASES)
    encoder = HashingEncoder()
    moved = dataclasses.replace(BASES, doc_id="old/bases.txt")
    done = build(tmp_path, moved, encoder=encoder)
    assert (done.added, done.removed) == (("old/bases.txt",), ("bases.txt",))
    assert encoder.encoded == 0
    assert doc_ids(tmp_path) == ["old/bases.txt"]


def test_a_path_that_is_shown_otherwise_is_no_change(tmp_path: Path) -> None:
    build(tmp_path, BASES)
    done = build(tmp_path, dataclasses.replace(BASES, path="../bases.txt"))
    assert done.unchanged == 1
    with opened(tmp_path) as index:
        assert index.documents()[0].path == "../bases.txt"


def test_two_documents_of_one_name_are_a_mistake() -> None:
    with pytest.raises(ValueError, match=r"two documents are called 'bases\.txt'"):
        Corpus(documents=(BASES, BASES))


def test_what_cannot_be_read_or_cut_is_kept_in_mind(tmp_path: Path) -> None:
    source = Source(original="o.txt", rests_on=((1,),))
    broken = dataclasses.replace(BASES, source=source)
    corpus = Corpus(
        documents=(broken, TROOPS),
        unreadable=(("corpus/zebra.txt", "not UTF-8"),),
        notices=("corpus/empty.txt: the file is empty",),
    )
    done = refresh(tmp_path, corpus, encoder=HashingEncoder())
    assert done.added == ("troops.txt",)
    with opened(tmp_path) as index:
        (broken_path, problem), other = index.unreadable()
        assert (broken_path, other) == (
            "corpus/bases.txt",
            ("corpus/zebra.txt", "not UTF-8"),
        )
        assert "one entry of 'paragraphs' for each" in problem
        assert index.notices() == ("corpus/empty.txt: the file is empty",)


def test_progress_is_told_from_none_to_all(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    refresh(
        tmp_path,
        Corpus(documents=(BASES, TROOPS)),
        encoder=HashingEncoder(),
        progress=lambda done, total: told.append((done, total)),
    )
    assert told == [(0, 2), (1, 2), (2, 2)]


def test_the_folder_is_kept_out_of_version_control(tmp_path: Path) -> None:
    build(tmp_path / "new" / "index", BASES)
    assert (tmp_path / "new" / "index" / ".gitignore").read_text() == "*\n"


def test_a_reader_keeps_what_it_opened(tmp_path: Path) -> None:
    build(tmp_path, BASES, TROOPS)
    with opened(tmp_path) as index:
        before = index.documents()
        build(tmp_path, FERRY)
        refresh(
            tmp_path,
            Corpus(documents=(FERRY,)),
            encoder=HashingEncoder(),
            rebuild=True,
        )
        assert index.documents() == before
        assert index.problems() == ()
    assert doc_ids(tmp_path) == ["ferry.txt"]


def test_another_encoder_builds_anew_and_says_so(tmp_path: Path) -> None:
    build(tmp_path, BASES)
    other = HashingEncoder(name="other")
    done = build(tmp_path, BASES, encoder=other)
    assert done.rebuilt == "the embedder is another one"
    assert (counts(done), other.encoded) == ((0, 0, 0, 1), 4)
    with pytest.raises(IndexUnusableError, match="embedder is another one"):
        opened(tmp_path)


def test_another_version_builds_anew_and_says_so(tmp_path: Path) -> None:
    build(tmp_path, BASES)
    with closing(sqlite3.connect(generation(tmp_path) / DATABASE)) as database:
        database.execute("UPDATE meta SET value = '0' WHERE key = 'schema'")
        database.commit()
    with pytest.raises(IndexUnusableError, match="another version"):
        opened(tmp_path)
    assert build(tmp_path, BASES).rebuilt == "it was written by another version"
    assert doc_ids(tmp_path) == ["bases.txt"]


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


def test_an_index_that_is_mostly_out_of_date_is_packed(tmp_path: Path) -> None:
    build(tmp_path, BASES, TROOPS)
    build(tmp_path, TROOPS)
    encoder = HashingEncoder()
    done = build(tmp_path, TROOPS, FERRY, encoder=encoder)
    assert done.rebuilt == "more than half of it was out of date"
    assert (done.added, encoder.encoded) == (("ferry.txt",), 1)
    assert (generation(tmp_path) / VECTORS).stat().st_size == 2 * 64 * 4


def test_an_updated_index_answers_like_a_new_one(tmp_path: Path) -> None:
    claims = [
        Claim(claim_id="1", text=text) for text in ("six bases", "a ferry", "3,000")
    ]
    encoder = HashingEncoder()
    answers = []
    for name, steps in (
        ("new", [(BASES, TROOPS, FERRY)]),
        ("updated", [(TROOPS,), (TROOPS, FERRY), (FERRY, BASES, TROOPS)]),
    ):
        for documents in steps:
            build(tmp_path / name, *documents)
        with opened(tmp_path / name) as index:
            retriever = HybridRetriever(index, encoder)
            answers.append((index.digest, retriever.retrieve(claims, k=5)))
    assert answers[0] == answers[1]


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


def test_an_index_is_stale_when_a_file_changed(tmp_path: Path) -> None:
    encoder = HashingEncoder()
    files = {name: tmp_path / name for name in ("a.txt", "b.txt")}
    for path in files.values():
        path.write_text("six bases")
    folder = tmp_path / "index"

    def stale() -> bool:
        found = fingerprint_files(folder, files, encoder_digest=encoder.digest)
        return is_stale(folder, found, encoder_digest=encoder.digest)

    assert stale()
    found = fingerprint_files(folder, files, encoder_digest=encoder.digest)
    refresh(folder, Corpus(documents=(), fingerprints=found), encoder=encoder)
    assert not stale()
    os.utime(files["a.txt"], ns=(1, 1))
    assert not stale()
    files["a.txt"].write_text("ten bases")
    assert stale()
    files["a.txt"].write_text("six bases")
    assert not stale()
    files["b.txt"].unlink()
    assert stale()
    assert is_stale(folder, found, encoder_digest="another")


def test_the_digest_knows_contents_and_names_only(tmp_path: Path) -> None:
    digests = []
    for name, documents in (
        ("one", (BASES, TROOPS)),
        ("other", (TROOPS, BASES)),
        ("path", (TROOPS, dataclasses.replace(BASES, path="elsewhere"))),
        ("renamed", (TROOPS, dataclasses.replace(BASES, doc_id="b.txt"))),
        ("metadata", (TROOPS, dataclasses.replace(BASES, source=Source()))),
        ("fewer", (TROOPS,)),
    ):
        build(tmp_path / name, *documents)
        with opened(tmp_path / name) as index:
            digests.append(index.digest)
    assert digests[0] == digests[1] == digests[2]
    assert len(set(digests)) == 4
    assert digests[0].startswith("sha256:")


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
