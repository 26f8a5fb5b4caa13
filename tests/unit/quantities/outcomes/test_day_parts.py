"""Parts of one day, and times that do not tell the half of it."""

from __future__ import annotations

import pytest

from oircheck.quantities import compare_mentions, edtf_interval, read_mentions
from oircheck.types import DateInterval, Mention, Outcome, QuantityKind

AGREE, CONFLICT, OPEN = Outcome.AGREE, Outcome.CONFLICT, Outcome.UNDETERMINED
DAY = edtf_interval("2024-03-06")


def first(text: str, day: DateInterval | None) -> Mention:
    found = read_mentions(text, reference=day)
    return next((x for x in found if x.kind is QuantityKind.DATE), found[0])


def compared(claim: str, source: str, day: DateInterval | None = DAY) -> Outcome:
    mine, theirs = first(f"It is {claim}.", day), first(f"It is {source}.", day)
    return compare_mentions(claimed=mine, stated=theirs)[0]


@pytest.mark.parametrize(
    ("one", "other", "outcome"),
    [
        ("on Monday evening", "on Monday morning", CONFLICT),
        ("on Monday afternoon", "on Monday morning", CONFLICT),
        ("on Saturday afternoon", "on Saturday night", CONFLICT),
        ("until Sunday evening", "until Sunday noon", CONFLICT),
        ("on Monday evening", "at 3 am on Monday", CONFLICT),
        ("on Monday evening", "at 6 pm on Monday", AGREE),
        ("at 7.30 pm on Monday", "at half past seven on Monday evening", AGREE),
        ("on Monday night", "at 3 am on Monday", AGREE),
        ("on Monday morning", "at noon on Monday", AGREE),
        ("on Saturday evening", "on Saturday night", AGREE),
        ("on Monday afternoon", "on Monday evening", AGREE),
        ("on Monday", "on Monday morning", AGREE),
    ],
)
def test_parts_of_one_day_that_have_no_hour_in_common(
    one: str, other: str, outcome: Outcome
) -> None:
    assert compared(one, other) is outcome


@pytest.mark.parametrize(
    ("one", "other", "outcome"),
    [
        ("on Monday evening", "on Monday morning", CONFLICT),
        ("on Monday evening", "on Monday night", OPEN),
        ("on Monday evening", "on Tuesday morning", OPEN),
        ("on Monday evening", "on Monday", OPEN),
    ],
)
def test_a_weekday_that_is_counted_from_nothing(
    one: str, other: str, outcome: Outcome
) -> None:
    assert compared(one, other, None) is outcome


@pytest.mark.parametrize(
    ("one", "other", "outcome"),
    [
        ("at 7.30 pm", "at half past seven", OPEN),
        ("at half past seven", "at 19:30", OPEN),
        ("at 7.30 pm", "at 19:30", AGREE),
        ("at 7.30 pm", "at 7.30 am", CONFLICT),
        ("at 7.30 pm", "at 07:30", CONFLICT),
        ("at 8.30 pm", "at half past seven", CONFLICT),
        ("at noon", "at midnight", CONFLICT),
    ],
)
def test_a_time_that_does_not_tell_its_half_of_the_day(
    one: str, other: str, outcome: Outcome
) -> None:
    assert compared(one, other) is outcome
