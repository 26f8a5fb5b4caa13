"""Claims that state nothing: refused by every command that is given claims."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from oircheck.testing.tables import rows_of

if TYPE_CHECKING:
    from tests.e2e.conftest import House, Ran

    Run = Callable[..., Ran]

NOTHING = ("#REF!", "#N/A", "n/a", "TBD", "OK", "Yes.", "See above.", "bridge", "164")
SHORT = ("Snow fell.", "It rained.", "Taxes up 4%", "The ferry sank.")


def test_cells_that_state_nothing_are_bad_rows(run: Run, project: Path) -> None:
    rows = [*NOTHING, *SHORT]
    Path("c.csv").write_text("claim\n" + "".join(f"{row}\n" for row in rows))
    ran = run("batch", "c.csv", "-o", "out.csv")
    assert ran.status == 3
    found = rows_of("out.csv")
    statuses = [row["oircheck_status"] for row in found]
    assert statuses == ["error"] * len(NOTHING) + ["judged"] * len(SHORT)
    assert {row["oircheck_verdict"] for row in found[: len(NOTHING)]} == {""}
    assert "c.csv:2: that is a spreadsheet error, and states nothing" in ran.err


def test_with_evidence_of_their_own_too(run: Run, project: Path) -> None:
    Path("c.csv").write_text("claim,text\n#REF!,Six #REF! bases.\nSix bases.,Six.\n")
    run(
        "batch",
        "c.csv",
        "-o",
        "out.csv",
        "--claim-col",
        "claim",
        "--evidence-col",
        "text",
    )
    assert [row["oircheck_status"] for row in rows_of("out.csv")] == ["error", "judged"]


@pytest.mark.parametrize("text", [*NOTHING, "The ferry"])
def test_one_claim_that_states_nothing_is_2(
    run: Run, house: House, project: Path, text: str
) -> None:
    ran = run("check", text)
    assert (ran.status, ran.out) == (2, "")
    assert "states nothing" in ran.err
    assert house.asked == []
    Path("claim.txt").write_text(f"{text}\n")
    assert run("check", "--claim-file", "claim.txt").status == 2


@pytest.mark.parametrize("text", SHORT)
def test_a_short_claim_is_judged(run: Run, project: Path, text: str) -> None:
    assert run("check", text).status == 0


def test_gold_that_states_nothing_is_told_and_not_scored(
    run: Run, project: Path
) -> None:
    Path("g.csv").write_text("claim,label\nSix bases.,true\n#REF!,true\n,true\n")
    ran = run("eval", "g.csv", "--format", "json")
    assert ran.status == 3
    assert "g.csv:3: that is a spreadsheet error, and states nothing" in ran.err
    assert "g.csv:4: the claim is empty" in ran.err
    found = json.loads(ran.out)
    assert found["claims"] == 1
    assert [item["line"] for item in found["not_judged"]] == [3, 4]
