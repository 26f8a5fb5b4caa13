"""The gate's report as JUnit XML, in the dialect of Ant that CI servers share."""

from __future__ import annotations

import html
from collections.abc import Iterator

from oircheck.findings import Finding, GateReport
from oircheck.reports.gate_parts import (
    coverage_line,
    policy_words,
    rule_words,
    summary_lines,
    unchecked_words,
    uncovered_drafts,
    uncovered_words,
)
from oircheck.reports.gate_text import details, one_line
from oircheck.reports.words import tame, visible
from oircheck.rules import fails

_NO_CLOCK = "1970-01-01T00:00:00"
"""The form asks for a time; nothing here reads the clock."""

_NO_CHARACTERS = str.maketrans({"\ufffe": "\ufffd", "\uffff": "\ufffd"})


def render_gate_junit(report: GateReport) -> str:
    """Render a suite a draft, its classname the file.

    A finding that fails the build is a failed case, any other a skipped one with its
    message. A draft without any has one case that passes.
    """
    uncovered = uncovered_drafts(report)
    by_path: dict[str, list[Finding]] = {}
    for item in report.findings:
        by_path.setdefault(item.path, []).append(item)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<testsuites>"]
    for number, path in enumerate(report.drafts):
        findings = by_path.get(path, [])
        told = uncovered_words(uncovered[path]) if path in uncovered else ""
        lines += _suite(report, number, path, findings, told)
    if report.unchecked:
        lines += _unchecked(report)
    elif not report.drafts:
        lines += _suite(report, 0, "oircheck", [], "there was no draft to check")
    lines.append("</testsuites>")
    text = "".join(f"{line}\n" for line in lines)
    return tame(text, colon="&#58;", mark="&#35;")


def _unchecked(report: GateReport) -> Iterator[str]:
    """Yield a suite of what could not be looked at: errors, never a clean run."""
    pairs = report.unchecked
    number = len(report.drafts)
    yield _opened(number, "not checked", len(pairs), failures=0, skipped=0, errors=True)
    yield "    <properties/>"
    for path, problem in pairs:
        words = xml_text(unchecked_words(path, problem))
        yield f"    <testcase {_names(path or 'oircheck', 'not checked')}>"
        yield f'      <error type="unchecked" message="{words}">{words}</error>'
        yield "    </testcase>"
    yield f"    <system-out>{xml_text(coverage_line(report))}</system-out>"
    yield "    <system-err></system-err>"
    yield "  </testsuite>"


def _opened(
    number: int, name: str, tests: int, *, failures: int, skipped: int, errors: bool
) -> str:
    return (
        f'  <testsuite id="{number}" name="{_token(name)}" package="oircheck" '
        f'tests="{tests}" failures="{failures}" errors="{tests if errors else 0}" '
        f'skipped="{skipped}" time="0" timestamp="{_NO_CLOCK}" hostname="localhost">'
    )


def xml_text(text: str) -> str:
    """Return text with its marks escaped, and without what XML cannot hold.

    Lines stay lines; every other control character is shown by its code.
    """
    shown = "\n".join(_indented(line) for line in text.split("\n"))
    return html.escape(shown.translate(_NO_CHARACTERS), quote=True)


def _indented(line: str) -> str:
    return " " * (len(line) - len(line.lstrip(" "))) + visible(line)


def _suite(
    report: GateReport, number: int, path: str, findings: list[Finding], told: str
) -> Iterator[str]:
    cases = [_case(item, report) for item in findings]
    failures = sum(fails(item.rule_id, report.fail_on) for item in findings)
    skipped = len(findings) - failures
    if not findings:
        cases = [[f"    <testcase {_names(path, 'no finding')}/>"]]
    yield _opened(
        number, path, len(cases), failures=failures, skipped=skipped, errors=False
    )
    yield "    <properties>"
    properties = dict((("fail_on", ""), *policy_words(report)))
    properties["fail_on"] = report.fail_on
    for name, value in properties.items():
        written = xml_text(value)
        yield f'      <property name="{_token(name)}" value="{written}"/>'
    yield "    </properties>"
    for case in cases:
        yield from case
    said = [told] if told else []
    said += [*summary_lines(report)] if number == 0 else [coverage_line(report)]
    yield f"    <system-out>{xml_text(chr(10).join(said))}</system-out>"
    yield "    <system-err></system-err>"
    yield "  </testsuite>"


def _case(finding: Finding, report: GateReport) -> list[str]:
    region = finding.region
    name = f"{rule_words(finding)} at {region.line}:{region.column}"
    message = xml_text(one_line(finding))
    opened = f"    <testcase {_names(finding.path, name)}>"
    if not fails(finding.rule_id, report.fail_on):
        return [opened, f'      <skipped message="{message}"/>', "    </testcase>"]
    body = xml_text("\n".join(details(finding, report)))
    return [
        opened,
        f'      <failure type="{finding.rule_id}" message="{message}">{body}</failure>',
        "    </testcase>",
    ]


def _names(path: str, name: str) -> str:
    return f'name="{_token(name)}" classname="{_token(path)}" time="0"'


def _token(text: str) -> str:
    return xml_text(visible(text)) or "-"
