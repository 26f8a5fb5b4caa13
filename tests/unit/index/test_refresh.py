from __future__ import annotations

import dataclasses
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from oircheck.errors import IndexUnusableError
from oircheck.index import (
    Corpus,
    HybridRetriever,
    Refresh,
    fingerprint_files,
    is_stale,
    refresh,
)
from oircheck.index.schema import DATABASE, VECTORS
from oircheck.testing import HashingEncoder, make_document
from oircheck.testing.indexes import (
    BASES,
    FERRY,
    TROOPS,
    build,
    doc_ids,
    generation,
    opened,
)
from oircheck.text import build_passages
from oircheck.types import Claim, Source, SourceKind


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
