from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from oircheck.errors import ClaimFileError
from oircheck.intake import GoldFile, TableForm, read_claims, read_gold
from oircheck.types import Claim, GoldClaim, Label


def read(
    text: str,
    *,
    path: str,
    column: str | None = None,
    as_of: dt.date | None = None,
    form: TableForm = TableForm.CSV,
) -> GoldFile:
    table = read_claims(iter(text.splitlines(keepends=True)), path=path, form=form)
    return read_gold(table, column=column, as_of=as_of)


SEEDS = Path(__file__).parents[3] / "claims" / "seeds.csv"


def test_a_row_becomes_a_gold_claim() -> None:
    found = read(
        "claim,label,category,document,paragraphs,note\n"
        '"Six, then.",supported,number,a.txt,3;4,x\n',
        path="g.csv",
        as_of=dt.date(2024, 1, 2),
    )
    assert found.claims == (
        GoldClaim(
            claim=Claim(
                claim_id="1",
                text="Six, then.",
                path="g.csv",
                line=2,
                as_of=dt.date(2024, 1, 2),
            ),
            label=Label.SUPPORTED,
            category="number",
            document="a.txt",
            paragraphs=(3, 4),
        ),
    )
    assert (found.column, found.mapped) == (
        "label",
        (("supported", Label.SUPPORTED),),
    )


@pytest.mark.parametrize(
    ("written", "label"),
    [
        pytest.param("SUPPORTS", Label.SUPPORTED, id="FEVER"),
        pytest.param("REFUTES", Label.REFUTED, id="FEVER, refuted"),
        pytest.param("NOT ENOUGH INFO", Label.NOT_ENOUGH_INFO, id="FEVER, neither"),
        pytest.param("Not Enough Evidence", Label.NOT_ENOUGH_INFO, id="AVeriTeC"),
        pytest.param(
            "Conflicting Evidence/Cherrypicking", Label.CONFLICTING, id="AVeriTeC, both"
        ),
        pytest.param("DISPUTED", Label.CONFLICTING, id="Climate-FEVER"),
        pytest.param("CONTRADICT", Label.REFUTED, id="SciFact"),
        pytest.param("NOINFO", Label.NOT_ENOUGH_INFO, id="SciFact, neither"),
        pytest.param("not_enough_info", Label.NOT_ENOUGH_INFO, id="our own"),
        pytest.param("Contradiction", Label.REFUTED, id="NLI"),
        pytest.param(" true ", Label.SUPPORTED, id="spaces"),
    ],
)
def test_synonyms_are_mapped_openly(written: str, label: Label) -> None:
    found = read(f"text,verdict\nSix.,{written}\n", path="g.csv")
    assert found.claims[0].label is label
    assert found.mapped == ((written.strip(), label),)


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        pytest.param("claim\nSix.\n", 1, "label or verdict or gold", id="no label"),
        pytest.param("clam,label\nx,y\n", 1, "did you mean clam?", id="no claim"),
        pytest.param("claim,label\nx,suported\n", 2, "supported?", id="unknown label"),
        pytest.param(
            "claim,label,document,paragraphs\nx,supported,a,1-2\n",
            2,
            "paragraphs are numbers",
            id="a range",
        ),
        pytest.param(
            "claim,label,document,paragraphs\nx,supported,a,0\n",
            2,
            "from 1",
            id="paragraph 0",
        ),
        pytest.param(
            "claim,label,paragraphs\nx,supported,1\n", 2, "no document", id="nowhere"
        ),
    ],
)
def test_what_is_no_gold_is_refused(text: str, line: int, problem: str) -> None:
    with pytest.raises(ClaimFileError, match=problem.replace("?", r"\?")) as caught:
        read(text, path="g.csv")
    assert caught.value.line == line


def test_the_first_known_column_is_taken_unless_one_is_named() -> None:
    text = "claim,gold,verdict\nx,refuted,supported\n"
    assert read(text, path="g").claims[0].label is Label.SUPPORTED
    named = read(text, path="g", column="gold")
    assert (named.claims[0].label, named.column) == (Label.REFUTED, "gold")


def test_a_header_alone_is_no_claim() -> None:
    assert read("claim,label\n", path="g").claims == ()


def test_the_seeds_claims_are_read() -> None:
    found = read(SEEDS.read_text(encoding="utf-8"), path="seeds.csv").claims
    assert len(found) >= 200
    assert all(
        (item.document is None) == (item.label is Label.NOT_ENOUGH_INFO)
        for item in found
    )


def test_a_row_without_a_claim_is_named_and_is_no_gold() -> None:
    found = read("claim,label\nx,supported\n ,refuted\ny,refuted\n", path="g")
    assert [item.claim.text for item in found.claims] == ["x", "y"]
    assert [row.line for row in found.rows] == [2, 4]
    assert found.without == (3,)


def test_a_row_that_cannot_be_read_stops() -> None:
    for text, problem in (
        ("claim,label\nx,supported,y\n", "3 fields"),
        ("claim,label\nx,maybe\n", "not a label"),
        (",claim,label\nx\n", "1 field"),
    ):
        with pytest.raises(ClaimFileError, match=problem) as caught:
            read(text, path="g")
        assert caught.value.line == 2


def test_a_row_that_nobody_labelled_is_no_part_of_the_score() -> None:
    found = read("claim,label\nx,\ny,refuted\n", path="g")
    assert [item.claim.text for item in found.claims] == ["y"]
    assert found.empty == (2,)


def test_gold_may_be_jsonl() -> None:
    found = read(
        '{"claim": "x", "label": "SUPPORTS"}\n', path="g", form=TableForm.JSONL
    )
    assert found.claims[0].label is Label.SUPPORTED


def test_rows_in_which_nothing_stands_are_passed_over_and_counted() -> None:
    text = "claim,label,note\n\nx,supported,\n,,\n , ,see below\n,,,\n\ny,refuted,\n"
    found = read(text, path="g")
    assert [item.claim.text for item in found.claims] == ["x", "y"]
    assert found.empty == (2, 4, 5, 6, 7)
