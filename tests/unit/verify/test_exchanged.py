from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from oircheck.ports import StanceModel
from oircheck.testing import InMemoryRetriever, make_document
from oircheck.types import Claim, Judgement, Label, NliScores, Outcome, Stance
from oircheck.verify import COMPARERS, Policy, verify
from oircheck.verify.exchanged import EXCHANGE_FEATURES

UNIT = "A gale in 1978 swept away 160 metres of the north pier."
CLAIM = "The storm of 1978 cost the northern pier 60 metres."
RIGHT = "The storm of 1978 cost the northern pier 160 metres."


class Knows:
    """A Verifier that entails some claims, and contradicts or leaves open others."""

    def __init__(
        self, entailed: Sequence[str], contradicted: Sequence[str] = ()
    ) -> None:
        self.entailed, self.contradicted = entailed, contradicted
        self.asked: list[str] = []

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[NliScores]:
        return [self._one(claim) for _, claim in pairs]

    def fits(self, hypothesis: str) -> bool:
        return bool(hypothesis)

    def _one(self, claim: str) -> NliScores:
        self.asked.append(claim)
        if claim in self.entailed:
            return NliScores(0.95, 0.03, 0.02)
        if claim in self.contradicted:
            return NliScores(0.05, 0.15, 0.8)
        return NliScores(0.02, 0.95, 0.03)


class AsScored:
    """A StanceModel that takes what the verifier says."""

    def probabilities(self, features: Mapping[str, float]) -> Mapping[Stance, float]:
        if "strongest_support" in features:
            supports = features["strongest_support"] > 0
            refutes = features["strongest_refutation"] > 0
        else:
            supports, refutes = features["entailment"] > 0, False
        return {
            Stance.SUPPORTS: 0.9 if supports else 0.05,
            Stance.NEUTRAL: 0.05 if supports or refutes else 0.9,
            Stance.REFUTES: 0.9 if refutes else 0.05,
        }


class Gains:
    """A StanceModel of exchanges that wants a gain, and a value told nowhere else."""

    def probabilities(self, features: Mapping[str, float]) -> Mapping[Stance, float]:
        assert tuple(features) == EXCHANGE_FEATURES
        shown = features["entailed"] > 0 and features["gain"] > 2
        refutes = 0.8 if shown and not features["elsewhere"] else 0.1
        return {
            Stance.SUPPORTS: 0.0,
            Stance.NEUTRAL: 1 - refutes,
            Stance.REFUTES: refutes,
        }


def judge(
    text: str,
    *units: str,
    knows: Knows,
    policy: Policy | None = None,
    exchanging: StanceModel | None = None,
) -> Judgement:
    documents = [
        make_document(f"{number}.txt", unit) for number, unit in enumerate(units)
    ]
    near = replace(policy or Policy(), exchange_similarity=0.0)
    found = verify(
        [Claim(claim_id="1", text=text)],
        retriever=InMemoryRetriever(documents),
        verifier=knows,
        comparers=COMPARERS,
        stance=AsScored(),
        weighing=AsScored(),
        exchanging=exchanging or Gains(),
        policy=near,
    )
    return next(found)


def test_a_value_refutes_where_the_passage_entails_the_claim_with_its_own() -> None:
    found = judge(CLAIM, UNIT, knows=Knows([RIGHT], [CLAIM]))
    assert found.verdict.label is Label.REFUTED
    assert found.verdict.correction == RIGHT
    shown = found.verdict.citations[0].comparisons[-1]
    assert shown.outcome is Outcome.CONFLICT
    assert (shown.claimed.text, shown.stated.text[:10]) == ("60 metres", "160 metres")


def test_a_value_says_nothing_where_the_exchange_is_not_entailed() -> None:
    found = judge(CLAIM, UNIT, knows=Knows([]))
    assert found.verdict.label is Label.NOT_ENOUGH_INFO


def test_a_value_that_another_passage_states_is_not_exchanged() -> None:
    knows = Knows([RIGHT], [CLAIM])
    found = judge(CLAIM, UNIT, "The pier has lost 60 metres.", knows=knows)
    assert found.verdict.label is Label.NOT_ENOUGH_INFO


