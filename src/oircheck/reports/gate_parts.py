"""What every format takes from a report of the gate in the same way."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping

from oircheck.findings import Finding, GateReport, Level
from oircheck.reports.parts import nearest
from oircheck.reports.words import visible
from oircheck.rules import FAIL_FAMILIES, RULES, fails
from oircheck.types import Evidence, Report
from oircheck.verify.policy import Policy

FIXED = "fixed"
"""What stands in the place of a reason where ``--fix`` has corrected a finding."""


def place_of(finding: Finding) -> str:
    """Return path, line and column as editors and terminals read them."""
    region = finding.region
    return f"{visible(finding.path)}:{region.line}:{region.column}"


def rule_words(finding: Finding) -> str:
    """Return the id and the name of a finding's rule."""
    rule = RULES.get(finding.rule_id)
    return f"{finding.rule_id} {rule.name}" if rule else finding.rule_id


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: "1 finding", "2 findings"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def as_report(report: GateReport) -> Report:
    """Return the judgements alone, with what they depend on."""
    return Report(
        judgements=report.judgements,
        policy=report.policy,
        provenance=report.provenance,
        notices=report.notices,
    )


def evidence_of(finding: Finding, report: GateReport) -> tuple[Evidence, ...]:
    """Return the passages to show: those that decided, else the nearest."""
    if finding.judgement is None:
        return ()
    decided = finding.judgement.verdict.citations
    return decided or nearest(finding.judgement, as_report(report))


def fix_words(finding: Finding) -> str:
    """Return what a correction replaces by what; empty where there is none."""
    fix = finding.fix
    if fix is None:
        return ""
    old = replaced(finding)
    new = visible(fix.text)
    return f'write "{new}" for "{visible(old)}"' if old else f'write "{new}"'


def replaced(finding: Finding) -> str:
    """Return the draft's characters that a correction takes out, if on one line."""
    fix = finding.fix
    if fix is None or fix.region is None:
        return ""
    return fix.line[fix.region.column - 1 : fix.region.end_column - 1]


def fixed_line(finding: Finding) -> str | None:
    """Return the draft's line with its correction; ``None`` where it has none."""
    fix = finding.fix
    if fix is None or fix.region is None:
        return None
    start, end = fix.region.column - 1, fix.region.end_column - 1
    return fix.line[:start] + fix.text + fix.line[end:]


def failing(report: GateReport) -> int:
    """Return how many findings reach ``--fail-on``."""
    return sum(fails(item.rule_id, report.fail_on) for item in report.findings)


def uncovered_drafts(report: GateReport) -> Mapping[str, int]:
    """Return the drafts of which the sources say nothing, with their judged claims."""
    judged: Counter[str] = Counter()
    covered: Counter[str] = Counter()
    for item in report.judgements:
        path = item.claim.path
        if path is not None:
            judged[path] += 1
            covered[path] += item.covered
    return {
        path: judged[path]
        for path in report.drafts
        if judged[path] and not covered[path]
    }


def uncovered_words(claims: int) -> str:
    """Say that the sources say nothing about what was judged of a draft."""
    if claims == 1:
        return "the one claim that was judged here is not covered by the corpus"
    return f"none of the {claims} claims judged here is covered by the corpus"


def unchecked_words(path: str, problem: str) -> str:
    """Say what could not be looked at, and why."""
    where = f"{visible(path)}: " if path else ""
    return f"{where}not checked: {visible(problem)}"


def coverage_line(report: GateReport) -> str:
    """Return the line that every format ends with."""
    coverage = report.coverage
    return (
        f"{coverage.covered} of {coverage.judged} judged sentences are covered by "
        "the corpus"
    )


def summary_lines(report: GateReport) -> Iterator[str]:
    """Yield what a whole run comes to, the coverage last."""
    yield findings_line(report)
    yield from (
        f"{visible(item.path)}:{item.region.line}:{item.region.column}: fixed: "
        f"{fix_words(item)}"
        for item, reason in report.silenced
        if reason == FIXED
    )
    for path, problem in report.unchecked:
        yield unchecked_words(path, problem)
    for entry in report.stale:
        yield f"stale in the baseline: {visible(entry)}"
    for notice in report.notices:
        yield visible(notice)
    reasons = Counter(item.reason for item in report.skipped)
    if reasons:
        parts = [f"{visible(reason)} {number}" for reason, number in reasons.items()]
        yield f"not judged: {', '.join(sorted(parts))}"
    for path, claims in uncovered_drafts(report).items():
        yield f"{visible(path)}: {uncovered_words(claims)}"
    coverage = report.coverage
    yield (
        f"{counted(coverage.sentences, 'sentence')} looked at, "
        f"{coverage.checkable} checkable, "
        f"{coverage.judged} judged"
    )
    yield coverage_line(report)


def findings_line(report: GateReport) -> str:
    """Say how many findings there are, of what weight, and what fails the build."""
    levels = Counter(item.level for item in report.findings)
    weights = ", ".join(
        counted(levels[level], level.value) for level in Level if levels[level]
    )
    kinds = Counter(
        "suppressed" if reason.startswith("suppressed") else visible(reason)
        for _, reason in report.silenced
    )
    fixed = kinds.pop(FIXED, 0)
    silenced = ", ".join(f"{number} {kind}" for kind, number in sorted(kinds.items()))
    families = ", ".join(FAIL_FAMILIES[report.fail_on]) or "nothing"
    return (
        f"{counted(len(report.findings), 'finding')} in "
        f"{counted(len(report.drafts), 'draft')}"
        + (f" ({weights})" if weights else "")
        + (f"; {fixed} fixed" if fixed else "")
        + f"; {kinds.total()} silenced"
        + (f" ({silenced})" if silenced else "")
        + f"; {failing(report)} fail the build "
        f"(--fail-on {report.fail_on}: {families})"
    )


def policy_line(report: GateReport) -> str:
    """Return every threshold of the policy, by name."""
    values = [f"{name} {value}" for name, value in policy_words(report)]
    return f"policy: {', '.join(values)}"


def policy_note(report: GateReport) -> str:
    """Return what of the policy is not as built in, in one short line for people."""
    usual = dict(Policy().as_items())
    own = [
        f"{name} {json.dumps(value)}"
        for name, value in report.policy
        if name not in usual or usual[name] != value
    ]
    told = f"{', '.join(own)}; the rest as built in" if own else "as built in"
    return f"policy: {told} (--format json has every value)"


def policy_words(report: GateReport) -> tuple[tuple[str, str], ...]:
    """Return name and value of every threshold, as JSON writes values."""
    return tuple((name, json.dumps(value)) for name, value in report.policy)
