from __future__ import annotations

import dataclasses
import shutil
from pathlib import Path

import pytest

from oircheck.errors import CorpusError, DocumentError, IndexUnusableError, UsageError
from oircheck.index import IndexKeeper
from oircheck.index import keeper as keeper_module
from oircheck.index.added import FOLDER, LIST, read_list
from oircheck.testing.indexes import kept_ids
from oircheck.text.metadata import FieldError


def source_file(keeper: IndexKeeper, name: str) -> Path:
    return keeper.corpus[0] / name


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
    assert kept_ids(keeper) == [*names, "bases.txt", "ferry.txt", "more.txt"]
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
    assert kept_ids(keeper) == ["bases.txt", "ferry.txt"]
    assert [path.name for path in (keeper.folder / FOLDER).iterdir()] == [LIST]


def test_a_corpus_of_added_documents_only(keeper: IndexKeeper, outside: Path) -> None:
    for path in keeper.corpus[0].iterdir():
        path.unlink()
    keeper.add([outside], {})
    assert kept_ids(keeper) == ["added/mayor.txt"]


def test_a_damaged_list_is_named(keeper: IndexKeeper, outside: Path) -> None:
    keeper.add([outside], {})
    (keeper.folder / FOLDER / LIST).write_text("{}")
    with pytest.raises(IndexUnusableError, match="list of added documents is damaged"):
        keeper.refresh()
    assert [item.path.name for item in keeper.verify()] == [LIST]


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
