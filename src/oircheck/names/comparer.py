"""Sets the names of a claim beside those of one sentence of a source."""

from __future__ import annotations

from functools import lru_cache

from oircheck.names.aliases import Book, read_book
from oircheck.names.crossed import crossed
from oircheck.names.frames import Frame
from oircheck.names.judge import Finding, judge
from oircheck.names.offices import LEADS
from oircheck.names.paired import compare_pairs
from oircheck.names.phrases import Phrase
from oircheck.names.posts import compare_posts
from oircheck.names.read import known_words
from oircheck.names.rest import compare_rest
from oircheck.names.scene import Scene, apart, names_in, read_scene
from oircheck.names.tokens import stem, tokenise
from oircheck.types import (
    Comparison,
    DateInterval,
    Outcome,
    Span,
    Stage,
    Stated,
)

_ORDER = {
    Outcome.AGREE: 0,
    Outcome.CONFLICT: 1,
    Outcome.UNDETERMINED: 2,
    Outcome.NOT_COMPARABLE: 3,
}


OFFICE_DAYS = 366
"""Days between claim and passage beyond which another may hold an office."""

MOST_FRAMES = 32
"""Verbs of a claim beyond which none is compared, and a fourth of a unit's."""

_REPEATED = frozenset({"win"})
"""What is done every year: a year on one side only may be another one."""


class NameComparer:
    """Compares who, and where, is named in a slot; implements ``ports.Comparer``."""

    kinds = frozenset({Stage.NAME})

    def compare(
        self,
        *,
        claim: str,
        claim_date: DateInterval | None,
        unit: str,
        context: str,
        passage_date: DateInterval | None,
    ) -> tuple[Comparison, ...]:
        """Compare each name of the claim with the one in the same place of the unit.

        A name refutes only in a place that holds one at a time, and at the same
        time. A name that the unit does not hold says nothing.
        """
        known = known_words(claim) | known_words(unit) | known_words(context)
        if not names_in(claim, known) or not names_in(unit, known):
            return ()
        mine, theirs = read_scene(claim, known), read_scene(unit, known)
        book = book_of(claim, unit, context, known)
        gap = _years_between(claim_date, passage_date)
        found: list[Finding] = []
        for one in mine.frames[:MOST_FRAMES]:
            for other in theirs.frames[: MOST_FRAMES * 4]:
                together = _same_time(mine, one, theirs, other)
                if one.relation.startswith(LEADS):
                    together = together and not gap
                found.extend(judge(one, other, book, same_time=together))
        found.extend(compare_rest(mine, theirs, book))
        paired = list(compare_pairs(mine, theirs, book))
        if paired:
            agreeing = Outcome.AGREE
            found = [one for one in found if one.outcome is not agreeing] + paired
        found.extend(compare_posts(mine, theirs, book))
        found = [crossed(one, mine, theirs, book) for one in found]
        return tuple(_comparison(claim, unit, one) for one in _chosen(found))


@lru_cache(maxsize=256)
def book_of(claim: str, unit: str, context: str, known: frozenset[str]) -> Book:
    """Return what claim, sentence and context say about their names."""
    texts = [(text, names_in(text, known)) for text in (context, unit, claim) if text]
    bodies = [name for text, names in texts[: 2 if context else 1] for name in names]
    around = frozenset(stem(word) for word in tokenise(context).low)
    return read_book(texts, bodies, around)


def _same_time(mine: Scene, one: Frame, theirs: Scene, other: Frame) -> bool:
    """Whether no year or month shows that the two speak of different times."""
    years = mine.years[one.sentence], theirs.years[other.sentence]
    if one.relation in _REPEATED and bool(years[0]) != bool(years[1]):
        return False
    return not apart(mine, one.sentence, theirs, other.sentence)


def _years_between(
    claimed: DateInterval | None, published: DateInterval | None
) -> bool:
    """Whether claim and passage speak from times so far apart that offices pass on."""
    if claimed is None or published is None:
        return False
    ends = (claimed.first, claimed.last, published.first, published.last)
    first, last, out_first, out_last = ends
    if first is None or last is None or out_first is None or out_last is None:
        return False
    apart_by = max(first - out_last, out_first - last)
    return apart_by.days > OFFICE_DAYS


def _chosen(found: list[Finding]) -> list[Finding]:
    """Keep the finding that says most about each phrase of the claim."""
    best: dict[Span, Finding] = {}
    for one in found:
        span = one.mine.span
        if span not in best or _rank(one) < _rank(best[span]):
            best[span] = one
    return [best[span] for span in sorted(best)]


def _rank(one: Finding) -> tuple[int, int]:
    return _ORDER[one.outcome], -one.strength


def _comparison(claim: str, unit: str, one: Finding) -> Comparison:
    return Comparison(
        kind=Stage.NAME,
        outcome=one.outcome,
        claimed=_stated(claim, one.mine),
        stated=_stated(unit, one.theirs),
        reason=one.reason,
        excludes=one.excludes,
    )


def _stated(text: str, phrase: Phrase) -> Stated:
    heads = phrase.heads
    value = Span(heads[0].span.start, heads[-1].span.end) if heads else phrase.span
    return Stated(phrase.span.of(text), phrase.span, value)
