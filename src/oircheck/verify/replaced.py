"""What a later source replaces: the plan, the earlier count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from oircheck.types import (
    Comparison,
    Evidence,
    Ground,
    Outcome,
    SetAside,
    Stage,
    Stance,
)
from oircheck.verify.opposed import (
    agrees,
    days_between,
    differs_by,
    disagree,
    is_later,
    number_beside,
    number_in,
    opposed,
    seen,
)
from oircheck.verify.sides import calls_off, is_called_off, is_outcome, is_plan
from oircheck.verify.times import counted_on, day_of_count, speaks_of_time

_TALLY = re.compile(
    r"\b(?:total|toll|tally|so far|to date|until now|cumulative|count stands"
    r"|ri(?:sen|ses|se) to|rose to|climbed to|grown to|grew to|went up to|gone up to"
    r"|jumped to|increased to|had reached|has reached|now stands|stands at|as of"
    r"|up to now|being counted|[Ww]ith (?:[\w.,]+ ){1,5}counted"
    r"|(?:has|have|had|is|are) now|by (?:the end of |mid-|noon |midnight )?(?:Monday"
    r"|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April"
    r"|May|June|July|August|September|October|November|December|\d))\b"
)

_GROWS = re.compile(
    r"\b(?:killed|dead|died|deaths?|fatalities|victims|casualties|injured|wounded|hurt"
    r"|evacuated|displaced|homeless|rescued|infected|infections|cases|vaccinated"
    r"|arrested|arrests|detained|registered|registrations|signatures|signed up"
    r"|sold(?! for)|donated|recovered|cleared|freed|saved|airlifted|treated"
    r"|(?:brought|pulled|dug) out|reached safety)\b",
    re.IGNORECASE,
)
"""What is counted day by day while the event goes on."""

_STAGE = re.compile(
    r"\b(?:[Ww]ith|[Aa]fter) (?P<part>(?:all|half|most|[\w.,]+ (?:of|out of|in)) "
    r"?(?:[\w.,%]+ )?)(?:[\w-]+ ){0,3}counted\b"
)
"""How much of all there is had been counted."""

_SHRINKS = re.compile(r"\bmissing\b|\bunaccounted for\b", re.IGNORECASE)

LEAST_COVERED = 0.5
"""Share of the claim's words that a later total has which speaks of the same thing."""

MOST_DAYS_OF_A_COUNT = 366
"""Days between two reports of one count that is still going on, at most."""


def outcomes(claim: str, heard: Sequence[Evidence]) -> Iterator[SetAside]:
    """Set aside plans of which a later source tells what came of them."""
    off = is_called_off(claim)
    if not (is_outcome(claim) or off):
        return
    gone: set[int] = set()
    for earlier, later in opposed(heard):
        if id(earlier) in gone:
            continue
        if off and earlier.stance is Stance.REFUTES:
            # What was called off was announced before, and held in other years.
            gone.add(id(earlier))
            yield SetAside(evidence=earlier, ground=Ground.PLANNED, by=later)
            continue
        if _went_ahead(claim, earlier, later):
            gone.add(id(earlier))
            yield SetAside(evidence=earlier, ground=Ground.PLANNED, by=later)
            continue
        if not is_plan(claim, earlier):
            continue
        if not is_plan(claim, later):
            gone.add(id(earlier))
            yield SetAside(evidence=earlier, ground=Ground.PLANNED, by=later)


def _went_ahead(claim: str, earlier: Evidence, later: Evidence) -> bool:
    """Whether what was first called off is told later to have been done after all."""
    said = [item.retrieved.passage.view.text for item in (earlier, later)]
    return later.stance is Stance.SUPPORTS and (
        calls_off(claim, said[0]) and not calls_off(claim, said[1])
    )


def later_counts(claim: str, heard: Sequence[Evidence]) -> Iterator[SetAside]:
    """Set aside counts of after the day up to which a claim counts.

    Of forty dead by Monday, fifty-five on Wednesday say nothing; nor do they bear out
    that it were fifty-five on Monday, where a count of Monday says otherwise.
    """
    for item in heard:
        if item.stance is not Stance.NEUTRAL and _is_of_another_stage(claim, item):
            yield SetAside(evidence=item, ground=Ground.OTHER_DAY)
    after = [item for item in heard if _counts_later(claim, item)]
    for item in after:
        if item.stance is Stance.REFUTES and _is_more(item):
            yield SetAside(evidence=item, ground=Ground.OTHER_DAY)
        elif item.stance is Stance.SUPPORTS:
            by = next((x for x in heard if disagree(item, x) and x not in after), None)
            if by is not None:
                yield SetAside(evidence=item, ground=Ground.OTHER_DAY, by=by)


def _is_of_another_stage(claim: str, item: Evidence) -> bool:
    """Whether both tell how much had been counted, and that differs.

    With 40 of 95 districts counted she had fewer votes than with all.
    """
    mine = _STAGE.search(claim)
    theirs = _STAGE.search(item.retrieved.passage.view.text)
    return mine is not None and theirs is not None and mine["part"] != theirs["part"]


