"""Reads a verb as it stands: its auxiliaries, its voice, its tense."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from oircheck.names.phrases import (
    ADVERBS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    Item,
    is_verb,
)
from oircheck.names.tokens import stem
from oircheck.names.verbs import (
    AS,
    AUXILIARIES,
    PERFECT,
    PHRASES,
    PLACE,
    PRESENT,
    TO_BE,
    VERBS,
    Verb,
    base_form,
    is_participle,
    is_past,
)
from oircheck.names.vocabulary import MODALS, NEGATIONS

_LOOK_BACK = 6
"""Items before a verb within which its auxiliaries stand."""
_GENERIC: Mapping[str, str] = {
    "in": PLACE,
    "at": PLACE,
    "off": PLACE,
    "near": PLACE,
    "from": "origin",
    "to": "target",
    "for": "for",
    "with": "with",
    "on": "on",
    "as": AS,
    "against": "against",
}
_MODALS_DONE = frozenset("agreed managed decided".split())
_COMING = frozenset({"will"})


@dataclass(frozen=True, slots=True)
class Head:
    """A verb as it stands: where its group begins and ends, and how it is bent.

    Attributes:
        bare: Whether it is a participle without an auxiliary ("led by"), which is of
            whatever time the sentence is.
    """

    verb: Verb
    at: int
    begin: int
    end: int
    passive: bool
    past: bool
    open: bool
    coming: bool
    negated: bool
    known: bool
    shared: bool = False
    bare: bool = False


def read_head(items: tuple[Item, ...], at: int) -> Head | None:
    """Read the verb at an item, if it is one."""
    item = items[at]
    if item.name is not None or not item.low[0].isalpha():
        return None
    word = item.low
    found = _looked_up(items, at)
    if found is None:
        return None
    verb, end, known = found
    begin, group = _group(items, at)
    infinitive = word not in ("",) and not is_past(word) and not is_participle(word)
    if not known and not (group or _finite(items, at)):
        return None
    if word.endswith("ing") and not set(group) & TO_BE:
        return None
    if infinitive and word in VERBS and not _is_base_verb(items, at, group):
        return None
    bare = not group and is_participle(word) and _reduced(items, at, end)
    passive = bare or (any(one in TO_BE for one in group) and is_participle(word))
    words = set(group)
    return Head(
        verb=verb,
        at=at,
        begin=begin,
        end=end,
        passive=passive,
        past=_is_past(word, group, passive=passive),
        open=bool(words & MODALS - _COMING)
        or ("to" in words and not words & _MODALS_DONE),
        coming=bool(words & _COMING),
        negated=bool(words & NEGATIONS),
        known=known,
        shared="helped" in words,
        bare=bare,
    )


_TRAILING = frozenset({"beat", "succeed", "give", "sell", "appoint"})
"""What a participle behind the main clause tells of its subject."""


def read_participle(items: tuple[Item, ...], at: int, *, past: bool) -> Head | None:
    """Read a participle that goes on with the main clause: "won, beating Aasen".

    Args:
        past: Whether the main clause is told in the past.
    """
    item = items[at]
    if item.name is not None or not item.low.endswith("ing") or at < 1:
        return None
    if items[at - 1].low != "," or items[at - 1].sentence != item.sentence:
        return None
    found = _looked_up(items, at)
    if found is None or found[0].relation not in _TRAILING:
        return None
    verb, end, known = found
    return Head(
        verb=verb,
        at=at,
        begin=at,
        end=end,
        passive=False,
        past=past,
        open=False,
        coming=False,
        negated=False,
        known=known,
    )


def _looked_up(items: tuple[Item, ...], at: int) -> tuple[Verb, int, bool] | None:
    """Return the verb, where it ends, and whether the tables know it."""
    word = items[at].low
    base = base_form(word) or (word if word in VERBS else None)
    if base is not None:
        for length in (3, 2):
            rest = tuple(item.low for item in items[at + 1 : at + length])
            verb = PHRASES.get((base, *rest))
            if verb is not None:
                return verb, at + length, True
        verb = _split_phrase(items, at, base)
        if verb is not None:
            return verb, at + 1, True
        if base in VERBS:
            return VERBS[base], at + 1, True
    if (is_past(word) or is_participle(word)) and word not in AUXILIARIES:
        relation = f"do:{stem(base or word)}"
        return Verb(relation, prepositions=_GENERIC), at + 1, False
    return None


def _split_phrase(items: tuple[Item, ...], at: int, base: str) -> Verb | None:
    """Find "handed six bases over to" with its object in the middle."""
    if base not in ("hand", "take", "knock"):
        return None
    for back in range(at + 2, min(len(items), at + 8)):
        if items[back].low in ("over", "out"):
            return PHRASES.get((base, items[back].low))
        if items[back].low in ("to", "from", ",", "and"):
            break
    return None


def _group(items: tuple[Item, ...], at: int) -> tuple[int, tuple[str, ...]]:
    """Return where a verb's auxiliaries begin, and the words of the group."""
    begin = at
    words: list[str] = []
    seen = False
    for back in range(at - 1, max(-1, at - 1 - _LOOK_BACK), -1):
        item = items[back]
        if item.name is not None or item.sentence != items[at].sentence:
            break
        word = item.low
        if (
            word in AUXILIARIES
            or word in MODALS
            or word in NEGATIONS
            or word
            in (
                "to",
                "did",
            )
        ):
            words.append(word)
            seen, begin = True, back
        elif word in ADVERBS or word.endswith("ly"):
            continue
        elif "to" in words and is_past(word):
            words.append(word)
            begin = back
        else:
            break
    if "to" in words and begin == at - 1:
        begin = _governor(items, at, words)
    return (begin, tuple(words)) if seen else (at, ())


