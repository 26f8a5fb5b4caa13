"""A file that is no text is told to be none, and what to do with it."""

from __future__ import annotations

import io
import zipfile

import pytest

from oircheck.errors import ClaimFileError
from oircheck.intake.decoding import read_lines
from oircheck.intake.tables import TableForm, read_claims


def zipped(*names: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as file:
        for name in names:
            file.writestr(name, "x" * 50)
    return held.getvalue()


def problem_of(data: bytes, encoding: str | None = None) -> str:
    lines = read_lines(io.BytesIO(data), path="c.csv", encoding=encoding)
    with pytest.raises(ClaimFileError) as told:
        read_claims(iter(list(lines)), path="c.csv", form=TableForm.CSV)
    return told.value.problem


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (zipped("[Content_Types].xml", "xl/workbook.xml"), "an Excel workbook (.xlsx)"),
        (zipped("xl/workbook.xml"), "an Excel workbook (.xlsx)"),
        (zipped("word/document.xml"), "a Word document"),
        (zipped("claims.csv"), "a ZIP archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(900), "an old Office file"),
        (b"%PDF-1.7\n", "a PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(90), "a picture"),
        (b"SQLite format 3\0" + bytes(90), "a database"),
    ],
)
@pytest.mark.parametrize("encoding", [None, "latin-1"])
def test_a_renamed_file_is_named(data: bytes, what: str, encoding: str | None) -> None:
    told = problem_of(data, encoding)
    assert told.startswith(f"this is {what}")
    assert "save it as CSV" in told
    assert "utf-16" not in told


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 5,
        b"claim\n" + bytes(range(256)),
        b"a\0\0\0b\0,c\n1\n",
    ],
)
def test_bytes_are_no_text(data: bytes) -> None:
    told = problem_of(data)
    assert "this is no text" in told
    assert "utf-16" not in told


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text", ["claim\nSix.\n", "claim,id\nCaf\u00e9 \u20ac 6.,1\n", "claim\n\u0428\n"]
)
def test_the_encoding_that_it_is_in_is_named(text: str, encoding: str) -> None:
    assert f"--encoding {encoding}" in problem_of(text.encode(encoding))
