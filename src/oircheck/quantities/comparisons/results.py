"""Sets the result that a claim tells beside the one that a sentence tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from oircheck.quantities.comparisons.apart import Around
from oircheck.quantities.comparisons.carried_votes import carried, passed
from oircheck.quantities.outcomes.amounts import compare_mentions
from oircheck.quantities.sentences.alignment import Alignment, holds
from oircheck.quantities.sentences.clauses import Clause, Word, shown, token_range
from oircheck.quantities.sentences.pairs import VOTES, Pair, read_pairs
from oircheck.quantities.sentences.roles import Role
from oircheck.quantities.sentences.timing import told_apart
from oircheck.quantities.sentences.value import read_value
from oircheck.types import (
    Comparison,
    Mention,
    Modifier,
    Outcome,
    QuantityKind,
    Span,
    Stage,
    Stated,
)

TURNED = "the same votes, told the wrong way round"
OTHER_SIDE = "the same votes, for the other side"

AGREES_FROM, CONFLICTS_FROM = 0.5, 0.75
"""Share of the claim's words that the sentence must hold."""

_STAGES = frozenset(
    "half half-time halftime break interval penalties shoot-out shootout aggregate leg"
    " first second third final semi-final semifinal quarter-final replay overtime"
    " inning innings reading committee plenary appeal preliminary amendment lower upper"
    " house senate commons lords earlier".split()
)
"""Words that tell one result of an event from another one."""

_WON = frozenset(
    "win wins won winning beat beats beating defeats defeating edged thrashed".split()
)
_LOST = frozenset("lose loses lost losing fell".split())
_BEATEN = frozenset("beaten defeated beat".split())
_FOR = frozenset("for favour favor supported backed".split())
_BE = frozenset("was were is are been being be".split())
_AFTER = 5
"""Words after a count of votes, or a decision, among which its side is told."""


@dataclass(frozen=True, slots=True)
class _Told:
    """What was found of one value of the claim."""

    claimed: Span
    stated: Span
    outcome: Outcome
    reason: str
    of_pairs: bool = False
    halves: tuple[Mention, Mention] | None = None


def compare_results(
    claim: Clause, unit: Clause, alignment: Alignment, around: Around
) -> tuple[Comparison, ...]:
    """Compare the one result of a claim with the one of a sentence.

    A count of votes on one side, and a margin, are compared with what the result
    makes of them. Where either tells of several results nothing is said.
    """
    theirs = read_pairs(unit)
    if len(theirs) != 1:
        return ()
    mine = read_pairs(claim)
    if len(mine) > 1 or not alignment.names:
        return ()
    if mine:
        told: Iterator[_Told | None] = chain(
            _of_halves(claim, mine[0], unit, theirs[0])
            or (_of_pairs(claim, mine[0], unit, theirs[0]),)
        )
    else:
        told = (_of_count(claim, one, unit, theirs[0]) for one in claim.mentions)
    found = [one for one in told if one is not None]
    kept = [one for one in found if _binds(claim, unit, one, alignment, around)]
    if len(kept) < len(found) and any(one.halves for one in found):
        return ()
    if not kept:
        kept = [_asked_about(one) for one in found if one.reason == TURNED]
    return tuple(_comparison(claim, unit, one) for one in kept)


def _asked_about(one: _Told) -> _Told:
    """Return votes that would be in conflict, were both of one motion."""
    return replace(one, outcome=Outcome.UNDETERMINED)


def without(
    found: Sequence[Comparison], results: Sequence[Comparison]
) -> tuple[Comparison, ...]:
    """Return what was found of the other values, and the results, in order."""
    if not results:
        return tuple(found)
    taken = [one.claimed.span for one in results]
    kept = [x for x in found if not any(x.claimed.span.overlaps(s) for s in taken)]
    if any(x.outcome is Outcome.CONFLICT or x.excludes for x in kept):
        results = [one for one in results if one.outcome is not Outcome.CONFLICT]
    return tuple(sorted((*kept, *results), key=lambda one: one.claimed.span.start))


