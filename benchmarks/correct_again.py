"""Correct and verify again, with and without, on every set that has gold verdicts.

    python benchmarks/correct_again.py --data DATA [--originals FOLDER] [-o FILE]

Each claim is read and scored once; only the policy changes between the rows:

- *as shipped*: a value in conflict may refute by itself, and one whose corrected claim
  is entailed refutes with at least ``confirmed_refutes``
- *a bar*: a value in conflict refutes only where the corrected claim is entailed
  (``correct_and_verify``)
- *no raise*: what the corrected claim says is a feature of the stance model and no more
  (``confirmed_refutes`` 0)
- *no exchange*: a value or name that no passage has is not exchanged for one of a near
  passage (``exchange`` off)
- *numbers unasked*: *supported* does not need the claim's numbers to be stated
  (``numbers_stated`` off)
"""

from __future__ import annotations

import argparse
import csv
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "training")]

import data as sets
from corpora import GoldCorpus, authored_corpora, dossier_corpus, retrieve_all
from oircheck.evaluate import Rate
from oircheck.models import Bundle, open_bundle
from oircheck.session import open_session
from oircheck.types import Claim, Label, ScoredPassage
from oircheck.verify import COMPARERS, Policy
from oircheck.verify.pipeline import Found, judged, weigh_readings
from oircheck.verify.questions import ask
from oircheck.verify.readings import Reading, read_passages
from oircheck.verify.windows import ScoredOnce

SHIPPED = Policy()
POLICIES: Mapping[str, Policy] = {
    "as shipped": SHIPPED,
    "a bar": Policy(correct_and_verify=True),
    "no raise": Policy(confirmed_refutes=0.0),
    "numbers unasked": Policy(numbers_stated=False),
    "no exchange": Policy(exchange=False),
}
Asked = tuple[Claim, Label, tuple[ScoredPassage, ...]]


@dataclass(frozen=True, slots=True)
class Read:
    """A claim with its gold label and what was read of its passages."""

    claim: Claim
    label: Label
    found: Found
    readings: tuple[Reading, ...]


def gold_claims(corpus: Path, bundle: Path | None) -> Iterator[Asked]:
    """Yield the gold claims of the project with their passages of a corpus."""
    with (ROOT / "claims" / "seeds.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with (
        TemporaryDirectory() as cache,
        open_session(
            corpus=[corpus], cache=Path(cache), policy=SHIPPED, bundle=bundle
        ) as session,
    ):
        for number, row in enumerate(rows):
            claim = Claim(claim_id=str(number), text=row["claim"])
            if session.fits(claim.text):
                passages = session.find(claim, k=SHIPPED.k)
                yield claim, Label(row["label"]), passages


def of_corpora(corpora: Sequence[GoldCorpus], bundle: Bundle) -> Iterator[Asked]:
    """Yield the claims of small corpora with their passages."""
    for corpus in corpora:
        found = retrieve_all(corpus, bundle.encoder, k=SHIPPED.k)
        for gold, passages in zip(corpus.claims, found, strict=True):
            if bundle.verifier.fits(gold.claim.text):
                yield gold.claim, gold.label, passages


def read(asked: Iterator[Asked], bundle: Bundle) -> list[Read]:
    """Score every pair once, the corrected claims among them."""
    verifier, found = ScoredOnce(bundle.verifier), []
    for claim, label, passages in asked:
        readings = read_passages(
            claim,
            passages,
            verifier=verifier,
            comparers=COMPARERS,
            digits=SHIPPED.digits,
        )
        taking = Found(passages, len(passages))
        found.append(Read(claim, label, taking, readings))
    return found


def verdicts(rows: Sequence[Read], bundle: Bundle, policy: Policy) -> list[Label]:
    """Return the label of each claim under a policy."""
    said, verifier = [], ScoredOnce(bundle.verifier)
    for row in rows:
        asked = ask([row.claim], [row.readings], verifier, bundle.exchange, policy)[0]
        evidence = weigh_readings(asked, stance=bundle.stance, policy=policy)
        judgement = judged(
            row.claim, row.found, evidence, weighing=bundle.verdict, policy=policy
        )
        said.append(judgement.verdict.label)
    return said


