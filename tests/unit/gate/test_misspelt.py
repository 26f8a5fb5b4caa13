"""A comment that misspells what it means silences nothing, and is told."""

from __future__ import annotations

import time
from typing import Any

import pytest

from oircheck.gate.misspelt import misspelt_comments
from oircheck.rules import RULES

Bench = Any
SEVEN = "Seven bases were handed over."


@pytest.mark.parametrize(
    ("name", "comment"),
    [
        ("a.md", "<!-- oirchek: ignore[OC102] counted -->"),
        ("a.md", "<!-- oricheck: ignore[OC102] counted -->"),
        ("a.md", "<!-- OIR-check: ignore[OC102] counted -->"),
        ("a.md", "<!-- oirchek ignore[OC102] counted -->"),
        ("a.md", "<!--oirceck: of -->"),
        ("a.html", "<!-- oirchek: ignore[OC102] counted -->"),
        ("a.txt", "<!-- oirchek: ignore[OC102] counted -->"),
        ("a.txt", "# oirchek: ignore[OC102] counted"),
        ("a.rst", ".. oirchek: ignore[OC102] counted\n"),
    ],
)
def test_a_misspelt_name_is_told(bench: Bench, name: str, comment: str) -> None:
    outcome = bench.run(f"{comment}\n{SEVEN}", name)
    found = {item.rule_id: item.message for item in outcome.findings}
    assert set(found) == {"OC102", "OC902"}
    assert "is a misspelling of oircheck" in found["OC902"]
    assert bench.claims(f"{comment}\n{SEVEN}", name) == [SEVEN]


@pytest.mark.parametrize(
    ("name", "comment"),
    [
        ("a.md", "<!-- recheck: the number -->"),
        ("a.md", "<!-- spellcheck: off -->"),
        ("a.md", "<!-- prettier-ignore -->"),
        ("a.md", "<!-- TODO: check the number [OC] -->"),
        ("a.md", "<!-- vale off -->"),
        ("a.md", "```\n<!-- oirchek: ignore[OC102] counted -->\n```\n"),
        ("a.rst", ".. recheck: the number\n"),
        ("a.rst", ".. note:: oirchek: ignore[OC102]\n"),
        ("a.rst", "::\n\n  <!-- oirchek: ignore[OC102] so -->\n"),
    ],
)
def test_a_comment_to_somebody_else_is_left_alone(
    bench: Bench, name: str, comment: str
) -> None:
    assert "OC902" not in bench.rules(f"{comment}\n\n{SEVEN}", name)


@pytest.mark.parametrize(
    ("word", "meant"), [("of", "off"), ("igonre", "ignore"), ("offf", "off")]
)
def test_a_misspelt_word_gets_advice(bench: Bench, word: str, meant: str) -> None:
    outcome = bench.run(f"<!-- oircheck: {word}[OC102] counted -->\n{SEVEN}")
    told = [one.message for one in outcome.findings if one.rule_id == "OC902"]
    assert f"(did you mean {meant}?)" in told[0]


@pytest.mark.parametrize("text", ["<!-- " * 5_000, "# " * 5_000, "<!--" + " " * 9_000])
def test_reading_takes_no_time(text: str) -> None:
    began = time.process_time()
    assert list(misspelt_comments(text)) == []
    assert time.process_time() - began < 1


def test_the_rule_says_that_misspelt_comments_are_told() -> None:
    assert "misspells" in RULES["OC902"].full
