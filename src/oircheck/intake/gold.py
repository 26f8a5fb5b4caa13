"""Gold claims: a table of claims with the labels that people gave them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from oircheck.errors import ClaimFileError
from oircheck.intake.records import BLANK_LINE
from oircheck.intake.settings import suggest
from oircheck.intake.tables import ClaimTable, InputRow
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
        "entails",
    ),
    Label.REFUTED: (
        "refuted",
        "refutes",
        "refute",
        "false",
        "contradiction",
        "contradicted",
        "contradict",
        "contradicts",
    ),
    Label.CONFLICTING: (
        "conflicting",
        "conflicting evidence",
        "conflicting evidence cherrypicking",
        "disputed",
    ),
    Label.NOT_ENOUGH_INFO: (
        "not enough info",
        "not enough information",
        "not enough evidence",
        "no info",
        "noinfo",
        "nei",
        "neutral",
        "unverifiable",
    ),
}
"""Names of the labels in FEVER, Climate-FEVER, AVeriTeC, SciFact and NLI data; case
and ``_ - /`` do not count."""

_LABELS = {word: label for label, words in SYNONYMS.items() for word in words}
_PARTED = re.compile(r"[\s_/-]+")
_NUMBERS = re.compile(r"[1-9]\d*(?:\s*;\s*[1-9]\d*)*")


@dataclass(frozen=True, slots=True)
class GoldFile:
    """Gold claims in the order of the file.

    Attributes:
        column: The column that the labels were read from.
        mapped: Each label as written in the file, and what it was read as.
        rows: What each claim was read from.
        empty: Lines of rows without a label, which are passed over.
        without: Lines of rows with a label and without a claim.
    """

    path: str
    claims: tuple[GoldClaim, ...]
    column: str
    mapped: tuple[tuple[str, Label], ...]
    rows: tuple[InputRow, ...]
    empty: tuple[int, ...] = ()
    without: tuple[int, ...] = ()


def read_gold(
    table: ClaimTable,
    *,
    column: str | None = None,
    claim_column: str | None = None,
    as_of: dt.date | None = None,
) -> GoldFile:
    """Read gold claims from a table; a row that cannot be read stops.

    Columns: the claim, its label, and where they are there ``category``,
    ``document`` and ``paragraphs`` (numbers parted by ``;``). Other columns are
    passed over, and so are rows that nobody has labelled. No row is an answer.

    Args:
        column: Of the labels; ``None`` takes the first of ``GOLD_COLUMNS``.
        claim_column: Of the claims; ``None`` takes the first of ``CLAIM_COLUMNS``.
        as_of: Given to every claim.

    Raises:
        ClaimFileError: At the first row that cannot be read as a gold claim.
    """
    labels = _need(table, column, GOLD_COLUMNS, option="--gold-col")
    place = _need(table, claim_column, CLAIM_COLUMNS, option="--claim-col")
    written: dict[str, Label] = {}
    gold: list[GoldClaim] = []
    found, empty = _parted(table, labels)
    for row in found:
        label = _label(row.cells[labels], row, table.path)
        written[row.cells[labels].strip()] = label
        if row.cells[place].strip():
            gold.append(_gold(_claim(row, table, place, as_of), label, row, table))
    return GoldFile(
        path=table.path,
        claims=tuple(gold),
        column=table.names[labels],
        mapped=tuple(sorted(written.items())),
        rows=tuple(row for row in found if row.cells[place].strip()),
        empty=empty,
        without=tuple(row.line for row in found if not row.cells[place].strip()),
    )


def _need(
    table: ClaimTable, named: str | None, usual: Sequence[str], *, option: str
) -> int:
    return table.need(usual if named is None else (named,), option=option)


def _parted(
    table: ClaimTable, label: int
) -> tuple[tuple[InputRow, ...], tuple[int, ...]]:
    """Return the rows, and the lines of those without a label."""
    found = [(row, _is_empty(row, label)) for row in table.rows]
    rows = tuple(row for row, empty in found if not empty)
    return rows, tuple(row.line for row, empty in found if empty)


def _is_empty(row: InputRow, label: int) -> bool:
    if row.problem:
        return row.problem == BLANK_LINE
    return not row.cells[label].strip()


def _claim(
    row: InputRow, table: ClaimTable, place: int, as_of: dt.date | None
) -> Claim:
    return Claim(
        claim_id=str(row.number),
        text=row.cells[place].strip(),
        path=table.path,
        line=row.line,
        as_of=as_of,
    )


def _gold(claim: Claim, label: Label, row: InputRow, table: ClaimTable) -> GoldClaim:
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


def _cell(table: ClaimTable, row: InputRow, name: str) -> str:
    place = table.column((name,))
    return "" if place is None else row.cells[place].strip()


def known_label(written: str) -> Label | None:
    """Return the label that a word stands for, or ``None`` where it is none."""
    return _LABELS.get(_PARTED.sub(" ", written).strip().casefold())


def _label(written: str, row: InputRow, path: str) -> Label:
    if row.problem:
        raise ClaimFileError(path, row.line, row.problem)
    label = known_label(written)
    if label is not None:
        return label
    word = _PARTED.sub(" ", written).strip().casefold()
    raise ClaimFileError(
        path, row.line, f"{written!r} is not a label; {suggest(word, _LABELS)}"
    )


def _paragraphs(cell: str, row: InputRow, path: str) -> tuple[int, ...]:
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
