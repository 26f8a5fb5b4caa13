"""``oircheck eval``: its forms, its warnings, its plot, and batches scored."""

from __future__ import annotations

import gzip
import json
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.e2e.conftest import House, Ran

    Run = Callable[..., Ran]

GOLD = (
    "claim,label,document,paragraphs\n"
    "Six bases.,SUPPORTS,troops.txt,1\nSeven bases.,true,,\n"
)


@pytest.fixture
def gold(project: Path) -> Path:
    (project / "troops.txt").write_text("The troops.\nMore.\n")
    path = Path("gold.csv")
    path.write_text(GOLD)
    return path


def scores(ran: Ran) -> dict[str, object]:
    found: dict[str, object] = json.loads(ran.out)
    return {
        key: found[key]
        for key in ("claims", "accuracy", "confusion", "citations", "calibration")
    }


def test_every_form_of_the_gold_scores_the_same(run: Run, gold: Path) -> None:
    expected = scores(run("eval", "gold.csv", "--format", "json"))
    Path("g.tsv").write_text(GOLD.replace(",", "\t"))
    Path("s.csv").write_bytes(GOLD.replace(",", ";").encode("utf-16"))
    Path("g.csv.gz").write_bytes(gzip.compress(GOLD.encode()))
    rows = [line.split(",") for line in GOLD.splitlines()]
    records = [json.dumps(dict(zip(rows[0], row, strict=True))) for row in rows[1:]]
    Path("g.jsonl").write_text("\n".join(records))
    for arguments in (
        ("g.tsv",),
        ("s.csv", "--delimiter", ";"),
        ("s.csv",),
        ("g.csv.gz",),
        ("g.jsonl",),
    ):
        assert scores(run("eval", *arguments, "--format", "json")) == expected
    piped = run("eval", "-", "--format", "json", stdin=GOLD.encode())
    assert scores(piped) == expected


def test_blank_rows_of_the_gold_are_passed_over_and_told(run: Run, gold: Path) -> None:
    expected = scores(run("eval", "gold.csv", "--format", "json"))
    head, *lines = GOLD.splitlines()
    empty = "," * head.count(",")
    Path("g.csv").write_text("\n".join([head, "", *lines, empty, lines[0], ""]))
    ran = run("eval", "g.csv", "--format", "json")
    assert "g.csv: 2 rows without a label passed over" in ran.err
    assert json.loads(ran.out)["claims"] == expected["claims"] + 1  # type: ignore[operator]


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_a_batch_is_scored_as_if_it_were_judged(
    run: Run, house: House, gold: Path, form: str
) -> None:
    expected = scores(run("eval", "gold.csv", "--format", "json"))
    run("batch", "gold.csv", "-o", f"out.{form}")
    house.asked.clear()
    ran = run("eval", f"out.{form}", "--judged", "--format", "json")
    assert house.asked == []
    found = scores(ran)
    if form == "csv":
        expected["citations"] = found["citations"]
    else:
        # The double's path is one that is not on the disk, so it cannot be right.
        assert "sources/troops.txt: cannot be read" in ran.err
        expected["citations"] = found["citations"]
    assert found == expected
    assert json.loads(ran.out)["provenance"] is None


def test_citations_of_a_batch_are_looked_up_on_the_disk(run: Run, gold: Path) -> None:
    Path("sources").mkdir()
    Path("sources/troops.txt").write_text("The troops.\nMore.\n")
    run("batch", "gold.csv", "-o", "out.jsonl")
    ran = run("eval", "out.jsonl", "--judged", "--format", "json")
    assert ran.status == 0
    assert json.loads(ran.out)["citations"]["first"]["hits"] == 1


def test_rows_without_a_verdict_are_told_and_not_clean(run: Run, project: Path) -> None:
    Path("c.csv").write_text("claim,label\nSix bases.,supported\n...,supported\n")
    run("batch", "c.csv", "-o", "out.csv")
    ran = run("eval", "out.csv", "--judged", "--format", "json")
    assert ran.status == 3
    assert "1 row has no verdict and is not scored" in ran.err
    assert json.loads(ran.out)["claims"] == 1


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        pytest.param("claim,label\nx,supported\n", "--judged scores", id="no batch"),
        pytest.param(
            "claim,label,o_verdict,o_confidence\nx,supported,dunno,1\n",
            "'dunno' is not a verdict",
            id="no verdict",
        ),
        pytest.param(
            "claim,label,o_verdict,o_confidence\nx,supported,refuted,2\n",
            "not a probability",
            id="no probability",
        ),
        pytest.param(
            "claim,label,o_verdict,o_confidence\nx,supported,,\n",
            "no row has a verdict",
            id="none at all",
        ),
    ],
)
def test_what_no_batch_wrote_is_refused(
    run: Run, project: Path, text: str, problem: str
) -> None:
    Path("c.csv").write_text(text)
    ran = run("eval", "c.csv", "--judged", "--prefix", "o_")
    assert (ran.status, ran.out) == (3, "")
    assert problem in ran.err


