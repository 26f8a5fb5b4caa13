"""Values of a sentence that might stand where a claim has another one.

Nothing here shows that the two are of one thing: that is for the claim with the other
value in it to show, when the sentence entails that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from oircheck.quantities.comparisons.ages_told import ages_apart
from oircheck.quantities.comparisons.coordinated import is_told_together
from oircheck.quantities.comparisons.reckonable import (
    leads_on,
    may_be_added_up,
    may_be_counted,
    may_be_share,
    shared_out,
)
from oircheck.quantities.comparisons.remainders import may_be_rest
from oircheck.quantities.derived.sums import counts_one_more
from oircheck.quantities.outcomes.amounts import compare_mentions, counted
from oircheck.quantities.outcomes.sets import values
from oircheck.quantities.outcomes.weekdays import are_two_weekdays, weekday_of
from oircheck.quantities.sentences.clauses import Clause
from oircheck.quantities.sentences.extents import extent_of
from oircheck.quantities.sentences.refine import read_values
from oircheck.quantities.sentences.roles import Role, role_of
from oircheck.quantities.sentences.rows import of_another_column
from oircheck.quantities.sentences.steps import steps_apart
from oircheck.quantities.sentences.timing import names_a_paper
from oircheck.quantities.words.noun_table import same_noun
from oircheck.types import (
    Comparison,
    DateInterval,
    Mention,
    Modifier,
    Outcome,
    QuantityKind,
    Rival,
    Stage,
    Stated,
)

MOST_RIVALS = 5
"""Values of the sentence that are tried for one of the claim."""

REASON = "another value may stand there"

MOST_TIMES = 30
"""So many times as large, a number is that of another thing."""

BEYOND = 3
"""So many times what rounding leaves open, two numbers are not one told twice."""

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
_ENDS = frozenset({Modifier.EARLY, Modifier.LATE})
_DATED = _AT | {Modifier.SINCE, Modifier.UNTIL, Modifier.FROM, Modifier.BETWEEN}
"""Modifiers of dates; two dates are set beside one another where they have the same."""

_TIMES = frozenset("once twice thrice".split())
_BEFORE = re.compile(
    r"\b(?P<cue>instead of|rather than|compared (?:with|to)|(?:up|down) from|used to"
    r"|formerly|originally|at first|against|after|not)\b[^,;.]*\Z",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d[\d,.]*\d|\d")
_DIGIT = re.compile(r"\d")
_FEWEST_DIGITS = 2
"""Digits that a number needs for its slips to be told from other numbers."""

_EDGE = re.compile(
    r"\b(?:end|close|beginning|start|(?:first|last)(?: day)?) of\b", re.IGNORECASE
)
"""What tells of a day at the edge of a month."""

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
) -> tuple[Rival, ...]:
    """Set each value that the sentence lacks beside its values of the same sort.

    Args:
        elsewhere: Other texts at hand, each with the date that it was published.

    Returns:
        At most ``MOST_RIVALS`` for a value, not shown to be of one thing.
    """
    mine = read_values(claim, reference=claim_date)
    wanted = [one for one in mine.mentions if _is_plain(one)]
    if not wanted:
        return ()
    theirs = read_values(unit, reference=passage_date, context=context)
    before = _mentions(context, passage_date)
    near = (*theirs.mentions, *before)
    far = [one for text in elsewhere for one in _mentions(*text)]
    return tuple(
        Rival(
            comparison=_comparison(one, other),
            told=_agrees(one, before),
            elsewhere=_agrees(one, far),
            open=_is_written(one, (unit,)) or _is_open(one, near),
            reckoned=_is_reckoned(one, near, mine),
            alike=is_slip(one.text, other.text),
            counts_alike=_count_alike(one, mine, other, theirs),
        )
        for one in wanted
        if not _is_settled(one, mine, theirs)
        for other in islice(_beside(mine, one, theirs), MOST_RIVALS)
        if is_slip(one.text, other.text) or not _is_reckoned(one, theirs.mentions, mine)
    )


def _is_settled(one: Mention, mine: Clause, theirs: Clause) -> bool:
    """Whether the sentence has a value, or it is not the one that the claim states."""
    if one.dates is not None:
        if leads_on(mine.text, theirs.text):
            return True
        made = may_be_counted(one, theirs.text, mine.text, theirs.mentions)
    else:
        made = may_be_share(one, theirs.text, theirs.mentions)
    another = _is_another(mine.text, one, theirs.text) or may_be_rest(one, theirs)
    return made or another or _agrees(one, theirs.mentions)


def _is_plain(mention: Mention) -> bool:
    if mention.kind is QuantityKind.DATE:
        return _placed(mention) in _DATED
    plain = mention.kind in _KINDS and mention.modifier in _PLAIN
    return plain and mention.text.lower() not in _TIMES and mention.low != 1


def _mentions(text: str, published: DateInterval | None) -> Sequence[Mention]:
    return read_values(text, reference=published).mentions


def _is_another(claim: str, mention: Mention, unit: str) -> bool:
    """Whether the claim tells of the value as one that no longer is, or never was.

    Where the sentence has the word as well, it may tell so of its own.
    """
    told = _BEFORE.search(claim[: mention.span.start])
    return told is not None and told["cue"].lower() not in unit.lower().split()


def _is_reckoned(mention: Mention, near: Sequence[Mention], mine: Clause) -> bool:
    """Whether a number may come of those of the source and the claim's others."""
    others = [one for one in mine.mentions if one is not mention]
    return may_be_added_up(
        mention, [one for one in (*near, *others) if one.dates is None]
    )


