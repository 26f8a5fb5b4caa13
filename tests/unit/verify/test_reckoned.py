from __future__ import annotations

from dataclasses import replace

import pytest

from oircheck.testing import make_evidence
from oircheck.testing.values import compare_values
from oircheck.types import Comparison, Evidence, Outcome, Stage, Stance, Stated
from oircheck.verify.reckoned import read_reckoned

UNIT = "Of the nine blocks at Orle two are occupied."
SEVEN = "Seven of the nine blocks at Orle are unoccupied."
SIX = "Six of the nine blocks at Orle are unoccupied."


def evidence_of(claim: str, model: Stance) -> Evidence:
    item = make_evidence(UNIT, model)
    return replace(item, comparisons=compare_values(claim, UNIT, "1980-10-15"))


@pytest.mark.parametrize("model", list(Stance))
@pytest.mark.parametrize(
    ("claim", "side"), [(SEVEN, Stance.SUPPORTS), (SIX, Stance.REFUTES)]
)
def test_what_is_reckoned_settles_the_claim(
    claim: str, side: Stance, model: Stance
) -> None:
    assert read_reckoned(claim, evidence_of(claim, model)).stance is side


@pytest.mark.parametrize("model", list(Stance))
@pytest.mark.parametrize(
    ("kind", "outcome", "excludes"),
    [
        (Stage.DATE, Outcome.CONFLICT, True),
        (Stage.NUMBER, Outcome.CONFLICT, False),
        (Stage.NAME, Outcome.UNDETERMINED, True),
    ],
)
def test_another_value_in_conflict_leaves_it_to_the_model(
    model: Stance, kind: Stage, outcome: Outcome, *, excludes: bool
) -> None:
    item = evidence_of(SEVEN, model)
    place = Stated("Orle", item.comparisons[0].claimed.span, None)
    other = Comparison(kind, outcome, place, place, excludes=excludes)
    item = replace(item, comparisons=(*item.comparisons, other))
    assert read_reckoned(SEVEN, item) == item


@pytest.mark.parametrize("model", list(Stance))
def test_nothing_is_settled_by_a_value_that_only_agrees(model: Stance) -> None:
    claim = "Two of the nine blocks at Orle are occupied."
    item = evidence_of(claim, model)
    assert read_reckoned(claim, item) == item
