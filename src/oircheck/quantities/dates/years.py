"""Tells years from other numbers, and reads dates written in digits only."""

from __future__ import annotations

import re

from oircheck.quantities.dates.counted_years import (
    counts_things,
    has_unit,
    opens_range,
)
from oircheck.quantities.dates.dated_clauses import dates_clause
from oircheck.quantities.dates.day_forms import slashed_end
from oircheck.quantities.dates.periods import Grain, Period
from oircheck.quantities.words.amounts import CHANGES, ONES
from oircheck.quantities.words.calendar import MONTHS, SEASONS, WEEKDAYS
from oircheck.quantities.words.nouns import is_function, is_plural
from oircheck.quantities.words.tokens import Tokens

_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})|(\d{4})\.(\d{1,2})\.(\d{1,2})")
_SURE = frozenset(
    "in since until till before after during early late mid fiscal circa year years"
    " spring summer autumn winter calendar season class election elections".split()
)
"""Words after which a number of four digits is a year whatever follows."""

LEVELS = frozenset("levels figures prices rates values terms dollars".split())
"""After a year these compare with what was then ("from 2010 levels")."""

_EVENTS = frozenset(
    "elections olympics games championships finals riots protests floods fires attacks"
    " talks accords bombings primaries midterms playoffs awards results earnings"
    " uprisings strikes wildfires earthquakes revolutions profits revenues exports"
    " imports allotments harvests budgets losses".split()
)
"""Plurals that a year names and does not count."""

_COMPARED = frozenset("from of to above below at on in under over than its the".split())
_ABOUT = frozenset({"around", "about", "circa"})
_MADE = frozenset("built born written begun in founded".split())
_DATED = frozenset("date dates dated dating".split())
_WHEN = frozenset("by since until".split())
_LIKELY = frozenset(
    "by of from to and or than on the through between ( - / with for its their his her"
    " a this that , post pre".split()
)
FIRST_LIKELY_YEAR, LAST_LIKELY_YEAR = 1500, 2100
LAST_FORECAST_YEAR = 2500
"""Forecasts go so far; beyond, a word has to say "year"."""
FIRST_COUNTED_YEAR = 1900
"""From here on a bare number of four digits is rather a year than a count."""


def is_year(tokens: Tokens, at: int) -> bool:
    """Whether the four digits at the token name a year."""
    word = tokens.low[at]
    if len(word) != 4 or not word.isdecimal() or int(word) < 1000:
        return False
    if int(word) > LAST_LIKELY_YEAR:
        return _is_far_year(tokens, at)
    if tokens.glued(at) and tokens.raw[at - 1] in "$€£¥₹#.,":
        return False
    if has_unit(tokens, at + 1):
        return False
    before = tokens.word(at - 1)
    if before in _ABOUT:
        made = tokens.word(at - 2)
        known = made.endswith("ed") or made in _MADE or made in _WHEN
        return known and not counts_things(tokens, at + 1)
    if is_dated_to(tokens, at - 1):
        return True
    if before == "as" and tokens.word(at - 2) in ("early", "late", "recently", "back"):
        return True
    if before in _SURE:
        return before != "in" or int(word) >= 1300 or _is_early(tokens, at)
    if int(word) < FIRST_LIKELY_YEAR:
        return _ends_pair(tokens, at)
    if names_event(tokens, at):
        return False
    if _ends_range(tokens, at):
        return True
    if before == "." and tokens.glued(at - 1) and tokens.word(at - 2) in MONTHS:
        return True
    return _reads_as_year(tokens, at)


def _is_far_year(tokens: Tokens, at: int) -> bool:
    """Whether a forecast names a far year ("in 2150", "by the year 2300")."""
    before, after = tokens.word(at - 1), tokens.word(at + 1)
    if tokens.glued(at + 1) and after[:1].isalnum():
        return False
    if before == "year" or int(tokens.low[at]) > LAST_FORECAST_YEAR:
        return before == "year"
    closed = is_function(after) and after not in ("of", "per", "or", "to", "%")
    led = before in ("in", "until", "beyond")
    led = led or (before == "by" and tokens.opens_sentence(at - 1))
    return led and closed and _is_early(tokens, at)


