"""Number words, scales, modifiers: the vocabulary of amounts, as data."""

from __future__ import annotations

from collections.abc import Mapping

from oircheck.text import number_words
from oircheck.types import Modifier

ONES: Mapping[str, int] = {**number_words.ONES, "nought": 0}
TENS: Mapping[str, int] = number_words.TENS
SCALES: Mapping[str, int] = {
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "quadrillion": 10**15,
    "lakh": 10**5,
    "lakhs": 10**5,
    "crore": 10**7,
    "crores": 10**7,
    "mn": 10**6,
    "mln": 10**6,
    "mio": 10**6,
    "bn": 10**9,
    "bln": 10**9,
    "tn": 10**12,
    "tln": 10**12,
    "trn": 10**12,
}
COUNTS: Mapping[str, int] = {
    "hundred": 100,
    "dozen": 12,
    "dozens": 12,
    "score": 20,
    "gross": 144,
}
SUFFIXES: Mapping[str, int] = {
    "k": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "mil": 10**6,
    "mm": 10**6,
    "b": 10**9,
    "bn": 10**9,
    "bln": 10**9,
    "t": 10**12,
    "tn": 10**12,
    "tln": 10**12,
    "trn": 10**12,
}
"""Letters written against a digit. "mm" counts only beside a currency."""

ORDINALS: Mapping[str, int] = {
    **number_words.ORDINALS,
    "thirtieth": 30,
    "fortieth": 40,
    "fiftieth": 50,
    "sixtieth": 60,
    "seventieth": 70,
    "eightieth": 80,
    "ninetieth": 90,
    "hundredth": 100,
    "thousandth": 1000,
    "millionth": 10**6,
    "billionth": 10**9,
    "trillionth": 10**12,
}
DENOMINATORS: Mapping[str, int] = {
    word + ending: value
    for word, value in (
        ("third", 3),
        ("quarter", 4),
        ("fourth", 4),
        ("fifth", 5),
        ("sixth", 6),
        ("seventh", 7),
        ("eighth", 8),
        ("ninth", 9),
        ("tenth", 10),
        ("eleventh", 11),
        ("twelfth", 12),
        ("thirteenth", 13),
        ("fifteenth", 15),
        ("sixteenth", 16),
        ("twentieth", 20),
        ("hundredth", 100),
        ("thirtieth", 30),
        ("fortieth", 40),
        ("fiftieth", 50),
        ("sixtieth", 60),
        ("thousandth", 1000),
        ("millionth", 10**6),
        ("billionth", 10**9),
        ("trillionth", 10**12),
    )
    for ending in ("", "s")
} | {"half": 2, "halves": 2}
VULGAR: Mapping[str, float] = {
    "½": 0.5,
    "⅓": 1 / 3,
    "⅔": 2 / 3,
    "¼": 0.25,
    "¾": 0.75,
    "⅕": 0.2,
    "⅖": 0.4,
    "⅗": 0.6,
    "⅘": 0.8,
    "⅙": 1 / 6,
    "⅚": 5 / 6,
    "⅛": 0.125,
    "⅜": 0.375,
    "⅝": 0.625,
    "⅞": 0.875,
}
VAGUE: Mapping[str, tuple[float, float]] = {
    "dozens": (24, 99),
    "scores": (40, 99),
    "hundreds": (200, 999),
    "thousands": (2_000, 9_999),
    "millions": (2_000_000, 9_999_999),
    "billions": (2_000_000_000, 9_999_999_999),
    "trillions": (2 * 10**12, 10**13 - 1),
    "lakhs": (200_000, 999_999),
    "crores": (20_000_000, 99_999_999),
    "tens": (20, 99),
    "several": (3, 9),
    "few": (3, 5),
    "couple": (2, 3),
    "handful": (3, 6),
}
"""What a writer who uses the word would accept, both ends included."""

FOLDS: Mapping[str, float] = {
    "doubled": 2,
    "doubling": 2,
    "doubles": 2,
    "tripled": 3,
    "tripling": 3,
    "triples": 3,
    "trebled": 3,
    "trebling": 3,
    "quadrupled": 4,
    "quadrupling": 4,
    "quintupled": 5,
    "halved": 0.5,
    "halving": 0.5,
    "halves": 0.5,
    "twice": 2,
    "thrice": 3,
    "twofold": 2,
    "threefold": 3,
    "fourfold": 4,
    "fivefold": 5,
    "sixfold": 6,
    "sevenfold": 7,
    "eightfold": 8,
    "ninefold": 9,
    "tenfold": 10,
    "hundredfold": 100,
}
BARE_FOLDS: Mapping[str, float] = {
    "double": 2,
    "triple": 3,
    "treble": 3,
    "quadruple": 4,
    "halve": 0.5,
}
"""Verbs and adjectives in one: they count only where the context says so."""

