"""Withdraws what rather shows another event than another value."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from oircheck.quantities.comparisons.candidates import Candidate, withdrawn
from oircheck.quantities.outcomes.amounts import REVERSED, compare_mentions
from oircheck.quantities.sentences.alignment import Alignment
from oircheck.quantities.sentences.clauses import Clause
from oircheck.quantities.sentences.rows import of_another_row, read_row
from oircheck.quantities.sentences.standings import is_stative
from oircheck.quantities.sentences.timing import ANOTHER_TIME
from oircheck.quantities.words.masks import LABELS
from oircheck.types import Mention, Outcome, QuantityKind, Span

FULL_COVERAGE = 0.9
"""Share of shared words from which several values may conflict at once."""

DATES = frozenset({QuantityKind.DATE, QuantityKind.TIME})
_LABELS = DATES | {QuantityKind.ORDINAL}
"""Kinds that tell one thing from the next: the 2018 sale, the second phase."""

_LABELLED = re.compile(r"\b([A-Z][a-z]{2,})s? ([A-Z]|\d{1,6})\b(?![.,]\d)")
"""A thing with a letter or number for a name, or a month."""

_MONTHS = frozenset(calendar.month_name[1:]) | frozenset(calendar.month_abbr[1:])
_DAYS = frozenset(name.lower() for name in calendar.day_name)
_PARTS = frozenset("first second third fourth half quarter".split())
_NOTHING = Outcome.NOT_COMPARABLE


def settled(
    claim: Clause,
    unit: Clause,
    alignment: Alignment,
    found: Sequence[Candidate],
    context: str,
) -> list[Candidate]:
    """Return what stands, in the order of the claim's values.

    Args:
        context: What stands before the sentence.
    """
    found = _by_label(claim, unit, found)
    row = read_row(unit.text)
    other = of_another_row(claim, unit, row, context) if row is not None else ""
    if other:
        found = [withdrawn(one, other) for one in found]
    conflicts = [one for one in found if one.outcome is Outcome.CONFLICT]
    several = len(conflicts) > 1 and alignment.coverage < FULL_COVERAGE
    labels = [one for one in conflicts if one.mine.kind in _LABELS]
    others = len(conflicts) > len(labels)
    when = _told_of_another_day(claim, unit)
    kept = []
    for one in found:
        conflict = one.outcome is Outcome.CONFLICT
        if conflict and (several or (labels and others)):
            one = _withdrawn(one, "dates or labels differ: perhaps another event")
        elif conflict and one.mine.kind in _LABELS and _unmet(claim, found, one):
            one = _withdrawn(one, "other values of the claim are not met")
        elif conflict and _is_of_the_others(claim, found, one):
            one = withdrawn(one, "told of the other part of them")
        elif conflict and when and one.mine.kind not in _LABELS:
            one = _withdrawn(one, f"told of another time ({when})")
        kept.append(one)
    return sorted(kept, key=lambda one: one.mine.span.start)


def _by_label(
    claim: Clause, unit: Clause, found: Sequence[Candidate]
) -> Sequence[Candidate]:
    """Withdraw what is told of another ward than "Ward B"."""
    labels = _labelled_apart(claim, unit)
    if not labels:
        return found
    sure = any(_names_one(claim, label) for label in labels)
    return [
        withdrawn(one, "of another one of its kind")
        if sure or one.outcome is Outcome.CONFLICT or one.excludes
        else one
        for one in found
    ]


def _is_of_the_others(
    claim: Clause, found: Sequence[Candidate], one: Candidate
) -> bool:
    """Whether a bound is turned round with the part that it is told of.

    "96 percent within four days" and "4 percent in more than four days" are both true.
    """
    if one.reason != REVERSED:
        turned = [x for x in found if x.reason == REVERSED]
        return bool(turned) and _make_a_whole(one.mine, one.theirs)
    agreed = [x.mine.span for x in found if x.outcome is Outcome.AGREE]
    parts = [
        x.span
        for x in claim.mentions
        if x.kind in _COUNTED and not x.span.overlaps(one.mine.span)
    ]
    unmet = [x for x in parts if not any(x.overlaps(span) for span in agreed)]
    return bool(unmet) or not _MOST.isdisjoint(claim.tokens.low)


def _make_a_whole(one: Mention, other: Mention) -> bool:
    """Whether two shares add up to all."""
    if not {one.kind, other.kind} <= _WHOLES.keys():
        return False
    shares = [(x.low or 0.0) / _WHOLES[x.kind] for x in (one, other)]
    return abs(sum(shares) - 1) < _NEAR_WHOLE


_WHOLES = {QuantityKind.PERCENT: 100.0, QuantityKind.RATIO: 1.0}
_NEAR_WHOLE = 0.02
_COUNTED = frozenset({QuantityKind.CARDINAL, QuantityKind.PERCENT, QuantityKind.RATIO})
_MOST = frozenset("most majority minority rest others few remaining".split())


def _unmet(claim: Clause, found: Sequence[Candidate], label: Candidate) -> bool:
    """Whether the claim states a value that the sentence has nothing to set beside.

    "The first season began on 6 August" and "the third season" of another sentence
    are two seasons.
    """
    met = [
        one.mine.span
        for one in found
        if one.outcome in (Outcome.AGREE, Outcome.UNDETERMINED)
        or (one.reason.startswith(ANOTHER_TIME) and _is_equal(claim, one))
    ]
    return any(
        not any(mention.span.overlaps(span) for span in met)
        for mention in claim.mentions
        if not mention.span.overlaps(label.mine.span)
        and not mention.relative
        and not {mention.kind, label.mine.kind} <= DATES
    )


def _is_equal(claim: Clause, one: Candidate) -> bool:
    """Whether a value is the same, and only its time is another.

    What somebody had at one time may be had at another as well.
    """
    outcome, _ = compare_mentions(claimed=one.mine, stated=one.theirs)
    return outcome is Outcome.AGREE and not is_stative(claim, one.mine)


def _withdrawn(one: Candidate, reason: str) -> Candidate:
    return replace(one, outcome=_NOTHING, reason=reason, force=None)


def _labelled_apart(claim: Clause, unit: Clause) -> set[tuple[str, str]]:
    """Return "Ward B" of the claim where it meets only other wards."""
    claimed, stated = _labelled(claim), _labelled(unit)
    kinds = {kind for kind, _ in stated}
    return {one for one in claimed if one[0] in kinds and one not in stated}


def _names_one(claim: Clause, label: tuple[str, str]) -> bool:
    """Whether a number or letter is certainly a label, and counts nothing.

    "Depot 12 holds 43 lorries", but not "the Farmers' League 13 and the Greens 24".
    """
    opens = claim.text.startswith(" ".join(label))
    return opens or label[1].isalpha() or label[0].lower() in LABELS


def _labelled(clause: Clause) -> set[tuple[str, str]]:
    """Return things with a letter or number for a name; a counted number is none."""
    found = set()
    for match in _LABELLED.finditer(clause.text):
        place = Span(*match.span(2))
        values = [one for one in clause.mentions if one.span.overlaps(place)]
        if all(_is_bare(one) for one in values) and match.group(1) not in _MONTHS:
            found.add((match.group(1), match.group(2)))
    return found


def _is_bare(mention: Mention) -> bool:
    """Whether a number counts nothing that is named ("Ward 3 has 30 beds")."""
    plain = mention.kind is QuantityKind.CARDINAL and not mention.noun
    return plain and mention.text.isdecimal()


def _told_of_another_day(claim: Clause, unit: Clause) -> str:
    """Return weekdays or parts of a year that differ where no day is known.

    "By Monday 280 had died" and "by Wednesday 310 had died" are two counts.
    """
    for read in (_weekdays, _parts_of_year):
        mine, theirs = read(claim), read(unit)
        if mine and theirs and not mine & theirs:
            return f"{min(mine)} / {min(theirs)}"
    return ""


def _dates(clause: Clause) -> list[Mention]:
    return [one for one in clause.mentions if one.kind is QuantityKind.DATE]


def _weekdays(clause: Clause) -> set[str]:
    words = [word for one in _dates(clause) for word in one.text.lower().split()]
    return {word.strip(",.") for word in words} & _DAYS


def _parts_of_year(clause: Clause) -> set[str]:
    """Return "first quarter", "second half" where a sentence names them."""
    found = set()
    for one in _dates(clause):
        words = [word.strip(",.") for word in one.text.lower().split()]
        for word, after in pairwise(words):
            if word in _PARTS and after in ("half", "quarter"):
                found.add(f"{word} {after}")
    return found
