"""Telling English from other languages: by script, and by the words that bind.

After Cavnar and Trenkle's observation that short common words tell languages apart
("N-gram-based text categorization", 1994), without their statistics: for the one
question asked here, counting is enough, and what is counted can be shown. It would
rather say nothing than call an English sentence foreign.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from oircheck.types import Document

FEWEST_WORDS = 3
"""A text with fewer words in Latin letters is too short to tell."""

FOREIGN_LETTERS = 0.6
"""The share of other scripts from which a text is not English."""

FEWEST_LETTERS = 4

LEAST_HITS = 2
"""So many words must speak for another language."""

MARGIN = 2.0
"""How many times more than speak for English."""

LEAST_SHARE = 0.2
"""And which share of all words, beside those of names."""

DOCUMENT_SHARE = 0.7
"""The share of a document, by characters, from which it is not English."""

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_QUOTED = re.compile(
    r"\u201c[^\u201d]{1,400}\u201d|\"[^\"]{1,400}\"|\u00ab[^\u00bb]{1,400}\u00bb"
)
_ACCENT = re.compile("[\u00df-\u00f6\u00f8-\u024f\u1e00-\u1eff]")
_ELIDED = re.compile(
    "(?:[cdjlmns]|qu|un|dell|nell|all|dall|sull)'[a-z\u00df-\u00ff]{3}"
)
_ELIDED_NAME = re.compile(r"[^\W\d_]{1,4}'[^\W\d_a-z\u00df-\u00ff]")
_ELIDING = ("French", "Italian")
"""Languages in which an article or a pronoun loses its vowel before another."""

_LATIN_ENDS = (
    "\u0250",
    "\u1e00",
)
_PARTICLES = frozenset(
    """al ad an ap ar as at aus av bin bint da dal dar das de degli dei del dela della
    delle den der des di do dos du e el en es i ibn il in la las le les los lo o of og
    op ten ter the til und v van ve vom von vor y z zu zum zur""".split()
)
"""Small words that stand inside names."""


def is_english(text: str) -> bool | None:
    """Whether a sentence or a text is English.

    Returns:
        ``None`` where too little speaks for either: short texts, lists of names.
        ``False`` only where it is plainly another language.
    """
    text = unicodedata.normalize("NFKC", text)
    letters = [sign for sign in text if sign.isalpha()]
    other = sum(not _is_latin(sign) for sign in letters)
    if other >= max(FEWEST_LETTERS, FOREIGN_LETTERS * len(letters)):
        return False
    counted = _counted(_unquoted(text))
    if counted.length < FEWEST_WORDS:
        return None
    foreign, english = _best_foreign(counted)
    needed = max(LEAST_HITS, MARGIN * english + (1 if english else 0))
    if foreign >= needed and foreign >= LEAST_SHARE * len(counted.words):
        return False
    return True if english > foreign or (english and not foreign) else None


def document_is_english(document: Document) -> bool | None:
    """Whether a document is English, by the share of its blocks that are.

    Returns:
        ``None`` where nothing tells.
    """
    english = foreign = 0
    for block in document.blocks:
        told = is_english(block.view.text)
        if told is None:
            continue
        if told:
            english += len(block.view.text)
        else:
            foreign += len(block.view.text)
    if not english + foreign:
        return None
    return foreign < DOCUMENT_SHARE * (english + foreign)


@dataclass(frozen=True, slots=True)
class _Counted:
    """The words of a text that are no part of a name, in lower case.

    Attributes:
        accented: How many have letters that English does not have.
        length: How many words there are, those of names included.
    """

    words: tuple[str, ...]
    accented: int
    length: int


def _is_latin(sign: str) -> bool:
    latin, extended = _LATIN_ENDS
    return sign < latin or extended <= sign < "\u1f00" or "\ufb00" <= sign < "\ufb07"


def _unquoted(text: str) -> str:
    """Return a text without its quotations, if what is left tells its language."""
    rest = _QUOTED.sub(" ", text)
    words = _WORD.findall(rest)
    told = len(words) >= FEWEST_WORDS
    return rest if told or not _tables().english.isdisjoint(words) else text


def _counted(text: str) -> _Counted:
    found = [match.group().replace("\u2019", "'") for match in _WORD.finditer(text)]
    capitals = sum(word.isupper() and len(word) > 1 for word in found)
    if capitals > len(found) / 2:
        found = [word.lower() for word in found]
    words = tuple(_outside_names(found))
    borrowed = _tables().borrowed
    accented = len(
        {word for word in words if _ACCENT.search(word) and word not in borrowed}
    )
    return _Counted(words, accented, len(found))


def _outside_names(found: Sequence[str]) -> Iterator[str]:
    """Yield the words that do not belong to a name, in lower case.

    A capitalised word inside a sentence is a name, and a particle behind one and
    before another belongs to it ("Ursula von der Leyen").
    """
    for at, word in enumerate(found):
        if word[0].isupper():
            opens = word.lower() in _tables().first or _ELIDED.match(word.lower())
            if at == 0 and opens and not _ELIDED_NAME.match(word):
                yield word.lower()
            continue
        if word in _PARTICLES and _between_names(found, at):
            continue
        yield word


def _between_names(found: Sequence[str], at: int) -> bool:
    before, behind = at - 1, at + 1
    while before >= 0 and found[before] in _PARTICLES:
        before -= 1
    while behind < len(found) and found[behind] in _PARTICLES:
        behind += 1
    named_before = before < 0 or found[before][0].isupper()
    named_behind = behind < len(found) and found[behind][0].isupper()
    return named_before and named_behind


def _best_foreign(counted: _Counted) -> tuple[int, int]:
    """Return how many words speak for another language, and how many for English.

    Words of both count for neither, and a word that comes again counts once for the
    other language.
    """
    known = _tables()
    foreign: Counter[str] = Counter()
    shared: Counter[str] = Counter()
    english = sum(word in known.english for word in counted.words)
    for word in set(counted.words):
        for name in known.languages.get(word, ()):
            if word not in known.english:
                foreign[name] += not _ACCENT.search(word)
        if _ELIDED.match(word) and word not in known.english | known.borrowed:
            for name in _ELIDING:
                foreign[name] += not _ACCENT.search(word)
    for word in counted.words:
        if word in known.english:
            shared.update(known.languages.get(word, ()))
    best = (counted.accented, english)
    for name, hits in foreign.items():
        found = (hits + counted.accented, english - shared[name])
        if found[0] - found[1] > best[0] - best[1]:
            best = found
    return best


@dataclass(frozen=True, slots=True)
class _Words:
    """The tables of words, loaded when the first text is looked at.

    Attributes:
        languages: Word to the languages whose profile holds it.
        first: Words that may begin a sentence without being a name.
    """

    english: frozenset[str]
    borrowed: frozenset[str]
    languages: Mapping[str, tuple[str, ...]]
    first: frozenset[str]


@cache
def _tables() -> _Words:
    from oircheck.text.language_news import NEWS
    from oircheck.text.language_words import BORROWED, ENGLISH, PROFILES

    profiles = {
        name: profile | NEWS.get(name, frozenset())
        for name, profile in PROFILES.items()
    }
    languages = {
        word: tuple(name for name, profile in profiles.items() if word in profile)
        for word in frozenset().union(*profiles.values())
    }
    return _Words(ENGLISH, BORROWED, languages, ENGLISH.union(languages))
