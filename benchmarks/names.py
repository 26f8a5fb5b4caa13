"""Names compared on claims and passages of the dossiers, against what people judged.

    python benchmarks/names.py --data DATA [--split train|dev] [--markdown FILE]

A claim is set beside every passage of its dossier, sentence by sentence. A conflict
is right where the passage refutes the claim. Also prints how many sentences a second
are read and compared, and how often sentences of news are at odds with themselves.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "training")]

import data as sets
from oircheck.evaluate import Rate
from oircheck.names import NameComparer, read_names
from oircheck.quantities import edtf_interval
from oircheck.text.passages import join_premise
from oircheck.text.sentences import split_sentences
from oircheck.types import Comparison, Outcome

KINDS = ("name", "role", "place")
TEXTS = ("abc_news", "reuters21578", "brown", "boolq_wiki_passages")
TEXT_SENTENCES = 3_000
TEXT_CHARACTERS = 1_500_000


@dataclass(slots=True)
class Tally:
    """What was said of the pairs of claim and passage, by what people said."""

    pairs: Counter[str] = field(default_factory=Counter)
    conflicts: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    agreed: Counter[str] = field(default_factory=Counter)
    kinds: Counter[tuple[str, str]] = field(default_factory=Counter)
    wrong: list[dict[str, object]] = field(default_factory=list)


def pairs(
    dossier: sets.Dossier,
) -> Iterator[tuple[str, str, str, str, list[tuple[str, str]]]]:
    """Yield claim, its kind, gold S, R or N, date, and units with their contexts."""
    units: dict[str, list[tuple[str, str]]] = {}
    dates: dict[str, str] = {}
    for doc in dossier.docs:
        before: list[str] = []
        for number, passage in enumerate(doc["passages"], 1):
            name = f"{doc['id']}{number}"
            units[name] = []
            dates[name] = str(doc["published"])
            for span in split_sentences(passage):
                unit = span.of(passage)
                context = join_premise("", title=str(doc["title"]), before=before)
                units[name].append((unit, context))
                before.append(unit)
    for claim in dossier.claims:
        for name, found in units.items():
            if name in claim["x"]:
                continue
            gold = "S" if name in claim["s"] else "R" if name in claim["r"] else "N"
            yield str(claim["c"]), str(claim["t"]), gold, dates[name], found


def measure(dossiers: list[sets.Dossier]) -> Tally:
    """Compare every claim with every passage."""
    tally, comparer = Tally(), NameComparer()
    for dossier in dossiers:
        for claim, kind, gold, date, units in pairs(dossier):
            found: list[Comparison] = []
            for unit, context in units:
                found.extend(
                    comparer.compare(
                        claim=claim,
                        claim_date=None,
                        unit=unit,
                        context=context,
                        passage_date=edtf_interval(date),
                    )
                )
            _count(tally, claim, kind, gold, units, found)
    return tally


def _count(
    tally: Tally,
    claim: str,
    kind: str,
    gold: str,
    units: list[tuple[str, str]],
    found: list[Comparison],
) -> None:
    conflicts = [one for one in found if one.outcome is Outcome.CONFLICT]
    asked = [one for one in found if one.excludes]
    tally.pairs[gold] += 1
    tally.conflicts[gold] += bool(conflicts)
    tally.asked[gold] += bool(asked)
    tally.agreed[gold] += any(one.outcome is Outcome.AGREE for one in found)
    if gold == "R":
        tally.kinds[kind, "all"] += 1
        tally.kinds[kind, "conflict"] += bool(conflicts)
        tally.kinds[kind, "asked"] += bool(asked)
    if asked:
        tally.wrong.append(
            {
                "gold": gold,
                "kind": kind,
                "claim": claim,
                "units": [unit for unit, _ in units],
                "conflict": bool(conflicts),
                "values": [
                    (one.claimed.text, one.stated.text, one.reason) for one in asked
                ],
            }
        )


def table(tally: Tally) -> str:
    """Return the figures as Markdown."""
    lines = ["| pairs that people judged | refuted | supported | neither |"]
    lines.append("|---|---|---|---|")
    for title, counts in (
        ("all", tally.pairs),
        ("a name in conflict", tally.conflicts),
        ("in conflict, or worth asking about", tally.asked),
        ("a name that agrees", tally.agreed),
    ):
        row = " | ".join(str(counts[gold]) for gold in "RSN")
        lines.append(f"| {title} | {row} |")
    lines.append("")
    for title, counts in (("conflict", tally.conflicts), ("asked", tally.asked)):
        said = sum(counts.values())
        lines.append(f"{title}: right {_share(counts['R'], said)}")
    for kind in KINDS:
        every = tally.kinds[kind, "all"]
        lines.append(
            f"{kind}: of refuting pairs in conflict "
            f"{_share(tally.kinds[kind, 'conflict'], every)}, asked "
            f"{_share(tally.kinds[kind, 'asked'], every)}"
        )
    return "\n".join(lines)


def _share(part: int, whole: int) -> str:
    if not whole:
        return "none"
    low, high = Rate(part, whole).interval
    return f"{part / whole:.3f} ({low:.3f} to {high:.3f}, n {whole})"


def speed(data: Path) -> str:
    """Return how fast names are read and compared, in seconds of one core."""
    sentences = _sentences(data, "abc_news")
    begun = time.process_time()
    for sentence in sentences:
        read_names(sentence)
    read = len(sentences) / (time.process_time() - begun)
    begun = time.process_time()
    for sentence in sentences:
        _compare("General Mark Milley commands CENTCOM.", sentence)
    compared = len(sentences) / (time.process_time() - begun)
    return f"sentences a CPU second: read {read:,.0f}, compared {compared:,.0f}"


def reflexive(data: Path) -> str:
    """Return how often a sentence is at odds with itself, or with its neighbour."""
    lines = []
    for name in TEXTS:
        sentences = _sentences(data, name)
        own = sum(_at_odds(sentence, sentence) for sentence in sentences)
        next_to = sum(_at_odds(one, other) for one, other in pairwise(sentences))
        lines.append(
            f"{name}: of {len(sentences):,} sentences {own} are at odds with "
            f"themselves, {next_to} with the next one"
        )
    return "\n".join(lines)


def _at_odds(claim: str, unit: str) -> bool:
    return any(one.outcome is Outcome.CONFLICT for one in _compare(claim, unit))


def _compare(claim: str, unit: str) -> tuple[Comparison, ...]:
    return NameComparer().compare(
        claim=claim, claim_date=None, unit=unit, context="", passage_date=None
    )


def _sentences(data: Path, name: str) -> list[str]:
    with gzip.open(data / "text" / f"{name}.txt.gz", "rt", encoding="utf-8") as lines:
        text = lines.read(TEXT_CHARACTERS)
    return [span.of(text) for span in split_sentences(text)][:TEXT_SENTENCES]


def main() -> None:
    """Measure, print, and keep the table and the pairs where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--split", choices=("train", "dev"), default="dev")
    parser.add_argument("--markdown", type=Path)
    parser.add_argument("--pairs", type=Path, help="JSON lines of what was excluded")
    options = parser.parse_args()
    paths = sorted((options.data / "dossiers").glob(f"{options.split}*.jsonl"))
    tally = measure(sets.read_dossiers(paths, calibration=None))
    parts = (table(tally), speed(options.data), reflexive(options.data))
    text = "\n\n".join((options.split, *parts))
    print(text)
    if options.markdown:
        options.markdown.write_text(f"# Names on the dossiers of {text}\n")
    if options.pairs:
        lines = [json.dumps(one, ensure_ascii=False) for one in tally.wrong]
        options.pairs.write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
