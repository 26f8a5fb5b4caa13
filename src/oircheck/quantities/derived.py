"""Values that follow from those of one sentence: differences, shares, sums."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from oircheck.quantities.clauses import Clause, shown
from oircheck.quantities.noun_table import includes, lemma, same_noun
from oircheck.quantities.outcomes import head
from oircheck.quantities.roles import Role, role_of
from oircheck.types import Mention, Modifier, QuantityKind, Span

DAYS_A_YEAR = 365.25
_PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class Derived:
    """A value worked out from one sentence.

    Attributes:
        mention: The value as if it were written, over the span of its parts.
        role: What it is to the thing it measures.
        how: How it was worked out, for the reason.
        exact: Whether it may contradict; a list may go on unsaid.
    """

    mention: Mention
    role: Role
    how: str
    exact: bool = True


def derive(clause: Clause) -> tuple[Derived, ...]:
    """Return every value that follows from the sentence's own values."""
    return (
        *_changes(clause),
        *_shares(clause),
        *_sums(clause),
        *_elapsed(clause),
        *_rewordings(clause),
    )


def _over(clause: Clause, first: Mention, last: Mention) -> Span:
    one, other = shown(clause, first), shown(clause, last)
    return Span(min(one.start, other.start), max(one.end, other.end))


def _made(
    clause: Clause,
    parts: tuple[Mention, Mention],
    kind: QuantityKind,
    value: float,
    *,
    unit: str | None = None,
    noun: str | None = None,
    modifier: Modifier = Modifier.EXACT,
) -> Mention:
    span = _over(clause, *parts)
    return Mention(
        span=span,
        value_span=span,
        text=span.of(clause.text),
        kind=kind,
        modifier=modifier,
        low=value,
        high=value,
        unit=unit,
        noun=noun,
    )


def _changes(clause: Clause) -> Iterator[Derived]:
    """From "from 5,200 to 3,000": the difference, the percentage, the multiple."""
    levels = [one for one in clause.mentions if one.kind is not QuantityKind.DATE]
    for one, two in pairwise(levels):
        if role_of(clause, one) is not Role.FROM or role_of(clause, two) is not Role.TO:
            continue
        if one.kind is not two.kind or one.unit != two.unit:
            continue
        if one.kind in (QuantityKind.DATE, QuantityKind.TIME, QuantityKind.ORDINAL):
            continue
        if one.low is None or two.low is None:
            continue
        modifier = _common(one, two)
        kind, unit = one.kind, one.unit
        if kind is QuantityKind.PERCENT:
            kind, unit = QuantityKind.PERCENTAGE_POINT, "pp"
        gap = round(abs(two.low - one.low), 9)
        pair = (one, two)
        noun = one.noun or two.noun
        made = _made(clause, pair, kind, gap, unit=unit, noun=noun, modifier=modifier)
        yield Derived(made, Role.CHANGE, f"the difference is {gap:,g}")
        if one.low > 0 and two.low > 0:
            yield from _relative(clause, pair, two.low / one.low)


def _common(one: Mention, two: Mention) -> Modifier:
    bent = {one.modifier, two.modifier} - {Modifier.FROM, Modifier.TO, Modifier.EXACT}
    return Modifier.ABOUT if bent else Modifier.EXACT


def _relative(
    clause: Clause, pair: tuple[Mention, Mention], ratio: float
) -> Iterator[Derived]:
    percent = abs(ratio - 1) * 100
    made = _made(
        clause, pair, QuantityKind.PERCENT, percent, unit="%", modifier=Modifier.ABOUT
    )
    made = replace(made, high=percent)
    yield Derived(made, Role.CHANGE, f"the change is {percent:.1f} percent")
    fold = _made(clause, pair, QuantityKind.MULTIPLIER, ratio, modifier=Modifier.ABOUT)
    yield Derived(fold, Role.CHANGE, f"the ratio is {ratio:.2f}")


def _shares(clause: Clause) -> Iterator[Derived]:
    """From "262 of 484": 54 percent; from "54 percent of 484 members": 262."""
    for one, two in pairwise(clause.mentions):
        gap = clause.text[one.span.end : two.span.start].lower().split()
        if two.kind is not QuantityKind.CARDINAL or not two.low or one.low is None:
            continue
        if len(gap) > 4 or "of" not in gap:
            continue
        if one.kind is QuantityKind.CARDINAL and one.low <= two.low:
            share = 100 * one.low / two.low
            made = _made(clause, (one, two), QuantityKind.PERCENT, share, unit="%")
            made = replace(made, noun=two.noun, modifier=Modifier.ABOUT)
            yield Derived(made, Role.LEVEL, f"the share is {share:.1f} percent")
        if one.kind in (QuantityKind.PERCENT, QuantityKind.RATIO):
            part = one.low if one.kind is QuantityKind.RATIO else one.low / 100
            count = part * two.low
            made = _made(clause, (one, two), QuantityKind.CARDINAL, count)
            made = replace(made, noun=two.noun, modifier=Modifier.ABOUT)
            yield Derived(made, Role.LEVEL, f"the part is about {count:,.0f}")


