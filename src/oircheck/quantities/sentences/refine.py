"""Reads a sentence for comparison: what its values are to one another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from oircheck.quantities.mentions.reader import read_mentions
from oircheck.quantities.sentences.age_bounds import DAYS_A_YEAR, with_age_bound
from oircheck.quantities.sentences.clauses import (
    Clause,
    read_clause,
    shown,
    token_range,
)
from oircheck.quantities.sentences.elliptic import with_unit
from oircheck.quantities.sentences.heights import with_smaller_unit
from oircheck.quantities.sentences.how_often import with_period
from oircheck.quantities.sentences.parts import with_own_noun
from oircheck.quantities.sentences.rows import Row, header_noun, read_row
from oircheck.quantities.words.amounts import CHANGES
from oircheck.quantities.words.tokens import Tokens
from oircheck.text.remembered import remembered
from oircheck.types import DateInterval, Mention, Modifier, QuantityKind, Span

MOST_VALUES = 200
"""Values of one text that are compared; what follows is left aside."""

_NEGATIONS = frozenset("not never no cannot".split())
_FLIPPED = {
    Modifier.MORE_THAN: Modifier.AT_MOST,
    Modifier.AT_LEAST: Modifier.LESS_THAN,
    Modifier.LESS_THAN: Modifier.AT_LEAST,
    Modifier.AT_MOST: Modifier.MORE_THAN,
}
_REACHED = frozenset(
    "exceed exceeds exceeded top tops topped surpass surpasses surpassed rise rises"
    " risen rose climb climbs climbed go goes gone went fall falls fallen fell drop"
    " drops dropped reach reached get got".split()
)
_AGED = frozenset("was is turned turns be aged at".split())
_DONE_AT = frozenset("died dies retired retires married".split())
_PERSONS = frozenset("he she who".split())
_LIFETIME = 120
"""Years that a person may live."""

_MOST_TO_PART = 8
"""Words between a whole and its part ("of its 31 mules the expedition lost seven")."""

_MOST_BETWEEN = 5
"""Words between a part and its whole ("900 of the union's 4,000")."""


@remembered
def read_values(
    text: str, *, reference: DateInterval | None, context: str = ""
) -> Clause:
    """Read a sentence with its values, each as what it is to the others.

    Args:
        context: What stands before the sentence.
    """
    clause = read_clause(text, reference=reference, context=context)
    found = tuple(
        part for mention in clause.mentions for part in _split(clause, mention)
    )[:MOST_VALUES]
    found = with_smaller_unit(clause.text, found)
    row = read_row(clause.text)
    found = tuple(_refined(clause, found, at, row) for at in range(len(found)))
    if found != clause.mentions:
        clause = replace(clause, mentions=found)
    return with_own_noun(clause)


def _refined(
    clause: Clause, found: tuple[Mention, ...], at: int, row: Row | None
) -> Mention:
    mention = with_age_bound(clause, found[at])
    if mention.kind is QuantityKind.DURATION:
        return _aged(clause, mention)
    if mention.kind is QuantityKind.MEASURE:
        mention = _at_a_rate(clause, mention)
    if mention.kind is QuantityKind.ORDINAL:
        return _fraction(clause, mention)
    mention = _negated(clause, found[at - 1].span.end if at else 0, mention)
    if mention.kind is not QuantityKind.CARDINAL:
        return mention
    if at + 1 < len(found) and is_part(clause, mention, found[at + 1]):
        return _all_but(clause, replace(mention, noun=found[at + 1].noun), found, at)
    if at and leads_as_whole(clause, found[at - 1], mention):
        return replace(mention, noun=found[at - 1].noun)
    if row is not None and mention.noun is None:
        mention = replace(mention, noun=header_noun(row, mention))
    often = with_period(clause, mention)
    if often is not mention:
        return often
    numbered = _numbered(clause, mention)
    if numbered is not None:
        return replace(mention, noun=numbered)
    aged = _age(clause, mention)
    if at and aged is mention and _is_elliptic(clause, found[at - 1], mention):
        return replace(mention, noun=found[at - 1].noun)
    if at and aged is mention:
        mention = replace(mention, noun=_in_series(clause, found, at))
        return with_unit(clause, (*found[:at], mention, *found[at + 1 :]), at)
    return aged


def _all_but(
    clause: Clause, part: Mention, found: tuple[Mention, ...], at: int
) -> Mention:
    """Read "all but two of the 30 seats" as 28."""
    tokens, whole = clause.tokens, found[at + 1].low
    first = token_range(tokens, part.span)[0]
    lead = tokens.low[max(0, first - 2) : first]
    if lead != ["all", "but"] or part.low is None or whole is None:
        return part
    span = Span(tokens.start[first - 2], part.span.end)
    left = whole - part.low
    return replace(part, span=span, text=span.of(clause.text), low=left, high=left)


_NUMBER_OF = re.compile(
    r"\b(?:number|total|tally|count) of (?:the |its |all |new )*"
    r"(?:[a-z-]+ ){0,2}?(?P<noun>people|children|men|women|[a-z-]+s)\b"
    r"[^.;,\d]{0,40}?\b(?:to|at|was|is|reached|hit|had reached|has reached) \Z"
)
"""What comes before the count of a thing that is named first."""


def _numbered(clause: Clause, mention: Mention) -> str | None:
    """Return the noun of "the number of minefields cleared had risen to 187"."""
    if mention.noun is not None:
        return None
    found = _NUMBER_OF.search(clause.text[: mention.span.start])
    return found["noun"] if found else None


_RATES = {"daily": "day", "weekly": "week", "monthly": "month", "hourly": "h"}
_FRACTIONS = frozenset("third fourth quarter fifth sixth eighth tenth".split())


def _at_a_rate(clause: Clause, mention: Mention) -> Mention:
    """Read "40 milligrams daily" as "40 milligrams a day"."""
    after = clause.tokens.word(token_range(clause.tokens, mention.span)[1])
    if after not in _RATES or "/" in (mention.unit or "/"):
        return mention
    return replace(mention, unit=f"{mention.unit}/{_RATES[after]}")


def _fraction(clause: Clause, mention: Mention) -> Mention:
    """Read "shrank to a third" as a share, not as a rank."""
    tokens = clause.tokens
    first, end = token_range(tokens, mention.span)
    closes = end >= len(tokens) or tokens.low[end] in _STOPS or tokens.word(end) == "of"
    lead = (tokens.word(first - 2), tokens.word(first - 1))
    if lead not in (("to", "a"), ("by", "a")) or not closes or not mention.low:
        return mention
    if tokens.low[first] not in _FRACTIONS:
        return mention
    span = Span(tokens.start[first - 1], mention.span.end)
    part = 1 / mention.low
    return replace(
        mention,
        kind=QuantityKind.RATIO,
        span=span,
        value_span=span,
        text=span.of(clause.text),
        low=part,
        high=part,
        noun=None,
    )


_STOPS = frozenset(". , ; ! ?".split())


def _is_elliptic(clause: Clause, one: Mention, other: Mention) -> bool:
    """Whether a count leaves its noun to the one before it.

    "Opened 14 shops and closed eight": eight shops.
    """
    if one.kind is not QuantityKind.CARDINAL or not one.noun or other.noun:
        return False
    tokens = clause.tokens
    start = token_range(tokens, one.span)[1]
    first, end = token_range(tokens, other.span)
    closes = end >= len(tokens) or tokens.low[end] in (".", ",", ";", "!", "?")
    placed = _word_after(clause, one) == tokens.word(end) in _PLACING
    return (closes or placed) and "and" in tokens.low[start:first]


_PLACING = frozenset("in at near for among".split())


def _word_after(clause: Clause, mention: Mention) -> str:
    """Return the word right after a count and its noun ("300 children in Kenya")."""
    tokens = clause.tokens
    return tokens.word(token_range(tokens, shown(clause, mention))[1])


def _in_series(clause: Clause, found: tuple[Mention, ...], at: int) -> str | None:
    """Return the noun of "205 in 2010" after "318 inhabitants in 1935"."""
    mention = found[at]
    if mention.noun or not is_dated(clause, found, at):
        return mention.noun
    for back in range(at - 2, -1, -2):
        if not is_dated(clause, found, back):
            return None
        if found[back].noun:
            return found[back].noun
    return None


def is_dated(clause: Clause, found: tuple[Mention, ...], at: int) -> bool:
    """Whether a count is followed at once by its date, and preceded by a joint."""
    if at + 1 >= len(found) or found[at].kind is not QuantityKind.CARDINAL:
        return False
    one, date = found[at], found[at + 1]
    if date.kind is not QuantityKind.DATE:
        return False
    gap = clause.text[shown(clause, one).end : date.span.start].split()
    return gap in ([], ["in"], ["on"], ["by"])


def _aged(clause: Clause, mention: Mention) -> Mention:
    """Take "old" into an age told in months or weeks."""
    tokens = clause.tokens
    end = token_range(tokens, mention.span)[1]
    joined = end + (tokens.word(end) == "-")
    if tokens.word(joined) not in ("old", "olds"):
        return _negated(clause, 0, mention)
    span = Span(mention.span.start, tokens.end[joined])
    return replace(mention, span=span, text=span.of(clause.text))


def is_part(clause: Clause, one: Mention, other: Mention) -> bool:
    """Whether two values are a part and its whole ("12 of the 60 wells")."""
    if one.kind is not QuantityKind.CARDINAL or other.kind is not one.kind:
        return False
    if not other.noun or other.span.start < one.value_span.end:
        return False
    tokens = clause.tokens
    first = token_range(tokens, one.value_span)[1]
    first += tokens.word(first) == "out"
    end = token_range(tokens, other.span)[0]
    if end - first > _MOST_BETWEEN or tokens.word(first) != "of":
        return False
    between = tokens.low[first + 1 : end]
    return not between or between[0] in _OWNERS or "'" in between


_OWNERS = frozenset("the its their his her our these those all some".split())


def leads_as_whole(clause: Clause, one: Mention, other: Mention) -> bool:
    """Whether a sentence opens with the whole ("Of its 5,200 troops, 2,500")."""
    if one.kind is not QuantityKind.CARDINAL or other.kind is not one.kind:
        return False
    if not one.noun or other.noun not in (None, one.noun):
        return False
    tokens = clause.tokens
    first = token_range(tokens, one.span)[0]
    if not _opens_as_whole(tokens, first):
        return False
    start = token_range(tokens, one.span)[1]
    end = token_range(tokens, other.span)[0]
    between = tokens.low[start:end]
    if between[-1:] and between[-1] in (",", "only", "some", "just"):
        return True
    return len(between) <= _MOST_TO_PART and not set(between) & {"and", "but", ";"}


def _opens_as_whole(tokens: Tokens, first: int) -> bool:
    """Whether "of", "of its", "of the village's" opens a sentence before a value."""
    lowest = max(0, first - _MOST_LEAD)
    return any(
        tokens.opens_sentence(at) and _leads_to_whole(tokens.low[at:first])
        for at in range(lowest, first)
    )


def _leads_to_whole(lead: list[str]) -> bool:
    if len(lead) <= _FEW_LEAD:
        return "of" in lead[:2] or lead[0] == "among"
    owned = "'" in lead or "\u2019" in lead
    return owned and "of" in lead[:2] and "," not in lead


_FEW_LEAD, _MOST_LEAD = 3, 9
"""Words before a whole that opens a sentence; more where it has an owner."""


def _split(clause: Clause, mention: Mention) -> Iterator[Mention]:
    """Part "by $12 million to $80 million" into a change and a new level."""
    at = mention.text.find(" to ")
    if mention.modifier is not Modifier.BETWEEN or at < 0 or mention.low is None:
        yield mention
        return
    tokens = clause.tokens
    first = token_range(tokens, mention.span)[0]
    before, lead = tokens.word(first - 1), tokens.low[max(0, first - 4) : first]
    told = before == "by" and any(word in CHANGES for word in lead)
    told = told or (before in _FALLS and mention.low < (mention.high or 0))
    parts = [mention.text[:at], mention.text[at + 4 :]]
    read = [read_mentions(part, reference=None) for part in parts]
    if not told or any(len(each) != 1 for each in read):
        yield mention
        return
    start = mention.span.start
    yield _moved(read[0][0], start)
    last = _moved(read[1][0], start + at + 4)
    span = Span(start + at + 1, last.span.end)
    yield replace(
        last,
        span=span,
        text=span.of(clause.text),
        modifier=Modifier.TO if last.modifier is Modifier.EXACT else last.modifier,
        noun=last.noun or mention.noun,
    )


_FALLS = frozenset(
    "fell fall falls falling dropped drop drops lost slipped slid declined shed"
    " decreased plunged tumbled".split()
)


def _moved(mention: Mention, by: int) -> Mention:
    return replace(
        mention,
        span=mention.span.shifted(by),
        value_span=mention.value_span.shifted(by),
    )


def _negated(clause: Clause, floor: int, mention: Mention) -> Mention:
    """Turn the bound of "never exceeded 60" and "did not rise above 50" round."""
    if mention.modifier not in _FLIPPED or mention.kind is QuantityKind.DATE:
        return mention
    tokens = clause.tokens
    first, end = token_range(tokens, mention.span)
    lead = tokens.low[first : token_range(tokens, mention.value_span)[0]]
    if not _NEGATIONS.isdisjoint(lead):
        return mention
    at = first - 1
    if tokens.word(at) in _REACHED:
        at -= 1
    elif not (lead and lead[0] in _REACHED):
        return mention
    if tokens.word(at) == "t" and tokens.word(at - 1) == "'":
        at -= 1
    elif tokens.word(at) not in _NEGATIONS:
        return mention
    if at < 0 or tokens.start[at] < floor:
        return mention
    span = Span(tokens.start[at], tokens.end[end - 1])
    flipped = _FLIPPED[mention.modifier]
    return replace(mention, span=span, text=span.of(clause.text), modifier=flipped)


def _age(clause: Clause, mention: Mention) -> Mention:
    """Read "Maria Lopez was 44 when she was elected" as an age."""
    if mention.noun or mention.low is None or mention.low > _LIFETIME:
        return mention
    tokens = clause.tokens
    first, end = token_range(tokens, mention.span)
    before = tokens.word(first - 1)
    if before not in _AGED or first < 2 or tokens.word(end) not in _WHEN:
        return mention
    if before == "at":
        if tokens.word(first - 2) not in _DONE_AT:
            return mention
    elif before != "aged" and not _is_person(clause, first - 2):
        return mention
    days = mention.low * DAYS_A_YEAR
    return replace(mention, kind=QuantityKind.DURATION, unit="a", low=days, high=days)


_WHEN = frozenset(["when", "at", "in", "on", "as", ".", "", ",", "and", "while"])


def _is_person(clause: Clause, at: int) -> bool:
    """Whether a person stands there: "she", or two words with capitals."""
    tokens = clause.tokens
    if tokens.word(at) in _PERSONS:
        return True
    return tokens.capital(at) and at > 0 and tokens.capital(at - 1)
