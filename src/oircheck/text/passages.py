"""The one builder of passages: for the index, for training, and when running."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from oircheck.errors import DocumentError
from oircheck.text.places import Places
from oircheck.text.sentences import split_sentences
from oircheck.types import Block, BlockKind, Document, Origin, Passage, Span, View

SENTENCES_BEFORE = 2
"""How many sentences before the unit its context holds."""

_LETTER = re.compile(r"\w")


def join_context(
    *, title: str | None, heading: str | None, before: Sequence[str]
) -> str:
    """Join what the models read before a unit: title, heading, sentences.

    Args:
        before: Sentences before the unit, in order; the last two are taken.
    """
    parts = [_stopped(part) for part in (title, heading) if part and part.strip()]
    if len(parts) == 2 and parts[0] == parts[1]:
        parts.pop()
    parts.extend(sentence.strip() for sentence in before[-SENTENCES_BEFORE:])
    return " ".join(part for part in parts if part)


def join_premise(
    unit: str,
    *,
    title: str | None = None,
    heading: str | None = None,
    before: Sequence[str] = (),
) -> str:
    """Build the text that the models read for ``unit``.

    Training rows that are whole paragraphs are passed whole as ``unit``.
    """
    context = join_context(title=title, heading=heading, before=before)
    return f"{context} {unit.strip()}" if context else unit.strip()


def build_passages(document: Document) -> tuple[Passage, ...]:
    """Cut a document into its passages, in order.

    Raises:
        DocumentError: If a digest says what its sentences rest on, but not for
            each of them.
    """
    places = Places(document)
    passages: list[Passage] = []
    rests_on = document.source.rests_on
    for view, context in _units(document):
        span = view.to_document(Span(0, len(view.text)))
        number = len(passages)
        passages.append(
            Passage(
                passage_id=f"{document.doc_id}#{number}",
                doc_id=document.doc_id,
                span=span,
                text=span.of(document.text),
                view=view,
                context=context,
                line=places.line_of(span.start),
                origin=_origin(document, number),
                place=places.place_of(span.start),
            )
        )
    if rests_on and len(rests_on) != len(passages):
        raise DocumentError(
            document.path,
            f"the front matter names the paragraphs of {len(rests_on)} sentences, "
            f"the text has {len(passages)}; give one entry of 'paragraphs' for each",
        )
    return tuple(passages)


def _origin(document: Document, number: int) -> Origin | None:
    source = document.source
    if source.original is None:
        return None
    rests_on = source.rests_on
    return Origin(source.original, rests_on[number] if number < len(rests_on) else ())


def _units(document: Document) -> Iterator[tuple[View, str]]:
    title = document.source.title
    heading: str | None = None
    before: list[str] = []
    for block in document.blocks:
        if block.kind is BlockKind.TITLE:
            title = title or block.view.text
            if not _is_citable_title(block, document):
                continue
            yield block.view, ""
            continue
        if block.kind is BlockKind.HEADING:
            heading, before = block.view.text, []
            continue
        for view in _sentences(block):
            shown = None if heading == title else heading
            yield view, join_context(title=title, heading=shown, before=before)
            before.append(view.text)
            del before[:-SENTENCES_BEFORE]


def _is_citable_title(block: Block, document: Document) -> bool:
    """Whether a headline is a passage too: not where a digest counts sentences."""
    return not document.source.rests_on and len(block.view.text.split()) > 3


def _sentences(block: Block) -> Iterator[View]:
    if block.kind is BlockKind.ROW:
        yield block.view
        return
    for span in _uncut(split_sentences(block.view.text), block.view):
        if _LETTER.search(span.of(block.view.text)):
            yield block.view.part(span)


def _uncut(spans: Sequence[Span], view: View) -> Iterator[Span]:
    """Join sentences that share a piece which stands for other characters.

    Such a piece is quoted whole or not at all, so a cut in it would quote it twice.
    """
    rewritten = [
        piece.view for piece in view.pieces if len(piece.view) != len(piece.document)
    ]
    held: Span | None = None
    for span in spans:
        if held is None:
            held = span
        elif any(one.start < held.end and span.start < one.end for one in rewritten):
            held = Span(held.start, span.end)
        else:
            yield held
            held = span
    if held is not None:
        yield held


def _stopped(part: str) -> str:
    part = part.strip()
    return part if part[-1:] in ".!?:" else f"{part}."
