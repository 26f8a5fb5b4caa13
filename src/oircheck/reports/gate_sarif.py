"""The gate's report as SARIF 2.1.0, in the parts of it that code scanning reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter

from oircheck.findings import Finding, GateReport, Level, Region, Rule
from oircheck.reports.gate_parts import (
    coverage_line,
    findings_line,
    fix_words,
    unchecked_words,
)
from oircheck.reports.gate_text import one_line
from oircheck.reports.machine import Json, dumped
from oircheck.reports.parts import place_words
from oircheck.reports.words import visible
from oircheck.rules import RULES, family_words
from oircheck.types import Evidence, PlaceKind

MOST_RESULTS = 25_000
"""Results of one run that GitHub takes; of these it keeps the 5,000 weightiest."""

LONGEST_WORDS = 1_024
"""Characters of a rule's descriptions that GitHub takes."""

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_UNRESERVED = frozenset(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/"
)
_WEIGHTS = {Level.ERROR: 0, Level.WARNING: 1, Level.NOTE: 2}


def render_gate_sarif(report: GateReport) -> str:
    """Render one run; what is silenced is left out, for GitHub would open alerts."""
    numbered = enumerate(report.findings)
    ordered = sorted(numbered, key=lambda pair: (_WEIGHTS[pair[1].level], pair[0]))
    shown = [item for _, item in sorted(ordered[:MOST_RESULTS], key=itemgetter(0))]
    rules = tuple(RULES.values())
    numbers = {rule.rule_id: number for number, rule in enumerate(rules)}
    run: Mapping[str, Json] = {
        "tool": {
            "driver": {
                "name": "oircheck",
                "semanticVersion": report.provenance.version,
                "rules": [_rule(rule) for rule in rules],
            }
        },
        "automationDetails": {"id": "oircheck/"},
        "columnKind": "unicodeCodePoints",
        "artifacts": [_artifact(path) for path in report.drafts],
        "results": [_result(item, numbers) for item in shown],
        "properties": {
            "fail_on": report.fail_on,
            "policy": dict(report.policy),
            "models": report.provenance.models,
            "index": report.provenance.index,
            "config": report.provenance.config,
        },
        "invocations": [
            {
                "executionSuccessful": not report.unchecked,
                "toolExecutionNotifications": _notes(report, len(shown)),
            }
        ],
    }
    return dumped({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + (
        "\n"
    )


def uri_of(path: str) -> str:
    """Return a path as a relative reference: everything but letters and digits coded.

    An absolute path comes back as a file URI.
    """
    slashed = path.replace("\\", "/")
    coded = "".join(
        chr(byte) if chr(byte) in _UNRESERVED else f"%{byte:02X}"
        for byte in slashed.encode("utf-8", "surrogatepass")
    )
    return f"file://{coded}" if coded.startswith("/") else coded


def _rule(rule: Rule) -> Mapping[str, Json]:
    return {
        "id": rule.rule_id,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": rule.short[:LONGEST_WORDS]},
        "fullDescription": {"text": rule.full[:LONGEST_WORDS]},
        "help": {"text": rule.help.replace("**", ""), "markdown": rule.help},
        "defaultConfiguration": {"level": rule.level.value},
        "properties": {"tags": ["facts", family_words(rule.rule_id)]},
    }


def _artifact(path: str) -> Mapping[str, Json]:
    return {"location": {"uri": uri_of(path)}}


def _result(finding: Finding, numbers: Mapping[str, int]) -> Mapping[str, Json]:
    citations = finding.judgement.verdict.citations if finding.judgement else ()
    result: dict[str, Json] = {
        "ruleId": finding.rule_id,
        "ruleIndex": numbers[finding.rule_id],
        "level": finding.level.value,
        "message": {"text": _plain(one_line(finding))},
        "locations": [_location(finding)],
        "partialFingerprints": {"primaryLocationLineHash": finding.fingerprint},
    }
    related = [_related(number, item) for number, item in enumerate(citations, start=1)]
    if related:
        result["relatedLocations"] = related
    if finding.fix is not None:
        result["fixes"] = [_fix(finding)]
    return result


def _location(finding: Finding) -> Mapping[str, Json]:
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": uri_of(finding.path)},
            "region": {**_region(finding.region), **_snippet(finding)},
        }
    }


def _snippet(finding: Finding) -> Mapping[str, Json]:
    region = finding.region
    own = finding.line[region.column - 1 : region.end_column - 1]
    return {"snippet": {"text": own}} if own else {}


def _plain(text: str) -> str:
    """Return text in which no link is seen: "[words](target)" is one in a message."""
    return visible(text).replace("](", "] (")


def _region(region: Region) -> Mapping[str, Json]:
    return {
        "startLine": region.line,
        "startColumn": region.column,
        "endLine": region.end_line,
        "endColumn": region.end_column,
    }


def _related(number: int, item: Evidence) -> Mapping[str, Json]:
    passage = item.retrieved.passage
    counted = passage.place is None or passage.place.kind is PlaceKind.LINE
    place: dict[str, Json] = {"artifactLocation": {"uri": uri_of(item.retrieved.path)}}
    if counted:
        place["region"] = {"startLine": passage.line}
    where = f"{visible(item.retrieved.path)}{place_words(passage)}"
    return {
        "id": number,
        "physicalLocation": place,
        "message": {"text": _plain(f"{where}: {passage.text}")},
    }


def _fix(finding: Finding) -> Mapping[str, Json]:
    fix = finding.fix
    if fix is None:
        raise ValueError("a finding without a correction")
    deleted: Mapping[str, Json] = (
        _region(fix.region)
        if fix.region
        else {"charOffset": fix.span.start, "charLength": len(fix.span)}
    )
    return {
        "description": {"text": fix_words(finding)},
        "artifactChanges": [
            {
                "artifactLocation": {"uri": uri_of(finding.path)},
                "replacements": [
                    {"deletedRegion": deleted, "insertedContent": {"text": fix.text}}
                ],
            }
        ],
    }


def _notes(report: GateReport, shown: int) -> Sequence[Json]:
    """Return what is not about one place; the coverage comes last."""
    left = len(report.findings) - shown
    lines = [visible(notice) for notice in report.notices]
    lines += [f"stale in the baseline: {visible(entry)}" for entry in report.stale]
    if left:
        lines.append(f"{left} more findings are not in this file")
    lines += [findings_line(report), coverage_line(report)]
    problems = [unchecked_words(*pair) for pair in report.unchecked]
    return [
        *(_notification("error", line) for line in problems),
        *(_notification("note", line) for line in lines),
    ]


def _notification(level: str, line: str) -> Mapping[str, Json]:
    return {"level": level, "message": {"text": line}}
