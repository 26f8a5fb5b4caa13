"""``oircheck batch`` on real files, with doubles for index and models."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from oircheck.testing.tables import CLAIMS, rows_of
from oircheck.types import Label

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


def test_rows_come_back_in_order_with_what_was_found(run: Run, claims: Path) -> None:
    ran = run("batch", "c.csv", "-o", "out.csv")
    assert ran.status == 0
    assert ran.out == ""
    assert "3 rows: 1 supported, 1 refuted, 1 not enough information" in ran.err
    found = rows_of("out.csv")
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


def test_a_bug_costs_its_own_row_and_the_status_tells_of_it(
    run: Run, house: House, claims: Path
) -> None:
    house.break_at(Label.REFUTED)
    ran = run("batch", "c.csv", "-o", "out.csv", "--summary-json", "s.json")
    assert ran.status == 70
    assert "c.csv:3: a bug in oircheck, IndexError: list index out of" in ran.err
    found = rows_of("out.csv")
    assert [row["oircheck_status"] for row in found] == ["judged", "error", "judged"]
    assert "Reporting a bug" in found[1]["oircheck_error"]
    assert json.loads(Path("s.json").read_text())["errors"] == 1
    assert not list(Path().glob("*oircheck-*"))
    assert run("batch", "c.csv", "--on-error", "stop").status == 3


def test_the_nearest_passage_is_shown_where_nothing_decided(
    run: Run, claims: Path
) -> None:
    run("batch", "c.csv", "-o", "out.csv")
    assert rows_of("out.csv")[2]["oircheck_passage"].startswith("The number of troops")


def test_an_output_that_is_there_is_kept_unless_forced(run: Run, claims: Path) -> None:
    Path("out.csv").write_text("mine")
    ran = run("batch", "c.csv", "-o", "out.csv")
    assert ran.status == 2
    assert "--force" in ran.err
    assert Path("out.csv").read_text() == "mine"
    assert run("batch", "c.csv", "-o", "out.csv", "--force").status == 0
    assert len(rows_of("out.csv")) == 3


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
    assert rows_of("twice.csv")[0]["again_verdict"] == "supported"


def test_standard_input_and_output(run: Run, claims: Path) -> None:
    run("batch", "c.csv", "-o", "out.csv")
    ran = run("batch", "-", stdin=CLAIMS)
    assert ran.status == 0
    assert ran.out.encode() == Path("out.csv").read_bytes()
    ran = run(
        "batch", "-", "--input-format", "jsonl", stdin=b'{"claim": "Six bases."}\n'
    )
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
    Path("c.jsonl").write_text(
        '{"claim": "Six bases.", "n": 1}\n{"claim": "Six bases.", "m": 2}\n'
    )
    ran = run("batch", "c.jsonl", "-o", "out.tsv")
    assert ran.status == 3
    found = rows_of("out.tsv", "\t")
    assert [row["n"] for row in found] == ["1", ""]
    assert "'m', which the first one lacks" in found[1]["oircheck_error"]


def test_a_record_with_a_name_of_ours_is_a_bad_row(run: Run, project: Path) -> None:
    Path("c.jsonl").write_text(
        '{"claim": "Six bases."}\n{"claim": "Six bases.", "oircheck_rule": 1}\n'
    )
    assert run("batch", "c.jsonl", "-o", "out.jsonl").status == 3
    found = [json.loads(line) for line in Path("out.jsonl").read_text().splitlines()]
    assert "'oircheck_rule' already" in found[1]["oircheck_error"]
    assert found[1]["oircheck_input"] == '{"claim": "Six bases.", "oircheck_rule": 1}'


def test_formulas_of_ours_are_disarmed_and_excel_gets_its_mark(
    run: Run, project: Path
) -> None:
    Path("c.csv").write_text("claim,=1+1\nnothing-,=2+2\n")
    run("batch", "c.csv", "-o", "out.csv", "--bom", "--evidence-col", "=1+1")
    assert Path("out.csv").read_bytes().startswith(b"\xef\xbb\xbfclaim,=1+1,")
    assert rows_of("out.csv")[0]["=1+1"] == "=2+2"


def test_evidence_of_the_row_takes_no_corpus(run: Run, house: House) -> None:
    Path("c.csv").write_text(
        "claim,article\nSix bases.,Six bases. Seven bases.\nNine bases.,Six bases.\n"
        "One bases.,\n"
    )
    ran = run("batch", "c.csv", "-o", "out.csv", "--evidence-col", "article")
    assert ran.status == 3
    assert house.asked[0]["column"] == "article"
    found = rows_of("out.csv")
    assert [row["oircheck_verdict"] for row in found] == ["supported", "refuted", ""]
    assert found[0]["oircheck_locator"].startswith("characters ")
    assert "evidence has no word" in found[2]["oircheck_error"]


def test_a_mark_is_no_part_of_jsonl(run: Run, claims: Path) -> None:
    assert run("batch", "c.csv", "-o", "out.jsonl", "--bom").status == 2


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


def test_claims_of_several_sentences_are_counted(run: Run, project: Path) -> None:
    Path("s.csv").write_text("claim\nSix are here.\nSix are here. Two left it.\n")
    for more in (("-o", "out.csv"), ("--dry-run",)):
        ran = run("batch", "s.csv", *more, "--summary-json", "s.json")
        assert "1 claim has more than one sentence and is judged as one (s.csv:3)" in (
            ran.err
        )
        assert json.loads(Path("s.json").read_text())["several_sentences"] == 1


def test_the_summary_for_machines_names_what_could_not_be_read(
    run: Run, claims: Path
) -> None:
    Path("docs/bad.txt").write_bytes(b"\xff\xfe\x00")
    run("batch", "c.csv", "-o", "out.csv", "--summary-json", "s.json")
    (left,) = json.loads(Path("s.json").read_text())["unreadable"]
    assert left["path"].endswith("bad.txt")
    assert left["problem"]


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
    Path("c.csv").write_text(
        "claim,gold\nSix bases.,SUPPORTS\nSeven bases.,true\nNine bases.,dunno\n"
    )
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
