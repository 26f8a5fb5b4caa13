"""Reads what an amount is compared with: "than planned", "than in 2014"."""

from __future__ import annotations

from dataclasses import dataclass

from oircheck.quantities.outcomes.dates import compare_dates
from oircheck.quantities.sentences.clauses import Clause
from oircheck.quantities.words.signs import (
    ALL_WORDS,
    BEFORE,
    BELIEVED,
    ESTIMATED,
    PLANNED,
    PROPER,
)
from oircheck.types import Mention, Outcome, QuantityKind, Span

_REACH = 8
"""Tokens after "than" that tell what is compared with."""

_NORMS = (
    ("plan", PLANNED | ESTIMATED),
    ("belief", BELIEVED | ESTIMATED),
    ("norm", PROPER),
)
_CLOSING = frozenset(". , ; : ! ? ) and but".split())


@dataclass(frozen=True, slots=True)
class Against:
    """What an amount is compared with.

    Attributes:
        norms: Of "plan", "belief" and "norm", those that it may be.
        in_time: Whether it is an earlier time.
        date: That time, where a date names it.
        words: Senses of anything else that is named.
        open: Whether it is told only since when a level is the highest.
    """

    norms: frozenset[str] = frozenset()
    in_time: bool = False
    date: Mention | None = None
    words: frozenset[str] = frozenset()
    open: bool = False

    def fits(self, other: Against) -> bool:
        """Whether both may be compared with one thing."""
        if self.norms and other.norms:
            return bool(self.norms & other.norms)
        if self.open != other.open or self.in_time != other.in_time:
            return False
        if self.in_time:
            return self._at_one_time(other)
        if self.words and other.words:
            return bool(self.words & other.words)
        return self._is_named == other._is_named

    @property
    def _is_named(self) -> bool:
        """Whether more is told of it than "than he was"."""
        return bool(self.norms or self.words)

    def _at_one_time(self, other: Against) -> bool:
        one, two = self.date, other.date
        if one is None or two is None:
            return self.open == other.open
        if one.text.lower() == two.text.lower():
            return True
        dates = one.dates, two.dates
        if any(x is None or x.first is None for x in dates):
            return True
        found = {
            compare_dates(claimed=one, stated=two)[0],
            compare_dates(claimed=two, stated=one)[0],
        }
        return Outcome.CONFLICT not in found


def norm_of(words: str) -> Against:
    """Return what "too slow" and "behind schedule" are measured by."""
    norm = "norm" if words.startswith("too ") else "plan"
    return Against(frozenset({norm}))


def compared_with(clause: Clause, at: int, lead: str) -> Against | None:
    """Read what stands after "than", "on", "of" or "above".

    Args:
        at: The token before which ``lead`` does not stand.
        lead: The word that leads to it.

    Returns:
        ``None`` where nothing is told.
    """
    tokens = clause.tokens
    first = next((x for x in (at, at + 1) if tokens.word(x) == lead), None)
    if first is None:
        return None
    end = first + 1
    while (
        end < len(tokens)
        and end - first <= _REACH
        and tokens.low[end] not in _CLOSING
        and not tokens.ends_sentence(end)
    ):
        end += 1
    low = tokens.low[first + 1 : end]
    if not low:
        return None
    place = Span(tokens.start[first], tokens.end[end - 1])
    norms = frozenset(name for name, words in _NORMS if not words.isdisjoint(low))
    date = _date(clause, place)
    in_time = date is not None or not BEFORE.isdisjoint(low)
    words = frozenset(
        word.sense
        for word in clause.words
        if word.span.overlaps(place) and word.lemma not in ALL_WORDS
    )
    told = norms or in_time
    return Against(norms, in_time, date, frozenset() if told else words)


def since(clause: Clause, end: int) -> Against:
    """Read since when a level is the highest or the lowest."""
    place = Span(end, min(len(clause.text), end + 48))
    text = place.of(clause.text)
    date = _date(clause, place)
    told = "since" in text and date is not None
    return Against(in_time=told, date=date if told else None, open=True)


def _date(clause: Clause, place: Span) -> Mention | None:
    dates = (
        one
        for one in clause.mentions
        if one.kind is QuantityKind.DATE and one.span.overlaps(place)
    )
    return next(dates, None)
