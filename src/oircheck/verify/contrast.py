"""One value put in the place of another: "It was 81, not 91"."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from oircheck.quantities import edtf_interval, read_mentions
from oircheck.types import Mention, Span, Stage
from oircheck.verify.align import read_words, stem
from oircheck.verify.cues import WITHDRAWN
from oircheck.verify.vocabulary import STOP

_A_FEW = r"(?: [\w'\u2019-]+){0,4}"
_LEADS = r"(?: (?:the|an?|on|in|at|by|from|to|for|with))?"
_AND_NOT = re.compile(rf"{_A_FEW}(?:,| -| \u2013| \u2014)? \(?(?:and )?not{_LEADS} \Z")
_RATHER_THAN = re.compile(rf"{_A_FEW},? (?:rather than|instead of){_LEADS} \Z")
_NOT_THE_FIRST = re.compile(rf"\bnot{_LEADS} \Z")
_BUT = re.compile(rf"{_A_FEW},? but(?: (?:rather|only|just))?{_LEADS} \Z")
_PUT_RIGHT_FROM = re.compile(r"\b(?:corrected|amended)\b[^.;]{0,120} from \Z")
_CORRECTED = re.compile(r"\b(?:corrected|amended)\b")
_TO = re.compile(rf"{_A_FEW} to \Z")
_IN_FACT = re.compile(
    r"[^.]{0,60}?[;:,.] (?:[\w'\u2019-]+ ){0,4}(?:was|were|is|are|be|been|had|has|have"
    r"|reads?|counted|came to)(?: (?:in fact|actually|only|really))?"
    rf"{_LEADS} \Z"
)

_ELSEWHERE = re.compile(
    r"(?: [\w'\u2019-]+)? of (?:them|these|those|whom|which)\b"
    r"|(?: [\w'\u2019-]+)?,? (?:as|like) (?:for|in|at|on|with|elsewhere|everywhere)\b"
)
"""What follows a value that is that of some of them, or of another occasion."""

_OUTRIGHT = re.compile(
    r"\b(?:corrections?|corrected|amended|erratum|corrigendum|clarification"
    r"|(?:as|than) (?:\w+ ){0,3}(?:first|originally|previously|earlier|wrongly"
    r"|mistakenly|reported|stated|printed|said))\b",
    re.IGNORECASE,
)
"""What says that a mistake is put right."""

_LEAD_IN = re.compile(
    r"(?:With|Since|After|Under|Thanks to|Because of|Due to|Despite|By) (?:the|an?|its"
    r"|their) (?:[a-z-]+ ){1,3}?(?=(?:the|an?|its|their|it|they) )"
)
"""What stands before the subject of a sentence, without a comma."""

_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")

_FORMERLY = re.compile(
    r"\b(?:until|before|formerly|previously|used to|originally|initially|at first"
    r"|earlier|in the past|had been)\b",
    re.IGNORECASE,
)
"""What tells of a time before a change."""

_COPULA = re.compile(
    r"\b(?:was|were|is|are|be|been|came to|comes to|amounted to|stood at|stands at"
    r"|reached|totalled|have read|should read)(?: (?:in fact|actually|only))? ?\Z"
)

_MEASURES = {
    stem(noun): frozenset(stem(word) for word in words.split())
    for noun, words in {
        "length": "long",
        "height": "high tall",
        "width": "wide",
        "breadth": "broad wide",
        "depth": "deep",
        "weight": "weigh weighs heavy",
        "age": "old aged",
        "cost": "cost costs",
        "price": "cost costs sold sell",
    }.items()
}
"""What a correction calls the "length" of that which an article calls "long"."""

SHORTEST_OF_A_COMPOUND = 4
"""Letters of a word that may be the end of a compound."""

MOST_OF_A_NAME = 2 / 3
"""Share of the words of a correction's subject that what it corrects has."""

