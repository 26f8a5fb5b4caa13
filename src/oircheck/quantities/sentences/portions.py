"""Reads what part of a whole a sentence tells of: "of the 168 starters 74 finished"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from oircheck.quantities.outcomes.amounts import counted
from oircheck.quantities.sentences.alignment import LIGHT
from oircheck.quantities.sentences.clauses import Clause, Word, part_of, shown
from oircheck.quantities.sentences.parts import parts_of
from oircheck.quantities.sentences.refine import is_part, leads_as_whole
from oircheck.quantities.words.noun_table import same_noun
from oircheck.quantities.words.senses import GENERIC
from oircheck.types import Mention, Modifier, QuantityKind

_OF_THEM = re.compile(r" (?:\w+ )?of (?:them|these|those)\b", re.IGNORECASE)
_IN_ALL = re.compile(r"\b(?:in all|in total|altogether),? \Z", re.IGNORECASE)
_THEREOF = re.compile(r",? and (?:only |just )?\Z")

NEAR = 3
"""Words after a part that tell which part it is; the rest may narrow it."""


@dataclass(frozen=True, slots=True)
class Portion:
    """A part, its whole, and what is told of the part.

    Attributes:
        whole: ``None`` where the sentence only has "of these".
        words: Content words that tell which part it is, nearest first.
        narrowed: Whether more words follow, which may make it a smaller part.
    """

    part: Mention
    whole: Mention | None
    words: tuple[Word, ...]
    narrowed: bool = False

    @property
    def senses(self) -> frozenset[str]:
        """Senses of its words."""
        return frozenset(word.sense for word in self.words)


def read_portions(clause: Clause) -> tuple[Portion, ...]:
    """Return the parts of wholes that a sentence tells, as a source tells them."""
    return tuple(
        _portion(clause, part, whole) for part, whole in _pairs(clause, sourced=True)
    )


def claimed_portion(clause: Clause) -> Portion | None:
    """Return the one part that a claim tells, with all that the claim says of it.

    Returns:
        ``None`` where the claim tells of no part, or counts other things as well.
    """
    counts = [one for one in clause.mentions if one.kind is QuantityKind.CARDINAL]
    found = list(_pairs(clause, sourced=False))
    if len(found) != 1 or len(counts) > (1 if found[0][1] is None else 2):
        return None
    part, whole = found[0]
    nouns = [one for one in (counted(part), counted(whole) if whole else "") if one]
    own = shown(clause, part) if whole is None else shown(clause, whole)
    words = tuple(
        word
        for word in _telling(clause.words)
        if not (
            word.span.overlaps(own) and any(same_noun(word.lemma, x) for x in nouns)
        )
    )
    return Portion(part, whole, words)


def _pairs(
    clause: Clause, *, sourced: bool
) -> Iterator[tuple[Mention, Mention | None]]:
    """Yield each part with its whole, in the order of the sentence."""
    counts = [one for one in clause.mentions if _is_count(one)]
    named = parts_of(clause)
    taken: set[Mention] = set()
    for at, one in enumerate(counts):
        if one in taken:
            continue
        if one in named:
            yield one, _whole_of(clause, counts[:at], one, named[one].whole)
            continue
        after = counts[at + 1] if at + 1 < len(counts) else None
        if after is not None and is_part(clause, one, after):
            taken.add(after)
            yield one, after
        elif at and _leads(clause, counts[:at], one):
            yield one, counts[0]
        elif _OF_THEM.match(clause.text, one.value_span.end):
            if at and (counts[at - 1].low or 0.0) > (one.low or 0.0):
                yield one, counts[at - 1]
            elif not sourced:
                yield one, None


def _whole_of(
    clause: Clause, before: Sequence[Mention], part: Mention, whole: Mention
) -> Mention:
    """Return what a part is of: nine in "of the nine six are roofed and two let"."""
    if not before or whole is before[0] or not _leads(clause, before, part):
        return whole
    told = clause.text[before[-1].span.end : part.span.end + _TO_THEM]
    return whole if _OUT_OF.search(told) else before[0]


_OUT_OF = re.compile(r"\b(?:of|among) (?:them|these|those|whom|which)\b")
_TO_THEM = 12
"""Characters after a part among which "of them" stands."""


def is_out_of(clause: Clause, mention: Mention, number: float | None) -> bool:
    """Whether a value is told as one of that number ("one slipway out of three")."""
    end = shown(clause, mention).end
    return any(
        one.low == number and clause.text[end : one.span.start] == " out of "
        for one in clause.mentions
    )


def _is_count(mention: Mention) -> bool:
    exact = mention.modifier is Modifier.EXACT and mention.low == mention.high
    return mention.kind is QuantityKind.CARDINAL and exact


def _leads(clause: Clause, before: Sequence[Mention], part: Mention) -> bool:
    """Whether the first count of a sentence is the whole of a later one."""
    whole = before[0]
    if (part.low or 0.0) >= (whole.low or 0.0):
        return False
    if leads_as_whole(clause, whole, before[1] if len(before) > 1 else part):
        return True
    lead = clause.text[: whole.span.start]
    gap = clause.text[before[-1].span.end : part.span.start]
    return bool(_IN_ALL.search(lead)) and bool(_THEREOF.search(gap))


def _portion(clause: Clause, part: Mention, whole: Mention | None) -> Portion:
    """Return a part with the words after it, or those before it if none follow."""
    low, high = part_of(clause, part)
    start = part.span.end
    if whole is not None and whole.span.start > start:
        start, high = shown(clause, whole).end, part_of(clause, whole)[1]
    stop = clause.text.find(",", start, high)
    ends = stop if stop > 0 else high
    told = [w for w in _telling(clause.words) if start <= w.span.start < ends]
    after = [w for w in told if not _is_of_one_before(clause, told[0], w)]
    narrowed = len(told) > min(NEAR, len(after))
    names = [word for word in after if word.name]
    if names and len(after) <= NEAR:
        after = names
    if not after:
        before = [w for w in clause.words if low <= w.span.start < part.span.start]
        after = _telling(before)[::-1]
    return Portion(part, whole, tuple(after[:NEAR]), narrowed)


def _is_of_one_before(clause: Clause, first: Word, word: Word) -> bool:
    """Whether "of" stands between two words: "the finish of the race"."""
    return " of " in clause.text[first.span.end : word.span.start]


def _telling(words: Sequence[Word]) -> list[Word]:
    return [word for word in words if word.sense not in LIGHT | GENERIC]
