"""Read the training sets and turn them into premise and hypothesis pairs.

Every premise is built by ``oircheck.text.passages.join_premise``, the builder that
the index and the pipeline use. Standard library only, so that it also runs on a
bare machine.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import random
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from oircheck.quantities import ValueComparer, restate
from oircheck.text.passages import join_premise
from oircheck.text.sentences import split_sentences
from oircheck.types import Outcome

LABELS = ("entailment", "neutral", "contradiction")
"""Class names in the order of the model's outputs."""

_CLASS = {"S": 0, "N": 1, "R": 2}

NATURAL_ROWS = {
    "mnli_10k": 9_900,
    "sann_base_wiki": 2_800,
    "sann_sim_wiki": 5_000,
    "sann_translate_wiki": 4_300,
    "cad_nli": 6_500,
    "fm2_dev": 1_200,
    "fever_symmetric_dev": 400,
}
"""Public sets with a clear open licence, and how many rows of each are drawn."""

FURTHER_ROWS = {
    "ling_in_loop": 44_900,
    "mnli_shots": 3_200,
    "infotabs": 6_000,
    "conjnli_adv_train": 4_000,
    "healthver_dev": 1_700,
    "folio_train": 1_000,
    "tracie": 850,
}
"""Public sets whose licence is open for the text but not stated for every part."""

TEXTS = Path(__file__).resolve().parent / "texts"
"""Authored passages and dossiers that came with this repository."""

CALIBRATION_DOSSIERS = 2
"""The first dossiers of each train file, kept for calibration."""

CALIBRATION_TENTH = 10
"""One authored passage in ten is kept for calibration."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One training row; ``label`` is an index into ``LABELS``."""

    premise: str
    hypothesis: str
    label: int
    source: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """A story: passages with their premises, and claims judged against each."""

    topic: str
    docs: tuple[dict[str, object], ...]
    premises: dict[str, str]
    claims: tuple[dict[str, object], ...]
    source: str


def authored_files(data: Path) -> list[Path]:
    """Return the files of authored passages to train on, ours of ``texts/`` last."""
    return _files(data, "authored", "*.jsonl")


def dossier_files(data: Path) -> list[Path]:
    """Return the files of dossiers to train on, ours of ``texts/`` last."""
    return _files(data, "dossiers", "train-*.jsonl")


def _files(data: Path, name: str, pattern: str) -> list[Path]:
    folders = (data / name, TEXTS / name)
    return [
        path
        for folder in folders
        for path in sorted(folder.glob(pattern))
        if path.stem != "dev"
    ]


def in_half(number: int, path: Path, half: int | None) -> bool:
    """Whether a row is in one half of a file; files of ``texts/`` are never halved."""
    return half is None or number % 2 == half or path.is_relative_to(TEXTS)


def read_lines(path: Path) -> Iterator[dict[str, object]]:
    """Yield the objects of a JSON lines file, gzipped or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def digest(path: Path) -> str:
    """Return the sha256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def is_kept(text: str) -> bool:
    """Whether an authored passage belongs to the tenth kept for calibration."""
    number = int(hashlib.sha256(text.encode()).hexdigest()[:8], 16)
    return number % CALIBRATION_TENTH == 0


_COMPARER = ValueComparer()


def restated(pair: Pair) -> Pair:
    """Write the claim's values that agree as the premise writes them.

    The pipeline does the same before the verifier reads, so that the verifier never
    has to know that two ways of writing are one value.
    """
    claim = pair.hypothesis
    compared = _COMPARER.compare(
        claim=claim,
        claim_date=None,
        unit=pair.premise,
        context="",
        passage_date=None,
    )
    agreed = [item for item in compared if item.outcome is Outcome.AGREE]
    for item in sorted(agreed, key=lambda item: -item.claimed.span.start):
        claim = restate(claim, item, pair.premise) or claim
    return replace(pair, hypothesis=claim)


