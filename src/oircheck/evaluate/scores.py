"""Judgements against gold labels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from oircheck.evaluate.calibration import Calibration, calibrate
from oircheck.evaluate.citations import Paragraphs, is_right
from oircheck.evaluate.intervals import Rate, rate
from oircheck.types import GoldClaim, Judgement, Label

NO_CATEGORY = "(none)"
CITING = (Label.SUPPORTED, Label.REFUTED)
"""The labels whose right verdicts owe a right citation."""


@dataclass(frozen=True, slots=True)
class Case:
    """A gold claim and what was made of it.

    Attributes:
        first_right: Whether the first citation is right; ``None`` where none is owed:
            the verdict is wrong, settles nothing, or the gold names no document.
        any_right: The same for any of the citations.
    """

    gold: GoldClaim
    judgement: Judgement
    first_right: bool | None
    any_right: bool | None

    @property
    def right(self) -> bool:
        """Whether the verdict is the gold label."""
        return self.found is self.gold.label

    @property
    def found(self) -> Label:
        """The verdict's label."""
        return self.judgement.verdict.label


@dataclass(frozen=True, slots=True)
class ClassScores:
    """How well one label is found.

    Attributes:
        precision: Of the claims given this label, how many have it.
        recall: Of the claims that have this label, how many are given it.
    """

    label: Label
    precision: Rate
    recall: Rate

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 0 where no claim was found."""
        both = self.precision.of + self.recall.of
        return 2 * self.recall.hits / both if both else 0.0


@dataclass(frozen=True, slots=True)
class CategoryScores:
    """How well one category of claims is judged.

    Attributes:
        wrongly_refuted: Of the claims that no source refutes, how many were said to
            be refuted: the error that costs most.
    """

    category: str
    accuracy: Rate
    wrongly_refuted: Rate


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """Everything that is known from comparing judgements with gold labels.

    Attributes:
        classes: Labels that the gold or a verdict has, in the order of ``Label``.
        confusion: Rows are gold, columns verdicts, both in the order of ``classes``.
        macro_f1: Mean F1 over the labels that the gold has.
        categories: In the order of the file.
        citations: First citation right, over right *supported* and *refuted*
            verdicts whose gold names a document.
        any_citation: The same for at least one of the citations.
    """

    cases: tuple[Case, ...]
    accuracy: Rate
    classes: tuple[ClassScores, ...]
    confusion: tuple[tuple[int, ...], ...]
    macro_f1: float
    categories: tuple[CategoryScores, ...]
    calibration: Calibration
    citations: Rate
    any_citation: Rate

    def precision_of(self, label: Label) -> Rate:
        """Return the precision of a label; 0 of 0 where no verdict has it."""
        for item in self.classes:
            if item.label is label:
                return item.precision
        return Rate(0, 0)


def evaluate(
    pairs: Iterable[tuple[GoldClaim, Judgement]], *, paragraphs: Paragraphs
) -> Evaluation:
    """Score judgements against the gold labels of their claims.

    Args:
        paragraphs: For each original in the corpus, the paragraph of each line, as
            ``paragraph_numbers`` counts them. A document that is not there has no
            right citation.
    """
    cases = tuple(_case(gold, found, paragraphs) for gold, found in pairs)
    seen = {case.gold.label for case in cases} | {case.found for case in cases}
    labels = [label for label in Label if label in seen]
    classes = tuple(_class_scores(label, cases) for label in labels)
    in_gold = [item.f1 for item in classes if item.recall.of]
    return Evaluation(
        cases=cases,
        accuracy=rate(case.right for case in cases),
        classes=classes,
        confusion=tuple(_row(label, labels, cases) for label in labels),
        macro_f1=sum(in_gold) / len(in_gold) if in_gold else 0.0,
        categories=_categories(cases),
        calibration=calibrate(
            [(case.judgement.verdict.confidence, case.right) for case in cases]
        ),
        citations=rate(
            case.first_right for case in cases if case.first_right is not None
        ),
        any_citation=rate(
            case.any_right for case in cases if case.any_right is not None
        ),
    )


def _case(gold: GoldClaim, judgement: Judgement, paragraphs: Paragraphs) -> Case:
    verdict = judgement.verdict
    owed = verdict.label is gold.label and verdict.label in CITING and gold.document
    if not owed:
        return Case(gold, judgement, None, None)
    right = [is_right(item, gold, paragraphs) for item in verdict.citations]
    return Case(gold, judgement, any(right[:1]), any(right))


def _class_scores(label: Label, cases: Sequence[Case]) -> ClassScores:
    return ClassScores(
        label,
        rate(case.right for case in cases if case.found is label),
        rate(case.right for case in cases if case.gold.label is label),
    )


def _row(
    gold: Label, labels: Sequence[Label], cases: Sequence[Case]
) -> tuple[int, ...]:
    found = [case.found for case in cases if case.gold.label is gold]
    return tuple(found.count(label) for label in labels)


def _categories(cases: Sequence[Case]) -> tuple[CategoryScores, ...]:
    groups: dict[str, list[Case]] = {}
    for case in cases:
        groups.setdefault(case.gold.category or NO_CATEGORY, []).append(case)
    return tuple(
        CategoryScores(
            category,
            rate(case.right for case in group),
            rate(
                case.found is Label.REFUTED
                for case in group
                if case.gold.label is not Label.REFUTED
            ),
        )
        for category, group in groups.items()
    )
