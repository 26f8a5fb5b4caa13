"""Whether a window of claims gives what each claim gives by itself.

    python benchmarks/batch_equal.py --data DATA [--windows 7 64] [--markdown FILE]

Every dossier of dev, each as its own corpus, and every claim of ``claims/seeds.csv``
on the digests: judged one by one, as ``check`` does, and in windows, as ``batch``
does. Compared are whole judgements: verdict, confidence, citations with their spans,
what was set aside, every score.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from cold import processor
from dossiers import ROOT, Retrieved

import data as sets
from corpora import dossier_corpus, retrieve_all
from oircheck.models import Bundle, open_bundle
from oircheck.session import open_session
from oircheck.types import Claim, Judgement
from oircheck.verify import COMPARERS, Policy, verify
from oircheck.verify.windows import verify_window

Judged = list[Judgement]


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


def of_claims(sizes: Sequence[int]) -> tuple[Judged, dict[int, Judged]]:
    """Return what the gold claims come to on the digests."""
    with (ROOT / "claims" / "seeds.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    claims = [
        Claim(claim_id=str(number), text=row["claim"])
        for number, row in enumerate(rows)
    ]
    with (
        TemporaryDirectory() as cache,
        open_session(
            corpus=[ROOT / "seeds"], cache=Path(cache), policy=Policy()
        ) as session,
    ):
        alone = [item for claim in claims for item in session.check([claim])]
        return alone, {
            size: [
                item
                for part in windows(claims, size)
                for item in session.check_many(part)
            ]
            for size in sizes
        }


def main() -> None:
    """Compare, print the table, and fail where anything differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--windows", type=int, nargs="+", default=[7, 64])
    parser.add_argument("--markdown", type=Path)
    options = parser.parse_args()
    bundle = open_bundle(None)
    runs = [
        ("dossiers of dev", list(of_dossiers(options.data, bundle, options.windows))),
        ("claims/seeds.csv", [of_claims(options.windows)]),
    ]
    lines = ["| claims | window | judged | differ |", "|---|---|---|---|"]
    differ = 0
    for name, found in runs:
        for size in options.windows:
            pairs = [
                pair
                for alone, windowed in found
                for pair in zip(alone, windowed[size], strict=True)
            ]
            wrong = sum(one != other for one, other in pairs)
            differ += wrong
            lines.append(f"| {name} | {size} | {len(pairs)} | {wrong} |")
    text = "\n".join([*lines, "", f"{processor()}"])
    print(text)
    if options.markdown:
        options.markdown.write_text(f"{text}\n")
    sys.exit(bool(differ))


if __name__ == "__main__":
    main()
