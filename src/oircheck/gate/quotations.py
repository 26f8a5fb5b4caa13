"""Quotations compared with the sources, word by word.

Blind to typography. An ellipsis may leave words out, and words in brackets are the
writer's own. Only what nearly matches a passage is compared: words that stand
nowhere are no proof of anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from oircheck.gate.quotation_words import (
    Word,
    changes_of,
    left_out_of,
    window_of,
    words_of,
)
from oircheck.gate.single_marks import single_stretches
from oircheck.gate.source_quotes import nearest_quote, without
from oircheck.text import split_sentences
from oircheck.types import Block, BlockKind, Document, ScoredPassage, SourceKind, Span
from oircheck.verify.vocabulary import STOP

FEWEST_WORDS = 5
"""A shorter stretch between quotation marks may be no quotation at all: it is
compared with what a source itself quotes, and with nothing else."""

FEWEST_QUOTED = 2
"""A single one is a word that the writer keeps at a distance."""

FEWEST_ALIKE = 6
"""Words of a whole sentence that is a source's own, but for a single word."""

MOST_TOGETHER = 12
"""Words of a quotation of short sentences that is compared as one."""

NEAR = 0.75
"""Share of words in common from which a quotation is meant to be a passage's."""

NEAR_DIGEST = 0.85
"""The same where the source is a digest, whose words are not the original's."""

LEAST_CONTENT = 3
"""Words in common that carry the sense."""

