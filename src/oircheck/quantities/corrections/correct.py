"""Puts a source's value into a claim, so that the sentence stays grammatical."""

from __future__ import annotations

import re

from oircheck.quantities.comparisons.moved_by import moved_claim
from oircheck.quantities.comparisons.polarity import turned_word
from oircheck.quantities.comparisons.swapped import exchange
from oircheck.quantities.corrections.dates import (
    Spliced,
    is_deictic,
    lowered,
    with_counted,
    with_date,
    with_weekday,
)
from oircheck.quantities.corrections.forms import (
    ends_with_article,
    is_joined,
    lead_of,
    modifier_words,
    numeral,
    tail_of,
    turned,
    with_article,
)
from oircheck.quantities.corrections.results import with_result, with_votes
from oircheck.quantities.corrections.times import with_time
from oircheck.quantities.corrections.turned_forms import turned_claim
from oircheck.quantities.corrections.verbs import HELPERS, verb_for
from oircheck.quantities.corrections.worked_out import worked_out
from oircheck.quantities.derived.spans_of_time import is_age
from oircheck.quantities.sentences.how_often import period_of
from oircheck.quantities.sentences.refine import read_values
from oircheck.quantities.words.noun_table import plural
from oircheck.types import (
    Comparison,
    Mention,
    Modifier,
    Outcome,
    QuantityKind,
    Span,
)

_SHARES = frozenset({QuantityKind.PERCENT, QuantityKind.RATIO})
_COUNTS = frozenset({QuantityKind.CARDINAL, QuantityKind.ORDINAL})
_VERBAL = re.compile(
    r"\b(?:exceed|top|surpass|pass|rise|rose|climb|fall|fell|drop|go|reach|get)\w*\b"
)
_HALVES = re.compile(r"half|quarter|third|fifth|tenth|\b(?:in|out of)\b", re.I)
_OF_ITS_OWN = re.compile(r"\b(?:in|out of)\b", re.I)
"""Ratios that stand before their noun without "of" ("one in five adults")."""


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
    result = (
        exchange(claim, comparison, unit)
        or with_result(claim, comparison)
        or with_votes(claim, comparison)
        or _with_sign(claim, comparison, unit)
        or moved_claim(claim, comparison, unit)
        or with_counted(claim, comparison)
        or with_time(claim, comparison, unit)
        or _with_worked_out(claim, comparison)
    )
    if result is not None:
        return result
    stated = _mention_at(unit, comparison.stated.value)
    named = with_weekday(claim, _mention_at(claim, comparison.claimed.value), stated)
    if named is not None:
        return named
    if stated is None or is_deictic(stated):
        return None
    return _replaced(claim, comparison, unit)


def _with_worked_out(claim: str, comparison: Comparison) -> str | None:
    """Put in what the source's values make together: "the parts add up to 7"."""
    within = comparison.claimed.span
    counts = [
        one
        for one in read_values(claim, reference=None).mentions
        if one.span.overlaps(within)
    ]
    mine = counts[0] if len(counts) == 1 else None
    made = worked_out(mine, comparison.reason) if mine is not None else None
    if mine is None or made is None:
        return None
    if mine.kind is QuantityKind.DURATION:
        old = numeral(tail_of(mine))
        start = mine.value_span.start
        span = Span(start, start + len(old))
        return _put(claim, span, made.text) if is_age(mine) and old else None
    spliced = _with_count(claim, mine, made)
    put = _put(claim, *spliced) if isinstance(spliced, tuple) else spliced
    return put if put is not None and _says(put, made) else None


def _with_sign(claim: str, comparison: Comparison, unit: str) -> str | None:
    """Put "loss" in place of "profit", where only the sign differs."""
    place = comparison.claimed.value
    word = turned_word(place.of(claim), comparison.stated.value.of(unit))
    if word is None:
        return turned_claim(claim, comparison, unit)
    before = with_article(claim[: place.start], word)
    return f"{before}{word}{claim[place.end :]}"


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
    if _is_verbal(lead_of(mine)):
        made = _with_verb(claim, mine, theirs)
    else:
        spliced = _spliced(claim, mine, theirs, unit)
        made = _put(claim, *spliced) if isinstance(spliced, tuple) else spliced
    return made if made is not None and _says(made, theirs) else None


def _says(made: str, theirs: Mention) -> bool:
    """Whether a sentence, read anew, states the source's value."""
    return any(
        one.kind is theirs.kind
        and (one.low, one.high) == (theirs.low, theirs.high)
        and (one.unit or theirs.unit) == theirs.unit
        for one in read_values(made, reference=None).mentions
    )


