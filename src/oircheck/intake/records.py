"""A line of JSONL: one object, whose own characters are kept."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

BLANK_LINE = "a blank line"
"""The problem of a row in which nothing stands."""

_DEEP = "it is nested too deeply"


@dataclass(frozen=True, slots=True)
class Record:
    """An object of JSONL.

    Attributes:
        raw: The line without white space around it.
        values: For each key, its text; of something else than a text, its JSON, and
            of ``null`` nothing.
        odd: Keys whose value is something else than a text or ``null``.
        problem: Why it is no object; empty if it is one.
    """

    raw: str
    values: Mapping[str, str] = field(default_factory=dict)
    odd: tuple[str, ...] = ()
    problem: str = ""


def read_record(line: str) -> Record:
    """Read one line; whatever it holds, an answer and no error."""
    raw = line.strip()
    if not raw:
        return Record(raw, problem=BLANK_LINE)
    try:
        found: object = json.loads(
            raw, object_pairs_hook=_object, parse_constant=_refuse
        )
    except RecursionError:
        return Record(raw, problem=_DEEP)
    except ValueError as error:
        return Record(raw, problem=f"not JSON: {error}")
    if not isinstance(found, dict):
        return Record(raw, problem="not a JSON object")
    odd = tuple(
        key
        for key, value in found.items()
        if value is not None and not isinstance(value, str)
    )
    values = {str(key): _text(value) for key, value in found.items()}
    return Record(raw, values, odd)


def _text(value: object) -> str:
    if value is None:
        return ""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    # Half a surrogate pair is valid JSON, and no character.
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _object(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"the key {twice!r} is there twice")
    return found


def _refuse(name: str) -> object:
    raise ValueError(f"{name} is no JSON number")
