"""Sources that disagree, judged by the shipped models from end to end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from oircheck.index import Corpus, HybridRetriever, Index, refresh
from oircheck.models import Bundle, open_bundle
from oircheck.testing.scenarios import Scenario, read_scenarios
from oircheck.types import Judgement, Label
from oircheck.verify import COMPARERS, Policy, verify

pytestmark = pytest.mark.slow

LEAST_RIGHT = 365
"""Scenarios whose verdict and citations are right, of those in FILES, at least."""

MOST_FALSE_ALARMS = 3
"""Supported claims that are called refuted or conflicting, at most."""

DATA = Path(__file__).resolve().parents[1] / "data"
FILES = (
    "standing_cases.jsonl",
    "standing_conflicts.jsonl",
    "standing_gaps.jsonl",
    "standing_mends.jsonl",
    "standing_more.jsonl",
    "standing_holders.jsonl",
)
SCENARIOS = [scenario for name in FILES for scenario in read_scenarios(DATA / name)]
ALARMS = {Label.REFUTED, Label.CONFLICTING}


def judged(scenario: Scenario, bundle: Bundle) -> Judgement:
    with TemporaryDirectory() as name:
        folder = Path(name)
        corpus = Corpus(documents=scenario.documents)
        refresh(folder, corpus, encoder=bundle.encoder)
        digest = bundle.encoder.digest
        with Index.open(folder, encoder_digest=digest) as index:
            found: Iterator[Judgement] = verify(
                [scenario.claim],
                retriever=HybridRetriever(index, bundle.encoder),
                verifier=bundle.verifier,
                comparers=COMPARERS,
                stance=bundle.stance,
                weighing=bundle.verdict,
                exchanging=bundle.exchange,
                policy=Policy(),
            )
            return next(found)


def test_scenarios_are_judged_right_and_raise_few_false_alarms() -> None:
    bundle = open_bundle()
    found = [(scenario, judged(scenario, bundle)) for scenario in SCENARIOS]
    wrong = [
        f"{scenario.name}: {', '.join(faults)}"
        for scenario, judgement in found
        if (faults := scenario.faults(judgement))
    ]
    alarms = [
        scenario.name
        for scenario, judgement in found
        if scenario.expected is Label.SUPPORTED and judgement.verdict.label in ALARMS
    ]
    assert len(found) - len(wrong) >= LEAST_RIGHT, "\n".join(wrong)
    assert len(alarms) <= MOST_FALSE_ALARMS, "\n".join(alarms)
