"""Works out what "the rest" is: of 600 houses of which 450 were repaired, 150."""

from __future__ import annotations

import math

from oircheck.quantities.comparisons.apart import Around
from oircheck.quantities.comparisons.bind import planned_alike
from oircheck.quantities.derived.reckoned import CLOSE
from oircheck.quantities.sentences.alignment import LIGHT, Alignment, holds
from oircheck.quantities.sentences.clauses import Clause, shown, token_range
from oircheck.quantities.sentences.roles import Role
from oircheck.quantities.sentences.timing import told_apart
from oircheck.quantities.sentences.value import read_value
from oircheck.quantities.words.senses import GENERIC
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

LEAST_SHARED = 0.5
"""Share of the claim's words that must be told of the rest."""

WHOLE = 100.0
"""All shares together, in per cent."""

_RESTS = frozenset("rest remainder others".split())
_ONES = frozenset("remaining other".split())
_LEFT = frozenset({"remain"})
_KINDS = frozenset({QuantityKind.CARDINAL, QuantityKind.MONEY, QuantityKind.MEASURE})


def rest_of(clause: Clause) -> Span | None:
    """Return where a sentence has "the rest", if it has it once."""
    tokens = clause.tokens
    found = []
    for at in range(1, len(tokens)):
        if tokens.low[at - 1] != "the":
            continue
        if tokens.low[at] in _RESTS:
            found.append(Span(tokens.start[at - 1], tokens.end[at]))
        elif tokens.low[at] in _ONES and tokens.word(at + 1) == "ones":
            found.append(Span(tokens.start[at - 1], tokens.end[at + 1]))
    return found[0] if len(found) == 1 else None


def may_be_rest(claimed: Mention, unit: Clause) -> bool:
    """Whether a share of the claim is what a sentence leaves to "the rest".

    "The region paid 60 per cent and the state the rest": 40 is no other value than 60.
    """
    if claimed.kind is not QuantityKind.PERCENT or rest_of(unit) is None:
        return False
    shares = [one.low for one in unit.mentions if one.kind is claimed.kind]
    told = math.fsum(share for share in shares if share is not None)
    return claimed.low == claimed.high and math.isclose(
        told + (claimed.low or 0.0), WHOLE, rel_tol=CLOSE
    )


def compare_rest(
    claim: Clause, unit: Clause, alignment: Alignment, around: Around
) -> tuple[Comparison, ...]:
    """Compare "the remaining 250" of a claim with what a sentence's rest comes to."""
    mine = next((one for one in claim.mentions if _is_rest(claim, one)), None)
    rest = _worked_out(unit)
    if mine is None or rest is None or not alignment.names:
        return ()
    said = [
        word.sense
        for word in claim.words
        if word.sense not in LIGHT | GENERIC | _LEFT
        if not word.span.overlaps(shown(claim, mine))
    ]
    told = frozenset(
        word.sense for word in unit.words if word.span.start >= rest.span.end
    )
    told |= frozenset(_verbs(unit, rest)) if not told else frozenset()
    shared = [sense for sense in said if holds(told, sense)]
    if not said or len(shared) < LEAST_SHARED * len(said):
        return ()
    one, other = read_value(claim, mine), read_value(unit, rest, Role.LEVEL)
    if one.negated != other.negated or not planned_alike(one, other):
        return ()
    if told_apart(one, other, around.setting):
        return ()
    return _comparison(claim, mine, unit, rest)


def _is_rest(clause: Clause, mention: Mention) -> bool:
    exact = mention.modifier is Modifier.EXACT and mention.low == mention.high
    if mention.kind not in _KINDS or not exact:
        return False
    tokens = clause.tokens
    first = token_range(tokens, mention.span)[0]
    before = tokens.word(first - 1)
    return before == "remaining" or (
        before == "other" and tokens.word(first - 2) == "the"
    )


def _worked_out(unit: Clause) -> Mention | None:
    """Return the rest of a sentence as a value, where it has one whole and one part."""
    place = rest_of(unit)
    if place is None:
        return None
    counts = [one for one in unit.mentions if one.kind in _KINDS]
    if len(counts) != len(_WHOLE_AND_PART) or counts[-1].span.end > place.start:
        return None
    whole, part = (one.low for one in counts)
    if any(one.modifier is not Modifier.EXACT for one in counts):
        return None
    if whole is None or part is None or part >= whole:
        return None
    if not unit.text.lower().startswith("of ") and counts[1].noun not in (
        None,
        counts[0].noun,
    ):
        return None
    return Mention(
        span=place,
        value_span=place,
        text=place.of(unit.text),
        kind=QuantityKind.CARDINAL,
        low=whole - part,
        high=whole - part,
    )


_WHOLE_AND_PART = ("whole", "part")


def _verbs(unit: Clause, rest: Mention) -> list[str]:
    """Return the words before "the rest were not": it leaves its verb to them."""
    return [word.sense for word in unit.words if word.span.end <= rest.span.start]


def _comparison(
    claim: Clause, mine: Mention, unit: Clause, rest: Mention
) -> tuple[Comparison, ...]:
    size = rest.low or 0.0
    agrees = mine.low == size
    if not agrees and any(one.low == mine.low for one in unit.mentions):
        return ()
    claimed = shown(claim, mine)
    found = Comparison(
        kind=Stage.NUMBER,
        outcome=Outcome.AGREE if agrees else Outcome.CONFLICT,
        claimed=Stated(claimed.of(claim.text), claimed, mine.value_span),
        stated=Stated(rest.text, rest.span, rest.value_span),
        reason=f"the rest is {size:,g}",
        excludes=not agrees,
    )
    return (found,)
