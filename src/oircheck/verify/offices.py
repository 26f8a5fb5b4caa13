"""Offices that one person holds at a time, and pass on to the next."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from oircheck.quantities import edtf_interval
from oircheck.types import DateInterval, Evidence, Ground, SetAside, Stage, Stance
from oircheck.verify.align import Word, read_words
from oircheck.verify.opposed import (
    days_between,
    differs_by,
    disagree,
    is_later,
    opposed,
)
from oircheck.verify.times import dates_of, overlap
from oircheck.verify.vocabulary import STOP

_SUCCEEDS = re.compile(
    r"\b(?:took over|takes over|taken over|succeed(?:s|ed|ing)?|replac(?:es|ed|ing)"
    r"|appointed|named|elected|sworn in|stepp?(?:ed|ing|s) down|resign(?:ed|s|ing)?"
    r"|hand(?:ed|s|ing) over|assum(?:ed|es|ing)|new|former|ousted|dismissed|retired"
    r"|inaugurated|took office|takes office|left office|relinquished|in place of"
    r"|no longer|since|became|becomes|followed)\b",
    re.IGNORECASE,
)

_BEGINS = re.compile(
    r"\b(?:took over|takes over|succeeded|replaced|appointed|named|elected|sworn in"
    r"|assumed|inaugurated|took (?:office|up)|became|followed)\b",
    re.IGNORECASE,
)
"""What a date belongs to that begins a time in office."""

_PRESENT = re.compile(
    r"\b(?:is|are|commands?|heads?|leads?|runs?|chairs?|holds?|serves?|governs?|rules?"
    r"|presides?|directs?|manages?|owns?|captains?|coaches|edits?|edited by|lives"
    r"|has|have)\b"
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|until|former|then|in \d{4})\b"
    r"|(?<!\bis )(?<!\bare )\b\w+ed\b"
)

_OFFICE = (
    r"(?:director|president|minister|chair(?:man|woman|person)?|head|chief|commander"
    r"|captain|king|queen|emperor|empress|pope|bishop|archbishop|abbot|abbess"
    r"|rector|dean|mayor|governor|premier|chancellor|secretary|treasurer|ambassador"
    r"|consul|coach|manager|owner|editor|leader|speaker|principal|commissioner"
    r"|superintendent|spokes(?:man|woman|person)|conductor|curator|CEO)"
)
_HOLDS = re.compile(
    rf"\b(?:is|was|are|were|been|be|as|remains?|remained|served as) (?:\w+ ){{0,4}}"
    rf"{_OFFICE}(?= (?:of|for|at|in|from|until|between|before|after)\b|[.,;]|\Z)"
    r"|\b(?:commanded|directed|headed|led|chaired|run|governed|ruled"
    r"|managed|edited|owned|coached|captained|presided over) by\b"
    r"|\b(?:commands|commanded|directs|directed|heads|headed|leads|led|chairs|chaired"
    r"|governs|governed|rules|ruled|manages|managed|edits|edited|captains|captained"
    r"|coaches|coached|presides over|presided over)\b(?! (?:to|by)\b)"
)
_APPOINTS = re.compile(
    r"\b(?:appointed|named|elected|sworn in|became|becomes|made|dismissed|resigned)\b"
)
"""What makes a claim one about a day in office's beginning or end."""

_AFTER_WHOM = re.compile(
    r"\b(?:succeed(?:s|ed)|replac(?:es|ed)|followed|relieved|in place of"
    r"|successor (?:of|to)|(?:took|takes|taken) over (?:[\w ]+? )?from)"
    r" (?P<name>(?:[A-Z][\w.'\u2019-]* ?)+)"
)
_WHO_LEFT = re.compile(
    r"(?P<name>(?:[A-Z][\w.'\u2019-]* )+)(?:has |had )?(?:resigned|stepped down|retired"
    r"|left office|(?:was|has been) (?:dismissed|ousted|succeeded|replaced|removed))\b"
)
"""Who held an office up to then: the one after the first, the one before the second."""

