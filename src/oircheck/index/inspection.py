"""Looking over all files of an index, to name those that are damaged."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from oircheck.errors import IndexUnusableError
from oircheck.index import added
from oircheck.index.checks import contradictions
from oircheck.index.folder import CURRENT, current_generation
from oircheck.index.generation import check_meta
from oircheck.index.schema import (
    DATABASE,
    VECTORS,
    IndexDamagedError,
    connect_reader,
    read_meta,
    translated,
)
from oircheck.index.vectors import open_vectors


@dataclass(frozen=True, slots=True)
class Damage:
    """A file of an index that is not what was written, and what is wrong with it."""

    path: Path
    problem: str


def look_over(folder: Path, *, encoder_digest: str) -> tuple[Damage, ...]:
    """Read every file of the index in full.

    Returns:
        What is damaged, file by file; nothing if the index is whole.

    Raises:
        IndexUnusableError: If there is no index, or it belongs to another version or
            encoder.
    """
    return (*_of_generation(folder, encoder_digest), *_of_added(folder))


def _of_generation(folder: Path, encoder_digest: str) -> Iterator[Damage]:
    generation = current_generation(folder)
    if generation is None:
        if not (folder / CURRENT).exists():
            raise IndexUnusableError(
                f"{folder}: there is no index; build it with 'oircheck index build'"
            )
        yield Damage(folder / CURRENT, "it names no index that is there")
        return
    file = generation / DATABASE
    try:
        with translated(folder), closing(connect_reader(generation)) as connection:
            connection.execute("BEGIN")
            meta = read_meta(connection)
            check_meta(folder, meta, encoder_digest=encoder_digest)
            file = generation / VECTORS
            vectors = open_vectors(
                generation, rows=int(meta["rows"]), dimension=int(meta["dimension"])
            )
            file = generation / DATABASE
            for name, problem in contradictions(connection, vectors):
                yield Damage(generation / name, problem)
    except IndexDamagedError as error:
        yield Damage(file, error.said)


def _of_added(folder: Path) -> Iterator[Damage]:
    try:
        listed = added.read_list(folder)
    except IndexUnusableError as error:
        yield Damage(folder / added.FOLDER / added.LIST, str(error))
        return
    for item in listed:
        path = folder / added.FOLDER / item.file
        try:
            with path.open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            yield Damage(path, f"the copy of {item.origin}: {error.strerror or error}")
            continue
        if found != item.sha256:
            yield Damage(path, f"the copy of {item.origin} is not what was written")
