"""Reads quantities told without a numeral: "doubled", "both", "no", "a week"."""

from __future__ import annotations

from oircheck.quantities.numbers.counts import Amount
from oircheck.quantities.numbers.measures import unit_after
from oircheck.quantities.numbers.modifiers import modifier_after, modifier_before
from oircheck.quantities.words.amounts import BARE_FOLDS, FOLDS, ONES, TENS
from oircheck.quantities.words.nouns import find_noun, is_function, is_plural
from oircheck.quantities.words.tokens import Tokens
from oircheck.types import Modifier, QuantityKind

_BEFORE_PERIOD = frozenset(
    "by in within for over after than nearly almost about around roughly least under"
    " last lasted lasts lasting took takes take taking spent spend spends spending"
    " quite once barely just only approximately of half every as exactly".split()
)
_AFTER_PERIOD = frozenset("ago later earlier afterwards before long".split())
_FOLD_FOLLOWERS = frozenset(
    "the that its their his her our what as from to in since between over".split()
)
_FOLD_LEADERS = frozenset(
    "to will would could may might should more than nearly almost about roughly"
    " over".split()
)


def read_small(tokens: Tokens, at: int, floor: int) -> Amount | None:
    """Read a quantity without a numeral that begins at the token."""
    word = tokens.low[at]
    if word in FOLDS or word in BARE_FOLDS:
        return _fold(tokens, at, floor)
    if word in ("a", "an"):
        return _one_unit(tokens, at, floor)
    if word == "past":
        return _past_period(tokens, at)
    if word == "both":
        return _both(tokens, at)
    if word == "no":
        return _none(tokens, at)
    return _once(tokens, at) if word == "once" else None


def _once(tokens: Tokens, at: int) -> Amount | None:
    """Read "once a year"; "once" alone tells when, and counts nothing."""
    if not _is_how_often(tokens, at):
        return None
    return Amount(
        first=at,
        value=at,
        value_end=at + 1,
        end=at + 1,
        kind=QuantityKind.CARDINAL,
        low=1.0,
        high=1.0,
        modifier=Modifier.EXACT,
    )


def _is_how_often(tokens: Tokens, at: int) -> bool:
    """Whether "once" is followed by "a week", and no week "had passed"."""
    if tokens.word(at) != "once" or tokens.word(at + 1) not in _EACH:
        return False
    return tokens.word(at + 2) in RATE_PERIODS and tokens.word(at + 3) not in _GONE_BY


_EACH = frozenset("a an each every per".split())
RATE_PERIODS = frozenset("hour day night week month year".split())
"""What something is done so many times in."""

_GONE_BY = frozenset("had has have is was passed".split())


def _fold(tokens: Tokens, at: int, floor: int) -> Amount | None:
    word, after = tokens.low[at], tokens.word(at + 1)
    value = FOLDS.get(word)
    if value is None:
        known = after in _FOLD_FOLLOWERS or tokens.word(at - 1) in _FOLD_LEADERS
        if not known or after == "-" or (tokens.word(at - 1) == "the"):
            return None
        value = BARE_FOLDS[word]
    if word in ("doubles", "triples") and tokens.word(at - 1) in ("s", "mixed"):
        return None
    if word == "halves" or (
        word in ("doubles", "triples") and after in ("as", "title")
    ):
        return None
    if word in ("doubled", "doubling", "doubles") and after in ("down", "back", "over"):
        return None
    kind = QuantityKind.MULTIPLIER
    if word in ("twice", "thrice") and after not in (
        *_FOLD_FOLLOWERS - {"in", "since", "over", "between", "from", "to"},
        "more",
        "this",
        "those",
        "normal",
    ):
        kind = QuantityKind.CARDINAL
    lead = modifier_before(tokens, at, floor)
    return Amount(
        first=lead[1] if lead else at,
        value=at,
        value_end=at + 1,
        end=at + 1,
        kind=kind,
        low=value,
        high=value,
        modifier=lead[0] if lead else Modifier.EXACT,
    )


def _one_unit(tokens: Tokens, at: int, floor: int) -> Amount | None:
    """Read "a week", "an hour" where it is a length of time and no rate."""
    unit = unit_after(tokens, at + 1, digits=False)
    if unit is None or tokens.word(at + 1) == "-":
        return None
    lead = modifier_before(tokens, at, floor)
    if unit.kind is QuantityKind.DURATION:
        return _one_period(tokens, at, floor, unit.unit, unit.end)
    if lead is None or (lead[0] is Modifier.ABOUT and tokens.word(at - 1) == "some"):
        return None
    if unit.kind is QuantityKind.MONEY and unit.unit == "GBP":
        return None
    return Amount(
        first=lead[1],
        value=at,
        value_end=unit.end,
        end=unit.end,
        kind=unit.kind,
        low=unit.factor,
        high=unit.factor,
        modifier=lead[0],
        unit=unit.unit,
    )


