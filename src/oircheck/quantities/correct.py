"""Puts a source's value into a claim, so that the sentence stays grammatical."""

from __future__ import annotations

from oircheck.quantities.mentions import read_mentions
from oircheck.quantities.noun_table import IRREGULAR, lemma, plural
from oircheck.types import (
    Comparison,
    Mention,
    Modifier,
    Outcome,
    QuantityKind,
    Span,
)

_SINGULAR_VERBS = {
    "was": "were",
    "is": "are",
    "has": "have",
    "does": "do",
}
_PLURAL_VERBS = {many: one for one, many in _SINGULAR_VERBS.items()}
_PREPOSITIONS = frozenset(
    "in on at since by until till before after from during between early mid late over"
    " through throughout as about around within".split()
)
_RELATIONAL = frozenset(
    {
        Modifier.SINCE,
        Modifier.BY,
        Modifier.UNTIL,
        Modifier.BEFORE,
        Modifier.AFTER,
    }
)
_SHARES = frozenset({QuantityKind.PERCENT, QuantityKind.RATIO})
_VERB_WINDOW = 3
"""Words after the noun among which its verb is looked for."""


def correct(claim: str, comparison: Comparison, unit: str) -> str | None:
    """Return the claim with the source's value in place of its own.

    Args:
        claim: The claim that the comparison was made of.
        comparison: Of a value in conflict, or one that would be in conflict were
            both of one thing.
        unit: The sentence that ``comparison.stated`` lies in.

    Returns:
        ``None`` where no grammatical sentence comes of it, or nothing conflicts.
    """
    if comparison.outcome is not Outcome.CONFLICT and not comparison.excludes:
        return None
    stated = _mention_at(unit, comparison.stated.value)
    if stated is not None and _is_deictic(stated):
        return None
    return _replaced(claim, comparison, unit)


def restate(claim: str, comparison: Comparison, unit: str) -> str | None:
    """Return the claim with a value that agrees written as the source writes it.

    "On 8 March 2019" and "on Friday" may be one day: a reader who does not know
    the calendar sees it only once they are written alike.

    Args:
        claim: The claim that the comparison was made of.
        comparison: An agreement of one of its values.
        unit: The sentence that ``comparison.stated`` lies in.

    Returns:
        ``None`` where no grammatical sentence comes of it, or nothing agrees.
    """
    if comparison.outcome is not Outcome.AGREE:
        return None
    return _replaced(claim, comparison, unit)


def _replaced(claim: str, comparison: Comparison, unit: str) -> str | None:
    mine = _mention_at(claim, comparison.claimed.value)
    theirs = _mention_at(unit, comparison.stated.value)
    if mine is None or theirs is None:
        return None
    if mine.kind is not theirs.kind and not {mine.kind, theirs.kind} <= _SHARES:
        return None
    if mine.kind is QuantityKind.DATE:
        return _with_date(claim, mine, theirs, unit)
    if mine.kind in (QuantityKind.CARDINAL, QuantityKind.ORDINAL):
        return _with_count(claim, mine, theirs)
    return _spliced(claim, _without_role(mine), _phrase(theirs))


def _mention_at(text: str, value: Span) -> Mention | None:
    """Return the mention whose value stands at the span."""
    found = [
        one
        for one in read_mentions(text, reference=None)
        if one.value_span == value and one.kind is not QuantityKind.TIME
    ]
    return found[0] if found else None


def _spliced(claim: str, span: Span, words: str) -> str:
    """Put words over a span, with the case that the place asks for."""
    if (
        span.start == 0 or claim[: span.start].rstrip()[-1:] in ('"', "\u201c", ":")
    ) and claim[span.start : span.start + 1].isupper():
        words = words[:1].upper() + words[1:]
    return claim[: span.start] + words + claim[span.end :]


def _lowered(text: str) -> str:
    """Undo the capital of a sentence's first word; names keep theirs."""
    first = text.split(" ", 1)[0].split("-", 1)[0]
    if first[1:].islower() and first.isalpha():
        known = read_mentions(text.lower(), reference=None)
        if known and first.lower() not in _NAMES:
            return text[:1].lower() + text[1:]
    return text


_NAMES = frozenset(
    "january february march april may june july august september october november"
    " december monday tuesday wednesday thursday friday saturday sunday"
    " christmas".split()
)


def _without_role(mention: Mention) -> Span:
    """Return the span of value and modifier, without "from" or "to"."""
    start = mention.span.start
    head = mention.text.split(" ", 1)[0].lower()
    if head in ("from", "to") and mention.span.start < mention.value_span.start:
        start += len(head) + 1
    return Span(start, mention.span.end)


