"""Puts a number that follows from a source's values into a claim."""

from __future__ import annotations

import re

from oircheck.quantities.words.amounts import ONES, TENS
from oircheck.types import Mention, Modifier, QuantityKind, Span

_MADE = re.compile(
    r"(?:the parts add up to|the two add up to|those (?:for|against) it were"
    r"|the margin is|the rest is|the age is) (?P<number>\d[\d,]*)(?:;|\Z)"
)
"""How a reason tells the one whole number that was worked out."""

_KINDS = frozenset({QuantityKind.CARDINAL, QuantityKind.DURATION})
_LEAST_GROUPED = 10_000
"""From here on digits are written in groups."""

_WORDED = 100
"""Numbers below this one are written in words where the claim writes words."""

_ONES = {value: word for word, value in reversed([*ONES.items()])}
_TENS = {value: word for word, value in reversed([*TENS.items()])}


def worked_out(mine: Mention, reason: str) -> Mention | None:
    """Return the number that a reason tells, written as the claim writes its own.

    "The parts add up to 7" is no value of the source that could be put in as it
    stands. ``None`` where the reason tells none, or the claim gives no plain number.

    Args:
        mine: The claim's number.
        reason: Why the source's is in conflict with it.
    """
    found = _MADE.match(reason)
    if found is None or mine.kind not in _KINDS or mine.modifier is not Modifier.EXACT:
        return None
    number = int(found["number"].replace(",", ""))
    start = mine.value_span.start - mine.span.start
    value = mine.text[start : start + len(mine.value_span)]
    text = _written(number, value)
    return Mention(
        span=Span(0, len(text)),
        value_span=Span(0, len(text)),
        text=text,
        kind=QuantityKind.CARDINAL,
        low=float(number),
        high=float(number),
    )


def _written(number: int, like: str) -> str:
    """Write a number in words or digits, as another one is written."""
    if like[:1].isalpha() and 0 < number < _WORDED:
        tens, ones = number - number % 10, number % 10
        if number in _ONES:
            return _ONES[number]
        return f"{_TENS[tens]}-{_ONES[ones]}" if ones else _TENS[tens]
    grouped = "," in like or number >= _LEAST_GROUPED
    return f"{number:,}" if grouped else str(number)
