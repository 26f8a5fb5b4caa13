"""What a source quotes itself, beside what a draft quotes.

Two quotations that nearly agree are one and the same where the words around them
speak of the same thing, or where a single word stands for another: so a short one, or
one of small words, can be compared too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from oircheck.gate.quotation_words import Word, matcher_of, window_of, words_of
from oircheck.types import Span
from oircheck.verify.vocabulary import STOP

NEAR_QUOTE = 0.6
"""Share of words in common from which a quotation may be the source's, if the words
around both speak of the same thing."""

LEAST_AROUND = 2
"""Words in common around two quotations that make them one."""

FEWEST_ALONE = 6
"""Words of a quotation that is told by its own words, whatever stands around it."""

_LONGER = 2
"""Words by which a source's quotation may be longer and still be taken whole."""

_MARK = '"'


def nearest_quote(
    mine: Sequence[Word], around: str, text: str
) -> tuple[float, Sequence[Word]] | None:
    """Return the quotation of a passage that is meant, and how much is in common.

    Args:
        mine: The draft's quotation.
        around: What its sentence says beside it.
        text: The passage.

    Returns:
        The share and the words, placed in ``text``; ``None`` where none is meant.
    """
    stretches = tuple(quoted_stretches(text))
    beside = _content(words_of(without(text, stretches)))
    shared = len(_content(words_of(around)) & beside)
    best: tuple[float, Sequence[Word]] | None = None
    for stretch in stretches:
        theirs: Sequence[Word] = [
            word for word in words_of(text) if _inside(word.span, stretch)
        ]
        near, window = _nearest(mine, theirs)
        if not _is_meant(mine, window, near, shared):
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
    if len(theirs) > len(mine) + _LONGER:
        return window_of(mine, theirs)
    return matcher_of(mine, theirs).ratio(), theirs


def _is_meant(
    mine: Sequence[Word], theirs: Sequence[Word], near: float, shared: int
) -> bool:
    if not _content(mine) & _content(theirs):
        return False
    if near >= NEAR_QUOTE and shared >= LEAST_AROUND:
        return True
    other = sum(a.same != b.same for a, b in zip(mine, theirs, strict=False))
    return len(mine) == len(theirs) >= FEWEST_ALONE and other == 1


def _content(words: Sequence[Word]) -> set[str]:
    return {word.same for word in words} - STOP


def _inside(span: Span, stretch: Span) -> bool:
    return stretch.start <= span.start and span.end <= stretch.end
