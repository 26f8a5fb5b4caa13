"""Finds the words that bend a quantity, before and after it."""

from __future__ import annotations

from oircheck.quantities.words.amounts import AFTER, BEFORE
from oircheck.quantities.words.tokens import Tokens
from oircheck.types import Modifier

_MARGINS = frozenset("points point percent % pct cent bps times".split())
"""Before "more than" these give the margin of a comparison."""

_TAKING_OVER = frozenset(
    "handed hand took take takes taken taking turned control all".split()
)
"""Before "over" these make it no bound ("takes over 198 observers")."""

_CLOSING = frozenset(". , ; : ! ? ) - \u2014".split())


def modifier_before(tokens: Tokens, at: int, floor: int) -> tuple[Modifier, int] | None:
    """Return the modifier that ends before the token, and its first token.

    Args:
        floor: Tokens before this belong to an earlier mention.
    """
    for words, modifier in BEFORE.get(tokens.word(at - 1), ()):
        start = at - len(words)
        if start >= floor and tuple(tokens.low[start:at]) == words:
            compared = words[-1] == "than" and tokens.word(start - 1) in _MARGINS
            if compared or _misleads(tokens, start, at, words):
                return None
            return modifier, _stretched(tokens, start, floor)
    return None


def modifier_after(tokens: Tokens, at: int) -> tuple[Modifier, int] | None:
    """Return the modifier that begins at the token, and the token after it."""
    if tokens.word(at) == "+" and tokens.glued(at):
        return Modifier.AT_LEAST, at + 1
    for words, modifier in AFTER.get(tokens.word(at), ()):
        if tuple(tokens.low[at : at + len(words)]) == words:
            end = at + len(words)
            if words[0] == "-" and not tokens.glued(at):
                return None
            # "500 at least" closes its phrase; "500, at least two ..." does not
            if (
                (words == ("plus",) or words[:1] == ("at",))
                and end < len(tokens)
                and tokens.raw[end] not in _CLOSING
            ):
                return None
            return modifier, end
    return None


def _misleads(tokens: Tokens, start: int, at: int, words: tuple[str, ...]) -> bool:
    """Whether the words are there but bend nothing here."""
    before = tokens.word(start - 1)
    if words == ("some",):
        return tokens.word(at) in ("of", "one") or before in ("for", "at")
    if words == ("over",):
        return before in _TAKING_OVER
    if words == ("under",):
        return before in ("down",) or (tokens.word(at).isdecimal() and before == "the")
    if words == ("about",):
        return before in (
            "talked",
            "spoke",
            "concerned",
            "worried",
            "asked",
            "concerns",
            "questions",
            "information",
            "data",
        )
    if words == ("around",):
        return before in ("turned", "all", "walked", "gathered", "built", "revolved")
    if words == ("up", "to"):
        return before in ("lived", "live", "lives", "owned", "stand", "stood")
    if words == ("near",) or words == ("within",):
        return False
    return False


def _stretched(tokens: Tokens, start: int, floor: int) -> int:
    """Take "only", "just", "well" into the modifier."""
    if start > floor and tokens.word(start - 1) in ("just", "only", "well", "slightly"):
        return start - 1
    return start
