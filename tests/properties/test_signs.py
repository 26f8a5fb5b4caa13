"""Laws of amounts told with a sign."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from oircheck.quantities import ValueComparer, correct
from oircheck.types import Comparison, Outcome

levels = st.integers(min_value=1_001, max_value=99_999)
amounts = st.integers(min_value=101, max_value=999)
ends = st.integers(min_value=13, max_value=99_999)
things = st.sampled_from(("ships", "pupils", "letters", "goats"))
signs = st.sampled_from(("more", "fewer"))


def compare(claim: str, unit: str) -> tuple[Comparison, ...]:
    return ValueComparer().compare(
        claim=claim, claim_date=None, unit=unit, context="", passage_date=None
    )


def refutes(claim: str, unit: str) -> bool:
    return any(one.outcome is Outcome.CONFLICT for one in compare(claim, unit))


def told(level: int, amount: int, thing: str, sign: str) -> str:
    return f"The port counted {level:,} {thing}, {amount} {sign} than in 2014."


@given(levels, amounts, things)
def test_more_and_fewer_exclude_one_another_both_ways(
    level: int, amount: int, thing: str
) -> None:
    one, other = (told(level, amount, thing, sign) for sign in ("more", "fewer"))
    assert refutes(one, other)
    assert refutes(other, one)


@given(levels, amounts, things, signs)
def test_a_signed_amount_agrees_with_itself(
    level: int, amount: int, thing: str, sign: str
) -> None:
    text = told(level, amount, thing, sign)
    found = compare(text, text)
    assert not refutes(text, text)
    assert any(
        str(amount) in one.claimed.text and one.outcome is Outcome.AGREE
        for one in found
    )


@given(ends, ends, things)
def test_a_move_excludes_the_same_one_turned_round(
    one: int, other: int, thing: str
) -> None:
    there = f"The number of {thing} went from {one:,} to {other:,}."
    back = f"The number of {thing} went from {other:,} to {one:,}."
    assert refutes(there, back) == refutes(back, there) == (one != other)
    assert not refutes(there, there)


@given(levels, amounts, things, signs)
def test_the_corrected_claim_is_what_the_source_says(
    level: int, amount: int, thing: str, sign: str
) -> None:
    unit = told(level, amount, thing, sign)
    claim = told(level, amount, thing, "fewer" if sign == "more" else "more")
    conflicts = [x for x in compare(claim, unit) if x.outcome is Outcome.CONFLICT]
    assert [correct(claim, one, unit) for one in conflicts] == [unit]
