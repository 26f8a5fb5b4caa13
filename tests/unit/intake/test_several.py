"""How many sentences a claim holds."""

from __future__ import annotations

import pytest

from oircheck.intake import sentence_count, several_said


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The council approved 40 houses. The bridge cost 3 million pounds.", 2),
        ("The mayor resigned. She left in May. Nobody took her place.", 3),
        ("Six bases were handed over\n\nSeven were kept.", 2),
        ('"We won." The club said so in May.', 2),
        ("The council approved 40 houses.", 1),
        ("The council approved 40 houses; the bridge cost 3 million pounds.", 1),
        ("The U.S. Army left in 2020.", 1),
        ("Mr. Smith v. Jones was decided on 3 May.", 1),
        ('"We won. We lost twice," Mr. Smith said.', 1),
        ("He said: “We won. We lost.”", 1),
        ("The 1. FC Köln won.", 1),
        ("The price rose... and then fell.", 1),
        ("It cost $3.5m in all.", 1),
        ("1. The council met in May.", 1),
        ("Snow fell.", 1),
        ("Yes", 1),
    ],
)
def test_sentences_are_counted(text: str, count: int) -> None:
    assert sentence_count(text) == count
    assert bool(several_said(text)) is (count > 1)


def test_what_is_said_of_several() -> None:
    assert several_said("The mayor resigned. She left in May.") == (
        "the claim has 2 sentences and is judged as one; to learn of each, check them "
        "one by one, or put them into a file: oircheck gate FILE"
    )
