"""Rows in columns, for the commands that list things."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from oircheck.cli.streams import write_result
from oircheck.reports import visible
from oircheck.reports.machine import dumped

Json = Mapping[str, "Json"] | Sequence["Json"] | str | int | float | bool | None


class ListFormat(StrEnum):
    """How lists are written."""

    TEXT = "text"
    JSON = "json"


FORMATS = tuple(item.value for item in ListFormat)


def columns(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Lay rows out in columns below a header; the last column is not padded."""
    table = [[visible(cell) for cell in row] for row in (header, *rows)]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    lines = [
        "  ".join(
            cell.ljust(width) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in table
    ]
    return "\n".join(lines) + "\n"


def write_object(value: Json) -> None:
    """Write a value to stdout as indented JSON."""
    write_result(f"{dumped(value, indent=2)}\n", machine=True)
