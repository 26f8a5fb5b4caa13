"""A bundle carried in one file: nothing gets in that its lock does not name."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path

import pytest

from oircheck.errors import ModelLockError, UsageError
from oircheck.models.bundle import open_bundle
from oircheck.models.pack import export_bundle, import_bundle


@pytest.fixture
def packed(folder: Path, tmp_path: Path) -> Path:
    file = tmp_path / "bundle.tar"
    export_bundle(open_bundle(folder), file)
    return file


def members(file: Path) -> list[tuple[tarfile.TarInfo, bytes]]:
    with tarfile.open(file) as archive:
        return [
            (entry, stream.read())
            for entry in archive
            if (stream := archive.extractfile(entry)) is not None
        ]


def rewrite(file: Path, entries: list[tuple[tarfile.TarInfo, bytes]]) -> None:
    with tarfile.open(file, "w") as archive:
        for entry, data in entries:
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))


def test_what_goes_in_comes_out(folder: Path, packed: Path, tmp_path: Path) -> None:
    bundle = import_bundle(packed, into=tmp_path / "new")
    assert bundle.digest == open_bundle(folder).digest
    given = sorted(path.relative_to(folder) for path in folder.rglob("*"))
    place = tmp_path / "new"
    assert sorted(path.relative_to(place) for path in place.rglob("*")) == given


def test_the_same_bundle_gives_the_same_bytes(
    folder: Path, packed: Path, tmp_path: Path
) -> None:
    (folder / "stance" / "stance.json").touch()
    export_bundle(open_bundle(folder), tmp_path / "again.tar")
    assert (tmp_path / "again.tar").read_bytes() == packed.read_bytes()


def test_an_altered_bundle_is_not_exported(folder: Path, tmp_path: Path) -> None:
    (folder / "stance" / "stance.json").write_bytes(b"{}")
    with pytest.raises(ModelLockError, match=r"stance\.json"):
        export_bundle(open_bundle(folder), tmp_path / "out.tar")
    assert not list(tmp_path.glob("out.tar*"))


def test_an_altered_file_stops_the_import_and_leaves_nothing(
    packed: Path, tmp_path: Path
) -> None:
    entries = members(packed)
    entry, data = entries[-1]
    entries[-1] = (entry, data[:-1] + b"!")
    rewrite(packed, entries)
    with pytest.raises(ModelLockError, match=r"stance\.json is not what"):
        import_bundle(packed, into=tmp_path / "new")
    assert not list(tmp_path.glob("new*"))


def test_a_file_that_is_longer_than_pinned_is_not_read_to_its_end(
    packed: Path, tmp_path: Path
) -> None:
    entries = members(packed)
    entry, data = entries[-1]
    rewrite(packed, [*entries[:-1], (entry, data + b" " * 4_000_000)])
    with pytest.raises(ModelLockError, match="is not what its"):
        import_bundle(packed, into=tmp_path / "new")


@pytest.mark.parametrize("name", ["../evil", "/evil", "stance/more.json", "evil.py"])
def test_a_file_that_the_lock_does_not_name_is_refused(
    packed: Path, tmp_path: Path, name: str
) -> None:
    rewrite(packed, [*members(packed), (tarfile.TarInfo(name), b"x")])
    with pytest.raises(ModelLockError, match="not in its"):
        import_bundle(packed, into=tmp_path / "new")
    assert not (tmp_path / "evil").exists()


def test_a_link_is_refused(packed: Path, tmp_path: Path) -> None:
    entries = members(packed)
    entries[-1][0].type = tarfile.SYMTYPE
    entries[-1][0].linkname = "/etc/hostname"
    with tarfile.open(packed, "w") as archive:
        archive.addfile(entries[0][0], io.BytesIO(entries[0][1]))
        archive.addfile(entries[-1][0])
    with pytest.raises(ModelLockError, match="no plain file"):
        import_bundle(packed, into=tmp_path / "new")


def test_a_file_that_is_missing_is_told(packed: Path, tmp_path: Path) -> None:
    rewrite(packed, members(packed)[:1])
    with pytest.raises(ModelLockError, match=r"stance\.json: is missing"):
        import_bundle(packed, into=tmp_path / "new")


@pytest.mark.parametrize("data", [b"", b"not a tar archive" * 100])
def test_what_is_no_bundle_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x.tar").write_bytes(data)
    with pytest.raises(ModelLockError):
        import_bundle(tmp_path / "x.tar", into=tmp_path / "new")


def test_the_lock_has_to_come_first(packed: Path, tmp_path: Path) -> None:
    rewrite(packed, members(packed)[::-1])
    with pytest.raises(ModelLockError, match="does not begin with"):
        import_bundle(packed, into=tmp_path / "new")


def test_a_bundle_that_is_there_is_replaced_only_by_force(
    packed: Path, folder: Path
) -> None:
    with pytest.raises(UsageError, match="--force"):
        import_bundle(packed, into=folder)
    assert import_bundle(packed, into=folder, force=True).root == folder
    assert sorted(path.name for path in folder.parent.iterdir()) == [
        "bundle",
        "bundle.tar",
    ]


def test_a_folder_with_anything_else_in_it_is_never_replaced(
    packed: Path, folder: Path
) -> None:
    (folder / "notes.txt").write_text("mine")
    with pytest.raises(UsageError, match=r"notes\.txt"):
        import_bundle(packed, into=folder, force=True)
    assert (folder / "notes.txt").exists()


@pytest.mark.parametrize("data", [b"mine", b"", b"PK" + b"x" * 2000])
def test_what_is_no_earlier_export_is_written_over_only_by_force(
    folder: Path, tmp_path: Path, data: bytes
) -> None:
    file = tmp_path / "notes.dat"
    file.write_bytes(data)
    with pytest.raises(UsageError, match=r"notes\.dat: .* --force"):
        export_bundle(open_bundle(folder), file)
    assert file.read_bytes() == data
    export_bundle(open_bundle(folder), file, force=True)
    assert file.stat().st_size > len(data)


def test_another_archive_is_no_earlier_export(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "photos.tar"
    rewrite(file, [(tarfile.TarInfo("photo.jpg"), b"x")])
    before = file.read_bytes()
    with pytest.raises(UsageError, match="--force"):
        export_bundle(open_bundle(folder), file)
    assert file.read_bytes() == before


def test_an_earlier_export_is_replaced(folder: Path, packed: Path) -> None:
    before = packed.read_bytes()
    export_bundle(open_bundle(folder), packed)
    assert packed.read_bytes() == before


@pytest.mark.parametrize(
    "name", ["stance/stance.json", "models.lock", "stance/new.tar", "new.tar"]
)
def test_nothing_is_written_into_the_bundle_even_by_force(
    folder: Path, name: str
) -> None:
    before = sorted(folder.rglob("*"))
    with pytest.raises(UsageError, match="inside a bundle"):
        export_bundle(open_bundle(folder), folder / name, force=True)
    assert sorted(folder.rglob("*")) == before
    open_bundle(folder).verify()


def test_nothing_is_written_into_another_bundle(
    folder: Path, packed: Path, tmp_path: Path
) -> None:
    other = import_bundle(packed, into=tmp_path / "other")
    with pytest.raises(UsageError, match="inside a bundle"):
        export_bundle(
            open_bundle(folder), other.root / "stance" / "stance.json", force=True
        )
    other.verify()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        pytest.param("", "is a folder", id="a folder"),
        pytest.param("..", "is a folder", id="the folder above"),
        pytest.param("none/x.tar", "no folder .*none", id="no such folder"),
        pytest.param("a.txt/x.tar", "no folder .*a.txt", id="a file for a folder"),
    ],
)
def test_what_is_no_place_for_a_file_is_refused(
    folder: Path, tmp_path: Path, name: str, said: str
) -> None:
    (tmp_path / "a.txt").write_text("mine")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(UsageError, match=said):
        export_bundle(open_bundle(folder), tmp_path / name, force=True)
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    "name",
    ["stance/notes.txt", "stance/a/notes.txt", "verifier/notes.txt", "verifier"],
)
def test_a_file_that_no_lock_names_is_never_lost_by_force(
    packed: Path, folder: Path, name: str
) -> None:
    notes = folder / name
    notes.parent.mkdir(exist_ok=True)
    notes.write_text("mine")
    with pytest.raises(UsageError, match=rf"holds more than a bundle \({name}\)"):
        import_bundle(packed, into=folder, force=True)
    assert notes.read_text() == "mine"


def test_a_folder_that_is_no_bundle_is_never_replaced(
    packed: Path, tmp_path: Path
) -> None:
    notes = tmp_path / "mine" / "stance" / "notes.txt"
    notes.parent.mkdir(parents=True)
    notes.write_text("mine")
    with pytest.raises(UsageError, match=r"stance/notes\.txt"):
        import_bundle(packed, into=tmp_path / "mine", force=True)
    assert notes.exists()


def test_a_damaged_bundle_is_replaced_by_force(packed: Path, folder: Path) -> None:
    (folder / "stance" / "stance.json").write_bytes(b"{}")
    import_bundle(packed, into=folder, force=True).verify()


def test_a_bundle_whose_lock_is_damaged_is_replaced_by_force(
    packed: Path, folder: Path
) -> None:
    (folder / "models.lock").write_text("nothing")
    import_bundle(packed, into=folder, force=True).verify()


def test_a_file_where_the_bundle_should_be_is_never_replaced(
    packed: Path, tmp_path: Path
) -> None:
    (tmp_path / "mine").write_text("mine")
    with pytest.raises(UsageError, match="is no folder"):
        import_bundle(packed, into=tmp_path / "mine", force=True)
    assert (tmp_path / "mine").read_text() == "mine"


def test_a_missing_file_is_told_before_anything_else(
    folder: Path, tmp_path: Path
) -> None:
    for force in (False, True):
        with pytest.raises(ModelLockError, match=r"none\.tar: no such file"):
            import_bundle(tmp_path / "none.tar", into=folder, force=force)


def test_force_is_not_advised_where_it_would_not_help(
    packed: Path, folder: Path
) -> None:
    (folder / "notes.txt").write_text("mine")
    with pytest.raises(UsageError, match="holds more than a bundle"):
        import_bundle(packed, into=folder)
