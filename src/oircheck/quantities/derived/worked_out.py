"""Gathers every value that follows from the values of one sentence."""

from __future__ import annotations

from itertools import chain, islice

from oircheck.quantities.derived.differences import (
    Derived,
    changes,
    comparisons,
    rewordings,
    shares,
)
from oircheck.quantities.derived.spans_of_time import ages, births, elapsed
from oircheck.quantities.derived.sums import lists, ordinals, sums
from oircheck.quantities.sentences.clauses import Clause

MOST_DERIVED = 200
"""Values worked out from one sentence; a longer row of them is cut."""


def derive(clause: Clause) -> tuple[Derived, ...]:
    """Return every value that follows from the sentence's own values.

    Only from values of one sentence, or of one table row and its header: a document
    holds every small number somewhere.
    """
    rules = (
        changes,
        shares,
        sums,
        lists,
        ordinals,
        ages,
        births,
        elapsed,
        rewordings,
        comparisons,
    )
    found = chain.from_iterable(rule(clause) for rule in rules)
    return tuple(islice(found, MOST_DERIVED))
