"""How fast the shipped form is beside torch in float32, and how near to it.

Both run in one process, on one thread each, in turns.
"""

from __future__ import annotations

import os
import platform
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from cold import processor
from model_pairs import measure, score_pairs, share
from model_rows import DevSet, Row

from oircheck.models import Bundle, Role, open_bundle
from oircheck.models.bundle import TOKENIZER_FILE
from oircheck.models.tokenize import TextTokenizer
from oircheck.models.verifier import NLI_CLASSES
from oircheck.types import NliScores

TOKENS = 64
PAIRS = 64
ROUNDS = 7
PREMISE = (
    "The Coalition handed six military bases over to Iraqi forces between March and "
    "May, the spokesman said on Monday, and will hand over two more before the year "
    "is out, among them the large air base in the west of the country."
)
CLAIM = "Six bases were handed over by the end of May, according to the Coalition."


def sixty_four(bundle: Bundle) -> list[tuple[str, str]]:
    """Return pairs that are exactly ``TOKENS`` tokens long, special ones included."""
    folder = bundle.root / Role.VERIFIER
    count = TextTokenizer(folder / TOKENIZER_FILE).count
    room = TOKENS - 3 - count(CLAIM)
    words = PREMISE.split() * 2
    while count(" ".join(words)) > room:
        words.pop()
    premise = " ".join(words) + " ." * (room - count(" ".join(words)))
    if count(premise) != room:
        raise SystemExit(f"{count(premise)} tokens, not {room}")
    return [(premise, CLAIM)] * PAIRS


class Torch:
    """The cross-encoder that the verifier was exported from, in float32.

    Args:
        folder: A saved CrossEncoder.
        limit: Most tokens of a pair.
        temperature: Divides the logits.
    """

    def __init__(self, folder: Path, *, limit: int, temperature: float) -> None:
        import torch
        from sentence_transformers import CrossEncoder

        torch.set_num_threads(1)
        self._torch = torch
        self._model = CrossEncoder(str(folder), device="cpu", max_length=limit).float()
        self._model.tokenizer.truncation_side = "left"
        self._limit, self._temperature = limit, temperature
        names = self._model.config.id2label
        classes = [str(names[at]).lower() for at in range(len(names))]
        self._order = [classes.index(name) for name in NLI_CLASSES]
        self.version = torch.__version__

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[NliScores]:
        """Score pairs, padded to the longest of each 32 of like length."""
        order = sorted(range(len(pairs)), key=lambda at: len(" ".join(pairs[at])))
        found: dict[int, NliScores] = {}
        for start in range(0, len(order), 32):
            part = order[start : start + 32]
            feed: Any = self._model.tokenizer(
                [pairs[at][0] for at in part],
                [pairs[at][1] for at in part],
                truncation="only_first",
                max_length=self._limit,
                padding=True,
                return_tensors="pt",
            )
            with self._torch.inference_mode():
                logits = self._model.model(**feed).logits / self._temperature
            chances = logits.softmax(-1).numpy()[:, self._order]
            for at, row in zip(part, chances, strict=True):
                found[at] = NliScores(*(float(value) for value in row))
        return [found[at] for at in range(len(pairs))]


def seconds(score: Callable[[], object]) -> float:
    """Return how long one call takes."""
    began = time.perf_counter()
    score()
    return time.perf_counter() - began


def speed(folder: Path | None, weights: Path | None) -> str:
    """Return pairs a second, load times, and sizes of files, as Markdown."""
    loads: dict[str, float] = {}
    for role in ("encoder", "verifier"):
        bundle = open_bundle(folder)
        began = time.perf_counter()
        getattr(bundle, role)
        loads[role] = time.perf_counter() - began
    bundle = open_bundle(folder)
    pairs = sixty_four(bundle)
    scorers: dict[str, Callable[[], object]] = {
        "shipped form, ONNX Runtime": lambda: bundle.verifier.score(pairs)
    }
    if weights is not None:
        limit, temperature = bundle.verifier.limit, _temperature(bundle)
        torch = Torch(weights, limit=limit, temperature=temperature)
        scorers[f"torch {torch.version}, float32"] = lambda: torch.score(pairs)
    for score in scorers.values():
        score()
    times: dict[str, list[float]] = {name: [] for name in scorers}
    for _ in range(ROUNDS):
        for name, score in scorers.items():
            times[name].append(seconds(score))
    lines = [
        f"{processor()}, {os.cpu_count()} cores, one thread, Python "
        f"{platform.python_version()}; medians of {ROUNDS} rounds in turns, "
        f"{PAIRS} pairs of {TOKENS} tokens",
        "",
        "| verifier | pairs a second |",
        "|---|---|",
        *(
            f"| {name} | {PAIRS / statistics.median(found):.1f} |"
            for name, found in times.items()
        ),
        "",
        "| model | seconds to verify and open | files |",
        "|---|---|---|",
    ]
    for model in bundle.lock.models:
        files = ", ".join(f"{f.path} {f.size / 1e6:.2f} MB" for f in model.files)
        name = {Role.EMBEDDER: "encoder", Role.VERIFIER: "verifier"}.get(model.role, "")
        took = f"{loads[name]:.2f}" if name else "–"
        lines.append(f"| {model.role}: {model.name} | {took} | {files} |")
    return "\n".join(lines)


def likeness(
    folder: Path | None, weights: Path, chosen: Sequence[tuple[DevSet, list[Row]]]
) -> str:
    """Return the accuracy of the shipped form beside that of the training weights."""
    bundle = open_bundle(folder)
    verifier = bundle.verifier
    torch = Torch(weights, limit=verifier.limit, temperature=_temperature(bundle))
    lines = [
        "| set | rows | shipped form | training weights, float32 | same class "
        "| probabilities apart, mean |",
        "|---|---|---|---|---|---|",
    ]
    for which, rows in chosen:
        ours = score_pairs(verifier.score, verifier.fits, rows)
        theirs = score_pairs(torch.score, verifier.fits, rows)
        both = [
            np.array([[s.entailment, s.neutral, s.contradiction] for s in found])
            for found in (ours, theirs)
        ]
        same = (both[0].argmax(1) == both[1].argmax(1)).mean()
        lines.append(
            f"| {which.name} | {len(rows)} "
            f"| {share(measure(which, rows, ours).accuracy, interval=False)} "
            f"| {share(measure(which, rows, theirs).accuracy, interval=False)} "
            f"| {same:.4f} | {np.abs(both[0] - both[1]).mean():.5f} |"
        )
    return "\n".join(lines)


def _temperature(bundle: Bundle) -> float:
    calibration = bundle.lock.model(Role.VERIFIER).calibration
    return calibration.temperature if calibration else 1.0
