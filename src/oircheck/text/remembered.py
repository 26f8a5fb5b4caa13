"""Keeps what was read of a text: a claim is held against many, a passage by many."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

Rest = ParamSpec("Rest")
Found = TypeVar("Found")

MOST = 2_048
"""Texts of which a reader keeps what it found, the last ones."""

WORDS = 16_384
"""Words of which a form is kept once it was worked out."""

LONGEST = 2_000
"""Characters of a text that is kept: sentences and passages, and no whole document."""


def remembered(
    read: Callable[Concatenate[str, Rest], Found],
) -> Callable[Concatenate[str, Rest], Found]:
    """Have a reader of texts keep what it found of the last ones.

    What it returns may be handed out again, and has to stay as it is; its arguments
    have to be hashable. A longer text is read each time, so that memory stays bounded.
    """
    keeping = cast(
        "Callable[Concatenate[str, Rest], Found]", lru_cache(maxsize=MOST)(read)
    )

    @wraps(read)
    def reader(text: str, /, *given: Rest.args, **named: Rest.kwargs) -> Found:
        if len(text) > LONGEST:
            return read(text, *given, **named)
        return keeping(text, *given, **named)

    return reader