def _phrase(mention: Mention) -> str:
    """Return value and modifier as words for the middle of a sentence."""
    span = _without_role(mention)
    return _lowered(mention.text[span.start - mention.span.start :])


def _with_count(claim: str, mine: Mention, theirs: Mention) -> str | None:
    """Replace a count; noun and verb agree with the new number."""
    span, words = _without_role(mine), _phrase(theirs)
    hyphened = claim[mine.value_span.end : mine.value_span.end + 1] == "-"
    if hyphened:
        if mine.modifier is not theirs.modifier:
            return None
        return _spliced(claim, span, words)
    if theirs.modifier is Modifier.VAGUE and words.split()[-1].endswith("s"):
        words += " of"
    if mine.modifier is Modifier.VAGUE:
        return _after_vague(claim, span, words)
    tail = claim[span.end :]
    one_before, one_after = mine.low == 1, theirs.low == 1 == theirs.high
    if mine.kind is QuantityKind.CARDINAL and one_before != one_after:
        changed = _agreeing(tail, mine.noun, singular=one_after)
        if changed is None:
            return None
        tail = changed
    return _spliced(claim[: span.end], span, words) + tail


def _after_vague(claim: str, span: Span, words: str) -> str | None:
    """Drop the "of" that "dozens of" needs and a number does not."""
    end = span.end
    if claim[end : end + 4] == " of " and not words.endswith(" of"):
        if claim[end + 4 :].split(" ", 1)[0] in ("the", "its", "their", "these"):
            return None
        end += 3
    elif claim[end : end + 4] == " of ":
        words = words[: -len(" of")]
    return _spliced(claim, Span(span.start, end), words)


def _agreeing(tail: str, noun: str | None, *, singular: bool) -> str | None:
    """Turn noun and verb after a count into the other number."""
    if not noun:
        return tail
    at = tail.find(noun)
    if at < 0:
        return None
    words = noun.split(" ")
    head = words[-1]
    low = head.lower()
    changed = lemma(low) if singular else plural(lemma(low))
    if low == "people":
        changed = "person" if singular else "people"
    if low == "person" and not singular:
        changed = "people"
    if changed == low and low not in IRREGULAR:
        return None
    if head[:1].isupper():
        changed = changed[:1].upper() + changed[1:]
    words[-1] = changed
    rest = _verb(tail[at + len(noun) :], singular=singular)
    return tail[:at] + " ".join(words) + rest


def _verb(rest: str, *, singular: bool) -> str:
    """Turn the first "was", "were", "has", "have" into the other number."""
    table = _PLURAL_VERBS if singular else _SINGULAR_VERBS
    words = rest.split(" ")
    for at, word in enumerate(words[: _VERB_WINDOW + 1]):
        if word in table:
            words[at] = table[word]
            break
    return " ".join(words)


def _with_date(claim: str, mine: Mention, theirs: Mention, unit: str) -> str | None:
    """Replace a date with its preposition; boundaries keep their own."""
    if ":" in theirs.text and ":" not in mine.text:
        return None
    own = _preposition(mine)
    words = _lowered(theirs.text)
    if mine.modifier in _RELATIONAL:
        if theirs.modifier not in (mine.modifier, Modifier.EXACT, Modifier.IN):
            return None
        value = theirs.value_span.of(unit)
        return _spliced(claim, mine.value_span, value)
    if theirs.modifier in _RELATIONAL:
        return None
    has = _preposition(theirs)
    if own and not has:
        lead = _lead_for(theirs)
        if theirs.value_span.start == theirs.span.start:
            words = f"{lead} {words}"
    elif has and not own:
        if theirs.modifier is Modifier.BETWEEN:
            return None
        words = theirs.value_span.of(unit)
    return _spliced(claim, mine.span, words)


def _preposition(mention: Mention) -> str:
    first = mention.text.split(" ", 1)[0].lower()
    return first if first in _PREPOSITIONS else ""


def _lead_for(mention: Mention) -> str:
    """Return "on" for a day, "in" for a longer period."""
    words = mention.text.lower().split()
    if any(word.endswith("day") for word in words):
        return "on"
    numbers = [word.strip(",.") for word in words]
    if any(
        (word[:1].isdecimal() and len(word) <= 4 and word[-1:] not in "0123456789")
        or (word.isdecimal() and len(word) <= 2)
        for word in numbers
    ):
        return "on"
    return "in"


def _is_deictic(mention: Mention) -> bool:
    """Whether the words would mean another day in the claim than in the source."""
    low = f" {mention.text.lower()} "
    return mention.kind is QuantityKind.DATE and any(
        word in low
        for word in (
            " ago ",
            " yesterday ",
            " today ",
            " tomorrow ",
            " last ",
            " next ",
            " same ",
            " that ",
            " following ",
            "day ",
        )
    )
