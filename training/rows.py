"""Gather every row that a run with a teacher reads, in one folder that travels.

    python training/rows.py --data DATA --out ROWS [--round-trips ROUND_TRIPS]

Writes ``texts.json.gz``, each text once, and ``rows.npz``: premise, hypothesis, label
(an index into ``data.LABELS``, or -1), group and source of each row. Rows without a
label are there for the teacher to label: claims that were reworded, passages that lost
a sentence, claims beside what another claim of the passage says, sentences of an
encyclopaedia, and public pairs whose labels are of two classes or were not written by
people. Values of our claims are written as their premise writes them, as everywhere.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))
sys.path.insert(0, str(Path(__file__).resolve().parent))

import numpy as np

import data as sets
import own
from oircheck.text import split_sentences
from oircheck.text.passages import join_premise

SURE = 0.95
"""What a label weighs in ``labels.npz``, where no teacher has judged the rows."""

UNLABELLED = -1

GROUPS = (
    "public",
    "authored",
    "settling",
    "beside",
    "own",
    "reworded",
    "shortened",
    "told",
    "encyclopaedia",
    "weak",
    "dev",
    "near",
    "pairs",
    "turned",
    "elsewhere",
    "news",
)
"""What the rows are; see ``gather``. The first five have labels of train, and the last
five, which ``near_copies.py``, ``pairs.py``, ``turned.py`` and ``elsewhere.py`` add."""

WEAK_ROWS = {
    "hans_regen": 3_000,
    "paws_wiki_val": 8_000,
    "tabfact_val": 6_000,
    "tabfact_posneg_R": 6_000,
    "factor_R": 3_800,
    "scitail_dev": 1_300,
    "citint_train": 2_400,
    "begin_cmu_dev": 330,
    "begin_wow_dev": 410,
    "conjnli_adv_train": 10_000,
    "infotabs": 10_000,
    "help_andor": 4_000,
}
"""Public sets of open licence whose labels are not used, and rows drawn of each."""

DEV_ROWS = {
    "mnli_dev_matched": 1_500,
    "fever_symmetric_v01_generated": 716,
    "snli_test": 1_000,
    "equate_stresstest": 600,
}
"""Public sets to measure on, and rows of each."""

OWN_ROWS = 60_000
ENCYCLOPAEDIA_ROWS = 50_000
NEUTRAL_OF_A_REWORDING = 2
WINDOW = 3
"""Sentences of the encyclopaedia that make a premise."""


def main() -> None:
    """Gather the rows and write them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--round-trips", type=Path)
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--limit", type=int, default=0, help="rows of each group")
    options = parser.parse_args()
    groups = gather(options.data, round_trips=options.round_trips, seed=options.seed)
    if options.limit:
        groups = {name: rows[: options.limit] for name, rows in groups.items()}
    write(groups, options.out)
    for name, rows in groups.items():
        print(f"{name:20} {len(rows):>8,}")


def gather(
    data: Path, *, round_trips: Path | None, seed: int
) -> dict[str, list[sets.Pair]]:
    """Return the rows of each group.

    ``settling`` are claims beside the passages of their dossier that settle them,
    ``beside`` those that do not; ``own`` the passages' own sentences (``own.py``);
    ``reworded`` the same claims after a round trip; ``shortened`` claims beside their
    passage without one of its sentences; ``told`` claims beside what other claims say.
    """
    authored = sets.authored_files(data)
    dossiers = sets.read_dossiers(sets.dossier_files(data), calibration=False)
    written = sets.authored_pairs(authored, calibration=False)
    every = sets.dossier_pairs(dossiers, neutral=None, seed=seed)
    stories = [*own.told_of_dossiers(dossiers), *own.told_of_authored(authored)]
    draw = random.Random(f"rows/{seed}")
    groups = {
        "public": sets.natural_pairs(
            data, seed=seed, rows_of={**sets.NATURAL_ROWS, **sets.FURTHER_ROWS}
        ),
        "authored": _restated(written),
        "settling": _restated(pair for pair in every if pair.label != 1),
        "beside": _restated(pair for pair in every if pair.label == 1),
        "own": own.own_pairs(stories, count=OWN_ROWS, seed=seed),
        "reworded": _restated(
            _reworded([*written, *_near(dossiers, seed)], round_trips)
        ),
        "shortened": _restated(_shortened(authored, draw)),
        "told": _restated(_told(authored, draw)),
        "encyclopaedia": _encyclopaedia(data, seed),
        "weak": sets.natural_pairs(data, seed=seed, rows_of=WEAK_ROWS, labels=False),
        "dev": list(_dev(data, seed)),
    }
    for name in ("reworded", "shortened", "told", "encyclopaedia", "weak"):
        groups[name] = [replace(pair, label=UNLABELLED) for pair in groups[name]]
    return groups