_BEFORE: Mapping[Modifier, tuple[str, ...]] = {
    Modifier.MORE_THAN: (
        "more than",
        "over",
        "above",
        "greater than",
        "larger than",
        "higher than",
        "longer than",
        "older than",
        "bigger than",
        "taller than",
        "heavier than",
        "better than",
        "in excess of",
        "upwards of",
        "upward of",
        "north of",
        "exceeding",
        "exceeded",
        "exceeds",
        "exceed",
        "topping",
        "topped",
        "surpassing",
        "surpassed",
        "past the",
        "just over",
        "just above",
        "just more than",
        "slightly more than",
        "slightly over",
        "slightly above",
        "a little over",
        "a little more than",
        "well over",
        "well above",
        "far more than",
        "much more than",
        ">",
    ),
    Modifier.AT_LEAST: (
        "at least",
        "as few as",
        "as little as",
        "as low as",
        "no fewer than",
        "no less than",
        "not less than",
        "not fewer than",
        "a minimum of",
        "minimum of",
        "minimum",
        "≥",
        "> =",
    ),
    Modifier.LESS_THAN: (
        "fewer than",
        "less than",
        "lower than",
        "smaller than",
        "shorter than",
        "younger than",
        "lighter than",
        "under",
        "below",
        "south of",
        "well under",
        "well below",
        "far less than",
        "far fewer than",
        "<",
    ),
    Modifier.AT_MOST: (
        "at most",
        "no more than",
        "not more than",
        "no greater than",
        "no higher than",
        "no longer than",
        "no later than",
        "up to",
        "as many as",
        "as much as",
        "as long as",
        "as high as",
        "a maximum of",
        "maximum of",
        "maximum",
        "not exceeding",
        "not to exceed",
        "not exceed",
        "never exceed",
        "at the most",
        "within",
        "≤",
        "< =",
    ),
    Modifier.NEARLY: (
        "nearly",
        "almost",
        "just under",
        "just below",
        "just less than",
        "just shy of",
        "shy of",
        "close to",
        "nearing",
        "approaching",
        "slightly less than",
        "slightly under",
        "slightly below",
        "slightly fewer than",
        "a little less than",
        "a little under",
        "just short of",
        "short of",
        "not quite",
        "virtually",
        "near",
    ),
    Modifier.ABOUT: (
        "about",
        "around",
        "roughly",
        "approximately",
        "approx",
        "approx .",
        "some",
        "an estimated",
        "estimated",
        "estimated at",
        "circa",
        "ca .",
        "c .",
        "in the region of",
        "in the neighborhood of",
        "in the neighbourhood of",
        "in the vicinity of",
        "on the order of",
        "of the order of",
        "something like",
        "give or take",
        "or about",
        "~",
        "≈",
        "±",
    ),
}
_AFTER: Mapping[Modifier, tuple[str, ...]] = {
    Modifier.AT_LEAST: (
        "or more",
        "or above",
        "or over",
        "or greater",
        "or higher",
        "or longer",
        "or older",
        "or better",
        "and above",
        "and over",
        "and older",
        "and up",
        "at a minimum",
        "at least",
        "at the least",
        "at the very least",
        "- plus",
        "plus",
    ),
    Modifier.AT_MOST: (
        "or less",
        "or fewer",
        "or under",
        "or below",
        "or younger",
        "and under",
        "and below",
        "at most",
        "at the most",
        "maximum",
        "tops",
    ),
    Modifier.ABOUT: ("or so", "or thereabouts", "- odd", "- ish", "give or take"),
}


def _by_edge(
    table: Mapping[Modifier, tuple[str, ...]], edge: int
) -> dict[str, tuple[tuple[tuple[str, ...], Modifier], ...]]:
    rows: dict[str, list[tuple[tuple[str, ...], Modifier]]] = {}
    for modifier, phrases in table.items():
        for phrase in phrases:
            words = tuple(phrase.split())
            rows.setdefault(words[edge], []).append((words, modifier))
    return {
        word: tuple(sorted(found, key=lambda row: -len(row[0])))
        for word, found in rows.items()
    }


BEFORE = _by_edge(_BEFORE, -1)
"""Modifier phrases by their last word, longest first."""

AFTER = _by_edge(_AFTER, 0)
"""Modifier phrases by their first word, longest first."""

_CHANGES = (
    "fall falls fell falling fallen drop drops dropped dropping decline declines"
    " declined declining decrease decreases decreased decreasing reduce reduces"
    " reduced reducing reduction cut cuts cutting slash slashed slashing shrink"
    " shrank shrunk shrinking shrinks slip slipped slipping slide slid sliding sink"
    " sank sunk lower lowered lowering trim trimmed halve halved plunge plunged"
    " tumble tumbled rise rises rose rising risen grow grows grew grown growing"
    " growth increase increases increased increasing climb climbs climbed climbing"
    " jump jumps jumped jumping soar soared soaring surge surged surging expand"
    " expanded expanding expansion raise raises raised raising gain gained gaining"
    " move moved moving go goes went gone going change changed changing widen widened"
    " narrow narrowed narrowing ease eased easing shift shifted double doubled triple"
    " tripled improve improved advance advanced dip dipped retreat retreated swell"
    " swelled swollen balloon ballooned dwindle dwindled mount mounted edge edged"
    " rebound rebounded recover recovered plummet plummeted crash crashed boost"
    " boosted upgrade upgraded downgrade downgraded scale scaled scaling bring brought"
    " down up hike hiked shed drawdown shorten shortens shortened shortening lengthen"
    " lengthens lengthened lengthening extend extends extended extending prolong"
    " prolongs prolonged prolonging"
)
CHANGES = frozenset(_CHANGES.split())
"""Words that may announce a move from one level to another."""
