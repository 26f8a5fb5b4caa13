"""The whole pipeline on the dossiers of dev, each as its own corpus.

    python benchmarks/dossiers.py --data DATA [--markdown FILE]

Prints verdicts against gold, refuted precision and citation accuracy, beside the
majority class, with 95 % Wilson intervals.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "training")]

import data as sets
from corpora import GoldClaim, GoldCorpus, dossier_corpus, lies_in, retrieve_all
from oircheck.evaluate import Rate
from oircheck.models import open_bundle
from oircheck.types import Claim, Judgement, Label, ScoredPassage
from oircheck.verify import COMPARERS, Policy, verify

LABELS = (Label.SUPPORTED, Label.REFUTED, Label.NOT_ENOUGH_INFO, Label.CONFLICTING)


class Retrieved:
    """A Retriever over what was retrieved before."""

    def __init__(
        self, corpus: GoldCorpus, found: Sequence[tuple[ScoredPassage, ...]]
    ) -> None:
        self._found = {
            gold.claim.claim_id: passages
            for gold, passages in zip(corpus.claims, found, strict=True)
        }

    def retrieve(
        self, claims: Sequence[Claim], *, k: int
    ) -> list[tuple[ScoredPassage, ...]]:
        """Return what was found for each claim."""
        return [self._found[claim.claim_id][:k] for claim in claims]

    def set_aside(
        self, claims: Sequence[Claim], *, k: int
    ) -> list[tuple[ScoredPassage, ...]]:
        """Return nothing: every source takes part."""
        del k
        return [() for _ in claims]


def judge(
    data: Path, bundle_folder: Path | None, policy: Policy
) -> Iterator[tuple[GoldClaim, Judgement]]:
    """Yield every claim of the dossiers of dev with its judgement."""
    bundle = open_bundle(bundle_folder)
    dossiers = sets.read_dossiers([data / "dossiers" / "dev.jsonl"], calibration=None)
    for number, dossier in enumerate(dossiers):
        corpus = dossier_corpus(dossier, f"dev-{number}")
        found = retrieve_all(corpus, bundle.encoder, k=policy.k)
        judgements = verify(
            [gold.claim for gold in corpus.claims],
            retriever=Retrieved(corpus, found),
            verifier=bundle.verifier,
            comparers=COMPARERS,
            stance=bundle.stance,
            weighing=bundle.verdict,
            exchanging=bundle.exchange,
            policy=policy,
        )
        yield from zip(corpus.claims, judgements, strict=True)


def table(found: Sequence[tuple[GoldClaim, Judgement]]) -> str:
    """Return the figures as Markdown."""
    counts = Counter((gold.label, item.verdict.label) for gold, item in found)
    total = len(found)
    right = sum(counts[label, label] for label in LABELS)
    majority = Counter(gold.label for gold, _ in found).most_common(1)[0]
    lines = [
        f"claims {total}; accuracy {_share(right, total)}; majority class "
        f"({majority[0]}) {majority[1] / total:.3f}",
        "",
        "| gold | " + " | ".join(LABELS) + " |",
        "|---|" + "---|" * len(LABELS),
    ]
    for gold in LABELS[:3]:
        row = " | ".join(str(counts[gold, label]) for label in LABELS)
        lines.append(f"| {gold} | {row} |")
    lines.append("")
    for label in LABELS[:2]:
        said = sum(counts[gold, label] for gold in LABELS)
        true = sum(counts[label, other] for other in LABELS)
        lines.append(
            f"{label}: precision {_share(counts[label, label], said)}, "
            f"recall {_share(counts[label, label], true)}"
        )
    decided = [
        (gold, item)
        for gold, item in found
        if gold.label is item.verdict.label and item.verdict.citations
    ]
    cited = sum(
        lies_in(item.verdict.citations[0].retrieved, (*gold.supports, *gold.refutes))
        for gold, item in decided
    )
    lines.append(f"first citation in a gold passage: {_share(cited, len(decided))}")
    return "\n".join(lines)


def _share(part: int, whole: int) -> str:
    if not whole:
        return "none"
    low, high = Rate(part, whole).interval
    return f"{part / whole:.3f} ({low:.3f} to {high:.3f}, n {whole})"


def main() -> None:
    """Judge, print, and keep the table and the errors where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--bundle", type=Path)
    parser.add_argument("--markdown", type=Path)
    parser.add_argument("--errors", type=Path, help="JSON lines of what went wrong")
    options = parser.parse_args()
    found = list(judge(options.data, options.bundle, Policy()))
    text = table(found)
    print(text)
    if options.markdown:
        options.markdown.write_text(
            f"# Dossiers of dev, each its own corpus\n\n{text}\n"
        )
    if options.errors:
        lines = [
            json.dumps(
                {
                    "claim": gold.claim.text,
                    "gold": gold.label,
                    "said": item.verdict.label,
                    "kind": gold.kind,
                    "reason": item.verdict.reason,
                    "confidence": item.verdict.confidence,
                    "passages": [
                        [
                            part.retrieved.passage.premise,
                            part.stance,
                            part.probabilities,
                            [part.nli.entailment, part.nli.contradiction],
                            lies_in(part.retrieved, (*gold.supports, *gold.refutes)),
                        ]
                        for part in item.evidence
                    ],
                },
                ensure_ascii=False,
            )
            for gold, item in found
            if gold.label is not item.verdict.label
        ]
        options.errors.write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
