"""Claims that a corpus of like texts does not settle: how many get a verdict.

    python benchmarks/unsourced.py --text FOLDER [--claims 300] [--markdown FILE]

FOLDER holds the files of ``TEXTS``, a sentence a line. Of each some thousand sentences
make the corpus and others are claims: newswire, science news, fiction and essays, none
of which any training saw. Whoever checks a text of his own asks such questions most of
the time; nearly every verdict is a false one. Shown are the verdicts of ``check`` and
what the gate would call an error.
"""

from __future__ import annotations

import argparse
import gzip
import random
from collections import Counter
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from cold import processor

from oircheck.cli.gate_run import STRICTER
from oircheck.errors import ClaimError
from oircheck.session import open_session
from oircheck.types import Claim, Judgement, Label
from oircheck.verify import Policy

TEXTS = ("abc_news", "reuters21578", "brown")
SENTENCES = 1_300
"""Of each text, in the corpus."""

A_DOCUMENT = 40
WINDOW = 32


def sentences(path: Path) -> list[str]:
    """Return whole sentences of middling length."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        found = [line.strip() for line in lines if 60 < len(line) < 280]
    return [text for text in found if text[0].isupper() and text.endswith(".")]


def divide(folder: Path, count: int) -> tuple[list[str], list[str]]:
    """Return the sentences of the corpus, and those that are claims."""
    draw = random.Random(4)
    corpus: list[str] = []
    claims: list[str] = []
    for name in TEXTS:
        some = draw.sample(sentences(folder / f"{name}.txt.gz"), SENTENCES + count)
        corpus += some[:SENTENCES]
        claims += some[SENTENCES:]
    draw.shuffle(claims)
    return corpus, claims[:count]


def judge(
    corpus: list[str], claims: list[str], work: Path, policy: Policy
) -> list[Judgement]:
    """Return the judgements of the claims that can be judged."""
    for start in range(0, len(corpus), A_DOCUMENT):
        text = "\n\n".join(corpus[start : start + A_DOCUMENT])
        (work / f"{start:05}.txt").write_text(f"{text}\n", encoding="utf-8")
    found: list[Judgement | ClaimError] = []
    with open_session(corpus=[work], cache=work / "cache", policy=policy) as session:
        asked = [Claim(claim_id=str(n), text=text) for n, text in enumerate(claims)]
        for start in range(0, len(asked), WINDOW):
            found += session.check_many(asked[start : start + WINDOW])
    return [item for item in found if isinstance(item, Judgement)]


def table(found: dict[str, list[Judgement]]) -> str:
    """Return the verdicts of each policy as Markdown."""
    labels = list(Label)
    lines = [
        f"| policy | claims | {' | '.join(label.value for label in labels)} |",
        f"|---|---|{'---|' * len(labels)}",
    ]
    for name, items in found.items():
        counts = Counter(item.verdict.label for item in items)
        cells = " | ".join(str(counts[label]) for label in labels)
        lines.append(f"| {name} | {len(items)} | {cells} |")
    return "\n".join([*lines, "", processor()])


def main() -> None:
    """Judge the claims and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--text", type=Path, required=True)
    parser.add_argument("--claims", type=int, default=300)
    parser.add_argument("--show", action="store_true", help="each verdict")
    parser.add_argument("--markdown", type=Path)
    options = parser.parse_args()
    corpus, claims = divide(options.text, options.claims)
    found = {}
    policies = {"check": Policy(), "gate": replace(Policy(), **STRICTER)}
    for name, policy in policies.items():
        with TemporaryDirectory() as work:
            found[name] = judge(corpus, claims, Path(work), policy)
    text = table(found)
    print(text)
    if options.markdown:
        options.markdown.write_text(f"{text}\n")
    if options.show:
        for item in found["check"]:
            verdict = item.verdict
            if verdict.label is not Label.NOT_ENOUGH_INFO:
                cited = [one.retrieved.passage.text for one in verdict.citations[:1]]
                print(verdict.label, verdict.confidence, item.claim.text, cited)


if __name__ == "__main__":
    main()
