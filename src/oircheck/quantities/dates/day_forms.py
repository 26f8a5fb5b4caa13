"""Reads days written with signs and a month's name, or as two ends in digits.

"05-Aug-2016", "22/Jan/2019", "2019-Aug-01", "Sep-23-2020", "Dec-2018", "in 12/2015"
and "5/1-5/7/2020".
"""

from __future__ import annotations

from dataclasses import replace

from oircheck.quantities.dates.found_days import MONTHS_A_YEAR
from oircheck.quantities.dates.periods import Grain, Period
from oircheck.quantities.words.calendar import MONTHS
from oircheck.quantities.words.tokens import Tokens

Reading = tuple[Period, int]

_SIGNS = ("-", "/")
_LONGEST_MONTH = 31
_FIRST_YEAR, _LAST_YEAR = 1000, 2999
_FIRST_PRINTED, _LAST_PRINTED = 1900, 2100
"""Years that stand after a slash: "12/2015"."""

_CENTURY_FROM = 50
_MONTH_LEADS = frozenset("in since until till by from between during before".split())
_RANGE_LEADS = frozenset("from between".split())
ENDINGS = frozenset({"st", "nd", "rd", "th"})


def written_day(tokens: Tokens, at: int) -> Reading | None:
    """Read a day or month whose parts are joined by one sign, at its first part."""
    if tokens.word(at + 1) not in _SIGNS:
        return None
    return (
        _three_parts(tokens, at)
        or _month_and_year(tokens, at)
        or _month_in_digits(tokens, at)
        or _two_days(tokens, at)
    )


def begins_written_day(tokens: Tokens, at: int) -> bool:
    """Whether digits begin such a day, or a day as "04th"."""
    if tokens.word(at + 1) in ENDINGS and tokens.glued(at + 1):
        return tokens.low[at][0] == "0" and _day(tokens, at) is not None
    return written_day(tokens, at) is not None


def _three_parts(tokens: Tokens, at: int) -> Reading | None:
    """Read "05-Aug-2016", "2019/Aug/01", "Sep-23-2020", "5-Aug-16"."""
    sign, end = tokens.word(at + 1), at + 5
    if sign not in _SIGNS or tokens.word(at + 3) != sign:
        return None
    if not _is_whole(tokens, at, end):
        return None
    first, second, third = tokens.low[at:end:2]
    if first in MONTHS:
        month, day, year = first, _day(tokens, at + 2), _year(third)
    elif second in MONTHS and len(first) == len("2019"):
        month, day, year = second, _day(tokens, at + 4), _year(first)
    elif second in MONTHS:
        month, day, year = second, _day(tokens, at), _year(third, short=True)
    else:
        return None
    if day is None or year is None:
        return None
    period = Period(grain=Grain.DAY, year=year, index=MONTHS[month], day=day)
    return period, end


def _month_and_year(tokens: Tokens, at: int) -> Reading | None:
    """Read "Dec-2018", "Dec/2018"."""
    if tokens.word(at) not in MONTHS or tokens.word(at + 1) not in _SIGNS:
        return None
    end, year = at + 3, _year(tokens.word(at + 2))
    if year is None or not _is_whole(tokens, at, end) or not tokens.capital(at):
        return None
    return Period(grain=Grain.MONTH, year=year, index=MONTHS[tokens.low[at]]), end


def _month_in_digits(tokens: Tokens, at: int) -> Reading | None:
    """Read "in 12/2015" after a word of dating."""
    month, year, end = tokens.word(at), tokens.word(at + 2), at + 3
    if tokens.word(at + 1) != "/" or tokens.word(at - 1) not in _MONTH_LEADS:
        return None
    if not _is_number(month, MONTHS_A_YEAR) or not year.isdecimal() or len(year) != 4:
        return None
    if not _FIRST_PRINTED <= int(year) <= _LAST_PRINTED:
        return None
    if not _is_whole(tokens, at, end):
        return None
    return Period(grain=Grain.MONTH, year=int(year), index=int(month)), end


def _two_days(tokens: Tokens, at: int) -> Reading | None:
    """Read "5/1-5/7/2020", "from 10/1-11/7": months before days."""
    signs = [tokens.word(at + step) for step in (1, 3, 5)]
    if signs != ["/", "-", "/"]:
        return None
    end, year = at + 7, None
    if tokens.word(end) == "/" and tokens.glued(end):
        year, end = _year(tokens.word(end + 1)), end + 2
        if year is None:
            return None
    elif tokens.word(end) == "," and _year(tokens.word(end + 1)):
        return _over(tokens, at, end, _year(tokens.word(end + 1)), end + 2)
    elif tokens.word(at - 1) not in _RANGE_LEADS:
        return None
    return _over(tokens, at, end, year, end)


def _over(
    tokens: Tokens, at: int, joined: int, year: int | None, end: int
) -> Reading | None:
    """Return the two days before the token ``joined``, in the year of the last."""
    if not _is_whole(tokens, at, joined):
        return None
    first, last = _month_day(tokens, at), _month_day(tokens, at + 4)
    if first is None or last is None:
        return None
    if year is not None:
        late = (first.index, first.day) > (last.index, last.day)
        first = replace(first, year=year - late)
        last = replace(last, year=year)
    return replace(first, until=last), end


def slashed_end(tokens: Tokens, at: int) -> Reading | None:
    """Read the second day of "from 10/1 to 11/7"; shares are no days.

    In "from 3/4 to 7/8" nothing shows that days are meant.
    """
    lead, first = at - 1, at - 4
    whole = _is_whole(tokens, at, at + 3) and _is_whole(tokens, first, lead)
    if tokens.word(at + 1) != "/" or tokens.word(first + 1) != "/" or not whole:
        return None
    ends = _month_day(tokens, first), _month_day(tokens, at)
    if ends[1] is None or ends[0] is None:
        return None
    above_one = any(end is not None and end.index > end.day for end in ends)
    led = tokens.low[first][0] == "0" or tokens.low[at][0] == "0"
    return (ends[1], at + 3) if above_one or led else None


def _month_day(tokens: Tokens, at: int) -> Period | None:
    month, day = tokens.word(at), tokens.word(at + 2)
    known = _is_number(month, MONTHS_A_YEAR) and _is_number(day, _LONGEST_MONTH)
    return Period(grain=Grain.DAY, index=int(month), day=int(day)) if known else None


def _is_whole(tokens: Tokens, at: int, end: int) -> bool:
    """Whether the tokens stand together, and nothing is joined to them."""
    if end > len(tokens):
        return False
    after = tokens.glued(end) and (
        tokens.word(end)[:1].isalnum() or tokens.word(end) in _SIGNS
    )
    before = tokens.glued(at) and tokens.word(at - 1) in (*_SIGNS, ".")
    return not (after or before) and all(
        tokens.glued(step) for step in range(at + 1, end)
    )


def _is_number(word: str, most: int) -> bool:
    return word.isdecimal() and len(word) <= 2 and 1 <= int(word) <= most


def _day(tokens: Tokens, at: int) -> int | None:
    word = tokens.word(at)
    return int(word) if _is_number(word, _LONGEST_MONTH) else None


def _year(word: str, *, short: bool = False) -> int | None:
    if not word.isdecimal():
        return None
    year = int(word)
    if short and len(word) == 2:
        return year + (1900 if year > _CENTURY_FROM else 2000)
    return year if len(word) == 4 and _FIRST_YEAR <= year <= _LAST_YEAR else None
