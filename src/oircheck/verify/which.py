"""Which of several of one name a claim is about, where a passage tells of another.

The second consultation is not the first, the regatta of one town not that of the
next, nor a fire station one for ambulances. What is told of the one refutes nothing of
the other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from oircheck.quantities import read_mentions
from oircheck.types import (
    Comparison,
    Evidence,
    Ground,
    Outcome,
    SetAside,
    Stage,
    Stance,
)
from oircheck.verify.align import Word, read_words, stem, stems_of
from oircheck.verify.offices import is_of_office
from oircheck.verify.opposed import number_in, seen
from oircheck.verify.shared import is_of_one_part, share_a_word
from oircheck.verify.vocabulary import ONE_AT_A_TIME, STOP


def of_another_one(claim: str, heard: Sequence[Evidence]) -> Iterator[SetAside]:
    """Set aside refutations by what is told of another one of the claim's name."""
    for item in heard:
        if item.stance is not Stance.REFUTES:
            continue
        by = next((one for one in heard if _is_far_beside(item, one)), None)
        if by is not None or any(tells(claim, item) for tells in _APART):
            yield SetAside(evidence=item, ground=Ground.OTHER_THING, by=by)
        elif _is_of_another_year(claim, item):
            yield SetAside(evidence=item, ground=Ground.OTHER_DAY)
        elif _has_one_of_several(claim, item):
            yield SetAside(evidence=item, ground=Ground.BASELESS)


_ORDINALS = (
    "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
)
_MARK = re.compile(
    rf"\b(?P<mark>first|last|latest|{_ORDINALS.replace(' ', '|')}|\d*(?:2nd|3rd|\dth)"
    r"|next|another|further|previous|subsequent|follow-up) (?P<thing>[a-z]+)",
    re.IGNORECASE,
)
"""A word that says which of several is meant, and what follows it."""

_SAID_OF = re.compile(
    r"\b(?:is|was|were|are|be|been|became|become)(?: (?:the|its|her|his|their))? \Z"
)

_OF_ANY = frozenset("first last latest".split())
"""Marks that what is told without one may have as well."""

_COMING = re.compile(r"\b(?:will|to be|is to|are to|due|planned|scheduled)\b")
"""What tells of something that is to come, which may be the next one."""

_OPEN_MARK = frozenset(
    "another further other additional more new subsequent follow-up later".split()
)
"""Words with which the second or third may be meant."""

_NO_THINGS = frozenset(
    """time times day days week weeks month months year years quarter half century
    decade season hour hours minute minutes place floor world term largest biggest
    highest most best and in of to at for on by or is was has had with from
    """.split()
)
"""What a mark counts that is no thing: a time, a rank."""


def _is_of_another_mark(claim: str, item: Evidence) -> bool:
    """Whether a claim is of the second of a thing, and a passage not of that one."""
    premise, unit = _premise(item), _unit(item)
    said = stems_of(premise)
    theirs = list(_marked(premise))
    for mark, thing in _marked(claim):
        if thing not in said or any(mark == other for other, _ in theirs):
            continue
        beside = any(same == thing for _, same in theirs)
        if _says_more(premise, thing) or (mark in _OPEN_MARK and beside):
            continue
        if mark in _OF_ANY and not beside:
            continue
        if mark != "next" or not _COMING.search(unit):
            return True
    return False


def _says_more(premise: str, thing: str) -> bool:
    """Whether another or a new one of a thing is told of."""
    pairs = pairwise(read_words(premise))
    return any(one.lower in _OPEN_MARK and two.stem == thing for one, two in pairs)


_SPELT = {
    f"{number}{ending}": word
    for number, ending, word in zip(
        range(2, 13), ["nd", "rd", *["th"] * 9], _ORDINALS.split(), strict=True
    )
}


def _marked(text: str) -> Iterator[tuple[str, str]]:
    """Yield marks, in lower case, and the stem of what follows.

    What is said of a subject, "was the first woman to fly", says not which is meant.
    """
    for found in _MARK.finditer(text):
        if _SAID_OF.search(text[: found.start()]):
            continue
        thing = found["thing"].lower()
        if thing not in _NO_THINGS | STOP and not thing.endswith("est"):
            mark = found["mark"].lower()
            yield _SPELT.get(mark, mark), stem(thing)


