"""Train the verifier: a three-class cross-encoder over premise and claim.

    python training/verifier.py --data DATA --base BASE --out OUT --minutes 90

Runs unchanged on a CPU and on a GPU, resumes from its last checkpoint, and stops
cleanly, saved and evaluated, when ``--minutes`` are over. The same seed, data and
thread count draw the same batches; weights then agree up to the rounding of
bfloat16 kernels (see ``training/README.md``).
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))
sys.path.insert(0, str(Path(__file__).resolve().parent))

import torch
from sentence_transformers import CrossEncoder

import data as sets
import own
from steps import pace, weight_groups

MAX_TOKENS = 256
TOKENS_PER_BATCH = 2_400
LONGEST_HYPOTHESIS = 600
"""Characters; a row that is longer is left out, as a hypothesis is never cut."""
CHECKPOINT_SECONDS = 480
LABEL_SMOOTHING = 0.05


def main() -> None:
    """Parse the options and train."""
    options = _options()
    torch.manual_seed(options.seed)
    if options.threads:
        torch.set_num_threads(options.threads)
    run = Run(options)
    run.train()
    run.save(options.out)
    run.report()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the sets")
    parser.add_argument("--base", required=True, help="folder of the base model")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--minutes", type=float, default=90.0)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--tokens", type=int, default=TOKENS_PER_BATCH)
    parser.add_argument("--neutral", type=int, default=2)
    parser.add_argument("--natural-first", type=int, default=30_000)
    parser.add_argument("--natural-later", type=int, default=8_000)
    parser.add_argument("--own", type=int, default=12_000)
    parser.add_argument(
        "--half", type=int, choices=(0, 1), help="every second of the older texts"
    )
    parser.add_argument("--ours", type=int, default=0, help="at most so many of ours")
    parser.add_argument(
        "--further",
        action="store_true",
        help="the further public sets instead of those with a clear open licence",
    )
    parser.add_argument("--limit", type=int, default=0, help="rehearse with few rows")
    return parser.parse_args()


def read_training_pairs(options: argparse.Namespace, *, epoch: int) -> list[sets.Pair]:
    """Return the rows of one epoch; later epochs draw fewer natural pairs."""
    data, seed = options.data, options.seed
    rows_of = sets.FURTHER_ROWS if options.further else sets.NATURAL_ROWS
    natural = sets.natural_pairs(data, seed=seed, rows_of=rows_of)
    random.Random(f"{seed}/{epoch}").shuffle(natural)
    natural = natural[: options.natural_later if epoch else options.natural_first]
    authored, half = sets.authored_files(data), options.half
    dossiers = sets.read_dossiers(
        sets.dossier_files(data), calibration=False, half=half
    )
    told = own.told_of_authored(authored, half=half)
    stories = [*own.told_of_dossiers(dossiers), *told]
    ours = [
        *sets.authored_pairs(authored, calibration=False, half=half),
        *sets.dossier_pairs(dossiers, neutral=options.neutral, seed=seed + epoch),
    ]
    if options.ours:
        random.Random(f"{seed}/ours/{epoch}").shuffle(ours)
        ours = ours[: options.ours]
    return [
        *natural,
        *(sets.restated(pair) for pair in ours),
        *own.own_pairs(stories, count=options.own, seed=seed + epoch),
    ]


class Run:
    """One training run: model, batches, optimiser, checkpoints."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.started = time.monotonic()
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        names = dict(enumerate(sets.LABELS))
        folder = options.out / "checkpoint"
        base = str(folder) if (folder / "config.json").is_file() else options.base
        self.model = CrossEncoder(
            base,
            num_labels=len(names),
            max_length=MAX_TOKENS,
            device=self.device,
            config_kwargs={
                # A sixth of a step on a CPU went into drawing this noise.
                "attention_probs_dropout_prob": 0.0,
                "id2label": names,
                "label2id": {name: index for index, name in names.items()},
            },
        )
        self.tokenizer = self.model.tokenizer
        self.tokenizer.truncation_side = "left"
        # The word vectors hold half the weights and hardly move: a tenth of the time.
        self.model.model.get_input_embeddings().requires_grad_(False)
        self.state = {"step": 0, "seen": 0, "epoch": 0, "batch": 0}
        self.epochs = [self._batches(epoch) for epoch in range(options.epochs)]
        self.steps = sum(len(epoch) for epoch in self.epochs)
        self.optimizer = torch.optim.AdamW(
            weight_groups(self.model.model),
            lr=options.rate,
            betas=(0.9, 0.98),
            eps=1e-6,
        )
        if (folder / "state.json").is_file():
            self.state = json.loads((folder / "state.json").read_text())
            saved = torch.load(folder / "optimizer.pt", weights_only=True)
            self.optimizer.load_state_dict(saved)
        print(f"{self.steps} steps in {options.epochs} epochs", flush=True)

    def _batches(self, epoch: int) -> list[list[sets.Pair]]:
        options = self.options
        pairs = read_training_pairs(options, epoch=epoch)
        shuffler = random.Random(f"{options.seed}/batches/{epoch}")
        shuffler.shuffle(pairs)
        if options.limit:
            pairs = pairs[: options.limit]
        return list(_bucket(pairs, options.tokens, shuffler))

    def train(self) -> None:
        """Train until the epochs or the minutes are over."""
        self.model.model.train()
        loss_sum, since, saved = 0.0, 0, time.monotonic()
        for epoch in range(self.state["epoch"], len(self.epochs)):
            batches = self.epochs[epoch]
            for number in range(self.state["batch"], len(batches)):
                if self._minutes() > self.options.minutes:
                    print("the time is over", flush=True)
                    return
                loss_sum += self._step(batches[number])
                since += 1
                self.state.update(batch=number + 1, step=self.state["step"] + 1)
                if since == 200:
                    self._tell(epoch, loss_sum / since)
                    loss_sum, since = 0.0, 0
                if time.monotonic() - saved > CHECKPOINT_SECONDS:
                    self._checkpoint()
                    saved = time.monotonic()
            self.state.update(epoch=epoch + 1, batch=0)

    def _step(self, batch: list[sets.Pair]) -> float:
        batch = [pair for pair in batch if len(pair.hypothesis) <= LONGEST_HYPOTHESIS]
        if not batch:
            return 0.0
        for group in self.optimizer.param_groups:
            group["lr"] = self.options.rate * self._share()
        inputs = self.tokenizer(
            [pair.premise for pair in batch],
            [pair.hypothesis for pair in batch],
            truncation="only_first",
            max_length=MAX_TOKENS,
            padding=True,
            return_tensors="pt",
        ).to(self.device)
        labels = torch.tensor([pair.label for pair in batch], device=self.device)
        with torch.autocast(self.device, dtype=torch.bfloat16):
            logits = self.model.model(**inputs).logits
        loss = torch.nn.functional.cross_entropy(
            logits.float(), labels, label_smoothing=LABEL_SMOOTHING
        )
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.model.parameters(), 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        self.state["seen"] += len(batch)
        return loss.item()

    def _share(self) -> float:
        """Share of the peak learning rate: warm-up, then a cosine to nothing.

        Where the minutes will not do for the steps, the minutes set the pace, so
        that the rate has come down when the time is over.
        """
        done = max(
            self.state["step"] / max(1, self.steps),
            self._minutes() / self.options.minutes,
        )
        return pace(done)

    def _minutes(self) -> float:
        return (time.monotonic() - self.started) / 60

    def _tell(self, epoch: int, loss: float) -> None:
        print(
            f"epoch {epoch} step {self.state['step']}/{self.steps} "
            f"seen {self.state['seen']} loss {loss:.4f} "
            f"{self.state['seen'] / (60 * self._minutes()):.1f} pairs/s "
            f"{self._minutes():.1f} min",
            flush=True,
        )

    def _checkpoint(self) -> None:
        folder = self.options.out / "checkpoint"
        self.model.save_pretrained(str(folder))
        torch.save(self.optimizer.state_dict(), folder / "optimizer.pt")
        (folder / "state.json").write_text(json.dumps(self.state))

    def save(self, folder: Path) -> None:
        """Write weights, tokenizer and what they were trained on."""
        folder.mkdir(parents=True, exist_ok=True)
        self.model.model.eval()
        self.model.save_pretrained(str(folder))
        note = {
            "seen": self.state["seen"],
            "steps": self.state["step"],
            "planned_steps": self.steps,
            "minutes": round(self._minutes(), 1),
            "seed": self.options.seed,
            "rate": self.options.rate,
            "threads": torch.get_num_threads(),
            "torch": torch.__version__,
            "cpu": os.uname().machine,
        }
        (folder / "run.json").write_text(json.dumps(note, indent=1) + "\n")

    def report(self) -> None:
        """Print accuracy on the dev sets that are at hand."""
        data = self.options.data
        dossiers = sets.read_dossiers(
            [data / "dossiers" / "dev.jsonl"], calibration=None
        )
        found = {
            "authored dev": sets.authored_pairs(
                [data / "authored" / "dev.jsonl"], calibration=None
            ),
            "dossiers dev, every passage": sets.dossier_pairs(
                dossiers, neutral=None, seed=0
            ),
        }
        for name, pairs in found.items():
            pairs = pairs[: self.options.limit] if self.options.limit else pairs
            print(name, confusion(pairs, self.predict(pairs)), flush=True)

    def predict(self, pairs: Sequence[sets.Pair]) -> list[int]:
        """Return the most probable class of each pair."""
        scores = self.model.predict(
            [(pair.premise, pair.hypothesis) for pair in pairs],
            batch_size=64,
            show_progress_bar=False,
        )
        return [int(row.argmax()) for row in scores]