def _counts_later(claim: str, item: Evidence) -> bool:
    """Whether a passage counts what grows, up to a day after the claim's."""
    published = item.retrieved.source.published
    asked = day_of_count(claim, published)
    if asked is None or asked.last is None:
        return False
    unit = item.retrieved.passage.view.text
    if not (_GROWS.search(unit) or _TALLY.search(unit)):
        return False
    day = counted_on(unit, published)
    return day is not None and day.first is not None and day.first > asked.last


def _is_more(item: Evidence) -> bool:
    """Whether a passage has a higher number for one of the claim, and no lower one."""
    found = [
        (number_in(each.claimed.text), number_in(each.stated.text))
        for each in item.comparisons
        if each.kind is Stage.NUMBER and each.outcome is not Outcome.AGREE
    ]
    pairs = [(one, two) for one, two in found if one is not None and two is not None]
    return bool(pairs) and all(claimed < stated for claimed, stated in pairs)


def totals(claim: str, heard: Sequence[Evidence]) -> Iterator[SetAside]:
    """Set aside counts beside a later total of one thing that was taken for no side.

    Whatever the later one says of a claim that counts up to no day and of no part, the
    earlier total no longer stands, nor what little one of no side weighs.
    """
    if day_of_count(claim, None) is not None:
        return
    later = [item for item in heard if _is_unheard_total(item)]
    for item in heard:
        if len(_agreed(item)) > 1:
            continue
        by = next((one for one in later if _grew(item, one)), None)
        if by is not None:
            yield SetAside(evidence=item, ground=Ground.RECOUNTED, by=by)


def _is_unheard_total(item: Evidence) -> bool:
    return (
        (item.stance is Stance.NEUTRAL or bool(_agreed(item)))
        and _TALLY.search(item.retrieved.passage.view.text) is not None
        and seen(item, "covered_premise") >= LEAST_COVERED
    )


def _grew(earlier: Evidence, later: Evidence) -> bool:
    """Whether a later source of no weaker standing has more for one of the values."""
    if later.retrieved.source.tier > earlier.retrieved.source.tier:
        return False
    return is_later(later, earlier) and any(
        one.claimed.span.overlaps(other.claimed.span)
        and (number_in(one.stated.text) or 0) < (number_in(other.stated.text) or 0)
        for one in earlier.comparisons
        for other in later.comparisons
        if one.kind is other.kind is Stage.NUMBER
        and _is_of_the_claim(one)
        and _is_of_the_claim(other)
    )


def _is_of_the_claim(value: Comparison) -> bool:
    """Whether a value of a passage may stand for one of the claim."""
    return value.excludes or value.outcome is not Outcome.NOT_COMPARABLE


def recounts(claim: str, heard: Sequence[Evidence]) -> Iterator[SetAside]:
    """Set aside earlier counts of a running total, or counts of another day.

    A claim that names the day of one of the counts, and not that of the event,
    speaks of that one.
    """
    gone: set[int] = set()
    for earlier, later in opposed(heard):
        if not differs_by(Stage.NUMBER, earlier, later):
            continue
        if not (_is_tally(earlier, later) or _goes_on(earlier, later)):
            continue
        at_first = speaks_of_time(claim, earlier)
        at_last = speaks_of_time(claim, later)
        if at_last is not True and (at_first is True or agrees(earlier, Stage.DATE)):
            given, ground, by = later, Ground.OTHER_DAY, earlier
        elif at_first is False and at_last is True:
            given, ground, by = earlier, Ground.OTHER_DAY, later
        else:
            given, ground, by = earlier, Ground.RECOUNTED, later
        if id(given) not in gone:
            gone.add(id(given))
            yield SetAside(evidence=given, ground=ground, by=by)


def _agreed(item: Evidence) -> list[Comparison]:
    """Return the numbers in which a passage agrees with the claim."""
    return [
        each
        for each in item.comparisons
        if each.kind is Stage.NUMBER and each.outcome is Outcome.AGREE
    ]


def _is_tally(earlier: Evidence, later: Evidence) -> bool:
    premises = (item.retrieved.passage.premise for item in (earlier, later))
    return any(_TALLY.search(premise) for premise in premises)


def _goes_on(earlier: Evidence, later: Evidence) -> bool:
    """Whether two reports count what grows from day to day, or what shrinks."""
    days = days_between(earlier, later)
    first, last = number_beside(earlier, later), number_beside(later, earlier)
    if days is None or days > MOST_DAYS_OF_A_COUNT or first is None or last is None:
        return False
    units = [item.retrieved.passage.view.text for item in (earlier, later)]
    if all(_SHRINKS.search(unit) for unit in units):
        return last < first
    return last > first and all(_GROWS.search(unit) for unit in units)
