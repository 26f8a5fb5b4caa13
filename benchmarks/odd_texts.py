"""Texts as nobody should write them: whatever happens, nothing may break down.

    python benchmarks/odd_texts.py [--minutes 2] [--seed 1] [--keep FOLDER]

Sentences of drafts are cut anywhere and strewn with signs; drafts of them in Markdown,
HTML, reStructuredText and plain text are damaged character by character and go through
the whole gate, beside a corpus made the same way. Encoder and verifier are stand-ins
that answer by digest, so that the branches behind them are walked and a thousand drafts
take minutes. Beside that, sentences made of numbers, units and words of dating alone
are compared with one another.

An error that has a message for the user is none here. Everything else is printed with
the text that brought it about, which ``--keep`` writes to a folder; the status is 1.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import numpy as np
from gate import ROOT, check

from oircheck.errors import OircheckError
from oircheck.intake import parse_draft
from oircheck.models.encoder import OnnxEncoder
from oircheck.models.verifier import OnnxVerifier
from oircheck.session import Session, open_session
from oircheck.testing import HashingEncoder
from oircheck.types import NliScores
from oircheck.verify import COMPARERS, Policy

ERRORS = ROOT / "training" / "texts" / "drafts" / "errors.jsonl"
SENTENCES = 14
DOCUMENTS = 3
NEIGHBOURS = 40
"""Sentences of the same stories that a draft and its corpus are made of."""

COMPARISONS = 400
"""Comparisons of bare values beside each draft."""

SIGNS = "“ ” ’ \" ' - – — ( ) [ ] % $ € / : ; … ½ | * _ ` # > < & \\ ~ ^ { } ! ? \u00a0"
SOUP = (
    "0 1 2 3.45 07 30 99 1999 2020 2,000 1.000.000 12,5 1e5 -5 −12 ½ 1/2 3/4/2020"
    " 12:30 7.30 2004-04-13 2020-03 04.03.2020 1914-18 2020/21 1990s '90s XIV 3rd"
    " 21st Q3 FY2020 % $ € £ °C ° m km kg ft in mph m² p c k bn am pm GMT noon - – /"
    " : ( ) , . ; x ’s million half third quarter quarters dozen hundred thousand"
    " first second zero minus plus two three times twice to and between the of on by"
    " since until till from before after this last next same each every per about"
    " nearly over under up down more less fewer than no not none January May Monday"
    " day days hours week weeks month years year century late early ago old aged AD"
    " BC fiscal people tonnes points votes against for rose fell doubled square"
    " cubic metres"
).split()

FORMS: dict[str, tuple[str, ...]] = {
    "md": (
        "# {}", "{}", "- {}", "1. {}", "> {}", "| a | b |\n|---|---|\n| {} | x |",
        "```\n{}\n```", "<!-- {} -->", "<!-- oircheck: ignore[OC102] {} -->",
        "{}[^1]\n\n[^1]: note", "[{}](http://x.y/z)", "<div>{}</div>", "**{}**",
        "    {}",
    ),
    "html": (
        "<p>{}</p>", "<h1>{}</h1>", "<ul><li>{}<li>b</ul>", "<blockquote>{}",
        "<table><tr><th>a<th>b<tr><td>{}<td rowspan=2>3<tr><td>9</table>", "<td>{}",
        "<pre>{}</pre>", "<p>{}<br>x&hellip;", "<p hidden>{}</p>",
        "<script>{}</script>",
    ),
    "rst": (
        "{}\n====", "{}", "* {}", ".. note:: {}", ".. {}", "|{}|_", "``{}``",
        "+---+---+\n| a | {} |\n+---+---+", "=== ===\na   {}\n=== ===", '"{}", x',
        ".. list-table::\n\n   * - {}\n     - x", ".. csv-table::\n\n   a,{}",
        "::\n\n  {}",
    ),
    "txt": ("{}", "  {}", "{}\n"),
}  # fmt: skip


class Trouble:
    """What broke down, each place in the code once."""

    def __init__(self, keep: Path | None) -> None:
        self.seen: Counter[tuple[str, int | None, str]] = Counter()
        self._keep = keep

    def during(self, suffix: str, text: str, call: Callable[[], object]) -> None:
        """Note what a call raises that has no message for the user."""
        try:
            call()
        except OircheckError:
            return
        except Exception as error:  # noqa: BLE001 - whatever it is
            self._note(suffix, text, error)

    def _note(self, suffix: str, text: str, error: Exception) -> None:
        last = traceback.extract_tb(error.__traceback__)[-1]
        place = (Path(last.filename).name, last.lineno, repr(error)[:80])
        self.seen[place] += 1
        if self.seen[place] > 1:
            return
        told = "".join(traceback.format_exception(error, limit=-4))
        print(f"{place}\n{text!r}\n{told}", flush=True)
        if self._keep is not None:
            name = f"{len(self.seen)}.{suffix}"
            (self._keep / name).write_text(text, encoding="utf-8")


@contextmanager
def stand_ins() -> Iterator[None]:
    """Have encoder and verifier answer by digest."""
    hashing = HashingEncoder()

    def encode(self: OnnxEncoder, texts: Sequence[str]) -> np.ndarray:
        found = np.full((len(texts), self.dimension), 1e-4, dtype=np.float32)
        vectors = hashing.encode(texts)
        found[:, : vectors.shape[1]] += vectors
        unit: np.ndarray = found / np.linalg.norm(found, axis=1, keepdims=True)
        return unit

    def score(_: OnnxVerifier, pairs: Sequence[tuple[str, str]]) -> list[NliScores]:
        return [_by_digest(pair) for pair in pairs]

    with (
        patch.object(OnnxEncoder, "encode", encode),
        patch.object(OnnxVerifier, "score", score),
    ):
        yield


def _by_digest(pair: tuple[str, str]) -> NliScores:
    """Return scores of which one is often high, as those of a verifier are."""
    digest = hashlib.sha256("\0".join(pair).encode("utf-8", "replace")).digest()
    parts = [(byte + 1) ** 2 for byte in digest[:3]]
    return NliScores(*(part / sum(parts) for part in parts))


def odd_sentence(text: str, draw: random.Random) -> str:
    """Return a sentence that is cut, and strewn with signs."""
    words = text.split()
    if draw.random() < 0.5:
        end = draw.randint(1, len(words))
        words = words[draw.choice([0, 0, draw.randrange(end)]) : end]
    for _ in range(draw.choice([0, 0, 1, 1, 2, 3])):
        at = draw.randrange(len(words) + 1)
        words.insert(at, draw.choice([*SIGNS.split(), draw.choice(SOUP)]))
    found = " ".join(words)
    found = found.upper() if draw.random() < 0.1 else found
    return found.rstrip(".,;") if draw.random() < 0.5 else found


def odd_draft(suffix: str, texts: Sequence[str], draw: random.Random) -> str:
    """Return a draft of odd sentences, damaged character by character."""
    parts = [
        draw.choice(FORMS[suffix]).format(odd_sentence(draw.choice(texts), draw))
        for _ in range(SENTENCES)
    ]
    signs = list("\n\n".join(parts))
    for _ in range(draw.choice([0, 1, 3, 10, 30])):
        at = draw.randrange(len(signs) + 1)
        chance = draw.random()
        if chance < 0.4:
            del signs[at : at + draw.randint(1, 30)]
        elif chance < 0.8:
            signs.insert(at, draw.choice([*SIGNS, "\n", "\t", "\u200b", "\x0c", "😀"]))
        else:
            begin = draw.randrange(len(signs) + 1)
            signs[at:at] = signs[begin : begin + draw.randint(1, 40)]
    return "".join(signs)


def soup(draw: random.Random) -> str:
    """Return numbers, units and words of dating, with and without spaces."""
    words = draw.choices(SOUP, k=draw.randint(1, 14))
    return "".join(word + draw.choice("   ") * draw.choice([1, 1, 0]) for word in words)


def compare_values(trouble: Trouble, draw: random.Random) -> None:
    """Compare bare values with one another."""
    for _ in range(COMPARISONS):
        claim, unit, context = soup(draw), soup(draw), draw.choice(["", soup(draw)])
        for comparer in COMPARERS:
            call = partial(
                comparer.compare,
                claim=claim,
                claim_date=None,
                unit=unit,
                context=context,
                passage_date=None,
            )
            trouble.during("txt", f"{claim}\n{unit}\n{context}", call)


@contextmanager
def odd_corpus(texts: Sequence[str], draw: random.Random) -> Iterator[Session]:
    """Open a session on documents of odd sentences."""
    with TemporaryDirectory() as place:
        corpus = Path(place, "corpus")
        corpus.mkdir()
        for number in range(DOCUMENTS):
            own = (odd_sentence(draw.choice(texts), draw) for _ in range(8))
            text = "\n\n".join(own) + "\n"
            (corpus / f"{number}.md").write_text(text, encoding="utf-8")
        cache = Path(place, "cache")
        with open_session(corpus=[corpus], cache=cache, policy=Policy()) as session:
            yield session


def check_text(session: Session, text: str, suffix: str) -> None:
    """Run the gate on a draft."""
    check(session, parse_draft(text.encode(), f"a.{suffix}"))


def main() -> None:
    """Make drafts until the time is over; say what broke down."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=2.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="folder for what breaks down")
    options = parser.parse_args()
    if options.keep:
        options.keep.mkdir(parents=True, exist_ok=True)
    draw = random.Random(options.seed)
    rows = [json.loads(line) for line in ERRORS.read_text("utf-8").splitlines()]
    texts = [row[name] for row in rows for name in ("sentence", "was", "source")]
    trouble, drafts = Trouble(options.keep), 0
    end = time.monotonic() + 60 * options.minutes
    with stand_ins():
        while time.monotonic() < end:
            start = draw.randrange(len(texts) - NEIGHBOURS)
            near = texts[start : start + NEIGHBOURS]
            with odd_corpus(near, draw) as session:
                for suffix in FORMS:
                    text = odd_draft(suffix, near, draw)
                    call = partial(check_text, session, text, suffix)
                    trouble.during(suffix, text, call)
                    drafts += 1
            compare_values(trouble, draw)
    compared = drafts // len(FORMS) * COMPARISONS * len(COMPARERS)
    broke = sum(trouble.seen.values())
    print(f"{drafts} drafts and {compared} comparisons; {broke} broke down")
    sys.exit(bool(trouble.seen))


if __name__ == "__main__":
    main()
