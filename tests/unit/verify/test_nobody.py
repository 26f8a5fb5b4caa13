from __future__ import annotations

import pytest

from oircheck.testing import make_evidence
from oircheck.types import Stance
from oircheck.verify.nobody import read_nobody

RESCUE = "Two fishermen were rescued near Gull Point, and nobody was killed."


def stance_of(
    claim: str, unit: str, model: Stance = Stance.SUPPORTS, context: str = ""
) -> Stance:
    return read_nobody(claim, make_evidence(unit, model, context=context)).stance


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        ("Nobody was rescued near Gull Point.", RESCUE),
        ("No fishermen were saved near Gull Point.", RESCUE),
        ("Nobody was acquitted.", "His co-defendant, Elena Marchetti, was acquitted."),
        (
            "None of the defendants was acquitted.",
            "His co-defendant, Elena Marchetti, was acquitted.",
        ),
        ("No one was hurt.", "Five firefighters were injured."),
        (
            "Nobody voted against the budget.",
            "Councillors Rahal and Tebbutt voted against the budget.",
        ),
        ("Nobody died.", "None of the passengers was hurt, but the driver died."),
        ("No cars were damaged.", "Three cars were damaged."),
    ],
)
@pytest.mark.parametrize("model", [Stance.SUPPORTS, Stance.NEUTRAL])
def test_somebody_is_not_nobody(claim: str, unit: str, model: Stance) -> None:
    assert stance_of(claim, unit, model) is Stance.REFUTES


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        ("Nobody was killed near Gull Point.", RESCUE),
        ("Two fishermen were rescued near Gull Point.", RESCUE),
        ("None of the witnesses was charged.", "None of the witnesses was charged."),
        ("Nobody else was hurt.", "Five firefighters were hurt."),
        ("Nobody was hurt before noon.", "Five firefighters were hurt."),
        ("Nobody was hurt.", "Five firefighters might have been hurt."),
        ("Nobody was hurt.", "The mayor said that five firefighters were hurt."),
        ("Nobody was hurt in the fire.", "The doors were closed."),
    ],
)
def test_what_is_no_reverse_is_left_as_it_is(claim: str, unit: str) -> None:
    for model in Stance:
        assert stance_of(claim, unit, model) is model


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        ("Nobody was saved.", "The ship was saved."),
        ("Two fishermen were killed near Gull Point.", RESCUE),
        ("A witness was charged.", "None of the witnesses was charged."),
        ("No passenger was hurt.", "The driver was hurt."),
        ("Nobody was hurt at the fair.", "Five firefighters were hurt."),
    ],
)
def test_what_befell_another_or_nobody_supports_nothing(claim: str, unit: str) -> None:
    assert stance_of(claim, unit) is Stance.NEUTRAL
    assert stance_of(claim, unit, Stance.NEUTRAL) is Stance.NEUTRAL


def test_a_sentence_after_that_of_the_reverse_supports_nothing() -> None:
    claim, context = "Nobody was acquitted.", "The nurse was acquitted."
    unit = "None of the witnesses was charged."
    assert stance_of(claim, unit, context=context) is Stance.NEUTRAL


def test_a_sentence_without_end_is_read_at_once() -> None:
    unit = "Nobody " + " " * 600 + "was hurt, " * 40
    assert stance_of("A" * 200 + " was hurt.", unit) in Stance


def test_what_befell_things_is_not_against_nobody() -> None:
    claim = "Nobody was hurt in the avalanche."
    unit = "In August an avalanche damaged the access road."
    assert stance_of(claim, unit, Stance.REFUTES) is Stance.NEUTRAL
    lost = "Three people lost their lives in the avalanche."
    assert stance_of(claim, lost, Stance.REFUTES) is Stance.REFUTES


SIX = "Six members of the public spoke against the closure before the vote."
JOBS = "All nine staff at the branch will be offered jobs at other libraries."


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        ("No member of the public spoke against the closure.", SIX),
        ("Nobody spoke against the closure.", SIX),
        ("None of the staff will be offered jobs.", JOBS),
        ("None of the nine staff will be offered a job.", JOBS),
        ("No nurse refused the vaccine.", "Two of the nurses refused the vaccine."),
        ("No guests were hurt.", "Four more guests were hurt."),
    ],
)
def test_some_before_a_day_or_of_what_will_be_are_not_none(
    claim: str, unit: str
) -> None:
    assert stance_of(claim, unit) is Stance.REFUTES


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        (
            "No firefighter attended the fire.",
            "Eight fire engines and about 50 firefighters were sent.",
        ),
        (
            "None of the cabinet members voted against the payment.",
            "The cabinet approved the payment by seven votes to two.",
        ),
        ("Nobody voted against the plan.", "The plan was carried by nine to 3."),
    ],
)
def test_those_who_are_counted_or_outvoted_support_no_denial(
    claim: str, unit: str
) -> None:
    assert stance_of(claim, unit) is Stance.NEUTRAL


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        ("No crew member was hurt.", "All six crew members escaped unhurt."),
        ("No sailor died.", "Six sailors were saved, and none was lost."),
        ("Nobody voted against the plan.", "The plan passed by nine votes to none."),
        ("No shop was damaged.", "The shops were untouched."),
        ("No more guests were hurt.", "Four guests were hurt."),
        ("None of the staff will be offered jobs.", "No staff will be offered jobs."),
    ],
)
def test_what_tells_of_none_in_other_words_stays(claim: str, unit: str) -> None:
    assert stance_of(claim, unit) is Stance.SUPPORTS
