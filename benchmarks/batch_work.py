"""Instructions a claim, ours and the usual way, on a processor with AVX2 only.

    python benchmarks/batch_work.py --text FOLDER --embedder FOLDER --verifier FOLDER
        [--few 2] [--many 6] [--work FOLDER]

Needs valgrind, whose processor knows AVX2 and nothing wider, whatever the machine
has: every library takes its AVX2 kernels. Each way runs twice, with few claims and
with many; the difference is what the further claims cost, without start and loading.
Instructions are not seconds, but both ways spend theirs in products of float32
matrices. Start with ``benchmarks/batch.py``, which writes the corpus and the vectors
into the same ``--work`` folder.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
from batch import Usual, corpus_passages, make_claims, oircheck_way, take_sentences
from cold import processor

from oircheck.session import open_session
from oircheck.verify import Policy

WAYS = ("oircheck batch", "the usual way")
_COLLECTED = re.compile(r"Collected : (\d+)")


def main() -> None:
    """Count both ways, or, as a child, run one of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--text", type=Path, required=True)
    parser.add_argument("--embedder", type=Path, required=True)
    parser.add_argument("--verifier", type=Path, required=True)
    parser.add_argument("--work", type=Path, default=Path("batch-benchmark"))
    parser.add_argument("--few", type=int, default=2)
    parser.add_argument("--many", type=int, default=6)
    parser.add_argument("--way", choices=WAYS, help="what a child runs")
    options = parser.parse_args()
    os.environ["OMP_NUM_THREADS"] = "1"
    if options.way:
        run_one(options)
        return
    print(table(options))


def run_one(options: argparse.Namespace) -> None:
    """Judge ``--many`` claims in one way."""
    sentences = take_sentences(options.text)
    claims = make_claims(sentences, 48)[: options.many]
    work = options.work
    with open_session(
        corpus=[work / "corpus"], cache=work / "cache", policy=Policy()
    ) as session:
        if options.way == WAYS[0]:
            oircheck_way(session)(claims)
            return
        import torch

        torch.set_num_threads(1)
        premises = [passage.premise for passage in corpus_passages(session)]
        limit = session._bundle.verifier.limit
    usual = Usual(options.embedder, options.verifier, premises, limit=limit)
    usual.index(np.load(work / "vectors.npy"))
    usual.judge(claims)


def count(options: argparse.Namespace, way: str, claims: int) -> int:
    """Return the instructions of a process that judges so many claims."""
    command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
    command += [sys.executable, __file__, "--way", way, "--many", str(claims)]
    for name in ("text", "embedder", "verifier", "work"):
        command += [f"--{name}", str(getattr(options, name))]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = _COLLECTED.search(done.stderr)
    if done.returncode or not found:
        raise SystemExit(f"{way}: {done.stderr[-2000:]}")
    return int(found[1])


def table(options: argparse.Namespace) -> str:
    """Return the figures as Markdown."""
    more = options.many - options.few
    spent = {
        way: (count(options, way, options.many) - count(options, way, options.few))
        / more
        for way in WAYS
    }
    least = spent[WAYS[0]]
    rows = [
        f"| {way} | {found / 1e9:.2f} | {found / least:.2f} |"
        for way, found in spent.items()
    ]
    return "\n".join(
        [
            f"{more} further claims over 10,000 sentences, under valgrind (AVX2 at "
            f"most) on {processor()}",
            "",
            "| way | thousand million instructions a claim | to oircheck |",
            "|---|---|---|",
            *rows,
        ]
    )


if __name__ == "__main__":
    main()
