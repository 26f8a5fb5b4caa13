from __future__ import annotations

import pytest

from oircheck.testing import make_evidence
from oircheck.types import Stance
from oircheck.verify.absences import read_absence

APOLOGIES = "Councillors Owen Pryce and Dana Whitlock sent apologies."


def stance_of(claim: str, unit: str, model: Stance) -> Stance:
    item = make_evidence(unit, model, context="The council met in the Guildhall.")
    return read_absence(claim, item).stance


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        ("Owen Pryce was not at the meeting.", APOLOGIES),
        ("Councillor Whitlock was absent.", APOLOGIES),
        ("Dana Whitlock did not attend the council meeting.", APOLOGIES),
        ("Owen Pryce sent apologies.", "Owen Pryce was absent."),
        ("Eva Stenn was at the meeting.", "Eva Stenn attended."),
        ("Harriet Mbeki was present.", "Harriet Mbeki chaired the meeting."),
    ],
)
@pytest.mark.parametrize("model", list(Stance))
def test_the_same_in_other_words_supports(claim: str, unit: str, model: Stance) -> None:
    assert stance_of(claim, unit, model) is Stance.SUPPORTS


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        ("Owen Pryce was at the meeting.", APOLOGIES),
        ("Dana Whitlock attended the meeting.", APOLOGIES),
        ("Eva Stenn was absent.", "Eva Stenn attended."),
        ("Eva Stenn did not attend.", "Eva Stenn attended."),
        ("Harriet Mbeki sent apologies.", "Harriet Mbeki chaired the meeting."),
        ("Harriet Mbeki was not at the meeting.", "Harriet Mbeki was present."),
    ],
)
@pytest.mark.parametrize("model", list(Stance))
def test_the_reverse_refutes(claim: str, unit: str, model: Stance) -> None:
    assert stance_of(claim, unit, model) is Stance.REFUTES


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        ("Paul Orr was absent.", APOLOGIES),
        ("Owen Pryce was not at the meeting in Lund.", APOLOGIES),
        ("Owen Pryce was not at the meeting on 3 May.", APOLOGIES),
        ("Owen Pryce was absent.", "Owen Pryce sent apologies to the victims."),
        ("Owen Pryce was absent.", "Pryce said that Eva Stenn was absent."),
        ("Owen Pryce was absent.", "Eva Stenn told Owen Pryce that she was absent."),
        ("The letter was absent.", APOLOGIES),
        ("Owen Pryce was absent.", "A" * 200 + " " * 600 + "and A, " * 90),
    ],
)
def test_what_tells_nothing_of_the_one_is_left_as_it_is(claim: str, unit: str) -> None:
    for model in Stance:
        assert stance_of(claim, unit, model) is model
