"""Writes one value of a sentence in another way."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from metamorphic_changes import Change
from metamorphic_read import MONTHS, Date, Number, spelled
from metamorphic_sets import EXACT

from oircheck.types import QuantityKind

SYMBOLS = frozenset("mhz gbps mbps kbps kmph pct dlrs cts tonnes".split()) - {"tonnes"}
"""Units that are written beside digits only."""

Rewriter = Callable[[str, Number], tuple[str, int, int] | None]


def rewritten(text: str, number: Number, rng: random.Random) -> Change | None:
    """Write the same value in another way."""
    ways = [way for way in REWRITERS if way(text, number) is not None]
    if not ways:
        return None
    found = rng.choice(ways)(text, number)
    if found is None:
        return None
    new, start, end = found
    return Change(new, start, end, "agree", "written another way")


def _as_words(text: str, number: Number) -> tuple[str, int, int] | None:
    value = number.written.value
    money = text[number.start - 1 : number.start] in ("$", "\u00a3", "\u20ac")
    if number.words or value.denominator != 1 or value >= 10**6 or money:
        return None
    if number.mention.kind is QuantityKind.ORDINAL or number.written.fine:
        return None
    if text[number.end : number.end + 1] in ("%", "-") or value < 1:
        return None
    if not re.match(r" [a-z]{4,}", text[number.end :]) or number.unit in SYMBOLS:
        return None
    if text[: number.start].rstrip().endswith((" no", "No.", *MONTHS, "umber", "Game")):
        return None
    if number.mention.noun is None and number.mention.unit is None:
        return None
    new = spelled(int(value))
    if not text[: number.start].strip():
        new = new.capitalize()
    changed = text[: number.start] + new + text[number.end :]
    return changed, number.start, number.start + len(new)


def _as_digits(text: str, number: Number) -> tuple[str, int, int] | None:
    if not number.words or number.written.value == 1:
        return None
    if text[: number.start].rstrip().endswith((" no", *MONTHS, "umber", "-")):
        return None
    new = str(int(number.written.value))
    changed = text[: number.start] + new + text[number.end :]
    return changed, number.start, number.start + len(new)


def _separators(text: str, number: Number) -> tuple[str, int, int] | None:
    shown = text[number.start : number.end]
    if number.words or number.written.value < 1000 or "." in shown:
        return None
    value = int(shown.replace(",", ""))
    if value < 10**4 and "," not in shown:
        return None
    new = str(value) if "," in shown else f"{value:,}"
    if new == shown or (len(new) == 4 and new[:2] in ("16", "17", "18", "19", "20")):
        return None
    changed = text[: number.start] + new + text[number.end :]
    return changed, number.start, number.start + len(new)


def _percent(text: str, number: Number) -> tuple[str, int, int] | None:
    if number.mention.kind is not QuantityKind.PERCENT or number.words:
        return None
    match = re.match(r" ?(percent|per cent|pct|%)", text[number.end :])
    if match is None:
        return None
    new = "%" if match.group(1) != "%" else " per cent"
    changed = text[: number.end] + new + text[number.end + match.end() :]
    return changed, number.start, number.end


def _money(text: str, number: Number) -> tuple[str, int, int] | None:
    if text[number.start - 1 : number.start] != "$" or number.start < 1:
        return None
    match = re.match(r" (million|billion|trillion)\b", text[number.end :])
    end = number.end + (match.end() if match else 0)
    if (
        text[end : end + 1] == "-"
        or text[number.start - 2 : number.start - 1].isalpha()
    ):
        return None
    changed = (
        f"{text[: number.start - 1]}{text[number.start : end]} dollars{text[end:]}"
    )
    return changed, number.start - 1, number.end - 1


def _scale(text: str, number: Number) -> tuple[str, int, int] | None:
    match = re.match(r" (million|billion)\b", text[number.end :])
    value = number.written.value
    if match is None or number.words or value.denominator != 1:
        return None
    new = f"{int(value):,}"
    end = number.end + match.end()
    return (
        text[: number.start] + new + text[end:],
        number.start,
        number.start + len(new),
    )


def _lengths(text: str, number: Number) -> tuple[str, int, int] | None:
    value = number.written.value
    table = {"weeks": ("days", 7), "years": ("months", 12), "days": ("hours", 24)}
    if number.mention.kind is not QuantityKind.DURATION or number.unit not in table:
        return None
    if value.denominator != 1 or value > 20 or number.bound != EXACT:
        return None
    if not text[number.end :].startswith(f" {number.unit}"):
        return None
    unit, many = table[number.unit]
    new = str(int(value * many))
    end = number.end + 1 + len(number.unit)
    if re.match(r" (old|of age)", text[end:]):
        return None
    changed = f"{text[: number.start]}{new} {unit}{text[end:]}"
    return changed, number.start, number.start + len(new)


REWRITERS: tuple[Rewriter, ...] = (
    _as_words,
    _as_digits,
    _separators,
    _percent,
    _money,
    _scale,
    _lengths,
)


def date_rewritten(text: str, date: Date, rng: random.Random) -> Change | None:
    """Write the same date in another way."""
    month, day, year = (date.match.group(name) for name in ("month", "day", "year"))
    ways = []
    if month and day and year:
        ways += [f"{day} {month} {year}", f"{month} {day}, {year}"]
        ways.append(f"{year}-{MONTHS[month]:02d}-{int(day):02d}")
    elif month and day:
        ways += [f"{day} {month}", f"{month} {day}"]
    if (
        month
        and (day or year)
        and month not in ("May", "March", "April", "June", "July")
    ):
        ways.append(date.match.group().replace(month, f"{month[:3]}."))
    ways = [way for way in ways if way != date.match.group()]
    if not ways:
        return None
    new, start = rng.choice(ways), date.match.start()
    changed = text[:start] + new + text[date.match.end() :]
    return Change(changed, start, start + len(new), "agree", "written another way")
