"""Numbers and dates of English prose: read, compared, corrected."""

from __future__ import annotations

from oircheck.quantities.accounts import asks_for_source, is_accounted_for
from oircheck.quantities.comparer import ValueComparer
from oircheck.quantities.correct import correct, restate
from oircheck.quantities.edtf import edtf_interval
from oircheck.quantities.mentions import read_mentions
from oircheck.quantities.outcomes import compare_mentions
from oircheck.quantities.rivals import rivals

__all__ = [
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
