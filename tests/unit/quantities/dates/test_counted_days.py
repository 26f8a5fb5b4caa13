from __future__ import annotations

import pytest

from oircheck.quantities import ValueComparer, correct, edtf_interval
from oircheck.types import Comparison, Outcome, Stage

GROUND = "The ship ran aground on 3 May."
DATED = "The ship ran aground on 3 May 2021."


def compare(
    claim: str, unit: str, context: str = "", published: str = ""
) -> list[Comparison]:
    found = ValueComparer().compare(
        claim=claim,
        claim_date=None,
        unit=unit,
        context=context,
        passage_date=edtf_interval(published) if published else None,
    )
    return [one for one in found if one.kind is Stage.DATE]


@pytest.mark.parametrize(
    ("context", "published"),
    [(GROUND, ""), (GROUND, "2021-06-01"), (DATED, ""), (DATED, "2022-01-10")],
)
@pytest.mark.parametrize(
    ("claim", "unit", "expected"),
    [
        ("on 5 May", "two days later", Outcome.AGREE),
        ("on 3 May", "two days later", Outcome.CONFLICT),
        ("on 6 May", "two days later", Outcome.CONFLICT),
        ("on 5 May", "2 days afterwards", Outcome.AGREE),
        ("on 4 May", "the following day", Outcome.AGREE),
        ("on 4 May", "the next day", Outcome.AGREE),
        ("on 5 May", "the following day", Outcome.CONFLICT),
        ("on 2 May", "the previous day", Outcome.AGREE),
        ("on 3 May", "the same day", Outcome.AGREE),
        ("on 6 May", "the same day", Outcome.CONFLICT),
        ("on 10 May", "a week later", Outcome.AGREE),
        ("on 24 May", "a week later", Outcome.CONFLICT),
        ("in July", "two months later", Outcome.AGREE),
        ("in August", "two months later", Outcome.CONFLICT),
        ("in May", "two days later", Outcome.AGREE),
        ("in June", "two days later", Outcome.CONFLICT),
    ],
)
def test_a_day_is_counted_from_the_date_told_before(
    claim: str, unit: str, expected: Outcome, context: str, published: str
) -> None:
    (found,) = compare(
        f"The ship was refloated {claim}.",
        f"The ship was refloated {unit}.",
        context,
        published,
    )
    assert found.outcome is expected
    assert found.stated.text == unit


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("on 5 May", Outcome.AGREE),
        ("on 5 May 2021", Outcome.AGREE),
        ("on 6 May", Outcome.CONFLICT),
        ("on 9 May 2019", Outcome.CONFLICT),
    ],
)
@pytest.mark.parametrize(
    "unit",
    [
        "The ship ran aground on 3 May and was refloated two days later.",
        "The ship, built in 1990, ran aground on 3 May and was refloated two days"
        " later.",
        "The ship ran aground on 3 May. It was refloated two days later.",
    ],
)
def test_in_the_same_sentence_too(claim: str, unit: str, expected: Outcome) -> None:
    (found,) = compare(f"The ship was refloated {claim}.", unit)
    assert found.outcome is expected


def test_the_day_that_was_counted_is_told_and_put_in() -> None:
    claim, unit = (
        "The ship was refloated on May 6, 2021.",
        "It was refloated a day later.",
    )
    (found,) = compare(claim, unit, "The ship ran aground on May 3, 2021.")
    assert found.reason == "counted from the date before it, on May 4, 2021"
    assert correct(claim, found, unit) == "The ship was refloated on May 4, 2021."


def test_months_are_counted_back() -> None:
    unit = "The ship had been launched three months earlier."
    (found,) = compare("The ship was launched in February.", unit, GROUND)
    assert found.outcome is Outcome.AGREE
    (found,) = compare("The ship was launched in April.", unit, GROUND)
    assert found.outcome is Outcome.CONFLICT


@pytest.mark.parametrize(
    ("context", "published"),
    [
        ("", ""),
        ("The ship is 90 metres long.", ""),
        ("The ship left Oslo on 1 May and ran aground on 3 May.", ""),
        ("The ship left Oslo on 1 May and ran aground on 3 May.", "2021-06-01"),
        ("The ship left Oslo on 1 May 2021 and ran aground on 3 May 2021.", ""),
        ("The ship ran aground in May.", ""),
        ("The ship ran aground on Monday.", ""),
        ("The ship ran aground on 3 May. A week later it was still there.", ""),
    ],
)
@pytest.mark.parametrize("day", [3, 5, 6, 12])
def test_without_one_date_before_nothing_is_counted(
    context: str, published: str, day: int
) -> None:
    unit = "The ship was refloated two days later."
    claim = f"The ship was refloated on {day} May."
    outcomes = {one.outcome for one in compare(claim, unit, context, published)}
    assert not outcomes & {Outcome.AGREE, Outcome.CONFLICT}


def test_a_leap_day_leaves_a_count_without_a_year_open() -> None:
    context = "The ship ran aground on 28 February."
    unit = "The ship was refloated two days later."
    for day in ("1 March", "2 March"):
        found = compare(f"The ship was refloated on {day}.", unit, context)
        assert Outcome.CONFLICT not in {one.outcome for one in found}
    (found,) = compare("The ship was refloated on 1 March 2020.", unit, context)
    assert found.outcome is Outcome.AGREE
    (found,) = compare("The ship was refloated on 2 March 2021.", unit, context)
    assert found.outcome is Outcome.AGREE


def test_another_deed_of_the_next_day_says_nothing() -> None:
    unit = "The crew went home the following day."
    found = compare("The ship was refloated on 6 May.", unit, GROUND)
    assert not {one.outcome for one in found} & {Outcome.AGREE, Outcome.CONFLICT}
