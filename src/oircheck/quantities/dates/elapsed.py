"""Reads dates that are told by a distance: "two weeks ago", "the following day"."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from oircheck.quantities.dates.found_days import add_months, month_days
from oircheck.quantities.dates.periods import Grain, Period, Towards
from oircheck.quantities.dates.reader import DateReading
from oircheck.quantities.numbers.counts import Amount
from oircheck.quantities.words.calendar import POINTERS
from oircheck.quantities.words.tokens import Tokens
from oircheck.types import DateInterval, Modifier, QuantityKind

_LATER = frozenset("later afterwards afterward after".split())
_EARLIER = frozenset("earlier before previously prior".split())
_NIGHTS = 31
"""More nights than these are not counted back."""

_BENT_BACK = {
    Modifier.MORE_THAN: Modifier.BEFORE,
    Modifier.AT_LEAST: Modifier.BEFORE,
    Modifier.LESS_THAN: Modifier.AFTER,
    Modifier.AT_MOST: Modifier.AFTER,
    Modifier.EXACT: Modifier.EXACT,
    Modifier.FROM: Modifier.EXACT,
}


def read_ago(tokens: Tokens, amount: Amount) -> DateReading | None:
    """Read "two weeks ago", "a year from now", "in three days' time"."""
    if tokens.match(amount.end, ("nights", "ago")) and amount.low < _NIGHTS:
        amount = replace(
            amount, kind=QuantityKind.DURATION, unit="d", end=amount.end + 1
        )
    if amount.kind is not QuantityKind.DURATION or amount.unit is None:
        return None
    if amount.low != amount.high:
        return None
    end, sign = amount.end, 0
    day = 0
    if tokens.word(end) == "ago":
        end, sign = end + 1, -1
        if tokens.word(end) == "today":
            end, day = end + 1, 1
    elif tokens.match(end, ("from", "now")) or (
        tokens.match(end, ("'", "time")) and tokens.word(amount.first - 1) == "in"
    ):
        end, sign = end + 2, 1
    if not sign or abs(amount.low) > 10_000:
        return None
    period = Period(grain=Grain.AGO, count=sign * amount.low, unit=amount.unit, day=day)
    modifier = _BENT_BACK.get(amount.modifier, Modifier.ABOUT)
    if sign > 0 and modifier in (Modifier.BEFORE, Modifier.AFTER):
        modifier = {Modifier.BEFORE: Modifier.AFTER}.get(modifier, Modifier.BEFORE)
    if tokens.word(amount.first - 1) == "since":
        modifier = Modifier.SINCE
    return DateReading(
        first=amount.first,
        value=amount.value,
        end=end,
        period=period,
        modifier=modifier,
        towards=Towards.PAST,
    )


def read_months_of(tokens: Tokens, amount: Amount) -> DateReading | None:
    """Read "the past seven months of 2020", "the first three months of the year"."""
    if amount.kind is not QuantityKind.DURATION or amount.unit != "mo":
        return None
    lead = tokens.word(amount.first - 1)
    if lead not in ("first", "last", "past", "final") or not 1 <= amount.low <= 12:
        return None
    end = amount.end
    if tokens.word(end) != "of" or amount.low != amount.high:
        return None
    count = -amount.low if lead in ("last", "final") else amount.low
    word = tokens.word(end + 1)
    if len(word) == 4 and word.isdecimal() and 1000 <= int(word) <= 2999:
        period = Period(grain=Grain.SPAN, year=int(word), count=count)
        end += 2
    elif tokens.word(end + 1) in (*POINTERS, "the") and tokens.word(end + 2) == "year":
        shift = POINTERS.get(tokens.word(end + 1), 0)
        period = Period(grain=Grain.SPAN, shift=shift, count=count)
        end += 3
    else:
        return None
    value = amount.first - 1
    value -= tokens.word(value - 1) == "the"
    inside = tokens.word(value - 1) in ("in", "during", "over", "within")
    return DateReading(
        first=value - inside,
        value=value,
        end=end,
        period=period,
        modifier=Modifier.IN if inside else Modifier.EXACT,
        towards=Towards.PAST,
    )


def distance_end(tokens: Tokens, amount: Amount) -> tuple[int, int] | None:
    """Return the token after "later" or "earlier", and the direction."""
    if amount.kind is not QuantityKind.DURATION:
        return None
    word, after = tokens.word(amount.end), tokens.word(amount.end + 1)
    closed = not after or not after[0].isalnum() or after in ("in", "on", "at", "when")
    if word in _LATER and (word != "after" or closed):
        return amount.end + 1, 1
    if word in _EARLIER and (word != "before" or closed):
        return amount.end + 1, -1
    return None


def moved(anchor: DateInterval, amount: Amount, direction: int) -> DateInterval | None:
    """Return the anchor, moved by the amount; as coarse as its unit."""
    if anchor.first is None or anchor.last is None or amount.unit is None:
        return None
    period = Period(grain=Grain.AGO, count=direction * amount.low, unit=amount.unit)
    try:
        first = period.days(anchor.first, Towards.PAST)
        last = period.days(anchor.last, Towards.PAST)
    except (ValueError, OverflowError):
        return None
    return DateInterval(first[0], last[1])


def read_anchored(
    tokens: Tokens, at: int, anchor: DateInterval | None
) -> tuple[int, int, DateInterval] | None:
    """Read "the same month", "the following day", "that year".

    Returns:
        First token, the token after, and the days; ``None`` without an anchor.
    """
    if anchor is None or anchor.first is None or anchor.last is None:
        return None
    word, unit = tokens.word(at), tokens.word(at + 1)
    before = tokens.word(at - 1)
    compared = _year_apart(tokens, at, anchor)
    if compared is not None:
        return compared
    if word in _UNITS and unit in ("before", "earlier") and before == "the":
        if not _closes(tokens, at + 2) or tokens.word(at - 2) == "than":
            return None
        return at - 1, at + 2, _around(anchor, word, -1)
    if unit not in _UNITS:
        return None
    if word in ("same", "that"):
        step = 0
        if word == "that" and not _opens(tokens, at):
            return None
    elif word == "following" or (word == "next" and before == "the"):
        if word == "next" and tokens.word(at - 2) in ("over", "within"):
            return None
        step = 1
    elif word == "previous" or (word == "preceding"):
        step = -1
    else:
        return None
    first = at - 1 if before in ("the", "that") else at
    try:
        days = _around(anchor, unit, step)
    except (ValueError, OverflowError):
        return None
    return first, at + 2, days


_UNITS = frozenset("day week month year".split())
_PARTS = {"week": 7, "month": 31, "quarter": 92, "half": 184, "period": 366}
"""Parts of a year, and the most days that one has."""


def _closes(tokens: Tokens, at: int) -> bool:
    """Whether nothing follows that an earlier time could be counted from."""
    after = tokens.word(at)
    return not after[:1].isalnum() or after in ("and", "but", "to", "when", "while")


def _year_apart(
    tokens: Tokens, at: int, anchor: DateInterval
) -> tuple[int, int, DateInterval] | None:
    """Read "the same quarter of 2020", "the year-earlier month": in another year."""
    word, first, last = tokens.word(at), anchor.first, anchor.last
    if first is None or last is None:
        return None
    start = at - 1 if tokens.word(at - 1) == "the" else at
    if word == "same":
        unit, end = tokens.word(at + 1), at + 2
        year, end = _year_after(tokens, end, first.year)
    elif word in ("year", "prior") and tokens.word(at + 1) == "-":
        lead = tokens.word(at + 2)
        if lead != ("earlier" if word == "year" else "year"):
            return None
        unit, end, year = tokens.word(at + 3), at + 4, first.year - 1
    else:
        return None
    if year is None or (last - first).days >= _PARTS.get(unit, 0):
        return None
    try:
        days = (one.replace(year=one.year + year - first.year) for one in (first, last))
        return start, end, DateInterval(*days)
    except ValueError:
        return None


def _year_after(tokens: Tokens, at: int, now: int) -> tuple[int | None, int]:
    """Read "of 2020", "a year earlier", "of the previous year" as a year."""
    for words in _YEAR_BEFORE:
        if tokens.match(at, words):
            return now - 1, at + len(words)
    year = at + (tokens.word(at) in ("of", "in"))
    word = tokens.word(year)
    if len(word) == 4 and word.isdecimal() and 1000 <= int(word) <= 2999:
        return int(word), year + 1
    return None, at


_YEAR_BEFORE = (
    ("a", "year", "earlier"),
    ("a", "year", "before"),
    ("one", "year", "earlier"),
    ("the", "year", "before"),
    ("the", "previous", "year"),
    ("of", "the", "previous", "year"),
    ("of", "the", "year", "before"),
    ("the", "prior", "year"),
    ("of", "the", "prior", "year"),
)


def _opens(tokens: Tokens, at: int) -> bool:
    before = tokens.word(at - 1)
    if before in ("later", "earlier", "in", "of", "during", "by", "until", "on"):
        return True
    after = tokens.word(at + 2)
    return (not after[:1].isalpha() or after in ("and", "but")) and before != "said"


def _around(anchor: DateInterval, unit: str, step: int) -> DateInterval:
    first, last = anchor.first, anchor.last
    if first is None or last is None:
        return anchor
    if unit == "day":
        move = dt.timedelta(days=step)
        return DateInterval(first + move, last + move)
    if unit == "week":
        monday = first - dt.timedelta(days=first.weekday()) + dt.timedelta(weeks=step)
        return DateInterval(monday, monday + dt.timedelta(days=6))
    if unit == "month":
        moved_to = add_months(first.replace(day=1), step)
        return DateInterval(*month_days(moved_to.year, moved_to.month))
    year = first.year + step
    return DateInterval(dt.date(year, 1, 1), dt.date(year, 12, 31))
