"""Train the claim detector: whether a sentence is a statement to be looked up.

    python training/detector.py --data DATA --out FOLDER [--markdown FILE]

A logistic regression with an L2 penalty over the features of
``oircheck.models.detector``, fitted by Newton's method; the rules in front of it are
not trained. Learned from ClaimBuster (debates: label 1 is any factual statement) and
Factcheck-GPT (sentences of language models), of which a fifth is held back, and from
the sentences and claims of our own authored passages, all of which are statements.
CheckThat! says no licence: it is measured on, never learned from.

What the labels can teach: ClaimBuster tells factual statements from opinions, promises
and talk, in spoken English of the first person. That a draft's questions, captions and
calls to action are no claims it cannot teach: the rules know that.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))
sys.path.insert(0, str(Path(__file__).resolve().parent))

import numpy as np
from numpy.typing import NDArray

import data as sets
from oircheck.evaluate import Rate
from oircheck.models.detector import (
    DETECTOR_FILE,
    FEATURES,
    ClaimDetector,
    features_of,
    form_of,
    is_plan,
    parse_detector,
    words_of,
)
from oircheck.text import split_sentences

ROOT = Path(__file__).resolve().parents[1]
OWN_TEST = ROOT / "tests" / "data" / "checkable.tsv"
FOUND_TEST = ROOT / "tests" / "data" / "checkable_found.tsv"
LEARNED = ("claimbuster_factual", "factcheckgpt_sentences")
MEASURED = ("checkthat21_claim_train", "checkthat21_dev", "claimbuster_crowd")
HELD_BACK = 5
"""One row in so many, by the digest of its text, is held back."""
PENALTY = 3.0
OWN_SHARE = 0.35
"""How much all our own statements weigh, of all rows."""
KEPT = 0.985
"""Share of our own kept statements that must stay checkable: sets the threshold."""
STEPS = 40


@dataclass(frozen=True, slots=True)
class Sentence:
    """A text and whether it is a statement that can be looked up."""

    text: str
    checkable: bool


def main() -> None:
    """Train, measure, write the model and its card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--markdown", type=Path)
    options = parser.parse_args()
    model, rows = train(options.data)
    options.out.mkdir(parents=True, exist_ok=True)
    values = {
        "features": model.features,
        "weights": model.weights,
        "intercept": model.intercept,
        "threshold": model.threshold,
    }
    text = json.dumps(values, indent=1) + "\n"
    (options.out / DETECTOR_FILE).write_text(text, encoding="utf-8")
    card = json.dumps(card_of(options.data, rows), indent=1) + "\n"
    (options.out / "card.json").write_text(card, encoding="utf-8")
    figures = report(parse_detector(text, place=DETECTOR_FILE), options.data)
    print(figures)
    if options.markdown:
        options.markdown.write_text(f"# Claim detector\n\n{figures}\n")


def train(data: Path) -> tuple[ClaimDetector, dict[str, int]]:
    """Fit the model; also return how many rows of each set it saw."""
    learned = {
        name: [row for row in read(data, name) if not is_held_back(row)]
        for name in LEARNED
    }
    own = own_statements(data, calibration=False)
    public = [row for rows in learned.values() for row in rows]
    seen = [*public, *own]
    weights = np.full(len(seen), 1.0)
    weights[len(public) :] = OWN_SHARE / (1 - OWN_SHARE) * len(public) / len(own)
    # What the rules take out is never weighed, so it teaches nothing.
    left = [not_ruled_out(row.text) for row in seen]
    inputs = matrix([row.text for row, stays in zip(seen, left, strict=True) if stays])
    labels = np.array([row.checkable for row in seen], dtype=float)[left]
    found = newton(inputs, labels, weights[left])
    model = ClaimDetector(
        features=FEATURES,
        weights=tuple(round(float(value), 4) for value in found[:-1]),
        intercept=round(float(found[-1]), 4),
        threshold=0.5,
    )
    kept = own_statements(data, calibration=True)
    rows = {name: len(found) for name, found in learned.items()}
    return with_threshold(model, kept), rows | {"authored": len(own)}


def with_threshold(model: ClaimDetector, kept: Sequence[Sentence]) -> ClaimDetector:
    """Return the model with the highest threshold that keeps enough statements.

    A statement that is passed over is a silent pass; an opinion that is judged comes
    out as *not enough information*. So the threshold is never above one half.
    """
    chances = sorted(
        model.probability(features_of(row.text, words_of(row.text)))
        for row in kept
        if not_ruled_out(row.text)
    )
    cut = chances[int(len(chances) * (1 - KEPT))]
    return ClaimDetector(
        features=model.features,
        weights=model.weights,
        intercept=model.intercept,
        threshold=round(min(0.5, cut), 3),
    )


