"""Reads "5 ft 6 in" and "7 lb 3 oz" as one measure, where values are compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from oircheck.types import Mention, Modifier, QuantityKind, Span

_PARTS = {"ft": ("in", 12.0), "lb": ("oz", 16.0)}
"""Units that are told with a smaller one, and how many of it they hold."""

_JOINTS = frozenset({"", "and", ",", "'"})


def with_smaller_unit(text: str, found: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the mentions, each length with its inches and each weight with its ounces.

    Apart, two heights of one number of feet would agree, and the inches of one conflict
    with those of the other.
    """
    joined: list[Mention] = []
    for one in found:
        whole = _whole(text, joined[-1], one) if joined else None
        if whole is None:
            joined.append(one)
        else:
            joined[-1] = whole
    return tuple(joined)


def _whole(text: str, one: Mention, part: Mention) -> Mention | None:
    if one.kind is not QuantityKind.MEASURE or part.kind is not QuantityKind.MEASURE:
        return None
    unit, count = _PARTS.get(one.unit or "", ("", 1.0))
    gap = text[one.span.end : part.span.start].strip()
    if part.unit != unit or part.modifier is not Modifier.EXACT or gap not in _JOINTS:
        return None
    if one.low is None or one.low != one.high or one.low != round(one.low):
        return None
    if part.low is None or part.high is None or part.high >= count:
        return None
    span = Span(one.span.start, part.span.end)
    return replace(
        one,
        span=span,
        value_span=Span(one.value_span.start, part.value_span.end),
        text=span.of(text),
        low=one.low * count + part.low,
        high=one.low * count + part.high,
        unit=part.unit,
    )
