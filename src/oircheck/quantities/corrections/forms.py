"""Forms of words that a corrected sentence needs: numerals, articles, verbs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from oircheck.quantities.words.amounts import ONES, SCALES, TENS
from oircheck.quantities.words.noun_table import (
    FUNCTION_WORDS,
    IRREGULAR,
    lemma,
    plural,
)
from oircheck.quantities.words.senses import is_past
from oircheck.types import Mention, Modifier, QuantityKind

_NUMERALS = frozenset({*ONES, *TENS, *SCALES}) | frozenset(
    "a an half hundred thousand million billion trillion dozen mln bln bn".split()
)
_JOINTS = frozenset("and -".split())
_PIECE = re.compile(r"[$\u00a3\u20ac\u00a5]?\d[\d,]*(?:\.\d+)?|[A-Za-z]+|-")
_VOWEL_DIGITS = re.compile(r"8|11(?!\d)|18(?!\d)|11,|18,")
_CONSONANT_WORDS = ("one", "once", "uni", "euro", "us ", "u.s", "uk", "u.k")
_SINGULAR_VERBS = {"was": "were", "is": "are", "has": "have", "does": "do"}
_PLURAL_VERBS = {many: one for one, many in _SINGULAR_VERBS.items()}
_STEADY = frozenset("will would can could may might must shall should had did".split())
"""Verbs of one form for both numbers."""

_CANONICAL = {
    Modifier.MORE_THAN: "more than",
    Modifier.AT_LEAST: "at least",
    Modifier.LESS_THAN: "less than",
    Modifier.AT_MOST: "no more than",
    Modifier.NEARLY: "nearly",
    Modifier.ABOUT: "about",
}
_CLEAN = re.compile(
    r"(?:at least|at most|no (?:more|less|fewer) than|not (?:more|less|fewer) than"
    r"|(?:slightly |far |well |just |a little )?(?:more|less|fewer) than|up to"
    r"|as (?:many|much|few|little) as|(?:just |well |slightly )?(?:over|under|above"
    r"|below)|nearly|almost|about|around|roughly|approximately|some|close to)\s*",
    re.I,
)


def lead_of(mention: Mention) -> str:
    """Return the words of a mention before its value."""
    return mention.text[: mention.value_span.start - mention.span.start]


def tail_of(mention: Mention) -> str:
    """Return the words of a mention from its value on."""
    return mention.text[mention.value_span.start - mention.span.start :]


def modifier_words(mention: Mention) -> str | None:
    """Return the words before the value as they may stand anywhere.

    "Exceeded $5 million" may only follow a subject; "more than $5 million" is the
    same in any place. ``None`` where no such words are known.
    """
    lead = lead_of(mention)
    if not lead.strip() or lead.strip().lower() in ("from", "to", "the", "in"):
        return ""
    if _CLEAN.fullmatch(lead):
        return lead
    words = _CANONICAL.get(mention.modifier)
    if words == "less than" and mention.kind is QuantityKind.CARDINAL:
        words = "fewer than"
    return f"{words} " if words else None


def numeral(text: str) -> str:
    """Return the number that a value begins with, without its unit."""
    end = 0
    for match in _PIECE.finditer(text):
        word = match.group()
        number = word[-1].isdecimal() or word.lower() in _NUMERALS
        if text[end : match.start()].strip() or not (
            number or (word in _JOINTS and end)
        ):
            break
        if number:
            end = match.end()
        elif not _goes_on(text, match.end()):
            break
    return text[:end]


def _goes_on(text: str, at: int) -> bool:
    match = re.compile(r"\s*([A-Za-z]+)").match(text, at)
    return bool(match and match.group(1).lower() in _NUMERALS)


def is_joined(mention: Mention) -> bool:
    """Whether number and unit are one word before a noun ("10-year")."""
    value = tail_of(mention)
    number = numeral(value)
    return bool(number) and value[len(number) : len(number) + 1] == "-"


def with_article(before: str, words: str) -> str:
    """Let "a" or "an" at the end of the text agree with what follows."""
    match = re.search(r"(?:^|[\s(\"\u201c])([Aa]n?) $", before)
    if match is None:
        return before
    article = "an" if _sounds_open(words) else "a"
    article = article.capitalize() if match.group(1)[0] == "A" else article
    return f"{before[: match.start(1)]}{article} "


def ends_with_article(before: str) -> bool:
    """Whether "a" or "an" stands right before."""
    return bool(re.search(r"(?:^|\W)an? $", before, re.I))


def _sounds_open(words: str) -> bool:
    low = words.lower().lstrip("$\u00a3\u20ac\u00a5")
    if low[:1].isdecimal():
        return bool(_VOWEL_DIGITS.match(low))
    return low[:1] in "aeiou" and not low.startswith(_CONSONANT_WORDS)


@dataclass(frozen=True, slots=True)
class Turned:
    """What stands before and after a count, in the other number."""

    before: str
    after: str


def turned(
    before: str, after: str, noun: str | None, *, singular: bool
) -> Turned | None:
    """Turn noun and verb around a count into the other number.

    Returns:
        ``None`` where the noun or the verb is not known well enough.
    """
    there = re.search(r"\b([Tt]here) (was|were|is|are) $", before)
    if there:
        verb = _other(there.group(2), singular=singular)
        before = f"{before[: there.start(2)]}{verb} "
    if not noun:
        return Turned(before, after) if there or not after.strip(" .") else None
    at = after.find(noun)
    if at < 0:
        return None
    words = noun.split(" ")
    changed = _noun(words[-1], singular=singular)
    if changed is None:
        return None
    words[-1] = changed
    rest = after[at + len(noun) :]
    if not there and not re.search(r"\w", before):
        agreeing = _verb(rest, singular=singular)
        if agreeing is None:
            return None
        rest = agreeing
    return Turned(before, after[:at] + " ".join(words) + rest)


def _noun(word: str, *, singular: bool) -> str | None:
    low = word.lower()
    changed = lemma(low) if singular else plural(lemma(low))
    if low == "people":
        changed = "person" if singular else "people"
    if low == "person" and not singular:
        changed = "people"
    if changed == low and low not in IRREGULAR:
        return None
    return changed.capitalize() if word[:1].isupper() else changed


def _other(verb: str, *, singular: bool) -> str:
    table = _PLURAL_VERBS if singular else _SINGULAR_VERBS
    return table.get(verb, verb)


def _verb(rest: str, *, singular: bool) -> str | None:
    """Turn the verb of the subject into the other number, if it is known."""
    match = re.match(
        r"\s+(?:(?:also|still|now|already|then|later)\s+)?([A-Za-z]+)", rest
    )
    if match is None:
        return rest
    word = match.group(1).lower()
    changed = _other(word, singular=singular)
    if changed != word:
        return rest[: match.start(1)] + changed + rest[match.end(1) :]
    if word in _SINGULAR_VERBS or word in _PLURAL_VERBS:
        return rest
    past = word.endswith("ed") and len(word) > 4
    if past or word in _STEADY or (is_past(word) and not word.endswith("s")):
        return rest
    if word in FUNCTION_WORDS:
        return _later_verb(rest, singular=singular)
    return None


def _later_verb(rest: str, *, singular: bool) -> str | None:
    """Turn the verb behind "of the coalition" and the like."""
    match = re.match(
        r"((?:\s+(?:of|in|from|at|near|on|for)(?:\s+[\w'-]+){1,3}?)+)\s+"
        r"(was|were|is|are|has|have)\b",
        rest,
    )
    if match is None:
        return None
    verb = _other(match.group(2), singular=singular)
    return rest[: match.start(2)] + verb + rest[match.end(2) :]
