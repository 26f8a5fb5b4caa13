from __future__ import annotations

import pytest

from oircheck.text import Lines
from oircheck.text.html_prose import read_html
from oircheck.text.html_tokens import Tag, tokens
from oircheck.types import BlockKind, Span

TITLE, HEADING = BlockKind.TITLE, BlockKind.HEADING
PARAGRAPH, ITEM, ROW, QUOTE = (
    BlockKind.PARAGRAPH,
    BlockKind.ITEM,
    BlockKind.ROW,
    BlockKind.QUOTE,
)
LONG = "The coalition handed six bases over to the Iraqi forces in the spring of 2020."
OTHER = "Another paragraph that is long enough to count as prose, but not about bases."


def said(text: str) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.view.text) for block in read_html(text, 0)]


def words(text: str) -> list[str]:
    return [block.view.text for block in read_html(text, 0)]


def test_a_page_is_read_in_blocks() -> None:
    page = """<!DOCTYPE html><html><head><title>no</title><style>p{}</style></head>
    <body><h1>Six bases</h1><p>They were <b>handed</b> over.<p>No end tag
    here.<ul><li>One<li>Two</ul><h2>More</h2><blockquote><p>We left.</p></blockquote>
    <figure><img alt="no"><figcaption>A base.</figcaption></figure>
    <dl><dt>K-1</dt><dd>A base near Kirkuk.</dd></dl></body></html>"""
    assert said(page) == [
        (TITLE, "Six bases"),
        (PARAGRAPH, "They were handed over."),
        (PARAGRAPH, "No end tag here."),
        (ITEM, "One"),
        (ITEM, "Two"),
        (HEADING, "More"),
        (QUOTE, "We left."),
        (PARAGRAPH, "A base."),
        (ITEM, "K-1"),
        (ITEM, "A base near Kirkuk."),
    ]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        pytest.param("six&nbsp;bases", "six bases", id="space"),
        pytest.param("Iraq&rsquo;s", "Iraq's", id="quote"),
        pytest.param("&#163;5 &#xA3;5", "£5 £5", id="numbers"),
        pytest.param("&pound5", "£5", id="no semicolon"),
        pytest.param("&notit; AT&T &bogus;", "¬it; AT&T &bogus;", id="half a name"),
        pytest.param("1<br>2", "1 2", id="break"),
        pytest.param("hand<wbr>over", "handover", id="word break"),
        pytest.param("a<!-- <b> -->b", "ab", id="comment"),
        pytest.param("a <3 b & c", "a <3 b & c", id="no markup"),
        pytest.param('<b title="a > b" id=x>six</b>', "six", id="sign in a value"),
        pytest.param("six<sup><a href='#n1'>[1]</a></sup>.", "six.", id="note"),
        pytest.param("10 km<sup>2</sup>", "10 km2", id="power"),
        pytest.param("a<script>b</script><style>c</style>d", "ad", id="script"),
        pytest.param(
            'a<span hidden>b</span><i style="display: none">c</i>', "a", id="x"
        ),
    ],
)
def test_what_is_read_of_a_paragraph(written: str, read: str) -> None:
    assert words(f"<p>{written}</p>") == [read]


def test_every_word_keeps_its_line_and_column() -> None:
    page = f"<html>\r\n<body>\r\n<p>Six &amp; <i>seven</i>\r\n  bases.</p>\r\n<p>{LONG}"
    (first, second) = read_html(page, 0)
    lines = Lines(page)
    at = first.view.text.index("seven")
    found = first.view.to_document(Span(at, at + 5))
    assert found.of(page) == "seven"
    assert (lines.line_of(found.start), lines.column_of(found.start)) == (3, 17)
    amp = first.view.text.index("&")
    assert first.view.to_document(Span(amp, amp + 1)).of(page) == "&amp;"
    assert second.view.to_document(Span(0, len(LONG))).of(page) == LONG


AROUND = [
    "<nav><p>{}</p></nav>",
    "<footer><p>{}</p></footer>",
    "<aside><p>{}</p></aside>",
    "<div class='cookie-banner'><p>{}</p></div>",
    "<div id='relatedStories'><p>{}</p></div>",
    "<div role='complementary'><p>{}</p></div>",
    "<header class='site'><p>{}</p></header>",
    "<form><p>{}</p></form>",
    "<div class='share-tools'><p>{}</p></div>",
    "<noscript><p>{}</p></noscript>",
    "<div aria-hidden='true'><p>{}</p></div>",
    "<div class='most-read'><p>{}</p></div>",
]


@pytest.mark.parametrize("around", AROUND)
def test_what_stands_around_the_main_text_is_left_out(around: str) -> None:
    page = (
        f"<body><h1>Bases</h1><p>{LONG}</p><p>{LONG}</p>{around.format(OTHER)}</body>"
    )
    assert words(page) == ["Bases", LONG, LONG]


def test_what_holds_most_of_the_page_is_never_left_out() -> None:
    page = f"<body><form class='sidebar'><p>{LONG}</p><p>{OTHER}</p></form></body>"
    assert words(page) == [LONG, OTHER]


def test_the_article_is_read_and_the_heading_above_it() -> None:
    page = (
        f"<body><header><h1>Bases</h1></header><p>{OTHER}</p><article><p>{LONG}</p>"
        f"<p>{LONG}</p></article><article><p>{OTHER}</p></article></body>"
    )
    assert words(page) == ["Bases", LONG, LONG]


