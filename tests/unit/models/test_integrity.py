from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from oircheck.errors import ModelLockError
from oircheck.models import integrity
from oircheck.models.bundle import open_bundle, verify_bundle


@pytest.fixture
def read_in_full(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files whose digest was computed, as they come."""
    names: list[str] = []
    digest_of_file = integrity.digest_of_file

    def noted(path: Path) -> str:
        names.append(path.name)
        return digest_of_file(path)

    monkeypatch.setattr(integrity, "digest_of_file", noted)
    return names


def change_one_byte(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def test_a_bundle_that_matches_opens(folder: Path) -> None:
    assert verify_bundle(folder).stance.temperature == 2.0


def test_one_changed_byte_names_the_file_and_the_way_out(folder: Path) -> None:
    change_one_byte(folder / "stance" / "stance.json")
    with pytest.raises(ModelLockError, match=r"stance\.json.*sha256.*reinstall"):
        _ = open_bundle(folder).stance


def test_a_wrong_size_names_both_sizes(folder: Path) -> None:
    path = folder / "stance" / "stance.json"
    size = path.stat().st_size
    path.write_bytes(path.read_bytes() + b" ")
    with pytest.raises(ModelLockError, match=rf"{size + 1} bytes.*says {size}"):
        _ = open_bundle(folder).stance


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "stance" / "stance.json").unlink()
    with pytest.raises(ModelLockError, match=r"stance\.json: is missing"):
        _ = open_bundle(folder).stance


def test_a_folder_in_place_of_a_file_is_refused(folder: Path) -> None:
    (folder / "stance" / "stance.json").unlink()
    (folder / "stance" / "stance.json").mkdir()
    with pytest.raises(ModelLockError, match="is not a file"):
        _ = open_bundle(folder).stance


@pytest.mark.parametrize("part", ["stance/stance.json", "stance"])
def test_a_symbolic_link_is_refused_though_the_bytes_match(
    folder: Path, tmp_path: Path, part: str
) -> None:
    (folder / part).rename(tmp_path / "moved")
    (folder / part).symlink_to(tmp_path / "moved")
    with pytest.raises(ModelLockError, match="symbolic link"):
        _ = open_bundle(folder).stance


def test_a_bundle_may_be_reached_through_a_link(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(folder)
    assert open_bundle(tmp_path / "link").stance.temperature == 2.0


def test_a_file_that_the_lock_does_not_name_is_told_by_verify(folder: Path) -> None:
    (folder / "stance" / "extra.pkl").write_bytes(b"")
    with pytest.raises(ModelLockError, match=r"extra\.pkl: is not in models\.lock"):
        verify_bundle(folder)


def test_a_file_is_read_in_full_once_while_it_stays_as_it_is(
    folder: Path, tmp_path: Path, read_in_full: list[str]
) -> None:
    memory = tmp_path / "cache" / "verified.json"
    for _ in range(3):
        _ = open_bundle(folder, memory=memory).stance
    assert read_in_full == ["stance.json"]


def test_without_a_memory_every_opening_reads_in_full(
    folder: Path, read_in_full: list[str]
) -> None:
    for _ in range(2):
        _ = open_bundle(folder).stance
    assert read_in_full == ["stance.json", "stance.json"]


def test_a_new_time_of_change_is_read_in_full_again(
    folder: Path, tmp_path: Path, read_in_full: list[str]
) -> None:
    memory = tmp_path / "verified.json"
    _ = open_bundle(folder, memory=memory).stance
    os.utime(folder / "stance" / "stance.json", ns=(1, 1))
    _ = open_bundle(folder, memory=memory).stance
    assert read_in_full == ["stance.json", "stance.json"]


def test_a_changed_byte_is_noticed_though_the_file_was_known(
    folder: Path, tmp_path: Path
) -> None:
    memory = tmp_path / "verified.json"
    _ = open_bundle(folder, memory=memory).stance
    path = folder / "stance" / "stance.json"
    change_one_byte(path)
    os.utime(path, ns=(1, 1))
    with pytest.raises(ModelLockError, match="sha256"):
        _ = open_bundle(folder, memory=memory).stance


def test_verify_reads_in_full_whatever_is_remembered(
    folder: Path, tmp_path: Path
) -> None:
    memory = tmp_path / "verified.json"
    _ = open_bundle(folder, memory=memory).stance
    path = folder / "stance" / "stance.json"
    found = path.stat()
    change_one_byte(path)
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))
    with pytest.raises(ModelLockError, match="sha256"):
        verify_bundle(folder, memory=memory)


@pytest.mark.parametrize("content", [b"", b"[]", b'{"a": 1}', b"\xff", b'{"a": [1]}'])
def test_a_broken_memory_only_costs_time(
    folder: Path, tmp_path: Path, read_in_full: list[str], content: bytes
) -> None:
    memory = tmp_path / "verified.json"
    memory.write_bytes(content)
    _ = open_bundle(folder, memory=memory).stance
    assert read_in_full == ["stance.json"]
    assert len(json.loads(memory.read_bytes())) == 1


def test_a_memory_that_cannot_be_written_only_costs_time(
    folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    memory = tmp_path / "file" / "verified.json"
    assert open_bundle(folder, memory=memory).stance.temperature == 2.0


def test_the_memory_of_another_digest_does_not_count(
    folder: Path, tmp_path: Path, lock: Any
) -> None:
    memory = tmp_path / "verified.json"
    _ = open_bundle(folder, memory=memory).stance
    lock.model["file"][0]["sha256"] = "0" * 64
    lock.reckon()
    (folder / "models.lock").write_text(lock.text(), encoding="utf-8")
    with pytest.raises(ModelLockError, match="sha256"):
        _ = open_bundle(folder, memory=memory).stance


def test_what_is_remembered_is_kept_out_of_git(tmp_path: Path) -> None:
    file = tmp_path / "model.bin"
    file.write_bytes(b"x")
    memory = tmp_path / ".oircheck" / "models.json"
    integrity.VerifiedFiles(memory).remember(file, file.stat(), "0" * 64)
    assert (memory.parent / ".gitignore").read_text() == "*\n"
    (memory.parent / ".gitignore").write_text("mine\n")
    integrity.VerifiedFiles(memory).remember(file, file.stat(), "1" * 64)
    assert (memory.parent / ".gitignore").read_text() == "mine\n"
