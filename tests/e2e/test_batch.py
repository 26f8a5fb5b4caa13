"""``oircheck batch`` on real files, with doubles for index and models."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.e2e.conftest import House, Ran

    Run = Callable[..., Ran]

OWN = [
    "oircheck_verdict",
    "oircheck_confidence",
    "oircheck_reason",
    "oircheck_source",
    "oircheck_locator",
    "oircheck_passage",
    "oircheck_rule",
    "oircheck_status",
    "oircheck_error",
]
CLAIMS = b"id,claim,note\r\na,Six bases.,=x\r\nb,Seven bases.,\r\nc,Rain fell.,\r\n"


def rows(path: str | Path, delimiter: str = ",") -> list[dict[str, str]]:
    text = Path(path).read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))


@pytest.fixture
def claims(project: Path) -> Path:
    path = Path("c.csv")
    path.write_bytes(CLAIMS)
    return path


def test_rows_come_back_in_order_with_what_was_found(run: Run, claims: Path) -> None:
    ran = run("batch", "c.csv", "-o", "out.csv")
    assert ran.status == 0
    assert ran.out == ""
    assert "3 rows: 1 supported, 1 refuted, 1 not enough information" in ran.err
    found = rows("out.csv")
    assert list(found[0]) == ["id", "claim", "note", *OWN]
    assert [row["id"] for row in found] == ["a", "b", "c"]
    assert [row["oircheck_verdict"] for row in found] == [
        "supported",
        "refuted",
        "not_enough_info",
    ]
    assert found[0]["note"] == "=x"
    second = found[1]
    assert second["oircheck_source"] == "sources/bases.md"
    assert second["oircheck_locator"].startswith("line 9, characters 120-")
    assert second["oircheck_passage"].startswith("The Coalition has handed over six")
    assert second["oircheck_rule"] == "OC102"
    assert {row["oircheck_status"] for row in found} == {"judged"}
    assert not list(Path().glob("*oircheck-*"))


def test_the_nearest_passage_is_shown_where_nothing_decided(
    run: Run, claims: Path
) -> None:
    run("batch", "c.csv", "-o", "out.csv")
    assert rows("out.csv")[2]["oircheck_passage"].startswith("The number of troops")


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
    mark = ";" if name == "s.csv" else _mark(options)
    assert [list(row.values()) for row in rows("out.csv", mark)] == [
        list(row.values()) for row in rows("expected.csv")
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
        pytest.param(b"claim,a,a\nSix.,1,2\n", 3, "'a' is there twice", id="twice"),
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
    import re

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
    found = rows("out.csv")
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
    assert [row["id"] for row in rows("out.csv")] == ["a", "d", "g"]
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
    Path("c.csv").write_bytes(b"claim\nSix.\n" + b"Six words. " * 100 + b"\nSeven.\n")
    ran = run("batch", "c.csv", "-o", "out.csv", "--max-errors", "0", "--window", "1")
    assert ran.status == 3
    assert "c.csv:3: the claim is longer than 100 tokens" in ran.err
    assert not Path("out.csv").exists()
    assert run("batch", "c.csv", "-o", "o.csv", "--max-errors", "1").status == 3
    assert len(rows("o.csv")) == 3


def test_an_output_that_is_there_is_kept_unless_forced(run: Run, claims: Path) -> None:
    Path("out.csv").write_text("mine")
    ran = run("batch", "c.csv", "-o", "out.csv")
    assert ran.status == 2
    assert "--force" in ran.err
    assert Path("out.csv").read_text() == "mine"
    assert run("batch", "c.csv", "-o", "out.csv", "--force").status == 0
    assert len(rows("out.csv")) == 3


def test_the_input_is_never_overwritten(run: Run, claims: Path) -> None:
    Path("link.csv").symlink_to("c.csv")
    for output in ("c.csv", "./c.csv", "link.csv"):
        ran = run("batch", "c.csv", "-o", output, "--force")
        assert ran.status == 2
        assert "is the input" in ran.err
    assert claims.read_bytes() == CLAIMS


def test_columns_that_are_there_already_need_another_prefix(
    run: Run, claims: Path
) -> None:
    run("batch", "c.csv", "-o", "once.csv")
    ran = run("batch", "once.csv", "-o", "twice.csv")
    assert ran.status == 2
    assert "--prefix" in ran.err
    again = run("batch", "once.csv", "-o", "twice.csv", "--prefix", "again_")
    assert again.status == 0
    assert rows("twice.csv")[0]["again_verdict"] == "supported"


def test_standard_input_and_output(run: Run, claims: Path) -> None:
    run("batch", "c.csv", "-o", "out.csv")
    ran = run("batch", "-", stdin=CLAIMS)
    assert ran.status == 0
    assert ran.out.encode() == Path("out.csv").read_bytes()
    ran = run("batch", "-", "--input-format", "jsonl", stdin=b'{"claim": "Six."}\n')
    assert json.loads(ran.out)["oircheck_verdict"] == "supported"


def test_jsonl_keeps_its_characters_and_has_the_whole_record(
    run: Run, project: Path
) -> None:
    lines = ['{"claim": "Seven bases.", "n": 1.50}', "{broken", '{"claim": 5}']
    Path("c.jsonl").write_text("\n".join(lines) + "\n")
    ran = run("batch", "c.jsonl", "-o", "out.jsonl")
    assert ran.status == 3
    written = Path("out.jsonl").read_text().splitlines()
    assert written[0].startswith('{"claim": "Seven bases.", "n": 1.50, "oircheck_')
    found = [json.loads(line) for line in written]
    record = found[0]["oircheck_judgement"]
    assert record["verdict"]["label"] == found[0]["oircheck_verdict"] == "refuted"
    assert record["citations"][0]["start"] == 120
    assert (record["claim"]["path"], record["claim"]["line"]) == ("c.jsonl", 1)
    assert found[1]["oircheck_input"] == "{broken"
    assert found[1]["oircheck_status"] == "error"
    assert found[2]["claim"] == 5
    assert found[2]["oircheck_error"] == "claim is not a text"


def test_the_forms_may_differ(run: Run, claims: Path) -> None:
    run("batch", "c.csv", "-o", "out.ndjson.gz")
    lines = gzip.decompress(Path("out.ndjson.gz").read_bytes()).decode().splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["a", "b", "c"]
    Path("c.jsonl").write_text('{"claim": "Six.", "n": 1}\n{"claim": "Six.", "m": 2}\n')
    ran = run("batch", "c.jsonl", "-o", "out.tsv")
    assert ran.status == 3
    found = rows("out.tsv", "\t")
    assert [row["n"] for row in found] == ["1", ""]
    assert "'m', which the first one lacks" in found[1]["oircheck_error"]


def test_a_record_with_a_name_of_ours_is_a_bad_row(run: Run, project: Path) -> None:
    Path("c.jsonl").write_text(
        '{"claim": "Six."}\n{"claim": "Six.", "oircheck_rule": 1}\n'
    )
    assert run("batch", "c.jsonl", "-o", "out.jsonl").status == 3
    found = [json.loads(line) for line in Path("out.jsonl").read_text().splitlines()]
    assert "'oircheck_rule' already" in found[1]["oircheck_error"]
    assert found[1]["oircheck_input"] == '{"claim": "Six.", "oircheck_rule": 1}'


def test_formulas_of_ours_are_disarmed_and_excel_gets_its_mark(
    run: Run, project: Path
) -> None:
    Path("c.csv").write_text("claim,=1+1\nnothing-,=2+2\n")
    run("batch", "c.csv", "-o", "out.csv", "--bom", "--evidence-col", "=1+1")
    assert Path("out.csv").read_bytes().startswith(b"\xef\xbb\xbfclaim,=1+1,")
    assert rows("out.csv")[0]["=1+1"] == "=2+2"


def test_evidence_of_the_row_takes_no_corpus(run: Run, house: House) -> None:
    Path("c.csv").write_text("claim,article\nSix.,Six. Seven.\nNine.,Six.\nOne.,\n")
    ran = run("batch", "c.csv", "-o", "out.csv", "--evidence-col", "article")
    assert ran.status == 3
    assert house.asked[0]["column"] == "article"
    found = rows("out.csv")
    assert [row["oircheck_verdict"] for row in found] == ["supported", "refuted", ""]
    assert found[0]["oircheck_locator"].startswith("characters ")
    assert "evidence has no word" in found[2]["oircheck_error"]


def test_another_language_is_not_judged_and_not_clean(
    run: Run, house: House, project: Path
) -> None:
    german = "Die Koalition hat im März sechs Stützpunkte an die Armee übergeben."
    Path("c.csv").write_text(f"claim\nSix bases.\n{german}\n", encoding="utf-8")
    ran = run("batch", "c.csv", "-o", "out.csv", "--summary-json", "s.json")
    assert ran.status == 3
    assert "1 not judged (another language)" in ran.err
    found = rows("out.csv")
    assert [row["oircheck_status"] for row in found] == ["judged", "not_judged"]
    assert found[1]["oircheck_verdict"] == ""
    assert "another language than English" in found[1]["oircheck_reason"]
    assert json.loads(Path("s.json").read_text())["not_judged"] == 1


def test_a_mark_is_no_part_of_jsonl(run: Run, claims: Path) -> None:
    assert run("batch", "c.csv", "-o", "out.jsonl", "--bom").status == 2


def test_limit_and_sample(run: Run, project: Path) -> None:
    Path("c.csv").write_text("claim\n" + "".join(f"Six {n}.\n" for n in range(100)))
    run("batch", "c.csv", "-o", "first.csv", "--limit", "7")
    assert [row["claim"] for row in rows("first.csv")] == [
        f"Six {n}." for n in range(7)
    ]
    for name in ("one.csv", "two.csv"):
        assert run("batch", "c.csv", "-o", name, "--sample", "9").status == 0
    assert Path("one.csv").read_bytes() == Path("two.csv").read_bytes()
    numbers = [int(row["claim"][4:-1]) for row in rows("one.csv")]
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


def test_fail_on_and_statuses(run: Run, claims: Path) -> None:
    for fail_on, status in (
        ("never", 0),
        ("refuted", 1),
        ("unsupported", 1),
        ("any", 1),
    ):
        ran = run("batch", "c.csv", "-o", "o.csv", "--force", "--fail-on", fail_on)
        assert ran.status == status
    Path("docs/bad.txt").write_bytes(b"\xff\xfe\x00")
    assert run("batch", "c.csv", "-o", "p.csv", "--fail-on", "any").status == 3
    allowed = ("--allow-unreadable", "--fail-on", "any")
    assert run("batch", "c.csv", "-o", "q.csv", *allowed).status == 1


def test_the_summary_is_a_file_for_machines(run: Run, claims: Path) -> None:
    ran = run("batch", "c.csv", "-o", "out.csv", "--summary-json", "s.json", "-q")
    assert (ran.out, ran.err) == ("", "")
    found = json.loads(Path("s.json").read_text())
    assert found["rows"] == 3
    assert found["verdicts"] == {
        "supported": 1,
        "refuted": 1,
        "conflicting": 0,
        "not_enough_info": 1,
    }
    assert (found["errors"], found["judged"], found["resumed"]) == (0, 3, 0)
    assert found["status"] == 0
    assert found["provenance"]["models"].startswith("sha256:")
    assert run("batch", "c.csv", "--summary-json", "-").status == 2


def test_gold_labels_give_the_accuracy(run: Run, project: Path) -> None:
    Path("c.csv").write_text("claim,gold\nSix.,SUPPORTS\nSeven.,true\nNine.,dunno\n")
    ran = run("batch", "c.csv", "-o", "out.csv", "--gold-col", "gold")
    assert "accuracy 0.500 (1 of 2); 1 gold labels not read" in ran.err
    assert run("batch", "c.csv", "-o", "o.csv", "--gold-col", "x").status == 3


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        pytest.param(("batch",), "CLAIMS", id="no input"),
        pytest.param(("batch", "c.xlsx"), "--input-format", id="an odd input"),
        pytest.param(("batch", "c.csv", "-o", "o.xlsx"), "ends in .csv", id="output"),
        pytest.param(("batch", "c.csv", "--encoding", "klingon"), "klingon", id="code"),
        pytest.param(("batch", "c.csv", "--delimiter", ",,"), "one char", id="mark"),
        pytest.param(
            ("batch", "c.csv", "--workers", "2", "--cluster", "tcp://a:1"),
            "not both",
            id="two crews",
        ),
        pytest.param(("batch", "c.csv", "--cluster", "here"), "address", id="address"),
        pytest.param(("batch", "-", "--dry-run"), "standard input", id="dry pipe"),
    ],
)
def test_a_wrong_command_line_is_2(
    run: Run, claims: Path, arguments: tuple[str, ...], problem: str
) -> None:
    ran = run(*arguments)
    assert ran.status == 2
    assert problem in ran.err


def test_an_input_that_is_not_there_is_3(run: Run, project: Path) -> None:
    ran = run("batch", "none.csv", "-o", "out.csv")
    assert ran.status == 3
    assert "none.csv: claims file: No such file" in ran.err


def test_a_pipe_whose_reader_went_away_is_not_clean(run: Run, claims: Path) -> None:
    code = (
        "import sys; from oircheck.cli.main import main; "
        "from oircheck.cli.ports import Parts; "
        "from oircheck.testing import StandInSession; "
        "s = StandInSession(); "
        "sys.exit(main(sys.argv[1:], parts=Parts(open_session=lambda **_: s, "
        "open_texts=None, open_models=None, open_keeper=None)))"
    )
    Path("many.csv").write_text("claim\n" + "".join(f"Six {n}.\n" for n in range(9000)))
    process = subprocess.Popen(
        [sys.executable, "-c", code, "batch", "many.csv"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert process.wait() == 3, errors
    assert b"was closed before the last row" in errors
    assert b"Traceback" not in errors


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
