"""Of what a sentence tells, where claim and passage say the same of two things."""

from __future__ import annotations

import pytest

from oircheck.testing import make_evidence
from oircheck.types import Stance
from oircheck.verify.subjects import read_other_subject, read_subject

TRUST = "The trust has raised £86,400 from 1,120 donors since May."
OPENED = "The library opened in 1968."


def stance_of(
    claim: str, unit: str, model: Stance = Stance.SUPPORTS, context: str = ""
) -> Stance:
    return read_other_subject(claim, make_evidence(unit, model, context=context)).stance


@pytest.mark.parametrize(
    ("claim", "unit", "context"),
    [
        ("The brewery has raised £86,400 from 1,120 donors.", TRUST, ""),
        ("The school opened in 1968.", OPENED, ""),
        ("The school opened in 1968.", "The mill, which opened in 1968, has gone.", ""),
        ("The museum has 73 volunteers.", "It has 73 volunteers.", OPENED),
        (
            "The brewery in Marlow was founded in 1921.",
            "The bakery in Marlow was founded in 1921 by Albert Pellow.",
            "",
        ),
    ],
)
def test_all_the_same_of_another_thing_is_no_support(
    claim: str, unit: str, context: str
) -> None:
    assert stance_of(claim, unit, context=context) is Stance.NEUTRAL
    assert stance_of(claim, unit, Stance.REFUTES, context) is Stance.REFUTES


@pytest.mark.parametrize(
    ("claim", "unit", "context"),
    [
        ("The trust has raised £86,400 from 1,120 donors.", TRUST, ""),
        ("The charity has raised £86,400 from 1,120 donors.", TRUST, ""),
        ("The library has 73 volunteers.", "It has 73 volunteers.", OPENED),
        ("The brewery has raised £86,400.", TRUST, "The trust owns the old brewery."),
        ("The branch library opened in 1968.", OPENED, ""),
        ("The school is older than the church.", OPENED, ""),
        ("Officials said that the school opened in 1968.", OPENED, ""),
        ("Ferndale opened in 1968.", OPENED, ""),
        ("The school opened in 1968.", "Ferndale opened in 1968.", ""),
    ],
)
def test_the_same_thing_or_one_that_may_be_it_stays(
    claim: str, unit: str, context: str
) -> None:
    assert stance_of(claim, unit, context=context) is Stance.SUPPORTS


def test_what_a_sentence_begins_with_is_what_it_is_about() -> None:
    found = read_subject("The old branch library has 73 volunteers.")
    other = read_subject(OPENED)
    assert found is not None
    assert other is not None
    assert found.noun == other.noun
    assert found.words > other.words
    assert read_subject("In May the library closed for good.") is None
