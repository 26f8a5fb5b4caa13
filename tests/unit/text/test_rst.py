from __future__ import annotations

from pathlib import Path

import pytest

from oircheck.text import Lines, parse_document
from oircheck.text.reader import read_corpus
from oircheck.text.rst import read_rst, read_with_gaps
from oircheck.types import BlockKind, Span

TITLE, HEADING = BlockKind.TITLE, BlockKind.HEADING
PARAGRAPH, ITEM, ROW, QUOTE = (
    BlockKind.PARAGRAPH,
    BlockKind.ITEM,
    BlockKind.ROW,
    BlockKind.QUOTE,
)


def said(text: str) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.view.text) for block in read_rst(text, 0)]


def words(text: str) -> list[str]:
    return [block.view.text for block in read_rst(text, 0)]


def test_titles_have_the_level_of_their_adornment() -> None:
    text = (
        "=====\nBases\n=====\n\nOne\n===\n\nSix.\n\nTwo\n---\n\nThree\n=====\n\nEnd.\n"
    )
    assert [(block.kind, block.level, block.view.text) for block in read_rst(text, 0)][
        :2
    ] == [(TITLE, 1, "Bases"), (HEADING, 2, "One")]
    assert [block.level for block in read_rst(text, 0) if block.kind is HEADING] == [
        2,
        3,
        2,
    ]


def test_paragraphs_quotes_and_lists() -> None:
    text = """Six bases
were left.

    A quotation.

- First item
  goes on.
- Second item

  with a paragraph.

1. One
2. Two

(a) Three

A. Writer
wrote this.

term
    What it means.

| A line
| and another
"""
    assert said(text) == [
        (PARAGRAPH, "Six bases were left."),
        (QUOTE, "A quotation."),
        (ITEM, "First item goes on."),
        (ITEM, "Second item"),
        (ITEM, "with a paragraph."),
        (ITEM, "One"),
        (ITEM, "Two"),
        (ITEM, "Three"),
        (PARAGRAPH, "A. Writer wrote this."),
        (ITEM, "term"),
        (ITEM, "What it means."),
        (PARAGRAPH, "A line and another"),
    ]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("*six* **bases** ``left``", "six bases left"),
        ("`the report <https://a.b/c>`_ says", "the report says"),
        ("`the report`_ and report_ and `x`__", "the report and report and x"),
        (":ref:`the report <r>` and :term:`base`", "the report and base"),
        (":py:func:`~os.path`", "os.path"),
        ("six [1]_ bases [#note]_.", "six bases."),
        (r"six\ th \*base\*", "sixth *base*"),
        ("snake_case and 5 * 3 * 2", "snake_case and 5 * 3 * 2"),
        ("|n| bases\n\n.. |n| replace:: six", "six bases"),
        ("the _`inline target`", "the inline target"),
        ("https://a.b/c_d stays", "https://a.b/c_d stays"),
    ],
)
def test_what_is_read_of_a_paragraph(written: str, read: str) -> None:
    assert words(written)[0] == read


@pytest.mark.parametrize(
    "left_out",
    [
        ".. comment\n   goes on",
        ".. code-block:: python\n   :linenos:\n\n   six = 6",
        ".. image:: six.png\n   :alt: six",
        ".. _target: https://a.b",
        ".. |x| image:: six.png",
        "__ https://a.b",
        ".. raw:: html\n\n   <p>six</p>",
        ">>> six\n6",
        "--------",
        ".. toctree::\n\n   six",
    ],
)
def test_what_is_no_prose_is_left_out(left_out: str) -> None:
    assert words(f"Before.\n\n{left_out}\n\nBehind.\n") == ["Before.", "Behind."]


def test_a_literal_block_is_left_out_and_its_colon_kept() -> None:
    assert words("So::\n\n   six\n\n   bases\n\nEnd. ::\n\n  x\n\n::\n\n  y\n") == [
        "So:",
        "End.",
    ]


def test_directives_that_hold_prose_are_read() -> None:
    text = """.. note:: Six bases
   were left.

.. warning::

   Careful.

.. figure:: six.png
   :width: 5

   A base.

.. rubric:: More

.. epigraph::

   We left.

.. versionadded:: 3.1
   It is new.

.. [1] A footnote.
"""
    assert said(text) == [
        (PARAGRAPH, "Six bases were left."),
        (PARAGRAPH, "Careful."),
        (PARAGRAPH, "A base."),
        (HEADING, "More"),
        (QUOTE, "We left."),
        (PARAGRAPH, "3.1 It is new."),
        (PARAGRAPH, "A footnote."),
    ]