_BY = re.compile(r"\bby (?=[A-Z])")

LEAST_DAYS_APART = 366
"""Days between two sources that name two holders, from which each is believed of its
own day, though neither tells of a change. Nearer ones disagree."""


def is_of_office(claim: str) -> bool:
    """Whether a claim says who holds an office, or held it."""
    return _HOLDS.search(claim) is not None and _APPOINTS.search(claim) is None


def read_departure(claim: str, item: Evidence) -> Evidence:
    """Return a passage as what it is where it tells that the claim's holder has gone.

    "Falk took over from Roth" has all the words of "Roth commands", and is taken for
    support all too easily.
    """
    if item.stance is not Stance.SUPPORTS or not _of_now(claim):
        return item
    if _HOLDS.search(claim) is None or not _has_left(claim, item):
        return item
    return replace(
        item,
        stance=Stance.REFUTES,
        probability=GONE[2],
        probabilities=GONE,
    )


def _has_left(claim: str, item: Evidence) -> bool:
    holder, unit = _holder(claim), item.retrieved.passage.view.text
    found = (*_AFTER_WHOM.finditer(unit), *_WHO_LEFT.finditer(unit))
    families = (read_words(match["name"])[-1] for match in found)
    return any(word.stem in holder for word in families)


def _of_now(claim: str) -> bool:
    """Whether a claim is in the present, and names no day."""
    present = _PRESENT.search(claim) and not _PAST.search(claim)
    return bool(present) and not dates_of(claim, None)


GONE = (0.02, 0.08, 0.9)
"""What a passage says of the claim, supporting, neither, refuting, whose words tell
that the holder has gone: no model is needed for that."""


def successions(claim: str, heard: Sequence[Evidence]) -> Iterator[SetAside]:
    """Set aside who held an office at another time than the claim speaks of.

    A claim with a date takes the holder of that date; one in the present the newest;
    in one about the past a later holder is no contradiction.
    """
    dated = dates_of(claim, None)
    office = is_of_office(claim)
    if _of_now(claim):
        yield from _of_today(heard, office=office)
    elif office and dated:
        yield from _of_a_day(claim, dated[0], heard)
    elif office:
        yield from _of_before(claim, heard)


def _of_today(heard: Sequence[Evidence], *, office: bool) -> Iterator[SetAside]:
    gone: set[int] = set()
    for earlier, later in opposed(heard):
        if id(earlier) in gone:
            continue
        named = office or differs_by(Stage.NAME, earlier, later)
        told = named and _SUCCEEDS.search(later.retrieved.passage.view.text)
        if told or (office and _years_apart(earlier, later)):
            gone.add(id(earlier))
            yield SetAside(evidence=earlier, ground=Ground.SUCCEEDED, by=later)


def _of_before(claim: str, heard: Sequence[Evidence]) -> Iterator[SetAside]:
    """Set aside what names other holders of before or after the one it is about."""
    for item in heard:
        if item.stance is not Stance.REFUTES:
            continue
        if _takes_office(claim, item) is False:
            yield SetAside(evidence=item, ground=Ground.OTHER_DAY)
            continue
        for other in heard:
            if disagree(item, other) and _another_time(item, other):
                yield SetAside(evidence=item, ground=Ground.OTHER_DAY, by=other)
                break


def _takes_office(claim: str, item: Evidence) -> bool | None:
    """Whether it is the claim's holder of whom a passage says that a time began.

    ``None`` where it tells of no beginning; false where another's began, be it after
    the claim's holder.
    """
    unit = item.retrieved.passage.view.text
    cue = _BEGINS.search(unit)
    if cue is None:
        return None
    holder = _holder(claim)
    subject = [word for word in read_words(unit) if word.span.end <= cue.start()]
    return any(word.stem in holder for word in subject if _is_name(word, unit))


