"""What the pipeline reads of each passage beside a claim, kept in a file.

    python training/readings.py --data DATA --out FILE [--set calibration|dev]

Reading is slow, fitting and trying thresholds are not: calibration and experiments
start from this file.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))
sys.path.insert(0, str(Path(__file__).resolve().parent))

import data as sets
from corpora import (
    GoldClaim,
    GoldCorpus,
    authored_corpora,
    dossier_corpus,
    lies_in,
    origin_of,
    retrieve_all,
    unsourced_corpora,
)
from drafts import draft_corpora
from oircheck.models import Bundle, open_bundle
from oircheck.types import Claim, Outcome, ScoredPassage
from oircheck.verify import COMPARERS
from oircheck.verify.exchanged import describe_exchange, every_exchange
from oircheck.verify.policy import Policy
from oircheck.verify.questions import ask
from oircheck.verify.readings import Reading, read_passages, rounded

TOGETHER = 100
"""Authored passages that make a corpus: of most passages a claim says nothing."""

SIDES = {"supports": "s", "refutes": "r", "arguable": "x"}


def main() -> None:
    """Read one set and write it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--bundle", type=Path)
    parser.add_argument("--set", choices=("calibration", "dev"), default="calibration")
    parser.add_argument("--every", type=int, default=1, help="rehearse with a part")
    parser.add_argument("--drafts", action="store_true", help="the drafts as well")
    parser.add_argument("--part", type=int, default=0, help="which of the parts")
    options = parser.parse_args()
    bundle = open_bundle(options.bundle)
    with options.out.open("w") as out:
        found = corpora(options.data, options.set)
        if options.drafts:
            found += draft_corpora(options.data, bundle)
        for corpus in found[options.part :: options.every]:
            for row in read(corpus, bundle):
                out.write(json.dumps(row) + "\n")
            out.flush()


def corpora(data: Path, which: str) -> list[GoldCorpus]:
    """Return the corpora of a set: dossiers, authored passages, found sentences."""
    calibration = True if which == "calibration" else None
    files, chosen = [data / "dossiers/dev.jsonl"], [data / "authored/dev.jsonl"]
    if calibration:
        files, chosen = sets.dossier_files(data), sets.authored_files(data)
    dossiers = sets.read_dossiers(files, calibration=calibration)
    return [
        *(
            dossier_corpus(dossier, f"{dossier.source}-{number}")
            for number, dossier in enumerate(dossiers)
        ),
        *authored_corpora(chosen, calibration=calibration, together=TOGETHER),
        *(unsourced_corpora(data) if calibration else ()),
    ]


def read(corpus: GoldCorpus, bundle: Bundle) -> Iterator[dict[str, object]]:
    """Yield one object a claim: its label, and each passage's features and side."""
    policy = Policy()
    alone = replace(policy, exchange=False)
    found = retrieve_all(corpus, bundle.encoder, k=policy.k)
    for gold, passages in zip(corpus.claims, found, strict=True):
        plain = read_passages(
            gold.claim,
            passages,
            verifier=bundle.verifier,
            comparers=COMPARERS,
            digits=policy.digits,
        )
        readings = ask([gold.claim], [plain], bundle.verifier, bundle.exchange, alone)[
            0
        ]
        exchanged = read_exchanges(gold.claim, plain, bundle, policy)
        yield {
            "claim": gold.claim.text,
            "label": gold.label,
            "kind": gold.kind,
            "origin": corpus.origin,
            "passages": [
                {
                    "features": dict(reading.features()),
                    "side": side_of(passage, gold),
                    "place": place_of(passage, gold),
                    "origin": origin_of(passage, gold, corpus),
                    "conflict": any(
                        item.outcome is Outcome.CONFLICT for item in reading.comparisons
                    ),
                    "exchanges": exchanged.get(at, []),
                    "text": passage.passage.premise,
                }
                for at, (passage, reading) in enumerate(
                    zip(passages, readings, strict=True)
                )
            ],
        }


def read_exchanges(
    claim: Claim, plain: Sequence[Reading], bundle: Bundle, policy: Policy
) -> dict[int, list[dict[str, float]]]:
    """Return the features of each exchange, by the number of its passage."""
    asked = list(every_exchange(claim, plain, policy))
    pairs = [(plain[one.at].retrieved.passage.premise, one.text) for one in asked]
    found: dict[int, list[dict[str, float]]] = {}
    for one, shown in zip(asked, bundle.verifier.score(pairs), strict=True):
        seen = describe_exchange(one, plain[one.at], rounded(shown, policy.digits))
        found.setdefault(one.at, []).append(dict(seen))
    return found


def side_of(passage: ScoredPassage, gold: GoldClaim) -> str:
    """Return s, r or x for a unit inside such a gold passage, else n."""
    for name, letter in SIDES.items():
        if lies_in(passage, getattr(gold, name)):
            return letter
    return "n"


def place_of(passage: ScoredPassage, gold: GoldClaim) -> int:
    """Return which gold passage the unit lies in, -1 for none."""
    places: Sequence[tuple[str, object]] = (*gold.supports, *gold.refutes)
    for number, place in enumerate(places):
        if lies_in(passage, (place,)):  # type: ignore[arg-type]
            return number
    return -1


if __name__ == "__main__":
    main()
