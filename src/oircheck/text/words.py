"""The one tokenizer and stop list of lexical search, in both stores.

Case, accents and the form of numbers do not count: "4,523,000" and "4523000",
"six" and "6", "$3.5bn" and "3.5 billion dollars" give the same terms.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from oircheck.text.number_words import ONES, ORDINALS, TENS

STOP_WORDS = frozenset(
    """a about after all also am an and any are as at be been before being both but by
    can could did do does during each for from had has have he her hers him his how i
    if in into is it its itself may me might more most much my no nor not of on once
    only or other our out over own per s same shall she should so some such t than
    that the their theirs them then there these they this those through to too under
    until up upon very was we were what when where which while who whom whose why will
    with would you your
    """.split()
)
"""Words that say little about what a text is about; negations are among them."""

NEGATIONS = frozenset(
    """no not nor never none neither nobody nothing without cannot n't hardly barely
    deny denies denied denying
    """.split()
)
"""Words that turn what is said round: texts that differ in one are no copies."""

LONGEST_NUMBER = 16
"""Digits beyond this are an identifier, not a value."""

LARGEST_VALUE = 10**15
"""Scale words behind a larger number are read as words."""

_SCALES: Mapping[str, int] = {
    "hundred": 100,
    "dozen": 12,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "mn": 10**6,
    "mln": 10**6,
    "bn": 10**9,
    "bln": 10**9,
    "tn": 10**12,
}
_SUFFIXES: Mapping[str, int] = {"k": 10**3, "m": 10**6, "b": 10**9}
_ORDINALS: Mapping[str, int] = {**ORDINALS, "thirtieth": 30}
_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_SAME: Mapping[str, str] = {
    "%": "percent",
    "pct": "percent",
    "$": "dollar",
    "€": "euro",
    "£": "pound",
    "jan": "january",
    "feb": "february",
    "apr": "april",
    "aug": "august",
    "sept": "september",
    "oct": "october",
    "nov": "november",
    "dec": "december",
}
_SECOND: Mapping[str, str] = {
    "ational": "ate",
    "tional": "tion",
    "enci": "ence",
    "anci": "ance",
    "izer": "ize",
    "bli": "ble",
    "alli": "al",
    "entli": "ent",
    "eli": "e",
    "ousli": "ous",
    "ization": "ize",
    "ation": "ate",
    "ator": "ate",
    "alism": "al",
    "iveness": "ive",
    "fulness": "ful",
    "ousness": "ous",
    "aliti": "al",
    "iviti": "ive",
    "biliti": "ble",
    "logi": "log",
}
_THIRD: Mapping[str, str] = {
    "icate": "ic",
    "ative": "",
    "alize": "al",
    "iciti": "ic",
    "ical": "ic",
    "ful": "",
    "ness": "",
}
_FOURTH = (
    "al ance ence er ic able ible ant ement ment ent ion ou ism ate iti ous ive ize"
).split()
"""Endings that Porter's algorithm replaces or drops; of two that fit, the longer."""

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}[^\W\d_]?(?![^\W\d_])|[^\W\d_]+|\d+(?:[.,]\d+)*|[%$€£]"
)
_GROUPED = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?")
_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_POSSESSIVE = re.compile(r"['\u2019]s\b")
_NOT = re.compile(r"n['\u2019]t\b")


def words(text: str) -> tuple[str, ...]:
    """Return every word of ``text`` in its plain form, in order.

    Lower case without accents; a number by its value, however it is written. Any
    text is an answer: what holds neither letter nor digit has no words.
    """
    folded = _fold(text)
    tokens: list[str] = []
    glued: list[bool] = []
    end = -1
    for match in _TOKEN.finditer(folded):
        tokens.append(match.group().replace(".", "") or match.group())
        if match.group()[0].isdigit():
            tokens[-1] = match.group()
        glued.append(match.start() == end)
        end = match.end()
    return tuple(_read(tokens, glued))


