"""One corpus's index: what is stale, added, removed, damaged, moved."""

from __future__ import annotations

import dataclasses
import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from oircheck.errors import (
    CorpusError,
    DocumentError,
    IndexUnusableError,
    UsageError,
)
from oircheck.index import HybridRetriever, Index, IndexKeeper
from oircheck.index import keeper as keeper_module
from oircheck.index.added import FOLDER, LIST, read_list
from oircheck.index.folder import CURRENT, current_generation, writing
from oircheck.index.members import DESCRIPTION
from oircheck.index.schema import DATABASE, VECTORS
from oircheck.testing import HashingEncoder
from oircheck.text.metadata import FieldError
from oircheck.types import Claim

ENCODER = HashingEncoder()


@pytest.fixture
def keeper(tmp_path: Path) -> IndexKeeper:
    """A corpus of two documents, and no index yet."""
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "bases.txt").write_text("The mission handed over six bases.")
    (sources / "ferry.txt").write_text("The ferry sails twice a day.")
    return keeper_of(sources, tmp_path / "cache")


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A document elsewhere."""
    path = tmp_path / "elsewhere" / "mayor.txt"
    path.parent.mkdir()
    path.write_text("The mayor of the town resigned. He moved to Malta.")
    return path


def keeper_of(sources: Path, folder: Path) -> IndexKeeper:
    return IndexKeeper(
        corpus=[sources],
        folder=folder,
        encoder_digest=ENCODER.digest,
        encoder=lambda: ENCODER,
    )


def doc_ids(keeper: IndexKeeper) -> list[str]:
    index, _ = keeper.open()
    with index:
        assert index.problems() == ()
        return [item.doc_id for item in index.documents()]


def source_file(keeper: IndexKeeper, name: str) -> Path:
    return keeper.corpus[0] / name


def generation(keeper: IndexKeeper) -> Path:
    found = current_generation(keeper.folder)
    assert found is not None
    return found


def test_looking_changes_nothing(keeper: IndexKeeper) -> None:
    state = keeper.state()
    assert (state.built, state.up_to_date, state.documents) == (False, False, 0)
    assert not keeper.folder.exists()
    keeper.refresh()
    state = keeper.state()
    assert (state.up_to_date, state.documents, state.passages) == (True, 2, 2)
    source_file(keeper, "bases.txt").write_text("Seven bases.")
    source_file(keeper, "ferry.txt").rename(source_file(keeper, "boat.txt"))
    for _ in range(2):
        state = keeper.state()
        assert state.new == ("boat.txt",)
        assert state.changed == ("bases.txt",)
        assert state.gone == ("ferry.txt",)
        assert not state.up_to_date
    assert keeper.refresh() is not None
    assert keeper.state().up_to_date
    assert keeper.refresh() is None


def test_another_embedder_is_told_before_it_is_built_anew(keeper: IndexKeeper) -> None:
    keeper.refresh()
    other = HashingEncoder(name="other")
    changed = dataclasses.replace(
        keeper, encoder_digest=other.digest, encoder=lambda: other
    )
    assert changed.state().reason == "the embedder is another one"
    done = changed.refresh()
    assert done is not None
    assert done.rebuilt == "the embedder is another one"


def test_an_added_document_stays_when_its_file_and_the_corpus_change(
    keeper: IndexKeeper, outside: Path
) -> None:
    keeper.refresh()
    names, done = keeper.add([outside], {"publisher": "The Daily", "tier": 1})
    assert names == ("added/mayor.txt",)
    assert (done.added, done.unchanged, done.passages) == (names, 2, 4)
    assert keeper.state().up_to_date
    outside.unlink()
    source_file(keeper, "more.txt").write_text("One more.")
    assert doc_ids(keeper) == [*names, "bases.txt", "ferry.txt", "more.txt"]
    keeper.refresh(rebuild=True)
    index, _ = keeper.open()
    with index:
        added = index.documents()[0]
    assert (added.source.publisher, added.source.tier) == ("The Daily", 1)
    assert keeper.paths()["added/mayor.txt"].is_file()


def test_adding_is_like_building_at_once(keeper: IndexKeeper, outside: Path) -> None:
    keeper.refresh()
    keeper.add([outside], {})
    grown, _ = keeper.open()
    fresh = dataclasses.replace(keeper, folder=keeper.folder.parent / "fresh")
    fresh.add([outside], {})
    built, _ = fresh.open()
    with grown, built:
        assert grown.digest == built.digest
        assert grown.documents() == built.documents()
        for query in ("six bases", "the mayor of Malta"):
            assert grown.matching(query, depth=9) == built.matching(query, depth=9) or {
                score for _, score in grown.matching(query, depth=9)
            } == {score for _, score in built.matching(query, depth=9)}


def test_adding_again_replaces(keeper: IndexKeeper, outside: Path) -> None:
    keeper.add([outside], {"title": "One"})
    assert keeper.outdated() == ()
    outside.write_text("The mayor stays.")
    (notice,) = keeper.outdated()
    assert "changed since it was added" in notice
    names, done = keeper.add([outside], {})
    assert (names, done.changed) == (("added/mayor.txt",), ("added/mayor.txt",))
    assert keeper.outdated() == ()
    index, _ = keeper.open()
    with index:
        assert index.document_text("added/mayor.txt") == "The mayor stays."
        assert index.documents()[0].source.title is None
    copies = [path.name for path in (keeper.folder / FOLDER).iterdir()]
    assert len(copies) == 2
    assert LIST in copies


def test_two_files_of_one_name_have_a_name_each(
    keeper: IndexKeeper, outside: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other" / "mayor.txt"
    other.parent.mkdir()
    other.write_text("Another mayor.")
    keeper.add([outside], {})
    assert keeper.add([other], {})[0] == ("added/mayor-2.txt",)
    assert keeper.add([other], {})[0] == ("added/mayor-2.txt",)
    assert keeper.add([outside.parent], {})[0] == ("added/elsewhere/mayor.txt",)


def test_what_stands_beside_an_added_file_counts(
    keeper: IndexKeeper, outside: Path
) -> None:
    (outside.parent / "sources.toml").write_text(
        '[[source]]\nmatch = "mayor.txt"\ntitle = "T"\npublisher = "P"\n'
    )
    keeper.add([outside], {"publisher": "Q"})
    shutil.rmtree(outside.parent)
    keeper.refresh(rebuild=True)
    index, _ = keeper.open()
    with index:
        source = index.documents()[0].source
    assert (source.title, source.publisher) == ("T", "Q")


def test_what_cannot_be_added_leaves_all_as_it_was(
    keeper: IndexKeeper, outside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper.refresh()
    bad = outside.with_name("bad.txt")
    bad.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DocumentError, match=r"bad\.txt"):
        keeper.add([outside, bad], {})
    with pytest.raises(CorpusError, match="no such file or folder"):
        keeper.add([outside.with_name("nowhere.txt")], {})
    with pytest.raises(FieldError, match="not a date in EDTF"):
        keeper.add([outside], {"published": "soon"})
    empty = outside.parent / "empty"
    empty.mkdir()
    with pytest.raises(UsageError, match="no document there"):
        keeper.add([empty], {})

    def full(*_: object, **__: object) -> None:
        raise IndexUnusableError("the disk is full")

    monkeypatch.setattr(keeper_module, "amend", full)
    with pytest.raises(IndexUnusableError, match="full"):
        keeper.add([outside], {})
    assert read_list(keeper.folder) == ()
    assert keeper.state().up_to_date


def test_only_what_was_added_is_removed(keeper: IndexKeeper, outside: Path) -> None:
    keeper.add([outside], {})
    with pytest.raises(UsageError, match=r"did you mean added/mayor\.txt"):
        keeper.remove(["added/major.txt"])
    with pytest.raises(UsageError, match="one of the corpus is taken out"):
        keeper.remove(["bases.txt"])
    gone, done = keeper.remove([str(outside)])
    assert gone == done.removed == ("added/mayor.txt",)
    assert doc_ids(keeper) == ["bases.txt", "ferry.txt"]
    assert [path.name for path in (keeper.folder / FOLDER).iterdir()] == [LIST]


def test_a_corpus_of_added_documents_only(keeper: IndexKeeper, outside: Path) -> None:
    for path in keeper.corpus[0].iterdir():
        path.unlink()
    keeper.add([outside], {})
    assert doc_ids(keeper) == ["added/mayor.txt"]


def test_a_damaged_list_is_named(keeper: IndexKeeper, outside: Path) -> None:
    keeper.add([outside], {})
    (keeper.folder / FOLDER / LIST).write_text("{}")
    with pytest.raises(IndexUnusableError, match="list of added documents is damaged"):
        keeper.refresh()
    assert [item.path.name for item in keeper.verify()] == [LIST]


def spoil(path: Path, at: int) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= 0x41
    path.write_bytes(data)


def test_a_whole_index_is_whole(keeper: IndexKeeper, outside: Path) -> None:
    with pytest.raises(IndexUnusableError, match="there is no index"):
        keeper.verify()
    keeper.add([outside], {})
    assert keeper.verify() == ()


@pytest.mark.parametrize(
    ("name", "damage"),
    [
        pytest.param(VECTORS, lambda path: spoil(path, 9), id="a vector"),
        pytest.param(VECTORS, lambda path: path.write_bytes(b""), id="no vectors"),
        pytest.param(DATABASE, lambda path: spoil(path, 3), id="not a database"),
        pytest.param(DATABASE, lambda path: path.write_bytes(b""), id="empty"),
    ],
)
def test_a_damaged_file_is_named(
    keeper: IndexKeeper, name: str, damage: Callable[[Path], None]
) -> None:
    keeper.refresh()
    path = generation(keeper) / name
    damage(path)
    assert {item.path for item in keeper.verify()} == {path}
    keeper.refresh(rebuild=True)
    assert keeper.verify() == ()


def test_a_changed_copy_of_an_added_file_is_named(
    keeper: IndexKeeper, outside: Path
) -> None:
    keeper.add([outside], {})
    copy = keeper.folder / FOLDER / read_list(keeper.folder)[0].file
    spoil(copy, 3)
    (damage,) = keeper.verify()
    assert damage.path == copy
    keeper.refresh(rebuild=True)
    assert keeper.verify() == ()
    assert keeper.state().unreadable == ()


@pytest.fixture
def spoilt(keeper: IndexKeeper, outside: Path) -> Path:
    """The copy of a document that was added; it is spoilt, and the file is gone."""
    keeper.add([outside], {})
    outside.unlink()
    copy = keeper.folder / FOLDER / read_list(keeper.folder)[0].file
    spoil(copy, 3)
    return copy


def test_building_anew_tells_once_what_is_lost(
    keeper: IndexKeeper, spoilt: Path, outside: Path
) -> None:
    done = keeper.refresh(rebuild=True)
    assert done is not None
    ((path, problem),) = done.lost
    assert path == outside.as_posix()
    assert "the copy kept of it is damaged" in problem
    assert not spoilt.exists()
    state = keeper.state()
    assert (state.unreadable, state.added, state.up_to_date) == ((), (), True)
    again = keeper.refresh(rebuild=True)
    assert again is not None
    assert again.lost == ()


@pytest.mark.parametrize("gone", [False, True], ids=["damaged", "gone"])
def test_a_spoilt_copy_is_told_until_it_is_removed_or_added_again(
    keeper: IndexKeeper, spoilt: Path, outside: Path, *, gone: bool
) -> None:
    if gone:
        spoilt.unlink()
    source_file(keeper, "more.txt").write_text("One more.")
    for _ in range(2):
        keeper.refresh()
        ((path, problem),) = keeper.state().unreadable
        assert path == outside.as_posix()
        assert "oircheck index remove added/mayor.txt" in problem
    names, _ = keeper.remove(["added/mayor.txt"])
    assert names == ("added/mayor.txt",)
    state = keeper.state()
    assert (state.unreadable, state.added, state.up_to_date) == ((), (), True)


def test_adding_the_file_again_settles_its_spoilt_copy(
    keeper: IndexKeeper, spoilt: Path, outside: Path
) -> None:
    source_file(keeper, "more.txt").write_text("One more.")
    keeper.refresh()
    outside.write_text("The mayor of the town resigned. He moved to Malta.")
    keeper.add([outside], {})
    assert keeper.state().unreadable == ()
    assert keeper.verify() == ()
    assert "added/mayor.txt" in doc_ids(keeper)


def test_what_cannot_be_read_in_the_corpus_stays_told(
    keeper: IndexKeeper, spoilt: Path
) -> None:
    source_file(keeper, "bad.txt").write_bytes(b"caf\xe9")
    keeper.refresh()
    keeper.remove(["added/mayor.txt"])
    assert [path for path, _ in keeper.state().unreadable] == [
        source_file(keeper, "bad.txt").as_posix()
    ]


@pytest.mark.parametrize(
    ("gone", "said"),
    [(False, "is damaged"), (True, "is gone")],
    ids=["damaged", "gone"],
)
def test_a_spoilt_copy_is_not_exported_and_named(
    keeper: IndexKeeper, spoilt: Path, tmp_path: Path, *, gone: bool, said: str
) -> None:
    if gone:
        spoilt.unlink()
    with pytest.raises(IndexUnusableError) as caught:
        keeper.export(tmp_path / "index.zip")
    assert str(caught.value).startswith(f"{spoilt}: the copy kept of ")
    assert f"mayor.txt {said}; add the file again" in str(caught.value)
    assert not list(tmp_path.glob("*index.zip*"))


def test_a_current_file_that_names_nothing_is_damage(keeper: IndexKeeper) -> None:
    keeper.refresh()
    (keeper.folder / CURRENT).write_text("g9")
    assert [item.path.name for item in keeper.verify()] == [CURRENT]


def contents(index: Index) -> object:
    documents = index.documents()
    return (
        index.digest,
        documents,
        [index.document_text(item.doc_id) for item in documents],
        [index.document_passages(item.doc_id) for item in documents],
        [index.matching(text, depth=5) for text in ("six bases", "ferry day")],
        index.unreadable(),
        index.notices(),
    )


def test_every_changed_byte_that_counts_is_found(keeper: IndexKeeper) -> None:
    keeper.refresh()
    path = generation(keeper) / DATABASE
    sound = path.read_bytes()
    index, _ = keeper.open()
    with index:
        expected = contents(index)
    harmless = 0
    for at in range(97, len(sound), len(sound) // 150):
        path.write_bytes(sound[:at] + bytes([sound[at] ^ 0x15]) + sound[at + 1 :])
        if keeper.verify():
            continue
        harmless += 1
        with Index.open(keeper.folder, encoder_digest=ENCODER.digest) as changed:
            assert contents(changed) == expected, at
    path.write_bytes(sound)
    assert harmless < 150
    assert keeper.verify() == ()


def test_an_exported_index_is_the_same_elsewhere(
    keeper: IndexKeeper, outside: Path, tmp_path: Path
) -> None:
    keeper.add([outside], {"publisher": "The Daily"})
    done = keeper.export(tmp_path / "x.zip")
    index, _ = keeper.open()
    shutil.copytree(keeper.corpus[0], tmp_path / "clone")
    shutil.rmtree(outside.parent)
    there = keeper_of(tmp_path / "clone", tmp_path / "there")
    taken = there.take(tmp_path / "x.zip")
    other, changes = there.open()
    with index, other:
        assert contents(index) == contents(other)
        assert done.digest == taken.digest == index.digest
    assert changes is None
    assert there.state().up_to_date
    assert there.verify() == ()
    there.refresh(rebuild=True)
    assert there.state().digest == done.digest
    again = there.export(tmp_path / "y.zip")
    assert again.digest == done.digest


def test_an_export_leaves_nothing_half_written(
    keeper: IndexKeeper, tmp_path: Path
) -> None:
    with pytest.raises(IndexUnusableError, match="no such folder"):
        keeper.export(tmp_path / "no" / "x.zip")
    (tmp_path / "taken").mkdir()
    with pytest.raises(IndexUnusableError, match="cannot be written"):
        keeper.export(tmp_path / "taken")
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "cache",
        "sources",
        "taken",
    ]


Members = dict[str, bytes]


def with_member(name: str) -> Callable[[Members], None]:
    return lambda members: members.update({name: b"mine"})


def described(**facts: object) -> Callable[[Members], None]:
    def change(members: Members) -> None:
        description = {**json.loads(members[DESCRIPTION]), **facts}
        members[DESCRIPTION] = json.dumps(description).encode()

    return change


def changed(name: str) -> Callable[[Members], None]:
    def change(members: Members) -> None:
        data = bytearray(members[name])
        data[len(data) // 2] ^= 1
        members[name] = bytes(data)

    return change


def without(name: str) -> Callable[[Members], None]:
    def change(members: Members) -> None:
        del members[name]

    return change


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param(with_member("../evil.txt"), "no part of an index", id="above"),
        pytest.param(with_member("/evil.txt"), "no part of an index", id="absolute"),
        pytest.param(with_member("added/../../e"), "no part of an", id="above below"),
        pytest.param(with_member("added/.hidden"), "no part of an index", id="hidden"),
        pytest.param(with_member("added/more.txt"), "does not hold what", id="more"),
        pytest.param(without(VECTORS), "does not hold what it says", id="less"),
        pytest.param(without(DESCRIPTION), "no archive of an index", id="no head"),
        pytest.param(described(format="2"), "another version", id="another format"),
        pytest.param(described(schema="0"), "another version", id="another schema"),
        pytest.param(described(encoder="e"), "another embedder", id="embedder"),
        pytest.param(described(members=3), "does not hold what", id="no members"),
        pytest.param(changed(DATABASE), "is not what was written", id="database"),
        pytest.param(changed(VECTORS), "is not what was written", id="vectors"),
        pytest.param(changed(f"{FOLDER}/{LIST}"), "is not what was", id="list"),
    ],
)
def test_an_archive_is_not_believed(
    keeper: IndexKeeper,
    outside: Path,
    tmp_path: Path,
    change: Callable[[Members], None],
    said: str,
) -> None:
    keeper.add([outside], {})
    keeper.export(tmp_path / "x.zip")
    with zipfile.ZipFile(tmp_path / "x.zip") as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    with zipfile.ZipFile(tmp_path / "evil.zip", "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    before = keeper.state()
    with pytest.raises(IndexUnusableError, match=said) as refused:
        keeper.take(tmp_path / "evil.zip")
    assert "nothing was imported" in str(refused.value)
    assert keeper.state() == before
    assert keeper.verify() == ()
    assert not list(tmp_path.rglob("*evil.txt"))
    assert not (tmp_path / "e").exists()


@pytest.mark.parametrize("length", [0, 10, 400, -1])
def test_a_cut_archive_is_refused(
    keeper: IndexKeeper, tmp_path: Path, length: int
) -> None:
    keeper.export(tmp_path / "x.zip")
    path = tmp_path / "cut.zip"
    path.write_bytes((tmp_path / "x.zip").read_bytes()[:length])
    with pytest.raises(IndexUnusableError, match="no archive of an index"):
        keeper.take(path)
    assert keeper.state().up_to_date


def test_a_bomb_is_refused(keeper: IndexKeeper, tmp_path: Path) -> None:
    keeper.export(tmp_path / "x.zip")
    with zipfile.ZipFile(tmp_path / "x.zip") as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    large = 300 * 1024 * 1024
    description = json.loads(members[DESCRIPTION])
    description["members"][VECTORS] = {"size": large, "sha256": "0"}
    members[DESCRIPTION] = json.dumps(description).encode()
    with zipfile.ZipFile(tmp_path / "b.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data if name != VECTORS else bytes(large))
    with pytest.raises(IndexUnusableError, match="far more than an index takes"):
        keeper.take(tmp_path / "b.zip")


def test_documents_added_here_are_not_lost_by_an_import(
    keeper: IndexKeeper, outside: Path, tmp_path: Path
) -> None:
    keeper.export(tmp_path / "x.zip")
    keeper.add([outside], {})
    with pytest.raises(IndexUnusableError, match=r"added/mayor\.txt would be lost"):
        keeper.take(tmp_path / "x.zip")
    assert "added/mayor.txt" in doc_ids(keeper)
    keeper.take(tmp_path / "x.zip", replace_added=True)
    assert doc_ids(keeper) == ["bases.txt", "ferry.txt"]


def test_who_waits_is_told_who_writes(
    keeper: IndexKeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("oircheck.index.folder.LOCK_TRIES", 30)
    monkeypatch.setattr("oircheck.index.folder.LOCK_PAUSE_S", 0.001)
    told: list[str] = []
    waiting = dataclasses.replace(keeper, waiting=told.append)
    with (
        writing(keeper.folder),
        pytest.raises(IndexUnusableError, match="another process"),
    ):
        waiting.refresh()
    (said,) = told
    assert "is writing the index" in said
    assert "another process" in said
    waiting.refresh()
    assert len(told) == 1


def test_other_readers_read_the_same_files_anew(
    keeper: IndexKeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper.refresh()
    monkeypatch.setattr(keeper_module, "reading_version", lambda _: "another")
    state = keeper.state()
    assert (state.read_anew, state.up_to_date) == (True, False)
    assert (state.new, state.changed, state.gone) == ((), (), ())
    done = keeper.refresh()
    assert done is not None
    assert (done.unchanged, done.rebuilt) == (2, "")
    assert keeper.state().up_to_date


def test_a_document_in_another_language_is_counted_and_not_judged(
    keeper: IndexKeeper,
) -> None:
    source_file(keeper, "bruecke.txt").write_text(
        "Die Brücke wurde am Montag gesperrt, weil sie nicht mehr sicher war. "
        "Der Bürgermeister sagte, dass die Arbeiten noch im Sommer beginnen sollen. "
        "Sie werden nach seinen Worten etwa sechs Millionen Euro kosten."
    )
    keeper.refresh()
    state = keeper.state()
    assert (state.documents, state.foreign) == (3, 1)
    assert state.notices[-1].startswith("not judged, in another language than English")
    index, _ = keeper.open()
    claim = Claim(claim_id="1", text="Die Brücke wurde am Montag gesperrt")
    with index:
        retriever = HybridRetriever(index, ENCODER)
        (found,) = retriever.retrieve([claim], k=9)
        (aside,) = retriever.set_aside([claim], k=9)
    assert {item.passage.doc_id for item in found} == {"bases.txt", "ferry.txt"}
    assert aside == ()


def test_an_added_document_is_cited_as_the_user_named_it(
    keeper: IndexKeeper, outside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(keeper.corpus[0])
    given = Path("..", "elsewhere", "mayor.txt")
    keeper.add([given], {})
    outside.unlink()
    assert keeper.cited()["added/mayor.txt"] == given
    monkeypatch.chdir(outside.parent)
    assert keeper.cited()["added/mayor.txt"] == outside
