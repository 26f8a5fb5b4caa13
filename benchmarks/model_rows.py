"""The dev sets that benchmarks/models.py measures on: what each is, and its rows."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import data as sets


class Protocol(StrEnum):
    """How the three probabilities become an answer.

    Attributes:
        THREE: The likeliest of entailment, neutral, contradiction.
        ENTAILED: Entailment is the likeliest, or it is not.
        SIDES: The likelier of entailment and contradiction; neutral is barred.
    """

    THREE = "three classes"
    ENTAILED = "entailed or not"
    SIDES = "supported or refuted"


@dataclass(frozen=True, slots=True)
class DevSet:
    """A set of pairs and how it is scored.

    Attributes:
        whole: Also judged by the whole pipeline, the evidence as the only document.
        published: What larger models reached by the same protocol, if known.
    """

    name: str
    protocol: Protocol
    whole: bool = False
    published: str = ""


SYMMETRIC = (
    "BERT-base trained on FEVER 57.46, the same reweighted 61.62 (Schuster et al. "
    "2019); the same rows"
)

PAIR_SETS = (
    DevSet("mnli_dev_matched", Protocol.THREE),
    DevSet("snli_test", Protocol.THREE),
    DevSet("ling_in_loop_val", Protocol.THREE),
    DevSet("cad_nli_dev", Protocol.THREE),
    DevSet(
        "conjnli_dev", Protocol.THREE, published="BERT 58.1, RoBERTa-large about 65"
    ),
    DevSet("neg_mnli", Protocol.THREE),
    DevSet("neg_snli", Protocol.THREE),
    DevSet("sann_base_wiki_test", Protocol.THREE),
    DevSet("sann_sim_wiki_test", Protocol.THREE),
    DevSet("infotabs_dev", Protocol.THREE),
    DevSet("factcheckbench_stance", Protocol.THREE),
    DevSet("neg_rte", Protocol.ENTAILED),
    DevSet("scitail_test", Protocol.ENTAILED),
    DevSet("med", Protocol.ENTAILED),
    DevSet("wice_dev_supporting", Protocol.ENTAILED),
    DevSet("covidfact_test", Protocol.SIDES),
    DevSet("tabfact_test", Protocol.SIDES),
    DevSet("fever_symmetric_v01_generated", Protocol.SIDES, published=SYMMETRIC),
    DevSet("equate_awpnli", Protocol.SIDES, whole=True),
    DevSet("equate_redditnli", Protocol.THREE, whole=True),
    DevSet("equate_stresstest", Protocol.THREE, whole=True),
)
WICE_CHUNKS = "wice_dev_oracle_chunks"
AUTHORED, ALONE, POOLED = "authored_dev", "dossiers_dev", "dossiers_pooled"
NAMES = (*(item.name for item in PAIR_SETS), WICE_CHUNKS, AUTHORED, ALONE, POOLED)


@dataclass(frozen=True, slots=True)
class Row:
    """A claim beside its evidence; ``label`` is S, N, R, E or notE."""

    claim: str
    evidence: str
    label: str
    group: str


def read_rows(data: Path, name: str) -> list[Row]:
    """Read one dev set; rows of one claim of WiCE share a group."""
    rows = []
    for number, row in enumerate(sets.read_lines(data / "dev" / f"{name}.jsonl.gz")):
        meta = row.get("meta") or {}
        group = meta.get("claim_id") if isinstance(meta, dict) else None
        rows.append(
            Row(
                claim=str(row["claim"]),
                evidence=str(row["evidence"]),
                label=str(row["label"]),
                group=str(group or number),
            )
        )
    return rows


def drawn(rows: Sequence[Row], limit: int | None) -> list[Row]:
    """Return the first ``limit`` rows by the hash of their content, the same always."""
    if limit is None or len(rows) <= limit:
        return list(rows)
    return sorted(rows, key=_hash)[:limit]


def drawn_groups(rows: Sequence[Row], limit: int | None) -> list[list[Row]]:
    """Return rows by group, at most ``limit`` groups, chosen by the claim's hash."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.group, []).append(row)
    found = list(groups.values())
    if limit is not None and len(found) > limit:
        found = sorted(found, key=lambda group: digest(group[0].claim))[:limit]
    return found


def digest(text: str) -> str:
    """Return a digest that rows are drawn by."""
    return hashlib.sha256(text.encode()).hexdigest()


def _hash(row: Row) -> str:
    return digest(f"{row.claim}\t{row.evidence}")
