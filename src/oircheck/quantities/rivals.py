"""Values of a sentence that might stand where a claim has another one.

Nothing here shows that the two are of one thing: that is for the claim with the other
value in it to show, when the sentence entails that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from oircheck.quantities.clauses import Clause
from oircheck.quantities.extents import extent_of
from oircheck.quantities.outcomes import compare_mentions
from oircheck.quantities.reckoned import may_come_of
from oircheck.quantities.refine import read_values
from oircheck.quantities.roles import Role, role_of
from oircheck.types import (
    Comparison,
    DateInterval,
    Mention,
    Modifier,
    Outcome,
    QuantityKind,
    Stage,
    Stated,
)

MOST_RIVALS = 3
"""Values of the sentence that are tried for one of the claim."""

REASON = "another value may stand there"

_KINDS = frozenset(
    {
        QuantityKind.CARDINAL,
        QuantityKind.MONEY,
        QuantityKind.MEASURE,
        QuantityKind.PERCENT,
        QuantityKind.DURATION,
        QuantityKind.DATE,
    }
)
"""An ordinal tells which one of several a sentence is about, and is left out."""

_PLAIN = frozenset({Modifier.EXACT, Modifier.ABOUT})
_AT = frozenset({Modifier.EXACT, Modifier.IN})
_DATED = _AT | {Modifier.SINCE, Modifier.UNTIL, Modifier.FROM, Modifier.BETWEEN}
"""Modifiers of dates; two dates are set beside one another where they have the same."""

_TIMES = frozenset("once twice thrice".split())
_RECKONED = re.compile(
    r"\b(?:half(?= (?:of|a|an|the|that|this|as|its|their|\d)\b)|twice|double\w*"
    r"|tripl\w*|thirds?|quarters?|except|all but|each|per|apart from|respectively)\b",
    re.IGNORECASE,
)
"""What tells that a value of the sentence is to be reckoned with."""

_COUNTED_FROM = re.compile(
    r"\b(?:days?|weeks?|months?|years?) (?:later|earlier|before|after)\b", re.IGNORECASE
)
"""What tells that one date of the sentence is counted from another."""

_BEFORE = re.compile(
    r"\b(?:instead of|rather than|compared (?:with|to)|(?:up|down) from|used to"
    r"|formerly|originally|at first|against|after|not)\b[^,;.]*\Z",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d[\d,.]*\d|\d")
_MONTH, _YEAR = 31, 366
"""Days up to which a period is a month and a year."""


def rivals(
    *,
    claim: str,
    claim_date: DateInterval | None,
    unit: str,
    context: str,
    passage_date: DateInterval | None,
    elsewhere: Iterable[tuple[str, DateInterval | None]] = (),
) -> tuple[Comparison, ...]:
    """Set each value that only the claim has beside the values of the same sort.

    A value of the claim that a text at hand states, or that may come of two values of
    the sentence, has no rival.

    Args:
        elsewhere: Other texts at hand, each with the date that it was published.

    Returns:
        At most ``MOST_RIVALS`` for a value, not comparable each: nothing shows that
        the two are of one thing.
    """
    mine = read_values(claim, reference=claim_date)
    wanted = [one for one in mine.mentions if _is_plain(one)]
    if not wanted or _asks_to_reckon(_RECKONED, unit, claim):
        return ()
    theirs = read_values(unit, reference=passage_date, context=context)
    near = (*theirs.mentions, *_mentions(context, passage_date))
    texts = tuple(elsewhere)
    far = [one for text in texts for one in _mentions(*text)]
    written = (unit, context, *(text for text, _ in texts))
    found: list[Comparison] = []
    for one in wanted:
        counted = one.dates is not None and _asks_to_reckon(_COUNTED_FROM, unit, claim)
        if counted or _is_another(claim, one) or _is_told(one, near, far):
            continue
        if _is_written(one, written) or _is_reckoned(one, near, mine):
            continue
        beside = _beside(mine, one, theirs)
        found += [_comparison(one, other) for other in beside][:MOST_RIVALS]
    return tuple(found)


def _is_plain(mention: Mention) -> bool:
    if mention.kind is QuantityKind.DATE:
        return mention.modifier in _DATED
    plain = mention.kind in _KINDS and mention.modifier in _PLAIN
    return plain and mention.text.lower() not in _TIMES and mention.low != 1


def _mentions(text: str, published: DateInterval | None) -> Sequence[Mention]:
    return read_values(text, reference=published).mentions


def _asks_to_reckon(cue: re.Pattern[str], unit: str, claim: str) -> bool:
    """Whether the sentence has a word to reckon with that the claim has not."""
    said = {found.group().lower() for found in cue.finditer(claim)}
    return any(found.group().lower() not in said for found in cue.finditer(unit))


def _is_another(claim: str, mention: Mention) -> bool:
    """Whether the claim tells of the value as one that no longer is, or never was."""
    return _BEFORE.search(claim[: mention.span.start]) is not None


def _is_reckoned(mention: Mention, near: Sequence[Mention], mine: Clause) -> bool:
    """Whether a number may come of those of the source and the claim's others."""
    others = [one for one in mine.mentions if one is not mention]
    return may_come_of(mention, [one for one in (*near, *others) if one.dates is None])


