"""Every threshold of a decision, in one value that each report records."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """How passages become a verdict: probabilities lie in [0, 1].

    Chosen on the dossiers and authored passages of dev, never on ``claims/``.

    Attributes:
        k: How many passages are judged for a claim, at least 1.
        takes_side_at: Probability from which a passage is on a side; at least one
            has to be for a verdict.
        support_at: Probability of *supported* that the verdict needs.
        numbers_stated: Whether *supported* needs each number of the claim to be stated
            by a supporting passage, or to follow from two of its values; of 30 claims
            of the authored dev set that this holds back, 14 were right, of six of the
            dossiers none (benchmarks/correct_again.py).
        refute_at: The same for *refuted*, where a value in conflict decided.
        refute_at_without_value: The same where only the language model speaks; a
            false alarm costs more than a missed error.
        conflict_at: What a passage of each side needs for *conflicting*.
        conflict_by_value_at: The same where the two state different values for one
            of the claim.
        relevant_at: Cosine from which a passage is about the claim's subject.
        relevant_words_at: Share of the claim's content words from which a passage
            that says them is about its subject, whatever the cosine.
        show_nearest: How many passages are shown where nothing decides.
        correct_and_verify: Whether a value in conflict refutes only where the
            corrected claim is entailed. Off: the entailment is a feature of the
            stance model already, and as a bar of its own it cost recall on dev and
            won no precision.
        corrected_at: Entailment that the corrected claim needs.
        confirmed_refutes: Probability of *refutes*, at least, of a passage with a value
            in conflict whose corrected claim is entailed: of 82 such passages of the
            calibration rows 75 refute (training/calibrate.py prints it).
        bound_similarity: Cosine that a passage needs for the entailment of the
            corrected claim to show that two values are of one thing.
        look_at: Contradiction from which the verifier is asked again, about the
            passage's sentence alone and the other way round.
        look_similarity: Cosine that such a passage needs.
        look_below: How far it may lie below the nearest passage, in cosine.
        exchange: Whether a value or name that a near passage does not have is
            exchanged for one that it has, and refuted where that shows the two to be
            of one thing.
        exchange_similarity: Cosine from which a passage is near enough for that.
        exchanged_at: Probability, by the model of exchanges, from which it is shown.
        untold_refutes: Probability of *refutes*, at least, of the nearest passage where
            an exchange is shown and nothing at hand has the claim's value.
        digits: Decimal places to which probabilities are rounded before any
            threshold is looked at.
    """

    k: int = 8
    takes_side_at: float = 0.3
    support_at: float = 0.45
    numbers_stated: bool = True
    refute_at: float = 0.5
    refute_at_without_value: float = 0.5
    conflict_at: float = 0.87
    conflict_by_value_at: float = 0.55
    relevant_at: float = 0.4
    relevant_words_at: float = 0.6
    show_nearest: int = 3
    correct_and_verify: bool = False
    corrected_at: float = 0.5
    confirmed_refutes: float = 0.9
    bound_similarity: float = 0.45
    look_at: float = 0.7
    look_similarity: float = 0.3
    look_below: float = 0.35
    exchange: bool = True
    exchange_similarity: float = 0.2
    exchanged_at: float = 0.5
    untold_refutes: float = 0.8
    digits: int = 4

    def __post_init__(self) -> None:
        if self.k < 1:
            raise ValueError(f"k is at least 1, not {self.k}")
        if self.show_nearest < 0:
            raise ValueError(f"show_nearest is at least 0, not {self.show_nearest}")
        if not 2 <= self.digits <= 6:
            raise ValueError(f"digits is between 2 and 6, not {self.digits}")
        for name in (
            "takes_side_at",
            "support_at",
            "refute_at",
            "refute_at_without_value",
            "conflict_at",
            "conflict_by_value_at",
            "relevant_at",
            "relevant_words_at",
            "corrected_at",
            "confirmed_refutes",
            "bound_similarity",
            "look_at",
            "look_similarity",
            "look_below",
            "exchange_similarity",
            "exchanged_at",
            "untold_refutes",
        ):
            value = getattr(self, name)
            if not 0 <= value <= 1:
                raise ValueError(f"{name} lies in [0, 1], not at {value}")

    def as_items(self) -> tuple[tuple[str, float | int | bool | str], ...]:
        """Return every field with its value, in the order of the class."""
        return tuple((field.name, getattr(self, field.name)) for field in fields(self))
