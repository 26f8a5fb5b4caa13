"""HTML that stands in Markdown: its words are read, each at its own place."""

from __future__ import annotations

import pytest

from oircheck.errors import DocumentError
from oircheck.text import html_tree, parse_document
from oircheck.text.markdown import read_markdown
from oircheck.types import Span


def blocks(text: str) -> list[tuple[str, int, str]]:
    return [
        (block.kind.value, block.level, block.view.text)
        for block in read_markdown(text, 0)
    ]


def words(text: str) -> list[str]:
    return [block.view.text for block in read_markdown(text, 0)]


SIX = "Six bases were handed over."

READ = [
    pytest.param(f"<div>{SIX}</div>", "paragraph", id="a division"),
    pytest.param(f"<p class='lead'>{SIX}</p>", "paragraph", id="a paragraph"),
    pytest.param(f"<p>\n{SIX}\n", "paragraph", id="no end tag"),
    pytest.param(f"<blockquote><p>{SIX}</p></blockquote>", "quote", id="a quote"),
    pytest.param(f"<ul>\n<li>{SIX}</li>\n</ul>", "item", id="a list"),
    pytest.param(f"<dl><dd>{SIX}</dl>", "item", id="a description"),
    pytest.param(f"<h3>{SIX}</h3>", "heading", id="a heading"),
    pytest.param(f"<h1>{SIX}</h1>", "title", id="the title"),
    pytest.param(f"<aside>{SIX}</aside>", "paragraph", id="a box"),
    pytest.param(f"<div class='promo ad'>{SIX}</div>", "paragraph", id="of any class"),
    pytest.param(f"<footer>{SIX}</footer>", "paragraph", id="a footer"),
    pytest.param(f"<p><a href='x'>{SIX[:-1]}</a>.</p>", "paragraph", id="a link"),
    pytest.param(f"<figcaption>{SIX}</figcaption>", "paragraph", id="a caption"),
    pytest.param(f"<!-- note --> {SIX}", "paragraph", id="behind a comment"),
    pytest.param(f"<!-- a\nb --> {SIX}", "paragraph", id="behind a long comment"),
    pytest.param(f"<!-- a\n\nb --> {SIX}", "paragraph", id="and one with a gap"),
    pytest.param(f"<!--a--> <!--b-->{SIX}", "paragraph", id="behind two comments"),
    pytest.param(f"<!--a--><div>{SIX}</div>", "paragraph", id="a block behind one"),
    pytest.param(f"<br>\n{SIX}", "paragraph", id="behind a break"),
    pytest.param(f"<span>\n{SIX}\n</span>", "paragraph", id="a tag on its line"),
    pytest.param(f"<Note>\n{SIX}\n</Note>", "paragraph", id="a component"),
    pytest.param(f"<div><!-- note -->{SIX}</div>", "paragraph", id="a comment inside"),
    pytest.param(
        f"<section>\n\n<p>{SIX}</p>\n\n</section>", "paragraph", id="empty lines"
    ),
]


@pytest.mark.parametrize(("text", "kind"), READ)
def test_the_words_of_html_blocks_are_read(text: str, kind: str) -> None:
    assert [(one[0], one[2]) for one in blocks(text)] == [(kind, SIX)]


@pytest.mark.parametrize(("text", "kind"), READ)
@pytest.mark.parametrize("lead", ["", "> ", "- ", "  > - "])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_character_maps_to_its_own_place(
    text: str, kind: str, lead: str, end: str
) -> None:
    indent = lead.replace("-", " ")
    inside = f"Before.\n\n{lead}" + f"{end}{indent}".join(text.split("\n"))
    (found,) = read_markdown(inside, 0)[1:]
    assert found.view.text == SIX
    for at in range(len(SIX)):
        assert found.view.to_document(Span(at, at + 1)).of(inside) == SIX[at]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"<!-- {SIX} -->", id="a comment"),
        pytest.param(f"<!--\n{SIX}\n\n{SIX}\n-->", id="of several lines"),
        pytest.param(f"<div><!-- {SIX} --></div>", id="a comment inside"),
        pytest.param(f"<script>\n'{SIX}'\n\n'{SIX}'\n</script>", id="a script"),
        pytest.param(f"<style>\n{SIX}\n</style>", id="a style"),
        pytest.param(f"<template>\n<p>{SIX}</p>\n</template>", id="a template"),
        pytest.param(f"<div hidden>{SIX}</div>", id="hidden"),
        pytest.param(f"<p aria-hidden='true'>{SIX}</p>", id="from all readers"),
        pytest.param(f"<p style='display: none'>{SIX}</p>", id="by a style"),
        pytest.param(f"<iframe src='x'>{SIX}</iframe>", id="a frame"),
        pytest.param(f"<img alt='{SIX}'>", id="of an image"),
        pytest.param("<div>\n</div>\n\n<hr>", id="no words"),
    ],
)
def test_what_is_not_shown_is_not_read(text: str) -> None:
    assert words(f"Before.\n\n{text}\n\nAfter.") == ["Before.", "After."]


