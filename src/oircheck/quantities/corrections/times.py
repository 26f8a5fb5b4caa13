"""Puts a source's clock time into a claim."""

from __future__ import annotations

from oircheck.quantities.sentences.refine import read_values
from oircheck.types import Comparison, Mention, QuantityKind, Span


def with_time(claim: str, comparison: Comparison, unit: str) -> str | None:
    """Put one clock time in place of another, or one span of hours.

    ``None`` where one side tells a time and the other from when to when, where they
    are told differently ("by 9 am", "at 9 am"), or where the sentence with the
    source's time does not read as that time.
    """
    mine = _time_at(claim, comparison.claimed.value)
    theirs = _time_at(unit, comparison.stated.value)
    if mine is None or theirs is None or mine.modifier is not theirs.modifier:
        return None
    if _is_span(mine) != _is_span(theirs):
        return None
    words = theirs.value_span.of(unit)
    place = mine.value_span
    if place.start:
        words = words[:1].lower() + words[1:]
    else:
        words = words[:1].upper() + words[1:]
    made = f"{claim[: place.start]}{words}{_rest(claim, place, words)}"
    put = _time_at(made, Span(place.start, place.start + len(words)))
    return made if put is not None and put.time == theirs.time else None


def _rest(claim: str, place: Span, words: str) -> str:
    """Return what follows a time; "p.m." ends a sentence with its own full stop."""
    rest = claim[place.end :]
    if words.endswith(".") and rest.startswith("."):
        return rest[1:]
    stopped = place.of(claim).endswith(".") and not rest.strip()
    return f".{rest}" if stopped and not words.endswith(".") else rest


def _time_at(text: str, value: Span) -> Mention | None:
    for one in read_values(text, reference=None).mentions:
        if one.value_span == value and one.kind is QuantityKind.TIME:
            return one
    return None


def _is_span(mention: Mention) -> bool:
    return mention.time is not None and mention.time[0] != mention.time[1]
