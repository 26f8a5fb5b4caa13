"""Quotations compared with the sources, word by word.

Blind to typography. An ellipsis may leave words out, and words in brackets are the
writer's own. Only what nearly matches a passage is compared: words that stand
nowhere are no proof of anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from oircheck.text import split_sentences
from oircheck.types import Block, BlockKind, Document, ScoredPassage, SourceKind, Span
from oircheck.verify.vocabulary import STOP

FEWEST_WORDS = 5
"""A shorter stretch between quotation marks may be no quotation at all."""

NEAR = 0.75
"""Share of words in common from which a quotation is meant to be a passage's."""

NEAR_DIGEST = 0.85
"""The same where the source is a digest, whose words are not the original's."""

LEAST_CONTENT = 3
"""Words in common that carry the sense."""

_QUOTED = re.compile(r"\"(?P<words>[^\"]{10,2000})\"")
_OWN = re.compile(r"\[[^\]]*\]")
_GAP = re.compile(r"\[?(?:\.\s?\.\s?\.|\u2026)\]?")
_WORD = re.compile(r"[^\W_]+(?:[.,'’-][^\W_]+)*")
_NUMERALS = {
    word: str(number)
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve".split()
    )
}


@dataclass(frozen=True, slots=True)
class Quotation:
    """A run of words that a draft gives as another's, without ellipsis.

    Attributes:
        text: The words as read.
        span: In the draft's own characters.
    """

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Difference:
    """A quotation that is not what its source says.

    Attributes:
        passage: The passage that it nearly matches.
        quoted: The words of the source that stand for the quotation.
        changes: Words of the draft and of the source that differ; either may be
            empty.
        places: Where the words of the draft differ, in the quotation's text.
    """

    passage: ScoredPassage
    quoted: str
    changes: tuple[tuple[str, str], ...]
    places: tuple[Span, ...]


def find_quotations(document: Document) -> tuple[Quotation, ...]:
    """Return what the draft quotes at length, sentence by sentence, in order."""
    return tuple(
        quotation
        for block in document.blocks
        for stretch in _stretches(block)
        for quotation in _runs(block, stretch)
    )


def compare_quotation(
    quotation: Quotation, passages: Sequence[ScoredPassage]
) -> Difference | None:
    """Return how a quotation differs from the passage that it nearly matches.

    ``None`` where a passage has its very words, and where none comes near.
    """
    mine = _words(quotation.text)
    best: tuple[float, Difference] | None = None
    for passage in passages:
        texts = (passage.passage.view.text, passage.passage.premise)
        if any(_stands_in(mine, _words(text)) for text in texts):
            return None
        near, difference = _nearest(mine, passage)
        if difference is None or not _counts(near, difference):
            continue
        if best is None or near > best[0]:
            best = near, difference
    return best[1] if best else None


def _counts(near: float, difference: Difference) -> bool:
    """Whether a quotation is near enough to be a passage's, and says something else.

    A digest tells in other words, and may tell more: there a word has to stand for
    another.
    """
    if difference.passage.source.kind is not SourceKind.DIGEST:
        return near >= NEAR
    replaced = any(mine and theirs for mine, theirs in difference.changes)
    return replaced and near >= NEAR_DIGEST


def _stretches(block: Block) -> Iterator[Span]:
    text = block.view.text
    found = [
        Span(match.start("words"), match.end("words"))
        for match in _QUOTED.finditer(text)
    ]
    if block.kind is BlockKind.QUOTE and not found:
        found.append(Span(0, len(text)))
    yield from found


def _runs(block: Block, stretch: Span) -> Iterator[Quotation]:
    """Yield the runs of a quotation between sentence ends and ellipses."""
    whole = stretch.of(block.view.text)
    for sentence in split_sentences(whole):
        start = sentence.start
        for gap in [*_GAP.finditer(whole, sentence.start, sentence.end), None]:
            end = gap.start() if gap else sentence.end
            run = Span(start, end).shifted(stretch.start)
            text = run.of(block.view.text)
            if len(_words(text)) >= FEWEST_WORDS:
                yield Quotation(text, block.view.to_document(run))
            start = gap.end() if gap else end


