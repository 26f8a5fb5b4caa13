"""Fit the early exit of a verifier: which pairs need not go through its upper layers.

    python training/exits.py RUN --readings readings.jsonl --rows ROWS --out FILE

Most passages that a search brings up leave the claim open, and a lower layer often
knows that already. A linear model over that layer, of the first token and the mean of
the claim's tokens, learns what the whole verifier answers, on pairs that were kept out
of its training (what ``readings.py`` read), on claims beside passages of other texts,
and on claims beside the passage they were written for, which hardly ever leave it open:
a head that had seen few of these took true restatements of news for neutral. A pair
leaves where this model is so sure of neutral that of a fifth of the pairs, on which it
was not fitted, at most ``--lost`` in a thousand of those that the whole verifier does
not call neutral are among them.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))
sys.path.insert(0, str(Path(__file__).resolve().parent))

import numpy as np
import torch
from numpy.typing import NDArray
from sentence_transformers import CrossEncoder

from data import LABELS
from encoded import MAX_TOKENS, read_rows
from steps import first_and_claim

NEUTRAL = LABELS.index("neutral")
OPEN = 0.8
"""Probability of neutral below which a pair weighs in a verdict, and may not leave."""

HELD = 5
"""One kept pair of so many chooses how sure the head has to be."""

BATCH = 48
EPOCHS = 12
RATE = 1e-3
DECAY = 1e-2

OWN = ("pairs", "news", "authored")
"""Groups of claims beside the passage that they were written for."""

FAR = 1
"""Part of the pairs that nothing is chosen on: they were trained on as neutral."""

Pair = tuple[str, str]
Floats = NDArray[np.float32]


def main() -> None:
    """Fit and write the head."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path, help="a saved CrossEncoder")
    parser.add_argument("--readings", type=Path, required=True)
    parser.add_argument("--rows", type=Path, help="of elsewhere.py")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--layer", type=int, default=4)
    parser.add_argument("--kept", type=int, default=9_000, help="kept pairs to read")
    parser.add_argument("--far", type=int, default=4_000, help="pairs of --rows")
    parser.add_argument("--own", type=int, default=5_000, help="own pairs of --rows")
    parser.add_argument("--lost", type=float, default=10.0, help="in a thousand")
    parser.add_argument("--seed", type=int, default=9)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    draw = random.Random(options.seed)
    kept = kept_pairs(options.readings, draw)[: options.kept]
    far: list[Pair] = []
    own: list[Pair] = []
    if options.rows:
        far = pairs_of(options.rows, ("elsewhere",), draw)[: options.far]
        own = pairs_of(options.rows, OWN, draw)[: options.own]
    parts = np.repeat(np.arange(3), [len(kept), len(far), len(own)])
    states, answers = read([*kept, *far, *own], options.run, options.layer)
    held = (np.arange(len(states)) % HELD == 0) & (parts != FAR)
    weights, bias = fit(states[~held], answers[~held])
    sure = choose(states[held] @ weights + bias, answers[held], options.lost / 1000)
    head = {
        "layer": options.layer,
        "neutral": NEUTRAL,
        "sure": round(sure, 4),
        "bias": [round(float(one), 6) for one in bias],
        "weights": [[round(float(one), 6) for one in row] for row in weights],
    }
    options.out.write_text(json.dumps(head) + "\n")
    for part, name in enumerate(("kept", "far", "own")):
        some = (parts == part) & (held | (parts == FAR))
        if some.any():
            report(name, states[some] @ weights + bias, answers[some], head["sure"])  # type: ignore[arg-type]


def kept_pairs(path: Path, draw: random.Random) -> list[Pair]:
    """Return premise and claim of everything that was read, shuffled."""
    found = []
    for line in path.read_text().splitlines():
        row = json.loads(line)
        found += [(one["text"], row["claim"]) for one in row["passages"]]
    draw.shuffle(found)
    return found


def pairs_of(folder: Path, groups: Sequence[str], draw: random.Random) -> list[Pair]:
    """Return premise and claim of some groups of rows, shuffled."""
    rows = read_rows(folder, 0)
    table = rows.table[rows.of(*groups), :2].tolist()
    draw.shuffle(table)
    return [(rows.texts[premise], rows.texts[claim]) for premise, claim in table]


def read(pairs: Sequence[Pair], run: Path, layer: int) -> tuple[Floats, Floats]:
    """Return what a layer holds of each pair, and the probabilities at the end."""
    model = CrossEncoder(str(run), max_length=MAX_TOKENS, device="cpu")
    model.tokenizer.truncation_side = "left"
    network = model.model.eval()
    order = sorted(range(len(pairs)), key=lambda at: sum(map(len, pairs[at])))
    states = np.zeros((len(pairs), 2 * network.config.hidden_size), dtype=np.float32)
    answers = np.zeros((len(pairs), len(LABELS)), dtype=np.float32)
    with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
        for start in range(0, len(order), BATCH):
            some = order[start : start + BATCH]
            fed = model.tokenizer(
                *map(list, zip(*(pairs[at] for at in some), strict=True)),
                truncation="only_first",
                max_length=MAX_TOKENS,
                padding=True,
                return_tensors="pt",
            )
            told = network(**fed, output_hidden_states=True)
            held = told.hidden_states[layer].float()
            states[some] = first_and_claim(
                held, fed["token_type_ids"], fed["attention_mask"]
            ).numpy()
            answers[some] = told.logits.float().softmax(-1).numpy()
    return states, answers


def fit(states: Floats, answers: Floats) -> tuple[Floats, Floats]:
    """Fit a linear model to the answers by their cross-entropy."""
    mean, spread = states.mean(axis=0), states.std(axis=0) + 1e-6
    inputs = torch.from_numpy((states - mean) / spread)
    wanted = torch.from_numpy(answers)
    drop, model = torch.nn.Dropout(0.2), torch.nn.Linear(inputs.shape[1], len(LABELS))
    optimizer = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=DECAY)
    for _ in range(EPOCHS):
        for some in torch.randperm(len(inputs)).split(64):
            logits = model(drop(inputs[some]))
            loss = torch.nn.functional.cross_entropy(logits, wanted[some])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    weights = model.weight.detach().numpy().T / spread[:, None]
    return weights, model.bias.detach().numpy() - mean @ weights


def choose(logits: Floats, answers: Floats, lost: float) -> float:
    """Return how sure of neutral the head has to be."""
    weighs = np.sort(neutral(logits)[answers[:, NEUTRAL] < OPEN])
    most = int(lost * len(weighs))
    return float(weighs[-1 - most]) + 1e-4


def neutral(logits: Floats) -> Floats:
    """Return the probability of neutral."""
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    found: Floats = powers[:, NEUTRAL] / powers.sum(axis=1)
    return found


def report(name: str, logits: Floats, answers: Floats, sure: float) -> None:
    """Print how many leave, and what the whole verifier says of these."""
    leaves = neutral(logits) >= sure
    rest = 1 - answers[leaves, NEUTRAL]
    print(
        f"{name}: {len(leaves)} pairs, of {(answers[:, NEUTRAL] >= OPEN).mean():.3f} "
        f"of them neutral {OPEN} or more; {leaves.mean():.3f} leave at {sure}; at most "
        f"{rest.max(initial=0.0):.3f} is lost, {rest.mean():.4f} on average"
    )


if __name__ == "__main__":
    main()
