"""What holds of the gate's report in every format."""

from __future__ import annotations

import dataclasses
import json
import re

import pytest

from oircheck.findings import Coverage, GateReport
from oircheck.reports import PLAIN, Style
from oircheck.reports.gate_formats import GATE_RENDERERS, GateFormat
from oircheck.reports.gate_parts import (
    coverage_line,
    fixed_line,
    policy_note,
    replaced,
    summary_lines,
    uncovered_drafts,
)
from oircheck.reports.words import tame
from oircheck.testing.gate_report import TEXTS, A, B, gate_report
from oircheck.verify.policy import Policy

LAST = "8 of 9 judged sentences are covered by the corpus"


def rendered(form: GateFormat, report: GateReport | None = None) -> str:
    return GATE_RENDERERS[form](report or gate_report(), PLAIN)


def test_every_format_has_a_renderer() -> None:
    assert set(GATE_RENDERERS) == set(GateFormat)


def test_the_formats_are_those_of_the_contract() -> None:
    assert [item.value for item in GateFormat] == [
        "text",
        "concise",
        "json",
        "jsonl",
        "github",
        "gitlab",
        "sarif",
        "junit",
        "rdjson",
        "markdown",
        "html",
    ]


@pytest.mark.parametrize("form", list(GateFormat))
def test_the_same_report_gives_the_same_bytes(form: GateFormat) -> None:
    assert rendered(form, gate_report()) == rendered(form, gate_report())
    assert rendered(form).endswith("\n")


@pytest.mark.parametrize("form", list(GateFormat))
def test_what_could_not_be_looked_at_is_told(form: GateFormat) -> None:
    assert "too little" in rendered(form)


@pytest.mark.parametrize("form", list(GateFormat))
def test_no_line_is_a_command_to_a_runner_but_our_own(form: GateFormat) -> None:
    for line in rendered(form).splitlines():
        own = ("::error file=", "::warning file=", "::error::not checked")
        if form is GateFormat.GITHUB and line.startswith(own):
            continue
        assert not line.lstrip().startswith("::")
        assert "##[" not in line


@pytest.mark.parametrize("form", list(GateFormat))
def test_nothing_is_obeyed_by_a_terminal(form: GateFormat) -> None:
    # In JSON a control stands as an escape, never as itself.
    text = rendered(form)
    assert "\x1b" not in text
    assert "\u202e" not in text


@pytest.mark.parametrize(
    "form",
    [
        GateFormat.TEXT,
        GateFormat.CONCISE,
        GateFormat.GITHUB,
        GateFormat.MARKDOWN,
    ],
)
def test_the_coverage_is_the_last_line(form: GateFormat) -> None:
    assert rendered(form).splitlines()[-1] == LAST


def test_the_coverage_is_the_last_thing_said_elsewhere() -> None:
    assert json.loads(rendered(GateFormat.JSON))["summary"][-1] == LAST
    assert json.loads(rendered(GateFormat.JSONL).splitlines()[-1])["summary"][-1] == (
        LAST
    )
    run = json.loads(rendered(GateFormat.SARIF))["runs"][0]
    notes = run["invocations"][0]["toolExecutionNotifications"]
    assert notes[-1]["message"]["text"] == LAST
    assert LAST in rendered(GateFormat.JUNIT)
    page = rendered(GateFormat.HTML)
    assert page.splitlines()[-4:] == [
        f"<p>{LAST}</p>",
        "</footer>",
        "</body>",
        "</html>",
    ]


@pytest.mark.parametrize("form", list(GateFormat))
def test_a_draft_that_the_sources_say_nothing_of_is_not_silent(
    form: GateFormat,
) -> None:
    report = gate_report()
    open_ = tuple(
        dataclasses.replace(item, covered=False) for item in report.judgements
    )
    bare = dataclasses.replace(
        report,
        findings=(),
        silenced=(),
        judgements=open_,
        coverage=Coverage(sentences=60, checkable=50, judged=41, covered=0),
    )
    text = rendered(form, bare)
    told = "0 of 41 judged sentences are covered by the corpus" in text
    assert told or "covered by the corpus" in text
    assert uncovered_drafts(bare) == {A: 7, B: 1}


