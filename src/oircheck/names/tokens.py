"""Splits text into words and signs without moving a character."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from oircheck.text.plain_forms import plain_forms

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"
    r"|\d{1,3}(?:,\d{3})+(?![\d,])|\d+\.\d+(?![\w.])"
    r"|[^\W_]+(?:[-\u2010\u2011'\u2019\u02bc][^\W_]+)*"
    r"|\S"
)
_HEADLINE_SHARE = 0.75
"""Share of capitals from which capitals say nothing."""
_LEAST_HEADLINE = 3
"""Words of which a headline has at least so many."""
_SMALL_IN_TITLES = frozenset("the and for from with into over that".split())
"""Words of three letters or more that a headline in title case writes small."""
_TAIL = re.compile(r"['\u2019\u02bc][sS]\Z|-based\Z")
_LETTERS = {
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ı": "i",
    "\u2019": "'",
    "\u02bc": "'",
    "\u2010": "-",
    "\u2011": "-",
}
_SUFFIXES = (
    ("ies", "y"),
    ("ied", "y"),
    ("sses", "ss"),
    ("ches", "ch"),
    ("shes", "sh"),
    ("ing", ""),
    ("ed", ""),
    ("es", "e"),
    ("s", ""),
)
_SHORTEST = 3
_ENDS = frozenset(".!?\u2026")
_CLOSERS = frozenset("\"')]\u201d\u2019\u00bb")
_SHORT_FORMS = frozenset(
    "mr mrs ms dr gen col lt maj sgt capt cpl adm cmdr brig rev fr st no vol sen rep"
    " gov prof pres jan feb mar apr jun jul aug sep sept oct nov dec vs inc ltd co corp"
    " jr sr approx ca mt cllr hon det insp supt".split()
)


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """Return a word without case and accents: "Örebro" and "orebro" are one."""
    low = word.lower()
    if low.isascii():
        return low
    spread = unicodedata.normalize("NFKD", low)
    return (
        "".join(
            _LETTERS.get(letter, letter)
            for letter in spread
            if not unicodedata.combining(letter)
        )
        or low
    )


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Return a crude stem of a common word, equal for its plural and tenses."""
    plain = fold(word)
    for ending, put in _SUFFIXES:
        if plain.endswith(ending) and len(plain) - len(ending) >= _SHORTEST:
            if ending == "s" and plain[-2] in "sui":
                continue
            base = plain[: len(plain) - len(ending)] + put
            if (
                ending in ("ing", "ed")
                and base[-1] == base[-2]
                and base[-1] not in "sl"
            ):
                base = base[:-1]
            return base.rstrip("e")
    return plain.rstrip("e") if len(plain) > _SHORTEST else plain


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text as a row of words and signs.

    Attributes:
        text: The text as it stands.
        raw: Each token as written; "'s" is a token of its own.
        low: The same without case and accents.
        start: Offset of each token's first character.
        end: Offset after each token's last character.
        sentence: Number of the sentence that each token stands in.
    """

    text: str
    raw: tuple[str, ...]
    low: tuple[str, ...]
    start: tuple[int, ...]
    end: tuple[int, ...]
    sentence: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.low)

    def word(self, at: int) -> str:
        """Return the token without case, or "" outside the text."""
        return self.low[at] if 0 <= at < len(self.low) else ""

    def opens(self, at: int) -> bool:
        """Whether the token is the first word of a sentence or a quotation."""
        if at == 0 or self.sentence[at] != self.sentence[at - 1]:
            return True
        return self.raw[at - 1] in '"\u201c\u201e\u00ab:([*>\u2022'


@lru_cache(maxsize=1_024)
def tokenise(text: str) -> Tokens:
    """Split ``text``; the row is empty for blank text."""
    raw: list[str] = []
    start: list[int] = []
    end: list[int] = []
    for match in _TOKEN.finditer(plain_forms(text)):
        word, at = match.group(), match.start()
        tail = _TAIL.search(word) if len(word) > 2 else None
        if tail is not None:
            raw += [word[: tail.start()], tail.group()]
            start += [at, at + tail.start()]
            end += [at + tail.start(), match.end()]
        else:
            raw.append(word)
            start.append(at)
            end.append(match.end())
    low = tuple("'s" if _is_possessive(word) else fold(word) for word in raw)
    return Tokens(
        text, tuple(raw), low, tuple(start), tuple(end), _sentences(text, raw, start)
    )


def _is_possessive(word: str) -> bool:
    return len(word) == 2 and word[0] in "'\u2019\u02bc"


def _sentences(text: str, raw: list[str], start: list[int]) -> tuple[int, ...]:
    """Return the number of each token's sentence; a line break ends one too."""
    numbers: list[int] = []
    now = 0
    ended = False
    for at, word in enumerate(raw):
        if at and ended and word not in _CLOSERS:
            now += 1
            ended = False
        elif at and "\n" in text[start[at - 1] : start[at]]:
            now += 1
        numbers.append(now)
        if word in _ENDS:
            ended = word != "." or _closes(raw, at)
    return tuple(numbers)


def _closes(raw: list[str], at: int) -> bool:
    """Whether a full stop ends a sentence, and not an abbreviation or an initial."""
    before = raw[at - 1] if at else ""
    after = next((word for word in raw[at + 1 : at + 4] if word not in _CLOSERS), "")
    if not after or after[0].islower():
        return False
    if fold(before) in _SHORT_FORMS:
        return False
    return not (len(before) == 1 and before.isupper())


def headlines(tokens: Tokens) -> frozenset[int]:
    """Return the numbers of the sentences whose capitals say nothing."""
    counted: dict[int, list[int]] = {}
    for at, word in enumerate(tokens.raw):
        if not word[0].isalpha() or len(word) <= 2:
            continue
        tally = counted.setdefault(tokens.sentence[at], [0, 0, 0])
        tally[0] += 1
        tally[1] += word.isupper()
        tally[2] += word[0].islower() and word not in _SMALL_IN_TITLES
    closed = {
        tokens.sentence[at] for at, word in enumerate(tokens.raw) if word in ".?!;"
    }
    return frozenset(
        number
        for number, (words, upper, small) in counted.items()
        if words >= _LEAST_HEADLINE
        and (
            upper >= _HEADLINE_SHARE * words
            or (words > _LEAST_HEADLINE and not small and number not in closed)
        )
    )
