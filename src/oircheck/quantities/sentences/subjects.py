"""Tells of which thing a value is where one sentence tells like values of several.

"Wages rose 4 percent and prices fell 3": the subjects have no capitals, and each stands
in the stretch before its own value; of "30 tonnes of cod and 40 tonnes of herring" each
stands after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from oircheck.quantities.sentences.alignment import holds
from oircheck.quantities.sentences.clauses import Clause, Word, token_range
from oircheck.quantities.sentences.value import Value
from oircheck.quantities.words.amounts import CHANGES
from oircheck.quantities.words.senses import SENSES
from oircheck.types import Mention, QuantityKind, Span

NEIGHBOURS = 6
"""How many values on either side of one are looked at."""

_KINDS = frozenset(
    {QuantityKind.PERCENT, QuantityKind.MONEY, QuantityKind.MEASURE}
    | {QuantityKind.CARDINAL}
)
_JOINTS = frozenset(", ; : ( ) \u2014 and but while whereas against".split())
_TIMES = frozenset("now today currently nowadays still then since later".split())
"""What is said of when a value is told, and of no thing."""

_MOST_AFTER = 3
"""Words of what a measure is of ("30 tonnes of North Sea cod")."""


def is_of_another_subject(mine: Value, theirs: Value) -> str:
    """Return of what thing the sentence's value is instead, or "".

    The claim's subject has to be that of another value of the sentence, and better
    than that of this one, whose own subject has a word that the claim has not.
    """
    claimed, stated = _written(mine), _written(theirs)
    if claimed is None or stated is None:
        return ""
    several = any(True for _ in nearest_like(mine.clause, claimed))
    for told_of in (_before, _after):
        wanted = told_of(mine.clause, claimed)
        own = told_of(theirs.clause, stated)
        said = frozenset(word.sense for word in wanted)
        said = said if several else mine.clause.senses
        foreign = [
            word
            for word in own
            if not holds(said, word.sense) and word.lemma not in _TIMES
        ]
        if not wanted or not foreign:
            continue
        near = _shared(wanted, own)
        for other in nearest_like(theirs.clause, stated):
            if _shared(wanted, told_of(theirs.clause, other)) > near:
                return f"told of {foreign[0].span.of(theirs.clause.text)}"
    return ""


def likeness(mine: Value, theirs: Value) -> int:
    """Return 2 where the same verb leads to both values, 1 for the same subject."""
    if mine.mention.kind not in _KINDS:
        return 0
    if _lead(mine) == _lead(theirs) != "":
        return 2
    wanted = _before(mine.clause, mine.mention)
    own = _before(theirs.clause, theirs.mention)
    alike = _shared(wanted, own) == len(wanted) and _shared(own, wanted) == len(own)
    return int(bool(wanted and own) and alike)


def _lead(value: Value) -> str:
    """Return the sense of a verb in "-ed" that stands right before a value, or ""."""
    start = value.mention.span.start
    words = [word for word in value.clause.words if word.span.end <= start][-1:]
    for word in words:
        beside = len(value.clause.text[word.span.end : start].strip()) == 0
        written = word.span.of(value.clause.text)
        if beside and written.endswith("ed") and not word.name:
            return word.sense
    return ""


def _written(value: Value) -> Mention | None:
    """Return the one written value that a value is, or was worked out from."""
    place = value.mention.span
    found = [one for one in value.clause.mentions if one.span.overlaps(place)]
    return found[0] if len(found) == 1 and found[0].kind in _KINDS else None


def _shared(wanted: Iterable[Word], own: Iterable[Word]) -> int:
    senses = frozenset(word.sense for word in own)
    return sum(holds(senses, word.sense) for word in wanted)


def nearest_like(clause: Clause, mention: Mention) -> Iterator[Mention]:
    """Yield the nearest values of the same kind and unit."""
    like = [
        one
        for one in clause.mentions
        if one.kind is mention.kind
        and one.unit == mention.unit
        and not one.span.overlaps(mention.span)
    ]
    before = [one for one in like if one.span.end <= mention.span.start]
    yield from before[-NEIGHBOURS:]
    yield from like[len(before) :][:NEIGHBOURS]


def _before(clause: Clause, mention: Mention) -> list[Word]:
    """Return the words of the subject before a value, without its verb; or none."""
    tokens = clause.tokens
    first = token_range(tokens, mention.span)[0]
    low = first
    while low > 0 and tokens.low[low - 1] not in _JOINTS:
        if tokens.ends_sentence(low - 1):
            break
        low -= 1
    start = tokens.start[low] if low < len(tokens) else 0
    words = [
        word
        for word in clause.words
        if start <= word.span.start < mention.span.start and _may_name(word)
    ]
    if len(words) == 1:
        return [] if _may_be_verb(clause, words[0]) else words
    if words and _is_governing(clause, words[-1], first):
        return words[:-1]
    return words


def _after(clause: Clause, mention: Mention) -> list[Word]:
    """Return the words of what a value is of ("of herring"), or none."""
    if mention.kind is QuantityKind.CARDINAL:
        return []
    tokens = clause.tokens
    at = token_range(tokens, mention.span)[1]
    if tokens.word(at) != "of":
        return []
    start = end = tokens.end[at]
    for place in range(at + 1, min(at + 2 + _MOST_AFTER, len(tokens))):
        if tokens.low[place] in _JOINTS or not tokens.low[place].isalpha():
            break
        end = tokens.end[place]
    held = Span(start, end)
    return [
        word
        for word in clause.words
        if held.start <= word.span.start < held.end and not _may_be_verb(clause, word)
    ]


def _is_governing(clause: Clause, word: Word, first: int) -> bool:
    """Whether a word is the verb that a value follows, "to" and "by" between them."""
    if not _may_be_verb(clause, word):
        return False
    end = token_range(clause.tokens, word.span)[1]
    between = clause.tokens.low[end:first]
    return not {"of", "in", "for"} & set(between)


def _may_be_verb(clause: Clause, word: Word) -> bool:
    written = word.span.of(clause.text).lower()
    return word.sense in SENSES or written in CHANGES or written.endswith("ed")


def _may_name(word: Word) -> bool:
    """Whether a word may be of a subject: no adverb, and no "i.e."."""
    return word.lemma.isalpha() and not word.lemma.endswith("ly")
