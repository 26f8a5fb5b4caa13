"""Sets the bound of a rule beside another one, and beside a value of one thing."""

from __future__ import annotations

from oircheck.quantities.sentences.age_bounds import DAYS_A_YEAR, is_bound_of_age
from oircheck.quantities.sentences.rules import BOUNDS, Rule, rule_of
from oircheck.quantities.sentences.value import Value
from oircheck.types import Mention, Modifier, Outcome, QuantityKind

OTHER_BOUND = "a rule for others than those of the source"
TAKEN_IN = "the source's rule takes them in"
NO_RULE = "a value of one thing bears out no rule"

_UPPER = frozenset({Modifier.LESS_THAN, Modifier.AT_MOST})
_OPEN = frozenset({Modifier.LESS_THAN, Modifier.MORE_THAN})


def of_rules(
    mine: Value, theirs: Value, outcome: Outcome, reason: str
) -> tuple[Outcome, str]:
    """Return what becomes of a value that satisfies a bound, if that is a rule's.

    "Children under 14 travel free" is not true because those under 12 do; and where
    the source has the same rule it is false.
    """
    if outcome is Outcome.UNDETERMINED and _takes_in(mine, theirs):
        return Outcome.AGREE, TAKEN_IN
    if outcome is not Outcome.AGREE:
        return outcome, reason
    rule = rule_of(mine.clause, mine.mention)
    if rule is Rule.NONE or _same_bound(mine.mention, theirs.mention):
        return outcome, reason
    other = rule_of(theirs.clause, theirs.mention)
    if other is Rule.NONE:
        return Outcome.UNDETERMINED, NO_RULE
    if min(rule, other) is Rule.SURE:
        return Outcome.CONFLICT, OTHER_BOUND
    return Outcome.UNDETERMINED, OTHER_BOUND


def _takes_in(mine: Value, theirs: Value) -> bool:
    """Whether the source's rule is for all whom the claim's is for, and for others.

    Of "only children under 12" it is not known whether all of them are meant.
    """
    one, other = mine.mention, theirs.mention
    if one.modifier is not other.modifier or one.modifier not in BOUNDS:
        return False
    if one.low is None or other.low is None or one.low == other.low:
        return False
    if (one.low < other.low) != (one.modifier in _UPPER):
        return False
    pair = (mine, theirs)
    if any(not _LIMITING.isdisjoint(each.clause.tokens.low) for each in pair):
        return False
    return all(rule_of(each.clause, each.mention) is Rule.SURE for each in pair)


_LIMITING = frozenset(
    "only solely except unless limited restricted reserved minimum maximum but".split()
)


def _same_bound(one: Mention, other: Mention) -> bool:
    """Whether two bounds let in the same ones; "under 12" is "up to 11" of years."""
    if (one.modifier in _UPPER) != (other.modifier in _UPPER):
        return one.low == other.low
    first, last = _limit(one), _limit(other)
    return first is not None and first == last


def _limit(mention: Mention) -> float | None:
    """Return a bound, told of whole numbers as the last one that it lets in."""
    low = mention.low
    if low is None:
        return None
    if is_bound_of_age(mention):
        low = round(low / DAYS_A_YEAR, 3)
    elif mention.kind is not QuantityKind.CARDINAL:
        return low
    if mention.modifier not in _OPEN:
        return low
    return low - 1 if mention.modifier in _UPPER else low + 1
