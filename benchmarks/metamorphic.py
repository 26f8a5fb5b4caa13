"""Changes one value of a real sentence and compares it with the sentence itself.

Each sentence is its own source. A value written another way has to agree; a changed
value has to get the outcome that the semantics give, which ``metamorphic_sets`` works
out apart from the package. Give the folder of plain sentences:

    python benchmarks/metamorphic.py --text DATA/text -o results/metamorphic.md
"""

from __future__ import annotations

import argparse
import datetime as dt
import gzip
import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from metamorphic_changes import (
    Change,
    factor,
    next_period,
    one_digit,
    one_place,
    reversed_or_unit,
)
from metamorphic_read import Date, Number, date_of, number_of
from metamorphic_rewrites import date_rewritten, rewritten

from oircheck.quantities import ValueComparer, read_mentions
from oircheck.types import Comparison, DateInterval, Outcome, Span

WANTED = 5_000
SEED = 20260714
SHORTEST, LONGEST = 30, 300
REFERENCE = DateInterval(dt.date(2010, 6, 15), dt.date(2010, 6, 15))
SHOWN = 40
"""Failures that are printed of each class."""

LEAST_REWRITTEN, LEAST_CHANGED = 0.99, 0.97
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"\u201c])")
_CLASSES: dict[str, Callable[[str, Number, random.Random], Change | None]] = {
    "one place": one_place,
    "one digit": one_digit,
    "a factor": factor,
    "bound or unit": reversed_or_unit,
}
_DATED = "next month or year"
CLASSES = (*_CLASSES, _DATED)


@dataclass(frozen=True)
class Failure:
    """A change that did not come out as the semantics say."""

    name: str
    change: Change
    source: str
    found: str


@dataclass
class Tally:
    """What was seen so far."""

    right: Counter[str] = field(default_factory=Counter)
    seen: Counter[str] = field(default_factory=Counter)
    failures: list[Failure] = field(default_factory=list)
    unlike: int = 0
    itself: list[str] = field(default_factory=list)

    def add(self, name: str, change: Change, source: str, found: str) -> None:
        """Count one comparison."""
        kind = "conflict" if change.outcome == "conflict" else "other"
        good = found == change.outcome
        for key in (name, f"{name} / {kind}", kind if name in CLASSES else "same"):
            self.seen[key] += 1
            self.right[key] += good
        if not good:
            self.failures.append(Failure(name, change, source, found))

    def share(self, key: str) -> float:
        """Return the share that came out right."""
        return self.right[key] / self.seen[key] if self.seen[key] else 0.0


