"""Words of a text that is written in capitals, as a sentence would have them."""

from __future__ import annotations

from collections.abc import Sequence

from oircheck.quantities.words.calendar import MONTHS, WEEKDAYS
from oircheck.quantities.words.money_codes import MONEY_CODES
from oircheck.quantities.words.units import UNITS

_FEWEST = 3
"""Words in capitals that make a text one; a name may have as many as two."""

_LONG = 4
"""Letters of a word that is no abbreviation."""

_KEPT = (
    MONEY_CODES
    | frozenset("UN EU US UK USA UAE NATO BC BCE AD CE".split())
    | frozenset(symbol for symbol in UNITS if symbol != symbol.lower())
)


def in_sentence_case(words: Sequence[str]) -> list[str]:
    """Return the words of a text; of one in capitals, in the case of a sentence.

    Each word keeps its length. Names have no capitals then: which words are names,
    nothing in such a text shows. Abbreviations, months and days keep theirs.
    """
    if not _shouts(words):
        return list(words)
    return [_cased(words, at) for at in range(len(words))]


def _shouts(words: Sequence[str]) -> bool:
    letters = [word for word in words if len(word) > 1 and word.isalpha()]
    long = [word for word in letters if len(word) >= _LONG]
    return (
        len(letters) >= _FEWEST
        and bool(long)
        and all(word.isupper() for word in letters)
    )


def _cased(words: Sequence[str], at: int) -> str:
    word, low = words[at], words[at].lower()
    behind_digits = at > 0 and words[at - 1][0].isdecimal()
    if not word.isascii() or word in _KEPT or word == "I":
        return word
    if len(word) == 1 and behind_digits:
        return word
    if low in MONTHS or low in WEEKDAYS:
        return word.capitalize() if low != "may" or _is_dated(words, at) else low
    return low if at else word.capitalize()


def _is_dated(words: Sequence[str], at: int) -> bool:
    beside = (*words[max(0, at - 1) : at], *words[at + 1 : at + 2])
    return any(word[0].isdecimal() or word in ("IN", "OF") for word in beside)
