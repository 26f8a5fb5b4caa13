"""Reads a row of a table or list, said with its header, as what one thing has."""

from __future__ import annotations

import re
from dataclasses import dataclass

from oircheck.quantities.sentences.alignment import holds
from oircheck.quantities.sentences.clauses import Clause, Word, content
from oircheck.quantities.words.nouns import is_plural
from oircheck.quantities.words.senses import SENSES
from oircheck.quantities.words.tokens import tokenise
from oircheck.types import Mention, QuantityKind, Span

_CELL = re.compile(r"\s*(?P<label>[^:;]{1,60}): ?(?P<cell>[^;]{0,200})(?:;|\Z)")
_ITEM = re.compile(
    r"\s*(?P<label>[^:;.!?]{1,50})(?:: | [-\u2013] |\t)(?P<cell>\S[^:;]{0,60})\Z"
)
_ITEM_BEFORE = re.compile(r"[A-Z][^:;.!?]{0,50}: \d")
LEAST_COLUMNS = 2
"""Cells of a row up to which its one value is of whatever the header says."""

_MOST_WORDS = 6
"""Words of a label, and of what is listed for it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell, and what its header calls it."""

    label: str
    span: Span


@dataclass(frozen=True, slots=True)
class Row:
    """A row said with its header: "Station: Allerby; Passengers: 22,750".

    Attributes:
        cells: What stands under the headers, in order; none for an item of a list.
        key: Where the thing stands that the row is of.
    """

    cells: tuple[Cell, ...]
    key: Span


def read_row(text: str) -> Row | None:
    """Return a sentence as a row, or ``None`` if it is none.

    The thing that it is of is its first cell; that of a list's item ("Allerby: 81") is
    what stands before the colon.
    """
    if ":" not in text and "\t" not in text and " \u2013 " not in text:
        return None
    cells: list[Cell] = []
    at = 0
    while at < len(text):
        match = _CELL.match(text, at)
        if match is None:
            cells = []
            break
        cells.append(Cell(match["label"].strip(), Span(*match.span("cell"))))
        at = match.end()
    if len(cells) > 1:
        return Row(tuple(cells), cells[0].span)
    item = _ITEM.fullmatch(text.rstrip(" ."))
    if item is None or not any(map(str.isdecimal, item["cell"])):
        return None
    if max(len(item["label"].split()), len(item["cell"].split())) > _MOST_WORDS:
        return None
    return Row((), Span(*item.span("label")))


def of_another_row(claim: Clause, unit: Clause, row: Row, context: str) -> str:
    """Return what a row is of, where the claim names something else, or "".

    Args:
        context: What stands before the row; a name of the claim may be its heading.
    """
    key = [word for word in unit.words if row.key.overlaps(word.span)]
    senses = claim.senses
    missing = [word for word in key if not holds(senses, word.sense)]
    if not missing:
        return ""
    beside = unit.senses | _heading(row, context)
    rivals = [x for x in _named(claim) if not holds(beside, x.sense)]
    if not rivals or (len(missing) < len(key) and not any(x.name for x in missing)):
        return ""
    return f"of another row ({row.key.of(unit.text).strip()})"


def of_another_column(claim: str, claimed: Span, unit: str, stated: Span) -> str:
    """Return why two values of rows stand under two headers, or "".

    Their headers have no word in common. A row with one value beside its key has
    nothing else to be meant.
    """
    mine = read_row(claim)
    theirs = read_row(unit) if mine is not None else None
    if mine is None or theirs is None:
        return ""
    one, other = _label_of(mine, claimed), _label_of(theirs, stated)
    if not one or not other or len(theirs.cells) <= LEAST_COLUMNS:
        return ""
    return "of another column" if one.isdisjoint(other) else ""


def _label_of(row: Row, place: Span) -> frozenset[str]:
    for cell in row.cells[1:]:
        if cell.span.overlaps(place):
            words = tokenise(cell.label).low
            return frozenset(word for word in words if word[:1].isalnum())
    return frozenset()


def key_date(unit: Clause, row: Row) -> Mention | None:
    """Return the date that a row is of ("Year: 2022; Containers: 480,000")."""
    for one in unit.mentions:
        if one.kind is QuantityKind.DATE and row.key.overlaps(one.span):
            return one
    return None


def header_noun(row: Row, mention: Mention) -> str | None:
    """Return what the header says that a bare number counts."""
    for cell in row.cells:
        if not cell.span.overlaps(mention.span):
            continue
        label = cell.label.partition("(")[0].strip()
        last = label.lower().split()[-1:]
        return label if last and last[0].isalpha() and is_plural(last[0]) else None
    return None


def _heading(row: Row, context: str) -> frozenset[str]:
    """Return the senses before a row, the rows above it left aside."""
    if row.cells:
        at = context.find(f"{row.cells[0].label}:")
    else:
        found = _ITEM_BEFORE.search(context)
        at = found.start() if found else -1
    above = context if at < 0 else context[:at]
    return frozenset(word.sense for word in content(tokenise(above), ()))


def _named(claim: Clause) -> list[Word]:
    """Return the names of a claim; a capital that opens it may be one."""
    return [
        word
        for word in claim.words
        if word.name
        or (
            word.span.start == 0
            and claim.text[:1].isupper()
            and word.sense not in SENSES
        )
    ]
