from __future__ import annotations

import pytest

from oircheck.quantities import compare_mentions, edtf_interval, read_mentions
from oircheck.types import Mention, Outcome, QuantityKind

PUBLISHED = edtf_interval("2021-06-01")


def only(text: str) -> Mention:
    (found,) = read_mentions(text, reference=PUBLISHED)
    return found


def compared(claim: str, source: str) -> Outcome:
    return compare_mentions(claimed=only(claim), stated=only(source))[0]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("on 31 February 2021", "2021-02-01", "2021-02-28"),
        ("31 February", "2021-02-01", "2021-02-28"),
        ("April 31, 2020", "2020-04-01", "2020-04-30"),
        ("2021-02-31", "2021-02-01", "2021-02-28"),
        ("31/02/2021", "2021-02-01", "2021-02-28"),
        ("29 February 2021", "2021-02-01", "2021-02-28"),
        ("from 28 to 31 February 2021", "2021-02-01", "2021-02-28"),
    ],
)
def test_a_day_that_is_none_is_read_as_its_month_and_told(
    text: str, first: str, last: str
) -> None:
    found = only(text)
    assert found.text == text
    assert found.dates
    assert (str(found.dates.first), str(found.dates.last)) == (first, last)
    assert found.note == "there is no such day; its month is read"


def test_a_count_after_a_month_stays_a_count() -> None:
    (found,) = read_mentions("In February 30 people died.", reference=PUBLISHED)
    assert (found.kind, found.noun) == (QuantityKind.CARDINAL, "people")


@pytest.mark.parametrize("text", ["29 February 2020", "31 March 2021", "13/05/2021"])
def test_a_day_with_one_reading_has_no_note(text: str) -> None:
    assert only(text).note == ""


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("04/05/2021", "or 4 May 2021: day and month may be swapped"),
        ("4/5/2021", "or 4 May 2021: day and month may be swapped"),
        ("04/05/21", "or 4 May 2021: day and month may be swapped"),
        ("05-04-2021", "or 5 April 2021: day and month may be swapped"),
    ],
)
def test_a_second_reading_is_told(text: str, note: str) -> None:
    assert only(text).note == note


@pytest.mark.parametrize(
    ("claim", "source", "outcome"),
    [
        ("on 5 April 2021", "on 04/05/2021", Outcome.UNDETERMINED),
        ("on 4 May 2021", "on 04/05/2021", Outcome.UNDETERMINED),
        ("on 04/05/2021", "on 4 May 2021", Outcome.UNDETERMINED),
        ("in April 2021", "on 04/05/2021", Outcome.UNDETERMINED),
        ("on 04/05/2021", "on 05/04/2021", Outcome.UNDETERMINED),
        ("in 2021", "on 04/05/2021", Outcome.AGREE),
        ("in spring 2021", "on 04/05/2021", Outcome.AGREE),
        ("on 6 April 2021", "on 04/05/2021", Outcome.CONFLICT),
        ("in 2020", "on 04/05/2021", Outcome.CONFLICT),
        ("on 04/05/2021", "on 04/05/2021", Outcome.AGREE),
        ("on 04/05/2021", "on 4/5/2021", Outcome.UNDETERMINED),
        ("on 13 May 2021", "on 05/13/2021", Outcome.AGREE),
        ("on 12 May 2021", "on 05/13/2021", Outcome.CONFLICT),
        ("on 31 February 2021", "on 3 March 2021", Outcome.UNDETERMINED),
        ("on 31 February 2021", "on 12 February 2021", Outcome.UNDETERMINED),
        ("on 28 February 2021", "on 31 February 2021", Outcome.UNDETERMINED),
        ("on 31 February 2021", "on 31 February 2021", Outcome.AGREE),
    ],
)
def test_nothing_is_decided_where_two_readings_differ(
    claim: str, source: str, outcome: Outcome
) -> None:
    assert compared(claim, source) is outcome