def test_a_name_is_exchanged_as_well() -> None:
    claim = "The archive was moved to a cellar in Bremen."
    unit = "In March the archive was brought to a cellar in Kassel."
    right = "The archive was moved to a cellar in Kassel."
    found = judge(claim, unit, knows=Knows([right], [claim]))
    assert found.verdict.label is Label.REFUTED
    assert found.verdict.correction == right
    assert found.verdict.rule == "OC104"


def test_a_name_has_to_make_the_difference() -> None:
    claim = "The archive was moved to a cellar in Bremen."
    unit = "In March the archive was brought to a cellar in Kassel."
    right = "The archive was moved to a cellar in Kassel."

    class Careless(Knows):
        def _one(self, claim: str) -> NliScores:
            return NliScores(0.8, 0.0, 0.2)

    found = judge(claim, unit, knows=Careless([right]))
    assert found.verdict.label is Label.SUPPORTED


def test_exchanging_can_be_switched_off() -> None:
    knows = Knows([RIGHT], [CLAIM])
    found = judge(CLAIM, UNIT, knows=knows, policy=Policy(exchange=False))
    assert found.verdict.label is Label.NOT_ENOUGH_INFO
    assert RIGHT not in knows.asked


def test_a_passage_that_is_not_near_is_not_asked() -> None:
    knows = Knows([RIGHT], [CLAIM])
    documents = [make_document("a.txt", UNIT)]
    list(
        verify(
            [Claim(claim_id="1", text=CLAIM)],
            retriever=InMemoryRetriever(documents),
            verifier=knows,
            comparers=COMPARERS,
            stance=AsScored(),
            weighing=AsScored(),
            exchanging=Gains(),
            policy=Policy(exchange_similarity=1.0),
        )
    )
    assert RIGHT not in knows.asked


def test_the_probability_is_that_of_the_exchange() -> None:
    found = judge(CLAIM, UNIT, knows=Knows([RIGHT], [CLAIM]))
    assert found.verdict.citations[0].probability == 0.8


def test_an_exchange_below_the_bar_changes_nothing() -> None:
    knows = Knows([RIGHT], [CLAIM])
    found = judge(CLAIM, UNIT, knows=knows, policy=Policy(exchanged_at=0.9))
    assert found.verdict.label is Label.NOT_ENOUGH_INFO
    assert found.verdict.correction is None


def test_a_value_that_another_passage_bears_out_is_left() -> None:
    other = "Elsewhere the pier has lost 60 metres."

    class Torn(Knows):
        def score(self, pairs: Sequence[tuple[str, str]]) -> list[NliScores]:
            return [
                NliScores(0.9, 0.05, 0.05) if other in premise else self._one(claim)
                for premise, claim in pairs
            ]

    class Eager(Gains):
        def probabilities(
            self, features: Mapping[str, float]
        ) -> Mapping[Stance, float]:
            return super().probabilities({**features, "elsewhere": 0.0})

    torn = Torn([RIGHT], [CLAIM])
    found = judge(CLAIM, UNIT, other, knows=torn, exchanging=Eager())
    assert found.verdict.label is Label.SUPPORTED
    assert RIGHT not in torn.asked
    alone = judge(CLAIM, UNIT, knows=Torn([RIGHT], [CLAIM]), exchanging=Eager())
    assert alone.verdict.label is Label.REFUTED


WAIT = "The waiting time at Tarn is 50 minutes."


@pytest.mark.parametrize(
    ("unit", "label"),
    [
        pytest.param(
            "The gig Morwenna from Tarn won the cup after 21 minutes.",
            Label.NOT_ENOUGH_INFO,
            id="a race and a queue have no word in common",
        ),
        pytest.param(
            "The clinic's patients at Tarn spend a waiting time of 21 minutes there.",
            Label.REFUTED,
            id="one word is enough",
        ),
    ],
)
def test_an_exchange_needs_a_word_that_is_no_name(unit: str, label: Label) -> None:
    knows = Knows(["The waiting time at Tarn is 21 minutes."], [WAIT])
    assert judge(WAIT, unit, knows=knows).verdict.label is label


def test_two_names_with_a_part_in_common_need_none() -> None:
    claim = "Judge Aidan Mulrooney gave it credit for a clean record."
    unit = "Judge Aidan Moloney considered that nothing stood against the company."
    right = "Judge Aidan Moloney gave it credit for a clean record."
    found = judge(claim, unit, knows=Knows([right], [claim]))
    assert found.verdict.label is Label.REFUTED
    assert found.verdict.correction == right


