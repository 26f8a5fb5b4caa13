"""Reads periods by a name or a pointer: "last summer", "Easter", "the weekend"."""

from __future__ import annotations

from dataclasses import replace

from oircheck.quantities.dates.feasts import FEAST_ORDER, FEASTS, FEASTS_BY_FIRST
from oircheck.quantities.dates.months import (
    Reading,
    add_year,
    day_number,
    fiscal_number,
    month_at,
)
from oircheck.quantities.dates.periods import Grain, Period
from oircheck.quantities.dates.placed_days import (
    period_to_date,
    recurs,
    week_then_weekday,
)
from oircheck.quantities.dates.weeks import which_week
from oircheck.quantities.dates.years import year_at
from oircheck.quantities.words.amounts import ORDINALS
from oircheck.quantities.words.calendar import (
    DECADE_WORDS,
    PERIOD_WORDS,
    POINTERS,
    SEASONS,
    WEEKDAYS,
)
from oircheck.quantities.words.nouns import is_function
from oircheck.quantities.words.tokens import Tokens

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


DAYS_AWAY = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}


_SEASON_LEADS = frozenset(
    "in by since until till during before after the last this next early late mid"
    " from through over -".split()
)


def pointed_at(tokens: Tokens, at: int) -> Reading | None:
    """Read "last month", "this year", "next Tuesday", "last summer"."""
    if tokens.low[at] == "last" and tokens.word(at - 1) != "on":
        found = which_week(tokens, at)
        if found:
            return found
    shift, after = POINTERS[tokens.low[at]], at + 1
    word = tokens.word(after)
    if word == "quarter" and tokens.word(after + 1) == "of":
        last = add_year(tokens, Period(grain=Grain.QUARTER, index=4), after + 1)
        return last if shift < 0 and last[1] > after + 1 else None
    if word in ("calendar", "fiscal", "financial"):
        word, after = tokens.word(after + 1), after + 1
    if word in PERIOD_WORDS:
        if word in ("fortnight", "season") or (word == "day" and shift >= 0):
            return None
        if (word == "day" or tokens.low[at] in ("past", "previous", "coming")) and (
            tokens.low[at] != "coming" or word == "day"
        ):
            return None
        return _counted(tokens, word, shift, after)
    if word in WEEKDAYS:
        if recurs(tokens, after + 1):
            return None
        return Period(grain=Grain.WEEKDAY, index=WEEKDAYS[word], shift=shift), after + 1
    if word in SEASONS:
        return _pointed(Grain.SEASON, SEASONS[word], shift), after + 1
    month = month_at(tokens, after)
    if month:
        day = day_number(tokens, month[1])
        if day and tokens.word(at - 1) != "the":
            pointed = _pointed(Grain.DAY, month[0], shift)
            return replace(pointed, day=day[0]), day[1]
        return _pointed(Grain.MONTH, month[0], shift), month[1]
    if word in ("morning", "afternoon", "evening") and shift == 0:
        return Period(grain=Grain.OFFSET_DAYS), after + 1
    if word == "night" and tokens.low[at] == "last":
        return Period(grain=Grain.OFFSET_DAYS, count=-1), after + 1
    return None


def _counted(tokens: Tokens, word: str, shift: int, at: int) -> Reading | None:
    """Read the period word at the token; "this year 1979" is that year.

    "The last week of the campaign" is none of the calendar.
    """
    if tokens.match(at - 2, ("the", "last", word, "of")):
        return None
    year = tokens.word(at + 1)
    if word == "year" and shift == 0 and len(year) == 4 and year.isdecimal():
        return add_year(tokens, Period(grain=Grain.YEAR), at + 1)
    placed = week_then_weekday(tokens, at + 1, shift) if word == "week" else None
    return placed or (Period(grain=_GRAINS[word], shift=shift), at + 1)


def _pointed(grain: Grain, index: int, shift: int) -> Period:
    return Period(grain=grain, index=index, shift=shift, pointed=True)


def season_at(tokens: Tokens, at: int) -> Reading | None:
    """Read "summer", "the summer of 2019" where a season is meant."""
    word = tokens.low[at]
    period = Period(grain=Grain.SEASON, index=SEASONS[word])
    found, end = add_year(tokens, period, at + 1)
    if end > at + 1:
        return _over_new_year(tokens, found, end)
    before = tokens.word(at - 1)
    if word == "fall":
        known = before == "the" and tokens.word(at - 2) in ("in", "by", "since")
        return (period, at + 1) if known and tokens.word(at + 1) != "of" else None
    if before == "the":
        before = tokens.word(at - 2) if tokens.word(at + 1) != "of" else ""
    return (period, at + 1) if before in _SEASON_LEADS and before != "the" else None


_WINTER, _SUMMER = 12, 6


def _over_new_year(tokens: Tokens, season: Period, end: int) -> Reading:
    """Read the second year of "the winter of 2010-11"; a summer of two is southern."""
    if season.index not in (_WINTER, _SUMMER) or not tokens.low[end - 1].isdecimal():
        return season, end
    if season.year is None or len(tokens.low[end - 1]) != 4:
        return season, end
    whole, after = year_at(tokens, end - 1)
    until = whole.until.year if whole.until else None
    if until is None and _is_next_digit(tokens, season.year, end):
        until, after = season.year + 1, end + 2
    if until != season.year + 1:
        return season, end
    return replace(season, index=_WINTER), after


