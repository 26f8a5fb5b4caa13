"""What states nothing: an error of a spreadsheet, a number, a date, a lone word.

Told by its form alone. Two words may be a whole claim ("Snow fell."), so that what
has as many is refused only where no verb can be among them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence

from oircheck.text.sentences import split_sentences

_ERROR = re.compile(r"#[¡¿]?[^\W\d_][\w/]*[!?]?|#+|Err:\d+")
"""As spreadsheets write errors, in any language: ``#REF!``, ``#NV``, ``Err:508``."""

_PARTED = re.compile(r"[\s\u200b—–…]+")
_AROUND = "\"'“”„‘’«»()[]{}.,;:!*_`~"
"""What may stand around a word or a whole claim."""

_RELATIONS = frozenset("=<>≤≥≈≠")
"""What makes a statement of two numbers."""

_NUMERAL = re.compile(
    r"[A-Z]{0,3}[$£€¥]?[+\-−]?\d[\d.,:/'’\-–]*"
    r"(?:%|‰|°|st|nd|rd|th|s|k|m|mn|bn|tn|am|pm|[TZ][\d:.Z]*)?|[QH][1-4]",
    re.ASCII,
)
_BESIDE_NUMERALS = frozenset(
    """january february march april may june july august september october november
    december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday
    thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
    hundred thousand million billion trillion m mn bn tn am pm ad bc ce bce
    percent % ‰ ° $ £ € ¥ - − + ± / & to and of the""".split()
)
"""Words that a number or a date may have beside its figures."""

_FILLERS = frozenset(
    "n a n/a na tbd tba tbc todo ok okay yes no none nil null nan unknown".split()
)
_FILLING = re.compile(
    r"see (?:the )?(?:above|below|notes?|comments?|attached|attachment|appendix"
    r"|(?:previous|next|last) (?:row|line|cell|column|page)"
    r"|(?:row|line|cell|column|page|footnote|note) \S+)"
    r"|(?:same )?as (?:above|below|before)"
    r"|not (?:applicable|available|known|specified|stated)"
    r"|no (?:claim|data|value|comment|answer|entry)"
    r"|to be (?:\w+ed|done|chosen|written)|to do"
)
"""What people put into a cell to fill it."""

_DO = "write a sentence that can be true or false, such as 'Six bases were closed.'"


_MARKS = "\"'“”‘’"
"""What may stand around a whole claim."""


def no_claim(text: str) -> str:
    """Say why a text is no claim, and what to do; empty if it may be one.

    The one place that decides it: for a claim on the command line, in a row of a file,
    in a draft, and given to a session.
    """
    if not text.strip():
        return "the claim is empty; give a sentence to check"
    if not any(character.isalnum() for character in text):
        return "the claim has no word; give a sentence to check"
    if "\0" in text:
        return "the claim holds NUL"
    if _asks(text.strip()):
        return (
            "that is a question, and only a statement can be true or false; write what "
            'is to be checked, as: oircheck "Six bases were handed over."'
        )
    return nothing_stated(text)


def _asks(text: str) -> bool:
    if text[0] not in _MARKS:
        return text.endswith("?")
    bare = text.strip(_MARKS)
    return all(span.of(bare).endswith("?") for span in split_sentences(bare))


def nothing_stated(text: str) -> str:
    """Say what a text is that states nothing, and what to do; empty if it may state.

    Other scripts than the Latin one, of which some part no words, are let pass.

    Args:
        text: A claim as it was given.
    """
    words = [word for word in _PARTED.split(text.strip()) if word]
    if not words:
        return ""
    for what, holds in _KINDS:
        if holds(words):
            return f"that is {what}, and states nothing; {_DO}"
    return ""


def _is_error(words: Sequence[str]) -> bool:
    word = words[0].strip("\"'“”")
    if len(words) != 1 or not _ERROR.fullmatch(word):
        return False
    return not word.startswith("#") or word == word.upper()


def _is_number(words: Sequence[str]) -> bool:
    bare = [_bare(word) for word in words]
    figures = [bool(_NUMERAL.fullmatch(word)) for word in bare]
    beside = [
        word.casefold().replace(".", "") in _BESIDE_NUMERALS or not word
        for word in bare
    ]
    both = zip(figures, beside, strict=True)
    return any(figures) and all(figure or word for figure, word in both)


def _fills(words: Sequence[str]) -> bool:
    bare = [_bare(word).casefold() for word in words]
    if len(bare) > 1 and all(not word or word in _FILLERS for word in _split(bare)):
        return any(bare)
    return _FILLING.fullmatch(" ".join(bare)) is not None


def _split(words: Sequence[str]) -> list[str]:
    return [part for word in words for part in word.split("/")]


def _is_formula(words: Sequence[str]) -> bool:
    return len(words) == 1 and words[0].startswith("=")


def _is_word(words: Sequence[str]) -> bool:
    if len(words) != 1 or _is_relation(words[0]):
        return False
    letters = [character for character in words[0] if character.isalpha()]
    return all(map(_is_latin, letters))


def _is_named(words: Sequence[str]) -> bool:
    """Whether it is an article and one word: there is no room for a verb."""
    bare = [_bare(word) for word in words]
    if len(bare) != 2 or not all(bare):
        return False
    # A capital "A" may be a name: "A won."
    return bare[0].casefold() == "the" or bare[0] in ("a", "an")


def _is_relation(word: str) -> bool:
    """Whether a sign sets two things in relation."""
    return not _RELATIONS.isdisjoint(word)


def _is_latin(letter: str) -> bool:
    return letter.isascii() or "LATIN" in unicodedata.name(letter, "")


def _bare(word: str) -> str:
    return word.strip(_AROUND)


_KINDS: tuple[tuple[str, Callable[[Sequence[str]], bool]], ...] = (
    ("a spreadsheet error", _is_error),
    ("a number or a date", _is_number),
    ("something that fills a cell", _fills),
    ("a formula", _is_formula),
    ("one word", _is_word),
    ("a thing that is only named", _is_named),
)
