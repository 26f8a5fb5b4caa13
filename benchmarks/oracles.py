"""Runs three other readers beside ours and collects where they differ.

In an environment of its own, with ``recognizers-text-suite``, ``emoji<2``,
``quantulum3`` and ``pyduckling-native-phihos``, and this project's ``src`` on the
path. The input is a folder of ``*.txt.gz`` files with a sentence on each line:

    python benchmarks/oracles.py FOLDER -n 2000 -o differences.jsonl
"""

from __future__ import annotations

import argparse
import calendar
import collections
import datetime as dt
import gzip
import json
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from oircheck.quantities.mentions.reader import read_mentions
from oircheck.types import DateInterval, Mention, QuantityKind

PUBLISHED = dt.date(2020, 8, 14)
NEAR = 1e-3
NEAR_LENGTH = 0.03
"""How far two lengths of time may lie apart: a month has 30 or 30.4375 days."""

_NUMBERS = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred"
    r"|thousand|million|billion|half|third|quarter|twice|percent|several|january"
    r"|february|april|june|july|august|september|october|november|december|monday"
    r"|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday|century|decade)\b",
    re.IGNORECASE,
)
CRASHES = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What the other readers have been seen to end with; counted, and gone on from."""

_GROUPS = {
    QuantityKind.DATE: "date",
    QuantityKind.TIME: "time",
    QuantityKind.DURATION: "length",
}
_DAYS = {
    "second": 1 / 86400,
    "minute": 1 / 1440,
    "hour": 1 / 24,
    "day": 1.0,
    "week": 7.0,
    "month": 30.4375,
    "quarter": 91.3125,
    "year": 365.25,
    "decade": 3652.5,
    "century": 36525.0,
}


@dataclass(frozen=True)
class Seen:
    """What a reader sees: a place, a sort of value, and readings of it."""

    start: int
    end: int
    group: str
    values: tuple[tuple[object, object], ...]
    text: str

    def overlaps(self, other: Seen) -> bool:
        """Whether the two places share a character."""
        return self.start < other.end and other.start < self.end


def sentences(folder: Path, count: int) -> list[tuple[str, str]]:
    """Take sentences with numbers evenly from every file of the folder.

    Returns:
        (file and number of the line, "brown:17"; sentence) of each.
    """
    files = sorted(folder.glob("*.txt.gz"))
    found: list[tuple[str, str]] = []
    for path in files:
        name = path.name.removesuffix(".txt.gz")
        with gzip.open(path, "rt", encoding="utf-8", errors="replace") as stream:
            lines = [
                (f"{name}:{number}", line.strip())
                for number, line in enumerate(stream, start=1)
                if _NUMBERS.search(line)
            ]
        wanted = count // len(files)
        step = max(1, len(lines) // wanted)
        found.extend(lines[: step * wanted : step])
    return found


def ours(text: str) -> list[Seen]:
    """Read with the reader of this project."""
    reference = DateInterval(PUBLISHED, PUBLISHED)
    return [_seen(one) for one in read_mentions(text, reference=reference)]


def _seen(one: Mention) -> Seen:
    group = _GROUPS.get(one.kind, "number")
    value: tuple[object, object] = (one.low, one.high)
    if one.kind is QuantityKind.DATE and one.dates:
        value = (str(one.dates.first), str(one.dates.last))
    elif one.time:
        value = one.time
    return Seen(one.span.start, one.span.end, group, (value,), one.text)


def recognizers() -> Callable[[str], list[Seen]]:
    """Return Microsoft's recognizers for English."""
    from recognizers_date_time import recognize_datetime
    from recognizers_number import (
        recognize_number,
        recognize_ordinal,
        recognize_percentage,
    )
    from recognizers_number_with_unit import (
        recognize_age,
        recognize_currency,
        recognize_dimension,
    )

    plain: Sequence[Callable[..., Iterable[Any]]] = (
        recognize_percentage,
        recognize_currency,
        recognize_dimension,
        recognize_age,
        recognize_ordinal,
        recognize_number,
    )
    when = dt.datetime.combine(PUBLISHED, dt.time())

    def read(text: str) -> list[Seen]:
        found: list[Seen] = []
        for one in recognize_datetime(text, "en-us", reference=when):
            seen = _of_recognizer(one)
            if seen:
                found.append(seen)
        for recognize in plain:
            for one in recognize(text, "en-us"):
                value = _number((one.resolution or {}).get("value"))
                seen = Seen(
                    one.start, one.end + 1, "number", ((value, value),), one.text
                )
                if not any(seen.overlaps(other) for other in found):
                    found.append(seen)
        return found

    return read


