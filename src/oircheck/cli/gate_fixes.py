"""What ``gate --fix`` has to say: how many corrections were written, which were not."""

from __future__ import annotations

from collections import Counter

from oircheck.cli.gate_outcome import FIXED
from oircheck.findings import Finding, GateReport
from oircheck.gate.corrections import NO_CORRECTION

OVERLAPS = "it overlaps one that was written"
NOT_WRITTEN = "its draft could not be written"
NOT_ALL_CHECKED = "not everything could be checked"


def said_of_fixes(report: GateReport, *, checked: bool) -> str:
    """Say in one line what was corrected, what was left, and why.

    Args:
        report: After the corrections were written.
        checked: Whether everything could be looked at; else nothing is written.
    """
    fixed = {item.path for item, reason in report.silenced if reason == FIXED}
    count = sum(reason == FIXED for _, reason in report.silenced)
    against = [item for item in report.findings if item.rule_id.startswith("OC1")]
    reasons = Counter(
        _why_left(item, fixed, checked=checked)
        for item in against
        if item.fix is not None or item.unfixed not in ("", NO_CORRECTION)
    )
    parts = [f"{_counted(count, 'correction')} written"]
    if reasons:
        told = ", ".join(
            f"{number} since {reason}" for reason, number in sorted(reasons.items())
        )
        parts.append(f"{reasons.total()} left: {told}")
    without = len(against) - reasons.total()
    if without:
        verb = "has" if without == 1 else "have"
        parts.append(f"{_counted(without, 'finding')} {verb} no correction")
    return f"--fix: {'; '.join(parts)}"


def _why_left(item: Finding, fixed: set[str], *, checked: bool) -> str:
    if item.fix is None:
        return item.unfixed
    if not checked:
        return NOT_ALL_CHECKED
    return OVERLAPS if item.path in fixed else NOT_WRITTEN


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"
