"""Reads dates and date ranges with the words that relate an event to them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from oircheck.quantities.dates.ahead import looks_ahead
from oircheck.quantities.dates.atoms import read_atom
from oircheck.quantities.dates.day_forms import slashed_end
from oircheck.quantities.dates.months import Reading, add_year
from oircheck.quantities.dates.periods import (
    IN_YEAR,
    Grain,
    Period,
    Towards,
)
from oircheck.quantities.dates.years import LEVELS, is_dated_to
from oircheck.quantities.words.calendar import (
    DAY_PARTS,
    FENCES,
    FUTURE_CUES,
    PARTS,
    PAST_CUES,
    RELATIONS,
    STAYED,
    UNDATED_FROM,
)
from oircheck.quantities.words.nouns import is_function
from oircheck.quantities.words.tokens import Tokens
from oircheck.types import Modifier

_LOOK_AHEAD = 8
_LOOK_BACK = 25
_LONGEST_RELATION = 3
_DETERMINERS = frozenset({"the", "of"})
_YEAR_PARTS = frozenset({Grain.MONTH, Grain.DAY, Grain.QUARTER, Grain.HALF})
_ENDS = _YEAR_PARTS | {Grain.YEAR, Grain.WEEKDAY, Grain.OFFSET_DAYS, Grain.FEAST}
"""What the two ends of "from A to B" may be, one of this and one of that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateReading:
    """A date as it stands, in tokens, before it is resolved.

    Attributes:
        first: First token with the words before it.
        value: First token of the value alone.
        end: The token after it.
    """

    first: int
    value: int
    end: int
    period: Period
    modifier: Modifier
    towards: Towards


def read_date(tokens: Tokens, at: int, floor: int) -> DateReading | None:
    """Read the date or date range whose first calendar word is at the token.

    Args:
        floor: Tokens before this belong to an earlier mention.
    """
    atom = read_atom(tokens, at)
    if atom is None:
        return None
    period, end = atom
    value, modifier, first = _before(tokens, at, floor)
    if period.grain is Grain.WEEKDAY and period.count:
        value = first = at - 3
        modifier = Modifier.EXACT
    ranged = _range(tokens, at, first, atom)
    if ranged:
        period, end = _past_quarter(tokens, ranged[0], ranged[1])
        first = ranged[2]
        if modifier not in (Modifier.BY, Modifier.BEFORE, Modifier.AFTER):
            modifier = Modifier.BETWEEN
    elif _is_fiscal(tokens, value, end):
        modifier = Modifier.FISCAL
    elif period.grain is Grain.WEEKDAY and tokens.match(first - 1, _THE_FOLLOWING):
        period, modifier = replace(period, shift=1, anchored=True), Modifier.EXACT
        value = first = first - 1
    end = _day_part(tokens, end, period)
    towards = towards_of(tokens, first, end, modifier)
    return DateReading(
        first=first,
        value=value,
        end=end,
        period=period,
        modifier=modifier,
        towards=towards,
    )


_THE_FOLLOWING = ("the", "following")


def _before(tokens: Tokens, at: int, floor: int) -> tuple[int, Modifier, int]:
    """Return the value's first token, the modifier and its first token."""
    value = at
    while value > floor and tokens.word(value - 1) in ("fiscal", "year", "financial"):
        value -= 1
    if value > floor and tokens.word(value - 1) == "the":
        value -= 1
    if (
        value - floor >= 2
        and tokens.word(value - 2) == "day"
        and tokens.word(at) in ("yesterday", "tomorrow")
    ):
        value -= 3 if tokens.word(value - 3) == "the" and value - floor > 2 else 2
    if tokens.match(value - 2, ("at", "least")) and is_dated_to(tokens, value - 1):
        return value, Modifier.BY, value - 2
    first, modifier = value, Modifier.EXACT
    if value < at and _qualifies(tokens, at):
        return value, modifier, first
    step, part = _look(tokens, value, floor, PARTS)
    if part is not None:
        first, modifier = value - step, part
        while first > floor and tokens.word(first - 1) in ("the", "very", "of"):
            first -= 1
    elif value > floor and tokens.word(value - 1) in ("whole", "entire", "all"):
        first -= 1
    step, relation = _look(tokens, first, floor, RELATIONS)
    if relation is None:
        return value, modifier, first
    if tokens.low[first - 1] == "from" and (
        tokens.word(first - 2) in UNDATED_FROM or tokens.word(at + 1) in LEVELS
    ):
        relation = Modifier.EXACT
    kept = modifier if relation in (Modifier.IN, Modifier.EXACT) else relation
    if kept is Modifier.EXACT:
        kept = relation
    return value, kept, first - step


