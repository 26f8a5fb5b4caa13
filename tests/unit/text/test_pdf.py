from __future__ import annotations

import sys

import pytest

from oircheck.errors import DocumentError
from oircheck.testing.files import pdf_of
from oircheck.text import build_passages, parse_document, reading_version
from oircheck.text.pdf import read_pdf
from oircheck.text.pdf_hyphens import is_broken_word
from oircheck.types import BlockKind, Document, Place, PlaceKind

PROSE = [
    "The coalition handed six bases over to the Iraqi security forces between",
    "March and May of this year. Transfers went on for months, and no base was",
    "left empty.",
]


def document_of(data: bytes) -> Document:
    return parse_document(data, path="a.pdf", doc_id="a.pdf")


def words(data: bytes) -> list[str]:
    return [block.view.text for block in read_pdf(data, "a.pdf").blocks]


def test_lines_that_belong_together_are_one_paragraph() -> None:
    assert words(pdf_of(PROSE)) == [" ".join(PROSE)]


def test_passages_stand_on_pages() -> None:
    document = document_of(pdf_of(PROSE, ["Page two. It says more."]))
    assert document.counted_in is PlaceKind.PAGE
    assert document.text == "\n".join(PROSE) + "\n\x0cPage two. It says more.\n"
    assert [(one.text, one.place) for one in build_passages(document)][1:] == [
        (
            "Transfers went on for months, and no base was\nleft empty.",
            Place(PlaceKind.PAGE, 1, 101),
        ),
        ("Page two.", Place(PlaceKind.PAGE, 2, 0)),
        ("It says more.", Place(PlaceKind.PAGE, 2, 10)),
    ]


def test_a_sentence_goes_over_pages_without_heads_and_feet() -> None:
    def page(number: int, *lines: str) -> list[tuple[float, float, str]]:
        placed = [(50.0, 700.0 - 12 * at, line) for at, line in enumerate(lines)]
        return [
            (50.0, 810.0, "The Daily Record"),
            *placed,
            (50.0, 30.0, f"{number} of 2"),
        ]

    first = page(
        1, *PROSE[:1], "March and May of this year. Transfers went on for many"
    )
    second = page(2, "months, and no base was left empty.")
    assert words(pdf_of(first, second)) == [
        f"{PROSE[0]} March and May of this year. Transfers went on for many months, "
        "and no base was left empty."
    ]


def test_two_columns_are_read_one_after_the_other() -> None:
    left = ["Six bases were handed over to", "the Iraqi forces. They had been"]
    right = ["used for years by the coalition", "and its partners."]
    lines = [(50.0, 700.0 - 12 * at, line) for at, line in enumerate(left)]
    lines += [(300.0, 700.0 - 12 * at, line) for at, line in enumerate(right)]
    assert words(pdf_of(lines)) == [" ".join(left + right)]


def test_paragraphs_end_at_gaps_and_short_lines() -> None:
    lines = [
        (50.0, 700.0, PROSE[0]),
        (50.0, 688.0, "the end of March."),
        (50.0, 676.0, PROSE[0]),
        (50.0, 664.0, "the end of May."),
        (50.0, 640.0, "A paragraph of its own."),
    ]
    assert words(pdf_of(lines)) == [
        f"{PROSE[0]} the end of March.",
        f"{PROSE[0]} the end of May.",
        "A paragraph of its own.",
    ]


def test_items_lose_their_marker() -> None:
    reading = read_pdf(pdf_of(["- First item is here.", "- Second item."]), "a.pdf")
    assert [(one.kind, one.view.text) for one in reading.blocks] == [
        (BlockKind.ITEM, "First item is here."),
        (BlockKind.ITEM, "Second item."),
    ]


def test_a_word_broken_at_the_end_of_a_line_is_read_as_one() -> None:
    lines = ["The coalition and its part-", "ners left six well-", "known bases."]
    document = document_of(pdf_of(lines))
    (passage,) = build_passages(document)
    assert passage.view.text == (
        "The coalition and its partners left six well-known bases."
    )
    assert passage.text == "\n".join(lines)


@pytest.mark.parametrize(
    ("above", "below", "broken"),
    [
        ("the coali-", "tion", True),
        ("the coali\xad", "Tion", True),
        ("side-by-", "side", False),
        ("the US-", "led force", False),
        ("by Iran-", "backed groups", False),
        ("a high-", "value target", False),
        ("on the high-", "way", True),
        ("the Anglo-", "Irish", False),
        ("in K-", "1", False),
        ("a peacekeep-", "ing force", True),
        ("of ferry-", "boats", False),
    ],
)
def test_a_hyphen_is_the_lines_or_the_words(
    above: str, below: str, broken: bool
) -> None:
    known = frozenset({"ferry", "boats", "peacekeeping"})
    assert is_broken_word(above, below, known) is broken


def test_what_the_file_says_of_itself_is_a_guess() -> None:
    information = {"Title": "Six bases", "CreationDate": "D:20200705101500"}
    source = document_of(pdf_of(PROSE, information=information)).source
    assert (source.title, source.published) == ("Six bases", "2020-07-05?")
    assert source.guessed == (
        ("title", "PDF info"),
        ("published", "PDF info (created)"),
    )
    browser = {**information, "Creator": "Mozilla/5.0", "Producer": "Skia/PDF"}
    assert document_of(pdf_of(PROSE, information=browser)).source.published is None


def test_pages_without_text_are_told() -> None:
    reading = read_pdf(pdf_of(PROSE, [], PROSE), "a.pdf")
    assert [place for place, _ in reading.unreadable] == ["page 2"]
    assert "text recognition" in reading.unreadable[0][1]


def encrypted() -> bytes:
    """A PDF that says it is encrypted, with keys that no empty password opens."""
    entry = (
        "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O ("
        + "o" * 32
        + ") /U ("
        + "u" * 32
        + ") >> /ID [("
        + "i" * 16
        + ") ("
        + "i" * 16
        + ")] /Root"
    )
    return pdf_of(PROSE).replace(b"/Root", entry.encode())


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(pdf_of([]), "scanned: its page has no text", id="scanned"),
        pytest.param(pdf_of([], []), "scanned: its 2 pages have", id="two pages"),
        pytest.param(encrypted(), "encrypted", id="encrypted"),
        pytest.param(b"", "not a PDF", id="empty"),
        pytest.param(b"Six bases.", "not a PDF", id="text"),
        pytest.param(b"%PDF-1.7\n" + b"\0" * 100, "not a PDF", id="damaged"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_line(data: bytes, said: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_pdf(data, "folder/a.pdf")
    assert caught.value.path == "folder/a.pdf"
    assert said in caught.value.problem
    assert "\n" not in caught.value.problem


def test_without_the_extra_the_way_to_it_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(DocumentError, match=r"pip install 'oircheck\[pdf\]'"):
        read_pdf(pdf_of(PROSE), "a.pdf")


def test_the_reading_version_names_the_library_where_it_counts() -> None:
    assert reading_version(["a.md"]) == reading_version([])
    assert "pypdfium2" in reading_version(["a.md", "b.PDF"])
