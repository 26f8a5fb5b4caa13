"""Reads a part at an edge of a period: "the first ten days of May 2020"."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import replace

from oircheck.quantities.dates.atoms import read_atom
from oircheck.quantities.dates.periods import Grain, Period
from oircheck.quantities.dates.reader import DateReading, towards_of
from oircheck.quantities.numbers.counts import Amount
from oircheck.quantities.words.tokens import Tokens
from oircheck.types import Modifier, QuantityKind

_FIRST = frozenset({"first", "opening", "initial"})
_LAST = frozenset({"last", "final", "closing"})
_DAYS = {"d": 1, "wk": 7, "fortnight": 14}
_INSIDE = frozenset({"in", "during", "over", "within"})
_PLAIN_YEAR = 2001
"""A year without a 29 February, where the text gives none."""

_MOST_DAYS = 184


def read_part_of(tokens: Tokens, amount: Amount) -> DateReading | None:
    """Read "first ten days of May", "last two weeks of 2021" as their days."""
    lead = amount.first - 1
    edge, unit = tokens.word(lead), amount.unit or ""
    if amount.kind is not QuantityKind.DURATION or unit not in _DAYS:
        return None
    if edge not in _FIRST | _LAST or tokens.word(amount.end) != "of":
        return None
    days = amount.low * _DAYS[unit]
    if amount.low != amount.high or not 1 <= days <= _MOST_DAYS or days != int(days):
        return None
    whole = read_atom(tokens, amount.end + 1)
    if whole is None or whole[0].until is not None:
        return None
    period = _edge(whole[0], int(days), first=edge in _FIRST)
    return _reading(tokens, lead, whole[1], period) if period else None


def _reading(tokens: Tokens, lead: int, end: int, period: Period) -> DateReading:
    value = lead - (tokens.word(lead - 1) == "the")
    inside = tokens.word(value - 1) in _INSIDE
    modifier = Modifier.IN if inside else Modifier.EXACT
    return DateReading(
        first=value - inside,
        value=value,
        end=end,
        period=period,
        modifier=modifier,
        towards=towards_of(tokens, value - inside, end, modifier),
    )


def _edge(whole: Period, days: int, *, first: bool) -> Period | None:
    """Return the first or last days of a month or year by their two ends."""
    if whole.grain not in (Grain.MONTH, Grain.YEAR) or whole.anchored:
        return None
    year = whole.year or _PLAIN_YEAR
    if whole.grain is Grain.YEAR:
        begins, ends = dt.date(year, 1, 1), dt.date(year, 12, 31)
    elif whole.index:
        length = calendar.monthrange(year, whole.index)[1]
        begins = dt.date(year, whole.index, 1)
        ends = begins.replace(day=length)
    else:
        return None
    if days > (ends - begins).days:
        return None
    step = dt.timedelta(days=days - 1)
    low, high = (begins, begins + step) if first else (ends - step, ends)
    period = replace(whole, grain=Grain.DAY, index=low.month, day=low.day)
    return replace(period, until=replace(period, index=high.month, day=high.day))
