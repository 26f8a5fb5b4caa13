"""How the bytes of a file become a reading, by the file's suffix.

What only some formats need is imported when the first such file is read: a check
against an index that is up to date reads none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from oircheck.errors import DocumentError
from oircheck.text.depths import NestedError
from oircheck.text.files import (
    MAX_HTML_BYTES,
    MAX_PACKED_BYTES,
    decode,
    decode_html,
)
from oircheck.text.frontmatter import read_front_matter
from oircheck.text.guesses import Found, first_date, first_heading
from oircheck.text.markdown import read_markdown
from oircheck.text.plain import read_plain
from oircheck.text.reading import Reading
from oircheck.types import Block, BlockKind

READING_VERSION = "7"
"""Changes when the readers make something else of the same bytes."""

Reader = Callable[[bytes, str], Reading]
"""Reads the bytes of a file; the second argument is shown in errors.

Raises:
    DocumentError: If they cannot be read.
"""

_PDF = ".pdf"
_PDF_PACKAGE = "pypdfium2"
_DOCINFO = {
    "published": "published",
    "date": "published",
    "publisher": "publisher",
    "organization": "publisher",
    "url": "url",
    "language": "language",
}
"""What fields that open a document say of it, the most telling first."""


def _plain(data: bytes, path: str) -> Reading:
    return _marked(decode(data, path), path, read_plain)


def _markdown(data: bytes, path: str) -> Reading:
    from oircheck.text.html_tree import CrowdedError

    try:
        return _marked(decode(data, path), path, read_markdown)
    except CrowdedError as error:
        raise _crowded(path) from error
    except NestedError as error:
        raise _nested(path) from error


def _nested(path: str) -> DocumentError:
    return DocumentError(
        path,
        "lists or quotes are nested too deeply in each other to be read to the end; "
        "set them in less often",
    )


def _crowded(path: str) -> DocumentError:
    from oircheck.text.html_tree import MAX_ELEMENTS

    return DocumentError(
        path,
        f"more than {MAX_ELEMENTS:,} elements, more than any page of text has; "
        "split it or leave it out",
    )


def _marked(
    text: str, path: str, read: Callable[[str, int], tuple[Block, ...]]
) -> Reading:
    front = read_front_matter(text, path)
    blocks = read(text, front.body)
    return Reading(
        text=text,
        blocks=blocks,
        known=front.metadata,
        found=(*first_heading(blocks), *first_date(blocks)),
    )


def _rst(data: bytes, path: str) -> Reading:
    from oircheck.text.rst import read_with_gaps
    from oircheck.text.rst_lines import docinfo

    text = decode(data, path)
    front = read_front_matter(text, path)
    try:
        blocks, left_out = read_with_gaps(text, front.body)
    except NestedError as error:
        raise _nested(path) from error
    stated = list(docinfo(text, front.body))
    fields = tuple(
        Found(_DOCINFO[known], value, f"field {known.capitalize()}")
        for known in _DOCINFO
        for name, value in stated
        if name == known
    )
    return Reading(
        text=text,
        blocks=blocks,
        known=front.metadata,
        found=(*first_heading(blocks), *fields),
        left_out=left_out,
    )


def _html(data: bytes, path: str) -> Reading:
    from oircheck.text.html_meta import page_metadata
    from oircheck.text.html_prose import read_page_prose
    from oircheck.text.html_tree import CrowdedError, read_page

    text = decode_html(data, path)
    try:
        page = read_page(text, 1 if text.startswith("\ufeff") else 0)
    except CrowdedError as error:
        raise _crowded(path) from error
    blocks = read_page_prose(page, text)
    heads = [block.view.text for block in blocks if block.kind is BlockKind.TITLE]
    heading = heads[0] if heads else None
    found = tuple(page_metadata(page, text, heading=heading))
    return Reading(text=text, blocks=blocks, found=found)


def _docx(data: bytes, path: str) -> Reading:
    from oircheck.text.docx import read_docx

    return read_docx(data, path)


def _pdf(data: bytes, path: str) -> Reading:
    from oircheck.text.pdf import read_pdf

    return read_pdf(data, path)


READERS: Mapping[str, Reader] = {
    ".txt": _plain,
    ".text": _plain,
    ".md": _markdown,
    ".markdown": _markdown,
    ".rst": _rst,
    ".html": _html,
    ".htm": _html,
    ".xhtml": _html,
    ".docx": _docx,
    _PDF: _pdf,
}
"""How a file is read, by its suffix in lower case."""

LARGEST: Mapping[str, int] = {
    ".html": MAX_HTML_BYTES,
    ".htm": MAX_HTML_BYTES,
    ".xhtml": MAX_HTML_BYTES,
    ".docx": MAX_PACKED_BYTES,
    _PDF: MAX_PACKED_BYTES,
}
"""The most bytes of a file, by its suffix; of others ``MAX_BYTES``."""

OTHER_DOCUMENTS = frozenset(
    """.adoc .asciidoc .djvu .doc .docm .dot .dotx .eml .epub .markdn .mdown .mdx .mht
    .mhtml .mkd .mkdn .msg .odp .odt .org .pages .ppt .pptx .ps .qmd .rest .rmd .rtf
    .tex .textile .webarchive .wpd""".split()
)
"""Suffixes of documents that no reader is for."""

DATA = frozenset(
    ".csv .json .jsonl .ndjson .numbers .ods .tsv .xls .xlsb .xlsm .xlsx .xml".split()
)
"""Suffixes of tables and records that no reader is for."""

PICTURES = frozenset(
    ".avif .bmp .gif .heic .jpeg .jpg .png .svg .tif .tiff .webp".split()
)
"""Suffixes of pictures: nothing in them is read."""


def reading_version(names: Iterable[str]) -> str:
    """Return what changes when the same bytes would be read differently.

    Args:
        names: The names of the files. The library that reads PDF counts only where
            there is a PDF among them.
    """
    if not any(name.lower().endswith(_PDF) for name in names):
        return READING_VERSION
    from importlib import metadata, util

    if util.find_spec(_PDF_PACKAGE) is None:
        return f"{READING_VERSION} {_PDF_PACKAGE} none"
    return f"{READING_VERSION} {_PDF_PACKAGE} {metadata.version(_PDF_PACKAGE)}"
