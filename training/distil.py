"""Train the verifier with a teacher: one run, for a machine with a GPU.

    python training/distil.py --rows ROWS --base BASE --teacher LARGE --out OUT \
        --teacher-minutes 4 --student-minutes 4

Three steps. The large base learns the rows that have labels. It then says how probable
each class is on every row, with a label or without. The small base learns from that,
and where a row has a label, from a mean of both (Hinton et al., arXiv:1503.02531).
Rows come from ``training/rows.py``. Both cross-encoders are read and written by
sentence-transformers. Runs on a CPU too, for a rehearsal: ``--limit 300``.

Each step stops cleanly when its minutes are over; the learning rate has come down by
then. The same seed and the same number of steps draw the same batches.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import deque
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))
sys.path.insert(0, str(Path(__file__).resolve().parent))

import numpy as np
import torch
from numpy.typing import NDArray
from sentence_transformers import CrossEncoder

from data import LABELS
from encoded import MAX_TOKENS, Encoded, Ints, Rows, contrasted, read_rows
from forward import classify
from steps import first_and_claim, pace, weight_groups

TEACHER_DRAW = {
    "public": 1.0,
    "authored": 1.0,
    "settling": 1.0,
    "beside": 0.3,
    "own": 0.35,
}
"""Share of each group that an epoch of the teacher draws."""

STUDENT_DRAW = {
    **TEACHER_DRAW,
    "reworded": 1.0,
    "shortened": 1.0,
    "told": 0.7,
    "encyclopaedia": 0.4,
    "weak": 0.6,
}

LABEL_SMOOTHING = 0.05
EARLY_SHARE = 0.3
"""What the loss of the exit's layer weighs beside the last one's."""

PLAIN_ATTENTION = {"attn_implementation": "eager"}
"""On a CPU the fused attention takes a third of a step for its way back in bfloat16:
4,450 tokens a second instead of 2,900, on one core (AMD EPYC, AVX-512, bf16)."""

HARD_SHARE = 0.5
"""What a label weighs beside the teacher, where a row has one."""


class Learner:
    """A cross-encoder, its tokens, and one way of teaching it."""

    def __init__(self, base: str, rows: Rows, options: argparse.Namespace) -> None:
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        names = dict(enumerate(LABELS))
        self.model = CrossEncoder(
            base,
            num_labels=len(names),
            max_length=MAX_TOKENS,
            device=self.device,
            config_kwargs={
                "attention_probs_dropout_prob": 0.0,
                "hidden_dropout_prob": options.dropout,
                "id2label": names,
                "label2id": {name: index for index, name in names.items()},
            },
            model_kwargs={} if self.device == "cuda" else PLAIN_ATTENTION,
        )
        self.model.tokenizer.truncation_side = "left"
        # The word vectors hold half the weights of the small base and hardly move.
        self.model.model.get_input_embeddings().requires_grad_(False)
        self.rows, self.options = rows, options
        self.encoded = Encoded(self.model, rows)
        self.early = torch.nn.Linear(
            2 * self.model.model.config.hidden_size, len(LABELS), device=self.device
        )
        self.seen = self.steps = 0

    def learn(
        self,
        targets: torch.Tensor,
        shares: Mapping[str, float],
        *,
        epochs: int,
        minutes: float,
        rate: float,
    ) -> None:
        """Train until the epochs or the minutes are over.

        Args:
            targets: Probability of each class, float32 of shape (rows, classes).
            shares: What an epoch draws of each group.
            rate: Peak learning rate.
        """
        draw = np.random.default_rng(self.options.seed)
        plans = [list(self._epoch(shares, draw)) for _ in range(epochs)]
        total, started = sum(map(len, plans)), time.monotonic()
        optimizer = torch.optim.AdamW(
            [*weight_groups(self.model.model), {"params": [*self.early.parameters()]}],
            lr=rate,
            betas=(0.9, 0.98),
            eps=1e-6,
            fused=self.device == "cuda",
        )
        print(f"{total} steps in {epochs} epochs", flush=True)
        self.model.model.train()
        sums = torch.zeros((), device=self.device)
        for numbers in _ahead(self, (batch for plan in plans for batch in plan)):
            spent = (time.monotonic() - started) / (60 * minutes)
            if spent >= 1:
                print("the time is over", flush=True)
                break
            share = pace(max(self.steps / total, spent))
            for group in optimizer.param_groups:
                group["lr"] = rate * share
            sums += self._step(numbers, targets, optimizer)
            if self.steps % 400 == 0:
                print(
                    f"step {self.steps}/{total} seen {self.seen} "
                    f"loss {float(sums) / 400:.4f} "
                    f"{self.seen / (time.monotonic() - started):.0f} rows/s",
                    flush=True,
                )
                sums.zero_()

    def _epoch(
        self, shares: Mapping[str, float], draw: np.random.Generator
    ) -> Iterator[Ints]:
        """Yield the batches of an epoch: of rows, or of premises with their claims."""
        tokens = self.options.tokens
        if self.options.gap:
            bundles = self.rows.bundles(shares, draw)
            return self.encoded.packed(bundles, tokens, draw)
        return self.encoded.batches(self.rows.drawn(shares, draw), tokens, draw)

    def _step(
        self,
        batch: tuple[Ints, dict[str, torch.Tensor]],
        targets: torch.Tensor,
        optimizer: torch.optim.Optimizer,
    ) -> torch.Tensor:
        numbers, inputs = batch
        wanted = targets[torch.from_numpy(numbers).long()].to(self.device)
        logits, early = self._logits(inputs, early=bool(self.options.early))
        loss = torch.nn.functional.cross_entropy(logits, wanted)
        if self.options.gap:
            loss = loss + self.options.gap * apart(logits, self.rows.table[numbers])
        if early is not None:
            loss = loss + EARLY_SHARE * torch.nn.functional.cross_entropy(early, wanted)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.model.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        self.seen += len(numbers)
        self.steps += 1
        return loss.detach()

    def _logits(
        self, inputs: dict[str, torch.Tensor], *, early: bool = False
    ) -> tuple[torch.Tensor, torch.Tensor | None]:
        """Return the logits, and those of a lower layer where an exit is prepared."""
        with torch.autocast(self.device, dtype=torch.bfloat16):
            logits, held = classify(
                self.model.model, inputs, layer=self.options.early if early else 0
            )
        if held is None:
            return logits.float(), None
        types, mask = inputs["token_type_ids"], inputs["attention_mask"]
        read = first_and_claim(held.float(), types, mask)
        return logits.float(), self.early(read)

    def label(self, numbers: Ints) -> NDArray[np.float32]:
        """Return the probability of each class, float32 of shape (rows, classes)."""
        self.model.model.eval()
        found = np.zeros((len(self.rows.table), len(LABELS)), dtype=np.float32)
        plan = self.encoded.batches(numbers, 4 * self.options.tokens, None)
        with torch.inference_mode():
            for batch, inputs in _ahead(self, plan):
                scores = torch.softmax(self._logits(inputs)[0], dim=-1)
                found[batch] = scores.cpu().numpy()
        return found

    def report(self, name: str) -> None:
        """Print accuracy and the confusion matrix on each set of dev."""
        numbers = self.rows.of("dev")
        found = self.label(numbers).argmax(axis=1)
        for source in sorted(set(self.rows.table[numbers, 4].tolist())):
            own = numbers[self.rows.table[numbers, 4] == source]
            table = np.zeros((3, 3), dtype=int)
            np.add.at(table, (self.rows.table[own, 2], found[own]), 1)
            right = table.trace() / max(1, len(own))
            print(f"{name} {self.rows.sources[source]}: {right:.4f} {table.tolist()}")

    def save(self, folder: Path) -> None:
        """Write weights, tokenizer and how they came about."""
        folder.mkdir(parents=True, exist_ok=True)
        self.model.model.eval()
        self.model.save_pretrained(str(folder))
        note = {
            "seen": self.seen,
            "steps": self.steps,
            "seed": self.options.seed,
            "tokens": self.options.tokens,
            "torch": torch.__version__,
            "device": self.device,
        }
        (folder / "run.json").write_text(json.dumps(note, indent=1) + "\n")


def _ahead(
    learner: Learner, plan: Iterator[Ints]
) -> Iterator[tuple[Ints, dict[str, torch.Tensor]]]:
    """Build inputs in a thread, a few batches ahead of the device."""

    def build(numbers: Ints) -> tuple[Ints, dict[str, torch.Tensor]]:
        return numbers, learner.encoded.inputs(numbers, learner.device)

    waiting: deque[Future[tuple[Ints, dict[str, torch.Tensor]]]] = deque()
    with ThreadPoolExecutor(2) as pool:
        for numbers in plan:
            waiting.append(pool.submit(build, numbers))
            if len(waiting) > 8:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def apart(logits: torch.Tensor, table: Ints) -> torch.Tensor:
    """Return how little true claims stand above the false ones beside them.

    After the instance bundles of Dua et al., arXiv:2104.08735.

    Args:
        logits: Of shape (rows, classes).
        table: The rows of the batch.
    """
    pairs = torch.from_numpy(contrasted(table)).to(logits.device)
    if not len(pairs):
        return logits.new_zeros(())
    entailed = logits[:, 0] - logits[:, 2]
    gaps = entailed[pairs[:, 0]] - entailed[pairs[:, 1]]
    return torch.nn.functional.softplus(-gaps).mean()


def labelled(rows: Rows) -> torch.Tensor:
    """Return the labels as smoothed probabilities; rows without one are even."""
    classes = len(LABELS)
    found = torch.full((len(rows.table), classes), 1.0 / classes)
    known = np.flatnonzero(rows.table[:, 2] >= 0)
    found[known] = LABEL_SMOOTHING / classes
    labels = torch.from_numpy(rows.table[known, 2]).long()
    found[torch.from_numpy(known), labels] += 1.0 - LABEL_SMOOTHING
    return found


def mixed(rows: Rows, said: NDArray[np.float32], hard: float) -> torch.Tensor:
    """Return what the student learns: the teacher, and a share of the label."""
    targets, soft = labelled(rows), torch.from_numpy(said)
    known = torch.from_numpy(rows.table[:, 2] >= 0)[:, None]
    return torch.where(known, hard * targets + (1 - hard) * soft, soft)


def main() -> None:
    """Train the teacher, label, train the student."""
    options = _options()
    torch.manual_seed(options.seed)
    torch.set_float32_matmul_precision("high")
    rows = read_rows(options.rows, options.limit)
    print(f"{len(rows.table)} rows, {len(rows.texts)} texts", flush=True)
    options.out.mkdir(parents=True, exist_ok=True)
    if options.labels:
        said = np.load(options.labels)["said"].astype(np.float32)
    else:
        said = _teach(rows, options)
    if not options.student_minutes:
        return
    if options.level:
        rows = rows.levelled(np.random.default_rng(options.seed))
        said = said[rows.kept]
    if options.context:
        rows = rows.in_context(options.context, np.random.default_rng(options.seed))
    student = Learner(options.base, rows, options)
    student.learn(
        mixed(rows, said, options.hard),
        options.draw or STUDENT_DRAW,
        epochs=options.epochs,
        minutes=options.student_minutes,
        rate=options.rate,
    )
    student.save(options.out / "student")
    if options.report:
        student.report("student")


def _teach(rows: Rows, options: argparse.Namespace) -> NDArray[np.float32]:
    started = time.monotonic()
    teacher = Learner(options.teacher, rows, options)
    print(f"encoded after {time.monotonic() - started:.0f} s", flush=True)
    teacher.learn(
        labelled(rows),
        TEACHER_DRAW,
        epochs=options.teacher_epochs,
        minutes=options.teacher_minutes,
        rate=options.teacher_rate,
    )
    teacher.report("teacher")
    started = time.monotonic()
    said = teacher.label(np.arange(len(rows.table), dtype=np.int32))
    print(f"labelled in {time.monotonic() - started:.0f} s", flush=True)
    np.savez_compressed(options.out / "labels.npz", said=said.astype(np.float16))
    if options.keep_teacher:
        teacher.save(options.out / "teacher")
    return said


def _shares(text: str) -> dict[str, float]:
    pairs = (item.split("=") for item in text.split(","))
    return {name: float(share) for name, share in pairs}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=Path, required=True, help="of rows.py")
    parser.add_argument("--base", required=True, help="folder of the small base")
    parser.add_argument("--teacher", help="folder of the large base")
    parser.add_argument("--labels", type=Path, help="labels.npz of an earlier run")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--teacher-epochs", type=int, default=4)
    parser.add_argument("--teacher-minutes", type=float, default=4.0)
    parser.add_argument("--teacher-rate", type=float, default=5e-5)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument(
        "--student-minutes", type=float, default=4.0, help="0 stops after the labels"
    )
    parser.add_argument("--rate", type=float, default=2.5e-4)
    parser.add_argument(
        "--hard", type=float, default=HARD_SHARE, help="what a label weighs"
    )
    parser.add_argument(
        "--draw", type=_shares, help="groups and shares, authored=1,own=.2"
    )
    parser.add_argument(
        "--level", action="store_true", help="leave closeness out of what tells labels"
    )
    parser.add_argument(
        "--context", type=float, default=0.0, help="authored ones after other words"
    )
    parser.add_argument(
        "--no-report", dest="report", action="store_false", help="no figures on dev"
    )
    parser.add_argument(
        "--early", type=int, default=0, help="layer that is taught for an early exit"
    )
    parser.add_argument(
        "--gap",
        type=float,
        default=0.0,
        help="keep the claims of a premise together, and weigh their gaps so much",
    )
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--tokens", type=int, default=16_000)
    parser.add_argument("--seed", type=int, default=61)
    parser.add_argument("--keep-teacher", action="store_true")
    parser.add_argument("--limit", type=int, default=0, help="rehearse with few rows")
    options = parser.parse_args()
    if not options.teacher and not options.labels:
        parser.error("either --teacher or --labels")
    return options


if __name__ == "__main__":
    main()