def _is_written(mention: Mention, texts: Iterable[str]) -> bool:
    """Whether the digits of a number stand in a text, whatever it is read as."""
    digits = _DIGITS.search(mention.text) if mention.dates is None else None
    if digits is None:
        return False
    written = re.compile(rf"(?<![\d.,]){re.escape(digits.group())}(?![\d]|[.,]\d)")
    return any(written.search(text) for text in texts)


def _count_alike(one: Mention, mine: Clause, other: Mention, theirs: Clause) -> bool:
    """Whether two counts name what they count alike, or the other sentence names it."""
    if QuantityKind.CARDINAL not in (one.kind, other.kind):
        return True
    noun, stated = counted(one), counted(other)
    if bool(noun) == bool(stated):
        return True
    clause = theirs if noun else mine
    return any(same_noun(noun or stated, word.lemma) for word in clause.words)


def _agrees(mine: Mention, others: Iterable[Mention]) -> bool:
    """Whether a value of others is that of the claim."""
    return any(_outcome(mine, one) is Outcome.AGREE for one in others)


def _is_open(mine: Mention, near: Iterable[Mention]) -> bool:
    """Whether a value near by may be that of the claim."""
    return any(
        _outcome(mine, one) is Outcome.UNDETERMINED
        and _of_one_grain(mine, one)
        and not are_two_weekdays(mine, one)
        for one in near
    )


def is_slip(one: str, other: str) -> bool:
    """Whether two numbers in digits differ as a slip of the pen makes them differ.

    The same digits in another order, one digit of three or more, or one too few.

    >>> is_slip("1,216 votes", "1,612 votes"), is_slip("216", "217"), is_slip("3", "8")
    (True, True, False)
    """
    mine, theirs = _digits(one), _digits(other)
    if min(len(mine), len(theirs)) < _FEWEST_DIGITS:
        return False
    if sorted(mine) == sorted(theirs):
        return True
    if len(mine) == len(theirs) > _FEWEST_DIGITS:
        return sum(a != b for a, b in zip(mine, theirs, strict=True)) == 1
    longer, shorter = sorted((mine, theirs), key=len, reverse=True)
    return len(longer) - len(shorter) == 1 and shorter in longer


