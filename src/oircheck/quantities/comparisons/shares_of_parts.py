"""Sets "half of the halls are being built" beside "four halls, two of which are"."""

from __future__ import annotations

import re
from dataclasses import replace

from oircheck.quantities.comparisons.apart import Around
from oircheck.quantities.comparisons.bind import planned_alike
from oircheck.quantities.comparisons.shown_beside import reckoned
from oircheck.quantities.outcomes.amounts import compare_mentions, head
from oircheck.quantities.sentences.alignment import LIGHT, Alignment, holds
from oircheck.quantities.sentences.clauses import Clause, Word, shown
from oircheck.quantities.sentences.portions import Portion, read_portions
from oircheck.quantities.sentences.timing import told_apart
from oircheck.quantities.sentences.value import read_value
from oircheck.quantities.words.noun_table import same_noun
from oircheck.quantities.words.senses import GENERIC, root
from oircheck.types import Comparison, Mention, Modifier, Outcome, QuantityKind, Span

_SAYING_LITTLE = frozenset(
    "reach reached take took taken make made come came get got go went".split()
)
"""Words of a part that the claim need not hold: "reached the finish"."""

NEAR_SHARE = 0.05
"""How far, as a share of it, a part may be from a share that is told in words."""

_KINDS = frozenset({QuantityKind.RATIO, QuantityKind.PERCENT})
_WHO = re.compile(r"\b(?:who|that|which) (?:had |have )?(?P<verb>[a-z]+)\b")
_DOERS = ("ers", "ors")


def compare_share(
    claim: Clause, unit: Clause, alignment: Alignment, around: Around
) -> tuple[Comparison, ...]:
    """Compare the one share that a claim tells with a part and its whole.

    The whole has to count what the share is of, and the words told of the part have to
    be those of the claim.
    """
    shares = [one for one in claim.mentions if one.kind in _KINDS]
    counts = [one for one in claim.mentions if one.kind is QuantityKind.CARDINAL]
    if len(shares) != 1 or counts or not alignment.names or not shares[0].noun:
        return ()
    (mine,) = shares
    near = [one for one in read_portions(unit) if _is_of_it(claim, mine, one)]
    if len(near) != 1 or near[0].whole is None or not near[0].whole.low:
        return ()
    part, whole = near[0].part, near[0].whole
    one, other = read_value(claim, mine), read_value(unit, part)
    if one.negated != other.negated or not planned_alike(one, other):
        return ()
    if told_apart(one, other, around.setting):
        return ()
    told = _outcome(mine, (part.low or 0.0) / (whole.low or 1.0))
    if told[0] is Outcome.CONFLICT and near[0].narrowed and _may_be_more(mine):
        return ()
    ends = (shown(unit, part), shown(unit, whole))
    place = Span(min(x.start for x in ends), max(x.end for x in ends))
    return reckoned(claim, mine, unit, place, told)


def _outcome(mine: Mention, share: float) -> tuple[Outcome, str]:
    told = f"the share is {share:.1%}"
    size = share if mine.kind is QuantityKind.RATIO else 100 * share
    bare = replace(mine, noun=None)
    stated = replace(bare, low=size, high=size, modifier=Modifier.EXACT)
    if mine.modifier is Modifier.EXACT:
        far = abs(size - (mine.low or 0.0)) > NEAR_SHARE * size
        return (Outcome.CONFLICT if far else Outcome.AGREE), told
    if _is_at_bound(mine, size):
        return Outcome.CONFLICT, told
    return compare_mentions(claimed=bare, stated=stated)[0], told


def _is_at_bound(mine: Mention, size: float) -> bool:
    """Whether a share is the very one that it should lie above or below."""
    strict = mine.modifier in (Modifier.LESS_THAN, Modifier.MORE_THAN)
    return strict and size == mine.low


def _may_be_more(mine: Mention) -> bool:
    """Whether a share may be right of a part that is told less narrowly."""
    return mine.modifier not in (Modifier.LESS_THAN, Modifier.AT_MOST)


def _is_of_it(claim: Clause, mine: Mention, theirs: Portion) -> bool:
    """Whether a part is of what a share is of, and told by the same words."""
    if theirs.whole is None or not theirs.whole.noun or not theirs.words:
        return False
    if not _counts_alike(claim, mine, theirs.whole):
        return False
    said = frozenset(word.sense for word in _telling(claim, mine))
    shared = [word for word in theirs.words if holds(said, word.sense)]
    missing = [word for word in theirs.words if not holds(said, word.sense)]
    return bool(shared) and all(word.lemma in _SAYING_LITTLE for word in missing)


def _telling(claim: Clause, mine: Mention) -> list[Word]:
    place = shown(claim, mine)
    return [
        word
        for word in claim.words
        if word.sense not in LIGHT | GENERIC and not word.span.overlaps(place)
    ]


def _counts_alike(claim: Clause, mine: Mention, whole: Mention) -> bool:
    """Whether both count one thing; starters are "riders who started"."""
    noun = (whole.noun or "").split()[-1].lower()
    if same_noun(head(mine.noun), head(whole.noun)):
        return True
    found = _WHO.match(claim.text, shown(claim, mine).end + 1)
    if found is None or not noun.endswith(_DOERS):
        return False
    stem, done = noun[: -len("ers")], root(found.group("verb"))
    return len(done) > _SHORTEST and root(f"{stem}ed") == done


_SHORTEST = 2
