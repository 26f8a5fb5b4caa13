"""Words by what they stand for: a name or a body is no word of feeling or judgement.

"The US", "Theresa May", "Sir Paul" and "the hospital trust" are written like words
that show where a speaker stands; counted as such, they hide a plain statement.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from oircheck.models.detector_words import (
    DO,
    FIRST_PERSON,
    FORBIDS,
    FUTURE,
    MAY,
    NEGATES,
    OUGHT,
    SECOND_PERSON,
    STANCE,
)

WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?|\d[\d.,]*")
"""A word or a number of a sentence."""

_MOST_CAPITALS = 0.5
"""Share of capitals beyond which they show nothing, as in a headline."""

_NO_WORD = ""
_TITLES = frozenset({"sir"})
"""Titles with which a speaker also turns to somebody."""

_BODY = "trust"
_WHO_TRUSTS = (
    frozenset("they who people men women many few most to and or then".split())
    | FIRST_PERSON - {"my", "mine", "our", "ours"}
    | SECOND_PERSON - {"your", "yours"}
    | FUTURE
    | MAY
    | OUGHT
    | DO
    | FORBIDS
    | NEGATES
    | STANCE
)
"""Words behind which "trust" is a verb."""


def senses_of(sentence: str) -> list[str]:
    """Return the words of a sentence in lower case, "" for those that are names.

    There are as many as ``words_of`` returns.
    """
    found = list(WORD.finditer(sentence))
    words = [match.group().replace("\u2019", "'") for match in found]
    lower = [word.lower() for word in words]
    letters = [word for word in words if word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in letters)
    spoken = any(word.islower() for word in letters)
    cased = capitals <= _MOST_CAPITALS * len(letters)
    return [
        _NO_WORD
        if (spoken and _is_acronym(word))
        or (cased and _is_name(sentence, match.start(), word))
        or _is_title(words, lower, at)
        or _is_body(words, lower, at)
        else lower[at]
        for at, (match, word) in enumerate(zip(found, words, strict=True))
    ]


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper() and "'" not in word


def _is_name(sentence: str, start: int, word: str) -> bool:
    """Whether a word has a capital that nothing but a name gives it."""
    if not word[0].isupper() or word.split("'")[0] == "I":
        return False
    return start > 1 and sentence[start - 1] == " " and sentence[start - 2].isalnum()


def _is_title(words: Sequence[str], lower: Sequence[str], at: int) -> bool:
    if lower[at] not in _TITLES or at + 1 == len(words):
        return False
    behind = words[at + 1]
    return behind[0].isupper() and behind.lower() not in FIRST_PERSON


def _is_body(words: Sequence[str], lower: Sequence[str], at: int) -> bool:
    """Whether "trust" is one: "the trust", "our hospital trust"."""
    if lower[at] != _BODY or not at or lower[at - 1] in _WHO_TRUSTS:
        return False
    before = words[at - 1]
    return not before.endswith("s") or "'" in before or before.isupper()