def is_dated_to(tokens: Tokens, at: int) -> bool:
    """Whether "dates back to at least" ends at the token."""
    if tokens.match(at - 1, ("at", "least")):
        at -= 2
    elif tokens.word(at) in ("about", "around"):
        at -= 1
    if tokens.word(at) not in ("to", "from"):
        return False
    at -= 1
    return tokens.word(at - (tokens.word(at) == "back")) in _DATED


def _ends_range(tokens: Tokens, at: int) -> bool:
    """Whether "From 2019 to 2023 rents rose" opens a sentence with two years."""
    lead = at - 3
    if (tokens.word(lead), tokens.word(at - 1)) not in _PAIRS:
        return False
    first, last = tokens.word(at - 2), tokens.low[at]
    known = len(first) == 4 and first.isdecimal() and first < last
    moves = any(word in CHANGES for word in tokens.low[at + 1 : at + 5])
    return known and moves and tokens.opens_sentence(lead)


def _reads_as_year(tokens: Tokens, at: int) -> bool:
    """Decide by the words on both sides where neither is sure."""
    year = int(tokens.low[at])
    before, after = tokens.word(at - 1), tokens.word(at + 1)
    if after in LEVELS and before in _COMPARED and year > FIRST_COUNTED_YEAR:
        return True
    if after in _EVENTS and year > FIRST_COUNTED_YEAR:
        return True
    if counts_things(tokens, at + 1) and before not in ("mid", "the", "its", "his"):
        return dates_clause(tokens, at)
    if before in ("the", "its", "their", "his", "her", "a", "an", "this", "that"):
        return not is_plural(after)
    if before in ("more", "least", "most", "some", "about", "nearly", "over", "than"):
        return after == "/" or (before == "than" and is_function(after))
    loose = not before or not before[0].isalpha()
    if before in _LIKELY or loose or year > FIRST_COUNTED_YEAR:
        return True
    return opens_range(tokens, at)


def _ends_pair(tokens: Tokens, at: int) -> bool:
    """Whether an early year stands in "from 1368 to 1644"."""
    for first in (at, at - 2):
        lead, joint = tokens.word(first - 1), tokens.word(first + 1)
        lifetime = lead == "(" and joint == "-" and tokens.word(first + 3) in (")", ",")
        if (lead, joint) not in _PAIRS and not lifetime:
            continue
        years = tokens.word(first), tokens.word(first + 2)
        if all(len(year) == 4 and year.isdecimal() for year in years):
            return years[0] < years[1] and not counts_things(tokens, first + 3)
    return False


_PAIRS = frozenset({("from", "to"), ("from", "until"), ("between", "and")})


def _is_early(tokens: Tokens, at: int) -> bool:
    """Whether "in 1098" gives a year and no base of a ratio ("one in 1200")."""
    before = tokens.word(at - 2)
    counted = before[:1].isdecimal() or before in ONES
    return not counted and not counts_things(tokens, at + 1)


def names_event(tokens: Tokens, at: int) -> bool:
    """Whether the year is part of a name ("Euro 2020", "Vision 2030")."""
    before = tokens.word(at - 1)
    if not tokens.capital(at - 1) or not before.isalpha() or len(before) < 2:
        return False
    if tokens.glued(at + 1) and tokens.word(at + 1) in ("/", "-"):
        return False
    if before in MONTHS or before in WEEKDAYS or before in SEASONS:
        return False
    return not is_function(before) and before not in _SURE


def year_at(tokens: Tokens, at: int) -> tuple[Period, int]:
    """Read a year, a decade ("1990s") or years that run on ("2019-20")."""
    year, end = int(tokens.low[at]), at + 1
    glued = tokens.glued(end) and tokens.glued(end + 1)
    if tokens.word(end) == "/" and glued and _is_next_digit(tokens, at):
        until = Period(grain=Grain.YEAR, year=year + 1)
        return Period(grain=Grain.YEAR, year=year, until=until), end + 2
    if tokens.word(end) == "-" and not glued and _is_spaced_season(tokens, at):
        until = Period(grain=Grain.YEAR, year=year + 1)
        return Period(grain=Grain.YEAR, year=year, until=until), end + 2
    if tokens.word(end) in ("-", "/") and glued:
        second = tokens.word(end + 1)
        last = _run_on(year, second)
        if last:
            until = Period(grain=Grain.YEAR, year=last)
            return Period(grain=Grain.YEAR, year=year, until=until), end + 2
    return Period(grain=Grain.YEAR, year=year), end


