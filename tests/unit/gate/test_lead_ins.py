"""Announcements before a sentence: no part of the claim, and nobody's name."""

from __future__ import annotations

from typing import Any

import pytest

from oircheck.gate.lead_ins import lead_in_of

Bench = Any


@pytest.mark.parametrize(
    "lead_in",
    [
        "Correction: ",
        "Note from the desk: ",
        "UPDATE (14:30): ",
        "Editor’s note – ",
        "Key fact: ",
        "Update on 3 May: ",
        "For the record: ",
    ],
)
def test_what_announces_a_sentence_is_no_part_of_its_claim(
    bench: Bench, lead_in: str
) -> None:
    text = f"{lead_in}six bases were handed over."
    prepared = bench.prepare(bench.draft(text))
    (statement,) = prepared.statements
    assert statement.claim.text == "Six bases were handed over."
    assert statement.span.of(text) == "six bases were handed over."


@pytest.mark.parametrize(
    "text",
    [
        "Myles Caggins: Six bases were handed over.",
        "Baghdad: Six bases were handed over.",
        "Notes: six of them were burnt.",
        "The correction came late: six bases were kept.",
        "Update:",
        "Update: ",
        "Factory: six lines were closed.",
    ],
)
def test_a_speaker_or_a_place_stays(text: str) -> None:
    assert lead_in_of(text) == 0
