"""Add claims beside passages of other texts that speak of something like it.

    python training/elsewhere.py --rows ROWS --labels LABELS --data DATA --out ROWS2

Of the passages that a search brings up most have nothing to say of the claim. A model
that sees its claims only beside the passages that they were written for takes every
passage for one that says yes or no: of 395 pairs that a search in 10,000 sentences of
news and encyclopaedia brought up it called 48 open. Each claim gets two of the passages
nearest to it, by the embedder, of texts that it was not written for: a dossier's those
of no dossier, the others any but their own, none that has most of the claim's words.
They leave the claim open by construction, but for a few. Writes the rows of ROWS and
these, and their labels as a teacher would give them. Nothing is among them that is kept
for calibration.
"""

from __future__ import annotations

import argparse
import gzip
import random
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))
sys.path.insert(0, str(Path(__file__).resolve().parent))

import numpy as np
from numpy.typing import NDArray

import data as sets
from encoded import Rows, read_rows
from near_copies import Row, write
from oircheck.models import open_bundle
from oircheck.ports import Encoder
from oircheck.text.passages import join_premise

NEUTRAL = 1

CLAIMS = {
    "encyclopaedia": 7_000,
    "pairs": 7_000,
    "authored": 4_000,
    "settling": 3_000,
    "own": 2_000,
}
"""Claims that are taken of a group."""

PREMISES = {
    "encyclopaedia": 9_000,
    "authored": 3_500,
    "settling": 2_500,
    "own": 2_000,
}
"""Premises that are taken of a group."""

TEXTS = {"state_union": 2_500, "inaugural": 800, "tabfact_true_statements": 2_500}
"""Texts whose licence allows it, and sentences that are taken: claims and premises."""

OF_DOSSIERS = frozenset(("pairs", "settling", "own"))

NEAREST = 12
"""Passages of which two are drawn."""

MOST_ALIKE, MOST_SHARED = 0.85, 0.6
"""Cosine, and share of the claim's words, from which a passage may well settle it."""

BLOCK = 1_024
_WORD = re.compile(r"[a-z0-9]{3,}")


@dataclass(frozen=True, slots=True)
class Found:
    """A claim or a premise.

    Attributes:
        text: As it stands.
        ours: Whether it comes of a dossier, or of what was written about one.
        own: The premise that a claim was written for, "" if none.
    """

    text: str
    ours: bool
    own: str = ""


def main() -> None:
    """Write the rows and their labels."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("--rows", "--labels", "--data", "--out"):
        parser.add_argument(name, type=Path, required=True)
    parser.add_argument("--bundle", type=Path, help="whose embedder searches")
    parser.add_argument("--seed", type=int, default=8)
    parser.add_argument("--limit", type=int, default=0, help="rehearse with few claims")
    options = parser.parse_args()
    draw = random.Random(options.seed)
    rows = read_rows(options.rows, 0)
    told = list(_sentences(options.data, draw))
    claims = [*_claims(rows, draw), *told]
    premises = [*_premises(rows, draw), *told]
    draw.shuffle(claims)
    found = list(
        beside(
            claims[: options.limit or None],
            premises,
            open_bundle(options.bundle).encoder,
            draw,
        )
    )
    write(rows, found, "elsewhere", options)
    print(f"{len(found)} rows of claims beside passages of other texts")


def _claims(rows: Rows, draw: random.Random) -> Iterator[Found]:
    for group, count in CLAIMS.items():
        table = rows.table[rows.of(group)].tolist()
        for row in draw.sample(table, min(count, len(table))):
            yield Found(rows.texts[row[1]], group in OF_DOSSIERS, rows.texts[row[0]])


def _premises(rows: Rows, draw: random.Random) -> Iterator[Found]:
    for group, count in PREMISES.items():
        every = sorted(set(rows.table[rows.of(group), 0].tolist()))
        for number in draw.sample(every, min(count, len(every))):
            yield Found(rows.texts[number], group in OF_DOSSIERS)


def _sentences(data: Path, draw: random.Random) -> Iterator[Found]:
    for name, count in TEXTS.items():
        with gzip.open(data / "text" / f"{name}.txt.gz", "rt") as lines:
            found = [line.strip() for line in lines if 40 < len(line) < 320]
        every = [text for text in found if not sets.is_kept(text)]
        for text in draw.sample(every, min(count, len(every))):
            yield Found(text, ours=False)


def beside(
    claims: Sequence[Found],
    premises: Sequence[Found],
    encoder: Encoder,
    draw: random.Random,
) -> Iterator[Row]:
    """Yield each claim beside two of the nearest premises that it is not about."""
    theirs = encoder.encode([one.text for one in premises])
    told = [_words(one.text) for one in premises]
    for start in range(0, len(claims), BLOCK):
        block = claims[start : start + BLOCK]
        nearness = encoder.encode([one.text for one in block]) @ theirs.T
        for claim, row in zip(block, nearness, strict=True):
            near = list(_open(claim, row, premises, told))
            for at in draw.sample(near, min(2, len(near))):
                yield join_premise(premises[at].text), claim.text, NEUTRAL


def _open(
    claim: Found,
    nearness: NDArray[np.float32],
    premises: Sequence[Found],
    told: Sequence[frozenset[str]],
) -> Iterator[int]:
    """Yield the nearest premises that leave a claim open."""
    words = _words(claim.text)
    count = 0
    for at in np.argsort(-nearness)[: 4 * NEAREST].tolist():
        one = premises[at]
        if (claim.ours and one.ours) or one.text in (claim.own, claim.text):
            continue
        shared = len(words & told[at]) / max(1, len(words))
        if nearness[at] < MOST_ALIKE and shared < MOST_SHARED:
            yield at
            count += 1
        if count == NEAREST:
            return


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))


if __name__ == "__main__":
    main()
