"""Finds the counted noun after a number, without a tagger."""

from __future__ import annotations

from oircheck.quantities.words.noun_table import (
    FUNCTION_WORDS,
    MASS_NOUNS,
    NO_PLURALS,
    NOT_NOUNS,
    PLURALS,
    STATES,
    VERB_FORMS,
)
from oircheck.quantities.words.tokens import Tokens

_LONGEST_PHRASE = 5
"""Words of a noun phrase, adjectives included."""


def is_function(word: str) -> bool:
    """Whether a lower-case token is a function word or a sign."""
    return not word or not word[0].isalpha() or word in FUNCTION_WORDS


def is_plural(word: str) -> bool:
    """Whether a lower-case word looks like a plural noun."""
    if word in PLURALS:
        return True
    if len(word) < 4 or word[-1] != "s" or word in NO_PLURALS:
        return False
    return not word.endswith(("ss", "us", "is", "ous"))


def find_noun(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Return the noun phrase that begins at the token, as a token range.

    The phrase ends with its head: the first plural, or the last noun of the run.
    "of", "the" and possessives before it are skipped.
    """
    start = _skip(tokens, at)
    if start == at + 1 and tokens.word(at) == "-":
        return (start, start + 1) if tokens.low[start].isalpha() else None
    end, head, words = start, 0, 0
    while words < _LONGEST_PHRASE and end < len(tokens):
        word = tokens.low[end]
        if word == "-" and tokens.glued(end) and tokens.glued(end + 1) and end > start:
            end += 1
            continue
        named = word == "us" and tokens.raw[end] == "US"
        if (
            (is_function(word) and not named)
            or tokens.breaks_line(end)
            or _verb(tokens, end, start)
        ):
            break
        end, words = end + 1, words + 1
        if is_plural(word) and not _plural_goes_on(tokens, end):
            return start, end
        head = end
    if head == start or head == 0:
        return None
    return start, _trim(tokens, start, head)


def _skip(tokens: Tokens, at: int) -> int:
    """Skip "of the", "of its", "more" and the like before the noun.

    "Half the voters" has an article as well; "11 to 4 the council" counts no council.
    """
    if tokens.word(at) == "-" and tokens.glued(at) and tokens.glued(at + 1):
        return at + 1
    while tokens.word(at) in ("more", "other", "additional", "further", "extra"):
        at += 1
    if tokens.word(at) == "of":
        at += 1
        if tokens.word(at) in _DETERMINERS:
            at += 1
        elif tokens.word(at + 1) == "'" and tokens.word(at + 2) == "s":
            at += 3
    elif tokens.word(at) in _DETERMINERS and not tokens.word(at - 1)[:1].isdigit():
        at += 1
    return at


_DETERMINERS = frozenset("the its their his her our my all those these such".split())


def _plural_goes_on(tokens: Tokens, at: int) -> bool:
    """Whether another plural follows at once ("police officers")."""
    word = tokens.word(at)
    return (
        not is_function(word)
        and is_plural(word)
        and word not in VERB_FORMS
        and word not in STATES
        and tokens.low[at - 1] in _ADJECTIVE_PLURALS
    )


_ADJECTIVE_PLURALS = frozenset(
    "police sports arms women men goods security forces defense defence news people"
    " aid staff crew youth military".split()
)


def _verb(tokens: Tokens, at: int, start: int) -> bool:
    """Whether the word is rather a verb or participle that follows the noun."""
    word = tokens.low[at]
    if word in NOT_NOUNS:
        adjective = at == start and word in _ADJECTIVES
        return not (adjective and is_plural(tokens.word(at + 1)))
    if word in VERB_FORMS:
        after = tokens.word(at + 1)
        return at > start or (is_function(after) and after[:1].isalpha())
    if word.endswith(("ed", "ing")) and len(word) > 4 and word not in MASS_NOUNS:
        after = tokens.word(at + 1)
        sort = word in _SORTS and is_plural(after)
        return is_function(after) or (at > start and not sort)
    return word.endswith("ly") and word not in ("family", "assembly", "monopoly")


_SORTS = frozenset(
    "nursing teaching training fishing parking housing mining shipping sailing cycling"
    " walking hiking swimming shopping voting polling working landing racing trading"
    " manufacturing engineering cleaning catering farming planning breeding charging"
    " building drinking recycling".split()
)
"""Words in "-ing" that say what sort a thing is: "96 vacant nursing posts"."""

_ADJECTIVES = frozenset("known lost old sold burnt built given taken".split())


def _trim(tokens: Tokens, start: int, end: int) -> int:
    """Cut a run without a plural to its likely head."""
    for at in range(start, end):
        if tokens.low[at] in MASS_NOUNS or tokens.low[at] in STATES:
            return at + 1
    return min(end, start + 3)