def _is_next_digit(tokens: Tokens, at: int) -> bool:
    """Whether "1995/6" names a year and the next."""
    digit = tokens.word(at + 2)
    follows = digit == str(int(tokens.low[at]) + 1)[-1]
    return follows and digit != "0" and not tokens.word(at + 3).startswith("/")


def _is_spaced_season(tokens: Tokens, at: int) -> bool:
    """Whether "2008 - 09" before "season" or "cup" names a year and the next."""
    short = f"{(int(tokens.low[at]) + 1) % 100:02d}"
    if tokens.word(at + 2) != short or tokens.glued(at + 1) or tokens.glued(at + 2):
        return False
    return any(word in _SEASONAL for word in tokens.low[at + 3 : at + 6])


_SEASONAL = frozenset("season seasons cup campaign league championship title".split())


def _run_on(year: int, second: str) -> int | None:
    if not second.isdecimal():
        return None
    if len(second) == 4 and year < int(second) < year + 500:
        return int(second)
    if len(second) == 2:
        last = year // 100 * 100 + int(second)
        last += 100 if int(second) == 0 and year % 100 == 99 else 0
        return last if year < last else None
    return None


def two_digit_year(tokens: Tokens, at: int) -> int | None:
    """Return the year of "'98", whose apostrophe stands at the token."""
    word = tokens.word(at + 1)
    if tokens.word(at) != "'" or not tokens.glued(at + 1) or tokens.glued(at):
        return None
    if len(word) != 2 or not word.isdecimal():
        return None
    return (1900 if int(word) > 40 else 2000) + int(word)


def read_numeric(tokens: Tokens, at: int) -> tuple[Period, int] | None:
    """Read "2020-03-04", "3/4/2020", "04.03.2020" and "1990s"."""
    word = tokens.low[at]
    after = tokens.word(at + 1)
    if after == "-" and _is_spaced_day(tokens, at):
        parts = tokens.low[at : at + 5 : 2]
        period = _day_of(parts)
        return (period, at + 5) if period else None
    if after in ("-", "/") and tokens.glued(at + 1):
        parts = tokens.low[at : at + 5 : 2]
        signs = {tokens.word(at + 1), tokens.word(at + 3)}
        whole = all(tokens.glued(at + step) for step in range(1, 5))
        if whole and len(signs) == 1 and all(part.isdecimal() for part in parts):
            period = _day_of(parts)
            return (period, at + 5) if period else None
        if after == "/" and is_slashed_day(tokens, at):
            return _day_without_year(int(word), int(tokens.low[at + 2])), at + 3
        if len(word) == 4 and after == "-" and _is_month_code(tokens, at):
            month = int(tokens.low[at + 2])
            return Period(grain=Grain.MONTH, index=month, year=int(word)), at + 3
        return None
    dotted = _DOTTED.fullmatch(word)
    if dotted:
        groups = [int(group) for group in dotted.groups() if group]
        year, month, day = groups if dotted.group(4) else groups[::-1]
        period = _checked(year, month, day)
        return (period, at + 1) if period else None
    return _read_decade(tokens, at)


def _is_spaced_day(tokens: Tokens, at: int) -> bool:
    """Whether a day stands with spaces in it ("2004 - 04 - 13")."""
    parts = tokens.low[at : at + 5 : 2]
    signs = tokens.word(at + 1), tokens.word(at + 3)
    closed = tokens.word(at + 5) in (".", ",", ";", ")")
    if signs != ("-", "-") or tokens.glued(at + 1):
        return False
    if tokens.glued(at + 5) and not closed:
        return False
    return [len(part) for part in parts] == [4, 2, 2] and "".join(parts).isdecimal()


