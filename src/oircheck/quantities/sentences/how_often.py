"""Reads how often something is done: "three times a day", "once a year"."""

from __future__ import annotations

from dataclasses import replace

from oircheck.quantities.numbers.small_words import RATE_PERIODS
from oircheck.quantities.sentences.clauses import Clause, token_range
from oircheck.quantities.words.units import UNITS
from oircheck.types import Mention, QuantityKind

_FOLDS = frozenset("once twice thrice".split())
_EACH = frozenset("a an each every per".split())
_PERIODS = {
    "hour": "h",
    "day": "d",
    "night": "d",
    "week": "wk",
    "month": "mo",
    "year": "a",
}


def with_period(clause: Clause, mention: Mention) -> Mention:
    """Return a count of times with the period that they are told of as its unit."""
    if mention.kind is not QuantityKind.CARDINAL or mention.noun is not None:
        return mention
    tokens = clause.tokens
    end = token_range(tokens, mention.span)[1]
    times = tokens.word(end) == "times"
    if not times and tokens.word(end - 1) not in _FOLDS:
        return mention
    at = end + times
    period = tokens.word(at + 1)
    if tokens.word(at) not in _EACH or period not in RATE_PERIODS:
        return mention
    return replace(
        mention, noun="times" if times else None, unit=f"/{_PERIODS[period]}"
    )


def period_of(mention: Mention) -> str:
    """Return the period that a count of times is told of ("day"), or ""."""
    units = {unit: period for period, unit in reversed(_PERIODS.items())}
    return units.get((mention.unit or "").removeprefix("/"), "")


def in_one_period(mine: Mention, theirs: Mention) -> Mention:
    """Return the first of two counts of times as one in the period of the other."""
    periods = [(one.unit or "").removeprefix("/") for one in (mine, theirs)]
    counts = all(one.kind is QuantityKind.CARDINAL for one in (mine, theirs))
    if not counts or periods[0] == periods[1] or not all(x in UNITS for x in periods):
        return mine
    factor = UNITS[periods[1]].factor / UNITS[periods[0]].factor
    low = None if mine.low is None else round(mine.low * factor, _PLACES)
    high = None if mine.high is None else round(mine.high * factor, _PLACES)
    return replace(mine, low=low, high=high, unit=theirs.unit)


_PLACES = 6
"""Decimals that are kept; two a day are 14 a week, to the last."""
