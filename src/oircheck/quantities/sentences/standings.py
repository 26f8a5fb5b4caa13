"""Tells what a value is to the thing it measures, from its place in the sentence."""

from __future__ import annotations

from oircheck.quantities.sentences.clauses import Clause, token_range
from oircheck.quantities.sentences.refine import is_part, leads_as_whole
from oircheck.quantities.sentences.roles import Role, is_distant, role_of
from oircheck.quantities.words.amounts import CHANGES
from oircheck.types import Mention, QuantityKind

_STATIVE = frozenset(
    "has have had having is are was were be been with own owns owned there number"
    " numbers numbered total totals totalled totaled comprise comprises comprised hold"
    " holds held contain contains contained its their the of remain remains remained"
    " includes included counts counted boasts boasted stood stands at".split()
)
_LASTING = frozenset("for lasted last lasts took takes after within".split())
_DISTANT = frozenset("before after".split())
_EACH = frozenset("per each apiece".split())
_TIMES = frozenset(
    "hour day week month year night minute head person share barrel tonne ton ounce"
    " kilogram pound litre gallon unit copy ticket".split()
)
_NOW = frozenset(
    "still now currently remain remains remaining is are has have today".split()
)
_PERIODS = frozenset("quarter year month week season day half decade".split())


def standing(clause: Clause, mention: Mention, at: int) -> Role:
    """Return the role of the value, itself the ``at``-th of its sentence.

    ``roles.role_of`` reads the words around it; its neighbours are looked at here.
    """
    found = clause.mentions
    if at + 1 < len(found) and is_part(clause, mention, found[at + 1]):
        return Role.PART
    if at and is_part(clause, found[at - 1], mention):
        return Role.TOTAL
    if at and leads_as_whole(clause, found[at - 1], mention):
        return Role.PART
    if at + 1 < len(found) and leads_as_whole(clause, mention, found[at + 1]):
        return Role.TOTAL
    tokens = clause.tokens
    first, end = token_range(tokens, mention.span)
    after = tokens.word(end)
    if mention.kind is QuantityKind.MONEY and (
        after in _EACH
        or (
            after in ("a", "an")
            and tokens.word(end + 1) in _TIMES
            and not is_distant(tokens, end + 2)
        )
    ):
        return Role.RATE
    if mention.kind is QuantityKind.MULTIPLIER:
        return Role.CHANGE if tokens.word(end - 1) in CHANGES else Role.LEVEL
    role = role_of(clause, mention)
    if role is Role.OFFSET and after in _DISTANT:
        lead = tokens.low[max(0, first - 2) : first]
        if any(word in _LASTING for word in lead):
            return Role.LEVEL
    return role


def is_score(clause: Clause, mention: Mention) -> bool:
    """Whether the value is the first of a result ("98 points to 84")."""
    tokens = clause.tokens
    end = token_range(tokens, mention.span)[1]
    if mention.noun and mention.kind is QuantityKind.CARDINAL:
        end += len(mention.noun.split())
    return tokens.word(end) == "to" and tokens.word(end + 1)[:1].isdecimal()


def is_by(clause: Clause, mention: Mention) -> bool:
    """Whether "by" stands before the value."""
    tokens = clause.tokens
    return tokens.word(token_range(tokens, mention.span)[0] - 1) == "by"


def is_told_of_each(clause: Clause, mention: Mention) -> bool:
    """Whether the value is told of each one ("each household received 20 litres")."""
    tokens = clause.tokens
    first, end = token_range(tokens, mention.span)
    near = (*tokens.low[max(0, first - _NEAR) : first], *tokens.low[end : end + 2])
    return not _SINGLY.isdisjoint(near)


_SINGLY = frozenset("each every average averaged averaging apiece".split())
_NEAR = 4
"""Words before a value among which "each" may stand."""


def is_stative(clause: Clause, mention: Mention) -> bool:
    """Whether the value is had or is, rather than done ("the chain had 310 shops")."""
    tokens = clause.tokens
    first = token_range(tokens, mention.span)[0]
    return tokens.word(first - 1) in _STATIVE


def is_owned(clause: Clause, mention: Mention) -> bool:
    """Whether the value is what someone has ("the chain had 310 shops")."""
    tokens = clause.tokens
    return tokens.word(token_range(tokens, mention.span)[0] - 1) in _OWNING


_OWNING = frozenset("has have had with own owns owned its their".split())


def is_now(clause: Clause) -> bool:
    """Whether a sentence speaks of how things are now."""
    return not _NOW.isdisjoint(clause.tokens.low)


def is_today(clause: Clause) -> bool:
    """Whether a sentence says that it speaks of its own day."""
    return not _TODAY.isdisjoint(clause.tokens.low)


_TODAY = frozenset("now currently today nowadays".split())


def same_period(one: Clause, other: Clause) -> bool:
    """Whether both name a period, the same one ("for the quarter")."""
    mine = _PERIODS & set(one.tokens.low)
    return bool(mine & set(other.tokens.low))
