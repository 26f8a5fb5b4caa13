"""Adds up what a sentence tells apart where a claim counts it together.

"420 teachers and nurses" is told by "300 teachers and 120 nurses", and "the Greens and
the Liberals won 74 seats" by "the Greens won 41 seats and the Liberals 33": one part
alone says nothing against the sum.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from oircheck.quantities.comparisons.apart import Around
from oircheck.quantities.outcomes.amounts import compare_mentions, head
from oircheck.quantities.sentences.alignment import Alignment, holds
from oircheck.quantities.sentences.clauses import Clause, shown
from oircheck.quantities.sentences.timing import told_apart
from oircheck.quantities.sentences.value import read_value
from oircheck.quantities.words.noun_table import lemma, same_noun
from oircheck.quantities.words.nouns import is_plural
from oircheck.types import (
    Comparison,
    Mention,
    Modifier,
    Outcome,
    QuantityKind,
    Span,
    Stage,
    Stated,
)

REASON = "the source tells only a part of what the claim counts together"

LEAST_COVERED = 0.75
"""Share of the claim's words that must be shared for a sum to contradict it."""

_KINDS = frozenset(
    {QuantityKind.CARDINAL, QuantityKind.MONEY, QuantityKind.MEASURE}
    | {QuantityKind.PERCENT}
)
_NOUNS = re.compile(r"\s*(?P<more>(?:, [a-z]+)*,? and [a-z]+)\b(?! \d)")
_WORD = re.compile(r"[a-z]+")
_NAME = r"(?:the )?(?:[A-Z][\w'-]*(?: [A-Z][\w'-]*){0,3})"
_NAMES = re.compile(
    rf"\b(?P<names>(?:[Tt]he )?{_NAME}(?:, {_NAME})*,? and {_NAME})(?P<after>[^.;]*)"
)
_RUN = re.compile(r"[A-Z][\w'-]*(?: [A-Z][\w'-]*)*")
_TOGETHER = re.compile(
    r"\b(?:together|combined|jointly|between them|in all|in total|a total of)\b", re.I
)
_EACH = re.compile(r"\b(?:each|apiece|both|either|respectively)\b", re.I)
_BESIDE = re.compile(r" (?P<number>\d+(?:,\d{3})*(?:\.\d+)?)(?![\d%])(?! [A-Z])")
"""A number right after a name: "and the Liberals 33"."""


@dataclass(frozen=True, slots=True)
class _Sum:
    """What a sentence tells of all that a claim counts together.

    Attributes:
        total: The sum, over the span of its parts; ``None`` where not all are told.
        told: Whether the claim says that it is a sum.
    """

    mine: Mention
    parts: tuple[Mention, ...]
    total: Mention | None
    told: bool


def compare_together(
    claim: Clause, unit: Clause, alignment: Alignment, around: Around
) -> tuple[Comparison, ...]:
    """Compare each value of a claim that is told of several with their sum.

    Returns:
        What goes in the place of every comparison with one part.
    """
    if alignment.apart is not None and alignment.apart.certain:
        return ()
    found = [*_of_nouns(claim, unit), *_of_names(claim, unit)]
    return tuple(
        _comparison(claim, unit, one, *_outcome(one, alignment))
        for one in found
        if one.parts and _told_alike(claim, unit, one, around)
        if one.told or _agrees_with_none(one)
    )


def _outcome(one: _Sum, alignment: Alignment) -> tuple[Outcome, str]:
    if one.total is None:
        return Outcome.NOT_COMPARABLE, REASON
    mine = replace(one.mine, noun=None)
    outcome, reason = compare_mentions(claimed=mine, stated=one.total)
    if outcome is Outcome.NOT_COMPARABLE:
        return outcome, REASON
    bound = alignment.names and alignment.coverage >= LEAST_COVERED and one.told
    if outcome is Outcome.CONFLICT and not bound:
        return Outcome.NOT_COMPARABLE, REASON
    return outcome, f"the parts add up to {one.total.low:,g}; {reason}"


def _agrees_with_none(one: _Sum) -> bool:
    """Whether no part alone has the claim's number: it may be told of each."""
    return all(
        compare_mentions(claimed=one.mine, stated=part)[0] is not Outcome.AGREE
        for part in one.parts
    )


def _told_alike(claim: Clause, unit: Clause, one: _Sum, around: Around) -> bool:
    """Whether the parts are of the claim's time, and denied or planned as it is."""
    mine = read_value(claim, one.mine)
    for part in one.parts:
        if part not in unit.mentions:
            continue
        theirs = read_value(unit, part)
        if mine.negated != theirs.negated or mine.planned != theirs.planned:
            return False
        if told_apart(mine, theirs, around.setting):
            return False
    return True


def _of_nouns(claim: Clause, unit: Clause) -> Iterator[_Sum]:
    """Yield "420 teachers and nurses" with the teachers and the nurses."""
    for mine in claim.mentions:
        nouns = counted_together(claim, mine)
        if len(nouns) < _TWO or any(counted_together(unit, x) for x in unit.mentions):
            continue
        if mine.modifier is Modifier.VAGUE:
            continue
        counts = [x for x in unit.mentions if _is_count(x)]
        rows = [[x for x in counts if same_noun(head(x.noun), one)] for one in nouns]
        parts = tuple(row[0] for row in rows if row)
        whole = all(len(row) == 1 for row in rows)
        total = _added(unit, parts) if whole else None
        yield _Sum(mine, parts, total, told=True)


_TWO = 2


def _is_count(mention: Mention) -> bool:
    exact = mention.low is not None and mention.low == mention.high
    return mention.kind is QuantityKind.CARDINAL and exact


