"""Claims a second, claims to verdicts, beside the same job done the usual way.

    python benchmarks/batch.py --text FOLDER --embedder FOLDER --verifier FOLDER
        [--claims 48] [--work FOLDER] [--markdown FILE]

Needs sentence-transformers. ``--text`` is a folder of ``*.txt.gz`` with a sentence a
line, of which 10,000 become the index; ``--embedder`` is a saved bi-encoder of the
size of ours, ``--verifier`` a saved cross-encoder of that size. The usual way: encode
the claims, take the 8 nearest passages, score them with the cross-encoder in torch
and float32. It reads the very premises that oircheck reads, from vectors made before.
The larger cross-encoders have random weights, which take the same time.

All on one thread, in one process, in turns, each with other claims, for what was read
of a text is kept. Seconds are of the processor, so that what else the machine does
falls out. ``batch_less.py`` tells how much of the gain comes
from doing less.
"""

from __future__ import annotations

import argparse
import gzip
import os
import platform
import re
import time
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from cold import processor

from oircheck.batch import Ask, Run, close_judges, this_process
from oircheck.cli.batch_judge import CorpusJudge, Ready
from oircheck.models import Role
from oircheck.models.bundle import TOKENIZER_FILE
from oircheck.models.tokenize import TextTokenizer
from oircheck.session import Session, open_session
from oircheck.types import Claim, Passage
from oircheck.verify import Policy

SENTENCES = 10_000
SENTENCES_A_DOCUMENT = 100
PASSAGES = 8
BATCH = 32
ROUNDS = 2
SETS = ("boolq_wiki_passages", "brown", "reuters21578")
SIZES = {
    "125 M (12 layers of 768)": (12, 768, 50_265),
    "355 M (24 layers of 1,024)": (24, 1024, 50_265),
    "435 M (24 layers of 1,024, a vocabulary of 128,000)": (24, 1024, 128_100),
}
"""Layers, width and vocabulary of the cross-encoders that the peers use."""

_SENTENCE = re.compile(r"[A-Z].{40,220}[.]")


