"""Passages read beside a claim: scored, compared and aligned, before any stance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from oircheck.names import correct as correct_name
from oircheck.ports import Comparer, Verifier
from oircheck.quantities import correct, edtf_interval, read_mentions, restate
from oircheck.types import (
    Claim,
    Comparison,
    DateInterval,
    NliScores,
    Outcome,
    ScoredPassage,
    Span,
    Stage,
)
from oircheck.verify.align import Alignment, align
from oircheck.verify.features import Look, describe
from oircheck.verify.offices import tells_of_its_day
from oircheck.verify.sides import calls_off
from oircheck.verify.times import tells_of_time

_OF_NAMES = frozenset({Stage.NAME})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A passage beside a claim, before a stance is taken.

    Attributes:
        comparisons: Of the claim's values with those of the unit.
        wider: Of the claim's values with those of the whole premise.
        values: Where the claim states values.
        correction: The claim with the unit's value in place of one in conflict.
        corrected: Entailment of ``correction``, 0 where there is none.
        look: A closer look at the unit by itself, where one was taken.
        exchanged: Probability that the unit refutes, shown by an exchange of values;
            0 where none is.
        decided: The comparisons with the exchanged value in conflict.
        stands: Whether the unit refutes by its words, whatever values leave open.
    """

    retrieved: ScoredPassage
    nli: NliScores
    comparisons: tuple[Comparison, ...]
    wider: tuple[Comparison, ...]
    values: tuple[Span, ...]
    alignment: Alignment
    correction: str | None
    corrected: float = 0.0
    look: Look | None = None
    exchanged: float = 0.0
    decided: tuple[Comparison, ...] = ()
    stands: bool = False

    def features(self) -> Mapping[str, float]:
        """Return what the stance model sees."""
        return describe(
            nli=self.nli,
            similarity=self.retrieved.similarity,
            alignment=self.alignment,
            comparisons=self.comparisons,
            wider=self.wider,
            values=self.values,
            corrected=self.corrected,
            look=self.look,
        )


def read_passages(
    claim: Claim,
    found: Sequence[ScoredPassage],
    *,
    verifier: Verifier,
    comparers: Sequence[Comparer],
    digits: int,
) -> tuple[Reading, ...]:
    """Score, compare and align each passage with the claim."""
    compared = compare_passages(claim, found, comparers)
    scores = verifier.score(pairs_of(claim, found, compared))
    return read_scored(
        claim, found, compared, scores, comparers=comparers, digits=digits
    )


def compare_passages(
    claim: Claim, found: Sequence[ScoredPassage], comparers: Sequence[Comparer]
) -> list[tuple[Comparison, ...]]:
    """Compare the claim's values with those of each passage's unit."""
    return [
        _compare(claim, item, comparers, unit=item.passage.view.text) for item in found
    ]


def pairs_of(
    claim: Claim,
    found: Sequence[ScoredPassage],
    compared: Sequence[tuple[Comparison, ...]],
) -> list[tuple[str, str]]:
    """Return what the verifier is asked about each passage."""
    return [
        (item.passage.premise, _restated(claim.text, own, item.passage.view.text))
        for item, own in zip(found, compared, strict=True)
    ]


def read_scored(
    claim: Claim,
    found: Sequence[ScoredPassage],
    compared: Sequence[tuple[Comparison, ...]],
    scores: Sequence[NliScores],
    *,
    comparers: Sequence[Comparer],
    digits: int,
) -> tuple[Reading, ...]:
    """Put together what was found of each passage: ``pairs_of`` and their scores."""
    mentions = read_mentions(claim.text, reference=as_of(claim))
    values = tuple(mention.span for mention in mentions)
    # What is said of names is read off the unit alone.
    of_values = [one for one in comparers if one.kinds != _OF_NAMES]
    readings: list[Reading] = []
    for item, nli, comparisons in zip(found, scores, compared, strict=True):
        passage, unit = item.passage, item.passage.view.text
        readings.append(
            Reading(
                retrieved=item,
                nli=rounded(nli, digits),
                comparisons=comparisons,
                wider=_compare(claim, item, of_values, unit=passage.premise),
                values=values,
                alignment=align(
                    claim=claim.text,
                    unit=unit,
                    premise=passage.premise,
                    values=values,
                ),
                correction=_correct(claim.text, comparisons, unit),
                stands=_stands(claim.text, item),
            )
        )
    return tuple(readings)