def _one_period(
    tokens: Tokens, at: int, floor: int, unit: str, end: int
) -> Amount | None:
    if is_plural(tokens.low[end - 1]) and tokens.low[end - 1][-1] == "s":
        return None
    if tokens.match(end, ("or", "two")):
        return _one_or_two(at, unit, end + 2)
    half = tokens.match(end, ("and", "a", "half"))
    low, value_end = (1.5, end + 3) if half else (1.0, end)
    if not (half or _is_length(tokens, at, unit, end)):
        return None
    lead = modifier_before(tokens, at, floor)
    trail = modifier_after(tokens, value_end)
    modifier, first, last = Modifier.EXACT, at, value_end
    if lead:
        modifier, first = lead
    elif trail:
        modifier, last = trail
    return Amount(
        first=first,
        value=at,
        value_end=value_end,
        end=last,
        kind=QuantityKind.DURATION,
        low=low,
        high=low,
        modifier=modifier,
        unit=unit,
    )


def _one_or_two(at: int, unit: str, end: int) -> Amount:
    """Read "an hour or two"."""
    return Amount(
        first=at,
        value=at,
        value_end=end,
        end=end,
        kind=QuantityKind.DURATION,
        low=1,
        high=2,
        modifier=Modifier.BETWEEN,
        unit=unit,
    )


def _is_length(tokens: Tokens, at: int, unit: str, end: int) -> bool:
    """Whether "a week" is a length of time here, and no "once a week"."""
    before, after = tokens.word(at - 1), tokens.word(end)
    if _is_how_often(tokens, at - 1):
        return False
    known = before in _BEFORE_PERIOD or after in _AFTER_PERIOD
    if before == "of" and tokens.word(at - 2) not in (
        "period",
        "space",
        "half",
        "term",
    ):
        known = after in _AFTER_PERIOD
    if before in ("for", "of", "in") and unit == "d" and not is_function(after):
        known = False
    if unit in ("decade", "century") and before not in ("once", "twice", "times"):
        known = True
    if at == 0 and end == len(tokens):
        known = True
    if tokens.word(end) == "and" and _is_shorter(tokens, end + 1):
        known = True
    if tokens.word(end) == "-" and tokens.glued(end) and tokens.glued(end + 1):
        known = False
    return known


def _is_shorter(tokens: Tokens, at: int) -> bool:
    """Whether a number of units of time follows ("a year and two months")."""
    word = tokens.word(at)
    counted = word[:1].isdecimal() or word in ONES or word in TENS
    unit = unit_after(tokens, at + 1, digits=False) if counted else None
    return unit is not None and unit.kind is QuantityKind.DURATION


def _past_period(tokens: Tokens, at: int) -> Amount | None:
    """Read "in the past decade" as a length of one decade."""
    unit = unit_after(tokens, at + 1, digits=False)
    if unit is None or unit.kind is not QuantityKind.DURATION:
        return None
    if tokens.word(at - 1) != "the" or tokens.low[unit.end - 1][-1] == "s":
        return None
    return Amount(
        first=at + 1,
        value=at + 1,
        value_end=unit.end,
        end=unit.end,
        kind=QuantityKind.DURATION,
        low=1,
        high=1,
        unit=unit.unit,
    )


def _both(tokens: Tokens, at: int) -> Amount | None:
    after = at + 1
    if tokens.word(after) in ("of", "the", "these", "those", "its", "his", "their"):
        after += 2 if tokens.word(after) == "of" and tokens.word(after + 1) else 1
    noun = find_noun(tokens, after)
    if noun is None or not is_plural(tokens.low[noun[1] - 1]):
        return None
    if "and" in tokens.low[noun[1] : noun[1] + 3]:
        return None
    return _plain(at, 2, noun)


def _none(tokens: Tokens, at: int) -> Amount | None:
    """Read "no casualties": a count of zero."""
    after = tokens.word(at + 1)
    if is_function(after) or after in ONES or after in TENS or after[:1].isdecimal():
        return None
    noun = find_noun(tokens, at + 1)
    if noun is None or noun[0] != at + 1 or noun[1] - noun[0] > 3:
        return None
    head = tokens.low[noun[1] - 1]
    if not is_plural(head) or head in ("doubts", "means", "terms", "longer"):
        return None
    return _plain(at, 0, noun)


def _plain(at: int, value: float, noun: tuple[int, int]) -> Amount:
    return Amount(
        first=at,
        value=at,
        value_end=at + 1,
        end=at + 1,
        kind=QuantityKind.CARDINAL,
        low=value,
        high=value,
        noun=noun,
    )
