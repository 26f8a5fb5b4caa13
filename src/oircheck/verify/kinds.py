"""Of two things of one sort, and of a thing and its part, each has its own values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from oircheck.quantities import read_mentions
from oircheck.text import split_sentences
from oircheck.types import (
    Evidence,
    Ground,
    Mention,
    Outcome,
    SetAside,
    Stage,
    Stance,
)
from oircheck.verify.align import read_words
from oircheck.verify.elsewhere import PART
from oircheck.verify.opposed import number_in
from oircheck.verify.vocabulary import STOP

_TELL_APART: tuple[tuple[frozenset[str], ...], ...] = tuple(
    tuple(frozenset(side.split()) for side in line.split(" / "))
    for line in (
        "great big large main / small little lesser side",
        "north northern / south southern",
        "east eastern / west western",
        "northern / southern / eastern / western",
        "north / south / east / west",
        "upper / lower / middle",
        "inner / outer",
        "left / right",
        "old older / new newer",
        "electric / diesel / steam / petrol / hybrid / hydrogen",
        "men's male / women's female",
        "boys boys' / girls girls'",
        "summer / winter / spring / autumn",
        "day / night",
        "indoor / outdoor",
        "primary / secondary",
        "public / private",
        "red / white / blue / green / black / yellow",
        "passenger / goods freight / cargo",
        "wooden / stone / brick / iron / steel / concrete",
    )
)
"""Words before a noun that say which of several it is; synonyms stand together."""

_KINDS = frozenset(word for sides in _TELL_APART for side in sides for word in side)

WORDS_OF_A_SUBJECT = 3
"""Words from which a sentence tells of what it speaks: "The old bridge"."""

LEAST_OF_A_KIND = 2
"""Words of what is counted, the first of which says which sort it is."""

_PRONOUN = re.compile(r"(?:It|Its|They|Their)\b")

_IT_OR_SHE = re.compile(r"(?:It|Its|She|Her|He|His)\b")

_HEAD = re.compile(
    r"[Tt]he (?:[a-z-]+ ){0,2}?(?P<head>[a-z]+) of (?:the\b|its\b|an?\b|[A-Z])"
)
"""A claim on a part of something, at its beginning."""


def other_kinds(claim: str, heard: Sequence[Evidence]) -> Iterator[SetAside]:
    """Set aside refutations by a value of another thing of the same sort.

    What the great bell weighs says nothing of the small one, nor the number of
    electric buses of that of diesel ones.
    """
    for item in heard:
        if item.stance is not Stance.REFUTES:
            continue
        told = _subject(item)
        other = is_of_another_kind(claim, told) and (
            _rests_on_value(item) or is_of_another_kind(_begin(claim), _begin(told))
        )
        if other or _counts_all(claim, item):
            yield SetAside(evidence=item, ground=Ground.OTHER_THING)


def _begin(text: str) -> str:
    """Return the first words of a text, where its subject stands."""
    words = read_words(text)[:WORDS_OF_A_SUBJECT]
    return text[: words[-1].span.end] if words else ""


def _subject(item: Evidence) -> str:
    """Return the sentence that says of what a passage speaks: of "it", the one before.

    Where that speaks of several, it is the words of the passage that count.
    """
    passage = item.retrieved.passage
    before = split_sentences(passage.context)
    if _PRONOUN.match(passage.view.text) and before:
        return before[-1].of(passage.context)
    return passage.view.text


def _counts_all(claim: str, item: Evidence) -> bool:
    """Whether a passage has a higher number of all, and the claim one of some of them.

    With 120 buses, how many of them are diesel buses is open.
    """
    told = read_mentions(item.retrieved.passage.view.text, reference=None)
    for mine in read_mentions(claim, reference=None):
        kind = read_words(mine.noun or "")
        if len(kind) < LEAST_OF_A_KIND or kind[0].lower not in _KINDS:
            continue
        for theirs in told:
            noun = [word.stem for word in read_words(theirs.noun or "")]
            if noun == [word.stem for word in kind[1:]] and _is_more(theirs, mine):
                return True
    return False


def _is_more(one: Mention, other: Mention) -> bool:
    return one.low is not None and other.high is not None and one.low > other.high


def is_of_another_kind(claim: str, unit: str) -> bool:
    """Whether a sentence has a noun of the claim with another word that tells apart.

    Where it has the claim's word as well, it speaks of both.
    """
    said = {word.lower for word in read_words(unit)}
    pairs = {(one.lower, two.stem) for one, two in pairwise(read_words(unit))}
    for one, two in pairwise(read_words(claim)):
        if two.lower in STOP or one.lower in said:
            continue
        for other, noun in pairs:
            if noun == two.stem and _tells_apart(one.lower, other):
                return True
    return False


def _tells_apart(one: str, other: str) -> bool:
    for sides in _TELL_APART:
        mine = [side for side in sides if one in side]
        theirs = [side for side in sides if other in side]
        if mine and theirs and mine[0] is not theirs[0]:
            return True
    return False


def _rests_on_value(item: Evidence) -> bool:
    return any(
        each.kind is not Stage.NAME
        and (each.excludes or each.outcome is Outcome.CONFLICT)
        for each in item.comparisons
    )


def wholes(claim: str, heard: Sequence[Evidence]) -> Iterator[SetAside]:
    """Set aside refutations by a value of the whole where a passage has the part's.

    That the pool cost 57 million does not speak against the 9 million of its roof, nor
    the loss of a company against the profit of its division.
    """
    match = _HEAD.match(claim)
    if match is None:
        return
    head = read_words(match["head"])[0].stem
    part = PART.fullmatch(match["head"]) is not None
    near = [
        one
        for one in heard
        if _states(claim, head, one) or (part and _bears_out(head, one))
    ]
    for item in heard:
        if item.stance is not Stance.REFUTES:
            continue
        if not (_rests_on_value(item) or part):
            continue
        if head in _stems(item.retrieved.passage.view.text):
            continue
        if near and near[0] is not item:
            yield SetAside(evidence=item, ground=Ground.OTHER_THING, by=near[0])


def _bears_out(head: str, item: Evidence) -> bool:
    """Whether a passage supports the claim, and has the part's word."""
    unit = item.retrieved.passage.view.text
    return item.stance is Stance.SUPPORTS and head in _stems(unit)


