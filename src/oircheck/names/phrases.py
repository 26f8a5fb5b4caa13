"""Reads the phrases of a sentence: who or what takes part, with its names."""

from __future__ import annotations

from dataclasses import dataclass

from oircheck.names.name import Name
from oircheck.names.tokens import Tokens, stem
from oircheck.names.verbs import AUXILIARIES, base_form, is_past
from oircheck.names.vocabulary import (
    CALENDAR,
    JOINTS,
    MEASURES,
    MODALS,
    NEGATIONS,
    NUMBERS,
    ORDINALS,
    RANKS,
)
from oircheck.types import Span

DETERMINERS = frozenset("the a an this that these those every each some any no".split())
POSSESSIVES = frozenset("its his her their our my your whose".split())
PRONOUNS = frozenset("he she it they him them who which that we i you us".split())
PREPOSITIONS = frozenset(
    """of in at on to from by for with as off near against over under after before
    during since until till through into onto about between among towards toward
    ahead around across along behind beside within without outside inside per via
    than despite like unlike amid according""".split()
)
ADVERBS = frozenset(
    """also only just already still now then later earlier recently finally
    together again soon once never always often instead too officially formally
    publicly currently jointly originally initially mostly mainly partly narrowly
    yesterday today tomorrow there here twice nearly almost over out up down back
    away""".split()
)
PUNCTUATION = frozenset(",;:()[]\u2014\u2013-\"'.!?\u201c\u201d\u2018\u2019\u2026/")
QUOTES = frozenset("\"\u201c\u201d\u201e\u00ab\u00bb'\u2018")
SIGNS = frozenset("\u00a3$\u20ac")
"""Signs with which a sum of money begins."""

_ADJECTIVES = frozenset(
    "first last next top best final other remaining past same only previous".split()
)
"""What stands before a number within one phrase: "the last two ovens"."""

MOST_ITEMS = 16
"""Items up to which one phrase is read."""


