from __future__ import annotations

import os
from pathlib import Path

import pytest

from oircheck.errors import DocumentError
from oircheck.testing.files import docx_of, pdf_of
from oircheck.text import parse_document, read_corpus
from oircheck.text.files import MAX_HTML_BYTES
from oircheck.text.walk import read_bytes


def write(root: Path, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def below(root: Path, text: str) -> str:
    return text.replace(f"{root.as_posix()}/", "")


def test_every_format_of_a_folder_is_read(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "a.txt": b"Six bases were left.",
            "b.md": b"Six *bases* were left.",
            "c.rst": b"Six *bases* were left.",
            "d.html": b"<p>Six <i>bases</i> were left.",
            "e.docx": docx_of("Six bases were left."),
            "f.PDF": pdf_of(["Six bases were left."]),
        },
    )
    reading = read_corpus(tmp_path)
    assert [document.doc_id for document in reading.documents] == [
        "a.txt",
        "b.md",
        "c.rst",
        "d.html",
        "e.docx",
        "f.PDF",
    ]
    assert {
        block.view.text for document in reading.documents for block in document.blocks
    } == {"Six bases were left."}
    assert (reading.unreadable, reading.notices) == ((), ())


def test_each_bad_file_has_one_message_and_stops_nothing(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "good.txt": b"Six.",
            "a.docx": b"PK\x03\x04",
            "b.pdf": pdf_of([]),
            "c.html": b"<p>" + b"x" * MAX_HTML_BYTES,
            "d.html": b"<p>\0",
            "e.rst": b"\xff",
            "f.docx": b"",
            "g.pdf": pdf_of(["Six bases."], []),
        },
    )
    reading = read_corpus(tmp_path)
    assert [document.doc_id for document in reading.documents] == [
        "g.pdf",
        "good.txt",
    ]
    assert [below(tmp_path, path) for path, _ in reading.unreadable] == [
        "a.docx",
        "b.pdf",
        "c.html",
        "d.html",
        "e.rst",
        "f.docx",
        "g.pdf, page 2",
    ]
    assert "without its pictures" in dict(reading.unreadable)[f"{tmp_path}/c.html"]


def test_documents_that_no_reader_is_for_are_told_by_kind(tmp_path: Path) -> None:
    write(tmp_path, dict.fromkeys(["a.doc", "b.doc", "c/d.doc", "e.doc"], b"x"))
    write(tmp_path, {"f.odt": b"x", "g.png": b"x"})
    notices = [below(tmp_path, notice) for notice in read_corpus(tmp_path).notices]
    assert notices == [
        "a.doc, b.doc, c/d.doc and 1 more: .doc is not read; "
        "save it as .docx, .html, .pdf or .txt",
        "f.odt: .odt is not read; save it as .docx, .html, .pdf or .txt",
    ]


def test_tables_that_are_no_documents_are_told(tmp_path: Path) -> None:
    write(tmp_path, {"a.csv": b"a,b\n1,2\n", "b.XLSX": b"x", "c.py": b"x"})
    write(tmp_path, {"d.txt": b"Six bases were handed over."})
    notices = [below(tmp_path, notice) for notice in read_corpus(tmp_path).notices]
    assert notices == [
        "a.csv: .csv is not read; save it as .docx or .html, as a table",
        "b.XLSX: .xlsx is not read; save it as .docx or .html, as a table",
    ]


def test_what_a_browser_saves_beside_a_page_is_no_document(tmp_path: Path) -> None:
    page = b"<p>Six bases were left."
    write(tmp_path, {"a.html": page, "a_files/ad.html": page, "b_files/c.html": page})
    documents = read_corpus(tmp_path).documents
    assert [document.doc_id for document in documents] == ["a.html", "b_files/c.html"]


