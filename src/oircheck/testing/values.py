"""Values of a claim beside a source, as the tests of the comparers ask for them."""

from __future__ import annotations

from oircheck.quantities import ValueComparer, edtf_interval
from oircheck.types import Comparison


def compare_values(
    claim: str, unit: str, day: str, context: str = ""
) -> tuple[Comparison, ...]:
    """Compare a claim without a date with a unit.

    Args:
        day: When the source was published, as EDTF has it.
        context: What stands before the unit.
    """
    return ValueComparer().compare(
        claim=claim,
        claim_date=None,
        unit=unit,
        context=context,
        passage_date=edtf_interval(day),
    )