def _mention_at(text: str, value: Span) -> Mention | None:
    """Return the mention whose value stands at the span."""
    for one in read_values(text, reference=None).mentions:
        if one.value_span == value and one.kind is not QuantityKind.TIME:
            return one
    return None


def _spliced(
    claim: str, mine: Mention, theirs: Mention, unit: str
) -> Spliced | str | None:
    """Return what to replace and by what, or the whole sentence."""
    if mine.kind is QuantityKind.DATE:
        return with_date(claim, mine, theirs, unit)
    if mine.kind in _COUNTS:
        return _with_count(claim, mine, theirs)
    if mine.kind is QuantityKind.MULTIPLIER:
        alike = _is_verb(mine.text) == _is_verb(theirs.text)
        one_word = " " not in mine.text and " " not in theirs.text
        return (mine.span, lowered(theirs.text)) if alike and one_word else None
    return _with_amount(claim, mine, theirs)


def _put(claim: str, span: Span, words: str) -> str:
    """Put words over a span, with the case and article that the place asks for."""
    before = claim[: span.start]
    opens = not before.strip() or before.rstrip()[-1:] in ('"', "\u201c", ":")
    first = claim[span.start : span.start + 1]
    if opens and (first.isupper() or first.isdecimal()):
        words = words[:1].upper() + words[1:]
    return with_article(before, words) + words + claim[span.end :]


def _is_verb(text: str) -> bool:
    return text.lower().endswith(("ed", "ing"))


def _value_span(mention: Mention) -> Span:
    """Return the span of value and modifier, without "from", "to" or "the"."""
    start = mention.span.start
    first = mention.text.split(" ", 1)[0].lower()
    if first in ("from", "to", "the") and start < mention.value_span.start:
        start += len(first) + 1
    return Span(start, mention.span.end)


def _phrase(mention: Mention) -> str | None:
    """Return modifier and value as words for the middle of a sentence."""
    lead = modifier_words(mention)
    return None if lead is None else lowered(lead + tail_of(mention))


def _is_verbal(lead: str) -> bool:
    return bool(_VERBAL.search(lead.lower()))


def _with_verb(claim: str, mine: Mention, theirs: Mention) -> str | None:
    """Turn "did not exceed $5 million" into "reached $6 million"."""
    words = _phrase(theirs)
    if words is None or mine.kind is not theirs.kind or is_joined(theirs):
        return None
    before = claim[: mine.span.start]
    lead = lead_of(mine).lower().split()
    auxiliary = re.search(r"(\w+) $", before)
    helper = auxiliary.group(1).lower() if auxiliary else ""
    verb = verb_for(helper, [word for word in lead if word != "'"])
    if verb is None:
        return None
    if helper in HELPERS and auxiliary:
        before = before[: auxiliary.start()]
    return f"{before}{verb} {words}{claim[mine.span.end :]}"


def _with_count(claim: str, mine: Mention, theirs: Mention) -> Spliced | str | None:
    """Replace a count; noun and verb agree with the new number."""
    span, words = _value_span(mine), _phrase(theirs)
    if words is None:
        return None
    if mine.unit is not None and theirs.unit is not None:
        return _with_times(claim, mine, theirs, words)
    if claim[mine.value_span.end : mine.value_span.end + 1] == "-":
        same = mine.modifier is theirs.modifier is not Modifier.VAGUE
        return (span, words) if same and theirs.low != 1 else None
    if mine.kind is QuantityKind.ORDINAL:
        return span, words
    if ends_with_article(claim[: span.start]):
        return None
    if theirs.modifier is Modifier.VAGUE and words.split()[-1].endswith("s"):
        words += " of"
    if mine.modifier is Modifier.VAGUE:
        return _after_vague(claim, span, words)
    if mine.value_span.end < mine.span.end or theirs.text.endswith(" of"):
        span = Span(span.start, mine.span.end)
    many, now_many = mine.low != 1, not theirs.low == 1 == theirs.high
    if many == now_many or mine.modifier is not Modifier.EXACT:
        return span, words
    changed = turned(
        claim[: span.start], claim[span.end :], mine.noun, singular=not now_many
    )
    if changed is None:
        return None
    whole = changed.before + claim[span.start : span.end] + changed.after
    at = len(changed.before)
    return _put(whole, Span(at, at + len(span)), words)


def _with_times(
    claim: str, mine: Mention, theirs: Mention, words: str
) -> Spliced | None:
    """Replace how often, with the period where it is another ("twice a day")."""
    start, end = _value_span(mine).start, mine.span.end
    if mine.noun is not None and claim[end:].startswith(_TIMES):
        end += len(_TIMES)
    words += _TIMES if theirs.noun is not None else ""
    if mine.unit == theirs.unit:
        return Span(start, end), words
    each, period = _A_PERIOD.match(claim, end), period_of(theirs)
    if each is None or not period:
        return None
    article = "an" if period == "hour" else "a"
    return Span(start, each.end()), f"{words} {article} {period}"


