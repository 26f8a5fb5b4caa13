"""``oircheck batch --dry-run``: what can be known before anything is judged."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.e2e.conftest import House, Ran

    Run = Callable[..., Ran]

GERMAN = "Die Koalition hat im März sechs Stützpunkte an die Armee übergeben."
LONG = "Six words. " * 100


def test_it_counts_what_the_run_would_count(run: Run, project: Path) -> None:
    rows = ["Six bases.", LONG, GERMAN, "Was it six?", "", "OK", "Seven bases."]
    text = "id,claim\n" + "".join(f"{n},{row}\n" for n, row in enumerate(rows))
    Path("c.csv").write_text(text, encoding="utf-8")
    dry = run("batch", "c.csv", "--dry-run", "--summary-json", "s.json")
    assert dry.status == 3
    assert "7 rows, 2 different claims, 4 bad rows, 1 in another language" in dry.err
    assert "c.csv:3: the claim is longer than 100 tokens" in dry.err
    assert "c.csv:5: that is a question" in dry.err
    found = json.loads(Path("s.json").read_text())
    assert found["dry_run"] is True
    assert (found["rows"], found["errors"], found["not_judged"]) == (7, 4, 1)
    assert [item["line"] for item in found["error_rows"]] == [3, 5, 6, 7]
    assert (found["judged"], found["status"]) == (0, 3)
    assert found["input"]["sha256"].startswith("sha256:")


def test_it_finds_as_many_bad_rows_as_the_run(run: Run, project: Path) -> None:
    lines = ['{"claim": "Six bases."}', '{"claim": "Six words.", "more": 1}', "{"]
    lines += [json.dumps({"claim": LONG})]
    Path("c.jsonl").write_text("\n".join(lines) + "\n")
    for output, bad in (("o.csv", [2, 3, 4]), ("o.jsonl", [3, 4])):
        found = []
        for options in (("--dry-run",), ()):
            arguments = ("c.jsonl", "-o", output, "--summary-json", "s.json")
            run("batch", *arguments, *options)
            found.append(json.loads(Path("s.json").read_text()))
        dry, wet = found
        assert [item["line"] for item in dry["error_rows"]] == bad
        assert (dry["dry_run"], wet["dry_run"]) == (True, False)
        assert dry["rows"] == wet["rows"]
        lines_of = [item["line"] for item in wet["error_rows"]]
        assert lines_of == bad


def test_the_first_ten_bad_rows_are_listed(run: Run, project: Path) -> None:
    Path("c.csv").write_text("claim,n\n" + ",1\n" * 12 + "Six bases.,1\n")
    ran = run("batch", "c.csv", "--dry-run")
    assert ran.err.count("the claim is empty") == 10
    assert "c.csv:11: the claim is empty" in ran.err
    assert "and 2 more bad rows" in ran.err


def test_no_model_is_opened_for_it_where_claims_are_short(
    run: Run, house: House, project: Path
) -> None:
    Path("c.csv").write_text("claim\nSix bases.\n")
    assert run("batch", "c.csv", "--dry-run").status == 0
    assert house.asked == []


def test_names_that_are_taken_are_told_by_it(run: Run, project: Path) -> None:
    Path("c.csv").write_text("claim,oircheck_rule\nSix bases.,1\n")
    ran = run("batch", "c.csv", "--dry-run")
    assert ran.status == 2
    assert "--prefix" in ran.err


def test_its_summary_may_go_to_standard_output(run: Run, project: Path) -> None:
    Path("c.csv").write_text("claim\nSix bases.\n")
    ran = run("batch", "c.csv", "-o", "o.csv", "--dry-run", "--summary-json", "-")
    assert json.loads(ran.out)["rows"] == 1
