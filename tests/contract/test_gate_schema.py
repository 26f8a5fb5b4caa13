"""The published schema of the gate's report, and what is held to it."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import jsonschema
import pytest

from oircheck.findings import GateReport
from oircheck.reports import PLAIN, read_schema
from oircheck.reports.gate_formats import GATE_RENDERERS, GateFormat
from oircheck.reports.gate_json import GATE_SCHEMA_VERSION, read_gate_schema
from oircheck.rules import FAIL_FAMILIES
from oircheck.testing.gate_report import TEXTS, gate_report

SCHEMA: dict[str, Any] = json.loads(read_gate_schema())
SHARED = (
    "judgement",
    "claim",
    "verdict",
    "citation",
    "comparison",
    "value",
    "span",
    "provenance",
    "set_aside",
)
LINES = {
    "finding": "finding",
    "silenced": "silenced",
    "judgement": "judgement",
    "not_judged": "skipped",
}


def part(name: str) -> jsonschema.Draft202012Validator:
    whole = {"$ref": f"#/$defs/{name}", "$defs": SCHEMA["$defs"]}
    return jsonschema.Draft202012Validator(whole)


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    return jsonschema.Draft202012Validator(SCHEMA)


def json_of(report: GateReport) -> dict[str, Any]:
    found = json.loads(GATE_RENDERERS[GateFormat.JSON](report, PLAIN))
    assert isinstance(found, dict)
    return found


def test_every_kind_of_finding_fits(
    validator: jsonschema.Draft202012Validator,
) -> None:
    found = json_of(gate_report())
    validator.validate(found)
    assert found["schema_version"] == GATE_SCHEMA_VERSION
    assert list(found) == SCHEMA["required"] == list(SCHEMA["properties"])


def test_an_empty_report_fits(validator: jsonschema.Draft202012Validator) -> None:
    bare = dataclasses.replace(
        gate_report(), findings=(), silenced=(), judgements=(), skipped=(), drafts=()
    )
    validator.validate(json_of(bare))


@pytest.mark.parametrize("fail_on", list(FAIL_FAMILIES))
def test_every_choice_of_what_fails_fits(
    validator: jsonschema.Draft202012Validator, fail_on: str
) -> None:
    report = dataclasses.replace(gate_report(), fail_on=fail_on)
    found = json_of(report)
    validator.validate(found)
    families = FAIL_FAMILIES[fail_on]
    for item in found["findings"]:
        assert item["fails"] == (f"{item['rule'][:3]}xx" in families)


@pytest.mark.parametrize(
    "path",
    [
        *[pytest.param((name,), id=name) for name in SCHEMA["required"]],
        *[
            pytest.param(("findings", 0, name), id=f"finding {name}")
            for name in SCHEMA["$defs"]["finding"]["required"]
        ],
        pytest.param(("silenced", 0, "silenced_by"), id="why it is silenced"),
        pytest.param(("silenced", 0, "rule"), id="rule of what is silenced"),
        pytest.param(("coverage", "covered"), id="covered"),
        pytest.param(("coverage", "not_judged", 0, "reason"), id="why not judged"),
        pytest.param(("findings", 0, "fix", "text"), id="what a fix writes"),
    ],
)
def test_the_schema_misses_what_is_missing(
    validator: jsonschema.Draft202012Validator, path: tuple[str | int, ...]
) -> None:
    found: Any = json_of(gate_report())
    inner = found
    for key in path[:-1]:
        inner = inner[key]
    del inner[path[-1]]
    assert not validator.is_valid(found)


@pytest.mark.parametrize("name", SHARED)
def test_what_both_reports_have_is_described_in_the_same_words(name: str) -> None:
    assert SCHEMA["$defs"][name] == json.loads(read_schema())["$defs"][name]


def test_a_line_a_thing_and_the_summary_last() -> None:
    text = GATE_RENDERERS[GateFormat.JSONL](gate_report(), PLAIN)
    lines = [json.loads(line) for line in text.splitlines()]
    report = gate_report()
    assert [line["type"] for line in lines] == [
        *["finding"] * len(report.findings),
        *["silenced"] * len(report.silenced),
        *["judgement"] * len(report.judgements),
        *["not_judged"] * len(report.skipped),
        "summary",
    ]
    for line in lines[:-1]:
        part(LINES[line["type"]]).validate(line)


def test_spans_and_regions_lie_in_the_draft() -> None:
    found = json_of(gate_report())
    places = [*found["findings"], *found["silenced"], *found["coverage"]["not_judged"]]
    for item in places:
        text = TEXTS[item["path"]]
        line = text.splitlines()[item["line"] - 1]
        own = text[item["start"] : item["end"]]
        assert own == line[item["column"] - 1 : item["end_column"] - 1]
        assert own == item.get("claim", item.get("text"))
    fix = found["findings"][0]["fix"]
    text = TEXTS[found["findings"][0]["path"]]
    assert text[fix["start"] : fix["end"]] == "seven"
    assert fix["text"] == "six"