@dataclass(frozen=True, slots=True)
class Item:
    """A name, a word or a sign of a sentence."""

    low: str
    span: Span
    sentence: int
    name: Name | None = None

    @property
    def common(self) -> bool:
        """Whether it is a word that may be part of a phrase."""
        return self.name is None and (self.low[0].isalnum() or self.low == "'s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A noun phrase.

    Attributes:
        heads: Names that the phrase stands for; several where they are joined.
        nested: Names within it: of whom, from where.
        head: Stem of the common noun that it stands for, or "".
        words: Stems of all its common words.
        marks: Ordinals, numbers and other words that tell like things apart.
        definite: Whether it speaks of one known thing.
        open: Whether it is a pronoun.
        more: Whether others are joined to it that are not named.
        span: Where it stands, the article left out.
    """

    heads: tuple[Name, ...] = ()
    nested: tuple[Name, ...] = ()
    head: str = ""
    words: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    definite: bool = False
    open: bool = False
    more: bool = False
    span: Span


def read_items(tokens: Tokens, names: tuple[Name, ...]) -> tuple[Item, ...]:
    """Return the text as a row of names, words and signs."""
    items: list[Item] = []
    at = near = 0
    while at < len(tokens):
        while near < len(names) and names[near].span.end <= tokens.start[at]:
            near += 1
        first = at
        name = names[near] if near < len(names) else None
        if name is not None and name.span.start <= tokens.start[at]:
            while at < len(tokens) and tokens.start[at] < name.span.end:
                at += 1
            low = " ".join(name.words)
            items.append(Item(low, name.span, tokens.sentence[first], name))
        else:
            at += 1
            span = Span(tokens.start[first], tokens.end[first])
            items.append(Item(tokens.low[first], span, tokens.sentence[first]))
    return tuple(items)


def is_verb(items: tuple[Item, ...], at: int) -> bool:
    """Whether the word is rather a finite verb or an auxiliary than a noun."""
    item = items[at]
    if item.name is not None:
        return False
    word = item.low
    if word in AUXILIARIES or word in ("did", "does", "do") or word in MODALS:
        return True
    if at == 0:
        return False
    if base_form(word) is None and not is_past(word):
        return _takes_object(items, at)
    before = items[at - 1]
    if before.low in DETERMINERS | POSSESSIVES | PREPOSITIONS or before.low == "'s":
        return False
    after = items[at + 1] if at + 1 < len(items) else None
    if word.endswith("s") and not is_past(word):
        return (
            before.name is not None
            or before.low in PRONOUNS
            or (
                after is not None
                and (after.low in DETERMINERS | POSSESSIVES or after.name is not None)
            )
        )
    return True


def _takes_object(items: tuple[Item, ...], at: int) -> bool:
    """Whether an unknown word in "-s" stands between a noun and its object."""
    if not items[at].low.endswith("s") or at + 1 >= len(items):
        return False
    before, after = items[at - 1], items[at + 1]
    determined = after.name is None and (
        after.low in DETERMINERS | POSSESSIVES or after.low[0].isdigit()
    )
    return determined and (before.name is not None or before.common)


def ends_phrase(items: tuple[Item, ...], at: int) -> bool:
    """Whether no phrase reaches over the item."""
    item = items[at]
    if item.name is not None:
        return False
    word = item.low
    return (
        word in PREPOSITIONS
        or word in JOINTS
        or word in PUNCTUATION
        or word in NEGATIONS
        or word in CALENDAR
        or word in ADVERBS
        or word in ("to", "&", "%", "$")
        or is_verb(items, at)
        or is_time(items, at)
    )


def is_time(items: tuple[Item, ...], at: int) -> bool:
    """Whether "last year" or "this week" begins."""
    after = items[at + 1].low if at + 1 < len(items) else ""
    return items[at].low in _NEAR and after in _TIMES


_NEAR = frozenset("last next this".split())
_TIMES = CALENDAR | frozenset("year month week weekend night quarter season".split())


def is_whole(items: tuple[Item, ...], at: int) -> bool:
    """Whether "all" or "both" stands before the article of a phrase of its own."""
    if at + 1 >= len(items) or items[at].name is not None:
        return False
    after = items[at + 1]
    known = after.name is None and after.low in DETERMINERS | POSSESSIVES
    return known and items[at].low in ("all", "both", "half")


def read_phrase(
    items: tuple[Item, ...],
    at: int,
    *,
    one_name: bool = False,
    whence: bool = False,
    receiving: bool = False,
) -> tuple[Phrase | None, int]:
    """Read the noun phrase that begins at an item.

    Args:
        one_name: Whether a name ends it, as in "named Berg director".
        whence: Whether "from Ghana" belongs to it.
        receiving: Whether a number may begin what it is given: "the farmer two ovens".

    Returns:
        ``None`` where there is no phrase, and where reading may go on.
    """
    first = at
    while at < len(items) and at - first < MOST_ITEMS:
        item = items[at]
        if _is_past(items, first, at):
            break
        carried = _carried(items, first, at, whence=whence)
        if carried:
            at += carried
            continue
        if item.low in QUOTES and at == first:
            first = at = at + 1
            continue
        if _is_over(items, first, at, receiving=receiving):
            break
        at += 1
        if one_name and item.name is not None and _closed(items, at):
            break
    return make_phrase(items, first, at), at


def _is_past(items: tuple[Item, ...], first: int, at: int) -> bool:
    """Whether another sentence, or another phrase, begins."""
    item = items[at]
    if item.sentence != items[first].sentence:
        return True
    return item.low in DETERMINERS | POSSESSIVES and item.name is None and at > first


def _carried(items: tuple[Item, ...], first: int, at: int, *, whence: bool) -> int:
    """Return over how many items "of the", or ", " between names, carries on."""
    if at > first and items[at].name is None and _hangs_on(items, at, whence=whence):
        after = items[at + 1].low if at + 1 < len(items) else ""
        return 2 if after in DETERMINERS | POSSESSIVES else 1
    return _joined(items, first, at)


def _is_over(items: tuple[Item, ...], first: int, at: int, *, receiving: bool) -> bool:
    """Whether a phrase ends before an item."""
    if at > first and (_begins_measure(items, at) or is_whole(items, at)):
        return True
    if receiving and at > first and _begins_thing(items, first, at):
        return True
    return ends_phrase(items, at) and not (at == first and items[at].low in PRONOUNS)


def _begins_measure(items: tuple[Item, ...], at: int) -> bool:
    """Whether what stands before a number ends there: "(the museum) 40,000 euros"."""
    low, after = items[at].low, items[at + 1].low if at + 1 < len(items) else ""
    if items[at - 1].name is not None and low[0].isdigit():
        return True
    if low[0] in SIGNS and not items[at - 1].low[0].isdigit():
        return items[at].name is None
    number = low[0].isdigit() or low in NUMBERS
    return number and after in MEASURES and items[at - 1].low not in PREPOSITIONS


def _begins_thing(items: tuple[Item, ...], first: int, at: int) -> bool:
    """Whether a receiver ends before a number: "(lent) the bank three tractors"."""
    low, before = items[at].low, items[at - 1]
    if items[at].name is not None or not (low in NUMBERS or low[0].isdigit()):
        return False
    if before.name is not None:
        return True
    opener = items[first].name is None and items[first].low in DETERMINERS | POSSESSIVES
    plain = before.common and before.low != "'s" and before.low not in _ADJECTIVES
    return opener and at - first > 1 and plain


def _hangs_on(items: tuple[Item, ...], at: int, *, whence: bool) -> bool:
    """Whether "of", or "from" before a name, carries a phrase on."""
    if items[at].low == "of":
        return True
    named = at + 1 < len(items) and items[at + 1].name is not None
    return whence and items[at].low == "from" and named


def _closed(items: tuple[Item, ...], at: int) -> bool:
    return at >= len(items) or (items[at].name is None and items[at].low != "'s")


def _joined(items: tuple[Item, ...], first: int, at: int) -> int:
    """Return the length of ", " or " and " between two names of one row."""
    if items[at].low not in (",", "and", "&") or at <= first:
        return 0
    if items[at - 1].name is None:
        return 0
    after = at + 1
    if items[at].low == "," and after < len(items) and items[after].low == "and":
        after += 1
    if after >= len(items) or items[after].name is None:
        return 0
    if items[at].low == ",":
        rest = [item.low for item in items[after + 1 : after + 4]]
        if "and" not in rest and items[after - 1].low != "and":
            return 0
    return after - at


def make_phrase(items: tuple[Item, ...], first: int, end: int) -> Phrase | None:
    """Return the phrase that stands at ``items[first:end]``, if one does."""
    while end > first and not (items[end - 1].name or items[end - 1].common):
        end -= 1
    if first >= end:
        return None
    opener = items[first].low
    definite = opener in POSSESSIVES or opener in ("the", "this", "that")
    determined = items[first].name is None and opener in DETERMINERS | POSSESSIVES
    begin = first + 1 if determined else first
    if begin >= end:
        return Phrase(open=True, span=items[first].span)
    if opener in PRONOUNS and items[first].name is None and end - first == 1:
        return Phrase(open=True, span=items[first].span)
    parts = _parts(items, begin, end)
    return _phrase(items, begin, end, parts, definite=definite)


def _parts(items: tuple[Item, ...], begin: int, end: int) -> int:
    """Return where the phrase's own part ends, before "of" or "from"."""
    for at in range(begin, end):
        if items[at].name is None and items[at].low in PREPOSITIONS and at > begin:
            return at
    return end


def _phrase(
    items: tuple[Item, ...], begin: int, end: int, own: int, *, definite: bool
) -> Phrase:
    words = [
        item.low
        for item in items[begin:end]
        if item.common and item.low != "'s" and item.low not in PREPOSITIONS
    ]
    heads = _heads(items, begin, own)
    nested = tuple(
        item.name
        for item in items[begin:end]
        if item.name is not None and item.name not in heads
    )
    marks = {word for word in words if word in ORDINALS or word in NUMBERS}
    marks |= {word for word in words if word[0].isdigit()}
    last = next((item.low for item in reversed(items[begin:own]) if item.common), "")
    possessed = any(item.low == "'s" for item in items[begin:own])
    return Phrase(
        heads=heads,
        nested=nested,
        head="" if heads else stem(last),
        words=frozenset(stem(word) for word in words if word not in marks)
        - {"the", "a", "an"},
        marks=frozenset(marks),
        definite=definite or possessed or bool(heads) or bool(marks & RANKS),
        span=Span(items[begin].span.start, items[end - 1].span.end),
    )


def _heads(items: tuple[Item, ...], begin: int, own: int) -> tuple[Name, ...]:
    """Return the name at the end of a phrase, and those joined to it."""
    at = own - 1
    if at < begin or items[at].name is None:
        return ()
    found = [items[at].name]
    while at - 2 >= begin and items[at - 1].low in ("and", ",", "&"):
        at -= 2
        while at > begin and items[at].low in ("and", ","):
            at -= 1
        if items[at].name is None:
            break
        found.append(items[at].name)
    return tuple(name for name in reversed(found) if name is not None)
