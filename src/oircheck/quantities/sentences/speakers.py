"""Tells who says each value, where one sentence gives the values of several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from oircheck.quantities.sentences.clauses import Clause, token_range
from oircheck.quantities.sentences.value import Value
from oircheck.quantities.words.noun_table import FUNCTION_WORDS, lemma, same_noun
from oircheck.types import QuantityKind

_SAYING = frozenset(
    "says said say claims claimed claim puts put estimates estimated estimate reports"
    " reported counts counted insists insisted maintains maintained speaks spoke"
    " states stated announced reckons reckoned".split()
)
_AFTER = frozenset("says said say claims claimed reported reports".split())
"""Verbs that may stand after what is said ("400, says the company")."""

_JOINTS = frozenset(", ; and but while whereas".split())
_DETERMINERS = frozenset("the its their his her a an".split())
_LINKS = frozenset("at of that about around some only just that's".split())
_MOST_IN_NAME = 4
"""Words of a speaker's name or title."""

Sayer = tuple[int, int, str]
"""First token, token after, and head of a speaker together with the verb."""


def with_speakers(clause: Clause, values: Sequence[Value]) -> list[Value]:
    """Give each value the head of who says it, as far as the sentence shows it."""
    before, after = _before(clause), _after(clause)
    if not before and not after:
        return list(values)
    return [
        replace(one, speaker=_speaker(one, values, before, after)) for one in values
    ]


def said_by_another(mine: Value, theirs: Value, all_theirs: Sequence[Value]) -> str:
    """Return who says the sentence's value, where the claim's speaker says another.

    "The union says 700 took part, the company says 400": 700 is not the company's.
    """
    if not mine.speaker or not theirs.speaker or mine.mention.kind in _TIMES:
        return ""
    if _same(mine.speaker, theirs.speaker):
        return ""
    if any(_same(mine.speaker, other.speaker) for other in all_theirs):
        return f"said by the {theirs.speaker}"
    return ""


_TIMES = frozenset({QuantityKind.DATE, QuantityKind.TIME})


def _same(one: str, other: str) -> bool:
    return one == other or same_noun(lemma(one), lemma(other))


def _before(clause: Clause) -> list[Sayer]:
    """Return "the union says", "according to police", in order."""
    tokens = clause.tokens
    found: list[Sayer] = []
    for at, word in enumerate(tokens.low):
        if word in _SAYING and at and _names(clause, at - 1):
            found.append((at - 1, at + 1, tokens.low[at - 1]))
        elif word == "according" and tokens.word(at + 1) == "to":
            end = _end_of_name(clause, at + 2)
            if end > at + 2:
                found.append((at, end, tokens.low[end - 1]))
    return found


def _after(clause: Clause) -> list[Sayer]:
    """Return ", says the company" and "said police"."""
    tokens = clause.tokens
    found: list[Sayer] = []
    for at in range(1, len(tokens)):
        if tokens.low[at] not in _AFTER or tokens.low[at - 1] not in (
            ",",
            '"',
            "\u201d",
        ):
            continue
        end = _end_of_name(clause, at + 1)
        if end > at + 1:
            found.append((at, end, tokens.low[end - 1]))
    return found


def _names(clause: Clause, at: int) -> bool:
    """Whether a word may be the head of a speaker."""
    word = clause.tokens.low[at]
    return word.isalpha() and word not in FUNCTION_WORDS


def _end_of_name(clause: Clause, at: int) -> int:
    """Return the token after a speaker that begins at the token."""
    tokens = clause.tokens
    end = at + (tokens.word(at) in _DETERMINERS)
    start = end
    while end < len(tokens) and end - start < _MOST_IN_NAME and _names(clause, end):
        if end > start and tokens.capital(end - 1) and not tokens.capital(end):
            break
        if any(one.span.start == tokens.start[end] for one in clause.mentions):
            break
        end += 1
    return end if end > start else at


def _speaker(
    value: Value,
    values: Sequence[Value],
    before: Sequence[Sayer],
    after: Sequence[Sayer],
) -> str:
    clause = value.clause
    first, end = token_range(clause.tokens, value.mention.span)
    follows = min(
        (
            token_range(clause.tokens, x.mention.span)[0]
            for x in values
            if x.mention.span.start >= value.mention.span.end
            and x.mention.kind not in _TIMES
        ),
        default=len(clause.tokens),
    )
    for start, _, head in after:
        if end <= start < follows:
            return head
    trailing = [
        head
        for start, _, head in before
        if clause.tokens.low[start] == "according" and end <= start < follows
    ]
    if trailing:
        return trailing[0]
    earlier = [one for one in before if one[1] <= first]
    if not earlier:
        return ""
    return _gapped(clause, first, earlier[-1][1]) or earlier[-1][2]


def _gapped(clause: Clause, first: int, floor: int) -> str:
    """Return the company of ", the company 400", where the verb is left away."""
    tokens = clause.tokens
    at = first - 1
    while at > floor and tokens.low[at] in _LINKS:
        at -= 1
    head = at
    if head <= floor or not _names(clause, head):
        return ""
    while at > floor and _names(clause, at) and head - at < _MOST_IN_NAME:
        at -= 1
    at -= tokens.low[at] in _DETERMINERS
    return tokens.low[head] if tokens.low[at] in _JOINTS else ""
