"""The index at 100,000 passages, beside what it is made of.

    python benchmarks/store.py --data DATA [--passages 100000] [--sample 2000]
        [--markdown FILE]

- Indexing: passages a second, beside the embedder alone over the same sentences in
  the same batches. Measured on ``--sample`` passages, in turns; it does not depend on
  how many there are.
- One hybrid query, warm, encoding included, beside one numpy matrix-vector product
  over the same vectors, in turns; and BM25 beside SQLite's FTS5 over the same terms.
  The claims are those of the dossiers of dev, encoded by the real embedder. The
  vectors of the 100,000 passages are random ones of length one: encoding them would
  take most of an hour, and a product takes as long over any vectors.
- ``index add`` of one document of ten sentences, beyond the start of the process.

Every figure is a median; each part runs in a process of its own, whose peak memory is
given. Wall time, except where processor time is named: that is what a busy machine
does not change much.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import platform
import random
import resource
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "benchmarks")]

import numpy as np
from cold import processor

from oircheck.index import Corpus, HybridRetriever, Index, IndexKeeper, refresh
from oircheck.index.embed import PassageEncoder
from oircheck.models import open_bundle
from oircheck.testing import make_document
from oircheck.text import build_passages
from oircheck.text.words import terms
from oircheck.types import Claim, Document

if TYPE_CHECKING:
    from numpy.typing import NDArray

TEXTS = ("reuters21578", "brown", "abc_news", "boolq_wiki_passages")
SEED = 20240601
TOGETHER = 20
"""Sentences of a document."""

TURNS = 4
QUERIES = 200
ADDED = 9
DEPTH = 50


class StandIn:
    """Has the real embedder's name, and draws its vectors."""

    def __init__(self, dimension: int, digest: str) -> None:
        self.dimension = dimension
        self.digest = digest
        self._draw = np.random.default_rng(SEED)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return random rows of length one."""
        shape = (len(texts), self.dimension)
        drawn = self._draw.standard_normal(shape).astype(np.float32)
        lengths: NDArray[np.float32] = np.linalg.norm(drawn, axis=1, keepdims=True)
        return drawn / lengths


def documents(data: Path, passages: int) -> Iterator[Document]:
    """Put sentences of news, fiction and encyclopaedia together, in a fixed order."""
    lines: list[str] = []
    for name in TEXTS:
        path = data / "text" / f"{name}.txt.gz"
        with gzip.open(path, "rt", encoding="utf-8") as file:
            lines += [line.strip() for line in file if line.strip()]
    random.Random(SEED).shuffle(lines)
    count = 0
    for at in range(0, len(lines), TOGETHER):
        if count >= passages:
            return
        document = make_document(
            f"{at // TOGETHER:06}.txt", " ".join(lines[at : at + TOGETHER])
        )
        count += len(build_passages(document))
        yield document


def claims(data: Path) -> list[str]:
    """Draw claims of the dossiers of dev."""
    with (data / "dossiers" / "dev.jsonl").open(encoding="utf-8") as file:
        found = [claim["c"] for line in file for claim in json.loads(line)["claims"]]
    return random.Random(SEED).sample(found, QUERIES)


def median_ms(times: Sequence[float]) -> float:
    """Return a median in milliseconds."""
    return 1000 * statistics.median(times)


def late_ms(times: Sequence[float]) -> float:
    """Return what 95 of 100 stay below, in milliseconds."""
    return 1000 * sorted(times)[int(0.95 * len(times))]


def timed(times: list[float], call: Callable[[], object]) -> None:
    """Add how long a call takes."""
    began = time.perf_counter()
    call()
    times.append(time.perf_counter() - began)


def measure_indexing(data: Path, folder: Path, sample: int) -> dict[str, float]:
    """Index in turns with the embedder alone."""
    encoder = open_bundle().encoder
    encoder.encode(["warm"])
    chosen = list(documents(data, sample))
    alone, whole = [0.0, 0.0], [0.0, 0.0]
    count = 0
    for turn in range(TURNS):
        part = chosen[turn::TURNS]
        texts = [
            passage.view.text
            for document in part
            for passage in build_passages(document)
        ]
        texts = list(dict.fromkeys(texts))
        began = time.perf_counter(), time.process_time()
        for at in range(0, len(texts), 256):
            encoder.encode(texts[at : at + 256])
        between = time.perf_counter(), time.process_time()
        done = refresh(folder / f"part{turn}", Corpus(documents=part), encoder=encoder)
        ended = time.perf_counter(), time.process_time()
        count += done.passages
        for clock in (0, 1):
            alone[clock] += between[clock] - began[clock]
            whole[clock] += ended[clock] - between[clock]
    return {
        "passages": count,
        "alone": count / alone[0],
        "whole": count / whole[0],
        "share": alone[0] / whole[0],
        "share_cpu": alone[1] / whole[1],
    }


def measure_queries(data: Path, folder: Path) -> dict[str, float]:
    """Ask in turns with a matrix-vector product."""
    encoder = open_bundle().encoder
    times: dict[str, list[float]] = {
        name: [] for name in ("product", "encode", "dense", "bm25", "hybrid")
    }
    with Index.open(folder, encoder_digest=encoder.digest) as index:
        count = len(index)
        # The same mapping: a second one would count twice in the peak memory.
        vectors = index._vectors
        retriever = HybridRetriever(index, encoder)
        asked = [Claim(claim_id="1", text=text) for text in claims(data)]
        retriever.retrieve(asked[:5], k=8)
        for claim in asked:
            text = claim.text
            query = encoder.encode([text])[0]
            timed(times["product"], lambda q=query: vectors @ q)
            timed(times["encode"], lambda t=text: encoder.encode([t]))
            timed(times["dense"], lambda q=query: index.similar(q, depth=DEPTH))
            timed(times["bm25"], lambda t=text: index.matching(t, depth=DEPTH))
            timed(times["hybrid"], lambda c=claim: retriever.retrieve([c], k=8))
    found = {name: median_ms(taken) for name, taken in times.items()}
    found |= {f"{name}_late": late_ms(taken) for name, taken in times.items()}
    ratios = [
        mine / product
        for mine, product in zip(times["hybrid"], times["product"], strict=True)
    ]
    return {**found, "rows": count, "ratio": statistics.median(ratios)}


def measure_peer(data: Path, folder: Path) -> dict[str, float]:
    """Ask SQLite's FTS5 over the same terms."""
    times: list[float] = []
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as peer:
        peer.execute(
            "CREATE VIRTUAL TABLE peer USING fts5 (unit, context, content = '',"
            " tokenize = \"ascii tokenchars '.'\")"
        )
        database = next(folder.glob("g*/index.sqlite"))
        with closing(sqlite3.connect(database)) as mine:
            peer.execute("BEGIN")
            peer.executemany(
                "INSERT INTO peer (rowid, unit, context) VALUES (?, ?, ?)",
                (
                    (row, " ".join(terms(unit)), " ".join(terms(context)))
                    for row, unit, context in mine.execute(
                        "SELECT row, unit, context FROM texts"
                    )
                ),
            )
            peer.execute("COMMIT")
        for text in claims(data):
            wanted = " OR ".join(f'"{term}"' for term in dict.fromkeys(terms(text)))
            if not wanted:
                continue
            timed(
                times,
                lambda w=wanted: peer.execute(
                    "SELECT rowid, bm25(peer, 1.0, 0.75) AS score FROM peer"
                    " WHERE peer MATCH ? ORDER BY score, rowid LIMIT ?",
                    (w, DEPTH),
                ).fetchall(),
            )
    return {"fts5": median_ms(times), "fts5_late": late_ms(times)}


