from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oircheck.text import (
    Lines,
    build_passages,
    read_plainly,
    split_lines,
    split_sentences,
    verbatim,
)
from oircheck.text.html_prose import read_html
from oircheck.text.markdown import read_markdown
from oircheck.text.plain import read_plain
from oircheck.text.rst import read_rst
from oircheck.text.views import Edit, rewrite
from oircheck.types import Block, Document, Source, Span, View

Reader = Callable[[str, int], tuple[Block, ...]]

READERS = pytest.mark.parametrize(
    "read", [read_plain, read_markdown, read_rst, read_html]
)

SNIPPETS = """six|bases|U.S.-|and/|**|*|_|__|~~|~|`|``|[|](|)|![|<b>|</b>|<br>|&amp;
|&lt;|&#35;|&copy|\\*|\\|\\\\|- |1. |> |# |## | ##|===|---|: |! |[^1]|[a](b 'c')|[r]: /u
|[r]|`` ` ``|<http://a.b/c%20d>|<!-- c -->|The| of|12.|e\u0301|\ufb01|“|’|1\u2009200
|\u00ad|\u200b|\ufeff|\u00a0|\u2028|\x0c""".replace("\n", "").split("|")

SIGNS = [*SNIPPETS, "|", "\\|", "| a | b |\n|---|---|\n", "\n", "\n\n", "\r\n", "\r"]
SIGNS += ["    ", "  ", "\t", " ", " "]
SIGNS += """<p>|</p>|<td>|</td>|<tr>|<table>|</table>|<td rowspan=2 colspan=3>|<th>|<li>
|<h1>|</h1>|<nav>|<pre>|</pre>|<sup>|<a href=#>|</a>|<br>|<br><br>|<wbr>|<div hidden>
|</div>|<script>|</script>|<!--|-->|<main>|<caption>|<blockquote>|<|&|&#|&notit;|&#x0;|<title>
|.. |.. note:: |.. [1] |.. code::|::|:ref:`|`_|`|__|[1]_|+--+--+|+==+==+|==  ==|--  --
|>>> |:Date: |term|a_|* - |.. list-table::|  - |.. figure::""".replace("\n", "").split(
    "|"
)
SIGNS += ["| a | b |\n+---+---+\n", "\n====\n", "\n  "]
SIGNS += ["\n:::\n", "::: note\n", "[!NOTE]", "[x] ", "[^1]: six ", "!!! ", "\n\n    "]
SIGNS += ["\n\n<div>", "\n> <table>\n> ", "\n- <p>\n  ", "\n<!-- c -->", "<span>\n"]

texts = st.lists(st.sampled_from(SIGNS), max_size=30).map("".join) | st.text(
    max_size=60
)

plain_words = st.integers(0, 9999).map("word{:04}".format)


def reads_as(written: str, read: str) -> bool:
    """Whether a character of a document may be read as ``read``."""
    view = read_plainly(verbatim(f"x{written}x", Span(0, 3)))
    wide = read == " " and written.isspace()
    comma = read == "," and written in "\xa0\u2007\u2009\u202f"
    accented = unicodedata.normalize("NFC", written) == read
    return view.text == f"x{read}x" or written == read or wide or comma or accented


@READERS
@given(text=texts)
def test_every_view_maps_to_the_documents_own_characters(
    read: Reader, text: str
) -> None:
    back = 0
    for block in read(text, 0):
        view = block.view
        assert view.text == view.text.strip() != ""
        for piece in view.pieces:
            assert back <= piece.document.start <= piece.document.end <= len(text)
            back = piece.document.end
            if len(piece.view) == len(piece.document):
                pairs = zip(
                    piece.document.of(text), piece.view.of(view.text), strict=True
                )
                assert all(reads_as(written, said) for written, said in pairs)


TABLE_TAGS = ["<tr>", "<td>", "<td>six", "<th>7", "<thead>", "<tbody>", "<caption>"]
TABLE_TAGS += ["<td rowspan=2>six", "<td colspan=2>six", "<th colspan=2>six"]
TABLE_TAGS += ["<td rowspan=3 colspan=2>7"]


@given(tags=st.lists(st.sampled_from(TABLE_TAGS), max_size=25))
def test_every_table_is_read_forwards(tags: list[str]) -> None:
    text = "".join(["<table><tr><td>a<td>b", *tags, "</table>\n\nAfter."])
    for read in (read_html, read_markdown):
        places = [
            block.view.to_document(Span(0, len(block.view.text)))
            for block in read(text, 0)
        ]
        assert places == sorted(places)


@READERS
@given(text=texts, start=st.integers(0, 20))
def test_where_a_document_begins_only_shifts_what_is_read(
    read: Reader, text: str, start: int
) -> None:
    here = read(text, 0)
    there = read("\n" * start + text, start)
    assert [block.view.text for block in there] == [block.view.text for block in here]
    for one, other in zip(here, there, strict=True):
        whole = Span(0, len(one.view.text))
        assert other.view.to_document(whole) == one.view.to_document(whole).shifted(
            start
        )


