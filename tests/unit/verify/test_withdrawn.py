from __future__ import annotations

import pytest

from oircheck.testing import make_evidence
from oircheck.types import Ground, Outcome, Source, Stance
from oircheck.verify.standing import hear
from oircheck.verify.withdrawn import read_put_right, read_taken_back

WRONG = "An earlier version said that 15 firefighters were injured in the fire."
RIGHT = "In fact, five firefighters were injured."
LENGTH = "Our article on the Harl bridge put its length at 420 metres."
CORRECTION = Source(title="Correction", published="2024-03-02")


def stance_of(
    claim: str,
    unit: str,
    context: str,
    source: Source | None = None,
    model: Stance = Stance.SUPPORTS,
) -> Stance:
    item = make_evidence(unit, model, context=context, source=source)
    return read_put_right(claim, item).stance


@pytest.mark.parametrize("model", list(Stance))
@pytest.mark.parametrize(
    ("claim", "side"),
    [
        ("Fifteen firefighters were injured in the fire.", Stance.REFUTES),
        ("In the fire 15 firefighters were injured.", Stance.REFUTES),
        ("Five firefighters were injured in the fire.", Stance.SUPPORTS),
    ],
)
def test_what_is_so_in_fact_takes_the_other_value_back(
    claim: str, side: Stance, model: Stance
) -> None:
    assert stance_of(claim, RIGHT, WRONG, model=model) is side


@pytest.mark.parametrize(
    ("claim", "unit", "context", "side"),
    [
        (
            "The Harl bridge is 420 metres long.",
            "The bridge is 240 metres long.",
            LENGTH,
            Stance.REFUTES,
        ),
        (
            "The Harl bridge is 240 metres long.",
            "The bridge is 240 metres long.",
            LENGTH,
            Stance.SUPPORTS,
        ),
        (
            "The play opened on 3 May 2023.",
            "It opened on 13 May 2023.",
            "The report wrongly said that the play opened on 3 May 2023.",
            Stance.REFUTES,
        ),
    ],
)
def test_a_text_titled_a_correction_is_read_as_one(
    claim: str, unit: str, context: str, side: Stance
) -> None:
    assert stance_of(claim, unit, context, CORRECTION) is side


@pytest.mark.parametrize(
    ("claim", "unit", "context", "source"),
    [
        ("Seven firefighters were injured in the fire.", RIGHT, WRONG, None),
        ("Fifteen pupils were injured in the fire.", RIGHT, WRONG, None),
        ("In Lund 15 firefighters were injured in the fire.", RIGHT, WRONG, None),
        ("Fifteen firefighters were not injured in the fire.", RIGHT, WRONG, None),
        (
            "The Harl bridge is 420 metres long.",
            "The bridge is 240 metres long.",
            LENGTH.replace("Our article on the", "A visitor of the"),
            CORRECTION,
        ),
        (
            "The bridge is 420 metres long.",
            "It has 9 piers.",
            LENGTH,
            CORRECTION,
        ),
        ("Five were hurt.", "A" * 200 + " " * 600, "we " + " " * 600 + "said", None),
    ],
)
def test_what_puts_nothing_of_the_claim_right_is_left_as_it_is(
    claim: str, unit: str, context: str, source: Source | None
) -> None:
    for model in Stance:
        assert stance_of(claim, unit, context, source, model) is model


def test_the_two_values_are_shown_and_the_correction_does_not_replace_itself() -> None:
    claim = "Fifteen firefighters were injured in the fire."
    wrong = make_evidence(WRONG, Stance.SUPPORTS)
    right = make_evidence(RIGHT, Stance.SUPPORTS, context=WRONG)
    found = hear(claim, [wrong, right])
    assert [one.retrieved.passage.view.text for one in found.heard] == [RIGHT]
    shown = found.heard[0].comparisons[0]
    assert shown.outcome is Outcome.CONFLICT
    assert shown.claimed.text == "Fifteen firefighters"
    assert shown.stated.text == "five firefighters"
    assert [one.evidence.retrieved.passage.view.text for one in found.set_aside] == [
        WRONG
    ]


@pytest.mark.parametrize("model", [Stance.SUPPORTS, Stance.REFUTES])
def test_what_a_correction_quotes_is_no_side(model: Stance) -> None:
    claim = "The Harl bridge is 420 metres long."
    item = make_evidence(LENGTH, model, source=CORRECTION)
    assert read_taken_back(claim, item).stance is Stance.NEUTRAL
    assert [one.ground for one in hear(claim, [item]).set_aside] == [Ground.CORRECTED]
    plain = make_evidence(LENGTH, model, source=Source(title="The Harl bridge"))
    assert read_taken_back(claim, plain).stance is model
