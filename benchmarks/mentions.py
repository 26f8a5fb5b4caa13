"""Scores the number and date reader against an annotated set, and times it.

The output rows are those of ``oircheck mentions --format jsonl``, so the scorer of
the annotated set reads them:

    python benchmarks/mentions.py numgold.jsonl -o predicted.jsonl
    GOLD=numgold.jsonl python score_mentions.py predicted.jsonl -v
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from oircheck.quantities import read_mentions
from oircheck.types import DateInterval, Mention, QuantityKind

SENTENCES_TIMED = 20_000
MEGABYTE = 1_000_000


def row(mention: Mention) -> dict[str, object]:
    """Return a mention in the form of the command line's JSON."""
    found: dict[str, object] = {
        "start": mention.span.start,
        "end": mention.span.end,
        "text": mention.text,
        "kind": mention.kind.value,
        "modifier": mention.modifier.value,
        "low": mention.low,
        "high": mention.high,
        "unit": mention.unit,
        "noun": mention.noun,
    }
    if mention.kind is QuantityKind.DURATION and mention.low == mention.high:
        found["days"] = mention.low
    if mention.dates is not None:
        found["from"] = mention.dates.first and mention.dates.first.isoformat()
        found["to"] = mention.dates.last and mention.dates.last.isoformat()
        found["relative"] = mention.relative
    if mention.time is not None and mention.kind is QuantityKind.TIME:
        found["from"], found["to"] = mention.time
    return found


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
        lines.append(json.dumps({"mentions": [row(mention) for mention in found]}))
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


def main() -> int:
    """Read the set, write the predictions, report the speed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("-o", "--output", type=Path)
    parser.add_argument("--no-speed", action="store_true")
    options = parser.parse_args()
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
