"""Drafts to sentences, each with its place in the file as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from oircheck.text import split_sentences
from oircheck.text.views import Edit, rewrite, trimmed
from oircheck.types import Block, BlockKind, Document, Span, View

_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of a draft, or a headline, a list item, a row with its header.

    Attributes:
        number: Its place in the draft, from 0.
        block: The number of its block; sentences of one block are a paragraph.
        view: Its words as read; they map into the draft.
        span: In the draft's own characters.
    """

    number: int
    block: int
    kind: BlockKind
    view: View
    span: Span

    @property
    def text(self) -> str:
        """The words as read."""
        return self.view.text


def read_sentences(
    document: Document, without: Sequence[Span] = ()
) -> tuple[Sentence, ...]:
    """Return the sentences of a draft, in order.

    What holds no letter is no sentence. Front matter, code and comments are not
    among the blocks.

    Args:
        document: The draft.
        without: Stretches of it that are no prose, in order.
    """
    found: list[Sentence] = []
    for number, block in enumerate(document.blocks):
        for view in _units(block.kind, _cut(block, without)):
            found.append(
                Sentence(
                    number=len(found),
                    block=number,
                    kind=block.kind,
                    view=view,
                    span=view.to_document(Span(0, len(view.text))),
                )
            )
    return tuple(found)


def _cut(block: Block, without: Sequence[Span]) -> View:
    """Return the view of a block without some stretches of the document."""
    edits: list[Edit] = []
    for piece in block.view.pieces:
        for stretch in without:
            if not piece.document.overlaps(stretch):
                continue
            view = piece.view
            if len(view) == len(piece.document):
                by = piece.view.start - piece.document.start
                start = max(piece.document.start, stretch.start)
                end = min(piece.document.end, stretch.end)
                view = Span(start + by, end + by)
            if not view.of(block.view.text).isspace():
                # White space that a comment was read as still parts two words.
                edits.append(Edit(view, ""))
    return trimmed(rewrite(block.view, edits)) if edits else block.view


def _units(kind: BlockKind, view: View) -> Iterator[View]:
    if kind is BlockKind.ROW:
        if _LETTER.search(view.text):
            yield view
        return
    for span in split_sentences(view.text):
        if _LETTER.search(span.of(view.text)):
            yield view.part(span)