def _of_recognizer(one: Any) -> Seen | None:
    kind = one.type_name.rpartition(".")[2]
    values: list[tuple[object, object]] = []
    group = "date"
    for each in (one.resolution or {}).get("values") or ():
        if kind == "duration":
            days = float(each.get("value", 0)) / 86400
            group = "length"
            values.append((days, days))
        elif kind in ("time", "timerange"):
            group = "time"
            start = str(each.get("value") or each.get("start"))[:5]
            values.append((start, str(each.get("end") or start)[:5]))
        else:
            start = str(each.get("value") or each.get("start"))[:10]
            end = str(each.get("end") or start)[:10]
            values.append((start, _day_before(end) if kind == "daterange" else end))
    return Seen(one.start, one.end + 1, group, tuple(values), one.text)


def _day_before(text: str) -> str:
    try:
        return str(dt.date.fromisoformat(text) - dt.timedelta(days=1))
    except ValueError:
        return text


def quantulum() -> Callable[[str], list[Seen]]:
    """Return quantulum3; it reads no dates."""
    from quantulum3 import parser

    def read(text: str) -> list[Seen]:
        found = []
        for one in parser.parse(text):
            spread = one.uncertainty or 0
            low, high = one.value - spread, one.value + spread
            group, factor = "number", 1.0
            if one.unit.entity.name == "time":
                group, factor = "length", _DAYS.get(one.unit.name, 1.0)
            found.append(
                Seen(*one.span, group, ((low * factor, high * factor),), one.surface)
            )
        return found

    return read


def duckling() -> Callable[[str], list[Seen]]:
    """Return Duckling for English (US)."""
    import duckling as duck

    zones = duck.load_time_zones("/usr/share/zoneinfo")
    stamp = calendar.timegm(PUBLISHED.timetuple())
    locale = duck.parse_locale("EN_US", duck.default_locale_lang(duck.parse_lang("EN")))
    context = duck.Context(duck.parse_ref_time(zones, "UTC", stamp), locale)
    names = (
        "time duration number ordinal amount-of-money distance temperature volume"
        " quantity"
    ).split()
    dimensions = duck.parse_dimensions(names)

    def read(text: str) -> list[Seen]:
        found = [_of_duckling(one) for one in duck.parse(text, context, dimensions)]
        return _widest([one for one in found if one is not None])

    return read


def _of_duckling(one: Mapping[str, Any]) -> Seen | None:
    value = one["value"]
    place = one["start"], one["end"]
    if one["dim"] == "time":
        readings = [_time_of(each) for each in value.get("values") or [value]]
        clock = all(grain in ("hour", "minute", "second") for _, grain in readings)
        values = tuple(ends for ends, _ in readings)
        if clock:
            values = tuple(
                (str(first)[11:16], str(last)[11:16]) for first, last in values
            )
        else:
            values = tuple((str(first)[:10], str(last)[:10]) for first, last in values)
        return Seen(*place, "time" if clock else "date", values, one["body"])
    if one["dim"] == "duration":
        days = value["normalized"]["value"] / 86400
        return Seen(*place, "length", ((days, days),), one["body"])
    low = value.get("value", (value.get("from") or {}).get("value"))
    high = value.get("value", (value.get("to") or {}).get("value"))
    return Seen(*place, "number", ((low, high),), one["body"])


def _time_of(value: Mapping[str, Any]) -> tuple[tuple[str, str], str]:
    first = value.get("from") or value
    last = value.get("to")
    grain = str(first.get("grain", "day"))
    start = str(first.get("value"))
    if last:
        end = dt.datetime.fromisoformat(str(last["value"]))
        step = dt.timedelta(minutes=1) if grain == "minute" else dt.timedelta(days=1)
        return (start, (end - step).isoformat()), grain
    if grain in ("hour", "minute", "second") or len(start) < 10:
        return (start, start), grain
    begin = dt.datetime.fromisoformat(start)
    return (start, _last_day(begin, grain).isoformat()), grain


