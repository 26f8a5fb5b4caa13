"""Values that have a date, a speaker, a row, a part of their own, and results."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from oircheck.quantities import ValueComparer, correct, edtf_interval, read_mentions
from oircheck.quantities.sentences.own_dates import own_dates
from oircheck.quantities.sentences.pairs import read_pairs
from oircheck.quantities.sentences.parts import parts_of
from oircheck.quantities.sentences.refine import read_values
from oircheck.quantities.sentences.rows import read_row
from oircheck.testing.values import compare_values
from oircheck.types import Comparison, Mention, Outcome

DATA = Path(__file__).parents[3] / "data"
with (DATA / "compare_cases_6.csv").open(encoding="utf-8", newline="") as _file:
    ROWS = list(csv.DictReader(_file))


def compare(
    claim: str, unit: str, day: str = "2025-03-04", context: str = ""
) -> tuple[Comparison, ...]:
    return compare_values(claim, unit, day, context)


def number(text: str) -> Mention:
    """The one value of a text."""
    (found,) = read_mentions(text, reference=edtf_interval("2024-05-20"))
    return found


@pytest.mark.parametrize(
    "row",
    ROWS,
    ids=[f"{row['kind']}: {row['claim']} / {row['source']}" for row in ROWS],
)
def test_each_value_is_held_against_the_one_that_it_speaks_of(
    row: dict[str, str],
) -> None:
    found = compare(row["claim"], row["source"], row["source_date"])
    here = [one for one in found if row["claimed"] in one.claimed.text]
    outcomes = {one.outcome for one in here}
    match row["outcome"]:
        case "OPEN":
            assert not outcomes & {Outcome.AGREE, Outcome.CONFLICT}
        case "NO_CONFLICT":
            assert Outcome.CONFLICT not in outcomes
            assert not any(one.excludes for one in here)
        case "NO_AGREEMENT":
            assert Outcome.AGREE not in outcomes
        case outcome:
            assert Outcome[outcome] in outcomes
            assert any(row["stated"] in one.stated.text for one in here)


@pytest.mark.parametrize("unit", sorted({row["source"] for row in ROWS}))
def test_none_of_these_sentences_contradicts_itself(unit: str) -> None:
    day = edtf_interval("2025-03-04")
    found = ValueComparer().compare(
        claim=unit, claim_date=day, unit=unit, context="", passage_date=day
    )
    assert not any(one.outcome is Outcome.CONFLICT for one in found)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        (
            "in May 2021, up from 5 in the same month of 2020",
            "2020-05-01",
            "2020-05-31",
        ),
        ("in Q2 2021 and 5 in the year-earlier quarter", "2020-04-01", "2020-06-30"),
        ("in Q2 2021, after 5 in the prior-year period", "2020-04-01", "2020-06-30"),
        ("in June 2021 after 5 in the same month a year earlier", "2020-06-01", ""),
        ("in 2018, after 61,500 the year before", "2017-01-01", "2017-12-31"),
    ],
)
def test_a_time_of_the_year_before_is_a_date(text: str, first: str, last: str) -> None:
    found = [one for one in read_mentions(text, reference=None) if one.relative]
    dates = found[-1].dates
    assert dates is not None
    assert str(dates.first) == first
    assert not last or str(dates.last) == last


@pytest.mark.parametrize(
    "text",
    [
        "He left the year before the war of 1914.",
        "In 2019 it sold 300, 20 fewer than the year before.",
    ],
)
def test_a_year_before_something_else_is_no_date(text: str) -> None:
    found = read_mentions(text, reference=edtf_interval("2020-01-01"))
    assert not any("the year before" in one.text for one in found)


def test_a_count_does_not_count_the_years_told_after_it() -> None:
    found = read_mentions(
        "In 2018 it sold 84, after 61 the year before.", reference=None
    )
    assert [one.noun for one in found if one.text == "61"] == [None]


def test_each_of_several_values_has_its_own_date() -> None:
    text = "It fell from 94.2 percent in 2019 to 88.7 percent in 2023."
    pairs = own_dates(read_values(text, reference=None))
    assert {one.low: date.text for one, date in pairs.items()} == {
        94.2: "in 2019",
        88.7: "in 2023",
    }


def test_two_years_may_stand_before_what_rose_in_them() -> None:
    text = "From 2019 to 2023 rents rose by 10 percent."
    found = read_mentions(text, reference=None)
    assert [one.text for one in found] == ["From 2019 to 2023", "10 percent"]


def test_one_range_of_years_is_the_date_of_both_ends_of_a_move() -> None:
    text = "Traffic rose from 310 to 470 lorries a day between 2015 and 2018."
    assert own_dates(read_values(text, reference=None)) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rovers won 3-2.", [(3, 2)]),
        ("The bill passed by 19 votes to 11.", [(19, 11)]),
        ("It passed with 60 in favour and 41 against.", [(60, 41)]),
        ("She won 6-4, 3-6, 7-5.", [(6, 4), (3, 6), (7, 5)]),
        ("Prices rose by 19 to 30 cents.", []),
        ("The shop is open 9-5.", []),
        ("See pages 20-12 of the atlas.", []),
    ],
)
def test_the_numbers_of_a_result_are_a_pair(
    text: str, expected: list[tuple[int, int]]
) -> None:
    found = read_pairs(read_values(text, reference=None))
    assert [(one.first, one.second) for one in found] == expected


@pytest.mark.parametrize(
    ("claim", "unit", "corrected"),
    [
        ("Rovers won 3-1.", "Rovers won 3-2.", "Rovers won 3-2."),
        (
            "The airline made a profit of 12 million euros.",
            "The airline made a loss of 12 million euros.",
            "The airline made a loss of 12 million euros.",
        ),
        (
            "House prices rose 4 percent in May.",
            "House prices fell 4 percent in May.",
            "House prices fell 4 percent in May.",
        ),
        (
            "The club saw an increase of 300 members.",
            "The club saw a decline of 300 members.",
            "The club saw a decline of 300 members.",
        ),
    ],
)
def test_a_result_or_a_sign_is_put_right(claim: str, unit: str, corrected: str) -> None:
    (conflict,) = [
        one for one in compare(claim, unit) if one.outcome is Outcome.CONFLICT
    ]
    assert correct(claim, conflict, unit) == corrected


@pytest.mark.parametrize(
    ("text", "low", "unit"),
    [
        ("75 euro cents", 0.75, "EUR"),
        ("41c a share", 0.41, "USD"),
        ("85p", 0.85, "GBP"),
        ("50 Danish øre", 0.5, "DKK"),
        ("30 Swiss centimes", 0.3, "CHF"),
        ("300 öre", 3.0, "SEK"),
        ("40 kopecks", 0.4, "RUB"),
    ],
)
def test_coins_are_money(text: str, low: float, unit: str) -> None:
    found = number(text)
    assert found.low == pytest.approx(low)
    assert found.unit == unit


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Q3 FY24", "2024-07-01"),
        ("the third fiscal quarter of 2024", "2024-07-01"),
        ("fiscal 2024's third quarter", "2024-07-01"),
        ("FY2024 Q3", "2024-07-01"),
        ("the second quarter of its fiscal year 2024", "2024-04-01"),
    ],
)
def test_fiscal_quarters_are_read_in_every_order(text: str, first: str) -> None:
    found = number(text)
    assert found.dates is not None
    assert str(found.dates.first) == first
    assert found.modifier.value == "fiscal"


@pytest.mark.parametrize(
    ("claim", "unit", "reason"),
    [
        ("776 pupils", "800 pupils", "within rounding to hundreds (760 to 840)"),
        ("800 pupils", "776 pupils", "within rounding to hundreds (760 to 840)"),
        ("800 metres", "838 metres", "within rounding to hundreds (760 to 840)"),
        ("4.5 percent", "4.48 percent", "within rounding to tenths (4.45 to 4.55)"),
        (
            "$3.5 billion",
            "$3.48 billion",
            "within rounding to hundred millions (3,450,000,000 to 3,550,000,000)",
        ),
    ],
)
def test_the_reason_says_how_far_a_number_is_rounded(
    claim: str, unit: str, reason: str
) -> None:
    (found,) = compare(f"The school has {claim}.", f"The school has {unit}.")
    assert found.reason.endswith(reason)


def test_a_row_is_read_by_its_headers() -> None:
    row = read_row("Station: Allerby; Passengers: 22,750; Opened: 1878")
    assert row is not None
    assert [cell.label for cell in row.cells] == ["Station", "Passengers", "Opened"]
    assert read_row("He said: nobody came; that was all.") is None


@pytest.mark.parametrize(
    ("context", "another"),
    [
        ("The Tamar bridge. Item: Width; Value: 20 metres", False),
        ("Bridges. Item: Tamar; Value: 20 metres", True),
        ("", True),
    ],
)
def test_the_heading_of_a_table_may_name_what_its_rows_are_of(
    context: str, another: bool
) -> None:
    (found,) = compare(
        "The Tamar bridge is 838 metres long.",
        "Item: Length; Value: 838 metres",
        context=context,
    )
    assert ("another row" in found.reason) == another


def test_a_part_is_told_from_its_whole() -> None:
    clause = read_values(
        "The firm employs 2,300 people, of whom 640 work in Poland.", reference=None
    )
    ((part, of),) = parts_of(clause).items()
    assert (part.low, of.whole.low) == (640, 2300)
    assert of.words == {"poland"}