def sentences(folder: Path) -> Iterator[str]:
    """Return sentences of every file in turn, in an order fixed by the seed."""
    rows = []
    for path in sorted(folder.glob("*.txt.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            lines = [line.strip() for line in file if line.strip()]
        random.Random(SEED).shuffle(lines)
        rows.append(
            sentence.strip()
            for line in lines
            for sentence in _SENTENCE.split(line)
            if SHORTEST <= len(sentence) <= LONGEST
        )
    while rows:
        for row in list(rows):
            sentence = next(row, None)
            if sentence is None:
                rows.remove(row)
            elif sentence[-1:] in '.!?"\u201d':
                yield sentence


def outcome_at(found: Sequence[Comparison], change: Change) -> str:
    """Return the outcome for the changed value."""
    place = Span(change.start, max(change.end, change.start + 1))
    outcomes = [one.outcome for one in found if one.claimed.value.overlaps(place)]
    for outcome in (Outcome.CONFLICT, Outcome.AGREE, Outcome.UNDETERMINED):
        if outcome in outcomes:
            return outcome.value
    return Outcome.NOT_COMPARABLE.value


def run(folder: Path, wanted: int) -> Tally:
    """Change ``wanted`` sentences, each class as often as the others."""
    rng, tally, comparer = random.Random(SEED), Tally(), ValueComparer()
    quota: Counter[str] = Counter()
    seen: set[str] = set()

    def compare(claim: str, source: str) -> tuple[Comparison, ...]:
        return comparer.compare(
            claim=claim,
            claim_date=REFERENCE,
            unit=source,
            context="",
            passage_date=REFERENCE,
        )

    done = 0
    for source in sentences(folder):
        if done == wanted:
            break
        if source in seen:
            continue
        seen.add(source)
        picked = _picked(source, rng, quota, wanted // len(CLASSES), tally)
        if picked is None:
            continue
        name, change, same = picked
        done += 1
        quota[name] += 1
        tally.add(
            name, change, source, outcome_at(compare(change.text, source), change)
        )
        if same is not None:
            found = outcome_at(compare(same.text, source), same)
            tally.add("rewritten", same, source, found)
        own = compare(source, source)
        if any(one.outcome is Outcome.CONFLICT for one in own):
            tally.itself.append(source)
    return tally


def _picked(
    text: str, rng: random.Random, quota: Counter[str], most: int, tally: Tally
) -> tuple[str, Change, Change | None] | None:
    """Choose a value of a sentence and the class of its change."""
    mentions = read_mentions(text, reference=REFERENCE)
    numbers, dates = [], []
    for mention in mentions:
        number, date = number_of(text, mention), date_of(text, mention)
        if number is not None:
            numbers.append(number)
        elif date is not None:
            dates.append(date)
        else:
            tally.unlike += 1
    found: list[tuple[str, Change, Number | Date]] = []
    for number in numbers:
        for name, make in _CLASSES.items():
            change = make(text, number, rng)
            if change is not None and quota[name] < most:
                found.append((name, change, number))
    for date in dates:
        change = next_period(text, date, rng)
        if change is not None and quota[_DATED] < most:
            found.append((_DATED, change, date))
    if not found:
        return None
    fewest = min(quota[name] for name, _, _ in found)
    name, change, value = rng.choice([x for x in found if quota[x[0]] == fewest])
    same = (
        date_rewritten(text, value, rng)
        if isinstance(value, Date)
        else rewritten(text, value, rng)
    )
    return name, change, same


def report(tally: Tally, wanted: int) -> str:
    """Return the figures as Markdown."""
    lines = [
        f"{wanted} sentences, seed {SEED}; {tally.unlike} values were of no form that"
        " the benchmark changes.",
        "",
        "| class | conflict expected | right | another outcome expected | right |",
        "|---|---|---|---|---|",
    ]
    for name in (*CLASSES, "rewritten"):
        one, other = f"{name} / conflict", f"{name} / other"
        lines.append(
            f"| {name} | {tally.seen[one]} | {tally.share(one):.3f} |"
            f" {tally.seen[other]} | {tally.share(other):.3f} |"
        )
    changed = sum(tally.seen[name] for name in CLASSES)
    right = sum(tally.right[name] for name in CLASSES)
    lines += [
        "",
        f"changed values: {right} of {changed} right ({right / changed:.4f});"
        f" of these {tally.seen['conflict']} must conflict"
        f" ({tally.share('conflict'):.4f} right), {tally.seen['other']} must not"
        f" ({tally.share('other'):.4f} right)",
        f"values written another way: {tally.right['rewritten']} of"
        f" {tally.seen['rewritten']} agree ({tally.share('rewritten'):.4f})",
        f"sentences that conflict with themselves: {len(tally.itself)}",
    ]
    return "\n".join(lines) + "\n"


def failures(tally: Tally, most: int) -> str:
    """Return the first failures of each class, to be read."""
    rows: dict[str, list[Failure]] = defaultdict(list)
    for failure in tally.failures:
        rows[failure.name].append(failure)
    lines = []
    for name, found in rows.items():
        kinds = Counter((one.change.outcome, one.found) for one in found)
        lines.append(f"## {name}: {len(found)} {dict(kinds)}")
        for one in found[:most]:
            at = one.change.start
            near = one.change.text[max(0, at - 30) : at + 40]
            lines.append(
                f"{one.change.outcome} > {one.found} [{one.change.how}] {near}"
            )
            lines.append(f"    {one.source}")
    lines += ["## itself", *tally.itself[:most]]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--text", type=Path, required=True)
    parser.add_argument("--sentences", type=int, default=WANTED)
    parser.add_argument("-o", "--output", type=Path)
    parser.add_argument("--failures", type=Path, help="where to list what failed")
    arguments = parser.parse_args()
    began = time.process_time()
    tally = run(arguments.text, arguments.sentences)
    text = report(tally, arguments.sentences)
    print(text, f"{time.process_time() - began:.0f} s", sep="")
    if arguments.output:
        arguments.output.write_text(text, encoding="utf-8")
    if arguments.failures:
        arguments.failures.write_text(failures(tally, SHOWN), encoding="utf-8")
    changed = sum(tally.right[name] for name in CLASSES) / arguments.sentences
    good = changed >= LEAST_CHANGED and tally.share("rewritten") >= LEAST_REWRITTEN
    raise SystemExit(0 if good and not tally.itself else 1)


if __name__ == "__main__":
    main()
