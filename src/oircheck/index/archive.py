"""An index as one file: written here, read by a job on another machine.

The archive is a zip file of the database, the vectors, the documents that were added,
and a description with the digest of each. It is compared with that, and the index in
it read in full, before it counts.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from oircheck.errors import IndexUnusableError
from oircheck.index import added
from oircheck.index.checks import seal_facts
from oircheck.index.folder import (
    Waiting,
    current_generation,
    new_generation,
    switch_to,
    sync_folder,
    writing,
)
from oircheck.index.members import (
    BLOCK,
    DESCRIPTION,
    FORMAT,
    described,
    list_name,
    read_member,
    refused,
)
from oircheck.index.schema import (
    DATABASE,
    VECTORS,
    IndexDamagedError,
    connect_reader,
    connect_writer,
    read_meta,
    translated,
    write_meta,
)
from oircheck.index.store import Index
from oircheck.index.vectors import BYTES_A_VALUE, written_at

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class Archive:
    """What an archive holds.

    Attributes:
        digest: Of the index: the same before and after.
        size: Of the file, in bytes.
    """

    digest: str
    documents: int
    size: int


def export_index(folder: Path, target: Path, *, encoder_digest: str) -> Archive:
    """Write the index in ``folder`` to one file, as it stands committed.

    The file is written beside the target and moved into place.

    Raises:
        IndexUnusableError: If there is no index that can be read, or the file cannot
            be written.
    """
    if not target.parent.is_dir():
        raise IndexUnusableError(f"{target}: cannot be written: no such folder")
    beside = target.with_name(f".{target.name}.new")
    kept = target.with_name(f".{target.name}.database")
    try:
        with translated(folder), Index.open(folder, encoder_digest=encoder_digest):
            generation = current_generation(folder)
            if generation is None:
                raise IndexUnusableError(f"{folder}: there is no index")
            with (
                _told(target),
                closing(connect_reader(generation)) as connection,
                closing(sqlite3.connect(kept)) as copy,
            ):
                connection.backup(copy)
            meta = _pack(folder, generation, kept, beside)
        with _told(target):
            beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
        kept.unlink(missing_ok=True)
    return Archive(meta["digest"], int(meta["documents"]), target.stat().st_size)


def import_index(
    folder: Path,
    source: Path,
    *,
    encoder_digest: str,
    replace_added: bool = False,
    waiting: Waiting | None = None,
) -> Archive:
    """Put the index of an archive in the place of the one in ``folder``.

    Args:
        replace_added: Whether documents that were added here may be lost.

    Raises:
        IndexUnusableError: If the file is no such archive, is damaged, belongs to
            another version or encoder, or names files elsewhere; the index in
            ``folder`` is as it was before.
    """
    with _opened(source) as archive, writing(folder, waiting=waiting):
        members = described(archive, source, encoder_digest)
        coming = added.parse_list(read_member(archive, source, members, list_name()))
        lost = {item.doc_id for item in added.read_list(folder)} - {
            item.doc_id for item in coming
        }
        if lost and not replace_added:
            raise IndexUnusableError(
                f"{source}: {', '.join(sorted(lost))} would be lost, added here and "
                "not in the archive; to replace them all the same: --force"
            )
        with translated(folder):
            generation = new_generation(folder)
            try:
                _unpack(archive, source, members, generation)
                found = _settle(generation, source, encoder_digest)
                _place_added(folder, generation)
                switch_to(generation)
            except BaseException:
                shutil.rmtree(generation, ignore_errors=True)
                raise
    return Archive(found["digest"], int(found["documents"]), source.stat().st_size)


def _pack(
    folder: Path, generation: Path, database: Path, beside: Path
) -> dict[str, str]:
    """Write the archive, and return what holds for the index in it."""
    with closing(sqlite3.connect(database)) as copy:
        copy.execute("PRAGMA journal_mode = DELETE")
        meta = read_meta(copy)
        (documents,) = copy.execute("SELECT count(*) FROM documents").fetchone()
    listed = added.read_list(folder)
    size = int(meta["rows"]) * int(meta["dimension"]) * BYTES_A_VALUE
    members: dict[str, dict[str, str | int]] = {}
    with (
        _told(beside),
        zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
    ):
        _add(archive, members, DATABASE, database, database.stat().st_size)
        _add(archive, members, VECTORS, generation / VECTORS, size)
        for path in dict.fromkeys(_copies(folder, listed)):
            name = f"{added.FOLDER}/{path.name}"
            _add(archive, members, name, path, path.stat().st_size)
        listing = added.list_bytes(listed)
        members[list_name()] = _facts(listing)
        archive.writestr(_info(list_name()), listing)
        description = {
            "format": FORMAT,
            "schema": meta["schema"],
            "encoder": meta["encoder"],
            "digest": meta["digest"],
            "members": members,
        }
        archive.writestr(_info(DESCRIPTION), json.dumps(description, indent=1))
    return {**meta, "documents": str(documents)}


def _copies(folder: Path, listed: Iterable[added.Added]) -> Iterator[Path]:
    """Yield the copy of each added document; one that is not whole goes nowhere."""
    for item in listed:
        copy = folder / added.FOLDER / item.file
        with _told(copy, f"the copy kept of {added.shown_origin(item)} cannot be read"):
            problem = added.copy_problem(folder, item)
        if problem:
            raise IndexUnusableError(
                f"{copy}: the copy kept of {added.shown_origin(item)} {problem}; add "
                f"the file again, or take it out: oircheck index remove {item.doc_id}"
            )
        yield copy


def _add(
    archive: zipfile.ZipFile,
    members: dict[str, dict[str, str | int]],
    name: str,
    path: Path,
    size: int,
) -> None:
    """Put the first ``size`` bytes of a file into an archive."""
    digest = hashlib.sha256()
    left = size
    with (
        path.open("rb") as file,
        archive.open(_info(name), "w", force_zip64=True) as to,
    ):
        while left and (block := file.read(min(BLOCK, left))):
            digest.update(block)
            to.write(block)
            left -= len(block)
    if left:
        raise IndexUnusableError(f"{path}: is shorter than the index says")
    members[name] = {"size": size, "sha256": digest.hexdigest()}


def _info(name: str) -> zipfile.ZipInfo:
    """Return a member's head without a time, so that equal contents are equal files."""
    info = zipfile.ZipInfo(name, _FIRST_DAY)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    return info


