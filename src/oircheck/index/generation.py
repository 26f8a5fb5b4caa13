"""What is known of the generation that counts, before it is read or written."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from oircheck.errors import IndexUnusableError
from oircheck.index.fingerprints import Fingerprint, same_contents, take_fingerprints
from oircheck.index.folder import CURRENT, current_generation
from oircheck.index.schema import (
    SCHEMA_VERSION,
    IndexDamagedError,
    connect_reader,
    damaged,
    read_meta,
    translated,
)
from oircheck.index.vectors import open_vectors

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

DAMAGED = "it was damaged"
OTHER_VERSION = "it was written by another version"
OTHER_ENCODER = "the embedder is another one"
WASTEFUL = "more than half of it was out of date"


@dataclass(frozen=True, slots=True)
class Generation:
    """The generation that counts, or that there is none.

    Attributes:
        folder: ``None`` if there is none that can be read.
        reason: Why it has to be built anew; empty if it can be brought up to date,
            or was never there.
        known: Content key of each document.
        fingerprints: Of the files it was made from.
        written_ns: When that was, by the file system's time.
    """

    folder: Path | None = None
    reason: str = ""
    known: Mapping[str, str] = field(default_factory=dict)
    fingerprints: Sequence[Fingerprint] = ()
    written_ns: int = 0


def inspect(folder: Path, *, encoder_digest: str) -> Generation:
    """Look at the generation that counts; damage is an answer, not an error.

    Raises:
        IndexUnusableError: If the folder cannot be read.
    """
    generation = current_generation(folder)
    if generation is None:
        return Generation(reason=DAMAGED if (folder / CURRENT).exists() else "")
    try:
        with translated(folder), closing(connect_reader(generation)) as connection:
            return _inspected(generation, connection, encoder_digest)
    except IndexDamagedError:
        return Generation(reason=DAMAGED)


def is_stale(
    folder: Path, fingerprints: Sequence[Fingerprint], *, encoder_digest: str
) -> bool:
    """Whether the index has to be refreshed before it is read.

    It has to when it is missing, damaged, of another version or another encoder, or
    when the files are not those that it was made from.
    """
    found = inspect(folder, encoder_digest=encoder_digest)
    if found.folder is None or found.reason:
        return True
    return not same_contents(found.fingerprints, fingerprints)


def fingerprint_files(
    folder: Path, files: Mapping[str, Path], *, encoder_digest: str
) -> tuple[Fingerprint, ...]:
    """Take the fingerprints of a corpus, reading only files that look changed.

    Args:
        folder: The index that may know the files.
        files: Every file that the documents are made from, ``sources.toml``
            included: its name in the index, and where it is.
    """
    found = inspect(folder, encoder_digest=encoder_digest)
    return take_fingerprints(
        files, known=found.fingerprints, known_at_ns=found.written_ns
    )


@contextmanager
def old_vectors(
    old: Generation, *, dimension: int
) -> Iterator[Callable[[bytes], NDArray[np.float32] | None]]:
    """Open the vectors of a generation that is replaced only for being wasteful.

    Yields:
        A function from a text's digest to its vector, or ``None``.
    """
    if old.folder is None or old.reason != WASTEFUL:
        yield lambda _: None
        return
    with closing(connect_reader(old.folder)) as connection:
        rows = int(read_meta(connection)["rows"])
        vectors = open_vectors(old.folder, rows=rows, dimension=dimension)

        def find(digest: bytes) -> NDArray[np.float32] | None:
            found = connection.execute(
                "SELECT row FROM texts WHERE digest = ?", (digest,)
            ).fetchone()
            return None if found is None else vectors[found[0]]

        yield find


def check_meta(folder: Path, meta: Mapping[str, str], *, encoder_digest: str) -> None:
    """Refuse a generation that this version and encoder cannot read.

    Raises:
        IndexDamagedError: If facts are missing.
        IndexUnusableError: If it belongs to another version or encoder.
    """
    reason = _reason(meta, encoder_digest)
    if reason == DAMAGED:
        raise damaged(folder, "its description is incomplete")
    if reason:
        raise IndexUnusableError(
            f"{folder}: the index cannot be used: {reason}; "
            "build it anew with 'oircheck index build'"
        )


def _inspected(
    generation: Path, connection: sqlite3.Connection, encoder_digest: str
) -> Generation:
    meta = read_meta(connection)
    reason = _reason(meta, encoder_digest)
    if reason in (DAMAGED, OTHER_VERSION):
        return Generation(generation, reason)
    open_vectors(generation, rows=int(meta["rows"]), dimension=int(meta["dimension"]))
    (dead,) = connection.execute("SELECT count(*) FROM dead").fetchone()
    if not reason and 2 * dead > int(meta["rows"]):
        reason = WASTEFUL
    files = connection.execute("SELECT name, size, mtime_ns, sha256 FROM files")
    return Generation(
        generation,
        reason,
        dict(connection.execute("SELECT doc_id, content FROM documents")),
        tuple(Fingerprint(*file) for file in files),
        int(meta["written_ns"]),
    )


def _reason(meta: Mapping[str, str], encoder_digest: str) -> str:
    if "schema" not in meta:
        return DAMAGED
    if meta["schema"] != SCHEMA_VERSION:
        return OTHER_VERSION
    if not meta.keys() >= {"dimension", "digest", "encoder", "rows", "written_ns"}:
        return DAMAGED
    return "" if meta["encoder"] == encoder_digest else OTHER_ENCODER
