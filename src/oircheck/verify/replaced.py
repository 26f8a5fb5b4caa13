"""What a later source replaces: what it corrects, the plan, the earlier count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from oircheck.types import (
    Evidence,
    Ground,
    Outcome,
    SetAside,
    SourceStatus,
    Stage,
    Stance,
)
from oircheck.verify.opposed import (
    agrees,
    days_between,
    differs,
    differs_by,
    is_later,
    number_beside,
    opposed,
    seen,
)
from oircheck.verify.sides import is_outcome, is_plan, takes_back
from oircheck.verify.times import speaks_of_time

_CORRECTS = re.compile(
    r"\b(?:corrections?|corrected|corrects|erratum|corrigendum|misstated|misreported"
    r"|(?:gave|given|printed|stated|reported|had|named) (?:a |an |the )?(?:wrong"
    r"|incorrect|mistaken|false)|(?:was|were) (?:wrong|incorrect|mistaken|in error)"
    r"|wrongly|in error|an earlier version|regrets? the error|transposed|put right"
    r"|clarification|revised (?:figure|number|total)s?)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:and )?not (?:the |an? |on |in |by )?(?P<word>[\w.,’'-]+)")

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
    r"|sold(?! for)|donated|recovered)\b",
    re.IGNORECASE,
)
"""What is counted day by day while the event goes on."""

_SHRINKS = re.compile(r"\bmissing\b|\bunaccounted for\b", re.IGNORECASE)

MOST_DAYS_OF_A_COUNT = 366
"""Days between two reports of one count that is still going on, at most."""

LEAST_COVERED = 0.5
"""Share of the claim's words that a withdrawal has which takes the claim back."""


def corrections(claim: str, heard: Sequence[Evidence]) -> Iterator[SetAside]:
    """Set aside what a later passage of the other side corrects."""
    del claim
    gone: set[int] = set()
    for earlier, later in opposed(heard):
        if id(earlier) not in gone and _corrects(earlier, later):
            gone.add(id(earlier))
            yield SetAside(evidence=earlier, ground=Ground.CORRECTED, by=later)


def _corrects(earlier: Evidence, later: Evidence) -> bool:
    """Whether a text says that another was wrong: outright, or "340, not 430"."""
    if _denies_words_of(earlier, later.retrieved.passage.view.text):
        return True
    source, passage = later.retrieved.source, later.retrieved.passage
    outright = _CORRECTS.search(f"{source.title or ''}. {passage.premise}")
    return outright is not None and (
        differs(earlier, later) or _other_name(earlier, later)
    )


def _denies_words_of(earlier: Evidence, unit: str) -> bool:
    """Whether "not 430" or "not Lotte Quist" stands there, and the other says so."""
    theirs = earlier.retrieved.passage.view.text
    for match in _NOT.finditer(unit):
        word = match.group("word").strip(".,;")
        if (word[:1].isdigit() or word[:1].isupper()) and word in theirs:
            return True
    return False


def _other_name(earlier: Evidence, later: Evidence) -> bool:
    return any(
        item.kind is Stage.NAME and item.outcome is Outcome.UNDETERMINED
        for item in (*earlier.comparisons, *later.comparisons)
    )


def taken_back(claim: str, heard: Sequence[Evidence]) -> Iterator[SetAside]:
    """Set aside what its own publisher later withdraws, or says to be otherwise.

    Whether the later passage is read as a side does not matter: "it was Marthe, not
    Lotte" takes Lotte back in any case.
    """
    able = [item for item in heard if seen(item, "covered_premise") >= LEAST_COVERED]
    for item in heard:
        if item.stance is Stance.NEUTRAL or _is_retracted(item):
            continue
        for later in able:
            if is_later(later, item) and _takes_back(claim, item, later):
                yield SetAside(evidence=item, ground=Ground.CORRECTED, by=later)
                break


def _is_retracted(item: Evidence) -> bool:
    return item.retrieved.source.status is not SourceStatus.CURRENT


def _takes_back(claim: str, item: Evidence, later: Evidence) -> bool:
    publisher = item.retrieved.source.publisher
    if publisher is None or not _names(later, publisher):
        return False
    unit = later.retrieved.passage.view.text
    return takes_back(claim, later) or _denies_words_of(item, unit)


def _names(item: Evidence, publisher: str) -> bool:
    """Whether a passage is of a publisher, or speaks of it by name."""
    found = item.retrieved
    return found.source.publisher == publisher or publisher in found.passage.premise


def outcomes(claim: str, heard: Sequence[Evidence]) -> Iterator[SetAside]:
    """Set aside plans of which a later source tells what came of them."""
    if not is_outcome(claim):
        return
    gone: set[int] = set()
    for earlier, later in opposed(heard):
        if id(earlier) in gone or not is_plan(claim, earlier):
            continue
        if not is_plan(claim, later):
            gone.add(id(earlier))
            yield SetAside(evidence=earlier, ground=Ground.PLANNED, by=later)


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
