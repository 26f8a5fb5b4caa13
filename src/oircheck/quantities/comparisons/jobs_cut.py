"""Sets "900 jobs will go" beside "will cut its workforce from 2,350 to 1,450"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from oircheck.quantities.comparisons.apart import Around
from oircheck.quantities.comparisons.shown_beside import reckoned
from oircheck.quantities.outcomes.amounts import head
from oircheck.quantities.sentences.alignment import LIGHT, Alignment, holds
from oircheck.quantities.sentences.clauses import Clause, shown
from oircheck.quantities.sentences.timing import told_apart
from oircheck.quantities.sentences.value import read_value
from oircheck.types import Comparison, Mention, Modifier, Outcome, QuantityKind, Span

_JOBS = frozenset("job post worker employee position".split())
_STAFF = re.compile(
    r"\b(?:work-?force|staff|payroll|headcount|number of (?:jobs|posts|workers"
    r"|employees))(?: (?:of|at|in) [A-Z][\w\u2019-]*| there)? (?:will fall |fell"
    r" |was cut |will be cut |is to be cut |was reduced |will be reduced )?\Z"
)
_CUT = re.compile(r"\b(?:cut|cuts|cutting|reduce[sd]?|reducing|fell|fall|shrink)\b")
_GO = re.compile(
    r"\b(?:get rid of|getting rid of|shed|sheds|cut|cuts|axe|axed|abolish|abolished"
    r"|eliminate|eliminated|do away with|lose|loss of|losing) (?:a total of )?\Z"
)
_GONE = re.compile(
    r" (?:at [A-Z]\w+ )?(?:(?:will|would|were to|are to) (?:go|be (?:cut|lost|shed))"
    r"|(?:were|was) (?:cut|lost|shed))\b"
)
_OF_NAMES = re.compile(r"\b(?:not|never|instead of|rather than)\b")


def compare_jobs(
    claim: Clause, unit: Clause, alignment: Alignment, around: Around
) -> tuple[Comparison, ...]:
    """Compare how many jobs a claim has cut with the workforce before and after.

    Another number is refuted only of what was done: a plan may come out otherwise.
    """
    cuts = list(_cuts(unit))
    mine = [one for one in claim.mentions if _is_cut(claim, one)]
    if len(cuts) != 1 or len(mine) != 1 or not alignment.names:
        return ()
    before, after = cuts[0]
    one, other = read_value(claim, mine[0]), read_value(unit, after)
    if one.negated or other.negated or told_apart(one, other, around.setting):
        return ()
    gap = (before.low or 0.0) - (after.low or 0.0)
    agrees = mine[0].low == gap
    if not agrees and (
        one.planned or other.planned or _says_more(claim, mine[0], unit)
    ):
        return ()
    told = (
        Outcome.AGREE if agrees else Outcome.CONFLICT,
        f"from {before.low:,g} to {after.low:,g} is {gap:,g} fewer",
    )
    place = Span(before.span.start, shown(unit, after).end)
    return reckoned(claim, mine[0], unit, place, told)


def _says_more(claim: Clause, mine: Mention, unit: Clause) -> bool:
    """Whether a claim tells more of the jobs, "by early retirement"."""
    return any(
        not holds(unit.senses, word.sense)
        for word in claim.words
        if word.span.start >= shown(claim, mine).end and word.sense not in LIGHT
    )


def _cuts(unit: Clause) -> Iterator[tuple[Mention, Mention]]:
    """Yield each workforce that is cut "from 2,350 to 1,450"."""
    for one, other in pairwise(unit.mentions):
        if one.modifier is not Modifier.FROM or other.modifier is not Modifier.TO:
            continue
        if not {one.kind, other.kind} <= {QuantityKind.CARDINAL}:
            continue
        lead = unit.text[: one.span.start]
        falls = (one.low or 0.0) > (other.low or 0.0)
        if falls and _STAFF.search(lead) and _CUT.search(lead):
            yield one, other


def _is_cut(claim: Clause, mention: Mention) -> bool:
    exact = mention.modifier is Modifier.EXACT and mention.low == mention.high
    counted = mention.kind is QuantityKind.CARDINAL and exact
    if not counted or head(mention.noun) not in _JOBS or _OF_NAMES.search(claim.text):
        return False
    before = _GO.search(claim.text[: mention.span.start])
    after = _GONE.match(claim.text, shown(claim, mention).end)
    return bool(before or after)
