"""Puts a source's date into a claim, with the preposition that it needs."""

from __future__ import annotations

import re

from oircheck.quantities.outcomes.weekdays import (
    are_two_weekdays,
    weekday_span,
    without_weekday,
)
from oircheck.quantities.sentences.counted_days import COUNTED
from oircheck.quantities.words.calendar import MONTHS
from oircheck.types import Comparison, Mention, Modifier, QuantityKind, Span

Spliced = tuple[Span, str]
"""What of the claim is replaced, and by which words."""

_PREPOSITIONS = frozenset(
    "in on at since by until till before after from during between early mid late over"
    " through throughout as about around within".split()
)
_OPEN = frozenset({Modifier.BEFORE, Modifier.AFTER, Modifier.BY})
_LASTING = frozenset({Modifier.SINCE, Modifier.UNTIL})
_PLAIN = frozenset({Modifier.EXACT, Modifier.IN, Modifier.EARLY, Modifier.MID})
_NAMES = frozenset({*MONTHS}) | frozenset(
    "monday tuesday wednesday thursday friday saturday sunday christmas easter".split()
)
_DEICTIC = re.compile(
    r"\b(?:ago|yesterday|today|tomorrow|tonight|last|next|same|that|following|previous"
    r"|earlier|later)\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b",
    re.I,
)
_EXPLICIT = re.compile(r"\b(?:1\d|20)\d\d\b")


def is_deictic(mention: Mention) -> bool:
    """Whether the words would mean another day in the claim than in the source."""
    if mention.kind is not QuantityKind.DATE:
        return False
    return bool(_DEICTIC.search(without_weekday(mention))) and not (
        _EXPLICIT.search(mention.text) and "day" in mention.text.lower()
    )


def with_date(claim: str, mine: Mention, theirs: Mention, unit: str) -> Spliced | None:
    """Return the part of the claim to replace, and the source's date for it."""
    if ":" in theirs.text and ":" not in mine.text:
        return None
    own, other = mine.modifier, theirs.modifier
    value = lowered(theirs.value_span.of(unit))
    if own in _LASTING:
        if other is not own:
            return None
        return mine.value_span, value
    if other in _LASTING:
        return None
    if own in _OPEN and other is own:
        return mine.value_span, value
    if _is_course(mine) != _is_course(theirs):
        return None
    before = _preposition(mine)
    words = lowered(theirs.text)
    if not before and _stands_as_adverb(claim, mine):
        return _adverb(mine, theirs)
    if not before:
        return _bare(claim, mine, theirs, value)
    if not _preposition(theirs):
        if other is Modifier.BETWEEN or theirs.value_span.start != theirs.span.start:
            return None
        words = f"{_lead_for(theirs)} {words}"
    if words.startswith(("the ", "The ")):
        return None
    return mine.span, words


def _stands_as_adverb(claim: str, mine: Mention) -> bool:
    """Whether "yesterday" or "last week" tells when, and is no "yesterday's vote"."""
    before, after = claim[: mine.span.start], claim[mine.span.end :]
    told = _ADVERB.fullmatch(mine.text) is not None
    return told and not _OWNS.match(after) and not _LEADS.search(before)


_ADVERB = re.compile(
    r"(?:yesterday|today|tonight|tomorrow|(?:late |early )?(?:last|this|next) [a-z]+"
    r"|[a-z\d]+ (?:days?|weeks?|months?|years?) ago)",
    re.I,
)
_OWNS = re.compile(r"['\u2019-]| (?:morning|afternoon|evening|night)\b")
_LEADS = re.compile(r"\b(?:the|a|on|in|of|for|from|to|until|since|than) \Z", re.I)


def _adverb(mine: Mention, theirs: Mention) -> Spliced | None:
    """Write the source's date, with its preposition, in place of "yesterday"."""
    words = lowered(theirs.text)
    if theirs.modifier not in _PLAIN or _is_course(theirs):
        return None
    if not _preposition(theirs) and not is_deictic(theirs):
        words = f"{_lead_for(theirs)} {words}"
    return mine.span, words


def with_weekday(
    claim: str, mine: Mention | None, theirs: Mention | None
) -> str | None:
    """Put the weekday of the source in place of another, where no more is told."""
    if mine is None or theirs is None or not are_two_weekdays(mine, theirs):
        return None
    at, name = weekday_span(mine), weekday_span(theirs)
    if at is None or name is None or mine.modifier is not theirs.modifier:
        return None
    start = mine.span.start
    put = name.of(theirs.text).capitalize()
    return f"{claim[: start + at.start]}{put}{claim[start + at.end :]}"


def with_counted(claim: str, comparison: Comparison) -> str | None:
    """Put the day that "two days later" leads to in place of the claim's."""
    if not comparison.reason.startswith(COUNTED):
        return None
    led, words = comparison.claimed, comparison.reason.removeprefix(COUNTED)
    lead = led.text[: led.value.start - led.span.start].strip().lower()
    if lead not in ("on", "in"):
        return None
    before, after = claim[: led.span.start], claim[led.span.end :]
    words = words if before.strip() else words[:1].upper() + words[1:]
    return f"{before}{words}{after}"


def _is_course(mention: Mention) -> bool:
    """Whether a date says from when to when something went on."""
    return mention.text.lower().startswith("from ")


def _bare(claim: str, mine: Mention, theirs: Mention, value: str) -> Spliced | None:
    """Replace a date without preposition: "the June handover", "June 2018"."""
    if theirs.modifier is Modifier.BETWEEN or mine.modifier is Modifier.BETWEEN:
        return None
    place = mine.value_span
    if _shape(place.of(claim)) != _shape(value):
        return None
    led = _THE.match(place.of(claim))
    if led is not None and _THE.match(value) is None:
        place = Span(place.start + led.end(), place.end)
    return place, value


_THE = re.compile(r"the ", re.I)


def _shape(text: str) -> tuple[str, ...]:
    """Return the kinds of word that a date is made of, in order."""
    found = []
    for word in re.findall(r"[A-Za-z]+|\d+", text):
        if word.lower() in MONTHS:
            found.append("month")
        elif word.isdecimal():
            found.append("year" if len(word) == 4 else "day")
        elif word.lower() not in ("th", "st", "nd", "rd", "of", "the"):
            found.append(word.lower())
    return tuple(sorted(found))


def _preposition(mention: Mention) -> str:
    first = mention.text.split(" ", 1)[0].lower()
    return first if first in _PREPOSITIONS else ""


def _lead_for(mention: Mention) -> str:
    """Return "on" for a day, "in" for a longer period."""
    words = mention.text.lower().split()
    if any(word.strip(",").endswith("day") for word in words):
        return "on"
    numbers = [word.strip(",.") for word in words]
    if any(
        (word[:1].isdecimal() and len(word) <= 4 and word[-1:] not in "0123456789")
        or (word.isdecimal() and len(word) <= 2)
        for word in numbers
    ):
        return "on"
    if re.search(r"\d{4}-\d\d-\d\d", mention.text):
        return "on"
    return "in"


def lowered(text: str) -> str:
    """Undo the capital of a sentence's first word; names keep theirs."""
    first = re.split(r"[ -]", text, maxsplit=1)[0]
    if first[1:].islower() and first.isalpha() and first.lower() not in _NAMES:
        return text[:1].lower() + text[1:]
    return text
