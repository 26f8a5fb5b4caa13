"""Compares the files of a model with models.lock, before anything reads them."""

from __future__ import annotations

import hashlib
import json
import os
import stat
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from oircheck.errors import ModelLockError
from oircheck.models.pins import LOCK_NAME, RESTORE, LockedFile, LockedModel


@dataclass(frozen=True, slots=True)
class Fault:
    """A file that is not what models.lock says, and how it differs."""

    path: str
    problem: str

    def __str__(self) -> str:
        return f"{self.path}: {self.problem}"


class VerifiedFiles:
    """Remembers which files matched, so that they are not read again in full.

    A file counts as known while its size and its time of change are those of its
    last full verification. The memory only saves time: when it cannot be read or
    written, files are verified in full.

    Args:
        path: Where the memory is kept between processes; ``None`` keeps it nowhere.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._entries = _read_entries(path) if path else {}
        self._guard = threading.Lock()

    def knows(self, path: Path, found: os.stat_result, sha256: str) -> bool:
        """Whether the file, as it stands, was found to have this digest."""
        with self._guard:
            return self._entries.get(_key(path)) == _entry(found, sha256)

    def remember(self, path: Path, found: os.stat_result, sha256: str) -> None:
        """Note that the file, as it stands, has this digest."""
        with self._guard:
            self._entries[_key(path)] = _entry(found, sha256)
            if self._path:
                _write_entries(self._path, self._entries)


def find_faults(
    model: LockedModel, folder: Path, *, verified: VerifiedFiles, full: bool
) -> tuple[Fault, ...]:
    """Compare a model's folder with the lock, and return every difference.

    Sizes are always compared; digests where ``verified`` does not know the file.

    Args:
        model: What the lock says.
        folder: The model's folder. Neither it nor anything in it may be a link;
            what leads up to it may.
        verified: Files that need not be read again.
        full: Compare every digest, and look for files that the lock does not name.
    """
    faults: list[Fault] = []
    for file in model.files:
        problem = _problem(file, folder, verified=verified, full=full)
        if problem:
            faults.append(Fault(str(folder / file.path), problem))
    if full:
        named = {file.path for file in model.files}
        faults += [
            Fault(str(folder / path), f"is not in {LOCK_NAME}")
            for path in _walk(folder)
            if path not in named
        ]
    return tuple(faults)


def require_intact(
    model: LockedModel, folder: Path, *, verified: VerifiedFiles, full: bool = False
) -> None:
    """Raise ``ModelLockError``, naming each file, unless the folder matches."""
    faults = find_faults(model, folder, verified=verified, full=full)
    if faults:
        raise ModelLockError("\n".join(f"{fault}; {RESTORE}" for fault in faults))


def digest_of_file(path: Path) -> str:
    """Return the SHA-256 of a file's bytes."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _problem(
    file: LockedFile, folder: Path, *, verified: VerifiedFiles, full: bool
) -> str | None:
    path = folder / file.path
    try:
        if _passes_a_link(folder, file.path):
            return "is reached through a symbolic link"
        found = path.lstat()
        if not stat.S_ISREG(found.st_mode):
            return "is not a file"
        if found.st_size != file.size:
            return f"has {found.st_size} bytes; {LOCK_NAME} says {file.size}"
        if not full and verified.knows(path, found, file.sha256):
            return None
        if digest_of_file(path) != file.sha256:
            return f"its contents are not those that {LOCK_NAME} pins (sha256 differs)"
    except FileNotFoundError:
        return "is missing"
    except OSError as error:
        return f"cannot be read ({error.strerror})"
    verified.remember(path, found, file.sha256)
    return None


def _passes_a_link(folder: Path, path: str) -> bool:
    at = folder
    if at.is_symlink():
        return True
    for part in path.split("/"):
        at /= part
        if at.is_symlink():
            return True
    return False


def _walk(folder: Path) -> Iterator[str]:
    for place, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            yield (Path(place) / name).relative_to(folder).as_posix()


_Entries = dict[str, tuple[int, int, str]]


def _key(path: Path) -> str:
    return os.path.abspath(path)


def _entry(found: os.stat_result, sha256: str) -> tuple[int, int, str]:
    return found.st_size, found.st_mtime_ns, sha256


def _read_entries(path: Path) -> _Entries:
    try:
        values = json.loads(path.read_bytes())
        return {
            str(key): (int(size), int(changed), str(sha256))
            for key, (size, changed, sha256) in values.items()
        }
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _write_entries(path: Path, entries: _Entries) -> None:
    fresh = path.with_name(f"{path.name}.{os.getpid()}.{threading.get_ident()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        ignore = path.parent / ".gitignore"
        if not ignore.exists():
            # It names folders of this machine, and may be the first file there.
            ignore.write_text("*\n", encoding="ascii")
        fresh.write_text(json.dumps(entries, indent=1, sort_keys=True) + "\n")
        fresh.replace(path)
    except OSError:
        # Nothing is lost but time: the next process verifies in full.
        return
