"""Where a finding stands in a draft, in one line of it."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import replace

from oircheck.findings import Fix, Region
from oircheck.gate.rules import family_of
from oircheck.text import Lines
from oircheck.types import Span

_DIGITS = 32
_BYTE_ORDER_MARK = "\ufeff"


class Places:
    """Turns spans of a draft into regions of one line.

    A finding is shown beside a changed line only where all of its lines are changed,
    so a region never spans two. A byte order mark is no column: no editor counts it.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = Lines(text)

    def region(self, span: Span, *, at: Span | None = None) -> Region:
        """Return where to point for ``span``.

        Args:
            span: What the finding is about.
            at: The words that matter most, if some do; where ``span`` takes several
                lines, theirs is the line.
        """
        whole = self._one_line(span, span.start)
        if whole.end == span.end or at is None:
            return self._as_region(whole)
        return self._as_region(self._one_line(span, at.start))

    def line(self, span: Span, *, at: Span | None = None) -> str:
        """Return the characters of the line of ``region``, without its end."""
        place = span.start if at is None else at.start
        place = min(max(place, span.start), max(span.start, span.end - 1))
        start = self._line_start(place)
        end = start
        while end < len(self._text) and self._text[end] not in "\r\n":
            end += 1
        return self._text[start:end]

    def placed(self, fix: Fix) -> Fix:
        """Return a correction with its region, where it stands on one line."""
        if any(mark in fix.span.of(self._text) for mark in "\r\n"):
            return fix
        return replace(
            fix,
            region=self._as_region(fix.span),
            line=self.line(fix.span),
        )

    def _one_line(self, span: Span, at: int) -> Span:
        """Return the part of ``span`` that stands on the line of ``at``."""
        at = min(max(at, span.start), max(span.start, span.end - 1))
        start = self._line_start(at)
        end = start
        while end < len(self._text) and self._text[end] not in "\r\n":
            end += 1
        start, end = max(span.start, start), min(span.end, end)
        # A line that goes on a quotation or a list begins with marks.
        while span.start < start < end and self._text[start] in " \t>":
            start += 1
        while end > start and self._text[end - 1].isspace():
            end -= 1
        return Span(start, max(start, end))

    def _as_region(self, span: Span) -> Region:
        line = self._lines.line_of(span.start)
        column = max(0, span.start - self._line_start(span.start)) + 1
        return Region(line, column, line, column + len(span))

    def _line_start(self, at: int) -> int:
        """Return where the line of ``at`` begins, a byte order mark left aside."""
        start = at - self._lines.column_of(at) + 1
        return start + self._text.startswith(_BYTE_ORDER_MARK, start)


def normalised(claim: str) -> str:
    """Return a claim as it is recognised: composed, with single spaces."""
    return " ".join(unicodedata.normalize("NFC", claim).split())


def fingerprint(rule: str, path: str, words: str, occurrence: int) -> str:
    """Return what a finding is recognised by, from one run to the next.

    Made of the rule's family, the path, the words as normalised, and how many
    findings of the same came before in the draft: no line numbers.
    """
    parts = (family_of(rule), path, normalised(words), str(occurrence))
    digest = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:_DIGITS]
