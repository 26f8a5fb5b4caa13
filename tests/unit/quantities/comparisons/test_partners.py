"""Values that another one binds: a whole, half of a vote, a list, an exchange."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from oircheck.quantities import correct
from oircheck.quantities.sentences.pairs import read_pairs
from oircheck.quantities.sentences.plans import is_duty, planned
from oircheck.quantities.sentences.portions import claimed_portion, read_portions
from oircheck.quantities.sentences.refine import read_values
from oircheck.quantities.sentences.sides import sides
from oircheck.testing.values import compare_values
from oircheck.types import Comparison, Outcome

DATA = Path(__file__).parents[3] / "data"
with (DATA / "compare_cases_8.csv").open(encoding="utf-8", newline="") as _file:
    ROWS = list(csv.DictReader(_file))


def compare(
    claim: str, unit: str, day: str = "2020-08-14", context: str = ""
) -> tuple[Comparison, ...]:
    return compare_values(claim, unit, day, context)


def conflicts(claim: str, unit: str) -> list[Comparison]:
    return [one for one in compare(claim, unit) if one.outcome is Outcome.CONFLICT]


@pytest.mark.parametrize("row", ROWS, ids=[row["why"] for row in ROWS])
def test_a_value_is_bound_by_what_stands_beside_it(row: dict[str, str]) -> None:
    found = compare(row["claim"], row["source"], row["source_date"], row["context"])
    here = [one for one in found if row["claimed"] in one.claimed.text]
    if row["outcome"] == "OPEN":
        assert all(one.outcome is not Outcome.CONFLICT for one in found)
    else:
        of_it = [one for one in here if one.outcome is Outcome[row["outcome"]]]
        assert any(row["stated"] in one.stated.text for one in of_it)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The hall was to hold 400 guests.", True),
        ("The hall is to be enlarged for 400 guests.", True),
        ("The hall is expected to hold 400 guests.", True),
        ("The owner wanted to have 400 guests.", True),
        ("The aim had been 400 guests.", True),
        ("The owner had hoped for 400 guests.", True),
        ("Of the 900 guests 400 could be seated.", False),
        ("It is open whether 400 guests could be seated.", True),
        ("Some 400 guests could not be seated.", False),
        ("Some 400 guests could be seated if the hall were larger.", True),
        ("The wind was to blame for 400 broken panes.", False),
        ("To date 400 guests have come.", False),
        ("The hall held 400 guests.", False),
    ],
)
def test_a_plan_is_told_from_what_was_done(text: str, expected: bool) -> None:
    clause = read_values(text, reference=None)
    value = next(one for one in clause.mentions if one.low == 400)
    assert planned(clause, value) is expected


def test_what_had_to_be_is_a_plan_or_a_deed() -> None:
    claim = "Spending had to fall to 30 million pounds."
    clause = read_values(claim, reference=None)
    assert [is_duty(clause, one) for one in clause.mentions] == [True]
    for source in ("Spending fell to", "Spending will fall to"):
        assert conflicts(claim, f"{source} 20 million pounds.")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("The plan was rejected by 2,011 votes to 87.", (2011, 87)),
        ("By 12 votes to 9 the board decided to go on.", (12, 9)),
        ("In the end 9 members were for it and 12 against.", (9, 12)),
        ("The lead shrank from 12 votes to 9.", None),
    ],
)
def test_the_two_numbers_of_a_vote_are_read(
    text: str, numbers: tuple[int, int] | None
) -> None:
    found = read_pairs(read_values(text, reference=None))
    assert [(one.first, one.second) for one in found] == ([numbers] if numbers else [])


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("Of 212 entrants 75 finished.", 75, 212),
        ("Only 75 of the 212 women finished.", 75, 212),
        ("The town has 212 houses, 75 of them empty.", 75, 212),
        ("In all 212 were sent in and 75 awarded a prize.", 75, 212),
    ],
)
def test_a_part_is_read_with_its_whole(text: str, part: int, whole: int) -> None:
    (found,) = read_portions(read_values(text, reference=None))
    assert found.whole is not None
    assert (found.part.low, found.whole.low) == (part, whole)


def test_a_claim_that_counts_other_things_too_tells_no_one_part() -> None:
    text = "Of 212 entrants 75 finished, and 30 helpers cheered."
    assert claimed_portion(read_values(text, reference=None)) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oslo got 40 buses and Bergen 70.", (["oslo"], ["bergen"])),
        ("Oslo and Bergen got 40 and 70 buses.", (["oslo"], ["bergen"])),
        (
            "Oslo got 40 buses, while Bergen and Moss got 70.",
            (["oslo"], ["bergen", "moss"]),
        ),
    ],
)
def test_each_of_two_values_has_words_of_its_own(
    text: str, expected: tuple[list[str], list[str]]
) -> None:
    clause = read_values(text, reference=None)
    one, other = (x for x in clause.mentions if x.low in (40, 70))
    found = sides(clause, one, other)
    assert found is not None
    first, second = (
        [x.sense for x in words if x.name or x.sense == "oslo"] for words in found
    )
    assert (first, second) == expected


def test_two_joints_of_one_strength_leave_open_whose_the_words_are() -> None:
    clause = read_values("It had 40 cats and dogs and 70 birds.", reference=None)
    assert sides(clause, *clause.mentions[:2]) is None


@pytest.mark.parametrize(
    ("claim", "unit", "made"),
    [
        (
            "Brekke was to get 70 teachers, while 25 would stay in Hamre.",
            "Brekke will get 25 teachers and a library; Hamre keeps 70.",
            "Brekke was to get 25 teachers, while 70 would stay in Hamre.",
        ),
        (
            "Nine are in the archive and four went to Spain.",
            "Of the 30 letters four are in the archive and nine went to Spain.",
            "Four are in the archive and nine went to Spain.",
        ),
        (
            "In Karsted 64 per cent said yes and in Morud 52.",
            "Voters in Morud and Karsted approved it with 64 and 52 per cent.",
            "In Karsted 52 per cent said yes and in Morud 64.",
        ),
        (
            "The league was founded in Chile in 1921 and in Peru in 1934.",
            "The league was founded in Peru in 1921 and in Chile in 1934.",
            "The league was founded in Chile in 1934 and in Peru in 1921.",
        ),
        (
            "The rebels spoke of 90 dead, the ministry of more than 300.",
            "The rebels put the dead at more than 300; the ministry spoke of 90.",
            "The rebels spoke of more than 300 dead, the ministry of 90.",
        ),
        (
            "Some 300 went to Malta, the others to Gozo.",
            "About 500 came; some 300 of them went to Gozo and the rest to Malta.",
            "Some 300 went to Gozo, the others to Malta.",
        ),
        (
            "The fair drew 6,000 guests, far fewer than the 9,000 who were expected.",
            "We expected 6,000 guests and had 9,000.",
            "The fair drew 9,000 guests, far fewer than the 6,000 who were expected.",
        ),
    ],
)
def test_exchanged_values_are_put_in_each_others_place(
    claim: str, unit: str, made: str
) -> None:
    found = conflicts(claim, unit)
    assert found
    assert {correct(claim, one, unit) for one in found} == {made}


def test_the_votes_of_one_side_are_corrected_alone() -> None:
    claim = "The senate adopted the law by 58 votes to 31."
    unit = "The senate adopted the law by 56 votes to 31."
    (found,) = conflicts(claim, unit)
    expected = "The senate adopted the law by 56 votes to 31."
    assert correct(claim, found, unit) == expected


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        (
            "Of the 212 entrants 137 did not finish.",
            "Of 212 entrants 75 finished.",
        ),
        (
            "Of the 212 entrants 75 finished.",
            "Of 212 entrants 90 started and 75 finished.",
        ),
        (
            "In 2011 Lund had 40 buses and Moss 70.",
            "In 2014 Lund had 70 buses and Moss 40.",
        ),
        (
            "Lund had 40 buses and 70 trams.",
            "In Moss there were 70 buses and 40 trams.",
        ),
        (
            "Lund expected 40 buses and got 70.",
            "Lund got 70 buses, where 40 had been expected.",
        ),
    ],
)
def test_what_may_be_true_beside_the_sentence_is_no_conflict(
    claim: str, unit: str
) -> None:
    assert conflicts(claim, unit) == []
