from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from oircheck.quantities import ValueComparer, correct, edtf_interval
from oircheck.types import Comparison, DateInterval, Outcome

DATA = Path(__file__).parents[3] / "data"
PUBLISHED = "2020-08-14"
SETTLED = (Outcome.AGREE, Outcome.CONFLICT)


def table(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ROWS = table("compare_cases_3.csv") + table("compare_cases_4.csv")
CONFLICTS: dict[tuple[str, str], set[str]] = defaultdict(set)
for each in ROWS:
    if each["outcome"] == "CONFLICT":
        CONFLICTS[each["claim"], each["source"]].add(each["claimed"])


def day(text: str) -> DateInterval | None:
    return edtf_interval(text) if text else None


def compare(claim: str, source: str, dates: tuple[str, str]) -> list[Comparison]:
    found = ValueComparer().compare(
        claim=claim,
        claim_date=day(dates[0]),
        unit=source,
        context="",
        passage_date=day(dates[1]),
    )
    return list(found)


@pytest.mark.parametrize(
    "row", ROWS, ids=[f"{row['claim']} / {row['source']}" for row in ROWS]
)
def test_sentences_compare_as_annotated(row: dict[str, str]) -> None:
    claim, source = row["claim"], row["source"]
    found = compare(claim, source, (row["claim_date"], row["source_date"]))
    start = claim.index(row["claimed"])
    end = start + len(row["claimed"])
    here = [
        one
        for one in found
        if one.claimed.span.start < end and start < one.claimed.span.end
    ]
    expected = Outcome[row["outcome"]]
    others = {one.outcome for one in here} & {*SETTLED} - {expected}
    assert not others
    if expected is not Outcome.NOT_COMPARABLE:
        assert any(
            one.outcome is expected and row["stated"] in one.stated.text for one in here
        )


@pytest.mark.parametrize(
    "pair", sorted({(row["claim"], row["source"]) for row in ROWS})
)
def test_nothing_else_of_the_sentence_conflicts(pair: tuple[str, str]) -> None:
    found = compare(*pair, dates=("", PUBLISHED))
    for one in found:
        if one.outcome is Outcome.CONFLICT:
            assert any(
                value in one.claimed.text or one.claimed.text in value
                for value in CONFLICTS[pair]
            )


@pytest.mark.parametrize(
    ("claim", "source", "expected"),
    [tuple(row.values()) for row in table("correction_cases.csv")],
)
def test_a_correction_reads_as_a_sentence(
    claim: str, source: str, expected: str
) -> None:
    found = compare(claim, source, ("", "2020-07-05"))
    asked = [one for one in found if one.outcome is Outcome.CONFLICT]
    asked += [one for one in found if one.excludes and one not in asked]
    corrected = [correct(claim, one, source) for one in asked]
    assert next(filter(None, corrected), "") == expected
