from __future__ import annotations

import pytest

from oircheck.ports import Comparer
from oircheck.quantities import ValueComparer, correct, edtf_interval, restate
from oircheck.types import Comparison, Outcome, Stage

BASES = (
    "The Coalition handed over control of six military bases to the Iraq Security"
    " Forces (ISF) between March and May of this year, including Abu Ghraib near"
    " Baghdad, K-1 in Kirkuk, and al-Taqaddum in Anbar."
)
LOCALS = (
    "The extremist militant group is suspected to have stormed a Kakai village last"
    " month in Khanaqin, Diyala province, killing at least seven locals."
)
NATIONS = (
    "\u201cFor the past two weeks, six nations have flown air support missions for"
    " the Iraqi Security Forces,\u201d he said."
)
TRAINED = (
    "Nearly 250,000 Iraqi security force members have been trained by the task force"
    " since its establishment, according to the statement."
)
TROOPS = (
    "The announcement specifies a reduction in the US military contingent from"
    " approximately 5,200 to 3,000 troops."
)
DEFEATED = (
    "Although declared territorially defeated in Iraq in December 2017 and in Syria"
    " in March 2019, ISIS has continued to launch attacks."
)


def compare(claim: str, unit: str, context: str = "") -> tuple[Comparison, ...]:
    comparer: Comparer = ValueComparer()
    return comparer.compare(
        claim=claim,
        claim_date=None,
        unit=unit,
        context=context,
        passage_date=edtf_interval("2020-07-05~"),
    )


def outcomes(claim: str, unit: str) -> list[Outcome]:
    found = [one.outcome for one in compare(claim, unit)]
    return [one for one in found if one is not Outcome.NOT_COMPARABLE]


AGREE, CONFLICT = Outcome.AGREE, Outcome.CONFLICT
OPEN = Outcome.UNDETERMINED


@pytest.mark.parametrize(
    ("claim", "unit", "expected"),
    [
        pytest.param("Seven bases were handed over.", BASES, [CONFLICT], id="count"),
        pytest.param("Six bases were handed over.", BASES, [AGREE], id="same count"),
        pytest.param(
            "Fewer than five bases were handed over.", BASES, [CONFLICT], id="bound"
        ),
        pytest.param(
            "The bases were handed over in June 2020.", BASES, [CONFLICT], id="month"
        ),
        pytest.param(
            "The bases were handed over in spring 2020.", BASES, [AGREE], id="season"
        ),
        pytest.param("Seven bases were handed over.", LOCALS, [], id="other things"),
        pytest.param("Seven bases were handed over.", NATIONS, [], id="six nations"),
        pytest.param("Six nations handed over bases.", BASES, [], id="nations, bases"),
        pytest.param("Eight locals were killed.", LOCALS, [OPEN], id="at least"),
        pytest.param("Six locals were killed.", LOCALS, [CONFLICT], id="below bound"),
        pytest.param(
            "About a quarter of a million members have been trained.",
            TRAINED,
            [AGREE],
            id="rounded",
        ),
        pytest.param(
            "The US is withdrawing about 2,200 troops.",
            TROOPS,
            [AGREE],
            id="difference",
        ),
        pytest.param(
            "US troops will be cut by 42 percent.",
            TROOPS,
            [AGREE],
            id="share of change",
        ),
        pytest.param(
            "ISIS was defeated in Iraq in December 2017.", DEFEATED, [AGREE], id="date"
        ),
        pytest.param(
            "ISIS was defeated in Syria in December 2018.",
            DEFEATED,
            [CONFLICT],
            id="the date of the same place",
        ),
        pytest.param(
            "Twenty people were wounded.",
            "The blast killed 20 people and wounded 45.",
            [CONFLICT],
            id="the wounded are not the killed",
        ),
        pytest.param(
            "Three people were killed.",
            "Two Americans and a Briton were killed in the attack.",
            [AGREE],
            id="sum of a coordination",
        ),
        pytest.param(
            "About 54 percent of the members voted for it.",
            "In all, 262 of the 484 members voted for it.",
            [AGREE],
            id="share of a base",
        ),
        pytest.param(
            "Exports doubled in 2019.",
            "Exports rose by 100 percent in 2019.",
            [AGREE, AGREE],
            id="doubled is a rise of 100 percent",
        ),
        pytest.param(
            "Germany lost 12 soldiers.",
            "France lost 15 soldiers in the battle.",
            [],
            id="another country",
        ),
    ],
)
def test_values_bind_to_the_same_thing(
    claim: str, unit: str, expected: list[Outcome]
) -> None:
    assert outcomes(claim, unit) == expected


@pytest.mark.parametrize("unit", [BASES, LOCALS, NATIONS, TRAINED, TROOPS, DEFEATED])
def test_a_sentence_never_contradicts_itself(unit: str) -> None:
    date = edtf_interval("2020-07-05")
    found = ValueComparer().compare(
        claim=unit, claim_date=date, unit=unit, context="", passage_date=date
    )
    assert found
    assert {one.outcome for one in found} == {Outcome.AGREE}


def test_stated_spans_lie_in_the_unit() -> None:
    claim = "Seven bases were handed over."
    (found,) = compare(claim, BASES)
    assert found.kind is Stage.NUMBER
    assert found.claimed.text == found.claimed.span.of(claim) == "Seven bases"
    assert found.stated.text == found.stated.span.of(BASES) == "six military bases"
    assert found.stated.value.of(BASES) == "six"


