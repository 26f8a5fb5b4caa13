"""The lines of a reStructuredText document, and what each one begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from oircheck.text.lines import split_lines
from oircheck.types import Span

TAB = 8

_ADORNMENT = re.compile(r"([!-/:-@\[-`{-~])\1+")
_BULLET = re.compile(r"[*+\-\u2022\u2023\u2043](?:\s+|\Z)")
_NUMBER = re.compile(
    r"(?:\((?:\d{1,4}|[a-zA-Z#]|[ivxlcdmIVXLCDM]+)\)"
    r"|(?:\d{1,4}|[a-zA-Z#]|[ivxlcdmIVXLCDM]+)[.)])\s+(?=\S)"
)
_FIELD = re.compile(
    r":(?P<name>(?![:\s])(?:\\.|[^\\:\n])*[^\s\\:]|[^\s:\\]):(?:\s+|\Z)"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a document.

    Attributes:
        span: Its ink, from the first to the last character that is no white space;
            empty for a blank line.
        text: The characters of ``span``.
        indent: The column of the first character, from 0.
    """

    span: Span
    text: str
    indent: int

    def behind(self, length: int) -> Line:
        """Return what is left behind the first ``length`` characters."""
        rest = self.text[length:]
        gap = len(rest) - len(rest.lstrip())
        length += gap
        start = min(self.span.start + length, self.span.end)
        return Line(
            Span(start, self.span.end), self.text[length:], self.indent + length
        )


def rst_lines(text: str, start: int) -> tuple[Line, ...]:
    """Return the lines of ``text`` from ``start`` on."""
    return tuple(_line(text, span) for span in split_lines(text, start))


def _line(text: str, span: Span) -> Line:
    whole = span.of(text)
    ink = whole.strip()
    lead = whole[: len(whole) - len(whole.lstrip())]
    begin = span.start + len(lead) if ink else span.end
    return Line(Span(begin, begin + len(ink)), ink, len(lead.expandtabs(TAB)))


def is_adornment(line: Line, least: int) -> bool:
    """Whether a line is one sign, at least ``least`` times."""
    return len(line.text) >= least and _ADORNMENT.fullmatch(line.text) is not None


def bullet(line: Line) -> int:
    """Return the length of the bullet with its space; 0 without one."""
    match = _BULLET.match(line.text)
    return match.end() if match else 0


def enumerator(lines: Sequence[Line], number: int) -> int:
    """Return the length of the enumerator that begins a line; 0 without one.

    "A. Writer" over a second line of the same paragraph is none: the next line is
    blank, is indented as far as the text, or has an enumerator too.
    """
    line = lines[number]
    match = _NUMBER.match(line.text)
    if match is None:
        return 0
    if number + 1 < len(lines) and lines[number + 1].text:
        after = lines[number + 1]
        indented = after.indent >= line.indent + match.end()
        if not indented and not _NUMBER.match(after.text):
            return 0
    return match.end()


def field_name(line: Line) -> tuple[str, int] | None:
    """Return the name of the field that a line begins, and the mark's length."""
    match = _FIELD.match(line.text)
    return (match["name"], match.end()) if match else None


def docinfo(text: str, start: int) -> Iterator[tuple[str, str]]:
    """Yield name, in lower case, and value of the fields that open a document.

    Only its titles and comments may stand before them.
    """
    seen_field = False
    lines = rst_lines(text, start)
    for number, line in enumerate(lines):
        field = field_name(line)
        if field is not None:
            seen_field = True
            yield field[0].lower(), line.behind(field[1]).text
            continue
        around = lines[max(0, number - 1) : number + 2]
        opens = line.text.startswith("..") or any(
            is_adornment(one, 2) for one in around
        )
        if line.text and (seen_field or line.indent or not opens):
            return


def indented_end(lines: Sequence[Line], number: int, indent: int) -> int:
    """Return the number of the first line that is not indented beyond ``indent``."""
    while number < len(lines) and (
        not lines[number].text or lines[number].indent > indent
    ):
        number += 1
    return number


def filled_end(lines: Sequence[Line], number: int) -> int:
    """Return the number of the first blank line."""
    while number < len(lines) and lines[number].text:
        number += 1
    return number
