"""A time in office, or of a state, told by the words of a passage alone.

Whoever was abbot from 1310 to 1334 was abbot in 1320; whom a text of March 2012 calls
editor was editor in 2012. A verifier that reads "from 1310" beside "in 1320" takes the
two for a contradiction all too easily.
"""

from __future__ import annotations

import re
from dataclasses import replace

from oircheck.quantities import edtf_interval, read_mentions
from oircheck.text import split_sentences
from oircheck.types import DateInterval, Evidence, Modifier, Stance
from oircheck.verify.align import Word, read_words
from oircheck.verify.offices import (
    begins_for,
    holder_of,
    is_of_now,
    is_of_office,
)
from oircheck.verify.speech import read_speech
from oircheck.verify.times import dates_of, names_days, overlap
from oircheck.verify.vocabulary import NEGATION, STOP

_STATE = re.compile(
    r"\b(?:was|were) (?:still )?(?:open|closed|in (?:use|service|operation|office|exile"
    r"|prison|force)|at war|part of|home to|under|(?:a|an|the) (?=[a-z]))"
    r"|\b(?:lived|reigned|ruled|existed|served|taught|studied)\b"
)
"""What lasts, so that it holds on each day of a stretch."""

_HELD_BY_ONE = re.compile(
    r"\b(?:[Mm]ayor|[Kk]ing|[Qq]ueen|[Ee]mperor|[Ee]mpress|[Pp]ope|[Bb]ishop"
    r"|[Aa]rchbishop|[Aa]bbot|[Aa]bbess|[Rr]ector|[Pp]rime [Mm]inister|[Cc]hancellor"
    r"|[Pp]resident|[Gg]overnor)\b"
    r"|\b(?:directed|headed|led|chaired|commanded|edited) by\b"
    r"|\b(?:heads|headed|directs|directed|commands|commanded|edits|edited|chairs"
    r"|chaired)\b"
)
"""An office that nobody else holds at the same time."""

_HAS_HELD = re.compile(
    r"\bhas (?:been|run|led|headed|held|directed|edited|chaired|commanded|managed)\b"
)
"""What lasts up to the day of which a text tells."""

_UNTIL = re.compile(r"\b(?:until|till|up to)\b")
_STAYED = re.compile(
    r"(?:He|She) (?:remained|stayed|was|served|continued|held|kept)\b[^,;]*"
)
"""A sentence on the end of the time of whom the one before speaks."""

HOLDS_THEN = (0.85, 0.12, 0.03)
ANOTHER_HOLDS = (0.03, 0.12, 0.85)
"""What a passage says of the claim, supporting, neither, refuting, whose words tell who
held an office on its day: no model is needed for that."""


def read_tenure(claim: str, item: Evidence) -> Evidence:
    """Return a passage as what it is where it tells of the day that a claim names.

    It supports the claim where it says the same of a time that holds the day, and
    refutes it where it gives the office to somebody else for that time.
    """
    asked = dates_of(claim, None)
    if len(asked) != 1 or not (is_of_office(claim) or _STATE.search(claim)):
        return item
    unit = item.retrieved.passage.view.text
    if _is_put_otherwise(unit) or _is_put_otherwise(claim):
        return item
    held = _time_told(item) if _says_so(claim, unit) else _continued(claim, item)
    if held is not None and overlap(held, asked[0]) and names_days(claim):
        return _taken(item, Stance.SUPPORTS)
    held = _time_told(item) if _names_another(claim, unit) else None
    if held is not None and _holds(held, asked[0], item):
        return _taken(item, Stance.REFUTES)
    return item


def _taken(item: Evidence, side: Stance) -> Evidence:
    sides = HOLDS_THEN if side is Stance.SUPPORTS else ANOTHER_HOLDS
    if item.stance is side and item.probability >= max(sides):
        return item
    return replace(item, stance=side, probability=max(sides), probabilities=sides)


def _is_put_otherwise(text: str) -> bool:
    """Whether a text denies, plans or alleges something, or merely reports it."""
    refused = any(word.lower in NEGATION for word in read_words(text))
    return refused or bool(read_speech(text))