@pytest.mark.parametrize("fail_on", ["refuted", "unsupported", "any", "never"])
def test_the_summary_says_what_fails_the_build(fail_on: str) -> None:
    report = dataclasses.replace(gate_report(), fail_on=fail_on)
    first = next(summary_lines(report))
    failing = {"refuted": 7, "unsupported": 9, "any": 12, "never": 0}[fail_on]
    assert f"; {failing} fail the build (--fail-on {fail_on}: " in first
    assert first.startswith("12 findings in 2 drafts (7 errors, 3 warnings, 2 notes)")


def test_what_is_kept_back_is_counted_by_its_reason() -> None:
    lines = list(summary_lines(gate_report()))
    assert "; 1 fixed; 2 silenced (1 baseline, 1 suppressed); " in lines[0]
    assert 'drafts/a.md:9:1: fixed: write "Four" for "Five"' in lines
    assert (
        "stale in the baseline: drafts/a.md: OC1xx Eight bases were handed over."
        in (lines)
    )
    assert "not judged: another language 1, question 1" in lines
    assert lines[-1] == coverage_line(gate_report())


def test_the_text_says_in_one_line_what_of_the_policy_is_not_as_built_in() -> None:
    line = (
        "policy: support_at 0.6, correct_and_verify true; the rest as built in "
        "(--format json has every value)"
    )
    assert line in rendered(GateFormat.TEXT).splitlines()


def test_a_policy_as_built_in_is_said_in_few_words() -> None:
    report = dataclasses.replace(gate_report(), policy=Policy().as_items())
    assert policy_note(report) == (
        "policy: as built in (--format json has every value)"
    )


def test_json_has_every_threshold() -> None:
    found = json.loads(rendered(GateFormat.JSON))["policy"]
    assert found == dict(gate_report().policy)


def test_a_finding_has_its_place_its_values_its_source_and_its_correction() -> None:
    block = rendered(GateFormat.TEXT).split("\n\ndrafts/a.md:6")[0]
    assert block.startswith("drafts/a.md:5:2: error OC102 number-mismatch\n")
    assert "seven bases; the source says six military bases" in block
    assert 'correction: write "six" for "seven"' in block
    assert "digest of 001_bases.txt, paragraphs 7, 8" in block
    assert '"The Coalition' not in block  # a digest's words are no quotation


def test_concise_is_a_line_a_finding() -> None:
    lines = rendered(GateFormat.CONCISE).splitlines()
    found = [
        line for line in lines if re.match(r".+:\d+:\d+: (error|warning|note) ", line)
    ]
    assert len(found) == len(gate_report().findings)


def test_colour_changes_no_word() -> None:
    for form in (GateFormat.TEXT, GateFormat.CONCISE):
        coloured = GATE_RENDERERS[form](gate_report(), Style(colour=True))
        assert re.sub("\x1b\\[[0-9;]*m", "", coloured) == rendered(form)


def test_a_corrected_line_is_the_drafts_line_with_the_value_replaced() -> None:
    finding = gate_report().findings[0]
    assert replaced(finding) == "seven"
    (line,) = [one for one in TEXTS[A].splitlines() if "seven bases" in one]
    assert fixed_line(finding) == line.replace("seven", "six")
    without = dataclasses.replace(finding, fix=None)
    assert fixed_line(without) is None
    assert replaced(without) == ""


@pytest.mark.parametrize(
    ("text", "tamed"),
    [
        pytest.param("::error::x", "\\x3a:error::x", id="at the beginning"),
        pytest.param("a\n  ::x", "a\n  \\x3a:x", id="behind white space"),
        pytest.param("\x1b[2m  ::x", "\x1b[2m  \\x3a:x", id="behind a colour"),
        pytest.param("a ##[error]b", "a \\x23#[error]b", id="the older form"),
        pytest.param("##vso[task.x]", "\\x23#vso[task.x]", id="another server's"),
        pytest.param("a::b ## c", "a::b ## c", id="no command"),
    ],
)
def test_what_a_runner_would_obey_is_shown_by_its_code(text: str, tamed: str) -> None:
    assert tame(text) == tamed
