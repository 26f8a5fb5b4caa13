"""Whether this machine computes what the lock says: known inputs and outputs."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from oircheck.models.bundle import Bundle
from oircheck.models.pins import LockedModel, Role
from oircheck.models.verifier import NLI_CLASSES
from oircheck.types import Stance

Row = tuple[float, ...]
Inputs = Sequence[tuple[str | float, ...]]


@dataclass(frozen=True, slots=True)
class ProbeOutcome:
    """How far a model's outputs are from those that models.lock records."""

    role: Role
    difference: float
    tolerance: float

    @property
    def passed(self) -> bool:
        """Whether no output differs by more than the tolerance."""
        return self.difference <= self.tolerance


def probe(bundle: Bundle, role: Role) -> ProbeOutcome:
    """Open a model, feed it the probe's inputs, and compare.

    Raises:
        ModelLockError: If the model is not pinned, or does not match the lock.
    """
    pinned = bundle.lock.model(role).probe
    found = outputs_of(bundle, role, pinned.inputs)
    differences = [
        abs(value - known)
        for row, known_row in zip(found, pinned.outputs, strict=True)
        for value, known in zip(row, known_row, strict=False)
    ]
    # max() would pass over what is not a number.
    worst = math.inf if any(map(math.isnan, differences)) else max(differences)
    return ProbeOutcome(role, worst, pinned.tolerance)


def probe_all(bundle: Bundle) -> tuple[ProbeOutcome, ...]:
    """Probe every model of the lock that this version opens, in the lock's order."""
    roles = [model.role for model in bundle.lock.models]
    return tuple(probe(bundle, role) for role in roles if role in OUTPUTS)


def outputs_of(bundle: Bundle, role: Role, inputs: Inputs) -> list[Row]:
    """Return a model's outputs for a probe's inputs, classes in the lock's order."""
    return OUTPUTS[role](bundle, bundle.lock.model(role), inputs)


def _embedder(bundle: Bundle, _: LockedModel, inputs: Inputs) -> list[Row]:
    vectors = bundle.encoder.encode([str(text) for (text,) in inputs])
    return [tuple(float(value) for value in row) for row in vectors]


def _verifier(bundle: Bundle, model: LockedModel, inputs: Inputs) -> list[Row]:
    pairs = [(str(premise), str(hypothesis)) for premise, hypothesis in inputs]
    order = [NLI_CLASSES.index(name) for name in model.io.classes]
    rows = [
        (scores.entailment, scores.neutral, scores.contradiction)
        for scores in bundle.verifier.score(pairs)
    ]
    return [tuple(row[at] for at in order) for row in rows]


def _stance(bundle: Bundle, model: LockedModel, inputs: Inputs) -> list[Row]:
    rows: list[Row] = []
    for values in inputs:
        numbers = [float(value) for value in values]
        features = dict(zip(bundle.stance.features, numbers, strict=True))
        found = bundle.stance.probabilities(features)
        rows.append(tuple(found[Stance(name)] for name in model.io.classes))
    return rows


def _detector(bundle: Bundle, _: LockedModel, inputs: Inputs) -> list[Row]:
    rows: list[Row] = []
    for values in inputs:
        numbers = [float(value) for value in values]
        features = dict(zip(bundle.detector.features, numbers, strict=True))
        chance = bundle.detector.probability(features)
        rows.append((chance, 1 - chance))
    return rows


OUTPUTS: Mapping[Role, Callable[[Bundle, LockedModel, Inputs], list[Row]]] = {
    Role.EMBEDDER: _embedder,
    Role.VERIFIER: _verifier,
    Role.STANCE: _stance,
    Role.CLAIM_DETECTOR: _detector,
}
