"""Tells which date each of several like values of a sentence has for its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from oircheck.quantities.outcomes.amounts import counted
from oircheck.quantities.sentences.clauses import Clause, shown, token_range
from oircheck.types import DateInterval, Mention, Modifier, QuantityKind, Span

_KINDS = frozenset(
    {
        QuantityKind.CARDINAL,
        QuantityKind.MONEY,
        QuantityKind.MEASURE,
        QuantityKind.PERCENT,
        QuantityKind.RATIO,
    }
)
_LEADS = frozenset("in on by at for during over the of".split())
_STOPS = frozenset(", ; : ( ) and but while whereas when which who that than".split())
_DISTANT = frozenset("earlier before previously later".split())
_MOST_BETWEEN = 3
"""Words between a value and the date after it ("300 cars were made in 2018")."""

_MOST_AHEAD = 10
"""Words between a date and the value after it ("In 2022 the port handled 7 ships")."""

_YEAR = 365.25
_PART_OF_YEAR = 184
"""Days of a half, the longest part of a year that is told of the year before."""


def own_dates(clause: Clause) -> dict[Mention, Mention]:
    """Return the values that have a date of their own, each with its date.

    "From 94.2 percent in 2019 to 88.7 percent in 2023": neither is told of the other's
    year. A value without another one like it takes every date of its sentence, and is
    not among them; "from 310 to 470 between 2015 and 2018" has one date for both.
    """
    dates = [one for one in map(_as_date, _with_anchor(clause)) if one is not None]
    if not dates:
        return {}
    found: dict[Mention, Mention] = {}
    for group in _groups(clause):
        pairs = _paired(clause, group, dates) if len(group) > 1 else {}
        ranges = [one.modifier is Modifier.BETWEEN for one in pairs.values()]
        if ranges != [True]:
            found.update(pairs)
    return found


def rival_dates(
    own: Mapping[Mention, Mention], mention: Mention
) -> tuple[Mention, ...]:
    """Return the dates that belong to values like this one, and not to it."""
    return tuple(
        date for one, date in own.items() if one is not mention and _alike(one, mention)
    )


def is_distance(mention: Mention) -> bool:
    """Whether a length of time counts from another time ("a year earlier")."""
    last = mention.text.lower().split()[-1:]
    return mention.kind is QuantityKind.DURATION and bool(_DISTANT & set(last))


def _groups(clause: Clause) -> Iterator[list[Mention]]:
    """Yield the values of one kind and unit that count one thing."""
    rows: list[list[Mention]] = []
    for one in clause.mentions:
        if one.kind not in _KINDS or one.low is None:
            continue
        for row in rows:
            if _alike(row[0], one):
                row.append(one)
                break
        else:
            rows.append([one])
    yield from rows


def _alike(one: Mention, other: Mention) -> bool:
    if one.kind is not other.kind or one.unit != other.unit:
        return False
    mine, theirs = counted(one), counted(other)
    return one.kind is not QuantityKind.CARDINAL or mine == theirs


def _with_anchor(clause: Clause) -> Iterator[tuple[Mention, Mention | None]]:
    """Yield the times of a sentence, each with the date before it."""
    before: Mention | None = None
    for one in clause.mentions:
        if one.kind is QuantityKind.DATE:
            yield one, before
            before = one
        elif is_distance(one):
            yield one, before


def _as_date(pair: tuple[Mention, Mention | None]) -> Mention | None:
    """Return a time as a date; "a year earlier" beside a quarter is a quarter."""
    one, anchor = pair
    if one.kind is QuantityKind.DATE:
        return one
    dates = _part_of_year_before(one, anchor) or one.dates
    return replace(one, kind=QuantityKind.DATE, dates=dates)


def _part_of_year_before(one: Mention, anchor: Mention | None) -> DateInterval | None:
    days = anchor.dates if anchor else None
    if days is None or days.first is None or days.last is None or not one.low:
        return None
    years = round(one.low / _YEAR)
    if one.unit != "a" or one.low != years * _YEAR or "later" in one.text:
        return None
    if (days.last - days.first).days > _PART_OF_YEAR:
        return None
    try:
        first, last = (
            day.replace(year=day.year - years) for day in (days.first, days.last)
        )
    except ValueError:
        return None
    return DateInterval(first, last)


def _paired(
    clause: Clause, group: Sequence[Mention], dates: Sequence[Mention]
) -> dict[Mention, Mention]:
    """Pair values with the date right after them, and the rest with one before."""
    found: dict[Mention, Mention] = {}
    taken: set[Span] = set()
    others = [one for one in clause.mentions if one.kind in _KINDS]
    for one in group:
        date = next((x for x in dates if x.span.start >= one.span.end), None)
        if date is not None and _follows(clause, one, date, others):
            found[one] = date
            taken.add(date.span)
    for one in group:
        if one in found:
            continue
        date = next((x for x in reversed(dates) if x.span.end <= one.span.start), None)
        if date is None or date.span in taken:
            continue
        if _leads(clause, date, one, others):
            found[one] = date
            taken.add(date.span)
    return found


def _follows(
    clause: Clause, one: Mention, date: Mention, others: Sequence[Mention]
) -> bool:
    start = shown(clause, one).end
    if start > date.span.start or _crossed(one.span.end, date.span.start, others):
        return False
    words = _words(clause, start, date.span.start)
    further = [word for word in words if word not in _LEADS]
    return len(further) <= _MOST_BETWEEN and _STOPS.isdisjoint(words)


def _leads(
    clause: Clause, date: Mention, one: Mention, others: Sequence[Mention]
) -> bool:
    if _crossed(date.span.end, one.span.start, others):
        return False
    words = _words(clause, date.span.end, one.span.start)
    return len(words) <= _MOST_AHEAD and ";" not in words


def _crossed(low: int, high: int, others: Sequence[Mention]) -> bool:
    return any(low <= other.span.start < high for other in others)


def _words(clause: Clause, low: int, high: int) -> list[str]:
    if low >= high:
        return []
    return clause.tokens.low[slice(*token_range(clause.tokens, Span(low, high)))]
