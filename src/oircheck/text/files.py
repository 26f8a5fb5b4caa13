"""Bytes to text: strict, so that a wrong character never reaches a citation."""

from __future__ import annotations

import codecs
import re
import stat
from pathlib import Path

from oircheck.errors import DocumentError

MAX_BYTES = 32 * 1024 * 1024
"""The largest text that is read; it has a few thousand pages."""

MAX_HTML_BYTES = 16 * 1024 * 1024
"""The largest web page that is read; beyond it, it is pictures written as text."""

MAX_PACKED_BYTES = 100 * 1024 * 1024
"""The largest .docx or PDF that is read; most of such a file is pictures."""

_LITTLE = b"\xff\xfe"
_BIG = b"\xfe\xff"


NOT_REGULAR = "not a regular file; take it out of the corpus"


def read_regular(path: Path, shown: str) -> bytes:
    """Read a file, but wait at no pipe.

    Args:
        shown: The path for the error.

    Raises:
        DocumentError: If it is no regular file.
        OSError: If it cannot be read.
    """
    if not stat.S_ISREG(path.stat().st_mode):
        raise DocumentError(shown, NOT_REGULAR)
    return path.read_bytes()


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
    return _decoded(data, path, _encoding(data))


def decode_html(data: bytes, path: str) -> str:
    """Decode a web page without changing one character of it.

    A byte order mark decides; then UTF-8, if the page is valid UTF-8; then the
    encoding that the page itself names. Saved pages often name the one in which they
    were sent although they were written as UTF-8, and hardly a text in another
    encoding is valid UTF-8 by chance.

    Args:
        data: The whole file.
        path: Shown in the error.

    Raises:
        DocumentError: As ``decode``, and if the page names an encoding that is not
            known, or is not in the one that it names.
    """
    check_size(len(data), path, most=MAX_HTML_BYTES)
    declared = _CHARSET.search(data, 0, _LOOKED_AT)
    if _encoding(data) != "utf-8" or declared is None or _is_utf8(data):
        return _decoded(data, path, _encoding(data))
    name = (declared["name"] or declared["xml"]).decode("ascii").lower()
    try:
        encoding = codecs.lookup(_LABELS.get(name, name)).name
    except LookupError as error:
        raise DocumentError(
            path,
            f"the page says that it is in {name!r}, an encoding that is not known; "
            "save it as UTF-8",
        ) from error
    try:
        text = data.decode(encoding)
    except (UnicodeError, LookupError) as error:
        raise DocumentError(
            path,
            f"not in {name!r}, although the page says so ({error}); save it as UTF-8",
        ) from error
    return _without_nul(text, path, encoding)


_CHARSET = re.compile(
    rb"<meta\s[^>]*?charset\s*=\s*[\"']?\s*(?P<name>[\w.:-]+)"
    rb"|<\?xml\s[^>]*?encoding\s*=\s*[\"'](?P<xml>[\w.:-]+)",
    re.IGNORECASE,
)
_LOOKED_AT = 4096
"""Bytes in which a page must name its encoding."""

_LABELS = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "x-sjis": "cp932",
    "shift_jis": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "x-cp1252": "cp1252",
    "unicode": "utf-8",
    "utf-16": "utf-8",
}
"""What the HTML standard makes of a name, where Python takes it otherwise."""


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _decoded(data: bytes, path: str, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DocumentError(path, _not_decodable(data, error)) from error
    return _without_nul(text, path, encoding)


def _without_nul(text: str, path: str, encoding: str) -> str:
    nul = text.find("\0")
    if nul >= 0:
        offset = len(text[:nul].encode(encoding))
        raise DocumentError(
            path,
            f"byte offset {offset} holds a NUL, so this is not a text file; "
            "convert it to text or leave it out",
        )
    return text


def check_size(size: int, path: str, *, most: int = MAX_BYTES) -> None:
    """Refuse a file of more than ``most`` bytes.

    Raises:
        DocumentError: If ``size`` is larger.
    """
    if size > most:
        raise DocumentError(
            path,
            f"{size:,} bytes; the largest file of its kind that is read has {most:,} "
            f"(what follows byte offset {most} would be lost); "
            f"{_SMALLER.get(most, 'split it')}, or leave it out",
        )


_SMALLER = {
    MAX_HTML_BYTES: "save the page without its pictures",
    MAX_PACKED_BYTES: "save it with smaller pictures, split it",
}


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
            "convert it to text or leave it out"
        )
    line = data.count(b"\n", 0, at) + 1
    return (
        f"not UTF-8: byte 0x{data[at]:02X} at byte offset {at} (line {line}); "
        "save the file as UTF-8, for example with "
        "'iconv -f WINDOWS-1252 -t UTF-8 OLD > NEW'"
    )
