"""The gate's report as JSON: the object that its published schema describes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import resources

from oircheck.findings import Finding, Fix, GateReport, Region, Skipped
from oircheck.reports.gate_parts import as_report, coverage_line, findings_line
from oircheck.reports.machine import (
    Json,
    dumped,
    judgement_object,
    provenance_object,
)
from oircheck.rules import RULES, fails
from oircheck.types import Span

GATE_SCHEMA_VERSION = "1.0"
"""Version of the schema; the first number changes when a name goes or changes."""


def render_gate_json(report: GateReport) -> str:
    """Render the report as one object, indented, in the order of the schema."""
    return dumped(gate_object(report), indent=2) + "\n"


def render_gate_jsonl(report: GateReport) -> str:
    """Render a finding, silenced finding, judgement or skipped sentence a line.

    ``type`` says what a line is. The last is the summary, with the coverage.
    """
    return "".join(dumped(line) + "\n" for line in _lines(report))


def read_gate_schema() -> str:
    """Return the JSON Schema of ``render_gate_json``'s object."""
    place = resources.files("oircheck.reports") / "schema" / "gate-1.0.json"
    return place.read_text(encoding="utf-8")


def gate_object(report: GateReport) -> Mapping[str, Json]:
    """Return the report as plain values."""
    judged = as_report(report)
    return {
        "schema_version": GATE_SCHEMA_VERSION,
        "drafts": list(report.drafts),
        "unchecked": [
            {"path": path or None, "problem": problem}
            for path, problem in report.unchecked
        ],
        "findings": [finding_object(item, report) for item in report.findings],
        "silenced": [
            {**finding_object(item, report), "silenced_by": reason}
            for item, reason in report.silenced
        ],
        "judgements": [judgement_object(item, judged) for item in report.judgements],
        "stale": list(report.stale),
        "notices": list(report.notices),
        "fail_on": report.fail_on,
        "policy": dict(report.policy),
        "provenance": provenance_object(report.provenance),
        "coverage": _coverage(report),
        "summary": [findings_line(report), coverage_line(report)],
    }


def finding_object(finding: Finding, report: GateReport) -> Mapping[str, Json]:
    """Return one finding as plain values; ``fails`` says whether it fails the build."""
    rule = RULES.get(finding.rule_id)
    judgement = finding.judgement
    return {
        "rule": finding.rule_id,
        "name": rule.name if rule else None,
        "level": finding.level.value,
        "fails": fails(finding.rule_id, report.fail_on),
        "path": finding.path,
        **_span(finding.span),
        **_region(finding.region),
        "message": finding.message,
        "claim": finding.claim,
        "fingerprint": finding.fingerprint,
        "fix": _fix(finding.fix),
        "unsupported": [_span(span) for span in finding.unsupported],
        "quoted": finding.quoted or None,
        "judgement": (
            judgement_object(judgement, as_report(report)) if judgement else None
        ),
    }


def _lines(report: GateReport) -> Iterator[Mapping[str, Json]]:
    judged = as_report(report)
    for finding in report.findings:
        yield {"type": "finding", **finding_object(finding, report)}
    for finding, reason in report.silenced:
        known = finding_object(finding, report)
        yield {"type": "silenced", **known, "silenced_by": reason}
    for judgement in report.judgements:
        yield {"type": "judgement", **judgement_object(judgement, judged)}
    for skipped in report.skipped:
        yield {"type": "not_judged", **_skipped(skipped)}
    rest = gate_object(report)
    wholes = {"findings", "silenced", "judgements"}
    kept = {name: value for name, value in rest.items() if name not in wholes}
    yield {"type": "summary", **kept}


def _coverage(report: GateReport) -> Mapping[str, Json]:
    coverage = report.coverage
    return {
        "sentences": coverage.sentences,
        "checkable": coverage.checkable,
        "judged": coverage.judged,
        "covered": coverage.covered,
        "not_judged": [_skipped(item) for item in report.skipped],
    }


def _skipped(item: Skipped) -> Mapping[str, Json]:
    return {
        "path": item.path,
        **_span(item.span),
        **_region(item.region),
        "text": item.text,
        "reason": item.reason,
    }


def _fix(fix: Fix | None) -> Mapping[str, Json] | None:
    if fix is None:
        return None
    region = _region(fix.region) if fix.region else {"line": None}
    return {**_span(fix.span), **region, "text": fix.text}


def _span(span: Span) -> Mapping[str, Json]:
    return {"start": span.start, "end": span.end}


def _region(region: Region) -> Mapping[str, Json]:
    return {
        "line": region.line,
        "column": region.column,
        "end_line": region.end_line,
        "end_column": region.end_column,
    }
