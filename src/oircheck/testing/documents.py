"""Documents without files."""

from __future__ import annotations

import hashlib

from oircheck.text.views import verbatim
from oircheck.types import Block, BlockKind, Document, Source, Span

_GAP = "\n\n"


def make_document(
    doc_id: str, *paragraphs: str, source: Source | None = None
) -> Document:
    """Build the document that a text file of these paragraphs would be."""
    text = _GAP.join(paragraphs)
    blocks: list[Block] = []
    start = 0
    for paragraph in paragraphs:
        span = Span(start, start + len(paragraph))
        blocks.append(Block(BlockKind.PARAGRAPH, verbatim(text, span)))
        start = span.end + len(_GAP)
    return Document(
        doc_id=doc_id,
        path=f"corpus/{doc_id}",
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        source=source or Source(),
        blocks=tuple(blocks),
    )
