"""The pages of a PDF as lines of text that know where they stand on the paper.

Read with PDFium through pypdfium2: it gives a place for every character, which is
what columns, headings and paragraphs are told by; it opens every kind of encryption
that needs no password; and it takes a tenth of the time of the readers in Python.
It is loaded when the first PDF is read.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from oircheck.errors import DocumentError
from oircheck.types import Span

if TYPE_CHECKING:
    import pypdfium2

MAX_PAGES = 5_000
MAX_CHARACTERS = 20_000_000
"""Of all pages together; a text of this size is thirty thick books."""

_BREAKS = ("\r", "\n")
_BROKEN_HYPHENS = str.maketrans(
    {"\x02": "-", "\ufffe": "-", "\uffff": None, "\0": None}
)
"""How PDFium writes a hyphen at which a word was broken, and what is no character."""

HYPHENS = ("-", "\u2010", "\xad")
"""What a word may be broken behind at the end of a line."""

_ONE_LINE = str.maketrans("\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", " " * 8)
_NOTE = re.compile(
    r"(?:\A(?P<first>\d{1,3})(?!\d)"
    r"|(?:(?<=[^\W\d_]{3})|(?<=[.,;:!?\"'\u201d\u2019)]))(?P<digits>\d{1,3})(?!\w))"
)
_SAMPLES = 12
"""How many characters of a line are looked at for its size."""

_SMALL = 0.8
_RAISED = 0.1
_SURROGATES = range(0xD800, 0xE000)
_FONT_NAME = 256


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page; lengths in points, upwards from the foot of the page.

    Attributes:
        text: Without white space at its ends; never empty.
        bottom: The height of the line on which its letters stand.
        size: The largest size in which it is set.
        bold: Whether all of it is set in bold, as far as samples show.
        notes: The marks of footnotes in ``text``.
    """

    text: str
    left: float
    right: float
    bottom: float
    size: float
    bold: bool
    notes: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page.

    Attributes:
        number: From 1.
        lines: In the order in which the page was written.
        inked: Whether something that is no text stands on it.
    """

    number: int
    height: float
    lines: tuple[PageLine, ...]
    inked: bool


@dataclass(frozen=True, slots=True)
class PdfFile:
    """What is read of a PDF.

    Attributes:
        information: Of the document information, what is filled in.
    """

    sheets: tuple[Sheet, ...]
    information: dict[str, str]
    language: str


def read_sheets(data: bytes, path: str) -> PdfFile:
    """Read the pages of a PDF.

    Args:
        data: The whole file.
        path: Shown in errors.

    Raises:
        DocumentError: If the extra is not installed, or the file is no PDF, is
            damaged, needs a password, or holds too much.
    """
    try:
        import pypdfium2 as pdfium
    except ImportError as error:
        raise DocumentError(
            path,
            "a PDF, and what reads it is not installed; "
            "run: python -m pip install 'oircheck[pdf]'",
        ) from error
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise DocumentError(path, _why_not(error)) from error
    try:
        return _read(document, path)
    except pdfium.PdfiumError as error:
        raise DocumentError(path, _damaged(str(error))) from error
    finally:
        document.close()


def _why_not(error: pypdfium2.PdfiumError) -> str:
    import pypdfium2.raw as raw

    code = getattr(error, "err_code", None)
    if code == raw.FPDF_ERR_PASSWORD:
        return "encrypted: it opens with a password only; save it without one"
    if code == raw.FPDF_ERR_SECURITY:
        return "encrypted in a way that is not known; save it without encryption"
    return _damaged(str(error))


def _damaged(why: str) -> str:
    return (
        f"not a PDF, or a damaged one: {why.rstrip('.')}; "
        "open it in a PDF viewer and print it to a new file"
    )


def _read(document: pypdfium2.PdfDocument, path: str) -> PdfFile:
    count = len(document)
    if count > MAX_PAGES:
        raise DocumentError(
            path,
            f"{count:,} pages; the most that are read are {MAX_PAGES:,}; split it",
        )
    sheets: list[Sheet] = []
    left = MAX_CHARACTERS
    for number in range(count):
        sheet, characters = _sheet(document, number)
        left -= characters
        if left < 0:
            raise DocumentError(
                path,
                f"more than {MAX_CHARACTERS:,} characters up to page {number + 1}; "
                "split it",
            )
        sheets.append(sheet)
    filled = {
        key: value.strip()
        for key, value in document.get_metadata_dict().items()
        if value.strip()
    }
    return PdfFile(tuple(sheets), filled, _language(document))


def _sheet(document: pypdfium2.PdfDocument, number: int) -> tuple[Sheet, int]:
    page = document[number]
    try:
        words = page.get_textpage()
        try:
            characters = _Characters(words)
            lines = tuple(_lines(characters))
        finally:
            words.close()
        inked = not lines and any(True for _ in page.get_objects(max_depth=2))
        return Sheet(number + 1, page.get_height(), lines, inked), characters.count
    finally:
        page.close()


class _Characters:
    """The characters of a page, by number, and what PDFium knows of each."""

    def __init__(self, words: pypdfium2.PdfTextPage) -> None:
        import pypdfium2.raw as raw

        self._raw = raw
        self._words = words
        self.count: int = max(0, raw.FPDFText_CountChars(words))
        self._box = raw.FS_RECTF()
        self._matrix = raw.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()

    def sign(self, at: int) -> str:
        """Return the character; "" where the font does not say which one it is."""
        code = self._raw.FPDFText_GetUnicode(self._words, at)
        known = code < 0x110000 and code not in _SURROGATES
        return chr(code).translate(_BROKEN_HYPHENS) if known else ""

    def ends(self, at: int) -> tuple[float, float]:
        """Return left and right of a character."""
        box = self._box
        self._raw.FPDFText_GetLooseCharBox(self._words, at, box)
        return box.left, box.right

    def base(self, at: int) -> float:
        """Return the height of the line on which a character stands."""
        self._raw.FPDFText_GetCharOrigin(self._words, at, self._x, self._y)
        return float(self._y.value)

    def size(self, at: int) -> float:
        """Return the size in which a character is set, as it stands on the page."""
        matrix = self._matrix
        self._raw.FPDFText_GetMatrix(self._words, at, matrix)
        size = self._raw.FPDFText_GetFontSize(self._words, at)
        scaled = float(size * math.hypot(matrix.c, matrix.d))
        if scaled > 1:
            return scaled
        box = self._box
        self._raw.FPDFText_GetLooseCharBox(self._words, at, box)
        return float(box.top - box.bottom)

    def bold(self, at: int) -> bool:
        """Whether the character's font calls itself bold."""
        name = ctypes.create_string_buffer(_FONT_NAME)
        flags = ctypes.c_int()
        length = self._raw.FPDFText_GetFontInfo(
            self._words, at, name, _FONT_NAME, flags
        )
        return 0 < length <= _FONT_NAME and b"bold" in name.value.lower()