@dataclass(frozen=True, slots=True)
class _Word:
    same: str
    text: str
    span: Span


@lru_cache(maxsize=4_096)
def _words(text: str) -> tuple[_Word, ...]:
    """Return the words, without those in brackets, which are the writer's own."""
    bare = _OWN.sub(lambda found: " " * len(found.group()), text)
    return tuple(
        _Word(_same(match.group()), match.group(), Span(match.start(), match.end()))
        for match in _WORD.finditer(bare)
    )


def _same(word: str) -> str:
    folded = word.casefold().replace("’", "'").replace("-", "").replace(",", "")
    return _NUMERALS.get(folded, folded)


def _stands_in(mine: Sequence[_Word], theirs: Sequence[_Word]) -> bool:
    """Whether the words stand there in a row; brackets may hold a few in between."""
    if not mine:
        return True
    first, length = mine[0].same, len(mine)
    for start, word in enumerate(theirs):
        if word.same != first:
            continue
        at = start
        for one in mine:
            room = _LONGEST_BRACKET if _has_bracket_before(mine, one) else 0
            ahead = [other.same for other in theirs[at : at + room + 1]]
            if one.same not in ahead:
                break
            at += ahead.index(one.same) + 1
        else:
            return at >= start + length
    return False


_LONGEST_BRACKET = 6
"""Words of the source that a bracket may stand for."""


def _has_bracket_before(mine: Sequence[_Word], word: _Word) -> bool:
    number = mine.index(word)
    if number == 0:
        return False
    return word.span.start - mine[number - 1].span.end > _WIDEST_GAP


_WIDEST_GAP = 3
"""Characters between two words; where there are more, a bracket stands there."""


def _nearest(
    mine: Sequence[_Word], passage: ScoredPassage
) -> tuple[float, Difference | None]:
    """Return how near a passage comes, and where it differs."""
    text = passage.passage.view.text
    theirs = _words(text)
    near, window = _window(mine, theirs)
    common = {word.same for word in mine} & {word.same for word in window}
    if len(common - STOP) < LEAST_CONTENT:
        return 0.0, None
    shown = Span(window[0].span.start, window[-1].span.end).of(text)
    changes, places = _changes(mine, window)
    return near, Difference(passage, shown, changes, places) if changes else None


def _window(
    mine: Sequence[_Word], theirs: Sequence[_Word]
) -> tuple[float, Sequence[_Word]]:
    """Return the stretch of words that is most like the quotation, and how much.

    It lies around the longest run of words in common, and a few words may be put in
    or left out on either side; of stretches as like, the shortest is taken.
    """
    anchor = _matcher(mine, theirs).find_longest_match()
    if anchor.size < min(_LEAST_RUN, len(mine)):
        return 0.0, ()
    best: tuple[float, int, Sequence[_Word]] = (0.0, 0, ())
    for before in range(-_SLACK, _SLACK + 1):
        for behind in range(-_SLACK, _SLACK + 1):
            start = max(0, anchor.b - anchor.a + before)
            end = anchor.b + len(mine) - anchor.a + behind
            window = theirs[start:end]
            near = _matcher(mine, window).ratio()
            if window and (near, -len(window)) > best[:2]:
                best = near, -len(window), window
    return best[0], best[2]


_LEAST_RUN = 3
"""Words in a row that a passage has in common with what is quoted from it."""

_SLACK = 2
"""Words that may be put in or left out on either side of the longest run."""


def _matcher(mine: Sequence[_Word], theirs: Sequence[_Word]) -> SequenceMatcher[str]:
    return SequenceMatcher(
        None, [w.same for w in mine], [w.same for w in theirs], autojunk=False
    )


def _changes(
    mine: Sequence[_Word], window: Sequence[_Word]
) -> tuple[tuple[tuple[str, str], ...], tuple[Span, ...]]:
    matcher = _matcher(mine, window)
    changes: list[tuple[str, str]] = []
    places: list[Span] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            continue
        changes.append(
            (" ".join(w.text for w in mine[a:b]), " ".join(w.text for w in window[c:d]))
        )
        if a < b:
            places.append(Span(mine[a].span.start, mine[b - 1].span.end))
    return tuple(changes), tuple(places)