def _holder(claim: str) -> frozenset[str]:
    """Return the name of whom a claim gives an office: after "by", or the first."""
    by = _BY.search(claim)
    found: list[str] = []
    for word in read_words(claim):
        if by is not None and word.span.start < by.end():
            continue
        if _is_name(word, claim):
            found.append(word.stem)
        elif found:
            break
    return frozenset(found)


def _is_name(word: Word, text: str) -> bool:
    """Whether a word is written as a name; the first of a text may be one."""
    first = not text[: word.span.start].strip()
    return word.text[0].isupper() and (first or word.capital) and word.lower not in STOP


def _another_time(one: Evidence, other: Evidence) -> bool:
    change = any(
        _SUCCEEDS.search(item.retrieved.passage.view.text) for item in (one, other)
    )
    if is_later(one, other) or is_later(other, one):
        return change or _years_apart(one, other) or _years_apart(other, one)
    return False


def _years_apart(earlier: Evidence, later: Evidence) -> bool:
    days = days_between(earlier, later)
    return days is not None and days >= LEAST_DAYS_APART


def _of_a_day(
    claim: str, asked: DateInterval, heard: Sequence[Evidence]
) -> Iterator[SetAside]:
    """Set aside who came into office after the day, or is only known of before it."""
    for item in heard:
        held = _held(item)
        if held is None or item.stance is Stance.NEUTRAL:
            continue
        if _tells_nothing(claim, item, held, asked):
            yield SetAside(evidence=item, ground=Ground.OTHER_DAY)
            continue
        for other in heard:
            theirs = _held(other) if disagree(item, other) else None
            if theirs is not None and _fits_better(theirs, held, asked):
                later = _begins_after(held, asked)
                ground = Ground.OTHER_DAY if later else Ground.SUCCEEDED
                yield SetAside(evidence=item, ground=ground, by=other)
                break


def _tells_nothing(
    claim: str, item: Evidence, held: DateInterval, asked: DateInterval
) -> bool:
    """Whether what a passage says of a time in office leaves the day open.

    A support of after the day does; a refutation does where it is somebody else's
    time that began after it, and where the holder's began before it.
    """
    if item.stance is Stance.SUPPORTS:
        return _begins_after(held, asked)
    own = _takes_office(claim, item)
    if own is None:
        return False
    only_dated = not any(
        differs_by(kind, item, item) for kind in (Stage.NUMBER, Stage.NAME)
    )
    return (
        overlap(held, asked)
        if own and only_dated
        else (not own and _begins_after(held, asked))
    )


def _fits_better(one: DateInterval, other: DateInterval, asked: DateInterval) -> bool:
    """Whether one time in office tells more of a day than another.

    Those that hold the day go first, then what is known of before, the newest first.
    """
    return _rank(one, asked) > _rank(other, asked)


def _rank(held: DateInterval, asked: DateInterval) -> tuple[int, dt.date]:
    start = held.first or dt.date.min
    if overlap(held, asked):
        return 2, dt.date.min
    return (0, dt.date.min) if _begins_after(held, asked) else (1, start)


def _begins_after(held: DateInterval, asked: DateInterval) -> bool:
    return bool(held.first and asked.last and held.first > asked.last)


def _held(item: Evidence) -> DateInterval | None:
    """Return the time for which a passage tells of a holder, as far as it is told.

    What a text without a date says holds of the day on which it was published.
    """
    unit, published = item.retrieved.passage.view.text, item.retrieved.source.published
    told = dates_of(unit, published)
    if not told:
        return edtf_interval(published) if published else None
    firsts = [one.first for one in told]
    lasts = [one.last for one in told]
    first = None if None in firsts else min(day for day in firsts if day)
    last = None if None in lasts else max(day for day in lasts if day)
    if _BEGINS.search(unit) and len(told) == 1:
        return DateInterval(first, None)
    if first and None in lasts and len(told) > 1:
        # "from 1702 until his death in January 1719"
        closed = [day for day in lasts if day and day > first]
        last = max(closed, default=None)
    return DateInterval(first, last)
