from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest

from oircheck.names import NameComparer
from oircheck.ports import Comparer
from oircheck.types import Comparison, DateInterval, Outcome, Stage

DATA = Path(__file__).parents[2] / "data"
COMMANDER = (
    "General Kenneth F. McKenzie Jr., the commander of CENTCOM, emphasized that the"
    " measure rests on confidence."
)
BEYOND = frozenset(
    {
        "minister with portfolio",
        "headline in capitals",
        "as its coach",
        "route split",
        "ahead of",
    }
)
"""Cases of the file that are not reached: nothing is said, which is no false alarm."""


def compare(
    claim: str,
    unit: str,
    context: str = "",
    *,
    claimed: int | None = None,
    published: int | None = None,
) -> tuple[Comparison, ...]:
    comparer: Comparer = NameComparer()
    return comparer.compare(
        claim=claim,
        claim_date=_year(claimed),
        unit=unit,
        context=context,
        passage_date=_year(published),
    )


def _year(year: int | None) -> DateInterval | None:
    if year is None:
        return None
    return DateInterval(dt.date(year, 1, 1), dt.date(year, 12, 31))


def decided(found: tuple[Comparison, ...]) -> str:
    """Return the outcome that weighs most, an open one as none."""
    outcomes = {one.outcome for one in found}
    if Outcome.CONFLICT in outcomes:
        return "conflict"
    return "agree" if outcomes == {Outcome.AGREE} else "none"


def cases() -> list[dict[str, str]]:
    with (DATA / "name_cases.csv").open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


@pytest.mark.parametrize("row", cases(), ids=lambda row: row["claim"])
def test_a_case_gets_its_outcome(row: dict[str, str]) -> None:
    found = decided(compare(row["claim"], row["source"], row["context"]))
    expected = row["outcome"].replace("undetermined", "none")
    if row["why"] in BEYOND:
        assert found in ("none", expected)
    else:
        assert found == expected


def test_a_conflict_shows_both_names_and_where_they_stand() -> None:
    (found,) = compare("General Mark Milley commands CENTCOM.", COMMANDER)
    assert (found.kind, found.outcome) == (Stage.NAME, Outcome.CONFLICT)
    assert found.excludes
    assert found.claimed.text == "General Mark Milley"
    assert found.stated.text == "General Kenneth F. McKenzie Jr."
    assert found.stated.span.of(COMMANDER) == found.stated.text


def test_a_name_that_is_absent_says_nothing() -> None:
    assert compare("General Mark Milley commands CENTCOM.", "CENTCOM is large.") == ()
    assert compare("The bridge was closed.", COMMANDER) == ()
    assert compare("", COMMANDER) == ()


@pytest.mark.parametrize(
    ("claimed", "published", "expected"),
    [
        pytest.param(2020, 2020, "conflict", id="same year"),
        pytest.param(2024, 2020, "none", id="years apart"),
        pytest.param(None, 2020, "conflict", id="undated claim"),
    ],
)
def test_an_office_passes_on_between_far_dates(
    claimed: int | None, published: int | None, expected: str
) -> None:
    claim = "General Mark Milley commands CENTCOM."
    found = compare(claim, COMMANDER, claimed=claimed, published=published)
    assert decided(found) == expected


def test_what_stands_before_says_who_the_ministry_is() -> None:
    unit = "The ministry is headed by Winston Ashby."
    claim = "The Ministry of Works is headed by Anna Berg."
    context = "The Ministry of Works published its report."
    assert decided(compare(claim, unit, context)) == "conflict"
    other = "The Ministry of Health published its report."
    assert decided(compare(claim, unit, other)) == "none"


def test_a_past_event_with_a_pronoun_is_worth_asking_about() -> None:
    context = "So far the Italians have taken out a skull."
    unit = "It was packed in a garage in Zapala."
    (found,) = compare("The skull was packed in a garage in Turin.", unit, context)
    assert found.outcome is not Outcome.CONFLICT
    assert found.excludes