def take_sentences(folder: Path) -> list[str]:
    """Take as many sentences from each set, in the order of the files."""
    each = -(-SENTENCES // len(SETS))
    found: list[str] = []
    for name in SETS:
        with gzip.open(folder / f"{name}.txt.gz", "rt", encoding="utf-8") as file:
            lines = (line.strip() for line in file)
            found += islice((x for x in lines if _SENTENCE.fullmatch(x)), each)
    return found[:SENTENCES]


def write_corpus(folder: Path, sentences: Sequence[str]) -> None:
    """Write documents of a hundred sentences, each a paragraph."""
    folder.mkdir(parents=True, exist_ok=True)
    for start in range(0, len(sentences), SENTENCES_A_DOCUMENT):
        part = sentences[start : start + SENTENCES_A_DOCUMENT]
        place = folder / f"{start // SENTENCES_A_DOCUMENT:03}.txt"
        place.write_text("\n\n".join(part) + "\n", encoding="utf-8")


def make_claims(sentences: Sequence[str], count: int) -> list[str]:
    """Return sentences of the corpus with two neighbouring words less or swapped."""
    claims: list[str] = []
    for place, sentence in enumerate(sentences[:: len(sentences) // count][:count]):
        words = sentence.split()
        middle = len(words) // 2
        if place % 2:
            words[middle : middle + 2] = words[middle : middle + 2][::-1]
        else:
            del words[middle : middle + 2]
        claims.append(" ".join(words[:25]).rstrip(".,;") + ".")
    return claims


class Usual:
    """Bi-encoder, the nearest passages, cross-encoder: as sentence-transformers shows.

    Args:
        premises: What is searched and read.
        limit: Most tokens of a pair.
    """

    def __init__(
        self, embedder: Path, verifier: Path, premises: Sequence[str], *, limit: int
    ) -> None:
        from sentence_transformers import CrossEncoder, SentenceTransformer

        self._premises = premises
        self._bi = SentenceTransformer(str(embedder), device="cpu")
        self._cross = CrossEncoder(str(verifier), device="cpu", max_length=limit)
        self._cross.model.float()
        self._vectors: Any = None

    def index(self, vectors: np.ndarray) -> None:
        """Take the vectors of the premises."""
        self._vectors = vectors

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Encode texts to unit vectors."""
        found: np.ndarray = self._bi.encode(
            list(texts), batch_size=BATCH, normalize_embeddings=True
        )
        return found

    def judge(self, claims: Sequence[str]) -> list[str]:
        """Return a label for each claim: that of the surest of its passages."""
        similar = self.encode(claims) @ self._vectors.T
        nearest = np.argsort(-similar, axis=1)[:, :PASSAGES]
        pairs = [
            (self._premises[row], claim)
            for claim, rows in zip(claims, nearest, strict=True)
            for row in rows
        ]
        logits = self._cross.predict(pairs, batch_size=BATCH, apply_softmax=True)
        sides = np.asarray(logits).reshape(len(claims), PASSAGES, -1)
        return [str(part.max(axis=0).argmax()) for part in sides]


def oircheck_way(session: Session) -> Callable[[Sequence[str]], list[str]]:
    """Return what judges claims as ``oircheck batch`` does."""

    def judge(claims: Sequence[str]) -> list[str]:
        opening = Ready(CorpusJudge(session, nested=False))
        run: Run[str] = Run(opening, this_process())
        rows = [(claim, Ask(claim)) for claim in claims]
        found = [str((answer or {})["verdict"]) for _, answer in run.answer(rows)]
        close_judges()
        return found

    return judge


def larger(layers: int, width: int, words: int) -> Any:
    """Return a cross-encoder of a size, with random weights, on one thread."""
    from transformers import RobertaConfig, RobertaForSequenceClassification

    config = RobertaConfig(
        vocab_size=words,
        hidden_size=width,
        num_hidden_layers=layers,
        num_attention_heads=width // 64,
        intermediate_size=4 * width,
        max_position_embeddings=514,
        type_vocab_size=1,
        num_labels=3,
    )
    return RobertaForSequenceClassification(config).eval()


def seconds_a_claim(model: Any, lengths: Sequence[int], words: int) -> float:
    """Return the processor's seconds for the pairs of one claim, padded together."""
    import torch

    longest = max(lengths)
    ids = torch.randint(5, words, (len(lengths), longest))
    mask = torch.tensor([[int(at < n) for at in range(longest)] for n in lengths])
    began = time.process_time()
    with torch.inference_mode():
        model(input_ids=ids, attention_mask=mask)
    return time.process_time() - began


def turns(claims: Sequence[str], size: int) -> list[Sequence[str]]:
    """Part claims into turns of a size, each with claims of every text."""
    count = len(claims) // size
    return [claims[start::count] for start in range(count)]


def timed(call: Callable[[], object]) -> float:
    """Return the processor's seconds that a call takes."""
    began = time.process_time()
    call()
    return time.process_time() - began


def corpus_passages(session: Session) -> list[Passage]:
    """Return every passage of the index."""
    index = session._index
    found: list[Passage] = []
    for item in session.documents():
        ids = [f"{item.doc_id}#{number}" for number in range(item.passages)]
        found += index.passages(ids)
    return found


def pair_lengths(
    session: Session, claims: Sequence[str]
) -> tuple[list[list[int]], float]:
    """Return the token lengths of each claim's pairs, and the mean number of them."""
    bundle = session._bundle
    tokenizer = TextTokenizer(bundle.root / Role.VERIFIER / TOKENIZER_FILE)
    lengths: list[list[int]] = []
    for number, claim in enumerate(claims):
        (judged,) = session.check([Claim(claim_id=str(number), text=claim)])
        lengths.append(
            [
                min(
                    bundle.verifier.limit,
                    3
                    + tokenizer.count(item.retrieved.passage.premise)
                    + tokenizer.count(claim),
                )
                for item in judged.evidence
            ]
        )
    pairs = sum(map(len, lengths)) / max(1, len(lengths))
    return lengths, pairs


def main() -> None:
    """Run every way in turns and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--text", type=Path, required=True)
    parser.add_argument("--embedder", type=Path, required=True)
    parser.add_argument("--verifier", type=Path, required=True)
    parser.add_argument("--claims", type=int, default=48)
    parser.add_argument("--large", type=int, default=1, help="claims for large models")
    parser.add_argument("--work", type=Path, default=Path("batch-benchmark"))
    parser.add_argument("--markdown", type=Path)
    options = parser.parse_args()
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    import torch

    torch.set_num_threads(1)
    sentences = take_sentences(options.text)
    write_corpus(options.work / "corpus", sentences)
    claims = make_claims(sentences, options.claims * ROUNDS)
    with open_session(
        corpus=[options.work / "corpus"],
        cache=options.work / "cache",
        policy=Policy(),
    ) as session:
        text = compare(session, claims, options)
    print(text)
    if options.markdown:
        options.markdown.write_text(f"# Claims a second\n\n{text}\n")


def usual_way(session: Session, options: argparse.Namespace) -> tuple[Usual, list[str]]:
    """Return the usual way over the same passages, and their premises.

    The vectors of the passages are kept in the working folder.
    """
    passages = corpus_passages(session)
    premises = [passage.premise for passage in passages]
    limit = session._bundle.verifier.limit
    usual = Usual(options.embedder, options.verifier, premises, limit=limit)
    known = options.work / "vectors.npy"
    if not known.exists():
        np.save(known, usual.encode([passage.view.text for passage in passages]))
    usual.index(np.load(known))
    return usual, premises


def compare(session: Session, claims: list[str], options: argparse.Namespace) -> str:
    """Time every way, and return the table."""
    import torch

    usual, premises = usual_way(session, options)
    ours = oircheck_way(session)
    usual.judge(claims[:2])
    spent = {"oircheck batch": 0.0, "the usual way": 0.0}
    for some in turns(claims, options.claims):
        spent["oircheck batch"] += timed(lambda some=some: ours(some))
        spent["the usual way"] += timed(lambda some=some: usual.judge(some))
    rates = {name: len(claims) / seconds for name, seconds in spent.items()}
    lengths, pairs = pair_lengths(session, claims[:8])
    for name, (layers, width, words) in SIZES.items():
        model = larger(layers, width, words)
        asked = lengths[: options.large]
        seconds = sum(seconds_a_claim(model, item, words) for item in asked)
        rates[f"cross-encoder alone, {name}"] = len(asked) / seconds
        del model
    base = rates["oircheck batch"]
    rows = [
        f"| {name} | {rate:.2f} | {base / rate:.2f} |" for name, rate in rates.items()
    ]
    tokens = sum(map(sum, lengths)) / max(1, sum(map(len, lengths)))
    return "\n".join(
        [
            f"{len(premises):,} passages, {len(claims)} claims in {ROUNDS} turns, "
            f"{pairs:.1f} pairs a claim of {tokens:.0f} tokens; one thread.",
            "",
            "| way | claims a second of processor | oircheck to it |",
            "|---|---|---|",
            *rows,
            "",
            f"{processor()}, Python {platform.python_version()}, torch "
            f"{torch.__version__}. The large models have random weights and were given "
            f"the pairs of {options.large} claim(s), without any retrieval.",
        ]
    )


if __name__ == "__main__":
    main()
