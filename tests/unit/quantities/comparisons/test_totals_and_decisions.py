"""Running totals, deeds with words of planning, and the day of a decision."""

from __future__ import annotations

import pytest

from oircheck.quantities import ValueComparer, rivals
from oircheck.types import Comparison, Outcome, Stage

AGREE, CONFLICT = Outcome.AGREE, Outcome.CONFLICT

DIED = "Three miners died on Monday, bringing the death toll to 19."
FREED = (
    "The Front released eleven soldiers on Sunday, bringing to 34 the number set free"
    " since May."
)
EARNED = (
    "In its first year Southern Cream earned 58 million dollars on sales of 2.2 billion"
    " and saved 21 million through the merger."
)
RESOLVED = "The Senate resolved that the faculty move to Ubiam in September 1982."
CLOSED = "The council decided on 3 June to close the pool in July."


def compare(claim: str, unit: str, kind: Stage) -> list[Comparison]:
    found = ValueComparer().compare(
        claim=claim, claim_date=None, unit=unit, context="", passage_date=None
    )
    return [one for one in found if one.kind is kind]


@pytest.mark.parametrize(
    ("claim", "unit", "outcome", "stated"),
    [
        ("Nineteen miners died.", DIED, AGREE, "19"),
        ("Three miners died.", DIED, AGREE, "Three miners"),
        ("Eight miners died.", DIED, CONFLICT, "Three miners"),
        (
            "Nineteen miners died.",
            "Three miners died, taking to 19 the number killed.",
            AGREE,
            "19",
        ),
        ("With them, 34 had been freed since May.", FREED, AGREE, "34"),
        ("Some 50 soldiers had been freed since May.", FREED, CONFLICT, "eleven"),
    ],
)
def test_a_count_brought_up_to_date_is_one_of_two_true_ones(
    claim: str, unit: str, outcome: Outcome, stated: str
) -> None:
    found = compare(claim, unit, Stage.NUMBER)[0]
    assert found.outcome is outcome
    assert found.stated.text.startswith(stated)


def test_who_was_set_free_is_free() -> None:
    assert compare("34 were freed since May.", FREED, Stage.DATE)[0].outcome is AGREE


@pytest.mark.parametrize(
    ("claim", "outcome"),
    [
        ("First-year sales came to 2.2 billion dollars.", AGREE),
        ("Southern Cream earned 58 million dollars.", AGREE),
        ("Southern Cream earned 2.2 billion dollars.", CONFLICT),
        ("Sales came to 3.2 billion dollars.", CONFLICT),
        (
            "Southern Cream made a profit of 2.2 billion dollars.",
            Outcome.NOT_COMPARABLE,
        ),
        ("The merger cost 2.2 billion dollars.", Outcome.NOT_COMPARABLE),
    ],
)
def test_a_value_with_a_thing_of_its_own_is_of_that(
    claim: str, outcome: Outcome
) -> None:
    assert compare(claim, EARNED, Stage.NUMBER)[-1].outcome is outcome


@pytest.mark.parametrize("told", ["made a profit of", "earned"])
def test_what_is_earned_on_sales_is_not_the_sales(told: str) -> None:
    unit = "It earned 2 million kroner on sales of 31 million in 2022."
    claim = f"The fish hall {told} 31 million kroner in 2022."
    found = compare(claim, unit, Stage.NUMBER)[0]
    assert found.outcome is not AGREE
    sold = compare("It had sales of 31 million kroner in 2022.", unit, Stage.NUMBER)[0]
    assert sold.outcome is AGREE


def test_a_value_that_stands_alone_is_of_the_sentence() -> None:
    claim = "The club gets 3 million kroner."
    unit = "The club gets by on gifts of 3 million kroner."
    assert compare(claim, unit, Stage.NUMBER)[0].outcome is AGREE


def test_the_day_of_a_decision_is_not_that_of_the_deed() -> None:
    claim = "In February 1981 the Senate decided that the faculty should go to Ubiam."
    found = compare(claim, RESOLVED, Stage.DATE)
    assert [(one.outcome, one.excludes) for one in found] == [
        (Outcome.NOT_COMPARABLE, False)
    ]


@pytest.mark.parametrize(
    ("claim", "outcome", "stated"),
    [
        ("The council decided to close the pool in May.", CONFLICT, "in July"),
        ("The council decided to close the pool in July.", AGREE, "in July"),
        ("On 3 May the council decided to close the pool.", CONFLICT, "on 3 June"),
        ("On 3 June the council decided to close the pool.", AGREE, "on 3 June"),
    ],
)
def test_each_day_beside_its_own_deed(
    claim: str, outcome: Outcome, stated: str
) -> None:
    found = compare(claim, CLOSED, Stage.DATE)[0]
    assert (found.outcome, found.stated.text) == (outcome, stated)


@pytest.mark.parametrize("verb", ["shortened", "lengthened", "extended", "prolonged"])
def test_by_how_much_is_not_to_what(verb: str) -> None:
    claim = f"The judges {verb} the sentence by two years."
    unit = f"The court {verb} the sentence to thirty months."
    found = compare(claim, unit, Stage.NUMBER)[0]
    assert (found.outcome, found.excludes) == (Outcome.NOT_COMPARABLE, False)


SHARED_OUT = (
    "The region paid 60 per cent of the cost, and the state paid the remainder."
)


@pytest.mark.parametrize(
    ("claim", "outcome"),
    [
        ("The state paid 40 per cent of the cost.", Outcome.UNDETERMINED),
        ("The region paid 60 per cent of the cost.", AGREE),
        ("The region paid 70 per cent of the cost.", CONFLICT),
    ],
)
def test_what_the_rest_may_be_is_no_other_value(claim: str, outcome: Outcome) -> None:
    assert [x.outcome for x in compare(claim, SHARED_OUT, Stage.NUMBER)] == [outcome]


@pytest.mark.parametrize(
    ("unit", "found"),
    [
        pytest.param(SHARED_OUT, [], id="the rest"),
        pytest.param(
            SHARED_OUT.replace("the remainder", "25"),
            ["60 per cent", "25"],
            id="no rest",
        ),
    ],
)
def test_what_the_rest_may_be_has_no_rival(unit: str, found: list[str]) -> None:
    told = rivals(
        claim="The state bore 40 per cent of the cost.",
        claim_date=None,
        unit=unit,
        context="",
        passage_date=None,
    )
    assert [one.comparison.stated.text for one in told] == found
