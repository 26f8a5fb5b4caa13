from __future__ import annotations

import pytest

from oircheck.text.plain import read_plain
from oircheck.types import Span

PROSE = (
    "The Coalition handed over six military bases to the Iraqi Security Forces "
    "between March and May of this year, and it said so on Thursday."
)


def blocks(text: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.view.text) for block in read_plain(text, 0)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param(" \n\xa0\n\ufeff", [], id="nothing but space"),
        pytest.param(
            f"Bases handed over\n\n{PROSE}",
            [("title", "Bases handed over"), ("paragraph", PROSE)],
            id="a short line before all prose is the title",
        ),
        pytest.param(
            f"\ufeffBases handed over\r\n{PROSE}\r\n",
            [("title", "Bases handed over"), ("paragraph", PROSE)],
            id="also right above it, and behind a byte order mark",
        ),
        pytest.param(
            f"What next?\n\n{PROSE}",
            [("title", "What next?"), ("paragraph", PROSE)],
            id="a title may ask",
        ),
        pytest.param(
            f"{PROSE}\nA Change of Mission\n{PROSE}",
            [
                ("paragraph", PROSE),
                ("heading", "A Change of Mission"),
                ("paragraph", PROSE),
            ],
            id="a short line among prose is a heading",
        ),
        pytest.param(
            f"{PROSE}\n\nA soldier in Erbil",
            [("paragraph", PROSE), ("paragraph", "A soldier in Erbil")],
            id="a short line that no prose follows is a paragraph",
        ),
        pytest.param(
            f"Six bases\n\nBy Ann Lee\n5 July 2020\n\n{PROSE}",
            [
                ("title", "Six bases"),
                ("paragraph", "By Ann Lee"),
                ("paragraph", "5 July 2020"),
                ("paragraph", PROSE),
            ],
            id="a byline and a date are no headings",
        ),
        pytest.param(
            f"Air support will remain. Here is how it works\n\n{PROSE}",
            [
                ("paragraph", "Air support will remain. Here is how it works"),
                ("paragraph", PROSE),
            ],
            id="a line that holds a whole sentence is no heading",
        ),
        pytest.param(
            f"skip to Main Content\n\n{PROSE}\n\nBack To Top",
            [("paragraph", PROSE)],
            id="page furniture is left out",
        ),
        pytest.param(
            f"{PROSE}\n\nRead More:\xa0 Troops leave Kirkuk\n\n{PROSE}",
            [
                ("paragraph", PROSE),
                ("paragraph", "Troops leave Kirkuk"),
                ("paragraph", PROSE),
            ],
            id="a pointer to another article is a paragraph of its own",
        ),
        pytest.param(
            f"Title\n=====\n\n{PROSE}\n* * *\n{PROSE}",
            [("title", "Title"), ("paragraph", PROSE), ("paragraph", PROSE)],
            id="lines of signs separate",
        ),
    ],
)
def test_lines_are_titles_headings_and_paragraphs(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert blocks(text) == expected


WRAPPED = """\
The Coalition handed over six bases, among them that of the
Iraqi forces in Kirkuk, after U.S.-
Iraq talks about children/
adolescents, said Col.
Myles B. Caggins III.
A Change of Mission
The remaining troops will focus on tasks that Iraqi forces
are still developing.
   A first line may be indented where a new paragraph of the
text begins."""


def test_wrapped_lines_are_joined() -> None:
    assert blocks(WRAPPED) == [
        (
            "paragraph",
            "The Coalition handed over six bases, among them that of the Iraqi "
            "forces in Kirkuk, after U.S.-Iraq talks about children/adolescents, "
            "said Col. Myles B. Caggins III.",
        ),
        ("heading", "A Change of Mission"),
        (
            "paragraph",
            "The remaining troops will focus on tasks that Iraqi forces are still "
            "developing.",
        ),
        (
            "paragraph",
            "A first line may be indented where a new paragraph of the text begins.",
        ),
    ]


def test_an_indented_line_after_a_full_one_begins_a_paragraph() -> None:
    text = (
        "The remaining troops will focus on the tasks that remain.\n"
        "   A first line may be indented where a paragraph begins."
    )
    assert [read for _, read in blocks(text)] == text.split("\n   ")


def test_a_heading_is_not_joined_to_a_full_line_above_it() -> None:
    text = (
        "The remaining troops will focus on the tasks that remain.\n"
        "A Change of Mission\n"
        "The decision responds to the progress of the Iraqi forces."
    )
    assert [read for _, read in blocks(text)] == text.split("\n")


def test_a_short_line_is_full_only_by_the_width_of_the_document() -> None:
    title = "Anti-ISIS Task Force turns into an Advisor Group"
    text = f"{title}\nNATO agreed.\n\n{WRAPPED}"
    assert blocks(text)[:2] == [("title", title), ("paragraph", "NATO agreed.")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("France\nGermany\nNew Zealand", id="a list of names"),
        pytest.param("Home\nAbout us\nContact\nNews", id="a menu"),
        pytest.param(f"{PROSE}\n{PROSE}\n{PROSE}", id="a paragraph a line"),
        pytest.param(
            "Anti-ISIS Task Force turns into Military Advisor Group\nThe move ends it.",
            id="a title that is longer than what follows",
        ),
    ],
)
def test_lines_that_were_not_wrapped_stay_apart(text: str) -> None:
    assert [read for _, read in blocks(text)] == text.split("\n")


@pytest.mark.parametrize(
    "marker", ["-", "*", "•", "–", "1.", "12)", "(3)", "a)", "(b)"]
)
def test_a_list_marker_is_outside_the_view(marker: str) -> None:
    text = f"{PROSE}\n{marker} Abu Ghraib\n{marker} K-1 in Kirkuk, which\n    is new"
    assert blocks(text)[1:] == [
        ("item", "Abu Ghraib"),
        ("item", "K-1 in Kirkuk, which is new"),
    ]
    first = read_plain(text, 0)[1].view
    assert first.to_document(Span(0, len(first.text))).of(text) == "Abu Ghraib"


def test_a_wrapped_number_is_no_list_marker() -> None:
    text = (
        "The number of bases that the Coalition handed over was about\n"
        "12. It had been higher before the talks with the government."
    )
    assert blocks(text) == [("paragraph", text.replace("\n", " "))]


@pytest.mark.parametrize("text", ["-5 degrees were measured.", "3.5 million people."])
def test_a_sign_or_number_without_a_space_is_no_list_marker(text: str) -> None:
    assert blocks(text) == [("paragraph", text)]


def test_what_stands_before_the_start_is_not_read() -> None:
    text = f"---\ntitle: x\n---\n{PROSE}"
    start = text.index(PROSE)
    (block,) = read_plain(text, start)
    assert block.view.to_document(Span(0, 3)) == Span(start, start + 3)