_TIMES = " times"
_A_PERIOD = re.compile(r" (?:an?|each|every|per) [a-z]+")


def _after_vague(claim: str, span: Span, words: str) -> Spliced | None:
    """Drop the "of" that "dozens of" needs and a number does not."""
    end = span.end
    if claim[end : end + 4] == " of " and not words.endswith(" of"):
        if claim[end + 4 :].split(" ", 1)[0] in ("the", "its", "their", "these"):
            return None
        end += 3
    elif claim[end : end + 4] == " of ":
        words = words[: -len(" of")]
    return Span(span.start, end), words


def _with_amount(claim: str, mine: Mention, theirs: Mention) -> Spliced | None:
    """Replace a share, a sum of money, a measure or a length of time."""
    if mine.modifier is Modifier.VAGUE or theirs.modifier is Modifier.VAGUE:
        return None
    if is_age(mine) or is_age(theirs):
        return _with_age(mine, theirs)
    same = mine.unit == theirs.unit and mine.kind is theirs.kind
    attributive = is_joined(mine) or _before_noun(claim, mine)
    if attributive or (is_joined(theirs) and same):
        return _number_alone(mine, theirs, same=same, attributive=attributive)
    words = _phrase(theirs)
    if words is None or is_joined(theirs):
        return None
    if mine.kind in _SHARES:
        return _with_share(claim, mine, theirs, words)
    return _value_span(mine), words


def _before_noun(claim: str, mine: Mention) -> bool:
    """Whether an amount stands between an article and a noun ("a $5 million fine")."""
    before = claim[: _value_span(mine).start]
    after = claim[mine.span.end :]
    article = re.search(
        r"\b(?:an?|the|its|their|his|her|another|first|new) $", before, re.I
    )
    return bool(article and re.match(r" [a-z]", after)) and not tail_of(
        mine
    ).lower().startswith(("a ", "an "))


def _number_alone(
    mine: Mention, theirs: Mention, *, same: bool, attributive: bool
) -> Spliced | None:
    """Replace the number and keep the claim's unit word."""
    plain = mine.modifier is theirs.modifier or theirs.modifier in _EXACT
    if not same or not plain or theirs.low != theirs.high:
        return None
    value, other = tail_of(mine), tail_of(theirs)
    if mine.kind is QuantityKind.MONEY:
        return (_value_span(mine), other) if _signed(value) and _signed(other) else None
    old, new = numeral(value), numeral(other)
    if not old or not new or new.lower() in ("a", "an"):
        return None
    span, unit = _value_span(mine), value[len(old) :]
    if attributive:
        return span, lowered(new) + unit
    if old.lower() in ("a", "an", "one", "1") and new.lower() not in ("one", "1"):
        word = unit.strip()
        unit = f" {plural(word)}" if word.isalpha() else unit
    return span, lowered(new) + unit


_EXACT = frozenset({Modifier.EXACT, Modifier.FROM, Modifier.TO, Modifier.IN})


def _signed(text: str) -> bool:
    return text[:1] in "$\u00a3\u20ac\u00a5"


def _with_age(mine: Mention, theirs: Mention) -> Spliced | None:
    """Replace the number of an age and keep how the claim tells it."""
    if not (is_age(mine) and is_age(theirs)) or mine.unit != theirs.unit:
        return None
    old, new = numeral(tail_of(mine)), numeral(tail_of(theirs))
    if not old or not new or theirs.modifier is not mine.modifier:
        return None
    start = mine.value_span.start
    return Span(start, start + len(old)), lowered(new)


def _with_share(
    claim: str, mine: Mention, theirs: Mention, words: str
) -> Spliced | None:
    """Replace a share; "of" comes or goes before the noun."""
    span = _value_span(mine)
    after = claim[span.end :]
    alone, other_alone = (
        bool(_OF_ITS_OWN.search(one.text)) and one.kind is QuantityKind.RATIO
        for one in (mine, theirs)
    )
    follows = re.match(r" (of )?(the |its |their )?[a-z]", after)
    if re.match(r"half\b", tail_of(mine), re.I) and follows and not follows.group(1):
        return (span, f"{words} of") if not other_alone else None
    if alone and not other_alone and follows:
        return (span, f"{words} of") if not follows.group(1) else (span, words)
    if other_alone and not alone:
        if not follows or not follows.group(1):
            return None
        if follows.group(2):
            return span, words
        return Span(span.start, span.end + len(" of")), words
    if _HALVES.search(words) and ends_with_article(claim[: span.start]):
        return None
    return span, words
