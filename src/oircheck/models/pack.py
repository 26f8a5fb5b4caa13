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
from oircheck.models.pins import LOCK_NAME, LockedFile, ModelsLock, Role

LARGEST_LOCK = 4 << 20
"""Bytes that a models.lock has at most; a real one has some 30,000."""

_BLOCK = 1 << 20


def export_bundle(bundle: Bundle, file: Path, *, force: bool = False) -> int:
    """Write a verified bundle as a tar archive; the same bundle gives the same bytes.

    Args:
        file: Written beside its place and then moved there.
        force: Replace a file that is no earlier export.

    Returns:
        The bytes written.

    Raises:
        UsageError: If ``file`` is no place for an export.
        ModelLockError: If a model is missing or altered.
    """
    _require_free(file, bundle, force=force)
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
    if not file.exists():
        raise ModelLockError(f"{file}: no such file")
    require_ours(into)
    if into.exists() and not force:
        raise UsageError(f"{into}: is there already; --force replaces it")
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


def _require_free(file: Path, bundle: Bundle, *, force: bool) -> None:
    """Refuse a place where no file can be, or where something else would be lost."""
    if file.is_dir():
        raise UsageError(f"{file}: is a folder; name a file in it")
    if not file.parent.is_dir():
        raise UsageError(f"{file}: there is no folder {file.parent}")
    if _inside_a_bundle(file.resolve(), bundle):
        raise UsageError(f"{file}: lies inside a bundle of models; name another file")
    if file.exists() and not file.is_file():
        raise UsageError(f"{file}: is no plain file; name another")
    if file.exists() and not force and not _is_export(file):
        raise UsageError(
            f"{file}: is there already, and no earlier export; --force replaces it"
        )


def _inside_a_bundle(whole: Path, bundle: Bundle) -> bool:
    if whole.is_relative_to(bundle.root.resolve()):
        return True
    owned = {LOCK_NAME, *Role}
    return any(
        (folder / LOCK_NAME).is_file() and whole.relative_to(folder).parts[0] in owned
        for folder in whole.parents
    )


def _is_export(file: Path) -> bool:
    try:
        with tarfile.open(file, "r:") as archive:
            first = archive.next()
    except (tarfile.TarError, EOFError, OSError):
        return False
    return first is not None and first.isreg() and first.name == LOCK_NAME


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
