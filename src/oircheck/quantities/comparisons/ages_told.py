"""Keeps an age apart from other lengths of time, and from the age of another person.

"Anna Weiss, 38, was jailed for three years": the 38 is hers, and no term of prison.
"""

from __future__ import annotations

from oircheck.quantities.derived.spans_of_time import is_age
from oircheck.quantities.sentences.age_bounds import is_bound_of_age
from oircheck.quantities.sentences.alignment import holds
from oircheck.quantities.sentences.clauses import Clause, token_range
from oircheck.quantities.sentences.value import Value
from oircheck.quantities.words.tokens import Tokens
from oircheck.types import Mention, QuantityKind

_LIVED = frozenset("live lives lived living dies died life".split())
"""What is told of a whole life in years: it may be an age as well."""

_KINDS = frozenset({QuantityKind.DURATION, QuantityKind.CARDINAL})
_DIGITS = 3
"""The most digits that an age has."""

_BE = frozenset("is was be turned turns turning became becomes aged".split())
_WHEN = frozenset("when while as before after".split())
_PARTICLES = frozenset("de da di del der den van von bin ibn al el la le y of".split())
_TITLES = frozenset(
    "mr mrs ms miss dr sir dame lord lady judge justice prof professor captain capt"
    " sergeant sgt general gen colonel col major maj officer minister president prince"
    " princess king queen senator governor mayor bishop father sister".split()
)
"""Words that stand before names, and tell no two persons apart."""


def is_told_as_age(clause: Clause, mention: Mention) -> bool:
    """Whether a value is an age: "Ann Roe, 47,", "aged 47", "38 years of age"."""
    if mention.kind is QuantityKind.CARDINAL:
        return _is_beside_name(clause, mention)
    if mention.kind is not QuantityKind.DURATION:
        return False
    if is_age(mention) or is_bound_of_age(mention):
        return True
    if (mention.noun or "").lower() == "age":
        return True
    tokens = clause.tokens
    first, end = token_range(tokens, mention.span)
    if tokens.match(end, ("of", "age")) or tokens.word(end) == "old":
        return True
    return tokens.word(first - 1) == "aged" or tokens.match(first - 2, ("age", "of"))


def _is_beside_name(clause: Clause, mention: Mention) -> bool:
    """Whether a bare number stands between commas after a name."""
    tokens = clause.tokens
    first, end = token_range(tokens, mention.span)
    if mention.noun or not mention.text.isdecimal() or len(mention.text) > _DIGITS:
        return False
    return tokens.word(first - 1) == tokens.word(end) == "," and (
        tokens.capital(first - 2) and tokens.capital(first - 3)
    )


def age_apart(mine: Value, theirs: Value) -> str:
    """Return why an age and another length of time, or two ages, are two things."""
    if not mine.written or not theirs.written:
        return ""
    return ages_apart(mine.clause, mine.mention, theirs.clause, theirs.mention)


def ages_apart(claim: Clause, mine: Mention, unit: Clause, theirs: Mention) -> str:
    """Return the same of two values as they are written, or ""."""
    if not {mine.kind, theirs.kind} <= _KINDS:
        return ""
    one, other = is_told_as_age(claim, mine), is_told_as_age(unit, theirs)
    if one != other:
        lived = not _LIVED.isdisjoint((claim if other else unit).tokens.low)
        return "" if lived else "an age is no other length of time"
    if not one:
        return ""
    first, second = _bearer(claim, mine), _bearer(unit, theirs)
    if not first or not second or first & second:
        return ""
    return f"the age of {' '.join(_named(unit, theirs))}"


def told_at_another_time(mine: Value, theirs: Value) -> str:
    """Return why an age "when he left" is none of the day of a report, or "".

    What follows "when" has to stand in the sentence, for the two to be of one time.
    """
    if not is_told_as_age(mine.clause, mine.mention):
        return ""
    tokens = mine.clause.tokens
    end = token_range(tokens, mine.mention.span)[1]
    whens = [at for at in range(end, len(tokens)) if tokens.low[at] in _WHEN]
    if not whens or not _WHEN.isdisjoint(theirs.clause.tokens.low):
        return ""
    start = tokens.start[whens[0]]
    words = [x for x in mine.clause.words if x.span.start > start and not x.name]
    held = [x for x in words if holds(theirs.clause.senses, x.sense)]
    return "" if words and held == words else "an age at another time"


def _bearer(clause: Clause, mention: Mention) -> frozenset[str]:
    """Return the words of the name right before an age, titles left out."""
    words = (word.lower() for word in _named(clause, mention))
    return frozenset(word for word in words if word not in _TITLES | _PARTICLES)


def _named(clause: Clause, mention: Mention) -> list[str]:
    """Return the name right before an age, or right after one with a hyphen."""
    tokens = clause.tokens
    first, end = token_range(tokens, mention.span)
    if "old" in mention.text.lower():
        return _run(tokens, end, 1)
    at, told = _before_decade(tokens, first - 1), False
    while tokens.word(at) in _BE:
        at, told = at - 1, tokens.word(at) != "aged"
    if tokens.word(at) in (",", "("):
        if told:
            return []
        at -= 1
    return _run(tokens, at, -1) if at < first - 1 else []


def _before_decade(tokens: Tokens, at: int) -> int:
    """Step back over "in her" and "in his early" before the decade of a life."""
    start = at - (tokens.word(at) in ("early", "late"))
    if tokens.word(start) in ("his", "her", "their") and tokens.word(start - 1) == "in":
        return start - 2
    return at


def _run(tokens: Tokens, at: int, step: int) -> list[str]:
    """Return the words with capitals from a place on, in the order of the text."""
    found: list[str] = []
    while 0 <= at < len(tokens):
        word = tokens.low[at]
        if not (tokens.capital(at) or (found and word in _PARTICLES)):
            break
        if step < 0 and found and tokens.ends_sentence(at) and word not in _TITLES:
            break
        found.append(tokens.raw[at])
        at += step
        while 0 <= at < len(tokens) and tokens.low[at] in (".", "-"):
            at += step
    return found[::step]