@contextmanager
def _opened(source: Path) -> Iterator[zipfile.ZipFile]:
    try:
        archive = zipfile.ZipFile(source)
    except OSError as error:
        raise IndexUnusableError(f"{source}: {error.strerror or error}") from error
    except (zipfile.BadZipFile, ValueError) as error:
        raise refused(source, "is no archive of an index") from error
    with archive:
        try:
            yield archive
        except _BROKEN as error:
            raise refused(source, f"is damaged ({error})") from error


def _unpack(
    archive: zipfile.ZipFile,
    source: Path,
    members: Mapping[str, tuple[int, str]],
    generation: Path,
) -> None:
    (generation / added.FOLDER).mkdir()
    for name, (size, sha256) in members.items():
        with archive.open(name) as member, (generation / name).open("wb") as file:
            found = _copied(member, file, size)
            file.flush()
            os.fsync(file.fileno())
        if found != sha256:
            raise refused(source, f"is damaged: {name} is not what was written")


def _copied(member: IO[bytes], file: IO[bytes], size: int) -> str:
    """Copy a member of a known size, and return its digest."""
    digest = hashlib.sha256()
    left = size
    while left and (block := member.read(min(BLOCK, left))):
        digest.update(block)
        file.write(block)
        left -= len(block)
    if left or member.read(1):
        raise ValueError("a member is not of the size that it has in the list")
    return digest.hexdigest()


def _settle(generation: Path, source: Path, encoder_digest: str) -> dict[str, str]:
    """Make what was unpacked this machine's own, and read it in full."""
    try:
        with Index.of_generation(generation, encoder_digest=encoder_digest) as index:
            wrong = index.problems()
        if wrong:
            raise refused(source, f"does not hold a whole index: {wrong[0]}")
        with closing(connect_writer(generation)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            write_meta(connection, vectors_ns=written_at(generation), written_ns=0)
            seal_facts(connection)
            meta = read_meta(connection)
            (documents,) = connection.execute(
                "SELECT count(*) FROM documents"
            ).fetchone()
            connection.execute("COMMIT")
    except (sqlite3.DatabaseError, IndexDamagedError) as error:
        raise refused(source, f"does not hold an index: {error}") from error
    return {**meta, "documents": str(documents)}


def _place_added(folder: Path, generation: Path) -> None:
    """Move the added documents to where they are kept."""
    unpacked, place = generation / added.FOLDER, folder / added.FOLDER
    listed = added.parse_list((unpacked / added.LIST).read_bytes())
    if listed or place.exists():
        place.mkdir(exist_ok=True)
        for item in listed:
            if (unpacked / item.file).exists():
                (unpacked / item.file).replace(place / item.file)
        added.write_list(folder, listed)
        added.sweep_copies(folder)
    shutil.rmtree(unpacked)
    sync_folder(generation)


def _facts(data: bytes) -> dict[str, str | int]:
    return {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()}


@contextmanager
def _told(target: Path, said: str = "cannot be written") -> Iterator[None]:
    """Name the file that could not be written, or read, not the index."""
    try:
        yield
    except OSError as error:
        raise IndexUnusableError(
            f"{target}: {said}: {error.strerror or error}"
        ) from error
    except sqlite3.Error as error:
        raise IndexUnusableError(f"{target}: {said}: {error}") from error