def test_markdown_between_two_tags_is_read_as_markdown() -> None:
    text = (
        "<details>\n<summary>Six *bases*</summary>\n\nThey were **handed** over.\n\n"
        "- [K-1](x)\n\n</details>\n\nAfter."
    )
    assert blocks(text) == [
        ("paragraph", 0, "Six *bases*"),
        ("paragraph", 0, "They were handed over."),
        ("item", 0, "K-1"),
        ("paragraph", 0, "After."),
    ]


def test_a_sentence_goes_on_behind_the_line_of_a_comment() -> None:
    text = "Before.\n<!-- note --> Six **bases** were\nhanded over."
    assert words(text) == ["Before. Six bases were handed over."]


def test_a_table_is_said_with_its_header() -> None:
    text = """\
> <table>
>   <tr><th>Country</th><th>Bases</th></tr>
>   <tr>
>     <td>Iraq &amp; KRI</td>
>     <td>6</td>
>   </tr>
> </table>
"""
    (row,) = read_markdown(text, 0)
    assert (row.kind.value, row.view.text) == ("row", "Country: Iraq & KRI; Bases: 6")
    at = row.view.text.index("6")
    assert row.view.to_document(Span(at, at + 1)) == Span(*_place(text, "6"))
    name = row.view.text.index("Bases")
    assert row.view.to_document(Span(name, at)) == Span(*[text.index("6")] * 2)
    amp = row.view.text.index("&")
    assert row.view.to_document(Span(amp, amp + 1)) == Span(*_place(text, "&amp;"))


def _place(text: str, part: str) -> tuple[int, int]:
    start = text.index(part)
    return start, start + len(part)


def test_one_title_is_enough() -> None:
    assert blocks("<h1>Bases</h1>\n\n# Iraq\n\n<h1>Syria</h1>") == [
        ("title", 1, "Bases"),
        ("heading", 1, "Iraq"),
        ("heading", 1, "Syria"),
    ]
    assert blocks("# Iraq\n\n<h1>Bases</h1>")[1] == ("heading", 1, "Bases")


@pytest.mark.parametrize(("lead", "kind"), [("> ", "quote"), ("- ", "item")])
def test_a_block_in_a_container_is_of_its_kind(lead: str, kind: str) -> None:
    assert blocks(f"{lead}<div>Six bases.</div>") == [(kind, 0, "Six bases.")]
    assert blocks(f"{lead}<h1>Six bases.</h1>\n\n# Iraq") == [
        (kind, 0, "Six bases."),
        ("title", 1, "Iraq"),
    ]


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param("<div>Six", id="no end tag"),
        pytest.param("<div><b>Six<i>", id="none of three"),
        pytest.param("<div title='x>Six</div>\n<p>Six</p>", id="an open value"),
        pytest.param("</div>Six", id="only an end tag"),
        pytest.param("<table><p>Six", id="a table of text"),
        pytest.param("<div>Six<!-- no end", id="an open comment"),
        pytest.param("<div>Six<textarea>", id="an open field"),
        pytest.param("<div>Six<iframe src=x>", id="an open frame"),
        pytest.param("<div " * 3 + ">Six</div>", id="a tag in a tag"),
    ],
)
def test_a_broken_block_swallows_nothing_outside_it(broken: str) -> None:
    found = words(f"Before.\n\n{broken}\n\nAfter.\n\n<p>Last.</p>")
    assert found[0] == "Before."
    assert found[-2:] == ["After.", "Last."]
    assert "value" in broken or "Six" in " ".join(found)


def test_deep_nesting_is_read() -> None:
    text = "> " + "<div>" * 1_000 + SIX + "</div>" * 1_000
    (found,) = read_markdown(text, 0)
    assert (found.kind.value, found.view.text) == ("quote", SIX)
    assert found.view.to_document(Span(0, len(SIX))).of(text) == SIX


def test_a_block_of_a_megabyte_is_read_whole() -> None:
    line = "  <p>Six &amp; seven <b>bases</b>.\n" + "They were kept.\n" * 50 + "</p>\n"
    count = 1_000_000 // len(line)
    text = "<div>\n" + line * count + "</div>\n"
    found = read_markdown(text, 0)
    assert len(found) == count
    view = found[-1].view
    assert view.text == "Six & seven bases." + " They were kept." * 50
    at = view.text.index("bases")
    assert view.to_document(Span(at, at + 5)).start == text.rindex("bases")


def test_a_file_of_nothing_but_tags_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html_tree, "MAX_ELEMENTS", 1_000)
    data = ("<div>" + "<b></b>" * 1_001).encode()
    with pytest.raises(DocumentError, match="more than 1,000 elements"):
        parse_document(data, path="a.md", doc_id="a.md")
