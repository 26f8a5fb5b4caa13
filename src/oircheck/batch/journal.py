"""The journal beside an output: what was judged is never judged again.

The first line is the head: what the answers depend on. Each further line is an
answer with the key of its ask, and a digest over both and the head. Lines are only
ever appended; one without its end was torn off by a crash, and is cut away. One whose
digest is another was changed by somebody else, and is never taken for an answer.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from oircheck.batch.asks import KEY_BYTES, Answer
from oircheck.batch.table import PlaceTable
from oircheck.errors import OircheckError, UsageError

JOURNAL_SUFFIX = ".oircheck-journal"
FORMAT = 2
"""Changes whenever an older reader would misread what is written."""

CHECK_BYTES = 8
"""Bytes of a line's digest; against damage and edits, not against an attack."""

_ENTRY = re.compile(
    rb'\{"check": "(?P<check>[0-9a-f]{%d})", '
    rb'(?P<said>"key": "(?P<key>[0-9a-f]{%d})", "answer": .*)\}\n'
    % (2 * CHECK_BYTES, 2 * KEY_BYTES)
)


class JournalMismatchError(UsageError):
    """A journal belongs to a run on other things; the message says which changed."""


class JournalDamagedError(OircheckError):
    """A line of a journal is not as it was written; the message says which."""


class JournalInUseError(OircheckError):
    """Another process is writing the journal."""


class Journal:
    """An open journal; a context manager.

    Args:
        path: Where it stands.
        head: What the answers depend on, by the words that name it to the user.
        restart: Whether to forget what it holds.

    Raises:
        JournalMismatchError: If there is one of another head.
        JournalDamagedError: If a line of it is not as it was written.
        JournalInUseError: If another process has it open.
        OSError: If it cannot be written or read.
    """

    def __init__(
        self, path: Path, head: Mapping[str, str], *, restart: bool = False
    ) -> None:
        self.path = path
        self._places = PlaceTable()
        self._head = _head_line(head)
        with _named(path):
            # Opened for appending, so that no other one's lines are overwritten.
            self._file: BinaryIO = path.open("ab", buffering=0)
            self._reader: BinaryIO = path.open("rb")
        try:
            with _named(path):
                _lock(self._file, path)
                if restart:
                    self._cut(0)
                self._begin(head)
        except BaseException:
            self._close()
            raise
        self.resumed = len(self._places)
        """How many answers it held when it was opened."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._close()

    def __len__(self) -> int:
        """Return how many answers it holds."""
        return len(self._places)

    def __contains__(self, key: bytes) -> bool:
        """Whether it has the answer of a key."""
        return self.get(key) is not None

    def get(self, key: bytes) -> Answer | None:
        """Return the answer of a key, or ``None`` where there is none yet."""
        for place in self._places.places(key):
            with _named(self.path):
                self._reader.seek(place)
                entry = json.loads(self._reader.readline())
            if entry["key"] == key.hex():
                answer: Answer = entry["answer"]
                return answer
        return None

    def append(self, answers: Iterable[tuple[bytes, Answer]]) -> None:
        """Write answers down; they are safe from the end of this process."""
        lines = [(key, _entry(self._head, key, answer)) for key, answer in answers]
        with _named(self.path):
            place = self._file.seek(0, os.SEEK_END)
            _write(self._file, b"".join(line for _, line in lines))
        for key, line in lines:
            self._places.add(key, place)
            place += len(line)

    def discard(self) -> None:
        """Close the journal and delete it: its work is done."""
        with _named(self.path):
            self._close()
            self.path.unlink(missing_ok=True)

    def _cut(self, place: int) -> None:
        """Cut the file off, and forget what was read of the rest."""
        self._file.truncate(place)
        self._reader.close()
        self._reader = self.path.open("rb")

    def _close(self) -> None:
        self._reader.close()
        self._file.close()

    def _begin(self, head: Mapping[str, str]) -> None:
        first = self._reader.readline()
        if not first.endswith(b"\n"):
            self._cut(0)
            _write(self._file, self._head)
            return
        _require_same(self.path, first, head)
        place, number = len(first), 1
        while line := self._reader.readline():
            number += 1
            if not line.endswith(b"\n"):
                self._cut(place)
                break
            entry = _ENTRY.fullmatch(line)
            if entry is None or entry["check"] != _check(self._head, entry["said"]):
                raise JournalDamagedError(_damaged(self.path, number))
            self._places.add(bytes.fromhex(entry["key"].decode()), place)
            place += len(line)


def journal_path(output: Path) -> Path:
    """Return where the journal of an output stands."""
    return output.with_name(output.name + JOURNAL_SUFFIX)


def _require_same(path: Path, first: bytes, head: Mapping[str, str]) -> None:
    try:
        found = json.loads(first)
        known = found["head"] if found["oircheck_journal"] == FORMAT else None
    except (ValueError, KeyError, TypeError):
        known = None
    if known == dict(head):
        return
    changed = "it was written by another version of oircheck"
    if isinstance(known, dict):
        names = [name for name in head if known.get(name) != head[name]]
        changed = f"changed since: {', '.join(names)}" if names else changed
    raise JournalMismatchError(
        f"{path}: the journal of an unfinished run cannot be gone on with: {changed}. "
        "Put that back, or begin anew with --restart, which loses what was judged"
    )


def _head_line(head: Mapping[str, str]) -> bytes:
    written = json.dumps({"oircheck_journal": FORMAT, "head": dict(head)})
    return written.encode() + b"\n"


def _entry(head: bytes, key: bytes, answer: Answer) -> bytes:
    # Escaped, so that a lone surrogate survives and no line ends inside an entry.
    said = f'"key": "{key.hex()}", "answer": {json.dumps(answer)}'.encode()
    return b'{"check": "%s", %s}\n' % (_check(head, said), said)


def _check(head: bytes, said: bytes) -> bytes:
    """Return the digest of what a line says, in a journal of this head."""
    found = hashlib.blake2b(said, digest_size=CHECK_BYTES, key=_seed(head))
    return found.hexdigest().encode()


def _seed(head: bytes) -> bytes:
    return hashlib.sha256(head).digest()


def _damaged(path: Path, number: int) -> str:
    return (
        f"{path}:{number}: this line of the journal is not as it was written (edited "
        "by hand, or damaged on the disk); delete the line, and what it says is judged "
        "again, or begin anew with --restart, which loses what was judged"
    )


def _write(file: BinaryIO, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[file.write(view) :]


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Put the path into an error that lacks it: a full disk has no name of its own."""
    try:
        yield
    except OSError as error:
        if error.filename is None:
            raise OSError(error.errno, error.strerror, str(path)) from error
        raise


def _lock(file: BinaryIO, path: Path) -> None:
    """Keep other processes away until this one ends, however it ends."""
    try:
        import fcntl
    except ImportError:
        return
    try:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise JournalInUseError(
            f"{path}: another oircheck batch is writing this output"
        ) from None
