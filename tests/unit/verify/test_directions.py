"""Which way something went, by the words of claim and passage."""

from __future__ import annotations

import pytest

from oircheck.testing import make_evidence
from oircheck.types import Stance
from oircheck.verify.directions import read_direction, read_ways


def stance_of(claim: str, unit: str, model: Stance = Stance.SUPPORTS) -> Stance:
    return read_direction(claim, make_evidence(unit, model)).stance


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("The seats are narrower than before.", [("seat", "width", -1)]),
        ("The hall lost 90 seats.", [("seat", "", -1)]),
        ("The club has more members.", [("memb", "", 1)]),
        ("The firm employs fewer people.", [("person", "", -1)]),
        ("The days are getting shorter.", [("day", "length", -1)]),
        ("Tickets become cheaper.", [("ticket", "price", -1)]),
        ("Ticket prices go up.", [("ticket", "price", 1), ("pric", "", 1)]),
        ("Tickets are more expensive.", [("ticket", "price", 1)]),
        ("Rents have fallen sharply.", [("rent", "", -1)]),
        ("The council raised the fee.", []),
        ("The older bridge was closed.", []),
        ("In the hall, wider seats were put in.", []),
    ],
)
def test_what_a_sentence_says_went_which_way(
    text: str, ways: list[tuple[str, str, int]]
) -> None:
    assert [(one.noun, one.axis, one.number) for one in read_ways(text)] == ways


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        ("The seats are narrower.", "The hall is back, and the seats are wider."),
        (
            "The seats are narrower.",
            "The hall lost 90 seats, and the seats are wider.",
        ),
        ("The hall has more seats than before.", "The hall lost 90 seats."),
        ("The hall gained seats.", "The hall has fewer seats than before."),
        ("Rents fell.", "Rents rose."),
        ("Tickets become cheaper.", "Ticket prices go up."),
        ("The road became shorter.", "The road became much longer."),
    ],
)
def test_the_other_way_refutes(claim: str, unit: str) -> None:
    assert stance_of(claim, unit) is Stance.REFUTES
    assert stance_of(claim, unit, Stance.NEUTRAL) is Stance.REFUTES


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        ("Rents fell in 2020.", "Rents rose in 2019."),
        ("Rents fell in Orr.", "Rents rose."),
        ("Rents fell.", "Rents rose in 2019."),
        ("Tickets become cheaper in April.", "Ticket prices go up on 1 May."),
    ],
)
def test_the_other_way_at_another_time_or_place_is_no_support(
    claim: str, unit: str
) -> None:
    assert stance_of(claim, unit) is Stance.NEUTRAL


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        ("The seats are wider.", "The hall is back, and the seats are wider."),
        ("The hall has fewer seats.", "The hall lost 90 seats."),
        ("The seats are wider.", "The seats are higher, and the rows shorter."),
        ("Rents fell.", "Rents rose in May and fell in June."),
        ("The seats did not become narrower.", "The seats became wider."),
        ("The seats would be narrower.", "The seats are wider."),
        ("Wages fell.", "Prices rose."),
        ("The hall has more seats.", "The hall has twice fewer seats than the tent."),
    ],
)
def test_what_goes_the_same_way_or_is_another_thing_stays(
    claim: str, unit: str
) -> None:
    assert stance_of(claim, unit) is Stance.SUPPORTS


def test_what_refutes_by_the_model_stays_so() -> None:
    found = make_evidence("Rents rose in 2019.", Stance.REFUTES)
    assert read_direction("Rents fell in 2020.", found) is found
