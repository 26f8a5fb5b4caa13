"""Values whose time, or whose calendar, another sentence of the passage tells."""

from __future__ import annotations

import pytest

from oircheck.quantities import ValueComparer, edtf_interval
from oircheck.types import Outcome

AGREE, CONFLICT = Outcome.AGREE, Outcome.CONFLICT
AUDIT = "In 2019 there was an audit."
CAME = "Inspectors came in May 2018."
OCTOBER = "The company's fiscal year begins on 1 October."
SEPTEMBER = "The firm's fiscal year ends on 30 September."
JULY = "The firm's financial year runs from 1 July to 30 June."


def outcomes(claim: str, unit: str, context: str) -> set[Outcome]:
    found = ValueComparer().compare(
        claim=claim,
        claim_date=None,
        unit=unit,
        context=context,
        passage_date=edtf_interval("2024-03-04"),
    )
    return {one.outcome for one in found}


@pytest.mark.parametrize(
    ("claim", "unit", "context"),
    [
        ("There were 310 violations in 2017.", "It found 310 violations.", AUDIT),
        ("In 2021 inspectors counted 40 faults.", "They counted 40 faults.", CAME),
        (
            "The survey of 2012 counted 90 swans.",
            "The survey counted 90 swans.",
            "The survey was made in 2014.",
        ),
    ],
)
def test_a_sentence_that_carries_on_is_of_the_time_before(
    claim: str, unit: str, context: str
) -> None:
    assert AGREE not in outcomes(claim, unit, context)


@pytest.mark.parametrize(
    ("claim", "unit", "context"),
    [
        ("The audit found 310 violations in 2019.", "It found 310 violations.", AUDIT),
        ("The inspectors counted 40 faults.", "They counted 40 faults.", CAME),
        (
            "The dam has held 40 million litres since 2011.",
            "It holds 40 million litres.",
            "The dam was finished in 2011.",
        ),
        (
            "The museum drew 90,000 visitors in 2019.",
            "It drew 90,000 visitors.",
            "The museum opened in 2003.",
        ),
        ("In 2021 inspectors counted 40 faults.", "They now count 40 faults.", CAME),
    ],
)
def test_what_began_or_goes_on_tells_no_time_of_a_value(
    claim: str, unit: str, context: str
) -> None:
    found = outcomes(claim, unit, context)
    assert AGREE in found
    assert CONFLICT not in found


def test_a_year_conflicts_where_it_alone_keeps_a_deed_apart() -> None:
    unit = "The port sold 40 cranes in 2016."
    assert CONFLICT in outcomes("The port sold 40 cranes in 2017.", unit, "")


def test_what_was_had_at_one_time_may_be_had_at_another() -> None:
    unit = "At the end of June 2016 the port had 40 cranes, not 50."
    assert CONFLICT not in outcomes("In May 2017 the port had 40 cranes.", unit, "")


@pytest.mark.parametrize(
    ("claim", "unit", "context", "outcome"),
    [
        (
            "The plant was shut in the first quarter of fiscal 2024.",
            "The plant was shut between October and December 2023.",
            OCTOBER,
            AGREE,
        ),
        (
            "The plant was shut in October to December 2023.",
            "The plant was shut in the first quarter of fiscal 2024.",
            OCTOBER,
            AGREE,
        ),
        (
            "The plant was shut in May 2024.",
            "The plant was shut in the first quarter of fiscal 2024.",
            OCTOBER,
            CONFLICT,
        ),
        (
            "The plant was shut in March 2024.",
            "The plant was shut in the first quarter of fiscal 2024.",
            SEPTEMBER,
            CONFLICT,
        ),
        (
            "The plant was shut between July and September 2023.",
            "The plant was shut in the first quarter of fiscal 2024.",
            JULY,
            AGREE,
        ),
        (
            "The plant was shut in the second half of the financial year 2023.",
            "The plant was shut in February 2023.",
            JULY,
            AGREE,
        ),
        (
            "The plant was shut in November 2024.",
            "The plant was shut in the first quarter of fiscal 2024.",
            OCTOBER,
            Outcome.UNDETERMINED,
        ),
        (
            "The plant was shut in May 2024.",
            "The plant was shut in the first quarter of fiscal 2024.",
            "",
            Outcome.NOT_COMPARABLE,
        ),
        (
            "The plant was shut in May 2024.",
            "The plant was shut in the first quarter of fiscal 2024.",
            f"{OCTOBER} {JULY}",
            Outcome.NOT_COMPARABLE,
        ),
    ],
)
def test_a_fiscal_date_has_days_where_the_start_of_the_year_is_told(
    claim: str, unit: str, context: str, outcome: Outcome
) -> None:
    assert outcomes(claim, unit, context) == {outcome}
