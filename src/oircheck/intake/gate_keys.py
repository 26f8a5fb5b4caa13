"""The ``[gate]`` table of a configuration, as keys and checked values."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping

from oircheck.errors import ConfigError

FAIL_ON = ("refuted", "unsupported", "any", "never")
"""What may fail a build; the first is the default."""

FROM_WORDS = ("gate.fail_on", "gate.min_covered", "gate.baseline")
"""Keys that a variable may set."""

GateValue = str | float | tuple[str, ...]

_SCOPE_KEYS = ("drafts", "corpus")


def read_gate(value: object, place: str) -> Iterator[tuple[str, GateValue]]:
    """Yield each key of ``[gate]`` with its value.

    The scopes of ``[[gate.scope]]`` are numbered in their order, from 1.

    Raises:
        ConfigError: If a key is not known, or a value does not fit.
    """
    readers: Mapping[str, Callable[[object, str], GateValue]] = {
        "fail_on": _fail_on,
        "min_covered": read_share,
        "baseline": _baseline,
        "exclude": _patterns,
    }
    if not isinstance(value, dict):
        raise ConfigError(place, "gate is a table: write [gate] above its keys")
    for key, inner in value.items():
        if key == "scope":
            yield from _scopes(inner, place)
        elif key in readers:
            yield f"gate.{key}", readers[key](inner, place)
        else:
            known = [f"gate.{name}" for name in (*readers, "scope")]
            raise ConfigError(place, _unknown(f"gate.{key}", known))


def read_gate_words(key: str, words: str, place: str) -> GateValue:
    """Read the value of a key of ``FROM_WORDS``; ``ConfigError`` if it does not fit."""
    if key == "gate.fail_on":
        return _fail_on(words, place)
    return read_share(words, place) if key == "gate.min_covered" else words


def read_share(value: object, place: str) -> float:
    """Read a share in [0, 1], written as one or with a percent sign.

    Raises:
        ConfigError: If it is none.
    """
    share: float | None = None
    if isinstance(value, int | float) and not isinstance(value, bool):
        share = float(value)
    elif isinstance(value, str):
        number = value.strip().removesuffix("%")
        try:
            share = float(number) / (100 if value.strip().endswith("%") else 1)
        except ValueError:
            share = None
    if share is None or not 0 <= share <= 1:
        raise ConfigError(place, f"min_covered is a share such as 0.5 or 50%: {value}")
    return share


def _fail_on(value: object, place: str) -> str:
    if value not in FAIL_ON:
        raise ConfigError(
            place, f"gate.fail_on is one of {', '.join(FAIL_ON)}: {value}"
        )
    return str(value)


def _baseline(value: object, place: str) -> str:
    if not isinstance(value, str) or not value:
        raise ConfigError(place, f"gate.baseline is a file: {value}")
    return value


def _patterns(value: object, place: str) -> tuple[str, ...]:
    if isinstance(value, list):
        patterns = tuple(item for item in value if isinstance(item, str) and item)
        if len(patterns) == len(value):
            return patterns
    raise ConfigError(
        place, 'gate.exclude is a list of patterns, for example ["README.md"]'
    )


def _scopes(value: object, place: str) -> Iterator[tuple[str, GateValue]]:
    if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        raise ConfigError(place, "write [[gate.scope]] above drafts and corpus")
    for number, row in enumerate(value, 1):
        for key in row:
            if key not in _SCOPE_KEYS:
                known = [f"gate.scope.{name}" for name in _SCOPE_KEYS]
                raise ConfigError(place, _unknown(f"gate.scope.{key}", known))
        for key in _SCOPE_KEYS:
            texts = _texts(row.get(key))
            if not texts:
                raise ConfigError(
                    place,
                    f"[[gate.scope]] {number} has no {key}; write for example "
                    'drafts = "sport/**" and corpus = "sport"',
                )
            yield f"gate.scope.{number:03}.{key}", texts


def _texts(value: object) -> tuple[str, ...]:
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list):
        return ()
    texts = tuple(item for item in values if isinstance(item, str) and item)
    return texts if len(texts) == len(values) else ()


def _unknown(key: str, known: Iterable[str]) -> str:
    names = list(known)
    near = difflib.get_close_matches(key, names, n=1)
    hint = f"did you mean {near[0]}?" if near else f"known: {', '.join(names)}"
    return f"unknown key {key}; {hint}"