def _lines(characters: _Characters) -> Iterator[PageLine]:
    """Cut a page into its lines.

    PDFium marks where a line ends, but not behind a hyphen at which a word is
    broken: there the line ends where the next character stands lower or higher.
    """
    run: list[tuple[int, str]] = []
    for at in range(characters.count):
        sign = characters.sign(at)
        if sign in _BREAKS:
            yield from _line(characters, run)
            run = []
            continue
        if run and run[-1][1] in HYPHENS and sign.strip():
            before = run[-1][0]
            if abs(characters.base(at) - characters.base(before)) > (
                characters.size(before) / 2
            ):
                yield from _line(characters, run)
                run = []
        if sign:
            run.append((at, sign))
    yield from _line(characters, run)


def _line(characters: _Characters, run: list[tuple[int, str]]) -> Iterator[PageLine]:
    while run and run[0][1].isspace():
        run = run[1:]
    while run and run[-1][1].isspace():
        run = run[:-1]
    if not run:
        return
    inked = [at for at, sign in run if not sign.isspace()]
    samples = [*inked[:: max(1, len(inked) // _SAMPLES)], inked[-1]]
    sizes = [characters.size(at) for at in samples]
    size = max(sizes)
    yield PageLine(
        text="".join(sign for _, sign in run).translate(_ONE_LINE),
        left=characters.ends(samples[0])[0],
        right=characters.ends(samples[-1])[1],
        bottom=characters.base(samples[sizes.index(size)]),
        size=size,
        bold=all(map(characters.bold, samples)),
        notes=tuple(_notes(characters, run, size)),
    )


def _notes(
    characters: _Characters, run: list[tuple[int, str]], size: float
) -> Iterator[Span]:
    """Yield the marks of footnotes: small raised digits behind a word or its stop.

    Digits behind another digit or a short word may be powers ("km2") and stay.
    """
    text = "".join(sign for _, sign in run)
    for match in _NOTE.finditer(text):
        group = "first" if match["first"] else "digits"
        span = Span(*match.span(group))
        beside = span.start - 1 if span.start else min(span.end, len(run) - 1)
        at, other = run[span.start][0], run[beside][0]
        raised = characters.base(at) - characters.base(other)
        if characters.size(at) < _SMALL * size and raised > _RAISED * size:
            yield span


def _language(document: pypdfium2.PdfDocument) -> str:
    import pypdfium2.raw as raw

    try:
        length = raw.FPDFCatalog_GetLanguage(document, None, 0)
    except AttributeError:
        return ""
    if not 2 < length <= _FONT_NAME:
        return ""
    buffer = (ctypes.c_ushort * (length // 2 + 1))()
    raw.FPDFCatalog_GetLanguage(document, buffer, length)
    return bytes(buffer).decode("utf-16-le", "ignore").partition("\0")[0]