def not_ruled_out(text: str) -> bool:
    """Whether the linear model is asked at all."""
    words = words_of(text)
    return form_of(text, words) is None and not is_plan(words)


def read(data: Path, name: str) -> list[Sentence]:
    """Read a set of claim detection."""
    path = data / "claim_detection" / f"{name}.jsonl.gz"
    return [
        Sentence(str(row["text"]), row["checkworthy"] == 1)
        for row in sets.read_lines(path)
    ]


def own_statements(data: Path, *, calibration: bool) -> list[Sentence]:
    """Return the sentences and claims of our own authored passages."""
    found: dict[str, None] = {}
    for path in sorted((data / "authored").glob("*.jsonl")):
        for row in sets.read_lines(path) if path.stem != "dev" else ():
            passage = str(row["passage"])
            if sets.is_kept(passage) is not calibration:
                continue
            for span in split_sentences(passage):
                found.setdefault(span.of(passage))
            for claim in row["claims"]:  # type: ignore[attr-defined]
                found.setdefault(claim["c"])
    return [Sentence(text, checkable=True) for text in found if not text.endswith("?")]


def own_test() -> list[tuple[str, Sentence]]:
    """Return our own test sentences, each with what it is."""
    lines = OWN_TEST.read_text(encoding="utf-8").splitlines()
    cut = [line.split("\t") for line in lines]
    return [(kind, Sentence(text, label == "1")) for kind, label, text in cut]


def found_test(data: Path) -> list[Sentence]:
    """Return sentences of news and of the Brown corpus, labelled by eye."""
    lines = FOUND_TEST.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    labels = {(name, digest): label == "1" for name, digest, label in rows}
    found = []
    for name in sorted({name for name, _ in labels}):
        with gzip.open(
            data / "text" / f"{name}.txt.gz", "rt", encoding="utf-8"
        ) as file:
            texts = sorted({line.strip() for line in file})
        for text in texts:
            key = (name, hashlib.sha256(text.encode()).hexdigest()[:16])
            if key in labels:
                found.append(Sentence(text, labels[key]))
    return found


def is_held_back(row: Sentence) -> bool:
    """Whether a row is kept out of training; by its text, the same in every set."""
    digest = hashlib.sha256(row.text.encode()).hexdigest()
    return int(digest[:8], 16) % HELD_BACK == 0


def matrix(texts: Sequence[str]) -> NDArray[np.float64]:
    """Return the features of texts. *Shape:* ``(len(texts), len(FEATURES))``."""
    rows = [features_of(text, words_of(text)) for text in texts]
    return np.array([[row[name] for name in FEATURES] for row in rows])


