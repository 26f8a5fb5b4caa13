"""Writes another value in the place of one of a sentence, and says what comes of it."""

from __future__ import annotations

import calendar
import datetime as dt
import random
from dataclasses import dataclass, replace
from fractions import Fraction

from metamorphic_read import (
    BOUNDS,
    MONTHS,
    NUMBER,
    SCALES,
    Date,
    Number,
    spelled,
    written_of,
)
from metamorphic_sets import (
    EXACT,
    NOT_COMPARABLE,
    expected,
    expected_converted,
    expected_dates,
)

from oircheck.types import QuantityKind

REVERSED = {
    "more_than": "up to",
    "at_least": "fewer than",
    "less_than": "at least",
    "at_most": "more than",
    "nearly": "more than",
}
UNITS = {
    "miles": ("kilometres", Fraction(1609344, 1000000)),
    "mile": ("kilometre", Fraction(1609344, 1000000)),
    "kilometres": ("miles", Fraction(1000000, 1609344)),
    "km": ("miles", Fraction(1000000, 1609344)),
    "feet": ("metres", Fraction(3048, 10000)),
    "metres": ("feet", Fraction(10000, 3048)),
    "pounds": ("kilograms", Fraction(45359237, 100000000)),
    "tonnes": ("kilograms", Fraction(1000)),
    "hours": ("minutes", Fraction(60)),
    "minutes": ("hours", Fraction(1, 60)),
    "days": ("weeks", Fraction(1, 7)),
    "weeks": ("days", Fraction(7)),
    "months": ("years", Fraction(1, 12)),
    "years": ("months", Fraction(12)),
    "day": ("week", Fraction(1, 7)),
    "week": ("day", Fraction(7)),
    "month": ("year", Fraction(1, 12)),
    "year": ("month", Fraction(12)),
}
"""For a unit another of its dimension, and how many of it make one."""


@dataclass(frozen=True)
class Change:
    """A sentence with one value written anew, and what has to come of it."""

    text: str
    start: int
    end: int
    outcome: str
    how: str


def with_value(text: str, number: Number, value: Fraction, how: str) -> Change | None:
    """Write another value in the same form, and say what has to come of it."""
    old = number.written
    shown = text[number.start : number.end]
    scale = Fraction(1)
    tail = NUMBER.match(text, number.start)
    if tail and tail.group("scale") and not number.words:
        scale = Fraction(SCALES[tail.group("scale")])
    bare = value / scale
    if bare <= 0 or value == old.value:
        return None
    if number.words:
        if bare.denominator != 1 or bare >= 100:
            return None
        new = spelled(int(bare))
        new = new.capitalize() if shown[:1].isupper() else new
        written = replace(old, value=value)
    else:
        decimals = len(shown.partition(".")[2])
        count = bare * 10**decimals
        if count.denominator != 1:
            return None
        new = _digits(int(count), decimals, comma="," in shown or int(bare) >= 10**4)
        match = NUMBER.match(new + text[number.end :])
        if match is None:
            return None
        written = replace(written_of(match, old.kind), modifier=old.modifier)
    if (old.value == 1) != (value == 1) and old.kind != "percent":
        return None
    changed = text[: number.start] + new + text[number.end :]
    end = number.start + len(new)
    return Change(changed, number.start, end, expected(written, old), how)


def _digits(count: int, decimals: int, *, comma: bool) -> str:
    whole, part = divmod(count, 10**decimals)
    form = f"{whole:,}" if comma and whole >= 1000 else str(whole)
    return form + (f".{part:0{decimals}d}" if decimals else "")


def one_place(text: str, number: Number, rng: random.Random) -> Change | None:
    """Move a value by one unit of its last written place."""
    place = number.written.place
    signs = [1, -1] if number.written.value > 2 * place else [1]
    value = number.written.value + rng.choice(signs) * place
    return with_value(text, number, value, "one place")


