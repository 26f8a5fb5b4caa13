"""Who comes after whom in an office or a post, told by the words of a passage.

"Rook will be succeeded by Vale" and "Vale will be succeeded by Rook" have the same
words, and a verifier does not tell the one from the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from oircheck.text import split_sentences
from oircheck.types import Evidence, Outcome
from oircheck.verify.align import read_words
from oircheck.verify.vocabulary import CAPITALS, STOP

_VERB = r"(?:succeed(?:ed|s|ing)?|replac(?:e|ed|es|ing)|follow(?:ed|s|ing)?)"
_TAKES_OVER = r"(?:tak(?:e|es|en|ing)|took) over(?: [\w-]+){0,8}? from"
_SOON = r"(?:will|is to|is due to|is set to|was to|are to) "

PASSES_ON = re.compile(
    rf"(?P<to>{CAPITALS})(?:has |had |is |was |{_SOON})?(?:{_VERB}|{_TAKES_OVER})"
    rf" (?P<of>{CAPITALS})"
)
"""A claim that one comes after another."""

_IS_FOLLOWED = re.compile(
    rf"(?P<of>{CAPITALS})(?:has been|had been|was|is|is being|(?:{_SOON})be)"
    rf" (?:succeeded|replaced|followed)(?: [a-z]+){{0,4}} by (?P<to>{CAPITALS})"
)
"""The same, told of the one who goes."""

_POST = r"(?:the |its |their )?[a-z][a-z -]{1,40}?"
_BY_POST = (
    re.compile(
        rf"(?P<of>{CAPITALS})(?:was|had been|served as) {_POST} before"
        rf" (?P<to>{CAPITALS})(?=[.,;]|\Z)"
    ),
    re.compile(
        rf"(?P<to>{CAPITALS})(?:became|was|is|will be) {_POST} after"
        rf" (?P<of>{CAPITALS})(?=[.,;]|\Z)"
    ),
    re.compile(
        rf"(?P<to>{CAPITALS})(?:is|was|became|will be) (?P<of>{CAPITALS})successor"
    ),
    re.compile(rf"(?P<of>{CAPITALS})(?:is|was) (?P<to>{CAPITALS})predecessor"),
)
"""Claims that tell it by a post, "was mayor before Haas", or by a "successor"."""

THE_ONE_BEFORE = re.compile(
    rf"\b(?:{_VERB}|{_TAKES_OVER}|in place of|successor (?:of|to)|predecessor,?"
    rf"|reliev(?:ed|es|ing)) (?P<name>{CAPITALS})"
)
"""Words of a passage that are followed by the one who goes."""

THE_ONE_AFTER = re.compile(
    r"\b(?:(?:succeeded|replaced|followed)(?: [a-z]+){0,4} by"
    r"|(?:hand(?:s|ed|ing)?|pass(?:es|ed|ing)?)(?: [a-z]+){0,4} to"
    r"|successor,?(?: (?:is|was|will be|is to be))?)"
    rf" (?P<name>{CAPITALS})"
)
"""Words that are followed by the one who comes."""

_RELATION = r"(?:his|her|its|their|the) (?:[a-z-]+ ){0,2}?[a-z-]+,?"
_ONE_RELATED = rf"(?:{_VERB}|{_TAKES_OVER}) {_RELATION} (?P<name>{CAPITALS})"
_RELATED_BEFORE = re.compile(rf"\b{_ONE_RELATED}")
_RELATED_AFTER = re.compile(
    rf"\b(?:succeeded|replaced|followed)(?: [a-z]+){{0,4}}? by {_RELATION}"
    rf" (?P<name>{CAPITALS})"
)
"""The same, told of a relation: "took over from her father, Alan Drysdale"."""

_AFTER_PRONOUN = re.compile(
    rf"(?<!\w)(?P<name>{CAPITALS})(?:,(?:[^,.;]{{1,60}},)? )?"
    rf"(?:has |had |{_SOON})?(?:{_VERB}|{_TAKES_OVER}) (?:him|her|them)"
    r"(?=[.,;:]|\Z| (?:as|on|in|at|from|by"
    r"|when|after|next|last|this|that|later|and|until|for|with|during)\b)"
)
"""Who comes after somebody of whom the text has spoken: "Wilk will succeed her"."""

_AS_SUCCESSOR = re.compile(
    rf"(?P<name>{CAPITALS})(?:to be |to become |as )?"
    r"(?:his|her|its|their|the) successor\b"
)

_NOT_SO = re.compile(
    r"\b(?:not|never|no longer|denie[sd]|deny|could|might|may|would|if|unless|rejected"
    r"|refused|instead of)\b|n['\u2019]t\b"
)

_NO_PERSON = re.compile(
    r"\b(?:in|at|on|near|of|from|for|with|to|the|this|last|next|since|by)\s*\Z", re.I
)
"""What stands before a name of a place, of a body or of a day."""

_TO_COME = re.compile(rf"\b{_SOON}|\bnext\b|\bas (?:his|her|its|their) successor\b")


class Succession(NamedTuple):
    """Two family names, as stems.

    Attributes:
        last: Of the one who comes.
        first: Of the one who goes.
    """

    last: str
    first: str


def claimed_succession(claim: str) -> Succession | None:
    """Return whom a claim says to come after whom; ``None`` where it says no such."""
    found = _claimed(claim)
    if found is None:
        return None
    return Succession(_family(found["to"]), _family(found["of"]))


def _claimed(claim: str) -> re.Match[str] | None:
    if _NOT_SO.search(claim):
        return None
    patterns = (PASSES_ON, _IS_FOLLOWED, *_BY_POST)
    return next((one for x in patterns if (one := x.search(claim))), None)


def comes_after(claim: str, item: Evidence) -> bool | None:
    """Whether a passage bears out who came after whom; ``None`` where it is silent.

    It is taken for support only where it has all other words of the claim, and no
    value in conflict; that the two come the other way round refutes the claim anyway.
    """
    asked, unit = claimed_succession(claim), item.retrieved.passage.view.text
    if asked is None or _NOT_SO.search(unit):
        return None
    if asked.last == asked.first:
        return False if _is_turned_in_family(claim, unit) else None
    told = set(_told(item, asked))
    if len(told) != 1:
        return None
    if asked not in told:
        return False
    return True if _says_all(claim, item) else None


def _told(item: Evidence, asked: Succession) -> Iterator[Succession]:
    """Yield what a passage says of the two of whom a claim speaks."""
    passage = item.retrieved.passage
    unit = passage.view.text
    before = (THE_ONE_BEFORE.finditer(unit), _RELATED_BEFORE.finditer(unit))
    for found in chain(*before):
        first = _family(found["name"])
        if first in asked and (other := _partner(item, found.start(), asked, first)):
            yield Succession(other, first)
    after = (
        THE_ONE_AFTER.finditer(unit),
        _RELATED_AFTER.finditer(unit),
        _AFTER_PRONOUN.finditer(unit),
        _AS_SUCCESSOR.finditer(unit),
    )
    for found in chain(*after):
        last = _family(found["name"])
        if last in asked and (other := _partner(item, found.start(), asked, last)):
            yield Succession(last, other)


def _is_turned_in_family(claim: str, unit: str) -> bool:
    """Whether of two of one family name a sentence has the claim's later one go.

    Their given names tell them apart; whoever has none may be either.
    """
    asked = _claimed(claim)
    if asked is None:
        return False
    comes, goes = _given(asked["to"]), _given(asked["of"])
    family = _family(asked["to"])
    if not comes or not goes or comes == goes:
        return False
    went = {_given(one) for one in _of_family(_GOERS, unit, family)}
    came = {_given(one) for one in _of_family(_COMERS, unit, family)}
    turned = comes in went or goes in came
    return turned and goes not in went and comes not in came


_GOERS = (THE_ONE_BEFORE, _RELATED_BEFORE)
_COMERS = (THE_ONE_AFTER, _RELATED_AFTER, _AS_SUCCESSOR)


def _of_family(
    patterns: Iterable[re.Pattern[str]], unit: str, family: str
) -> Iterator[str]:
    for pattern in patterns:
        for found in pattern.finditer(unit):
            if _family(found["name"]) == family:
                yield found["name"]


def _given(name: str) -> str:
    """Return the word before the family name as a stem; empty where there is none."""
    words = read_words(re.sub(r"['\u2019]s ?\Z", "", name.strip()))
    return words[-2].stem if len(words) > 1 else ""


def _partner(item: Evidence, end: int, asked: Succession, one: str) -> str | None:
    """Return the other of the two where it is of him or her that a clause speaks.

    That is whoever is named last before the clause, or, where nobody is, in the
    sentence before.
    """
    passage = item.retrieved.passage
    unit = passage.view.text
    other = asked.first if one == asked.last else asked.last
    named = list(_people(unit[:end], other))
    if named and named[-1][0] == other:
        objects = (x.start("name") for x in THE_ONE_BEFORE.finditer(unit[:end]))
        return None if named[-1][1] in objects else other
    before = split_sentences(passage.context)
    if named or not before:
        return None
    sentence = before[-1].of(passage.context)
    about = {name for x in (one, other) for name, _ in _people(sentence, x)}
    return other if other in about and one not in about else None


def _people(text: str, wanted: str) -> Iterator[tuple[str, int]]:
    """Yield the family names of those who may be people, as stems, and where they are.

    Of names of one word only the wanted one counts, others may be of anything.
    """
    for found in re.finditer(CAPITALS, text):
        family = _family(found[0])
        whole = " " in found[0].strip() and not _NO_PERSON.search(text[: found.start()])
        if family == wanted or (family and whole):
            yield family, found.start()


def _says_all(claim: str, item: Evidence) -> bool:
    found = _claimed(claim)
    if found is None or found.re in _BY_POST:
        return False
    if any(x.outcome is Outcome.CONFLICT for x in item.comparisons):
        return False
    unit, premise = item.retrieved.passage.view.text, item.retrieved.passage.premise
    if _TO_COME.search(unit) and not _TO_COME.search(claim):
        return False
    around = {word.stem for word in read_words(premise)}
    rest = claim[: found.start()] + " " + claim[found.end() :]
    return all(
        word.stem in around for word in read_words(rest) if word.lower not in STOP
    )


def _family(name: str) -> str:
    """Return the last word of a name as a stem; empty where that is no word."""
    words = read_words(re.sub(r"['\u2019]s ?\Z", "", name.strip()))
    return words[-1].stem if words else ""
