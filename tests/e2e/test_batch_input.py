"""What ``oircheck batch`` reads: every way to write rows, and bad ones."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from oircheck.testing.tables import CLAIMS, rows_of

if TYPE_CHECKING:
    from tests.e2e.conftest import House, Ran

    Run = Callable[..., Ran]


@pytest.mark.parametrize(
    ("name", "data", "options"),
    [
        pytest.param("c.csv", CLAIMS, (), id="UTF-8"),
        pytest.param("c.csv", b"\xef\xbb\xbf" + CLAIMS, (), id="a mark"),
        pytest.param("c.csv", CLAIMS.decode().encode("utf-16"), (), id="UTF-16"),
        pytest.param("c.csv.gz", gzip.compress(CLAIMS), (), id="gzip"),
        pytest.param("c.tsv", CLAIMS.replace(b",", b"\t"), (), id="TSV"),
        pytest.param(
            "c.csv", CLAIMS.replace(b",", b";"), ("--delimiter", ";"), id="semicolons"
        ),
        pytest.param("s.csv", CLAIMS.replace(b",", b";"), (), id="a spreadsheet's"),
        pytest.param(
            "e.csv", b"sep=;\r\n" + CLAIMS.replace(b",", b";"), (), id="Excel's"
        ),
        pytest.param("c.txt", CLAIMS, ("--input-format", "csv"), id="another name"),
        pytest.param(
            "c.csv",
            CLAIMS.decode().encode("utf-16-le"),
            ("--encoding", "utf-16-le"),
            id="named",
        ),
    ],
)
def test_every_way_to_write_the_input_gives_the_same(
    run: Run, project: Path, name: str, data: bytes, options: tuple[str, ...]
) -> None:
    Path("plain.csv").write_bytes(CLAIMS)
    run("batch", "plain.csv", "-o", "expected.csv")
    Path(name).write_bytes(data)
    ran = run("batch", name, "-o", "out.csv", *options)
    assert ran.status == 0
    assert ("parted by semicolons" in ran.err) == (name == "s.csv")
    is_utf_16 = "claim".encode("utf-16-le") in data
    assert ("what is written is UTF-8" in ran.err) == is_utf_16
    mark = ";" if name in ("s.csv", "e.csv") else _mark(options)
    assert [list(row.values()) for row in rows_of("out.csv", mark)] == [
        list(row.values()) for row in rows_of("expected.csv")
    ]


def _mark(options: tuple[str, ...]) -> str:
    return options[1] if options[:1] == ("--delimiter",) else ","


@pytest.mark.parametrize(
    ("data", "status", "problem"),
    [
        pytest.param(
            "claim\nSix bäses\n".encode("cp1252"),
            3,
            "byte 0xE4 at byte offset 11; .*--encoding cp1252",
            id="cp1252",
        ),
        pytest.param(b"claim|note\nSix.|x\n", 3, "--delimiter '\\|'", id="bars"),
        pytest.param(
            b'{"claim": "Six.", "n": 1}\n', 3, "--input-format jsonl", id="JSONL"
        ),
        pytest.param(
            b'claim,n\nSix.,1\n"Six,2\nSix,3\n',
            3,
            "c.csv:3: .*never closed",
            id="quote",
        ),
        pytest.param(
            b"claim,a,claim\nSix.,1,2\n", 3, "'claim' is there twice", id="twice"
        ),
        pytest.param(b"text_,a\nSix.,1\n", 3, "no column claim or text", id="column"),
        pytest.param(b"", 3, "the file is empty", id="empty"),
        pytest.param(b"claim,a\n", 3, "nothing to check", id="header only"),
        pytest.param(
            "claim\nSix.\n".encode("utf-16-le"), 3, "utf-16-le", id="bare UTF-16"
        ),
    ],
)
def test_what_cannot_be_read_stops_before_anything_is_judged(
    run: Run, house: House, project: Path, data: bytes, status: int, problem: str
) -> None:
    Path("c.csv").write_bytes(data)
    ran = run("batch", "c.csv", "-o", "out.csv")
    assert ran.status == status
    assert re.search(problem, ran.err)
    assert house.asked == []
    assert sorted(item.name for item in Path().iterdir()) == [
        "c.csv",
        "docs",
        "oircheck.toml",
    ]


BAD = (
    b"id,claim,when\n"
    b"a,Six bases.,2020-01-01\n"
    b"short\n"
    b"long,Six bases.,2020-01-01,surplus\n"
    b"\n"
    b"b,,\n"
    b"c,Six \0 bases.,\n"
    b"d,Six bases.,yesterday\n"
    b"e,...,\n" + b"f," + b"Six words and more. " * 5000 + b",\n"
    b"g,Seven bases.,\n"
)


def test_bad_rows_are_rows_and_the_run_ends_with_3(run: Run, project: Path) -> None:
    Path("c.csv").write_bytes(BAD)
    ran = run("batch", "c.csv", "-o", "out.csv", "--date-col", "when", "--id-col", "id")
    assert ran.status == 3
    found = rows_of("out.csv")
    assert [row["id"] for row in found] == [*("a", "short", "long"), "", *"bcdefg"]
    problems = [row["oircheck_error"] for row in found]
    for problem, part in zip(
        problems,
        [
            "",
            "1 field",
            "left over: 'surplus'",
            "blank line",
            "the claim is empty",
            "NUL",
            "is not a date",
            "no word",
            "longer than 100 tokens",
            "",
        ],
        strict=True,
    ):
        assert part in problem
        assert bool(part) == bool(problem)
    assert [row["oircheck_status"] for row in found].count("error") == 8
    assert found[8]["claim"] == "Six words and more. " * 5000
    assert "c.csv:3: the row has 1 field" in ran.err
    assert "and 3 more rows with errors" in ran.err
    assert "8 errors" in ran.err


def test_bad_rows_may_be_left_out(run: Run, project: Path) -> None:
    Path("c.csv").write_bytes(BAD)
    ran = run("batch", "c.csv", "-o", "out.csv", "--on-error", "skip")
    assert ran.status == 3
    assert "8 errors (left out)" not in ran.err
    assert [row["id"] for row in rows_of("out.csv")] == ["a", "d", "g"]
    assert "7 errors (left out)" in ran.err


@pytest.mark.parametrize(
    "options", [("--on-error", "stop"), ("--max-errors", "2")], ids=["stop", "most"]
)
def test_bad_rows_may_stop_the_run_before_it_begins(
    run: Run, house: House, project: Path, options: tuple[str, ...]
) -> None:
    Path("c.csv").write_bytes(BAD)
    ran = run("batch", "c.csv", "-o", "out.csv", *options)
    assert ran.status == 3
    assert "c.csv:3: the row has 1 field" in ran.err
    assert "nothing was judged" in ran.err
    assert house.asked == []
    assert not Path("out.csv").exists()


def test_a_claim_too_long_is_one_bad_row_too(run: Run, project: Path) -> None:
    Path("c.csv").write_bytes(
        b"claim\nSix bases.\n" + b"Six words. " * 100 + b"\nSeven bases.\n"
    )
    ran = run("batch", "c.csv", "-o", "out.csv", "--max-errors", "0", "--window", "1")
    assert ran.status == 3
    assert "c.csv:3: the claim is longer than 100 tokens" in ran.err
    assert not Path("out.csv").exists()
    assert run("batch", "c.csv", "-o", "o.csv", "--max-errors", "1").status == 3
    assert len(rows_of("o.csv")) == 3


def test_another_language_is_not_judged_and_not_clean(
    run: Run, house: House, project: Path
) -> None:
    german = "Die Koalition hat im März sechs Stützpunkte an die Armee übergeben."
    Path("c.csv").write_text(f"claim\nSix bases.\n{german}\n", encoding="utf-8")
    ran = run("batch", "c.csv", "-o", "out.csv", "--summary-json", "s.json")
    assert ran.status == 3
    assert "1 not judged (another language)" in ran.err
    found = rows_of("out.csv")
    assert [row["oircheck_status"] for row in found] == ["judged", "not_judged"]
    assert found[1]["oircheck_verdict"] == ""
    assert "another language than English" in found[1]["oircheck_reason"]
    assert json.loads(Path("s.json").read_text())["not_judged"] == 1


def test_limit_and_sample(run: Run, project: Path) -> None:
    Path("c.csv").write_text("claim\n" + "".join(f"Six {n}.\n" for n in range(100)))
    run("batch", "c.csv", "-o", "first.csv", "--limit", "7")
    assert [row["claim"] for row in rows_of("first.csv")] == [
        f"Six {n}." for n in range(7)
    ]
    for name in ("one.csv", "two.csv"):
        assert run("batch", "c.csv", "-o", name, "--sample", "9").status == 0
    assert Path("one.csv").read_bytes() == Path("two.csv").read_bytes()
    numbers = [int(row["claim"][4:-1]) for row in rows_of("one.csv")]
    assert len(numbers) == 9
    assert numbers == sorted(numbers) != list(range(9))
    assert run("batch", "c.csv", "--sample", "2", "--limit", "2").status == 2


def test_a_dry_run_judges_and_writes_nothing(
    run: Run, house: House, claims: Path
) -> None:
    ran = run("batch", "c.csv", "-o", "out.csv", "--dry-run", "--id-col", "id")
    assert ran.status == 0
    assert "3 rows, 3 different claims, 0 bad rows; claim in 'claim', id in" in ran.err
    assert house.asked == []
    assert not Path("out.csv").exists()
    Path("bad.csv").write_bytes(BAD)
    assert run("batch", "bad.csv", "--dry-run").status == 3


def test_an_input_that_is_not_there_is_3(run: Run, project: Path) -> None:
    ran = run("batch", "none.csv", "-o", "out.csv")
    assert ran.status == 3
    assert "none.csv: claims file: No such file" in ran.err


def test_jsonl_on_standard_input_is_told_how_to_say_so(run: Run, project: Path) -> None:
    record = b'{"claim": "Six bases, or seven."}\n'
    ran = run("batch", "-", stdin=record)
    assert (ran.status, ran.out) == (3, "")
    assert "standard input:1: this is JSONL" in ran.err
    ran = run("batch", "-", "--input-format", "jsonl", stdin=record)
    assert ran.status == 0
    assert json.loads(ran.out)["oircheck_verdict"] == "supported"


def test_what_has_no_date_is_told_where_rows_have_one(run: Run, project: Path) -> None:
    (project / "dated.md").write_text("---\npublished: 2020-01-02\n---\nSix bases.\n")
    (project / "empty.txt").write_text("")
    Path("c.csv").write_text("claim,when\nSix bases.,2020-05-01\n")
    told = "1 document without a date of publication takes part in every row"
    assert told in run("batch", "c.csv", "--date-col", "when").err
    assert "without a date" not in run("batch", "c.csv").err
    (project / "a.txt").unlink()
    assert "without a date" not in run("batch", "c.csv", "--date-col", "when").err


def test_an_encoding_that_is_named_is_read(run: Run, project: Path) -> None:
    claim = "Six bäses – “all of them” – for € 5."
    Path("c.csv").write_bytes(f"claim\n{claim}\n".encode("cp1252"))
    assert run("batch", "c.csv", "-o", "out.csv").status == 3
    ran = run("batch", "c.csv", "-o", "out.csv", "--encoding", "cp1252")
    assert ran.status == 0
    assert [row["claim"] for row in rows_of("out.csv")] == [claim]


def test_a_column_that_is_not_there_gets_the_nearest_name(
    run: Run, house: House, claims: Path
) -> None:
    for option in ("--claim-col", "--id-col", "--evidence-col", "--date-col"):
        ran = run("batch", "c.csv", "-o", "out.csv", option, "clam")
        assert ran.status == 3
        assert "no column clam; the columns are id, claim, note" in ran.err
        assert "did you mean claim?" in ran.err
    assert house.asked == []


def test_columns_are_listed_once(run: Run, project: Path) -> None:
    Path("c.csv").write_text("foo,bar\n1,Six bases.\n")
    ran = run("batch", "c.csv", "-o", "out.csv")
    assert ran.status == 3
    assert ran.err.count("foo") == 1
    assert "the columns are foo, bar; --claim-col names one" in ran.err


def test_an_endless_word_is_cut_in_errors(run: Run, project: Path) -> None:
    word = "a" * 3_000
    Path("c.csv").write_text(f"claim,day\nSix bases were left.,{word}\n")
    ran = run("batch", "c.csv", "-o", "out.csv", "--date-col", "day")
    (row,) = rows_of("out.csv")
    for told in (ran.err, row["oircheck_error"]):
        assert f"'{'a' * 60}… (3,000 characters)' is not a date" in told
    assert row["day"] == word
    for arguments in ((word,), ("explain", word), ("gate", word), ("--as-of", word)):
        assert len(run(*arguments).err) < 300


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_a_device_without_room_is_told(run: Run, claims: Path) -> None:
    ran = run("batch", "c.csv", "-o", "/dev/full")
    assert ran.status == 3
    assert "/dev/full: No space left on device" in ran.err
    assert "rows" not in ran.out
