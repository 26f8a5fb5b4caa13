"""A session without index and models, for what stands above it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from oircheck.text.views import verbatim
from oircheck.types import (
    Claim,
    Evidence,
    Judgement,
    Label,
    NliScores,
    Passage,
    Provenance,
    Report,
    ScoredPassage,
    Source,
    Span,
    Stage,
    Stance,
    Verdict,
)
from oircheck.verify.policy import Policy

_STANCES = {
    Label.SUPPORTED: Stance.SUPPORTS,
    Label.REFUTED: Stance.REFUTES,
    Label.CONFLICTING: Stance.REFUTES,
    Label.NOT_ENOUGH_INFO: Stance.NEUTRAL,
}


class StandInSession:
    """Judges by the digest of a claim, and cites the claim itself.

    Args:
        log: A file to which each claim that is judged adds a line.
    """

    unreadable: tuple[tuple[str, str], ...] = ()
    notices: tuple[str, ...] = ()
    refresh = None

    def __init__(self, log: Path | None = None) -> None:
        self._log = log
        self.provenance = Provenance(
            version="stand-in",
            models="stand-in",
            index="stand-in",
            config="stand-in",
            documents=1,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        return

    def documents(self) -> tuple[()]:
        """Return no document."""
        return ()

    def check(self, claims: Iterable[Claim]) -> Iterator[Judgement]:
        """Judge claims lazily, in order."""
        return map(_judged, claims)

    def check_many(self, claims: Sequence[Claim]) -> list[Judgement]:
        """Judge claims that are there together."""
        if self._log is not None:
            with self._log.open("a", encoding="utf-8") as file:
                file.write("".join(f"{claim.text}\n" for claim in claims))
        return [_judged(claim) for claim in claims]

    def report(self, judgements: Iterable[Judgement]) -> Report:
        """Put judgements together."""
        return Report(
            judgements=tuple(judgements),
            policy=Policy().as_items(),
            provenance=self.provenance,
        )


def _judged(claim: Claim) -> Judgement:
    digest = hashlib.sha256(claim.text.encode()).digest()
    label = tuple(Label)[digest[0] % len(Label)]
    span = Span(0, len(claim.text))
    passage = Passage(
        passage_id="stand-in.txt#0",
        doc_id="stand-in.txt",
        span=span,
        text=claim.text,
        view=verbatim(claim.text, span),
        context="",
        line=1,
    )
    item = Evidence(
        retrieved=ScoredPassage(passage, Source(), "stand-in.txt", 1.0, 1.0),
        nli=NliScores(1.0, 0.0, 0.0),
        comparisons=(),
        stance=_STANCES[label],
        probability=digest[1] / 255,
    )
    verdict = Verdict(
        label=label,
        confidence=digest[1] / 255,
        decided_by=Stage.LANGUAGE_MODEL,
        reason="chosen by digest",
        citations=() if label is Label.NOT_ENOUGH_INFO else (item,),
    )
    return Judgement(claim, verdict, (item,), covered=True)
