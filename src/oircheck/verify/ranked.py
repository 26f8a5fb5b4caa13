"""Finds an office of the claim that passages give only as a former or deputy one."""

from __future__ import annotations

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
    apart = another_rank(claim, passages)
    if apart is None:
        return ""
    return f"the claim has {apart[0]}; the source only {apart[1]}"
