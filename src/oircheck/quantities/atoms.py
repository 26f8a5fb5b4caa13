"""Reads one calendar expression at a given token: a day, a month, a quarter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from oircheck.quantities.calendar_words import (
    DECADE_WORDS,
    FEASTS,
    FEASTS_BY_FIRST,
    MONTHS,
    NAMED_DAYS,
    PERIOD_WORDS,
    POINTERS,
    SEASONS,
    SHORT_WEEKDAYS,
    WEEKDAYS,
)
from oircheck.quantities.months import (
    ENDINGS,
    Reading,
    add_year,
    day_number,
    is_month,
    month_at,
)
from oircheck.quantities.periods import Grain, Period
from oircheck.quantities.tokens import Tokens
from oircheck.quantities.words import ONES, ORDINALS, TENS
from oircheck.quantities.years import is_year, read_numeric, year_at

_GRAINS = {
    "day": Grain.OFFSET_DAYS,
    "week": Grain.WEEK,
    "weekend": Grain.WEEKEND,
    "month": Grain.MONTH,
    "quarter": Grain.QUARTER,
    "year": Grain.YEAR,
    "decade": Grain.DECADE,
    "century": Grain.CENTURY,
}
_DAYS_AWAY = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_SEASON_LEADS = frozenset(
    "in by since until till during before after the last this next early late mid"
    " from through over -".split()
)


def read_atom(tokens: Tokens, at: int) -> Reading | None:
    """Return the period that is named at the token, or ``None``.

    A part of a year comes back without a year when the text gives none.
    """
    word = tokens.word(at)
    if not word:
        return None
    if word[0].isdecimal():
        return _from_digits(tokens, at)
    reader = _READERS.get(word)
    found = reader(tokens, at) if reader else None
    if found is None and word in FEASTS_BY_FIRST:
        found = _feast(tokens, at)
    return found


def _from_digits(tokens: Tokens, at: int) -> Reading | None:
    numeric = read_numeric(tokens, at)
    if numeric:
        return numeric
    day = day_number(tokens, at)
    if day:
        found = _day_month(tokens, *day)
        if found:
            return found
    if tokens.glued(at + 1) and tokens.word(at + 1) in ENDINGS:
        return _ordinal_period(tokens, at, int(tokens.low[at]) if day else 0, at + 2)
    if tokens.word(at + 1) == "q" and tokens.glued(at + 1) and len(tokens.low[at]) == 1:
        return add_year(tokens, _quarter(int(tokens.low[at])), at + 2)
    if is_year(tokens, at):
        return year_at(tokens, at)
    return None


def _day_month(tokens: Tokens, day: int, end: int) -> Reading | None:
    """Read "4 July 2020", "the 4th of July", "10-24 August"."""
    after = end + 1 if tokens.word(end) == "of" else end
    if tokens.word(end) == "-" and tokens.glued(end) and not tokens.glued(end + 1):
        return None
    month = month_at(tokens, after)
    if month:
        period = Period(grain=Grain.DAY, index=month[0], day=day)
        return add_year(tokens, period, month[1])
    if tokens.word(end) in ("-", "to", "and", "through", "&", "/"):
        second = day_number(tokens, end + 1)
        month = month_at(tokens, second[1]) if second else None
        if second and month and second[0] > day:
            last = Period(grain=Grain.DAY, index=month[0], day=second[0])
            found, end = add_year(tokens, last, month[1])
            first = replace(found, day=day)
            return replace(first, until=found), end
    return None


def _month_first(tokens: Tokens, at: int) -> Reading | None:
    """Read "August 4, 2020", "June 30th", "Dec. 2017", "May of this year"."""
    month = month_at(tokens, at)
    if month is None:
        return None
    number, end = month
    day = day_number(tokens, end)
    if day and not (tokens.word(day[1]) in MONTHS and tokens.capital(day[1])):
        return _month_day(tokens, number, *day)
    period = Period(grain=Grain.MONTH, index=number)
    found, after = add_year(tokens, period, end)
    if after == end and not is_month(tokens, at, end):
        return None
    return found, after


def _month_day(tokens: Tokens, number: int, day: int, end: int) -> Reading | None:
    first = Period(grain=Grain.DAY, index=number, day=day)
    if tokens.word(end) in ("-", "to", "and", "through", "&"):
        second = day_number(tokens, end + 1)
        dashed = tokens.word(end) == "-" and tokens.glued(end)
        if second and second[0] > day and (dashed or _ends_day(tokens, second[1])):
            last, after = add_year(tokens, replace(first, day=second[0]), second[1])
            return replace(last, day=day, until=last), after
    return add_year(tokens, first, end)


def _ends_day(tokens: Tokens, at: int) -> bool:
    """Whether a second day number is no count ("May 3 and 20 people")."""
    word = tokens.word(at)
    return not word[:1].isalpha() or word in ("in", "at", "of", "and", "for", "but")


def _quarter(index: int) -> Period:
    return Period(grain=Grain.QUARTER, index=min(max(index, 1), 4))


def _quarter_code(tokens: Tokens, at: int) -> Reading | None:
    """Read "Q3 2021", "H1 2020" and "FY2021"."""
    number = tokens.word(at + 1)
    if not tokens.glued(at + 1) or not number.isdecimal() or not tokens.capital(at):
        return None
    letter = tokens.low[at]
    if letter == "q" and number in ("1", "2", "3", "4"):
        return add_year(tokens, _quarter(int(number)), at + 2)
    if letter == "h" and number in ("1", "2"):
        period = Period(grain=Grain.HALF, index=int(number))
        found = add_year(tokens, period, at + 2)
        return found if found[1] > at + 2 else None
    return None


def _ordinal_word(tokens: Tokens, at: int) -> Reading | None:
    """Read "second quarter", "first half of 2020", "nineteenth century"."""
    word = tokens.low[at]
    if word in TENS and tokens.word(at + 1) == "-":
        unit = ORDINALS.get(tokens.word(at + 2), 0)
        return _ordinal_period(tokens, at, TENS[word] + unit, at + 3) if unit else None
    return _ordinal_period(tokens, at, ORDINALS.get(word, 0), at + 1)


def _ordinal_period(tokens: Tokens, at: int, value: int, end: int) -> Reading | None:
    if tokens.word(end) == "-":
        end += 1
    head = tokens.word(end)
    if head == "quarter" and 1 <= value <= 4:
        found = add_year(tokens, _quarter(value), end + 1)
        if found[1] == end + 1 and tokens.word(at - 1) not in _QUARTER_LEADS:
            return None
        return found
    if head == "half" and 1 <= value <= 2:
        return _half(tokens, value, end + 1)
    if head == "century" and 1 <= value <= 30:
        year = 100 * (value - 1) + 1
        if year < 1 or tokens.word(end + 1) in ("bc", "b.c.", "bce"):
            return None
        return Period(grain=Grain.CENTURY, year=year), end + 1
    return None


_QUARTER_LEADS = frozenset("the in this last its their his for of and -".split())


def _half(tokens: Tokens, index: int, end: int) -> Reading | None:
    """Read "first half of 2020"; a half without a period is one of a match."""
    if tokens.word(end) != "of":
        return None
    month = month_at(tokens, end + 1)
    if month:
        period = Period(grain=Grain.DAY, index=month[0], day=1 if index == 1 else 16)
        found, after = add_year(tokens, period, month[1])
        whole = replace(found, grain=Grain.MONTH, day=0)
        if index == 1:
            return replace(found, until=replace(found, day=15)), after
        return replace(found, until=whole), after
    period = Period(grain=Grain.HALF, index=index)
    found, after = add_year(tokens, period, end)
    if after > end:
        return found, after
    if tokens.match(end, ("of", "the", "year")):
        return replace(period, shift=0), end + 3
    return None


def _pointer(tokens: Tokens, at: int) -> Reading | None:
    """Read "last month", "this year", "next Tuesday", "last summer"."""
    shift, after = POINTERS[tokens.low[at]], at + 1
    word = tokens.word(after)
    if word in ("calendar", "fiscal", "financial"):
        word, after = tokens.word(after + 1), after + 1
    if word in PERIOD_WORDS:
        if word in ("fortnight", "season") or (word == "day" and shift >= 0):
            return None
        if (word == "day" or tokens.low[at] in ("past", "previous", "coming")) and (
            tokens.low[at] != "coming" or word == "day"
        ):
            return None
        grain = _GRAINS[word]
        return Period(grain=grain, shift=shift), after + 1
    if word in WEEKDAYS:
        return Period(grain=Grain.WEEKDAY, index=WEEKDAYS[word], shift=shift), after + 1
    if word in SEASONS:
        return _pointed(Grain.SEASON, SEASONS[word], shift), after + 1
    month = month_at(tokens, after)
    if month:
        return _pointed(Grain.MONTH, month[0], shift), month[1]
    if word in ("morning", "afternoon", "evening") and shift == 0:
        return Period(grain=Grain.OFFSET_DAYS), after + 1
    if word == "night" and tokens.low[at] == "last":
        return Period(grain=Grain.OFFSET_DAYS, count=-1), after + 1
    return None


def _pointed(grain: Grain, index: int, shift: int) -> Period:
    return Period(grain=grain, index=index, shift=shift, pointed=True)


def _weekday(tokens: Tokens, at: int) -> Reading | None:
    """Read "Thursday", and "Friday, 14 August 2020" as the one day."""
    word, end = tokens.low[at], at + 1
    if word in SHORT_WEEKDAYS:
        if not tokens.capital(at):
            return None
        if tokens.word(end) == "." and tokens.glued(end):
            end += 1
        if not (tokens.word(end)[:1].isdecimal() or month_at(tokens, end + 1)) and (
            end == at + 1 or tokens.word(at - 1) != "on"
        ):
            return None
    elif tokens.word(at - 1) in NAMED_DAYS and tokens.capital(at - 1):
        return None
    after = end + 1 if tokens.word(end) in (",", "the") else end
    after = after + 1 if tokens.word(after) == "the" else after
    if month_at(tokens, after) or tokens.word(after)[:1].isdecimal():
        exact = read_atom(tokens, after)
        if exact and exact[0].grain is Grain.DAY and exact[0].until is None:
            return exact
    index = WEEKDAYS.get(word, SHORT_WEEKDAYS.get(word, 0))
    period = Period(grain=Grain.WEEKDAY, index=index)
    if tokens.word(end) in ("last", "this", "next") and tokens.word(end + 1) == "week":
        return period, end
    return period, end


def _season(tokens: Tokens, at: int) -> Reading | None:
    word = tokens.low[at]
    period = Period(grain=Grain.SEASON, index=SEASONS[word])
    found, end = add_year(tokens, period, at + 1)
    if end > at + 1:
        return found, end
    before = tokens.word(at - 1)
    if word == "fall":
        known = before == "the" and tokens.word(at - 2) in ("in", "by", "since")
        return (period, at + 1) if known and tokens.word(at + 1) != "of" else None
    if before == "the":
        before = tokens.word(at - 2) if tokens.word(at + 1) != "of" else ""
    return (period, at + 1) if before in _SEASON_LEADS and before != "the" else None


def _feast(tokens: Tokens, at: int) -> Reading | None:
    if not tokens.capital(at):
        return None
    for words in FEASTS_BY_FIRST[tokens.low[at]]:
        if tokens.match(at, words):
            month, day = FEASTS[words]
            if len(words) == 1 and tokens.capital(at + 1):
                continue
            period = Period(grain=Grain.DAY, index=month, day=day)
            return add_year(tokens, period, at + len(words))
    return None


def _away(tokens: Tokens, at: int) -> Reading | None:
    count = _DAYS_AWAY[tokens.low[at]]
    if tokens.low[at] == "today" and tokens.word(at + 1) == "'":
        return None
    if tokens.word(at - 1) in ("before", "after") and tokens.word(at - 2) == "day":
        count += -1 if tokens.word(at - 1) == "before" else 1
    return Period(grain=Grain.OFFSET_DAYS, count=count), at + 1


def _weekend(tokens: Tokens, at: int) -> Reading | None:
    if tokens.word(at - 1) not in ("the", "at", "over", "on"):
        return None
    if tokens.word(at - 1) == "the" and tokens.word(at - 2) not in (
        "over",
        "at",
        "on",
        "during",
        "of",
        "by",
        "in",
        "for",
        "since",
        "before",
        "after",
    ):
        return None
    return Period(grain=Grain.WEEKEND), at + 1


def _decade_word(tokens: Tokens, at: int) -> Reading | None:
    if tokens.word(at - 1) not in ("the", "early", "late", "mid", "-"):
        return None
    return Period(grain=Grain.DECADE, year=DECADE_WORDS[tokens.low[at]]), at + 1


def _fiscal(tokens: Tokens, at: int) -> Reading | None:
    """Read "fiscal 2021", "fiscal year 2020-21" and "FY2021"."""
    after = at + 1
    if tokens.word(after) == "year":
        after += 1
    word = tokens.word(after)
    if len(word) == 4 and word.isdecimal():
        return year_at(tokens, after)
    if tokens.low[at] == "fy" and word.isdecimal() and len(word) == 2:
        return Period(grain=Grain.YEAR, year=2000 + int(word)), after + 1
    return None


def _readers() -> dict[str, Callable[[Tokens, int], Reading | None]]:
    table: dict[str, Callable[[Tokens, int], Reading | None]] = {}
    table.update(dict.fromkeys(MONTHS, _month_first))
    table.update(dict.fromkeys((*WEEKDAYS, *SHORT_WEEKDAYS), _weekday))
    table.update(dict.fromkeys(SEASONS, _season))
    table.update(dict.fromkeys(POINTERS, _pointer))
    table.update(dict.fromkeys(_DAYS_AWAY, _away))
    table.update(dict.fromkeys(DECADE_WORDS, _decade_word))
    table.update(dict.fromkeys((*ORDINALS, *TENS), _ordinal_word))
    table.update(dict.fromkeys(("q", "h"), _quarter_code))
    table.update(dict.fromkeys(("fiscal", "fy", "financial"), _fiscal))
    table["weekend"] = _weekend
    return table


_READERS = _readers()
TRIGGERS = frozenset(_READERS) | frozenset(FEASTS_BY_FIRST) | frozenset(ONES)
"""Words at which a calendar expression may begin."""
