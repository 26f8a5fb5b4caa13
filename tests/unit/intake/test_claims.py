from __future__ import annotations

import datetime as dt

import pytest

from oircheck.errors import ClaimFileError
from oircheck.intake import (
    ClaimTable,
    ColumnNames,
    InputRow,
    RowClaim,
    TableForm,
    choose_columns,
    first_rows,
    read_claims,
    read_row,
    sample_rows,
)
from oircheck.types import Claim

DAY = dt.date(2024, 9, 30)


def table(text: str, form: TableForm = TableForm.CSV) -> ClaimTable:
    return read_claims(iter(text.splitlines(keepends=True)), path="c.csv", form=form)


def read(text: str, names: ColumnNames, form: TableForm = TableForm.CSV) -> RowClaim:
    found = table(text, form)
    columns = choose_columns(found, names)
    return read_row(next(found.rows), found, columns, as_of=DAY)


def test_a_row_becomes_a_claim() -> None:
    names = ColumnNames(identity="id", evidence="article", date="when")
    found = read("id,text,article,when\n7, Six bases. ,Six it is.,2020-01-02\n", names)
    assert found.claim == Claim(
        claim_id="7", text="Six bases.", path="c.csv", line=2, as_of=dt.date(2020, 1, 2)
    )
    assert found.evidence == "Six it is."


def test_what_a_row_does_not_say_is_taken_from_the_run() -> None:
    found = read(
        "id,claim,when\n,Six bases.,\n", ColumnNames(identity="id", date="when")
    )
    assert found.claim is not None
    assert (found.claim.claim_id, found.claim.as_of) == ("1", DAY)
    assert found.evidence is None


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        pytest.param(" ,e,", "the claim is empty", id="no claim"),
        pytest.param("...,e,", "has no word", id="no word"),
        pytest.param("#REF!,e,", "spreadsheet error, and states", id="an error"),
        pytest.param("a\0b,e,", "the claim holds NUL", id="NUL"),
        pytest.param("It is., ,", "evidence has no word", id="no evidence"),
        pytest.param("It is.,b\0c,", "evidence holds NUL", id="NUL in the evidence"),
        pytest.param(
            "It is.,e,30/09/2024", "write it as 2024-09-30", id="another date"
        ),
        pytest.param("It is.,e,2024-02-30", "is not a date", id="no such day"),
        pytest.param("a", "has 1 field", id="a short row"),
    ],
)
def test_what_cannot_be_checked_says_why(row: str, problem: str) -> None:
    found = read(f"claim,e,d\n{row}\n", ColumnNames(evidence="e", date="d"))
    assert found.claim is None
    assert problem in found.problem


@pytest.mark.parametrize("column", ["claim", "e", "d"])
def test_records_hold_texts(column: str) -> None:
    values = {"claim": '"a"', "e": '"b"', "d": '"2020-01-01"', column: "5"}
    line = ", ".join(f'"{key}": {value}' for key, value in values.items())
    names = ColumnNames(evidence="e", date="d")
    found = read(f"{{{line}}}\n", names, TableForm.JSONL)
    assert found.problem == f"{column} is not a text"


def test_a_column_that_is_named_has_to_be_there() -> None:
    for names, option in (
        (ColumnNames(claim="x"), "--claim-col"),
        (ColumnNames(identity="x"), "--id-col"),
        (ColumnNames(evidence="x"), "--evidence-col"),
        (ColumnNames(date="x"), "--date-col"),
    ):
        with pytest.raises(ClaimFileError, match=option):
            choose_columns(table("claim\n"), names)


def rows(count: int) -> list[InputRow]:
    return [InputRow(n, n + 1, (f"claim {n}",)) for n in range(1, count + 1)]


def test_a_sample_is_in_order_and_the_same_every_time() -> None:
    found = list(sample_rows(rows(1000), 50))
    assert len(found) == 50
    assert [row.number for row in found] == sorted(row.number for row in found)
    assert found == list(sample_rows(reversed(rows(1000)), 50))
    assert found[-1].number > 800


def test_a_sample_of_a_file_that_has_grown_is_mostly_the_same() -> None:
    before = {row.cells for row in sample_rows(rows(1000), 100)}
    after = {row.cells for row in sample_rows(rows(1100), 100)}
    assert len(before & after) > 80


def test_rows_that_say_the_same_are_taken_in_order() -> None:
    same = [InputRow(n, n, ("same",)) for n in range(10)]
    assert [row.number for row in sample_rows(same, 3)] == [0, 1, 2]


def test_a_sample_of_few_rows_is_all_of_them() -> None:
    assert list(sample_rows(rows(3), 10)) == rows(3)
    assert list(first_rows(rows(5), 2)) == rows(2)
