"""Values that many tests need, and the flag that renews golden files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from oircheck.types import (
    Claim,
    Comparison,
    Evidence,
    Judgement,
    Label,
    NliScores,
    Origin,
    Outcome,
    Passage,
    Piece,
    Provenance,
    Report,
    ScoredPassage,
    Source,
    SourceKind,
    Span,
    Stage,
    Stance,
    Stated,
    Verdict,
    View,
)

GOLDEN = Path(__file__).parent / "golden"
DIGITS = "0123456789abcdef"

# The suite draws the same examples every time, so that a build fails for what was
# changed and for nothing else. `pytest tests/properties --hypothesis-profile=hunt`
# looks further.
settings.register_profile("steady", derandomize=True)
settings.register_profile("hunt", max_examples=4_000, deadline=None)
settings.load_profile("steady")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write the golden files anew instead of comparing with them",
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with a file of tests/golden, byte for byte."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.write_bytes(text.encode())
        assert path.read_bytes() == text.encode()

    return compare


def passage(
    text: str, *, doc_id: str, start: int, line: int, origin: Origin | None = None
) -> Passage:
    span = Span(start, start + len(text))
    view = View(text, (Piece(Span(0, len(text)), span),))
    return Passage(
        passage_id=f"{doc_id}#0",
        doc_id=doc_id,
        span=span,
        text=text,
        view=view,
        context="",
        line=line,
        origin=origin,
    )


def evidence(
    found: Passage,
    source: Source,
    stance: Stance,
    *comparisons: Comparison,
    copies: tuple[Passage, ...] = (),
) -> Evidence:
    probabilities = {
        Stance.SUPPORTS: (0.9, 0.08, 0.02),
        Stance.NEUTRAL: (0.05, 0.9, 0.05),
        Stance.REFUTES: (0.01, 0.02, 0.97),
    }[stance]
    return Evidence(
        retrieved=ScoredPassage(
            found, source, f"sources/{found.doc_id}", 0.8, 0.03, copies
        ),
        nli=NliScores(0.2, 0.5, 0.3),
        comparisons=comparisons,
        stance=stance,
        probability=max(probabilities),
        probabilities=probabilities,
    )


def stated(text: str, within: str, value: str) -> Stated:
    start = within.index(text)
    at = start + text.index(value)
    return Stated(text, Span(start, start + len(text)), Span(at, at + len(value)))


DIGEST = Source(
    title="Coalition hands over bases",
    published="2020-07-05~",
    kind=SourceKind.DIGEST,
    original="001_bases.txt",
)
ORIGINAL = Source(
    title="Troop numbers", publisher="The Daily", published="2020-05", tier=1
)
PROVENANCE = Provenance(
    version="0.1.0",
    models=f"sha256:{DIGITS * 4}",
    index=f"sha256:{DIGITS[::-1] * 4}",
    config=f"sha256:{'0' * 64}",
    documents=2,
    as_of=dt.date(2024, 9, 30),
)
POLICY: tuple[tuple[str, float | int | str | bool], ...] = (
    ("k", 8),
    ("support_at", 0.6),
    ("show_nearest", 2),
    ("correct_and_verify", True),
)
SIX = "The Coalition has handed over six military bases since March."
TROOPS = "The number of troops falls from 5,200 to 3,000."


def refuted() -> Judgement:
    claim = Claim(claim_id="1", text="Seven bases were handed over.")
    comparison = Comparison(
        Stage.NUMBER,
        Outcome.CONFLICT,
        stated("Seven bases", claim.text, "Seven"),
        stated("six military bases", SIX, "six"),
    )
    found = passage(
        SIX,
        doc_id="bases.md",
        start=120,
        line=9,
        origin=Origin("001_bases.txt", (7, 8)),
    )
    copy = passage(SIX, doc_id="copy.md", start=4, line=2)
    item = evidence(found, DIGEST, Stance.REFUTES, comparison, copies=(copy,))
    verdict = Verdict(
        label=Label.REFUTED,
        confidence=0.97,
        decided_by=Stage.NUMBER,
        reason="the claim says Seven bases; the source says six military bases",
        citations=(item,),
        correction="Six bases were handed over.",
        rule="OC102",
    )
    return Judgement(claim, verdict, (item,), covered=True)


def supported() -> Judgement:
    claim = Claim(
        claim_id="2",
        text="The number of troops falls to 3,000.",
        path="claims.csv",
        line=3,
        span=Span(10, 46),
        as_of=dt.date(2024, 9, 30),
    )
    found = passage(TROOPS, doc_id="troops.txt", start=0, line=1)
    item = evidence(found, ORIGINAL, Stance.SUPPORTS)
    verdict = Verdict(
        label=Label.SUPPORTED,
        confidence=0.9,
        decided_by=Stage.LANGUAGE_MODEL,
        reason="a passage says so",
        citations=(item,),
    )
    return Judgement(claim, verdict, (item,), covered=True)


def conflicting() -> Judgement:
    claim = Claim(claim_id="3", text="Six bases were handed over.")
    one = evidence(
        passage(SIX, doc_id="bases.txt", start=0, line=1), ORIGINAL, Stance.SUPPORTS
    )
    five = passage("Five bases changed hands.", doc_id="five.txt", start=7, line=2)
    other = evidence(five, Source(), Stance.REFUTES)
    verdict = Verdict(
        label=Label.CONFLICTING,
        confidence=0.9,
        decided_by=Stage.LANGUAGE_MODEL,
        reason="sources of equal standing disagree",
        citations=(one, other),
        rule="OC105",
    )
    return Judgement(claim, verdict, (one, other), covered=True)


def unsettled() -> Judgement:
    claim = Claim(claim_id="4", text="The band played in Lyon.")
    items = tuple(
        evidence(
            passage(text, doc_id="troops.txt", start=at, line=at + 1),
            ORIGINAL,
            Stance.NEUTRAL,
        )
        for at, text in enumerate((TROOPS, "A line\x1b[31m in red.", "One too many."))
    )
    verdict = Verdict(
        label=Label.NOT_ENOUGH_INFO,
        confidence=0.88,
        decided_by=Stage.LANGUAGE_MODEL,
        reason="no passage settles it",
        rule="OC201",
    )
    return Judgement(claim, verdict, items, covered=False)


def report_of(*judgements: Judgement) -> Report:
    return Report(
        judgements=judgements,
        policy=POLICY,
        provenance=PROVENANCE,
        notices=("one notice",),
    )


@pytest.fixture
def report() -> Report:
    """One judgement of every label, a digest and an original, copies, values."""
    return report_of(refuted(), supported(), conflicting(), unsettled())


@pytest.fixture
def judgement_of() -> Callable[[Label], Judgement]:
    made = {
        Label.SUPPORTED: supported,
        Label.REFUTED: refuted,
        Label.CONFLICTING: conflicting,
        Label.NOT_ENOUGH_INFO: unsettled,
    }
    return lambda label: made[label]()


@pytest.fixture
def provenance() -> Provenance:
    return PROVENANCE
