"""PDF files: text, pages and blocks of prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from oircheck.errors import DocumentError
from oircheck.text.guesses import Found, first_heading
from oircheck.text.pdf_hyphens import is_broken_word, vocabulary
from oircheck.text.pdf_layout import (
    Placed,
    Stretch,
    joined,
    stretches,
    without_furniture,
)
from oircheck.text.pdf_pages import PageLine, PdfFile, Sheet, read_sheets
from oircheck.text.reading import Reading
from oircheck.text.typography import read_plainly
from oircheck.text.views import ViewBuilder
from oircheck.types import Block, PlaceKind, Span

PAGE = "\x0c"
"""What stands between two pages of the text."""


def read_pdf(data: bytes, path: str) -> Reading:
    """Read the text layer of a PDF.

    Its text has a line for each line of a page, and a form feed between pages; page
    numbers and heads and feet that are repeated are left out. Lines that belong
    together are read as one paragraph, also over columns and pages, and words that
    were broken at the end of a line as one word.

    Args:
        data: The whole file.
        path: Shown in errors.

    Raises:
        DocumentError: If it is no PDF, is encrypted, damaged or larger than it may
            be, or has no page with text.
    """
    file = read_sheets(data, path)
    blank = [sheet.number for sheet in file.sheets if sheet.inked]
    if not any(sheet.lines for sheet in file.sheets):
        raise DocumentError(path, _no_text(file.sheets))
    pages = without_furniture(file.sheets)
    text, starts = _text(pages)
    known = vocabulary(pages)
    blocks = tuple(
        block
        for stretch in stretches(pages)
        if (block := _block(stretch, starts, known)) is not None
    )
    return Reading(
        text=text,
        blocks=blocks,
        found=tuple(_found(file, blocks)),
        counted_in=PlaceKind.PAGE,
        unreadable=tuple((f"page {number}", _SCANNED_PAGE) for number in blank),
    )


_PRINTS_LATER = re.compile(
    r"skia|mozilla|chrom|firefox|safari|wkhtmltopdf|print to pdf|pdfcreator|cutepdf"
    r"|scan|ocr|ghostscript|quartz|img2pdf|camscanner",
    re.IGNORECASE,
)
_SCANNED_PAGE = (
    "no text, only a picture; run text recognition on it (for example "
    "'ocrmypdf OLD.pdf NEW.pdf'), or take the page out"
)


def _no_text(sheets: Sequence[Sheet]) -> str:
    if not sheets:
        return "a PDF without a page; take it out of the corpus"
    pages = "its page has" if len(sheets) == 1 else f"its {len(sheets)} pages have"
    return (
        f"scanned: {pages} no text, only pictures; run text recognition on it (for "
        "example 'ocrmypdf OLD.pdf NEW.pdf'), or take it out of the corpus"
    )


def _text(pages: Sequence[Sequence[PageLine]]) -> tuple[str, dict[int, int]]:
    """Return the text, and where each line begins in it, by the line's identity."""
    parts: list[str] = []
    starts: dict[int, int] = {}
    length = 0
    for number, page in enumerate(pages):
        if number:
            parts.append(PAGE)
            length += 1
        for line in page:
            starts[id(line)] = length
            parts += (line.text, "\n")
            length += len(line.text) + 1
    return "".join(parts), starts


def _block(
    stretch: Stretch, starts: dict[int, int], known: frozenset[str]
) -> Block | None:
    builder = ViewBuilder()
    lines = list(joined(stretch))
    for number, (one, gap) in enumerate(lines):
        start = starts[id(one.line)]
        end = len(one.line.text)
        begin = 0 if number else stretch.marker
        after = lines[number + 1][0] if number + 1 < len(lines) else None
        broken = after is not None and is_broken_word(
            one.line.text, after.line.text, known
        )
        for part in _parts(one, begin, end - 1 if broken else end):
            builder.add(part.of(one.line.text), part.shifted(start))
        if gap and after is not None and not broken:
            builder.add(gap, Span(start + end, starts[id(after.line)]))
    view = read_plainly(builder.build())
    return Block(stretch.kind, view, stretch.level) if view.text else None


def _parts(one: Placed, begin: int, end: int) -> Iterator[Span]:
    """Yield what is read of a line: all but the marks of footnotes."""
    for note in one.line.notes:
        if begin < note.start:
            yield Span(begin, min(note.start, end))
        begin = max(begin, note.end)
    if begin < end:
        yield Span(begin, end)


def _found(file: PdfFile, blocks: Sequence[Block]) -> Iterator[Found]:
    """Yield what the file says of itself.

    Many programs write a title of their own, so the document information's counts
    first only where the first page says the same. The day on which a browser, a
    printer or a scanner made the file says nothing of its text.
    """
    title = file.information.get("Title", "")
    start = " ".join(block.view.text for block in blocks[:6])
    if title and _bare(title) in _bare(start):
        yield Found("title", title, "PDF info")
    yield from first_heading(blocks)
    if title:
        yield Found("title", title, "PDF info")
    information = file.information
    programs = information.get("Creator", "") + information.get("Producer", "")
    if not _PRINTS_LATER.search(programs):
        made = file.information.get("CreationDate", "")
        yield Found("published", made, "PDF info (created)", uncertain=True)
    yield Found("language", file.language, "PDF catalog")


def _bare(text: str) -> str:
    return "".join(sign for sign in text.lower() if sign.isalnum())
