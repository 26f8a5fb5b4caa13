"""Counts "two days later" and "the following day" from the date told before."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from oircheck.quantities.mentions.reader import read_mentions
from oircheck.quantities.outcomes.dates import is_yearless
from oircheck.quantities.sentences.clauses import Clause, content
from oircheck.quantities.words.calendar import FULL_MONTHS
from oircheck.quantities.words.tokens import tokenise
from oircheck.types import DateInterval, Mention, Outcome, QuantityKind

_LENGTH = re.compile(
    r"\b(?P<unit>day|week|fortnight|month|year)s? (?:later|afterwards?|after|earlier"
    r"|before|previously)\Z",
    re.I,
)
_NEXT = re.compile(
    r"\b(?:the next|following|previous|preceding|same|that)"
    r" (?P<unit>day|week|month|year)\Z",
    re.I,
)
_COUNTS = re.compile(
    r"(?:day|week|fortnight|month|year)s? (?:later|after|earlier|before|previously)"
    r"|(?:next|following|previous|preceding|same|that) (?:day|week|month|year)\b",
    re.I,
)
_LONGEST = {"day": 1, "week": 7, "fortnight": 7, "month": 31, "year": 366}
"""Days of the longest date from which so many of a unit can be counted."""

_FINE = frozenset({"day", "week", "fortnight"})
"""Of two dates before these nobody knows which is meant; years go on from the last."""

_COMMON, _LEAP = 2001, 2000
"""A date without a year is counted from in both kinds of year."""


def with_counted_days(
    clause: Clause, context: str, reference: DateInterval | None, claim: Clause
) -> Clause:
    """Give "two days later" the days that one date before it leads to.

    Dates without a year are read in the year of the claim, or in any year where the
    claim has none and all years lead to the same day.

    Args:
        context: What stands before the sentence.
        reference: When its text was published.
        claim: What the sentence is compared with.
    """
    if _COUNTS.search(clause.text) is None:
        return clause
    if reference is not None:
        return _with(clause, _counted(clause, context, reference))
    years = _years(claim)
    if not years:
        return clause
    found, *others = (_counted(clause, context, _end_of(one), one) for one in years)
    for other in others:
        found = {
            one: dates if _same_days(dates, other.get(one)) else None
            for one, dates in found.items()
        }
    return _with(clause, found)


def worked_out_day(mine: Mention, theirs: Mention, outcome: Outcome) -> str:
    """Return why a count of days is in conflict with a date, with the day, or "".

    The day is written as the claim writes its own: "on 5 May", "on May 5, 2021".
    """
    if outcome is not Outcome.CONFLICT or mine.kind is not QuantityKind.DATE:
        return ""
    dates = theirs.dates
    if theirs.kind is not QuantityKind.DATE or not _COUNTS.search(theirs.text):
        return ""
    if dates is None or dates.first is None or dates.last is None:
        return ""
    first, month = dates.first, _MONTHS[dates.first.month - 1]
    written = _YEAR.search(mine.text)
    year = f" {first.year}" if written else ""
    if first == dates.last:
        if _MONTH_FIRST.search(mine.text):
            return f"{COUNTED}on {month} {first.day}{',' if year else ''}{year}"
        return f"{COUNTED}on {first.day} {month}{year}"
    whole = first.day == 1 and (dates.last + dt.timedelta(days=1)).day == 1
    same = (first.year, first.month) == (dates.last.year, dates.last.month)
    return f"{COUNTED}in {month}{year}" if whole and same else ""


COUNTED = "counted from the date before it, "
"""How the reason of a conflict with a count of days begins; the day follows."""

_MONTHS = tuple(name.capitalize() for name in FULL_MONTHS)
_YEAR = re.compile(r"\b\d{4}\b")
_MONTH_FIRST = re.compile(r"\b[A-Z][a-z]{2,}\.? \d{1,2}\b(?!\d)")


def _years(claim: Clause) -> tuple[int, ...]:
    """Return the year of a claim, two for one without, and none for several."""
    dates = [one.dates for one in claim.mentions if one.kind is QuantityKind.DATE]
    found = {one.first.year for one in dates if one is not None and one.first}
    if not found:
        return (_COMMON, _LEAP)
    return tuple(found) if len(found) == 1 else ()


def _end_of(year: int) -> DateInterval:
    return DateInterval(dt.date(year, 12, 31), dt.date(year, 12, 31))


def _counted(
    clause: Clause, context: str, reference: DateInterval, year: int = 0
) -> dict[Mention, DateInterval | None]:
    """Return each count of a sentence, with the days if one date leads to them.

    Args:
        year: In which dates without one are read, where nothing tells it.
    """
    shift = len(context) + 1 if context else 0
    text = f"{context}\n{clause.text}" if context else clause.text
    dates = [one for one in read_mentions(text, reference=reference) if one.dates]
    starts = _starts(text)
    found: dict[Mention, DateInterval | None] = {}
    for at, one in enumerate(dates):
        unit = _unit_of(one)
        if not unit or one.span.start < shift:
            continue
        near = _near(dates[:at], starts)
        known = _leads(near, unit) and (not year or _is_known(near[-1], year))
        place, value = one.span.shifted(-shift), one.value_span.shifted(-shift)
        own = replace(one, span=place, value_span=value, dates=None, relative=False)
        found[own] = one.dates if known else None
    return found


def _starts(text: str) -> list[int]:
    """Return where the sentences of a text begin."""
    tokens = tokenise(text)
    return [
        0,
        *(tokens.end[at] for at in range(len(tokens)) if tokens.ends_sentence(at)),
    ]


def _unit_of(mention: Mention) -> str:
    """Return what is counted from a date before, or ""."""
    counted = mention.kind is QuantityKind.DURATION
    found = (_LENGTH if counted else _NEXT).search(mention.text)
    return found["unit"].lower() if found else ""


def _near(before: Sequence[Mention], starts: Sequence[int]) -> tuple[Mention, ...]:
    """Return the dates of the nearest sentence that has any before a count."""
    if not before:
        return ()
    first = max(start for start in starts if start <= before[-1].span.start)
    return tuple(one for one in before if one.span.start >= first)


def _leads(near: Sequence[Mention], unit: str) -> bool:
    """Whether one date, and the nearest, is fine enough to count a unit from."""
    fine = [one for one in near if _length(one) <= _LONGEST[unit]]
    if not fine or fine[-1] is not near[-1]:
        return False
    return unit not in _FINE or len({one.dates for one in fine}) == 1


def _length(mention: Mention) -> int:
    dates = mention.dates
    if dates is None or dates.first is None or dates.last is None:
        return 0
    return (dates.last - dates.first).days + 1


def _is_known(mention: Mention, year: int) -> bool:
    """Whether a date means the same without a day of publication, or in a year."""
    if not mention.relative:
        return True
    first = mention.dates.first if mention.dates else None
    return is_yearless(mention) and first is not None and first.year == year


def _same_days(one: DateInterval | None, other: DateInterval | None) -> bool:
    """Whether two years have the same months and days."""
    return one is not None and other is not None and _days(one) == _days(other)


def _days(dates: DateInterval) -> list[tuple[int, int]]:
    """Return month and day of both ends; the last day of a month is its end."""
    ends = [end for end in (dates.first, dates.last) if end is not None]
    days = [(end.month, end.day) for end in ends]
    if len(ends) > 1 and (ends[1] + dt.timedelta(days=1)).day == 1:
        days[1] = ends[1].month, _MONTH_END
    return days


_MONTH_END = 31


def _with(clause: Clause, counted: Mapping[Mention, DateInterval | None]) -> Clause:
    """Return a sentence with its counts as days, or as lengths that lead nowhere."""
    places = {one.span: (one, dates) for one, dates in counted.items()}
    kept = [one for one in clause.mentions if one.span not in places]
    for own in clause.mentions:
        if own.span in places and own.kind is QuantityKind.DURATION:
            dates = places[own.span][1]
            kept.append(replace(own, dates=dates, relative=dates is not None))
    for one, dates in counted.items():
        if one.kind is QuantityKind.DATE and dates is not None:
            kept.append(replace(one, dates=dates, relative=True))
    mentions = tuple(sorted(kept, key=lambda one: (one.span.start, -one.span.end)))
    if mentions == clause.mentions:
        return clause
    return replace(clause, mentions=mentions, words=content(clause.tokens, mentions))