def newton(
    inputs: NDArray[np.float64],
    labels: NDArray[np.float64],
    weights: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Fit a logistic regression; the last of the numbers returned is the intercept."""
    columns = np.hstack([inputs, np.ones((len(inputs), 1))])
    ridge = np.full(columns.shape[1], PENALTY)
    ridge[-1] = 1e-6
    found = np.zeros(columns.shape[1])
    for _ in range(STEPS):
        chances = 1 / (1 + np.exp(-columns @ found))
        slope = columns.T @ (weights * (chances - labels)) + ridge * found
        bend = weights * chances * (1 - chances)
        curve = (columns * bend[:, None]).T @ columns + np.diag(ridge)
        step = np.linalg.solve(curve, slope)
        found -= step
        if np.abs(step).max() < 1e-9:
            break
    return found


def report(model: ClaimDetector, data: Path) -> str:
    """Return precision, recall and F1 on what was held back, beside two baselines."""

    def says(text: str) -> bool:
        return model.detect(text).checkable

    def named(text: str) -> bool:
        seen = features_of(text, words_of(text))
        return bool(seen["values"] or seen["names"])

    ways: dict[str, Callable[[str], bool]] = {
        "detector": says,
        "a value or a name": named,
        "all": lambda _: True,
    }
    lines = [
        f"Threshold {model.threshold}.",
        "",
        "| set | sentences | checkable | how | precision | recall | F1 | accuracy |",
        "|---|---|---|---|---|---|---|---|",
    ]
    test = own_test()
    chosen = {
        name: [r for r in read(data, name) if is_held_back(r)] for name in LEARNED
    }
    chosen |= {name: read(data, name) for name in MEASURED[:2]}
    chosen |= {
        name: [r for r in read(data, name) if is_held_back(r)] for name in MEASURED[2:]
    }
    chosen["our own drafts"] = [row for _, row in test]
    chosen["news and prose, labelled by eye"] = found_test(data)
    for name, rows in chosen.items():
        for how, way in ways.items():
            lines.append(_line(name, how, rows, [way(row.text) for row in rows]))
    lines += ["", *_by_kind(model, test), "", _kept(model, data), _speed(model, data)]
    return "\n".join(lines)


def _line(name: str, how: str, rows: Sequence[Sentence], said: Sequence[bool]) -> str:
    gold = [row.checkable for row in rows]
    hits = sum(a and b for a, b in zip(gold, said, strict=True))
    right = sum(a == b for a, b in zip(gold, said, strict=True))
    f1 = 2 * hits / (sum(gold) + sum(said)) if hits else 0.0
    return (
        f"| {name} | {len(rows)} | {sum(gold)} | {how} | {_share(hits, sum(said))} "
        f"| {_share(hits, sum(gold))} | {f1:.3f} | {_share(right, len(rows))} |"
    )


def _by_kind(model: ClaimDetector, test: Sequence[tuple[str, Sentence]]) -> list[str]:
    lines = ["| our own drafts | right | taken for |", "|---|---|---|"]
    for kind in dict.fromkeys(kind for kind, _ in test):
        rows = [row for name, row in test if name == kind]
        found = [model.detect(row.text) for row in rows]
        right = sum(
            item.checkable is row.checkable
            for item, row in zip(found, rows, strict=True)
        )
        kinds = [item.kind.value for item in found]
        said = ", ".join(f"{name} {kinds.count(name)}" for name in sorted(set(kinds)))
        lines.append(f"| {kind} | {right} of {len(rows)} | {said} |")
    return lines


def _kept(model: ClaimDetector, data: Path) -> str:
    path = data / "authored" / "dev.jsonl"
    texts: dict[str, None] = {}
    for row in sets.read_lines(path):
        passage = str(row["passage"])
        texts |= dict.fromkeys(span.of(passage) for span in split_sentences(passage))
        texts |= dict.fromkeys(claim["c"] for claim in row["claims"])  # type: ignore[attr-defined]
    found = sum(model.detect(text).checkable for text in texts)
    return (
        "Of the sentences and claims of the authored dev passages, nearly all of them "
        f"statements, {_share(found, len(texts))} are called checkable.  "
    )


def _speed(model: ClaimDetector, data: Path) -> str:
    texts = [row.text for row in read(data, LEARNED[0])[:3000]]
    began = time.perf_counter()
    for text in texts:
        model.detect(text)
    rate = len(texts) / (time.perf_counter() - began)
    return f"{round(rate, -2):.0f} sentences a second on one core."


def _share(part: int, whole: int) -> str:
    if not whole:
        return "–"
    low, high = Rate(part, whole).interval
    return f"{part / whole:.3f} ({low:.3f} to {high:.3f})"


def card_of(data: Path, rows: dict[str, int]) -> dict[str, object]:
    """Return what the lock says of the training data."""
    homes = {
        "claimbuster_factual": ("CC-BY-4.0", "zenodo.org/records/3609356"),
        "factcheckgpt_sentences": ("Apache-2.0", "yuxiaw/Factcheck-GPT"),
    }
    public = [
        {
            "name": name,
            "license": licence,
            "rows": rows[name],
            "home": home,
            "sha256": sets.digest(data / "claim_detection" / f"{name}.jsonl.gz"),
        }
        for name, (licence, home) in homes.items()
    ]
    paths = sorted((data / "authored").glob("*.jsonl"))
    joined = "".join(sets.digest(path) for path in paths if path.stem != "dev")
    own = {
        "name": "authored",
        "license": "Apache-2.0 (written for this project)",
        "rows": rows["authored"],
        "home": "training/README.md",
        "sha256": hashlib.sha256(joined.encode()).hexdigest(),
    }
    return {
        "name": "oircheck-claim-detector",
        "license": "Apache-2.0",
        "base": "none",
        "repo": "trained here",
        "script": "training/detector.py",
        "data": [*public, own],
    }


if __name__ == "__main__":
    main()
