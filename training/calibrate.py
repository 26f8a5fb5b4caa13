"""Fit the stance model on the rows that were kept out of all other training.

    python training/calibrate.py --data DATA --out FOLDER

The rows are two dossiers of each train file, each as its own corpus through
retrieval, and a tenth of the authored passages. The model is a multinomial logistic
regression with an L2 penalty, fitted by Newton's method (Bishop, Pattern Recognition
and Machine Learning, 4.3.4); its numbers are written as readable JSON.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))
sys.path.insert(0, str(Path(__file__).resolve().parent))

import numpy as np
from numpy.typing import NDArray

import data as sets
from corpora import (
    GoldClaim,
    GoldCorpus,
    authored_corpora,
    dossier_corpus,
    lies_in,
    retrieve_all,
)
from oircheck.models import open_bundle
from oircheck.ports import Comparer, Encoder, Verifier
from oircheck.quantities import ValueComparer
from oircheck.types import ScoredPassage
from oircheck.verify.features import FEATURES
from oircheck.verify.pipeline import read_passages, score_corrections
from oircheck.verify.policy import Policy

CLASSES = ("supports", "neutral", "refutes")
PENALTY = 1.0
STEPS = 40


@dataclass(frozen=True, slots=True)
class Row:
    """Features of one passage beside a claim, and what it truly says of it."""

    features: tuple[float, ...]
    label: int
    authored: bool


def main() -> None:
    """Collect the rows, fit, and write the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--bundle", type=Path, default=None)
    parser.add_argument("--rows", type=Path, default=None, help="keep the rows here")
    parser.add_argument("--every", type=int, default=1, help="rehearse with a part")
    parser.add_argument("--penalty", type=float, default=PENALTY)
    options = parser.parse_args()
    rows = load(options.rows) if options.rows and options.rows.is_file() else []
    if not rows:
        rows = collect(options.data, options.bundle, every=options.every)
        if options.rows:
            store(rows, options.rows)
    weights = fit(rows, penalty=options.penalty)
    options.out.mkdir(parents=True, exist_ok=True)
    text = json.dumps(as_model(weights, len(rows)), indent=1) + "\n"
    (options.out / "stance.json").write_text(text)
    print(summary(rows, weights))


def collect(data: Path, bundle_folder: Path | None, *, every: int) -> list[Row]:
    """Return the calibration rows of dossiers and authored passages."""
    bundle = open_bundle(bundle_folder)
    dossiers = sets.read_dossiers(
        sorted((data / "dossiers").glob("train-*.jsonl")), calibration=True
    )
    corpora = [
        dossier_corpus(dossier, f"{dossier.source}-{number}")
        for number, dossier in enumerate(dossiers)
    ]
    paths = sorted((data / "authored").glob("*.jsonl"))
    authored = list(
        authored_corpora(
            [path for path in paths if path.stem != "dev"], calibration=True
        )
    )
    return [
        *read_rows(corpora[::every], bundle.encoder, bundle.verifier, authored=False),
        *read_rows(authored[::every], bundle.encoder, bundle.verifier, authored=True),
    ]


def read_rows(
    corpora: Iterable[GoldCorpus],
    encoder: Encoder,
    verifier: Verifier,
    *,
    authored: bool,
) -> list[Row]:
    """Return one row for each retrieved passage whose stance is known."""
    policy = Policy()
    comparers: Sequence[Comparer] = (ValueComparer(),)
    rows: list[Row] = []
    for corpus in corpora:
        found = retrieve_all(corpus, encoder, k=policy.k)
        for gold, passages in zip(corpus.claims, found, strict=True):
            features = feature_rows(gold, passages, verifier, comparers, policy)
            rows.extend(label_rows(gold, passages, features, authored=authored))
        print(corpus.name, len(rows), file=sys.stderr, flush=True)
    return rows


def feature_rows(
    gold: GoldClaim,
    passages: Sequence[ScoredPassage],
    verifier: Verifier,
    comparers: Sequence[Comparer],
    policy: Policy,
) -> list[dict[str, float]]:
    """Return the features of each passage, as the pipeline computes them."""
    readings = read_passages(
        gold.claim,
        passages,
        verifier=verifier,
        comparers=comparers,
        digits=policy.digits,
    )
    corrected = score_corrections(readings, verifier, digits=policy.digits)
    return [
        dict(reading.features(corrected=entailed))
        for reading, entailed in zip(readings, corrected, strict=True)
    ]


