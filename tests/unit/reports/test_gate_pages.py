"""Markdown and HTML: what others wrote is text, and nothing else."""

from __future__ import annotations

import dataclasses
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from oircheck.findings import Finding, GateReport
from oircheck.reports import PLAIN
from oircheck.reports.gate_formats import GATE_RENDERERS, GateFormat
from oircheck.reports.gate_markdown import MOST_BYTES, markdown_text
from oircheck.testing.gate_report import HOSTILE, gate_report
from oircheck.types import Label


def rendered(form: GateFormat, *findings: Finding) -> str:
    report: GateReport = gate_report()
    if findings:
        report = dataclasses.replace(report, findings=findings)
    return GATE_RENDERERS[form](report, PLAIN)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a *b* _c_ `d` [e](f) ![g](h) | i ~~j~~", id="inline"),
        pytest.param("<b>x</b> &amp; <!-- y -->", id="markup"),
        pytest.param("# heading", id="heading"),
        pytest.param("- item", id="item"),
        pytest.param("1. item", id="numbered item"),
        pytest.param("--- rule", id="rule"),
        pytest.param("> quote", id="quotation"),
        pytest.param("``` fence", id="fence"),
        pytest.param("\\* backslash", id="backslash"),
    ],
)
def test_markdown_obeys_nothing_in_a_text(text: str) -> None:
    tokens = MarkdownIt("commonmark").parse(markdown_text(text))
    assert [token.type for token in tokens] == [
        "paragraph_open",
        "inline",
        "paragraph_close",
    ]
    inline = tokens[1].children or []
    assert {token.type for token in inline} <= {"text", "text_special"}
    assert "".join(token.content for token in inline) == text


def test_nobody_is_called_and_nothing_is_referred_to() -> None:
    assert markdown_text("@all see #12") == "@<!-- -->all see #<!-- -->12"


def test_a_correction_is_a_suggestion_of_the_whole_line() -> None:
    found = rendered(GateFormat.MARKDOWN, gate_report().findings[0])
    tokens = MarkdownIt("commonmark").parse(found)
    (block,) = [token for token in tokens if token.type == "fence"]
    assert block.info == "suggestion"
    assert block.content == (
        "\u201c\u00dcnal\u201d \U0001f600: six bases | were `handed` over.\n"
    )


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        pytest.param("```` seven", True, id="a fence in the line"),
        pytest.param("\tseven bases", True, id="a tab"),
        pytest.param("::error::seven", False, id="a command"),
        pytest.param("seven ##[error]", False, id="an older command"),
        pytest.param("seven \u202eb", False, id="turned writing"),
        pytest.param("seven \x1b[31m", False, id="an escape"),
    ],
)
def test_a_line_that_would_be_obeyed_is_no_suggestion(
    line: str, *, offered: bool
) -> None:
    first = gate_report().findings[0]
    assert first.fix is not None
    at = line.index("seven") + 1
    region = dataclasses.replace(first.region, column=at, end_column=at + 5)
    fix = dataclasses.replace(first.fix, region=region, line=line)
    found = rendered(GateFormat.MARKDOWN, dataclasses.replace(first, fix=fix))
    blocks = [
        token
        for token in MarkdownIt("commonmark").parse(found)
        if token.type == "fence"
    ]
    wanted = [line.replace("seven", "six") + "\n"] if offered else []
    assert [block.content for block in blocks] == wanted
    assert all(block.markup not in line for block in blocks)
    assert "Correction: write" in found


def test_a_page_for_a_jobs_summary_stays_within_its_limit() -> None:
    first = gate_report().findings[0]
    found = rendered(GateFormat.MARKDOWN, *[first] * 5_000)
    assert len(found.encode()) < MOST_BYTES + 10_000
    assert "more findings are left out here: the page is full." in found
    assert found.endswith("8 of 9 judged sentences are covered by the corpus\n")


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.names: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.names |= {name for name, _ in attrs}
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_page_runs_nothing_and_loads_nothing() -> None:
    found = rendered(GateFormat.HTML)
    tags = Tags()
    tags.feed(found)
    tags.close()
    assert tags.open == []
    loading = {"script", "img", "link", "iframe", "object", "embed", "form", "a"}
    assert not tags.seen & loading
    assert tags.names <= {"lang", "charset", "http-equiv", "content", "name", "class"}
    assert "default-src 'none'" in found
    assert "url(" not in found


def test_what_others_wrote_is_shown_as_text() -> None:
    tags = Tags()
    tags.feed(rendered(GateFormat.HTML))
    assert "<script>alert(1)</script>" in tags.text
    assert "\\u202eevil" in tags.text
    assert "\\x1b[31m" in tags.text
    assert HOSTILE not in tags.text


def test_the_page_lists_what_is_silenced_and_what_was_not_judged() -> None:
    found = rendered(GateFormat.HTML)
    assert "(baseline)" in found
    assert "drafts/a.md:15:1 question: Is that so?" in found


def test_a_passage_that_is_only_near_takes_no_side() -> None:
    finding = gate_report().findings[0]
    assert finding.judgement is not None
    assert "refutes the claim" in rendered(GateFormat.HTML, finding)
    cited = finding.judgement.verdict.citations
    verdict = dataclasses.replace(
        finding.judgement.verdict, label=Label.NOT_ENOUGH_INFO, citations=()
    )
    judgement = dataclasses.replace(finding.judgement, verdict=verdict, evidence=cited)
    open_one = dataclasses.replace(finding, judgement=judgement)
    page = rendered(GateFormat.HTML, open_one)
    assert "settles nothing" in page
    assert "refutes the claim" not in page
