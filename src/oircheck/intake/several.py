"""Claims of several sentences: each is judged as one, which is to be told."""

from __future__ import annotations

import re

from oircheck.text import split_sentences

_WORD = re.compile(r"[^\W\d_]{2,}")
_BREAK = re.compile(r"\n[ \t\r]*\n")
_FEWEST_WORDS = 2
"""Words that a sentence has besides numbers: "No. 1." has fewer."""


def sentence_count(text: str) -> int:
    """Return how many sentences a claim holds; what is quoted in one counts with it."""
    return max(sum(map(_counted, _BREAK.split(text))), 1)


def _counted(text: str) -> int:
    count = 0
    words = 0
    is_open = False
    for span in split_sentences(text):
        piece = span.of(text)
        words += len(_WORD.findall(piece))
        is_open ^= (piece.count('"') + piece.count("“") + piece.count("”")) % 2 == 1
        if not is_open and words >= _FEWEST_WORDS:
            count += 1
            words = 0
    return count


def several_said(text: str) -> str:
    """Say that a claim holds several sentences, and what to do; empty for one."""
    count = sentence_count(text)
    if count == 1:
        return ""
    return (
        f"the claim has {count} sentences and is judged as one; to learn of each, "
        "check them one by one, or put them into a file: oircheck gate FILE"
    )
