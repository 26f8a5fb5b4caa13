"""Add minimal pairs: two sentences a word or two apart, one true and one false.

    python training/pairs.py --rows ROWS --labels LABELS --data DATA --out ROWS2
        [--of news]

``texts/pairs`` holds, for passages of the dossiers and for authored passages that
models are trained on, sentences as drafts have them: reworded and true (``s``), the
same with the least change that the passage contradicts (``r``), with the kind of change
(``k``), and near ones that it leaves open (``n``). A row names its dossier or authored
passage by file and number (``o``), and in a dossier the passage (``p``). The files
``news-*`` are the same about found texts of ``DATA/text``: their passage is a line with
the two before it, and only its place stands here. They are a group of their own. Writes
the rows of ROWS and these, and their labels as a teacher would give them. Nothing is
among them that is kept for calibration, and no sentence that is a claim or stands in
the corpus of ``benchmarks/unsourced.py``.
"""

from __future__ import annotations

import argparse
import gzip
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))
sys.path.insert(0, str(Path(__file__).resolve().parent))

import data as sets
from encoded import read_rows
from near_copies import Row, write
from oircheck.text.passages import join_premise

PAIRS = sets.TEXTS / "pairs"
NEWS = "news"
FOUND = ("abc_news", "reuters21578", "boolq_wiki_passages")
BEFORE = 2
"""Lines before the one that a row names that are read with it."""

SIDES = {"s": 0, "n": 1, "r": 2}


def main() -> None:
    """Write the rows and their labels."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("--rows", "--labels", "--data", "--out"):
        parser.add_argument(name, type=Path, required=True)
    parser.add_argument("--of", choices=("pairs", NEWS), default="pairs")
    options = parser.parse_args()
    read = news_pairs if options.of == NEWS else minimal_pairs
    found = list(read(options.data))
    write(read_rows(options.rows, 0), found, options.of, options)
    print(f"{len(found)} rows of minimal pairs and near sentences")


def minimal_pairs(data: Path) -> Iterator[Row]:
    """Yield premise, sentence and label of every row about dossiers and passages.

    Raises:
        ValueError: If a row names a passage that is not there, or one that is kept
            for calibration.
    """
    paths = sorted(x for x in PAIRS.glob("*.jsonl") if not x.name.startswith(NEWS))
    yield from _rows(paths, _premises(data))


def news_pairs(data: Path) -> Iterator[Row]:
    """Yield the same of every row about found texts.

    Raises:
        ValueError: If a row names a line that is not there.
    """
    yield from _rows(sorted(PAIRS.glob(f"{NEWS}-*.jsonl")), _found(data))


def _rows(
    paths: Iterable[Path], premises: Mapping[tuple[str, str], str]
) -> Iterator[Row]:
    for path in paths:
        for number, row in enumerate(sets.read_lines(path), 1):
            place = str(row["o"]), str(row.get("p", ""))
            premise = premises.get(place)
            if premise is None:
                raise ValueError(f"{path.name}:{number}: no passage {place} to train")
            for side, label in SIDES.items():
                if side in row:
                    yield premise, str(row[side]), label


def _premises(data: Path) -> dict[tuple[str, str], str]:
    """Return the premise of each passage to train on, by its file, number and name."""
    found: dict[tuple[str, str], str] = {}
    for path in sets.authored_files(data):
        for number, row in enumerate(sets.read_lines(path), 1):
            if not sets.is_kept(text := str(row["passage"])):
                found[f"{path.stem}:{number}", ""] = join_premise(text)
    for path in sets.dossier_files(data):
        dossiers = sets.read_dossiers([path], calibration=False)
        for number, dossier in enumerate(dossiers, sets.CALIBRATION_DOSSIERS):
            for key, premise in dossier.premises.items():
                found[f"{path.stem}:{number}", key] = premise
    return found


def _found(data: Path) -> dict[tuple[str, str], str]:
    """Return a line of a found text with the two before it, by text and number."""
    found: dict[tuple[str, str], str] = {}
    for name in FOUND:
        with gzip.open(
            data / "text" / f"{name}.txt.gz", "rt", encoding="utf-8"
        ) as file:
            lines = [line.strip() for line in file]
        for number in range(BEFORE + 1, len(lines) + 1):
            text = " ".join(lines[number - 1 - BEFORE : number])
            found[f"{name}:{number}", ""] = join_premise(text)
    return found


if __name__ == "__main__":
    main()
