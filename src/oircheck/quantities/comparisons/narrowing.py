"""Tells a sort of a thing from all of them: electric buses among the buses."""

from __future__ import annotations

from collections.abc import Mapping

from oircheck.quantities.outcomes.amounts import counted
from oircheck.quantities.outcomes.sets import values
from oircheck.quantities.sentences.clauses import Clause
from oircheck.quantities.sentences.value import Value
from oircheck.quantities.words.noun_table import lemma, same_noun
from oircheck.quantities.words.senses import akin, root, sense_at
from oircheck.types import Mention, QuantityKind

_EPITHETS = frozenset(
    root(word)
    for word in """innocent brave poor unfortunate famous well-known renowned historic
    great beautiful tiny huge entire whole separate different individual single
    consecutive alleged so-called said such certain various respective""".split()
)
"""Words before a noun that choose none among the things it names."""

_USUAL: Mapping[str, frozenset[str]] = {
    head: frozenset(root(word) for word in words.split())
    for head, words in {
        "base": "military army air",
        "barracks": "military army",
        "troop": "military armed ground",
        "soldier": "military armed",
        "personnel": "military",
        "aircraft": "air",
        "officer": "police",
        "migrant": "undocumented irregular",
        "pupil": "school",
        "student": "school university",
        "passenger": "airline",
        "inhabitant": "local",
        "resident": "local",
        "member": "club party parliament union",
        "case": "confirmed recorded reported",
        "death": "confirmed recorded reported",
        "seat": "parliamentary",
        "lawmaker": "parliamentary",
        "car": "motor passenger",
        "fan": "football",
        "house": "residential family",
        "home": "residential family",
        "ship": "naval",
        "voter": "registered eligible",
        "being": "human",
    }.items()
}
"""Words that hardly ever tell one of the things from another, by noun."""


def is_another_sort(mine: Value, theirs: Value) -> str:
    """Return why two unlike counts are no contradiction, or "".

    What a further word picks out is a part: some cannot be more than all, and all
    may well be more than some. Two further words pick out two parts.
    """
    if mine.mention.kind is not QuantityKind.CARDINAL:
        return ""
    if not counted(mine.mention) or not counted(theirs.mention):
        return ""
    claimed = _beyond(mine.mention, theirs)
    stated = _beyond(theirs.mention, mine)
    if not claimed and not stated:
        return ""
    claim, source = values(mine.mention).hard, values(theirs.mention).hard
    if claimed and not stated and claim.low >= source.high:
        return ""
    if stated and not claimed and source.low >= claim.high:
        return ""
    sorts = " ".join((*stated, *claimed)[:1])
    return f"only one counts those that are {sorts}"


def _beyond(mention: Mention, other: Value) -> tuple[str, ...]:
    """Return the words that narrow a noun and that the other side does not say."""
    words = (mention.noun or "").lower().split()
    usual = _EPITHETS | _USUAL.get(counted(mention), frozenset())
    return tuple(
        word
        for word in words[:-1]
        if root(word) not in usual and not _says(other.clause, other.mention, word)
    )


def _says(clause: Clause, mention: Mention, word: str) -> bool:
    """Whether a sentence, or the noun of its value, has a word or one like it."""
    roots = [root(part) for part in word.split("-")]
    sense = sense_at(roots, 0)[0]
    nouns = (mention.noun or "").lower().split()
    if word in nouns or roots[0] in [root(noun) for noun in nouns]:
        return True
    return any(
        akin(sense, other.sense) or same_noun(lemma(word), other.lemma)
        for other in clause.words
    )