def _of_pairs(claim: Clause, mine: Pair, unit: Clause, theirs: Pair) -> _Told:
    winner, other = _winner(claim, mine), _winner(unit, theirs)
    outcome, reason = Outcome.AGREE, "the same result"
    if mine.numbers != theirs.numbers:
        outcome, reason = Outcome.CONFLICT, "two results of one event"
    elif mine.of_votes and theirs.of_votes and _told_unlike(claim, mine, unit, theirs):
        turned = carried(claim, mine) == carried(unit, theirs)
        outcome, reason = Outcome.CONFLICT, TURNED if turned else OTHER_SIDE
        return _Told(mine.span, theirs.span, outcome, reason)
    elif winner and other and winner.isdisjoint(other):
        outcome, reason = Outcome.CONFLICT, "the same result, with the sides exchanged"
    elif winner and other and _beaten_by_more(claim, mine, theirs):
        outcome, reason = Outcome.CONFLICT, "who beats the other has more"
    return _Told(mine.span, theirs.span, outcome, reason, of_pairs=True)


def _beaten_by_more(claim: Clause, mine: Pair, theirs: Pair) -> bool:
    """Whether only the claim names first the fewer of who won: "beat Town 1-3"."""
    if mine.of_votes or theirs.of_votes or mine.first >= mine.second:
        return False
    told = not _WON.isdisjoint(claim.tokens.low) and _LOST.isdisjoint(claim.tokens.low)
    return told and theirs.first > theirs.second


def _of_halves(
    claim: Clause, mine: Pair, unit: Clause, theirs: Pair
) -> tuple[_Told, ...]:
    """Compare each number where one of two agrees: "27 votes to 3", "24 votes to 3".

    The number that agrees shows that both tell of one vote, if it went the same way.
    """
    went = carried(claim, mine), carried(unit, theirs)
    alike = went[0] == went[1] is not None and mine.sided == theirs.sided
    if mine.parts is None or theirs.parts is None or not alike:
        return ()
    pairs = (mine.first, theirs.first), (mine.second, theirs.second)
    if not mine.of_votes or not theirs.of_votes or len(mine.numbers) < len(_HALVES):
        return ()
    if [one == other for one, other in pairs].count(True) != 1:
        return ()
    return tuple(
        _Told(
            shown(claim, mine.parts[at]),
            shown(unit, theirs.parts[at]),
            Outcome.AGREE if pairs[at][0] == pairs[at][1] else Outcome.CONFLICT,
            "the same votes on the one side, and others on the other",
            halves=(mine.parts[at], theirs.parts[at]),
        )
        for at in _HALVES
    )


_HALVES = (0, 1)


def _of_count(
    claim: Clause, mention: Mention, unit: Clause, pair: Pair
) -> _Told | None:
    """Compare "19 voted for" or "by eight votes" with what the result makes of it."""
    if mention.kind is not QuantityKind.CARDINAL or mention.low is None:
        return None
    number, how = _asked(claim, mention, unit, pair)
    if number is None:
        return None
    made = replace(
        mention, low=float(number), high=float(number), text=str(number), noun=None
    )
    made = replace(made, modifier=Modifier.EXACT)
    outcome, reason = compare_mentions(claimed=replace(mention, noun=None), stated=made)
    if outcome is Outcome.NOT_COMPARABLE:
        return None
    place = shown(claim, mention)
    return _Told(place, pair.span, outcome, f"{how} {number}; {reason}")


def _asked(
    claim: Clause, mention: Mention, unit: Clause, pair: Pair
) -> tuple[int | None, str]:
    """Return which number of a result a count of the claim asks for."""
    tokens = claim.tokens
    first, end = token_range(tokens, mention.span)
    most, least = max(pair.numbers), min(pair.numbers)
    noun = (mention.noun or "").lower().split()[-1:]
    if (
        tokens.word(first - 1) == "by"
        and noun
        and (noun[0] in VOTES or not pair.of_votes)
    ):
        return (most - least if noun[0] in _MARGINS else None), "the margin is"
    if not pair.of_votes:
        return None, ""
    side = _side(tokens.low[end : end + _AFTER])
    if not side:
        return None, ""
    won = passed(unit, pair)
    if pair.sided:
        number = pair.first if side in _FOR else pair.second
    elif won is None:
        return None, ""
    else:
        number = most if (side in _FOR) == won else least
    return number, "those for it were" if side in _FOR else "those against it were"


def _side(after: Sequence[str]) -> str:
    """Return "for" or "against" where a verb or "votes" stands right before it."""
    for at, word in enumerate(after):
        lead = after[at - 1] if at else ""
        if word in ("favour", "favor") and lead == "in":
            return word
        if word in _TELLING:
            return word
        if word in ("for", "against") and lead in _VOTING:
            return word
    return ""


