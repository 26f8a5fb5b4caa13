"""Reads bounds of age that name no years: "children under 12", "the age of 65"."""

from __future__ import annotations

from dataclasses import replace

from oircheck.quantities.sentences.clauses import Clause, token_range
from oircheck.quantities.words.nouns import is_plural
from oircheck.types import Mention, Modifier, QuantityKind, Span

DAYS_A_YEAR = 365.25
_OLDEST = 110

_LEADS = {
    "under": Modifier.LESS_THAN,
    "below": Modifier.LESS_THAN,
    "over": Modifier.MORE_THAN,
    "above": Modifier.MORE_THAN,
}
_OLDER = frozenset({"older", "younger"})
_BOUNDS = frozenset(
    {Modifier.LESS_THAN, Modifier.AT_MOST, Modifier.MORE_THAN, Modifier.AT_LEAST}
)
PERSONS = frozenset(
    "child children person persons people man men woman women boy boys girl girls baby"
    " babies adult adults minor minors youth youths pupil pupils student students"
    " passenger passengers visitor visitors resident residents citizen citizens driver"
    " drivers patient patients worker workers employee employees voter voters rider"
    " riders swimmer swimmers player players member members applicant applicants"
    " pensioner pensioners teenager teenagers user users guest guests tourist tourists"
    " traveller travellers customer customers candidate candidates dependant dependants"
    " parent parents mother mothers father fathers one anyone someone everyone anybody"
    " somebody everybody nobody those all kids kid athlete athletes competitor"
    " competitors entrant entrants tenant tenants prisoner prisoners migrant migrants"
    " refugee refugees volunteer volunteers".split()
)
"""Who may be under an age."""

_LINKS = frozenset("aged who is are was were be not".split())


def with_age_bound(clause: Clause, mention: Mention) -> Mention:
    """Return "under 12" after "children" as an age, and "the age of 12" with its bound.

    "Women over 50 laps" are not fifty years old.
    """
    if mention.kind is QuantityKind.DURATION:
        return _of_the_age(clause, mention)
    low = mention.low
    if mention.kind is not QuantityKind.CARDINAL or mention.modifier not in _BOUNDS:
        return mention
    if low is None or low != mention.high or low != int(low) or low > _OLDEST:
        return mention
    if not _is_of_person(clause, mention):
        return mention
    days = low * DAYS_A_YEAR
    return replace(
        mention,
        kind=QuantityKind.DURATION,
        unit="a",
        noun=None,
        low=days,
        high=days,
    )


def _is_of_person(clause: Clause, mention: Mention) -> bool:
    tokens = clause.tokens
    first, end = token_range(tokens, mention.span)
    words = mention.text.lower().split()
    if not (words[0] in _LEADS or words[0] in _OLDER or words[-1] in _CLOSING):
        return False
    at = first - 1
    while at > 0 and tokens.low[at] in _LINKS:
        at -= 1
    if tokens.word(at) not in PERSONS:
        return False
    if tokens.word(at) == "one" and tokens.word(at - 1) not in ("no", "any", "every"):
        return False
    several = is_plural(tokens.word(at)) or tokens.word(at) in _SEVERAL
    counted = is_plural(tokens.word(end)) or is_plural(tokens.word(end + 1))
    verb = not several and is_plural(tokens.word(end))
    return verb or not counted or mention.noun is None


_CLOSING = frozenset("under over younger older above below".split())
_SEVERAL = frozenset("children people men women those all kids youth".split())


def _of_the_age(clause: Clause, mention: Mention) -> Mention:
    """Take "under the" into "under the age of 12"."""
    tokens = clause.tokens
    first = token_range(tokens, mention.span)[0]
    if mention.modifier is not Modifier.EXACT or mention.unit != "a":
        return mention
    if not tokens.match(first - 3, ("the", "age", "of")):
        return mention
    modifier = _LEADS.get(tokens.word(first - 4))
    if modifier is None:
        return mention
    span = Span(tokens.start[first - 4], mention.span.end)
    return replace(mention, span=span, text=span.of(clause.text), modifier=modifier)


def is_bound_of_age(mention: Mention) -> bool:
    """Whether a bound counts years that it does not name: "under 12"."""
    if mention.kind is not QuantityKind.DURATION or mention.unit != "a":
        return False
    words = mention.text.lower().split()
    return mention.modifier in _BOUNDS and not any(w.startswith("y") for w in words)
