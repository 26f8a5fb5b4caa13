"""The judge of a batch: a session, whose judgements become plain values."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from oircheck.batch import Answer, Ask, Json, Judge
from oircheck.cli.bugs import BUGS, is_bug, told_of
from oircheck.cli.ports import Parts, Session, TextSession
from oircheck.errors import ClaimError, OircheckError
from oircheck.reports.machine import judgement_object
from oircheck.reports.parts import nearest, words_of
from oircheck.types import Claim, Evidence, Judgement, PlaceKind, Provenance, Report
from oircheck.verify import Policy

PROBLEM = "problem"
"""The key of an answer that says why an ask could not be judged."""


class DriftError(OircheckError):
    """A worker would judge by something else than the run that asks it."""


@dataclass(frozen=True, slots=True)
class Footing:
    """What judgements rest on; every process of a run has the same."""

    version: str
    models: str
    index: str
    config: str

    @classmethod
    def of(cls, provenance: Provenance) -> Footing:
        """Take it from a session's provenance."""
        return cls(
            provenance.version, provenance.models, provenance.index, provenance.config
        )


@dataclass(frozen=True, slots=True)
class Means:
    """What a judge is opened with, besides what it checks against."""

    policy: Policy
    as_of: dt.date | None
    bundle: Path | None
    backend: str


@dataclass(frozen=True, slots=True)
class CorpusOpening:
    """Opens a judge on a corpus, in whatever process it is called.

    Attributes:
        here: The working directory, which relative paths start from.
        nested: Whether answers hold the whole judgement.
        footing: What the judgements have to rest on.
    """

    here: Path
    corpus: tuple[Path, ...]
    cache: Path
    means: Means
    nested: bool
    footing: Footing

    def __call__(self) -> Judge:
        """Open it; ``DriftError`` where corpus, models or version are others."""
        from oircheck.cli.parts import PARTS

        _go_to(self.here)
        session = PARTS.open_session(
            corpus=self.corpus,
            cache=self.cache,
            policy=self.means.policy,
            bundle=self.means.bundle,
            backend=self.means.backend,
            as_of=self.means.as_of,
            progress=None,
        )
        session.__enter__()
        judge = CorpusJudge(session, nested=self.nested, owned=True)
        _require(self.footing, session.provenance, judge)
        return judge


@dataclass(frozen=True, slots=True)
class TextOpening:
    """Opens a judge of claims against texts, in whatever process it is called.

    Attributes:
        column: The name of the column that the texts stand in.
    """

    here: Path
    means: Means
    column: str
    nested: bool
    footing: Footing

    def __call__(self) -> Judge:
        """Open it; ``DriftError`` where models or version are others."""
        from oircheck.cli.parts import PARTS

        if self.means.bundle is not None:
            _go_to(self.here)
        session = open_texts(PARTS, self.means, column=self.column)
        judge = TextJudge(session, nested=self.nested)
        _require(self.footing, session.provenance, judge)
        return judge


class Ready:
    """An opening of a judge that is open already, in this process."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge

    def __call__(self) -> Judge:
        """Return the judge."""
        return self._judge


class CorpusJudge:
    """Judges asks against the corpus of a session.

    Args:
        owned: Whether to close the session with the judge.
    """

    def __init__(self, session: Session, *, nested: bool, owned: bool = False) -> None:
        self._session = session
        self._nested = nested
        self._owned = owned

    def judge(self, asks: Sequence[Ask]) -> list[Answer]:
        """Answer each ask by itself, in order."""
        return each_answered(asks, self._answers)

    def _answers(self, asks: Sequence[Ask]) -> list[Answer]:
        report = self._session.report(())
        return [
            answer_of(found, report, nested=self._nested, in_cell=False)
            for found in self._session.check_many([_claim(ask) for ask in asks])
        ]

    def close(self) -> None:
        """Let go of the session, if it is the judge's own."""
        if self._owned:
            self._session.__exit__(None, None, None)


