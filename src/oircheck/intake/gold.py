"""Gold claims: a CSV of claims with the labels that people gave them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from oircheck.errors import ClaimFileError
from oircheck.intake.rows import Row, Table, read_table
from oircheck.intake.settings import suggest
from oircheck.types import Claim, GoldClaim, Label

CLAIM_COLUMNS = ("claim", "text", "statement", "sentence")
GOLD_COLUMNS = ("label", "verdict", "gold")

SYNONYMS: Mapping[Label, tuple[str, ...]] = {
    Label.SUPPORTED: (
        "supported",
        "supports",
        "support",
        "true",
        "entailment",
        "entailed",
    ),
    Label.REFUTED: (
        "refuted",
        "refutes",
        "refute",
        "false",
        "contradiction",
        "contradicted",
    ),
    Label.CONFLICTING: (
        "conflicting",
        "conflicting evidence",
        "conflicting evidence cherrypicking",
    ),
    Label.NOT_ENOUGH_INFO: (
        "not enough info",
        "not enough information",
        "not enough evidence",
        "nei",
        "neutral",
        "unverifiable",
    ),
}
"""Names of the labels in FEVER, AVeriTeC and NLI data; case, ``_ - /`` do not count."""

_LABELS = {word: label for label, words in SYNONYMS.items() for word in words}
_PARTED = re.compile(r"[\s_/-]+")
_NUMBERS = re.compile(r"[1-9]\d*(?:\s*;\s*[1-9]\d*)*")


@dataclass(frozen=True, slots=True)
class GoldFile:
    """Gold claims in the order of the file.

    Attributes:
        column: The column that the labels were read from.
        mapped: Each label as written in the file, and what it was read as.
    """

    path: str
    claims: tuple[GoldClaim, ...]
    column: str
    mapped: tuple[tuple[str, Label], ...]


def read_gold(
    text: str, *, path: str, column: str | None = None, as_of: dt.date | None = None
) -> GoldFile:
    """Read gold claims from CSV text.

    Columns: the claim, its label, and where they are there ``category``,
    ``document`` and ``paragraphs`` (numbers parted by ``;``). Other columns are
    passed over. No row is an answer, and nothing to score.

    Args:
        path: Shown in errors, and as the claims' path.
        column: The column of the labels; ``None`` takes the first of
            ``GOLD_COLUMNS``.
        as_of: Given to every claim.

    Raises:
        ClaimFileError: At the first row that cannot be read as a gold claim.
    """
    table = read_table(text, path=path)
    names = GOLD_COLUMNS if column is None else (column,)
    labels = table.need(names)
    claims = table.need(CLAIM_COLUMNS)
    written: dict[str, Label] = {}
    gold: list[GoldClaim] = []
    for number, row in enumerate(table.rows, start=1):
        label = _label(row.cells[labels], row, path)
        written[row.cells[labels].strip()] = label
        words = row.cells[claims].strip()
        if not words:
            raise ClaimFileError(path, row.line, "the claim is empty")
        claim = Claim(
            claim_id=str(number), text=words, path=path, line=row.line, as_of=as_of
        )
        gold.append(_gold(claim, label, row, table))
    mapped = tuple(sorted(written.items()))
    return GoldFile(path, tuple(gold), table.header[labels], mapped)


def _gold(claim: Claim, label: Label, row: Row, table: Table) -> GoldClaim:
    document = _cell(table, row, "document") or None
    paragraphs = _paragraphs(_cell(table, row, "paragraphs"), row, table.path)
    if paragraphs and document is None:
        raise ClaimFileError(
            table.path, row.line, "paragraphs are given, but no document"
        )
    category = " ".join(_cell(table, row, "category").split())
    return GoldClaim(
        claim=claim,
        label=label,
        category=category or None,
        document=document,
        paragraphs=paragraphs,
    )


def _cell(table: Table, row: Row, name: str) -> str:
    place = table.column((name,))
    return "" if place is None else row.cells[place].strip()


def _label(written: str, row: Row, path: str) -> Label:
    word = _PARTED.sub(" ", written).strip().casefold()
    if word in _LABELS:
        return _LABELS[word]
    raise ClaimFileError(
        path, row.line, f"{written!r} is not a label; {suggest(word, _LABELS)}"
    )


def _paragraphs(cell: str, row: Row, path: str) -> tuple[int, ...]:
    if not cell:
        return ()
    if not _NUMBERS.fullmatch(cell):
        raise ClaimFileError(
            path,
            row.line,
            f"paragraphs are numbers from 1, parted by ';', not {cell!r}",
        )
    numbers: Sequence[str] = cell.split(";")
    return tuple(int(number) for number in numbers)
