from __future__ import annotations

import pytest

from oircheck.testing import make_comparison, make_evidence
from oircheck.types import Evidence, Outcome, Source, Stage, Stance
from oircheck.verify.inside import read_inside, read_place

HELD = "The ploughing match was held in Brea."


def told(unit: str, stance: Stance, *, context: str = "") -> Evidence:
    return make_evidence(unit, stance, doc_id="a", source=Source(), context=context)


@pytest.mark.parametrize(
    "text",
    [
        "Brea, in the parish of Kell, has two shops.",
        "He was born in Brea, a small village in Kell.",
        "Brea is a hamlet in the parish of Kell.",
        "Brea lies in the canton of Kell.",
        "Brea belongs to the parish of Kell.",
        "The school of Brea in the district of Kell is closed.",
        "Brea, a hamlet of Kell, has two shops.",
    ],
)
def test_a_place_in_another_is_read(text: str) -> None:
    assert (frozenset({"brea"}), frozenset({"kell"})) in read_inside([text])


@pytest.mark.parametrize(
    "text",
    [
        "Brea is not in the parish of Kell.",
        "She said that Brea is in the parish of Kell.",
        "Brea is far from the parish of Kell.",
        "Brea and Kell are villages.",
        "Kell, who lives in Brea, opened the fair.",
    ],
)
def test_two_places_side_by_side_are_no_such_thing(text: str) -> None:
    assert (frozenset({"brea"}), frozenset({"kell"})) not in read_inside([text])


def test_a_place_in_a_place_in_a_third_one_lies_in_that() -> None:
    found = read_inside(
        ["Brea is a hamlet in the parish of Kell.", "Kell lies in the county of Ust."]
    )
    assert (frozenset({"brea"}), frozenset({"ust"})) in found


@pytest.mark.parametrize(
    ("claim", "stance"),
    [
        ("The ploughing match was held in Kell.", Stance.NEUTRAL),
        ("The ploughing match was held in Lann.", Stance.REFUTES),
        ("The ploughing match was moved to Kell.", Stance.REFUTES),
    ],
)
def test_a_place_does_not_speak_against_the_one_in_which_it_lies(
    claim: str, stance: Stance
) -> None:
    inside = read_inside(["Brea is a hamlet in the parish of Kell."])
    assert read_place(claim, told(HELD, Stance.REFUTES), inside).stance is stance


def test_a_value_that_differs_still_refutes() -> None:
    claim, unit = "Nine teams met in Kell.", "Six teams met in Brea."
    shown = make_comparison(
        Stage.NUMBER,
        Outcome.CONFLICT,
        claim=claim,
        claimed="Nine teams",
        text=unit,
        stated="Six teams",
    )
    item = make_evidence(
        unit, Stance.REFUTES, doc_id="a", source=Source(), comparisons=[shown]
    )
    inside = read_inside(["Brea is a hamlet in the parish of Kell."])
    assert read_place(claim, item, inside) == item
