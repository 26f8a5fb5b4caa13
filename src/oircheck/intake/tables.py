"""Claims files as they come: row after row, a bad one named and not swallowed."""

from __future__ import annotations

import csv
import difflib
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from oircheck.errors import ClaimFileError
from oircheck.intake.no_text import advice_on_nul
from oircheck.intake.records import BLANK_LINE, Record, read_record


class TableForm(StrEnum):
    """How a claims file is written."""

    CSV = "csv"
    TSV = "tsv"
    JSONL = "jsonl"


SUFFIXES: Mapping[str, TableForm] = {
    ".csv": TableForm.CSV,
    ".tsv": TableForm.TSV,
    ".jsonl": TableForm.JSONL,
    ".ndjson": TableForm.JSONL,
}
GZIP = ".gz"

DELIMITERS: Mapping[TableForm, str] = {TableForm.CSV: ",", TableForm.TSV: "\t"}

LONGEST_FIELD = 16 * 1024 * 1024
"""Characters of one cell; Python's own limit cuts in at 131,072."""

SEMICOLON = ";"
"""What many spreadsheets write between the cells of a CSV."""

_SEP = re.compile(r'"?sep=(?P<mark>[^"\r\nA-Za-z0-9])"?(?P=mark)*\s*\Z', re.IGNORECASE)
"""What a first line may say to Excel: which character parts the cells."""

_LINES_THAT_TELL = 2
_OTHER_DELIMITERS = (";", "\t", "|", ",")
_SHOWN = 60
"""Characters of a surplus cell that an error repeats."""


def form_of(name: str) -> tuple[TableForm | None, bool]:
    """Read off a file's name how it is written, and whether it is compressed."""
    lower = name.lower()
    compressed = lower.endswith(GZIP)
    stem = lower.removesuffix(GZIP)
    found = [form for suffix, form in SUFFIXES.items() if stem.endswith(suffix)]
    return (found[0] if found else None), compressed


@dataclass(frozen=True, slots=True)
class InputRow:
    """A row of a claims file.

    Attributes:
        number: From 1, the header not counted.
        line: Line of the file on which it begins.
        cells: One for each column; what a short row or a record lacks is empty.
        raw: Of JSONL, the line as it stands.
        problem: Why it cannot be read as a row; empty if it can.
        odd: Columns whose value in the record is something else than a text.
        extra: Keys of the record that are no column.
    """

    number: int
    line: int
    cells: tuple[str, ...]
    raw: str = ""
    problem: str = ""
    odd: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimTable:
    """A claims file that is being read.

    Attributes:
        path: As shown.
        header: The columns as written; of JSONL, the keys of the first record.
        rows: In order, each read when asked for.
        guessed: Whether the delimiter was neither named nor the form's own.
        encoding: As Python names it.
    """

    path: str
    form: TableForm
    header: tuple[str, ...]
    rows: Iterator[InputRow]
    delimiter: str = ","
    guessed: bool = False
    encoding: str = "utf-8"

    @property
    def names(self) -> tuple[str, ...]:
        """The columns without white space around them."""
        return tuple(name.strip() for name in self.header)

    def column(self, names: Sequence[str]) -> int | None:
        """Return the place of the first of ``names`` that is a column.

        Where none is one, case does not count, if then no other column is meant.

        Raises:
            ClaimFileError: If it is there twice, so that none is the one.
        """
        known = self.names
        place = next((known.index(name) for name in names if name in known), None)
        if place is None:
            return self._whatever_case(names)
        if known.count(known[place]) > 1:
            raise ClaimFileError(
                self.path,
                1,
                f"the column {known[place]!r} is there twice; give one of them another "
                "name",
            )
        return place

    def need(self, names: Sequence[str], *, option: str) -> int:
        """Return the place of the first of ``names`` that is a column.

        Args:
            option: What names another column, for the error.

        Raises:
            ClaimFileError: If none is; the columns are listed, and what is near.
        """
        place = self.column(names)
        if place is not None:
            return place
        found = ", ".join(self.names)
        problem = f"no column {' or '.join(names)}; the columns are {found}"
        other = self._other_delimiter()
        hint = (
            f"if they are parted by {other!r}: --delimiter {_option_of(other)}"
            if other
            else f"{self._nearest(names[0])}{option} names one"
        )
        raise ClaimFileError(self.path, 1, f"{problem}; {hint}")

    def _nearest(self, name: str) -> str:
        """Return the column that is meant, perhaps; they have been listed already."""
        near = difflib.get_close_matches(name, self.names, n=1)
        return f"did you mean {near[0]}? " if near else ""

    def _whatever_case(self, names: Sequence[str]) -> int | None:
        known = [name.casefold() for name in self.names]
        for name in names:
            if known.count(name.casefold()) == 1:
                return known.index(name.casefold())
        return None

    def _other_delimiter(self) -> str | None:
        if len(self.header) != 1 or self.form is TableForm.JSONL:
            return None
        inside = [mark for mark in _OTHER_DELIMITERS if mark in self.header[0]]
        return inside[0] if inside else None


