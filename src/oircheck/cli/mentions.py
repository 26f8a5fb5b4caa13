"""``oircheck mentions``: what the reader of numbers and dates sees in a text."""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import click

from oircheck.cli.group import COMMANDS
from oircheck.cli.options import talk_options
from oircheck.cli.status import Exit
from oircheck.cli.streams import write_result
from oircheck.cli.tables import Json, columns
from oircheck.errors import ClaimFileError, DocumentError, UsageError
from oircheck.intake import read_date
from oircheck.reports.machine import dumped
from oircheck.text.near_paths import did_you_mean

if TYPE_CHECKING:
    from oircheck.types import Mention

_STDIN = "-"
_HEADER = ("place", "text", "kind", "value", "unit", "noun", "modifier")
_NOTHING = "no number, date or time is seen here\n"
_OPEN = "undetermined: relative, and no --date is given"
_PLACES = 9
"""Decimal places of a value in text output."""


class MentionFormat(StrEnum):
    """How mentions are written."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"


@click.command(short_help=COMMANDS["mentions"].help)
@click.argument("texts", metavar="TEXT", nargs=-1)
@click.option(
    "--date",
    "--as-of",
    "date",
    metavar="DATE",
    help="When TEXT was published; relative dates count from it (YYYY-MM-DD).",
)
@click.option(
    "--input",
    "input_file",
    metavar="FILE.jsonl",
    help='Read rows {"text": ..., "ref": "YYYY-MM-DD"} instead; - is standard input.',
)
@click.option(
    "--format",
    "form",
    type=click.Choice([item.value for item in MentionFormat]),
    help="How to write the result; text by default, jsonl with --input.",
)
@talk_options
def mentions(
    texts: tuple[str, ...],
    date: str | None,
    input_file: str | None,
    form: str | None,
) -> Exit:
    """Show every number, date, duration and time that is seen in TEXT.

    One row for each: where it stands, its kind, its value, and what bends it. Dates
    are shown as first and last day. Put TEXT in quotation marks; for one that begins
    with a hyphen: oircheck mentions -- "-5 degrees were measured".
    """
    reference = None if date is None else read_date(date, place="--date")
    if input_file is None:
        text = _text_of(texts)
        chosen = MentionFormat(form or MentionFormat.TEXT)
        found = _read(text, reference)
        write_result(_shown(found, chosen), machine=chosen is not MentionFormat.TEXT)
        return Exit.CLEAN
    if texts:
        raise UsageError("give TEXT or --input, not both")
    if form not in (None, MentionFormat.JSONL):
        raise UsageError(f"--input writes jsonl, not {form}")
    for text, own in _rows(_lines(input_file), input_file):
        found = _read(text, own or reference)
        write_result(_shown(found, MentionFormat.JSONL), machine=True)
    return Exit.CLEAN


def mention_row(mention: Mention) -> dict[str, Json]:
    """Return a mention as the fields of the JSON contract.

    ``low`` and ``high`` of a duration are days, and so its ``unit`` is ``d``, whatever
    unit the text has: 48 hours are 2 days. ``from`` and ``to`` are the first and
    last day of a date, also of a duration that leads to one ("three days later"), or
    ISO times of a time.
    """
    row: dict[str, Json] = {
        "start": mention.span.start,
        "end": mention.span.end,
        "text": mention.text,
        "kind": mention.kind.value,
        "modifier": mention.modifier.value,
        "low": mention.low,
        "high": mention.high,
        "unit": mention.unit,
        "noun": mention.noun,
    }
    if mention.kind.value == "duration":
        low, high = (_without_noise(each) for each in (mention.low, mention.high))
        row.update(low=low, high=high, unit="d")
        if low == high:
            row["days"] = low
    if mention.dates is not None:
        first, last = mention.dates.first, mention.dates.last
        row["from"] = None if first is None else first.isoformat()
        row["to"] = None if last is None else last.isoformat()
        row["relative"] = mention.relative
    if mention.time is not None and mention.kind.value == "time":
        row["from"], row["to"] = mention.time
    if mention.note:
        row["note"] = mention.note
    return row


def _without_noise(days: float | None) -> float | None:
    """Return a length in days without the last binary places of its conversion."""
    return None if days is None else float(f"{days:.12g}")


def _read(text: str, reference: dt.date | None) -> tuple[Mention, ...]:
    from oircheck.quantities import read_mentions
    from oircheck.types import DateInterval

    known = None if reference is None else DateInterval(reference, reference)
    return read_mentions(text, reference=known)


def _shown(found: tuple[Mention, ...], form: MentionFormat) -> str:
    if form is MentionFormat.TEXT:
        return columns(_HEADER, [_cells(one) for one in found]) if found else _NOTHING
    value = {"mentions": [mention_row(mention) for mention in found]}
    indent = 2 if form is MentionFormat.JSON else None
    return dumped(value, indent=indent) + "\n"


def _cells(mention: Mention) -> tuple[str, ...]:
    span, bend = mention.span, mention.modifier.value
    return (
        f"{span.start}-{span.end}",
        " ".join(mention.text.split()),
        mention.kind.value.replace("_", " "),
        _value(mention) + (f" [{mention.note}]" if mention.note else ""),
        mention.unit or "",
        " ".join((mention.noun or "").split()),
        "" if bend == "exact" else bend.replace("_", " "),
    )


def _value(mention: Mention) -> str:
    """Return the value as an editor reads it; a duration in its own unit."""
    if mention.kind.value == "time" and mention.time is not None:
        return _between(*mention.time)
    dates = ""
    if mention.dates is not None:
        first, last = mention.dates.first, mention.dates.last
        known = first is not None or last is not None
        dates = _between(str(first or "..."), str(last or "...")) if known else _OPEN
    if mention.low is None:
        return dates
    size = _size(mention)
    low = _number(mention.low / size)
    if mention.high is None:
        shown = f"{low} or more"
    else:
        shown = _between(low, _number(mention.high / size))
    return shown + (f" ({dates})" if dates else "")


def _size(mention: Mention) -> float:
    """Return how many days the unit of a duration has, and 1 for other units."""
    from oircheck.quantities.words.units import UNITS

    unit = UNITS.get(mention.unit or "")
    return unit.factor if unit and mention.kind.value == "duration" else 1.0


def _between(first: str, last: str) -> str:
    return first if first == last else f"{first} to {last}"


def _number(value: float) -> str:
    nearest = round(value)
    # A length in days has been through a factor: 3 h come back as 3.0000000024 h.
    if nearest and abs(value - nearest) < abs(nearest) * 1e-7:
        return f"{nearest:,}"
    rounded = round(value, _PLACES)
    if rounded and abs(rounded - value) <= abs(value) * 1e-3:
        shown = f"{rounded:,.{_PLACES}f}".rstrip("0").rstrip(".")
        return shown if len(shown) <= _PLACES + 3 else f"{value:,.6g}"
    return f"{value:g}"


def _text_of(texts: tuple[str, ...]) -> str:
    if not texts:
        raise UsageError("give a text, in quotation marks, or --input")
    if len(texts) > 1:
        shown = " ".join(texts)
        raise UsageError(
            f"got {len(texts)} arguments; put the text in quotation marks: "
            f'oircheck mentions "{shown}"'
        )
    if not texts[0].strip():
        raise UsageError("the text is empty")
    return texts[0]


def _lines(path: str) -> Iterable[bytes]:
    if path == _STDIN:
        return sys.stdin.buffer
    try:
        return Path(path).read_bytes().splitlines()
    except OSError as error:
        problem = (error.strerror or "cannot be read") + did_you_mean(Path(path))
        raise DocumentError(path, f"input: {problem}") from error


def _rows(lines: Iterable[bytes], path: str) -> Iterator[tuple[str, dt.date | None]]:
    """Read the rows; blank lines at the end are no rows.

    Raises:
        ClaimFileError: If a line is no object with a text, or its date no day.
    """
    for number, line in enumerate(lines, start=1):
        try:
            row = json.loads(line.decode("utf-8-sig"))
        except ValueError as error:
            if not line.strip():
                continue
            raise ClaimFileError(path, number, f"no JSON: {error}") from None
        text = row.get("text") if isinstance(row, dict) else None
        if not isinstance(text, str):
            raise ClaimFileError(path, number, 'no object with a "text"')
        ref = row.get("ref")
        try:
            own = None if ref is None else dt.date.fromisoformat(ref)
        except (TypeError, ValueError):
            problem = f'"ref" is no day of the form YYYY-MM-DD: {ref!r}'
            raise ClaimFileError(path, number, problem) from None
        yield text, own