@pytest.mark.parametrize(
    "table",
    [
        """+---------+-------+
| Country | Bases |
+=========+=======+
| Iraq    | 6     |
+---------+-------+
| Syria,  | 7     |
| north   |       |
+---------+-------+
""",
        """============  =====
Country       Bases
============  =====
Iraq          6
Syria, north  7
============  =====
""",
        """.. list-table::
   :header-rows: 1

   * - Country
     - Bases
   * - Iraq
     - 6
   * - Syria,
       north
     - 7
""",
    ],
)
def test_a_row_is_said_with_its_header(table: str) -> None:
    assert said(table) == [
        (ROW, "Country: Iraq; Bases: 6"),
        (ROW, "Country: Syria, north; Bases: 7"),
    ]


def test_a_cell_of_several_lines_stands_for_its_row() -> None:
    text = "+----+----+\n| ab | cd |\n| ef | gh |\n+----+----+\n"
    (block,) = read_rst(text, 0)
    assert block.view.text == "ab ef; cd gh"
    whole = block.view.to_document(Span(0, len(block.view.text)))
    assert whole.of(text) == "ab | cd |\n| ef | gh"


def test_a_document_says_when_it_was_published() -> None:
    text = "Bases\n=====\n\n:Author: A. Writer\n:Date: 2020-07-05\n\nSix bases.\n"
    document = parse_document(text.encode(), path="a.rst", doc_id="a.rst")
    assert document.source.title == "Bases"
    assert document.source.published == "2020-07-05"
    assert document.source.guessed == (
        ("title", "first heading"),
        ("published", "field Date"),
    )
    assert [block.view.text for block in document.blocks] == ["Bases", "Six bases."]


def test_every_word_keeps_its_line_and_column() -> None:
    text = "Bases\r\n=====\r\n\r\n- *six*\r\n  ``bases``\r\n"
    block = read_rst(text, 0)[1]
    at = block.view.text.index("bases")
    span = block.view.to_document(Span(at, at + 5))
    lines = Lines(text)
    assert span.of(text) == "bases"
    assert (lines.line_of(span.start), lines.column_of(span.start)) == (5, 5)


def test_deep_nesting_ends_somewhere() -> None:
    text = "".join(f"{' ' * 2 * depth}- x\n\n" for depth in range(500))
    assert 10 < len(read_rst(text, 0)) < 500


def test_a_csv_table_is_said_with_its_header() -> None:
    text = """.. csv-table:: Bases in 2020
   :header: "Country", "Bases, all", Note
   :widths: 15, 10,
            30

   Iraq, 6, "left ""early"", in spring"
   Syria, "1,200", "two
   lines"

   Jordan, 3

After.
"""
    assert said(text) == [
        (PARAGRAPH, "Bases in 2020"),
        (ROW, 'Country: Iraq; Bases, all: 6; Note: left "early", in spring'),
        (ROW, "Country: Syria; Bases, all: 1,200; Note: two lines"),
        (ROW, "Country: Jordan; Bases, all: 3"),
        (PARAGRAPH, "After."),
    ]


@pytest.mark.parametrize(
    ("options", "rows", "expected"),
    [
        pytest.param(
            ":header-rows: 1",
            "Country,Bases\n   Iraq,six",
            ["Country: Iraq; Bases: six"],
            id="the first row",
        ),
        pytest.param(":delim: ;", "Iraq; 1,2; x", ["Iraq; 1,2; x"], id="a semicolon"),
        pytest.param(
            ":delim: tab\n   :header: Country\tBases",
            "Iraq\t6\n   Syria\t",
            ["Country: Iraq; Bases: 6", "Country: Syria"],
            id="tabs",
        ),
        pytest.param(
            ":quote: '\n   :escape: \\",
            "'Iraq, it\\'s', 6",
            ["Iraq, it's; 6"],
            id="other marks",
        ),
        pytest.param(
            "",
            "Country,Bases\n   Iraq,6",
            ["Country: Iraq; Bases: 6"],
            id="a header that nobody marked",
        ),
        pytest.param(
            ":header: A, B\n   :header-rows: 1",
            "c\n   x, 1",
            ["A c: x; B: 1"],
            id="a short second header",
        ),
        pytest.param("", "Iraq,,6,", ["Iraq; 6"], id="empty cells"),
        pytest.param(":stub-columns: 1", "Iraq,6", ["Iraq; 6"], id="a stub"),
    ],
)
def test_how_a_csv_table_is_written(
    options: str, rows: str, expected: list[str]
) -> None:
    text = f".. csv-table::\n   {options}\n\n   {rows}\n"
    assert words(text) == expected