def terms(text: str) -> tuple[str, ...]:
    """Return what lexical search looks at, in order: no stop words, stems.

    A term consists of letters, digits and, in numbers, one ``.``; none is empty.
    """
    return tuple(stem(word) for word in words(text) if word not in STOP_WORDS)


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Return the stem of an English word in lower case, by Porter's algorithm.

    Words of fewer than three letters and words with other characters than the
    letters a to z are their own stems.
    """
    if len(word) < 3 or not (word.isascii() and word.isalpha()):
        return word
    word = _without_past(_without_plural(word))
    if word.endswith("y") and _has_vowel(word[:-1]):
        word = f"{word[:-1]}i"
    for endings in (_SECOND, _THIRD):
        ending = next((one for one in endings if word.endswith(one)), None)
        if ending and _measure(word[: -len(ending)]) > 0:
            word = word[: -len(ending)] + endings[ending]
    ending = next((one for one in _FOURTH if word.endswith(one)), "")
    rest = word[: len(word) - len(ending)]
    if ending and _measure(rest) > 1 and (ending != "ion" or rest[-1:] in "st"):
        word = rest
    return _without_final_e(word)


def _fold(text: str) -> str:
    lower = unicodedata.normalize("NFKC", text).casefold()
    lower = _NOT.sub(" not", lower.replace("can't", "can not"))
    bare = _POSSESSIVE.sub("", lower)
    if bare.isascii():
        return bare
    apart = unicodedata.normalize("NFD", bare)
    return "".join(
        character for character in apart if unicodedata.category(character) != "Mn"
    )


def _read(tokens: Sequence[str], glued: Sequence[bool]) -> Iterator[str]:
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token[0].isdigit():
            value, end = _digits(tokens, glued, at)
            yield value
        elif (found := _spelled(tokens, at)) is not None:
            value, end = found
            yield value
        elif token == "per" and tokens[at + 1 : at + 2] == ["cent"]:
            yield "percent"
            end = at + 2
        else:
            yield _SAME.get(token, token)
            end = at + 1
        at = end


def _digits(tokens: Sequence[str], glued: Sequence[bool], at: int) -> tuple[str, int]:
    token = tokens[at]
    if _GROUPED.fullmatch(token):
        token = token.replace(",", "")
    if not _PLAIN.fullmatch(token) or len(token) > LONGEST_NUMBER:
        return re.sub(r"[.,]+", ".", token), at + 1
    value, end = Decimal(token), at + 1
    if end < len(tokens) and glued[end]:
        if tokens[end] in _ENDINGS:
            return _plain(value), end + 1
        after_money = at > 0 and glued[at] and tokens[at - 1] in _SAME
        if tokens[end] in _SUFFIXES and (after_money or tokens[end] == "k"):
            return _plain(value * _SUFFIXES[tokens[end]]), end + 1
    while end < len(tokens) and tokens[end] in _SCALES and value < LARGEST_VALUE:
        value, end = value * _SCALES[tokens[end]], end + 1
    return _plain(value), end


def _spelled(tokens: Sequence[str], at: int) -> tuple[str, int] | None:
    """Read a number in words that begins at ``at``, and where it ends."""
    total, current, end = 0, 0, at
    if tokens[at] in ("a", "an") and tokens[at + 1 : at + 2]:
        if tokens[at + 1] not in _SCALES:
            return None
        current, end = 1, at + 1
    while end < len(tokens):
        step = 1 if (total or current >= 100) and tokens[end] == "and" else 0
        word = tokens[end + step] if end + step < len(tokens) else ""
        if word in _ORDINALS and _fits(_ORDINALS[word], current):
            return _plain(Decimal(total + current + _ORDINALS[word])), end + step + 1
        if word in ONES and _fits(ONES[word], current):
            current += ONES[word]
        elif word in TENS and current % 100 == 0:
            current += TENS[word]
        elif word in ("hundred", "dozen") and 0 < current < 100:
            current *= _SCALES[word]
        elif word in _SCALES and current > 0 and not (total and total < 10**6):
            total, current = total + current * _SCALES[word], 0
        else:
            break
        end += step + 1
    return (_plain(Decimal(total + current)), end) if end > at else None


def _fits(value: int, current: int) -> bool:
    """Whether a small number may follow: "twenty one", "hundred six", not "two 2"."""
    if value >= 10:
        return current % 100 == 0
    return current % 10 == 0 and current % 100 != 10


def _plain(value: Decimal) -> str:
    return format(value.normalize(), "f")


def _without_plural(word: str) -> str:
    if word.endswith(("sses", "ies")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _without_past(word: str) -> str:
    if word.endswith("eed"):
        return word[:-1] if _measure(word[:-3]) > 0 else word
    ending = next((one for one in ("ed", "ing") if word.endswith(one)), None)
    if ending is None or not _has_vowel(word[: -len(ending)]):
        return word
    rest = word[: -len(ending)]
    if rest.endswith(("at", "bl", "iz")):
        return f"{rest}e"
    if _shape(rest)[-2:] == "cc" and rest[-1] == rest[-2] and rest[-1] not in "lsz":
        return rest[:-1]
    return f"{rest}e" if _measure(rest) == 1 and _is_short(rest) else rest


def _without_final_e(word: str) -> str:
    if word.endswith("e"):
        rest = word[:-1]
        if _measure(rest) > 1 or (_measure(rest) == 1 and not _is_short(rest)):
            word = rest
    return word[:-1] if word.endswith("ll") and _measure(word[:-1]) > 1 else word


def _shape(word: str) -> str:
    """Return "c" for each consonant and "v" for each vowel."""
    shape = ""
    for letter in word:
        vowel = letter in "aeiou" or (letter == "y" and shape[-1:] == "c")
        shape += "v" if vowel else "c"
    return shape


def _measure(word: str) -> int:
    """Return how often a vowel is followed by a consonant."""
    return _shape(word).count("vc")


def _has_vowel(word: str) -> bool:
    return "v" in _shape(word)


def _is_short(word: str) -> bool:
    """Whether a word ends like "hop": consonant, vowel, consonant but w, x, y."""
    return _shape(word)[-3:] == "cvc" and word[-1] not in "wxy"