def _last_day(day: dt.datetime, grain: str) -> dt.datetime:
    months = {"month": 1, "quarter": 3, "year": 12}.get(grain)
    if months is None:
        return day + dt.timedelta(days=6 if grain == "week" else 0)
    index = day.year * 12 + day.month - 1 + months
    after = day.replace(year=index // 12, month=index % 12 + 1, day=1)
    return after - dt.timedelta(days=1)


def _widest(found: list[Seen]) -> list[Seen]:
    kept: list[Seen] = []
    for one in sorted(found, key=lambda each: each.start - each.end):
        if not any(one.overlaps(other) for other in kept):
            kept.append(one)
    return kept


def _number(value: object) -> float | None:
    text = str(value).strip().rstrip("%")
    try:
        return float(text)
    except ValueError:
        return None


def same(one: Seen, other: Seen) -> bool:
    """Whether a reading of the one is a reading of the other."""
    if one.group != other.group:
        return False
    near = NEAR_LENGTH if one.group == "length" else NEAR
    return any(_same(a, b, near) for a in one.values for b in other.values)


def _same(
    one: tuple[object, object], other: tuple[object, object], near: float
) -> bool:
    for mine, theirs in zip(one, other, strict=True):
        if isinstance(mine, float | int) and isinstance(theirs, float | int):
            if abs(mine - theirs) > near * max(abs(mine), 1e-9):
                return False
        elif str(mine)[:10] != str(theirs)[:10]:
            return False
    return True


def differences(
    mine: list[Seen], theirs: list[Seen]
) -> Iterator[tuple[str, list[Seen], list[Seen]]]:
    """Yield how each mention of either side fares on the other.

    Yields:
        The outcome, what we see there, and what they see there.
    """
    for one in theirs:
        near = [each for each in mine if each.overlaps(one)]
        if not near:
            yield "only theirs", near, [one]
        elif any(same(each, one) for each in near):
            yield "same", near, [one]
        else:
            groups = {each.group for each in near}
            yield ("value" if one.group in groups else "kind"), near, [one]
    for each in mine:
        if not any(each.overlaps(one) for one in theirs):
            yield "only ours", [each], []


def _lines(
    row: str,
    oracle: str,
    text: str,
    found: Iterable[tuple[str, list[Seen], list[Seen]]],
) -> Iterator[str]:
    """Yield the difference of each mention that is not the same, for a reader."""
    for outcome, mine, theirs in found:
        if outcome == "same":
            continue
        record = {
            "row": row,
            "oracle": oracle,
            "outcome": outcome,
            "text": text,
            "ours": [(one.text, one.group, one.values) for one in mine],
            "theirs": [(one.text, one.group, one.values) for one in theirs],
        }
        yield json.dumps(record, ensure_ascii=False) + "\n"


def main() -> int:
    """Run all readers and write the sentences on which they differ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("-n", type=int, default=2000)
    parser.add_argument("-o", "--output", type=Path)
    options = parser.parse_args()
    texts = sentences(options.folder, options.n)
    mine = [ours(text) for _, text in texts]
    lines = []
    for name, build in (
        ("recognizers-text", recognizers),
        ("quantulum3", quantulum),
        ("Duckling", duckling),
    ):
        read, began = build(), time.process_time()
        counts: collections.Counter[str] = collections.Counter()
        for (row, text), own in zip(texts, mine, strict=True):
            try:
                theirs = read(text)
            except CRASHES as error:
                counts[f"crash {type(error).__name__}"] += 1
                continue
            if name == "quantulum3":
                own = [one for one in own if one.group in ("number", "length")]
            found = list(differences(own, theirs))
            counts.update(outcome for outcome, _, _ in found)
            lines.extend(_lines(row, name, text, found))
        speed = len(texts) / (time.process_time() - began)
        sys.stdout.write(f"{name}: {dict(counts)}, {speed:.0f} sentences/s\n")
    if options.output:
        options.output.write_text("".join(lines), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