def table(name: str, rows: Sequence[Read], bundle: Bundle) -> str:
    """Return the figures of one set under every policy, as Markdown."""
    lines = [
        f"## {name}, {len(rows)} claims",
        "",
        "| policy | accuracy | supported, precision | supported, recall |"
        " refuted, precision | refuted, recall | verdicts changed |",
        "|---|---|---|---|---|---|---|",
    ]
    base = verdicts(rows, bundle, SHIPPED)
    for title, policy in POLICIES.items():
        said = verdicts(rows, bundle, policy)
        counts = Counter((row.label, one) for row, one in zip(rows, said, strict=True))
        right = sum(counts[label, label] for label in Label)
        cells = [title, _share(right, len(rows))]
        for label in (Label.SUPPORTED, Label.REFUTED):
            hits = counts[label, label]
            cells.append(_share(hits, sum(counts[gold, label] for gold in Label)))
            cells.append(_share(hits, sum(counts[label, one] for one in Label)))
        changed = sum(one is not other for one, other in zip(base, said, strict=True))
        lines.append("| " + " | ".join([*cells, str(changed)]) + " |")
    return "\n".join(lines) + "\n"


def _share(part: int, whole: int) -> str:
    if not whole:
        return "none"
    low, high = Rate(part, whole).interval
    return f"{part / whole:.3f} ({low:.2f} to {high:.2f}, {part} of {whole})"


def sources(
    options: argparse.Namespace, bundle: Bundle
) -> Iterator[tuple[str, Iterator[Asked]]]:
    """Yield each set by name with its claims and their passages."""
    yield "Gold claims, digests", gold_claims(ROOT / "seeds", options.bundle)
    if options.originals:
        yield "Gold claims, originals", gold_claims(options.originals, options.bundle)
    authored = authored_corpora(
        [options.data / "authored" / "dev.jsonl"], calibration=None
    )
    yield (
        "Authored passages of dev",
        of_corpora(limited(list(authored), options.limit), bundle),
    )
    dossiers = sets.read_dossiers(
        [options.data / "dossiers" / "dev.jsonl"], calibration=None
    )
    corpora = [dossier_corpus(one, f"dev/{at}") for at, one in enumerate(dossiers)]
    yield (
        "Dossiers of dev, each its own corpus",
        of_corpora(limited(corpora, options.limit), bundle),
    )


def limited(corpora: list[GoldCorpus], limit: int | None) -> list[GoldCorpus]:
    """Return the first corpora that have about so many claims together."""
    if limit is None:
        return corpora
    kept: list[GoldCorpus] = []
    while len(kept) < len(corpora) and sum(len(x.claims) for x in kept) < limit:
        kept.append(corpora[len(kept)])
    return kept


def main() -> None:
    """Read, weigh under each policy, print, and keep the tables where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--originals", type=Path, help="the five originals of seeds/")
    parser.add_argument("--bundle", type=Path)
    parser.add_argument("--limit", type=int, help="claims of each set of dev, about")
    parser.add_argument("-o", "--output", type=Path)
    options = parser.parse_args()
    bundle = open_bundle(options.bundle)
    parts, begun = [], time.perf_counter()
    for name, asked in sources(options, bundle):
        parts.append(table(name, read(asked, bundle), bundle))
        print(parts[-1], flush=True)
    print(f"{time.perf_counter() - begun:.0f} s", file=sys.stderr)
    if options.output:
        title = "# Correct and verify again, with and without\n\n"
        notes = (__doc__ or "").split("\n\n", 2)[2]
        options.output.write_text(title + notes + "\n" + "\n".join(parts))


if __name__ == "__main__":
    main()