def test_cells_of_a_csv_table_stand_for_their_own_characters() -> None:
    text = '.. csv-table::\n   :header: Country, Bases\n\n   "Iraq, north" , 1,2\n'
    (block,) = read_rst(text, 0)
    view = block.view
    for words_ in ("Iraq, north", "1"):
        at = view.text.index(words_)
        span = view.to_document(Span(at, at + len(words_)))
        assert span.of(text) == words_


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param('Iraq, "six', id="a quotation that is not closed"),
        pytest.param('"Iraq" and more, 6', id="something behind a quotation"),
        pytest.param(":delim: ab\n\n   x, 6", id="a delimiter of two"),
        pytest.param(":delim: tab\n\n   x\t6\n    \ty", id="an indentation of tabs"),
    ],
)
def test_what_is_no_csv_is_left_out_openly(rows: str) -> None:
    text = f"Before.\n\n.. csv-table:: Bases\n   {rows}\n\nAfter.\n"
    if not rows.startswith(":"):
        text = text.replace("Bases\n", "Bases\n\n")
    blocks, left = read_with_gaps(text, 0)
    assert [block.view.text for block in blocks] == ["Before.", "Bases", "After."]
    ((at, why),) = left
    assert text[at:].startswith("Bases")
    assert why == "csv-table Bases is no well-formed CSV, and left out"


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (
            ":header-rows: 1",
            ["Country: Iraq; Bases: six", "Country: Syria; Bases: one"],
        ),
        ("", ["Country; Bases", "Iraq; six", "Syria; one"]),
        (":header-rows: 0", ["Country; Bases", "Iraq; six", "Syria; one"]),
        (":header-rows: 2", ["Country Iraq: Syria; Bases six: one"]),
    ],
)
def test_a_list_table_has_the_header_that_it_says(
    options: str, expected: list[str]
) -> None:
    rows = (
        "* - Country\n     - Bases\n   * - Iraq\n     - six\n   * - Syria\n     - one"
    )
    assert words(f".. list-table::\n   {options}\n\n   {rows}\n") == expected


def test_a_list_inside_a_cell_of_a_list_table_is_no_row() -> None:
    text = """.. list-table::
   :header-rows: 1

   * - Country
     - Bases
   * - Iraq
     - * Ain
       * Qaim
   *
     - Syria
     - one
       more
"""
    assert words(text) == [
        "Country: Iraq; Bases: Ain Qaim",
        "Country: Syria; Bases: one more",
    ]


def test_what_stands_in_another_file_is_not_followed_and_told() -> None:
    text = (
        "Six.\n\n.. include:: /etc/passwd\n\n.. csv-table:: Bases\n   :file: b.csv\n\n"
        ".. csv-table::\n   :url: https://example.org/b.csv\n\n"
        "Code::\n\n    .. include:: x.rst\n\nEnd.\n"
    )
    blocks, left = read_with_gaps(text, 0)
    assert [block.view.text for block in blocks] == ["Six.", "Bases", "Code:", "End."]
    assert [why for _, why in left] == [
        "include /etc/passwd is not followed",
        "csv-table Bases stands in another file, which is not read",
        "csv-table stands in another file, which is not read",
    ]


def test_a_corpus_tells_in_a_line_what_its_documents_leave_out(tmp_path: Path) -> None:
    (tmp_path / "a.rst").write_text("Six.\n" + "\n.. include:: b.txt\n" * 7)
    (tmp_path / "b.txt").write_text("Seven.")
    reading = read_corpus(tmp_path)
    assert reading.unreadable == ()
    (notice,) = reading.notices
    assert notice.startswith(f"{tmp_path}/a.rst: line 3: include b.txt is not followed")
    assert notice.endswith("line 11: include b.txt is not followed; and 2 more")
