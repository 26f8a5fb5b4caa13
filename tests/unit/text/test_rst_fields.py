"""What the fields that open a reStructuredText document say of it."""

from __future__ import annotations

import pytest

from oircheck.text import parse_document
from oircheck.types import Source

TITLE = "Bases\n=====\n\n"


def source_of(text: str) -> Source:
    return parse_document(text.encode(), path="a.rst", doc_id="a.rst").source


@pytest.mark.parametrize(
    "before",
    [pytest.param("", id="before the title"), pytest.param(TITLE, id="behind")],
)
def test_publisher_date_and_address_are_read(before: str) -> None:
    fields = ":Publisher: The Desk\n:date: 5 July 2020\n:url: https://example.org/1\n"
    source = source_of(f"{before}{fields}\nSix bases were handed over.\n")
    assert source.publisher == "The Desk"
    assert source.published == "2020-07-05"
    assert source.url == "https://example.org/1"
    assert dict(source.guessed)["publisher"] == "field Publisher"


@pytest.mark.parametrize(
    ("fields", "published", "publisher"),
    [
        pytest.param(":published: 2020-07-05\n", "2020-07-05", None, id="published"),
        pytest.param(
            ":date: 2020-07-09\n:published: 2020-07-05\n",
            "2020-07-05",
            None,
            id="the day of publication goes before a date",
        ),
        pytest.param(
            ":organization: The Post\n:publisher: The Desk\n",
            None,
            "The Desk",
            id="whoever publishes goes before whoever is behind it",
        ),
        pytest.param(":organization: The Post\n", None, "The Post", id="organization"),
        pytest.param(":author: The Post\n", None, None, id="an author is no publisher"),
    ],
)
def test_the_most_telling_field_counts(
    fields: str, published: str | None, publisher: str | None
) -> None:
    source = source_of(f"{TITLE}{fields}\nSix bases were handed over.\n")
    assert (source.published, source.publisher) == (published, publisher)


def test_a_field_behind_the_text_says_nothing_of_the_document() -> None:
    assert source_of(f"{TITLE}Six.\n\n:publisher: The Desk\n").publisher is None
