"""Reads quarters, halves and centuries: "the third quarter", "H1 2020"."""

from __future__ import annotations

from dataclasses import replace

from oircheck.quantities.dates.months import Reading, add_year, month_at
from oircheck.quantities.dates.periods import Grain, Period
from oircheck.quantities.dates.years import read_numeric
from oircheck.quantities.words.amounts import ORDINALS, TENS
from oircheck.quantities.words.tokens import Tokens


def quarter(index: int) -> Period:
    """Return the quarter of this number, without a year."""
    return Period(grain=Grain.QUARTER, index=min(max(index, 1), 4))


def quarter_code(tokens: Tokens, at: int) -> Reading | None:
    """Read "Q3 2021", "H1 2020" and "FY2021"."""
    period = _coded(tokens, at)
    if period is None:
        return None
    end, year = at + 2, tokens.word(at + 3)
    if tokens.word(end) in ("-", "/") and tokens.glued(end) and len(year) == 4:
        end += year.isdecimal()
    found = add_year(tokens, period, end)
    known = tokens.capital(at) and period.grain is Grain.QUARTER
    if found[1] == end:
        return (period, at + 2) if known else None
    return found


def part_after_year(tokens: Tokens, at: int) -> Reading | None:
    """Read "Q2" of "2017 Q2", "2017-Q2", "H2" of "2019 H2" at the year."""
    code = at + 1
    if tokens.word(code) in ("-", "/") and tokens.glued(code):
        code += tokens.glued(code + 1)
    period = _coded(tokens, code)
    return (period, code + 2) if period else None


def _coded(tokens: Tokens, at: int) -> Period | None:
    """Return the quarter of "Q3", the half of "H1"."""
    letter, number = tokens.word(at), tokens.word(at + 1)
    if not tokens.glued(at + 1) or (tokens.glued(at + 2) and tokens.capital(at + 2)):
        return None
    if letter == "q" and number in ("1", "2", "3", "4"):
        return quarter(int(number))
    if letter == "h" and number in ("1", "2"):
        return Period(grain=Grain.HALF, index=int(number))
    return None


def ordinal_word(tokens: Tokens, at: int) -> Reading | None:
    """Read "second quarter", "first half of 2020", "nineteenth century"."""
    word = tokens.low[at]
    if word in TENS:
        dash = tokens.word(at + 1) == "-"
        unit = ORDINALS.get(tokens.word(at + 1 + dash), 0)
        if not 1 <= unit <= 9:
            return None
        return ordinal_period(tokens, at, TENS[word] + unit, at + 2 + dash)
    return ordinal_period(tokens, at, ORDINALS.get(word, 0), at + 1)


def ordinal_period(tokens: Tokens, at: int, value: int, end: int) -> Reading | None:
    """Read the quarter, half or century of the ordinal before the token ``end``."""
    if tokens.word(end) == "-":
        end += 1
    head = tokens.word(end)
    part = _part_of_century(tokens, value, head, end + 1)
    if part:
        return part
    if head in ("fiscal", "financial") and tokens.word(end + 1) == "quarter":
        head, end = "quarter", end + 1
    if head == "quarter" and 1 <= value <= 4:
        found = add_year(tokens, quarter(value), end + 1)
        if found[1] == end + 1 and tokens.word(at - 1) not in _QUARTER_LEADS:
            owned = tokens.word(end - 1) == "-" or tokens.word(at - 1) in ("s", "a")
            known = owned and tokens.word(end + 1) in _REPORTED
            return found if known else None
        return found
    if head == "half" and 1 <= value <= 2:
        return _half(tokens, value, end + 1)
    joint = head in ("and", "to", "or", "-") and _century_after(tokens, end + 1)
    if joint and 1 <= value < joint[0]:
        first, last = 100 * (value - 1) + 1, 100 * joint[0]
        return _years(first, last), joint[1]
    if tokens.word(at - 1) in _OWN or _is_of_its_own(tokens, end + 1):
        return None
    if head == "century" and 1 <= value <= 30:
        year = 100 * (value - 1) + 1
        if year < 1 or tokens.word(end + 1) in ("bc", "b.c.", "bce"):
            return None
        return Period(grain=Grain.CENTURY, year=year), end + 1
    return None


def _is_of_its_own(tokens: Tokens, at: int) -> bool:
    """Whether "the third century of our independence" counts from its beginning."""
    if tokens.word(at) != "of":
        return False
    owner = tokens.word(at + 1)
    own = owner in _OWN and tokens.word(at + 2) != "era"
    return own or owner in ("growth", "existence", "independence", "settlement")


_OWN = frozenset("our their its his her my your this".split())
"""Before "third century" these show one of a life, not of the calendar."""

_QUARTER_LEADS = frozenset(
    "the in this last its their his for of and - fiscal financial".split()
)


def _half(tokens: Tokens, index: int, end: int) -> Reading | None:
    """Read "first half of 2020"; a half without a period is one of a match."""
    if tokens.word(end) != "of":
        known = tokens.word(end - 2) == "-" and _reports(tokens, end)
        return (Period(grain=Grain.HALF, index=index), end) if known else None
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


def _reports(tokens: Tokens, at: int) -> bool:
    """Whether what is reported for half a year follows ("first-half sales")."""
    return any(word in _REPORTED for word in tokens.low[at : at + _REPORT_WINDOW])


_REPORT_WINDOW = 7
_REPORTED = frozenset(
    "gain gains writedown charge results profit profits earnings revenue revenues"
    " sales loss losses income gdp"
    " growth figures turnover net operating pretax margin margins dividend output"
    " adjusted report average".split()
)
"""Words that show the half or quarter of a business year, not of a match."""


def _part_of_century(tokens: Tokens, value: int, head: str, at: int) -> Reading | None:
    """Read what follows "first half", "third quarter", "first decade" of a century."""
    if value < 1 or head not in _SHARES or tokens.word(at) != "of":
        return None
    after = at + 1
    after += tokens.word(after) == "the"
    whole = _long_period(tokens, after)
    if whole is None:
        return None
    first, length, end = whole
    size = length / _SHARES[head]
    start = first + round(size * (value - 1))
    last = first + round(size * value) - 1
    if value > _SHARES[head]:
        return None
    return _years(start, last), end


_SHARES = {"half": 2, "third": 3, "quarter": 4, "decade": 10}


def _years(first: int, last: int) -> Period:
    until = Period(grain=Grain.YEAR, year=last)
    return Period(grain=Grain.YEAR, year=first, until=until)


def _century_after(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Return the number of "nineteenth centuries", "20th century", and its end."""
    at += tokens.word(at) == "the"
    word, end = tokens.word(at), at + 1
    number = ORDINALS.get(word, 0)
    if word.isdecimal() and len(word) <= 2 and tokens.glued(end):
        number, end = int(word), end + 1
    if tokens.word(end) in ("century", "centuries") and 1 <= number <= 30:
        return number, end + 1
    return None


def _long_period(tokens: Tokens, at: int) -> tuple[int, int, int] | None:
    """Return first year, length and the token after a century or decade."""
    decade = read_numeric(tokens, at) if at < len(tokens) else None
    if decade and decade[0].grain is Grain.DECADE and decade[0].year:
        return decade[0].year, 10, decade[1]
    word, end = tokens.word(at), at + 1
    number = ORDINALS.get(word, 0)
    if word.isdecimal() and len(word) <= 2 and tokens.glued(end):
        number, end = int(word), end + 1
    end += tokens.word(end) == "-"
    if number and tokens.word(end) == "century":
        return 100 * (number - 1) + 1, 100, end + 1
    return None
