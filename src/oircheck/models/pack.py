"""A bundle as one file, to carry it to a machine without network, and back."""

from __future__ import annotations

import hashlib
import shutil
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from oircheck.errors import ModelLockError, UsageError
from oircheck.models.add import move_into_place, require_ours
from oircheck.models.bundle import Bundle, verify_bundle
from oircheck.models.lock import parse_lock
from oircheck.models.pins import LOCK_NAME, LockedFile, ModelsLock

LARGEST_LOCK = 4 << 20
"""Bytes that a models.lock has at most; a real one has some 30,000."""

_BLOCK = 1 << 20


def export_bundle(bundle: Bundle, file: Path) -> int:
    """Write a verified bundle as a tar archive; the same bundle gives the same bytes.

    Args:
        file: Written beside its place and then moved there.

    Returns:
        The bytes written.

    Raises:
        ModelLockError: If a model is missing or altered.
    """
    bundle.verify()
    fresh = file.with_name(f"{file.name}.new")
    try:
        with tarfile.open(fresh, "w", format=tarfile.PAX_FORMAT) as archive:
            for name, path in _members(bundle):
                entry = tarfile.TarInfo(name)
                entry.size = path.stat().st_size
                entry.mode = 0o644
                with path.open("rb") as stream:
                    archive.addfile(entry, stream)
        size = fresh.stat().st_size
        fresh.replace(file)
    finally:
        fresh.unlink(missing_ok=True)
    return size


def import_bundle(file: Path, *, into: Path, force: bool = False) -> Bundle:
    """Unpack a bundle, verifying each file while it is read, and move it into place.

    Only what the archive's own models.lock names is taken, as plain files; links,
    other members and paths that leave the folder are refused.

    Args:
        into: The folder of the bundle.
        force: Replace what is there.

    Raises:
        UsageError: If ``into`` is there already, and ``force`` is not set.
        ModelLockError: If the archive is not a bundle, or a file is not what its
            lock says.
    """
    if into.exists() and not force:
        raise UsageError(f"{into}: is there already; --force replaces it")
    require_ours(into)
    fresh = into.with_name(f"{into.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    try:
        _unpack(file, fresh)
        verify_bundle(fresh)
        move_into_place(fresh, into)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return verify_bundle(into)


def _members(bundle: Bundle) -> Iterator[tuple[str, Path]]:
    yield LOCK_NAME, bundle.root / LOCK_NAME
    for model in bundle.lock.models:
        for file in model.files:
            path = bundle.root / model.role / file.path
            yield f"{model.role}/{file.path}", path


def _unpack(file: Path, fresh: Path) -> None:
    try:
        with tarfile.open(file, "r:") as archive:
            left: dict[str, LockedFile] | None = None
            for entry in archive:
                stream = archive.extractfile(entry) if entry.isreg() else None
                if stream is None:
                    raise ModelLockError(f"{file}: {entry.name} is no plain file")
                if left is None:
                    left = _named(_first(file, entry, stream, fresh))
                elif entry.name not in left:
                    raise ModelLockError(
                        f"{file}: {entry.name} is not in its {LOCK_NAME}"
                    )
                else:
                    _take(file, stream, left.pop(entry.name), fresh / entry.name)
    except (tarfile.TarError, EOFError) as error:
        raise ModelLockError(f"{file}: is not an exported bundle: {error}") from None


def _first(
    file: Path, entry: tarfile.TarInfo, stream: IO[bytes], fresh: Path
) -> ModelsLock:
    if entry.name != LOCK_NAME or entry.size > LARGEST_LOCK:
        raise ModelLockError(f"{file}: does not begin with a {LOCK_NAME}")
    data = stream.read()
    try:
        lock = parse_lock(data.decode("utf-8"))
    except UnicodeDecodeError:
        raise ModelLockError(f"{file}: its {LOCK_NAME} is not UTF-8") from None
    (fresh / LOCK_NAME).write_bytes(data)
    return lock


def _named(lock: ModelsLock) -> dict[str, LockedFile]:
    return {
        f"{model.role}/{file.path}": file
        for model in lock.models
        for file in model.files
    }


def _take(file: Path, stream: IO[bytes], locked: LockedFile, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    with to.open("xb") as out:
        while block := stream.read(_BLOCK):
            size += len(block)
            if size > locked.size:
                break
            digest.update(block)
            out.write(block)
    if size != locked.size or digest.hexdigest() != locked.sha256:
        raise ModelLockError(f"{file}: {locked.path} is not what its {LOCK_NAME} says")