_HEADS = frozenset(
    """regatta festival marathon derby fair show race rally carnival parade exhibition
    conference congress summit cup prize award championship championships games open
    hospital infirmary clinic school college academy university museum gallery library
    theatre theater hall bridge tunnel station airport harbour harbor port dock docks
    canal lake river park castle palace abbey cathedral church mill mine brewery works
    bank trust council union society association club orchestra choir prison court
    market hotel inn farm lighthouse dam tower stadium line railway
    """.split()
)
"""Last words of names that say of what sort their bearer is."""


def _is_of_another_name(claim: str, item: Evidence) -> bool:
    """Whether a claim names its regatta, and a passage another one, and its value.

    Where nothing but the name differs, that is the value in question.
    """
    if is_of_office(claim) or ONE_AT_A_TIME.search(claim) or _agrees(item):
        return False
    if not _differs(item):
        return False
    text = f"{item.retrieved.source.title or ''}. {_premise(item)}"
    theirs = list(_headed(text))
    for head, own in _headed(claim):
        others = [words for other, words in theirs if other == head]
        if own and others and not any(own & words or not words for words in others):
            return True
    return False


def _headed(text: str) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the last word of each capitalised run that is a sort, and the rest."""
    run: list[Word] = []
    for before, word in pairwise([None, *read_words(text), None]):
        gap = text[before.span.end : word.span.start] if before and word else "."
        if run and (gap != " " or word is None or not word.text[0].isupper()):
            yield from _run(run)
            run = []
        if word is not None and word.text[0].isupper() and word.lower not in STOP:
            run.append(word)


def _run(run: Sequence[Word]) -> Iterator[tuple[str, frozenset[str]]]:
    if run[-1].lower in _HEADS:
        yield run[-1].lower, frozenset(word.stem for word in run[:-1])


_COMPLEMENT = re.compile(
    r"\A(?:The|A|An|Its|Their) (?:[a-z]+ ){0,2}?(?P<head>[a-z]+) (?:of|between)"
    r" (?:the |its |their )?(?:two |three |four |five |\d+ )?(?P<of>[a-z]+s)\b"
)
"""A claim on what is done to, or by, several of a sort: "the merger of the schools"."""

_ANY = frozenset(
    stem(word)
    for word in """companies firms groups people towns cities countries states teams
    clubs parties bodies organisations organizations men women visitors residents
    members works years days persons sites places parts things""".split()
)
"""Words for which a text has a name, or a narrower word."""

_MEASURES = frozenset(
    """cost costs price number total length height width depth share amount value size
    weight area sum rate age population sale sales majority half third quarter most
    """.split()
)


def _is_of_another_complement(claim: str, item: Evidence) -> bool:
    """Whether a passage has what a claim is about, but not of the claim's sort."""
    found = _COMPLEMENT.match(claim)
    if found is None or found["head"] in _MEASURES or not _differs(item):
        return False
    text = f"{item.retrieved.source.title or ''}. {_premise(item)}"
    said = stems_of(text)
    kind = stem(found["of"])
    return stem(found["head"]) in said and kind not in _ANY and kind not in said


_SORTED = frozenset(
    """station school college ward centre center department court theatre theater bank
    museum factory plant mill office club team league festival race exhibition tax
    union shop market library church pool service gate line works
    """.split()
)
"""Things of which one word before says of what sort they are: "a fire station"."""

_OF_NO_SORT = frozenset(
    """new old big small large great little main local own other same modern former
    current present famous historic central whole entire planned proposed existing
    nearby busy closed open first second third last next whose biggest largest best
    city town village national international regional county state municipal
    """.split()
)
"""Words before a thing that say nothing of its sort."""

_ALIKE = tuple(
    frozenset(line.split())
    for line in (
        "railway rail train",
        "bus coach",
        "high secondary grammar comprehensive",
        "primary elementary",
        "petrol gas filling",
        "film cinema movie",
        "sports sport leisure",
        "power electricity",
        "art arts",
        "swimming indoor",
    )
)


def _is_of_another_sort(claim: str, item: Evidence) -> bool:
    """Whether a claim is of a fire station, and a passage of one for ambulances."""
    if not _differs(item):
        return False
    unit = _unit(item)
    said, claimed = _lower(_premise(item)), _lower(claim)
    theirs = list(_sorts(unit))
    for thing, mine in _sorts(claim):
        others = [other for same, other in theirs if same == thing]
        if mine in said or not others:
            continue
        if all(other not in claimed and not _alike(mine, other) for other in others):
            return True
    return False


