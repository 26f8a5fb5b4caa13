from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest

from oircheck.quantities import compare_mentions, read_mentions
from oircheck.types import DateInterval, Mention, Outcome

DATA = Path(__file__).parents[3] / "data"
PUBLISHED = DateInterval(dt.date(2020, 8, 14), dt.date(2020, 8, 14))


def only(text: str, reference: DateInterval | None = PUBLISHED) -> Mention:
    (mention,) = read_mentions(text, reference=reference)
    return mention


def rows() -> list[tuple[str, str, str]]:
    found = []
    for name in ("compare_cases.csv", "more_compare_cases.csv"):
        with (DATA / name).open(encoding="utf-8", newline="") as file:
            found += [
                (row["claim"], row["source"], row["outcome"])
                for row in csv.DictReader(file)
            ]
    return found


@pytest.mark.parametrize(("claim", "source", "outcome"), rows())
def test_phrases_compare_as_annotated(claim: str, source: str, outcome: str) -> None:
    found, reason = compare_mentions(claimed=only(claim), stated=only(source))
    assert found is Outcome[outcome]
    assert reason


@pytest.mark.parametrize(("claim", "source", "outcome"), rows())
def test_conflict_is_mutual(claim: str, source: str, outcome: str) -> None:
    back, _ = compare_mentions(claimed=only(source), stated=only(claim))
    assert (back is Outcome.CONFLICT) == (outcome == "CONFLICT")


def test_a_month_of_a_claim_without_date_is_taken_in_the_source_year() -> None:
    claimed = only("in June", reference=None)
    stated = only("between March and May of this year")
    assert compare_mentions(claimed=claimed, stated=stated)[0] is Outcome.CONFLICT
    claimed = only("in April", reference=None)
    outcome, _ = compare_mentions(claimed=claimed, stated=stated)
    assert outcome is Outcome.UNDETERMINED


def test_a_relative_date_with_nothing_to_count_from_is_undetermined() -> None:
    claimed = only("last month", reference=None)
    outcome, _ = compare_mentions(claimed=claimed, stated=only("in July 2020"))
    assert outcome is Outcome.UNDETERMINED


@pytest.mark.parametrize(
    ("claim", "source", "outcome"),
    [
        ("in spring", "between March and May of this year", Outcome.AGREE),
        ("in summer", "between March and May of this year", Outcome.CONFLICT),
        ("in the autumn", "in October 2019", Outcome.AGREE),
        ("in winter", "in January 2020", Outcome.AGREE),
        ("in winter", "in December 2019", Outcome.AGREE),
        ("in winter", "in July 2019", Outcome.CONFLICT),
        ("in spring", "in 2020", Outcome.UNDETERMINED),
        ("last spring", "in May 2020", Outcome.UNDETERMINED),
    ],
)
def test_a_season_of_a_claim_without_date_is_taken_in_the_source_year(
    claim: str, source: str, outcome: Outcome
) -> None:
    claimed, stated = only(claim, reference=None), only(source)
    assert compare_mentions(claimed=claimed, stated=stated)[0] is outcome


@pytest.mark.parametrize(
    ("claim", "source", "reason"),
    [
        (
            "812 pupils",
            "772 to 819 pupils",
            "the source gives a range that holds the claimed value among others",
        ),
        ("812 pupils", "819 pupils", "a near miss: the numbers lie 0.9% apart"),
        (
            "812 pupils",
            "more than 700 pupils",
            "the source sets only a bound, which the claimed value keeps",
        ),
        (
            "more than 800 pupils",
            "fewer than 900 pupils",
            "the two overlap in part, so that both may be true or only one",
        ),
        (
            "40.6 percent",
            "41 percent",
            "the source is written less precisely than the claim, within rounding to"
            " whole numbers (40.5 to 41.5)",
        ),
    ],
)
def test_what_is_left_open_says_why(claim: str, source: str, reason: str) -> None:
    found = compare_mentions(claimed=only(claim), stated=only(source))
    assert found == (Outcome.UNDETERMINED, reason)


@pytest.mark.parametrize(
    ("claim", "outcome"),
    [("771 pupils", Outcome.CONFLICT), ("850 pupils", Outcome.CONFLICT)],
)
def test_an_exact_count_beside_a_range_conflicts(claim: str, outcome: Outcome) -> None:
    stated = only("772 to 819 pupils")
    assert compare_mentions(claimed=only(claim), stated=stated)[0] is outcome
