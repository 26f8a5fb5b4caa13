"""Laws that a verdict obeys, counted over real sentences.

    python benchmarks/laws.py --data DATA [--claims N] [--markdown FILE]

The corpus are the dossiers of dev, pooled. The claims are their own sentences and
their claims. Counted are the claims whose verdict changes when every document gets a
copy under another name and publisher, when the documents come in another order, and
when 10,000 sentences of news are added (those of benchmarks/retrieval.py); and the
sentences of the corpus that the corpus does not support.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "training"), str(ROOT / "benchmarks")]

from retrieval import read_news, read_split

from oircheck.evaluate import Rate
from oircheck.index import Corpus, HybridRetriever, Index, refresh
from oircheck.models import Bundle, open_bundle
from oircheck.text import build_passages
from oircheck.types import Claim, Document, Judgement, Label
from oircheck.verify import COMPARERS, Policy, verify


def judge(
    documents: Sequence[Document], claims: Sequence[Claim], bundle: Bundle
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


def draw(claims: Sequence[Claim], count: int) -> list[Claim]:
    """Draw claims by the digest of their words: the same ones every time."""

    def key(claim: Claim) -> str:
        return hashlib.sha256(claim.text.encode()).hexdigest()

    return sorted(claims, key=key)[:count] if count else list(claims)


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


def main() -> None:
    """Count and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--claims", type=int, default=1_000)
    parser.add_argument("--markdown", type=Path)
    options = parser.parse_args()
    corpora = read_split(options.data, "dev")
    documents = [document for corpus in corpora for document in corpus.documents]
    own = [
        Claim(claim_id=passage.passage_id, text=passage.view.text)
        for document in documents
        for passage in build_passages(document)
    ]
    said = [gold.claim for corpus in corpora for gold in corpus.claims]
    claims = draw([*own, *said], options.claims)
    bundle = open_bundle()
    plain = judge(documents, claims, bundle)
    copied = [*documents, *(copy_of(document) for document in documents)]
    news = [*documents, *read_news(options.data)]
    theirs = {claim.claim_id for claim in own}
    ours = [item for item in plain if item.claim.claim_id in theirs]
    supported = sum(item.verdict.label is Label.SUPPORTED for item in ours)
    lines = [
        "| law | verdicts unchanged | supported to refuted or back |",
        "|---|---|---|",
        row("a copy of every document", plain, judge(copied, claims, bundle)),
        row("documents in reverse", plain, judge(documents[::-1], claims, bundle)),
        row("10,000 sentences of news added", plain, judge(news, claims, bundle)),
        "",
        f"sentences of the corpus that it supports: {supported} of {len(ours)}",
    ]
    text = "\n".join(lines)
    print(text)
    if options.markdown:
        options.markdown.write_text(f"# Laws\n\n{text}\n")


if __name__ == "__main__":
    main()
