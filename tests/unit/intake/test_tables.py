from __future__ import annotations

import csv
import gzip
import io
import json

import pytest

from oircheck.errors import ClaimFileError, UsageError
from oircheck.intake import ClaimTable, TableForm, form_of, read_claims, read_lines


def table(
    data: bytes,
    form: TableForm = TableForm.CSV,
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
    compressed: bool = False,
) -> ClaimTable:
    lines = read_lines(
        io.BytesIO(data), path="x.csv", encoding=encoding, compressed=compressed
    )
    return read_claims(lines, path="x.csv", form=form, delimiter=delimiter)


TEXT = 'claim,b\r\nä "q",\u2028y\r\n"1\n2",z\r\n'


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        pytest.param(TEXT.encode(), None, id="UTF-8"),
        pytest.param(TEXT.encode("utf-8-sig"), None, id="UTF-8 with a mark"),
        pytest.param(TEXT.encode("utf-8-sig"), "utf-8", id="named, with a mark"),
        pytest.param(TEXT.encode("utf-8-sig"), "utf-8-sig", id="its mark named"),
        pytest.param(TEXT.encode("utf-16"), None, id="UTF-16"),
        pytest.param(b"\xfe\xff" + TEXT.encode("utf-16-be"), None, id="the other way"),
        pytest.param(TEXT.encode("utf-16-le"), "utf-16-le", id="UTF-16 without a mark"),
        pytest.param(TEXT.encode("utf-32"), None, id="UTF-32"),
        pytest.param(TEXT.encode("utf-32-le"), "utf-32-le", id="UTF-32 without a mark"),
    ],
)
def test_every_encoding_says_the_same(data: bytes, encoding: str | None) -> None:
    found = table(data, encoding=encoding)
    assert found.header == ("claim", "b")
    assert [(row.line, row.cells) for row in found.rows] == [
        (2, ('ä "q"', "\u2028y")),
        (3, ("1\n2", "z")),
    ]


def test_a_long_file_is_read_in_blocks_and_its_offsets_counted() -> None:
    good = b"claim\r\n" + b"".join(b"row %d \xc3\xa4\r\n" % n for n in range(20_000))
    rows = list(table(good).rows)
    assert len(rows) == 20_000
    assert rows[-1].cells == ("row 19999 ä",)
    with pytest.raises(ClaimFileError, match=f"offset {len(good) + 2};") as caught:
        list(table(good + b"x \xe4 y\r\n").rows)
    assert caught.value.line == 20_002


@pytest.mark.parametrize(
    ("data", "encoding", "line", "problem"),
    [
        pytest.param(
            "claim\nä\n".encode("cp1252"),
            None,
            2,
            "0xE4 at byte offset 6;",
            id="cp1252",
        ),
        pytest.param(
            "claim\nä\n".encode("utf-16-le"), None, 2, "utf-16-le", id="bare UTF-16"
        ),
        pytest.param(
            "claim\na\n".encode("utf-16-le"), None, 1, "utf-16-le", id="ASCII in it"
        ),
        pytest.param(
            "claim\na\n".encode("utf-16")[:-1], None, 2, "offset 16", id="half of one"
        ),
        pytest.param(
            "claim\na\n".encode("utf-32-le"), None, 1, "utf-32-le", id="bare UTF-32"
        ),
        pytest.param(
            "claim\na\n".encode("utf-32-be"), None, 1, "utf-32-be", id="the other way"
        ),
        pytest.param(
            "claim\na\n".encode("utf-32-le"), "utf-32", 1, "not utf-32", id="no mark"
        ),
        pytest.param(b"claim\n\x81\n", "cp1252", 2, "not cp1252", id="not even that"),
    ],
)
def test_what_cannot_be_decoded_stops_with_its_place(
    data: bytes, encoding: str | None, line: int, problem: str
) -> None:
    with pytest.raises(ClaimFileError, match=problem) as caught:
        list(table(data, encoding=encoding).rows)
    assert caught.value.line == line


@pytest.mark.parametrize("name", ["klingon", "base64", "rot13"])
def test_an_encoding_that_is_none_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match="no text encoding"):
        table(b"claim\n", encoding=name)


def test_named_encodings_are_read() -> None:
    found = table("claim;n\nä;1\n".encode("cp1252"), encoding="cp1252", delimiter=";")
    assert [row.cells for row in found.rows] == [("ä", "1")]


