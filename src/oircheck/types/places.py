"""Where something stands: spans, intervals, and views that map into a document."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass

from oircheck.types.words import PlaceKind


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of Unicode code points: ``text[start:end]``."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two ranges share at least one code point."""
        return self.start < other.end and other.start < self.end

    def shifted(self, by: int) -> Span:
        """Return the same range, ``by`` code points further on."""
        return Span(self.start + by, self.end + by)

    def of(self, text: str) -> str:
        """Return the part of ``text`` that the range covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a document that has no lines of its own.

    Attributes:
        number: Of the paragraph or page, counted from 1.
        offset: Code points from the beginning of that paragraph or page.
    """

    kind: PlaceKind
    number: int
    offset: int

    def __post_init__(self) -> None:
        if self.number < 1 or self.offset < 0:
            raise ValueError(f"not a place: {self.kind} {self.number}, {self.offset}")


@dataclass(frozen=True, slots=True)
class Interval:
    """A set of real values between two ends, each open or closed."""

    low: float = -math.inf
    high: float = math.inf
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        if math.isnan(self.low) or math.isnan(self.high) or self.low > self.high:
            raise ValueError(f"not an interval: {self.low} to {self.high}")

    def __contains__(self, value: float) -> bool:
        above = value > self.low or (value == self.low and not self.low_open)
        below = value < self.high or (value == self.high and not self.high_open)
        return above and below

    def within(self, other: Interval) -> bool:
        """Whether every value of this interval lies in ``other``."""
        low = self.low > other.low or (
            self.low == other.low and (self.low_open or not other.low_open)
        )
        high = self.high < other.high or (
            self.high == other.high and (self.high_open or not other.high_open)
        )
        return low and high

    def meets(self, other: Interval) -> bool:
        """Whether the two intervals have a value in common."""
        low, low_open = max((self.low, self.low_open), (other.low, other.low_open))
        high, not_open = min(
            (self.high, not self.high_open), (other.high, not other.high_open)
        )
        return low < high or (low == high and not low_open and not_open)


@dataclass(frozen=True, slots=True)
class DateInterval:
    """A set of days, both ends included; ``None`` leaves an end open."""

    first: dt.date | None
    last: dt.date | None

    def __post_init__(self) -> None:
        if self.first and self.last and self.first > self.last:
            raise ValueError(f"not a date interval: {self.first} to {self.last}")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a view and the run of the document that it stands for.

    Runs of equal length map character by character; others as a whole.
    """

    view: Span
    document: Span


@dataclass(frozen=True, slots=True)
class View:
    """Clean text for reading and encoding, mapped back to the document.

    Attributes:
        text: What is read: markup, hard wraps and typography undone.
        pieces: In order, tiling ``text``; document ranges never run backwards.
    """

    text: str
    pieces: tuple[Piece, ...]

    def __post_init__(self) -> None:
        at, back = 0, 0
        for piece in self.pieces:
            if piece.view.start != at or piece.document.start < back:
                raise ValueError(f"pieces do not tile the view at {at}")
            at, back = piece.view.end, piece.document.end
        if at != len(self.text):
            raise ValueError(f"pieces cover {at} of {len(self.text)} characters")

    def to_document(self, span: Span) -> Span:
        """Return the document's characters that ``span`` of the view stands for."""
        if span.end > len(self.text):
            raise ValueError(f"{span} leaves a view of {len(self.text)} characters")
        if not self.pieces:
            return Span(0, 0)
        if span.start == span.end:
            place = self._place(min(span.start, len(self.text) - 1))
            return Span(place.start, place.start)
        first, last = self._place(span.start), self._place(span.end - 1)
        return Span(first.start, last.end)

    def part(self, span: Span) -> View:
        """Return the view of ``span`` alone."""
        pieces: list[Piece] = []
        for piece in self.pieces:
            start = max(piece.view.start, span.start)
            end = min(piece.view.end, span.end)
            if start >= end:
                continue
            document = piece.document
            if len(piece.view) == len(document):
                shift = document.start - piece.view.start
                document = Span(start + shift, end + shift)
            pieces.append(Piece(Span(start - span.start, end - span.start), document))
        return View(span.of(self.text), tuple(pieces))

    def _place(self, at: int) -> Span:
        low, high = 0, len(self.pieces) - 1
        while low < high:
            middle = (low + high) // 2
            if at < self.pieces[middle].view.end:
                high = middle
            else:
                low = middle + 1
        piece = self.pieces[low]
        if len(piece.view) != len(piece.document):
            return piece.document
        start = piece.document.start + at - piece.view.start
        return Span(start, start + 1)
