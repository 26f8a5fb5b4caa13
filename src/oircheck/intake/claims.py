"""A row of a claims file as something to be checked."""

from __future__ import annotations

import datetime as dt
import hashlib
import heapq
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from oircheck.intake.gold import CLAIM_COLUMNS
from oircheck.intake.tables import ClaimTable, InputRow
from oircheck.text.language import is_english
from oircheck.text.statements import no_claim
from oircheck.types import Claim

LANGUAGE_CHARACTERS = 2000
"""So much of the evidence is looked at to tell its language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnNames:
    """The columns that the user named; ``None`` where none was."""

    claim: str | None = None
    identity: str | None = None
    evidence: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimColumns:
    """Where in a row what stands; ``None`` for what the file does not have."""

    claim: int
    identity: int | None = None
    evidence: int | None = None
    date: int | None = None


@dataclass(frozen=True, slots=True)
class RowClaim:
    """A row, and the claim in it.

    Attributes:
        claim: ``None`` where the row cannot be checked.
        evidence: The text to check against, where the row has its own.
        problem: Why it cannot be checked; empty if it can.
        unjudged: Why nothing is said of it although it could be read.
    """

    row: InputRow
    claim: Claim | None
    evidence: str | None = None
    problem: str = ""
    unjudged: str = ""


def choose_columns(table: ClaimTable, names: ColumnNames) -> ClaimColumns:
    """Find the columns in a table.

    Raises:
        ClaimFileError: If a named one is not there, or there is none for the claim.
    """
    claims = CLAIM_COLUMNS if names.claim is None else (names.claim,)

    def named(name: str | None, option: str) -> int | None:
        return None if name is None else table.need((name,), option=option)

    return ClaimColumns(
        claim=table.need(claims, option="--claim-col"),
        identity=named(names.identity, "--id-col"),
        evidence=named(names.evidence, "--evidence-col"),
        date=named(names.date, "--date-col"),
    )


def read_row(
    row: InputRow, table: ClaimTable, columns: ClaimColumns, *, as_of: dt.date | None
) -> RowClaim:
    """Take the claim out of a row; what is wrong with it is an answer.

    Args:
        as_of: The date that a claim speaks from where its row does not say it.
    """
    problem = row.problem or _odd(row, table, columns)
    if problem:
        return RowClaim(row, None, problem=problem)
    text = row.cells[columns.claim].strip()
    evidence = None if columns.evidence is None else row.cells[columns.evidence]
    problem = problem_of_claim(text) or _of_evidence(evidence)
    written = "" if columns.date is None else row.cells[columns.date].strip()
    if written and not problem:
        try:
            as_of = dt.date.fromisoformat(written)
        except ValueError:
            problem = f"{written!r} is not a date; write it as 2024-09-30"
    if problem:
        return RowClaim(row, None, problem=problem)
    named = "" if columns.identity is None else row.cells[columns.identity].strip()
    claim = Claim(
        claim_id=named or str(row.number),
        text=text,
        path=table.path,
        line=row.line,
        as_of=as_of,
    )
    return RowClaim(row, claim, evidence)


def tell_language(item: RowClaim) -> RowClaim:
    """Return a row that says whether it is in another language than English."""
    if item.claim is None:
        return item
    return replace(item, unjudged=unjudged_because(item.claim.text, item.evidence))


def sample_rows(rows: Iterable[InputRow], count: int) -> Iterator[InputRow]:
    """Yield ``count`` rows, in order, chosen by what they say.

    A row is taken or left by the digest of its cells, so that the same rows are
    taken every time, and mostly the same ones from a file that has grown. Rows that
    say the same are taken in their order.
    """
    chosen: list[tuple[int, int, InputRow]] = []
    for row in rows:
        # The heap's first is what goes first: the largest digest, the latest row.
        item = (-_digest(row), -row.number, row)
        if len(chosen) < count:
            heapq.heappush(chosen, item)
        elif count and item > chosen[0]:
            heapq.heapreplace(chosen, item)
    yield from (item[2] for item in sorted(chosen, key=lambda item: -item[1]))


def first_rows(rows: Iterable[InputRow], count: int) -> Iterator[InputRow]:
    """Yield the first ``count`` rows."""
    return itertools.islice(rows, count)


def _digest(row: InputRow) -> int:
    written = "\0".join(row.cells) if row.cells else row.raw
    digest = hashlib.sha256(written.encode("utf-8", "backslashreplace")).digest()
    return int.from_bytes(digest, "big")


def _odd(row: InputRow, table: ClaimTable, columns: ClaimColumns) -> str:
    for place in (columns.claim, columns.evidence, columns.date):
        if place is not None and table.header[place] in row.odd:
            return f"{table.header[place]} is not a text"
    return ""


def unjudged_because(text: str, evidence: str | None = None) -> str:
    """Return why nothing is to be said of a claim that can be read; mostly empty.

    Args:
        evidence: What it is to be checked against, where it has its own.
    """
    if is_english(text) is False:
        return "the claim is in another language than English"
    if evidence is not None and is_english(evidence[:LANGUAGE_CHARACTERS]) is False:
        return "the evidence is in another language than English"
    return ""


def problem_of_claim(text: str) -> str:
    """Return why a text without white space around it is no claim; empty if it is."""
    return no_claim(text)


def _of_evidence(evidence: str | None) -> str:
    if evidence is None:
        return ""
    if not any(character.isalnum() for character in evidence):
        return "the evidence has no word"
    return "the evidence holds NUL" if "\0" in evidence else ""
