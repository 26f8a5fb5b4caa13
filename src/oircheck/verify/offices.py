"""Offices that one person holds at a time, and pass on to the next."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from oircheck.quantities import edtf_interval, read_mentions
from oircheck.types import DateInterval, Evidence, Ground, SetAside, Stage, Stance
from oircheck.verify.align import Word, read_words
from oircheck.verify.opposed import (
    differs_by,
    disagree,
    is_later,
)
from oircheck.verify.succession import THE_ONE_BEFORE
from oircheck.verify.times import dates_of, names_days, overlap
from oircheck.verify.vocabulary import CAPITALS, STOP

SUCCEEDS = re.compile(
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

OFFICE = (
    r"(?:director|president|minister|chair(?:man|woman|person)?|head ?(?:teacher|master"
    r"|mistress)|head|chief (?:executive(?: officer)?|constable|justice|of staff)|chief"
    r"|provost|vicar|commander"
    r"|captain|king|queen|emperor|empress|pope|bishop|archbishop|abbot|abbess"
    r"|rector|dean|mayor|governor|premier|chancellor|secretary|treasurer|ambassador"
    r"|consul|coach|manager|owner|editor|leader|speaker|principal|commissioner"
    r"|superintendent|spokes(?:man|woman|person)|conductor|curator|CEO)"
)
HOLDS = re.compile(
    rf"\b(?:is|was|are|were|been|be|as|remains?|remained|served as) (?:\w+ ){{0,4}}"
    rf"{OFFICE}(?= (?:of|for|at|in|from|until|between|before|after)\b|[.,;]|\Z)"
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

_AT_THAT_TIME = re.compile(rf"\bthen[- ](?:[\w-]+ ){{0,2}}?{OFFICE}\b")
"""An office that somebody held when that happened of which a text tells."""

_HELD_SINCE = re.compile(
    rf"(?:\A(?:He|She)|(?P<name>{CAPITALS}), who)"
    r" (?:has|had) (?:held|been|filled|kept|led|headed|run|served)\b[^.;]*\bsince\b"
)
"""Words on a time in office up to the day of which is told."""

_BY = re.compile(r"\bby (?=[A-Z])")

LEAST_DAYS_APART = 366
"""Days between two sources that name two holders, from which each is believed of its
own day, though neither tells of a change. Nearer ones disagree."""


def is_of_office(claim: str) -> bool:
    """Whether a claim says who holds an office, or held it."""
    return HOLDS.search(claim) is not None and _APPOINTS.search(claim) is None


def is_of_now(claim: str) -> bool:
    """Whether a claim is in the present, and names no day."""
    present = _PRESENT.search(claim) and not _PAST.search(claim)
    return bool(present) and not dates_of(claim, None)


def successions(claim: str, heard: Sequence[Evidence]) -> Iterator[SetAside]:
    """Set aside who held an office at another time than the claim speaks of.

    A claim with a date takes the holder of that date; one in the present the newest;
    in one about the past a later holder is no contradiction.
    """
    dated = dates_of(claim, None)
    office = is_of_office(claim)
    if is_of_now(claim):
        yield from _of_today(heard, office=office)
    elif office and dated:
        yield from _of_a_day(claim, dated[0], heard)
    elif office:
        yield from _of_before(claim, heard)


def _of_today(heard: Sequence[Evidence], *, office: bool) -> Iterator[SetAside]:
    gone: set[int] = set()
    for item in heard:
        if item.stance is not Stance.NEUTRAL and _AT_THAT_TIME.search(_unit(item)):
            gone.add(id(item))
            yield SetAside(evidence=item, ground=Ground.OTHER_DAY)
    for earlier, later in _one_after_another(heard):
        if id(earlier) in gone or id(later) in gone:
            continue
        named = office or differs_by(Stage.NAME, earlier, later)
        told = named and SUCCEEDS.search(later.retrieved.passage.view.text)
        if told or (office and _years_apart(earlier, later)):
            gone.add(id(earlier))
            yield SetAside(evidence=earlier, ground=Ground.SUCCEEDED, by=later)


def _one_after_another(
    heard: Sequence[Evidence],
) -> Iterator[tuple[Evidence, Evidence]]:
    """Yield opposite sides of different documents, by the days of which they tell."""
    for later in heard:
        for earlier in heard:
            if (
                disagree(later, earlier)
                and later.retrieved.passage.doc_id != earlier.retrieved.passage.doc_id
                and later.retrieved.source.tier <= earlier.retrieved.source.tier
                and (days_between_told(earlier, later) or 0) > 0
            ):
                yield earlier, later


def _unit(item: Evidence) -> str:
    return item.retrieved.passage.view.text


def _day_told(item: Evidence) -> DateInterval | None:
    """Return the day of which a passage tells: the one it opens with, or its own.

    "In 2017 Mayor Stamm had the hall painted" tells of 2017, whenever it was printed.
    """
    published = item.retrieved.source.published
    day = edtf_interval(published) if published else None
    mentions = read_mentions(_unit(item), reference=day)
    if mentions and mentions[0].dates and mentions[0].span.start == 0:
        return mentions[0].dates
    return day


def days_between_told(earlier: Evidence, later: Evidence) -> int | None:
    """Return the days that certainly lie between those of which two passages tell."""
    one, other = _day_told(earlier), _day_told(later)
    if one is None or other is None or one.last is None or other.first is None:
        return None
    return (other.first - one.last).days


def tells_of_its_day(claim: str, unit: str, published: str | None) -> bool:
    """Whether a passage of the claim's date, and no other, says who held an office.

    A text in the present, or one that uses a title, tells of the day of its own.
    """
    claimed = read_mentions(claim, reference=None)
    if published is None or not claimed or not is_of_office(claim):
        return False
    if any(one.dates is None for one in claimed):
        return False
    day, asked = edtf_interval(published), dates_of(claim, None)
    told = read_mentions(unit, reference=day)
    days = [day, *(one.dates for one in told if one.dates)]
    return all(any(overlap(one, other) for other in asked) for one in days)


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
    return begins_for(claim, item.retrieved.passage.view.text)


def begins_for(claim: str, unit: str) -> bool | None:
    """Whether it is the claim's holder of whom a sentence says that a time began.

    ``None`` where it tells of no beginning.
    """
    cue = _BEGINS.search(unit)
    if cue is None:
        return None
    holder = holder_of(claim)
    subject = [word for word in read_words(unit) if word.span.end <= cue.start()]
    return any(word.stem in holder for word in subject if is_name(word, unit))


def holder_of(claim: str) -> frozenset[str]:
    """Return the name of whom a claim gives an office: after "by", or the first."""
    by = _BY.search(claim)
    dates = [one.span for one in read_mentions(claim, reference=None) if one.dates]
    found: list[str] = []
    for word in read_words(claim):
        if by is not None and word.span.start < by.end():
            continue
        if any(word.span.overlaps(date) for date in dates):
            continue
        if is_name(word, claim):
            found.append(word.stem)
        elif found:
            break
    return frozenset(found)


def is_name(word: Word, text: str) -> bool:
    """Whether a word is written as a name; the first of a text may be one."""
    first = not text[: word.span.start].strip()
    return word.text[0].isupper() and (first or word.capital) and word.lower not in STOP


def _another_time(one: Evidence, other: Evidence) -> bool:
    change = any(
        SUCCEEDS.search(item.retrieved.passage.view.text) for item in (one, other)
    )
    if is_later(one, other) or is_later(other, one):
        return change or _years_apart(one, other) or _years_apart(other, one)
    return False


def _years_apart(earlier: Evidence, later: Evidence) -> bool:
    days = days_between_told(earlier, later)
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
    time that began after it, and where the holder's began before it. A claim that
    bounds a time ("since 2018") is settled by the holder's own beginning.
    """
    if item.stance is Stance.SUPPORTS:
        return _begins_after(held, asked)
    own = _takes_office(claim, item)
    if not names_days(claim):
        return own is False and _begins_after(held, asked)
    if overlap(held, asked) and _has_held_since(claim, item):
        return True
    if own is None:
        return False
    if _was_held_until(claim, item, asked):
        return True
    only_dated = not any(
        differs_by(kind, item, item) for kind in (Stage.NUMBER, Stage.NAME)
    )
    return (
        overlap(held, asked)
        if own and only_dated
        else (not own and _begins_after(held, asked))
    )


def _has_held_since(claim: str, item: Evidence) -> bool:
    """Whether a passage tells since when it is the claim's holder who holds it.

    "She" is whom the sentence before names.
    """
    found = _HELD_SINCE.search(_unit(item))
    if found is None:
        return False
    passage = item.retrieved.passage
    told = read_words(found["name"] or passage.context)
    return holder_of(claim) <= {word.stem for word in told}


def _was_held_until(claim: str, item: Evidence, asked: DateInterval) -> bool:
    """Whether a passage tells of the holder's successor, after the day asked for."""
    day, holder = _day_told(item), holder_of(claim)
    if day is None or not (day.first and asked.last and day.first > asked.last):
        return False
    found = (match["name"] for match in THE_ONE_BEFORE.finditer(_unit(item)))
    return any(word.stem in holder for name in found for word in read_words(name))


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
