"""Sets values beside one another that others beside them show to be of one thing."""

from __future__ import annotations

from collections.abc import Sequence

from oircheck.quantities.alignment import Alignment
from oircheck.quantities.apart import Around
from oircheck.quantities.clauses import Clause
from oircheck.quantities.compare_portions import added, compare_portions
from oircheck.quantities.listed import compare_listed
from oircheck.quantities.remainders import compare_rest
from oircheck.quantities.swapped import compare_swapped, instead
from oircheck.types import Comparison


def with_partners(
    found: Sequence[Comparison],
    claim: Clause,
    unit: Clause,
    alignment: Alignment,
    around: Around,
) -> tuple[Comparison, ...]:
    """Return what was found, and what a whole, a list or a second value shows.

    Two values that a claim exchanges go before all else: each of them by itself seems
    to be borne out.
    """
    parts = (
        *compare_portions(claim, unit, alignment, around),
        *compare_rest(claim, unit, alignment, around),
    )
    listed = compare_listed(claim, unit, alignment, around)
    swapped = compare_swapped(claim, unit, alignment, around)
    return instead(instead(added(found, parts), listed), swapped)
