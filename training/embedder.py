"""Fine-tune the embedder: claims beside the sentences that settle them.

    python training/embedder.py --data DATA --base BASE --out OUT --minutes 40

A claim of a dossier or of an authored passage is drawn towards the sentence of the
passage that settles it, supporting or contradicting, and away from the sentences of
the other claims of its batch and from the nearest sentence of the same story that
settles nothing (multiple negatives ranking loss, arXiv:1705.00652). Runs unchanged on
a CPU and on a GPU, resumes from its last checkpoint, and stops cleanly when
``--minutes`` are over.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))
sys.path.insert(0, str(Path(__file__).resolve().parent))

import numpy as np
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.losses import MultipleNegativesRankingLoss

import data as sets
from oircheck.text import split_sentences

MAX_TOKENS = 128
SCALE = 20.0
WARMUP_SHARE = 0.1
CHECKPOINT_SECONDS = 480
TOO_NEAR = 0.92
"""Cosine to the right sentence from which another one may say the same."""


@dataclass(frozen=True, slots=True)
class Triple:
    """A claim, the sentence that settles it, and a near one that does not."""

    claim: str
    right: str
    wrong: str


def main() -> None:
    """Parse the options and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--base", required=True, help="folder of the base model")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--minutes", type=float, default=40.0)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--rate", type=float, default=2e-5)
    parser.add_argument("--batch", type=int, default=48)
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--limit", type=int, default=0, help="rehearse with few rows")
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    if options.threads:
        torch.set_num_threads(options.threads)
    run = Run(options)
    run.train()
    run.save()


