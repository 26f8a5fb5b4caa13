"""The folder of an index: which generation counts, and who may write.

Each generation lies in a folder of its own. A file names the one that counts, and
is replaced in one step, so that a rebuilt index is there as a whole or not at all.
"""

from __future__ import annotations

import os
import platform
import re
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from oircheck.errors import IndexUnusableError
from oircheck.index.schema import DATABASE, FULL, full, translated

CURRENT = "current"
LOCK = "lock"
LOCK_TRIES = 600
LOCK_PAUSE_S = 0.1
LOCK_PATIENCE = 10
"""Tries before the user is told who is being waited for."""

_LOCKED_BYTE = 1 << 30
"""Behind what stands in the file, so that others can read who holds it."""

_HOLDER_BYTES = 200
Waiting = Callable[[str], None]
"""Is told, once, who holds the lock that is being waited for."""

_NAME = re.compile(r"g\d{1,12}")

if sys.platform == "win32":
    import msvcrt

    def _try_lock(file: IO[bytes]) -> bool:
        file.seek(_LOCKED_BYTE)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True


def current_generation(folder: Path) -> Path | None:
    """Return the generation that counts, or ``None`` if there is none."""
    try:
        name = (folder / CURRENT).read_text(encoding="ascii").strip()
    except (FileNotFoundError, NotADirectoryError, UnicodeDecodeError):
        return None
    if not _NAME.fullmatch(name) or not (folder / name / DATABASE).is_file():
        return None
    return folder / name


def new_generation(folder: Path) -> Path:
    """Make an empty folder for the next generation. The lock must be held."""
    numbers = [int(path.name[1:]) for path in _generations(folder)]
    made = folder / f"g{max(numbers, default=0) + 1}"
    made.mkdir()
    return made


def switch_to(generation: Path) -> None:
    """Make ``generation`` the one that counts, and remove all others.

    A reader that still has an older one open keeps it; where the system refuses to
    remove an open file, the next writer removes it.
    """
    folder = generation.parent
    beside = folder / f"{CURRENT}.new"
    with beside.open("w", encoding="ascii") as file:
        file.write(f"{generation.name}\n")
        file.flush()
        os.fsync(file.fileno())
    beside.replace(folder / CURRENT)
    sync_folder(folder)
    sweep(folder)


def sweep(folder: Path) -> None:
    """Remove the generations that do not count. The lock must be held."""
    kept = current_generation(folder)
    for path in _generations(folder):
        if path != kept:
            shutil.rmtree(path, ignore_errors=True)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable, where the system can."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def writing(folder: Path, *, waiting: Waiting | None = None) -> Iterator[int]:
    """Hold the folder's lock, making the folder first; wait for another writer.

    The system takes the lock from a process that ends, however it ends.

    Args:
        waiting: Told once who holds the lock, where it has to be waited for.

    Yields:
        The file system's own time, in nanoseconds, at which writing began.

    Raises:
        IndexUnusableError: If the folder cannot be written, or if another process
            writes for more than a minute.
    """
    with _lock_file(folder) as file:
        _wait_for_lock(file, folder, waiting)
        with translated(folder):
            _sign(file)
            os.utime(folder / LOCK)
            began = (folder / LOCK).stat().st_mtime_ns
        yield began


def _lock_file(folder: Path) -> IO[bytes]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        ignore = folder / ".gitignore"
        if not ignore.exists():
            ignore.write_text("*\n", encoding="ascii")
        return (folder / LOCK).open("a+b")
    except OSError as error:
        if error.errno in FULL:
            raise full(folder) from error
        raise IndexUnusableError(
            f"{folder}: the index has to be brought up to date, and cannot be written "
            f"there ({error.strerror or error}); make the folder writable or name "
            "another cache folder"
        ) from error


def _wait_for_lock(file: IO[bytes], folder: Path, waiting: Waiting | None) -> None:
    for tried in range(LOCK_TRIES):
        if _try_lock(file):
            return
        if tried == LOCK_PATIENCE and waiting is not None:
            waiting(f"{_holder(folder)} is writing the index in {folder}; waiting")
        time.sleep(LOCK_PAUSE_S)
    raise IndexUnusableError(
        f"{folder}: {_holder(folder)} has been writing the index for more than "
        f"{LOCK_TRIES * LOCK_PAUSE_S:.0f} s; wait until it has finished and run again"
    )


def _sign(file: IO[bytes]) -> None:
    """Say in the lock who holds it, unless the disk is full."""
    said = f"process {os.getpid()} on {platform.node()}\n".encode()[:_HOLDER_BYTES]
    with suppress(OSError):
        file.truncate(0)
        os.write(file.fileno(), said)


def _holder(folder: Path) -> str:
    """Return who holds the lock, as far as the lock says."""
    try:
        with (folder / LOCK).open("rb") as file:
            said = file.read(_HOLDER_BYTES).decode("utf-8", "replace").strip()
    except OSError:
        said = ""
    return f"another {said}" if said else "another process"


def _generations(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if _NAME.fullmatch(path.name))
