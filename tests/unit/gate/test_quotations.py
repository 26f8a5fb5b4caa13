"""Quotations, word by word."""

from __future__ import annotations

from typing import Any

import pytest

Bench = Any


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            'He said "the bridge would be closed for at least three weeks".',
            id="the very words",
        ),
        pytest.param(
            "He said “the bridge would be closed for at least three weeks”.",
            id="other quotation marks",
        ),
        pytest.param(
            'He said "the bridge would be closed for at least 3 weeks".',
            id="a number in digits",
        ),
        pytest.param(
            'He said "The minister said ... the bridge would be closed for at least".',
            id="an ellipsis",
        ),
        pytest.param(
            'He said "the bridge [over the river] would be closed for at least three".',
            id="words of the writer's own",
        ),
        pytest.param(
            'He said "[it] would be closed for at least three weeks".',
            id="a bracket for the words before",
        ),
        pytest.param(
            'He said "the bridge would be [shut] for at least three weeks".',
            id="a bracket for a word",
        ),
        pytest.param('He spoke of a "bridge closed for weeks".', id="scare quotes"),
        pytest.param(
            'She said "we have never been asked about any of this by them".',
            id="words that stand nowhere",
        ),
    ],
)
def test_a_quotation_is_left_alone(bench: Bench, text: str) -> None:
    assert "OC107" not in bench.rules(text)


@pytest.mark.parametrize(
    ("quoted", "change"),
    [
        ("the bridge would be closed for at least four weeks", '"four" is "three"'),
        ("the bridge would be closed for three weeks", '"at least" is left out'),
        (
            "the bridge would not be closed for at least three weeks",
            '"not" is not there',
        ),
        ("the road would be closed for at least three weeks", '"road" is "bridge"'),
    ],
)
def test_differing_words_are_shown(bench: Bench, quoted: str, change: str) -> None:
    text = f'He said "{quoted}".'
    (finding,) = bench.run(text).findings
    assert finding.rule_id == "OC107"
    assert change in finding.message
    assert finding.span.of(text) == quoted
    assert finding.quoted.startswith("the bridge")
    assert finding.judgement is not None
    assert finding.judgement.verdict.citations[0].retrieved.path == "corpus/talk.txt"


def test_a_block_quotation_is_a_quotation(bench: Bench) -> None:
    text = "> the bridge would be closed for at least four weeks\n"
    assert bench.rules(text) == ["OC107"]


def test_a_refuted_value_is_not_told_twice(bench: Bench) -> None:
    text = 'He said "Seven bridges would be closed for at least three weeks".'
    assert bench.rules(text) == ["OC102"]
