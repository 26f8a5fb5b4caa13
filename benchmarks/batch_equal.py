"""Whether a window of claims gives what each claim gives by itself.

    python benchmarks/batch_equal.py --data DATA [--windows 7 64] [--markdown FILE]

Every dossier of dev, each as its own corpus, and every claim of ``claims/seeds.csv``
on the digests: judged one by one, as ``check`` does, and in windows, as ``batch``
does. Compared are whole judgements: verdict, confidence, citations with their spans,
what was set aside, every score. Then with a verifier whose every pair goes through all
of its layers: what the early exit saves may change no verdict and no citation.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Any

from cold import processor
from dossiers import ROOT, Retrieved

import data as sets
from corpora import dossier_corpus, retrieve_all
from oircheck.models import Bundle, Role, open_bundle
from oircheck.models.early_exit import with_none_leaving
from oircheck.models.encoder import MODEL_FILE
from oircheck.models.graph import OnnxGraph
from oircheck.session import Session, open_session
from oircheck.types import Claim, Judgement
from oircheck.verify import COMPARERS, Policy, verify
from oircheck.verify.windows import verify_window

Judged = list[Judgement]

WEIGHTS = "weights.bin"


def windows(claims: Sequence[Claim], size: int) -> Iterator[Sequence[Claim]]:
    """Yield claims in windows."""
    for start in range(0, len(claims), size):
        yield claims[start : start + size]


def of_dossiers(
    data: Path, bundle: Bundle, sizes: Sequence[int]
) -> Iterator[tuple[Judged, dict[int, Judged]]]:
    """Yield what each dossier comes to, one by one and in windows."""
    policy = Policy()
    for number, dossier in enumerate(
        sets.read_dossiers([data / "dossiers" / "dev.jsonl"], calibration=None)
    ):
        corpus = dossier_corpus(dossier, f"dev-{number}")
        claims = [gold.claim for gold in corpus.claims]
        found = Retrieved(corpus, retrieve_all(corpus, bundle.encoder, k=policy.k))
        parts = {
            "retriever": found,
            "verifier": bundle.verifier,
            "comparers": COMPARERS,
            "stance": bundle.stance,
            "weighing": bundle.verdict,
            "exchanging": bundle.exchange,
            "policy": policy,
        }
        yield (
            [item for claim in claims for item in verify([claim], **parts)],
            {
                size: [
                    item
                    for part in windows(claims, size)
                    for item in verify_window(part, **parts)
                ]
                for size in sizes
            },
        )


def of_claims(
    session: Session, sizes: Sequence[int]
) -> tuple[Judged, dict[int, Judged]]:
    """Return what the gold claims come to on the digests."""
    with (ROOT / "claims" / "seeds.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    claims = [
        Claim(claim_id=str(number), text=row["claim"])
        for number, row in enumerate(rows)
    ]
    alone = [item for claim in claims for item in session.check([claim])]
    return alone, {
        size: [
            item for part in windows(claims, size) for item in session.check_many(part)
        ]
        for size in sizes
    }


@contextmanager
def none_leaving(bundle: Bundle) -> Iterator[None]:
    """Have every pair go through the whole verifier of a bundle."""
    verifier: Any = bundle.verifier
    shipped, folder = verifier._graph, bundle.root / Role.VERIFIER
    with TemporaryDirectory() as place:
        copyfile(folder / WEIGHTS, Path(place) / WEIGHTS)
        model = with_none_leaving((folder / MODEL_FILE).read_bytes())
        (Path(place) / MODEL_FILE).write_bytes(model)
        verifier._graph = OnnxGraph(Path(place) / MODEL_FILE)
        try:
            yield
        finally:
            verifier._graph = shipped


def answer(judgement: Judgement) -> object:
    """Return a verdict and the passages that are cited for it."""
    cited = [item.retrieved.passage.passage_id for item in judgement.verdict.citations]
    return judgement.verdict.label, sorted(cited)


def whole_runs(data: Path, session: Session, bundle: Bundle) -> list[Judged]:
    """Return what dossiers and claims come to, one by one."""
    alone = [found for found, _ in of_dossiers(data, bundle, [])]
    return [[item for found in alone for item in found], of_claims(session, [])[0]]


def main() -> None:
    """Compare, print the table, and fail where anything differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--windows", type=int, nargs="+", default=[7, 64])
    parser.add_argument("--markdown", type=Path)
    options = parser.parse_args()
    bundle = open_bundle(None)
    names = ("dossiers of dev", "claims/seeds.csv")
    lines = ["| claims | beside | judged | differ |", "|---|---|---|---|"]
    differ = 0
    with (
        TemporaryDirectory() as cache,
        open_session(
            corpus=[ROOT / "seeds"], cache=Path(cache), policy=Policy()
        ) as session,
    ):
        runs = [
            list(of_dossiers(options.data, bundle, options.windows)),
            [of_claims(session, options.windows)],
        ]
        with none_leaving(bundle), none_leaving(session._bundle):
            whole = whole_runs(options.data, session, bundle)
    for name, found, full in zip(names, runs, whole, strict=True):
        alone = [item for judged, _ in found for item in judged]
        for size in options.windows:
            windowed = [item for _, sizes in found for item in sizes[size]]
            wrong = sum(a != b for a, b in zip(alone, windowed, strict=True))
            lines.append(f"| {name} | windows of {size} | {len(alone)} | {wrong} |")
            differ += wrong
        both = [(answer(a), answer(b)) for a, b in zip(alone, full, strict=True)]
        wrong = sum(a != b for a, b in both)
        lines.append(f"| {name} | every layer for every pair | {len(both)} | {wrong} |")
        differ += wrong
    text = "\n".join([*lines, "", f"{processor()}"])
    print(text)
    if options.markdown:
        options.markdown.write_text(f"{text}\n")
    sys.exit(bool(differ))


if __name__ == "__main__":
    main()