def test_the_headline_is_that_of_the_article_not_of_the_site() -> None:
    page = (
        f"<header><h1><a href=/>The Desk</a></h1></header>"
        f"<main><h1>Bases</h1><p>{LONG}</p></main>"
    )
    assert said(page) == [(TITLE, "Bases"), (PARAGRAPH, LONG)]


def test_lists_of_links_to_other_pages_are_left_out() -> None:
    page = (
        f"<p>{LONG}</p><p>See <a href=d>the report</a>.</p>"
        "<h2>Related</h2><ul><li><a href=a>Bridge closed</a>"
        "<li>5 May: <a href=b>The bridge was closed after a storm.</a></ul>"
        "<p><a href=c>The whole report</a></p>"
    )
    assert words(page) == [LONG, "See the report.", "Related"]


def test_a_row_is_said_with_its_header() -> None:
    page = """<table><caption>Bases by country</caption>
    <tr><th>Country<th>Bases<th colspan=2>Since</tr>
    <tr><td rowspan=2>Iraq<td>6<td>March<td>2014
    <tr><td>7<td>May<td>2015</table>"""
    assert said(page) == [
        (ROW, "Bases by country"),
        (ROW, "Country: Iraq; Bases: 6; Since: March; Since: 2014"),
        (ROW, "Country: Iraq; Bases: 7; Since: May; Since: 2015"),
    ]


def test_a_first_row_of_names_is_a_header_if_numbers_follow() -> None:
    rows = "<tr><td>Year<td>Men</tr><tr><td>2019<td>12</tr>"
    assert words(f"<table>{rows}</table>") == ["Year: 2019; Men: 12"]
    rows = "<tr><td>Chair<td>Smith</tr><tr><td>Deputy<td>Jones</tr>"
    assert words(f"<table>{rows}</table>") == ["Chair; Smith", "Deputy; Jones"]


@pytest.mark.parametrize(
    ("rows", "read"),
    [
        pytest.param(
            "<tr><td>K-1<td rowspan=2>Iraq<td>6<tr><td>K-2<td>7",
            ["K-1; Iraq; 6", "K-2; Iraq; 7"],
            id="in the middle",
        ),
        pytest.param(
            "<tr><td>K-1<td rowspan=2>Iraq<tr><td>K-2",
            ["K-1; Iraq", "K-2; Iraq"],
            id="at the end",
        ),
        pytest.param(
            "<tr><td rowspan=3>a<td>1<tr><td rowspan=3>b<td>2<tr><td>3<tr><td>c<td>4",
            ["a; 1", "a; b; 2", "a; b; 3", "c; b; 4"],
            id="one beside another",
        ),
        pytest.param(
            "<tr><td>1<td>2<tr><th colspan=2>Total<th>3",
            ["1; 2", "Total; 3"],
            id="over columns, below the header",
        ),
    ],
)
def test_a_cell_that_reaches_further_is_read_in_its_place(
    rows: str, read: list[str]
) -> None:
    page = f"<table>{rows}</table><p>After.</p>"
    assert words(page) == [*read, "After."]
    places = [
        block.view.to_document(Span(0, len(block.view.text)))
        for block in read_html(page, 0)
    ]
    assert places == sorted(places)


def test_a_table_that_lays_out_the_page_is_read_as_text() -> None:
    page = f"<table><tr><td><p>Short</p><td><h1>Bases</h1><p>{LONG}</p></table>"
    assert said(page) == [
        (PARAGRAPH, "Short"),
        (TITLE, "Bases"),
        (PARAGRAPH, LONG),
    ]


def test_preformatted_prose_is_read_and_code_is_not() -> None:
    page = (
        "<pre>Six bases\nwere left.\n\nNobody stayed.</pre>"
        "<pre><code>x = 1</code></pre>"
    )
    assert words(page) == ["Six bases were left.", "Nobody stayed."]


def test_two_breaks_end_a_paragraph() -> None:
    assert words("<body>one<br>two<br><br>three</body>") == ["one two", "three"]


@pytest.mark.parametrize(
    "broken",
    [
        "<p>six<b>seven",
        "<p>six</i></div></p>",
        "<<p>six",
        "<p>six<",
        "<p>six</",
        "<p>six<!-- bases",
        "<p>six<a href='bases",
        "<p>six<title>bases",
        "</p>six",
        "<table><p>six</table>",
    ],
)
def test_broken_markup_loses_no_text_before_it(broken: str) -> None:
    assert "six" in " ".join(words(broken))


def test_deep_nesting_is_read_flat() -> None:
    depth = 20_000
    page = "<div>" * depth + LONG + "</div>" * depth + f"<p>{OTHER}"
    assert words(page) == [LONG, OTHER]


def test_tokens_cover_the_text() -> None:
    page = "a<B c='d' C=e>f</b ><br/>"
    found = [token for token in tokens(page) if isinstance(token, Tag)]
    assert [(tag.name, tag.closes, tag.span.of(page)) for tag in found] == [
        ("b", False, "<B c='d' C=e>"),
        ("b", True, "</b >"),
        ("br", False, "<br/>"),
    ]
    assert found[0].attributes == {"c": "d"}
