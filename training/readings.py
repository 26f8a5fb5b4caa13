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
    retrieve_all,
)
from oircheck.models import Bundle, open_bundle
from oircheck.types import Outcome, ScoredPassage
from oircheck.verify import COMPARERS
from oircheck.verify.policy import Policy
from oircheck.verify.questions import ask
from oircheck.verify.readings import read_passages

SIDES = {"supports": "s", "refutes": "r", "arguable": "x"}


def main() -> None:
    """Read one set and write it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--bundle", type=Path)
    parser.add_argument("--set", choices=("calibration", "dev"), default="calibration")
    parser.add_argument("--every", type=int, default=1, help="rehearse with a part")
    parser.add_argument("--part", type=int, default=0, help="which of the parts")
    options = parser.parse_args()
    bundle = open_bundle(options.bundle)
    with options.out.open("w") as out:
        for corpus in corpora(options.data, options.set)[options.part :: options.every]:
            for row in read(corpus, bundle):
                out.write(json.dumps(row) + "\n")
            out.flush()


def corpora(data: Path, which: str) -> list[GoldCorpus]:
    """Return the small corpora of a set: dossiers, then authored passages."""
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
        *authored_corpora(chosen, calibration=calibration),
    ]


def read(corpus: GoldCorpus, bundle: Bundle) -> Iterator[dict[str, object]]:
    """Yield one object a claim: its label, and each passage's features and side."""
    policy = Policy()
    found = retrieve_all(corpus, bundle.encoder, k=policy.k)
    for gold, passages in zip(corpus.claims, found, strict=True):
        plain = read_passages(
            gold.claim,
            passages,
            verifier=bundle.verifier,
            comparers=COMPARERS,
            digits=policy.digits,
        )
        readings = ask([gold.claim], [plain], bundle.verifier, policy)[0]
        yield {
            "claim": gold.claim.text,
            "label": gold.label,
            "kind": gold.kind,
            "authored": len(corpus.documents) == 1,
            "passages": [
                {
                    "features": dict(reading.features()),
                    "side": side_of(passage, gold),
                    "place": place_of(passage, gold),
                    "conflict": any(
                        item.outcome is Outcome.CONFLICT for item in reading.comparisons
                    ),
                    "text": passage.passage.premise,
                }
                for passage, reading in zip(passages, readings, strict=True)
            ],
        }


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
