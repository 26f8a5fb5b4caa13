from __future__ import annotations

import pytest

from oircheck.verify.speech import Manner, read_speech, told_in

BANK = "The bank moved the money to Malta."


@pytest.mark.parametrize(
    ("sentence", "manner", "speaker"),
    [
        ("Tan said that the bank moved the money to Malta.", Manner.SAID, "Tan"),
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
