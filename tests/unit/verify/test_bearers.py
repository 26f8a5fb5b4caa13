from __future__ import annotations

import pytest

from oircheck.testing import make_evidence
from oircheck.types import Outcome, Stance
from oircheck.verify.bearers import read_bearer, read_bearers


def stance_of(
    claim: str, unit: str, model: Stance = Stance.SUPPORTS, context: str = ""
) -> Stance:
    return read_bearer(claim, make_evidence(unit, model, context=context)).stance


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The largest stadium of the league is Dunes Arena.", {"dun", "arena"}),
        ("The Dunes Arena is the league's largest stadium.", {"dun", "arena"}),
        ("Lake Ombra, the deepest lake in Torland, is cold.", {"lak", "ombra"}),
        ("The country's longest river, the Isk, is cold.", set()),
        ("The longest river, Old Isk, is cold.", {"old", "isk"}),
        ("It is the largest stadium of the league.", set()),
        ("Brask is one of the largest towns.", set()),
        ("A" * 200 + " " * 600 + "is the largest" * 40, set()),
    ],
)
def test_who_bears_a_superlative_is_read(text: str, name: set[str]) -> None:
    assert {part for one in read_bearers(text) for part in one.name} == name


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        (
            "The largest stadium of the league is Harbour Park.",
            "The largest stadium of the league is Dunes Arena.",
        ),
        (
            "Harbour Park is the league's largest stadium.",
            "The largest stadium of the league is Dunes Arena.",
        ),
        (
            "Lake Brin is the deepest lake in Torland.",
            "Lake Ombra, the deepest lake in Torland, is 310 metres deep.",
        ),
        (
            "Mount Kell is the highest mountain in Torland.",
            "The second highest mountain in Torland is Mount Kell.",
        ),
        (
            "Brask is the most populous town in the district.",
            "Vark is the most populous town in the district.",
        ),
        (
            "Selby was the busiest port of Torland in 2019.",
            "Lund was the busiest port of Torland in 2019.",
        ),
    ],
)
@pytest.mark.parametrize("model", [Stance.SUPPORTS, Stance.NEUTRAL])
def test_two_do_not_bear_one_superlative(claim: str, unit: str, model: Stance) -> None:
    assert stance_of(claim, unit, model) is Stance.REFUTES


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        (
            "The Kell is the largest mill in Torland.",
            "The Orr is the largest steel mill in Torland.",
        ),
        (
            "Selby was the busiest port of Torland in 2012.",
            "Lund was the busiest port of Torland in 2019.",
        ),
        (
            "Brask is the largest town in Torland.",
            "Vark is the largest town in Norland.",
        ),
        (
            "Brask was the largest town in Torland.",
            "Vark is the largest town in Torland.",
        ),
        (
            "Brask is the largest town in Torland.",
            "The largest town in Torland is Vark, together with Holm.",
        ),
    ],
)
def test_another_bearer_of_another_order_or_time_settles_nothing(
    claim: str, unit: str
) -> None:
    assert stance_of(claim, unit) is Stance.NEUTRAL
    assert stance_of(claim, unit, Stance.NEUTRAL) is Stance.NEUTRAL


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        (
            "Dunes Arena is the largest stadium of the league.",
            "The largest stadium of the league is Dunes Arena.",
        ),
        ("Kell is the oldest mill.", "Kell Mill is the oldest mill in Torland."),
        (
            "Harbour Park is the largest stadium of the league.",
            "Dunes Arena, formerly Harbour Park, is the largest stadium of the league.",
        ),
        (
            "Brask is the largest town in Torland.",
            "Vark is the oldest town in Torland, and Brask has more people than any.",
        ),
        ("Brask is large.", "Vark is the largest town in Torland."),
    ],
)
def test_what_may_be_the_same_is_left_as_it_is(claim: str, unit: str) -> None:
    assert stance_of(claim, unit) is Stance.SUPPORTS


def test_a_sentence_after_that_of_another_bearer_supports_nothing() -> None:
    context = "The largest stadium of the league is Dunes Arena."
    claim = "The largest stadium of the league is Harbour Park."
    unit = "Harbour Park is the home of Selby United."
    assert stance_of(claim, unit, context=context) is Stance.NEUTRAL


def test_the_two_names_are_shown() -> None:
    claim = "Harbour Park is the largest stadium of the league."
    unit = "The largest stadium of the league is Dunes Arena."
    found = read_bearer(claim, make_evidence(unit, Stance.SUPPORTS)).comparisons[0]
    assert found.outcome is Outcome.CONFLICT
    assert (found.claimed.text, found.stated.text) == ("Harbour Park", "Dunes Arena")
