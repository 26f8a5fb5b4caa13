"""Values of subjects without names, each beside the claim that is told of one."""

from __future__ import annotations

import pytest

from oircheck.testing.values import compare_values
from oircheck.types import Comparison, Outcome

AGREE, CONFLICT = Outcome.AGREE, Outcome.CONFLICT
WAGES = "Wages rose 4 percent and prices fell 3."
TRADE = "Exports rose to 12 billion, imports to 14."
PAY = "Rents rose 5 percent while salaries rose 2 percent."
FARES = "Adults pay 12 euros, children 6."
CATCH = "The fishermen caught 30 tonnes of cod and 40 tonnes of herring."
METALS = "Steel output fell 2 percent and coal output 7 percent."
BANK = "Exports rose to $12 billion, imports to 14 and reserves to 20."
LIFTS = "Fares went up by 6 percent, wages by 2 and rents by 9."
RAIN = "The north got 50 mm of rain and the south 30 mm."
BUSES = "The council bought 40 buses and quietly ordered 50."


def compare(claim: str, unit: str) -> tuple[Comparison, ...]:
    return compare_values(claim, unit, "2024-03-04")


@pytest.mark.parametrize(
    ("claim", "unit", "outcome"),
    [
        ("Wages rose 4 percent.", WAGES, AGREE),
        ("Prices fell 3 percent.", WAGES, AGREE),
        ("Prices fell 4 percent.", WAGES, CONFLICT),
        ("Wages rose 3 percent.", WAGES, CONFLICT),
        ("Imports rose to 14 billion.", TRADE, AGREE),
        ("Exports rose to 14 billion.", TRADE, CONFLICT),
        ("Imports rose to 12 billion.", TRADE, CONFLICT),
        ("Salaries rose 2 percent.", PAY, AGREE),
        ("Rents rose 2 percent.", PAY, CONFLICT),
        ("Salaries rose 5 percent.", PAY, CONFLICT),
        ("Children pay 6 euros.", FARES, AGREE),
        ("Children pay 12 euros.", FARES, CONFLICT),
        ("Adults pay 6 euros.", FARES, CONFLICT),
        ("The fishermen caught 40 tonnes of herring.", CATCH, AGREE),
        ("The fishermen caught 30 tonnes of herring.", CATCH, CONFLICT),
        ("Coal output fell 7 percent.", METALS, AGREE),
        ("Coal output fell 2 percent.", METALS, CONFLICT),
        ("Steel output fell 7 percent.", METALS, CONFLICT),
        ("Reserves rose to 20 billion dollars.", BANK, AGREE),
        ("Reserves rose to 14 billion dollars.", BANK, CONFLICT),
        ("Rents went up by 9 percent.", LIFTS, AGREE),
        ("Rents went up by 2 percent.", LIFTS, CONFLICT),
        ("Fares went up by 9 percent.", LIFTS, CONFLICT),
        ("The south got 30 mm of rain.", RAIN, AGREE),
        ("The south got 50 mm of rain.", RAIN, CONFLICT),
        ("The council ordered 50 buses.", BUSES, AGREE),
        (
            "Dorna's mill in Riga will cost 61 million euros.",
            "The maker Dorna will build two mills in the Baltic, in Turku for 84"
            " million euros and in Riga for 61 million.",
            AGREE,
        ),
    ],
)
def test_a_value_is_that_of_its_own_subject(
    claim: str, unit: str, outcome: Outcome
) -> None:
    assert {one.outcome for one in compare(claim, unit)} == {outcome}


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        (
            "Boats up to 20 feet paid £9.50 in 1978, the crew being included.",
            "Boats up to 20 feet paid £9.50, longer boats £12.00, the crew being"
            " included.",
        ),
        ("The Brede course was 387 m short.", "Course as run 41,808 m, i.e. 387 m"),
    ],
)
def test_the_value_of_the_same_subject_is_kept(claim: str, unit: str) -> None:
    assert CONFLICT not in {one.outcome for one in compare(claim, unit)}


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        (
            "The market made up 44 percent of sales, shops 47 percent.",
            "Shops made up 44 percent of sales, the market 47 percent.",
        ),
        (
            "The aim for sorted paper is 38 percent.",
            "The share of sorted paper rose from 31 to 38 percent; the aim for 2016 is"
            " 45 percent.",
        ),
        (
            "Orders from Turku rose by six percent in 2002.",
            "Orders from Riga fell by 14 percent in 2002, those from Turku by six.",
        ),
    ],
)
def test_the_value_of_another_subject_bears_nothing_out(claim: str, unit: str) -> None:
    found = [one for one in compare(claim, unit) if "2002" not in one.claimed.text]
    assert AGREE not in {one.outcome for one in found}


