"""A small file of claims, and the rows of an output, for tests of the batch."""

from __future__ import annotations

import csv
import io
from pathlib import Path

CLAIMS = b"id,claim,note\r\na,Six bases.,=x\r\nb,Seven bases.,\r\nc,Rain fell.,\r\n"
"""Three rows as a spreadsheet writes them, one of them with a formula."""


def rows_of(path: str | Path, delimiter: str = ",") -> list[dict[str, str]]:
    """Return the rows of a CSV file, by their column names."""
    text = Path(path).read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))