def test_gold_that_nothing_can_match_is_told(run: Run, gold: Path) -> None:
    rows = "".join(f"Six {n}.,supported,none{n}.txt,1\n" for n in range(6))
    more = "Six bases.,supported,troops.txt,7\n"
    gold.write_text(f"claim,label,document,paragraphs\n{rows}{more}")
    ran = run("eval", "gold.csv", "--format", "json")
    assert ran.status == 0
    assert "gold.csv:2: no document of the corpus is none0.txt" in ran.err
    assert "and 2 more gold citations that nothing can match" in ran.err
    found = json.loads(ran.out)["gold"]["unmatchable"]
    assert len(found) == 7
    assert found[-1]["line"] == 8
    assert "paragraph 7 of troops.txt" in found[-1]["problem"]


def test_the_reliability_curve_is_drawn(run: Run, gold: Path) -> None:
    assert run("eval", "gold.csv", "--plot", "curve.svg").status == 0
    root = ET.fromstring(Path("curve.svg").read_text())
    assert root.tag.endswith("svg")
    assert "gold.csv" in str(root.findtext("{http://www.w3.org/2000/svg}title"))


@pytest.mark.parametrize(
    ("plot", "problem"),
    [
        pytest.param("nowhere/curve.svg", "nowhere: no such folder", id="no folder"),
        pytest.param("docs", "docs is a folder", id="a folder"),
        pytest.param("./gold.csv", "is the gold file itself", id="the gold"),
    ],
)
def test_a_plot_that_cannot_be_written_is_refused_before_anything_is_judged(
    run: Run, house: House, gold: Path, plot: str, problem: str
) -> None:
    ran = run("eval", "gold.csv", "--plot", plot)
    assert (ran.status, ran.out) == (2, "")
    assert problem in ran.err
    assert house.asked == []
    assert gold.read_text() == GOLD


def test_a_claim_in_another_language_is_told_and_not_scored(
    run: Run, house: House, project: Path
) -> None:
    german = "Die Koalition hat im März sechs Stützpunkte an die Armee übergeben."
    Path("g.csv").write_text(
        f"claim,label\nSix bases.,supported\n{german},supported\n", encoding="utf-8"
    )
    ran = run("eval", "g.csv", "--format", "json")
    assert ran.status == 3
    assert "1 claim in another language than English is not judged" in ran.err
    found = json.loads(ran.out)
    assert (found["claims"], found["accuracy"]["hits"]) == (1, 1)
    assert [item["line"] for item in found["not_judged"]] == [3]
    assert "not judged" in run("eval", "g.csv").out
    run("batch", "g.csv", "-o", "out.csv")
    again = json.loads(run("eval", "out.csv", "--judged", "--format", "json").out)
    assert again["accuracy"] == found["accuracy"]
    assert [item["line"] for item in again["not_judged"]] == [3]
    Path("g.csv").write_text(f"claim,label\n{german},refuted\n", encoding="utf-8")
    ran = run("eval", "g.csv")
    assert (ran.status, ran.out) == (3, "")
    assert "no claim that can be judged" in ran.err


def test_a_claim_too_long_is_told_and_not_scored(
    run: Run, house: House, project: Path
) -> None:
    long = "Six words. " * 100
    rows = f"claim,label\nSix bases.,true\nSeven bases.,false\n{long},true\n"
    Path("g.csv").write_text(rows)
    ran = run("eval", "g.csv", "--format", "json")
    assert ran.status == 3
    assert "g.csv:4: the claim is longer than 100 tokens" in ran.err
    found = json.loads(ran.out)
    assert (found["claims"], found["accuracy"]["hits"]) == (2, 2)
    assert [item["line"] for item in found["not_judged"]] == [4]
    Path("g.csv").write_text(f"claim,label\n{long},true\n")
    ran = run("eval", "g.csv")
    assert (ran.status, ran.out) == (3, "")
    assert "no claim that can be judged" in ran.err


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_error_rows_of_a_batch_are_told_and_not_scored(
    run: Run, project: Path, form: str
) -> None:
    rows = "claim,label\nSix bases.,true\n,true\nOK,false\nSeven bases.,false\n"
    Path("c.csv").write_text(rows)
    run("batch", "c.csv", "-o", f"out.{form}")
    ran = run("eval", f"out.{form}", "--judged", "--format", "json")
    assert ran.status == 3
    assert "2 rows have no verdict and are not scored" in ran.err
    first = 3 if form == "csv" else 2
    assert f"out.{form}:{first}: the claim is empty" in ran.err
    found = json.loads(ran.out)
    assert (found["claims"], found["accuracy"]["hits"]) == (2, 2)
    told = found["not_judged"]
    assert [item["line"] for item in told] == [first, first + 1]
    assert "one word" in told[1]["reason"]


def test_the_claims_may_stand_in_a_column_of_any_name(run: Run, project: Path) -> None:
    Path("g.csv").write_text("said,label\nSix bases.,supported\n")
    ran = run("eval", "g.csv", "--claim-col", "said", "--format", "json")
    assert json.loads(ran.out)["accuracy"]["hits"] == 1


@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_nothing_in_the_gold_is_obeyed(run: Run, project: Path, form: str) -> None:
    Path("g.csv").write_text(
        "claim,label,category\nSix bases.,supported,\x1b[2J\x9b\u202e ##[error]x\n"
    )
    ran = run("eval", "g.csv", "--format", form)
    assert ran.status == 0
    assert not {"\x1b", "\x9b", "\u202e"}.intersection(ran.out)
    assert "##[" not in ran.out
