"""Reads months and days of the month, and the year that follows them."""

from __future__ import annotations

from dataclasses import replace

from oircheck.quantities.dates.periods import Grain, Period
from oircheck.quantities.dates.year_words import YEAR_HEADS, year_in_words
from oircheck.quantities.dates.years import two_digit_year
from oircheck.quantities.words.amounts import ORDINALS, TENS
from oircheck.quantities.words.calendar import (
    DATING,
    DOUBTFUL_MONTHS,
    FULL_MONTHS,
    MONTHS,
    POINTERS,
)
from oircheck.quantities.words.tokens import Tokens

Reading = tuple[Period, int]
"""A period and the token after it."""

ENDINGS = frozenset({"st", "nd", "rd", "th"})


def day_number(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Return a day of the month and the token after it ("4", "30th", "fourth")."""
    word = tokens.word(at)
    if word.isdecimal() and len(word) <= 2 and 1 <= int(word) <= 31:
        step = 1 if tokens.glued(at + 1) and tokens.word(at + 1) in ENDINGS else 0
        after = at + 1 + step
        if not step and tokens.glued(after) and tokens.word(after)[:1].isalpha():
            return None
        return int(word), after
    return None


def spelled_day(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Return the day of "first", "twenty-first", and the token after it."""
    word = tokens.word(at)
    value = ORDINALS.get(word, 0)
    if 1 <= value <= 31:
        return value, at + 1
    dash = tokens.word(at + 1) == "-"
    unit = ORDINALS.get(tokens.word(at + 1 + dash), 10)
    if word in ("twenty", "thirty") and unit < 10:
        value = TENS[word] + unit
        return (value, at + 2 + dash) if value <= 31 else None
    return None


def month_at(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Return a month and the token after it, its full stop included."""
    word = tokens.word(at)
    if word not in MONTHS:
        return None
    if word in FULL_MONTHS:
        doubtful = word in DOUBTFUL_MONTHS or word in ("august", "april")
        if doubtful and not tokens.capital(at) and not _is_dated(tokens, at):
            return None
        return FULL_MONTHS[word], at + 1
    if not tokens.capital(at) and not _is_dated(tokens, at):
        return None
    if tokens.word(at + 1) == "." and tokens.glued(at + 1):
        return MONTHS[word], at + 2
    return MONTHS[word], at + 1


def _is_dated(tokens: Tokens, at: int) -> bool:
    """Whether a day, a year or a word of dating makes "may" a month."""
    if tokens.word(at - 1) in _LEADS:
        return True
    if tokens.word(at - 1) == "in" and tokens.low[at] in ("april", "may"):
        return True
    if tokens.word(at - 1) in ("last", "next") and tokens.low[at] == "august":
        return True
    if tokens.word(at - 1) == "of" and tokens.word(at - 2) in _WHOLES:
        return True
    year = tokens.word(at + 1)
    if len(year) == 4 and year.isdecimal() and 1000 <= int(year) <= 2999:
        return True
    before = at - 2 if tokens.word(at - 1) in ENDINGS | {"of"} else at - 1
    before -= tokens.word(before) in ENDINGS
    ranged = tokens.word(before - 1) == "-" and tokens.word(before - 2).isdecimal()
    if day_number(tokens, before) and (
        ranged or tokens.word(before - 1) not in ("-", ",")
    ):
        return not tokens.word(at + 1)[:1].isalpha() or at == len(tokens) - 1
    day = day_number(tokens, at + 1)
    if day is None:
        return False
    if tokens.word(at - 1) == "on":
        return True
    after = tokens.word(day[1])
    return day[1] > at + 2 or not after[:1].isalpha() or after in _AFTER_DAY


_LEADS = frozenset("mid early late since until till during".split())
_WHOLES = frozenset("week end beginning start middle month half days".split())
_AFTER_DAY = frozenset("at and in to was is with when for but than".split())


_NAMING = frozenset("of for and on the about between or -".split())
"""Before "Mar" or "Jan" these may lead in a name."""


def is_month(tokens: Tokens, at: int, end: int) -> bool:
    """Whether a month without day and year is really one."""
    word, before = tokens.low[at], tokens.word(at - 1)
    if word in FULL_MONTHS and word not in DOUBTFUL_MONTHS:
        return True
    if word not in FULL_MONTHS and before in _NAMING:
        return False
    if before in DATING:
        if before == "-" and tokens.word(at - 2) in ("early", "mid", "late"):
            return True
        if before == "the" or before == "-":
            return word not in DOUBTFUL_MONTHS or tokens.word(end) in ("and", "-")
        if before == "and" and tokens.word(at - 2) in MONTHS:
            return True
        return not (word == "may" and before in ("and", "this", "next", "that"))
    if tokens.opens_sentence(at) and tokens.word(end) in ("and", "was", "saw", "is"):
        return word != "may" or tokens.word(end) == "and"
    return False


_FISCAL = frozenset({"fiscal", "financial"})


def _past_fiscal(tokens: Tokens, at: int) -> int:
    """Skip "its fiscal year" before the number of a year."""
    start = at
    if tokens.word(at - 1) == "of" and tokens.word(at) in ("its", "the", "their"):
        year = tokens.word(at + 1)
        if year.isdecimal() and tokens.word(at + 2) in _FISCAL:
            return at + 1
        at += 1
        if tokens.word(at) not in _FISCAL:
            return start
    if tokens.word(at) in _FISCAL or tokens.word(at) == "calendar":
        at += 1
        at += tokens.word(at) == "year" and tokens.word(at - 1) in _FISCAL
    return at


def fiscal_number(tokens: Tokens, at: int) -> int | None:
    """Return the year of "FY24" and "FY 2024"."""
    word = tokens.word(at + 1)
    if tokens.word(at) != "fy" or not word.isdecimal():
        return None
    if len(word) == 2 and tokens.glued(at + 1):
        return 2000 + int(word)
    return int(word) if len(word) == 4 else None


def _is_event(tokens: Tokens, period: Period, end: int) -> bool:
    """Whether "the September 11 attacks" names its year by itself."""
    day = period.grain is Grain.DAY and (period.index, period.day) == (9, 11)
    return day and tokens.word(end) in ("attack", "attacks", "hijackings")


_LOOSE = frozenset({Grain.SEASON, Grain.HALF})
"""Parts of a year that have other meanings ("prices fall in 2023")."""


def add_year(tokens: Tokens, period: Period, end: int) -> Reading:
    """Take the year after a part of a year ("July 2020", "May of this year")."""
    after = end
    if _is_event(tokens, period, end):
        return replace(period, year=2001), end
    if tokens.word(after) == "," and period.grain in (Grain.DAY, Grain.MONTH):
        after += 1
    if tokens.word(after) in ("of", "in"):
        after += 1
    after = _past_fiscal(tokens, after)
    if tokens.word(after - 1) == "of":
        step = 2 if tokens.word(after) == "the" else 1
        if tokens.match(after, ("that", "year")) or tokens.match(
            after, ("the", "same", "year")
        ):
            return replace(period, anchored=True), after + step + 1
    fiscal = fiscal_number(tokens, after)
    if fiscal is not None:
        return replace(period, year=fiscal), after + 2
    word = tokens.word(after)
    if word in YEAR_HEADS:
        spelled = year_in_words(tokens, after)
        if spelled:
            return replace(period, year=spelled[0]), spelled[1]
    if len(word) == 4 and word.isdecimal() and 1000 <= int(word) <= 2999:
        glued = tokens.glued(after + 1) and tokens.word(after + 1)[:1].isalpha()
        told_in = after > end and tokens.word(after - 1) == "in"
        if not glued and not (told_in and period.grain in _LOOSE):
            return replace(period, year=int(word)), after + 1
    if word == "'" and two_digit_year(tokens, after):
        return replace(period, year=two_digit_year(tokens, after)), after + 2
    if tokens.word(after) == "the" and tokens.word(after + 1) in POINTERS:
        after += 1
    if (
        tokens.word(after) in POINTERS
        and tokens.word(after + 1) == "year"
        and tokens.word(end) != ","
    ):
        return replace(period, shift=POINTERS[tokens.low[after]]), after + 2
    return period, end
