"""Documents that benchmarks/readers.py has other programs set: their sources.

Flat OpenDocument text for LibreOffice, HTML for Chromium.
"""

from __future__ import annotations

import html
from collections.abc import Sequence

from readers_text import ITEMS, NOTE, ROWS, Paragraphs

SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}"'
    for prefix, name in {
        "office": "office:1.0",
        "style": "style:1.0",
        "text": "text:1.0",
        "table": "table:1.0",
        "fo": "xsl-fo-compatible:1.0",
        "svg": "svg-compatible:1.0",
    }.items()
)
PAGES: dict[str, tuple[str, str, str]] = {
    "plain": ("21cm", "29.7cm", ""),
    "columns": (
        "21cm",
        "29.7cm",
        '<style:columns fo:column-count="2" fo:column-gap="0.7cm"/>',
    ),
    "narrow": (
        "14.8cm",
        "21cm",
        '<style:columns fo:column-count="2" fo:column-gap="0.4cm"/>',
    ),
    "small": ("10.5cm", "14.8cm", ""),
}
"""Width and height of a page, and its columns."""

WEB_STYLES = {
    "web": "body{font-family:sans-serif;font-size:11pt}aside{float:right;width:5cm}",
    "print": (
        "article{column-count:2;text-align:justify;font-family:serif;font-size:9.5pt}"
        "@page{size:A4;margin:15mm}nav,aside,.cookie-notice{display:none}"
    ),
    "wide": (
        "body{font-family:serif;font-size:14pt;line-height:1.7}h1{font-size:30pt}"
        "p{text-indent:1.5em;margin:0}@page{size:A5 landscape;margin:12mm}"
    ),
}
"""Style sheets of a web page."""


def flat_odt(
    title: str, paragraphs: Paragraphs, *, page: str, justified: bool, extras: bool
) -> str:
    """Return a document for LibreOffice.

    Args:
        page: A key of ``PAGES``.
        justified: Whether lines are justified and words hyphenated.
        extras: Whether it has a footnote, a list and a table.
    """
    width, height, columns = PAGES[page]
    align = "justify" if justified else "start"
    body = [f'<text:h text:outline-level="1">{_x(title)}</text:h>']
    for number, sentences in enumerate(paragraphs):
        if number == 2:
            body.append('<text:h text:outline-level="2">Background</text:h>')
        words = _x(" ".join(sentences))
        if extras and number == 0:
            words += _note()
        body.append(f'<text:p text:style-name="Text">{words}</text:p>')
    if extras:
        body += [_list(), _table()]
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {SPACES} office:version="1.2"
 office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles>
<style:default-style style:family="paragraph"><style:text-properties
 style:font-name="Liberation Serif" fo:language="en" fo:country="GB"
 fo:font-size="11pt" fo:hyphenate="{str(justified).lower()}"
 fo:hyphenation-remain-char-count="2" fo:hyphenation-push-char-count="2"/>
</style:default-style>
<style:style style:name="Text" style:family="paragraph"><style:paragraph-properties
 fo:text-align="{align}" fo:margin-bottom="0.15cm"/></style:style>
<style:style style:name="Heading_20_1" style:display-name="Heading 1"
 style:family="paragraph" style:default-outline-level="1"><style:text-properties
 fo:font-size="17pt" fo:font-weight="bold"/></style:style>
<style:style style:name="Heading_20_2" style:display-name="Heading 2"
 style:family="paragraph" style:default-outline-level="2"><style:text-properties
 fo:font-size="13pt" fo:font-weight="bold"/></style:style>
<style:style style:name="Footnote" style:family="paragraph"><style:text-properties
 fo:font-size="9pt"/></style:style>
</office:styles>
<office:automatic-styles><style:page-layout style:name="page">
<style:page-layout-properties fo:page-width="{width}" fo:page-height="{height}"
 fo:margin="1.5cm">{columns}</style:page-layout-properties>
<style:header-style/><style:footer-style/></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard"
 style:page-layout-name="page"><style:header><text:p>The Daily Record of Facts</text:p>
</style:header><style:footer><text:p>Printed for the archive, page
 <text:page-number/></text:p></style:footer></style:master-page></office:master-styles>
<office:body><office:text>{"".join(body)}</office:text></office:body>
</office:document>"""


def web_page(title: str, paragraphs: Paragraphs, *, style: str) -> str:
    """Return a web page with navigation, a notice, links to others and a footer."""
    shown = [f"<p>{html.escape(' '.join(part))}</p>" for part in paragraphs]
    shown.insert(2, "<h2>Background</h2>")
    return f"""<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>{html.escape(title)} | The Record
</title><meta property="og:site_name" content="The Record">
<meta property="article:published_time" content="2023-03-05T08:00:00Z">
<link rel="canonical" href="https://record.example/{len(title)}">
<style>{WEB_STYLES[style]}</style></head><body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/n">News</a></li></ul></nav>
</header><div class="cookie-notice"><p>We use cookies to make this page remember what
you liked about it, and to count how many people read it.</p></div>
<main><article><h1>{html.escape(title)}</h1><p class="byline">By our own correspondent
</p>{"".join(shown)}<ul>{"".join(f"<li>{html.escape(one)}</li>" for one in ITEMS)}</ul>
{_web_table()}</article><aside><h3>Related</h3><p>Another article of no importance that
nobody was looking for when they came to this page.</p></aside></main>
<footer><p>All rights reserved. The Record is published by nobody in particular.</p>
</footer></body></html>"""


def _x(text: str) -> str:
    return html.escape(text, quote=False)


def _note() -> str:
    return (
        '<text:note text:id="n1" text:note-class="footnote"><text:note-citation>1'
        '</text:note-citation><text:note-body><text:p text:style-name="Footnote">'
        f"{_x(NOTE)}</text:p></text:note-body></text:note>"
    )


def _list() -> str:
    items = "".join(
        f'<text:list-item><text:p text:style-name="Text">{_x(item)}</text:p>'
        "</text:list-item>"
        for item in ITEMS
    )
    return f"<text:list>{items}</text:list>"


def _table() -> str:
    columns = f'<table:table-column table:number-columns-repeated="{len(ROWS[0])}"/>'
    return f"<table:table>{columns}{''.join(map(_row, ROWS))}</table:table>"


def _row(cells: Sequence[str]) -> str:
    inner = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{_x(cell)}</text:p>'
        "</table:table-cell>"
        for cell in cells
    )
    return f"<table:table-row>{inner}</table:table-row>"


def _web_table() -> str:
    head, *rows = ROWS
    lines = ["".join(f"<th>{cell}</th>" for cell in head)]
    lines += ["".join(f"<td>{cell}</td>" for cell in row) for row in rows]
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"
