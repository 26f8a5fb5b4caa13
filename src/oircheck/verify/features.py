"""What the stance model sees of a claim beside a passage, by name."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from oircheck.types import Comparison, NliScores, Outcome
from oircheck.verify.align import Alignment

_LEAST = 1e-4
"""Probabilities are kept away from 0 and 1 before their logarithm is taken."""

FEATURES = (
    "entailment",
    "contradiction",
    "neutral",
    "similarity",
    "covered_unit",
    "covered_premise",
    "covered_back",
    "pairs",
    "disorder",
    "names_missing",
    "names_missing_unit",
    "antonym",
    "negation",
    "unreal_passage",
    "scope",
    "agreeing",
    "conflicting",
    "undetermined",
    "values_missing",
    "corrected",
    "conflict_covered",
    "negation_covered",
    "antonym_covered",
    "disorder_covered",
    "conflict_contradiction",
)
"""Names in the order in which a stance model may list them."""


def describe(
    *,
    nli: NliScores,
    similarity: float,
    alignment: Alignment,
    comparisons: Sequence[Comparison],
    values: int,
    corrected: float,
) -> Mapping[str, float]:
    """Return every feature of ``FEATURES``.

    Args:
        values: How many values the claim states.
        corrected: Entailment of the corrected claim, 0 where nothing was corrected.
    """
    outcomes = [item.outcome for item in comparisons]
    conflict = float(Outcome.CONFLICT in outcomes)
    agreeing = outcomes.count(Outcome.AGREE)
    bound = agreeing + outcomes.count(Outcome.CONFLICT)
    covered = alignment.covered_premise
    negation = float(alignment.negation != 0)
    antonym = float(alignment.antonyms > 0)
    return {
        "entailment": _log_odds(nli.entailment),
        "contradiction": _log_odds(nli.contradiction),
        "neutral": _log_odds(nli.neutral),
        "similarity": similarity,
        "covered_unit": alignment.covered_unit,
        "covered_premise": covered,
        "covered_back": alignment.covered_back,
        "pairs": alignment.pairs,
        "disorder": alignment.disorder,
        "names_missing": alignment.names_missing,
        "names_missing_unit": alignment.names_missing_unit,
        "antonym": antonym,
        "negation": negation,
        "unreal_passage": float(alignment.unreal < 0),
        "scope": float(alignment.scope > 0),
        "agreeing": min(2.0, agreeing),
        "conflicting": conflict,
        "undetermined": float(Outcome.UNDETERMINED in outcomes),
        "values_missing": float(values > bound),
        "corrected": corrected,
        "conflict_covered": conflict * covered,
        "negation_covered": negation * covered,
        "antonym_covered": antonym * covered,
        "disorder_covered": alignment.disorder * covered,
        "conflict_contradiction": conflict * nli.contradiction,
    }


def _log_odds(probability: float) -> float:
    kept = min(1 - _LEAST, max(_LEAST, probability))
    return math.log(kept / (1 - kept))
