"""Sets values beside one another that others beside them show to be of one thing."""

from __future__ import annotations

from collections.abc import Sequence

from oircheck.quantities.alignment import Alignment
from oircheck.quantities.apart import Around
from oircheck.quantities.clauses import Clause
from oircheck.quantities.compare_portions import added, compare_portions
from oircheck.quantities.coordinated import compare_together
from oircheck.quantities.levels_of_moves import compare_ends
from oircheck.quantities.listed import compare_listed
from oircheck.quantities.moved_by import beside_moved, compare_moved
from oircheck.quantities.multiples import compare_multiples
from oircheck.quantities.own_parts import compare_parts
from oircheck.quantities.remainders import compare_rest
from oircheck.quantities.swapped import compare_swapped, instead
from oircheck.quantities.told_none import compare_none
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
    together = compare_together(claim, unit, alignment, around)
    moved = compare_moved(claim, unit, alignment, around)
    found = instead(instead(added(found, parts), listed), together)
    multiples = compare_multiples(claim, unit, alignment, around)
    found = beside_moved(found, (*moved, *multiples))
    found = instead(found, compare_ends(claim, unit, alignment, around))
    found = instead(found, compare_none(claim, unit, alignment, around))
    found = instead(found, compare_parts(claim, unit, alignment, around))
    return instead(found, swapped)
