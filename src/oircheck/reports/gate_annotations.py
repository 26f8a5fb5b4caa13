"""The gate's report as annotations: GitHub's commands, GitLab's list, reviewdog's."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping

from oircheck.findings import Finding, GateReport, Level, Region
from oircheck.reports.gate_parts import (
    counted,
    fixed_line,
    rule_words,
    summary_lines,
    unchecked_words,
    uncovered_drafts,
    uncovered_words,
)
from oircheck.reports.gate_text import one_line
from oircheck.reports.machine import Json, dumped
from oircheck.reports.words import tame, visible

MOST_ANNOTATIONS = 10
"""Annotations of one level that GitHub shows of a step; the rest it drops silently."""

_COMMANDS: Mapping[Level, str] = {Level.ERROR: "error", Level.WARNING: "warning"}
"""Notes are no annotations: they are counted."""

_GITLAB: Mapping[Level, str] = {
    Level.ERROR: "major",
    Level.WARNING: "minor",
    Level.NOTE: "info",
}
_RDJSON: Mapping[Level, str] = {
    Level.ERROR: "ERROR",
    Level.WARNING: "WARNING",
    Level.NOTE: "INFO",
}


def render_gate_github(report: GateReport) -> str:
    """Render workflow commands, at most ten of each level, then the summary.

    What is left over is counted: GitHub drops it without a word.
    """
    shown: Counter[Level] = Counter()
    left: Counter[Level] = Counter()
    lines = [_unchecked(*pair) for pair in report.unchecked[:MOST_ANNOTATIONS]]
    shown[Level.ERROR] = len(lines)
    left[Level.ERROR] = len(report.unchecked) - len(lines)
    for item in report.findings:
        command = _COMMANDS.get(item.level)
        if command is None or shown[item.level] == MOST_ANNOTATIONS:
            left[item.level] += 1
            continue
        shown[item.level] += 1
        lines.append(f"::{command} {_properties(item)}::{escape_data(one_line(item))}")
    rest = [
        f"not annotated: {counted(left[level], f'more {level.value}')}"
        if shown[level]
        else f"not annotated: {counted(left[level], level.value)}"
        for level in Level
        if left[level]
    ]
    plain = "".join(f"{line}\n" for line in (*rest, *summary_lines(report)))
    return "".join(f"{line}\n" for line in lines) + tame(plain)


def _unchecked(path: str, problem: str) -> str:
    file = f" file={escape_property(_printable(path))}" if path else ""
    return f"::error{file}::{escape_data(unchecked_words(path, problem))}"


def escape_data(text: str) -> str:
    """Return text as it stands behind the second ``::`` of a command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def escape_property(text: str) -> str:
    """Return text as the value of a command's property."""
    return escape_data(text).replace(":", "%3A").replace(",", "%2C")


def _properties(finding: Finding) -> str:
    region = finding.region
    values = {
        "file": _printable(finding.path),
        "line": str(region.line),
        "endLine": str(region.end_line),
    }
    if region.line == region.end_line:
        values["col"] = str(region.column)
        values["endColumn"] = str(region.end_column)
    values["title"] = rule_words(finding)
    return ",".join(f"{name}={escape_property(text)}" for name, text in values.items())


def _printable(path: str) -> str:
    """Return a path as it is, or with codes where a terminal would obey it."""
    return path if path.isprintable() else visible(path)


def render_gate_gitlab(report: GateReport) -> str:
    """Render the array that GitLab's Code Quality reads.

    A draft of which the sources say nothing gets an entry of its own at the end.
    """
    entries = [_gitlab(item) for item in report.findings]
    entries += [
        _gitlab_note("unchecked", path, unchecked_words(path, problem), "critical")
        for path, problem in report.unchecked
    ]
    entries += [
        _gitlab_note("coverage", path, uncovered_words(claims), "info")
        for path, claims in uncovered_drafts(report).items()
    ]
    return dumped(list(_made_unique(entries)), indent=2) + "\n"


def _gitlab_note(name: str, path: str, words: str, severity: str) -> dict[str, Json]:
    mark = f"{name}\0{path}\0{words}".encode("utf-8", "surrogatepass")
    return {
        "description": words,
        "check_name": name,
        "fingerprint": hashlib.sha256(mark).hexdigest(),
        "severity": severity,
        "location": {"path": _relative(path) or ".", "lines": {"begin": 1}},
    }


def _gitlab(finding: Finding) -> dict[str, Json]:
    return {
        "description": f"{finding.rule_id}: {one_line(finding)}",
        "check_name": finding.rule_id,
        "fingerprint": finding.fingerprint,
        "severity": _GITLAB[finding.level],
        "location": {
            "path": _relative(finding.path),
            "lines": {"begin": finding.region.line},
        },
    }


def _made_unique(entries: list[dict[str, Json]]) -> Iterator[Mapping[str, Json]]:
    """Give the second entry with a fingerprint another: GitLab keeps one of each."""
    seen: Counter[str] = Counter()
    for entry in entries:
        mark = str(entry["fingerprint"])
        seen[mark] += 1
        if seen[mark] > 1:
            again = f"{mark}\0{seen[mark]}".encode()
            entry = {**entry, "fingerprint": hashlib.sha256(again).hexdigest()}
        yield entry


def _relative(path: str) -> str:
    return path.removeprefix("./")


def render_gate_rdjson(report: GateReport) -> str:
    """Render reviewdog's DiagnosticResult; its columns count bytes of UTF-8.

    A draft of which the sources say nothing gets an entry of its own at the end.
    """
    found: list[Json] = [_diagnostic(item) for item in report.findings]
    found += [
        _rdjson_note("unchecked", path, unchecked_words(path, problem), "ERROR")
        for path, problem in report.unchecked
    ]
    found += [
        _rdjson_note("coverage", path, uncovered_words(claims), "INFO")
        for path, claims in uncovered_drafts(report).items()
    ]
    return dumped({"source": {"name": "oircheck"}, "diagnostics": found}, indent=2) + (
        "\n"
    )


def _rdjson_note(name: str, path: str, words: str, severity: str) -> Json:
    return {
        "message": words,
        "location": {"path": path or "."},
        "severity": severity,
        "code": {"value": name},
    }


def _diagnostic(finding: Finding) -> Json:
    made: dict[str, Json] = {
        "message": one_line(finding),
        "location": {
            "path": finding.path,
            "range": _range(finding.region, finding.line),
        },
        "severity": _RDJSON[finding.level],
        "code": {"value": finding.rule_id},
    }
    fix = finding.fix
    if fix is not None and fix.region is not None and fixed_line(finding):
        made["suggestions"] = [
            {"range": _range(fix.region, fix.line), "text": fix.text}
        ]
    return made


def _range(region: Region, line: str) -> Json:
    """Return a range with columns in bytes, of lines where the line is not known."""
    if region.line != region.end_line or len(line) < region.end_column - 1:
        return {"start": {"line": region.line}, "end": {"line": region.end_line}}
    return {
        "start": {"line": region.line, "column": _bytes_before(line, region.column)},
        "end": {
            "line": region.end_line,
            "column": _bytes_before(line, region.end_column),
        },
    }


def _bytes_before(line: str, column: int) -> int:
    return len(line[: column - 1].encode("utf-8", "surrogatepass")) + 1
