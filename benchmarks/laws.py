"""Laws that a verdict obeys, counted over real sentences.

    python benchmarks/laws.py --data DATA [--split dev|calibration] [--claims N]
        [--part P] [--markdown FILE] [--changed FILE]

The corpus are the dossiers of dev, pooled, or those of the train files that are kept
for calibration and that no model was trained on. The claims are their own sentences
and their claims. Counted are the claims whose verdict changes when every document gets
a copy under another name and publisher, when the documents come in another order, and
when 10,000 sentences of news are added (those of benchmarks/retrieval.py); and the
sentences of the corpus that the corpus does not support. ``--part 2`` takes the second
N of the claims, and so on: a rule that was chosen on one part is measured on another.
(The rule for stray passages was chosen on the first 1,000 of dev's 1,088.)
``--changed`` keeps what was heard before and after of each claim whose verdict changed,
one JSON object a line.

A text is encoded once and a pair scored once: both are judged by themselves, so that
nothing but the time depends on it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "training"), str(ROOT / "benchmarks")]

from retrieval import TRAIN_FILES, read_news

import data as sets
from corpora import dossier_corpus
from oircheck.evaluate import Rate
from oircheck.index import Corpus, HybridRetriever, Index, refresh
from oircheck.models import Bundle, open_bundle
from oircheck.ports import Encoder
from oircheck.text import build_passages
from oircheck.types import Claim, Document, Evidence, Judgement, Label
from oircheck.verify import COMPARERS, Policy, verify
from oircheck.verify.windows import ScoredOnce

SPLITS = {
    "dev": (("dev", None),),
    "calibration": tuple(
        (f"train-{number}", True) for number in range(1, TRAIN_FILES + 1)
    ),
}
"""Files of each split, and whether only what is kept for calibration is read."""


class EncodedOnce:
    """An ``Encoder`` that asks another one about each text once."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._known: dict[str, NDArray[np.float32]] = {}

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return self._encoder.dimension

    @property
    def digest(self) -> str:
        """Digest of everything that the vectors depend on."""
        return self._encoder.digest

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return the vectors of texts, *shape* ``(len(texts), dimension)``."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        if new:
            self._known.update(zip(new, self._encoder.encode(new), strict=True))
        if not texts:
            return np.empty((0, self.dimension), dtype=np.float32)
        return np.stack([self._known[text] for text in texts])


class Models:
    """The shipped models, asked nothing twice."""

    def __init__(self, bundle: Bundle) -> None:
        self.encoder = EncodedOnce(bundle.encoder)
        self.verifier = ScoredOnce(bundle.verifier)
        self.stance = bundle.stance
        self.verdict = bundle.verdict
        self.exchange = bundle.exchange


def judge(
    documents: Sequence[Document], claims: Sequence[Claim], bundle: Models
) -> list[Judgement]:
    """Index the documents in a folder that goes away, and judge every claim."""
    with TemporaryDirectory() as name:
        folder, encoder = Path(name), bundle.encoder
        refresh(folder, Corpus(documents=documents), encoder=encoder)
        with Index.open(folder, encoder_digest=encoder.digest) as index:
            return list(
                verify(
                    claims,
                    retriever=HybridRetriever(index, encoder),
                    verifier=bundle.verifier,
                    comparers=COMPARERS,
                    stance=bundle.stance,
                    weighing=bundle.verdict,
                    exchanging=bundle.exchange,
                    policy=Policy(),
                )
            )


def copy_of(document: Document) -> Document:
    """Return the same text under another name and publisher."""
    return replace(
        document,
        doc_id=f"copies/{document.doc_id}",
        path=f"copies/{document.path}",
        source=replace(document.source, publisher="Another Paper"),
    )


def read_pool(
    data: Path, split: str
) -> tuple[list[Document], list[Claim], list[Claim]]:
    """Return the documents of a split, their sentences, and the claims about them."""
    corpora = [
        dossier_corpus(dossier, f"{name}/{number}")
        for name, kept in SPLITS[split]
        for number, dossier in enumerate(
            sets.read_dossiers([data / "dossiers" / f"{name}.jsonl"], calibration=kept)
        )
    ]
    documents = [document for corpus in corpora for document in corpus.documents]
    own = [
        Claim(claim_id=passage.passage_id, text=passage.view.text)
        for document in documents
        for passage in build_passages(document)
    ]
    said = [gold.claim for corpus in corpora for gold in corpus.claims]
    return documents, own, said


