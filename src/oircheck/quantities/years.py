"""Tells years from other numbers, and reads dates written in digits only."""

from __future__ import annotations

import re

from oircheck.quantities.calendar_words import MONTHS, SEASONS, WEEKDAYS
from oircheck.quantities.noun_table import VERB_FORMS
from oircheck.quantities.nouns import is_function, is_plural
from oircheck.quantities.periods import Grain, Period
from oircheck.quantities.tokens import Tokens
from oircheck.quantities.unit_table import DURATIONS, MEASURES
from oircheck.quantities.words import SCALES

_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})|(\d{4})\.(\d{1,2})\.(\d{1,2})")
_SURE = frozenset(
    "in since until till before after during early late mid fiscal circa year years"
    " spring summer autumn winter calendar season class election elections".split()
)
"""Words after which a number of four digits is a year whatever follows."""

_ABOUT = frozenset({"around", "about", "circa"})
_LIKELY = frozenset(
    "by of from to and or than on the through between ( - / with for its their his her"
    " a this that , post pre".split()
)
FIRST_LIKELY_YEAR, LAST_LIKELY_YEAR = 1500, 2100


def is_year(tokens: Tokens, at: int) -> bool:
    """Whether the four digits at the token name a year."""
    word = tokens.low[at]
    if (
        len(word) != 4
        or not word.isdecimal()
        or not 1000 <= int(word) <= LAST_LIKELY_YEAR
    ):
        return False
    if tokens.glued(at) and tokens.raw[at - 1] in "$€£¥₹#.,":
        return False
    if _has_unit(tokens, at + 1):
        return False
    before = tokens.word(at - 1)
    if before in _ABOUT:
        made = tokens.word(at - 2)
        return made.endswith("ed") or made in ("built", "born", "written", "begun")
    if before in _SURE and int(word) >= 1000:
        return not (before == "in" and int(word) < 1300)
    if int(word) < FIRST_LIKELY_YEAR:
        return _ends_pair(tokens, at)
    if names_event(tokens, at):
        return False
    if before == "." and tokens.glued(at - 1) and tokens.word(at - 2) in MONTHS:
        return True
    after = tokens.word(at + 1)
    if _counts(tokens, at + 1) and before not in ("mid", "the", "its", "his"):
        return False
    if before in ("the", "its", "their", "his", "her", "a", "this", "that"):
        return not (is_plural(after) and before != "the") and not is_plural(after)
    if before in ("more", "least", "most", "some", "about", "nearly", "over", "than"):
        return before == "than" and is_function(after)
    return (
        before in _LIKELY or not before or not before[0].isalpha() or int(word) > 1900
    )


def _ends_pair(tokens: Tokens, at: int) -> bool:
    """Whether an early year stands in "from 1368 to 1644"."""
    lead, joint = tokens.word(at - 1), tokens.word(at + 1)
    pair = (lead, joint)
    if pair not in (("from", "to"), ("from", "until"), ("between", "and")):
        return False
    other = tokens.word(at + 2)
    return len(other) == 4 and other.isdecimal() and not _counts(tokens, at + 3)


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


def _has_unit(tokens: Tokens, at: int) -> bool:
    """Whether a unit or scale follows, so that the digits are an amount."""
    word = tokens.word(at)
    if word in ("%", "percent", "per") or word in SCALES:
        return True
    if tokens.glued(at) and word[:1].isalpha():
        return True
    if word == "-" and tokens.glued(at):
        word = tokens.word(at + 1)
        return word in DURATIONS or word in MEASURES or word in ("strong", "member")
    if word in ("m", "in", "min", "second", "sec", "magnitude", "point", "bar", "mark"):
        return False
    return word in MEASURES or (word in DURATIONS and word[-1] == "s")


def _counts(tokens: Tokens, at: int) -> bool:
    """Whether a plural noun follows, two words on at most."""
    word = tokens.word(at)
    if is_function(word) or tokens.capital(at):
        return False
    if word in VERB_FORMS:
        return False
    if is_plural(word):
        return True
    after = tokens.word(at + 1)
    return not is_function(after) and is_plural(after) and not word.endswith("ed")


def year_at(tokens: Tokens, at: int) -> tuple[Period, int]:
    """Read a year, a decade ("1990s") or years that run on ("2019-20")."""
    year, end = int(tokens.low[at]), at + 1
    if tokens.word(end) in ("-", "/") and tokens.glued(end) and tokens.glued(end + 1):
        second = tokens.word(end + 1)
        last = _run_on(year, second)
        if last:
            until = Period(grain=Grain.YEAR, year=last)
            return Period(grain=Grain.YEAR, year=year, until=until), end + 2
    return Period(grain=Grain.YEAR, year=year), end


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
    if after in ("-", "/") and tokens.glued(at + 1):
        parts = tokens.low[at : at + 5 : 2]
        signs = {tokens.word(at + 1), tokens.word(at + 3)}
        whole = all(tokens.glued(at + step) for step in range(1, 5))
        if whole and len(signs) == 1 and all(part.isdecimal() for part in parts):
            period = _day_of(parts)
            return (period, at + 5) if period else None
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
            and tokens.word(at - 1) in ("the", "early", "late", "mid", "-")
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
    return None


def _is_month_code(tokens: Tokens, at: int) -> bool:
    """Whether "2020-03" is a month and not the years 2020 to 2103."""
    second = tokens.word(at + 2)
    if not tokens.glued(at + 2) or len(second) != 2 or not second.isdecimal():
        return False
    if tokens.word(at + 3) == "-" and tokens.glued(at + 3):
        return False
    return 1 <= int(second) <= 12 and int(second) <= int(tokens.low[at]) % 100


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
