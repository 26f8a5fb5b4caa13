"""How text is laid out and coloured; what the terminal can do is decided above."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

_RESET = "\x1b[0m"
_NARROWEST = 20
"""Columns below which text is not broken any further."""


class Ink(StrEnum):
    """What a piece of text is, for its colour."""

    GOOD = "good"
    BAD = "bad"
    DOUBTFUL = "doubtful"
    OPEN = "open"
    QUIET = "quiet"
    STRONG = "strong"


_CODES: Mapping[Ink, str] = {
    Ink.GOOD: "\x1b[1;32m",
    Ink.BAD: "\x1b[1;31m",
    Ink.DOUBTFUL: "\x1b[1;33m",
    Ink.OPEN: "\x1b[1;36m",
    Ink.QUIET: "\x1b[2m",
    Ink.STRONG: "\x1b[1m",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """What the place that text goes to can show.

    Attributes:
        colour: Whether escape sequences may be written.
        width: Columns to wrap at; ``None`` leaves lines as long as they are.
    """

    colour: bool = False
    width: int | None = None

    def paint(self, text: str, ink: Ink) -> str:
        """Return ``text`` in the colour of ``ink``, where colours are shown."""
        return f"{_CODES[ink]}{text}{_RESET}" if self.colour else text

    def wrap(self, text: str, *, indent: int, hang: int = 0) -> list[str]:
        """Break ``text`` into lines.

        Args:
            indent: Spaces before every line.
            hang: Further spaces before every line but the first.
        """
        first, rest = " " * indent, " " * (indent + hang)
        if self.width is None:
            return [first + text]
        return textwrap.wrap(
            text,
            width=max(self.width, indent + hang + _NARROWEST),
            initial_indent=first,
            subsequent_indent=rest,
            break_long_words=False,
            break_on_hyphens=False,
        ) or [first]


PLAIN = Style()
"""No colour, no wrapping: for files and pipes."""