def _read_decade(tokens: Tokens, at: int) -> tuple[Period, int] | None:
    """Read "the 1990s", "the '90s" and "the 1800s", which are a century."""
    word, after = tokens.low[at], tokens.word(at + 1)
    if len(word) == 4 and word.isdecimal() and word[3] == "0" and int(word) >= 1000:
        if after == "s" and tokens.glued(at + 1):
            grain = Grain.DECADE
            if word[2:] == "00" and int(word) < 2000:
                grain = Grain.CENTURY
            return Period(grain=grain, year=int(word)), at + 2
        if (
            after == "'"
            and tokens.word(at + 2) == "s"
            and tokens.glued(at + 2)
            and tokens.word(at - 1) in ("the", "early", "late", "mid", "-", "and")
        ):
            return Period(grain=Grain.DECADE, year=int(word)), at + 3
    if (
        len(word) == 2
        and word[1] == "0"
        and after == "s"
        and tokens.glued(at + 1)
        and tokens.word(at - 1) == "'"
        and tokens.glued(at)
    ):
        century = 1900 if int(word) > 20 else 2000
        return Period(grain=Grain.DECADE, year=century + int(word)), at + 2
    if _is_owned_decade(tokens, at):
        return Period(grain=Grain.DECADE, year=1900 + int(word)), at + 3
    if _is_short_decade(tokens, at):
        return Period(grain=Grain.DECADE, year=1900 + int(word)), at + 2
    return None


def _is_owned_decade(tokens: Tokens, at: int) -> bool:
    """Whether a decade is written with two apostrophes ("the late '50's")."""
    signs = tokens.word(at - 1), tokens.word(at + 1), tokens.word(at + 2)
    glued = all(tokens.glued(at + step) for step in range(3))
    short = len(tokens.low[at]) == 2 and tokens.low[at][1] == "0"
    return glued and short and signs == ("'", "'", "s")


def _is_short_decade(tokens: Tokens, at: int) -> bool:
    """Whether "90s" without an apostrophe is a decade ("the early 90s")."""
    lead = tokens.word(at - 1)
    if tokens.low[at] not in ("30", "40", "50", "60", "70", "80", "90"):
        return False
    if tokens.word(at + 1) != "s" or not tokens.glued(at + 1):
        return False
    return lead in ("the", "early", "late") or (lead == "-" and tokens.glued(at - 1))


def _is_month_code(tokens: Tokens, at: int) -> bool:
    """Whether "2020-03" is a month and not the years 2020 to 2103."""
    first, second = tokens.low[at], tokens.word(at + 2)
    goes_on = tokens.word(at + 3) == "-" and tokens.glued(at + 3)
    if goes_on or len(second) != 2 or not tokens.glued(at + 2):
        return False
    if not (first.isdecimal() and second.isdecimal()):
        return False
    return 1 <= int(second) <= 12 and int(second) <= int(first) % 100


def is_slashed_day(tokens: Tokens, at: int) -> bool:
    """Whether "11/9" is a day of a month: a word of dating leads in."""
    first, second = tokens.word(at), tokens.word(at + 2)
    if tokens.word(at - 1) not in _DAY_LEADS or tokens.word(at + 1) != "/":
        return False
    if tokens.word(at + 5) == "/" and tokens.word(at + 3) == "to":
        return slashed_end(tokens, at + 4) is not None
    if not (first.isdecimal() and second.isdecimal() and tokens.glued(at + 2)):
        return False
    if tokens.glued(at + 3) and tokens.word(at + 3) not in (".", ",", ";", ")", "?"):
        return False
    low, high = sorted((int(first), int(second)))
    return 1 <= low <= 12 and high <= 31 and len(first) <= 2 and len(second) <= 2


_DAY_LEADS = frozenset("on by since until till before after from through back".split())


def _day_without_year(first: int, second: int) -> Period:
    month, day = (first, second) if first <= 12 else (second, first)
    return Period(grain=Grain.DAY, index=month, day=day)


def _day_of(parts: list[str]) -> Period | None:
    first, second, third = (int(part) for part in parts)
    if len(parts[0]) == 4:
        return _checked(first, second, third)
    if len(parts[2]) not in (2, 4):
        return None
    year = third if len(parts[2]) == 4 else third + (1900 if third > 50 else 2000)
    return _checked(year, first, second) or _checked(year, second, first)


def _checked(year: int, month: int, day: int) -> Period | None:
    if not (1 <= month <= 12 and 1 <= day <= 31 and 1000 <= year <= 2999):
        return None
    return Period(grain=Grain.DAY, year=year, index=month, day=day)