def _sorts(text: str) -> Iterator[tuple[str, str]]:
    """Yield things of a sort, and the word that says which."""
    for one, two in pairwise(read_words(text)):
        plain = one.text.islower() and two.text.islower()
        if not plain or text[one.span.end : two.span.start] != " ":
            continue
        if two.lower in _SORTED and one.lower not in _OF_NO_SORT | STOP:
            yield two.lower, one.lower


def _alike(one: str, other: str) -> bool:
    return one == other or any(one in row and other in row for row in _ALIKE)


_YEAR = re.compile(r"(?<![\d.,])(?:1[5-9]|20)\d\d(?![\d,]|\.\d)")
_BY_NUMBERS = frozenset({Stage.NUMBER})


def _is_of_another_year(claim: str, item: Evidence) -> bool:
    """Whether a count of one year is refuted by one of a text on another year alone.

    The sentence names no year of its own, and what leads up to it only others: "Harnley
    Regatta 2024" is the title of the text.
    """
    differing = {
        one.kind for one in item.comparisons if one.outcome is Outcome.CONFLICT
    }
    if differing != _BY_NUMBERS or _YEAR.search(_unit(item)):
        return False
    mine = set(_YEAR.findall(claim))
    numbers = [one for one in read_mentions(claim, reference=None) if not one.dates]
    text = f"{item.retrieved.source.title or ''}. {_premise(item)}"
    theirs = set(_YEAR.findall(text))
    return bool(numbers and mine and theirs) and not mine & theirs


FAR = 10
"""So many times as large, a number is that of another thing."""


def _is_far_beside(item: Evidence, other: Evidence) -> bool:
    """Whether another passage has the claim's value, and one something of other size.

    Costs of 38,500 beside those of a theatre of 1.2 million; a nought too many is no
    other size.
    """
    if other.stance is not Stance.SUPPORTS:
        return False
    agreed = [x.claimed.span for x in other.comparisons if x.outcome is Outcome.AGREE]
    return any(
        one.outcome is Outcome.CONFLICT
        and one.kind is Stage.NUMBER
        and any(one.claimed.span.overlaps(span) for span in agreed)
        and _is_far(one)
        for one in item.comparisons
    )


def _is_far(one: Comparison) -> bool:
    mine, theirs = number_in(one.claimed.text), number_in(one.stated.text)
    if not mine or not theirs or _figures(mine) == _figures(theirs):
        return False
    low, high = sorted((abs(mine), abs(theirs)))
    return high > FAR * low


def _figures(number: float) -> str:
    return f"{number:.6e}".partition("e")[0].rstrip("0")


_SIGNS = ("negation", "antonym", "scope")


def _has_nothing_of_it(claim: str, item: Evidence) -> bool:
    """Whether nothing but names is common to a count and what is to refute it.

    That a hospital has 240 beds says nothing of how many people it employs.
    """
    if any(one.excludes or _decides(one) for one in item.comparisons):
        return False
    numbers = [one for one in item.comparisons if one.kind is Stage.NUMBER]
    if not numbers or any(seen(item, sign) for sign in _SIGNS):
        return False
    return not share_a_word(claim, item.retrieved.passage)


def _decides(one: Comparison) -> bool:
    return one.outcome in (Outcome.CONFLICT, Outcome.AGREE)


def _has_one_of_several(claim: str, item: Evidence) -> bool:
    """Whether a passage has of a claim of several parts just what one of them says."""
    if any(one.outcome is Outcome.CONFLICT for one in item.comparisons):
        return False
    signs = any(seen(item, sign) for sign in _SIGNS)
    return not signs and is_of_one_part(claim, _unit(item))


_APART: tuple[Callable[[str, Evidence], bool], ...] = (
    _is_of_another_mark,
    _is_of_another_name,
    _is_of_another_complement,
    _is_of_another_sort,
    _has_nothing_of_it,
)


def _differs(item: Evidence) -> bool:
    """Whether a value of the claim stands beside another one, or beside none."""
    return not _agrees(item) and any(
        one.kind is not Stage.NAME for one in item.comparisons
    )


def _agrees(item: Evidence) -> bool:
    return any(
        one.outcome is Outcome.AGREE and one.kind is not Stage.NAME
        for one in item.comparisons
    )


def _unit(item: Evidence) -> str:
    return item.retrieved.passage.view.text


def _premise(item: Evidence) -> str:
    return item.retrieved.passage.premise


def _lower(text: str) -> set[str]:
    return {word.lower for word in read_words(text)}
