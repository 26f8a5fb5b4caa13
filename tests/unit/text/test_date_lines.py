"""The day that a text or Markdown document gives in a line before its prose."""

from __future__ import annotations

import pytest

from oircheck.text.reader import parse_document

PROSE = "The ferry cut its fares by a third on Monday.\n"


def published(text: str, name: str = "a.txt") -> str | None:
    document = parse_document(text.encode(), path=name, doc_id=name)
    return document.source.published


@pytest.mark.parametrize(
    ("text", "date"),
    [
        pytest.param(f"Fares fall\n3 May 2021\n\n{PROSE}", "2021-05-03", id="second"),
        pytest.param(f"3 May 2021\n\nFares fall\n\n{PROSE}", "2021-05-03", id="first"),
        pytest.param(
            f"Fares fall\n\nBy A. Brandt\n\nMay 3, 2021\n\n{PROSE}",
            "2021-05-03",
            id="behind a byline",
        ),
        pytest.param(f"Fares fall\n2021-05-03\n\n{PROSE}", "2021-05-03", id="ISO"),
        pytest.param(
            f"Fares fall\nMonday, 3 May 2021\n\n{PROSE}", "2021-05-03", id="a weekday"
        ),
        pytest.param(
            f"Fares fall\nPublished on 3 May 2021\n\n{PROSE}", "2021-05-03", id="stamp"
        ),
        pytest.param(
            f"Fares fall\n\nPort Larn, 3 May 2021\n\n{PROSE}",
            "2021-05-03?",
            id="a place before it",
        ),
    ],
)
def test_a_line_that_is_a_day_dates_the_document(text: str, date: str) -> None:
    assert published(text) == date


def test_where_it_was_found_is_kept() -> None:
    text = f"Fares fall\n3 May 2021\n\n{PROSE}".encode()
    source = parse_document(text, path="a.txt", doc_id="a.txt").source
    assert ("published", "date line") in source.guessed


def test_markdown_is_read_alike_and_front_matter_wins() -> None:
    body = f"# Fares fall\n\n*3 May 2021*\n\n{PROSE}"
    assert published(body, "a.md") == "2021-05-03"
    front = "---\npublished: 2020-01-01\n---\n"
    assert published(front + body, "a.md") == "2020-01-01"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"Fares fall\n\n{PROSE}\n3 May 2021\n", id="behind prose"),
        pytest.param(f"The flood of Larn, 3 May 1953\n\n{PROSE}", id="a title"),
        pytest.param(f"1984\n\n{PROSE}", id="a year alone"),
        pytest.param(f"Fares fall\n5/7/2020\n\n{PROSE}", id="two ways to read it"),
        pytest.param(f"Fares fall\nUpdated 3 May 2021\n\n{PROSE}", id="a change"),
        pytest.param(f"Fares fall\n3 May 2021 in Larn\n\n{PROSE}", id="more"),
    ],
)
def test_what_is_no_such_line_dates_nothing(text: str) -> None:
    assert published(text) is None


def test_a_day_is_no_title() -> None:
    text = f"3 May 2021\n\nFares fall\n\n{PROSE}".encode()
    source = parse_document(text, path="a.txt", doc_id="a.txt").source
    assert (source.title, source.published) == ("Fares fall", "2021-05-03")
    alone = f"3 May 2021\n\n{PROSE}".encode()
    assert parse_document(alone, path="a.txt", doc_id="a.txt").source.title is None
