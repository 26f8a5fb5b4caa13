"""The database of one generation of an index: tables, version, connections."""

from __future__ import annotations

import errno
import sqlite3
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from oircheck.errors import IndexUnusableError

SCHEMA_VERSION = f"4.{unicodedata.unidata_version}"
"""Changes when tables, passages, terms or what is encoded change.

The version of Unicode is part of it, because terms are made by its tables.
"""

DATABASE = "index.sqlite"
VECTORS = "vectors.f32"
BUSY_MS = 10_000
"""How long a statement waits for another process, in milliseconds."""

TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE documents (
    number INTEGER PRIMARY KEY,
    doc_id TEXT NOT NULL UNIQUE,
    path TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    content TEXT NOT NULL,
    source TEXT NOT NULL,
    standing TEXT NOT NULL,
    retracted INTEGER NOT NULL,
    published TEXT,
    english INTEGER,
    passages INTEGER NOT NULL,
    check_sum INTEGER NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX documents_at_a_glance ON documents (
    doc_id, content, passages, retracted, published, english
);
CREATE TABLE texts (
    row INTEGER PRIMARY KEY,
    digest BLOB NOT NULL UNIQUE,
    words BLOB NOT NULL,
    check_sum INTEGER NOT NULL,
    unit TEXT NOT NULL,
    context TEXT NOT NULL
);
CREATE INDEX texts_by_words ON texts (words);
CREATE TABLE passages (
    document INTEGER NOT NULL REFERENCES documents (number),
    ordinal INTEGER NOT NULL,
    row INTEGER NOT NULL REFERENCES texts (row),
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    line INTEGER NOT NULL,
    own TEXT,
    pieces TEXT,
    origin TEXT,
    place TEXT,
    check_sum INTEGER NOT NULL,
    PRIMARY KEY (document, ordinal)
) WITHOUT ROWID;
CREATE INDEX passages_by_row ON passages (row);
CREATE TABLE dead (row INTEGER PRIMARY KEY);
CREATE TABLE files (
    name TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    sha256 TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE problems (number INTEGER PRIMARY KEY, path TEXT, problem TEXT NOT NULL);
CREATE TABLE postings (
    term TEXT NOT NULL,
    segment INTEGER NOT NULL,
    data BLOB NOT NULL,
    check_sum INTEGER NOT NULL,
    PRIMARY KEY (term, segment)
) WITHOUT ROWID;
CREATE TABLE lengths (
    segment INTEGER PRIMARY KEY,
    data BLOB NOT NULL,
    check_sum INTEGER NOT NULL
);
"""
"""``texts`` holds each distinct unit with its context once; its rows are those of
the vector file. What is asked of every document is in an index, apart from the texts.
``passages`` says where it stands, in one document or in several; its check sum is
looked at whenever one is shown, those of documents by ``index verify``.
A problem without a path is a notice.
"""


FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""What the system says where nothing more can be written."""

_DAMAGE = frozenset(
    {sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
)


class IndexDamagedError(IndexUnusableError):
    """The files of an index contradict each other, or are not what was written.

    Attributes:
        said: What is wrong, without the way out.
    """

    def __init__(self, folder: Path, said: str) -> None:
        super().__init__(
            f"{folder}: the index is damaged ({said}); 'oircheck index build "
            "--rebuild' builds it anew from the sources"
        )
        self.said = said


def connect_writer(folder: Path) -> sqlite3.Connection:
    """Open the database of a generation for writing, in autocommit mode."""
    connection = sqlite3.connect(folder / DATABASE, isolation_level=None)
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    return connection


def connect_reader(folder: Path) -> sqlite3.Connection:
    """Open the database of a generation for reading, also on a read-only disk.

    The connection may be used from any thread, by one at a time.
    """
    address = (folder / DATABASE).absolute().as_uri()
    try:
        return _checked(f"{address}?mode=ro")
    except sqlite3.OperationalError as error:
        log = folder / f"{DATABASE}-wal"
        closed = _code(error) in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)
        if not closed or (log.exists() and log.stat().st_size):
            raise
        return _checked(f"{address}?immutable=1")


def _checked(address: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        address, uri=True, isolation_level=None, check_same_thread=False
    )
    try:
        connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def read_meta(connection: sqlite3.Connection) -> dict[str, str]:
    """Return the facts that hold for a whole generation."""
    return dict(connection.execute("SELECT key, value FROM meta"))


def write_meta(connection: sqlite3.Connection, **facts: str | int) -> None:
    """Set facts that hold for a whole generation."""
    connection.executemany(
        "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)",
        [(key, str(value)) for key, value in sorted(facts.items())],
    )


@contextmanager
def translated(folder: Path) -> Iterator[None]:
    """Turn what disk and database say into errors that name the way out.

    Raises:
        IndexDamagedError: If the database is damaged.
        IndexUnusableError: For a full or read-only disk, or a database that another
            process keeps locked.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise _from_database(folder, error) from error
    except OSError as error:
        raise _from_disk(folder, error) from error


def is_damage(error: sqlite3.Error) -> bool:
    """Whether the database says that it is damaged, or lacks what was written."""
    return _code(error) in _DAMAGE


def _code(error: sqlite3.Error) -> int:
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF


def _from_database(folder: Path, error: sqlite3.Error) -> IndexUnusableError:
    code = _code(error)
    if code == sqlite3.SQLITE_FULL:
        return full(folder)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return IndexUnusableError(
            f"{folder}: another process keeps the index locked; "
            "wait until it has finished and run again"
        )
    if code in _DAMAGE:
        return damaged(folder, str(error))
    return _closed(folder, str(error))


def _from_disk(folder: Path, error: OSError) -> IndexUnusableError:
    if error.errno in FULL:
        return full(folder)
    return _closed(folder, error.strerror or str(error))


def full(folder: Path) -> IndexUnusableError:
    """Return the error for a full disk."""
    return IndexUnusableError(
        f"{folder}: the disk is full; the index is as it was before; "
        "free some space and run again"
    )


def _closed(folder: Path, said: str) -> IndexUnusableError:
    return IndexUnusableError(
        f"{folder}: the index cannot be read or written there ({said}); "
        "make the folder writable or name another cache folder"
    )


def damaged(folder: Path, said: str) -> IndexDamagedError:
    """Return the error for an index whose files are not what was written."""
    return IndexDamagedError(folder, said)