@pytest.mark.parametrize(
    ("cut", "problem"),
    [
        pytest.param(slice(0, -10), "not a whole gzip", id="cut off"),
        pytest.param(slice(4, None), "gzip", id="without its head"),
    ],
)
def test_a_broken_gzip_file_is_told(cut: slice, problem: str) -> None:
    data = gzip.compress(b"claim\n" + b"x\n" * 1000)
    assert len(list(table(data, compressed=True).rows)) == 1000
    with pytest.raises(ClaimFileError, match=problem):
        list(table(data[cut], compressed=True).rows)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        pytest.param(
            "a,b\n1\n", [(("1", ""), "has 1 field, the header 2")], id="short"
        ),
        pytest.param(
            "a,b\n1,2,3,4\n", [(("1", "2"), "left over: '3', '4'")], id="long"
        ),
        pytest.param(
            "a,b\n\n1,2\n\n\n", [(("", ""), "blank line"), (("1", "2"), "")], id="blank"
        ),
        pytest.param(
            "a\n\n \n", [(("",), "blank line"), ((" ",), "")], id="one column"
        ),
        pytest.param("a,b\r1,2\r", [(("1", "2"), "")], id="lines of an old Mac"),
        pytest.param("a,,\n1,,\n", [(("1", "", ""), "")], id="columns without names"),
        pytest.param("\n\na\n1\n", [(("1",), "")], id="blank lines before the header"),
    ],
)
def test_bad_rows_are_rows(text: str, rows: list[tuple[tuple[str, ...], str]]) -> None:
    found = list(table(text.encode()).rows)
    assert [row.cells for row in found] == [cells for cells, _ in rows]
    for row, (_, problem) in zip(found, rows, strict=True):
        assert problem in row.problem
        assert bool(problem) == bool(row.problem)


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        pytest.param("", 1, "empty", id="nothing"),
        pytest.param("\n\n", 1, "empty", id="blank lines"),
        pytest.param('a,b\n1,2\n"x,y\n3,4\n', 3, "never closed", id="an open quote"),
        pytest.param('a\n"x"y\n', 2, "not CSV", id="text behind a quote"),
    ],
)
def test_what_is_no_table_stops(text: str, line: int, problem: str) -> None:
    with pytest.raises(ClaimFileError, match=problem) as caught:
        list(table(text.encode()).rows)
    assert caught.value.line == line


def test_a_column_that_is_there_twice_stops_where_it_is_asked_for() -> None:
    found = table(b"a,b,a ,B,c\n1,2,3,4,5\n")
    assert next(found.rows).cells == ("1", "2", "3", "4", "5")
    assert found.column(("b",)) == 1
    assert found.column(("C",)) == 4
    with pytest.raises(ClaimFileError, match="'a' is there twice; give one of them"):
        found.column(("a",))


def test_case_counts_where_more_than_one_column_would_be_meant() -> None:
    found = table(b"Claim,CLAIM,Text\n")
    assert found.column(("claim",)) is None
    assert found.column(("claim", "text")) == 2
    assert found.column(("CLAIM",)) == 1


def test_a_cell_may_be_long() -> None:
    long = "x" * 300_000
    assert next(table(f"a\n{long}\n".encode()).rows).cells == (long,)


def test_a_missing_column_lists_what_there_is() -> None:
    found = table(b"id,clam,note\n")
    with pytest.raises(
        ClaimFileError, match=r"no column claim or text; .* id, clam, note; .*clam\?"
    ):
        found.need(("claim", "text"), option="--claim-col")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("claim;note\nSix, or 6;x\n", id="a comma in a cell"),
        pytest.param('"claim";"note"\n"Six";"x"\n', id="quoted"),
        pytest.param('claim;note\n"Six\nbases";x\n', id="a cell of two lines"),
        pytest.param("\nclaim;note\n\nSix;x\n", id="blank lines"),
        pytest.param("claim;note\n", id="no row"),
    ],
)
def test_semicolons_are_seen(text: str) -> None:
    found = table(text.encode())
    assert (found.delimiter, found.header) == (";", ("claim", "note"))
    assert [row.problem for row in found.rows] in ([], [""], ["a blank line", ""])


@pytest.mark.parametrize(
    ("text", "header"),
    [
        pytest.param("claim;note,b\nx,y\n", ("claim;note", "b"), id="commas"),
        pytest.param("claim; note\nSix.\n", ("claim; note",), id="in the name alone"),
        pytest.param('"claim; note"\n"Six; x"\n', ("claim; note",), id="quoted"),
        pytest.param("claim\nSix; seven.\n", ("claim",), id="in the row alone"),
    ],
)
def test_a_semicolon_alone_parts_nothing(text: str, header: tuple[str, ...]) -> None:
    found = table(text.encode())
    assert (found.delimiter, found.header) == (",", header)
    assert [row.problem for row in found.rows] == [""]


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        pytest.param("sep=;\r\nclaim;note\r\nSix;x\r\n", ";", id="semicolon"),
        pytest.param("sep=,\nclaim,note\nSix,x\n", ",", id="comma"),
        pytest.param("sep=|\nclaim|note\nSix|x\n", "|", id="bar"),
        pytest.param("sep=\t\nclaim\tnote\nSix\tx\n", "\t", id="tab"),
        pytest.param('\ufeff"SEP=;"\nclaim;note\nSix;x\n', ";", id="quoted"),
        pytest.param("sep=;;\nclaim;note\nSix;x\n", ";", id="written again"),
    ],
)
def test_a_first_line_for_excel_says_what_parts_the_cells(text: str, mark: str) -> None:
    found = table(text.encode())
    assert (found.delimiter, found.header) == (mark, ("claim", "note"))
    assert not found.guessed
    rows = list(found.rows)
    assert [(row.number, row.line, row.cells) for row in rows] == [(1, 3, ("Six", "x"))]


