"""Reads days told by their distance from a date: "two weeks before 13 May 1999"."""

from __future__ import annotations

from oircheck.quantities.dates.periods import Grain, Period
from oircheck.quantities.dates.reader import DateReading, read_date
from oircheck.quantities.numbers.counts import Amount
from oircheck.quantities.words.tokens import Tokens
from oircheck.types import Modifier, QuantityKind

_UNITS = frozenset({"d", "wk", "fortnight", "mo", "a"})
_SINGLE = frozenset({Grain.DAY, Grain.FEAST, Grain.OFFSET_DAYS, Grain.DAY_OF_MONTH})
"""Dates from which days can be counted; of a month or a year nobody knows where."""

_MOST = 10_000
"""More units than these count to no day that anybody means."""

_LASTING = frozenset(
    "for in within during of over the these those another further first last past next"
    " every each lasted lasts last lasting took takes take taking spent spend spends"
    " waited wait waits stayed stays stay remained remains lived served worked least"
    " most".split()
)
"""Before a length these tell how long something lasted from the date on."""


def read_from_date(tokens: Tokens, amount: Amount) -> tuple[DateReading, int] | None:
    """Return the date that a length counts from, and the direction.

    "Three weeks from today" is a day; "three weeks from 4 May" may be a length, and
    is left as one.
    """
    word, at = tokens.word(amount.end), amount.end + 1
    if amount.kind is not QuantityKind.DURATION or amount.unit not in _UNITS:
        return None
    if amount.modifier is not Modifier.EXACT or amount.low != amount.high:
        return None
    whole = 0 < amount.low <= _MOST and amount.low == int(amount.low)
    if word not in ("before", "after", "from") or not whole:
        return None
    before = tokens.word(amount.first - 1)
    if before in _LASTING and (before, word) != ("in", "from"):
        return None
    at += tokens.word(at) == "the"
    date = read_date(tokens, at, amount.end + 1)
    if date is None or date.period.until or not _is_single(date.period):
        return None
    if date.modifier is not Modifier.EXACT:
        return None
    if word == "from" and date.period.grain is not Grain.OFFSET_DAYS:
        return None
    return date, -1 if word == "before" else 1


def _is_single(period: Period) -> bool:
    """Whether a period is one day; a bare weekday may be that of another week."""
    if period.grain is Grain.WEEKDAY:
        return period.shift is not None and not period.anchored
    return period.grain in _SINGLE
