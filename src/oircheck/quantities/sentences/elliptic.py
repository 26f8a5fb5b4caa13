"""Gives a bare number the unit that it leaves to the value before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from oircheck.quantities.mentions.reader import read_mentions
from oircheck.quantities.sentences.clauses import Clause, joint, token_range
from oircheck.quantities.words.amounts import SCALES, SUFFIXES
from oircheck.quantities.words.senses import SENSES
from oircheck.types import Mention, QuantityKind

_MEASURED = frozenset({QuantityKind.MONEY, QuantityKind.MEASURE, QuantityKind.PERCENT})
_TIMES = frozenset({QuantityKind.DATE, QuantityKind.DURATION})
_LEADS = frozenset("from against with after versus to than was at of".split())
_MOST_BETWEEN = 16
"""Words between a value and the number that leaves its unit away."""


def with_unit(clause: Clause, found: Sequence[Mention], at: int) -> Mention:
    """Return "373 million" after "418 million euros" as euros.

    Only where the sentence sets the two side by side ("up from", "compared with"), or
    one as a part of the other ("of which the state paid 25 million"). A
    unit is left away by a number with a scale word, as the value before it has one; a
    counted noun, by one that has a time of its own.
    """
    mention = found[at]
    if mention.noun or mention.unit or mention.kind is not QuantityKind.CARDINAL:
        return mention
    listed = _listed_noun(clause, found, at)
    if listed:
        return replace(mention, noun=listed)
    if not _is_numeral(mention):
        return mention
    tokens, gapped = clause.tokens, _is_gapped(clause, mention)
    first = token_range(tokens, mention.span)[0]
    if not gapped and not _is_led(clause, found[at - 1], mention):
        return mention
    for other in reversed(found[:at]):
        if other.kind is QuantityKind.DURATION and _led_alike(clause, other, mention):
            return _in_time_of(other, mention)
        counts = other.kind is QuantityKind.CARDINAL and bool(other.noun)
        scaled = other.kind is QuantityKind.CARDINAL and _is_scaled(other)
        if not counts and not scaled and other.kind not in _MEASURED:
            continue
        place, end = token_range(tokens, other.span)
        if first - end > _MOST_BETWEEN or tokens.sentence_start(first) > place:
            return mention
        if counts and (gapped or _is_timed(clause, found, at)):
            return replace(mention, noun=other.noun)
        if gapped and not counts and _tell_alike(clause, other, mention):
            return _in_unit_of(other, mention)
        if other.kind is QuantityKind.PERCENT or scaled:
            continue
        if not counts and _is_scaled(mention) and _is_scaled(other):
            return replace(mention, kind=other.kind, unit=other.unit)
        return mention
    return mention


def _is_led(clause: Clause, before: Mention, mention: Mention) -> bool:
    """Whether a word shows that a number is set beside the value before it."""
    tokens = clause.tokens
    first = token_range(tokens, mention.span)[0]
    led = {tokens.word(first - 1), tokens.low[first]} & _LEADS
    timed = tokens.word(first - 1) in _TIMED
    return timed or bool(led) or _is_of_which(clause, before, mention)


def _listed_noun(clause: Clause, found: Sequence[Mention], at: int) -> str | None:
    """Return the noun before a number in a list of them ("apples 12, pears 30")."""
    words = [_noun_before(clause, one) for one in found[at - 1 : at + 2]]
    own = _noun_before(clause, found[at])
    return own if own and sum(bool(word) for word in words) > 1 else None


def _noun_before(clause: Clause, mention: Mention) -> str | None:
    """Return the word that alone stands between a joint and a bare number."""
    if mention.kind is not QuantityKind.CARDINAL or not _is_numeral(mention):
        return None
    tokens = clause.tokens
    first, end = token_range(tokens, mention.span)
    word, before = tokens.word(first - 1), tokens.word(first - 2)
    if end < len(tokens) and tokens.low[end] not in _STOPS | _JOINTS:
        return None
    if before not in _JOINTS | {":"} or not word.isalpha() or word in _LEADS:
        return None
    return word if tokens.raw[first - 1].islower() and word[-1:] in "snpe" else None


def _is_of_which(clause: Clause, whole: Mention, mention: Mention) -> bool:
    return bool(_OF_WHICH.match(clause.text[whole.span.end : mention.span.start]))


_OF_WHICH = re.compile(r",? of (?:which|that|it)\b[^.;,\d]{0,60}\Z")


def _is_numeral(mention: Mention) -> bool:
    """Whether a number is written as one, and not as "twice" or "both"."""
    first = mention.text.lower().split()[0]
    return first not in _FOLDED


_FOLDED = frozenset("once twice thrice both neither half none".split())


def _is_gapped(clause: Clause, mention: Mention) -> bool:
    """Whether a number closes a part without a verb ("40 men, Sweden 25.")."""
    tokens = clause.tokens
    first, end = token_range(tokens, mention.span)
    if end < len(tokens) and tokens.low[end] not in _STOPS | _JOINTS:
        return False
    at = first - 1
    while at >= 0 and tokens.low[at].isalpha() and tokens.low[at] not in _JOINTS:
        at -= 1
    named = 0 < first - 1 - at <= _MOST_NAMED
    return named and at >= 0 and tokens.low[at] in _JOINTS


_STOPS = frozenset(". , ; ! ?".split())
_JOINTS = frozenset(", ; and while whereas but".split())
_MOST_NAMED = 4
"""Words of whoever the number is of."""


def _tell_alike(clause: Clause, other: Mention, mention: Mention) -> bool:
    """Whether the part of a bare number has no verb, or one of rising and falling.

    "Wages rose 4 percent and prices fell 3", but not "and frost killed 3".
    """
    start = joint(clause, other.span.end, mention.span.start)
    words = [
        word.sense
        for word in clause.words
        if start <= word.span.start < mention.span.start
    ]
    moves = [sense for sense in words if sense in _MOVES]
    if not words:
        return False
    if not moves:
        return not any(sense in SENSES for sense in words[1:])
    before = {word.sense for word in clause.words if word.span.end <= other.span.start}
    return bool(before & _MOVES)


_MOVES = frozenset({"reduce", "increase"})


def _in_unit_of(other: Mention, mention: Mention) -> Mention:
    """Read a bare number in the unit, and by the scale word, of the value before it."""
    factor = 1.0
    written = _PLAIN.search(other.text) if _is_scaled(other) else None
    if written is not None and not _is_scaled(mention):
        own = float(written.group().replace(",", ""))
        if own <= 0 or other.low is None:
            return mention
        if (mention.low or 0) < _LEAST_SCALED:
            factor = float(f"{other.low / own:.6g}")
    low, high = (None if x is None else x * factor for x in (mention.low, mention.high))
    return replace(mention, kind=other.kind, unit=other.unit, low=low, high=high)


_TIMED = frozenset("for in within".split())


def _led_alike(clause: Clause, other: Mention, mention: Mention) -> bool:
    """Whether a bare number closes its part after the word before a length of time.

    "Hale was jailed for six years and Dunn for four."
    """
    tokens = clause.tokens
    place = token_range(tokens, other.span)[0]
    first, end = token_range(tokens, mention.span)
    closes = end >= len(tokens) or tokens.low[end] in _STOPS | _JOINTS
    joined = not _JOINTS.isdisjoint(tokens.low[place:first])
    lead = tokens.word(first - 1)
    return closes and joined and lead in _TIMED and lead == tokens.word(place - 1)


def _in_time_of(other: Mention, mention: Mention) -> Mention:
    """Read a bare number by the word that the length of time before it ends with."""
    words = f"{mention.text} {other.text.split()[-1]}"
    read = read_mentions(words, reference=None)
    if len(read) != 1 or read[0].kind is not QuantityKind.DURATION:
        return mention
    (one,) = read
    return replace(mention, kind=one.kind, unit=one.unit, low=one.low, high=one.high)


_PLAIN = re.compile(r"\d[\d,]*(?:\.\d+)?")
_MILLION = 1e6
_LEAST_SCALED = 1000
"""A number from here on is written out, and has no scale word to leave away."""


def _is_timed(clause: Clause, found: Sequence[Mention], at: int) -> bool:
    """Whether the number is followed at once by its time ("61,500 the year before")."""
    if at + 1 >= len(found):
        return False
    one, time = found[at], found[at + 1]
    gap = clause.text[one.span.end : time.span.start].split()
    return time.kind in _TIMES and gap in ([], ["in"], ["on"], ["by"])


def _is_scaled(mention: Mention) -> bool:
    """Whether a number has a scale word, or could have one."""
    if (mention.low or 0) >= _MILLION:
        return True
    words = mention.text.lower().replace("-", " ").split()
    return any(word.strip("$£€¥.,0123456789") in _SCALED for word in words)


_SCALED = frozenset({*SCALES, *SUFFIXES}) - {"dozen", "score", "dozens"}
