"""Words that announce a sentence and are no part of what it states.

"Correction: Seven bases were handed over." states what stands behind the colon. A
name before a colon says who speaks, and stays.
"""

from __future__ import annotations

import re

from oircheck.gate.parts import capitalised
from oircheck.types import Span, View

_HEADS = (
    "analysis",
    "background",
    "breaking",
    "clarification",
    "context",
    "correction",
    "editors? note",
    "editor[’']s note",
    "exclusive",
    "explainer",
    "fact",
    "factbox",
    "for the record",
    "in brief",
    "in short",
    "key (?:fact|finding|point)s?",
    "latest",
    "note",
    "one more thing",
    "recap",
    "reminder",
    "summary",
    "update",
    "what we know",
)
"""How an announcement begins: what a desk writes over or before a sentence."""

_TAILS = (
    r"from (?:the|our) (?:desk|editors?|newsroom)",
    r"to (?:the )?(?:desk|editors?|readers)",
    r"(?:of|on|from) [\w ,.]{1,20}",
    r"no\. ?\d+",
    r"\d+",
)
_LEAD_IN = re.compile(
    rf"(?:the )?(?:{'|'.join(_HEADS)})(?: (?:{'|'.join(_TAILS)}))?"
    r"(?: ?\([^()]{1,30}\))? ?[:–—] ?(?=[^\s:])",
    re.IGNORECASE,
)


def lead_in_of(text: str) -> int:
    """Return how many characters announce a sentence; 0 where none do."""
    match = _LEAD_IN.match(text)
    return match.end() if match and len(text) > match.end() else 0


def without_lead_in(view: View) -> View:
    """Return a sentence without the words that announce it."""
    behind = lead_in_of(view.text)
    if not behind:
        return view
    return capitalised(view.part(Span(behind, len(view.text))))
