"""Sets "back in service in less than a month" beside how long a thing stood still."""

from __future__ import annotations

import re
from collections.abc import Iterator

from oircheck.quantities.comparisons.apart import Around
from oircheck.quantities.comparisons.shown_beside import reckoned
from oircheck.quantities.derived.differences import Force
from oircheck.quantities.derived.spans_of_time import elapsed
from oircheck.quantities.outcomes.amounts import compare_mentions
from oircheck.quantities.sentences.alignment import LIGHT, Alignment, holds
from oircheck.quantities.sentences.clauses import Clause
from oircheck.quantities.words.senses import GENERIC
from oircheck.types import Comparison, Mention, Modifier, QuantityKind

_BACK = re.compile(
    r"\b(?:(?:was|were|is|are|been) (?:back (?:in|at|on|to) [a-z]+"
    r"|(?:running|working|open|operating|flying|in service|in use|in operation) again)"
    r"|(?:re-?opened|resumed work|returned to (?:work|service)|went back to work))"
    r" (?:again )?(?:with)?in \Z"
)
"""What stands before the time within which something was back."""

_BOUNDS = frozenset({Modifier.LESS_THAN, Modifier.AT_MOST})

_STOOD_STILL = re.compile(
    r"\b(?:out of (?:service|action|use|operation)|closed|shut(?: down)?|idle|off line"
    r"|(?:stood|stand) still|at a standstill|on strike|suspended)"
    r"(?: to (?:visitors|the public|traffic))? (?:for )?\Z",
)
"""What stands before the time for which something stood still."""

_STOPPAGE = re.compile(
    r"\b[Tt]he (?:strike|walk-?out|lock-?out|stoppage|closure|shutdown|outage)\b"
    r"(?P<of>[^.;:]{0,80}?) (?:was called off|ended|was over|was settled|was lifted)"
    r"(?: on [A-Z][a-z]+day)? after \Z"
)
_BY = re.compile(r"\b(?:by|but|which|that|who|and)\b")

_STRIKE = re.compile(r"\b[Tt]he (?:strike|walk-?out|lock-?out)\b")


def compare_returns(
    claim: Clause, unit: Clause, alignment: Alignment, around: Around
) -> tuple[Comparison, ...]:
    """Compare the time within which a claim has a thing back with its time away.

    Out of service from July to September is not back in less than a month. Both have
    to be of what bears the same names.
    """
    values = [one for one in claim.mentions if one.kind is QuantityKind.DURATION]
    if len(values) != 1 or values[0].modifier not in _BOUNDS:
        return ()
    (mine,) = values
    end = _subject_end(claim, mine)
    if end < 0 or not alignment.names:
        return ()
    lengths = list(_lengths(unit))
    if len(lengths) != 1 or not _is_of_it(claim, mine, end, unit, around):
        return ()
    (theirs,) = lengths
    outcome, _ = compare_mentions(claimed=mine, stated=theirs)
    told = f"it stood still for {_days(theirs)}"
    return reckoned(claim, mine, unit, theirs.span, (outcome, told))


def _subject_end(claim: Clause, mine: Mention) -> int:
    """Return where "was back" begins before a time within which it was, or -1."""
    text, start = claim.text, mine.span.start
    lead = mine.text[: mine.value_span.start - start].lower()
    within = lead.startswith(("within ", "in "))
    found = _BACK.search(f"{text[:start]}in " if within else text[:start])
    return found.start() if found is not None else -1


def _lengths(unit: Clause) -> Iterator[Mention]:
    """Yield each time for which a sentence has something stand still."""
    for one in unit.mentions:
        lead = unit.text[: one.span.start]
        if one.kind is QuantityKind.DURATION and (
            _STOOD_STILL.search(lead) or _ends_stoppage(lead)
        ):
            yield one
    for told in elapsed(unit):
        lead = unit.text[: told.mention.span.start]
        if told.force is Force.DECIDES and _STOOD_STILL.search(lead):
            yield told.mention


def _ends_stoppage(lead: str) -> bool:
    found = _STOPPAGE.search(lead)
    return found is not None and _BY.search(found.group("of")) is None


def _is_of_it(
    claim: Clause, mine: Mention, end: int, unit: Clause, around: Around
) -> bool:
    """Whether what is back is what stood still.

    The words before "was back" stand in the sentence; its names may stand before it. A
    strike that is told by its place alone is of whoever the claim has back at work.
    """
    said = [
        word
        for word in claim.words
        if word.span.end <= end and word.sense not in LIGHT | GENERIC
    ]
    names = [word.sense for word in said if word.name]
    others = [word.sense for word in said if not word.name]
    if not _told_of_same_number(claim, mine, unit):
        return False
    if _STRIKE.search(unit.text) and " at work " in claim.text:
        return bool(names) and all(holds(unit.senses, sense) for sense in names)
    present = unit.senses | around.senses if others else unit.senses
    return bool(said) and all(
        [holds(unit.senses, sense) for sense in others]
        + [holds(present, sense) for sense in names]
    )


def _told_of_same_number(claim: Clause, mine: Mention, unit: Clause) -> bool:
    """Whether every other number of the claim, "unit 2", stands in the sentence."""
    stated = {one.text.lower() for one in unit.mentions}
    return all(
        one.text.lower() in stated or one.text.lower() in unit.text.lower()
        for one in claim.mentions
        if one is not mine
    )


def _days(mention: Mention) -> str:
    """Return a length of time as it is shown: "38 days", "86 to 89 days"."""
    if mention.low == mention.high or mention.low is None or mention.high is None:
        return mention.text
    return f"about {(mention.low + mention.high) / 2:,.0f} days"
