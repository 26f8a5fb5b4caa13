"""Quotations in single marks, told from apostrophes.

'We will go,' she said; but not the nurses' home, the '90s or rock 'n' roll.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from oircheck.types import Span

LONGEST = 2_000
"""Characters between two marks of one quotation."""

_OPENS = re.compile(
    r"(?<![\w'.,;!?)\]])'(?=[\w\[(\".\u2026$\u00a3\u20ac])"
    r"(?!\d\ds\b|(?:t(?:is|was|il)|em|cause|bout|round|n)\b)",
    re.IGNORECASE,
)
_CLOSES = re.compile(r"(?<=[^\s'(\[])'(?![\w'])")
_MAY_BELONG = re.compile(r"(?:(?<=s)|(?<=in))' \w", re.IGNORECASE)
"""A closing mark that may be an apostrophe: "the nurses' home", "goin' home"."""


def single_stretches(text: str, besides: Sequence[Span] = ()) -> Iterator[Span]:
    """Yield what stands between a pair of single marks, in order.

    Args:
        text: A block as read: its marks are the keyboard's.
        besides: What stands between other marks; no quotation begins or ends in there.
    """
    at = 0
    while (opening := _OPENS.search(text, at)) is not None:
        start = opening.end()
        at = start
        if any(span.start <= start <= span.end for span in besides):
            continue
        end = _end_of(text, start)
        if end is None or any(span.start < end < span.end for span in besides):
            continue
        yield Span(start, end)
        at = end + 1


def _end_of(text: str, start: int) -> int | None:
    """Return where a quotation ends: at a mark that is no apostrophe, if there is one.

    What follows another opening mark belongs to that.
    """
    following = _OPENS.search(text, start)
    most = min(following.start() if following else len(text), start + LONGEST)
    last = None
    for mark in _CLOSES.finditer(text, start, most):
        if not _MAY_BELONG.match(text, mark.start()):
            return mark.start()
        last = mark.start()
    return last
