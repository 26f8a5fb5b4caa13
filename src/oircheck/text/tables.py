"""Rows of a table, said with their header: the same in every format."""

from __future__ import annotations

from collections.abc import Sequence

from oircheck.text.views import ViewBuilder
from oircheck.types import Span, View


def said_with_header(header: Sequence[str], row: Sequence[View]) -> View:
    """Say a row with the names of its columns ("Country: Iraq; Bases: 6").

    The header's words stand for no characters of the row.

    Args:
        header: The name of each column; empty where it has none.
        row: The cells; one that is empty is passed over.
    """
    builder = ViewBuilder()
    said = False
    for number, cell in enumerate(row):
        if not cell.text:
            continue
        name = header[number].rstrip(":") if number < len(header) else ""
        lead = ("; " if said else "") + (f"{name}: " if name else "")
        start = cell.pieces[0].document.start
        builder.add(lead, Span(start, start))
        builder.add_view(cell)
        said = True
    return builder.build()


def is_header(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether the first row of a table that marks none looks like its header.

    Each cell but the first says something, none holds a digit, and the row below
    holds one.
    """
    named = len(first) > 1 and all(first[1:])
    return (
        named
        and len(second) == len(first)
        and not any(sign.isdigit() for cell in first for sign in cell)
        and any(sign.isdigit() for cell in second for sign in cell)
    )
