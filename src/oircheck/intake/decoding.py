"""Bytes to lines, as they come: strict, counted, never guessed and never replaced."""

from __future__ import annotations

import codecs
import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from typing import IO, BinaryIO, cast

from oircheck.errors import ClaimFileError, UsageError
from oircheck.intake.no_text import (
    LOOKED_AT,
    MARK,
    advice_on_nul,
    container_of,
    may_be_container,
)

_BLOCK = 1 << 16
_GZIP_MARK = b"\x1f\x8b"
"""No text begins so, in any encoding that is read without being named."""

_UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UTF_32_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)


def read_lines(
    stream: BinaryIO,
    *,
    path: str,
    encoding: str | None = None,
    compressed: bool = False,
    tell: Callable[[str], None] | None = None,
) -> Iterator[str]:
    """Yield the lines of a file with their ends, and without a byte order mark.

    Args:
        stream: Is read once, in blocks, and not closed.
        path: Shown in errors.
        encoding: A text encoding that Python knows; ``None`` takes UTF-8, with or
            without a mark, and UTF-16 and UTF-32 with one.
        compressed: Whether the bytes have to be gzip's; where they begin as gzip's
            do, they are read so in any case.
        tell: Told the name of the encoding, before the first line.

    Raises:
        ClaimFileError: With the byte offset, where the bytes are not that encoding,
            or with the line up to which a compressed file can be read.
        UsageError: If there is no such encoding.
    """
    counted = _opened(_Counted(stream, path), compressed=compressed)
    name = known_encoding(encoding) if encoding else _marked(counted)
    if problem := container_of(_start(counted)):
        raise ClaimFileError(path, 1, problem)
    if tell is not None:
        tell(name)
    yield from _decoded(counted, name, path)


def _start(counted: _Counted) -> bytes:
    """Return how a file begins; more than its first bytes only where those tell."""
    try:
        first = counted.peek(MARK)
        return counted.peek(LOOKED_AT) if may_be_container(first) else first
    except (EOFError, zlib.error, gzip.BadGzipFile):
        # Whoever reads on is told of it, with the line.
        return b""


def _decoded(counted: _Counted, name: str, path: str) -> Iterator[str]:
    buffer = cast("IO[bytes]", counted)
    text = io.TextIOWrapper(buffer, encoding=name, errors="strict", newline="")
    done = 0
    try:
        for line in text:
            yield line.removeprefix("\ufeff") if not done else line
            done += 1
    except UnicodeDecodeError as error:
        problem = _not_decodable(error, counted.given, name)
        raise ClaimFileError(path, done + 1 + _breaks_before(error), problem) from None
    except UnicodeError as error:
        raise ClaimFileError(path, done + 1, f"not {name}: {error}") from None
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise ClaimFileError(
            path, done + 1, f"not a whole gzip file: {str(error).lower()}"
        ) from None
    finally:
        text.detach()


def known_encoding(name: str) -> str:
    """Return the name of a text encoding, if Python knows it.

    Raises:
        UsageError: If it does not, or if the encoding is none of text.
    """
    try:
        io.TextIOWrapper(io.BytesIO(), encoding=name)
        known = codecs.lookup(name).name
    except (LookupError, ValueError):
        raise UsageError(
            f"there is no text encoding {name!r}; common ones are utf-8, cp1252, "
            "utf-16-le"
        ) from None
    return "utf-8-sig" if known == "utf-8" else known


class _Counted(io.BufferedIOBase):
    """What a text is decoded from, and how much of it was given out."""

    def __init__(self, inner: BinaryIO, path: str) -> None:
        self._inner = inner
        self._ahead = b""
        self.path = path
        self.given = 0

    def peek(self, size: int) -> bytes:
        while len(self._ahead) < size and (block := self._inner.read(size)):
            self._ahead += block
        return self._ahead[:size]

    def readable(self) -> bool:
        return True

    def read1(self, size: int = -1, /) -> bytes:
        block, self._ahead = self._ahead, b""
        block = block or self._inner.read(_BLOCK if size < 0 else size)
        self.given += len(block)
        return block

    def read(self, size: int | None = -1, /) -> bytes:
        return self.read1(-1 if size is None else size)


def _opened(stream: _Counted, *, compressed: bool) -> _Counted:
    """Return the bytes as they were before they were compressed, if they were."""
    if not compressed and stream.peek(len(_GZIP_MARK)) != _GZIP_MARK:
        return stream
    packed = gzip.GzipFile(fileobj=cast("BinaryIO", stream), mode="rb")
    return _Counted(cast("BinaryIO", packed), stream.path)


def _marked(counted: _Counted) -> str:
    try:
        start = counted.peek(4)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise ClaimFileError(
            counted.path, 1, f"not a gzip file: {str(error).lower()}"
        ) from None
    if start in _UTF_32_MARKS:
        return "utf-32"
    return "utf-16" if start[:2] in _UTF_16_MARKS else "utf-8-sig"


def _breaks_before(error: UnicodeDecodeError) -> int:
    before = bytes(error.object[: error.start])
    return before.decode(error.encoding, "ignore").count("\n")


def _not_decodable(error: UnicodeDecodeError, given: int, name: str) -> str:
    offset = given - len(error.object) + error.start
    byte = error.object[error.start] if error.start < len(error.object) else 0
    encoding = "UTF-8" if name.startswith("utf-8") else name
    if b"\0" in error.object and encoding == "UTF-8":
        return (
            f"not UTF-8: byte 0x{byte:02X} at byte offset {offset}, and NUL bytes; "
            f"{advice_on_nul(error.object)}"
        )
    return (
        f"not {encoding}: byte 0x{byte:02X} at byte offset {offset}; name the "
        "encoding of the file, for example --encoding cp1252"
    )
