from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest

from oircheck.quantities import compare_mentions, read_mentions
from oircheck.types import DateInterval, Mention, Outcome

DATA = Path(__file__).parents[2] / "data"
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
