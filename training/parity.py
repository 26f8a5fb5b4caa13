"""What is exported, beside the torch model that it came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from oircheck.models.encoder import OnnxEncoder
from oircheck.models.pins import ModelIO
from oircheck.models.tokenize import TextTokenizer
from oircheck.models.verifier import NLI_CLASSES, OnnxVerifier

MEAN_COSINE, LOWEST_COSINE, MEAN_DIFFERENCE = 0.999, 0.998, 0.02

SAMPLE = (
    "Six bases were handed over.",
    "Iraqi forces took control of six military bases from the coalition in 2020, "
    "the spokesman, Col. Myles B. Caggins III, said on Monday.",
    "The bill failed by 51 votes to 49.",
    "Revenue rose 3.5% to $4.2bn in the second quarter, beating expectations.",
    "Café owners in Zürich say rents have doubled since 1998.",
    "No deaths were reported.",
    "She denied that the minister had signed the letter before the vote was taken.",
    "WHO: measles cases fell by a third, but vaccination is still below 95 per cent "
    "in eleven of the region's fifty-three countries; two report no data at all.",
    "The bridge, which opened in 1932, was closed for repairs until further notice.",
    "A naïve reading of the figures (1,200 against 12,000) is misleading: 東京 and "
    "Москва count differently.",
    "He said: \u201cWe won\u2019t leave \u2014 not now, not ever.\u201d",
)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A torch model ready for export, with what it was loaded from."""

    model: Any
    network: Any
    tokenizer: Any
    io: ModelIO
    folder: Path


def texts_of(sample: Path | None) -> list[str]:
    """Return the lines of a file, or texts of our own, short and long."""
    if sample:
        return sample.read_text(encoding="utf-8").splitlines()
    ahead = [*SAMPLE[1:], SAMPLE[0]]
    joined = [f"{a} {b}" for a, b in zip(SAMPLE, ahead, strict=True)]
    return [*SAMPLE, *joined, *(f"{a} {b}" for a in SAMPLE[:6] for b in SAMPLE[6:])]


def pairs_of(sample: Path | None) -> list[tuple[str, str]]:
    """Return a file's lines cut at their tab, or every pair of our own texts."""
    if sample is None:
        return [(premise, claim) for premise in SAMPLE for claim in SAMPLE]
    lines = sample.read_text(encoding="utf-8").splitlines()
    cut = [line.split("\t") for line in lines]
    return [(premise, hypothesis) for premise, hypothesis in cut]


def check_embedder(loaded: Loaded, out: Path, texts: Sequence[str]) -> None:
    """Print how near the exported vectors are; exit if that is not near enough."""
    tokenizer = TextTokenizer(out / "tokenizer.json")
    encoder = OnnxEncoder(out, io=loaded.io, tokenizer=tokenizer, digest="")
    ours = encoder.encode(texts)
    theirs = loaded.model.encode(list(texts), convert_to_numpy=True, batch_size=1)
    lengths = np.linalg.norm(ours, axis=1) * np.linalg.norm(theirs, axis=1)
    cosines = (ours * theirs).sum(axis=1) / lengths
    print(
        f"{len(texts)} texts, cosine to torch in float32: mean {cosines.mean():.5f}, "
        f"lowest {cosines.min():.5f}"
    )
    if cosines.mean() < MEAN_COSINE or cosines.min() < LOWEST_COSINE:
        raise SystemExit(f"needs at least {MEAN_COSINE} and {LOWEST_COSINE}")


def check_verifier(loaded: Loaded, out: Path, pairs: Sequence[tuple[str, str]]) -> None:
    """Print how far probabilities are apart; exit if that is too far."""
    import torch

    tokenizer = TextTokenizer(out / "tokenizer.json")
    verifier = OnnxVerifier(out, io=loaded.io, tokenizer=tokenizer)
    loaded.tokenizer.truncation_side = "left"
    order = [loaded.io.classes.index(name) for name in NLI_CLASSES]
    theirs = []
    for premise, hypothesis in pairs:
        feed = loaded.tokenizer(
            premise,
            hypothesis,
            truncation="only_first",
            max_length=loaded.io.max_tokens,
            return_tensors="pt",
        )
        with torch.no_grad():
            theirs.append(loaded.network(**feed).logits[0].softmax(-1)[order].numpy())
    found = verifier.score(pairs)
    ours = np.array([(s.entailment, s.neutral, s.contradiction) for s in found])
    apart = np.abs(ours - np.array(theirs))
    same = (ours.argmax(1) == np.array(theirs).argmax(1)).mean()
    print(
        f"{len(pairs)} pairs, probabilities beside torch in float32: apart by "
        f"{apart.mean():.5f} on average, {apart.max():.5f} at most; "
        f"same class {same:.4f}"
    )
    if apart.mean() > MEAN_DIFFERENCE:
        raise SystemExit(f"may be apart by {MEAN_DIFFERENCE} on average")
