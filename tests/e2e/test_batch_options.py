"""Options of ``oircheck batch`` and ``eval`` that are refused before any work."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from oircheck.testing.tables import CLAIMS, rows_of

if TYPE_CHECKING:
    from tests.e2e.conftest import House, Ran

    Run = Callable[..., Ran]


@pytest.mark.parametrize(
    ("summary", "problem"),
    [
        pytest.param("nodir/s.json", "nodir: no such folder", id="no folder"),
        pytest.param("docs", "docs is a folder", id="a folder"),
        pytest.param("./c.csv", "is the input", id="the input"),
        pytest.param("./out.csv", "is the output", id="the output"),
    ],
)
@pytest.mark.parametrize("dry", [(), ("--dry-run",)], ids=["wet", "dry"])
def test_a_summary_that_cannot_be_written_is_refused_at_once(
    run: Run,
    house: House,
    claims: Path,
    summary: str,
    problem: str,
    dry: tuple[str, ...],
) -> None:
    ran = run("batch", "c.csv", "-o", "out.csv", "--summary-json", summary, *dry)
    assert (ran.status, ran.out) == (2, "")
    assert problem in ran.err
    assert "--summary-json" in ran.err
    assert house.asked == []
    assert claims.read_bytes() == CLAIMS
    assert not Path("out.csv").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_a_summary_without_room_is_named(run: Run, claims: Path) -> None:
    ran = run("batch", "c.csv", "-o", "out.csv", "--summary-json", "/dev/full")
    assert ran.status == 3
    assert "/dev/full: No space left on device" in ran.err


@pytest.mark.parametrize("name", ["p.png", "p", "p.svg.gz"])
def test_a_plot_is_svg_and_no_other_picture(
    run: Run, house: House, project: Path, name: str
) -> None:
    Path("g.csv").write_text("claim,label\nSix bases.,true\n")
    ran = run("eval", "g.csv", "--plot", name)
    assert (ran.status, ran.out) == (2, "")
    assert (
        f"--plot {name}: the curve is drawn as SVG; name a file that ends in .svg"
        in (ran.err)
    )
    assert house.asked == []
    assert run("eval", "g.csv", "--plot", "P.SVG").status == 0


def test_evidence_of_the_row_and_a_corpus_exclude_each_other(
    run: Run, house: House, corpus: Path
) -> None:
    Path("c.csv").write_text("claim,article\nSix bases.,Six bases.\n")
    options = ("--evidence-col", "article", "-o", "out.csv")
    ran = run("batch", "c.csv", *options, "--corpus", "docs")
    assert ran.status == 2
    assert "--evidence-col or --corpus, not both" in ran.err
    assert house.asked == []
    assert run("batch", "c.csv", *options).status == 0


def test_gzip_is_known_by_its_first_bytes(run: Run, claims: Path) -> None:
    run("batch", "c.csv", "-o", "expected.csv")
    Path("z.csv").write_bytes(gzip.compress(CLAIMS))
    assert run("batch", "z.csv", "-o", "out.csv").status == 0
    assert Path("out.csv").read_bytes() == Path("expected.csv").read_bytes()
    ran = run("batch", "-", stdin=gzip.compress(CLAIMS))
    assert ran.out.encode() == Path("expected.csv").read_bytes()


@pytest.mark.parametrize("name", ["Claim", "CLAIM", " claim "])
def test_a_header_is_known_whatever_its_case(
    run: Run, project: Path, name: str
) -> None:
    Path("c.csv").write_text(f"Id,{name},Label\n7,Six bases.,true\n")
    assert run("batch", "c.csv", "-o", "out.csv", "--id-col", "id").status == 0
    ran = run("eval", "c.csv", "--format", "json")
    assert json.loads(ran.out)["accuracy"]["hits"] == 1


def test_of_two_headers_that_differ_by_case_the_exact_one_counts(
    run: Run, project: Path
) -> None:
    Path("c.csv").write_text("CLAIM,claim\nSeven bases.,Six bases.\n")
    run("batch", "c.csv", "-o", "out.csv")
    assert rows_of("out.csv")[0]["oircheck_verdict"] == "supported"
    Path("d.csv").write_text("CLAIM,Claim\nSeven bases.,Six bases.\n")
    ran = run("batch", "d.csv", "-o", "o.csv")
    assert ran.status == 3
    assert "no column claim or text" in ran.err


def test_a_header_that_is_there_twice_may_be_one_that_is_not_used(
    run: Run, project: Path
) -> None:
    Path("c.csv").write_text("claim,note,note\nSix bases.,one,two\n")
    assert run("batch", "c.csv", "-o", "out.csv").status == 0
    head, row = Path("out.csv").read_text().splitlines()
    assert head.startswith("claim,note,note,oircheck_verdict,")
    assert row.startswith("Six bases.,one,two,supported,")
    assert run("batch", "c.csv", "-o", "out.jsonl").status == 0
    found = json.loads(Path("out.jsonl").read_text())
    assert (found["note"], found["note_2"]) == ("one", "two")
    ran = run("batch", "c.csv", "-o", "o.csv", "--id-col", "note")
    assert ran.status == 3
    assert "the column 'note' is there twice" in ran.err


@pytest.mark.parametrize(
    "stdin",
    [b"claim\n", b"claim,oircheck_rule\nSix bases.,1\n"],
    ids=["empty", "names"],
)
def test_an_error_of_piped_rows_is_told_alone(
    run: Run, project: Path, stdin: bytes
) -> None:
    ran = run("batch", "-", stdin=stdin)
    assert ran.status in (2, 3)
    assert "cannot be gone on with" not in ran.err