_GENERIC = frozenset(
    stem(word)
    for word in """correction corrected erratum corrigendum clarification update note
    editor figure number total amount sum count value date year day article report
    story version text edition page earlier previous correct right actual true real
    read say show state reflect indicate clear
    """.split()
)
"""Words of a correction that do not say of what the value is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast:
    """A value that a text states, and the one that it denies in the same breath.

    Attributes:
        subject: Stems of the words, names apart, that say of what the value is; none
            in "it was" and "the figure was".
        names: Stems of the names among them.
        is_equation: Whether it reads "the profit was 3 million, not 5 million", so
            that the subject is what has the value.
        outright: Whether it is said that a mistake is put right.
    """

    stated: Mention
    denied: Mention
    subject: frozenset[str]
    names: frozenset[str]
    is_equation: bool
    outright: bool

    def is_of(self, stems: AbstractSet[str]) -> bool:
        """Whether words are of what has the value: it, or most words of its name."""
        shared = sum(_is_among(word, stems) for word in self.subject)
        return shared >= MOST_OF_A_NAME * len(self.subject)

    def leaves_past(self, text: str) -> bool:
        """Whether a text tells of how it was before, and no mistake is put right.

        That a journey takes 81 minutes, not 91, leaves open that it took 91 before.
        """
        return not self.outright and _FORMERLY.search(text) is not None

    @property
    def kind(self) -> Stage:
        """Whether it is of dates or of other values."""
        return Stage.DATE if self.denied.dates is not None else Stage.NUMBER


def _is_among(word: str, stems: AbstractSet[str]) -> bool:
    """Whether a word is there, or at the end of a longer one: "yard", "shipyard".

    "Length" is there where something is "long".
    """
    if word in stems or _MEASURES.get(word, frozenset()) & stems:
        return True
    long = len(word) >= SHORTEST_OF_A_COMPOUND
    return long and any(one.endswith(word) for one in stems)


@lru_cache(maxsize=4_096)
def read_contrasts(text: str, published: str | None) -> tuple[Contrast, ...]:
    """Return the contrasts of one sentence.

    "Not only 91", "not counting 91", "not until 91" and "not 91 of them" deny nothing.

    Args:
        published: The day from which "Monday" is seen.
    """
    reference = edtf_interval(published) if published else None
    mentions = read_mentions(text, reference=reference)
    dates = [one for one in mentions if one.dates is not None]
    others = [one for one in mentions if one.dates is None]
    return tuple(_pairs(text, dates)) + tuple(_pairs(text, others))


def _pairs(text: str, mentions: Sequence[Mention]) -> Iterator[Contrast]:
    for first, second in pairwise(mentions):
        if not _of_one_kind(first, second):
            continue
        before = text[: first.span.start]
        between = text[first.span.end : second.span.start]
        after = text[second.span.end :]
        if _denies_second(between, after):
            stated, denied = first, second
        elif _denies_first(before, between) or _is_put_right(text, first, second):
            stated, denied = second, first
        else:
            continue
        subject, names = _subject(text, before)
        yield Contrast(
            stated=stated,
            denied=denied,
            subject=subject,
            names=names,
            is_equation=_COPULA.search(before.removesuffix(" not ")) is not None,
            outright=_OUTRIGHT.search(text) is not None
            or WITHDRAWN.search(text) is not None,
        )


def _of_one_kind(one: Mention, other: Mention) -> bool:
    units = {each.unit for each in (one, other) if each.unit}
    if len(units) > 1 or (one.unit and one.unit == other.unit):
        return len(units) == 1
    counted = [
        _stems(each.noun or each.text)
        for each in (one, other)
        if each.noun or each.unit
    ]
    return len(counted) < 2 or bool(counted[0] & counted[1])


def _stems(text: str) -> set[str]:
    return {word.stem for word in read_words(text)}


def _denies_second(between: str, after: str) -> bool:
    denies = _AND_NOT.fullmatch(between) or _RATHER_THAN.fullmatch(between)
    return bool(denies) and _ELSEWHERE.match(after) is None


def _denies_first(before: str, between: str) -> bool:
    if _NOT_THE_FIRST.search(before) and _BUT.fullmatch(between):
        return True
    taken_back = WITHDRAWN.search(before) is not None
    return taken_back and _IN_FACT.fullmatch(between) is not None


def _is_put_right(text: str, first: Mention, second: Mention) -> bool:
    """Whether a number was corrected from the first value to the second."""
    before = text[: first.value_span.start]
    between = text[first.value_span.end : second.value_span.start]
    return bool(_PUT_RIGHT_FROM.search(before) and _TO.fullmatch(between))


def _subject(text: str, before: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the stems of the words before a contrast, and those of its names."""
    cues = (
        WITHDRAWN.search(before),
        _CORRECTED.search(before),
        _LEAD_IN.match(before),
    )
    starts = (before.rfind(": ") + 1, before.rfind("; ") + 1)
    within = Span(max(*starts, *(cue.end() for cue in cues if cue)), len(before))
    values = [one.span for one in read_mentions(text, reference=None)]
    told = [
        word
        for word in read_words(text)
        if within.overlaps(word.span)
        and word.lower not in STOP
        and word.stem not in _GENERIC
        and not any(word.span.overlaps(value) for value in values)
    ]
    names = frozenset(word.stem for word in told if word.capital)
    return frozenset(word.stem for word in told if not word.capital), names


def names_value(text: str, *, but: Sequence[Mention]) -> frozenset[str]:
    """Return the stems of words that say of what a value is, names among them.

    Args:
        but: The values themselves.
    """
    return frozenset(
        word.stem
        for word in read_words(text)
        if word.lower not in STOP
        and word.stem not in _GENERIC
        and not any(word.span.overlaps(one.span) for one in but)
    )


def _scale(mention: Mention) -> float:
    """Return what one of a unit is: in "81 minutes, not 91" the second is bare."""
    written = _DIGITS.search(mention.text) if mention.unit else None
    bare = float(written.group().replace(",", "")) if written else 0.0
    return (mention.low or 0.0) / bare if bare else 1.0


def is_value(mention: Mention, other: Mention, *, beside: Mention) -> bool:
    """Whether two mentions state one value, of one thing as far as they tell.

    Args:
        beside: Tells unit and noun of ``other`` where that leaves them out, as in
            "81 salmon, not 91".
    """
    if mention.dates is not None or other.dates is not None:
        return mention.dates == other.dates
    if mention.low is None or other.low is None:
        return False
    scale = _scale(beside) if other.unit is None else 1.0
    ends = ((mention.low, other.low), (mention.high, other.high))
    if any(not math.isclose(one or 0, (two or 0) * scale) for one, two in ends):
        return False
    unit, noun = other.unit or beside.unit, other.noun or beside.noun
    if mention.unit and unit and mention.unit != unit:
        return False
    return not (mention.noun and noun and not _stems(mention.noun) & _stems(noun))
