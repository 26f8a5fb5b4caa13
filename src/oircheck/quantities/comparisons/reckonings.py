"""Gathers what two stated values settle by plain reckoning."""

from __future__ import annotations

import re
from dataclasses import replace

from oircheck.quantities.comparisons.altitudes import compare_altitude
from oircheck.quantities.comparisons.apart import Around
from oircheck.quantities.comparisons.equal_numbers import compare_equal
from oircheck.quantities.comparisons.jobs_cut import compare_jobs
from oircheck.quantities.comparisons.margins import compare_margin
from oircheck.quantities.comparisons.opposite_parts import (
    are_opposite,
    compare_opposite,
)
from oircheck.quantities.comparisons.outnumbered import compare_outnumbered
from oircheck.quantities.comparisons.returns import compare_returns
from oircheck.quantities.comparisons.shares_of_parts import compare_share
from oircheck.quantities.comparisons.short_of import compare_short
from oircheck.quantities.comparisons.totals_of_each import compare_total
from oircheck.quantities.sentences.alignment import LIGHT, Alignment, holds
from oircheck.quantities.sentences.clauses import Clause
from oircheck.quantities.words.senses import GENERIC
from oircheck.types import Comparison, QuantityKind

LEAST_HELD = 0.5
"""Share of the claim's other words that the passage has to hold to settle it."""

_LEFT_OPEN = re.compile(
    r"\b(?:[Ii]f|[Uu]nless|[Ww]hether|would|could|might|may|[Pp]erhaps|not|[Nn]ever|[Nn]o"
    r"|nor|hopes?|hoped|expect(?:s|ed)?|feared|alleged|denied|denies)\b|n[\u2019']t\b"
)
_DENIED = re.compile(
    r"\b(?:not|[Nn]ever|[Nn]o|[Nn]one|[Nn]or|[Nn]either|denied|denies)\b|n[\u2019']t\b"
)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


def compare_reckoned(
    claim: Clause, unit: Clause, alignment: Alignment, around: Around
) -> tuple[Comparison, ...]:
    """Return every comparison of a claim that comes of reckoning with a sentence.

    One of them settles the claim where that is plain, of the passage's own time and in
    most of its words the passage's.
    """
    if _DENIED.search(unit.text):
        return ()
    of_its_time = _is_of_its_time(claim, unit, around)
    if _DENIED.search(claim.text):
        short = compare_short(claim, unit, alignment)
        told = of_its_time and not _LEFT_OPEN.search(unit.text)
        return tuple(
            replace(x, settles=told and _held(claim, unit, around, x) >= LEAST_HELD)
            for x in short
        )
    plain = of_its_time and _is_plain(claim, unit)
    whole = _of_whole(claim, unit, alignment, around) if plain else ()
    share = compare_share(claim, unit, alignment, around)
    found = (*whole, *share, *_of_parts(claim, unit, alignment, around))
    if len(found) != 1 or not plain:
        return found
    least = 1.0 if share else LEAST_HELD
    if not whole and _held(claim, unit, around, found[0]) < least:
        return found
    return (replace(found[0], settles=True),)


def _of_whole(
    claim: Clause, unit: Clause, alignment: Alignment, around: Around
) -> tuple[Comparison, ...]:
    """Return the comparisons that bind the whole of a claim."""
    return (
        *compare_returns(claim, unit, alignment, around),
        *compare_altitude(claim, unit, alignment),
        *compare_margin(claim, unit, alignment),
    )


def _of_parts(
    claim: Clause, unit: Clause, alignment: Alignment, around: Around
) -> tuple[Comparison, ...]:
    """Return the comparisons that bind a value of a claim and what it counts."""
    return (
        *compare_opposite(claim, unit, alignment, around),
        *compare_total(claim, unit, alignment),
        *compare_equal(claim, unit, alignment),
        *compare_jobs(claim, unit, alignment, around),
        *compare_short(claim, unit, alignment),
        *compare_outnumbered(claim, unit, alignment, around),
    )


def _is_plain(claim: Clause, unit: Clause) -> bool:
    """Whether both are told as so."""
    return not any(_LEFT_OPEN.search(one.text) for one in (claim, unit))


def _held(claim: Clause, unit: Clause, around: Around, one: Comparison) -> float:
    """Return what share of the words that the reckoning does not bind are held."""
    places = [one.claimed.span]
    places += [x.span for x in claim.mentions if x.kind is QuantityKind.DATE]
    said = [
        word
        for word in claim.words
        if word.sense not in LIGHT | GENERIC
        and not any(word.span.overlaps(place) for place in places)
    ]
    present = unit.senses | around.senses
    held = [
        word
        for word in said
        if holds(present, word.sense)
        or any(are_opposite(word.lemma, x.lemma) for x in unit.words)
    ]
    return len(held) / len(said) if said else 0.0


def _is_of_its_time(claim: Clause, unit: Clause, around: Around) -> bool:
    """Whether every year of a claim is told in the passage, or is that of its date."""
    years = set(_YEAR.findall(claim.text))
    known = set(_YEAR.findall(f"{unit.text} {around.text}"))
    if around.published is not None and around.published.first is not None:
        known.add(str(around.published.first.year))
    if years - known:
        return False
    dates = [one for one in claim.mentions if one.kind is QuantityKind.DATE]
    return len(dates) < _SEVERAL


_SEVERAL = 2
