"""Align a claim's words with a passage's, and look at what is left over.

Cheap, explainable signs that stand beside the verifier's probabilities in the
stance model: how much of the claim the passage says, in which order, and what kinds
of words have no partner.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise

from oircheck.types import Span
from oircheck.verify.vocabulary import (
    ANTONYMS,
    AUXILIARIES,
    IRREGULAR,
    NEGATION,
    SCOPE,
    STOP,
    UNREAL,
)

_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
_ABBREVIATION = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]\Z")
_SUFFIXES = (
    ("izations", "iz"),
    ("isations", "iz"),
    ("ization", "iz"),
    ("isation", "iz"),
    ("ational", "at"),
    ("fulness", "ful"),
    ("ations", "at"),
    ("ation", "at"),
    ("ments", ""),
    ("ment", ""),
    ("ities", "it"),
    ("ising", "iz"),
    ("izing", "iz"),
    ("ised", "iz"),
    ("ized", "iz"),
    ("ise", "iz"),
    ("ize", "iz"),
    ("ness", ""),
    ("ions", ""),
    ("ion", ""),
    ("ings", ""),
    ("ing", ""),
    ("ies", "y"),
    ("ied", "y"),
    ("ers", ""),
    ("er", ""),
    ("ors", ""),
    ("or", ""),
    ("ed", ""),
    ("es", ""),
    ("ly", ""),
    ("al", ""),
    ("s", ""),
    ("e", ""),
)
_SHORTEST_STEM = 3

LEAST_TURNED = 4
"""Words of a sentence that may be another one with a word turned into its opposite."""


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Return a crude stem: equal for most forms of one English word."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    plain = "".join(ch for ch in plain if not unicodedata.combining(ch))
    plain = plain.replace("’", "'").removesuffix("'s").replace("our", "or")
    plain = IRREGULAR.get(plain, plain)
    if _ABBREVIATION.match(plain):
        plain = plain.replace(".", "")
    for ending, put in _SUFFIXES:
        if plain.endswith(ending) and len(plain) - len(ending) >= _SHORTEST_STEM:
            base = plain[: len(plain) - len(ending)] + put
            if len(base) > _SHORTEST_STEM and base[-1] == base[-2] and not put:
                base = base[:-1]
            return base
    return plain


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: as written, its stem, and where it stands."""

    text: str
    stem: str
    span: Span
    capital: bool

    @property
    def lower(self) -> str:
        """The word as written, without case."""
        return self.text.casefold().replace("’", "'")


@lru_cache(maxsize=4_096)
def read_words(text: str) -> tuple[Word, ...]:
    """Return the words of ``text``; hyphenated compounds come in their parts."""
    words: list[Word] = []
    for match in _WORD.finditer(text):
        at = match.start()
        whole = match.group()
        parts = whole.split("-") if "-" in whole else [whole]
        for part in parts:
            if part:
                start = text.index(part, at)
                span = Span(start, start + len(part))
                capital = part[0].isupper() and not _opens(text, start)
                words.append(Word(part, stem(part), span, capital))
                at = span.end
    return tuple(words)


@lru_cache(maxsize=4_096)
def stems_of(text: str) -> frozenset[str]:
    """Return the stems of the words of ``text``, as ``read_words`` has them."""
    return frozenset(map(stem, _parts(text)))


def _parts(text: str) -> Iterator[str]:
    """Yield words, hyphenated ones in their parts."""
    for word in _WORD.findall(text):
        if "-" in word:
            yield from filter(None, word.split("-"))
        else:
            yield word


def _opens(text: str, at: int) -> bool:
    """Whether a capital at ``at`` may be due to the start of a sentence."""
    before = text[:at].rstrip(" \"'“‘(")
    return not before or before[-1] in ".!?:"


