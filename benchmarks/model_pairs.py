"""The verifier alone on pairs: accuracy, recalls, published protocols."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from model_rows import DevSet, Protocol, Row

from oircheck.evaluate import Calibration, Rate, calibrate
from oircheck.types import NliScores

Score = Callable[[Sequence[tuple[str, str]]], Sequence[NliScores]]
"""Premises and hypotheses to probabilities."""

CLASSES = {Protocol.THREE: "SNR", Protocol.SIDES: "SR"}
AT_ONCE = 256
DECIDED = 0.5
"""Entailment of its best chunk from which a claim of WiCE is called supported."""


@dataclass(frozen=True, slots=True)
class PairResult:
    """A set's answers beside its labels; both in the classes of the protocol."""

    which: DevSet
    answers: tuple[tuple[str, str], ...]
    likeliest: Rate
    chances: tuple[tuple[float, bool], ...]

    @property
    def accuracy(self) -> Rate:
        """The share of right answers."""
        return Rate(sum(gold == said for gold, said in self.answers), len(self.answers))

    @property
    def majority(self) -> tuple[str, Rate]:
        """The most frequent label, and its share."""
        counts = Counter(gold for gold, _ in self.answers)
        label, count = min(counts.items(), key=lambda item: (-item[1], item[0]))
        return label, Rate(count, len(self.answers))

    def recall(self, label: str) -> Rate:
        """Return the share of a class that is found."""
        said = [answer for gold, answer in self.answers if gold == label]
        return Rate(said.count(label), len(said))

    @property
    def labels(self) -> tuple[str, ...]:
        """The classes of the protocol."""
        return tuple(CLASSES.get(self.which.protocol, ())) or ("E", "notE")


def score_pairs(
    score: Score, fits: Callable[[str], bool], rows: Sequence[Row]
) -> list[NliScores]:
    """Score rows; a claim too long for the verifier counts as neutral."""
    found = [NliScores(0.0, 1.0, 0.0)] * len(rows)
    short = [number for number, row in enumerate(rows) if fits(row.claim)]
    for start in range(0, len(short), AT_ONCE):
        part = short[start : start + AT_ONCE]
        pairs = [(rows[number].evidence, rows[number].claim) for number in part]
        for number, scores in zip(part, score(pairs), strict=True):
            found[number] = scores
    return found


def measure(
    which: DevSet, rows: Sequence[Row], scores: Sequence[NliScores]
) -> PairResult:
    """Answer a set by its protocol.

    ``likeliest`` is the accuracy of the likeliest of all three classes, neutral
    counted as wrong where the labels do not know it. ``chances`` pair the probability
    of the likeliest class with whether it is right, of sets with three classes.
    """
    answers, chances, plain = [], [], 0
    for row, found in zip(rows, scores, strict=True):
        label, chance = _best(found)
        gold = row.label
        if which.protocol is Protocol.THREE:
            answers.append((gold, label))
            chances.append((round(min(chance, 1.0), 6), gold == label))
        elif which.protocol is Protocol.SIDES:
            side = "S" if found.entailment >= found.contradiction else "R"
            answers.append((gold, side))
        else:
            entailed = "E" if gold in ("E", "S") else "notE"
            label = "E" if label == "S" else "notE"
            answers.append((entailed, label))
            gold = entailed
        plain += gold == label
    return PairResult(which, tuple(answers), Rate(plain, len(rows)), tuple(chances))


def _best(scores: NliScores) -> tuple[str, float]:
    pairs = (
        ("S", scores.entailment),
        ("N", scores.neutral),
        ("R", scores.contradiction),
    )
    return max(pairs, key=lambda pair: pair[1])


def share(found: Rate, *, interval: bool = True) -> str:
    """Return a rate as it stands in a table."""
    if not found.of:
        return "–"
    low, high = found.interval
    text = f"{found.hits / found.of:.3f}"
    return f"{text} ({low:.3f} to {high:.3f})" if interval else text


