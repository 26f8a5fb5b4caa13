"""Reads one value of a sentence by patterns of its own, for the metamorphic run."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from fractions import Fraction

from metamorphic_sets import EXACT, Written

from oircheck.types import Mention, Modifier, QuantityKind

SCALES = {
    "hundred": 10**2,
    "thousand": 10**3,
    "million": 10**6,
    "mln": 10**6,
    "m": 10**6,
    "billion": 10**9,
    "bln": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
}
ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen"
    " fourteen fifteen sixteen seventeen eighteen nineteen"
).split()
TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()
ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh"
    " twelfth"
).split()
WORDS = {word: number for number, word in enumerate(ONES)} | {
    word: 10 * ten for ten, word in enumerate(TENS) if word != "_"
}
MONTHS = {name: number for number, name in enumerate(calendar.month_name) if name}
KINDS = {
    QuantityKind.CARDINAL: "cardinal",
    QuantityKind.PERCENT: "percent",
    QuantityKind.MONEY: "money",
    QuantityKind.MEASURE: "measure",
    QuantityKind.DURATION: "duration",
    QuantityKind.ORDINAL: "ordinal",
}
BOUNDS = {
    Modifier.EXACT: (EXACT, ()),
    Modifier.MORE_THAN: ("more_than", ("more than", "over", "above")),
    Modifier.AT_LEAST: ("at_least", ("at least", "no fewer than", "no less than")),
    Modifier.LESS_THAN: ("less_than", ("fewer than", "less than", "under", "below")),
    Modifier.AT_MOST: ("at_most", ("up to", "as many as", "as much as", "at most")),
    Modifier.NEARLY: ("nearly", ("nearly", "almost")),
    Modifier.ABOUT: ("about", ("about", "around", "some", "approximately")),
}
NUMBER = re.compile(
    r"(?P<sign>[$\u00a3\u20ac])?(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?P<part>\d+))?"
    r"(?:[ -]?(?P<scale>hundred|thousand|million|billion|trillion|mln|bln|bn|m)\b)?"
)
_DATE = re.compile(
    r"(?P<month>January|February|March|April|May|June|July|August|September|October"
    r"|November|December)(?: (?P<day>\d{1,2})(?:st|nd|rd|th)?)?"
    r"(?:,? (?P<year>(?:1[6-9]|20)\d\d))?"
    r"|(?P<lone>(?:1[6-9]|20)\d\d)"
)
_LEAD = re.compile(r"(?:(in|on|since|until|by|before|after) )?", re.I)


@dataclass(frozen=True)
class Number:
    """A number that stands in a sentence.

    Attributes:
        start: Where its digits or word begin.
        words: Whether it is written in words.
        unit: The unit word right after it, or "".
    """

    start: int
    end: int
    written: Written
    words: bool
    bound: str
    bound_start: int
    unit: str
    mention: Mention


@dataclass(frozen=True)
class Date:
    """A date that stands in a sentence."""

    match: re.Match[str]
    relation: str


def date_of(text: str, mention: Mention) -> Date | None:
    """Read the date of a mention; ``None`` where it is of no plain form."""
    if mention.kind is not QuantityKind.DATE or mention.time is not None:
        return None
    lead = _LEAD.match(text, mention.span.start)
    if lead is None:
        return None
    match = _DATE.match(text, lead.end())
    if match is None or match.end() != mention.span.end:
        return None
    alone = not (match.group("day") or match.group("year") or match.group("lone"))
    if alone and not lead.group(1):
        return None  # "April" and "March" may be names
    return Date(match, (lead.group(1) or "in").lower().replace("on", "in"))


def number_of(text: str, mention: Mention) -> Number | None:
    """Read the number of a mention; ``None`` where it is of no plain form."""
    kind = KINDS.get(mention.kind)
    if kind is None or mention.low is None or mention.low != mention.high:
        return None
    at, end = mention.value_span.start, mention.value_span.end
    match = NUMBER.match(text, at, end)
    word = re.match(r"[A-Za-z]+", text[at:end])
    if match and match.end("digits") > at:
        written = written_of(match, kind)
        start, stop, words = match.start("digits"), match.end(), False
        stop = match.end("part") if match.group("part") else match.end("digits")
    elif word and word.group().lower() in WORDS and text[at + word.end() :][:1] != "-":
        value = WORDS[word.group().lower()]
        written = Written(Fraction(value), Fraction(1), kind)
        start, stop, words = at, at + word.end(), True
    else:
        return None
    if not _agrees(written, mention, text[stop:end]):
        return None
    bound, names = BOUNDS.get(mention.modifier, ("", ()))
    lead = text[mention.span.start : at].strip().lower()
    if bound == "" or (lead not in names if names else lead not in ("", "a", "the")):
        return None
    if mention.span.end > end and mention.kind is not QuantityKind.CARDINAL:
        return None
    unit = re.match(r"[ -]?([a-z]+)", text[stop:end])
    return Number(
        start=start,
        end=stop,
        written=replace(written, modifier=bound),
        words=words,
        bound=bound,
        bound_start=mention.span.start,
        unit=unit.group(1) if unit else "",
        mention=mention,
    )


def written_of(match: re.Match[str], kind: str) -> Written:
    """Return a matched number with its last written place."""
    digits, part = match.group("digits").replace(",", ""), match.group("part") or ""
    scale = Fraction(SCALES.get(match.group("scale") or "", 1))
    value = Fraction(int(digits + part), 10 ** len(part)) * scale
    fine = bool(part) or scale > 1
    place = scale / 10 ** len(part)
    if not fine and kind != "percent":
        place = Fraction(10 ** (len(digits) - len(digits.rstrip("0")))) if value else 1
    return Written(value, Fraction(place), kind, fine=fine)


def _agrees(written: Written, mention: Mention, rest: str) -> bool:
    """Whether the package reads the same number there."""
    value = float(written.value)
    if written.kind == "money" and "cent" in rest:
        value /= 100
    if written.kind == "duration":
        return bool(mention.low)
    return abs(value - (mention.low or 0.0)) <= 1e-9 * max(1.0, value)


def spelled(number: int) -> str:
    """Return a whole number below a million in words."""
    if number < 20:
        return ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return TENS[tens] + (f"-{ONES[ones]}" if ones else "")
    size, name = (100, "hundred") if number < 1000 else (1000, "thousand")
    many, rest = divmod(number, size)
    words = f"{spelled(many)} {name}"
    joint = " and " if rest < 100 else " "
    return f"{words}{joint}{spelled(rest)}" if rest else words
