from __future__ import annotations

import pytest

from oircheck.text import parse_document
from oircheck.types import Source


def source_of(head: str, body: str = "<p>Six bases.", **known: str) -> Source:
    page = f"<html lang=en-GB><head>{head}</head><body>{body}</body></html>"
    return parse_document(
        page.encode(), path="a.html", doc_id="a.html", source=Source(**known)
    ).source


def test_what_a_page_says_of_itself_is_a_guess_with_its_origin() -> None:
    source = source_of(
        "<title>Six bases | The Desk</title>"
        "<meta property='og:site_name' content='The Desk'>"
        "<meta property='article:published_time' content='2020-07-05T23:30:00-05:00'>"
        "<link rel=canonical href='https://desk.example/six'>"
    )
    assert source == Source(
        title="Six bases",
        publisher="The Desk",
        published="2020-07-05",
        url="https://desk.example/six",
        language="en-GB",
        guessed=(
            ("title", "<title>"),
            ("publisher", "og:site_name"),
            ("published", "article:published_time"),
            ("url", '<link rel="canonical">'),
            ("language", "<html lang>"),
        ),
    )


def test_what_is_known_is_not_guessed() -> None:
    source = source_of("<title>Six bases</title>", title="Bases", language="en")
    assert (source.title, source.language, source.guessed) == ("Bases", "en", ())


def test_linked_data_of_an_article_is_read() -> None:
    data = """{"@graph": [{"@type": "Organization", "name": "No"},
    {"@type": ["NewsArticle"], "headline": "Six &amp; more", "inLanguage": "en",
     "datePublished": "2020-07-05", "publisher": {"name": "The Desk"}}]}"""
    source = source_of(f"<script type='application/ld+json'>{data}</script>")
    assert (source.title, source.publisher) == ("Six & more", "The Desk")
    assert source.published == "2020-07-05"
    assert dict(source.guessed)["published"] == "JSON-LD datePublished"


@pytest.mark.parametrize("data", ["{", "[" * 100_000, '"x"', '{"@type": 5}', "null"])
def test_linked_data_that_is_none_is_passed_over(data: str) -> None:
    source = source_of(f"<script type='application/ld+json'>{data}</script>")
    assert source.title is None


def test_the_headline_is_more_telling_than_the_title_of_the_page() -> None:
    source = source_of("<title>The Desk</title>", "<h1>Six bases</h1><p>More.")
    assert (source.title, source.guessed[0]) == ("Six bases", ("title", "<h1>"))


def test_a_time_that_does_not_say_what_it_dates_is_uncertain() -> None:
    body = "<p><time datetime='2020-07-05'>5 July</time> Six."
    source = source_of("", body)
    assert source.published == "2020-07-05?"
    body = "<time itemprop=datePublished>July 5, 2020</time>"
    assert source_of("", body).published == "2020-07-05"


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ("<link rel=canonical href='javascript:alert(1)'>", None),
        ("<link rel=canonical href='/six'>", None),
        (
            "<meta property='og:url' content='https://desk.example/'>",
            "https://desk.example/",
        ),
        (
            "<!-- saved from url=(0024)https://desk.example/six -->",
            "https://desk.example/six",
        ),
    ],
)
def test_an_address_is_one_of_the_web(head: str, url: str | None) -> None:
    assert source_of(head).url == url


@pytest.mark.parametrize(
    "title", ["Microsoft Word - draft", "Untitled", "index", "report.docx", "  ", "123"]
)
def test_a_title_that_a_program_wrote_is_none(title: str) -> None:
    assert source_of(f"<title>{title}</title>").title is None