def _states(claim: str, head: str, item: Evidence) -> bool:
    """Whether a passage has the part's word and a number of the claim."""
    unit = item.retrieved.passage.view.text
    if head not in _stems(unit):
        return False
    numbers = [one for one in read_mentions(claim, reference=None) if not one.dates]
    told = [one for one in read_mentions(unit, reference=None) if not one.dates]
    stated = {number_in(one.text) for one in told}
    return any(number_in(one.text) in stated for one in numbers)


def _stems(text: str) -> set[str]:
    return {word.stem for word in read_words(text)}


_THE_NOUN = re.compile(r"(?:The|Its|Their|His|Her) (?P<noun>[a-z]+)\b")

_NAME = r"(?:[Tt]he )?(?:[A-Z][\w'\u2019&-]*)(?: [A-Z][\w'\u2019&-]*)*"

_TWO_ALIKE = re.compile(
    rf"(?P<one>{_NAME}) (?:has |had )?(?:bought|acquired|owns|owned|sued|absorbed"
    rf"|took over|merged with|towed|rammed|beat|defeated|overtook) (?P<other>{_NAME})"
)
"""Two of one sort, of which the first is more likely the one spoken of next."""


def beside_it(claim: str, heard: Sequence[Evidence]) -> Iterator[SetAside]:
    """Set aside what is said of one of two things that the text has named together.

    "Orm has a lake and a quarry. The quarry is 40 metres deep" says nothing of the
    lake; nor "Corven bought Tabor. Its turnover is 12 million" of Tabor, for sure.
    """
    for item in heard:
        if item.stance is Stance.NEUTRAL:
            continue
        if _is_of_the_other(claim, item) or _is_of_the_first(claim, item):
            yield SetAside(evidence=item, ground=Ground.OTHER_THING)


def _is_of_the_other(claim: str, item: Evidence) -> bool:
    passage = item.retrieved.passage
    mine, theirs = _THE_NOUN.match(claim), _THE_NOUN.match(passage.view.text)
    if mine is None or theirs is None:
        return False
    one, other = mine["noun"], theirs["noun"]
    if read_words(one)[0].stem in _stems(passage.view.text):
        return False
    if read_words(other)[0].stem in _stems(claim):
        return False
    pair = r"\b{}s?,? (?:and|or) (?:an? |the |its )?(?:[a-z]+ )?{}s?\b"
    return any(
        re.search(pair.format(first, second), passage.context)
        for first, second in ((one, other), (other, one))
    )


def _is_of_the_first(claim: str, item: Evidence) -> bool:
    """Whether "it" may be the first of two, and the claim is of the second."""
    passage = item.retrieved.passage
    before = split_sentences(passage.context)
    if not before or _IT_OR_SHE.match(passage.view.text) is None:
        return False
    pair = _TWO_ALIKE.match(before[-1].of(passage.context))
    if pair is None:
        return False
    names = [_lower(pair[part]) - {"the"} for part in ("one", "other")]
    own = _lower(claim)
    told = names[1] & _lower(passage.view.text)
    return names[1] <= own and not names[0] & own and not told


def _lower(text: str) -> set[str]:
    """Return words as they are written: "Mills" and "million" have one stem."""
    return {word.lower for word in read_words(text)}
