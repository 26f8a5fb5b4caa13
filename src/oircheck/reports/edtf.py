"""Dates of publication in words: what is approximate is said to be."""

from __future__ import annotations

import re
from collections.abc import Mapping

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_DATE = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?P<qualifier>[~?%])?"
)
_QUALIFIED: Mapping[str, str] = {
    "": "{}",
    "~": "about {}",
    "?": "{} (uncertain)",
    "%": "about {} (uncertain)",
}
_OPEN_ENDS = frozenset({"", ".."})


def readable_date(edtf: str | None) -> str:
    """Return a date of publication in words; what is no EDTF date comes back as it is.

    ``2020-07-05~`` reads "about 5 July 2020", ``2020-05/2020-07`` "May 2020 to
    July 2020", ``None`` "date unknown".
    """
    if edtf is None:
        return "date unknown"
    first, slash, last = edtf.partition("/")
    if not slash:
        return _one(first)
    if first in _OPEN_ENDS:
        return f"until {_one(last)}"
    if last in _OPEN_ENDS:
        return f"from {_one(first)}"
    return f"{_one(first)} to {_one(last)}"


def _one(edtf: str) -> str:
    match = _DATE.fullmatch(edtf)
    if match is None:
        return edtf
    year, month, day = match.group("year", "month", "day")
    words = year.lstrip("0") or "0"
    if month:
        if not 1 <= int(month) <= len(MONTHS):
            return edtf
        words = f"{MONTHS[int(month) - 1]} {words}"
    if day:
        words = f"{int(day)} {words}"
    return _QUALIFIED[match.group("qualifier") or ""].format(words)