def _restated(pairs: Iterable[sets.Pair]) -> list[sets.Pair]:
    return [sets.restated(pair) for pair in pairs]


def _near(dossiers: list[sets.Dossier], seed: int) -> list[sets.Pair]:
    return sets.dossier_pairs(dossiers, neutral=NEUTRAL_OF_A_REWORDING, seed=seed)


def _reworded(pairs: Iterable[sets.Pair], path: Path | None) -> Iterator[sets.Pair]:
    if path is None:
        return
    reworded = {
        str(row["c"]): str(row["w"]) for row in sets.read_lines(path) if row["w"]
    }
    for pair in pairs:
        if pair.hypothesis in reworded:
            yield replace(pair, hypothesis=reworded[pair.hypothesis])


def _shortened(paths: Iterable[Path], draw: random.Random) -> Iterator[sets.Pair]:
    """Each claim beside its passage without one sentence, so that it may be open."""
    for path, row in _authored(paths):
        found = [span.of(row["passage"]) for span in split_sentences(row["passage"])]
        if len(found) < 2:
            continue
        for claim in row["claims"]:
            left = list(found)
            del left[draw.randrange(len(left))]
            yield sets.Pair(join_premise(" ".join(left)), claim["c"], -1, path.stem)


def _told(paths: Iterable[Path], draw: random.Random) -> Iterator[sets.Pair]:
    """Each claim beside two that the passage supports."""
    for path, row in _authored(paths):
        right = [claim["c"] for claim in row["claims"] if claim["l"] == "S"]
        for claim in row["claims"]:
            rest = [text for text in right if text != claim["c"]]
            if rest:
                said = " ".join(draw.sample(rest, min(len(rest), 2)))
                yield sets.Pair(join_premise(said), claim["c"], -1, path.stem)


def _authored(paths: Iterable[Path]) -> Iterator[tuple[Path, dict]]:  # type: ignore[type-arg]
    for path in paths:
        for row in sets.read_lines(path):
            if not sets.is_kept(str(row["passage"])):
                yield path, row


def _encyclopaedia(data: Path, seed: int) -> list[sets.Pair]:
    """Sentences of an encyclopaedia and what ``own.py`` makes of them."""
    with gzip.open(data / "text" / "boolq_wiki_passages.txt.gz", "rt") as lines:
        found = [line.strip() for line in lines if 40 < len(line) < 320]
    windows = [
        own.Told("", (), " ".join(found[start : start + WINDOW]), "encyclopaedia")
        for start in range(0, len(found) - WINDOW, WINDOW)
    ]
    random.Random(f"encyclopaedia/{seed}").shuffle(windows)
    stories = [windows[start : start + 8] for start in range(0, 160_000, 8)]
    return own.own_pairs(
        [story for story in stories if story], count=ENCYCLOPAEDIA_ROWS, seed=seed
    )


def _dev(data: Path, seed: int) -> Iterator[sets.Pair]:
    for name, count in DEV_ROWS.items():
        yield from sets.natural_pairs(
            data, seed=seed, rows_of={name: count}, part="dev"
        )
    authored = sets.authored_pairs([data / "authored" / "dev.jsonl"], calibration=None)
    yield from (replace(pair, source="authored") for pair in _restated(authored))
    dossiers = sets.read_dossiers([data / "dossiers" / "dev.jsonl"], calibration=None)
    every = sets.dossier_pairs(dossiers, neutral=None, seed=seed)
    yield from (replace(pair, source="dossiers") for pair in _restated(every))


def write(groups: dict[str, list[sets.Pair]], folder: Path) -> None:
    """Write texts once, rows as numbers, and the labels for want of a teacher's."""
    folder.mkdir(parents=True, exist_ok=True)
    numbers: dict[str, int] = {}
    sources: dict[str, int] = {}
    columns: list[tuple[int, int, int, int, int]] = []
    for name, rows in groups.items():
        for pair in rows:
            columns.append(
                (
                    numbers.setdefault(pair.premise, len(numbers)),
                    numbers.setdefault(pair.hypothesis, len(numbers)),
                    pair.label,
                    GROUPS.index(name),
                    sources.setdefault(pair.source, len(sources)),
                )
            )
    table = np.array(columns, dtype=np.int32)
    np.savez_compressed(folder / "rows.npz", rows=table)
    said = np.full((len(table), 3), 1 / 3, dtype=np.float32)
    known = np.flatnonzero(table[:, 2] >= 0)
    said[known] = (1 - SURE) / 2
    said[known, table[known, 2]] = SURE
    np.savez_compressed(folder / "labels.npz", said=said.astype(np.float16))
    with gzip.open(folder / "texts.json.gz", "wt", encoding="utf-8") as out:
        json.dump({"texts": list(numbers), "sources": list(sources)}, out)


if __name__ == "__main__":
    main()
