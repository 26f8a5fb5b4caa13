"""Tells from a sentence whether a motion was carried."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from oircheck.quantities.sentences.clauses import Clause, token_range
from oircheck.quantities.sentences.pairs import Pair

_PASSED = frozenset(
    "passed pass passes approved approves adopted adopts carried endorsed ratified"
    " upheld backed agreed accepted accepts".split()
)
_FAILED = frozenset(
    "rejected rejects defeated failed blocked lost annulled overturned down".split()
)
_NOT = frozenset("not against".split())
_THROWN = frozenset((word, "out") for word in ("threw", "thrown", "throws"))
_AFTER = 5
"""Words after a decision among which it is told what was decided."""


def passed(unit: Clause, pair: Pair) -> bool | None:
    """Whether a sentence tells that a motion was carried, or ``None``."""
    first, end = token_range(unit.tokens, pair.span)
    low = [*unit.tokens.low[:first], *unit.tokens.low[end:]]
    words = set(low)
    decided = low[low.index("decided") :][:_AFTER] if "decided" in words else []
    if not _NOT.isdisjoint(decided):
        return None
    done = bool(words & _PASSED) and "down" not in words
    failed = bool(words & _FAILED) or not _THROWN.isdisjoint(pairwise(low))
    done = done or ("to" in decided and not failed)
    done = done or (_voted_for(low) and not failed)
    return done if done != failed else None


def _voted_for(low: Sequence[str]) -> bool:
    """Whether it is told what was voted for: "voted to accept", "in favour of it".

    Who votes to reject a plan may be told first, or be those who lost.
    """
    if "voted" not in low:
        return False
    after = low[low.index("voted") + 1 :][:_AFTER]
    told = dict(reversed([*pairwise(after)]))
    if "not" in after or "against" in after:
        return False
    meant = told.get("to", "")
    if told.get("in") in ("favour", "favor"):
        meant = told.get("of", "")
    elif "for" in after[:_FIRST]:
        meant = told.get("for", "")
    return meant.isalpha() and meant.removesuffix("ing") not in _REFUSE


_FIRST = 2
"""Words after "voted" among which "for" tells the motion: "voted by 8 to 2 for it"."""

_REFUSE = frozenset(
    "reject refuse block oppose defeat deny dismiss decline annul turn throw".split()
)


def carried(clause: Clause, pair: Pair) -> bool | None:
    """Whether a motion was carried, by its votes where they are told by side."""
    if pair.sided and pair.first != pair.second:
        return pair.first > pair.second
    return passed(clause, pair)
