from __future__ import annotations

import io
import zipfile

import pytest

from oircheck.errors import DocumentError
from oircheck.testing.files import docx_of, paragraph, zip_of
from oircheck.text import build_passages, parse_document
from oircheck.text.archives import MAX_PART
from oircheck.text.docx import read_docx
from oircheck.types import BlockKind, Document, Place, PlaceKind

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STYLES = f"""<w:styles xmlns:w="{W}">
<w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="H2"><w:name w:val="Own"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr>
</w:style>
<w:style w:styleId="H3"><w:name w:val="Mine"/><w:basedOn w:val="H2"/></w:style>
<w:style w:styleId="L"><w:name w:val="List Bullet"/></w:style>
<w:style w:styleId="Q"><w:name w:val="Quote"/></w:style>
<w:style w:styleId="T1"><w:name w:val="toc 1"/></w:style></w:styles>"""


def document_of(data: bytes) -> Document:
    return parse_document(data, path="a.docx", doc_id="a.docx")


def styled(style: str, words: str) -> str:
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        f"<w:r><w:t>{words}</w:t></w:r></w:p>"
    )


def cell(words: str, extra: str = "") -> str:
    return f"<w:tc><w:tcPr>{extra}</w:tcPr>{paragraph(words)}</w:tc>"


def test_paragraphs_are_lines_and_places() -> None:
    document = document_of(docx_of("Six bases were left. They were empty.", "", "End."))
    assert document.text == "Six bases were left. They were empty.\nEnd.\n"
    assert document.counted_in is PlaceKind.PARAGRAPH
    assert [(one.text, one.place) for one in build_passages(document)] == [
        ("Six bases were left.", Place(PlaceKind.PARAGRAPH, 1, 0)),
        ("They were empty.", Place(PlaceKind.PARAGRAPH, 1, 21)),
        ("End.", Place(PlaceKind.PARAGRAPH, 2, 0)),
    ]


def test_styles_say_what_a_paragraph_is() -> None:
    body = "".join(
        styled(style, words)
        for style, words in [
            ("Titel", "Bases"),
            ("T1", "Contents 1"),
            ("berschrift1", "One"),
            ("H3", "Two"),
            ("L", "Item."),
            ("Q", "We left."),
            ("x", "Prose."),
        ]
    )
    document = document_of(docx_of(body=body, parts={"styles": STYLES}))
    assert [(one.kind, one.level, one.view.text) for one in document.blocks] == [
        (BlockKind.TITLE, 1, "Bases"),
        (BlockKind.HEADING, 1, "One"),
        (BlockKind.HEADING, 2, "Two"),
        (BlockKind.ITEM, 0, "Item."),
        (BlockKind.QUOTE, 0, "We left."),
        (BlockKind.PARAGRAPH, 0, "Prose."),
    ]
    assert document.source.guessed == (("title", "style Title"),)


def test_runs_are_put_together_as_word_shows_them() -> None:
    body = """<w:p><w:r><w:t>Si</w:t></w:r><w:r><w:t>x</w:t><w:tab/><w:t>bases</w:t>
    <w:br/><w:t>left</w:t></w:r><w:del><w:r><w:delText>seven</w:delText></w:r></w:del>
    <w:ins><w:r><w:t> them</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr>
    <w:t>hidden</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>
    <w:r><w:noBreakHyphen/><w:t>all</w:t></w:r></w:p>"""
    document = document_of(docx_of(body=body))
    assert document.text == "Six\tbases\x0bleft them\u2011all\n"
    assert document.blocks[0].view.text == "Six bases left them-all"


def test_a_row_is_a_line_and_is_said_with_its_header() -> None:
    down = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = (
        "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>"
        + cell("Country")
        + cell("Bases")
        + "</w:tr><w:tr>"
        + cell("Iraq", down[0])
        + cell("6")
        + "</w:tr><w:tr>"
        + cell("", down[1])
        + cell("7")
        + "</w:tr></w:tbl>"
        + paragraph("End.")
    )
    document = document_of(docx_of(body=body))
    assert document.text == "Country\tBases\nIraq\t6\n\t7\nEnd.\n"
    assert [one.view.text for one in document.blocks] == [
        "Country: Iraq; Bases: 6",
        "Country: Iraq; Bases: 7",
        "End.",
    ]


