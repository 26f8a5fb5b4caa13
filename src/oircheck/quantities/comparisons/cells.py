"""Sets a value that is told of one thing beside the cell that a table has of it.

"The Dronning Ragna carries 420 passengers" names the row, and by its noun the column,
of "Ship: Dronning Ragna; Built: 2011; Passengers: 650".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from oircheck.quantities.comparisons.apart import Around
from oircheck.quantities.outcomes.amounts import compare_mentions, head
from oircheck.quantities.sentences.alignment import holds
from oircheck.quantities.sentences.clauses import Clause, content, shown
from oircheck.quantities.sentences.rows import Cell, Row, read_row
from oircheck.quantities.words.noun_table import same_noun
from oircheck.quantities.words.tokens import tokenise
from oircheck.types import Comparison, Mention, Outcome, QuantityKind, Stage, Stated

REASON = "that is what its row has under that header"

_MEASURED = {
    "long": "length",
    "wide": "width",
    "broad": "width",
    "tall": "height",
    "high": "height",
    "deep": "depth",
    "heavy": "weight",
}
"""What is measured, by the word behind the measure: "51 m long"."""

_KINDS = frozenset(
    {
        QuantityKind.CARDINAL,
        QuantityKind.MEASURE,
        QuantityKind.MONEY,
        QuantityKind.PERCENT,
    }
)
_VERBS = frozenset(
    "has have had is are was were carries carry carried holds hold held seats seat won"
    " win wins counts count counted numbers employs employ employed measures measured"
    " weighs weighed takes take took owns owned can room space total altogether exactly"
    " with".split()
)
"""Words that say no more than that a thing has what its row says."""

_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_NO_PLAIN_TELLING = frozenset(
    "not no never than if would will could may might another other others".split()
)


def compare_cell(claim: Clause, unit: Clause, around: Around) -> tuple[Comparison, ...]:
    """Compare the one value of a claim with the cell under the header that it names.

    The claim says nothing else of the thing, and the table is of that day or of none:
    a claim that names a date is left to others.
    """
    row = read_row(unit.text)
    if row is None or not row.cells or read_row(claim.text) is not None:
        return ()
    if len(claim.mentions) != 1 or not _NO_PLAIN_TELLING.isdisjoint(claim.tokens.low):
        return ()
    (mine,) = claim.mentions
    if mine.kind not in _KINDS or not _names_row(claim, unit, row):
        return ()
    named = [cell for cell in row.cells[1:] if _is_named(claim, mine, cell)]
    if _is_dated(row, around.text) or len(named) != 1:
        return ()
    if not _says_no_more(claim, unit, row, named[0], mine):
        return ()
    return tuple(_compared(claim, unit, mine, named[0]))


def _is_dated(row: Row, context: str) -> bool:
    """Whether what heads the table, or a column, names the year that it is of."""
    above = context.partition(f"{row.cells[0].label}:")[0]
    return any(_YEAR.search(text) for text in (above, *(x.label for x in row.cells)))


def _names_row(claim: Clause, unit: Clause, row: Row) -> bool:
    key = [word for word in unit.words if row.key.overlaps(word.span)]
    return bool(key) and all(holds(claim.senses, word.sense) for word in key)


def _is_named(claim: Clause, mine: Mention, cell: Cell) -> bool:
    """Whether the claim's noun, or a word of the claim, is what the header says."""
    label = cell.label.partition("(")[0].strip().lower()
    if mine.noun and same_noun(head(mine.noun), head(label)):
        # "First-class passengers" are not all of them.
        return set(mine.noun.lower().split()[:-1]) <= set(label.split())
    behind = claim.text[mine.span.end :].split()
    if behind and _MEASURED.get(behind[0].strip(".,").lower()) == label:
        return True
    words = content(tokenise(cell.label), ())
    return bool(words) and all(holds(claim.senses, word.sense) for word in words)


def _says_no_more(
    claim: Clause, unit: Clause, row: Row, cell: Cell, mine: Mention
) -> bool:
    """Whether nothing of the claim is besides the row, the header and the value."""
    beside = [word for word in unit.words if row.key.overlaps(word.span)]
    key = frozenset(word.sense for word in beside)
    label = frozenset(word.sense for word in content(tokenise(cell.label), ()))
    value = shown(claim, mine)
    for word in claim.words:
        low = word.span.of(claim.text).lower()
        if holds(key | label, word.sense) or word.span.overlaps(value):
            continue
        if low not in _VERBS and _MEASURED.get(low) is None:
            return False
    return "'" not in claim.tokens.low or bool(label & claim.senses)


def _compared(
    claim: Clause, unit: Clause, mine: Mention, cell: Cell
) -> Iterator[Comparison]:
    told = [one for one in unit.mentions if one.span.overlaps(cell.span)]
    if len(told) != 1 or told[0].kind not in _KINDS:
        return
    theirs = replace(told[0], noun=mine.noun)
    outcome, _ = compare_mentions(claimed=mine, stated=theirs)
    if outcome not in (Outcome.AGREE, Outcome.CONFLICT):
        return
    claimed, stated = shown(claim, mine), told[0].span
    yield Comparison(
        kind=Stage.NUMBER,
        outcome=outcome,
        claimed=Stated(claimed.of(claim.text), claimed, mine.value_span),
        stated=Stated(stated.of(unit.text), stated, told[0].value_span),
        reason=REASON,
        excludes=outcome is Outcome.CONFLICT,
    )
