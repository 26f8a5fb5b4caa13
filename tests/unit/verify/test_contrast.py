from __future__ import annotations

import pytest

from oircheck.quantities import read_mentions
from oircheck.verify.contrast import is_value, read_contrasts


def read(text: str, published: str | None = None) -> list[tuple[str, str]]:
    return [
        (one.stated.text, one.denied.text) for one in read_contrasts(text, published)
    ]


@pytest.mark.parametrize(
    ("text", "stated", "denied"),
    [
        ("It was 81, not 91.", "81", "91"),
        ("The hall had 64 seats, not 46 as first printed.", "64", "46"),
        ("The hall had not 46 but 64 seats.", "64", "46"),
        ("The hall has 64 seats rather than 46.", "64", "46"),
        ("The fine was $3 million, and not $5 million.", "$3 million", "$5 million"),
        ("The pond is 9 metres deep (not 19 metres).", "9 metres", "19 metres"),
        ("An earlier version gave 27 barns; it was 17.", "17", "27"),
        ("The mill was built in 1931, not 1913.", "in 1931", "1913"),
        ("The depth was corrected from 120 to 96 metres.", "to 96 metres", "from 120"),
    ],
)
def test_one_value_in_the_place_of_another_is_read(
    text: str, stated: str, denied: str
) -> None:
    assert read(text) == [(stated, denied)]


def test_days_are_seen_from_the_day_of_publication() -> None:
    (one,) = read_contrasts("She left on Tuesday, not on Monday.", "2022-08-17")
    assert one.denied.dates is not None
    assert str(one.denied.dates.first) == "2022-08-15"


@pytest.mark.parametrize(
    "text",
    [
        "The show drew 9,000 visitors, not least 900 pupils.",
        "The ship carried 300 passengers, not counting 40 sailors.",
        "The estate has 80 rooms, not including 12 in the lodge.",
        "The work took 12 weeks, and not only 12 weeks but three winters.",
        "The school has 500 pupils, not more than 20 of them boarders.",
        "The fleet had 20 ships, not 20 of which came back.",
        "It was passed by 16 votes, not 19 as for the plan.",
        "The team won by four points, not three sets.",
        "The pump delivers 40 litres. Not 12 houses are left.",
    ],
)
def test_other_senses_of_not_deny_no_value(text: str) -> None:
    assert read(text) == []


def test_a_contrast_knows_of_what_its_values_are() -> None:
    (one,) = read_contrasts("The profit was 3 million crowns, not 5 million.", None)
    assert (one.subject, one.is_equation) == ({"profit"}, True)
    (other,) = read_contrasts("Correction: It was 81, not 91.", None)
    assert (other.subject, other.outright) == (frozenset(), True)


@pytest.mark.parametrize(
    ("claim", "denied"),
    [("It takes 91 minutes.", True), ("It takes 91 hours.", False)],
)
def test_a_bare_value_has_the_unit_of_the_one_beside_it(
    claim: str, *, denied: bool
) -> None:
    (one,) = read_contrasts("It takes 81 minutes, not 91.", None)
    (claimed,) = read_mentions(claim, reference=None)
    assert is_value(claimed, one.denied, beside=one.stated) is denied


def test_what_stands_before_the_subject_is_no_part_of_it() -> None:
    (one,) = read_contrasts(
        "With the new pump the fountain uses 40 litres, not 70.", None
    )
    assert one.is_of({"fountain", "use"})
    assert not one.is_of({"pump", "new"})


def test_a_word_may_be_the_end_of_a_longer_one() -> None:
    (one,) = read_contrasts("The yard built 34 boats, not 43.", None)
    assert one.is_of({"shipyard", "build"})
    assert not one.is_of({"foundry", "boat"})


@pytest.mark.parametrize(
    ("words", "expected"),
    [("long", True), ("wide", False), ("deep", False)],
)
def test_the_length_of_a_thing_is_how_long_it_is(words: str, expected: bool) -> None:
    text = "Correction: the length of the jetty is 64 metres, not 46 metres."
    (one,) = read_contrasts(text, None)
    assert one.is_of({"jetti", "jetty", words}) is expected
