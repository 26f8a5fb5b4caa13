"""SARIF: what the contract asks for, one test a fact."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest

from oircheck.findings import GateReport, Level
from oircheck.reports import PLAIN
from oircheck.reports.gate_formats import GATE_RENDERERS, GateFormat
from oircheck.reports.gate_sarif import LONGEST_WORDS, MOST_RESULTS, uri_of
from oircheck.rules import RULES
from oircheck.testing.gate_report import TEXTS, A, gate_report


def run_of(report: GateReport | None = None) -> dict[str, Any]:
    text = GATE_RENDERERS[GateFormat.SARIF](report or gate_report(), PLAIN)
    log = json.loads(text)
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-2.1.0.json")
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


def test_every_rule_has_its_words_within_the_limits() -> None:
    rules = run_of()["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(RULES)
    for rule in rules:
        for name in ("shortDescription", "fullDescription"):
            assert 0 < len(rule[name]["text"]) <= LONGEST_WORDS
        assert rule["help"]["text"]
        assert rule["help"]["markdown"] == RULES[rule["id"]].help
        level = RULES[rule["id"]].level.value
        assert rule["defaultConfiguration"]["level"] == level
        assert "security-severity" not in rule["properties"]


def test_columns_are_code_points_and_ends_are_exclusive() -> None:
    run = run_of()
    assert run["columnKind"] == "unicodeCodePoints"
    text = TEXTS[A].splitlines()
    (place,) = run["results"][0]["locations"]
    region = place["physicalLocation"]["region"]
    line = text[region["startLine"] - 1]
    shown = line[region["startColumn"] - 1 : region["endColumn"] - 1]
    assert shown == region["snippet"]["text"] == gate_report().findings[0].claim


def test_every_result_has_one_place_of_one_line_and_its_own_fingerprint() -> None:
    results = run_of()["results"]
    assert len(results) == len(gate_report().findings)
    marks = []
    for result, finding in zip(results, gate_report().findings, strict=True):
        (place,) = result["locations"]
        region = place["physicalLocation"]["region"]
        assert region["startLine"] == region["endLine"] == finding.region.line
        assert list(RULES)[result["ruleIndex"]] == result["ruleId"] == finding.rule_id
        assert result["level"] == finding.level.value
        assert list(result["partialFingerprints"]) == ["primaryLocationLineHash"]
        marks.append(result["partialFingerprints"]["primaryLocationLineHash"])
    assert len(set(marks)) == len(marks)


def test_what_github_does_not_read_is_left_out() -> None:
    run = run_of()
    for result in run["results"]:
        assert not {"suppressions", "kind", "baselineState"} & set(result)
    # What is silenced would open alerts.
    shown = json.dumps(run["results"])
    assert "Nine men came." not in shown
    assert "Ten men left." not in shown


def test_a_correction_replaces_the_value_alone() -> None:
    result, *others = run_of()["results"]
    (fix,) = result["fixes"]
    (change,) = fix["artifactChanges"]
    (replacement,) = change["replacements"]
    assert replacement["insertedContent"] == {"text": "six"}
    region = replacement["deletedRegion"]
    line = TEXTS[A].splitlines()[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "seven"
    assert not any("fixes" in other for other in others)


def test_a_correction_over_two_lines_is_placed_by_its_characters() -> None:
    report = gate_report()
    first = report.findings[0]
    assert first.fix is not None
    wrapped = dataclasses.replace(first.fix, region=None, line="")
    finding = dataclasses.replace(first, fix=wrapped)
    run = run_of(dataclasses.replace(report, findings=(finding,)))
    change = run["results"][0]["fixes"][0]["artifactChanges"][0]
    assert change["replacements"][0]["deletedRegion"] == {
        "charOffset": first.fix.span.start,
        "charLength": len("seven"),
    }


def test_a_run_that_could_not_look_was_no_success() -> None:
    (invocation,) = run_of()["invocations"]
    assert invocation["executionSuccessful"] is False
    first, second, *others = invocation["toolExecutionNotifications"]
    assert first["level"] == second["level"] == "error"
    assert second["message"]["text"] == "not checked: too little"
    assert {item["level"] for item in others} == {"note"}
    whole = run_of(dataclasses.replace(gate_report(), unchecked=()))
    assert whole["invocations"][0]["executionSuccessful"] is True


def test_sources_are_related_places() -> None:
    (related,) = run_of()["results"][0]["relatedLocations"]
    assert related["physicalLocation"] == {
        "artifactLocation": {"uri": "sources/bases.md"},
        "region": {"startLine": 9},
    }
    assert "six military bases" in related["message"]["text"]


def test_no_message_holds_a_link() -> None:
    for result in run_of()["results"]:
        words = [
            result["message"],
            *(r["message"] for r in result.get("relatedLocations", ())),
        ]
        assert not any("](" in item["text"] for item in words)


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        pytest.param("drafts/a.md", "drafts/a.md", id="plain"),
        pytest.param("a b, c: 100%.md", "a%20b%2C%20c%3A%20100%25.md", id="marks"),
        pytest.param("é#?.md", "%C3%A9%23%3F.md", id="letters and parts of a URI"),
        pytest.param("a\\b.md", "a/b.md", id="backward slashes"),
        pytest.param("/x/y.md", "file:///x/y.md", id="absolute"),
        pytest.param("../x.md", "../x.md", id="above"),
    ],
)
def test_a_path_is_a_relative_reference(path: str, uri: str) -> None:
    assert uri_of(path) == uri


def test_of_too_many_results_the_weightiest_are_kept_and_the_rest_counted() -> None:
    report = gate_report()
    note = next(item for item in report.findings if item.level is Level.NOTE)
    error = report.findings[0]
    many = dataclasses.replace(report, findings=(note,) * MOST_RESULTS + (error,))
    run = run_of(many)
    assert len(run["results"]) == MOST_RESULTS
    assert run["results"][-1]["level"] == "error"
    notes = run["invocations"][0]["toolExecutionNotifications"]
    assert any("1 more findings" in item["message"]["text"] for item in notes)