def confusion(pairs: Sequence[sets.Pair], predicted: Sequence[int]) -> str:
    """Return accuracy and the confusion matrix, gold in rows."""
    table = [[0] * len(sets.LABELS) for _ in sets.LABELS]
    for pair, label in zip(pairs, predicted, strict=True):
        table[pair.label][label] += 1
    right = sum(table[index][index] for index in range(len(table)))
    return f"{right / max(1, len(pairs)):.4f} of {len(pairs)} {table}"


def _bucket(
    pairs: list[sets.Pair], tokens: int, shuffler: random.Random
) -> Iterator[list[sets.Pair]]:
    """Group rows of like length into batches of about ``tokens`` tokens."""

    def length(pair: sets.Pair) -> int:
        return min(MAX_TOKENS, (len(pair.premise) + len(pair.hypothesis)) // 4 + 6)

    batches: list[list[sets.Pair]] = []
    window = 4_000
    for start in range(0, len(pairs), window):
        batch: list[sets.Pair] = []
        for pair in sorted(pairs[start : start + window], key=length):
            if batch and length(pair) * (len(batch) + 1) > tokens:
                batches.append(batch)
                batch = []
            batch.append(pair)
        batches.append(batch)
    shuffler.shuffle(batches)
    yield from batches


if __name__ == "__main__":
    main()
