"""Tries the laws of the comparer on real sentences.

    python benchmarks/comparer_laws.py --text DATA/text -o results/comparer-laws.md

A sentence agrees with itself, also beside an unrelated sentence; conflict is mutual;
the order of reading changes nothing; two sentences about other things, the nearest by
their words and some by chance, are hardly ever in conflict.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from metamorphic import REFERENCE, SEED, sentences

from oircheck.quantities import ValueComparer, read_mentions
from oircheck.types import Comparison, Outcome

TRIED = 1_000
POOL = 6_000
NEAREST, CHANCE = 5, 2
COMMON = 400
"""Words in more sentences of the pool than this find no neighbours."""

_WORD = re.compile(r"[A-Za-z]{3,}")


@dataclass
class Found:
    """What was counted."""

    counts: Counter[str] = field(default_factory=Counter)
    conflicts: list[tuple[str, str, Comparison]] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)


def compare(claim: str, unit: str, context: str = "") -> tuple[Comparison, ...]:
    """Compare two sentences of one day."""
    return ValueComparer().compare(
        claim=claim,
        claim_date=REFERENCE,
        unit=unit,
        context=context,
        passage_date=REFERENCE,
    )


def conflicts(found: tuple[Comparison, ...]) -> list[Comparison]:
    """Return the values in conflict."""
    return [one for one in found if one.outcome is Outcome.CONFLICT]


def with_itself(text: str, other: str, found: Found) -> None:
    """Set a sentence beside itself, alone and after another one."""
    own = compare(text, text)
    outcomes = {one.outcome for one in own}
    found.counts["sentences"] += 1
    found.counts["agree with themselves"] += outcomes == {Outcome.AGREE}
    found.counts["conflict with themselves"] += Outcome.CONFLICT in outcomes
    found.counts["repeated alike"] += compare(text, text) == own
    beside = compare(text, text, context=other)
    same = [one.outcome for one in beside] == [one.outcome for one in own]
    found.counts["the same beside another sentence"] += same
    if outcomes != {Outcome.AGREE} or not same:
        found.broken.append(text)


def with_others(text: str, others: list[str], kind: str, found: Found) -> None:
    """Set a sentence beside others, both ways."""
    for other in others:
        there = conflicts(compare(text, other))
        back = conflicts(compare(other, text))
        found.counts[f"pairs {kind}"] += 1
        found.counts[f"conflicts {kind}"] += bool(there)
        found.counts[f"mutual {kind}"] += bool(there) and bool(back)
        if there:
            found.conflicts.append((text, other, there[0]))


def neighbours(pool: list[str], tried: list[str]) -> dict[str, list[str]]:
    """Return the sentences of the pool that share most words with each one."""
    places: dict[str, list[int]] = defaultdict(list)
    words = [frozenset(_WORD.findall(text.lower())) for text in pool]
    for at, each in enumerate(words):
        for word in sorted(each):
            places[word].append(at)
    near = {}
    for text in tried:
        own = frozenset(_WORD.findall(text.lower()))
        shared: Counter[int] = Counter()
        for word in sorted(own):
            if len(places[word]) <= COMMON:
                shared.update(places[word])
        ranked = sorted(shared, key=lambda at: (-shared[at], at))
        near[text] = [pool[at] for at in ranked if pool[at] != text][:NEAREST]
    return near


def run(folder: Path) -> Found:
    """Try every law."""
    found, rng = Found(), random.Random(SEED)
    pool, seen = [], set()
    for text in islice(sentences(folder), 3 * POOL):
        if text not in seen and read_mentions(text, reference=REFERENCE):
            pool.append(text)
        seen.add(text)
        if len(pool) == POOL:
            break
    tried = pool[:TRIED]
    near = neighbours(pool, tried)
    for text in tried:
        with_itself(text, rng.choice(pool), found)
        with_others(text, near[text], "nearest", found)
        with_others(text, rng.sample(pool, CHANCE), "by chance", found)
    return found


def report(found: Found) -> str:
    """Return the figures as Markdown."""
    counts = found.counts
    lines = [f"| law | of {counts['sentences']} sentences |", "|---|---|"]
    for name in (
        "agree with themselves",
        "conflict with themselves",
        "repeated alike",
        "the same beside another sentence",
    ):
        lines.append(f"| {name} | {counts[name]} |")
    lines += ["", "| pairs | compared | in conflict | mutual |", "|---|---|---|---|"]
    for kind in ("nearest", "by chance"):
        lines.append(
            f"| {kind} | {counts[f'pairs {kind}']} | {counts[f'conflicts {kind}']} |"
            f" {counts[f'mutual {kind}']} |"
        )
    return "\n".join(lines) + "\n"


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--text", type=Path, required=True)
    parser.add_argument("-o", "--output", type=Path)
    parser.add_argument("--conflicts", type=Path, help="where to list conflicts")
    arguments = parser.parse_args()
    found = run(arguments.text)
    text = report(found)
    print(text, end="")
    if arguments.output:
        arguments.output.write_text(text, encoding="utf-8")
    if arguments.conflicts:
        rows = [
            f"{one.claimed.text} / {one.stated.text} ({one.reason})\n  {a}\n  {b}"
            for a, b, one in found.conflicts
        ]
        rows += ["## not agreeing with themselves", *found.broken]
        arguments.conflicts.write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
