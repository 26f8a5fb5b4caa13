"""Reads numbers as much of Europe writes them: "1'250", "1.000.000", "10,5"."""

from __future__ import annotations

import re
from decimal import Decimal

from oircheck.quantities.numbers.measures import currency_before, unit_after
from oircheck.quantities.numbers.numeral_forms import LONGEST_NUMERAL
from oircheck.quantities.words.amounts import SCALES
from oircheck.quantities.words.calendar import MONTHS
from oircheck.quantities.words.masks import LABELS
from oircheck.quantities.words.nouns import is_function, is_plural
from oircheck.quantities.words.tokens import Tokens

_DOTTED = re.compile(r"(\d{1,3}(?:\.\d{3}){2,})(?:,(\d{1,2}))?")
_BOTH = re.compile(r"(\d{1,3}(?:\.\d{3})+),(\d{1,2})")
_COMMA = re.compile(r"(0|[1-9]\d{0,2}),(\d{1,2})")


def continental_value(tokens: Tokens, at: int) -> Decimal | None:
    """Return the value of points between thousands, or of a comma before a part.

    Only where a unit, a currency or a scale word stands beside it: "3.141.592" by
    itself may be a version, and "10,5" two numbers.
    """
    word = tokens.low[at]
    thousands = _DOTTED.fullmatch(word) or _BOTH.fullmatch(word)
    found = thousands or _COMMA.fullmatch(word)
    if found is None or (tokens.glued(at) and tokens.low[at - 1] in ("-", "/")):
        return None
    money = currency_before(tokens, at - 1)
    led = money is not None and money[2] == at
    if not led and not _is_measured(tokens, at + 1, counted=bool(thousands)):
        return None
    whole = found[1].replace(".", "")
    return Decimal(f"{whole}.{found[2] or 0}")


def _is_measured(tokens: Tokens, at: int, *, counted: bool) -> bool:
    """Whether a unit or scale word stands at the token, or a counted plural."""
    if unit_after(tokens, at, digits=True) or tokens.word(at) in SCALES:
        return True
    return counted and _leads_plural(tokens, at)


def _leads_plural(tokens: Tokens, at: int) -> bool:
    word = tokens.word(at)
    if is_function(word):
        return False
    return is_plural(word) or is_plural(tokens.word(at + 1))


def spaced_groups(tokens: Tokens, at: int) -> tuple[Decimal, int] | None:
    """Read "1 200 000.50" and "1'200", and "5 200" where it cannot be two numbers."""
    first = tokens.low[at]
    if not first.isdecimal() or len(first) > 3 or first[0] == "0":
        return None
    end, digits, groups, decimals = at + 1, first, 0, ""
    plain_space = False
    while not decimals:
        quoted = tokens.word(end) == "'" and tokens.glued(end)
        group = end + quoted
        found = _GROUP.fullmatch(tokens.word(group))
        if not found or (quoted and not tokens.glued(group)):
            break
        gap = tokens.text[tokens.end[end - 1] : tokens.start[group]]
        if len(gap) != 1 or gap == "\n":
            break
        plain_space = plain_space or gap == " "
        decimals = found[2] or found[3] or ""
        digits, end, groups = digits + found[1], group + 1, groups + 1
        if len(digits) > LONGEST_NUMERAL:
            return None
    if not groups or (
        plain_space and groups < 2 and not decimals and not _is_one(tokens, at)
    ):
        return None
    return Decimal(f"{digits}.{decimals or 0}"), end


_GROUP = re.compile(r"(\d{3})(?:\.(\d+)|,(\d{1,2}))?")


def _is_one(tokens: Tokens, at: int) -> bool:
    """Whether one group of three figures after a space belongs to the number.

    "18 500 inhabitants" is one number; "on 12 300 cars came" and "Flight 12 300
    people" are two, the first of which is a day or a name.
    """
    before = tokens.word(at - 1)
    if before in MONTHS or before in LABELS or before in _DAY_LEADS:
        return False
    if tokens.capital(at - 1) and not tokens.opens_sentence(at - 1):
        return tokens.low[at + 1] == "000"
    if tokens.low[at + 1] == "000":
        return True
    after = at + 2
    unit = unit_after(tokens, after, digits=True)
    if unit is not None:
        # "12 500 kg bombs" are twelve
        return not is_plural(tokens.word(unit.end))
    return _is_measured(tokens, after, counted=True)


_DAY_LEADS = frozenset("on no nos since until till . -".split())