def read_claims(
    lines: Iterator[str],
    *,
    path: str,
    form: TableForm,
    delimiter: str | None = None,
) -> ClaimTable:
    """Begin to read a claims file; the header is read at once.

    Of CSV with semicolons, which spreadsheets write where the comma is a decimal mark,
    the semicolon is taken: where the header is one cell with commas, and header and
    first row are several with semicolons. A first line "sep=;", which is written for
    Excel, says what parts the cells, and is no row.

    A row with too many or too few cells, a blank line between rows and a line that
    is no JSON object are rows with a problem. White space alone at the end is none.

    Args:
        lines: With their ends.
        path: Shown in errors.
        delimiter: Between the cells; ``None`` takes what the first line says, the
            form's own, or a semicolon.

    Raises:
        ClaimFileError: If there is no header, it is JSONL that was not said to be, or
            the file is no CSV; the last also while rows are read.
    """
    if form is TableForm.JSONL:
        return _jsonl(lines, path)
    return _csv(lines, path, form, delimiter)


def _csv(
    lines: Iterator[str], path: str, form: TableForm, delimiter: str | None
) -> ClaimTable:
    csv.field_size_limit(LONGEST_FIELD)
    said, lines = _said(lines)
    begin = _begin(lines)
    _refuse_json(begin, path)
    mark = delimiter or said or _mark_of(begin, form)
    found = _csv_rows(itertools.chain(begin, lines), path, mark, bool(said))
    first = next((row for row in found if row[1]), None)
    if first is None:
        raise ClaimFileError(path, 1, "the file is empty; it needs a header line")
    header = first[1]
    _check_header(header, path, first[0])
    rows = _checked(_without_blank_end(found), len(header))
    guessed = not (delimiter or said) and mark != DELIMITERS[form]
    return ClaimTable(path, form, tuple(header), rows, mark, guessed)


def _said(lines: Iterator[str]) -> tuple[str, Iterator[str]]:
    """Return what a first line for Excel says of the cells, and the lines behind it."""
    first = next(lines, "")
    told = _SEP.match(first)
    if told:
        return told["mark"], lines
    return "", itertools.chain([first] if first else [], lines)


def _begin(lines: Iterator[str]) -> list[str]:
    """Return the lines up to the second that is not blank."""
    begin: list[str] = []
    inked = 0
    for line in lines:
        begin.append(line)
        inked += bool(line.strip())
        if inked == _LINES_THAT_TELL:
            break
    return begin


def _refuse_json(begin: Sequence[str], path: str) -> None:
    for number, line in enumerate(begin, start=1):
        if line.strip():
            if line.lstrip().startswith("{") and not read_record(line).problem:
                problem = "this is JSONL; say so with --input-format jsonl"
                raise ClaimFileError(path, number, problem)
            return


def _mark_of(begin: Sequence[str], form: TableForm) -> str:
    """Return what stands between the cells, as the first lines tell it."""
    own = DELIMITERS[form]
    inked = [line for line in begin if line.strip()]
    if form is not TableForm.CSV or not inked:
        return own
    header, *rows = inked
    told = _width(header, own) < 2 and _width(header, SEMICOLON) > 1
    # A cell may go on in the next line; that speaks for nothing.
    told = told and all(_width(row, SEMICOLON) != 1 for row in rows)
    return SEMICOLON if told else own


