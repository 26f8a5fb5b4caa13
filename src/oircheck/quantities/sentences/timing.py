"""Tells of which time a value is told: in its sentence, before it, or by its text."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from oircheck.quantities.outcomes.dates import Days, aligned, days_of, is_yearless
from oircheck.quantities.sentences.clauses import Clause, part_of, shown
from oircheck.quantities.sentences.own_dates import is_distance
from oircheck.quantities.sentences.roles import Role
from oircheck.quantities.sentences.standings import is_today, standing
from oircheck.quantities.sentences.value import Value
from oircheck.types import DateInterval, Mention, Modifier, QuantityKind

ANOTHER_TIME = "told of another time"
"""How the reason begins where only the time keeps two values apart."""

_ONWARD = frozenset({Modifier.SINCE, Modifier.FROM, Modifier.AFTER})
_BACK = frozenset({Modifier.UNTIL, Modifier.BEFORE})


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of the time of a sentence beyond its own words.

    Attributes:
        before: Dates of the nearest sentence before it that has any.
        published: When its text was published.
    """

    before: tuple[Mention, ...] = ()
    published: DateInterval | None = None


def setting(
    mentions: Sequence[Mention], ends: Sequence[int], published: DateInterval | None
) -> Setting:
    """Return the setting that the values of a context make.

    Args:
        mentions: Values of the context.
        ends: Where its sentences end, in order.
    """
    dates = [one for one in mentions if one.kind is QuantityKind.DATE and one.dates]
    if not dates:
        return Setting(published=published)
    starts = [0, *ends]
    last = max(start for start in starts if start <= dates[-1].span.start)
    near = tuple(one for one in dates if one.span.start >= last)
    return Setting(near, published)


def told_apart(mine: Value, theirs: Value, around: Setting) -> str:
    """Return which two times the values are told of, or "".

    A value of 2019 is none of 2018, whether the year stands beside the value, in the
    sentence before, in the title, or only in the date of the text.
    """
    claimed = dates_of(mine)
    if not claimed:
        return ""
    before = () if is_today(theirs.clause) else around.before
    stated = dates_of(theirs) or before
    if stated:
        if all(_of_two_calendars(one, other) for one in claimed for other in stated):
            return f"of two calendars ({claimed[0].text} / {stated[-1].text})"
        pairs = [(one, other) for one in claimed for other in stated]
        if mine.role is theirs.role is Role.CHANGE and not _same_length(pairs):
            return f"a change over another time ({claimed[0].text})"
        if any(meet(one, other, around) for one, other in pairs):
            return ""
        return f"{ANOTHER_TIME} ({claimed[0].text} / {stated[-1].text})"
    if around.published is None or any(
        not _is_later(one, around.published) for one in claimed
    ):
        return ""
    return f"told before that time ({claimed[0].text})"


def are_joined(clause: Clause, one: Mention, other: Mention) -> bool:
    """Whether nothing but "and" or a comma stands between two dates."""
    first, last = sorted((one.span, other.span))
    if first.overlaps(last):
        return False
    words = set(clause.text[first.end : last.start].replace(",", " , ").split())
    return bool(words) and words <= _JOINTS


_JOINTS = frozenset(["and", ",", "in", "on", "again", "also", "&"])


def is_of_its_report(mine: Mention, theirs: Mention) -> bool:
    """Whether a claim with a year meets a day told from the report ("on Saturday").

    A paper tells of its week; where the claim is of another time, that is most often
    another event of the same kind.
    """
    if mine.relative or not theirs.relative or is_yearless(theirs):
        return False
    if _COUNTED_ON.search(theirs.text):
        return False
    first, second = days_of(mine), days_of(theirs)
    if first is None or second is None:
        return False
    gap = max(second[0] - first[1], first[0] - second[1])
    return gap.days > _A_MONTH


_A_MONTH = 31
_COUNTED_ON = re.compile(
    r"\b(?:hour|day|week|month|year)s? (?:later|afterwards?|after|earlier|before)\b",
    re.IGNORECASE,
)
"""What counts a date from another one of the text, and not from its own day."""

_DATED_FOR = re.compile(r"(?P<what>[a-z]+) for (?:the )?\Z")
_BEFORE_YEAR = re.compile(r"(?:\b(?:the|its|their|his|her|our|this|a)|['’]s) \Z", re.I)
_THING = re.compile(r" [a-z]{3,}")
_APPOINTED = frozenset(
    "set due planned scheduled slated expected foreseen booked fixed called".split()
)
"""What makes "for 2025" the time of the event itself."""


def names_a_year(clause: Clause, mention: Mention) -> bool:
    """Whether a year tells which thing is meant, not when: "the plan for 2025"."""
    year = re.search(r"\d{4}(?:[-/]\d{2,4})?\Z", mention.text)
    if year is None or re.search(r"\d|\b(?:in|of)\b", mention.text[: year.start()]):
        return False
    before = clause.text[: mention.span.start + year.start()]
    meant = _DATED_FOR.search(before)
    if meant is not None:
        return meant["what"] not in _APPOINTED
    after = clause.text[mention.span.end :]
    return bool(_BEFORE_YEAR.search(before) and _THING.match(after))


_PAPER = re.compile(
    r"\b(?:minutes|letters?|reports?|editions?|issues?|judge?ments?|rulings?|decrees?"
    r"|statements?|memos?|e-?mails?|notes?|releases?|resolutions?|drafts?|versions?"
    r"|accounts|figures|articles?|notices?|circulars?) (?:of|from|dated) (?:the )?\Z",
    re.IGNORECASE,
)


