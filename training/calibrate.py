"""Fit the linear models on the rows that were kept out of all other training.

    python training/readings.py --data DATA --out readings.jsonl
    python training/calibrate.py --readings readings.jsonl --out FOLDER

The first takes a passage beside a claim to its stance, the second takes an exchange of
two values to the stance that it shows, the third takes all passages of a claim to a
side. The first and the third are fitted twice: for what is retrieved from a corpus, and
for a text that is given with the claim. All are multinomial logistic regressions with
an L2 penalty, fitted by Newton's method (Bishop, Pattern Recognition and Machine
Learning, 4.3.4); their numbers are written as readable JSON.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))
sys.path.insert(0, str(Path(__file__).resolve().parent))

import numpy as np
from numpy.typing import NDArray

from corpora import Origin
from oircheck.models.stance import (
    EXCHANGE_FILE,
    GIVEN_STANCE_FILE,
    GIVEN_VERDICT_FILE,
    STANCE_FILE,
    VERDICT_FILE,
)
from oircheck.verify import Policy
from oircheck.verify.decide import Voice, raised, shared, weigh
from oircheck.verify.exchanged import EXCHANGE_FEATURES
from oircheck.verify.features import FEATURES

CLASSES = ("supports", "neutral", "refutes")
WEIGHED = (
    "support",
    "refutation",
    "strongest_support",
    "strongest_refutation",
    "value_agrees",
    "value_conflicts",
)
SIDES = {"s": 0, "n": 1, "r": 2}
LABELS = {"supported": 0, "not_enough_info": 1, "refuted": 2}
PENALTY = 3.0
STEPS = 60
MOST_HALVED = 30
POLICY = Policy()
LEAST_SPREAD = 0.5
"""What is rarely anything but 0 is not blown up to the size of the rest."""

GIVEN_STANCE, GIVEN_VERDICT = 0.7, 1.0
"""What of the own passages' intercept the models for a given text keep. Such a text has
more passages than the one that settles a claim, so not all of it at the first step
(chosen on dev: 0.5, 0.7 and 1 were compared)."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows to fit: inputs, classes, and where each comes from."""

    inputs: NDArray[np.float64]
    labels: NDArray[np.int64]
    origins: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Linear:
    """A fitted model: a row of coefficients a class, and its intercept."""

    features: tuple[str, ...]
    coefficients: NDArray[np.float64]
    intercepts: NDArray[np.float64]

    def probabilities(self, inputs: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the classes' probabilities. *Shape:* ``(rows, 3)``."""
        return softmax(inputs @ self.coefficients.T + self.intercepts)

    def as_json(self) -> str:
        """Write the model as the bundle reads it."""
        values = {
            "features": list(self.features),
            "classes": list(CLASSES),
            "coefficients": [
                [round(float(x), 6) for x in row] for row in self.coefficients
            ],
            "intercepts": [round(float(x), 6) for x in self.intercepts],
            "temperature": 1.0,
        }
        return json.dumps(values, indent=1) + "\n"


def main() -> None:
    """Fit the models and write them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--readings", type=Path, required=True, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--penalty", type=float, default=PENALTY)
    options = parser.parse_args()
    claims = load(options.readings)
    models = fit_all(claims, penalty=options.penalty)
    options.out.mkdir(parents=True, exist_ok=True)
    for name, model in models.items():
        (options.out / name).write_text(model.as_json())
    refuting, confirmed = count_confirmed(claims)
    print(f"confirmed values in conflict: {refuting} of {confirmed} refute\n")
    for file, model in models.items():
        print(file)
        for number, name in enumerate(model.features):
            row = model.coefficients[:, number]
            print(f"{name:24s}" + " ".join(f"{value:8.3f}" for value in row))
        print()


def load(paths: Sequence[Path]) -> list[dict[str, object]]:
    """Read what ``training/readings.py`` wrote."""
    return [
        json.loads(line) for path in paths for line in path.read_text().splitlines()
    ]


def fit_all(
    claims: Sequence[Mapping[str, object]], *, penalty: float
) -> dict[str, Linear]:
    """Fit the stance model, that of exchanges, and upon both the weighing model.

    Returns:
        Each model by the name of its file.
    """
    read = stance_rows(claims)
    stance = fit(read, FEATURES, penalty=penalty)
    given = fit(read, FEATURES, penalty=penalty, own=GIVEN_STANCE)
    exchange = fit(exchange_rows(claims), EXCHANGE_FEATURES, penalty=penalty)
    weighed = verdict_rows(claims, stance, exchange)
    beside = verdict_rows(claims, given, exchange)
    return {
        STANCE_FILE: stance,
        EXCHANGE_FILE: exchange,
        VERDICT_FILE: fit(weighed, WEIGHED, penalty=penalty),
        GIVEN_STANCE_FILE: given,
        GIVEN_VERDICT_FILE: fit(beside, WEIGHED, penalty=penalty, own=GIVEN_VERDICT),
    }


def exchange_rows(claims: Sequence[Mapping[str, object]]) -> Table:
    """Label exchanges by the side of their passage.

    In a passage that refutes, the exchange that is entailed most is taken for the one
    that puts the claim right, if it is entailed at all; the others are left out.
    """
    inputs, labels, origins = [], [], []
    for claim in claims:
        for passage in claim["passages"]:  # type: ignore[attr-defined]
            found: Sequence[Mapping[str, float]] = passage["exchanges"]
            if passage["side"] == "r":
                best = max(found, key=lambda one: one["entailed"], default=None)
                found = [best] if best is not None and best["entailed"] > 0 else []
            if passage["side"] in SIDES:
                inputs += [exchange_vector(one) for one in found]
                labels += [SIDES[passage["side"]]] * len(found)
                origins += [passage["origin"]] * len(found)
    return Table(np.array(inputs), np.array(labels), np.array(origins))


def exchange_vector(features: Mapping[str, float]) -> list[float]:
    """Return the features in the order of ``EXCHANGE_FEATURES``."""
    return [features[name] for name in EXCHANGE_FEATURES]


def stance_rows(claims: Sequence[Mapping[str, object]]) -> Table:
    """Label the units by the passages that they lie in.

    A gold passage has several units, and which of them carries the fact is not
    known: the least neutral one takes the label, the others are left out.
    """
    inputs, labels, origins = [], [], []
    for claim in claims:
        passages: Sequence[Mapping[str, object]] = claim["passages"]  # type: ignore[assignment]
        best: dict[object, Mapping[str, object]] = {}
        for passage in passages:
            if passage["side"] == "n":
                inputs.append(vector(passage))
                labels.append(1)
                origins.append(passage["origin"])
            elif passage["side"] in ("s", "r"):
                place = passage["place"]
                if place not in best or _neutral(passage) < _neutral(best[place]):
                    best[place] = passage
        for passage in best.values():
            inputs.append(vector(passage))
            labels.append(0 if passage["side"] == "s" else 2)
            origins.append(passage["origin"])
    return Table(np.array(inputs), np.array(labels), np.array(origins))


def _neutral(passage: Mapping[str, object]) -> float:
    features: Mapping[str, float] = passage["features"]  # type: ignore[assignment]
    return features["neutral"]


def vector(passage: Mapping[str, object]) -> list[float]:
    """Return the features in the order of ``FEATURES``."""
    features: Mapping[str, float] = passage["features"]  # type: ignore[assignment]
    return [features[name] for name in FEATURES]


def verdict_rows(
    claims: Sequence[Mapping[str, object]], stance: Linear, exchange: Linear
) -> Table:
    """Weigh the passages of each claim; the label is the claim's own."""
    inputs, labels, origins = [], [], []
    for claim in claims:
        if claim["label"] not in LABELS or not claim["passages"]:
            continue
        passages: Sequence[Mapping[str, object]] = claim["passages"]  # type: ignore[assignment]
        chances = stance.probabilities(np.array([vector(x) for x in passages]))
        sides = with_confirmed(passages, chances)
        shown = [exchanged(passage, exchange) for passage in passages]
        weighed = weigh(voices(passages, sides, shown))
        inputs.append([weighed[name] for name in WEIGHED])
        labels.append(LABELS[claim["label"]])  # type: ignore[index]
        origins.append(claim["origin"])
    return Table(np.array(inputs), np.array(labels), np.array(origins))


def is_confirmed(passage: Mapping[str, object]) -> bool:
    """Whether a value is in conflict and the corrected claim entailed."""
    features: Mapping[str, float] = passage["features"]  # type: ignore[assignment]
    return bool(passage["conflict"]) and features["corrected"] >= POLICY.corrected_at


def with_confirmed(
    passages: Sequence[Mapping[str, object]], chances: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Raise the refutation by confirmed values, as the pipeline does."""
    rows = [
        raised((row[0], row[1], row[2]), POLICY) if is_confirmed(passage) else row
        for passage, row in zip(passages, chances.tolist(), strict=True)
    ]
    return np.array(rows)


def count_confirmed(claims: Sequence[Mapping[str, object]]) -> tuple[int, int]:
    """Return how many confirmed passages refute their claim, and of how many."""
    sides = [
        passage["side"]
        for claim in claims
        for passage in claim["passages"]  # type: ignore[attr-defined]
        if is_confirmed(passage) and passage["side"] != "x"
    ]
    return sides.count("r"), len(sides)


def exchanged(passage: Mapping[str, object], exchange: Linear) -> float:
    """Return how probably an exchange shows that a passage refutes, 0 if not enough."""
    found: Sequence[Mapping[str, float]] = passage["exchanges"]  # type: ignore[assignment]
    if not found:
        return 0.0
    inputs = np.array([exchange_vector(one) for one in found])
    best = float(exchange.probabilities(inputs)[:, -1].max())
    return best if best >= POLICY.exchanged_at else 0.0


def voices(
    passages: Sequence[Mapping[str, object]],
    chances: NDArray[np.float64],
    shown: Sequence[float],
) -> list[Voice]:
    """Return what each passage brings to the scales, as the pipeline has it."""
    found = []
    for passage, side, won in zip(passages, chances.tolist(), shown, strict=True):
        seen: Mapping[str, float] = passage["features"]  # type: ignore[assignment]
        agrees = seen["agreeing"] > 0 and not seen["values_missing"]
        conflicts = seen["conflicting"] + seen["names_conflicting"] > 0
        supports, _, refutes = side
        if won > refutes:
            supports, _, refutes = shared(won, POLICY)
            conflicts = True
        found.append(Voice(supports, refutes, conflicts, agrees))
    return found


def fit(
    table: Table, features: tuple[str, ...], *, penalty: float, own: float = 0.0
) -> Linear:
    """Fit one model.

    Args:
        own: What is kept of the intercept of a claim's own passage.
    """
    mean = table.inputs.mean(axis=0)
    scale = np.maximum(table.inputs.std(axis=0), LEAST_SPREAD)
    columns = [
        (table.inputs - mean) / scale,
        table.origins[:, None] == Origin.SAMPLED,
        table.origins[:, None] == Origin.OWN,
        np.ones((len(table.labels), 1)),
    ]
    inputs = np.hstack(columns).astype(float)
    weights = _newton(inputs, np.eye(len(CLASSES))[table.labels], penalty)
    plain = weights[:, : len(features)] / scale
    intercepts = weights[:, -1] + own * weights[:, -2]
    return Linear(features, plain, intercepts - plain @ mean)


def _newton(
    inputs: NDArray[np.float64], gold: NDArray[np.float64], penalty: float
) -> NDArray[np.float64]:
    classes, width = gold.shape[1], inputs.shape[1]
    weights = np.zeros((classes, width))
    ridge = np.full(width, penalty)
    ridge[-3:] = 1e-3
    for _ in range(STEPS):
        chances = softmax(inputs @ weights.T)
        slope = (chances - gold).T @ inputs + weights * ridge
        curve = np.zeros((classes * width, classes * width))
        for one in range(classes):
            for other in range(classes):
                share = chances[:, one] * (float(one == other) - chances[:, other])
                block = (inputs * share[:, None]).T @ inputs
                if one == other:
                    block += np.diag(ridge)
                rows = slice(one * width, (one + 1) * width)
                columns = slice(other * width, (other + 1) * width)
                curve[rows, columns] = block
        step = np.linalg.solve(curve, slope.ravel()).reshape(classes, width)
        weights = _stepped(weights, step, inputs, gold, ridge)
        if np.abs(step).max() < 1e-8:
            break
    return weights


def _stepped(
    weights: NDArray[np.float64],
    step: NDArray[np.float64],
    inputs: NDArray[np.float64],
    gold: NDArray[np.float64],
    ridge: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Take the step, or so much of it that the loss does not rise."""

    def loss(at: NDArray[np.float64]) -> float:
        chances = np.maximum(softmax(inputs @ at.T), 1e-300)
        return float(-(gold * np.log(chances)).sum() + (ridge * at**2).sum() / 2)

    before = loss(weights)
    for halved in range(MOST_HALVED):
        found = weights - step / 2**halved
        if loss(found) <= before:
            return found
    return weights


def softmax(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the probabilities of each row."""
    powers = np.exp(sums - sums.max(axis=1, keepdims=True))
    chances: NDArray[np.float64] = powers / powers.sum(axis=1, keepdims=True)
    return chances


if __name__ == "__main__":
    main()