def draw(claims: Sequence[Claim], count: int, *, part: int = 1) -> list[Claim]:
    """Draw claims by the digest of their words: the same ones every time.

    Args:
        count: How many; 0 takes all.
        part: Which of the parts of that size, from 1.
    """

    def key(claim: Claim) -> str:
        return hashlib.sha256(claim.text.encode()).hexdigest()

    drawn = sorted(claims, key=key)
    return drawn[(part - 1) * count : part * count] if count else list(claims)


def row(name: str, before: Sequence[Judgement], after: Sequence[Judgement]) -> str:
    """Return how many verdicts are unchanged, and how many changed sides."""
    pairs = list(zip(before, after, strict=True))
    same = sum(one.verdict.label is two.verdict.label for one, two in pairs)
    opposite = {Label.SUPPORTED, Label.REFUTED}
    sides = [{one.verdict.label, two.verdict.label} for one, two in pairs]
    turned = sides.count(opposite)
    low, high = Rate(same, len(pairs)).interval
    share = same / len(pairs)
    return (
        f"| {name} | {same} of {len(pairs)}, {share:.4f} ({low:.4f} to {high:.4f}) "
        f"| {turned} |"
    )


def changed(
    law: str, before: Sequence[Judgement], after: Sequence[Judgement]
) -> Iterator[str]:
    """Yield what was heard of each claim whose verdict changed, as a line of JSON."""
    for one, two in zip(before, after, strict=True):
        if one.verdict.label is not two.verdict.label:
            told = {"law": law, "claim": one.claim.text}
            sides = {"before": _told(one), "after": _told(two)}
            yield json.dumps({**told, **sides}, ensure_ascii=False) + "\n"


def _told(judgement: Judgement) -> dict[str, object]:
    verdict = judgement.verdict
    return {
        "label": verdict.label.value,
        "probability": verdict.confidence,
        "reason": verdict.reason,
        "heard": [_line(item) for item in judgement.evidence],
        "set_aside": [
            f"{item.ground.value}: {_line(item.evidence)}" for item in verdict.set_aside
        ],
    }


def _line(item: Evidence) -> str:
    passage = item.retrieved.passage
    sides = " ".join(f"{side:.2f}" for side in item.probabilities)
    return f"{item.stance.value} {sides} {passage.doc_id}: {passage.view.text}"


def read_options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--split", choices=tuple(SPLITS), default="dev")
    parser.add_argument("--claims", type=int, default=1_000)
    parser.add_argument("--part", type=int, default=1)
    parser.add_argument("--markdown", type=Path)
    parser.add_argument("--changed", type=Path)
    return parser.parse_args()


def main() -> None:
    """Count and print."""
    options = read_options()
    documents, own, said = read_pool(options.data, options.split)
    claims = draw([*own, *said], options.claims, part=options.part)
    if not claims:
        sys.exit(f"there are no claims in part {options.part}")
    models = Models(open_bundle())
    plain = judge(documents, claims, models)
    theirs = {claim.claim_id for claim in own}
    ours = [item for item in plain if item.claim.claim_id in theirs]
    supported = sum(item.verdict.label is Label.SUPPORTED for item in ours)
    laws = {
        "a copy of every document": [*documents, *map(copy_of, documents)],
        "documents in reverse": documents[::-1],
        "10,000 sentences of news added": [*documents, *read_news(options.data)],
    }
    lines = ["| law | verdicts unchanged | supported to refuted or back |"]
    lines.append("|---|---|---|")
    kept: list[str] = []
    for law, corpus in laws.items():
        after = judge(corpus, claims, models)
        kept += changed(law, plain, after)
        lines.append(row(law, plain, after))
        print(lines[-1], flush=True)
    lines += [
        "",
        f"sentences of the corpus that it supports: {supported} of {len(ours)}",
    ]
    print(lines[-1])
    if options.changed:
        options.changed.write_text("".join(kept), encoding="utf-8")
    if options.markdown:
        text = "\n".join(lines)
        part = f", part {options.part}" if options.part > 1 else ""
        title = f"# Laws, on {len(claims):,} claims of {options.split}{part}"
        options.markdown.write_text(f"{title}\n\n{text}\n")


if __name__ == "__main__":
    main()
