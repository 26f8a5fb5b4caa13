"""Tells a year that dates a clause from a count ("By 1912 farms stood empty")."""

from __future__ import annotations

from oircheck.quantities.words.nouns import is_plural
from oircheck.quantities.words.tokens import Tokens

_CLAUSE_LEADS = frozenset("that , ; and but while".split())
_SUBJECTS = frozenset(
    "the a an he she it they we you i his her its their this these , . ; to".split()
)


def dates_clause(tokens: Tokens, at: int) -> bool:
    """Whether "by 1912" opens a clause whose subject is the plural that follows.

    What is counted stands before a further subject or comma: "By 2019 votes the party
    won".
    """
    lead = at - 1
    if tokens.word(lead) != "by":
        return False
    joined = tokens.word(lead - 1) in _CLAUSE_LEADS
    if not (joined or tokens.opens_sentence(lead)):
        return False
    end = at + 1
    end += 1 if is_plural(tokens.word(end)) else 2
    after = tokens.word(end)
    return bool(after) and after not in _SUBJECTS and not after[0].isdecimal()
