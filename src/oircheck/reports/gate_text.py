"""The gate's report for people at a terminal: a block a finding, or a line."""

from __future__ import annotations

from collections.abc import Iterator

from oircheck.findings import Finding, GateReport, Level
from oircheck.reports.gate_parts import (
    evidence_of,
    fix_words,
    place_of,
    policy_note,
    rule_words,
    summary_lines,
)
from oircheck.reports.rule_pages import LEVEL_INKS
from oircheck.reports.style import PLAIN, Ink, Style
from oircheck.reports.text import as_sentence, passage_lines
from oircheck.reports.words import tame, visible

_BODY = 2
_DEEP = 4


def render_gate_text(report: GateReport, style: Style) -> str:
    """Render a block for each finding, then what the run comes to.

    Each has its place, its rule, the sentence, both values where a value decided,
    the correction, and the passages. Characters that a terminal would obey are shown
    by their codes, and so is what a build's runner would take for a command.
    """
    blocks = ["\n".join(_block(item, report, style)) for item in report.findings]
    end = [*style.wrap(policy_note(report), indent=0), *summary_lines(report)]
    blocks.append("\n".join(end))
    return tame("\n\n".join(blocks) + "\n")


def render_gate_concise(report: GateReport, style: Style) -> str:
    """Render a line for each finding, then what the run comes to."""
    lines = [
        f"{style.paint(place_of(item), Ink.STRONG)}: "
        f"{style.paint(item.level.value, LEVEL_INKS[item.level])} "
        f"{item.rule_id} {one_line(item)}"
        for item in report.findings
    ]
    return tame("".join(f"{line}\n" for line in (*lines, *summary_lines(report))))


def one_line(finding: Finding) -> str:
    """Return a finding's message, with its correction, on one line."""
    fix = fix_words(finding)
    return visible(finding.message) + (f"; {fix}" if fix else "")


def details(finding: Finding, report: GateReport) -> Iterator[str]:
    """Yield everything about a finding in plain lines, for reports in files."""
    yield from _body(finding, report, PLAIN)


def _block(finding: Finding, report: GateReport, style: Style) -> Iterator[str]:
    level = style.paint(finding.level.value, LEVEL_INKS[finding.level])
    place = style.paint(place_of(finding), Ink.STRONG)
    yield f"{place}: {level} {rule_words(finding)}"
    yield from _body(finding, report, style)


def _body(finding: Finding, report: GateReport, style: Style) -> Iterator[str]:
    yield from style.wrap(as_sentence(finding.message), indent=_BODY)
    yield from style.wrap(f"draft: {visible(finding.claim)}", indent=_DEEP, hang=_BODY)
    if finding.quoted:
        yield from style.wrap(
            f"source: {visible(finding.quoted)}", indent=_DEEP, hang=_BODY
        )
    fix = fix_words(finding)
    if fix:
        yield from style.wrap(f"correction: {fix}", indent=_BODY, hang=_BODY)
    if finding.level is Level.NOTE:
        return
    for item in evidence_of(finding, report):
        yield ""
        yield from passage_lines(item, style)
