from __future__ import annotations

import pytest
from tests.unit.quantities.comparisons.test_rivals import beside

from oircheck.quantities import correct, rivals


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        (
            "The tram came on 17 June.",
            "Opened on 3 June; the tram came two weeks later.",
        ),
        ("It was due on 12 June.", "It was done on 12 February, four months before."),
        ("It was due in May 1990.", "It came in May 1988, two years earlier than due."),
        ("Some 100 of them came.", "Of 300 members a third came."),
        ("A tripled sum of 90 euros.", "The fee of 30 euros has been tripled."),
        (
            "Twenty-one of the men got ashore.",
            "The ferry carried 26 men; three bodies were found, two men are missing.",
        ),
        ("It is four minutes less.", "It took 11 minutes; the rule is 15 minutes."),
        ("Each got 20 euros.", "The prize was 60 euros, and there were three winners."),
    ],
)
def test_what_the_sentence_counts_or_shares_out_has_no_rival(
    claim: str, unit: str
) -> None:
    assert beside(claim, unit) == []


@pytest.mark.parametrize(
    ("claim", "unit", "pair"),
    [
        (
            "The work was done on 12 April.",
            "The work was finished on 12 February, four months before the time set.",
            ("on 12 April", "on 12 February"),
        ),
        (
            "The tram came on 9 August.",
            "The tram came on 3 June, and the bus was withdrawn two weeks later.",
            ("on 9 August", "on 3 June"),
        ),
        (
            "The club had 150 members in 1961.",
            "By 1964 the club had 190 members, half of them women.",
            ("150", "190"),
        ),
        (
            "The firm is without its licence for five years.",
            "It lost its licence for two years, and boats need one vest per passenger.",
            ("five years", "two years"),
        ),
        (
            "They hold 89 of the 175 seats.",
            "The three parties hold 92 of 175 seats.",
            ("89", "92"),
        ),
        (
            "They met ore of 4.8 percent at 840 feet.",
            "At 480 feet the ore was of 4.8 per cent.",
            ("840 feet", "480 feet"),
        ),
    ],
)
def test_a_word_to_reckon_with_leaves_what_does_not_come_of_it(
    claim: str, unit: str, pair: tuple[str, str]
) -> None:
    assert pair in beside(claim, unit)


def test_what_is_told_of_each_has_no_rival() -> None:
    unit = "Each of the 12 teams got 40 balls; the hall has 900 seats."
    assert beside("The team got 35 balls.", unit) == []
    assert beside("The hall has 700 seats.", unit) == [("700", "900")]


WEEKDAYS = [
    (
        "The ferry sank on a Friday night.",
        "The ferry sank on Monday night.",
        "The ferry sank on a Monday night.",
    ),
    (
        "It was on the Wednesday that they voted.",
        "Members voted on Friday.",
        "It was on the Friday that they voted.",
    ),
    (
        "Tuesday brought the verdict.",
        "The verdict was given on Thursday.",
        "Thursday brought the verdict.",
    ),
]


@pytest.mark.parametrize(("claim", "unit", "right"), WEEKDAYS)
def test_another_weekday_is_a_rival_and_is_put_in(
    claim: str, unit: str, right: str
) -> None:
    (found,) = rivals(
        claim=claim, claim_date=None, unit=unit, context="", passage_date=None
    )
    assert not found.open
    assert correct(claim, found.comparison, unit) == right


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        ("The court sat on Tuesday.", "The court sat on Tuesday morning."),
        ("They voted on Tuesday.", "They voted last week."),
        ("Eleven died that Thursday, Condo days later.", "Condo died on Sunday."),
        ("It opened on Monday, and the next day it shut.", "It was shut on Tuesday."),
    ],
)
def test_a_weekday_has_no_rival_where_it_agrees_or_another_is_counted(
    claim: str, unit: str
) -> None:
    assert beside(claim, unit) == []


@pytest.mark.parametrize(
    ("claim", "unit", "found"),
    [
        ("Flights stop at the end of November.", "Flights stop on 31 October.", True),
        ("It began on the first of June.", "It began on 1 July.", True),
        ("Flights stop at the end of October.", "Flights stop on 31 October.", False),
        ("Flights stop in November.", "Flights stop on 31 October.", False),
    ],
)
def test_the_edge_of_a_month_is_a_day(claim: str, unit: str, found: bool) -> None:
    assert bool(beside(claim, unit)) is found


def test_after_is_no_word_of_before_where_both_have_it() -> None:
    claim = "Descale it after 300 cups."
    assert beside(claim, "Descale it after 500 cups.") == [("300", "500")]
    assert beside(claim, "It takes 500 cups.") == []


@pytest.mark.parametrize(
    ("claim", "unit", "alike"),
    [
        ("The hall has 300 seats.", "It seats 500, by the plan: 500 seats.", True),
        ("The court gave him six.", "He had sold 52 telegrams.", False),
        ("About 430 of them stopped work.", "Some 340 drivers walked out.", False),
        ("Of the drivers 430 stopped.", "Some 340 drivers walked out.", True),
        ("The fee is 30 euros.", "The fee is 90 euros.", True),
    ],
)
def test_whether_both_name_what_they_count_is_told(
    claim: str, unit: str, alike: bool
) -> None:
    found = rivals(
        claim=claim, claim_date=None, unit=unit, context="", passage_date=None
    )
    assert found
    assert found[0].counts_alike is alike


def test_a_long_row_of_numbers_is_read_in_no_time() -> None:
    row = ", ".join(str(number) for number in range(101, 400, 2))
    assert beside("It was 90,001 tonnes.", f"The numbers are {row}.") == []
