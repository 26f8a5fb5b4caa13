from __future__ import annotations

import pytest

from oircheck.testing import make_comparison, make_evidence
from oircheck.types import Evidence, Ground, Outcome, Source, Stage, Stance
from oircheck.verify.neighbours import neighbours


def told(
    claim: str, unit: str, values: tuple[str, str], *, outcome: Outcome
) -> Evidence:
    claimed, stated = values
    shown = make_comparison(
        Stage.NUMBER, outcome, claim=claim, claimed=claimed, text=unit, stated=stated
    )
    return make_evidence(
        unit, Stance.REFUTES, doc_id="a", source=Source(), comparisons=[shown]
    )


def ground_of(
    claim: str,
    unit: str,
    values: tuple[str, str],
    *,
    outcome: Outcome = Outcome.NOT_COMPARABLE,
) -> Ground | None:
    item = told(claim, unit, values, outcome=outcome)
    found = list(neighbours(claim, [item]))
    return found[0].ground if found else None


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        (
            "The barge Klara brought 90 tonnes of slate.",
            "The barge Mette brought 70 tonnes of slate.",
        ),
        (
            "Last week the Roper household burned 90 tonnes of slate.",
            "The Tanner household burned 70 tonnes of slate.",
        ),
        (
            "The 90 tonnes of slate came with the barge Klara.",
            "The barge Mette Louise came with 70 tonnes of slate.",
        ),
    ],
)
def test_another_one_of_the_sort_has_its_own_values(claim: str, unit: str) -> None:
    values = ("90 tonnes of slate", "70 tonnes of slate")
    assert ground_of(claim, unit, values) is Ground.OTHER_THING


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        pytest.param(
            "The barge Klara brought 90 tonnes of slate.",
            "The barge Klara brought 70 tonnes of slate.",
            id="the same",
        ),
        pytest.param(
            "The barge Klara brought 90 tonnes of slate.",
            "The barge brought 70 tonnes of slate.",
            id="no other name",
        ),
        pytest.param(
            "The barge Klara was the first to bring 90 tonnes of slate.",
            "The barge Mette was the first to bring 70 tonnes of slate.",
            id="one place",
        ),
        pytest.param(
            "The barge Klara brought 90 tonnes of slate.",
            "The barges Klara and Mette brought 70 tonnes of slate.",
            id="both",
        ),
    ],
)
def test_the_very_one_is_still_refuted(claim: str, unit: str) -> None:
    values = ("90 tonnes of slate", "70 tonnes of slate")
    assert ground_of(claim, unit, values) is None


def test_where_the_value_agrees_the_name_is_in_question() -> None:
    claim = "The barge Klara brought 90 tonnes of slate."
    unit = "The barge Mette brought 90 tonnes of slate."
    values = ("90 tonnes of slate", "90 tonnes of slate")
    assert ground_of(claim, unit, values, outcome=Outcome.AGREE) is None


@pytest.mark.parametrize(
    ("mine", "theirs", "ground"),
    [
        ("In the 2001-02 season", "In the 2002-03 season", Ground.OTHER_DAY),
        ("In the 2001/02 season", "In the 2001-2002 season", None),
        ("In the season of 1999-2000", "In the season of 1999-2000", None),
        ("In winter", "In summer", Ground.OTHER_DAY),
        ("In the summer", "In summer", None),
        ("In summer and in winter", "In winter", None),
        ("In winter", "All year", None),
    ],
)
def test_another_season_has_its_own_values(
    mine: str, theirs: str, ground: Ground | None
) -> None:
    claim, unit = f"{mine} Orm won 9 matches.", f"{theirs} Orm won 14 matches."
    assert ground_of(claim, unit, ("9 matches", "14 matches")) is ground
