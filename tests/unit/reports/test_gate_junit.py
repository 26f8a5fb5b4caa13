"""JUnit: the shape that CI servers share."""

from __future__ import annotations

import dataclasses
import xml.etree.ElementTree as ET

from oircheck.findings import GateReport
from oircheck.reports import PLAIN
from oircheck.reports.gate_formats import GATE_RENDERERS, GateFormat
from oircheck.reports.gate_junit import xml_text
from oircheck.testing.gate_report import A, B, gate_report

NEEDED = {
    "testsuite": {
        "id",
        "name",
        "package",
        "tests",
        "failures",
        "errors",
        "time",
        "timestamp",
        "hostname",
    },
    "testcase": {"name", "classname", "time"},
    "failure": {"type", "message"},
    "error": {"type", "message"},
    "property": {"name", "value"},
}


def rendered(report: GateReport | None = None) -> str:
    return GATE_RENDERERS[GateFormat.JUNIT](report or gate_report(), PLAIN)


def test_every_element_has_what_the_usual_schema_needs() -> None:
    root = ET.fromstring(rendered())
    assert root.tag == "testsuites"
    for element in root.iter():
        assert NEEDED.get(element.tag, set()) <= set(element.attrib)
    for number, suite in enumerate(root):
        assert suite.get("id") == str(number)
        tags = [child.tag for child in suite]
        assert tags[0] == "properties"
        assert tags[-2:] == ["system-out", "system-err"]
        assert set(tags[1:-2]) == {"testcase"}
        for case in suite.iter("testcase"):
            assert len(case) <= 1


def test_the_counts_are_those_of_the_cases() -> None:
    for suite in ET.fromstring(rendered()):
        cases = list(suite.iter("testcase"))
        assert suite.get("tests") == str(len(cases))
        assert suite.get("failures") == str(len(list(suite.iter("failure"))))
        assert suite.get("errors") == str(len(list(suite.iter("error"))))
        assert suite.get("skipped") == str(len(list(suite.iter("skipped"))))


def test_the_class_is_the_file_and_what_fails_the_build_is_a_failure() -> None:
    suites = ET.fromstring(rendered())
    assert [suite.get("name") for suite in suites] == [A, B, "not checked"]
    for suite in suites[:2]:
        for case in suite.iter("testcase"):
            assert case.get("classname") == suite.get("name")
    failures = [item.get("type") for item in suites.iter("failure")]
    assert failures == [
        "OC102",
        "OC103",
        "OC104",
        "OC101",
        "OC105",
        "OC107",
        "OC101",
    ]
    stricter = dataclasses.replace(gate_report(), fail_on="any")
    found = ET.fromstring(rendered(stricter))
    assert len(list(found.iter("failure"))) == len(gate_report().findings)
    assert not list(found.iter("skipped"))


def test_a_clean_draft_has_one_case_that_passes() -> None:
    clean = dataclasses.replace(gate_report(), findings=())
    for suite in ET.fromstring(rendered(clean))[:2]:
        (case,) = suite.iter("testcase")
        assert len(case) == 0
        assert case.get("classname") == suite.get("name")


def test_without_a_draft_there_is_a_case_all_the_same() -> None:
    none = dataclasses.replace(
        gate_report(), drafts=(), findings=(), judgements=(), unchecked=()
    )
    (suite,) = ET.fromstring(rendered(none))
    assert (suite.get("tests"), suite.get("errors")) == ("1", "0")
    assert "there was no draft to check" in rendered(none)


def test_what_could_not_be_looked_at_is_an_error() -> None:
    suite = ET.fromstring(rendered())[-1]
    assert suite.get("errors") == suite.get("tests") == "2"
    first, second = suite.iter("testcase")
    assert first.get("classname") == "drafts/c, d.md"
    assert second.get("classname") == "oircheck"
    (error,) = second
    assert (error.tag, error.get("message")) == ("error", "not checked: too little")


def test_the_policy_is_among_the_properties() -> None:
    suite = ET.fromstring(rendered())[0]
    found = {item.get("name"): item.get("value") for item in suite.iter("property")}
    assert found == {
        "fail_on": "refuted",
        "k": "8",
        "support_at": "0.6",
        "correct_and_verify": "true",
    }


def test_no_character_is_left_that_xml_cannot_hold() -> None:
    bad = "".join(map(chr, [*range(0x20), 0x7F, 0xFFFE, 0xFFFF, 0xD800])) + "<&\"'>"
    text = xml_text(f"a{bad}b")
    found = ET.fromstring(f"<x y='{text}'>{text}</x>")
    assert found.text is not None
    assert not set(found.text) & (set(map(chr, range(0x20))) - {"\n"})
    assert found.text.endswith("<&\"'>b")
