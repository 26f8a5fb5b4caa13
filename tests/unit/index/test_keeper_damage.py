from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from oircheck.errors import IndexUnusableError
from oircheck.index import Index, IndexKeeper
from oircheck.index.added import FOLDER, read_list
from oircheck.index.folder import CURRENT
from oircheck.index.generation import DAMAGED
from oircheck.index.schema import DATABASE, VECTORS
from oircheck.testing.indexes import ENCODER, contents, generation, kept_ids


def source_file(keeper: IndexKeeper, name: str) -> Path:
    return keeper.corpus[0] / name


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
    path = generation(keeper.folder) / name
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
    assert "added/mayor.txt" in kept_ids(keeper)


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


def test_every_changed_byte_that_counts_is_found(keeper: IndexKeeper) -> None:
    keeper.refresh()
    path = generation(keeper.folder) / DATABASE
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


Members = dict[str, bytes]


def changed(name: str) -> Callable[[Members], None]:
    def change(members: Members) -> None:
        data = bytearray(members[name])
        data[len(data) // 2] ^= 1
        members[name] = bytes(data)

    return change


def test_an_index_that_is_found_damaged_when_opened_is_built_anew(
    keeper: IndexKeeper,
) -> None:
    keeper.refresh()
    spoil(generation(keeper.folder) / VECTORS, 9)
    index, changes = keeper.open()
    with index:
        assert changes is not None
        assert changes.rebuilt == DAMAGED
    assert keeper.verify() == ()