def _time_told(item: Evidence) -> DateInterval | None:
    """Return the time for which a passage tells of a holder or of a state.

    A text in the present tells of the day of its publication.
    """
    unit, published = item.retrieved.passage.view.text, item.retrieved.source.published
    day = edtf_interval(published) if published else None
    told = [one for one in read_mentions(unit, reference=day) if one.dates]
    if not told:
        return day if is_of_now(unit) else None
    first = told[0].dates
    if first is None:
        return None
    if len(told) == 1 and told[0].modifier is Modifier.BETWEEN:
        return first
    if len(told) == 1 and told[0].modifier is Modifier.SINCE and _HAS_HELD.search(unit):
        return DateInterval(first.first, day.first) if day else None
    if len(told) == 2 and told[0].modifier is Modifier.SINCE and told[1].dates:
        between = unit[told[0].span.end : told[1].span.start]
        if _UNTIL.search(between) and told[1].modifier is not Modifier.SINCE:
            return DateInterval(first.first, told[1].dates.last)
    return None


def _holds(held: DateInterval, asked: DateInterval, item: Evidence) -> bool:
    """Whether nobody but the one named can have held the office on the day asked for.

    A claim of a year leaves room for two, unless the time holds all of the year.
    """
    if not (held.first and held.last and asked.first and asked.last):
        return False
    if held.first <= asked.first and asked.last <= held.last:
        return True
    own = item.retrieved.source.published
    month = (asked.last - asked.first).days <= MOST_DAYS_OF_A_MONTH
    return month and own is not None and overlap(held, asked)


MOST_DAYS_OF_A_MONTH = 31


def _says_so(claim: str, unit: str) -> bool:
    """Whether a unit has all that a claim says but the date, and nothing between."""
    claimed, said = _content(claim), _content(unit)
    if is_of_office(claim):
        holder = holder_of(claim)
        whole = {word.stem for word in claimed}
        return (
            bool(holder)
            and holder == holder_of(unit)
            and (is_of_office(unit) or _HAS_HELD.search(unit) is not None)
            and whole <= {word.stem for word in said}
            and all(word.stem in whole for word in _within(said, whole))
            and _owners(said) <= _owners(claimed)
        )
    wanted = [word.stem for word in claimed]
    stems = [word.stem for word in said]
    return len(wanted) > 1 and any(
        stems[at : at + len(wanted)] == wanted for at in range(len(stems))
    )


def _names_another(claim: str, unit: str) -> bool:
    """Whether a unit gives the very office of a claim to somebody else."""
    mine, theirs = holder_of(claim), holder_of(unit)
    if not (mine and theirs and is_of_office(unit) and _HELD_BY_ONE.search(claim)):
        return False
    said = _content(unit)
    told = {word.stem for word in said}
    office = {word.stem for word in _content(claim)} - mine
    if mine & told or theirs & office or not office <= told:
        return False
    whole = office | theirs
    return all(word.stem in whole for word in _within(said, whole))


def _content(text: str) -> list[Word]:
    """Return the words of sense of a text, those of its dates apart."""
    dates = [one.span for one in read_mentions(text, reference=None) if one.dates]
    return [
        word
        for word in read_words(text)
        if word.lower not in STOP and not any(word.span.overlaps(one) for one in dates)
    ]


def _owners(words: list[Word]) -> set[str]:
    """Return the words that say whose something is: "Linden's daughter house"."""
    return {word.lower for word in words if word.lower.endswith("'s")}


def _within(words: list[Word], whole: set[str] | frozenset[str]) -> list[Word]:
    """Return the words from the first to the last that is one of a whole."""
    places = [at for at, word in enumerate(words) if word.stem in whole]
    return words[places[0] : places[-1] + 1] if places else []


def _continued(claim: str, item: Evidence) -> DateInterval | None:
    """Return the time that "He remained abbot until 1731" ends, from its beginning on.

    The sentence before tells who came into office then, and when.
    """
    unit, published = item.retrieved.passage.view.text, item.retrieved.source.published
    context = item.retrieved.passage.context
    sentences = split_sentences(context)
    if not sentences or _STAYED.match(unit) is None or not is_of_office(claim):
        return None
    before = sentences[-1].of(context)
    wanted = {word.stem for word in _content(claim)} - {"remain"}
    said = {word.stem for text in (before, unit) for word in read_words(text)}
    if not wanted <= said or not begins_for(claim, before):
        return None
    day = edtf_interval(published) if published else None
    first = [one for one in read_mentions(before, reference=day) if one.dates]
    last = [one for one in read_mentions(unit, reference=day) if one.dates]
    if len(first) != 1 or len(last) != 1 or last[0].modifier is not Modifier.UNTIL:
        return None
    begun, ended = first[0].dates, last[0].dates
    return DateInterval(begun.first, ended.last) if begun and ended else None