def natural_pairs(
    data: Path,
    *,
    seed: int,
    rows_of: Mapping[str, int] = NATURAL_ROWS,
    labels: bool = True,
    part: str = "train",
) -> list[Pair]:
    """Draw natural public pairs: so many rows of each set.

    Args:
        labels: Whether the sets have the three classes; else every label is -1.
        part: The folder of the sets: ``train`` or ``dev``.
    """
    pairs: list[Pair] = []
    for name, rows in rows_of.items():
        found = [
            Pair(
                str(row["evidence"]),
                str(row["claim"]),
                _CLASS[str(row["label"])] if labels else -1,
                name,
            )
            for row in read_lines(data / part / f"{name}.jsonl.gz")
        ]
        random.Random(f"{seed}/{name}").shuffle(found)
        pairs.extend(found[:rows])
    return pairs


def authored_pairs(
    paths: Iterable[Path], *, calibration: bool | None, half: int | None = None
) -> list[Pair]:
    """Read authored passages with claims.

    Args:
        calibration: Only the tenth kept for calibration, only the rest, or all.
        half: Only every second passage, from the first (0) or the second (1).
    """
    pairs: list[Pair] = []
    for path in paths:
        for number, row in enumerate(read_lines(path)):
            passage = str(row["passage"])
            if calibration is not None and is_kept(passage) is not calibration:
                continue
            if not in_half(number, path, half):
                continue
            premise = join_premise(passage)
            pairs.extend(
                Pair(premise, claim["c"], _CLASS[claim["l"]], path.stem)
                for claim in row["claims"]  # type: ignore[attr-defined]
            )
    return pairs


def read_dossiers(
    paths: Iterable[Path], *, calibration: bool | None, half: int | None = None
) -> list[Dossier]:
    """Read dossiers and build the premise of each passage."""
    dossiers: list[Dossier] = []
    for path in paths:
        for number, row in enumerate(read_lines(path)):
            kept = number < CALIBRATION_DOSSIERS
            if calibration is not None and kept is not calibration:
                continue
            if not in_half(number, path, half):
                continue
            dossiers.append(_dossier(row, path.stem))
    return dossiers


def _dossier(row: dict[str, object], source: str) -> Dossier:
    premises: dict[str, str] = {}
    for doc in row["docs"]:  # type: ignore[attr-defined]
        before: list[str] = []
        for number, passage in enumerate(doc["passages"], 1):
            premises[f"{doc['id']}{number}"] = join_premise(
                passage, title=doc["title"], before=before
            )
            before.extend(span.of(passage) for span in split_sentences(passage))
    return Dossier(
        topic=str(row["topic"]),
        docs=tuple(row["docs"]),  # type: ignore[arg-type]
        premises=premises,
        claims=tuple(row["claims"]),  # type: ignore[arg-type]
        source=source,
    )


def dossier_pairs(
    dossiers: Iterable[Dossier], *, neutral: int | None, seed: int
) -> list[Pair]:
    """Pair each claim with its supporting and contradicting passages.

    Args:
        neutral: How many of the passages that settle nothing are drawn for a
            claim; ``None`` takes them all. Half of them are those that share most
            words with the claim.
    """
    pairs: list[Pair] = []
    for dossier in dossiers:
        for claim in dossier.claims:
            text = str(claim["c"])
            supports, refutes, arguable = claim["s"], claim["r"], claim["x"]
            rest: list[str] = []
            for name, premise in dossier.premises.items():
                if name in supports:  # type: ignore[operator]
                    pairs.append(Pair(premise, text, 0, dossier.source))
                elif name in refutes:  # type: ignore[operator]
                    pairs.append(Pair(premise, text, 2, dossier.source))
                elif name not in arguable:  # type: ignore[operator]
                    rest.append(premise)
            if neutral is not None:
                rest = _draw(rest, text, neutral, seed)
            pairs.extend(Pair(premise, text, 1, dossier.source) for premise in rest)
    return pairs


def _draw(premises: list[str], claim: str, count: int, seed: int) -> list[str]:
    words = set(claim.lower().split())
    ranked = sorted(premises, key=lambda text: -len(words & set(text.lower().split())))
    near = ranked[: (count + 1) // 2]
    rest = ranked[len(near) :]
    random.Random(f"{seed}/{claim}").shuffle(rest)
    return near + rest[: count - len(near)]
