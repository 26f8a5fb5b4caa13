"""Finds what somebody is in the claim, and only was, or is of, in the passages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from oircheck.names import another_rank
from oircheck.types import Evidence


def ranked_apart(claim: str, supporting: Sequence[Evidence]) -> str:
    """Return how a passage ranks the claim's person instead, as a sentence, or "".

    "Former prime minister Vail" has all the words of "Vail is prime minister", and
    does not bear it out; nor does the deputy mayor make a mayor.

    Args:
        supporting: The passages that support the claim.
    """
    passages = [item.retrieved.passage.premise for item in supporting]
    apart = another_rank(claim, passages) or _no_longer(claim, passages)
    if apart is None:
        return ""
    return f"the claim has {apart[0]}; the source only {apart[1]}"


_IS = re.compile(
    r"\b(?:is|are|remains?) (?:still )?(?:an? |the )?(?P<what>[a-z]{4,})\b"
)
_ONCE = r"\b(?:former|ex|one-?time|retired|erstwhile)[- ](?:[a-z-]+ ){0,2}?"


def _no_longer(claim: str, passages: Sequence[str]) -> tuple[str, str] | None:
    """Return what a claim says that somebody is, and passages that he was once.

    Nothing where a passage has the word by itself as well.
    """
    found = _IS.search(claim)
    if found is None:
        return None
    what = re.escape(found["what"])
    once = re.compile(f"{_ONCE}{what}s?\\b", re.IGNORECASE)
    shown = [match for text in passages if (match := once.search(text))]
    if not shown or any(
        re.search(rf"\b{what}s?\b", once.sub("", text), re.IGNORECASE)
        for text in passages
    ):
        return None
    return found["what"], shown[0].group()
