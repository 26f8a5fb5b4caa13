"""Dates that cannot be are told whatever the sources say."""

from __future__ import annotations

from typing import Any

import pytest

from oircheck.gate import Before, Draft, before_of

Bench = Any


@pytest.mark.parametrize(
    "text",
    [
        "The bridge was opened on 31 April 2025.",
        "# The bridge of 29 February 2023\n\nIt stands.",
        "The meeting will be held on 31 June, we hope.",
        "Seven bases were handed over on April 31, 2025.",
    ],
)
def test_a_date_that_cannot_be_gets_a_note(bench: Bench, text: str) -> None:
    found = [one for one in bench.run(text).findings if one.rule_id == "OC203"]
    assert [one.level.value for one in found] == ["note"]
    assert found[0].judgement is None


def test_the_note_stands_at_the_date(bench: Bench) -> None:
    (found,) = bench.run("A bridge was built.\nIt was opened 😀\non 31 April.").findings
    assert found.message == '"31 April" is no date: April has 30 days'
    assert found.region.line == 3


def test_it_can_be_silenced_and_fails_a_build_only_where_it_is_asked(
    bench: Bench,
) -> None:
    said = "The bridge was opened on 31 April 2025."
    text = f"{said} <!-- oircheck: ignore[OC203] a joke -->"
    assert bench.rules(text) == []
    bench.fail_on = "unsupported"
    (found,) = bench.run("The bridge was opened on 31 April 2025.").findings
    assert found.level.value == "warning"


def test_code_and_what_stood_there_before_are_left_alone(bench: Bench) -> None:
    assert bench.rules("Six came.\n\n```\n31 April 2025\n```\n") == []
    old = bench.draft("The bridge was opened on 31 April 2025.")
    before: Before = before_of(bench.prepare(old), "HEAD")
    now = Draft(document=old.document, suffix=old.suffix, before=before)
    found = bench.gate().judge(bench.prepare(now), bench.judge)
    assert found.findings == ()