_QUOTED = re.compile(r"\"(?P<words>[^\"]{1,2000})\"")
_STRAIGHT = str.maketrans(dict.fromkeys("“”„«»", '"'))
_GAP = re.compile(r"\[?(?:\.\s?\.\s?\.|\u2026)\]?")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A run of words that a draft gives as another's, without ellipsis.

    Attributes:
        text: The words as read.
        span: In the draft's own characters.
        sentence: The sentences that it stands in, as read.
        around: The same without what is quoted.
    """

    text: str
    span: Span
    sentence: str = ""
    around: str = ""


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
    mine = words_of(quotation.text)
    best: tuple[float, Difference] | None = None
    for passage in passages:
        texts = (passage.passage.view.text, passage.passage.premise)
        if any(_stands_in(mine, words_of(text)) for text in texts):
            return None
        found = _as_passage(mine, passage) or _as_quoted(mine, quotation, passage)
        if found is not None and (best is None or found[0] > best[0]):
            best = found
    return best[1] if best else None


def _as_passage(
    mine: Sequence[Word], passage: ScoredPassage
) -> tuple[float, Difference] | None:
    """Compare a quotation with all words of a passage."""
    if len(mine) < FEWEST_WORDS:
        return None
    near, difference = _nearest(mine, passage)
    if difference is None or not _counts(near, difference):
        return _as_sentence(mine, passage)
    return near, difference


def _as_sentence(
    mine: Sequence[Word], passage: ScoredPassage
) -> tuple[float, Difference] | None:
    """Compare a quotation with a passage that is it, but for a single word."""
    text = passage.passage.view.text
    theirs = words_of(text)
    if len(mine) != len(theirs) or len(mine) < FEWEST_ALIKE or _is_digest(passage):
        return None
    same = [a.same for a, b in zip(mine, theirs, strict=True) if a.same == b.same]
    if len(same) + 1 != len(mine) or not set(same) - STOP:
        return None
    changes, places = changes_of(mine, theirs)
    return NEAR, Difference(passage, text, changes, places)


def _as_quoted(
    mine: Sequence[Word], quotation: Quotation, passage: ScoredPassage
) -> tuple[float, Difference] | None:
    """Compare a quotation with what a passage quotes."""
    text = passage.passage.view.text
    found = nearest_quote(mine, quotation.around, text)
    if found is None:
        # A title stands there as its author wrote it.
        text = passage.passage.premise.translate(_STRAIGHT)
        found = nearest_quote(mine, quotation.around, text, before=True)
    if found is None:
        return None
    near, theirs = found
    changes, places = changes_of(mine, theirs)
    if not changes or (_is_digest(passage) and not _replaces(changes)):
        return None
    shown = Span(theirs[0].span.start, theirs[-1].span.end).of(text)
    return near, Difference(passage, shown, changes, places)


def _counts(near: float, difference: Difference) -> bool:
    """Whether a quotation is near enough to be a passage's, and says something else.

    A digest tells in other words, and may tell more: there a word has to stand for
    another.
    """
    if not _is_digest(difference.passage):
        return near >= NEAR
    return _replaces(difference.changes) and near >= NEAR_DIGEST


def _is_digest(passage: ScoredPassage) -> bool:
    return passage.source.kind is SourceKind.DIGEST


def _replaces(changes: Sequence[tuple[str, str]]) -> bool:
    return any(mine and theirs for mine, theirs in changes)


def _stretches(block: Block) -> Iterator[Span]:
    text = block.view.text
    found = [
        Span(match.start("words"), match.end("words"))
        for match in _QUOTED.finditer(text)
    ]
    single = list(single_stretches(text, found))
    # What is quoted within a quotation is a part of it.
    found = [one for one in found if not any(one.overlaps(span) for span in single)]
    found = sorted([*found, *single], key=lambda span: span.start)
    if block.kind is BlockKind.QUOTE and not found:
        found.append(Span(0, len(text)))
    yield from found


def _runs(block: Block, stretch: Span) -> Iterator[Quotation]:
    """Yield the runs of a quotation between sentence ends and ellipses."""
    whole = stretch.of(block.view.text)
    told, around = _around(block, stretch)
    for sentence in _sentences(whole):
        start = sentence.start
        for gap in [*_GAP.finditer(whole, sentence.start, sentence.end), None]:
            end = gap.start() if gap else sentence.end
            run = Span(start, end).shifted(stretch.start)
            text = run.of(block.view.text)
            count = len(words_of(text))
            if count >= FEWEST_WORDS or (count >= FEWEST_QUOTED and not _is_name(text)):
                yield Quotation(text, block.view.to_document(run), told, around)
            start = gap.end() if gap else end


def _sentences(whole: str) -> Sequence[Span]:
    """Return the sentences of a quotation; a few short ones are one: "Go. Now go!"."""
    found = list(split_sentences(whole))
    if len(found) > 1 and len(words_of(whole)) <= MOST_TOGETHER:
        shortest = min(len(words_of(span.of(whole))) for span in found)
        if shortest <= FEWEST_QUOTED:
            return [Span(found[0].start, found[-1].end)]
    return found


def _around(block: Block, stretch: Span) -> tuple[str, str]:
    """Return the sentences that a quotation stands in, with it and without it."""
    text = block.view.text
    bare = without(text, [*_stretches(block)])
    spans = [span for span in split_sentences(text) if span.overlaps(stretch)]
    if not spans:
        return "", ""
    over = Span(spans[0].start, spans[-1].end)
    return over.of(text), over.of(bare)


def _is_name(text: str) -> bool:
    """Whether the words are a title's or a name's: none but small ones is small."""
    return not any(
        word.text[0].islower() and word.same not in STOP for word in words_of(text)
    )


def _stands_in(mine: Sequence[Word], theirs: Sequence[Word]) -> bool:
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


def _has_bracket_before(mine: Sequence[Word], word: Word) -> bool:
    number = mine.index(word)
    if number == 0:
        return False
    return word.span.start - mine[number - 1].span.end > _WIDEST_GAP


_WIDEST_GAP = 3
"""Characters between two words; where there are more, a bracket stands there."""


def _nearest(
    mine: Sequence[Word], passage: ScoredPassage
) -> tuple[float, Difference | None]:
    """Return how near a passage comes, and where it differs."""
    text = passage.passage.view.text
    theirs = words_of(text)
    near, window = window_of(mine, theirs)
    if near >= NEAR:
        # Shown with what it leaves out, not as if it had put in what stands behind.
        window = left_out_of(mine, theirs) or window
    common = {word.same for word in mine} & {word.same for word in window}
    if len(common - STOP) < LEAST_CONTENT:
        return 0.0, None
    shown = Span(window[0].span.start, window[-1].span.end).of(text)
    changes, places = changes_of(mine, window)
    return near, Difference(passage, shown, changes, places) if changes else None
