"""What is exported, beside the torch model that it came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from oircheck.errors import ModelSourceError
from oircheck.models.encoder import OnnxEncoder
from oircheck.models.sources import Loaded
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
class Parity:
    """How near an export is to its origin, and whether that is near enough."""

    text: str
    near: bool
    wanted: str

    def require(self) -> None:
        """Raise ``ModelSourceError`` unless it is near enough."""
        if not self.near:
            raise ModelSourceError(
                f"the export is too far from its origin: {self.text}; {self.wanted}"
            )


def sample_texts() -> list[str]:
    """Return texts of our own, short and long."""
    ahead = [*SAMPLE[1:], SAMPLE[0]]
    joined = [f"{a} {b}" for a, b in zip(SAMPLE, ahead, strict=True)]
    return [*SAMPLE, *joined, *(f"{a} {b}" for a in SAMPLE[:6] for b in SAMPLE[6:])]


def sample_pairs() -> list[tuple[str, str]]:
    """Return every pair of our own texts."""
    return [(premise, claim) for premise in SAMPLE for claim in SAMPLE]


def compare_embedder(loaded: Loaded, out: Path, texts: Sequence[str]) -> Parity:
    """Compare the exported vectors with those of sentence-transformers in float32."""
    tokenizer = TextTokenizer(out / "tokenizer.json")
    encoder = OnnxEncoder(out, io=loaded.io, tokenizer=tokenizer, digest="")
    ours = encoder.encode(texts)
    given = [loaded.io.prefix + text for text in texts]
    limit, side = loaded.model.max_seq_length, loaded.tokenizer.truncation_side
    loaded.model.max_seq_length = loaded.io.max_tokens
    loaded.tokenizer.truncation_side = (loaded.io.truncation or "right").lower()
    theirs = loaded.model.encode(given, convert_to_numpy=True, batch_size=1)
    loaded.model.max_seq_length, loaded.tokenizer.truncation_side = limit, side
    lengths = np.linalg.norm(ours, axis=1) * np.linalg.norm(theirs, axis=1)
    cosines = (ours * theirs).sum(axis=1) / lengths
    mean, lowest = float(cosines.mean()), float(cosines.min())
    return Parity(
        f"{len(texts)} texts, cosine to torch in float32: mean {mean:.5f}, "
        f"lowest {lowest:.5f}",
        mean >= MEAN_COSINE and lowest >= LOWEST_COSINE,
        f"needs at least {MEAN_COSINE} and {LOWEST_COSINE}",
    )


def compare_verifier(
    loaded: Loaded, out: Path, pairs: Sequence[tuple[str, str]]
) -> Parity:
    """Compare the exported probabilities with those of torch in float32."""
    import torch

    tokenizer = TextTokenizer(out / "tokenizer.json")
    verifier = OnnxVerifier(out, io=loaded.io, tokenizer=tokenizer)
    short = [pair for pair in pairs if verifier.fits(pair[1])]
    loaded.tokenizer.truncation_side = "left"
    order = [loaded.io.classes.index(name) for name in NLI_CLASSES]
    theirs = []
    for premise, hypothesis in short:
        feed = loaded.tokenizer(
            premise,
            hypothesis,
            truncation="only_first",
            max_length=loaded.io.max_tokens,
            return_tensors="pt",
        )
        with torch.no_grad():
            logits = loaded.network(**feed).logits[0]
        theirs.append(logits.softmax(-1)[order].numpy())
    found = verifier.score(short)
    ours = np.array([(s.entailment, s.neutral, s.contradiction) for s in found])
    apart = np.abs(ours - np.array(theirs))
    same = float((ours.argmax(1) == np.array(theirs).argmax(1)).mean())
    return Parity(
        f"{len(short)} pairs, probabilities beside torch in float32: apart by "
        f"{apart.mean():.5f} on average, {apart.max():.5f} at most; "
        f"same class {same:.4f}",
        float(apart.mean()) <= MEAN_DIFFERENCE,
        f"may be apart by {MEAN_DIFFERENCE} on average",
    )
