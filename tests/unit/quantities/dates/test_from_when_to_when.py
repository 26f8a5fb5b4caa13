"""A beginning and an end told in any form: "1898-1901", "between 1898 and 1901"."""

from __future__ import annotations

import datetime as dt

import pytest

from oircheck.quantities import ValueComparer, read_mentions
from oircheck.types import Comparison, Outcome, QuantityKind

EM_DASH, EN_DASH = "\u2014", "\u2013"


def compare(claim: str, unit: str) -> Comparison:
    (found,) = ValueComparer().compare(
        claim=claim, claim_date=None, unit=unit, context="", passage_date=None
    )
    return found


@pytest.mark.parametrize(
    "text",
    [
        "The viaduct was built 1898-1901.",
        f"The viaduct was built 1898{EN_DASH}1901.",
        f"The viaduct was built 1898 {EN_DASH} 1901.",
        f"The viaduct was built 1898{EM_DASH}1901.",
        f"The viaduct was built in 1898 {EM_DASH} 1901 by Hugo Stanhope.",
        f"It was dug 1898{EN_DASH}1901, and widened later.",
    ],
)
def test_years_that_a_dash_joins_are_read_as_a_time(text: str) -> None:
    (found,) = read_mentions(text, reference=None)
    assert found.kind is QuantityKind.DATE
    assert found.dates is not None
    assert found.dates.first == dt.date(1898, 1, 1)
    assert found.dates.last == dt.date(1901, 12, 31)


@pytest.mark.parametrize(
    "text",
    [
        "The mill sold 1610-1624 tickets.",
        "The pump moved 1610-1624 a day.",
        "The road is 1610-1624 km long.",
        "Lots 1610-1624 were sold.",
        "Rooms 1610-1624 are shut.",
    ],
)
def test_numbers_that_count_or_name_are_no_years(text: str) -> None:
    found = read_mentions(text, reference=None)
    assert QuantityKind.DATE not in {one.kind for one in found}


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        (f"in 1898{EM_DASH}1903", "between 1898 and 1901"),
        (f"in 1898 {EN_DASH} 1903", "between 1898 and 1901"),
        (f"1898{EN_DASH}1903", "from 1898 to 1901"),
        ("between 1896 and 1901", "from 1898 to 1901"),
        ("from 1898 to 1900", f"1898{EN_DASH}1901"),
    ],
)
@pytest.mark.parametrize(
    ("thing", "deed"),
    [("viaduct", "built"), ("tunnel", "dug"), ("old chapel", "restored")],
)
def test_work_with_another_end_is_in_conflict(
    claim: str, unit: str, thing: str, deed: str
) -> None:
    found = compare(
        f"The {thing} was {deed} {claim}.",
        f"The {thing} was {deed} {unit} by the engineer Hugo Stanhope.",
    )
    assert found.outcome is Outcome.CONFLICT


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        ("The fair ran between 1898 and 1903.", "The fair ran from 1898 to 1901."),
        ("Mills were built 1898-1903.", "Mills were built from 1898 to 1901."),
        (
            f"Holm wrote the songs {EN_DASH} 1898{EN_DASH}1903.",
            "Holm wrote the songs between 1898 and 1901.",
        ),
    ],
)
def test_what_may_go_on_or_is_several_is_neither_borne_out_nor_excluded(
    claim: str, unit: str
) -> None:
    assert compare(claim, unit).outcome is Outcome.UNDETERMINED


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        (f"1898{EN_DASH}1901", "between 1898 and 1901"),
        (f"1898{EM_DASH}1901", "from 1898 to 1901"),
        ("between 1898 and 1901", f"1898 {EN_DASH} 1901"),
        ("between 1890 and 1910", "from 1898 to 1901"),
    ],
)
def test_the_same_time_in_another_form_agrees(claim: str, unit: str) -> None:
    found = compare(f"The viaduct was built {claim}.", f"The viaduct was built {unit}.")
    assert found.outcome is Outcome.AGREE
