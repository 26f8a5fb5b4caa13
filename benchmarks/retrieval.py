"""Retrieval: whether one of the first units lies in a passage that settles the claim.

    python benchmarks/retrieval.py --data DATA [--split dev|train] [--markdown FILE]

The pool holds every dossier of dev and train and 10,000 sentences of news, 5,000 of
reuters21578 and 5,000 of abc_news, drawn with a fixed seed, each a document of its
own. A query is a claim of the split that some passage supports or refutes. Dense,
lexical and fused rankings come from the product's own index and retriever. All
choices were made on train; dev is for reporting.
"""

from __future__ import annotations

import argparse
import gzip
import random
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "training")]

import data as sets
from corpora import GoldClaim, GoldCorpus, document_of, dossier_corpus, lies_in
from oircheck.evaluate import Rate
from oircheck.index import Corpus, Fusion, HybridRetriever, Index, refresh
from oircheck.models import open_bundle
from oircheck.ports import Encoder
from oircheck.types import Document, ScoredPassage, Source

TRAIN_FILES = 15
NEWS = ("reuters21578", "abc_news")
NEWS_SENTENCES = 5000
"""How many sentences are drawn from each file of news."""

SEED = 20240601
DEPTHS = (1, 3, 5, 8, 10)
RANKINGS: Mapping[str, Fusion] = {
    "dense": Fusion(lexical=0.0),
    "lexical": Fusion(dense=0.0),
    "fused": Fusion(),
}


@dataclass(frozen=True, slots=True)
class Ranks:
    """The rank, from 1, of the first hit of each query; 0 where there is none."""

    ranks: tuple[int, ...]

    def recall(self, k: int) -> Rate:
        """Return the share of queries with a hit among the first ``k``."""
        return Rate(sum(0 < rank <= k for rank in self.ranks), len(self.ranks))

    @property
    def reciprocal(self) -> float:
        """Mean reciprocal rank within the deepest list."""
        return sum(1 / rank for rank in self.ranks if rank) / len(self.ranks)


def read_split(data: Path, split: str) -> list[GoldCorpus]:
    """Return the dossiers of dev or of train."""
    folder = data / "dossiers"
    names = ["dev"]
    if split == "train":
        names = [f"train-{number}" for number in range(1, TRAIN_FILES + 1)]
    corpora: list[GoldCorpus] = []
    for name in names:
        dossiers = sets.read_dossiers([folder / f"{name}.jsonl"], calibration=None)
        corpora += [
            dossier_corpus(dossier, f"{name}/{number}")
            for number, dossier in enumerate(dossiers)
        ]
    return corpora


def read_news(data: Path) -> Iterator[Document]:
    """Draw the sentences of news, each a document without a title."""
    draw = random.Random(SEED)
    for name in NEWS:
        path = data / "text" / f"{name}.txt.gz"
        with gzip.open(path, "rt", encoding="utf-8") as file:
            lines = [line.strip() for line in file.read().split("\n")]
        filled = [number for number, line in enumerate(lines) if line]
        for number in sorted(draw.sample(filled, NEWS_SENTENCES)):
            doc_id = f"news/{name}/{number}.txt"
            yield document_of(doc_id, [lines[number]], source=Source())[0]


def first_hit(found: Sequence[ScoredPassage], gold: GoldClaim) -> int:
    """Return the rank of the first unit that lies in a gold passage, or 0."""
    places = (*gold.supports, *gold.refutes)
    for rank, passage in enumerate(found, 1):
        if lies_in(passage, places):
            return rank
    return 0


def measure(
    index: Index, encoder: Encoder, queries: Sequence[GoldClaim]
) -> dict[str, Ranks]:
    """Return the ranks of the first hits under each ranking."""
    claims = [gold.claim for gold in queries]
    measured: dict[str, Ranks] = {}
    for name, fusion in RANKINGS.items():
        retriever = HybridRetriever(index, encoder, fusion=fusion)
        found = retriever.retrieve(claims, k=max(DEPTHS))
        ranks = [first_hit(*pair) for pair in zip(found, queries, strict=True)]
        measured[name] = Ranks(tuple(ranks))
    return measured


def table(measured: Mapping[str, Ranks]) -> str:
    """Return the figures as Markdown, each share with its 95 % interval."""
    lines = [
        f"| ranking | {' | '.join(f'recall@{k}' for k in DEPTHS)} | MRR@10 |",
        f"|---|{'---|' * len(DEPTHS)}---|",
    ]
    for name, ranks in measured.items():
        cells = [_cell(ranks.recall(k)) for k in DEPTHS]
        lines.append(f"| {name} | {' | '.join(cells)} | {ranks.reciprocal:.3f} |")
    fused = measured["fused"]
    lines.append("")
    for name in ("dense", "lexical"):
        for k in (5, 8):
            won, lost = _changed(fused, measured[name], k)
            lines.append(
                f"fused against {name} at {k}: {won} claims won, {lost} lost  "
            )
    return "\n".join(lines)


def _changed(one: Ranks, other: Ranks, k: int) -> tuple[int, int]:
    """Count the queries that only one of two rankings finds among the first k."""
    found = [
        (0 < a <= k, 0 < b <= k) for a, b in zip(one.ranks, other.ranks, strict=True)
    ]
    return found.count((True, False)), found.count((False, True))


def _cell(rate: Rate) -> str:
    low, high = rate.interval
    return f"{rate.hits / rate.of:.3f} ({low:.3f} to {high:.3f})"


def show(done: int, total: int) -> None:
    """Tell how far indexing is, on a terminal."""
    if sys.stderr.isatty():
        print(f"\rindexed {done} of {total} documents", end="", file=sys.stderr)


def run(
    data: Path, folder: Path, split: str, progress: Callable[[int, int], None]
) -> str:
    """Index the pool, measure one split, and return the report."""
    encoder = open_bundle().encoder
    train, dev = read_split(data, "train"), read_split(data, "dev")
    documents = [document for corpus in (*dev, *train) for document in corpus.documents]
    documents += read_news(data)
    refresh(folder, Corpus(documents=documents), encoder=encoder, progress=progress)
    queries = [
        gold
        for corpus in (train if split == "train" else dev)
        for gold in corpus.claims
        if gold.supports or gold.refutes
    ]
    with Index.open(folder, encoder_digest=encoder.digest) as index:
        units = sum(document.passages for document in index.documents())
        measured = measure(index, encoder, queries)
        digest = index.digest
    return (
        f"{len(queries)} claims of {split}; pool of {len(documents)} documents, "
        f"{units} units; index {digest[:23]}\n\n{table(measured)}"
    )


def main() -> None:
    """Measure, print, and keep the table where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--split", choices=("dev", "train"), default="dev")
    parser.add_argument("--index", type=Path, help="a folder that keeps the index")
    parser.add_argument("--markdown", type=Path)
    options = parser.parse_args()
    with TemporaryDirectory() as away:
        folder = options.index or Path(away)
        text = run(options.data, folder, options.split, show)
    print(text)
    if options.markdown:
        options.markdown.write_text(f"# Retrieval\n\n{text}\n")


if __name__ == "__main__":
    main()
