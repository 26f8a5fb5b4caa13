from __future__ import annotations

import pytest

from oircheck.quantities import rivals
from oircheck.quantities.comparisons.rivals import is_slip
from oircheck.types import Outcome


def beside(
    claim: str, unit: str, context: str = "", elsewhere: tuple[str, ...] = ()
) -> list[tuple[str, str]]:
    found = rivals(
        claim=claim,
        claim_date=None,
        unit=unit,
        context=context,
        passage_date=None,
        elsewhere=[(text, None) for text in elsewhere],
    )
    plain = [one.comparison for one in found]
    return [(one.claimed.text, one.stated.text) for one in plain]


@pytest.mark.parametrize(
    ("claim", "unit", "pair"),
    [
        (
            "Inspectors met with 120 that had lapsed.",
            "The inspectors found 210 lapsed licences.",
            ("120", "210"),
        ),
        (
            "The storm cost the northern pier 40 metres.",
            "The gale swept away 140 metres of the north pier.",
            ("40 metres", "140 metres"),
        ),
        (
            "She took her degree in 1954.",
            "Her university gave her the degree in 1945.",
            ("in 1954", "in 1945"),
        ),
    ],
)
def test_a_value_that_only_the_claim_has_stands_beside_one_of_its_sort(
    claim: str, unit: str, pair: tuple[str, str]
) -> None:
    assert pair in beside(claim, unit)


def test_nothing_is_decided_by_a_rival() -> None:
    found = rivals(
        claim="The pier lost 40 metres.",
        claim_date=None,
        unit="The gale took 140 metres.",
        context="",
        passage_date=None,
    )
    assert [one.comparison.outcome for one in found] == [Outcome.NOT_COMPARABLE]
    assert all(one.comparison.excludes for one in found)


def signs(
    claim: str, unit: str, context: str = "", elsewhere: tuple[str, ...] = ()
) -> tuple[bool, bool, bool]:
    (found,) = rivals(
        claim=claim,
        claim_date=None,
        unit=unit,
        context=context,
        passage_date=None,
        elsewhere=[(text, None) for text in elsewhere],
    )
    return found.told, found.elsewhere, found.alike


def test_where_else_a_value_stands_is_told() -> None:
    claim, unit = "The pier lost 45 metres.", "The gale took 170 metres."
    assert signs(claim, unit) == (False, False, False)
    before = "The pier had lost 45 metres before."
    assert signs(claim, unit, before) == (True, False, False)
    assert signs(claim, unit, "", (before,)) == (False, True, False)


def test_a_value_that_the_sentence_has_has_no_rival() -> None:
    assert beside("The pier lost 45 metres.", "It lost 45 of its 170 metres.") == []


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("1,216 votes", "1,612 votes", True),
        ("216", "217", True),
        ("40 metres", "140 metres", True),
        ("3", "8", False),
        ("47", "48", False),
        ("190,000", "2,450", False),
        ("six", "seven", False),
    ],
)
def test_a_slip_of_the_pen_changes_little(one: str, other: str, slip: bool) -> None:
    assert is_slip(one, other) is slip
    assert is_slip(other, one) is slip


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        ("The gap was four cents.", "It cost 17 cents, the other 21 cents."),
        ("Built for 240 tonnes.", "It has four silos, 60 tonnes in one."),
        ("About 150 came.", "Some 300 were awaited, and half of them came."),
        ("It took 80 minutes for two.", "It needs 40 minutes for one."),
    ],
)
def test_what_may_be_reckoned_has_no_rival(claim: str, unit: str) -> None:
    assert beside(claim, unit) == []


@pytest.mark.parametrize(
    "claim",
    [
        "Instead of 30 months the work took longer.",
        "The hall used to have 540 seats.",
        "Compared with 61 in the year before there were fewer.",
    ],
)
def test_what_the_claim_tells_of_before_has_no_rival(claim: str) -> None:
    unit = "The work took 26 months, for a hall of 310 seats and 50 recalls."
    assert beside(claim, unit) == []


def test_counts_of_different_things_are_no_rivals() -> None:
    assert beside("Six players were seeded.", "It drew guests from 38 countries.") == []


def test_an_ordinal_tells_which_one_and_has_no_rival() -> None:
    assert beside("The first drill got stuck.", "The second drill went deep.") == []


def test_a_change_is_no_level() -> None:
    claim = "The winner got 12,000 euros."
    assert beside(claim, "The prize went up by 3,000 euros.") == []


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        (
            "The core was ten centimetres thick.",
            "The core, 396 metres long, was split.",
        ),
        ("The wall is 40 centimetres thick.", "The wall is 12 metres high."),
        ("The mine lies 90 metres off.", "The mine reaches 400 metres down."),
    ],
)
def test_a_height_is_no_width(claim: str, unit: str) -> None:
    assert beside(claim, unit) == []


def test_a_height_is_the_rival_of_a_height() -> None:
    found = beside("The wall is 9 metres high.", "The wall is 12 metres tall.")
    assert found == [("9 metres", "12 metres")]


def test_an_age_beside_a_name_is_no_count() -> None:
    claim = "Of the 43 on board seven were hurt."
    assert beside(claim, "All left; Captain Otto Lins, 46, was the last.") == []
    assert beside("Otto Lins, 64, was the last.", "Captain Otto Lins, 46, left.") == [
        ("64", "46")
    ]


def test_a_distance_in_time_counts_from_another_day() -> None:
    claim = "Three years later the last trams were withdrawn."
    assert beside(claim, "The last trams went five years after the accident.") == []


def test_a_day_is_no_rival_of_a_year() -> None:
    assert beside("It opened in 1954.", "It opened on 3 May 1961.") == []


def test_bounds_have_no_rivals() -> None:
    assert beside("More than 900 came.", "There were 700 of them.") == []


@pytest.mark.parametrize(
    ("one", "other", "rival"),
    [
        ("1,612", "1,621", True),
        ("398,950", "388,950", True),
        ("5,200", "5,250", False),
        ("1,144", "1,150", False),
        ("1,612", "1,630", False),
    ],
)
def test_numbers_that_nearly_agree_are_rivals_only_where_a_slip_tells_them_apart(
    one: str, other: str, rival: bool
) -> None:
    found = beside(f"The club has {one} members.", f"Members of the club: {other}.")
    assert found == ([(one, other)] if rival else [])


def test_a_number_many_times_as_large_is_of_another_thing() -> None:
    claim = "It is 170 kilometres from there to the plateau."
    assert beside(claim, "Each dish of the plateau is nine metres across.") == []


def test_one_named_beside_a_count_may_be_counted() -> None:
    unit = "Six passengers and the stewardess were hurt in the bus."
    assert beside("Seven were hurt in the bus.", unit) == []
    assert beside("Eight were hurt in the bus.", unit) == [("Eight", "Six")]


def test_the_day_of_an_opening_is_no_rival_of_that_of_a_reopening() -> None:
    unit = "The pier was opened on 12 June 2024."
    assert beside("The pier reopened on 2 August 2024.", unit) == []
    assert beside("The pier opened on 2 August 2024.", unit) == [
        ("on 2 August 2024", "on 12 June 2024")
    ]
