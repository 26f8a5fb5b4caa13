from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from oircheck.errors import IndexUnusableError
from oircheck.index import IndexKeeper
from oircheck.index.added import FOLDER, LIST
from oircheck.index.members import DESCRIPTION
from oircheck.index.schema import DATABASE, VECTORS
from oircheck.testing.indexes import contents, keeper_of, kept_ids


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
    assert "added/mayor.txt" in kept_ids(keeper)
    keeper.take(tmp_path / "x.zip", replace_added=True)
    assert kept_ids(keeper) == ["bases.txt", "ferry.txt"]