class Run:
    """One training run: model, triples, optimiser, checkpoints."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.started = time.monotonic()
        self.folder = options.out / "checkpoint"
        going_on = (self.folder / "state.json").is_file()
        base = SentenceTransformer(options.base)
        base.max_seq_length = MAX_TOKENS
        triples = mine(read_stories(options.data), base, seed=options.seed)
        self.triples = triples[: options.limit] if options.limit else triples
        self.model = SentenceTransformer(str(self.folder)) if going_on else base
        self.model.max_seq_length = MAX_TOKENS
        # The word vectors hold half the weights and hardly move.
        self.model[0].auto_model.get_input_embeddings().requires_grad_(False)
        self.loss = MultipleNegativesRankingLoss(self.model, scale=SCALE)
        self.optimizer = torch.optim.AdamW(
            [weight for weight in self.model.parameters() if weight.requires_grad],
            lr=options.rate,
            weight_decay=0.01,
        )
        self.state = {"step": 0, "epoch": 0, "batch": 0}
        if going_on:
            self.state = json.loads((self.folder / "state.json").read_text())
            saved = torch.load(self.folder / "optimizer.pt", weights_only=True)
            self.optimizer.load_state_dict(saved)
        self.steps = options.epochs * math.ceil(len(self.triples) / options.batch)
        print(f"{len(self.triples)} triples, {self.steps} steps", flush=True)

    def train(self) -> None:
        """Train until the epochs or the minutes are over."""
        self.model.train()
        saved, total = time.monotonic(), 0.0
        for epoch in range(self.state["epoch"], self.options.epochs):
            batches = list(self._batches(epoch))
            for number in range(self.state["batch"], len(batches)):
                if self._minutes() > self.options.minutes:
                    print("the time is over", flush=True)
                    return
                total += self._step(batches[number])
                self.state.update(batch=number + 1, step=self.state["step"] + 1)
                if self.state["step"] % 50 == 0:
                    print(
                        f"epoch {epoch} step {self.state['step']}/{self.steps} "
                        f"loss {total / 50:.4f} {self._minutes():.1f} min",
                        flush=True,
                    )
                    total = 0.0
                if time.monotonic() - saved > CHECKPOINT_SECONDS:
                    self._checkpoint()
                    saved = time.monotonic()
            self.state.update(epoch=epoch + 1, batch=0)

    def _batches(self, epoch: int) -> Iterator[list[Triple]]:
        rows = list(self.triples)
        random.Random(f"{self.options.seed}/{epoch}").shuffle(rows)
        for start in range(0, len(rows), self.options.batch):
            yield rows[start : start + self.options.batch]

    def _step(self, batch: Sequence[Triple]) -> float:
        for group in self.optimizer.param_groups:
            group["lr"] = self.options.rate * self._share()
        features = [
            {
                name: value.to(self.model.device)
                for name, value in self.model.tokenize(texts).items()
                if isinstance(value, torch.Tensor)
            }
            for texts in (
                [row.claim for row in batch],
                [row.right for row in batch],
                [row.wrong for row in batch],
            )
        ]
        with torch.autocast(self.model.device.type, dtype=torch.bfloat16):
            loss = self.loss(features, None)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        return float(loss.item())

    def _share(self) -> float:
        done = max(
            self.state["step"] / max(1, self.steps),
            self._minutes() / self.options.minutes,
        )
        if done < WARMUP_SHARE:
            return (done + 1e-3) / WARMUP_SHARE
        return max(0.0, (1 - done) / (1 - WARMUP_SHARE))

    def _minutes(self) -> float:
        return (time.monotonic() - self.started) / 60

    def _checkpoint(self) -> None:
        self.model.save_pretrained(str(self.folder))
        torch.save(self.optimizer.state_dict(), self.folder / "optimizer.pt")
        (self.folder / "state.json").write_text(json.dumps(self.state))

    def save(self) -> None:
        """Write the model and how it came about."""
        self.model.eval()
        self.model.save_pretrained(str(self.options.out))
        note = {
            "steps": self.state["step"],
            "planned_steps": self.steps,
            "triples": len(self.triples),
            "minutes": round(self._minutes(), 1),
            "seed": self.options.seed,
            "rate": self.options.rate,
            "batch": self.options.batch,
            "torch": torch.__version__,
        }
        (self.options.out / "run.json").write_text(json.dumps(note, indent=1) + "\n")


def read_stories(data: Path) -> list[tuple[list[str], list[tuple[str, list[str]]]]]:
    """Return the sentences of each story, and its claims with those that settle them.

    Calibration rows are left out, as everywhere else.
    """
    stories = []
    for dossier in sets.read_dossiers(sets.dossier_files(data), calibration=False):
        passages = {
            f"{doc['id']}{number}": _sentences(str(passage))
            for doc in dossier.docs
            for number, passage in enumerate(doc["passages"], 1)  # type: ignore[arg-type]
        }
        claims = []
        for claim in dossier.claims:
            settling = [*claim["s"], *claim["r"]]  # type: ignore[misc]
            near = [s for name in settling for s in passages[name]]
            claims.append((str(claim["c"]), near))
        stories.append(([s for found in passages.values() for s in found], claims))
    for path in sets.authored_files(data):
        for row in sets.read_lines(path):
            if sets.is_kept(str(row["passage"])):
                continue
            found = _sentences(str(row["passage"]))
            claims = [
                (claim["c"], found)
                for claim in row["claims"]  # type: ignore[attr-defined]
                if claim["l"] != "N"
            ]
            stories.append((found, claims))
    return stories


def _sentences(passage: str) -> list[str]:
    return [span.of(passage) for span in split_sentences(passage)]


def mine(
    stories: Sequence[tuple[list[str], list[tuple[str, list[str]]]]],
    model: SentenceTransformer,
    *,
    seed: int,
) -> list[Triple]:
    """Choose the right sentence of each claim, and the nearest wrong one.

    Of the sentences of a passage that settles a claim, the nearest to it is the right
    one. Where a story has no wrong one, a sentence of the story before is taken.
    """
    texts = sorted(
        {s for found, _ in stories for s in found}
        | {claim for _, claims in stories for claim, _ in claims}
    )
    vectors = model.encode(
        texts, batch_size=128, normalize_embeddings=True, show_progress_bar=False
    )
    place = {text: number for number, text in enumerate(texts)}
    triples: list[Triple] = []
    draw = random.Random(seed)
    spare = texts
    for found, claims in stories:
        for claim, settling in claims:
            if not settling:
                continue
            query = vectors[place[claim]]
            right = max(settling, key=lambda s: float(query @ vectors[place[s]]))
            rest = [
                s
                for s in found
                if s not in settling
                and float(vectors[place[s]] @ vectors[place[right]]) < TOO_NEAR
            ]
            scored = np.array([float(query @ vectors[place[s]]) for s in rest])
            wrong = rest[int(scored.argmax())] if rest else draw.choice(spare)
            triples.append(Triple(claim, right, wrong))
        spare = found or spare
    return triples


if __name__ == "__main__":
    main()