def test_no_values_are_no_comparisons() -> None:
    assert compare("The bases were handed over.", BASES) == ()
    assert compare("Seven bases were handed over.", "Nothing is counted here.") == ()


@pytest.mark.parametrize(
    ("claim", "unit", "expected"),
    [
        pytest.param(
            "Seven bases were handed over.",
            BASES,
            "Six bases were handed over.",
            id="the capital moves",
        ),
        pytest.param(
            "The bases were handed over in June.",
            BASES,
            "The bases were handed over between March and May of this year.",
            id="the preposition is the source's",
        ),
        pytest.param(
            "Three soldiers were killed.",
            "One soldier was killed in the clash.",
            "One soldier was killed.",
            id="noun and verb turn singular",
        ),
        pytest.param(
            "One soldier was killed.",
            "Three soldiers were killed in the clash.",
            "Three soldiers were killed.",
            id="noun and verb turn plural",
        ),
        pytest.param(
            "Fewer than five bases were handed over.",
            BASES,
            "Six bases were handed over.",
            id="the modifier goes with its value",
        ),
        pytest.param(
            "The fine was set at \u00a3500,000.",
            "The fine was set at \u00a3750,000.",
            "The fine was set at \u00a3750,000.",
            id="money",
        ),
    ],
)
def test_a_correction_is_grammatical(claim: str, unit: str, expected: str) -> None:
    found = compare(claim, unit)
    (conflict,) = [one for one in found if one.outcome is Outcome.CONFLICT]
    assert correct(claim, conflict, unit) == expected


def test_there_is_no_correction_without_a_conflict() -> None:
    (found,) = compare("Six bases were handed over.", BASES)
    assert correct("Six bases were handed over.", found, BASES) is None


def test_a_date_may_count_from_one_in_the_context() -> None:
    unit = "The bridge collapsed three days later."
    context = "The flood began on 4 May 2020."
    claim = "The bridge collapsed on 7 May 2020."
    (found,) = compare(claim, unit, context)
    assert found.outcome is AGREE
    assert found.stated.text == "three days later"
    assert compare(claim, unit) == ()


@pytest.mark.parametrize(
    ("claim", "unit", "published", "restated"),
    [
        pytest.param(
            "The bridge was closed on 8 March 2019.",
            "The bridge was closed on Friday after a crane struck it.",
            "2019-03-08",
            "The bridge was closed on Friday.",
            id="a date becomes the source's weekday",
        ),
        pytest.param(
            "About a quarter of a million members were trained.",
            "Nearly 250,000 members have been trained.",
            None,
            "Nearly 250,000 members were trained.",
            id="words become the source's digits",
        ),
        pytest.param(
            "Seven bases were handed over.",
            "Six bases were handed over.",
            None,
            None,
            id="a conflict is not restated",
        ),
    ],
)
def test_an_agreeing_value_is_written_as_the_source_writes_it(
    claim: str, unit: str, published: str | None, restated: str | None
) -> None:
    (found,) = ValueComparer().compare(
        claim=claim,
        claim_date=None,
        unit=unit,
        context="",
        passage_date=edtf_interval(published) if published else None,
    )
    assert restate(claim, found, unit) == restated


def test_another_one_of_a_kind_is_another_thing() -> None:
    (found,) = ValueComparer().compare(
        claim="Ward B has 30 beds.",
        claim_date=None,
        unit="Ward C has 45 beds.",
        context="",
        passage_date=None,
    )
    assert (found.outcome, found.excludes) == (Outcome.NOT_COMPARABLE, False)


@pytest.mark.parametrize(
    ("claim", "unit", "expected"),
    [
        pytest.param(
            "Maria Lopez was 44 when she married.",
            "Maria Lopez, born on 4 March 1960, was elected in May 2004.",
            [],
            id="an age at another event",
        ),
        pytest.param(
            "Maria Lopez led the party for 44 years.",
            "Maria Lopez, born on 4 March 1960, was elected in May 2004.",
            [],
            id="an age is no length of service",
        ),
        pytest.param(
            "John Reed was born in 1921.",
            "John Reed died in 1999 aged 78.",
            [OPEN],
            id="born in one of two years",
        ),
        pytest.param(
            "John Reed was born in 1935.",
            "John Reed died in 1999 aged 78.",
            [CONFLICT],
            id="born long after",
        ),
        pytest.param(
            "The fleet lost six ships.",
            "It was the sixth ship that the fleet lost.",
            [OPEN],
            id="an ordinal leaves a count open",
        ),
        pytest.param(
            "It was the sixth ship that the fleet lost.",
            "The fleet lost six ships.",
            [],
            id="a count shows no rank",
        ),
    ],
)
def test_worked_out_values_are_of_their_event(
    claim: str, unit: str, expected: list[Outcome]
) -> None:
    assert outcomes(claim, unit) == expected


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        (
            "Eleven candidates did not speak the language of the defendant.",
            "Of the 15 candidates four spoke the language of the accused.",
        ),
        (
            "The windows that went back in 1948 were fifteen.",
            "The 17 windows were taken out in 1939; all but two were put back in 1948.",
        ),
    ],
)
def test_what_may_be_reckoned_from_two_values_refutes_nothing(
    claim: str, unit: str
) -> None:
    found = ValueComparer().compare(
        claim=claim, claim_date=None, unit=unit, context="", passage_date=None
    )
    assert all(item.outcome is not Outcome.CONFLICT for item in found)
