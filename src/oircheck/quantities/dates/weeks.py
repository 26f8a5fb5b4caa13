"""Reads weeks and weekdays of a month: "the week of 4 May", "first Monday in June"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from oircheck.quantities.dates.months import ENDINGS, Reading, add_year, month_at
from oircheck.quantities.dates.periods import Grain, Period
from oircheck.quantities.dates.placed_days import nth_in_period
from oircheck.quantities.words.amounts import ORDINALS
from oircheck.quantities.words.calendar import WEEKDAYS
from oircheck.quantities.words.tokens import Tokens

_LEADS = {("of",): 0, ("beginning",): 0, ("commencing",): 0, ("starting",): 0}
_ENDINGS = {("ending",): 1, ("ended",): 1, ("to",): 1}


def week_of(
    tokens: Tokens, at: int, read_day: Callable[[Tokens, int], Reading | None]
) -> Reading | None:
    """Read "week of September 16", "week ending 4 May" at the word "week"."""
    word, after = tokens.word(at + 1), at + 2
    if (word,) not in _LEADS and (word,) not in _ENDINGS:
        return None
    if tokens.word(after) in ("on", "the", "of"):
        after += 1
    found = read_day(tokens, after)
    if found is None or found[0].grain is not Grain.DAY or found[0].until is not None:
        return None
    ending = _ENDINGS.get((word,), 0)
    return replace(found[0], grain=Grain.WEEK_OF, count=ending), found[1]


def which_week(tokens: Tokens, at: int) -> Reading | None:
    """Read "first week of May", "last Friday in June", "third week of 2027"."""
    which = -1 if tokens.low[at] in ("last", "final") else ORDINALS.get(tokens.low[at])
    after = at + 1
    number = tokens.low[at]
    numbered = number.isdecimal() and len(number) <= 2
    if which is None and numbered and tokens.word(after) in ENDINGS:
        which, after = int(number), after + 1
    unit = tokens.word(after)
    if which is None or which > 53 or tokens.word(after + 1) not in ("of", "in"):
        return None
    if unit not in ("week", "month") and unit not in WEEKDAYS:
        return None
    placed = nth_in_period(tokens, unit, which, after + 1)
    if placed:
        return placed
    named = after + 2
    month = month_at(tokens, named)
    if unit == "week":
        period = Period(grain=Grain.NTH_WEEK, count=which)
        if month:
            period = replace(period, index=month[0])
            return add_year(tokens, period, month[1]) if which < 6 else None
        return None
    if month is None or which > 5 or unit == "month":
        return None
    period = Period(
        grain=Grain.NTH_WEEKDAY, index=month[0], day=WEEKDAYS[unit], count=which
    )
    return add_year(tokens, period, month[1])
