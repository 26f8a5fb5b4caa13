"""Sets "beat him by less than ten seconds" beside "nine seconds ahead of him"."""

from __future__ import annotations

import re

from oircheck.quantities.comparisons.shown_beside import reckoned
from oircheck.quantities.outcomes.amounts import compare_mentions
from oircheck.quantities.sentences.alignment import Alignment
from oircheck.quantities.sentences.clauses import Clause, shown
from oircheck.types import Comparison, Mention, QuantityKind

_KINDS = frozenset({QuantityKind.DURATION, QuantityKind.MEASURE, QuantityKind.CARDINAL})
_NAME = r"[A-Z][\w\u2019'-]+"
_BEAT = re.compile(
    rf"\b(?:beat|beats|beaten|defeated|finished ahead of|came in ahead of)"
    rf" (?:[a-z]+ ){{0,2}}(?P<name>{_NAME}(?: {_NAME}){{0,2}})"
    rf"(?: to the (?:line|finish)| at the (?:line|finish))? by \Z"
)
_OCCASION = re.compile(
    r"\b[Ii]n (?:the|his|her|a|that) |\bat (?!the (?:line|finish)\b)"
)
"""What tells of a race of its own, which the sentence may not be of."""

_AHEAD = re.compile(
    rf" (?:ahead|clear) of (?:the |his |her )?(?:[a-z]+ ){{0,2}}"
    rf"(?P<names>{_NAME}(?: {_NAME}){{0,3}})"
)


def compare_margin(
    claim: Clause, unit: Clause, alignment: Alignment
) -> tuple[Comparison, ...]:
    """Compare by how much a claim has somebody beaten with how far behind they were.

    The one who is beaten bears the same name, and every other name of the claim stands
    in the sentence before the margin.
    """
    if not alignment.names or _OCCASION.search(claim.text):
        return ()
    ahead = [(one, names) for one in unit.mentions if (names := _ahead(unit, one))]
    if len(ahead) != 1:
        return ()
    theirs, beaten = ahead[0]
    for mine in claim.mentions:
        lead = claim.text[: mine.span.start]
        found = _BEAT.search(lead)
        if found is None or mine.kind is not theirs.kind:
            continue
        if found.group("name").split()[-1] not in beaten.split():
            continue
        if not _won(claim, found.start(), unit, theirs):
            continue
        outcome, _ = compare_mentions(claimed=mine, stated=theirs)
        told = outcome, f"the source has {theirs.text} between them"
        return reckoned(claim, mine, unit, shown(unit, theirs), told)
    return ()


def _ahead(unit: Clause, mention: Mention) -> str:
    """Return the names of whom a value is ahead of, or ""."""
    if mention.kind not in _KINDS:
        return ""
    found = _AHEAD.match(unit.text, shown(unit, mention).end)
    return found.group("names") if found else ""


def _won(claim: Clause, end: int, unit: Clause, theirs: Mention) -> bool:
    """Whether all who are named before "beat" are named before the margin."""
    mine = [word.sense for word in claim.words if word.name and word.span.end <= end]
    winners = {word.sense for word in unit.words if word.span.end <= theirs.span.start}
    return bool(mine) and winners.issuperset(mine)
