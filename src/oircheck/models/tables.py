"""Typed reading of parsed TOML and JSON: what is missing or odd is named."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from oircheck.errors import ModelLockError

Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a parsed file, and the place that its errors name.

    Every reader raises ``ModelLockError`` for a key that is missing or holds
    something of another type. Keys that nobody asks for are left alone.
    """

    values: Mapping[str, object]
    place: str

    def has(self, key: str) -> bool:
        """Whether the table has the key."""
        return key in self.values

    def text(self, key: str) -> str:
        """Return a string."""
        value = self._value(key)
        if not isinstance(value, str):
            raise self.wrong(key, "a string", value)
        return value

    def name(self, key: str) -> str:
        """Return a string that is not empty."""
        value = self.text(key)
        if not value:
            raise self.wrong(key, "a string that is not empty", value)
        return value

    def digest(self, key: str, *, digits: int = 64) -> str:
        """Return a lower-case hexadecimal digest of ``digits`` digits."""
        value = self.text(key)
        if len(value) != digits or not set(value) <= set("0123456789abcdef"):
            raise self.wrong(key, f"{digits} lower-case hexadecimal digits", value)
        return value

    def whole(self, key: str, *, low: int = 0) -> int:
        """Return a whole number that is not below ``low``."""
        value = self._value(key)
        if not isinstance(value, int) or isinstance(value, bool) or value < low:
            raise self.wrong(key, f"a whole number from {low}", value)
        return value

    def number(self, key: str) -> float:
        """Return a finite number."""
        value = self._value(key)
        if not _is_number(value):
            raise self.wrong(key, "a finite number", value)
        return float(value)  # type: ignore[arg-type]

    def positive(self, key: str) -> float:
        """Return a finite number above zero."""
        value = self.number(key)
        if value <= 0:
            raise self.wrong(key, "a number above zero", value)
        return value

    def choice(self, key: str, choices: type[Choice]) -> Choice:
        """Return the member of ``choices`` that the string names."""
        value = self.text(key)
        try:
            return choices(value)
        except ValueError:
            known = ", ".join(choices)
            raise self.wrong(key, f"one of {known}", value) from None

    def names(self, key: str) -> tuple[str, ...]:
        """Return a list of different strings, none empty."""
        values = self._list(key)
        found = tuple(value for value in values if isinstance(value, str) and value)
        if len(found) != len(values) or len(set(found)) != len(found):
            raise self.wrong(key, "different strings, none empty", values)
        return found

    def numbers(self, key: str) -> tuple[float, ...]:
        """Return a list of finite numbers."""
        return self._numbers(key, self._list(key))

    def rows(self, key: str) -> tuple[tuple[float, ...], ...]:
        """Return a list of lists of finite numbers."""
        return tuple(self._numbers(key, row) for row in self._list(key))

    def pairs(self, key: str) -> tuple[tuple[str, str], ...]:
        """Return a table of strings as pairs, ordered by key."""
        table = self.table(key)
        return tuple((name, table.text(name)) for name in sorted(table.values))

    def list_of(self, key: str) -> list[object]:
        """Return a list of anything."""
        return self._list(key)

    def table(self, key: str) -> Table:
        """Return a table inside this one."""
        value = self._value(key)
        if not isinstance(value, Mapping):
            raise self.wrong(key, "a table", value)
        return Table(value, f"{self.place} [{key}]")

    def tables(self, key: str) -> tuple[Table, ...]:
        """Return a list of tables inside this one; none when the key is missing."""
        if not self.has(key):
            return ()
        found: list[Table] = []
        for at, value in enumerate(self._list(key), 1):
            if not isinstance(value, Mapping):
                raise self.wrong(key, "a list of tables", value)
            found.append(Table(value, f"{self.place} [{key} {at}]"))
        return tuple(found)

    def wrong(self, key: str, wanted: str, value: object) -> ModelLockError:
        """Return the error that says what ``key`` should have been."""
        return ModelLockError(f"{self.place}: {key} is {_shown(value)}, not {wanted}")

    def _value(self, key: str) -> object:
        if key not in self.values:
            raise ModelLockError(f"{self.place}: {key} is missing")
        return self.values[key]

    def _list(self, key: str) -> list[object]:
        value = self._value(key)
        if not isinstance(value, list):
            raise self.wrong(key, "a list", value)
        return value

    def _numbers(self, key: str, values: object) -> tuple[float, ...]:
        if not isinstance(values, list) or not all(map(_is_number, values)):
            raise self.wrong(key, "a list of finite numbers", values)
        return tuple(float(value) for value in values)


def _is_number(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    try:
        return math.isfinite(value)
    except OverflowError:
        return False


def _shown(value: object) -> str:
    shown_characters = 60
    text = repr(value)
    return text if len(text) <= shown_characters else text[:shown_characters] + "..."
