"""Values that follow from those of one sentence: differences, shares, multiples."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import pairwise

from oircheck.quantities.sentences.clauses import Clause, Word, shown
from oircheck.quantities.sentences.refine import is_part, leads_as_whole
from oircheck.quantities.sentences.roles import Role
from oircheck.quantities.sentences.standings import standing
from oircheck.types import Mention, Modifier, QuantityKind, Span


class Force(Enum):
    """What a value that was worked out may do."""

    DECIDES = auto()
    """Agree and contradict."""

    LEANS = auto()
    """Agree; what it would contradict is undetermined."""

    AGREES = auto()
    """Agree; otherwise it says nothing."""

    BOUNDS = auto()
    """Stand for at least so many: it agrees where the claim asks for no more."""


class Measure(Enum):
    """What a length of time is of."""

    AGE = auto()
    TIME = auto()


@dataclass(frozen=True, slots=True)
class Derived:
    """A value worked out from one sentence.

    Attributes:
        mention: The value as if it were written, over the span of its parts.
        role: What it is to the thing it measures.
        how: How it was worked out, for the reason.
        words: What is said of it beyond the sentence's own words.
        measures: What a length of time is: an age, or the time between two dates.
        anyone: Whether its parts are told by sex or age alone, so that they may add up
            to persons of any one sort: girls and boys to pupils.
    """

    mention: Mention
    role: Role
    how: str
    force: Force = Force.DECIDES
    words: tuple[Word, ...] = ()
    measures: Measure | None = None
    anyone: bool = False


def over(clause: Clause, first: Mention, last: Mention) -> Span:
    """Return the span from one value to another, their nouns included."""
    one, other = shown(clause, first), shown(clause, last)
    return Span(min(one.start, other.start), max(one.end, other.end))


def made(
    clause: Clause,
    parts: tuple[Mention, Mention],
    kind: QuantityKind,
    value: float,
    *,
    unit: str | None = None,
    noun: str | None = None,
    modifier: Modifier = Modifier.EXACT,
) -> Mention:
    """Return a value that two others give, as if it stood over both."""
    span = over(clause, *parts)
    return Mention(
        span=span,
        value_span=span,
        text=span.of(clause.text),
        kind=kind,
        modifier=modifier,
        low=value,
        high=value,
        unit=unit,
        noun=noun,
    )


def changes(clause: Clause) -> Iterator[Derived]:
    """From "from 5,200 to 3,000": the difference, the percentage, the multiple."""
    levels = [one for one in clause.mentions if one.kind is not QuantityKind.DATE]
    roles = {one: standing(clause, one, at) for at, one in enumerate(clause.mentions)}
    for one, two in pairwise(levels):
        if {roles[one], roles[two]} != {Role.FROM, Role.TO}:
            continue
        if roles[one] is Role.TO:
            one, two = two, one
        if one.kind is not two.kind or one.unit != two.unit:
            continue
        if one.kind in (QuantityKind.TIME, QuantityKind.ORDINAL):
            continue
        if one.low is None or two.low is None:
            continue
        yield from _difference(clause, one, two)
        if one.low > 0 and two.low > 0:
            yield from _relative(clause, (one, two), two.low / one.low)


def _difference(clause: Clause, one: Mention, two: Mention) -> Iterator[Derived]:
    kind, unit = one.kind, one.unit
    if kind is QuantityKind.PERCENT:
        kind, unit = QuantityKind.PERCENTAGE_POINT, "pp"
    gap = round(abs((two.low or 0.0) - (one.low or 0.0)), 9)
    noun = one.noun or two.noun
    modifier = _common(one, two)
    mention = made(
        clause, (one, two), kind, gap, unit=unit, noun=noun, modifier=modifier
    )
    yield Derived(mention, Role.CHANGE, f"the difference is {gap:,g}")


def _common(one: Mention, two: Mention) -> Modifier:
    bent = {one.modifier, two.modifier} - {Modifier.FROM, Modifier.TO, Modifier.EXACT}
    return Modifier.ABOUT if bent else Modifier.EXACT


def _relative(
    clause: Clause, pair: tuple[Mention, Mention], ratio: float
) -> Iterator[Derived]:
    percent = abs(ratio - 1) * 100
    mention = made(
        clause, pair, QuantityKind.PERCENT, percent, unit="%", modifier=Modifier.ABOUT
    )
    yield Derived(mention, Role.CHANGE, f"the change is {percent:.1f} percent")
    fold = made(clause, pair, QuantityKind.MULTIPLIER, ratio, modifier=Modifier.ABOUT)
    yield Derived(fold, Role.CHANGE, f"the ratio is {ratio:.2f}")


def shares(clause: Clause) -> Iterator[Derived]:
    """From "262 of 484": 54 percent; from "54 percent of 484 members": 262."""
    for one, two in pairwise(clause.mentions):
        if leads_as_whole(clause, one, two) or is_part(clause, one, two):
            leads = leads_as_whole(clause, one, two)
            yield from _share(clause, *((two, one) if leads else (one, two)))
            continue
        gap = clause.text[one.span.end : two.span.start].lower().split()
        if two.kind is not QuantityKind.CARDINAL or not two.low or one.low is None:
            continue
        if len(gap) > 4 or "of" not in gap:
            continue
        if one.kind is QuantityKind.CARDINAL:
            yield from _share(clause, one, two)
        if one.kind in (QuantityKind.PERCENT, QuantityKind.RATIO):
            part_of = one.low if one.kind is QuantityKind.RATIO else one.low / 100
            count = part_of * two.low
            mention = made(clause, (one, two), QuantityKind.CARDINAL, count)
            mention = replace(mention, noun=two.noun, modifier=Modifier.ABOUT)
            yield Derived(mention, Role.LEVEL, f"the part is about {count:,.0f}")


def _share(clause: Clause, part: Mention, whole: Mention) -> Iterator[Derived]:
    if part.low is None or not whole.low or part.low > whole.low:
        return
    share = 100 * part.low / whole.low
    pair = (part, whole)
    mention = made(clause, pair, QuantityKind.PERCENT, share, unit="%")
    mention = replace(mention, noun=whole.noun, modifier=Modifier.ABOUT)
    yield Derived(mention, Role.LEVEL, f"the share is {share:.1f} percent")


def rewordings(clause: Clause) -> Iterator[Derived]:
    """From "doubled": a rise of 100 percent; from "rose 50 percent": 1.5 times."""
    for at, one in enumerate(clause.mentions):
        if one.low is None or one.modifier is Modifier.VAGUE:
            continue
        if one.kind is QuantityKind.MULTIPLIER:
            percent = abs(one.low - 1) * 100
            mention = replace(one, kind=QuantityKind.PERCENT, unit="%")
            mention = replace(mention, low=percent, high=percent)
            yield Derived(mention, Role.CHANGE, f"that is {percent:.0f} percent")
        share = one.kind in (QuantityKind.PERCENT, QuantityKind.RATIO)
        role = standing(clause, one, at) if share else Role.LEVEL
        if one.kind is QuantityKind.RATIO and role is Role.TO:
            mention = replace(one, kind=QuantityKind.MULTIPLIER, unit=None)
            yield Derived(mention, Role.CHANGE, f"that is {one.low:.2f} times")
        if role is Role.CHANGE:
            part = one.low if one.kind is QuantityKind.RATIO else one.low / 100
            times = 1 - part if _falls(clause) else 1 + part
            mention = replace(one, kind=QuantityKind.MULTIPLIER, unit=None)
            mention = replace(
                mention, low=times, high=times, modifier=_about(one.modifier)
            )
            yield Derived(mention, Role.CHANGE, f"that is {times:.2f} times")


def _about(modifier: Modifier) -> Modifier:
    """Bounds turn round where a share falls: they are only told as about."""
    return modifier if modifier is Modifier.EXACT else Modifier.ABOUT


def _falls(clause: Clause) -> bool:
    return "reduce" in clause.senses and "increase" not in clause.senses


def comparisons(clause: Clause) -> Iterator[Derived]:
    """From "120 seats, 15 more than in 2015": 105; from "98 points to 84": 14."""
    tokens = clause.tokens.low
    for one, two in pairwise(clause.mentions):
        if one.low is None or two.low is None or one.high != one.low:
            continue
        counts = (QuantityKind.CARDINAL, QuantityKind.MONEY, QuantityKind.MEASURE)
        if one.kind not in counts or two.high != two.low:
            continue
        gap = clause.text[one.span.end : two.span.start].lower().split()
        after = clause.text[two.span.end :].lower().split()[:2]
        alike = two.kind is one.kind and two.unit == one.unit
        if alike and after and after[0] in _MORE and "than" in tokens:
            sign = -1 if after[0] in ("more", "higher", "up") else 1
            value = one.low + sign * two.low
            mention = made(clause, (one, two), one.kind, value, unit=one.unit)
            mention = replace(mention, noun=one.noun)
            how = f"before it was {value:,g}"
            yield Derived(mention, Role.LEVEL, how, Force.AGREES)
        if (
            gap[-1:] == ["to"]
            and len(gap) <= 2
            and two.kind
            in (
                one.kind,
                QuantityKind.CARDINAL,
            )
        ):
            value = abs(one.low - two.low)
            mention = made(clause, (one, two), one.kind, value, unit=one.unit)
            mention = replace(mention, noun=one.noun or two.noun)
            how = f"the margin is {value:,g}"
            yield Derived(mention, Role.LEVEL, how, Force.AGREES)


_MORE = frozenset("more fewer less higher lower up down".split())
