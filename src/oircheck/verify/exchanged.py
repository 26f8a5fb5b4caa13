"""Values and names that a passage does not have, exchanged for those that it has.

Where a passage is near, does not have a claim's value, and entails the claim with a
value of its own in that place, both may speak of one thing: the claim is then wrong,
and the claim with the other value right ("correct and verify again"). A linear model
weighs how much the exchange wins against what else the two have in common.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from oircheck.names import correct as correct_name
from oircheck.names import rivals as rival_names
from oircheck.ports import StanceModel
from oircheck.quantities import correct, edtf_interval
from oircheck.quantities import rivals as rival_values
from oircheck.types import (
    Claim,
    DateInterval,
    NliScores,
    Outcome,
    Rival,
    ScoredPassage,
    Stage,
    Stance,
)
from oircheck.verify.features import log_odds
from oircheck.verify.policy import Policy
from oircheck.verify.readings import Reading, as_of
from oircheck.verify.shared import is_value_alone, share_a_word

SHOWN = "the claim with the passage's value in its place is entailed"

EXCHANGE_FEATURES = (
    "entailed",
    "entailment",
    "gain",
    "neutral",
    "contradiction",
    "similarity",
    "covered_unit",
    "covered_back",
    "pairs",
    "agreeing",
    "name",
    "date",
    "told",
    "elsewhere",
    "open",
    "reckoned",
    "alike",
    "led_alike",
    "sure",
    "only_one",
    "least",
    "gain_alone",
    "gain_alike",
)
"""Names in the order in which the model of exchanges lists them."""

ENTAILED = 0.5
"""Entailment from which a passage bears a claim out."""

LEAST_GAIN = 0.3
"""What such an exchange wins in log odds, at least, that is taken for sure."""

MOST_AGREEING = 2
"""A third value that agrees says no more than two."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """A claim with a value of a passage in the place of its own.

    Attributes:
        at: Number of the reading.
        rival: The two values.
        text: The claim with the passage's value.
        alone: Whether the passage has no other value for that place.
        shares: Whether claim and passage share a word that is no name and no value.
    """

    at: int
    rival: Rival
    text: str
    alone: bool
    shares: bool

    @property
    def binds(self) -> bool:
        """Whether it is taken for sure, once it is shown.

        That is so in the nearest passage, of a value that nothing at hand has: of the
        drafts of the calibration 34 such exchanges are of an error, and none of a
        sentence that is right.
        """
        rival = self.rival
        known = rival.told or rival.elsewhere or rival.open or rival.reckoned
        value = rival.comparison.kind is not Stage.NAME and rival.counts_alike
        return self.at == 0 and value and self.shares and not known


def exchanges(
    claim: Claim, readings: Sequence[Reading], policy: Policy
) -> Iterator[Exchange]:
    """Yield what may be asked about the passages of one claim: those that are near.

    A value that another passage has, of a claim that one of the others entails, is not
    exchanged: nothing that the verifier says of it could refute. Nor is anything where
    the two share no word but names: what it shows is then that one fits as well as the
    other. Two that have a part in common ("Aidan Moloney" for "Aidan Mulrooney") are
    hardly two persons, whatever else is told.
    """
    entailing = [one.nli.entailment >= ENTAILED for one in readings]
    for one in every_exchange(claim, readings, policy):
        borne_out = sum(entailing) > entailing[one.at]
        if one.rival.elsewhere and borne_out:
            continue
        if one.shares or one.rival.alike:
            yield one


def every_exchange(
    claim: Claim, readings: Sequence[Reading], policy: Policy
) -> Iterator[Exchange]:
    """Yield those as well that another passage bears out: the model learns from both.

    Fitted without them it is bolder than it may be about the others. A claim that is a
    value alone tells nothing that could be wrong.
    """
    if not policy.exchange or is_value_alone(claim.text):
        return
    for at, reading in enumerate(readings):
        if not _is_asked(reading, policy):
            continue
        passage = reading.retrieved.passage
        shares = share_a_word(claim.text, passage)
        others = [one.retrieved for one in readings if one is not reading]
        found = list(_rivals(claim, reading, others))
        places = Counter(one.comparison.claimed.span for one in found)
        for one in found:
            comparison = one.comparison
            put = correct_name if comparison.kind is Stage.NAME else correct
            text = put(claim.text, comparison, passage.view.text)
            if text is not None and text != claim.text:
                alone = places[comparison.claimed.span] == 1
                yield Exchange(at, one, text, alone, shares)


def _is_asked(reading: Reading, policy: Policy) -> bool:
    """Whether a passage is near, and no value of it decides already."""
    if reading.alignment.identical or reading.alignment.turned:
        return False
    if any(item.outcome is Outcome.CONFLICT for item in reading.comparisons):
        return False
    return reading.retrieved.similarity >= policy.exchange_similarity


def _rivals(
    claim: Claim, reading: Reading, others: Sequence[ScoredPassage]
) -> Iterator[Rival]:
    passage = reading.retrieved.passage
    texts = [(one.passage.view.text, _published(one)) for one in others]
    yield from rival_values(
        claim=claim.text,
        claim_date=as_of(claim),
        unit=passage.view.text,
        context=passage.context,
        passage_date=_published(reading.retrieved),
        elsewhere=texts,
    )
    yield from rival_names(
        claim=claim.text,
        unit=passage.view.text,
        context=passage.context,
        elsewhere=[text for text, _ in texts],
    )


def _published(item: ScoredPassage) -> DateInterval | None:
    published = item.source.published
    return edtf_interval(published) if published else None


def describe_exchange(
    one: Exchange, plain: Reading, shown: NliScores
) -> Mapping[str, float]:
    """Return every feature of ``EXCHANGE_FEATURES``.

    Args:
        plain: The passage beside the claim as it is.
        shown: The passage beside the claim with the exchange.
    """
    rival, nli = one.rival, plain.nli
    entailed, entailment = log_odds(shown.entailment), log_odds(nli.entailment)
    gain = entailed - entailment
    counts = max(0.0, min(entailed + 1.0, gain))
    known = rival.told or rival.elsewhere
    return {
        "entailed": entailed,
        "entailment": entailment,
        "gain": gain,
        "neutral": log_odds(nli.neutral),
        "contradiction": log_odds(nli.contradiction),
        "similarity": plain.retrieved.similarity,
        "covered_unit": plain.alignment.covered_unit,
        "covered_back": plain.alignment.covered_back,
        "pairs": plain.alignment.pairs,
        "agreeing": float(min(MOST_AGREEING, _agreeing(one, plain))),
        "name": float(rival.comparison.kind is Stage.NAME),
        "date": float(rival.comparison.kind is Stage.DATE),
        "told": float(rival.told),
        "elsewhere": float(rival.elsewhere),
        "open": float(rival.open),
        "reckoned": float(rival.reckoned),
        "alike": float(rival.alike),
        "led_alike": float(rival.led_alike),
        "sure": float(rival.sure),
        "only_one": float(one.alone),
        "least": min(entailed, -entailment),
        "gain_alone": 0.0 if known else counts,
        "gain_alike": counts if rival.alike else 0.0,
    }


def _agreeing(one: Exchange, plain: Reading) -> int:
    """Count the other values of the claim that the passage bears out."""
    place = one.rival.comparison.claimed.span
    return sum(
        item.outcome is Outcome.AGREE
        and item.kind is not Stage.NAME
        and not item.claimed.span.overlaps(place)
        for item in plain.comparisons
    )


def settle(
    readings: Sequence[Reading],
    asked: Sequence[Exchange],
    shown: Sequence[NliScores],
    *,
    exchanging: StanceModel,
    policy: Policy,
) -> list[Reading]:
    """Let values refute whose place in the claim another value is shown to have.

    Args:
        readings: Of one claim.
        asked: Its exchanges.
        shown: What the verifier says of the passage beside the claim after each.

    Returns:
        The readings; where an exchange is shown to hold, with the two values in
        conflict and the claim corrected.
    """
    found = list(readings)
    for one, scores in zip(asked, shown, strict=True):
        plain = readings[one.at]
        features = describe_exchange(one, plain, scores)
        refutes = exchanging.probabilities(features)[Stance.REFUTES]
        refutes = round(refutes, policy.digits)
        if refutes < policy.exchanged_at:
            continue
        if one.binds and features["gain"] > LEAST_GAIN:
            refutes = max(refutes, policy.untold_refutes)
        if refutes > found[one.at].exchanged:
            found[one.at] = _with(plain, one, refutes)
    return found


def _with(reading: Reading, one: Exchange, refutes: float) -> Reading:
    """Put the conflict in the place of what was found of the claim's value."""
    place = one.rival.comparison
    kept = [
        item
        for item in reading.comparisons
        if not item.claimed.span.overlaps(place.claimed.span)
    ]
    conflict = replace(place, outcome=Outcome.CONFLICT, reason=SHOWN)
    return replace(
        reading, decided=(*kept, conflict), correction=one.text, exchanged=refutes
    )
