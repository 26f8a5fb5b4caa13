from __future__ import annotations

import csv

import pytest

from oircheck.errors import ClaimFileError
from oircheck.intake import read_table


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        pytest.param("", 1, "empty", id="nothing"),
        pytest.param("\n\n", 1, "empty", id="blank lines only"),
        pytest.param("a,b\n1\n", 2, "1 field,", id="a short row"),
        pytest.param("a,b\n1,2\n1,2,3\n", 3, "3 fields,", id="a long row"),
        pytest.param("a,b\n\n1,2\n", 2, "blank line", id="a blank line between"),
        pytest.param('a,b\n1,2\n"x\ny,2\n3,4\n', 3, "never closed", id="open quote"),
        pytest.param('a,b\n"x"y,2\n', 2, "not CSV", id="text behind a quote"),
        pytest.param("a,b,a\n", 1, "'a' is there twice", id="a column twice"),
        pytest.param('a,b\n"x\ny",2\n3\n', 4, "1 field,", id="lines inside a cell"),
    ],
)
def test_what_is_no_table_is_refused_with_its_line(
    text: str, line: int, problem: str
) -> None:
    with pytest.raises(ClaimFileError, match=problem) as caught:
        read_table(text, path="x.csv")
    assert caught.value.line == line
    assert str(caught.value).startswith(f"x.csv:{line}: ")


def test_a_byte_order_mark_belongs_to_no_column() -> None:
    table = read_table("\ufeffclaim,label\r\nx,y\r\n\r\n", path="x.csv")
    assert table.header == ("claim", "label")
    assert [(row.line, row.cells) for row in table.rows] == [(2, ("x", "y"))]


def test_cells_keep_their_lines_and_quotes() -> None:
    table = read_table('a\n"x ""y""\nz"\nlast\n', path="x.csv")
    assert [(row.line, row.cells) for row in table.rows] == [
        (2, ('x "y"\nz',)),
        (4, ("last",)),
    ]


def test_a_long_cell_is_read() -> None:
    long = "x" * (
        csv.field_size_limit() + 1 if csv.field_size_limit() < 10**6 else 200_000
    )
    assert read_table(f"a\n{long}\n", path="x.csv").rows[0].cells == (long,)