def _sums(clause: Clause) -> Iterator[Derived]:
    """From "two Americans and a Briton": three people."""
    for parts in _coordinations(clause):
        total = sum(value for value, _, _ in parts)
        heads = [noun for _, noun, _ in parts]
        noun = _above(heads)
        if noun is None:
            continue
        span = Span(parts[0][2].start, parts[-1][2].end)
        made = Mention(
            span=span,
            value_span=span,
            text=span.of(clause.text),
            kind=QuantityKind.CARDINAL,
            low=total,
            high=total,
            noun=noun,
        )
        yield Derived(made, Role.LEVEL, f"the parts add up to {total:,g}")


Part = tuple[float, str, Span]
"""Value, head noun and span of one member of a coordination."""


def _coordinations(clause: Clause) -> Iterator[list[Part]]:
    """Group counts that only commas, "and" and one verb stand between."""
    group: list[Part] = []
    for part in _parts(clause):
        if group and not _coordinated(clause, group[-1][2], part[2]):
            if len(group) > 1:
                yield group
            group = []
        group.append(part)
    if len(group) > 1:
        yield group


def _coordinated(clause: Clause, one: Span, other: Span) -> bool:
    if one.end > other.start:
        return False
    gap = clause.text[one.end : other.start].replace(",", " ").split()
    return gap in ([], ["and"], ["as", "well", "as"], ["plus"], ["and", "also"])


def _parts(clause: Clause) -> Iterator[Part]:
    """Return the exact counts with their nouns, "and a Briton" included."""
    counts = [
        one
        for one in clause.mentions
        if one.kind is QuantityKind.CARDINAL
        and one.modifier is Modifier.EXACT
        and one.low is not None
    ]
    for mention in counts:
        noun = head(mention.noun)
        if noun and mention.low is not None:
            yield mention.low, noun, shown(clause, mention)
        single = _single_after(clause, shown(clause, mention))
        if single:
            yield single


def _single_after(clause: Clause, span: Span) -> Part | None:
    """Read "and a Briton" right after a count."""
    tokens = clause.tokens
    for at, start in enumerate(tokens.start):
        if start < span.end:
            continue
        at += tokens.word(at) == ","
        if tokens.word(at) != "and" or tokens.word(at + 1) not in ("a", "an"):
            return None
        noun = tokens.word(at + 2)
        if not noun.isalpha() or lemma(noun) != noun:
            return None
        return 1.0, noun, Span(tokens.start[at + 1], tokens.end[at + 2])
    return None


def _above(nouns: list[str]) -> str | None:
    """Return a noun that counts all of them, or ``None``."""
    first = nouns[0]
    if all(same_noun(first, noun) for noun in nouns):
        return first
    known = [includes(above=_PEOPLE, below=noun) or _is_person(noun) for noun in nouns]
    return _PEOPLE if all(known) else None


def _is_person(noun: str) -> bool:
    """Whether an unlisted noun looks like one of persons ("Iraqi", "Briton")."""
    return noun.endswith(("ian", "ist", "eer", "ant", "can", "ese", "qi", "ton"))


def _elapsed(clause: Clause) -> Iterator[Derived]:
    """From "from 1999 until 2008": nine years."""
    for one in clause.mentions:
        dates = one.dates
        if one.kind is not QuantityKind.DATE or dates is None:
            continue
        text = one.text.lower()
        if not text.startswith(("from ", "between ")) or not dates.first:
            continue
        if dates.last is None:
            continue
        days = (dates.last - dates.first).days + 1.0
        if days > DAYS_A_YEAR:
            years = dates.last.year - dates.first.year
            made = _length(one, years, DAYS_A_YEAR, "a")
            yield Derived(made, Role.LEVEL, f"{years} years lie between", exact=False)
        else:
            months = math.ceil(days / 31)
            made = _length(one, months, DAYS_A_YEAR / 12, "mo")
            yield Derived(made, Role.LEVEL, f"{months} months lie between", exact=False)


def _length(one: Mention, count: int, size: float, unit: str) -> Mention:
    return replace(
        one,
        kind=QuantityKind.DURATION,
        low=count * size,
        high=count * size,
        unit=unit,
        modifier=Modifier.ABOUT,
        dates=None,
    )


def _rewordings(clause: Clause) -> Iterator[Derived]:
    """From "doubled": a rise of 100 percent; from "rose 50 percent": 1.5 times."""
    for one in clause.mentions:
        if one.low is None or one.modifier is Modifier.VAGUE:
            continue
        if one.kind is QuantityKind.MULTIPLIER:
            percent = abs(one.low - 1) * 100
            made = replace(one, kind=QuantityKind.PERCENT, unit="%")
            made = replace(made, low=percent, high=percent)
            yield Derived(made, Role.CHANGE, f"that is {percent:.0f} percent")
        share = one.kind in (QuantityKind.PERCENT, QuantityKind.RATIO)
        if share and role_of(clause, one) is Role.CHANGE:
            part = one.low if one.kind is QuantityKind.RATIO else one.low / 100
            sign = -1 if _falls(clause) else 1
            made = replace(one, kind=QuantityKind.MULTIPLIER, unit=None)
            made = replace(made, low=1 + sign * part, high=1 + sign * part)
            yield Derived(made, Role.CHANGE, f"that is {1 + sign * part:.2f} times")


def _falls(clause: Clause) -> bool:
    return "reduce" in clause.senses and "increase" not in clause.senses
