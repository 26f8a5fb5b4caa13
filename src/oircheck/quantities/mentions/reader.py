"""Reads every quantity, date and time of a text, with exact places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from oircheck.quantities.dates.atoms import TRIGGERS as DATE_TRIGGERS
from oircheck.quantities.dates.clock import ClockReading, read_clock
from oircheck.quantities.dates.elapsed import (
    distance_end,
    moved,
    read_ago,
    read_anchored,
    read_months_of,
)
from oircheck.quantities.dates.first_parts import read_part_of
from oircheck.quantities.dates.from_dates import read_from_date
from oircheck.quantities.dates.periods import Grain, Period, Towards, interval
from oircheck.quantities.dates.reader import DateReading, read_date
from oircheck.quantities.dates.slashed import (
    NO_SUCH_DAY,
    counts_something,
    exists,
    note_of,
)
from oircheck.quantities.mentions.amounts import read_amount
from oircheck.quantities.mentions.lengths import whole_length
from oircheck.quantities.mentions.masks import find_masks
from oircheck.quantities.mentions.mixed_units import whole_value
from oircheck.quantities.numbers.counts import Amount
from oircheck.quantities.numbers.own_forms import (
    LIFE_TRIGGERS,
    below_zero,
    read_own_form,
)
from oircheck.quantities.numbers.small_words import read_small
from oircheck.quantities.words.amounts import (
    BARE_FOLDS,
    FOLDS,
    ONES,
    ORDINALS,
    TENS,
    VAGUE,
    VULGAR,
)
from oircheck.quantities.words.money_codes import MONEY_CODES
from oircheck.quantities.words.tokens import Tokens, tokenise
from oircheck.quantities.words.units import CURRENCY_SIGNS, UNITS
from oircheck.text.remembered import remembered
from oircheck.types import DateInterval, Mention, Modifier, QuantityKind, Span

_ANCHORED = frozenset(
    "same that following next previous preceding prior day week month year".split()
)
_SMALL = frozenset({*FOLDS, *BARE_FOLDS, "a", "an", "both", "no", "once", "past"})
_AMOUNTS = frozenset(
    {*ONES, *TENS, *ORDINALS, *VAGUE, *VULGAR, *CURRENCY_SIGNS}
) | frozenset(
    "a an half quarter naught rs rs. hundred thousand million billion".split()
)
_CLOCKS = frozenset("noon midday midnight half quarter a".split())
_TRIGGERS = DATE_TRIGGERS | _ANCHORED | _SMALL | _AMOUNTS | _CLOCKS | LIFE_TRIGGERS
_SHARES = frozenset({QuantityKind.PERCENT, QuantityKind.PERCENTAGE_POINT})
_PERCENT_WINDOW = 12
"""Tokens between a percentage and the points by which it moved."""

_WEEKDAYS = frozenset({Grain.WEEKDAY, Grain.WEEKDAY_OF_WEEK})
"""Days that count from the date before, or stay open ("the following Friday")."""

_LONGEST_GAP = 12
"""Characters that may stand between a clock time and its date."""


@dataclass(frozen=True, slots=True)
class _Step:
    """What was read at a token: mentions, and where reading goes on."""

    mentions: tuple[Mention, ...]
    end: int


@dataclass(frozen=True, slots=True)
class _Scene:
    """A text while it is read.

    Attributes:
        anchor: The nearest earlier date.
        anchor_at: The token after it.
        percent_at: The token after the last percentage.
        floor: Tokens before this belong to an earlier mention.
    """

    tokens: Tokens
    masked: bytearray
    reference: DateInterval | None
    anchor: DateInterval | None = None
    anchor_at: int = 0
    floor: int = 0
    percent_at: int = -_PERCENT_WINDOW


@remembered
def read_mentions(text: str, *, reference: DateInterval | None) -> tuple[Mention, ...]:
    """Return every quantity, date, duration and time of ``text``, in order.

    Args:
        text: English prose; offsets of the mentions lie in it.
        reference: When it was published. Dates without a year are looked for
            before it, unless the sentence looks ahead; ``None`` leaves relative
            dates open.

    Returns:
        Mentions by their first character. A clock time lies within the mention
        of its date; no other two overlap.
    """
    tokens = tokenise(text)
    found: list[Mention] = []
    scene = _Scene(tokens, find_masks(tokens), reference)
    for step in _steps(scene):
        for mention in step.mentions:
            before = found[-1] if found else None
            taken = len(found) > 1 and found[-2].time == (before and before.time)
            if before and before.kind is QuantityKind.TIME and not taken:
                mention = _led_by(text, mention, before)
            if before and mention.kind is QuantityKind.TIME:
                found[-1] = _joined(text, before, mention)
            if before and before.noun:
                found[-1] = _without_noun(text, found[-1], mention)
            found.append(mention)
    return tuple(sorted(found, key=lambda one: (one.span.start, -one.span.end)))


def _steps(scene: _Scene) -> Iterator[_Step]:
    tokens, at = scene.tokens, 0
    low, raw = tokens.low, tokens.raw
    while at < len(low):
        word = low[at]
        if word in _TRIGGERS or word[0].isdecimal() or raw[at] in MONEY_CODES:
            step = _step(scene, at)
            if step is not None:
                yield step
                scene = _advanced(scene, step)
                at = max(step.end, at + 1)
                continue
        at += 1


def _advanced(scene: _Scene, step: _Step) -> _Scene:
    anchor, anchor_at, percent_at = scene.anchor, scene.anchor_at, scene.percent_at
    for mention in step.mentions:
        dates = mention.dates
        if dates is not None and dates.first is not None and dates.last is not None:
            anchor, anchor_at = dates, step.end
        if mention.kind in _SHARES:
            percent_at = step.end
    return replace(
        scene,
        anchor=anchor,
        anchor_at=anchor_at,
        percent_at=percent_at,
        floor=step.end,
    )


def _step(scene: _Scene, at: int) -> _Step | None:
    tokens, word = scene.tokens, scene.tokens.low[at]
    if word[0].isdecimal() or word in LIFE_TRIGGERS:
        own = read_own_form(tokens, at, scene.floor)
        if own:
            return _of_amounts(scene, (own,))
    if word in _CLOCKS or word[0].isdecimal() or word in ONES or word in TENS:
        clock = read_clock(tokens, at, scene.floor)
        if clock:
            return _Step((_time_mention(tokens, clock),), clock.end)
    if word in _ANCHORED:
        anchored = _anchored(scene, at)
        if anchored:
            return anchored
    if (word in DATE_TRIGGERS or word[0].isdecimal()) and (
        not scene.masked[at] or not word[0].isdecimal()
    ):
        date = read_date(tokens, at, scene.floor)
        if date:
            found = _date_mention(scene, date)
            return _Step((found,), date.end) if found else None
    small = read_small(tokens, at, scene.floor) if word in _SMALL else None
    amounts = () if small else read_amount(tokens, at, scene.floor, scene.masked)
    return _of_amounts(scene, (small,) if small else amounts)


def _of_amounts(scene: _Scene, amounts: tuple[Amount, ...]) -> _Step | None:
    if not amounts:
        return None
    last = below_zero(scene.tokens, amounts[-1])
    last = whole_value(scene.tokens, last, scene.masked)
    amounts = (*amounts[:-1], whole_length(scene.tokens, last, scene.masked))
    if len(amounts) == 1:
        amount = amounts[0]
        date = (
            read_ago(scene.tokens, amount)
            or read_months_of(scene.tokens, amount)
            or read_part_of(scene.tokens, amount)
        )
        found = _date_mention(scene, date) if date else None
        if date and found:
            return _Step((found,), date.end)
        counted = _counted_from(scene, amount)
        if counted:
            return counted
    amounts = tuple(_in_points(scene, amount) for amount in amounts)
    mentions = tuple(_amount_mention(scene, amount) for amount in amounts)
    end = amounts[-1].end
    distance = distance_end(scene.tokens, amounts[-1])
    return _Step(mentions, distance[0] if distance else end)


def _counted_from(scene: _Scene, amount: Amount) -> _Step | None:
    """Read "two weeks before 13 May" as a day."""
    found = read_from_date(scene.tokens, amount)
    date = _date_mention(scene, found[0]) if found else None
    if found is None or date is None or date.dates is None or date.note:
        return None
    days = moved(date.dates, amount, found[1])
    if days is None:
        return None
    span = _span(scene.tokens, amount.first, found[0].end)
    mention = replace(
        date, span=span, value_span=span, text=span.of(scene.tokens.text), dates=days
    )
    return _Step((mention,), found[0].end)


def _in_points(scene: _Scene, amount: Amount) -> Amount:
    """Read "two points" beside a percentage as percentage points."""
    if amount.unit != "point" or amount.kind is not QuantityKind.MEASURE:
        return amount
    tokens, end = scene.tokens, amount.end
    near = amount.first - scene.percent_at < _PERCENT_WINDOW
    before = near and tokens.sentence_start(amount.first) < scene.percent_at
    after = tokens.word(end) == "to" and tokens.word(end + 2) in ("%", "percent", "per")
    if not (before or after):
        return amount
    return replace(amount, kind=QuantityKind.PERCENTAGE_POINT, unit="pp")


def _span(tokens: Tokens, first: int, end: int) -> Span:
    return Span(tokens.start[first], tokens.end[end - 1])


def _noun_span(tokens: Tokens, first: int, end: int) -> Span:
    """Return the place of a noun with the figure that is part of it ("CO2")."""
    figure = tokens.glued(end) and tokens.low[end].isdecimal()
    return _span(tokens, first, end + (figure and tokens.raw[end - 1].isupper()))


def _amount_mention(scene: _Scene, amount: Amount) -> Mention:
    tokens = scene.tokens
    dates, end = None, amount.end
    distance = distance_end(tokens, amount)
    if distance:
        end = distance[0]
        if scene.anchor:
            dates = moved(scene.anchor, amount, distance[1])
    span = _span(tokens, amount.first, end)
    low, high, modifier = amount.low, amount.high, amount.modifier
    if amount.kind is QuantityKind.DURATION and amount.unit:
        factor = UNITS[amount.unit].factor
        low = low * factor
        high = None if high is None else high * factor
    if tokens.match(amount.value, ("a", "couple")) and amount.high is None:
        high, modifier = low, Modifier.ABOUT
    noun = None
    if amount.noun:
        noun = _noun_span(tokens, *amount.noun).of(tokens.text)
    return Mention(
        span=span,
        value_span=_span(tokens, amount.value, amount.value_end),
        text=span.of(tokens.text),
        kind=amount.kind,
        modifier=modifier,
        low=low,
        high=high,
        unit=amount.unit,
        noun=noun,
        dates=dates,
        relative=dates is not None,
    )


def _date_mention(scene: _Scene, date: DateReading) -> Mention | None:
    tokens = scene.tokens
    period, reference = _anchored_period(scene, date.period, date.value)
    dates, note = interval(period, reference, towards=date.towards), ""
    if dates is None or not exists(period):
        dates, note = _of_month(period, reference, date.towards), NO_SUCH_DAY
    if dates is None or (note and counts_something(tokens, date.end)):
        return None
    span = _span(tokens, date.first, date.end)
    text = span.of(tokens.text)
    return Mention(
        span=span,
        value_span=_span(tokens, date.value, date.end),
        text=text,
        kind=QuantityKind.DATE,
        modifier=date.modifier,
        dates=dates,
        relative=date.period.relative,
        note=note or note_of(text),
    )


def _of_month(
    period: Period, reference: DateInterval | None, towards: Towards
) -> DateInterval | None:
    """Return the month of a day that does not exist."""
    if period.grain is not Grain.DAY or not period.index:
        return None
    month = replace(period, grain=Grain.MONTH, day=0, until=None)
    return interval(month, reference, towards=towards)


def _anchored_period(
    scene: _Scene, period: Period, at: int
) -> tuple[Period, DateInterval | None]:
    """Resolve "of that year", and "the end of the year" after a date beside it."""
    anchor = scene.anchor
    if period.anchored and period.grain in _WEEKDAYS:
        return period, anchor
    if not period.anchored or anchor is None or anchor.first is None:
        return period, scene.reference
    if period.shift == 0:
        near = scene.tokens.sentence_start(at) < scene.anchor_at
        return period, anchor if near else scene.reference
    return replace(period, year=anchor.first.year), anchor


def _anchored(scene: _Scene, at: int) -> _Step | None:
    found = read_anchored(scene.tokens, at, scene.anchor)
    if found is None or found[0] < scene.floor:
        return None
    first, end, dates = found
    span = _span(scene.tokens, first, end)
    mention = Mention(
        span=span,
        value_span=span,
        text=span.of(scene.tokens.text),
        kind=QuantityKind.DATE,
        dates=dates,
        relative=True,
    )
    return _Step((mention,), end)


def _time_mention(tokens: Tokens, clock: ClockReading) -> Mention:
    span = _span(tokens, clock.first, clock.end)
    return Mention(
        span=span,
        value_span=_span(tokens, clock.value, clock.end),
        text=span.of(tokens.text),
        kind=QuantityKind.TIME,
        modifier=clock.modifier,
        time=(clock.earliest, clock.latest),
    )


def _joined(text: str, date: Mention, time: Mention) -> Mention:
    """Extend a date over the clock time right after it ("on 8 March at noon")."""
    if date.kind is not QuantityKind.DATE:
        return date
    gap = text[date.span.end : time.span.start]
    if gap.split() not in ([], ["at"], [",", "at"], [",at"]):
        return date
    span = Span(date.span.start, time.span.end)
    return replace(date, span=span, text=span.of(text), time=time.time)


_TIMES = frozenset({QuantityKind.DATE, QuantityKind.DURATION})


def _without_noun(text: str, count: Mention, after: Mention) -> Mention:
    """Drop a noun that is a time told after the count ("61,500 the year before")."""
    if after.kind not in _TIMES or count.noun is None:
        return count
    at = text.find(count.noun, count.value_span.end)
    taken = at >= 0 and Span(at, at + len(count.noun)).overlaps(after.span)
    return replace(count, noun=None) if taken else count


def _led_by(text: str, date: Mention, time: Mention) -> Mention:
    """Extend a date back over the clock time before it ("2 p.m. on 8 March")."""
    if date.kind is not QuantityKind.DATE:
        return date
    gap = text[time.span.end : date.span.start]
    if len(gap) > _LONGEST_GAP or gap.strip() not in ("", ",", "local time"):
        return date
    span = Span(time.span.start, date.span.end)
    return replace(date, span=span, text=span.of(text), time=time.time)