def test_an_exchange_decides_where_all_else_is_surer_still() -> None:
    class Sure(AsScored):
        def probabilities(
            self, features: Mapping[str, float]
        ) -> Mapping[Stance, float]:
            if "strongest_support" in features:
                return super().probabilities(features)
            return {Stance.SUPPORTS: 0.02, Stance.NEUTRAL: 0.03, Stance.REFUTES: 0.95}

    near = Policy(exchange_similarity=0.0)
    found = next(
        verify(
            [Claim(claim_id="1", text=CLAIM)],
            retriever=InMemoryRetriever([make_document("a.txt", UNIT)]),
            verifier=Knows([RIGHT], [CLAIM]),
            comparers=COMPARERS,
            stance=Sure(),
            weighing=Sure(),
            exchanging=Gains(),
            policy=near,
        )
    )
    first = found.verdict.citations[0]
    assert (found.verdict.correction, found.verdict.rule) == (RIGHT, "OC102")
    assert first.probability == 0.95


class Stingy(Gains):
    """A StanceModel of exchanges that is hardly ever sure."""

    def probabilities(self, features: Mapping[str, float]) -> Mapping[Stance, float]:
        return {Stance.SUPPORTS: 0.1, Stance.NEUTRAL: 0.3, Stance.REFUTES: 0.6}


LOST = "The storm cost the pier 45 metres."
RATHER = "The storm cost the pier 170 metres."
GALE = "A gale swept away 170 metres of the pier."


def test_a_value_told_nowhere_surely_gives_way_to_that_of_the_nearest() -> None:
    found = judge(LOST, GALE, knows=Knows([RATHER]), exchanging=Stingy())
    assert found.verdict.label is Label.REFUTED
    assert found.verdict.correction == RATHER
    assert found.verdict.citations[0].probability == Policy().untold_refutes


def test_how_sure_that_is_stands_in_the_policy() -> None:
    policy, knows = Policy(untold_refutes=0.7), Knows([RATHER])
    found = judge(LOST, GALE, knows=knows, exchanging=Stingy(), policy=policy)
    assert found.verdict.citations[0].probability == 0.7


def test_what_is_not_shown_is_not_sure() -> None:
    policy, knows = Policy(exchanged_at=0.65), Knows([RATHER])
    found = judge(LOST, GALE, knows=knows, exchanging=Stingy(), policy=policy)
    assert found.verdict.label is Label.NOT_ENOUGH_INFO


@pytest.mark.parametrize(
    "units",
    [
        pytest.param(
            (GALE, "A ship of 45 metres passed by."), id="another passage has it"
        ),
        pytest.param(
            (f"The pier had lost 45 metres before. {GALE}",), id="it stands before"
        ),
        pytest.param(
            ("The storm cost the pier dear, and the pier lost all.", GALE),
            id="another passage is nearer",
        ),
    ],
)
def test_else_it_is_as_sure_as_the_model(units: tuple[str, ...]) -> None:
    found = judge(LOST, *units, knows=Knows([RATHER]), exchanging=Stingy())
    refuting = [one for one in found.evidence if one.stance is Stance.REFUTES]
    assert [one.probability for one in refuting] == [0.6]


def test_a_number_of_nothing_named_does_not_surely_give_way_to_a_count() -> None:
    claim, right = "The court gave him six.", "The court gave him 52."
    unit = "The court found that he had sold 52 telegrams."
    found = judge(claim, unit, knows=Knows([right]), exchanging=Stingy())
    assert found.verdict.citations[0].probability == 0.6


@pytest.mark.parametrize(
    ("claim", "right"),
    [("February 1974.", "June 1979."), ("In 1974.", "In 1979."), ("300", "320")],
)
def test_a_claim_that_is_a_value_alone_is_not_exchanged(claim: str, right: str) -> None:
    unit = "The lease of 320 acres runs out in June 1979."
    knows = Knows([right, "In June 1979."], [claim])
    assert judge(claim, unit, knows=knows).verdict.label is Label.NOT_ENOUGH_INFO
