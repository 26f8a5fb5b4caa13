"""What was found, written down so that it can be read back value by value.

A table of the values in the order in which each needs only earlier ones: a passage
that bears on ten claims stands there once. Only frozen values of this package are
written and built again; nothing that is read is ever run.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum

from oircheck import findings
from oircheck.gate.run import Outcome
from oircheck.types import Provenance, documents, judgements, places, values, words

DAY = "day"
"""How a date is called in the table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What came of drafts that rest on one corpus.

    Attributes:
        notices: What the user should know although nothing failed.
    """

    outcomes: tuple[Outcome, ...]
    provenance: Provenance
    notices: tuple[str, ...]


def _classes() -> Mapping[str, type]:
    found: dict[str, type] = {_name(item): item for item in (Kept, Outcome)}
    for module in (findings, documents, judgements, places, values, words):
        for item in vars(module).values():
            if isinstance(item, type) and (
                is_dataclass(item) or issubclass(item, Enum)
            ):
                found[_name(item)] = item
    return found


def _name(item: type) -> str:
    """Return what a class is called in the table: two modules have an Outcome."""
    return f"{item.__module__.rpartition('.')[2]}.{item.__name__}"


_CLASSES = _classes()
_NAMES: Mapping[type, tuple[str, ...]] = {
    item: tuple(field.name for field in fields(item))
    for item in _CLASSES.values()
    if is_dataclass(item)
}


def dump_kept(kept: Kept) -> str:
    """Write down what was found, as JSON in ASCII.

    Raises:
        TypeError: If a value is of a kind that cannot be written.
    """
    table = _Table()
    table.add(kept)
    return json.dumps(table.rows, separators=(",", ":"))


def load_kept(text: str) -> Kept:
    """Read back what ``dump_kept`` wrote; it is equal to what was written.

    Raises:
        ValueError: If the text is not such a table.
    """
    rows = json.loads(text)
    built: list[object] = []
    try:
        for name, *parts in rows:
            built.append(_built(name, [_read(part, built) for part in parts]))
    except (TypeError, KeyError, IndexError) as error:
        raise ValueError(f"not what was kept: {error}") from error
    if built and isinstance(built[-1], Kept):
        return built[-1]
    raise ValueError("not what was kept: no findings in it")


class _Table:
    """Rows of values, each after those that it is made of."""

    def __init__(self) -> None:
        self.rows: list[list[object]] = []
        self._known: dict[int, int] = {}

    def add(self, value: object) -> int:
        """Add a value and what it is made of; return its number."""
        known = self._known.get(id(value))
        if known is not None:
            return known
        if isinstance(value, Enum):
            row: list[object] = [_name(type(value)), value.value]
        elif type(value) is dt.date:
            row = [DAY, value.isoformat()]
        elif type(value) in _NAMES:
            names = _NAMES[type(value)]
            parts = [self._written(getattr(value, name)) for name in names]
            row = [_name(type(value)), *parts]
        else:
            raise TypeError(f"cannot be kept: {type(value).__name__}")
        self.rows.append(row)
        # The value outlives this table, so its number stays its own.
        self._known[id(value)] = len(self.rows) - 1
        return len(self.rows) - 1

    def _written(self, value: object) -> object:
        if isinstance(value, tuple):
            return [self._written(item) for item in value]
        if isinstance(value, Enum) or not isinstance(
            value, str | bool | int | float | None
        ):
            return {"": self.add(value)}
        return value


def _read(written: object, built: list[object]) -> object:
    if isinstance(written, list):
        return tuple([_read(item, built) for item in written])
    if isinstance(written, dict):
        return built[written[""]]
    return written


def _built(name: str, parts: list[object]) -> object:
    if name == DAY:
        return dt.date.fromisoformat(str(parts[0]))
    kind = _CLASSES[name]
    if kind not in _NAMES:
        return kind(*parts)
    return kind(**dict(zip(_NAMES[kind], parts, strict=True)))
