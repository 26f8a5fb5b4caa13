"""Passages that came along: they share a few words with a claim, and no more.

A verifier is never quite sure of a sentence about other people, and some of a hundred
such sentences tip a verdict. Where another document plainly speaks of the claim, they
have no voice; which documents lie beside it then changes next to nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from oircheck.types import Evidence, Ground, Outcome, SetAside, Stance
from oircheck.verify.offices import is_of_office
from oircheck.verify.opposed import seen

LESS_COVERED = 0.34
"""Share of the claim's words, at least, that a stray has less than another passage."""

LESS_SIMILAR = 0.15
"""Cosine, at least, by which it is less similar to the claim."""

MOST_COVERED = 0.5
"""Share of the claim's words that a stray has at most."""

NAMES_GONE = 0.5
"""Share of the claim's names that it lacks at least, where that is what tells."""

FEW_WORDS = 0.34
"""Share of the claim's words up to which a passage without its names has no voice
beside one with them, however similar that is."""

ALIKE = 0.5
"""Cosine from which it has one."""


def strays(claim: str, heard: Sequence[Evidence]) -> Iterator[SetAside]:
    """Set aside what speaks of the claim's subject far less than another document.

    The figures were chosen on the dossiers of dev, where they change no verdict, and on
    the claims of benchmarks/laws.py, which are drawn from the same dossiers.
    """
    if is_of_office(claim):
        # Who holds it now may be told in few of the words, and by another name.
        return
    for item in heard:
        by = next((one for one in heard if _is_stray_beside(item, one)), None)
        if by is not None:
            yield SetAside(evidence=item, ground=Ground.OTHER_THING, by=by)


def _is_stray_beside(item: Evidence, other: Evidence) -> bool:
    if item.retrieved.passage.doc_id == other.retrieved.passage.doc_id:
        return False
    lacks = seen(item, "names_missing") >= NAMES_GONE
    if lacks and not seen(other, "names_missing") and _says_little(item):
        return True
    if other.retrieved.similarity - item.retrieved.similarity < LESS_SIMILAR:
        return False
    share = seen(item, "covered_premise")
    less = seen(other, "covered_premise") - share
    return share <= MOST_COVERED and less >= LESS_COVERED


def _says_little(item: Evidence) -> bool:
    few = seen(item, "covered_premise") <= FEW_WORDS
    return few and item.retrieved.similarity < ALIKE


def less_exact(claim: str, heard: Sequence[Evidence]) -> Iterator[SetAside]:
    """Set aside what only the verifier takes for support, beside a value in conflict.

    Of "The academy gave the prize" and "The money was paid by the Brandt Foundation",
    in one text, the second tells who paid. Texts of others may disagree with it, and of
    two holders of an office each may be the one of another day.
    """
    if is_of_office(claim):
        return
    for item in heard:
        if item.stance is Stance.SUPPORTS:
            by = next((one for one in heard if _tells_exactly(one, item)), None)
            if by is not None:
                yield SetAside(evidence=item, ground=Ground.OTHER_THING, by=by)


def _tells_exactly(one: Evidence, other: Evidence) -> bool:
    """Whether a passage excludes a value of the claim, of which another has none."""
    return (
        one.stance is Stance.REFUTES
        and one.retrieved.passage.doc_id == other.retrieved.passage.doc_id
        and one.probability >= other.probability
        and seen(one, "covered_unit") > seen(other, "covered_unit")
        and any(x.outcome is Outcome.CONFLICT for x in one.comparisons)
        and not any(x.outcome is Outcome.AGREE for x in other.comparisons)
    )