def counted_together(clause: Clause, mention: Mention) -> tuple[str, ...]:
    """Return the singulars of the nouns that one number counts together, or none."""
    if mention.kind is not QuantityKind.CARDINAL or not mention.noun:
        return ()
    match = _NOUNS.match(clause.text, shown(clause, mention).end)
    words = _WORD.findall(match.group("more")) if match else []
    more = [word for word in words if word != "and"]
    if not more or not all(is_plural(word) for word in more):
        return ()
    if any(one.span.overlaps(Span(*match.span())) for one in clause.mentions if match):
        return ()
    return (head(mention.noun), *(lemma(word) for word in more))


def is_told_together(clause: Clause, mention: Mention) -> bool:
    """Whether a value is told of several: "90 cooks and maids", "A and B won 7"."""
    if counted_together(clause, mention):
        return True
    match = _NAMES.search(clause.text)
    if match is None or _EACH.search(clause.text) or mention.kind not in _KINDS:
        return False
    told = _TOGETHER.search(clause.text) is not None
    return told and mention.span.start >= match.start("after")


def _of_names(claim: Clause, unit: Clause) -> Iterator[_Sum]:
    """Yield "the Greens and the Liberals won 74" with what either of them won."""
    match = _NAMES.search(claim.text)
    if match is None or _EACH.search(claim.text) or _EACH.search(unit.text):
        return
    names = _runs(claim, match)
    after = Span(*match.span("after"))
    own = [x for x in claim.mentions if x.kind in _KINDS and x.span.overlaps(after)]
    if len(names) < _TWO or len(own) != 1 or match.group("names") in unit.text:
        return
    if own[0].low is None or own[0].low != own[0].high:
        return
    if not set(_places(unit, names)):
        return
    rows = list(_beside_names(unit, names, own[0]))
    parts = tuple(one for one in rows if one is not None)
    if any(len(counted_together(unit, one)) for one in parts):
        return
    total = _added(unit, parts) if len(parts) == len(names) else None
    told = bool(_TOGETHER.search(claim.text))
    yield _Sum(own[0], parts, total, told)


def _runs(claim: Clause, match: re.Match[str]) -> list[str]:
    """Return the sense of the last word of each name."""
    start = match.start("names")
    senses = []
    for run in _RUN.finditer(match.group("names")):
        place = Span(*run.span()).shifted(start)
        words = [word for word in claim.words if word.span.overlaps(place)]
        if words:
            senses.append(words[-1].sense)
    return senses


def _places(unit: Clause, names: Sequence[str]) -> Iterator[int]:
    """Yield where each name ends in a sentence that tells something of each."""
    for name in names:
        ends = [x.span.end for x in unit.words if holds(frozenset({x.sense}), name)]
        if ends:
            yield ends[0]


def _beside_names(
    unit: Clause, names: Sequence[str], mine: Mention
) -> Iterator[Mention | None]:
    """Yield the first value of the claim's sort after each name, before the next."""
    places = list(_places(unit, names))
    for place in sorted(set(places)):
        stop = min((x for x in places if x > place), default=len(unit.text))
        like = [
            one
            for one in unit.mentions
            if place <= one.span.start < stop and _is_like(one, mine)
        ]
        yield like[0] if like else number_beside(unit, place, mine)


def _is_like(one: Mention, mine: Mention) -> bool:
    if one.kind is not mine.kind or one.unit != mine.unit or one.low != one.high:
        return False
    if one.low is None:
        return False
    noun, other = head(one.noun), head(mine.noun)
    return not noun or not other or same_noun(noun, other)


def number_beside(unit: Clause, place: int, mine: Mention) -> Mention | None:
    """Return a number right after a name, which may be read as a part of it."""
    match = _BESIDE.match(unit.text, place)
    if match is None or mine.kind is not QuantityKind.CARDINAL:
        return None
    span = Span(*match.span("number"))
    if any(one.span.overlaps(span) for one in unit.mentions):
        return None
    number = float(match.group("number").replace(",", ""))
    return Mention(
        span=span,
        value_span=span,
        text=span.of(unit.text),
        kind=QuantityKind.CARDINAL,
        low=number,
        high=number,
    )


def _added(unit: Clause, parts: Sequence[Mention]) -> Mention | None:
    """Return the sum of several values, over all of them."""
    if len(parts) < _TWO or len({one.span for one in parts}) < len(parts):
        return None
    spans = [shown(unit, one) for one in parts]
    span = Span(min(one.start for one in spans), max(one.end for one in spans))
    bent = any(one.modifier is not Modifier.EXACT for one in parts)
    total = sum(one.low or 0.0 for one in parts)
    return Mention(
        span=span,
        value_span=span,
        text=span.of(unit.text),
        kind=parts[0].kind,
        modifier=Modifier.ABOUT if bent else Modifier.EXACT,
        low=total,
        high=total,
        unit=parts[0].unit,
    )


def _comparison(
    claim: Clause, unit: Clause, one: _Sum, outcome: Outcome, reason: str
) -> Comparison:
    claimed = shown(claim, one.mine)
    theirs = one.total if one.total is not None else one.parts[0]
    stated = shown(unit, theirs) if one.total is None else theirs.span
    return Comparison(
        kind=Stage.NUMBER,
        outcome=outcome,
        claimed=Stated(claimed.of(claim.text), claimed, one.mine.value_span),
        stated=Stated(stated.of(unit.text), stated, theirs.value_span),
        reason=reason,
        excludes=outcome is Outcome.CONFLICT,
    )
