"""A span of a view maps to the place that it came from, in every format."""

from __future__ import annotations

import html
import textwrap
from collections.abc import Callable, Sequence
from xml.sax.saxutils import escape

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from oircheck.errors import DocumentError
from oircheck.testing.files import docx_of, pdf_of
from oircheck.text import build_passages, parse_document
from oircheck.types import Document, PlaceKind, Span

plain_words = st.integers(0, 9999).map("word{:04}".format)
paragraphs = st.lists(st.lists(plain_words, min_size=1, max_size=30), max_size=6)
odd_texts = st.text(
    st.characters(blacklist_categories=("Cs",), blacklist_characters="\x00"),
    max_size=40,
)

Written = Callable[[Sequence[Sequence[str]]], tuple[str, bytes]]


def as_html(words: Sequence[Sequence[str]]) -> tuple[str, bytes]:
    around = ["{}", "<b>{}</b>", "<a href='x'>{}</a>", "&lt;{}&#8217;", "<i>{}"]
    parts = [
        "<p>" + " ".join(around[len(word) % 5].format(word) for word in line)
        for line in words
    ]
    rows = [f"<tr><td>{line[0]}<td>{line[-1]}" for line in words[:2]]
    page = "\r\n".join([*parts, "<table>", *rows, "</table>"])
    return "a.html", page.encode()


def as_rst(words: Sequence[Sequence[str]]) -> tuple[str, bytes]:
    around = ["{}", "*{}*", "`{} <u>`_", "``{}``", "**{}**"]
    parts = [
        " ".join(around[int(word[-1]) % 5].format(word) for word in line)
        for line in words
    ]
    marked = [f"{'- ' if at % 2 else ''}{part}" for at, part in enumerate(parts)]
    return "a.rst", "\r\n\r\n".join(marked).encode()


def as_docx(words: Sequence[Sequence[str]]) -> tuple[str, bytes]:
    body = "".join(
        "<w:p>"
        + "<w:r><w:tab/></w:r>".join(
            f"<w:r><w:t>{word[:3]}</w:t></w:r><w:r><w:t>{word[3:]}</w:t></w:r>"
            for word in line
        )
        + "</w:p>"
        for line in words
    )
    return "a.docx", docx_of(body=body)


def as_pdf(words: Sequence[Sequence[str]]) -> tuple[str, bytes]:
    pages = [
        [
            (50.0, 600.0 - 12 * number, part)
            for number, part in enumerate(textwrap.wrap(" ".join(line), 40))
        ]
        for line in words
    ]
    return "a.pdf", pdf_of(*pages) if pages else pdf_of(["x"])


def document_of(name: str, data: bytes) -> Document:
    return parse_document(data, path=name, doc_id=name)


def read_or_refused(name: str, data: bytes) -> Document | None:
    """Return the document; ``None`` if it is refused with its name."""
    try:
        return document_of(name, data)
    except DocumentError as error:
        if error.path != name:
            raise
        return None


FORMATS = pytest.mark.parametrize("write", [as_html, as_rst, as_docx, as_pdf])


@FORMATS
@settings(max_examples=40, deadline=None)
@given(words=paragraphs)
def test_every_word_is_read_from_its_own_place(
    write: Written, words: list[list[str]]
) -> None:
    document = document_of(*write(words))
    found: list[tuple[int, str]] = []
    for block in document.blocks:
        at = block.view.text.find("word")
        while at >= 0:
            word = block.view.text[at : at + len("word0000")]
            span = block.view.to_document(Span(at, at + len(word)))
            assert span.of(document.text) == word
            found.append((span.start, word))
            at = block.view.text.find("word", at + 1)
    places = [start for start, _ in found]
    assert len(set(places)) == len(places)
    read = [word for _, word in sorted(found)]
    assert read[: sum(map(len, words))] == [word for line in words for word in line]


@FORMATS
@settings(max_examples=40, deadline=None)
@given(words=paragraphs)
def test_a_passage_quotes_its_document_and_names_its_place(
    write: Written, words: list[list[str]]
) -> None:
    document = document_of(*write(words))
    for passage in build_passages(document):
        whole = Span(0, len(passage.view.text))
        assert passage.text == passage.span.of(document.text)
        assert passage.view.to_document(whole) == passage.span
        if document.counted_in is PlaceKind.LINE:
            assert passage.place is None
            continue
        assert passage.place is not None
        end = "\n" if document.counted_in is PlaceKind.PARAGRAPH else "\x0c"
        parts = document.text.split(end)
        part = parts[passage.place.number - 1]
        assert part[passage.place.offset :].startswith(passage.text.split(end)[0])


@settings(max_examples=60, deadline=None)
@given(text=odd_texts)
def test_any_text_in_a_document_is_read_or_refused_in_words(text: str) -> None:
    written = {
        "a.html": f"<p>{html.escape(text)}".encode(),
        "b.html": text.encode(),
        "a.rst": text.encode(),
        "a.docx": docx_of(body=f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>"),
        "b.docx": docx_of(body=text),
        "c.docx": b"PK" + text.encode(),
        "a.pdf": b"%PDF-1.4" + text.encode(),
    }
    for name, data in written.items():
        document = read_or_refused(name, data)
        for passage in build_passages(document) if document else ():
            assert passage.text == passage.span.of(document.text)


@settings(max_examples=60, deadline=None)
@given(at=st.integers(0, 2000), byte=st.integers(0, 255))
@example(at=1076, byte=4)
def test_a_damaged_byte_is_read_or_refused_in_words(at: int, byte: int) -> None:
    for name, data in (("a.docx", DOCX), ("a.pdf", PDF)):
        cut = at % len(data)
        changed = data[:cut] + bytes([byte]) + data[cut + 1 :]
        document = read_or_refused(name, changed)
        assert document is None or document.path == name


DOCX = docx_of("Six bases were left.", "They were empty.")
PDF = pdf_of(["Six bases were left.", "They were empty."], ["The end of it."])
