"""Building views: clean text that knows which characters it stands for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from oircheck.types import Piece, Span, View


@dataclass(frozen=True, slots=True)
class Edit:
    """What is read in place of a stretch of a view."""

    span: Span
    text: str


class ViewBuilder:
    """Puts a view together from left to right."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self._length = 0

    def add(self, text: str, document: Span) -> None:
        """Append ``text``, which stands for ``document``; no text adds nothing.

        Args:
            text: What is read.
            document: At or behind the end of what was added before. Where it is
                as long as ``text``, the two correspond character by character.
        """
        if not text:
            return
        start = self._length
        self._length += len(text)
        self._parts.append(text)
        if len(text) == len(document) and self._pieces:
            last = self._pieces[-1]
            follows = last.document.end == document.start
            if follows and len(last.view) == len(last.document):
                view = Span(last.view.start, self._length)
                whole = Span(last.document.start, document.end)
                self._pieces[-1] = Piece(view, whole)
                return
        self._pieces.append(Piece(Span(start, self._length), document))

    def add_view(self, view: View) -> None:
        """Append all of ``view``."""
        for piece in view.pieces:
            self.add(piece.view.of(view.text), piece.document)

    def build(self) -> View:
        """Return the view of everything that was added."""
        return View("".join(self._parts), tuple(self._pieces))


def verbatim(text: str, span: Span) -> View:
    """Return the view that reads ``span`` of a document exactly as it stands."""
    part = span.of(text)
    return View(part, (Piece(Span(0, len(part)), span),) if part else ())


def rewrite(view: View, edits: Iterable[Edit]) -> View:
    """Return ``view`` with some stretches read differently.

    Args:
        view: What the edits' spans refer to.
        edits: In order, without overlap. An edit with no text drops its stretch.
    """
    builder = ViewBuilder()
    reader = _Reader(view)
    for edit in edits:
        for text, document in reader.read(edit.span.start):
            builder.add(text, document)
        taken = [document for _, document in reader.read(edit.span.end)]
        if taken:
            builder.add(edit.text, Span(taken[0].start, taken[-1].end))
    for text, document in reader.read(len(view.text)):
        builder.add(text, document)
    return builder.build()


def trimmed(view: View) -> View:
    """Return ``view`` without white space at its ends."""
    start = len(view.text) - len(view.text.lstrip())
    end = len(view.text.rstrip())
    if (start, end) == (0, len(view.text)):
        return view
    return view.part(Span(min(start, end), end))


def placed(view: View, source: View) -> View:
    """Return ``view``, read in the text of ``source``, mapped to the latter's document.

    Args:
        view: A view of ``source.text``.
        source: Where that text stands.
    """
    builder = ViewBuilder()
    reader = _Reader(source)
    for piece in view.pieces:
        said = piece.view.of(view.text)
        reader.go(piece.document.start)
        by_character = len(said) == len(piece.document)
        at = reader.place()
        behind = at
        for text, document in reader.read(piece.document.end):
            behind = document.end
            if by_character:
                builder.add(said[: len(text)], document)
                said = said[len(text) :]
        builder.add(said, Span(at, behind))
    return builder.build()


class _Reader:
    """Reads a view from left to right, in stretches that each map as a whole."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._at = 0
        self._number = 0

    def read(self, stop: int) -> Iterator[tuple[str, Span]]:
        while self._at < stop:
            piece = self._view.pieces[self._number]
            end = min(stop, piece.view.end)
            span = Span(self._at, end)
            self._at = end
            if end == piece.view.end:
                self._number += 1
            yield span.of(self._view.text), _document_part(piece, span)

    def go(self, at: int) -> None:
        """Read on from ``at``."""
        self._at = at
        pieces = self._view.pieces
        self._number = bisect_right(pieces, at, key=lambda piece: piece.view.end)

    def place(self) -> int:
        """Return where in the document that which is read next begins."""
        if self._at < len(self._view.text):
            piece = self._view.pieces[self._number]
            return _document_part(piece, Span(self._at, self._at + 1)).start
        return self._view.pieces[-1].document.end if self._view.pieces else 0


def _document_part(piece: Piece, span: Span) -> Span:
    """Return the document's side of a part of a piece.

    A piece that maps as a whole gives all of it to its first part, so that the
    parts never run backwards.
    """
    document = piece.document
    if len(piece.view) == len(document):
        return span.shifted(document.start - piece.view.start)
    if span.start == piece.view.start:
        return document
    return Span(document.end, document.end)