def winter_of_years(tokens: Tokens, years: Reading) -> Reading:
    """Read "the 2010-11 winter" as that winter, and other years as they are."""
    period, end = years
    season = SEASONS.get(tokens.word(end), 0)
    until = period.until.year if period.until else None
    if season not in (_WINTER, _SUMMER) or not is_function(tokens.word(end + 1)):
        return years
    if period.year is None or until != period.year + 1:
        return years
    return Period(grain=Grain.SEASON, index=_WINTER, year=period.year), end + 1


def _is_next_digit(tokens: Tokens, year: int, dash: int) -> bool:
    """Whether "-6" after 1995 names the next year by its last digit."""
    glued = all(tokens.glued(at) for at in (dash, dash + 1))
    open_ = tokens.glued(dash + 2) and tokens.word(dash + 2)[:1].isalnum()
    digit = str(year + 1)[-1]
    return tokens.match(dash, ("-", digit)) and glued and not open_


def feast_at(tokens: Tokens, at: int) -> Reading | None:
    """Read "Christmas", "Good Friday 2021"."""
    if not tokens.capital(at):
        return None
    for words in FEASTS_BY_FIRST[tokens.low[at]]:
        if tokens.match(at, words):
            end = at + len(words)
            if len(words) == 1 and not is_function(tokens.word(end)):
                continue
            index = FEAST_ORDER.index(FEASTS[words])
            return add_year(tokens, Period(grain=Grain.FEAST, index=index), end)
    return None


def day_away(tokens: Tokens, at: int) -> Reading | None:
    """Read "today", "the day after tomorrow"."""
    count = DAYS_AWAY[tokens.low[at]]
    if tokens.low[at] == "today" and tokens.word(at + 1) == "'":
        return None
    if tokens.word(at - 1) in ("before", "after") and tokens.word(at - 2) == "day":
        count += -1 if tokens.word(at - 1) == "before" else 1
    return Period(grain=Grain.OFFSET_DAYS, count=count), at + 1


def weekend_at(tokens: Tokens, at: int) -> Reading | None:
    """Read "at the weekend"."""
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


def decade_in_words(tokens: Tokens, at: int) -> Reading | None:
    """Read "the sixties"."""
    if tokens.word(at - 1) not in ("the", "early", "late", "mid", "-"):
        return None
    return Period(grain=Grain.DECADE, year=DECADE_WORDS[tokens.low[at]]), at + 1


CENTURIES_OF_DECADES = {"seventeen": 1700, "eighteen": 1800, "nineteen": 1900}
"""The first word of "nineteen seventies" and the like."""


def decade_of_century(tokens: Tokens, at: int) -> Reading | None:
    """Read "the nineteen seventies", "eighteen-nineties"."""
    dash = tokens.word(at + 1) == "-"
    decade = DECADE_WORDS.get(tokens.word(at + 1 + dash))
    if decade is None:
        return None
    year = CENTURIES_OF_DECADES[tokens.low[at]] + decade % 100
    return Period(grain=Grain.DECADE, year=year), at + 2 + dash


def fiscal_year(tokens: Tokens, at: int) -> Reading | None:
    """Read "fiscal 2021", "fiscal year 2020-21" and "FY2021"."""
    after = at + 1
    if tokens.word(after) == "year":
        after += 1
    number = fiscal_number(tokens, at)
    word = tokens.word(after)
    if len(word) == 4 and word.isdecimal():
        found = year_at(tokens, after)
    elif number is not None:
        found = Period(grain=Grain.YEAR, year=number), after + 1
    else:
        return None
    return _its_quarter(tokens, found) if found is not None else None


def _its_quarter(tokens: Tokens, found: Reading) -> Reading:
    """Read "fiscal 2024's third quarter" and "FY24 Q3" as the quarter."""
    year, end = found
    owned = end + 2 if tokens.match(end, ("'", "s")) else end
    code = tokens.word(end) == "q" and tokens.word(end + 1)
    if code and code in "1234" and year.until is None:
        return replace(year, grain=Grain.QUARTER, index=int(code)), end + 2
    index = ORDINALS.get(tokens.word(owned), 0)
    if 1 <= index <= 4 and tokens.word(owned + 1) == "quarter" and year.until is None:
        return replace(year, grain=Grain.QUARTER, index=int(index)), owned + 2
    return found


def period_edge(tokens: Tokens, at: int) -> Reading | None:
    """Read "the end of the month", "year-end", "earlier in the year"."""
    to_date = period_to_date(tokens, at)
    if to_date:
        return to_date
    grain, end = _GRAINS[tokens.low[at]], at + 1
    if tokens.match(end, ("after", "next")):
        return Period(grain=grain, shift=2), end + 2
    if tokens.match(end, ("before", "last")):
        return Period(grain=grain, shift=-2), end + 2
    dash = tokens.word(end) == "-" and tokens.glued(end)
    if tokens.word(end + dash) == "end" and tokens.word(end + dash + 1) != "of":
        return Period(grain=grain, shift=0, anchored=True), end + dash + 1
    if not is_function(tokens.word(end)) or tokens.word(end) == "of":
        return None
    lead = at - 1
    lead -= tokens.word(lead) == "the"
    if tokens.word(lead) == "in" and tokens.word(lead - 1) in _WITHIN:
        return Period(grain=grain, shift=0, anchored=True), end
    if tokens.word(lead) == "of" and tokens.word(lead - 1) in _EDGES:
        return Period(grain=grain, shift=0, anchored=True), end
    return None


_WITHIN = frozenset({"later", "earlier", "early", "late"})


_EDGES = frozenset("end start beginning middle rest remainder close outset".split())
