"""The words of a quotation, and how two runs of words differ.

Blind to typography, case and the spelling of small numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from oircheck.types import Span

_OWN = re.compile(r"\[[^\]]*\]")
_WORD = re.compile(r"[^\W_]+(?:[.,'’-][^\W_]+)*")
_NUMERALS = {
    word: str(number)
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve".split()
    )
}


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a quotation.

    Attributes:
        same: What two words have in common that count as the same.
    """

    same: str
    text: str
    span: Span


@lru_cache(maxsize=4_096)
def words_of(text: str) -> tuple[Word, ...]:
    """Return the words, without those in brackets, which are the writer's own."""
    bare = _OWN.sub(lambda found: " " * len(found.group()), text)
    return tuple(
        Word(_same(match.group()), match.group(), Span(match.start(), match.end()))
        for match in _WORD.finditer(bare)
    )


def matcher_of(mine: Sequence[Word], theirs: Sequence[Word]) -> SequenceMatcher[str]:
    """Return what compares two runs of words."""
    return SequenceMatcher(
        None, [w.same for w in mine], [w.same for w in theirs], autojunk=False
    )


def changes_of(
    mine: Sequence[Word], theirs: Sequence[Word]
) -> tuple[tuple[tuple[str, str], ...], tuple[Span, ...]]:
    """Return the words that differ on either side, and where they stand in ``mine``."""
    changes: list[tuple[str, str]] = []
    places: list[Span] = []
    for kind, a, b, c, d in matcher_of(mine, theirs).get_opcodes():
        if kind == "equal":
            continue
        changes.append(
            (" ".join(w.text for w in mine[a:b]), " ".join(w.text for w in theirs[c:d]))
        )
        if a < b:
            places.append(Span(mine[a].span.start, mine[b - 1].span.end))
    return tuple(changes), tuple(places)


def window_of(
    mine: Sequence[Word], theirs: Sequence[Word]
) -> tuple[float, Sequence[Word]]:
    """Return the stretch of words that is most like the quotation, and how much.

    It lies around the longest run of words in common, and a few words may be put in
    or left out on either side; of stretches as like, the shortest is taken.
    """
    anchor = matcher_of(mine, theirs).find_longest_match()
    if anchor.size < min(_LEAST_RUN, len(mine)):
        return 0.0, ()
    best: tuple[float, int, Sequence[Word]] = (0.0, 0, ())
    for before in range(-_SLACK, _SLACK + 1):
        for behind in range(-_SLACK, _SLACK + 1):
            start = max(0, anchor.b - anchor.a + before)
            end = anchor.b + len(mine) - anchor.a + behind
            window = theirs[start:end]
            near = matcher_of(mine, window).ratio()
            if window and (near, -len(window)) > best[:2]:
                best = near, -len(window), window
    return best[0], best[2]


def left_out_of(mine: Sequence[Word], theirs: Sequence[Word]) -> Sequence[Word]:
    """Return the shortest stretch that has all words of a quotation, in their order.

    There words were left out, and none was put in. It is empty where none is, or where
    too many would be left out.
    """
    found = [
        theirs[start:end]
        for start, word in enumerate(theirs)
        if word.same == mine[0].same and (end := _end_of(mine, theirs, start))
    ]
    shortest = min(found, key=len, default=())
    return shortest if len(shortest) <= len(mine) + _MOST_LEFT_OUT else ()


def _end_of(mine: Sequence[Word], theirs: Sequence[Word], start: int) -> int:
    """Return behind which word the last of a quotation stands; 0 where none does."""
    at = start
    for word in mine:
        while at < len(theirs) and theirs[at].same != word.same:
            at += 1
        if at == len(theirs):
            return 0
        at += 1
    return at


_MOST_LEFT_OUT = 12
"""Words that a quotation may leave out without an ellipsis and still be told so."""

_LEAST_RUN = 3
"""Words in a row that a passage has in common with what is quoted from it."""

_SLACK = 2
"""Words that may be put in or left out on either side of the longest run."""


def _same(word: str) -> str:
    folded = word.casefold().replace("’", "'").replace("-", "").replace(",", "")
    return _NUMERALS.get(folded, folded)
