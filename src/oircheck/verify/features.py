"""What the stance model sees of a claim beside a passage, by name."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from oircheck.types import Comparison, NliScores, Outcome, Span, Stage
from oircheck.verify.align import Alignment

_LEAST = 1e-4
"""Probabilities are kept away from 0 and 1 before their logarithm is taken."""

ALL_SAID = 0.95
IN_ORDER = 0.3
MOST_AGREEING = 2
"""A third value that agrees says no more than two."""
SURE = 1.0
"""Log odds, about three to one, from which the verifier needs no value to lean on."""

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
    "values_missing_unit",
    "conflicting_context",
    "corrected",
    "corrected_gain",
    "excluding",
    "excluding_corrected",
    "negation_covered",
    "antonym_covered",
    "disorder_covered",
    "names_agreeing",
    "names_conflicting",
    "names_excluding_corrected",
    "looked",
    "own_entailment",
    "own_contradiction",
    "back_entailment",
    "back_contradiction",
    "own_least",
    "back_least",
)
"""Names in the order in which a stance model may list them."""


EXCHANGED = "exchanged"
"""Seen where an exchange of values shows that a passage refutes; no model reads it."""


@dataclass(frozen=True, slots=True)
class Look:
    """A closer look at a unit that seems to contradict the claim.

    What contradicts does so both ways, and without what stands before it.

    Attributes:
        own: The unit alone as the premise, the claim as the hypothesis.
        back: The claim as the premise, the unit as the hypothesis.
    """

    own: NliScores
    back: NliScores


def describe(
    *,
    nli: NliScores,
    similarity: float,
    alignment: Alignment,
    comparisons: Sequence[Comparison],
    wider: Sequence[Comparison],
    values: Sequence[Span],
    corrected: float,
    look: Look | None = None,
) -> Mapping[str, float]:
    """Return every feature of ``FEATURES``.

    Args:
        comparisons: With the values of the unit.
        wider: With the values of the whole premise.
        values: Where the claim states values.
        corrected: Entailment of the corrected claim, 0 where nothing was corrected.
        look: The closer look, where one was taken.
    """
    return {
        "entailment": log_odds(nli.entailment),
        "contradiction": log_odds(nli.contradiction),
        "neutral": log_odds(nli.neutral),
        "similarity": similarity,
        "corrected": corrected,
        "corrected_gain": corrected - nli.entailment if corrected else 0.0,
        **_of_excluded(_values(comparisons), corrected),
        **_of_words(alignment),
        **_of_values(_values(comparisons), _values(wider), values),
        **_together(alignment),
        **_of_names(comparisons, corrected),
        **_of_look(nli, look),
    }


def _of_look(nli: NliScores, look: Look | None) -> dict[str, float]:
    if look is None:
        return dict.fromkeys(FEATURES[FEATURES.index("looked") :], 0.0)
    own, back = look.own, look.back
    return {
        "looked": 1.0,
        "own_entailment": log_odds(own.entailment),
        "own_contradiction": log_odds(own.contradiction),
        "back_entailment": log_odds(back.entailment),
        "back_contradiction": log_odds(back.contradiction),
        "own_least": log_odds(min(own.contradiction, nli.contradiction)),
        "back_least": log_odds(min(back.contradiction, nli.contradiction)),
    }


def _values(comparisons: Sequence[Comparison]) -> list[Comparison]:
    """Leave names out: one that agrees says far less than a number that does."""
    return [item for item in comparisons if item.kind is not Stage.NAME]


def _of_names(comparisons: Sequence[Comparison], corrected: float) -> dict[str, float]:
    names = [item for item in comparisons if item.kind is Stage.NAME]
    conflict = _has(names, Outcome.CONFLICT)
    loose = not conflict and any(item.excludes for item in names)
    return {
        "names_agreeing": float(_has(names, Outcome.AGREE)),
        "names_conflicting": float(conflict),
        "names_excluding_corrected": corrected if loose else 0.0,
    }


def is_baseless(features: Mapping[str, float], *, corrected_at: float) -> bool:
    """Whether what the verifier calls a contradiction has nothing to rest on."""
    return leaves_nothing(features) or _leaves_value_open(features, corrected_at)


def _leaves_value_open(features: Mapping[str, float], corrected_at: float) -> bool:
    """Whether a value of the claim is neither borne out nor excluded.

    Without a negation, an opposite or a word of scope on one side only, and without a
    verifier that is sure, a passage about the French branch then says nothing of the
    Spanish one; and what is only planned says nothing of what came, however sure.
    """
    signs = ("negation", "antonym", "scope", "conflicting", "names_conflicting")
    return (
        features["values_missing"] > 0
        and (features["contradiction"] < SURE or features["unreal_passage"] > 0)
        and features["corrected"] < corrected_at
        and not any(features[name] for name in signs)
    )


def leaves_nothing(features: Mapping[str, float]) -> bool:
    """Whether a passage has all that the claim says, and nothing speaks against it.

    Every content word is there in much the same order, no value is excluded and one
    agrees or leaves the matter open, and neither negation, opposite nor scope differs.
    What the verifier calls a contradiction then has nothing to rest on: most often the
    passage is only less precise ("in May" beside "on 12 May").
    """
    signs = ("negation", "antonym", "scope", "conflicting", "excluding")
    names = ("names_conflicting", "names_excluding_corrected", "conflicting_context")
    return (
        features["covered_premise"] >= ALL_SAID
        and features["disorder"] < IN_ORDER
        and features["agreeing"] + features["undetermined"] > 0
        and not any(features[name] for name in (*signs, *names))
    )


def _of_words(alignment: Alignment) -> dict[str, float]:
    return {
        "covered_unit": alignment.covered_unit,
        "covered_premise": alignment.covered_premise,
        "covered_back": alignment.covered_back,
        "pairs": alignment.pairs,
        "disorder": alignment.disorder,
        "names_missing": alignment.names_missing,
        "names_missing_unit": alignment.names_missing_unit,
        "antonym": float(alignment.antonyms > 0),
        "negation": float(alignment.negation != 0),
        "unreal_passage": float(alignment.unreal < 0),
        "scope": float(alignment.scope > 0),
    }


def _of_values(
    comparisons: Sequence[Comparison],
    wider: Sequence[Comparison],
    values: Sequence[Span],
) -> dict[str, float]:
    conflict = _has(comparisons, Outcome.CONFLICT)
    agreeing = sum(item.outcome is Outcome.AGREE for item in comparisons)
    return {
        "agreeing": float(min(MOST_AGREEING, agreeing)),
        "conflicting": float(conflict),
        "undetermined": float(_has(comparisons, Outcome.UNDETERMINED)),
        "values_missing": float(_missing(values, (*comparisons, *wider))),
        "values_missing_unit": float(_missing(values, comparisons)),
        "conflicting_context": float(_has(wider, Outcome.CONFLICT) and not conflict),
    }


def _of_excluded(
    comparisons: Sequence[Comparison], corrected: float
) -> dict[str, float]:
    """Return what values say that are not shown to be of one thing."""
    loose = not _has(comparisons, Outcome.CONFLICT) and any(
        item.excludes for item in comparisons
    )
    return {
        "excluding": float(loose),
        "excluding_corrected": corrected if loose else 0.0,
    }


def _together(alignment: Alignment) -> dict[str, float]:
    """Return what a linear model cannot put together by itself."""
    covered = alignment.covered_premise
    return {
        "negation_covered": float(alignment.negation != 0) * covered,
        "antonym_covered": float(alignment.antonyms > 0) * covered,
        "disorder_covered": alignment.disorder * covered,
    }


def _has(comparisons: Sequence[Comparison], outcome: Outcome) -> bool:
    return any(item.outcome is outcome for item in comparisons)


def _missing(values: Sequence[Span], comparisons: Sequence[Comparison]) -> bool:
    """Whether a value of the claim agrees with nothing."""
    agreed = [
        item.claimed.span for item in comparisons if item.outcome is Outcome.AGREE
    ]
    return any(not any(value.overlaps(span) for span in agreed) for value in values)


def log_odds(probability: float) -> float:
    """Return the log odds of a probability that is kept away from 0 and 1."""
    kept = min(1 - _LEAST, max(_LEAST, probability))
    return math.log(kept / (1 - kept))