def one_digit(text: str, number: Number, rng: random.Random) -> Change | None:
    """Put another digit in the place of one."""
    if number.words:
        value = Fraction(rng.randint(2, 9))
        return with_value(text, number, value, "one digit")
    shown = text[number.start : number.end]
    places = [at for at, sign in enumerate(shown) if sign.isdecimal()]
    at = rng.choice(places)
    digits = [sign for sign in "0123456789" if sign != shown[at]]
    if at == places[0]:
        digits = [sign for sign in digits if sign != "0"]
    new = shown[:at] + rng.choice(digits) + shown[at + 1 :]
    match = NUMBER.match(new + text[number.end :])
    if match is None:
        return None
    return with_value(text, number, written_of(match, "percent").value, "one digit")


def factor(text: str, number: Number, rng: random.Random) -> Change | None:
    """Multiply or divide a value by something between 1.2 and 3."""
    by = Fraction(rng.randint(1200, 3000), 1000)
    value = number.written.value * (by if rng.random() < 0.5 else 1 / by)
    value = round(value / number.written.place) * number.written.place
    ratio = max(value, number.written.value) / max(
        Fraction(1, 10**9), min(value, number.written.value)
    )
    if not Fraction(12, 10) <= ratio <= 3:
        return None
    return with_value(text, number, value, "a factor")


def reversed_or_unit(text: str, number: Number, rng: random.Random) -> Change | None:
    """Turn the bound round, or put another unit of the dimension."""
    if number.bound in REVERSED:
        new = REVERSED[number.bound]
        lead = text[number.bound_start : number.mention.value_span.start]
        if lead[:1].isupper():
            new = new.capitalize()
        old_end = number.mention.value_span.start
        changed = f"{text[: number.bound_start]}{new} {text[old_end:]}"
        shift = len(new) + 1 - (old_end - number.bound_start)
        claim = replace(number.written, modifier=_name_of(new))
        start, end = number.start + shift, number.end + shift
        outcome = expected(claim, number.written)
        return Change(changed, start, end, outcome, "the bound reversed")
    if number.mention.kind is QuantityKind.MONEY and number.bound == EXACT:
        return _currency(text, number, rng)
    measured = number.mention.kind in (QuantityKind.MEASURE, QuantityKind.DURATION)
    if measured and number.unit in UNITS and number.bound == EXACT:
        at = text.index(number.unit, number.end)
        new, factor = UNITS[number.unit]
        changed = text[:at] + new + text[at + len(number.unit) :]
        outcome = expected_converted(number.written, number.written, factor)
        return Change(changed, number.start, number.end, outcome, "another unit")
    return None


def _name_of(words: str) -> str:
    for name, forms in BOUNDS.values():
        if words.lower() in forms:
            return name
    raise ValueError(f"no bound: {words!r}")


def _currency(text: str, number: Number, rng: random.Random) -> Change | None:
    at = number.start - 1
    if at < 0 or text[at] not in "$\u00a3\u20ac":
        return None
    others = [sign for sign in "$\u00a3\u20ac" if sign != text[at]]
    changed = text[:at] + rng.choice(others) + text[at + 1 :]
    return Change(changed, number.start, number.end, NOT_COMPARABLE, "another currency")


def _days(parts: dict[str, str | None]) -> tuple[int, int] | None:
    year = int(parts["year"] or parts["lone"] or 2009)
    month, day = parts["month"], parts["day"]
    try:
        if month is None:
            first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
        elif day is None:
            first = dt.date(year, MONTHS[month], 1)
            last = first.replace(day=calendar.monthrange(year, first.month)[1])
        else:
            first = last = dt.date(year, MONTHS[month], int(day))
    except ValueError:
        return None
    return first.toordinal(), last.toordinal()


def next_period(text: str, date: Date, rng: random.Random) -> Change | None:
    """Put the next month or the next year."""
    parts = date.match.groupdict()
    changed = dict(parts)
    fields = [name for name in ("month", "year", "lone") if parts[name]]
    name = rng.choice(fields)
    if name == "month":
        names = list(MONTHS)
        changed["month"] = names[MONTHS[parts["month"] or ""] % 12]
    else:
        changed[name] = str(int(parts[name] or 0) + 1)
    mine, theirs = _days(changed), _days(parts)
    if mine is None or theirs is None:
        return None
    start, end = date.match.span(name)
    new = changed[name] or ""
    written = text[:start] + new + text[end:]
    outcome = expected_dates(date.relation, mine, theirs)
    return Change(written, start, start + len(new), outcome, "the next month or year")