def test_footnotes_follow_the_text() -> None:
    notes = f"""<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator"><w:p><w:r>
    <w:t>no</w:t></w:r></w:p></w:footnote><w:footnote><w:p><w:r><w:footnoteRef/></w:r>
    <w:r><w:t>A note.</w:t></w:r></w:p></w:footnote></w:footnotes>"""
    document = document_of(docx_of("Six.", parts={"footnotes": notes}))
    assert document.text == "Six.\nA note.\n"


def test_core_properties_are_guesses() -> None:
    core = """<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:title>Bases</dc:title>
    <dc:language>en-GB</dc:language><created>2020-07-05T10:00:00Z</created>
    <modified>{}</modified></cp:coreProperties>"""
    data = docx_of("Six.", parts={"core": core.format("2020-07-09T10:00:00Z")})
    source = document_of(data).source
    assert (source.title, source.language, source.published) == (
        "Bases",
        "en-GB",
        "2020-07?",
    )
    assert dict(source.guessed)["title"] == "docx core properties"
    data = docx_of("Six.", parts={"core": core.format("2021-07-09T10:00:00Z")})
    assert document_of(data).source.published is None
    template = core.replace("2020-07-05T10", "2013-12-23T23")
    data = docx_of("Six.", parts={"core": template.format("2013-12-23T23:15:00Z")})
    assert document_of(data).source.published is None


def damaged(data: bytes) -> bytes:
    at = data.index(b"word/document.xml<w:document") + 40
    return (
        data[:at] + bytes(255 - byte for byte in data[at : at + 20]) + data[at + 20 :]
    )


def exploding() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        with zipfile.ZipFile(io.BytesIO(docx_of("x"))) as small:
            archive.writestr("_rels/.rels", small.read("_rels/.rels"))
        archive.writestr("word/document.xml", b" " * (MAX_PART + 1))
    return buffer.getvalue()


ENTITY = '<!DOCTYPE w [<!ENTITY a "aaaa">]><w:document/>'


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(b"", "not a Word document", id="empty"),
        pytest.param(b"Six bases.", "not a Word document", id="text"),
        pytest.param(zip_of({"a.txt": "x"}), "without a Word document", id="zip"),
        pytest.param(b"PK\x03\x04 and so on", "damaged", id="no archive"),
        pytest.param(docx_of("Six.")[:-30], "damaged", id="cut off"),
        pytest.param(damaged(docx_of("Six bases.")), "damaged", id="damaged"),
        pytest.param(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
            + "EncryptedPackage".encode("utf-16-le"),
            "encrypted",
            id="encrypted",
        ),
        pytest.param(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 WordDocument", "Word 97", id="old format"
        ),
        pytest.param(exploding(), "unpacks to more than", id="zip bomb"),
        pytest.param(docx_of(body="<w:p>"), "damaged", id="not well formed"),
        pytest.param(
            docx_of(body="<w:sdt>" * 300 + "</w:sdt>" * 300), "nested deeper", id="deep"
        ),
    ],
)
def test_what_is_no_word_document_is_told_in_one_line(data: bytes, said: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_docx(data, "folder/a.docx")
    assert caught.value.path == "folder/a.docx"
    assert said in caught.value.problem
    assert "\n" not in caught.value.problem


def test_entities_are_never_declared() -> None:
    files = {"_rels/.rels": "", "word/document.xml": ENTITY}
    with zipfile.ZipFile(io.BytesIO(docx_of("x"))) as small:
        files["_rels/.rels"] = small.read("_rels/.rels").decode()
    with pytest.raises(DocumentError, match="document type"):
        read_docx(zip_of(files), "a.docx")