def _stands(claim: str, item: ScoredPassage) -> bool:
    """Whether a unit calls off the claim's event, or names a holder of its own day.

    An event is called off before the day for which it was announced, so that a day
    without a year may be any year's.
    """
    unit = item.passage.view.text
    if tells_of_its_day(claim, unit, item.source.published):
        return True
    told = tells_of_time(claim, item.passage.premise, None)
    return calls_off(claim, unit) and told is not False


def _compare(
    claim: Claim, item: ScoredPassage, comparers: Sequence[Comparer], *, unit: str
) -> tuple[Comparison, ...]:
    """Compare the claim with the unit, or with all that leads up to it as one."""
    passage = item.passage
    if not unit.strip():
        return ()
    context = passage.context if unit == passage.view.text else ""
    published = item.source.published
    dated = edtf_interval(published) if published else None
    return tuple(
        comparison
        for comparer in comparers
        for comparison in comparer.compare(
            claim=claim.text,
            claim_date=as_of(claim),
            unit=unit,
            context=context,
            passage_date=dated,
        )
    )


def _correct(claim: str, comparisons: Sequence[Comparison], unit: str) -> str | None:
    """Put the passage's values into the claim; a conflict goes before a suspicion.

    Where several values are in conflict all are put in, the last one first, as long as
    each change leaves what stands before it as it was.
    """
    conflicts = [item for item in comparisons if item.outcome is Outcome.CONFLICT]
    first = _first_correction(claim, conflicts, unit)
    if first is None:
        suspected = [item for item in comparisons if item.excludes]
        return _first_correction(claim, suspected, unit)
    changed, whole = claim, len(claim)
    for item in sorted(conflicts, key=lambda item: -item.claimed.span.start):
        start, end = item.claimed.span.start, item.claimed.span.end
        put = _corrected(changed, item, unit) if end <= whole else None
        if put is not None and put[:start] == changed[:start]:
            changed, whole = put, start
    return changed if changed != claim else first


def _first_correction(
    claim: str, comparisons: Sequence[Comparison], unit: str
) -> str | None:
    found = (_corrected(claim, comparison, unit) for comparison in comparisons)
    return next((one for one in found if one is not None), None)


def _corrected(claim: str, comparison: Comparison, unit: str) -> str | None:
    put = correct_name if comparison.kind is Stage.NAME else correct
    found = put(claim, comparison, unit)
    if found is not None and claim.isupper():
        found = found.upper()
    return found if found != claim else None


def _restated(claim: str, comparisons: Sequence[Comparison], unit: str) -> str:
    """Write the values that agree as the passage writes them, the last one first.

    The verifier then never has to know that two ways of writing are one value.
    """
    agreed = [item for item in comparisons if item.outcome is Outcome.AGREE]
    for item in sorted(agreed, key=lambda item: -item.claimed.span.start):
        claim = restate(claim, item, unit) or claim
    return claim


def as_of(claim: Claim) -> DateInterval | None:
    """Return the day from which a claim speaks, if one is given."""
    return DateInterval(claim.as_of, claim.as_of) if claim.as_of else None


def rounded(nli: NliScores, digits: int) -> NliScores:
    """Round, before any threshold is looked at."""
    return NliScores(
        entailment=round(nli.entailment, digits),
        neutral=round(nli.neutral, digits),
        contradiction=round(nli.contradiction, digits),
    )
