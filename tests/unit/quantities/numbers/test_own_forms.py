from __future__ import annotations

import datetime as dt

import pytest

from oircheck.quantities import compare_mentions, read_mentions
from oircheck.types import DateInterval, Mention, Outcome, QuantityKind

PUBLISHED = DateInterval(dt.date(2020, 8, 14), dt.date(2020, 8, 14))


def first_of(text: str) -> Mention:
    return read_mentions(text, reference=PUBLISHED)[0]


def outcome_of(claimed: str, stated: str) -> Outcome:
    return compare_mentions(claimed=first_of(claimed), stated=first_of(stated))[0]


@pytest.mark.parametrize(
    ("claimed", "stated"),
    [
        pytest.param("took 3h 20m", "took three hours and 20 minutes", id="letters"),
        pytest.param("took 3h20", "took 200 minutes", id="minutes without a letter"),
        pytest.param("ran in 1:02:30", "ran in 1 h 2 min 30 sec", id="colons"),
        pytest.param("rose 10,5 per cent", "rose 10.5 per cent", id="comma"),
        pytest.param("cost EUR 2.400.000", "cost 2.4 million euros", id="points"),
        pytest.param("has 18 500 hens", "has 18,500 hens", id="space"),
        pytest.param("cost CHF 1'250", "cost 1,250 Swiss francs", id="apostrophe"),
        pytest.param("it was 12 degrees below zero", "minus 12 degrees", id="zero"),
        pytest.param("gave off 3.1 Mt", "gave off 3.1 million tonnes", id="megatonnes"),
        pytest.param("is in her thirties", "a woman aged 34", id="age"),
        pytest.param("in winter 2010-11", "the winter of 2010/2011", id="winter"),
        pytest.param("a ratio of 18:1", "the ratio is 36:2", id="ratio"),
    ],
)
def test_a_value_agrees_with_its_other_form(claimed: str, stated: str) -> None:
    assert outcome_of(claimed, stated) is Outcome.AGREE


@pytest.mark.parametrize(
    ("claimed", "stated"),
    [
        pytest.param("took 3h 20m", "took 3h 25m", id="letters"),
        pytest.param("ran in 2:13:20", "ran in 2:13:24", id="colons"),
        pytest.param("rose 10,5 per cent", "rose 10.2 per cent", id="comma"),
        pytest.param("cost EUR 2.400.000", "cost 2.4 billion euros", id="points"),
        pytest.param("it was 12 degrees below zero", "12 degrees", id="zero"),
        pytest.param("is in her thirties", "a woman aged 43", id="age"),
        pytest.param("in winter 2010-11", "in winter 2011-12", id="winter"),
        pytest.param("a ratio of 18:1", "the ratio is 20:1", id="ratio"),
    ],
)
def test_a_value_conflicts_with_another_in_its_form(claimed: str, stated: str) -> None:
    assert outcome_of(claimed, stated) is Outcome.CONFLICT


def test_a_time_of_the_day_is_no_length() -> None:
    assert first_of("It docked at 2:14:35.").kind is QuantityKind.TIME
    assert first_of("He finished in 2:14:35.").kind is QuantityKind.DURATION


def test_knots_and_kilotonnes_are_told_apart() -> None:
    assert first_of("winds of 40 kt").unit == "knot"
    assert first_of("40 kt of coal").unit == "kt"


def test_a_decade_of_life_is_no_decade_of_a_century() -> None:
    age = first_of("He died in his sixties.")
    assert (age.kind, age.unit) == (QuantityKind.DURATION, "a")
    assert first_of("It closed in the sixties.").kind is QuantityKind.DATE


def test_a_formula_is_a_whole_noun() -> None:
    assert first_of("1.2 tonnes of CO2 a year").noun == "CO2"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("The talks open on Monday.", 17, id="what is scheduled"),
        pytest.param("The talks opened on Monday.", 10, id="what was done"),
        pytest.param("Call us by Monday.", 17, id="what is asked for"),
        pytest.param("Call it a day, he said on Monday.", 10, id="what was said"),
    ],
)
def test_the_verb_tells_on_which_side_the_day_lies(text: str, day: int) -> None:
    (mention,) = read_mentions(text, reference=PUBLISHED)
    there = dt.date(2020, 8, day)
    assert mention.dates == DateInterval(there, there)
