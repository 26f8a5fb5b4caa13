"""Compares a quantity of a claim with one of a source."""

from __future__ import annotations

from dataclasses import replace

from oircheck.quantities.outcomes.dates import compare_dates
from oircheck.quantities.outcomes.rounding import within_rounding
from oircheck.quantities.outcomes.sets import (
    COARSE_DURATION,
    ROUNDED_FROM,
    Values,
    values,
)
from oircheck.quantities.outcomes.times import compare_times
from oircheck.quantities.words.coins import may_be_of
from oircheck.quantities.words.noun_table import includes, lemma, same_noun
from oircheck.quantities.words.units import UNITS
from oircheck.types import Interval, Mention, Modifier, Outcome, QuantityKind

Decision = tuple[Outcome, str]
NEAR_MISS = 0.05
"""Rounded counts that miss by no more than this share are no conflict."""

SAME_NUMERAL = 1e-9
"""Share by which one numeral, read twice, may differ in its last binary places."""

REVERSED = "the same number, with the bound reversed"

SAME_CONVERTED = 1e-4
CONVERTED = 0.02
"""Durations in different units are equal within this share."""

WEEKS_OF_A_MONTH = 0.085
"""Share by which four weeks are less than a month, and nine more than two."""

_WEEK_AND_MONTH = frozenset({"wk", "mo"})
_SHARES = frozenset({QuantityKind.PERCENT, QuantityKind.RATIO})
_LOWER = frozenset({Modifier.MORE_THAN, Modifier.AT_LEAST})
_UPPER = frozenset({Modifier.LESS_THAN, Modifier.AT_MOST, Modifier.NEARLY})
_SOFT = frozenset({Modifier.ABOUT, Modifier.NEARLY})


def compare_mentions(*, claimed: Mention, stated: Mention) -> Decision:
    """Compare the value of a claim with that of a source.

    The relation has a direction: a source that says 5.2 million bears out "more
    than five million", the reverse does not settle 5.2 million. Conflict has none.

    Returns:
        The outcome and a short reason.
    """
    if claimed.kind is QuantityKind.DATE and stated.kind is QuantityKind.DATE:
        return compare_dates(claimed=claimed, stated=stated)
    if claimed.kind is QuantityKind.TIME and stated.kind is QuantityKind.TIME:
        return compare_times(claimed=claimed, stated=stated)
    refused = _gate(claimed, stated)
    if refused:
        return Outcome.NOT_COMPARABLE, refused
    outcome, reason = compare_values(
        values(claimed),
        values(stated),
        modifiers=(claimed.modifier, stated.modifier),
        converted=_converted(claimed, stated),
        kind=claimed.kind,
    )
    if outcome is Outcome.CONFLICT and _are_weeks_of_months(claimed, stated):
        outcome, reason = Outcome.UNDETERMINED, "a month is told as four weeks or more"
    return _by_noun(claimed, stated, outcome, reason)


def _are_weeks_of_months(one: Mention, other: Mention) -> bool:
    """Whether one counts weeks that may be the months of the other: eight and two."""
    if {one.unit, other.unit} != _WEEK_AND_MONTH:
        return False
    return _close(values(one).low, values(other).low, WEEKS_OF_A_MONTH)


def _converted(claimed: Mention, stated: Mention) -> bool:
    measured = claimed.kind in (QuantityKind.MEASURE, QuantityKind.DURATION)
    return measured and claimed.unit != stated.unit


def head(noun: str | None) -> str:
    """Return the singular of the last word of a counted noun, in lower case."""
    words = (noun or "").lower().replace("-", " ").split()
    return lemma(words[-1]) if words else ""


def counted(mention: Mention) -> str:
    """Return the singular of what a mention counts; "twice" counts times."""
    if mention.kind is QuantityKind.CARDINAL and not mention.noun:
        word = mention.text.lower().split()[-1]
        return "time" if word in _FOLD_TIMES else ""
    return head(mention.noun)


_FOLD_TIMES = frozenset("once twice thrice".split())


