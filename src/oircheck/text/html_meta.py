"""What a web page says of itself: title, publisher, date, address, language."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping

from oircheck.text.guesses import Found
from oircheck.text.html_tokens import plain
from oircheck.text.html_tree import Element, Page

MAX_JSON = 1024 * 1024
"""Characters of linked data beyond which it is not looked at."""

MAX_LEVELS = 20
"""How deep linked data is looked through."""

_META: Mapping[str, tuple[str, ...]] = {
    "title": (
        "og:title",
        "citation_title",
        "dc.title",
        "dcterms.title",
        "twitter:title",
    ),
    "publisher": (
        "og:site_name",
        "citation_publisher",
        "citation_journal_title",
        "dc.publisher",
        "dcterms.publisher",
        "publisher",
        "application-name",
    ),
    "published": (
        "article:published_time",
        "og:article:published_time",
        "citation_publication_date",
        "citation_date",
        "dc.date.issued",
        "dcterms.issued",
        "dc.date",
        "dcterms.date",
        "dcterms.created",
        "dc.date.created",
        "parsely-pub-date",
        "sailthru.date",
        "pubdate",
        "publish-date",
        "date",
    ),
    "url": ("og:url",),
    "language": ("dc.language", "dcterms.language"),
}
"""Names of ``meta``, the most telling first."""

_ARTICLES = frozenset(
    """Article NewsArticle ReportageNewsArticle AnalysisNewsArticle BlogPosting Report
    ScholarlyArticle OpinionNewsArticle LiveBlogPosting SocialMediaPosting TechArticle
    WebPage PressRelease""".split()
)
_SAVED = re.compile(r"\s*saved from url=\(\d+\)(?P<url>\S+)", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s+[|\u2013\u2014\u00b7\u00bb-]\s+")


def page_metadata(page: Page, text: str, *, heading: str | None) -> Iterator[Found]:
    """Yield what a page says of itself, the most telling of each field first.

    Args:
        heading: The text of its title heading, if there is one.
    """
    metas = list(_metas(page))
    yield from _named(metas, "title")
    linked = list(_linked_data(page, text))
    yield from linked
    if heading:
        yield Found("title", heading, "<h1>")
    for field in ("publisher", "published"):
        yield from _named(metas, field)
    yield from _times(page, text)
    yield from _addresses(page, text)
    yield from _named(metas, "url")
    site = next((value for name, value in metas if name == "og:site_name"), None)
    for element, span in page.raw:
        if element.name == "title" and not _in_picture(element):
            yield Found("title", _headline(plain(text, span), site), "<title>")
    for element in page.elements:
        if element.name == "html" and "lang" in element.attributes:
            yield Found("language", element.attributes["lang"], "<html lang>")
    yield from _named(metas, "language")


def _metas(page: Page) -> Iterator[tuple[str, str]]:
    for element in page.elements:
        if element.name != "meta":
            continue
        given = element.attributes
        name = given.get("property") or given.get("name") or given.get("itemprop", "")
        content = given.get("content", "").strip()
        if content:
            yield name.strip().lower(), content


def _named(metas: list[tuple[str, str]], field: str) -> Iterator[Found]:
    for wanted in _META[field]:
        for name, content in metas:
            if name == wanted:
                yield Found(field, content, name)
    if field == "published":
        for name, content in metas:
            if name == "datepublished":
                yield Found(field, content, "datePublished")


def _headline(title: str, site: str | None) -> str:
    """Return a page title without the name of the site at its end or beginning."""
    parts = _SEPARATOR.split(" ".join(title.split()))
    if len(parts) < 2:
        return title
    for at in (-1, 0):
        if site and parts[at].lower() == site.lower():
            kept = parts[:-1] if at else parts[1:]
            return " - ".join(kept)
    short = len(parts[-1].split()) <= 4 < len(parts[0].split())
    return parts[0] if len(parts) == 2 and short else title


def _linked_data(page: Page, text: str) -> Iterator[Found]:
    for element, span in page.raw:
        kind = element.attributes.get("type", "").partition(";")[0].strip().lower()
        if element.name != "script" or kind != "application/ld+json":
            continue
        if len(span) > MAX_JSON:
            continue
        try:
            value: object = json.loads(span.of(text), strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _objects(value, 0):
            if _types(item) & _ARTICLES:
                yield from _article(item)


def _objects(value: object, level: int) -> Iterator[Mapping[str, object]]:
    """Yield the things that linked data describes, the outer ones first."""
    if level > MAX_LEVELS:
        return
    if isinstance(value, list):
        for one in value:
            yield from _objects(one, level + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(value.get(key), level + 1)


def _types(item: Mapping[str, object]) -> set[str]:
    named = item.get("@type")
    names = named if isinstance(named, list) else [named]
    return {name.rpartition("/")[2] for name in names if isinstance(name, str)}


def _article(item: Mapping[str, object]) -> Iterator[Found]:
    publisher = item.get("publisher")
    if isinstance(publisher, list) and publisher:
        publisher = publisher[0]
    if isinstance(publisher, dict):
        publisher = publisher.get("name")
    values = {
        "title": ("headline", item.get("headline")),
        "publisher": ("publisher", publisher),
        "published": ("datePublished", item.get("datePublished")),
        "language": ("inLanguage", item.get("inLanguage")),
    }
    for field, (name, value) in values.items():
        if isinstance(value, str):
            yield Found(field, plain_words(value), f"JSON-LD {name}")


def plain_words(value: str) -> str:
    """Return a value of linked data, in which references may stand all the same."""
    return html.unescape(value)


def _times(page: Page, text: str) -> Iterator[Found]:
    """Yield the dates of ``time`` elements: one that says so, or else the first."""
    first: Found | None = None
    for element in page.elements:
        marked = element.attributes.get("itemprop", "").lower() == "datepublished"
        if element.name != "time" and not marked:
            continue
        words = "".join(
            plain(text, item.span) if item.kind == "text" else " "
            for item in page.items[element.first : element.last]
        )
        given = element.attributes
        value = given.get("datetime") or given.get("content") or words
        if marked or "pubdate" in given:
            yield Found("published", value, '<time itemprop="datePublished">')
        elif first is None:
            first = Found("published", value, "<time>", uncertain=True)
    if first is not None:
        yield first


def _addresses(page: Page, text: str) -> Iterator[Found]:
    for element in page.elements:
        names = element.attributes.get("rel", "").lower().split()
        if element.name == "link" and "canonical" in names:
            address = element.attributes.get("href", "")
            yield Found("url", address, '<link rel="canonical">')
    for span in page.comments:
        if len(span) < MAX_LEVELS * 100 and (saved := _SAVED.match(span.of(text))):
            yield Found("url", saved["url"], "saved from url")


def _in_picture(element: Element) -> bool:
    return element.within(frozenset({"svg"})) is not None
