"""Numbers and dates of English prose: read, compared, corrected."""

from __future__ import annotations

from oircheck.quantities.comparisons.accounts import asks_for_source, is_accounted_for
from oircheck.quantities.comparisons.candidates import BY_HOW_MUCH
from oircheck.quantities.comparisons.comparer import ValueComparer
from oircheck.quantities.comparisons.rivals import rivals
from oircheck.quantities.corrections.correct import correct, restate
from oircheck.quantities.dates.edtf import edtf_interval
from oircheck.quantities.mentions.reader import read_mentions
from oircheck.quantities.outcomes.amounts import compare_mentions

__all__ = [
    "BY_HOW_MUCH",
    "ValueComparer",
    "asks_for_source",
    "compare_mentions",
    "correct",
    "edtf_interval",
    "is_accounted_for",
    "read_mentions",
    "restate",
    "rivals",
]
