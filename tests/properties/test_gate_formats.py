"""Laws of the gate's formats, whatever drafts and sources hold."""

from __future__ import annotations

import dataclasses
import json
import unicodedata
import xml.etree.ElementTree as ET

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from oircheck.findings import GateReport
from oircheck.reports import PLAIN, visible
from oircheck.reports.gate_annotations import escape_data, escape_property
from oircheck.reports.gate_formats import GATE_RENDERERS, GateFormat
from oircheck.reports.gate_html import html_text
from oircheck.reports.gate_junit import xml_text
from oircheck.reports.gate_markdown import markdown_text
from oircheck.reports.gate_sarif import uri_of
from oircheck.reports.words import tame
from oircheck.testing.gate_report import gate_report

ODD = st.text(
    st.sampled_from(list(":#[]`*_<>&@%,\n\r\t \x00\x1b\u202e\ud800\ufffeab1.-|\\")),
    max_size=40,
) | st.text(max_size=40)

OBEYED = {"Cc", "Zl", "Zp"}


def hostile(words: str) -> GateReport:
    report = gate_report()
    first = dataclasses.replace(
        report.findings[0], message=words, claim=words, path=words or "a", quoted=words
    )
    return dataclasses.replace(
        report,
        drafts=(first.path,),
        unchecked=((words, words),),
        findings=(first,),
        silenced=((first, words),),
        notices=(words,),
        stale=(words,),
    )


@settings(max_examples=60)
@given(ODD)
def test_no_format_can_be_made_to_give_commands_or_to_break(words: str) -> None:
    report = hostile(words)
    for form, render in GATE_RENDERERS.items():
        text = render(report, PLAIN)
        text.encode("utf-8", "backslashreplace")
        own = 2 if form is GateFormat.GITHUB else 0
        lines = text.splitlines()[own:]
        assert not any(line.lstrip().startswith("::") for line in lines)
        assert not any("##[" in line for line in lines)
        if form is GateFormat.JUNIT:
            ET.fromstring(text.encode("utf-8", "backslashreplace"))
        assert not {unicodedata.category(one) for one in set(text) - {"\n"}} & OBEYED
        if form in (GateFormat.JSON, GateFormat.SARIF, GateFormat.GITLAB):
            json.loads(text)


@given(ODD)
def test_taming_twice_is_taming_once(text: str) -> None:
    assert tame(tame(text)) == tame(text)


@given(ODD)
def test_escapes_can_be_taken_back(text: str) -> None:
    def back(escaped: str) -> str:
        for code, mark in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ",")):
            escaped = escaped.replace(code, mark)
        return escaped.replace("%25", "%")

    assert back(escape_property(text)) == text
    assert not set(escape_property(text)) & set("\r\n:,")
    assert not set(escape_data(text)) & set("\r\n")


@given(ODD)
def test_markup_comes_back_as_the_text(text: str) -> None:
    shown = visible(text)
    assert ET.fromstring(f"<x>{xml_text(shown)}</x>".encode()).text in (
        shown.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd") or None,
    )
    assert "<" not in html_text(text)


@given(ODD)
def test_markdown_shows_a_text_as_it_is(text: str) -> None:
    shown = visible(text)
    tokens = MarkdownIt("commonmark").parse(f"> {markdown_text(text)}")
    inline = [token for token in tokens if token.type == "inline"]
    children = [child for token in inline for child in token.children or []]
    kinds = {child.type for child in children}
    assert kinds <= {"text", "text_special", "html_inline"}
    assert {c.content for c in children if c.type == "html_inline"} <= {"<!-- -->"}
    words = "".join(c.content for c in children if c.type != "html_inline")
    assert words.split() == shown.split()


@given(ODD)
def test_a_uri_has_only_characters_of_one(path: str) -> None:
    assert set(uri_of(path).removeprefix("file://")) <= set(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/%"
    )
