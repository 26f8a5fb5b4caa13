"""The same amount with the sign turned round: offsets, extremes, moves."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from oircheck.quantities import correct
from oircheck.quantities.outcomes.numeral_values import numeral_of
from oircheck.quantities.sentences.moves import read_moves
from oircheck.quantities.sentences.refine import read_values
from oircheck.quantities.sentences.signs import read_signs
from oircheck.testing.values import compare_values
from oircheck.types import Comparison, Outcome

DATA = Path(__file__).parents[3] / "data"
with (DATA / "compare_cases_7.csv").open(encoding="utf-8", newline="") as _file:
    ROWS = list(csv.DictReader(_file))


def compare(claim: str, unit: str, context: str = "") -> tuple[Comparison, ...]:
    return compare_values(claim, unit, "2020-08-14", context)


@pytest.mark.parametrize("row", ROWS, ids=[f"{x['why']}: {x['claim']}" for x in ROWS])
def test_signs_of_equal_amounts_are_told_apart(row: dict[str, str]) -> None:
    found = compare(row["claim"], row["source"], row["context"])
    here = [one for one in found if row["claimed"] in one.claimed.text]
    outcomes = {one.outcome for one in here}
    if row["outcome"] == "OPEN":
        assert Outcome.CONFLICT not in outcomes
        assert not any(one.excludes for one in here)
    else:
        assert Outcome[row["outcome"]] in outcomes
        assert any(row["stated"] in one.stated.text for one in here)


@pytest.mark.parametrize("unit", sorted({row["source"] for row in ROWS}))
def test_no_sign_is_the_reverse_of_itself(unit: str) -> None:
    assert not any(one.outcome is Outcome.CONFLICT for one in compare(unit, unit))


@pytest.mark.parametrize(
    "row",
    [row for row in ROWS if row["outcome"] == "CONFLICT"],
    ids=lambda row: row["why"],
)
def test_a_claim_with_its_sign_put_right_is_refuted_no_more(
    row: dict[str, str],
) -> None:
    found = compare(row["claim"], row["source"])
    (conflict,) = [x for x in found if x.outcome is Outcome.CONFLICT]
    corrected = correct(row["claim"], conflict, row["source"])
    assert corrected is not None
    assert corrected != row["claim"]
    again = compare(corrected, row["source"])
    assert not any(one.outcome is Outcome.CONFLICT for one in again)


def signed(text: str) -> list[tuple[str, str, int]]:
    """Each signed value of a text with the words of its sign."""
    clause = read_values(text, reference=None)
    return [
        (one.mention.value_span.of(text), one.word.of(text), one.number)
        for one in read_signs(clause)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It sold 400 fewer than in 2014.", [("400", "fewer", -1)]),
        ("It sold 400 more cars than in 2014.", [("400", "more", 1)]),
        ("It was six weeks behind schedule.", [("six weeks", "behind schedule", 1)]),
        ("It was six weeks ahead of time.", [("six weeks", "ahead of time", -1)]),
        ("It fell by 400 cars.", [("400", "fell", -1)]),
        ("It was put up by 3 euros.", [("3 euros", "up", 1)]),
        ("It dropped to 47.2 per cent.", [("47.2 per cent", "dropped", -1)]),
        ("It cut its rate by half a point.", [("half a point", "cut", -1)]),
        ("It is a quarter cheaper.", [("a quarter", "cheaper", -1)]),
        ("He was 14 seconds faster.", [("14 seconds", "faster", -1)]),
        ("It flew 14 knots faster.", [("14 knots", "faster", 1)]),
        ("It lies 30 metres further west.", [("30 metres", "west", -1)]),
        ("It has 198 men, the fewest since 1990.", [("198", "fewest", -1)]),
        ("It has 198 men, more than at any time.", [("198", "more", 1)]),
        (
            "It means savings of 30 million euros.",
            [("30 million euros", "savings", -1)],
        ),
    ],
)
def test_a_value_is_read_with_its_sign(
    text: str, expected: list[tuple[str, str, int]]
) -> None:
    assert signed(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "More than 400 people came.",
        "Fewer than 400 people came, among them two more judges.",
        "Four months later the mill was closed.",
        "The mill, sold 400 years earlier, was closed.",
        "He walked up 400 steps.",
        "It opened early in 1990 with 400 seats.",
        "The temperature was 3 degrees in the north.",
    ],
)
def test_a_bound_or_a_distance_is_no_sign(text: str) -> None:
    assert signed(text) == []


def moves(text: str) -> list[tuple[float | None, float | None]]:
    """From which number to which the moves of a text go."""
    clause = read_values(text, reference=None)
    found = read_moves(clause, read_signs(clause))
    return [(numeral_of(one.start), numeral_of(one.end)) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It grew from 18 to 31 ships.", [(18, 31)]),
        ("It went to 31 ships from 18.", [(18, 31)]),
        ("It was stretched from ten days to sixty.", [(10, 60)]),
        ("It had 31 ships, compared with 18 in 1990.", [(18, 31)]),
        ("It had 31 ships, thirteen more than in 1990.", [(18, 31)]),
        ("It had 31 ships, thirteen fewer than in 1990.", [(44, 31)]),
        ("It is done every 14 days instead of every 40.", [(40, 14)]),
        ("It is done every 14 days in place of one every 40.", [(40, 14)]),
        ("It had 25 ships at first and has six now.", [(25, 6)]),
        ("It has 31 ships and 18 boats.", []),
        ("It has 31 ships, thirteen more than planned.", []),
    ],
)
def test_a_move_is_read_however_it_is_told(
    text: str, expected: list[tuple[float, float]]
) -> None:
    assert moves(text) == expected


@pytest.mark.parametrize(
    ("claim", "unit", "corrected"),
    [
        (
            "The bank cut its rate by half a point.",
            "The bank raised its rate by half a point.",
            "The bank raised its rate by half a point.",
        ),
        (
            "The bank was able to cut its rate by half a point.",
            "The bank raised its rate by half a point.",
            "The bank was able to raise its rate by half a point.",
        ),
        (
            "The fleet shrank from about 31 to 18 ships.",
            "The fleet grew from 18 to 31 ships.",
            "The fleet grew from 18 to about 31 ships.",
        ),
        (
            "The club has 6,100 members, 2,000 more than last year.",
            "The club has 4,100 members, compared with 6,100 last year.",
            "The club has 4,100 members, 2,000 fewer than last year.",
        ),
        (
            "An increase of 340 members was reported by the club.",
            "The club reported a fall of 340 members.",
            "A fall of 340 members was reported by the club.",
        ),
    ],
)
def test_a_sign_or_a_move_is_put_right(claim: str, unit: str, corrected: str) -> None:
    (conflict,) = [x for x in compare(claim, unit) if x.outcome is Outcome.CONFLICT]
    assert correct(claim, conflict, unit) == corrected


def test_the_reason_names_both_words() -> None:
    claim = "The library lent 8,420 books, 310 fewer than in 2018."
    unit = "The library lent 8,420 books, 310 more than in 2018."
    (conflict,) = [x for x in compare(claim, unit) if x.outcome is Outcome.CONFLICT]
    assert conflict.reason == "fewer is the reverse of more"
    assert conflict.claimed.text == "310 fewer"


def test_what_the_context_names_need_not_stand_in_the_sentence() -> None:
    claim = "Rents in Mbeta are a third higher, the traders say."
    unit = "Traders said that rents in the town had fallen by a third."
    there = compare(claim, unit, "Some 30 clerks remain at Mbeta.")
    assert any(one.outcome is Outcome.CONFLICT for one in there)
    assert not any(one.outcome is Outcome.CONFLICT for one in compare(claim, unit))
