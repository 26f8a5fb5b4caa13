"""Reads the noun phrase that stands before a verb: its subject."""

from __future__ import annotations

from dataclasses import replace

from oircheck.names.name import NameKind
from oircheck.names.phrases import (
    DETERMINERS,
    MOST_ITEMS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    QUOTES,
    Item,
    Phrase,
    ends_phrase,
    make_phrase,
)


def read_left(items: tuple[Item, ...], at: int, *, floor: int = 0) -> Phrase | None:
    """Read the noun phrase that ends before an item: a verb's subject."""
    end = _before_apposition(items, at, floor)
    if end + 3 == at and items[end].low == "," and _is_person(items[end + 1]):
        return make_phrase(items, end + 1, end + 2)
    while end > floor and items[end - 1].low in QUOTES and not items[end - 1].name:
        end -= 1
    first = end
    while first > floor:
        before = items[first - 1]
        if before.sentence != items[end - 1].sentence:
            break
        if before.name is None and not _goes_left(items, first - 1, floor, end):
            break
        first -= 1
        determined = before.name is None and before.low in DETERMINERS | POSSESSIVES
        if determined and not _inside(items, first, floor):
            break
    while (
        first < end
        and items[first].name is None
        and (items[first].low in PREPOSITIONS or items[first].low == "and")
    ):
        first += 1
    found = make_phrase(items, first, end)
    return replace(found, more=True) if found and _is_more(items, first) else found


def _is_person(item: Item) -> bool:
    """Whether a name that stands between commas says who it is: "the judge, Sely,"."""
    return item.name is not None and item.name.kind is NameKind.PERSON


def _is_more(items: tuple[Item, ...], first: int) -> bool:
    return first > 0 and items[first - 1].low in ("and", "or", "nor")


def _before_apposition(items: tuple[Item, ...], at: int, floor: int) -> int:
    """Step over ", the director," and over "(ISF)" to the left."""
    if at - 1 > floor and items[at - 1].low == ")":
        for back in range(at - 2, max(floor, at - 8), -1):
            if items[back].low == "(":
                return back
    if at - 1 <= floor or items[at - 1].low != ",":
        return at
    for back in range(at - 2, max(floor, at - MOST_ITEMS) - 1, -1):
        if items[back].low in ";:" or items[back].sentence != items[at - 1].sentence:
            return at
        if items[back].low == "," and back > floor:
            return back
    return at


def _goes_left(items: tuple[Item, ...], at: int, floor: int, end: int) -> bool:
    """Whether a subject goes on to the left over the item."""
    item = items[at]
    word = item.low
    if word == "and" and floor < at < end - 1:
        return items[at - 1].name is not None and items[at + 1].name is not None
    if word in PREPOSITIONS:
        return at > floor and at < end - 1 and word not in ("after", "before", "than")
    if word in PRONOUNS:
        return at == end - 1
    return item.common and not ends_phrase(items, at)


def _inside(items: tuple[Item, ...], at: int, floor: int) -> bool:
    """Whether the article at ``at`` stands after "of" within a longer phrase."""
    if at - 2 < floor or items[at - 1].name is not None:
        return False
    before = items[at - 2]
    return items[at - 1].low in ("of", "from", "for", "in", "at") and (
        before.name is not None or (before.common and not ends_phrase(items, at - 2))
    )
