"""Tells a file that is no text from one whose encoding has to be named."""

from __future__ import annotations

_XLSX, _OTHER_ZIP = "an Excel workbook (.xlsx)", "a ZIP archive"
_ZIPPED = {
    b"application/vnd.oasis.opendocument.spreadsheet": "a spreadsheet (.ods)",
    b"xl/": _XLSX,
    b"[Content_Types].xml": _XLSX,
    b"word/": "a Word document (.docx)",
}
_JPEG = b"\xff\xd8\xff"
_MAGIC = {
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "an old Office file (.xls)",
    b"%PDF-": "a PDF",
    b"\x89PNG\r\n": "a picture",
    _JPEG: "a picture",
    b"SQLite format 3\0": "a database",
    b"PAR1": "a Parquet file",
}
_ZIP = b"PK\x03\x04"
MARK = 4
"""Bytes at the beginning of a file that tell whether it may be no text."""

LOOKED_AT = 4096
"""Bytes that tell what it is."""

_SAVE = "open it in the program that made it, and save it as CSV (UTF-8)"
_ENOUGH = 0.4
"""Share of every second byte that is NUL where ASCII is written as UTF-16."""

_FEW = 0.05


def may_be_container(start: bytes) -> bool:
    """Whether the first ``MARK`` bytes of a file are those of one that is no text."""
    return any(mark.startswith(start[:MARK]) for mark in (*_MAGIC, _ZIP) if start) or (
        start.startswith(_JPEG)
    )


def container_of(start: bytes) -> str:
    """Say what a file is that begins like no text, and what to do; mostly "".

    Args:
        start: Its first ``LOOKED_AT`` bytes, or all of it.
    """
    what = next((name for mark, name in _MAGIC.items() if start.startswith(mark)), "")
    if start.startswith(_ZIP):
        inside = (name for mark, name in _ZIPPED.items() if mark in start)
        what = next(inside, _OTHER_ZIP)
    return (
        f"this is {what}, whatever its name says, and no text; {_SAVE}" if what else ""
    )


def advice_on_nul(data: bytes) -> str:
    """Say what to do about a file that holds NUL bytes.

    Where every second of its first bytes is NUL it is UTF-16, where three of four are
    it is UTF-32, and else no text.
    """
    for encoding, at in (("utf-32-le", 0), ("utf-32-be", 3)):
        if _is_four_wide(data[:_LOOKED_AT_WIDE], at):
            return f"if this is UTF-32: --encoding {encoding}"
    for encoding, parity in (("utf-16-le", 1), ("utf-16-be", 0)):
        if any(_is_wide(data[:length], parity) for length in (20, 200)):
            mark = "if this is UTF-16 without a byte order mark"
            return f"{mark}: --encoding {encoding}"
    return f"this is no text; {_SAVE}"


_LOOKED_AT_WIDE = 200


def _is_four_wide(data: bytes, at: int) -> bool:
    """Whether of each four bytes, the first four left aside, only one says anything."""
    groups = [data[start : start + 4] for start in range(4, len(data) - 3, 4)]
    return bool(groups) and all(
        not any(byte for place, byte in enumerate(group) if place != at)
        for group in groups
    )


def _is_wide(data: bytes, parity: int) -> bool:
    nuls, others = data[parity::2], data[1 - parity :: 2]
    often = nuls.count(0) >= max(_ENOUGH * len(nuls), 1)
    return often and others.count(0) <= _FEW * len(others)