def _governor(items: tuple[Item, ...], at: int, words: list[str]) -> int:
    """Find the verb that "to buy" hangs on, past a day or a place between."""
    for back in range(at - 2, max(-1, at - 2 - _LOOK_BACK), -1):
        item = items[back]
        if item.name is None and is_verb(items, back):
            words.append(item.low)
            return back
        if item.low in (",", ";"):
            break
    return at - 1


def _finite(items: tuple[Item, ...], at: int) -> bool:
    """Whether a word in "-ed" is a verb here, and no adjective before a noun."""
    if at == 0 or not is_verb(items, at):
        return False
    before = items[at - 1]
    if before.name is not None or before.low in PRONOUNS:
        return True
    after = items[at + 1] if at + 1 < len(items) else None
    if after is None or before.low in ("and", ","):
        return after is None or after.low in DETERMINERS | PREPOSITIONS
    return before.common and before.low not in DETERMINERS | PREPOSITIONS


def _is_base_verb(items: tuple[Item, ...], at: int, group: tuple[str, ...]) -> bool:
    """Whether a form such as "leads" or "lead" is a verb here, and no noun."""
    if group and ("to" in group or set(group) & MODALS or "did" in group):
        return True
    if at == 0:
        return False
    before = items[at - 1]
    if before.low in DETERMINERS | PREPOSITIONS or before.low == "'s":
        return False
    after = items[at + 1] if at + 1 < len(items) else None
    if before.name is not None or before.low in PRONOUNS or before.low == ",":
        return after is not None and after.low not in PREPOSITIONS - {"in", "at", "for"}
    return after is not None and (after.name is not None or after.low in DETERMINERS)


def _reduced(items: tuple[Item, ...], at: int, end: int) -> bool:
    """Whether a participle without auxiliary is passive: "talks held in Dakar"."""
    if end >= len(items):
        return False
    after = items[end].low
    if after == "by" and items[end].name is None:
        return True
    base = base_form(items[at].low)
    if base not in ("hold", "base", "bear", "build", "write", "found", "headquarter"):
        return False
    return after in ("in", "at", "near", "off") and items[end].name is None


def _is_past(word: str, group: tuple[str, ...], *, passive: bool) -> bool:
    if any(one in ("was", "were", "had", "did") for one in group):
        return True
    if any(one in PRESENT for one in group):
        return any(one in PERFECT for one in group)
    return is_past(word) or (passive and is_participle(word))