def _is_written(mention: Mention, texts: Iterable[str]) -> bool:
    """Whether the digits of a number stand in a text, whatever it is read as."""
    digits = _DIGITS.search(mention.text) if mention.dates is None else None
    if digits is None:
        return False
    written = re.compile(rf"(?<![\d.,]){re.escape(digits.group())}(?![\d]|[.,]\d)")
    return any(written.search(text) for text in texts)


def _is_told(mine: Mention, near: Sequence[Mention], far: Sequence[Mention]) -> bool:
    """Whether a value at hand agrees with that of the claim, or a near one may."""
    if any(_outcome(mine, one) is Outcome.AGREE for one in (*near, *far)):
        return True
    return any(
        _outcome(mine, one) is Outcome.UNDETERMINED and _of_one_grain(mine, one)
        for one in near
    )


def _outcome(mine: Mention, other: Mention) -> Outcome:
    return compare_mentions(claimed=mine, stated=other)[0]


def _beside(mine: Clause, value: Mention, theirs: Clause) -> Iterator[Mention]:
    role = role_of(mine, value)
    if role is Role.OFFSET:
        return
    for other in filter(_is_plain, theirs.mentions):
        changes = Role.CHANGE in (role, role_of(theirs, other))
        if changes and role is not role_of(theirs, other):
            continue
        if extent_of(mine.text, value) != extent_of(theirs.text, other):
            continue
        if any(_outcome(one, other) is Outcome.AGREE for one in mine.mentions):
            continue
        if _outcome(value, other) is Outcome.CONFLICT and _of_one_grain(value, other):
            yield other


def _of_one_grain(one: Mention, other: Mention) -> bool:
    """Whether two dates are both days, months, years or stretches, and begin alike."""
    if one.dates is None or other.dates is None:
        return True
    alike = one.modifier is other.modifier or {one.modifier, other.modifier} <= _AT
    return alike and _grain(one) == _grain(other)


def _grain(mention: Mention) -> str:
    dates = mention.dates
    if dates is None:
        return ""
    if dates.first is None or dates.last is None:
        return "day" if _DIGITS.search(mention.text) else "month"
    days = (dates.last - dates.first).days + 1
    if days == 1:
        return "day"
    if days <= _MONTH:
        return "month"
    return "year" if days <= _YEAR else "stretch"


def _comparison(mine: Mention, other: Mention) -> Comparison:
    stage = Stage.NUMBER if mine.dates is None else Stage.DATE
    return Comparison(
        kind=stage,
        outcome=Outcome.NOT_COMPARABLE,
        claimed=Stated(mine.text, mine.span, mine.value_span),
        stated=Stated(other.text, other.span, other.value_span),
        reason=REASON,
        excludes=True,
    )
