"""Scores the number and date reader against an annotated set, and times it.

The output rows are those of ``oircheck mentions --format jsonl``, so the scorer of
the annotated set reads them:

    python benchmarks/mentions.py numgold.jsonl -o predicted.jsonl
    GOLD=numgold.jsonl python score_mentions.py predicted.jsonl -v

With ``--cases`` the set has the form of ``tests/data/mention_cases_3.txt``, and is
scored here; with ``--hostile`` no set is needed: texts made to be slow to read are
read at one size and at twice that size.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from oircheck.cli.mentions import mention_row
from oircheck.quantities import read_mentions
from oircheck.types import DateInterval, Mention, QuantityKind

SENTENCES_TIMED = 20_000
MEGABYTE = 1_000_000
HOSTILE_SIZE = 50_000
HOSTILE = (
    "1",
    "-",
    "1-",
    "1,",
    "1.",
    "1/",
    "1:",
    "1e",
    "$",
    "(",
    "'",
    "+1 ",
    "123 ",
    ",000",
    "one ",
    "one-",
    "1 and ",
    "one and ",
    "million ",
    "a million ",
    "one hundred ",
    "one point ",
    "two thirds and ",
    "from 1 to 2 ",
    "between ",
    "3 of the ",
    "half of a ",
    "minus ",
    "May ",
    "4 May 2020 to ",
    "Monday the ",
    "2010-",
    "in 2010 ",
    "the end of the week of ",
    "first ",
    "2 years, 3 months and ",
    "9 h 8 min ",
    "4 May 2020 three days later ",
    "5 points 3% ",
    "Seven ",
    "a.b+c-",
    "\u0663\u0664 \u05e9\u05dc \u202e12\u202c ",
    "\u00bd\u00bc1\u0663",
)
"""Each is repeated until the text is long enough."""


def _reference(text: str | None) -> DateInterval | None:
    if not text:
        return None
    day = dt.date.fromisoformat(text)
    return DateInterval(day, day)


def predict(rows: Sequence[dict[str, str]]) -> list[str]:
    """Return one line of JSON for each row of the set."""
    lines = []
    for each in rows:
        found = read_mentions(each["text"], reference=_reference(each.get("ref")))
        lines.append(
            json.dumps({"mentions": [mention_row(mention) for mention in found]})
        )
    return lines


def _report_speed(texts: Sequence[str]) -> str:
    rounds = max(1, SENTENCES_TIMED // max(1, len(texts)))
    reference = DateInterval(dt.date(2020, 8, 14), dt.date(2020, 8, 14))
    began = time.process_time()
    for _ in range(rounds):
        for text in texts:
            read_mentions(text, reference=reference)
    taken = time.process_time() - began
    speed = rounds * len(texts) / taken
    whole = " ".join(texts)
    parts = []
    for size in (MEGABYTE // 8, MEGABYTE):
        document = (whole * (size // len(whole) + 1))[:size]
        began = time.process_time()
        read_mentions(document, reference=reference)
        parts.append(f"{size / MEGABYTE:g} MB {time.process_time() - began:.2f} s")
    return f"{speed:.0f} sentences/s; one text of " + ", ".join(parts)


def score_cases(path: Path) -> str:
    """Score a set of annotated sentences, and name what is read otherwise."""
    reference, lines = dt.date(2020, 8, 14), []
    wanted_all = right = bent = extra = whole = sentences = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("= "):
            reference = dt.date.fromisoformat(line[2:])
        elif line and not line.startswith("#"):
            text, _, expected = line.removeprefix("? ").rpartition(" |")
            wanted = [part.strip() for part in expected.split(";") if part.strip()]
            day = DateInterval(reference, reference)
            left = list(read_mentions(text, reference=day))
            missed = []
            for part in wanted:
                near = [one for one in left if has_value(part, one)]
                best = next((one for one in near if is_bent(part, one)), None)
                if near:
                    left.remove(best or near[0])
                    right, bent = right + 1, bent + (best is not None)
                if best is None:
                    missed.append(part)
            wanted_all, sentences = wanted_all + len(wanted), sentences + 1
            extra += len(left)
            whole += not missed and not left
            if missed or left:
                lines.append(f"{text}\n  wanted {missed}, {[one.text for one in left]}")
    lines.append(
        f"{right} of {wanted_all} values right ({right / wanted_all:.1%}), {bent} of "
        f"them with the right modifier; {extra} mentions too many; {whole} of "
        f"{sentences} sentences wholly right ({whole / sentences:.1%})"
    )
    return "\n".join(lines) + "\n"


def has_value(expected: str, mention: Mention) -> bool:
    """Whether kind and value are those of "kind low[..high] [unit] [@modifier]"."""
    kind, value, *_ = expected.split()
    if mention.kind.value != kind:
        return False
    if mention.kind is QuantityKind.DATE and mention.dates:
        return value == f"{mention.dates.first}..{mention.dates.last}"
    if mention.time:
        return value == "..".join(mention.time)
    low, joint, high = value.partition("..")
    ends = [(low, mention.low), (high if joint else low, mention.high)]
    return all(
        found is None if not given else found is not None and _near(given, found)
        for given, found in ends
    )


def _near(expected: str, found: float) -> bool:
    return abs(float(expected) - found) <= 1e-3 * max(abs(float(expected)), 1e-12)


def is_bent(expected: str, mention: Mention) -> bool:
    """Whether the modifier is the one annotated; none stands for three."""
    _, _, rest = expected.partition(" @")
    wanted = rest.split()[:1]
    return mention.modifier.value in (wanted or ["exact", "in", "between"])


def report_hostile() -> str:
    """Time each hostile text at one size and at twice that size."""
    lines = []
    for piece in HOSTILE:
        taken = []
        for size in (HOSTILE_SIZE, 2 * HOSTILE_SIZE):
            text = (piece * (size // len(piece) + 1))[:size]
            began = time.process_time()
            read_mentions(text, reference=None)
            taken.append(time.process_time() - began)
        factor = taken[1] / max(taken[0], 1e-6)
        lines.append(f"{piece!r:34} {taken[0]:.2f} s {taken[1]:.2f} s  x{factor:.1f}")
    return "\n".join(lines) + "\n"


def main() -> int:
    """Read the set, write the predictions, report the speed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, nargs="?")
    parser.add_argument("-o", "--output", type=Path)
    parser.add_argument("--no-speed", action="store_true")
    parser.add_argument("--cases", action="store_true")
    parser.add_argument("--hostile", action="store_true")
    options = parser.parse_args()
    if options.hostile:
        sys.stdout.write(report_hostile())
        return 0
    if options.gold is None:
        parser.error("give an annotated set, or --hostile")
    if options.cases:
        sys.stdout.write(score_cases(options.gold))
        return 0
    rows = [
        json.loads(line)
        for line in options.gold.read_text(encoding="utf-8").splitlines()
    ]
    lines = "".join(line + "\n" for line in predict(rows))
    if options.output:
        options.output.write_text(lines, encoding="utf-8")
    else:
        sys.stdout.write(lines)
    if not options.no_speed:
        sys.stderr.write(_report_speed([each["text"] for each in rows]) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
