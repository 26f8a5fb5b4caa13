from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from typing import Any

import jsonschema
import pytest

from oircheck.reports import PLAIN, RENDERERS, Format, read_schema
from oircheck.reports.parts import stated_in_citation
from oircheck.types import (
    Claim,
    Dating,
    Judgement,
    Label,
    Passage,
    Piece,
    Report,
    Span,
    View,
)


def json_of(report: Report) -> dict[str, Any]:
    found = json.loads(RENDERERS[Format.JSON](report, PLAIN))
    assert isinstance(found, dict)
    return found


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    schema = json.loads(read_schema())
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_every_label_fits_the_schema(
    report: Report, validator: jsonschema.Draft202012Validator
) -> None:
    validator.validate(json_of(report))
    validator.validate(json_of(dataclasses.replace(report, judgements=())))


@pytest.mark.parametrize(
    "path",
    [
        pytest.param(("schema_version",), id="version"),
        pytest.param(("judgements", 0, "claim", "fingerprint"), id="fingerprint"),
        pytest.param(("judgements", 0, "verdict", "label"), id="label"),
        pytest.param(("judgements", 0, "citations", 0, "line"), id="line"),
        pytest.param(("judgements", 0, "citations", 0, "comparisons"), id="values"),
        pytest.param(("provenance", "models"), id="models"),
        pytest.param(("coverage", "covered"), id="coverage"),
    ],
)
def test_the_schema_misses_what_is_missing(
    report: Report,
    validator: jsonschema.Draft202012Validator,
    path: tuple[str | int, ...],
) -> None:
    found: Any = json_of(report)
    inner = found
    for key in path[:-1]:
        inner = inner[key]
    del inner[path[-1]]
    assert not validator.is_valid(found)


def test_names_are_those_of_the_contract(report: Report) -> None:
    found = json_of(report)
    assert list(found)[:5] == [
        "schema_version",
        "judgements",
        "coverage",
        "policy",
        "provenance",
    ]
    judgement = found["judgements"][0]
    assert judgement["status"] == "judged"
    assert judgement["verdict"] == {
        "label": "refuted",
        "confidence": 0.97,
        "decided_by": "number",
        "rule": "OC102",
        "reason": "the claim says Seven bases; the source says six military bases",
        "correction": "Six bases were handed over.",
        "speaker": None,
    }
    citation = judgement["citations"][0]
    assert citation["original"] == {"path": "001_bases.txt", "paragraphs": [7, 8]}
    assert citation["publisher"] is None
    assert found["policy"] == dict(report.policy)


def test_spans_lie_where_they_say(report: Report) -> None:
    for judgement in json_of(report)["judgements"]:
        claim = judgement["claim"]["text"]
        for citation in judgement["citations"]:
            for item in citation["comparisons"]:
                for text, side in ((claim, "claimed"), (citation["text"], "stated")):
                    value = item[side]
                    assert text[value["start"] : value["end"]] == value["text"]


def test_nearest_is_filled_only_where_nothing_decided(report: Report) -> None:
    found = json_of(report)["judgements"]
    assert [len(item["nearest"]) for item in found] == [0, 0, 0, 2]
    assert [len(item["citations"]) for item in found] == [1, 1, 2, 0]


def test_a_line_a_judgement(report: Report) -> None:
    lines = RENDERERS[Format.JSONL](report, PLAIN).splitlines()
    assert [json.loads(line) for line in lines] == json_of(report)["judgements"]


def test_a_report_gives_the_same_bytes(
    report: Report, judgement_of: Callable[[Label], Judgement]
) -> None:
    again = dataclasses.replace(
        report,
        judgements=tuple(
            map(
                judgement_of,
                (
                    Label.REFUTED,
                    Label.SUPPORTED,
                    Label.CONFLICTING,
                    Label.NOT_ENOUGH_INFO,
                ),
            )
        ),
    )
    for render in RENDERERS.values():
        assert render(report, PLAIN) == render(again, PLAIN)


def test_values_are_mapped_from_the_text_as_read_to_the_passages_own() -> None:
    own = "over  *six*\nbases"
    pieces = (
        Piece(Span(0, 4), Span(50, 54)),
        Piece(Span(4, 5), Span(54, 57)),
        Piece(Span(5, 8), Span(57, 60)),
        Piece(Span(8, 9), Span(60, 62)),
        Piece(Span(9, 14), Span(62, 67)),
    )
    passage = Passage(
        passage_id="a#0",
        doc_id="a",
        span=Span(50, 67),
        text=own,
        view=View("over six bases", pieces),
        context="",
        line=1,
    )
    found = stated_in_citation(passage, Span(5, 14))
    assert found.of(own) == "six*\nbases"
    assert stated_in_citation(passage, Span(5, 8)).of(own) == "six"
    assert stated_in_citation(passage, Span(90, 99)).of(own) == ""


def test_with_an_as_of_date_undated_documents_are_counted(
    report: Report, validator: jsonschema.Draft202012Validator
) -> None:
    assert "undated" not in json_of(report)["provenance"]
    provenance = dataclasses.replace(
        report.provenance, dating=Dating(undated=3, later=1)
    )
    found = json_of(dataclasses.replace(report, provenance=provenance))
    validator.validate(found)
    assert (found["provenance"]["undated"], found["provenance"]["later"]) == (3, 1)


def test_what_is_not_judged_stands_behind_what_is(
    report: Report, validator: jsonschema.Draft202012Validator
) -> None:
    claim = Claim(claim_id="9", text="Sechs Stützpunkte.")
    found = json_of(dataclasses.replace(report, unjudged=((claim, "why"),)))
    validator.validate(found)
    assert [item["status"] for item in found["judgements"]] == [
        *["judged"] * len(report.judgements),
        "not_judged",
    ]
    assert found["coverage"]["judged"] == len(report.judgements)
    assert found["coverage"]["not_judged"] == [
        {"id": "9", "text": claim.text, "reason": "why"}
    ]