def names_a_paper(clause: Clause, mention: Mention) -> bool:
    """Whether a day tells which paper is meant: "the minutes of 14 March"."""
    return mention.kind is QuantityKind.DATE and bool(
        _PAPER.search(clause.text[: mention.value_span.start])
    )


def of_another_year(mine: Value, theirs: Value) -> str:
    """Return the date of its own that a value of the sentence has, or ""."""
    if theirs.date is None and not theirs.rivals:
        return ""
    claimed = dates_of(mine)
    if not claimed:
        return ""
    if _is_of_rival(mine, theirs, claimed):
        return f"{ANOTHER_TIME} ({claimed[0].text})"
    if theirs.date is None:
        return ""
    if any(meet(one, theirs.date, Setting()) for one in claimed):
        return ""
    return f"{ANOTHER_TIME} ({claimed[0].text} / {theirs.date.text})"


def _is_of_rival(mine: Value, theirs: Value, claimed: Sequence[Mention]) -> bool:
    """Whether the claim's time is that of another value like this one.

    Beside "from 373 million a year earlier", "418 million" is not of a year earlier.
    """
    if theirs.role not in _LEVELS or not _is_at(claimed, theirs.rivals):
        return False
    if mine.role is theirs.role is not Role.LEVEL and mine.date is None:
        return False
    if theirs.date is not None:
        return not _is_at(claimed, (theirs.date,))
    moves = theirs.role is not Role.LEVEL
    distant = any(is_distance(one) for one in claimed)
    return moves or distant or (_is_set_against(theirs) and not _is_set_against(mine))


def _is_set_against(value: Value) -> bool:
    """Whether what a value was before follows it: "9,000, up from 7,500 in 2018"."""
    after = value.clause.text[shown(value.clause, value.mention).end :]
    return _AGAINST.match(after) is not None


_AGAINST = re.compile(
    r"(?: [a-z]+){0,2}, (?:(?:up|down) from|compared (?:with|to)|against|versus|after) "
)


_LEVELS = frozenset({Role.LEVEL, Role.FROM, Role.TO})


def at_its_date(mine: Value, theirs: Value) -> Value:
    """Read what a value changed from or to as the level at the date it has itself."""
    if theirs.date is None or mine.role is not Role.LEVEL or theirs.role is mine.role:
        return theirs
    if theirs.role not in _LEVELS or not _is_at(dates_of(mine), (theirs.date,)):
        return theirs
    return replace(theirs, role=Role.LEVEL)


def _is_at(claimed: Sequence[Mention], stated: Sequence[Mention]) -> bool:
    """Whether a date of the claim is known to be among those of the sentence."""
    for one in claimed:
        for other in stated:
            if one.text.lower() == other.text.lower():
                return True
            first, second = days_of(one), days_of(other)
            if first and second and first[0] <= second[1] and second[0] <= first[1]:
                return True
    return False


def dates_of(value: Value) -> tuple[Mention, ...]:
    """Return the value's own date, or the dates of the event, those nearest to it."""
    if value.date is not None:
        return (value.date,)
    clause = value.clause
    dates = tuple(
        one
        for at, one in enumerate(clause.mentions)
        if one.kind is QuantityKind.DATE
        and one is not value.mention
        and standing(clause, one, at) is Role.LEVEL
    )
    if not dates:
        return tuple(one for one in clause.mentions if is_distance(one))
    if len(dates) < 2:
        return dates
    low, high = part_of(clause, value.mention)
    near = tuple(one for one in dates if low <= one.span.start < high)
    return near or dates


def _same_length(pairs: Sequence[tuple[Mention, Mention]]) -> bool:
    """Whether some two dates, if they are known, are of one length of time.

    A rise from 2019 to 2023 is none of 2021. A day is that of which a change is told.
    """
    for one, other in pairs:
        first, second = days_of(one), days_of(other)
        if first is None or second is None:
            return True
        mine, theirs = (first[1] - first[0]).days, (second[1] - second[0]).days
        if min(mine, theirs) < _A_MONTH or abs(mine - theirs) <= _A_MONTH:
            return True
    return False


def _of_two_calendars(mine: Mention, theirs: Mention) -> bool:
    return (mine.modifier is Modifier.FISCAL) != (theirs.modifier is Modifier.FISCAL)


def meet(mine: Mention, theirs: Mention, around: Setting) -> bool:
    """Whether two dates may be of one time, or nothing is known of one of them."""
    if _of_two_calendars(mine, theirs):
        return True
    first, second = aligned(mine, theirs)
    if first is None or second is None:
        return True
    one = _reach(mine, first, None)
    other = _reach(theirs, second, around.published)
    return one[0] <= other[1] and other[0] <= one[1]


def _reach(mention: Mention, days: Days, published: DateInterval | None) -> Days:
    """Return the days that a date and its modifier reach over."""
    if mention.modifier in _ONWARD:
        last = published.last if published else None
        return days[0], max(last or dt.date.max, days[1])
    if mention.modifier in _BACK:
        return dt.date.min, days[1]
    return days


def _is_later(mention: Mention, published: DateInterval) -> bool:
    """Whether a date lies wholly after a text."""
    first = mention.dates.first if mention.dates else None
    return bool(first and published.last and first > published.last)
