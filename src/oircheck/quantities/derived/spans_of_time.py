"""Works out ages and elapsed times from the dates of one sentence."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from oircheck.quantities.derived.differences import Derived, Force, Measure
from oircheck.quantities.sentences.clauses import Clause, Word, token_range
from oircheck.quantities.sentences.roles import Role
from oircheck.quantities.words.calendar import MONTHS
from oircheck.quantities.words.noun_table import FUNCTION_WORDS
from oircheck.quantities.words.senses import root, sense_at
from oircheck.types import DateInterval, Mention, Modifier, QuantityKind, Span

DAYS_A_YEAR = 365.25
DAYS_A_MONTH = DAYS_A_YEAR / 12
DAYS_A_WEEK = 7
LIFETIME = 120
_NEAR = 5
"""Words before a date among which its verb is looked for."""

_LONG, _MIDDLE, _SHORT = 2 * DAYS_A_YEAR, 2 * DAYS_A_MONTH, 14.0
_LOOSE = (
    (_LONG, DAYS_A_YEAR / 2, "a"),
    (_MIDDLE, DAYS_A_MONTH / 2, "mo"),
    (_SHORT, DAYS_A_WEEK / 2, "wk"),
    (0.0, 1.0, "d"),
)
"""Lengths in days, by how many days a writer rounds them, and in which unit."""

_BEGINS = frozenset({"begin", "establish"})
_ENDS = frozenset({"end", "dissolv", "disband", "abolish", "abandon", "ceas"})
_DAY_OF_MONTH = re.compile(r"(?<![\d-])\d{1,2}(?!\d)")
_WORD = re.compile(r"[a-z]+")
_DECADE_OF_LIFE = re.compile(r"(?:\d0s|ties|teens)\Z")


@dataclass(frozen=True, slots=True)
class _Event:
    """Days on which something may have happened, and where that is said."""

    first: dt.date
    last: dt.date
    span: Span


def ages(clause: Clause) -> Iterator[Derived]:
    """From "born in 1960, was elected in 2004": an age of 43 or 44."""
    lives = [one for one in clause.mentions if _is_life(clause, one)]
    for life in lives:
        ends = _ends_of(life)
        if ends is not None:
            died = Word("kill", "die", life.span)
            yield from _age(clause, *ends, life.span, (died,))
    events = list(_events(clause))
    births = [event for event, verbs in events if "born" in verbs]
    if len(births) != 1:
        return
    for event, verbs in events:
        if event is not births[0] and event.first > births[0].last:
            low = min(event.span.start, births[0].span.start)
            span = Span(low, max(event.span.end, births[0].span.end))
            words = tuple(
                Word(sense, sense, event.span)
                for sense in sorted(verbs - FUNCTION_WORDS - {"born"})
            )
            yield from _age(clause, births[0], event, span, words)


def _is_life(clause: Clause, mention: Mention) -> bool:
    """Whether a range of dates stands in brackets after a name."""
    if mention.kind is not QuantityKind.DATE or mention.dates is None:
        return False
    tokens = clause.tokens
    first, end = token_range(tokens, mention.span)
    if mention.modifier is not Modifier.BETWEEN or tokens.word(first - 1) != "(":
        return False
    return tokens.word(end) == ")" and tokens.capital(first - 2)


def _age(
    clause: Clause, birth: _Event, event: _Event, span: Span, words: tuple[Word, ...]
) -> Iterator[Derived]:
    low = _years(birth.last, event.first)
    high = _years(birth.first, event.last)
    if not 0 <= low <= high <= LIFETIME:
        return
    mention = _length(clause, span, low * DAYS_A_YEAR, high * DAYS_A_YEAR, "a")
    said = f"{low}" if low == high else f"{low} or {high}"
    yield Derived(
        mention,
        Role.LEVEL,
        f"the age is {said}",
        words=words,
        measures=Measure.AGE,
    )


def _years(birth: dt.date, day: dt.date) -> int:
    """Return the completed years from one day to another."""
    early = (day.month, day.day) < (birth.month, birth.day)
    return day.year - birth.year - early


def births(clause: Clause) -> Iterator[Derived]:
    """From "died in 1999 aged 78": born in 1920 or 1921."""
    aged = [one for one in clause.mentions if is_age(one) and one.low == one.high]
    deaths = [event for event, verbs in _events(clause) if "kill" in verbs]
    if len(aged) != 1 or len(deaths) != 1 or aged[0].low is None:
        return
    years, died = round(aged[0].low / DAYS_A_YEAR), deaths[0]
    try:
        first = died.first.replace(day=1, year=died.first.year - years - 1)
        last = died.last.replace(day=28, year=died.last.year - years)
    except ValueError:
        return
    last += dt.timedelta(days=3)
    low = min(aged[0].span.start, died.span.start)
    span = Span(low, max(aged[0].span.end, died.span.end))
    mention = Mention(
        span=span,
        value_span=span,
        text="",
        kind=QuantityKind.DATE,
        modifier=Modifier.BETWEEN,
        dates=DateInterval(first, last),
    )
    said = f"born in {first.year} or {last.year}"
    yield Derived(mention, Role.LEVEL, said, words=(Word("born", "born", span),))


def is_age(mention: Mention) -> bool:
    """Whether a length of time is told as an age."""
    if mention.kind is not QuantityKind.DURATION:
        return False
    text = mention.text.lower()
    if "old" in text:
        return True
    told = text.isdecimal() or text.endswith(("ties", "teens", "0s"))
    return mention.unit == "a" and (told or "aged" in text)


def elapsed(clause: Clause) -> Iterator[Derived]:
    """From "from 1999 until 2008", "began in 1999 and ended in 2008": nine years."""
    for date in clause.mentions:
        led = date.text.lower().startswith(("from ", "between "))
        if date.kind is QuantityKind.DATE and led and not _is_life(clause, date):
            ends = _ends_of(date)
            if ends is not None:
                yield from _between(clause, *ends, date.span, _grain(date.text))
    events = list(_events(clause))
    begun = [event for event, verbs in events if verbs & _BEGINS]
    ended = [event for event, verbs in events if verbs & _ENDS]
    if len(begun) == len(ended) == 1 and begun[0] is not ended[0]:
        one, two = begun[0], ended[0]
        low = min(one.span.start, two.span.start)
        span = Span(low, max(one.span.end, two.span.end))
        grain = max(_grain(each.span.of(clause.text)) for each in (one, two))
        yield from _between(clause, one, two, span, grain)


_DAY, _MONTH, _YEAR = 0, 1, 2


def _grain(text: str) -> int:
    """Return whether a text names days, months or only years."""
    if not any(word in MONTHS for word in _WORD.findall(text.lower())):
        return _DAY if re.search(r"\d-\d\d-\d|/\d+/", text) else _YEAR
    return _DAY if _DAY_OF_MONTH.search(text) else _MONTH


def _ends_of(mention: Mention) -> tuple[_Event, _Event] | None:
    """Return where a range of dates begins and ends."""
    dates = mention.dates
    if dates is None or dates.first is None or dates.last is None:
        return None
    first, last, span = dates.first, dates.last, mention.span
    match _grain(mention.text):
        case 2:
            begins = _Event(first, dt.date(first.year, 12, 31), span)
            ends = _Event(dt.date(last.year, 1, 1), last, span)
        case 1:
            month_end = (first.replace(day=28) + dt.timedelta(days=4)).replace(day=1)
            begins = _Event(first, month_end - dt.timedelta(days=1), span)
            ends = _Event(last.replace(day=1), last, span)
        case _:
            begins, ends = _Event(first, first, span), _Event(last, last, span)
    return (begins, ends) if begins.last <= ends.first else None


def _events(clause: Clause) -> Iterator[tuple[_Event, frozenset[str]]]:
    """Return each single date with the senses of the words right before it."""
    tokens = clause.tokens
    roots = [root(word) for word in tokens.low]
    floor = 0
    for one in clause.mentions:
        first, end = token_range(tokens, one.span)
        dates = one.dates
        if one.kind is QuantityKind.DATE and dates and dates.first and dates.last:
            places = range(max(floor, first - _NEAR), first)
            senses = frozenset(sense_at(roots, at)[0] for at in places)
            plain = one.modifier in (Modifier.IN, Modifier.EXACT)
            if plain:
                yield _Event(dates.first, dates.last, one.span), senses
            floor = end


def _between(
    clause: Clause, one: _Event, two: _Event, span: Span, grain: int
) -> Iterator[Derived]:
    low = max(0, (two.first - one.last).days)
    high = (two.last - one.first).days + (grain == _DAY)
    if high <= low or two.first < one.last:
        return
    for count, size, unit in _centres(one, two, grain):
        mention = _length(clause, span, count * size, count * size, unit)
        yield _told(mention, f"{count} {_UNITS[unit]} lie between", Force.AGREES)
    days = _length(clause, span, low, high, "d")
    yield _told(days, f"{low} to {high} days lie between", Force.AGREES)
    loose, unit = next((by, unit) for least, by, unit in _LOOSE if high >= least)
    days = _length(clause, span, max(0.0, low - loose), high + loose, unit)
    yield _told(days, f"{low} to {high} days lie between", Force.DECIDES)


_UNITS = {"a": "years", "mo": "months", "wk": "weeks", "d": "days"}


def _told(mention: Mention, how: str, force: Force) -> Derived:
    words = (Word("last", "last", mention.span),)
    return Derived(mention, Role.LEVEL, how, force, words, Measure.TIME)


def _centres(one: _Event, two: _Event, grain: int) -> Iterator[tuple[int, float, str]]:
    """Return the counts of days, weeks, months and years that a writer may give."""
    low, high = (two.first - one.last).days, (two.last - one.first).days
    middle = (low + high) / 2
    if grain == _YEAR:
        yield two.first.year - one.first.year, DAYS_A_YEAR, "a"
    elif middle > DAYS_A_YEAR:
        yield round(middle / DAYS_A_YEAR), DAYS_A_YEAR, "a"
    if grain == _YEAR or middle > _LONG + DAYS_A_YEAR:
        return
    months = 12 * (two.first.year - one.first.year) + two.first.month - one.first.month
    for count in (months, months + 1) if grain == _MONTH else (months,):
        if count > 0 and middle >= 0.75 * DAYS_A_MONTH:
            yield count, DAYS_A_MONTH, "mo"
    if grain == _DAY:
        for days in (low, low + 1):
            yield days, 1.0, "d"
        if middle >= DAYS_A_WEEK - 1:
            yield round(middle / DAYS_A_WEEK), DAYS_A_WEEK, "wk"


def _length(clause: Clause, span: Span, low: float, high: float, unit: str) -> Mention:
    return Mention(
        span=span,
        value_span=span,
        text=span.of(clause.text),
        kind=QuantityKind.DURATION,
        modifier=Modifier.EXACT if low == high else Modifier.BETWEEN,
        low=low,
        high=high,
        unit=unit,
    )
