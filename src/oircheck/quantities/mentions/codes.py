"""Tells codes, scores and other strings of digits from quantities."""

from __future__ import annotations

from oircheck.quantities.dates.years import is_slashed_day
from oircheck.quantities.numbers.numerals import digits_value
from oircheck.quantities.numbers.part_words import power_after
from oircheck.quantities.words.amounts import ONES, SUFFIXES, TENS
from oircheck.quantities.words.calendar import MONTHS
from oircheck.quantities.words.masks import PREFIXES, SCORE_VERBS
from oircheck.quantities.words.money_codes import MONEY_CODES
from oircheck.quantities.words.nouns import find_noun, is_function, is_plural
from oircheck.quantities.words.tokens import Tokens
from oircheck.quantities.words.units import CURRENCY_WORDS, LETTER_UNITS, MEASURES


def is_code(tokens: Tokens, at: int) -> bool:
    """Whether letters or a hyphenated name lead into the digits ("G7", "F-16")."""
    if not tokens.glued(at):
        return False
    before = tokens.low[at - 1]
    if before[-1].isalpha():
        return not is_currency(tokens, at - 1) and before != "mid"
    if before == "#":
        return True
    if before == "+" and tokens.glued(at - 1):
        return tokens.low[at - 2][-1].isalpha()
    if before != "-" or not tokens.glued(at - 1):
        return False
    name = tokens.low[at - 2]
    if not name[-1].isalpha() or name in MONTHS or is_currency(tokens, at - 2):
        return False
    if name in ONES or name in TENS or name == "to":
        return False
    value = digits_value(tokens.low[at])
    if name in ("under", "over"):
        return value is not None and value < 30
    return not (name in PREFIXES and tokens.raw[at - 2].islower())


def is_currency(tokens: Tokens, at: int) -> bool:
    """Whether the token is the code of a currency ("USD", "Rs")."""
    return tokens.raw[at] in MONEY_CODES or tokens.low[at] in ("rs", "rs.")


def _is_foreign_money(word: str) -> bool:
    """Whether the name of a currency in its own letters follows ("30\u5143")."""
    return not word.isascii() and word in CURRENCY_WORDS


def suffix_names(tokens: Tokens, at: int) -> bool:
    """Whether letters after the digits make a name of them ("5G", "49ers")."""
    after = at + 1
    if not tokens.glued(after) or not tokens.low[after][0].isalpha():
        return False
    word, raw = tokens.low[after], tokens.raw[after]
    if word == "x" and tokens.glued(after + 1):
        return power_after(tokens, after) is None
    if is_currency(tokens, after) or _is_foreign_money(word):
        return False
    if word == "p" and tokens.low[at] in _LINES:
        return True
    if word == "s" and _is_plural_name(tokens, at):
        return True
    if word == "e" and power_after(tokens, after):
        return False
    if raw == "K" and len(tokens.low[at]) == 1:
        return True
    if word in SUFFIXES or word in _GLUED_AFTER or raw in LETTER_UNITS:
        return False
    return word not in MEASURES


def is_score(tokens: Tokens, at: int) -> bool:
    """Whether "3-1" is the result of a match or of a vote."""
    if tokens.word(at + 1) not in ("-", ":") or not tokens.glued(at + 1):
        return False
    if not tokens.glued(at + 2) or not tokens.word(at + 2).isdecimal():
        return False
    if tokens.low[at + 1] == ":":
        return True
    if tokens.word(at + 3) == "/" and tokens.glued(at + 3):
        return False
    if _next_score(tokens, at + 3) or _next_score(tokens, at - 4):
        return True
    first, second = digits_value(tokens.low[at]), digits_value(tokens.low[at + 2])
    if first is None or second is None or len(tokens.low[at]) == 4:
        return False
    if tokens.glued(at + 3) and tokens.word(at + 3) == "-":
        return False
    if first >= second:
        return True
    if first == 0 and is_function(tokens.word(at + 3)):
        return True
    noun = find_noun(tokens, at + 3)
    if noun and is_plural(tokens.low[noun[1] - 1]):
        return False
    window = range(max(0, at - _SCORE_WINDOW), min(len(tokens), at + _SCORE_WINDOW))
    return any(tokens.low[near] in SCORE_VERBS for near in window)


def is_spaced_score(tokens: Tokens, at: int) -> bool:
    """Whether "6 - 3" is a score: a word of it leads in or follows."""
    second = tokens.word(at + 2)
    if tokens.word(at + 1) not in ("-", "\u2013") or tokens.glued(at + 1):
        return False
    short = len(tokens.low[at]) < 4 and len(second) < 4
    if not (short and tokens.low[at].isdecimal() and second.isdecimal()):
        return False
    near = tokens.low[max(0, at - _SPACED_WINDOW) : at]
    if tokens.word(at + 3) in _SCORES:
        return True
    return any(word in _SCORES for word in near)


_SCORES = frozenset("score scores record result".split())
_SPACED_WINDOW = 6
"""Tokens before "6 - 3", "6 - 3 6 - 1" in which a word of a score is looked for."""


def _next_score(tokens: Tokens, at: int) -> bool:
    """Whether another score stands beside this one ("3-6, 4-6")."""
    first = at + 1 if tokens.word(at) == "," else at
    second = tokens.word(first + 2)
    dashed = tokens.word(first + 1) == "-" and tokens.glued(first + 1)
    short = len(tokens.word(first)) < 3 and len(second) < 3
    return dashed and short and tokens.word(first).isdecimal() and second.isdecimal()


def is_slashed(tokens: Tokens, at: int) -> bool:
    """Whether "a/b" is neither a date nor a fraction."""
    if tokens.word(at + 1) != "/" or not tokens.glued(at + 1):
        return False
    if not tokens.glued(at + 2) or not tokens.word(at + 2)[0].isdecimal():
        return False
    if tokens.word(at + 3) == "/" or len(tokens.low[at]) == 4:
        return False
    if is_slashed_day(tokens, at):
        return False
    below, above = tokens.low[at + 2], tokens.low[at]
    simple = below in ("2", "3", "4", "5", "8", "10") and above.isdecimal()
    return not (simple and int(above) < int(below))


_SCORE_WINDOW = 6
"""Tokens before or after "3-1" in which a word of winning or voting is looked for."""


_LINES = frozenset("240 360 480 576 720 1080 1440 2160 4320".split())
"""Before "p" these tell how sharp a picture is ("1080p")."""


def _is_plural_name(tokens: Tokens, at: int) -> bool:
    """Whether "88s" are several of a make ("Maverick 88s"), or "a 100s" is no time."""
    digits, before = tokens.low[at], at - 1
    if tokens.word(before) in ("latitude", "longitude"):
        return True
    if not digits.isdecimal() or len(digits) > 3:
        return False
    if tokens.word(before) == "a":
        return len(digits) > 2
    named = tokens.capital(before) and tokens.low[before].isalpha()
    opens = before >= 0 and tokens.opens_sentence(before)
    return named and not opens and tokens.low[before] not in MONTHS


_GLUED_AFTER = frozenset(
    "st nd rd th s x h am pm a fold c f in pc pct pp bps yr yrs min mins hrs hr sec"
    " bp p".split()
)
