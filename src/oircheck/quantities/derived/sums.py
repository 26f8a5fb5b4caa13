"""Adds up what one sentence tells in parts, and counts what it lists."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from oircheck.quantities.derived.differences import Derived, Force, made
from oircheck.quantities.outcomes.amounts import head
from oircheck.quantities.sentences.clauses import Clause, shown
from oircheck.quantities.sentences.parts import parts_of
from oircheck.quantities.sentences.refine import is_part, leads_as_whole
from oircheck.quantities.sentences.roles import Role
from oircheck.quantities.words.noun_table import (
    KINDS,
    MASS_NOUNS,
    includes,
    lemma,
    same_noun,
)
from oircheck.quantities.words.nouns import is_plural
from oircheck.types import Mention, Modifier, QuantityKind, Span

_PEOPLE = "people"
_ANYONE = frozenset(
    "man woman boy girl child adult male female men women children infant baby"
    " teenager".split()
)
_LONGEST_JOINT = 5
"""Words between two sums of money that are added up."""

_MOST_LISTED = 60
_LONGEST_NAME = 5
"""Words of one member of a list."""

Part = tuple[float, str, Span]
"""Value, head noun and span of one member of a coordination."""


def sums(clause: Clause) -> Iterator[Derived]:
    """From "two Americans and a Briton": three people."""
    for parts in _coordinations(clause):
        total = sum(value for value, _, _ in parts)
        span = Span(parts[0][2].start, parts[-1][2].end)
        for noun in _above([noun for _, noun, _ in parts]):
            mention = Mention(
                span=span,
                value_span=span,
                text=span.of(clause.text),
                kind=QuantityKind.CARDINAL,
                low=total,
                high=total,
                noun=noun,
            )
            how = f"the parts add up to {total:,g}"
            anyone = _ANYONE.issuperset(part for _, part, _ in parts)
            yield Derived(mention, Role.LEVEL, how, anyone=anyone)
    yield from _of_money(clause)


def _of_money(clause: Clause) -> Iterator[Derived]:
    """From "$3 million and its broker $2 million": five."""
    for one, two in pairwise(clause.mentions):
        if one.kind is not QuantityKind.MONEY or two.kind is not one.kind:
            continue
        if one.unit != two.unit or one.low is None or two.low is None:
            continue
        exact = one.modifier is two.modifier is Modifier.EXACT
        gap = clause.text[one.span.end : two.span.start].replace(",", " ").split()
        if not exact or "and" not in gap or len(gap) > _LONGEST_JOINT:
            continue
        total = one.low + two.low
        mention = made(clause, (one, two), one.kind, total, unit=one.unit)
        how = f"the two add up to {total:,g}"
        yield Derived(mention, Role.LEVEL, how, Force.AGREES)


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
    told = {*parts_of(clause), *_parts_and_wholes(clause)}
    for mention in counts:
        if mention in told:
            continue
        noun = head(mention.noun)
        if noun and mention.low is not None:
            yield mention.low, noun, shown(clause, mention)
        single = _single_after(clause, shown(clause, mention))
        if single:
            yield single


def _parts_and_wholes(clause: Clause) -> Iterator[Mention]:
    """Yield counts that are a part and its whole: "of the 200 houses, 40"."""
    for one, two in pairwise(clause.mentions):
        if leads_as_whole(clause, one, two) or is_part(clause, one, two):
            yield from (one, two)


def _names_one_more(clause: Clause, mention: Mention) -> bool:
    """Whether a person is named after a count: "six passengers and the cook"."""
    tokens, end = clause.tokens, shown(clause, mention).end
    after = next((at for at, start in enumerate(tokens.start) if start >= end), None)
    noun = head(mention.noun)
    if after is None or not noun or not _is_of_people(noun):
        return False
    after += tokens.word(after) == ","
    led = tokens.word(after) == "and" and tokens.word(after + 1) in _DETERMINERS
    return led and _is_of_people(tokens.word(after + 2))


def counts_one_more(clause: Clause, claimed: Mention, stated: Mention) -> bool:
    """Whether a claim may count the person that a sentence names beside its count."""
    one, two = claimed.low, stated.low
    counted = claimed.kind is stated.kind is QuantityKind.CARDINAL
    if not counted or one is None or two is None or one != two + 1:
        return False
    return _names_one_more(clause, stated)


def _is_of_people(noun: str) -> bool:
    return _is_person(noun) or noun in _PERSONS or noun.endswith(_DOERS)


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


def _above(nouns: list[str]) -> tuple[str, ...]:
    """Return the nouns that count all of them, the nearest first."""
    first = nouns[0]
    if all(same_noun(first, noun) for noun in nouns):
        return (first,)
    above = {kind for noun in nouns for kind in KINDS.get(noun, frozenset())}
    found = [
        kind
        for kind in sorted(above | set(nouns))
        if all(
            same_noun(kind, noun) or includes(above=kind, below=noun) for noun in nouns
        )
    ]
    known = [includes(above=_PEOPLE, below=noun) or _is_person(noun) for noun in nouns]
    if all(known) and _PEOPLE not in found:
        found.append(_PEOPLE)
    return tuple(found)


def _is_person(noun: str) -> bool:
    """Whether an unlisted noun looks like one of persons ("Iraqi", "Briton")."""
    return noun.endswith(("ian", "ist", "eer", "ant", "can", "ese", "qi", "ton"))


_PERSONS = frozenset(
    "person people man woman child boy girl adult cook guide pilot nurse guard coach"
    " priest judge captain guest crew wife husband son daughter friend".split()
)
_DOERS = ("er", "or", "ess", "man", "woman", "ist")
"""How nouns of those end who do something."""

_DETERMINERS = frozenset("a an the his her its their one".split())

_EXACT_LEADS = (
    ("at",),
    ("in",),
    ("near",),
    ("from",),
    ("of",),
    ("were",),
    ("are",),
    (":",),
)
_PLACES = frozenset(
    "cities towns villages provinces districts islands ports states regions counties"
    " countries suburbs airports".split()
)
"""Nouns of which "of" names members: "the cities of Homs and Hama"."""

_OPEN_LEADS = (
    ("including",),
    (",", "including"),
    (",", "among", "them"),
    ("such", "as"),
    (",", "such", "as"),
    ("like",),
)
_NOT_LISTED = frozenset("january february march april may june july august".split())


def lists(clause: Clause) -> Iterator[Derived]:
    """From "the bases at Qaim, Qayyarah and Kirkuk": three bases, or more.

    What a list counts supports, or is a lower bound; it never refutes: a list may
    leave members out, and a place may hold several.
    """
    tokens = clause.tokens
    spans = [one.span for one in clause.mentions]
    for at, word in enumerate(tokens.low):
        if not is_plural(word) or word in MASS_NOUNS:
            continue
        if any(span.start <= tokens.start[at] < span.end for span in spans):
            continue
        if _counted(clause, at):
            continue
        after = at + 1 + (tokens.word(at + 1).endswith("ed"))
        for leads, force in ((_EXACT_LEADS, Force.LEANS), (_OPEN_LEADS, Force.BOUNDS)):
            for lead in leads:
                if not tokens.match(after, lead):
                    continue
                if lead == ("of",) and word not in _PLACES:
                    continue
                listed = _names_from(clause, after + len(lead))
                if listed is not None:
                    yield _of_list(clause, at, listed, force)


def _counted(clause: Clause, at: int) -> bool:
    """Whether a written number counts the noun already."""
    start = clause.tokens.start[at]
    return any(
        one.noun and shown(clause, one).start <= start < shown(clause, one).end
        for one in clause.mentions
    )


def _names_from(clause: Clause, at: int) -> tuple[int, int] | None:
    """Return how many names a list holds, and the token after it."""
    tokens = clause.tokens
    count, closing = 0, False
    while count < _MOST_LISTED:
        first = at
        while tokens.capital(at) and at - first < _LONGEST_NAME:
            at += 1
        if at == first or tokens.low[first] in _NOT_LISTED:
            return None
        count += 1
        if closing:
            return count, at
        joint = tokens.word(at)
        if joint == "," and tokens.word(at + 1) == "and":
            at, closing = at + 2, True
        elif joint == "and":
            at, closing = at + 1, True
        elif joint == ",":
            at += 1
        else:
            return None
    return None


def _of_list(clause: Clause, at: int, listed: tuple[int, int], force: Force) -> Derived:
    tokens = clause.tokens
    count, end = listed
    span = Span(tokens.start[at], tokens.end[end - 1])
    mention = Mention(
        span=span,
        value_span=span,
        text=span.of(clause.text),
        kind=QuantityKind.CARDINAL,
        low=count,
        high=count,
        noun=span.of(clause.text)[: tokens.end[at] - tokens.start[at]],
    )
    return Derived(mention, Role.LEVEL, f"the list names {count}", force)


def ordinals(clause: Clause) -> Iterator[Derived]:
    """From "the third base handed over": at least three bases at that time."""
    for one in clause.mentions:
        if one.kind is not QuantityKind.ORDINAL or not one.noun or one.low is None:
            continue
        if one.low < 2:
            continue
        mention = Mention(
            span=one.span,
            value_span=one.span,
            text=one.text,
            kind=QuantityKind.CARDINAL,
            low=one.low,
            high=one.low,
            noun=one.noun,
        )
        how = f"an ordinal is a lower bound: {one.low:,g}"
        yield Derived(mention, Role.LEVEL, how, Force.BOUNDS)