CONTAINERS = [
    "{}",
    "> {}",
    "- {}",
    "1. > {}",
    "## {}",
    "| a | b |\n|---|---|\n| x | {} |",
]
AROUND = [
    "{}",
    "*{}*",
    "**{}**",
    "[{}](/u 't')",
    "`{}`",
    "&lt;{}&gt;",
    "~~{}~~",
    "\\*{}",
]


@given(
    data=st.lists(
        st.tuples(
            st.sampled_from(CONTAINERS),
            st.lists(st.tuples(st.sampled_from(AROUND), plain_words), min_size=1),
        ),
        max_size=5,
    ),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_every_word_of_a_markdown_document_is_found_at_its_own_place(
    data: list[tuple[str, list[tuple[str, str]]]], end: str
) -> None:
    written = [
        container.format(" ".join(around.format(word) for around, word in words))
        for container, words in data
    ]
    text = "\n\n".join(written).replace("\n", end)
    found: list[tuple[str, int]] = []
    for block in read_markdown(text, 0):
        at = block.view.text.find("word")
        while at >= 0:
            span = block.view.to_document(Span(at, at + len("word0000")))
            found.append((span.of(text), span.start))
            at = block.view.text.find("word", at + 1)
    at = 0
    for word in (word for _, words in data for _, word in words):
        at = text.index(word, at)
        assert found.pop(0) == (word, at)
        at += len(word)
    assert not found


wrapped_words = plain_words | st.sampled_from(["a", "of", "the", "U.S.-Iraq"])


@given(
    paragraphs=st.lists(
        st.lists(wrapped_words, min_size=60).map(
            lambda words: f"The {' '.join(words)}."
        ),
        max_size=3,
    ),
    width=st.integers(45, 100),
)
def test_a_wrapped_text_reads_like_one_that_is_not(
    paragraphs: list[str], width: int
) -> None:
    wrapped = "\n\n".join(textwrap.fill(text, width) for text in paragraphs)
    assert [block.view.text for block in read_plain(wrapped, 0)] == paragraphs


@given(text=texts, cuts=st.lists(st.tuples(st.integers(0, 90), st.integers(0, 5))))
def test_what_no_edit_touches_stays_in_its_place(
    text: str, cuts: list[tuple[int, int]]
) -> None:
    edits: list[Edit] = []
    at = 0
    for start, length in sorted(cuts):
        if at <= start and start + length <= len(text):
            edits.append(Edit(Span(start, start + length), "\x00" * (length % 3)))
            at = start + length
    view = rewrite(verbatim(text, Span(0, len(text))), edits)
    kept = [
        at
        for at in range(len(text))
        if not any(edit.span.start <= at < edit.span.end for edit in edits)
    ]
    places = [at for at, sign in enumerate(view.text) if sign != "\x00"]
    if "\x00" not in text:
        assert [view.to_document(Span(at, at + 1)).start for at in places] == kept


@given(text=texts)
def test_reading_plainly_twice_changes_nothing_more(text: str) -> None:
    once = read_plainly(verbatim(text, Span(0, len(text)))).text
    twice = read_plainly(verbatim(once, Span(0, len(once)))).text
    assert twice == once


@given(text=texts)
def test_lines_and_offsets_round_trip(text: str) -> None:
    lines = Lines(text)
    split = split_lines(text)
    for number, line in enumerate(split, start=1):
        assert (lines.line_of(line.start), lines.column_of(line.start)) == (number, 1)
        for at in range(line.start, line.end):
            assert lines.line_of(at) == number
            assert lines.column_of(at) == at - line.start + 1
        assert not {"\n", "\r"} & set(line.of(text))


@given(text=texts)
def test_sentences_tile_their_paragraph(text: str) -> None:
    at = 0
    for span in split_sentences(text):
        assert text[at : span.start].strip() == ""
        assert span.of(text) == span.of(text).strip() != ""
        at = span.end
    assert text[at:].strip() == ""


@READERS
@given(text=texts)
def test_a_passage_quotes_its_document(read: Reader, text: str) -> None:
    document = Document(
        doc_id="a",
        path="a",
        text=text,
        sha256="",
        source=Source(),
        blocks=read(text, 0),
    )
    back = 0
    for passage in build_passages(document):
        whole = Span(0, len(passage.view.text))
        assert passage.text == passage.span.of(text)
        assert passage.view.to_document(whole) == passage.span
        assert passage.line == Lines(text).line_of(passage.span.start)
        assert back <= passage.span.start
        back = passage.span.end


def test_a_view_that_says_nothing_stands_for_nothing() -> None:
    assert rewrite(View("", ()), []) == View("", ())