def test_links_that_loop_are_told(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": b"Six."})
    (tmp_path / "b.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "again").symlink_to(tmp_path)
    reading = read_corpus(tmp_path)
    assert [document.doc_id for document in reading.documents] == ["a.txt"]
    assert [(below(tmp_path, path), why) for path, why in reading.unreadable] == [
        ("b.txt", "a link that leads back to itself; remove it")
    ]
    assert [below(tmp_path, notice) for notice in reading.notices] == [
        "again: a link to a folder of the corpus, not entered; its documents are read "
        "where they are"
    ]


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="no such file"):
        read_bytes(tmp_path / "a.txt", root=tmp_path, most=10)


class Growing:
    """Stands in for ``os.fstat``: the file is larger each time it is looked at."""

    def __init__(self, times: int) -> None:
        self.times = times
        self.looked = 0

    def __call__(self, descriptor: int) -> os.stat_result:
        self.looked += 1
        found = list(REAL(descriptor))
        found[6] += max(0, self.times - self.looked)
        return os.stat_result(found)


REAL = os.fstat


def test_a_file_that_changes_while_it_is_read_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {"a.txt": b"Six."})
    monkeypatch.setattr(os, "fstat", Growing(2))
    assert read_bytes(tmp_path / "a.txt", root=tmp_path, most=100) == b"Six."


def test_a_file_that_never_stands_still_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {"a.txt": b"Six."})
    monkeypatch.setattr(os, "fstat", Growing(100))
    with pytest.raises(DocumentError, match="changed while it was read"):
        read_bytes(tmp_path / "a.txt", root=tmp_path, most=1000)


@pytest.mark.parametrize(
    ("data", "read"),
    [
        pytest.param("<p>café".encode(), "café", id="utf-8"),
        pytest.param("<p>café".encode("utf-8-sig"), "café", id="mark"),
        pytest.param("<p>café".encode("utf-16"), "café", id="utf-16"),
        pytest.param(
            "<meta charset=windows-1252><p>café “six”".encode("cp1252"),
            'café "six"',
            id="cp1252",
        ),
        pytest.param(
            '<meta http-equiv=c content="text/html; charset=ISO-8859-1"><p>€'.encode(
                "cp1252"
            ),
            "€",
            id="what browsers make of latin-1",
        ),
        pytest.param(
            '<?xml version="1.0" encoding="iso-8859-2"?><p>łódź'.encode("iso-8859-2"),
            "łódź",
            id="xml",
        ),
        pytest.param(
            "<meta charset=iso-8859-1><p>café".encode(), "café", id="says otherwise"
        ),
    ],
)
def test_a_page_is_read_in_its_own_encoding(data: bytes, read: str) -> None:
    document = parse_document(data, path="a.html", doc_id="a.html")
    assert [block.view.text for block in document.blocks] == [read]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<p>caf\xe9", "byte 0xE9"),
        (b"<meta charset=utf-8><p>caf\xe9", "not in 'utf-8'"),
        (b"<meta charset=klingon><p>caf\xe9", "not known"),
        (b"<meta charset=cp1252><p>\x81", "not in 'cp1252'"),
    ],
)
def test_an_encoding_that_is_wrong_is_told(data: bytes, said: str) -> None:
    with pytest.raises(DocumentError, match=said):
        parse_document(data, path="a.html", doc_id="a.html")


@pytest.mark.parametrize(
    ("front", "published"),
    [
        ("date: 2020-07-05", "2020-07-05"),
        ("date: 2020-07-05 10:00:00", "2020-07-05"),
        ("date: July 5, 2020", "2020-07-05"),
        ("date: 2020-07~", "2020-07~"),
        ("date: soon", None),
        ("date: 2020-07-05\npublished: 2019", "2019"),
    ],
)
def test_the_date_of_a_front_matter_is_when_it_was_published(
    front: str, published: str | None
) -> None:
    text = f"---\n{front}\n---\nSix."
    document = parse_document(text.encode(), path="a.md", doc_id="a.md")
    assert document.source.published == published
    assert document.source.guessed == ()
