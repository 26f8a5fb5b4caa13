"""Adds up ``results/oracles.csv``: who was right where readers differ.

A line of that table is a sentence of the texts ("brown:17" is line 17 of that file), a
column a reader, a letter one difference, in the order in which ``oracles.py`` writes
them: o ours, t theirs, c a convention, b both, n neither is right.

    python benchmarks/oracle_totals.py
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from pathlib import Path

TABLE = Path(__file__).parent / "results" / "oracles.csv"
LETTERS = {"o": "ours", "t": "theirs", "c": "a convention", "b": "both", "n": "neither"}


def totals(rows: list[dict[str, str]]) -> str:
    """Return the totals by reader as Markdown."""
    readers = [name for name in rows[0] if name != "row"]
    lines = [f"| reader | {' | '.join(LETTERS.values())} | all |", "|---" * 7 + "|"]
    for name in readers:
        counts = Counter(letter for row in rows for letter in row[name])
        figures = [str(counts[letter]) for letter in LETTERS]
        lines.append(f"| {name} | {' | '.join(figures)} | {counts.total()} |")
    wrong = sum(
        any(letter in row[name] for name in readers for letter in "tn") for row in rows
    )
    lines += ["", f"{len(rows)} sentences; in {wrong} of them ours was wrong somewhere"]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Print the totals."""
    with TABLE.open(encoding="utf-8", newline="") as stream:
        sys.stdout.write(totals(list(csv.DictReader(stream))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
