"""Small .docx and PDF files, made in memory."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from xml.sax.saxutils import escape

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

Line = tuple[float, float, str]
"""Left and bottom, in points from the lower left corner, and the text."""


def docx_of(
    *paragraphs: str,
    parts: Mapping[str, str] | None = None,
    body: str | None = None,
) -> bytes:
    """Return a Word document.

    Args:
        paragraphs: The text of each; ``"Heading 1: "`` and the like before it names
            its style.
        parts: Further parts of ``word/`` by their name, as XML without the
            declaration; ``styles``, ``footnotes`` and ``core`` are referred to.
        body: What stands in the body in place of ``paragraphs``, as XML.
    """
    inner = "".join(map(paragraph, paragraphs)) if body is None else body
    given = dict(parts or {})
    core = given.pop("core", None)
    kinds = [name for name in ("styles", "footnotes") if name in given]
    files = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": _relations({"officeDocument": "word/document.xml"}),
        "word/_rels/document.xml.rels": _relations(
            {kind: f"{kind}.xml" for kind in kinds}
        ),
        "word/document.xml": f'<w:document xmlns:w="{_WORD}"><w:body>{inner}</w:body>'
        "</w:document>",
        **{f"word/{name}.xml": text for name, text in given.items()},
        **({"docProps/core.xml": core} if core else {}),
    }
    return zip_of(files)


def zip_of(files: Mapping[str, str]) -> bytes:
    """Return a zip archive of text files, the same bytes for the same files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name), text)
    return buffer.getvalue()


def paragraph(text: str) -> str:
    """Return a paragraph of a Word document; see ``docx_of``."""
    style, colon, words = text.partition(": ")
    styled = colon and style.replace(" ", "").isalnum() and style[0].isupper()
    if not styled or not any(sign.isdigit() for sign in style):
        style, words = "", text
    mark = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    space = 'xml:space="preserve"'
    return f"<w:p>{mark}<w:r><w:t {space}>{escape(words)}</w:t></w:r></w:p>"


def _relations(targets: Mapping[str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="r{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="{_RELATIONS}">{inner}</Relationships>'


def pdf_of(
    *pages: Sequence[str | Line],
    size: float = 10,
    information: Mapping[str, str] | None = None,
) -> bytes:
    """Return a PDF whose pages hold lines of Helvetica.

    Args:
        pages: The lines of each page, from above, or with their places; a page
            without lines holds a rectangle only.
        size: Of the font, in points; the lines stand 1.2 sizes apart.
        information: Entries of the document information, in ASCII.
    """
    count = len(pages)
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(count))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica "
        "/Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        content = _content(lines, size)
        objects += [
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources "
            f"<< /Font << /F1 3 0 R >> >> /Contents {5 + 2 * number} 0 R >>",
            f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        ]
    entries = " ".join(f"/{key} ({text})" for key, text in (information or {}).items())
    objects.append(f"<< {entries} >>")
    return _file(objects)


def _content(lines: Sequence[str | Line], size: float) -> str:
    if not lines:
        return "100 100 200 200 re f"
    placed: Iterable[Line] = (
        line if isinstance(line, tuple) else (50.0, 780 - 1.2 * size * number, line)
        for number, line in enumerate(lines)
    )
    shown = (
        f"BT /F1 {size} Tf {left:.1f} {bottom:.1f} Td ({_quoted(text)}) Tj ET"
        for left, bottom, text in placed
    )
    return "\n".join(shown)


def _quoted(text: str) -> str:
    for sign in "\\()":
        text = text.replace(sign, f"\\{sign}")
    return text


def _file(objects: Sequence[str]) -> bytes:
    parts = [b"%PDF-1.4\n"]
    offsets: list[int] = []
    for number, text in enumerate(objects, 1):
        offsets.append(sum(map(len, parts)))
        parts.append(f"{number} 0 obj\n{text}\nendobj\n".encode("cp1252"))
    start = sum(map(len, parts))
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    parts.append(
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n"
        f"<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>\n"
        f"startxref\n{start}\n%%EOF\n".encode()
    )
    return b"".join(parts)
