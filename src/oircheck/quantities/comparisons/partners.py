"""Sets values beside one another that others beside them show to be of one thing."""

from __future__ import annotations

from collections.abc import Sequence

from oircheck.quantities.comparisons.apart import Around
from oircheck.quantities.comparisons.breakdowns import compare_breakdown
from oircheck.quantities.comparisons.cells import compare_cell
from oircheck.quantities.comparisons.coordinated import compare_together
from oircheck.quantities.comparisons.earlier_values import compare_earlier
from oircheck.quantities.comparisons.levels_of_moves import compare_ends
from oircheck.quantities.comparisons.listed import compare_listed
from oircheck.quantities.comparisons.moved_by import beside_moved, compare_moved
from oircheck.quantities.comparisons.multiples import compare_multiples
from oircheck.quantities.comparisons.own_parts import compare_parts
from oircheck.quantities.comparisons.portions import added, compare_portions
from oircheck.quantities.comparisons.reckonings import compare_reckoned
from oircheck.quantities.comparisons.remainders import compare_rest
from oircheck.quantities.comparisons.swapped import compare_swapped, instead
from oircheck.quantities.comparisons.told_none import compare_none
from oircheck.quantities.sentences.alignment import Alignment
from oircheck.quantities.sentences.clauses import Clause
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
    reckoned = compare_reckoned(claim, unit, alignment, around)
    settling = [one for one in reckoned if one.settles]
    listed = compare_listed(claim, unit, alignment, around)
    swapped = compare_swapped(claim, unit, alignment, around)
    together = compare_together(claim, unit, alignment, around)
    moved = compare_moved(claim, unit, alignment, around)
    found = instead(added(found, (*parts, *reckoned)), settling)
    found = instead(instead(found, listed), together)
    multiples = compare_multiples(claim, unit, alignment, around)
    found = beside_moved(found, (*moved, *multiples))
    found = instead(found, compare_ends(claim, unit, alignment, around))
    found = instead(found, compare_earlier(claim, unit, alignment, around))
    found = instead(found, compare_none(claim, unit, alignment, around))
    found = instead(found, compare_parts(claim, unit, alignment, around))
    found = instead(found, compare_breakdown(claim, unit, alignment, around))
    found = instead(found, compare_cell(claim, unit, around))
    return instead(found, swapped)