def measure_adding(folder: Path, away: Path) -> dict[str, float]:
    """Add one document after another."""
    encoder = open_bundle().encoder
    encoder.encode(["warm"])
    (away / "corpus").mkdir()
    keeper = IndexKeeper(
        corpus=[away / "corpus"],
        folder=folder,
        encoder_digest=encoder.digest,
        encoder=lambda: encoder,
    )
    times: list[float] = []
    encoding: list[float] = []
    used: list[float] = []
    for number in range(ADDED):
        path = away / f"added{number}.txt"
        path.write_text(
            " ".join(
                f"The ferry of line {number * 10 + line} to the island sails at noon."
                for line in range(10)
            )
        )
        began = time.process_time()
        timed(times, lambda p=path: keeper.add([p], {"publisher": "The Daily"}))
        used.append(time.process_time() - began)
        passages = build_passages(make_document("x.txt", path.read_text()))
        timed(encoding, lambda p=passages: PassageEncoder(encoder).encode(p))
    return {
        "add": median_ms(times),
        "add_cpu": median_ms(used),
        "add_encoding": median_ms(encoding),
    }


def build(data: Path, folder: Path, passages: int) -> dict[str, float]:
    """Build the large index from stand-in vectors."""
    real = open_bundle().encoder
    began = time.process_time()
    done = refresh(
        folder,
        Corpus(documents=list(documents(data, passages))),
        encoder=StandIn(real.dimension, real.digest),
    )
    return {"passages": done.passages, "build_cpu": time.process_time() - began}


