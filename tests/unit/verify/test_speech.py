from __future__ import annotations

import pytest

from oircheck.verify.align import stem
from oircheck.verify.cues import Manner
from oircheck.verify.speech import governs, read_speech, told_by_whole, told_in

BANK = "The bank moved the money to Malta."


@pytest.mark.parametrize(
    ("sentence", "manner", "speaker"),
    [
        ("Tan said that the bank moved the money to Malta.", Manner.SAID, "Tan"),
        ("Tan conceded that the bank moved the money to Malta.", Manner.SAID, "Tan"),
        ("The bank moved the money to Malta, Tan said.", Manner.SAID, "Tan"),
        ("The bank moved the money to Malta, said Tan.", Manner.SAID, "Tan"),
        (
            "According to the auditors, the bank moved the money to Malta.",
            Manner.SAID,
            "the auditors",
        ),
        (
            "The bank moved the money to Malta, according to the auditors.",
            Manner.SAID,
            "the auditors",
        ),
        ("Tan denied that the bank had moved money to Malta.", Manner.DENIED, "Tan"),
        ("Tan denied having moved the bank's money to Malta.", Manner.DENIED, "Tan"),
        (
            "Tan denied on Friday that the bank had moved money to Malta.",
            Manner.DENIED,
            "Tan",
        ),
        (
            "Tan flatly denied that the bank had moved money to Malta.",
            Manner.DENIED,
            "Tan flatly",
        ),
        (
            "Tan dismissed claims that the bank had moved money to Malta.",
            Manner.DENIED,
            "Tan",
        ),
        (
            "Tan accused the board of having moved the bank's money to Malta.",
            Manner.ALLEGED,
            "Tan",
        ),
        ("The bank allegedly moved the money to Malta.", Manner.ALLEGED, None),
        ("The bank reportedly moved the money to Malta.", Manner.ALLEGED, None),
        ("Tan believes that the bank moved the money to Malta.", Manner.OPINION, "Tan"),
        ("The bank should move the money to Malta.", Manner.OPINION, "The bank"),
        ("The bank plans to move the money to Malta.", Manner.PLANNED, None),
        ("The bank will move the money to Malta.", Manner.PLANNED, None),
        ("The money of the bank is to be moved to Malta.", Manner.PLANNED, None),
    ],
)
def test_how_a_sentence_speaks_of_a_claim(
    sentence: str, manner: Manner, speaker: str | None
) -> None:
    told = told_in(sentence, BANK)
    assert told is not None
    assert told.manner is manner
    assert (told.speaker and told.speaker.of(sentence)) == speaker


@pytest.mark.parametrize(
    "sentence",
    [
        "The bank moved the money to Malta.",
        "The bank was denied entry when it moved the money to Malta.",
        "The bank moved the money to Malta; Tan denied that he had known.",
        "The bank moved the money to Malta in May, the month of the elections.",
        "The bank moved the money to Malta before it was wound up, as planned.",
        "Of the board 70 per cent said yes, so the bank moved the money to Malta.",
    ],
)
def test_what_a_sentence_states_by_itself(sentence: str) -> None:
    assert told_in(sentence, BANK) is None


def test_the_innermost_clause_counts() -> None:
    sentence = "Tan said that the board denied having moved the money to Malta."
    told = told_in(sentence, BANK)
    assert told is not None
    assert told.manner is Manner.DENIED


def test_spans_lie_in_the_sentence() -> None:
    sentence = "According to Tan, the board denied that it had allegedly lied."
    for speech in read_speech(sentence):
        assert 0 <= speech.content.start <= speech.content.end <= len(sentence)
        assert sentence[speech.cue.start : speech.cue.end].strip()


@pytest.mark.parametrize(
    ("sentence", "manner"),
    [
        ("Whether the bank moved the money to Malta is not known.", Manner.OPEN),
        ("It is still unclear whether the bank moved the money.", Manner.OPEN),
        (
            "The court has not ruled out that the bank moved the money to Malta.",
            Manner.OPEN,
        ),
        ("There is no evidence that the bank moved the money to Malta.", Manner.OPEN),
        ("Did the bank move the money to Malta?", Manner.OPEN),
        ("The bank may have moved the money to Malta.", Manner.POSSIBLE),
        ("If the court agrees, the bank moves the money to Malta.", Manner.POSSIBLE),
        ("None of the money of the bank was moved to Malta.", Manner.OF_NONE),
        ("The bank would move the money to Malta.", Manner.PLANNED),
    ],
)
def test_what_leaves_the_matter_open(sentence: str, manner: Manner) -> None:
    told = told_in(sentence, BANK) or told_by_whole(sentence, BANK)
    assert told is not None
    assert told.manner is manner


@pytest.mark.parametrize(
    "sentence",
    [
        "The bank, which had moved the money to Malta, will close in 2023.",
        "The bank moved the money to Malta in May.",
        "Though asked to wait, the bank moved the money to Malta.",
        "The bank was to be sold, and the board moved the money to Malta.",
    ],
)
def test_what_a_sentence_states_beside_a_plan(sentence: str) -> None:
    assert told_in(sentence, BANK) is None
    assert told_by_whole(sentence, BANK) is None


@pytest.mark.parametrize(
    "sentence",
    ["It hopes to reach the depot in March.", "It is to reach the depot."],
)
def test_a_plan_with_few_of_the_words_is_a_plan(sentence: str) -> None:
    claim = "The expedition of Ulf Brandt reached the Halden depot."
    told = told_by_whole(sentence, claim)
    assert told is not None
    assert told.manner is Manner.PLANNED


def test_what_is_denied_to_be_planned_is_denied() -> None:
    told = told_in("Tan denied that the bank planned to move the money to Malta.", BANK)
    assert told is not None
    assert told.manner is Manner.DENIED


def test_what_a_cue_governs() -> None:
    sentence = "The bank plans to move the money to Malta."
    (plan,) = read_speech(sentence)
    assert governs(plan, sentence) == stem("move")


@pytest.mark.parametrize(
    "sentence",
    [
        "In the first quarter of 2024 the port of Norhavn plans to hire 40 people.",
        "For the new quay of Norhavn, 40 people are to be hired in the first quarter.",
    ],
)
def test_what_stands_before_a_plan_does_not_hide_it(sentence: str) -> None:
    claim = "The port of Norhavn hired 40 people in the first quarter of 2024."
    told = told_in(sentence, claim) or told_by_whole(sentence, claim)
    assert told is not None
    assert told.manner is Manner.PLANNED


def test_what_was_done_before_it_is_planned_again_is_stated() -> None:
    claim = "The port of Norhavn hired 40 people in 2023."
    sentence = "The port of Norhavn hired 40 people in 2023 and plans to hire ten more."
    assert told_in(sentence, claim) is None
