"""Annotations: GitHub's commands and their caps, GitLab's array, reviewdog's places."""

from __future__ import annotations

import dataclasses
import json

import pytest

from oircheck.findings import Finding, GateReport, Level
from oircheck.reports import PLAIN
from oircheck.reports.gate_annotations import escape_data, escape_property
from oircheck.reports.gate_formats import GATE_RENDERERS, GateFormat
from oircheck.testing.gate_report import TEXTS, gate_report


def rendered(form: GateFormat, report: GateReport | None = None) -> str:
    return GATE_RENDERERS[form](report or gate_report(), PLAIN)


def many(level: Level, number: int) -> tuple[Finding, ...]:
    first = gate_report().findings[0]
    return tuple(
        dataclasses.replace(first, level=level, fingerprint=f"{level}{at}")
        for at in range(number)
    )


def test_a_command_names_file_line_columns_and_rule() -> None:
    first = rendered(GateFormat.GITHUB).splitlines()[2]
    assert first.startswith(
        "::error file=drafts/a.md,line=5,endLine=5,col=2,endColumn=44,"
        "title=OC102 number-mismatch::the draft says seven bases"
    )


def test_a_path_cannot_end_a_property() -> None:
    text = rendered(GateFormat.GITHUB)
    assert "::warning file=drafts/b%2C c%3A 100%25.md,line=2," in text


@pytest.mark.parametrize(
    ("text", "data", "value"),
    [
        pytest.param("50%", "50%25", "50%25", id="percent"),
        pytest.param("a\r\nb", "a%0D%0Ab", "a%0D%0Ab", id="line ends"),
        pytest.param("a:b,c", "a:b,c", "a%3Ab%2Cc", id="marks of properties"),
        pytest.param("%0A", "%250A", "%250A", id="escaped already"),
    ],
)
def test_marks_are_escaped_where_they_mean_something(
    text: str, data: str, value: str
) -> None:
    assert escape_data(text) == data
    assert escape_property(text) == value


def test_ten_of_each_level_are_shown_and_the_rest_is_counted() -> None:
    findings = many(Level.ERROR, 13) + many(Level.WARNING, 11) + many(Level.NOTE, 4)
    report = dataclasses.replace(gate_report(), findings=findings, unchecked=())
    lines = rendered(GateFormat.GITHUB, report).splitlines()
    assert sum(line.startswith("::error ") for line in lines) == 10
    assert sum(line.startswith("::warning ") for line in lines) == 10
    assert "not annotated: 3 more errors" in lines
    assert "not annotated: 1 more warning" in lines
    assert "not annotated: 4 notes" in lines


def test_the_summary_gives_no_commands() -> None:
    report = dataclasses.replace(gate_report(), notices=("::error::x",))
    lines = rendered(GateFormat.GITHUB, report).splitlines()
    assert "\\x3a:error::x" in lines


def test_a_path_that_a_terminal_would_obey_is_shown_by_its_codes() -> None:
    odd = dataclasses.replace(gate_report().findings[0], path="a\x1b[31m  b.md")
    even = dataclasses.replace(gate_report().findings[0], path="a  b.md")
    report = dataclasses.replace(gate_report(), findings=(odd, even), unchecked=())
    first, second, *_ = rendered(GateFormat.GITHUB, report).splitlines()
    assert first.startswith("::error file=a\\x1b[31m b.md,")
    assert second.startswith("::error file=a  b.md,")


def test_what_could_not_be_looked_at_comes_first_and_counts() -> None:
    first, second, *_ = rendered(GateFormat.GITHUB).splitlines()
    assert first.startswith("::error file=drafts/c%2C d.md::drafts/c, d.md: not checke")
    assert second == "::error::not checked: too little"
    crowd = tuple((f"{at}.md", "x") for at in range(12))
    report = dataclasses.replace(gate_report(), unchecked=crowd)
    lines = rendered(GateFormat.GITHUB, report).splitlines()
    assert sum(line.startswith("::error ") for line in lines) == 10
    assert "not annotated: 9 more errors" in lines
    for form in (GateFormat.GITLAB, GateFormat.RDJSON):
        assert "not checked: too little" in rendered(form)


def test_columns_stand_only_where_the_line_is_one() -> None:
    first = gate_report().findings[0]
    region = dataclasses.replace(first.region, end_line=first.region.line + 1)
    wide = dataclasses.replace(first, region=region)
    report = dataclasses.replace(gate_report(), findings=(wide,), unchecked=())
    command = rendered(GateFormat.GITHUB, report).splitlines()[0]
    assert "line=5,endLine=6,title=" in command


def test_gitlab_gets_an_array_with_a_mark_of_its_own_for_each_entry() -> None:
    findings = many(Level.ERROR, 2)
    twice = (findings[0], findings[0], findings[1])
    report = dataclasses.replace(gate_report(), findings=twice, unchecked=())
    entries = json.loads(rendered(GateFormat.GITLAB, report))
    assert isinstance(entries, list)
    marks = [entry["fingerprint"] for entry in entries]
    assert len(set(marks)) == len(marks) == 4
    assert marks[0] == findings[0].fingerprint


def test_gitlab_knows_its_own_severities_and_relative_paths() -> None:
    report = gate_report()
    odd = dataclasses.replace(report.findings[0], path="./drafts/a.md")
    entries = json.loads(
        rendered(
            GateFormat.GITLAB,
            dataclasses.replace(report, findings=(odd, *report.findings[1:])),
        )
    )
    for entry in entries:
        assert entry["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert not entry["location"]["path"].startswith("./")
        assert entry["location"]["lines"]["begin"] >= 1
        assert entry["description"]
        assert entry["check_name"]


def test_columns_of_reviewdog_count_bytes() -> None:
    first = json.loads(rendered(GateFormat.RDJSON))["diagnostics"][0]
    (suggestion,) = first["suggestions"]
    start, end = suggestion["range"]["start"], suggestion["range"]["end"]
    line = TEXTS["drafts/a.md"].splitlines()[start["line"] - 1].encode()
    assert line[start["column"] - 1 : end["column"] - 1] == b"seven"
    assert suggestion["text"] == "six"
    place = first["location"]["range"]
    shown = line[place["start"]["column"] - 1 : place["end"]["column"] - 1]
    assert shown.decode() == gate_report().findings[0].claim


def test_without_the_line_reviewdog_is_told_the_line_alone() -> None:
    bare = dataclasses.replace(gate_report().findings[0], line="", fix=None)
    report = dataclasses.replace(gate_report(), findings=(bare,))
    first = json.loads(rendered(GateFormat.RDJSON, report))["diagnostics"][0]
    assert first["location"]["range"] == {"start": {"line": 5}, "end": {"line": 5}}


def test_reviewdog_finds_only_names_that_it_knows() -> None:
    found = json.loads(rendered(GateFormat.RDJSON))
    assert set(found) == {"source", "diagnostics"}
    for item in found["diagnostics"]:
        known = {"message", "location", "severity", "code", "suggestions"}
        assert set(item) <= known
        assert item["severity"] in {"ERROR", "WARNING", "INFO"}
