from __future__ import annotations

import pytest

from oircheck.text import Lines, parse_document
from oircheck.text.rst import read_rst
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