def part(name: str, data: Path, folder: Path, number: int) -> dict[str, float]:
    """Measure one part, in this process."""
    if name == "build":
        return build(data, folder / "large", number)
    if name == "queries":
        return measure_queries(data, folder / "large")
    if name == "peer":
        return measure_peer(data, folder / "large")
    if name == "adding":
        return measure_adding(folder / "large", folder)
    return measure_indexing(data, folder, number)


def apart(name: str, data: Path, folder: Path, number: int = 0) -> dict[str, float]:
    """Measure one part in a process of its own, with its peak memory in MiB."""
    command = [sys.executable, __file__, "--part", name, str(data), str(folder)]
    out = subprocess.run(
        [*command, str(number)], check=True, stdout=subprocess.PIPE, text=True
    ).stdout
    found: dict[str, float] = json.loads(out)
    return found


def table(found: dict[str, dict[str, float]]) -> str:
    """Return the figures as Markdown."""
    asked, added, indexed = found["queries"], found["adding"], found["indexing"]
    peer, load = found["peer"], os.getloadavg()[0]
    return "\n".join(
        [
            f"{processor()}, {os.cpu_count()} cores, of which one thread is used; "
            f"Python {platform.python_version()}, numpy {np.__version__}, SQLite "
            f"{sqlite3.sqlite_version}; load of the machine at the end {load:.1f}",
            "",
            f"| over {asked['rows']:,.0f} texts | median | 95 % below | beside |",
            "|---|---|---|---|",
            f"| one numpy matrix-vector product | {asked['product']:.1f} ms "
            f"| {asked['product_late']:.1f} ms | 1 |",
            f"| one hybrid query, encoding included | {asked['hybrid']:.1f} ms "
            f"| {asked['hybrid_late']:.1f} ms "
            f"| {asked['hybrid'] / asked['product']:.2f} products "
            f"(median of the ratios {asked['ratio']:.2f}) |",
            f"| &nbsp;&nbsp;of which encoding the claim | {asked['encode']:.1f} ms "
            f"| {asked['encode_late']:.1f} ms | |",
            f"| &nbsp;&nbsp;of which dense search | {asked['dense']:.1f} ms "
            f"| {asked['dense_late']:.1f} ms | |",
            f"| &nbsp;&nbsp;of which BM25 | {asked['bm25']:.1f} ms "
            f"| {asked['bm25_late']:.1f} ms | FTS5 over the same terms "
            f"{peer['fts5']:.1f} ms, {peer['fts5_late']:.1f} ms |",
            f"| peak memory of that process | {asked['peak']:.0f} MiB | | |",
            f"| `index add` of a document of 10 sentences, beyond the start | "
            f"{added['add']:.0f} ms | | processor time {added['add_cpu']:.0f} ms; "
            f"encoding alone {added['add_encoding']:.0f} ms |",
            "",
            f"Indexing {indexed['passages']:.0f} passages with the real embedder: "
            f"{indexed['whole']:.0f} a second, the embedder alone "
            f"{indexed['alone']:.0f} a second: {indexed['share']:.1%} of its speed "
            f"(by processor time {indexed['share_cpu']:.1%}). What indexing "
            f"{found['build']['passages']:,.0f} passages takes beside encoding: "
            f"{found['build']['build_cpu']:.0f} s of processor time.",
        ]
    )


def main() -> None:
    """Measure every part, print the table, and keep it where asked."""
    if sys.argv[1:2] == ["--part"]:
        name, data, folder, number = sys.argv[2:]
        found = part(name, Path(data), Path(folder), int(number))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps({**found, "peak": peak}))
        return
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--passages", type=int, default=100_000)
    parser.add_argument("--sample", type=int, default=2_000)
    parser.add_argument("--markdown", type=Path)
    options = parser.parse_args()
    os.environ["OMP_NUM_THREADS"] = "1"
    with TemporaryDirectory() as away:
        folder = Path(away)
        found = {
            "build": apart("build", options.data, folder, options.passages),
            "queries": apart("queries", options.data, folder),
            "adding": apart("adding", options.data, folder),
            "peer": apart("peer", options.data, folder),
            "indexing": apart("indexing", options.data, folder, options.sample),
        }
    text = table(found)
    print(text)
    if options.markdown:
        options.markdown.write_text(f"# The store\n\n{text}\n")


if __name__ == "__main__":
    main()
