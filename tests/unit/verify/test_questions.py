from __future__ import annotations

from collections.abc import Sequence

from oircheck.testing import InMemoryRetriever, make_document
from oircheck.types import Claim, NliScores
from oircheck.verify import COMPARERS, Policy
from oircheck.verify.questions import ask
from oircheck.verify.readings import read_passages

CLAIM = "The old bridge at Hest is closed to lorries."
NEAR = "The old bridge at Hest was opened to lorries on Monday."
FAR = "A ferry of the county takes lorries."


class Denies:
    """A Verifier that contradicts everything, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[NliScores]:
        self.asked += pairs
        return [NliScores(0.02, 0.03, 0.95) for _ in pairs]

    def fits(self, hypothesis: str) -> bool:
        return bool(hypothesis)


class Unmoved:
    """A StanceModel of exchanges that is never asked."""

    def probabilities(self, features: object) -> dict[object, float]:
        raise AssertionError


def looked_at(policy: Policy) -> set[str]:
    verifier = Denies()
    claim = Claim(claim_id="1", text=CLAIM)
    documents = [make_document("near.txt", NEAR), make_document("far.txt", FAR)]
    (found,) = InMemoryRetriever(documents).retrieve([claim], k=2)
    assert [item.passage.doc_id for item in found] == ["near.txt", "far.txt"]
    readings = read_passages(
        claim, found, verifier=verifier, comparers=COMPARERS, digits=policy.digits
    )
    verifier.asked.clear()
    ask([claim], [readings], verifier, Unmoved(), policy)
    return {premise for premise, hypothesis in verifier.asked if hypothesis == CLAIM}


def test_what_seems_to_contradict_is_looked_at_by_itself() -> None:
    assert looked_at(Policy(look_similarity=0.0, look_below=1.0)) == {NEAR, FAR}


def test_what_lies_far_below_the_nearest_is_not_looked_at() -> None:
    assert looked_at(Policy(look_similarity=0.0, look_below=0.1)) == {NEAR}
