"""``oircheck explain``, and the page of the documentation made from the same table."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from oircheck.reports.rule_pages import render_rule_page
from oircheck.rules import RULES

Run = Callable[..., Any]
PAGE = Path(__file__).parents[2] / "docs" / "rules.md"


def test_without_a_rule_all_are_listed(run: Run) -> None:
    found = run("explain")
    assert found.status == 0
    for rule in RULES.values():
        assert f"  {rule.rule_id}  {rule.name}" in found.out
    assert "OC1xx: a source speaks against the draft" in found.out


@pytest.mark.parametrize("rule_id", list(RULES))
def test_every_rule_is_explained(run: Run, rule_id: str) -> None:
    found = run("explain", rule_id)
    rule = RULES[rule_id]
    assert found.status == 0
    assert found.out.startswith(f"{rule_id} {rule.name} ({rule.level})\n")
    assert rule.short in found.out
    assert "What to do." in found.out
    assert "Example." in found.out


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        pytest.param("oc102", ["OC102"], id="in small letters"),
        pytest.param("number-mismatch", ["OC102"], id="by its name"),
        pytest.param("OC2xx", ["OC201", "OC202", "OC203"], id="a family"),
        pytest.param("OC9XX", ["OC901", "OC902", "OC903"], id="in capitals"),
    ],
)
def test_a_rule_may_be_named_in_several_ways(
    run: Run, name: str, ids: list[str]
) -> None:
    found = json.loads(run("explain", name, "--format", "json").out)
    assert [rule["id"] for rule in found["rules"]] == ids


def test_an_unknown_rule_is_an_error_with_a_suggestion(run: Run) -> None:
    found = run("explain", "OC112")
    assert found.status == 2
    assert found.out == ""
    assert "no rule OC112; did you mean OC1" in found.err


def test_the_page_of_the_documentation_is_the_table(
    run: Run, request: pytest.FixtureRequest
) -> None:
    page = run("explain", "--format", "markdown").out
    assert page == render_rule_page()
    if request.config.getoption("--update-golden"):
        PAGE.write_bytes(page.encode())
    assert PAGE.read_bytes() == page.encode()
