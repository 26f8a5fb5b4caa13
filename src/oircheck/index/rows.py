"""Values to rows of the database, and back."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

from oircheck.text.words import words
from oircheck.types import (
    Document,
    Origin,
    Passage,
    Piece,
    Place,
    PlaceKind,
    Source,
    SourceKind,
    SourceStatus,
    Span,
    View,
)

CONTENT_VERSION = 2
"""Changes when the same document is cut into other passages than before."""

FEWEST_WORDS = 8
"""Words from which a unit is taken to say the same wherever it stands."""

PassageRow = tuple[int, int, int, str | None, str | None, str | None, str | None]
"""Start, stop, line, own text, pieces, origin and place of a passage."""


@dataclass(frozen=True, slots=True)
class IndexedDocument:
    """What an index knows of a document, apart from its text.

    Attributes:
        passages: How many passages it was cut into.
    """

    doc_id: str
    path: str
    sha256: str
    source: Source
    passages: int


def content_key(document: Document) -> str:
    """Return a digest of all that a document's passages are made from.

    The name of the file is no part of it.
    """
    blocks = [
        [block.kind, block.level, block.view.text, _piece_numbers(block.view.pieces)]
        for block in document.blocks
    ]
    parts = [
        CONTENT_VERSION,
        document.sha256,
        document.counted_in,
        source_to_json(document.source),
        blocks,
    ]
    return hashlib.sha256(json.dumps(parts).encode("ascii")).hexdigest()


def contents_digest(documents: Iterable[tuple[str, str]]) -> str:
    """Return the digest of an index: the same wherever its documents are.

    Args:
        documents: ``doc_id`` and content key, in any order.
    """
    digest = hashlib.sha256()
    for doc_id, content in sorted(documents):
        digest.update(f"{doc_id}\0{content}\n".encode())
    return f"sha256:{digest.hexdigest()}"


def source_to_json(source: Source) -> str:
    """Return a source as JSON, the same characters for the same source."""
    return json.dumps(dataclasses.asdict(source), sort_keys=True)


def source_from_json(text: str) -> Source:
    """Return the source that ``source_to_json`` wrote."""
    fields = json.loads(text)
    fields["kind"] = SourceKind(fields["kind"])
    fields["status"] = SourceStatus(fields["status"])
    fields["rests_on"] = tuple(tuple(numbers) for numbers in fields["rests_on"])
    fields["guessed"] = tuple(tuple(pair) for pair in fields.get("guessed", ()))
    return Source(**fields)


def standing(source: Source) -> str:
    """Return what must be equal for one source's words to stand for another's."""
    return f"{source.status} {source.tier}"


def text_digest(passage: Passage) -> bytes:
    """Return the digest of what is encoded and searched of a passage."""
    return digest_of_text(passage.view.text, passage.context)


def digest_of_text(unit: str, context: str) -> bytes:
    """Return the digest of a unit with its context."""
    both = json.dumps([unit, context])
    return hashlib.sha256(both.encode("ascii")).digest()


def words_digest(unit: str, context: str) -> bytes:
    """Return a digest that copies of a unit share, however they are set.

    A unit of few words ("She declined to comment.") says something only together
    with its context, so that is part of it.
    """
    found = words(unit)
    if len(found) < FEWEST_WORDS:
        found = (*found, "", *words(context), "" if found else unit)
    folded = json.dumps(found).encode("ascii")
    return hashlib.sha256(folded).digest()[:16]


def passage_to_row(passage: Passage) -> PassageRow:
    """Return start, stop, line, own text, pieces, origin and place of a passage."""
    unit = passage.view.text
    plain = (Piece(Span(0, len(unit)), passage.span),)
    pieces = passage.view.pieces
    origin, place = passage.origin, passage.place
    return (
        passage.span.start,
        passage.span.end,
        passage.line,
        None if passage.text == unit else passage.text,
        None if pieces == plain else json.dumps(_piece_numbers(pieces)),
        None if origin is None else json.dumps([origin.path, origin.paragraphs]),
        None if place is None else json.dumps([place.kind, place.number, place.offset]),
    )


def passage_from_row(
    row: PassageRow, *, doc_id: str, ordinal: int, unit: str, context: str
) -> Passage:
    """Return the passage that ``passage_to_row`` wrote."""
    start, stop, line, own, pieces, origin, place = row
    span = Span(start, stop)
    return Passage(
        passage_id=f"{doc_id}#{ordinal}",
        doc_id=doc_id,
        span=span,
        text=unit if own is None else own,
        view=View(unit, _pieces(pieces, len(unit), span)),
        context=context,
        line=line,
        origin=None if origin is None else _origin(origin),
        place=None if place is None else _place(place),
    )


def passage_sum(
    row: PassageRow, *, doc_id: str, source: str, ordinal: int, digest: bytes
) -> int:
    """Return the check sum of all that a passage is shown and judged by.

    Args:
        source: Of its document, as JSON.
        digest: Of its unit and context, see ``digest_of_text``.
    """
    parts = json.dumps([doc_id, source, ordinal, digest.hex(), *row])
    return zlib.crc32(parts.encode("ascii"))


def _piece_numbers(pieces: Iterable[Piece]) -> list[list[int]]:
    return [
        [piece.view.start, piece.view.end, piece.document.start, piece.document.end]
        for piece in pieces
    ]


def _pieces(written: str | None, length: int, span: Span) -> tuple[Piece, ...]:
    if written is None:
        return (Piece(Span(0, length), span),)
    return tuple(Piece(Span(a, b), Span(c, d)) for a, b, c, d in json.loads(written))


def _place(written: str) -> Place:
    kind, number, offset = json.loads(written)
    return Place(PlaceKind(kind), number, offset)


def _origin(written: str) -> Origin:
    path, paragraphs = json.loads(written)
    return Origin(path, tuple(paragraphs))
