"""Whether the numbers of a claim are stated by sources, or follow from what is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, permutations

from oircheck.quantities.derived.spans_of_time import is_age
from oircheck.quantities.outcomes.amounts import compare_mentions
from oircheck.quantities.outcomes.dates import Days, days_of
from oircheck.quantities.outcomes.sets import values
from oircheck.types import (
    DateInterval,
    Interval,
    Mention,
    Modifier,
    Outcome,
    QuantityKind,
)

SMALL = 12
"""Counts up to this may be counted from names and words: two of them, the third."""

_NUMBERS = frozenset(
    {
        QuantityKind.CARDINAL,
        QuantityKind.MONEY,
        QuantityKind.MEASURE,
        QuantityKind.PERCENT,
        QuantityKind.PERCENTAGE_POINT,
        QuantityKind.RATIO,
        QuantityKind.DURATION,
    }
)
_SHARES = frozenset({QuantityKind.PERCENT, QuantityKind.RATIO, QuantityKind.MULTIPLIER})
_POOLED = _NUMBERS | {QuantityKind.MULTIPLIER}
_OFFSETS = frozenset("later earlier after before ago".split())
_UNBOUNDED = frozenset({Modifier.MORE_THAN, Modifier.AT_LEAST})
_DAY_UNITS = {"a": 365.25, "mo": 30.4375}
MOST_POOLED = 40
"""Values of one passage from which others are reckoned."""

_BIRTH = re.compile(r"\b(?:born|births?|birthdays?)\b", re.IGNORECASE)
"""What an age may be reckoned from, wherever the day of the other end is told."""

_OF_AGE = re.compile(
    r"\b(?:child(?:ren)?|pupils?|people|persons?|adults?|those|anyone|everyone|boys?"
    r"|girls?|minors?|youths?|wom[ae]n|m[ae]n|players?|members?|visitors?|passengers?"
    r"|residents?|aged?|ages|who are|is|are) \Z",
    re.IGNORECASE,
)
_LEADS_UP = 24
"""Characters before a bound in which it is said to be of ages."""

_LOOSE = 0.03
"""Share by which a reckoned value may differ: it is told rounded."""


def asks_for_source(mention: Mention) -> bool:
    """Whether a number of a claim has to be stated by a source or follow from one.

    Vague and small counts, ordinals, multiples and dates are left to whoever reads the
    sentence: "both", "twice" and "the year after" stand in names and words.
    """
    if mention.kind not in _NUMBERS or mention.low is None or mention.high is None:
        return False
    if mention.modifier is Modifier.VAGUE or _OFFSETS & set(mention.text.split()):
        return False
    count = mention.kind is QuantityKind.CARDINAL
    return not (count and (mention.low <= SMALL or _is_bare(mention)))


def _is_bare(mention: Mention) -> bool:
    """Whether a number may be part of a name, or a year ("HT 417", "1963 series")."""
    year = len(mention.text) == _YEAR_DIGITS and mention.text.isdecimal()
    return year or (mention.noun is None and mention.text.isdecimal())


_YEAR_DIGITS = 4


def is_accounted_for(
    claimed: Mention,
    passages: Sequence[tuple[str, Sequence[Mention]]],
    *,
    published: Sequence[DateInterval] = (),
) -> bool:
    """Whether a passage states the number, or two of its values give it.

    Args:
        passages: Each passage with what stands before it, and its values. "The past
            seven months" is a date of theirs, and yet has the words of "seven months".
        published: When the passages were published: "closed since 2003" is nine years
            in 2012.
    """
    said = " ".join(claimed.text.lower().split())
    wanted = _wanted(claimed)
    is_length = claimed.kind is QuantityKind.DURATION
    age, told_out = is_age(claimed), is_length and not said.isdecimal()
    for text, stated in passages:
        bounds = (one for one in stated if age and _is_of_age(text, one))
        if (age and _BIRTH.search(text)) or any(_bounds(claimed, x) for x in bounds):
            return True
        if told_out and f" {said} " in f" {' '.join(text.lower().split())} ":
            return True
        if any(_states(claimed, one) for one in stated):
            return True
        pool = [one for one in stated if one.kind in _POOLED][:MOST_POOLED]
        if any(_within(value, wanted) for value in _reckoned(claimed, pool)):
            return True
    if is_length:
        every = [one for _, stated in passages for one in stated]
        days = [days_of(one) for one in every]
        days += [_days(one) for one in published]
        lengths = (*_between(days), *_ranges(every))
        return any(length.meets(wanted) for length in lengths)
    return False


def _is_of_age(text: str, mention: Mention) -> bool:
    """Whether a bound is one of age: "children under 16", "aged 6 to 12"."""
    if mention.kind is QuantityKind.DURATION:
        return mention.unit == "a"
    before = text[max(0, mention.span.start - _LEADS_UP) : mention.span.start]
    return mention.kind is QuantityKind.CARDINAL and bool(_OF_AGE.search(before))


def _bounds(claimed: Mention, stated: Mention) -> bool:
    """Whether an age lies within what a passage says of a range of ages."""
    low, high = stated.low or 0.0, stated.high or 0.0
    scale = 1.0 if stated.kind is QuantityKind.DURATION else _DAY_UNITS["a"]
    if stated.modifier in (Modifier.LESS_THAN, Modifier.AT_MOST):
        low = 0.0
    elif stated.modifier in _UNBOUNDED:
        high = float("inf")
    elif stated.modifier is not Modifier.BETWEEN:
        return False
    return low * scale <= (claimed.low or 0.0) <= high * scale


def _states(claimed: Mention, stated: Mention) -> bool:
    outcome, _ = compare_mentions(claimed=claimed, stated=stated)
    return outcome is Outcome.AGREE


def _wanted(mention: Mention) -> Interval:
    """Return the values that a reader would take the number for."""
    found = values(mention)
    if mention.modifier in _UNBOUNDED:
        return Interval(found.low, _FARTHEST * found.low)
    margin = _LOOSE * abs(found.low)
    return Interval(found.hard.low - margin, found.hard.high + margin)


_FARTHEST = 1.5
"""How far above its number "more than" is still said of a reckoned value."""


def _within(value: float, wanted: Interval) -> bool:
    return wanted.low <= value <= wanted.high


def _reckoned(claimed: Mention, pool: Sequence[Mention]) -> Iterator[float]:
    """Yield sums, differences, shares and parts, as ``values`` gives them."""
    numbers = [(one, _value(claimed, one)) for one in pool]
    if claimed.kind in _SHARES:
        yield from (100 * share for share in _shares(numbers))
        return
    wholes = [one for one in numbers if _may_make(claimed, one[0])]
    alike = [value for _, value in wholes]
    yield from (value for one, value in wholes if _is_elliptic(claimed, one))
    for one, other in combinations(alike, 2):
        yield one + other
        yield abs(one - other)
    for whose, whole in wholes:
        for part, value in numbers:
            share = _as_share(part, value)
            if part is whose:
                continue
            if share is not None:
                yield from (whole * share, whole * abs(1 - share))
                if share > 1:
                    yield whole / share
            elif value > 1 and part.kind is not QuantityKind.MONEY:
                number = value / _DAY_UNITS.get(part.unit or "", 1.0)
                yield from (whole / number, whole * number)
    if len(alike) > 2:
        yield sum(alike)


def _value(claimed: Mention, part: Mention) -> float:
    """Return a value in the claimed number's base unit, which a bare one takes."""
    value = values(part).low
    bare = part.kind is QuantityKind.CARDINAL and claimed.kind in _MEASURED
    if bare and claimed.low and _is_elliptic(claimed, part):
        return value * values(claimed).low / claimed.low
    return value


