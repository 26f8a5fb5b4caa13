"""Offset to line and column, and back."""

from __future__ import annotations

import re
from bisect import bisect_right

from oircheck.types import Span

_BREAK = re.compile(r"\r\n|\n|\r")


class Lines:
    """Where the lines of a text begin; a line ends at CR LF, LF or CR."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in _BREAK.finditer(text))]

    def line_of(self, offset: int) -> int:
        """Return the line, from 1, that holds the code point at ``offset``."""
        return bisect_right(self._starts, offset)

    def column_of(self, offset: int) -> int:
        """Return the column, from 1, of the code point at ``offset``."""
        return offset - self._starts[self.line_of(offset) - 1] + 1


def split_lines(text: str, start: int = 0) -> tuple[Span, ...]:
    """Return the lines of ``text`` from ``start`` on, without what ends them.

    What follows the last line end is a line too, unless it is empty.
    """
    lines: list[Span] = []
    for match in _BREAK.finditer(text, start):
        lines.append(Span(start, match.start()))
        start = match.end()
    if start < len(text):
        lines.append(Span(start, len(text)))
    return tuple(lines)
