"""Bytes to text: strict, so that a wrong character never reaches a citation."""

from __future__ import annotations

from oircheck.errors import DocumentError

MAX_BYTES = 32 * 1024 * 1024
"""The largest file that is read; a text of this size is a few thousand pages."""

_LITTLE = b"\xff\xfe"
_BIG = b"\xfe\xff"


def decode(data: bytes, path: str) -> str:
    """Decode a text file without changing one character of it.

    UTF-8 is read with or without a byte order mark, UTF-16 with one. The mark stays
    as the first code point and line breaks stay as they are, so that offsets are
    the file's.

    Args:
        data: The whole file.
        path: Shown in the error.

    Raises:
        DocumentError: If the file is too large, is binary, or is in another
            encoding. Nothing is guessed and nothing is replaced.
    """
    check_size(len(data), path)
    encoding = _encoding(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DocumentError(path, _not_decodable(data, error)) from error
    nul = text.find("\0")
    if nul >= 0:
        offset = len(text[:nul].encode(encoding))
        raise DocumentError(
            path,
            f"byte offset {offset} holds a NUL, so this is not a text file; "
            "convert it to text or take it out of the corpus",
        )
    return text


def check_size(size: int, path: str) -> None:
    """Refuse a file of more than ``MAX_BYTES``.

    Raises:
        DocumentError: If ``size`` is larger.
    """
    if size > MAX_BYTES:
        raise DocumentError(
            path,
            f"{size:,} bytes; the largest file that is read has {MAX_BYTES:,} "
            f"(what follows byte offset {MAX_BYTES} would be lost); "
            "split it or take it out of the corpus",
        )


def _encoding(data: bytes) -> str:
    if data.startswith(_LITTLE):
        return "utf-16-le"
    return "utf-16-be" if data.startswith(_BIG) else "utf-8"


def _not_decodable(data: bytes, error: UnicodeDecodeError) -> str:
    at = error.start
    if error.encoding.startswith("utf-16"):
        return (
            f"not valid UTF-16 at byte offset {at}, although it begins like it; "
            "save the file again as UTF-8"
        )
    nul = data.find(b"\0")
    if nul >= 0:
        return (
            f"byte offset {nul} holds a NUL, so this is not a text file; "
            "convert it to text or take it out of the corpus"
        )
    line = data.count(b"\n", 0, at) + 1
    return (
        f"not UTF-8: byte 0x{data[at]:02X} at byte offset {at} (line {line}); "
        "save the file as UTF-8, for example with "
        "'iconv -f WINDOWS-1252 -t UTF-8 OLD > NEW'"
    )
