"""Where a passage stands in a document that is not counted in lines."""

from __future__ import annotations

from bisect import bisect_right

from oircheck.text.lines import Lines
from oircheck.types import Document, Place, PlaceKind

_PAGE = "\x0c"


class Places:
    """Finds the paragraph or page of an offset of a document."""

    def __init__(self, document: Document) -> None:
        self._kind = document.counted_in
        self._lines = Lines(document.text)
        self._starts = [0]
        if self._kind is PlaceKind.PAGE:
            self._starts += [
                at + 1 for at, sign in enumerate(document.text) if sign == _PAGE
            ]

    def line_of(self, offset: int) -> int:
        """Return the line, from 1, that holds the code point at ``offset``."""
        return self._lines.line_of(offset)

    def place_of(self, offset: int) -> Place | None:
        """Return where ``offset`` is; ``None`` where lines say it.

        A .docx has a line for each paragraph, a PDF a form feed between pages.
        """
        if self._kind is PlaceKind.PARAGRAPH:
            column = self._lines.column_of(offset)
            return Place(self._kind, self.line_of(offset), column - 1)
        if self._kind is PlaceKind.PAGE:
            number = bisect_right(self._starts, offset)
            return Place(self._kind, number, offset - self._starts[number - 1])
        return None