def _gate(claimed: Mention, stated: Mention) -> str:
    """Return why two quantities cannot be compared, or ""."""
    one, other = claimed.kind, stated.kind
    if one is not other and not {one, other} <= _SHARES:
        if {one, other} == {QuantityKind.CARDINAL, QuantityKind.ORDINAL}:
            return "an ordinal is no count"
        if {one, other} == {QuantityKind.PERCENT, QuantityKind.PERCENTAGE_POINT}:
            return "percent and percentage points"
        return f"a {_said(one)} is no {_said(other)}"
    if claimed.low is None or stated.low is None:
        return "no number is written"
    if one is QuantityKind.MONEY and not of_one_currency(claimed, stated):
        return f"different currencies ({claimed.unit} / {stated.unit})"
    if one is QuantityKind.MEASURE and not _convertible(claimed.unit, stated.unit):
        return f"different dimensions ({claimed.unit} / {stated.unit})"
    mine, theirs = counted(claimed), counted(stated)
    if mine and theirs and not _related(mine, theirs):
        return f"counts of different things ({claimed.noun} / {stated.noun})"
    return ""


def _said(kind: QuantityKind) -> str:
    return kind.value.replace("_", " ")


def of_one_currency(one: Mention, other: Mention) -> bool:
    """Whether two sums may be of one currency ("dollars" of any country)."""
    if one.unit == other.unit:
        return True
    return may_be_of(one.text, other.unit) or may_be_of(other.text, one.unit)


def _convertible(one: str | None, other: str | None) -> bool:
    if one == other:
        return True
    first, second = UNITS.get(one or ""), UNITS.get(other or "")
    return bool(first and second and first.dimension == second.dimension)


def _related(one: str, other: str) -> bool:
    if same_noun(one, other):
        return True
    return includes(above=one, below=other) or includes(above=other, below=one)


def _by_noun(
    claimed: Mention, stated: Mention, outcome: Outcome, reason: str
) -> Decision:
    """Soften an outcome where one noun only includes the other."""
    mine, theirs = counted(claimed), counted(stated)
    if not mine or not theirs or same_noun(mine, theirs):
        return outcome, reason
    wider = includes(above=mine, below=theirs)
    if outcome is Outcome.AGREE and wider:
        return outcome, reason
    if outcome is Outcome.CONFLICT:
        claim, source = values(claimed).hard, values(stated).hard
        too_few = wider and claim.high <= source.low
        too_many = not wider and claim.low >= source.high
        if too_few or too_many:
            return outcome, reason
    if outcome is Outcome.NOT_COMPARABLE:
        return outcome, reason
    return Outcome.UNDETERMINED, f"{stated.noun} are not all {claimed.noun}"


def compare_values(
    claim: Values,
    source: Values,
    *,
    modifiers: tuple[Modifier, Modifier],
    converted: bool,
    kind: QuantityKind,
) -> Decision:
    """Compare two sets of values whose kinds and units are known to fit."""
    mine, theirs = modifiers
    if converted and kind is QuantityKind.DURATION:
        claim, source = _coarse(claim), _coarse(source)
    same = _same_numeral(claim, source, SAME_CONVERTED if converted else SAME_NUMERAL)
    if same and _opposed(mine, theirs):
        return Outcome.CONFLICT, REVERSED
    if same:
        softened = _softened(mine, theirs)
        if softened:
            return Outcome.AGREE, softened
    if source.plain.within(claim.reach) and not _finer(claim, source, mine, theirs):
        return Outcome.AGREE, _satisfied(claim, source, mine)
    if {mine, theirs} <= _SOFT and _close(claim.low, source.low, NEAR_MISS):
        return Outcome.AGREE, "both are approximate and within 5 percent"
    if same and _one_bound(mine, theirs):
        return Outcome.UNDETERMINED, "the source's bound takes in the number itself"
    if same:
        return Outcome.UNDETERMINED, "the same number, bent by the claim alone"
    if not claim.hard.meets(source.hard):
        return _apart(claim, source, modifiers, kind)
    if converted and claim.single and source.single:
        return Outcome.AGREE, "the rounded values overlap after conversion"
    if not source.soft.meets(claim.hard):
        return Outcome.UNDETERMINED, "the source leaves it open, but hardly means it"
    return Outcome.UNDETERMINED, _left_open(claim, source)


