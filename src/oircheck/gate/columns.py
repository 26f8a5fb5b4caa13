"""Rows of tables, said with their headers: under which of them a value stands."""

from __future__ import annotations

from oircheck.types import Comparison, Evidence, Span


def is_of_one_column(claim: str, against: Evidence, value: Comparison) -> bool:
    """Whether a row and a passage state their values under the same header.

    "Beds before: 30" says nothing against "Beds after: 12".

    Args:
        claim: The row of the draft: "Ward: Surgery; Beds after: 12".
        against: The passage that is held against it.
        value: The two values.
    """
    unit = against.retrieved.passage.view.text
    own = _header(claim, value.claimed.value)
    return bool(own) and own == _header(unit, value.stated.value)


def _header(row: str, value: Span) -> str:
    """Return the header of the cell that holds a value; empty where there is none."""
    before = row[: value.start].rpartition("; ")[2]
    label, parted, _ = before.partition(":")
    return " ".join(label.split()).casefold() if parted else ""
