"""Adds up values told in two units: "5 feet 8 inches", "eight euros forty"."""

from __future__ import annotations

from dataclasses import replace

from oircheck.quantities.mentions.amounts import read_amount
from oircheck.quantities.numbers.counts import Amount
from oircheck.quantities.words.amounts import ONES, TENS
from oircheck.quantities.words.coins import HUNDREDTH, is_coin, may_be_of
from oircheck.quantities.words.tokens import Tokens
from oircheck.types import Modifier, QuantityKind

_SMALLER = {"ft": ("in", 12), "lb": ("oz", 16), "st": ("lb", 14)}
"""Units that are told with a smaller one, and how many of it they hold."""


def whole_value(tokens: Tokens, amount: Amount, masked: bytearray) -> Amount:
    """Return the amount with the smaller unit that follows it added in.

    The parts are joined by nothing or "and". Money keeps its unit, a measure takes
    the smaller one: "5 feet 8 inches" are 68 in.
    """
    money = amount.kind is QuantityKind.MONEY
    if not (money or amount.unit in _SMALLER) or not _is_whole(amount):
        return amount
    inches = _bare_inches(tokens, amount)
    if inches:
        return inches
    at = amount.end + (tokens.word(amount.end) == "and")
    if not _is_number(tokens, at) or tokens.breaks_line(at):
        return amount
    parts = read_amount(tokens, at, at, masked)
    if len(parts) != 1 or not _is_exact(parts[0], at):
        return amount
    part = parts[0]
    if money and _is_bare_change(tokens, amount, part):
        joined, unit = True, amount.unit
        low = amount.low + part.low * HUNDREDTH
    elif money:
        joined = _is_change(tokens, amount, part)
        low, unit = amount.low + part.low, amount.unit
    else:
        smaller, count = _SMALLER[amount.unit or ""]
        joined = part.unit == smaller and 0 <= part.low < count
        low, unit = amount.low * count + part.low, smaller
    if not joined:
        return amount
    return replace(
        amount,
        low=round(low, _PLACES),
        high=round(low, _PLACES),
        unit=unit,
        value_end=part.value_end,
        end=part.end,
        noun=part.noun,
    )


_PLACES = 9


def _bare_inches(tokens: Tokens, amount: Amount) -> Amount | None:
    """Read the inches of "5-foot-8", "6ft 2" and "5-foot-8-inch"."""
    at = amount.end
    dashed = tokens.word(at) == "-" and tokens.glued(at) and tokens.glued(at + 1)
    at += dashed
    word, end = tokens.word(at), at + 1
    if amount.unit != "ft" or not word.isdecimal() or int(word) >= _SMALLER["ft"][1]:
        return None
    if dashed and tokens.word(end) == "-" and tokens.word(end + 1) in _INCHES:
        end += 2
    elif not (dashed and not tokens.glued(end)) and not _is_closed(tokens, end):
        # "6 feet 2 days ago"
        return None
    low = amount.low * _SMALLER["ft"][1] + int(word)
    return replace(amount, low=low, high=low, unit="in", value_end=end, end=end)


def _is_closed(tokens: Tokens, at: int) -> bool:
    return at >= len(tokens) or tokens.word(at) in _CLOSING


_INCHES = frozenset({"inch", "inches"})
_CLOSING = frozenset(". , ; : ! ? ) tall".split())


def _is_whole(amount: Amount) -> bool:
    closed = amount.low == amount.high and amount.end == amount.value_end
    return closed and amount.low == int(amount.low) and amount.low > 0


def _is_exact(part: Amount, at: int) -> bool:
    exact = part.modifier is Modifier.EXACT and part.low == part.high
    return exact and part.first == at


def _is_number(tokens: Tokens, at: int) -> bool:
    word = tokens.word(at)
    return word[:1].isdecimal() or word in ONES or word in TENS


def _is_change(tokens: Tokens, amount: Amount, part: Amount) -> bool:
    """Whether the part is in coins of the money before it ("and 45 cents")."""
    if part.kind is not QuantityKind.MONEY or not 0 < part.low < 1:
        return False
    whole = _text(tokens, amount)
    if not _is_number(tokens, amount.value) or amount.scale != 1 or is_coin(whole):
        return False
    coin = _text(tokens, part)
    same = part.unit == amount.unit or may_be_of(coin, amount.unit)
    return is_coin(coin) and same


def _is_bare_change(tokens: Tokens, amount: Amount, part: Amount) -> bool:
    """Whether a number right after money is its change ("eight euros forty").

    It closes what is told of the price; "two pounds fifty people" is two values.
    """
    if part.kind is not QuantityKind.CARDINAL or part.noun or part.value != amount.end:
        return False
    if part.low != int(part.low) or not _LEAST_CHANGE <= part.low < _WHOLE:
        return False
    named = tokens.word(amount.value_end - 1)
    if amount.scale != 1 or not named.isalpha() or amount.unit in _WITHOUT_COINS:
        return False
    if is_coin(_text(tokens, amount)) or part.end != part.value_end:
        return False
    after = tokens.word(part.end)
    return part.end >= len(tokens) or after in _AFTER_PRICE


_LEAST_CHANGE, _WHOLE = 10, 100
"""Coins that are told without "and" and without their name, and those of a whole."""

_WITHOUT_COINS = frozenset("JPY KRW VND IDR CLP ISK HUF BTC ETH".split())
_AFTER_PRICE = _CLOSING | frozenset(
    "a an per each apiece for in on at to by and or from than if when while as with"
    " is was but instead now before until".split()
)


def _text(tokens: Tokens, amount: Amount) -> str:
    return tokens.text[tokens.start[amount.value] : tokens.end[amount.value_end - 1]]
