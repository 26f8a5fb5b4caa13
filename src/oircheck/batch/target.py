"""Where an output goes: beside its name first, and into place when it is whole."""

from __future__ import annotations

import codecs
import gzip
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self, TextIO

from oircheck.errors import OircheckError, UsageError

PARTIAL_SUFFIX = ".oircheck-partial"


class OutputGoneError(OircheckError):
    """Whoever read the output went away before its end."""


class Target:
    """A text that is being written; a context manager.

    Left by an error, a file is as it was before.

    Args:
        path: The file; where there is a device or a pipe, it is written at once.
        stream: What is written instead of a file; it is not closed.
        compressed: Whether to write gzip.
        bom: Whether to begin with a byte order mark.
    """

    def __init__(
        self,
        path: Path | None,
        *,
        stream: BinaryIO | None = None,
        compressed: bool = False,
        bom: bool = False,
    ) -> None:
        if (path is None) == (stream is None):
            raise ValueError("a target is a file or a stream")
        self._path = path
        self._name = "standard output" if path is None else str(path)
        self._partial: Path | None = None
        if path is not None and is_plain(path):
            # A link stays a link: what it leads to is replaced.
            self._path = Path(os.path.realpath(path))
            self._partial = self._path.with_name(self._path.name + PARTIAL_SUFFIX)
        self._raw = stream if stream is not None else self._open(path)
        self._zip: gzip.GzipFile | None = None
        if compressed:
            # No name and no time in it: the same rows give the same bytes.
            self._zip = gzip.GzipFile(
                filename="", mode="wb", fileobj=self._raw, mtime=0
            )
        self._text = io.TextIOWrapper(
            self._zip or self._raw, encoding="utf-8", newline="", write_through=False
        )
        self._is_file = stream is None
        if bom:
            self._text.write(codecs.BOM_UTF8.decode())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is not None:
            self._abandon()
            return
        try:
            with self.named():
                self._commit()
        except BaseException:
            self._abandon()
            raise

    @property
    def text(self) -> TextIO:
        """What is written to."""
        return self._text

    def flush(self) -> None:
        """Let whoever reads a stream see what was written so far."""
        if not self._is_file:
            self._text.flush()

    @contextmanager
    def named(self) -> Iterator[None]:
        """Put the path into an error that lacks it, such as a full disk's.

        Raises:
            OutputGoneError: If a pipe was closed at its other end.
        """
        try:
            yield
        except BrokenPipeError:
            raise OutputGoneError(
                f"{self._name} was closed before the last row was written"
            ) from None
        except OSError as error:
            if error.filename is None and self._is_file:
                raise OSError(error.errno, error.strerror, self._name) from error
            raise

    def _open(self, path: Path | None) -> BinaryIO:
        place = self._partial or path
        if place is None:
            raise ValueError("no file to open")
        return place.open("wb")

    def _commit(self) -> None:
        self._text.flush()
        if self._zip is not None:
            self._zip.close()
        self._raw.flush()
        if self._partial is None or self._path is None:
            self._let_go()
            return
        os.fsync(self._raw.fileno())
        self._let_go()
        os.replace(self._partial, self._path)

    def _abandon(self) -> None:
        try:
            self._let_go()
        except OSError:
            # It is full, or gone: that is what is being told already.
            if self._is_file:
                self._raw.close()
        if self._partial is not None:
            self._partial.unlink(missing_ok=True)

    def _let_go(self) -> None:
        if self._is_file:
            self._text.close()
            self._raw.close()
        else:
            self._text.detach()


def is_plain(path: Path) -> bool:
    """Whether a path is a file, or will be one: no device, no pipe."""
    return path.is_file() or not path.exists()


def require_writable(path: Path, *, force: bool) -> None:
    """Refuse an output that is there, or has no folder to lie in.

    Raises:
        UsageError: What to do about it.
    """
    if path.is_dir():
        raise UsageError(f"{path} is a folder; name a file in it")
    if path.is_file() and not force:
        raise UsageError(f"{path} is there already; --force overwrites it")
    if not path.absolute().parent.is_dir():
        raise UsageError(f"{path.parent}: no such folder")
