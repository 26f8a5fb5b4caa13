from __future__ import annotations

from oircheck.text.passages import build_passages
from oircheck.types import Block, BlockKind, Document, Piece, Source, Span, View

TEXT = "It was |! the| end. All left."


def document(*pieces: Piece, view: str) -> Document:
    block = Block(BlockKind.PARAGRAPH, View(text=view, pieces=pieces))
    return Document(
        doc_id="a", path="a", text=TEXT, sha256="", source=Source(), blocks=(block,)
    )


def test_a_sentence_does_not_end_in_what_stands_for_other_characters() -> None:
    found = build_passages(
        document(
            Piece(Span(0, 7), Span(0, 7)),
            Piece(Span(7, 14), Span(7, 14 + 1)),
            Piece(Span(14, 28), Span(15, 29)),
            view="It was ! The  end. All left.",
        )
    )
    assert [one.text for one in found] == ["It was |! the| end.", "All left."]


def test_a_rewritten_piece_within_one_sentence_leaves_the_others_alone() -> None:
    found = build_passages(
        document(
            Piece(Span(0, 7), Span(0, 7)),
            Piece(Span(7, 10), Span(7, 14)),
            Piece(Span(10, 25), Span(14, 29)),
            view="It was the end. All left.",
        )
    )
    assert [one.text for one in found] == ["It was |! the| end.", "All left."]
