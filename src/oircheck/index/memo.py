"""What models have answered, remembered from one run to the next.

A table of digests in a file of its own: it may be deleted at any time, and what is
found in it is, bit by bit, what the model would say again.
"""

from __future__ import annotations

import hashlib
import sqlite3
import struct
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from oircheck.index.schema import BUSY_MS

MEMO_VERSION = 1
"""Changes when keys or values are written another way."""

MOST_ENTRIES = 2_000_000
"""Beyond this the oldest are forgotten: about 200 MB."""

_KEY_BYTES = 16
_AT_ONCE = 500
"""Keys that are asked for in one statement."""

_WRITTEN_AT_ONCE = 1_000
"""Answers after which they are written."""

_IGNORED = "*\n"
_TABLE = """
CREATE TABLE IF NOT EXISTS answers (
    number INTEGER PRIMARY KEY,
    key BLOB NOT NULL UNIQUE,
    value BLOB NOT NULL
);
"""


def key_of(*parts: str) -> bytes:
    """Return the digest of texts; where one ends and the next begins counts."""
    digest = hashlib.blake2b(digest_size=_KEY_BYTES)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        digest.update(struct.pack(">Q", len(data)))
        digest.update(data)
    return digest.digest()


class Memo:
    """Answers by key; a file that cannot be used remembers nothing, and says so.

    Args:
        path: The file; its folder is made, with a ``.gitignore`` that keeps all of
            it out, since it may hold what is not published.

    Attributes:
        problem: Why nothing is remembered; empty when all is well.
    """

    def __init__(self, path: Path) -> None:
        self.problem = ""
        self._path = path
        self._connection: sqlite3.Connection | None = None
        self._pending: dict[bytes, bytes] = {}
        try:
            keep_out_of_git(path.parent)
            self._connection = self._opened()
        except (OSError, sqlite3.Error) as error:
            self._fail(error)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is remembered."""
        return not self._rows("SELECT 1 FROM answers LIMIT 1")

    def look_up(self, keys: Sequence[bytes]) -> Mapping[bytes, bytes]:
        """Return the answers that are known, by key."""
        found = {key: self._pending[key] for key in keys if key in self._pending}
        rest = [key for key in keys if key not in found]
        for start in range(0, len(rest), _AT_ONCE):
            asked = rest[start : start + _AT_ONCE]
            marks = ",".join("?" * len(asked))
            found.update(
                self._rows(
                    f"SELECT key, value FROM answers WHERE key IN ({marks})", asked
                )
            )
        return found

    def remember(self, answers: Iterable[tuple[bytes, bytes]]) -> None:
        """Keep answers; what is not written yet is written by ``close``."""
        self._pending.update(answers)
        if len(self._pending) >= _WRITTEN_AT_ONCE:
            self._write()

    def _write(self) -> None:
        if self._connection is not None:
            try:
                with self._connection:
                    self._connection.executemany(
                        "INSERT OR IGNORE INTO answers (key, value) VALUES (?, ?)",
                        self._pending.items(),
                    )
            except sqlite3.Error as error:
                self._fail(error)
        self._pending.clear()

    def close(self) -> None:
        """Write what is left, forget the oldest, and let go of the file."""
        self._write()
        if self._connection is None:
            return
        try:
            with self._connection:
                self._connection.execute(
                    "DELETE FROM answers WHERE number <= "
                    "(SELECT max(number) FROM answers) - ?",
                    (MOST_ENTRIES,),
                )
        except sqlite3.Error as error:
            self._fail(error)
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _opened(self) -> sqlite3.Connection:
        try:
            return self._connect()
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                raise
            # Damaged: it holds nothing that cannot be worked out again.
            self._path.unlink(missing_ok=True)
            return self._connect()

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self._path, timeout=BUSY_MS / 1000, check_same_thread=False
        )
        try:
            # What a crash loses is only worked out again.
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute("PRAGMA journal_mode = WAL")
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            with connection:
                if version not in (0, MEMO_VERSION):
                    connection.execute("DROP TABLE IF EXISTS answers")
                connection.execute(_TABLE)
                connection.execute(f"PRAGMA user_version = {MEMO_VERSION}")
        except BaseException:
            connection.close()
            raise
        return connection

    def _rows(
        self, statement: str, values: Sequence[bytes] = ()
    ) -> list[tuple[bytes, bytes]]:
        if self._connection is None:
            return []
        try:
            return self._connection.execute(statement, values).fetchall()
        except sqlite3.Error as error:
            self._fail(error)
            return []

    def _fail(self, error: OSError | sqlite3.Error) -> None:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        self.problem = f"{self._path}: nothing is remembered: {reason}"
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def keep_out_of_git(folder: Path) -> None:
    """Make a folder of oircheck's own, with a ``.gitignore`` that ignores all of it.

    Raises:
        OSError: If it cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    ignore = folder / ".gitignore"
    if not ignore.exists():
        ignore.write_text(_IGNORED, encoding="utf-8")