def _qualifies(tokens: Tokens, at: int) -> bool:
    """Whether a year is part of a noun phrase ("after the 2003 invasion")."""
    word, after = tokens.word(at), tokens.word(at + 1)
    if len(word) != 4 or not word.isdecimal() or tokens.glued(at + 1):
        return False
    return not is_function(after)


def _look(
    tokens: Tokens,
    at: int,
    floor: int,
    table: dict[tuple[str, ...], Modifier] | object,
) -> tuple[int, Modifier | None]:
    """Return the longest phrase of the table that ends before the token."""
    rows = RELATIONS if table is RELATIONS else PARTS
    for length in range(_LONGEST_RELATION, 0, -1):
        if at - length >= floor:
            found = rows.get(tuple(tokens.low[at - length : at]))
            if found is not None:
                return length, found
    return 0, None


def _range(
    tokens: Tokens, at: int, first: int, atom: Reading
) -> tuple[Period, int, int] | None:
    """Read the second end of "between A and B", "from A to B", "A or B"."""
    period, end = atom
    lead = tokens.word(first)
    before = tokens.word(first - 1)
    if before == "between" or (before == "years" and first == at):
        lead, first = before, first - 1
    if period.until is not None:
        if lead in ("from", "between"):
            return period, end, first
        return None
    joint = tokens.word(end)
    second = _second_end(tokens, end, lead) or _slashed_end(tokens, at, end)
    if second is None:
        return None
    last, after = second
    start = _in_week(_with_year(period, last), last)
    if not _can_join(start, last, joint, lead):
        return None
    if last.grain is Grain.MONTH and period.grain is Grain.DAY and joint == "and":
        return None
    return replace(_not_after(start, last), until=last), after, first


def _past_quarter(tokens: Tokens, period: Period, end: int) -> Reading:
    """Take what follows the months of "the July-September quarter of 2019"."""
    last = period.until
    if tokens.word(end) != "quarter" or last is None or last.grain is not Grain.MONTH:
        return period, end
    found, after = add_year(tokens, last, end + 1)
    year = replace(period, year=found.year, shift=found.shift)
    return (replace(year, until=found) if after > end + 1 else period), after


def _second_end(tokens: Tokens, end: int, lead: str) -> Reading | None:
    joint = tokens.word(end)
    if joint not in ("and", "to", "until", "till", "through", "-", "or", "\u2014"):
        return None
    if joint in ("and",) and lead != "between" and lead != "from":
        second = _part_skipped(tokens, end + 1)
        return second if second and _adjoins(tokens, end, second) else None
    if joint == "or":
        return read_atom(tokens, end + 1)
    if tokens.word(end + 1) in _NOW or (
        joint in ("to", "till") and tokens.match(end + 1, ("date",))
    ):
        return Period(grain=Grain.OFFSET_DAYS), end + 2
    return _part_skipped(tokens, end + 1)


_NOW = frozenset({"now"})


def _slashed_end(tokens: Tokens, at: int, end: int) -> Reading | None:
    """Read the second day of "from 10/1 to 11/7"."""
    days = end == at + 3 and tokens.word(end) in ("to", "until", "through", "and")
    return slashed_end(tokens, end + 1) if days else None


def _part_skipped(tokens: Tokens, at: int) -> Reading | None:
    while tokens.word(at) in _PART_WORDS:
        at += 1
    return read_atom(tokens, at)


_PART_WORDS = frozenset("the early mid middle late end beginning start of -".split())
"""Words before the second end of a range that pick a part of it."""


def _adjoins(tokens: Tokens, joint: int, second: Reading) -> bool:
    """Whether "A and B" are months that follow each other."""
    before = read_atom(tokens, joint - 1) or read_atom(tokens, joint - 2)
    if before is None or before[0].grain is not second[0].grain:
        return False
    if before[0].grain is Grain.DECADE:
        return (second[0].year or 0) - (before[0].year or 0) == 10
    return (
        before[0].grain is Grain.MONTH
        and second[0].index - before[0].index == 1
        and before[0].year is None
    )


def _can_join(start: Period, last: Period, joint: str, lead: str) -> bool:
    """Whether two periods are the ends of one range."""
    if start.grain is not last.grain:
        pair = {start.grain, last.grain}
        led = lead in ("from", "between") or joint == "through"
        if not led or not pair <= _ENDS:
            return False
        if last.grain is Grain.WEEKDAY and start.grain is not Grain.OFFSET_DAYS:
            return False
    if joint == "or":
        return _follows(start, last)
    if joint == "to" and lead not in ("from", "between"):
        return start.grain in _YEAR_PARTS or start.grain in _WEEKDAYS or lead == "years"
    return True