class TextJudge:
    """Judges asks against the texts that they bring along."""

    def __init__(self, session: TextSession, *, nested: bool) -> None:
        self._session = session
        self._nested = nested

    def judge(self, asks: Sequence[Ask]) -> list[Answer]:
        """Answer each ask by itself, in order."""
        return each_answered(asks, self._answers)

    def _answers(self, asks: Sequence[Ask]) -> list[Answer]:
        report = Report(
            judgements=(),
            policy=self._session.policy,
            provenance=self._session.provenance,
        )
        pairs = [(_claim(ask), ask.evidence or "") for ask in asks]
        return [
            answer_of(found, report, nested=self._nested, in_cell=True)
            for found in self._session.check(pairs)
        ]

    def close(self) -> None:
        """Let go of the models."""
        self._session.close()


def open_texts(parts: Parts, means: Means, *, column: str) -> TextSession:
    """Open the models for claims that bring their evidence along."""
    return parts.open_texts(
        policy=means.policy,
        as_of=means.as_of,
        column=column,
        bundle=means.bundle,
        backend=means.backend,
    )


def each_answered(
    asks: Sequence[Ask], judge: Callable[[Sequence[Ask]], list[Answer]]
) -> list[Answer]:
    """Answer asks together; where that breaks down, each by itself.

    A claim that brings a bug to light costs its row, and not the file: the row says so.
    Where every one of several breaks down, it is no claim's doing, and is raised.
    """
    try:
        return judge(asks)
    except BUGS as error:
        broken = error
    found = [_answered_alone(ask, judge) for ask in asks]
    if len(asks) > 1 and all(is_bug(str(one.get(PROBLEM, ""))) for one in found):
        raise broken
    return found


def _answered_alone(ask: Ask, judge: Callable[[Sequence[Ask]], list[Answer]]) -> Answer:
    try:
        return judge([ask])[0]
    except BUGS as error:
        return {PROBLEM: told_of(error)}


def answer_of(
    found: Judgement | ClaimError, report: Report, *, nested: bool, in_cell: bool
) -> Answer:
    """Return a judgement as plain values, by the names of the output's columns.

    Where nothing decided, source and passage are those of the nearest one.

    Args:
        report: Holds the policy.
        nested: Whether the whole judgement is part of it.
        in_cell: Whether the passages stand in a cell, which has no lines.
    """
    if isinstance(found, ClaimError):
        return {PROBLEM: str(found)}
    verdict = found.verdict
    shown = (*verdict.citations, *nearest(found, report))[:1]
    answer: dict[str, Json] = {
        "verdict": verdict.label.value,
        "confidence": verdict.confidence,
        "reason": verdict.reason,
        "source": shown[0].retrieved.path if shown else None,
        "locator": _locator(shown[0], in_cell=in_cell) if shown else None,
        "passage": words_of(shown[0].retrieved.passage) if shown else None,
        "rule": verdict.rule,
    }
    if nested:
        answer["judgement"] = judgement_object(found, report)
    return answer


def _go_to(here: Path) -> None:
    """Work in the folder that the run was started in: citations name paths from it."""
    try:
        if Path.cwd() != here:
            os.chdir(here)
    except OSError as error:
        raise DriftError(
            f"{here}: a worker has no such folder; workers need the corpus, its index "
            "and the working directory under the same paths as here"
        ) from error


def _locator(item: Evidence, *, in_cell: bool) -> str:
    passage = item.retrieved.passage
    place = passage.place
    characters = f"characters {passage.span.start}-{passage.span.end}"
    if place is not None and place.kind is not PlaceKind.LINE:
        return f"{place.kind.value} {place.number}, {characters}"
    return characters if in_cell else f"line {passage.line}, {characters}"


def _claim(ask: Ask) -> Claim:
    return Claim(claim_id="", text=ask.claim, as_of=ask.as_of)


def _require(wanted: Footing, found: Provenance, judge: Judge) -> None:
    """Refuse to judge on other ground than the rest of the run."""
    own = Footing.of(found)
    if own == wanted:
        return
    judge.close()
    names = [
        name
        for name in ("version", "models", "index", "config")
        if getattr(own, name) != getattr(wanted, name)
    ]
    raise DriftError(
        f"a worker has other {', '.join(names)} than this run: did a source or a "
        "setting change meanwhile, or is oircheck another one there?"
    )