_TELLING = frozenset("supported backed opposed".split())
_VOTING = frozenset("voted vote votes voting were".split())
_MARGINS = VOTES | frozenset("goal goals point points run runs set sets".split())


def _told_unlike(claim: Clause, mine: Pair, unit: Clause, theirs: Pair) -> bool:
    """Whether a motion was carried by one sentence and lost by the other.

    "Approved by 11 votes to 17" names first those who were for it, as the other does.
    Of a motion that was lost either side may stand first: "lost by 6 votes to 11",
    "rejected by 11 votes to 6".
    """
    one, other = carried(claim, mine), carried(unit, theirs)
    if one is None or other is None:
        return False
    if one != other:
        fewer_for = mine.first == theirs.first == min(mine.numbers)
        return not (fewer_for and "voted" in (claim if one else unit).tokens.low)
    return one and mine.first != theirs.first and not (mine.sided or theirs.sided)


def _winner(clause: Clause, pair: Pair) -> frozenset[str]:
    """Return the names of the winning side, if the sentence shows which it is."""
    tokens = clause.tokens
    at = next((x for x in range(len(tokens)) if tokens.low[x] in _WON | _LOST), None)
    passive = [
        x
        for x in range(1, len(tokens))
        if tokens.low[x] in _BEATEN and tokens.low[x - 1] in _BE
    ]
    verb = passive[0] if passive else at
    if verb is None or pair.of_votes:
        return frozenset()
    won = not passive and tokens.low[verb] in _WON
    place = tokens.start[verb]
    before = {x.sense for x in _names(clause) if x.span.end <= place}
    after = {x.sense for x in _names(clause) if x.span.start > place}
    return frozenset((before if won else after) - (after if won else before))


def _names(clause: Clause) -> list[Word]:
    return [
        word
        for word in clause.words
        if word.name or (word.span.start == 0 and clause.text[:1].isupper())
    ]


def _binds(
    claim: Clause, unit: Clause, told: _Told, alignment: Alignment, around: Around
) -> bool:
    """Whether both tell of one event, and of one stage of it."""
    conflict = told.outcome is Outcome.CONFLICT
    least = CONFLICTS_FROM if conflict and not told.halves else AGREES_FROM
    coverage = _covered(claim, told, alignment)
    if coverage < least or not alignment.told_alike:
        return False
    mine, theirs = set(claim.tokens.low) & _STAGES, set(unit.tokens.low) & _STAGES
    if mine != theirs and (conflict or mine - theirs):
        return False
    if (conflict or told.halves) and alignment.apart is not None:
        return False
    one, other = (
        read_value(clause, _as_count(clause, span), Role.LEVEL)
        for clause, span in ((claim, told.claimed), (unit, told.stated))
    )
    if one.planned != other.planned or (told.of_pairs and one.negated != other.negated):
        return False
    return not told_apart(one, other, around.setting)


def _covered(claim: Clause, told: _Told, alignment: Alignment) -> float:
    """Return the share of the claim's words that the sentence or its context has.

    That there was a vote, a win or a loss the result says by itself.
    """
    words = [
        word.sense
        for word in claim.words
        if not word.name
        and word.sense not in _OF_RESULTS
        and not word.span.overlaps(told.claimed)
    ]
    named = any(word.name for word in claim.words)
    if not words:
        return 1.0 if named else 0.0
    inside = sum(holds(alignment.inside, word) for word in words)
    if not named and inside < AGREES_FROM * len(words):
        return 0.0
    return sum(holds(alignment.present, word) for word in words) / len(words)


_OF_RESULTS = frozenset(
    "elect approve reject win lose member against vote accept decid".split()
)


def _as_count(clause: Clause, span: Span) -> Mention:
    return Mention(
        span=span,
        value_span=span,
        text=span.of(clause.text),
        kind=QuantityKind.CARDINAL,
        low=0.0,
        high=0.0,
    )


def _comparison(claim: Clause, unit: Clause, told: _Told) -> Comparison:
    values = told.claimed, told.stated
    if told.halves is not None:
        values = told.halves[0].value_span, told.halves[1].value_span
    claimed, stated = (
        Stated(span.of(clause.text), span, value)
        for clause, span, value in (
            (claim, told.claimed, values[0]),
            (unit, told.stated, values[1]),
        )
    )
    return Comparison(
        kind=Stage.NUMBER,
        outcome=told.outcome,
        claimed=claimed,
        stated=stated,
        reason=told.reason,
        excludes=told.outcome is Outcome.CONFLICT or told.reason == TURNED,
    )
