"""``oircheck gate --format`` and ``--report``: several forms of one run."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from oircheck.reports.gate_formats import GateFormat
from oircheck.reports.gate_json import read_gate_schema

Run = Callable[..., Any]
LAST = "2 of 2 judged sentences are covered by the corpus"


@pytest.fixture
def draft(project: Path) -> Path:
    path = Path("a.md")
    path.write_text("# What is this?\n\nSeven bases were handed over.\nSix stayed.\n")
    return path


@pytest.mark.parametrize("form", list(GateFormat))
def test_the_format_never_changes_the_status(
    run: Run, draft: Path, form: GateFormat
) -> None:
    found = run("gate", "a.md", "--format", form.value)
    assert found.status == 1
    assert "OC102" in found.out
    assert found.out.endswith("\n")


def test_a_run_is_written_in_every_form_at_once(run: Run, draft: Path) -> None:
    reports = [f"--report={form}=out.{form}" for form in GateFormat]
    found = run("gate", "a.md", *reports)
    assert found.status == 1
    assert found.out.splitlines()[-1] == LAST
    for form in GateFormat:
        again = run("gate", "a.md", "--format", form.value)
        assert Path(f"out.{form}").read_bytes() == again.out.encode()
    assert not [path for path in Path().iterdir() if path.name.startswith(".out")]


def test_what_is_written_is_what_it_is_called(run: Run, draft: Path) -> None:
    run(
        "gate",
        "a.md",
        "--report=json=a.json",
        "--report=sarif=a.sarif",
        "--report=junit=a.xml",
        "--report=rdjson=a.rdjson",
        "--report=markdown=report.md",
    )
    jsonschema.Draft202012Validator(json.loads(read_gate_schema())).validate(
        json.loads(Path("a.json").read_text())
    )
    (result,) = json.loads(Path("a.sarif").read_text())["runs"][0]["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"]) == (3, 1)
    (failure,) = ET.parse("a.xml").getroot().iter("failure")
    assert failure.get("type") == "OC102"
    (item,) = json.loads(Path("a.rdjson").read_text())["diagnostics"]
    (suggestion,) = item["suggestions"]
    assert suggestion["range"]["start"] == {"line": 3, "column": 1}
    page = Path("report.md").read_text()
    assert "```suggestion\nSix bases were handed over.\n```\n" in page


@pytest.mark.parametrize(
    ("reports", "problem"),
    [
        pytest.param(["sarif=none/a.sarif"], "there is no such folder", id="no folder"),
        pytest.param(["sarif=."], "that is a folder", id="a folder"),
        pytest.param(["sarif=x", "html=./x"], "another report", id="twice"),
        pytest.param(["pdf=x"], "no format pdf; known: text", id="no such format"),
    ],
)
def test_a_report_that_cannot_be_written_is_told_before_anything_is_judged(
    run: Run, draft: Path, reports: list[str], problem: str
) -> None:
    found = run("gate", "a.md", *(f"--report={report}" for report in reports))
    assert found.status == 2
    assert problem in found.err
    assert found.out == ""


@pytest.mark.parametrize("form", list(GateFormat))
def test_a_run_that_could_not_look_says_so_in_every_form(
    run: Run, draft: Path, form: GateFormat
) -> None:
    Path("b.md").write_bytes(b"a\0b")
    found = run("gate", "a.md", "b.md", "--format", form.value)
    assert found.status == 3
    assert "b.md" in found.out
    assert "NUL" in found.out


def test_where_there_is_no_draft_the_reports_say_so_too(
    run: Run, project: Path
) -> None:
    Path("drafts").mkdir()
    found = run("gate", "drafts", "--report=sarif=a.sarif", "--report=junit=a.xml")
    assert found.status == 3
    (invocation,) = json.loads(Path("a.sarif").read_text())["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is False
    (suite,) = ET.parse("a.xml").getroot()
    assert int(suite.get("errors", "0")) > 0
    allowed = run("gate", "drafts", "--allow-empty", "--format", "junit")
    assert allowed.status == 0
    assert 'errors="0"' in allowed.out