def pair_table(results: Iterable[PairResult]) -> str:
    """Return one line a set as Markdown."""
    lines = [
        "| set | rows | protocol | majority class | accuracy | recall by class "
        "| likeliest of three |",
        "|---|---|---|---|---|---|---|",
    ]
    notes = []
    for found in results:
        label, often = found.majority
        recalls = ", ".join(
            f"{name} {share(found.recall(name), interval=False)}"
            for name in found.labels
        )
        lines.append(
            f"| {found.which.name} | {len(found.answers)} | {found.which.protocol} "
            f"| {label} {share(often, interval=False)} | {share(found.accuracy)} "
            f"| {recalls} | {share(found.likeliest, interval=False)} |"
        )
        if found.which.published:
            notes.append(f"- {found.which.name}, published: {found.which.published}.")
    return "\n".join([*lines, "", *notes])


def calibration_table(found: Calibration, what: str) -> str:
    """Return how often answers of a given probability are right."""
    lines = [
        f"{what}: expected calibration error {found.error:.3f}",
        "",
        "| probability | mean | right | of |",
        "|---|---|---|---|",
    ]
    lines += [
        f"| {item.low:.1f} to {item.high:.1f} | {item.mean:.3f} "
        f"| {share(item.right)} | {item.right.of} |"
        for item in found.bins
    ]
    return "\n".join(lines)


def pair_calibration(results: Iterable[PairResult]) -> str:
    """Return the reliability of the verifier's own probabilities."""
    found = [pair for result in results for pair in result.chances]
    if not found:
        return ""
    return calibration_table(
        calibrate(found), "The verifier alone, all sets of three classes together"
    )


WICE_NOTE = (
    "Supported against the rest, as the paper scores claims: the entailment of the "
    "best of the three oracle chunks. Published (100 claims of the test set, not these "
    "rows): T5-3B trained on ANLI F1 61.8, GPT-4 61.0, T5-3B on ANLI and WiCE 77.8."
)


def wice_table(
    groups: Sequence[Sequence[Row]],
    scores: Sequence[NliScores],
    retrieved: Sequence[bool] | None,
) -> str:
    """Return F1 of *supported* over claims, from chunks and from the pipeline.

    Args:
        groups: The chunks of each claim.
        scores: One a chunk, in the order of the groups.
        retrieved: Whether the whole pipeline, with the chunks as the text of its row,
            calls each claim supported.
    """
    gold = [group[0].label == "S" for group in groups]
    best, at = [], 0
    for group in groups:
        best.append(max(item.entailment for item in scores[at : at + len(group)]))
        at += len(group)
    cut = max(
        sorted(set(best)), key=lambda value: _f1(gold, [x >= value for x in best])
    )
    ways = [
        (f"best chunk, entailment at least {DECIDED}", [x >= DECIDED for x in best]),
        (
            f"best chunk, at the best cut of these rows ({cut:.3f})",
            [x >= cut for x in best],
        ),
    ]
    if retrieved is not None:
        ways.append(("whole pipeline, chunks as the text of its row", list(retrieved)))
    ways.append(("all called supported", [True] * len(gold)))
    lines = [
        f"{len(gold)} claims, {sum(gold)} supported. {WICE_NOTE}",
        "",
        "| how | F1 | precision | recall |",
        "|---|---|---|---|",
    ]
    for name, said in ways:
        hits = sum(a and b for a, b in zip(gold, said, strict=True))
        lines.append(
            f"| {name} | {_f1(gold, said):.3f} | {share(Rate(hits, sum(said)))} "
            f"| {share(Rate(hits, sum(gold)))} |"
        )
    lines += ["", f"Area under the ROC curve of the best chunk: {_auc(gold, best):.3f}"]
    return "\n".join(lines)


def _f1(gold: Sequence[bool], said: Sequence[bool]) -> float:
    hits = sum(a and b for a, b in zip(gold, said, strict=True))
    return 2 * hits / (sum(gold) + sum(said)) if hits else 0.0


def _auc(gold: Sequence[bool], values: Sequence[float]) -> float:
    """Return how often a supported claim is ranked above another, ties half."""
    yes = [value for good, value in zip(gold, values, strict=True) if good]
    no = [value for good, value in zip(gold, values, strict=True) if not good]
    if not yes or not no:
        return 0.5
    wins = [(a > b) + (a == b) / 2 for a in yes for b in no]
    return statistics.fmean(wins)
