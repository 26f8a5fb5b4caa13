"""Add minimal pairs: two sentences a word or two apart, one true and one false.

    python training/pairs.py --rows ROWS --labels LABELS --data DATA --out ROWS2

``texts/pairs`` holds, for passages of the dossiers and for authored passages that
models are trained on, sentences as drafts have them: reworded and true (``s``), the
same with the least change that the passage contradicts (``r``), with the kind of change
(``k``), and near ones that it leaves open (``n``). A row names its dossier or authored
passage by file and number (``o``), and in a dossier the passage (``p``). Writes the
rows of ROWS and these, and their labels as a teacher would give them. Nothing is among
them that is kept for calibration.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))
sys.path.insert(0, str(Path(__file__).resolve().parent))

import data as sets
from encoded import read_rows
from near_copies import Row, write
from oircheck.text.passages import join_premise

PAIRS = sets.TEXTS / "pairs"
SIDES = {"s": 0, "n": 1, "r": 2}


def main() -> None:
    """Write the rows and their labels."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("--rows", "--labels", "--data", "--out"):
        parser.add_argument(name, type=Path, required=True)
    options = parser.parse_args()
    found = list(minimal_pairs(options.data))
    write(read_rows(options.rows, 0), found, "pairs", options)
    print(f"{len(found)} rows of minimal pairs and near sentences")


def minimal_pairs(data: Path) -> Iterator[Row]:
    """Yield premise, sentence and label of every row of ``texts/pairs``.

    Raises:
        ValueError: If a row names a passage that is not there, or one that is kept
            for calibration.
    """
    premises = _premises(data)
    for path in sorted(PAIRS.glob("*.jsonl")):
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


if __name__ == "__main__":
    main()
