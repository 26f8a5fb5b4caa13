from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pytest

from oircheck.intake import problem_of_claim
from oircheck.quantities import ValueComparer
from oircheck.testing import (
    HashingEncoder,
    InMemoryRetriever,
    NoExchange,
    make_document,
)
from oircheck.types import Claim, Judgement, NliScores, Stance
from oircheck.verify import Policy, verify
from oircheck.verify.windows import WindowEncoder, unfit, verify_window

TEXTS = ["Six bases.", "Seven bases.", "Six bases."]


def test_a_window_is_encoded_once_and_says_what_the_encoder_says() -> None:
    behind = HashingEncoder()
    window = WindowEncoder(behind, TEXTS)
    assert behind.encoded == 2
    found = window.encode(TEXTS)
    assert behind.encoded == 2
    assert np.array_equal(found, HashingEncoder().encode(TEXTS))
    assert (window.dimension, window.digest) == (behind.dimension, behind.digest)


def test_what_was_not_foreseen_is_encoded_when_asked_for() -> None:
    behind = HashingEncoder()
    window = WindowEncoder(behind, TEXTS)
    wanted = ["Six bases.", "Another."]
    assert np.array_equal(window.encode(wanted), HashingEncoder().encode(wanted))


@pytest.mark.parametrize("texts", [[], ["x"]])
def test_nothing_is_encoded_for_nothing(texts: list[str]) -> None:
    window = WindowEncoder(HashingEncoder(), [])
    assert window.encode(texts).shape == (len(texts), 64)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Six bases.", ""),
        (" \n", "is empty"),
        ("...", "no word"),
        ("a b c d e", "longer than 4 tokens"),
    ],
)
def test_what_cannot_be_judged_says_why(text: str, problem: str) -> None:
    found = unfit(text, fits=lambda words: len(words.split()) <= 4, limit=8)
    assert problem in found
    assert bool(problem) == bool(found)


class Counting:
    """A Verifier of shared words, which counts how it is asked."""

    def __init__(self) -> None:
        self.calls: list[int] = []
        self.pairs: list[tuple[str, str]] = []

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[NliScores]:
        self.calls.append(len(pairs))
        self.pairs += pairs
        return [self._one(premise, hypothesis) for premise, hypothesis in pairs]

    def fits(self, hypothesis: str) -> bool:
        return len(hypothesis.split()) < 100

    def _one(self, premise: str, hypothesis: str) -> NliScores:
        said = set(premise.lower().split())
        asked = hypothesis.lower().split()
        share = sum(word in said for word in asked) / len(asked)
        return NliScores(share, 1 - share, 0.0)


class Sides:
    """A StanceModel that believes in entailment, and refutes where a value differs."""

    def probabilities(self, features: Mapping[str, float]) -> Mapping[Stance, float]:
        entailed = features.get("entailment", features.get("support", 0.0)) > 0
        supports = 0.9 if entailed else 0.1
        refutes = 0.05 + 0.9 * (features.get("corrected", 0.0) > 0.5) * (1 - supports)
        return {
            Stance.SUPPORTS: supports,
            Stance.NEUTRAL: max(0.0, 1 - supports - refutes),
            Stance.REFUTES: refutes,
        }


DOCUMENTS = [
    make_document(
        "a.txt", "Six bases were handed over in May.", "It rained in Oslo on Monday."
    ),
    make_document(
        "b.txt", "The bridge in Oslo was closed.", "Nine ships sank in 1912."
    ),
]
CLAIMS = [
    Claim(claim_id=str(number), text=text)
    for number, text in enumerate(
        [
            "Seven bases were handed over in May.",
            "It rained in Oslo on Monday.",
            "Nothing of this is known.",
            "Eight ships sank in 1912.",
            "Seven bases were handed over in May.",
        ]
    )
]


def judgements(verifier: Counting, *windows: Sequence[Claim]) -> list[Judgement]:
    return [
        found
        for window in windows
        for found in verify_window(
            window,
            retriever=InMemoryRetriever(DOCUMENTS),
            verifier=verifier,
            comparers=(ValueComparer(),),
            stance=Sides(),
            weighing=Sides(),
            exchanging=NoExchange(),
            policy=Policy(),
        )
    ]


def test_a_window_finds_what_claims_find_alone() -> None:
    alone = list(
        verify(
            CLAIMS,
            retriever=InMemoryRetriever(DOCUMENTS),
            verifier=Counting(),
            comparers=(ValueComparer(),),
            stance=Sides(),
            weighing=Sides(),
            exchanging=NoExchange(),
            policy=Policy(),
        )
    )
    assert any(item.evidence for item in alone)
    assert any(part.correction for item in alone for part in item.evidence)
    assert judgements(Counting(), CLAIMS) == alone
    assert judgements(Counting(), CLAIMS[:2], CLAIMS[2:]) == alone
    assert judgements(Counting(), *([claim] for claim in CLAIMS)) == alone
    assert judgements(Counting(), CLAIMS[::-1]) == alone[::-1]


def test_a_window_asks_twice_and_about_no_pair_twice() -> None:
    verifier = Counting()
    judgements(verifier, CLAIMS)
    assert len(verifier.calls) == 2
    assert all(verifier.calls)
    assert len(set(verifier.pairs)) == len(verifier.pairs)


def test_an_empty_window_asks_nothing() -> None:
    verifier = Counting()
    assert judgements(verifier, []) == []
    assert verifier.pairs == []


def test_a_question_is_unfit() -> None:
    assert "question" in unfit("Who is mayor?", fits=bool, limit=256)
    assert unfit("Voss is mayor.", fits=bool, limit=256) == ""


@pytest.mark.parametrize(
    "text", ["Banana", "“Banana.”", "164", "#REF!", "The ferry", "n/a", '"Who won?"']
)
def test_what_the_command_line_refuses_is_unfit_for_a_session(text: str) -> None:
    assert unfit(text, fits=bool, limit=256) == problem_of_claim(text) != ""


def test_a_word_that_no_tokenizer_reads_is_unfit() -> None:
    assert unfit(f"The {'a' * 100} was sold.", fits=bool, limit=256) == ""
    found = unfit(f"The {'a' * 101} was sold.", fits=bool, limit=256)
    assert found.startswith("the claim has a word of 101 letters")
    address = "https://a.example/" + "/".join(["path"] * 40)
    assert unfit(f"See {address} for it.", fits=bool, limit=256) == ""