_WEEKDAYS = frozenset({Grain.WEEKDAY, Grain.WEEKDAY_OF_WEEK})


def _follows(start: Period, last: Period) -> bool:
    if start.grain is Grain.YEAR and start.year and last.year:
        return last.year - start.year == 1
    return start.grain is Grain.MONTH and last.index - start.index == 1


_MONTHLY = frozenset({Grain.DAY, Grain.MONTH})


def _with_year(period: Period, other: Period) -> Period:
    """Give a part of a year the year that the other period names."""
    if period.year is not None or period.shift is not None:
        return period
    if period.grain in IN_YEAR:
        return replace(period, year=other.year, shift=other.shift)
    return period


def _in_week(start: Period, last: Period) -> Period:
    """Let "Monday to Friday last week" begin in the week that is told once."""
    if last.grain is not Grain.WEEKDAY_OF_WEEK or start.grain is not Grain.WEEKDAY:
        return start
    return replace(start, grain=last.grain, shift=last.shift)


def _not_after(start: Period, last: Period) -> Period:
    """Let "November to February 2017" begin in the year before."""
    if (
        start.year is not None
        and start.year == last.year
        and start.grain in _MONTHLY
        and (start.index, start.day) > (last.index, last.day or 31)
        and last.index
    ):
        return replace(start, year=start.year - 1)
    return start


def _is_fiscal(tokens: Tokens, value: int, end: int) -> bool:
    words = tokens.low[max(0, value - 1) : end + 2]
    if "fiscal" in words or "fy" in words or "financial" in words[:3]:
        return True
    within = tokens.low[max(0, value - 1) : end]
    return any(
        one == "financial" and other in _PARTED for one, other in pairwise(within)
    )


_PARTED = frozenset({"year", "quarter"})


def _day_part(tokens: Tokens, end: int, period: Period) -> int:
    """Take "morning", "evening" into the mention."""
    if (
        period.grain in (Grain.WEEKDAY, Grain.OFFSET_DAYS, Grain.DAY)
        and tokens.word(end) in DAY_PARTS
    ):
        return end + 1
    return end


def towards_of(tokens: Tokens, first: int, end: int, modifier: Modifier) -> Towards:
    """Prefer the past, unless a word of the sentence looks ahead."""
    if modifier is Modifier.SINCE and "since" in tokens.low[first : first + 2]:
        return Towards.PAST
    if modifier is Modifier.UNTIL:
        return _end_of_stay(tokens, first)
    if looks_ahead(tokens, first, end):
        return Towards.FUTURE
    lowest = max(first - _LOOK_BACK, tokens.sentence_start(first) if first else 0)
    for at in range(first - 1, lowest - 1, -1):
        word = tokens.low[at]
        if word in PAST_CUES:
            return Towards.PAST
        if word in FUTURE_CUES and not _was_set(tokens, at):
            return Towards.FUTURE
        if word == "to" and _is_to_be(tokens, at):
            return Towards.FUTURE
        if word in ("is", "are") and modifier is Modifier.SINCE:
            return Towards.FUTURE if tokens.low[first] == "from" else Towards.PAST
        if word in ("is", "are") and tokens.word(at + 1) in ("at", "on", "from"):
            return Towards.FUTURE
    for at in range(end, min(len(tokens), end + _LOOK_AHEAD)):
        word = tokens.low[at]
        if word in FENCES or word in PAST_CUES or tokens.ends_sentence(at):
            break
        if word in ("will", "would", "shall") or (
            word == "to" and _is_to_be(tokens, at)
        ):
            return Towards.FUTURE
    return Towards.PAST


def _end_of_stay(tokens: Tokens, first: int) -> Towards:
    """Tell "stayed shut through April" from "is shut until April"."""
    lowest = max(first - _LOOK_BACK, tokens.sentence_start(first) if first else 0)
    for at in range(first - 1, lowest - 1, -1):
        word = tokens.low[at]
        if word in STAYED:
            return Towards.PAST
        if word in FUTURE_CUES or word in ("is", "are"):
            break
    return Towards.FUTURE


def _was_set(tokens: Tokens, at: int) -> bool:
    """Whether "set" tells of what was done ("She set a record")."""
    if tokens.low[at] != "set":
        return False
    return not (
        tokens.word(at + 1) in ("to", "for") or tokens.word(at - 1) in ("is", "are")
    )


def _is_to_be(tokens: Tokens, at: int) -> bool:
    if tokens.word(at - 1) in ("is", "are", "set", "due", "have", "has", "need"):
        return True
    # "I have a million things to do before Christmas"
    near = tokens.low[max(0, at - 6) : at]
    return "have" in near and tokens.word(at + 1) in ("do", "finish", "pay", "deliver")
