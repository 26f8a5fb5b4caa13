"""Tells of which time a value is told: in its sentence, before it, or by its text."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from oircheck.quantities.clauses import Clause, part_of
from oircheck.quantities.date_outcomes import Days, aligned, days_of, is_yearless
from oircheck.quantities.refine import is_dated
from oircheck.quantities.roles import Role
from oircheck.quantities.standings import is_today, standing
from oircheck.types import DateInterval, Mention, Modifier, QuantityKind

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


def told_apart(
    claim: Clause, mine: Mention, unit: Clause, theirs: Mention, around: Setting
) -> str:
    """Return which two times the values are told of, or "".

    A value of 2019 is none of 2018, whether the year stands beside the value, in the
    sentence before, in the title, or only in the date of the text.
    """
    claimed = _dates_of(claim, mine)
    if not claimed:
        return ""
    before = () if is_today(unit) else around.before
    stated = _dates_of(unit, theirs) or before
    if stated:
        if any(_meet(one, other, around) for one in claimed for other in stated):
            return ""
        return f"told of another time ({claimed[0].text} / {stated[-1].text})"
    if around.published is None or any(
        not _is_later(one, around.published) for one in claimed
    ):
        return ""
    return f"told before that time ({claimed[0].text})"


def in_series(unit: Clause) -> dict[Mention, Mention]:
    """Return the values that each have a date of their own, if there are several.

    "318 inhabitants in 1935, 540 in 1960": then none is told of another's year.
    """
    found = unit.mentions
    dated = {
        found[at]: found[at + 1]
        for at in range(len(found) - 1)
        if is_dated(unit, found, at)
    }
    return dated if len(dated) > 1 else {}


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
    first, second = days_of(mine), days_of(theirs)
    if first is None or second is None:
        return False
    gap = max(second[0] - first[1], first[0] - second[1])
    return gap.days > _A_MONTH


_A_MONTH = 31

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


def of_another_year(claim: Clause, mine: Mention, unit: Clause, theirs: Mention) -> str:
    """Return the date of its own that an equal value of a series has, or ""."""
    own = in_series(unit).get(theirs)
    claimed = _dates_of(claim, mine)
    if own is None or not claimed:
        return ""
    if any(_meet(one, own, Setting()) for one in claimed):
        return ""
    return f"told of another time ({claimed[0].text} / {own.text})"


def _dates_of(clause: Clause, mention: Mention) -> tuple[Mention, ...]:
    """Return the dates of the event, those on the value's own side if there are any."""
    dates = tuple(
        one
        for at, one in enumerate(clause.mentions)
        if one.kind is QuantityKind.DATE
        and one is not mention
        and standing(clause, one, at) is Role.LEVEL
    )
    if len(dates) < 2:
        return dates
    low, high = part_of(clause, mention)
    near = tuple(one for one in dates if low <= one.span.start < high)
    return near or dates


def _meet(mine: Mention, theirs: Mention, around: Setting) -> bool:
    """Whether two dates may be of one time, or nothing is known of one of them."""
    if (mine.modifier is Modifier.FISCAL) != (theirs.modifier is Modifier.FISCAL):
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
