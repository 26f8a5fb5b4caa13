"""The gate: the factual sentences of drafts, judged against a corpus."""

from __future__ import annotations

from oircheck.gate.baseline import (
    Baseline,
    Entry,
    Sifted,
    digests_of,
    make_baseline,
    parse_baseline,
    render_baseline,
    shrink,
    sift,
)
from oircheck.gate.changes import UNCHANGED, Before, Draft, Prepared, before_of
from oircheck.gate.corrections import apply_fixes
from oircheck.gate.rules import FAIL_ON, LEVELS, family_of, reaches
from oircheck.gate.run import Gate, Outcome

__all__ = [
    "FAIL_ON",
    "LEVELS",
    "UNCHANGED",
    "Baseline",
    "Before",
    "Draft",
    "Entry",
    "Gate",
    "Outcome",
    "Prepared",
    "Sifted",
    "apply_fixes",
    "before_of",
    "digests_of",
    "family_of",
    "make_baseline",
    "parse_baseline",
    "reaches",
    "render_baseline",
    "shrink",
    "sift",
]
