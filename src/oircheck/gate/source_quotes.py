"""What a source quotes itself, beside what a draft quotes.

Two quotations that nearly agree are one and the same where the words around them
speak of the same thing, or where a single word stands for another: so a short one, or
one of small words, can be compared too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from oircheck.gate.quotation_words import Word, matcher_of, window_of, words_of
from oircheck.gate.single_marks import single_stretches
from oircheck.types import Span
from oircheck.verify.vocabulary import STOP

NEAR_QUOTE = 0.6
"""Share of words in common from which a quotation may be the source's, if the words
around both speak of the same thing."""

NEAR_BEFORE = 0.7
"""The same where the words stand around it or in the sentences before."""

NEAR_ALONE = 0.8
"""The same whatever stands around, of two words that carry the sense."""

LEAST_AROUND = 2
"""Words in common around two quotations that make them one."""

FEWEST_ALONE = 6
"""Words of a quotation that is told by its own words, whatever stands around it."""

_LONGER = 2
"""Words by which a source's quotation may be longer and still be taken whole."""

_CONTENT_ALONE = 2
"""Words that carry the sense, in common with a quotation told by its own words."""

_PAIR = 2
"""Words of the shortest quotation that is compared."""

_STEM = 3
"""Letters that the forms of a word have in common: "costly toy", "costly toys"."""

_MARK = '"'


def nearest_quote(
    mine: Sequence[Word], around: str, text: str, *, before: bool = False
) -> tuple[float, Sequence[Word]] | None:
    """Return the quotation of a passage that is meant, and how much is in common.

    Args:
        mine: The draft's quotation.
        around: What its sentence says beside it.
        text: The passage.
        before: Whether it stands there with the sentences before it: whoever speaks
            may be named there, and so may others.

    Returns:
        The share and the words, placed in ``text``; ``None`` where none is meant.
    """
    stretches = tuple(quoted_stretches(text))
    stretches = (*stretches, *single_stretches(text, stretches))
    beside = _content(words_of(without(text, stretches)))
    shared = len(_content(words_of(around)) & beside)
    least = NEAR_BEFORE if before else NEAR_QUOTE
    best: tuple[float, Sequence[Word]] | None = None
    for stretch in stretches:
        theirs: Sequence[Word] = [
            word for word in words_of(text) if _inside(word.span, stretch)
        ]
        near, window = _nearest(mine, theirs)
        if not _is_meant(mine, window, near, shared, least):
            continue
        if best is None or near > best[0]:
            best = near, window
    return best


def quoted_stretches(text: str) -> Iterator[Span]:
    """Yield what stands between quotation marks; one left open goes to the end.

    A passage is a sentence: a quotation may have begun before it.
    """
    start = None
    for at, character in enumerate(text):
        if character != _MARK:
            continue
        closes = at > 0 and not text[at - 1].isspace() and text[at - 1] not in "(["
        if start is not None:
            yield Span(start, at)
            start = None
        elif closes:
            yield Span(0, at)
        else:
            start = at + 1
    if start is not None:
        yield Span(start, len(text))


def without(text: str, stretches: Sequence[Span]) -> str:
    """Return a text with blanks in place of some stretches."""
    for span in stretches:
        text = text[: span.start] + " " * len(span) + text[span.end :]
    return text


def _nearest(
    mine: Sequence[Word], theirs: Sequence[Word]
) -> tuple[float, Sequence[Word]]:
    if len(mine) == _PAIR:
        return _nearest_pair(mine, theirs)
    if len(theirs) > len(mine) + _LONGER:
        return window_of(mine, theirs)
    return matcher_of(mine, theirs).ratio(), theirs


def _nearest_pair(
    mine: Sequence[Word], theirs: Sequence[Word]
) -> tuple[float, Sequence[Word]]:
    """Return two words of a short quotation of which one is the draft's, in its place.

    In a longer one two words may stand for anything.
    """
    if len(theirs) > _PAIR + 1:
        return 0.0, ()
    for start in range(len(theirs) - 1):
        pair = theirs[start : start + _PAIR]
        same = [a.same == b.same for a, b in zip(mine, pair, strict=True)]
        if sum(same) != 1:
            continue
        other = mine[same.index(False)].same, pair[same.index(False)].same
        if other[0][:_STEM] != other[1][:_STEM]:
            return NEAR_BEFORE, pair
    return 0.0, ()


def _is_meant(
    mine: Sequence[Word],
    theirs: Sequence[Word],
    near: float,
    shared: int,
    least: float,
) -> bool:
    common = _content(mine) & _content(theirs)
    if not common:
        return False
    if near >= least and shared >= LEAST_AROUND:
        return True
    if min(len(mine), len(theirs)) < FEWEST_ALONE:
        return False
    if len(mine) == len(theirs) and sum(map(_differ, mine, theirs)) == 1:
        return True
    if len(common) < _CONTENT_ALONE:
        return False
    opens_alike = mine[0].same == theirs[0].same
    return near >= NEAR_ALONE or (near >= NEAR_QUOTE and opens_alike)


def _differ(one: Word, other: Word) -> bool:
    return one.same != other.same


def _content(words: Sequence[Word]) -> set[str]:
    return {word.same for word in words} - STOP


def _inside(span: Span, stretch: Span) -> bool:
    return stretch.start <= span.start and span.end <= stretch.end