def _width(line: str, mark: str) -> int:
    """Return how many cells a line has; 0 where it is no whole row of CSV."""
    try:
        return len(next(csv.reader([line], delimiter=mark, strict=True), []))
    except csv.Error:
        return 0


def _csv_rows(
    lines: Iterator[str], path: str, delimiter: str, before: int
) -> Iterator[tuple[int, list[str]]]:
    """Yield rows with the line that each begins on, ``before`` lines being gone."""
    reader = csv.reader(lines, strict=True, delimiter=delimiter)
    while True:
        line = before + reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise ClaimFileError(path, line, _not_csv(error)) from None
        if cells is None:
            return
        yield line, cells


def _check_header(header: Sequence[str], path: str, line: int) -> None:
    for name in header:
        if "\0" in name:
            raise ClaimFileError(
                path,
                line,
                "the header holds NUL; "
                + advice_on_nul(",".join(header).encode("utf-8", "replace")),
            )


def _without_blank_end(
    found: Iterator[tuple[int, list[str]]],
) -> Iterator[tuple[int, list[str]]]:
    blank: list[tuple[int, list[str]]] = []
    for row in found:
        if row[1]:
            yield from blank
            blank.clear()
            yield row
        else:
            blank.append(row)


def _checked(found: Iterator[tuple[int, list[str]]], width: int) -> Iterator[InputRow]:
    for number, (line, cells) in enumerate(found, start=1):
        problem = _problem(cells, width)
        padded = (*cells[:width], *[""] * (width - len(cells)))
        yield InputRow(number, line, padded, problem=problem)


def _problem(cells: Sequence[str], width: int) -> str:
    if len(cells) == width:
        return ""
    if not "".join(cells).strip():
        return BLANK_LINE
    count = len(cells)
    problem = f"the row has {count} field{'s' * (count != 1)}, the header {width}"
    if count < width:
        return problem
    surplus = ", ".join(repr(cell[:_SHOWN]) for cell in cells[width:])
    return (
        f"{problem}; put cells that hold a delimiter in quotation marks; left over: "
        f"{surplus}"
    )


def _jsonl(lines: Iterator[str], path: str) -> ClaimTable:
    numbered = _without_blank_lines(enumerate(lines, start=1))
    read = ((line, read_record(text)) for line, text in numbered)
    first = next(read, None)
    if first is None:
        raise ClaimFileError(path, 1, "the file is empty; it needs a record a line")
    if first[1].problem:
        raise ClaimFileError(path, first[0], f"the first record: {first[1].problem}")
    header = tuple(first[1].values)
    _check_header(header, path, first[0])
    return ClaimTable(path, TableForm.JSONL, header, _records(first, read, header))


def _without_blank_lines(
    lines: Iterator[tuple[int, str]],
) -> Iterator[tuple[int, str]]:
    blank: list[tuple[int, str]] = []
    seen = False
    for line, text in lines:
        if text.strip():
            yield from blank if seen else ()
            blank.clear()
            seen = True
            yield line, text
        else:
            blank.append((line, text))


def _records(
    first: tuple[int, Record],
    rest: Iterator[tuple[int, Record]],
    header: tuple[str, ...],
) -> Iterator[InputRow]:
    yield _record_row(1, *first, header)
    for number, (line, record) in enumerate(rest, start=2):
        yield _record_row(number, line, record, header)


def _record_row(
    number: int, line: int, record: Record, header: tuple[str, ...]
) -> InputRow:
    return InputRow(
        number,
        line,
        tuple(record.values.get(name, "") for name in header),
        raw=record.raw,
        problem=record.problem,
        odd=record.odd,
        extra=tuple(key for key in record.values if key not in header),
    )


def _not_csv(error: csv.Error) -> str:
    if "unexpected end of data" in str(error):
        return "a quotation mark is opened here and never closed"
    if "field larger than" in str(error):
        return (
            f"a cell of more than {LONGEST_FIELD:,} characters; perhaps a quotation "
            "mark is opened here and never closed"
        )
    return f"not CSV: {error}"


def _option_of(mark: str) -> str:
    return "tab" if mark == "\t" else f"'{mark}'"