@lru_cache(maxsize=1)
def _opposites() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for one, other in ANTONYMS:
        left = {stem(word) for word in one.split()}
        right = {stem(word) for word in other.split()}
        for word in left:
            table.setdefault(word, set()).update(right)
        for word in right:
            table.setdefault(word, set()).update(left)
    return {word: frozenset(found) for word, found in table.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """How a claim's words stand to those of a unit and of its whole premise.

    Shares lie in [0, 1]; ``negation`` and ``unreal`` are -1, 0 or 1: claim minus
    unit. ``disorder`` is the share of pairs of matched words in another order.
    ``identical``: both say the same words in the same order, and there is one.
    ``turned``: the same but for one word, which is the opposite of its partner.
    """

    covered_unit: float
    covered_premise: float
    covered_back: float
    pairs: float
    disorder: float
    names_missing: float
    names_missing_unit: float
    antonyms: int
    negation: int
    unreal: int
    scope: int
    unmatched: tuple[Span, ...]
    identical: bool
    turned: bool = False


def align(
    *, claim: str, unit: str, premise: str, values: tuple[Span, ...]
) -> Alignment:
    """Align ``claim`` with ``unit``, and with ``premise``, which ends in the unit.

    Args:
        values: Spans of the claim that state values; they are compared elsewhere.
    """
    claimed = read_words(claim)
    content = _content(claimed, values)
    unit_words = read_words(unit)
    unit_stems = stems_of(unit)
    premise_stems = stems_of(premise) | _initials(premise)
    in_unit = [word for word in content if word.stem in unit_stems]
    missing = tuple(word for word in content if word.stem not in premise_stems)
    names = [word for word in content if word.capital]
    order = _order(in_unit, unit_words)
    return Alignment(
        covered_unit=_share(len(in_unit), len(content)),
        covered_premise=_share(len(content) - len(missing), len(content)),
        covered_back=_covered_back(claimed, unit_words),
        pairs=_adjacent(order),
        disorder=_disorder(order),
        names_missing=_share(
            sum(word.stem not in premise_stems for word in names), len(names), empty=0.0
        ),
        names_missing_unit=_share(
            sum(word.stem not in unit_stems for word in names), len(names), empty=0.0
        ),
        antonyms=_antonyms(content, unit_words, unit_stems),
        negation=_negates(claimed) - _negates(unit_words),
        unreal=_has(claimed, UNREAL) - _has(unit_words, UNREAL),
        scope=_has(claimed, SCOPE) - _has(unit_words, SCOPE),
        unmatched=tuple(word.span for word in missing),
        identical=same_words(claim, unit),
        turned=is_turned(claimed, unit_words),
    )


def same_words(claim: str, unit: str) -> bool:
    """Whether both say the same words in the same order, and there is one."""
    claimed = [word.lower for word in read_words(claim)]
    return bool(claimed) and claimed == [word.lower for word in read_words(unit)]


def is_turned(claimed: tuple[Word, ...], unit_words: tuple[Word, ...]) -> bool:
    """Whether two texts are the same but for one word and its opposite there.

    Two words or fewer beside it could be of anything, North and South are names, and
    the old and the new bridge are two.
    """
    if len(claimed) != len(unit_words) or len(claimed) < LEAST_TURNED:
        return False
    pairs = enumerate(zip(claimed, unit_words, strict=True))
    other = [at for at, (one, two) in pairs if one.lower != two.lower]
    if len(other) != 1 or _tells_apart(claimed, other[0]):
        return False
    one, two = claimed[other[0]], unit_words[other[0]]
    if one.text[0].isupper() and two.text[0].isupper():
        return False
    return two.stem in _opposites().get(one.stem, frozenset())


def _tells_apart(words: tuple[Word, ...], at: int) -> bool:
    """Whether a word stands before a noun, so that it says which of several it is."""
    if at == 0 or at + 1 == len(words):
        return False
    before, after = words[at - 1].lower, words[at + 1].lower
    return before in STOP - AUXILIARIES and after not in STOP


def _content(words: tuple[Word, ...], values: tuple[Span, ...]) -> list[Word]:
    return [
        word
        for word in words
        if word.lower not in STOP
        and not any(word.span.overlaps(value) for value in values)
    ]


def _share(part: int, whole: int, *, empty: float = 1.0) -> float:
    return part / whole if whole else empty


def _covered_back(claimed: tuple[Word, ...], unit_words: tuple[Word, ...]) -> float:
    stems = {word.stem for word in claimed}
    content = [word for word in unit_words if word.lower not in STOP]
    return _share(sum(word.stem in stems for word in content), len(content))


def _order(words: list[Word], unit_words: tuple[Word, ...]) -> list[int]:
    """Where the claim's words stand in the unit, each taken once if it can be."""
    places: dict[str, list[int]] = {}
    for index, word in enumerate(unit_words):
        places.setdefault(word.stem, []).append(index)
    order: list[int] = []
    for word in words:
        found = places[word.stem]
        order.append(found.pop(0) if len(found) > 1 else found[0])
    return order


def _adjacent(order: list[int]) -> float:
    """Share of neighbouring claim words that stand close and in order in the unit."""
    if len(order) < 2:
        return 0.0
    close = sum(0 < after - before <= 3 for before, after in pairwise(order))
    return close / (len(order) - 1)


def _disorder(order: list[int]) -> float:
    pairs = [(a, b) for i, a in enumerate(order) for b in order[i + 1 :] if a != b]
    return sum(a > b for a, b in pairs) / len(pairs) if pairs else 0.0


def _has(words: tuple[Word, ...], vocabulary: frozenset[str]) -> int:
    return int(any(word.lower in vocabulary for word in words if word.text != "May"))


def _negates(words: tuple[Word, ...]) -> int:
    contracted = any(word.lower.endswith("n't") for word in words)
    return int(contracted or bool(_has(words, NEGATION)))


def _antonyms(
    content: list[Word], unit_words: tuple[Word, ...], unit_stems: frozenset[str]
) -> int:
    opposites = _opposites()
    claimed = {word.stem for word in content}
    loose = {word.stem for word in unit_words} - claimed
    return sum(
        bool(opposites.get(word.stem, frozenset()) & loose)
        for word in content
        if word.stem not in unit_stems
    )


def _initials(text: str) -> set[str]:
    """Return initials of capitalised runs, so that "ISF" meets its long form."""
    found: set[str] = set()
    run: list[str] = []
    for word in chain(_parts(text), [""]):
        if word[:1].isupper():
            run.append(word[0].casefold())
            continue
        if run and word.casefold() in ("of", "for", "and", "the"):
            continue
        if len(run) > 1:
            found.update(
                "".join(run[start:end])
                for start in range(len(run))
                for end in range(start + 2, len(run) + 1)
            )
        run = []
    return found