_MEASURED = frozenset({QuantityKind.MEASURE, QuantityKind.MONEY})


def _may_make(claimed: Mention, part: Mention) -> bool:
    """Whether sums of such a value may give the number; units may be left out."""
    if claimed.kind is QuantityKind.CARDINAL:
        return part.kind in (QuantityKind.CARDINAL, QuantityKind.MONEY)
    if part.kind is QuantityKind.CARDINAL:
        return _is_elliptic(claimed, part)
    if claimed.kind is QuantityKind.PERCENTAGE_POINT or claimed.unit == "point":
        return part.kind in (QuantityKind.PERCENT, QuantityKind.PERCENTAGE_POINT)
    return part.kind is claimed.kind and _base(part.unit) == _base(claimed.unit)


def _base(unit: str | None) -> str:
    """Return a unit without what it is told for ("t" of "t/a")."""
    return (unit or "").partition("/")[0]


def _is_elliptic(claimed: Mention, part: Mention) -> bool:
    """Whether a value says nothing of what it is of ("64 of the 90 hectares")."""
    if part.kind is QuantityKind.CARDINAL:
        noun = (part.noun or "").lower()
        return noun in ("", "others") or claimed.text.lower().endswith(f" {noun}")
    return part.unit != claimed.unit and _base(part.unit) == _base(claimed.unit)


def _shares(numbers: Sequence[tuple[Mention, float]]) -> Iterator[float]:
    """Yield what two values are of one another, and what is left of a share."""
    plain = [one for one in numbers if one[0].kind not in _SHARES]
    for (one, value), (other, whole) in permutations(plain, 2):
        if one.kind is other.kind and one.unit == other.unit and whole:
            yield from (value / whole, abs(1 - value / whole))
            yield value / (value + whole) if value + whole else 0.0
    for one, value in numbers:
        share = _as_share(one, value)
        if share is not None:
            yield from (share, abs(1 - share), 1 + share)


def _as_share(mention: Mention, value: float) -> float | None:
    if mention.kind is QuantityKind.MULTIPLIER:
        return value
    return value / 100 if mention.kind in _SHARES else None


def _days(interval: DateInterval) -> Days | None:
    first, last = interval.first, interval.last
    return (first, last) if first and last else None


def _between(every: Sequence[Days | None]) -> Iterator[Interval]:
    """Yield how many days may lie between two dates."""
    days = sorted({one for one in every if one is not None})
    for one, other in combinations(days, 2):
        least = max(0, (other[0] - one[1]).days)
        yield Interval(float(least), float((other[1] - one[0]).days))


def _ranges(every: Sequence[Mention]) -> Iterator[Interval]:
    """Yield how long "between 1882 and 1896" is."""
    for one in every:
        days = days_of(one)
        if days is not None and one.modifier is Modifier.BETWEEN:
            length = float((days[1] - days[0]).days)
            years = length > 2 * _YEAR
            yield Interval(length - _YEAR if years else length * 0.9, length + 1)


_YEAR = 366
"""Days by which a range of years may be counted longer than from end to end."""
