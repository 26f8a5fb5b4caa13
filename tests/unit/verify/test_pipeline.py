from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import pytest

from oircheck.quantities import ValueComparer
from oircheck.reports.parts import unsupported
from oircheck.testing import InMemoryRetriever, NoExchange, make_document
from oircheck.types import Claim, Judgement, Label, NliScores, Outcome, Source, Stance
from oircheck.verify import Policy, verify


class WordsVerifier:
    """A Verifier that believes in shared words: enough of them entail."""

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[NliScores]:
        return [self._one(premise, hypothesis) for premise, hypothesis in pairs]

    def fits(self, hypothesis: str) -> bool:
        return len(hypothesis.split()) < 100

    def _one(self, premise: str, hypothesis: str) -> NliScores:
        said = set(premise.lower().replace(".", "").split())
        asked = hypothesis.lower().replace(".", "").split()
        share = sum(word in said for word in asked) / len(asked)
        return (
            NliScores(0.98, 0.01, 0.01) if share > 0.8 else NliScores(0.01, 0.98, 0.01)
        )


class Plain:
    """A StanceModel that takes entailment and conflict as they come."""

    def probabilities(self, features: Mapping[str, float]) -> Mapping[Stance, float]:
        if "strongest_support" in features:
            supports = features["strongest_support"] > 0
            refutes = features["strongest_refutation"] > 0
        else:
            refutes = (
                features["conflicting"] > 0 or features["excluding_corrected"] > 0.5
            )
            supports = features["entailment"] > 0 and not refutes
        return {
            Stance.SUPPORTS: 0.9 if supports else 0.05,
            Stance.NEUTRAL: 0.05 if supports or refutes else 0.9,
            Stance.REFUTES: 0.9 if refutes else 0.05,
        }


def judge(claim: Claim, *texts: str, published: Sequence[str | None] = ()) -> Judgement:
    dates = [*published, *[None] * (len(texts) - len(published))]
    documents = [
        make_document(f"{number}.txt", text, source=Source(published=date))
        for number, (text, date) in enumerate(zip(texts, dates, strict=True))
    ]
    found = verify(
        [claim],
        retriever=InMemoryRetriever(documents),
        verifier=WordsVerifier(),
        comparers=(ValueComparer(),),
        stance=Plain(),
        weighing=Plain(),
        exchanging=NoExchange(),
        policy=Policy(),
    )
    return next(found)


def claim(text: str, as_of: dt.date | None = None) -> Claim:
    return Claim(claim_id="1", text=text, as_of=as_of)


def test_a_value_in_conflict_refutes_and_is_corrected() -> None:
    found = judge(
        claim("Seven bases were handed over."), "Six bases were handed over in May."
    )
    assert found.verdict.label is Label.REFUTED
    assert found.verdict.correction == "Six bases were handed over."
    outcomes = [item.outcome for item in found.verdict.citations[0].comparisons]
    assert outcomes == [Outcome.CONFLICT]


def test_nothing_retrieved_is_an_answer() -> None:
    found = judge(claim("Seven bases were handed over."))
    assert found.verdict.label is Label.NOT_ENOUGH_INFO
    assert not found.covered


def test_what_was_published_later_is_left_out() -> None:
    texts = ("The bridge was closed to lorries.",)
    early, late = dt.date(2020, 1, 1), dt.date(2021, 1, 1)
    asked = "The bridge was closed to lorries."
    before = judge(claim(asked, early), *texts, published=["2020-06-01"])
    after = judge(claim(asked, late), *texts, published=["2020-06-01"])
    undated = judge(claim(asked, early), *texts)
    assert before.verdict.label is Label.NOT_ENOUGH_INFO
    assert after.verdict.label is Label.SUPPORTED
    assert undated.verdict.label is Label.SUPPORTED


def test_probabilities_are_rounded_before_the_policy_looks() -> None:
    found = judge(claim("The bridge was closed."), "The bridge was closed.")
    for item in found.evidence:
        for value in item.probabilities:
            assert value == round(value, Policy().digits)


class Never:
    """A StanceModel that is never sure of anything."""

    def probabilities(self, features: Mapping[str, float]) -> Mapping[Stance, float]:
        return (
            Plain().probabilities(features)
            if "support" in features
            else {
                Stance.SUPPORTS: 0.0,
                Stance.NEUTRAL: 1.0,
                Stance.REFUTES: 0.0,
            }
        )


def test_the_very_words_of_a_source_need_no_model() -> None:
    text = "Some \u201cformer\u201d staff - of the unit - will return home in May 2020."
    found = verify(
        [claim(text.replace("\u201c", '"').replace("\u201d", '"'))],
        retriever=InMemoryRetriever([make_document("a.txt", text)]),
        verifier=WordsVerifier(),
        comparers=(ValueComparer(),),
        stance=Never(),
        weighing=Plain(),
        exchanging=NoExchange(),
        policy=Policy(),
    )
    assert next(found).verdict.label is Label.SUPPORTED


def test_the_words_that_no_passage_holds_are_named() -> None:
    found = judge(
        claim("The bridge was demolished in Oslo."), "The bridge was painted in Lund."
    )
    assert found.verdict.label is Label.NOT_ENOUGH_INFO
    words = [span.of(found.claim.text) for span in unsupported(found)]
    assert words == ["demolished", "Oslo"]
    settled = judge(claim("The bridge was closed."), "The bridge was closed.")
    assert unsupported(settled) == ()


class Reads:
    """A Verifier that reads the same in every passage."""

    def __init__(self, entailment: float, contradiction: float) -> None:
        self._said = NliScores(
            entailment, round(1 - entailment - contradiction, 2), contradiction
        )

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[NliScores]:
        return [self._said for _ in pairs]

    def fits(self, hypothesis: str) -> bool:
        return bool(hypothesis)


class Trusting:
    """A StanceModel that takes every passage for a support."""

    def probabilities(self, features: Mapping[str, float]) -> Mapping[Stance, float]:
        return {Stance.SUPPORTS: 0.9, Stance.NEUTRAL: 0.08, Stance.REFUTES: 0.02}


@pytest.mark.parametrize(
    ("entailment", "contradiction", "label"),
    [
        (0.08, 0.9, Label.NOT_ENOUGH_INFO),
        (0.3, 0.6, Label.SUPPORTED),
        (0.1, 0.3, Label.SUPPORTED),
    ],
)
def test_words_in_common_support_nothing_that_the_verifier_contradicts(
    entailment: float, contradiction: float, label: Label
) -> None:
    found = verify(
        [claim("Falk is a former nurse.")],
        retriever=InMemoryRetriever([make_document("a.txt", "Falk was a teacher.")]),
        verifier=Reads(entailment, contradiction),
        comparers=(ValueComparer(),),
        stance=Trusting(),
        weighing=Trusting(),
        exchanging=NoExchange(),
        policy=Policy(),
    )
    assert next(found).verdict.label is label
