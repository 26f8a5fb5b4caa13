"""The formats of the gate's report: a table over an enum."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum

from oircheck.findings import GateReport
from oircheck.reports.gate_annotations import (
    render_gate_github,
    render_gate_gitlab,
    render_gate_rdjson,
)
from oircheck.reports.gate_html import render_gate_html
from oircheck.reports.gate_json import render_gate_json, render_gate_jsonl
from oircheck.reports.gate_junit import render_gate_junit
from oircheck.reports.gate_markdown import render_gate_markdown
from oircheck.reports.gate_sarif import render_gate_sarif
from oircheck.reports.gate_text import render_gate_concise, render_gate_text
from oircheck.reports.style import Style


class GateFormat(StrEnum):
    """How the gate's report is written."""

    TEXT = "text"
    """For people: a block a finding."""

    CONCISE = "concise"
    """For people: a line a finding."""

    JSON = "json"
    """One object, as the published schema says."""

    JSONL = "jsonl"
    """A finding, silenced finding, judgement or skipped sentence a line."""

    GITHUB = "github"
    """Workflow commands, which GitHub shows beside the lines."""

    GITLAB = "gitlab"
    """The array of GitLab's Code Quality."""

    SARIF = "sarif"
    """SARIF 2.1.0, for code scanning."""

    JUNIT = "junit"
    """JUnit XML, for the test view of CI servers."""

    RDJSON = "rdjson"
    """reviewdog's DiagnosticResult."""

    MARKDOWN = "markdown"
    """A page for a job's summary or a comment."""

    HTML = "html"
    """A plain page that loads nothing."""


GateRenderer = Callable[[GateReport, Style], str]

GATE_RENDERERS: Mapping[GateFormat, GateRenderer] = {
    GateFormat.TEXT: render_gate_text,
    GateFormat.CONCISE: render_gate_concise,
    GateFormat.JSON: lambda report, _: render_gate_json(report),
    GateFormat.JSONL: lambda report, _: render_gate_jsonl(report),
    GateFormat.GITHUB: lambda report, _: render_gate_github(report),
    GateFormat.GITLAB: lambda report, _: render_gate_gitlab(report),
    GateFormat.SARIF: lambda report, _: render_gate_sarif(report),
    GateFormat.JUNIT: lambda report, _: render_gate_junit(report),
    GateFormat.RDJSON: lambda report, _: render_gate_rdjson(report),
    GateFormat.MARKDOWN: lambda report, _: render_gate_markdown(report),
    GateFormat.HTML: lambda report, _: render_gate_html(report),
}