def label_rows(
    gold: GoldClaim,
    passages: Sequence[ScoredPassage],
    features: Sequence[dict[str, float]],
    *,
    authored: bool,
) -> list[Row]:
    """Label the units by the passages that they lie in.

    A gold passage has several units, and which of them carries the fact is not
    known: the least neutral one takes the label, the others are left out.
    """
    rows: list[Row] = []
    for label, places in ((0, gold.supports), (2, gold.refutes)):
        for place in places:
            inside = [
                described
                for passage, described in zip(passages, features, strict=True)
                if lies_in(passage, (place,))
            ]
            if inside:
                best = min(inside, key=lambda described: described["neutral"])
                rows.append(_row(best, label, authored=authored))
    settled = (*gold.supports, *gold.refutes, *gold.arguable)
    rows.extend(
        _row(described, 1, authored=authored)
        for passage, described in zip(passages, features, strict=True)
        if not lies_in(passage, settled)
    )
    return rows


def _row(features: dict[str, float], label: int, *, authored: bool) -> Row:
    return Row(tuple(features[name] for name in FEATURES), label, authored)


def fit(rows: Sequence[Row], *, penalty: float) -> NDArray[np.float64]:
    """Fit the coefficients.

    Authored passages are settled far more often than retrieved ones, so they get an
    intercept of their own, which is left out of what is returned.

    Returns:
        One row a class: a coefficient for each feature, then the intercept.
        *Shape:* ``(3, len(FEATURES) + 1)``.
    """
    table = np.array([row.features for row in rows])
    mean, scale = table.mean(axis=0), table.std(axis=0)
    scale[scale == 0] = 1.0
    ones = np.ones((len(rows), 1))
    own = np.array([[float(row.authored)] for row in rows])
    inputs = np.hstack([(table - mean) / scale, own, ones])
    gold = np.eye(len(CLASSES))[[row.label for row in rows]]
    weights = _newton(inputs, gold, penalty)
    plain = weights[:, : len(FEATURES)] / scale
    intercepts = weights[:, -1:] - (plain @ mean)[:, None]
    return np.hstack([plain, intercepts])


def _newton(
    inputs: NDArray[np.float64], gold: NDArray[np.float64], penalty: float
) -> NDArray[np.float64]:
    classes, width = gold.shape[1], inputs.shape[1]
    weights = np.zeros((classes, width))
    ridge = np.full(width, penalty)
    ridge[-2:] = 1e-3
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
                curve[
                    one * width : (one + 1) * width, other * width : (other + 1) * width
                ] = block
        step = np.linalg.solve(curve, slope.ravel()).reshape(classes, width)
        weights -= step
        if np.abs(step).max() < 1e-8:
            break
    return weights


def softmax(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the probabilities of each row."""
    powers = np.exp(sums - sums.max(axis=1, keepdims=True))
    chances: NDArray[np.float64] = powers / powers.sum(axis=1, keepdims=True)
    return chances


def as_model(weights: NDArray[np.float64], rows: int) -> dict[str, object]:
    """Return the model as it is written to ``stance.json``."""
    return {
        "features": list(FEATURES),
        "classes": list(CLASSES),
        "coefficients": [[round(float(x), 6) for x in row[:-1]] for row in weights],
        "intercepts": [round(float(row[-1]), 6) for row in weights],
        "temperature": 1.0,
        "rows": rows,
    }


def summary(rows: Sequence[Row], weights: NDArray[np.float64]) -> str:
    """Describe the fit on its own rows, dossiers and authored apart."""
    table = np.array([[*row.features, 1.0] for row in rows])
    guess = softmax(table @ weights.T).argmax(axis=1)
    lines = []
    for name, authored in (("dossiers", False), ("authored", True)):
        counts = np.zeros((3, 3), dtype=int)
        for row, label in zip(rows, guess, strict=True):
            if row.authored is authored:
                counts[row.label, label] += 1
        right = counts.trace() / max(1, counts.sum())
        lines.append(
            f"{name}: {counts.sum()} rows, {right:.4f} right {counts.tolist()}"
        )
    for number, name in enumerate(FEATURES):
        lines.append(
            f"  {name:24s}"
            + " ".join(f"{weights[index, number]:8.3f}" for index in range(3))
        )
    return "\n".join(lines)


def store(rows: Sequence[Row], path: Path) -> None:
    """Write rows as JSON lines."""
    lines = (json.dumps([row.features, row.label, row.authored]) for row in rows)
    path.write_text("\n".join(lines) + "\n")


def load(path: Path) -> list[Row]:
    """Read rows that ``store`` wrote."""
    return [
        Row(tuple(features), label, authored)
        for features, label, authored in map(json.loads, path.read_text().splitlines())
    ]


if __name__ == "__main__":
    main()