@pytest.mark.parametrize("unit", [WAGES, TRADE, PAY, FARES, CATCH, METALS, BANK, LIFTS])
def test_a_sentence_of_several_subjects_agrees_with_itself(unit: str) -> None:
    assert {one.outcome for one in compare(unit, unit)} == {AGREE}


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        ("The prices of bread rose 4 percent.", WAGES),
        ("Staff costs rose 4 percent.", PAY),
        (
            "Frost killed 3 people.",
            "The temperature fell to 4 degrees and frost killed 3.",
        ),
        ("The company sold 30 planes.", "It bought 40 ships and quietly sold 30."),
    ],
)
def test_another_subject_contradicts_nothing(claim: str, unit: str) -> None:
    assert CONFLICT not in {one.outcome for one in compare(claim, unit)}


@pytest.mark.parametrize(
    ("claim", "outcome"),
    [("The shop sold 30 pears.", AGREE), ("The shop sold 12 apples.", AGREE)],
)
def test_a_list_gives_each_number_the_noun_before_it(
    claim: str, outcome: Outcome
) -> None:
    found = compare(claim, "The shop sold: apples 12, pears 30, plums 7.")
    assert {one.outcome for one in found} == {outcome}


MEDALS = "Sweden won 30 medals, Norway 25 and Finland 7."


@pytest.mark.parametrize(
    ("claim", "unit", "outcome"),
    [
        ("Norway won 25 medals.", MEDALS, AGREE),
        ("Finland won 7 medals.", MEDALS, AGREE),
        ("Norway won 30 medals.", MEDALS, CONFLICT),
        ("Finland won 25 medals.", MEDALS, CONFLICT),
        (
            "Norway paid 25 million euros.",
            "Sweden paid 40 million euros, Norway 25.",
            AGREE,
        ),
        (
            "Norway paid 40 million euros.",
            "Sweden paid 40 million euros, Norway 25.",
            CONFLICT,
        ),
    ],
)
def test_a_name_with_a_number_has_its_share(
    claim: str, unit: str, outcome: Outcome
) -> None:
    assert {one.outcome for one in compare(claim, unit)} == {outcome}


@pytest.mark.parametrize(
    ("claim", "unit", "outcome"),
    [
        ("He kept 57 of the 75 workers.", "All of the 75 workers were kept.", CONFLICT),
        ("He kept all 75 workers.", "He kept 57 of the 75 workers.", CONFLICT),
        ("He kept all 75 workers.", "All of the 75 workers were kept.", AGREE),
        ("He kept 75 workers.", "All of the 75 workers were kept.", AGREE),
    ],
)
def test_all_of_a_number_is_a_part_as_large_as_the_whole(
    claim: str, unit: str, outcome: Outcome
) -> None:
    assert outcome in {one.outcome for one in compare(claim, unit)}


@pytest.mark.parametrize(
    ("claim", "outcome"),
    [
        ("The wall is 5 ft 6 in high.", AGREE),
        ("The wall is 5 ft 9 in high.", CONFLICT),
        ("The wall is 7 ft 6 in high.", CONFLICT),
    ],
)
def test_feet_and_inches_are_one_height(claim: str, outcome: Outcome) -> None:
    found = compare(claim, "The wall is 5 ft 6 in high.")
    assert [one.outcome for one in found] == [outcome]