def _digits(text: str) -> str:
    return "".join(_DIGIT.findall(text))


def _outcome(mine: Mention, other: Mention) -> Outcome:
    return compare_mentions(claimed=mine, stated=other)[0]


def _beside(mine: Clause, value: Mention, theirs: Clause) -> Iterator[Mention]:
    role = role_of(mine, value)
    if role is Role.OFFSET or is_told_together(mine, value):
        return
    apart = shared_out(theirs.text, mine.text)
    for other in filter(_is_plain, theirs.mentions):
        if other.dates is None and any(other.span.overlaps(one) for one in apart):
            continue
        changes = Role.CHANGE in (role, role_of(theirs, other))
        if changes and role is not role_of(theirs, other):
            continue
        if role_of(theirs, other) is Role.OFFSET:
            continue
        if extent_of(mine.text, value) != extent_of(theirs.text, other):
            continue
        if _are_two_things(mine, value, theirs, other):
            continue
        if any(_outcome(one, other) is Outcome.AGREE for one in mine.mentions):
            continue
        if counts_one_more(theirs, value, other):
            continue
        if _excludes(value, other) and _of_one_grain(value, other):
            yield other


def _are_two_things(
    mine: Clause, value: Mention, theirs: Clause, other: Mention
) -> bool:
    """Whether two values are certainly of two things: an age, a rate, another step."""
    rates = [role_of(mine, value) is Role.RATE, role_of(theirs, other) is Role.RATE]
    apart = ages_apart(mine, value, theirs, other)
    apart = apart or steps_apart(mine, value, theirs, other, agree=False)
    apart = apart or of_another_column(mine.text, value.span, theirs.text, other.span)
    papers = [names_a_paper(mine, value), names_a_paper(theirs, other)]
    return bool(apart) or rates[0] != rates[1] or papers[0] != papers[1]


def _excludes(value: Mention, other: Mention) -> bool:
    """Whether two values cannot both be true of one thing.

    Numbers that nearly agree are taken for one told twice, unless they differ as a slip
    of the pen makes them differ, and by more than rounding leaves open.
    """
    slip = is_slip(value.text, other.text)
    if are_two_weekdays(value, other):
        return True
    if _outcome(value, other) is Outcome.CONFLICT:
        return slip or not _is_far(value, other)
    if value.low is None or other.low is None or not slip:
        return False
    mine, theirs = values(value), values(other)
    return abs(mine.low - theirs.low) > BEYOND * max(mine.halo, theirs.halo)


def _is_far(value: Mention, other: Mention) -> bool:
    """Whether one number is so many times the other that they measure two things."""
    if not value.low or not other.low or value.dates is not None:
        return False
    sizes = sorted(abs(values(one).low) for one in (value, other))
    return sizes[1] > MOST_TIMES * sizes[0]


def _of_one_grain(one: Mention, other: Mention) -> bool:
    """Whether two dates are both days, months, years or stretches, and begin alike."""
    if one.dates is None or other.dates is None:
        return True
    placed = {_placed(one), _placed(other)}
    alike = len(placed) == 1 or placed <= _AT
    return alike and _grain(one) == _grain(other)


def _placed(mention: Mention) -> Modifier:
    """Return how a date is bent; "at the end of May" tells a day like "on 31 May"."""
    edge = mention.modifier in _ENDS and _EDGE.search(mention.text) is not None
    return Modifier.EXACT if edge else mention.modifier


def _grain(mention: Mention) -> str:
    dates = mention.dates
    if dates is None:
        return ""
    if dates.first is None or dates.last is None:
        named = _DIGITS.search(mention.text) or weekday_of(mention) is not None
        return "day" if named or _EDGE.search(mention.text) else "month"
    days = (dates.last - dates.first).days + 1
    if days == 1 or (days <= _MONTH and _EDGE.search(mention.text)):
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