def _satisfied(claim: Values, source: Values, mine: Modifier) -> str:
    """Return why the source's value is one that the claim allows."""
    rounded = mine in _WRITTEN and not source.plain.within(claim.plain)
    said = within_rounding(claim) if rounded else ""
    return said or "the source's value satisfies the claim"


def _left_open(claim: Values, source: Values) -> str:
    """Return why sets that share a value decide nothing."""
    if not claim.hard.within(source.hard):
        return "the two overlap in part, so that both may be true or only one"
    if not source.single:
        return "the source gives a range that holds the claimed value among others"
    if source.hard == source.plain:
        return "the source sets only a bound, which the claimed value keeps"
    said = within_rounding(source)
    less = "the source is written less precisely than the claim"
    return f"{less}, {said}" if said else less


def _same_numeral(claim: Values, source: Values, share: float) -> bool:
    return _close(claim.low, source.low, share) and _close(
        claim.high, source.high, share
    )


def _close(one: float, other: float, share: float) -> bool:
    return abs(one - other) <= share * max(abs(one), abs(other))


def _opposed(mine: Modifier, theirs: Modifier) -> bool:
    return (mine in _LOWER and theirs in _UPPER) or (
        mine in _UPPER and theirs in _LOWER
    )


def _one_bound(mine: Modifier, theirs: Modifier) -> bool:
    return {mine, theirs} <= _LOWER or {mine, theirs} <= _UPPER


def _softened(mine: Modifier, theirs: Modifier) -> str:
    """Return why a claim with the source's own numeral agrees, or ""."""
    plain = {Modifier.EXACT, Modifier.FROM, Modifier.TO, Modifier.BETWEEN}
    if mine is theirs or (mine in plain and theirs in plain):
        return "equal"
    if mine in plain or mine is Modifier.ABOUT:
        return "the same number; the source says it with another modifier"
    return ""


def _finer(claim: Values, source: Values, mine: Modifier, theirs: Modifier) -> bool:
    """Whether the claim is written more precisely than a rounded source."""
    if mine is not Modifier.EXACT or theirs is not Modifier.EXACT:
        return False
    finer = claim.halo < source.halo * 0.99
    return finer and not _same_numeral(claim, source, SAME_NUMERAL)


def _apart(
    claim: Values,
    source: Values,
    modifiers: tuple[Modifier, Modifier],
    kind: QuantityKind,
) -> Decision:
    """Decide about sets without a common value."""
    exact = all(modifier in _WRITTEN for modifier in modifiers)
    rounded = min(abs(claim.size), abs(source.size)) >= ROUNDED_FROM
    exact = exact and claim.single and source.single
    counted = kind in (QuantityKind.CARDINAL, QuantityKind.MONEY, QuantityKind.MEASURE)
    if exact and rounded and counted and _close(claim.low, source.low, NEAR_MISS):
        share = abs(claim.low - source.low) / max(abs(claim.low), abs(source.low))
        return Outcome.UNDETERMINED, f"a near miss: the numbers lie {share:.1%} apart"
    direction = "over" if claim.low > source.low else "under"
    if not source.low or claim.low == source.low:
        return Outcome.CONFLICT, "no common value"
    gap = abs(claim.low - source.low) / abs(source.low)
    return (
        Outcome.CONFLICT,
        f"no common value: the claim {direction}states by {gap:.0%}",
    )


_WRITTEN = frozenset({Modifier.EXACT, Modifier.FROM, Modifier.TO, Modifier.BETWEEN})


def _coarse(one: Values) -> Values:
    """Widen a length of time that is told in another unit."""
    size = abs(one.low)
    margin = CONVERTED * size
    if one.hard.low == one.low and one.hard.high == one.high and one.single:
        margin = max(margin, min(one.halo, COARSE_DURATION * size))
        hard = Interval(one.low - margin, one.high + margin)
        return replace(one, hard=hard, reach=hard)
    return one
