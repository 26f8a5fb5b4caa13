"""What is found of a claim: scores, evidence, verdicts, reports."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from oircheck.types.documents import Claim, Passage, Source
from oircheck.types.places import Span
from oircheck.types.values import Comparison
from oircheck.types.words import Ground, Label, Stage, Stance


@dataclass(frozen=True, slots=True)
class ScoredPassage:
    """A retrieved passage, with the document's source and its rank scores.

    Attributes:
        similarity: Cosine between claim and passage, in [-1, 1].
        fused: Reciprocal rank fusion score; higher is better.
        copies: Further passages with the same words.
        publishers: Who published it or one of its copies.
    """

    passage: Passage
    source: Source
    path: str
    similarity: float
    fused: float
    copies: tuple[Passage, ...] = ()
    publishers: tuple[str, ...] = ()

    @property
    def published_by(self) -> tuple[str, ...]:
        """Who published it or one of its copies, its own publisher first."""
        known = (self.source.publisher, *self.publishers)
        return tuple(dict.fromkeys(name for name in known if name))


@dataclass(frozen=True, slots=True)
class NliScores:
    """Probabilities of the three classes, summing to one."""

    entailment: float
    neutral: float
    contradiction: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A passage beside a claim: what was read off, and what it amounts to.

    Attributes:
        probability: Calibrated probability of ``stance``.
        features: What the stance model saw, by name.
        unsaid: Content words of the claim that neither unit nor context holds.
    """

    retrieved: ScoredPassage
    nli: NliScores
    comparisons: tuple[Comparison, ...]
    stance: Stance
    probability: float
    probabilities: tuple[float, float, float] = (0.0, 1.0, 0.0)
    features: tuple[tuple[str, float], ...] = ()
    correction: str | None = None
    unsaid: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """A passage that was not heard, why, and what it gave way to, if to something."""

    evidence: Evidence
    ground: Ground
    by: Evidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What was decided about a claim, by what, and how sure that is.

    Attributes:
        speaker: To whom the first citation gives what the claim says flatly.
        set_aside: Passages that took a side and were not heard, best first.
    """

    label: Label
    confidence: float
    decided_by: Stage
    reason: str
    citations: tuple[Evidence, ...] = ()
    correction: str | None = None
    rule: str | None = None
    speaker: str | None = None
    set_aside: tuple[SetAside, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """A claim, its verdict, and everything that was looked at for it."""

    claim: Claim
    verdict: Verdict
    evidence: tuple[Evidence, ...] = ()
    covered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """How the documents stand to an as-of date.

    Attributes:
        undated: How many have no date of publication; they take part.
        later: How many were published later; they do not.
    """

    undated: int
    later: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What a result depends on besides the claim.

    Attributes:
        dating: ``None`` without an as-of date.
    """

    version: str
    models: str
    index: str
    config: str
    documents: int
    as_of: dt.date | None = None
    dating: Dating | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A whole run.

    Attributes:
        unjudged: Claims of which nothing is said, and why.
        unreadable: Path and problem of each source that could not be read.
    """

    judgements: tuple[Judgement, ...]
    policy: tuple[tuple[str, float | int | str | bool], ...]
    provenance: Provenance
    notices: tuple[str, ...] = field(default=())
    unjudged: tuple[tuple[Claim, str], ...] = ()
    unreadable: tuple[tuple[str, str], ...] = ()