def test_what_the_first_line_says_gives_way_to_what_was_named() -> None:
    found = table(b"sep=;\nclaim,note\nSix; seven,x\n", delimiter=",")
    assert found.header == ("claim", "note")
    assert next(found.rows).cells == ("Six; seven", "x")


@pytest.mark.parametrize("name", ["sep=", "sep=a", "separator;", "sep=;x"])
def test_a_header_that_only_begins_so_is_a_header(name: str) -> None:
    assert table(f"{name},claim\nx,y\n".encode()).names[-1] == "claim"


def test_an_error_behind_a_line_for_excel_names_the_line_of_the_file() -> None:
    with pytest.raises(ClaimFileError) as caught:
        list(table(b'sep=;\nclaim;n\nSix;1\n"Six;2\n').rows)
    assert caught.value.line == 4


def test_a_delimiter_that_was_named_is_taken() -> None:
    assert table(b"claim;note\nx;y\n", delimiter=",").header == ("claim;note",)


@pytest.mark.parametrize("start", ["", "\n", "\ufeff", "  "])
def test_jsonl_that_was_not_said_to_be_is_named(start: str) -> None:
    text = f'{start}{{"claim": "Six bases, or seven.", "n": 1}}\n'
    with pytest.raises(ClaimFileError, match="--input-format jsonl"):
        table(text.encode())


def test_a_header_that_begins_with_a_brace_is_no_jsonl() -> None:
    assert table(b"{claim},b\nx,y\n").header == ("{claim}", "b")


@pytest.mark.parametrize(("mark", "shown"), [("\t", "tab"), ("|", "'|'")])
def test_other_delimiters_are_seen_and_not_guessed(mark: str, shown: str) -> None:
    found = table(f"claim{mark}note\n".encode())
    with pytest.raises(ClaimFileError, match=r"--delimiter ") as caught:
        found.need(("claim",), option="--claim-col")
    assert caught.value.problem.endswith(shown)


JSONL = (
    b'{"claim": "a", "n": 1.50, "x": null}\n'
    b"\n"
    b'{"claim": 7, "y": [1]}\n'
    b"[]\n"
    b'{"claim": "a", "claim": "b"}\n'
    b'{"claim": NaN}\n'
    b'{"claim": "\\ud800"}\n' + b"[" * 100_000 + b"\n"
    b'{"claim": "last"}\n\n'
)


def test_records_keep_their_lines_and_their_problems() -> None:
    found = table(JSONL, TableForm.JSONL)
    assert found.header == ("claim", "n", "x")
    rows = list(found.rows)
    assert [row.line for row in rows] == [1, 2, 3, 4, 5, 6, 7, 8, 9]
    assert rows[0].cells == ("a", "1.50".rstrip("0"), "")
    assert rows[0].raw == JSONL.splitlines()[0].decode()
    assert rows[0].odd == ("n",)
    problems = ["", "blank", "", "not a JSON object", "twice", "NaN", "", "deep", ""]
    for row, problem in zip(rows, problems, strict=True):
        assert problem in row.problem
        assert bool(problem) == bool(row.problem)
    assert (rows[2].odd, rows[2].extra) == (("claim", "y"), ("y",))
    assert rows[6].cells[0] == "\\ud800"


@pytest.mark.parametrize("text", ["", "\n\n"])
def test_no_record_is_no_file(text: str) -> None:
    with pytest.raises(ClaimFileError, match="empty"):
        table(text.encode(), TableForm.JSONL)


def test_the_first_record_has_to_be_one() -> None:
    with pytest.raises(ClaimFileError, match="the first record: not JSON"):
        table(b"claim,label\nx,y\n", TableForm.JSONL)


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.csv", (TableForm.CSV, False)),
        ("a.TSV.gz", (TableForm.TSV, True)),
        ("a.ndjson", (TableForm.JSONL, False)),
        ("a.jsonl.GZ", (TableForm.JSONL, True)),
        ("a.xlsx", (None, False)),
        ("-", (None, False)),
    ],
)
def test_a_name_says_how_a_file_is_written(
    name: str, form: tuple[TableForm | None, bool]
) -> None:
    assert form_of(name) == form


def test_csv_written_by_python_is_read_back() -> None:
    cells = ["", "a,b", 'c"d', "e\r\nf", " g ", "\t", "ü" * 200_000, "=1", "\0"]
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerows([[str(n) for n in range(len(cells))], cells])
    assert list(next(table(stream.getvalue().encode()).rows).cells) == cells


def test_json_written_by_python_is_read_back() -> None:
    record = {"claim": "a\n\u2028\x85b", "n": 10**30}
    line = json.dumps(record, ensure_ascii=False)
    row = next(table(f"{line}\n".encode(), TableForm.JSONL).rows)
    assert row.raw == line
    assert row.cells == ("a\n\u2028\x85b", str(10**30))
