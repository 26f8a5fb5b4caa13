"""Sentences with two things exchanged: false, unless the two stand in one list."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "training"))

import turned


def made(sentence: str) -> set[tuple[str, int]]:
    return {
        (turned.exchanged(sentence, one, two), label)
        for one, two, label in turned.couples(sentence)
    }


@pytest.mark.parametrize(
    ("sentence", "false"),
    [
        pytest.param(
            "Udofia beat Ransome by eight votes.",
            "Ransome beat Udofia by eight votes.",
            id="names",
        ),
        pytest.param(
            "Torvik holds 85 observers and Dalen keeps 140.",
            "Torvik holds 140 observers and Dalen keeps 85.",
            id="numbers",
        ),
        pytest.param(
            "Of the two lights one dates from 1782, the present one from 1871.",
            "Of the two lights one dates from 1871, the present one from 1782.",
            id="years",
        ),
        pytest.param(
            "It closed in March and reopened in June.",
            "It closed in June and reopened in March.",
            id="months",
        ),
        pytest.param(
            "The ministry said that it had told the mission.",
            "The mission said that it had told the ministry.",
            id="things, with the capital of the first",
        ),
    ],
)
def test_two_of_a_kind_are_exchanged(sentence: str, false: str) -> None:
    assert (false, turned.REFUTED) in made(sentence)


def test_two_names_of_a_list_may_be_exchanged() -> None:
    found = made("Kerr, Malik and Lund reached the summit.")
    assert ("Malik, Kerr and Lund reached the summit.", turned.SUPPORTED) in found
    assert ("Lund, Malik and Kerr reached the summit.", turned.SUPPORTED) in found
    assert {label for _, label in found} == {turned.SUPPORTED}


@pytest.mark.parametrize(
    "sentence",
    [
        "Kerr met Malik in May.",
        "The road runs between Hest and Torvik.",
        "It rained for two or three days.",
        "The Front handed the Front's plan over.",
    ],
)
def test_what_may_stay_true_is_left(sentence: str) -> None:
    assert made(sentence) == set()


def test_a_year_takes_no_place_of_a_number() -> None:
    assert made("In 1984 the yard had 640 workers.") == set()


def test_a_first_phrase_is_told_last() -> None:
    told = "In May 1984 the last ship sailed from Halloran."
    assert turned.told_last(told) == ""
    told = "In May 1984, the last ship sailed from Halloran."
    assert turned.told_last(told) == "The last ship sailed from Halloran in May 1984."


def test_every_exchange_has_its_true_sentence() -> None:
    told = [("A premise.", "Udofia beat Ransome, Halloran and Kerr by 33 to 41.")]
    rows = list(turned.turned_rows(told, random.Random(1)))
    assert rows[0] == (*told[0], turned.SUPPORTED)
    assert len(rows) == 1 + turned.MOST
    assert len({text for _, text, _ in rows}) == len(rows)
