"""Settings as they are written: TOML and environment to checked entries."""

from __future__ import annotations

import datetime as dt
import difflib
import os
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from oircheck.errors import ConfigError
from oircheck.intake.gate_keys import FROM_WORDS, read_gate, read_gate_words
from oircheck.verify.policy import Policy

Value = str | int | float | bool | dt.date | tuple[str, ...]

ENVIRONMENT_PREFIX = "OIRCHECK_"
ELSEWHERE = frozenset({"OIRCHECK_CONFIG"})
"""Variables that say where settings stand, and are none themselves."""

BACKENDS = ("onnx", "torch")
"""What can run the models; the first is the default."""

_PLAIN = ("corpus", "cache", "as_of", "bundle", "backend", *FROM_WORDS)
"""Keys that a variable may set, besides those of the policy."""

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_TRUE = frozenset({"1", "true", "yes", "on"})
_FALSE = frozenset({"0", "false", "no", "off"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One setting with its value.

    Attributes:
        key: With dots: ``cache``, ``corpus.nato.paths``, ``policy.support_at``.
        origin: Where it was said, for ``--show-config`` and for errors.
    """

    key: str
    value: Value
    origin: str


def read_settings_file(text: str, *, place: str) -> tuple[Entry, ...]:
    """Read the text of an ``oircheck.toml``.

    Raises:
        ConfigError: If it is not TOML, has a key that is not known, or a value that
            does not fit its key.
    """
    return tuple(_entries(_parse(text, place), place))


def read_pyproject(text: str, *, place: str) -> tuple[Entry, ...] | None:
    """Read ``[tool.oircheck]`` of a ``pyproject.toml``; ``None`` where it has none.

    Raises:
        ConfigError: As ``read_settings_file``.
    """
    tool = _parse(text, place).get("tool")
    if not isinstance(tool, dict) or "oircheck" not in tool:
        return None
    values: object = tool["oircheck"]
    if not isinstance(values, dict):
        raise ConfigError(place, "tool.oircheck is a table: write [tool.oircheck]")
    return tuple(_entries(values, place))


def read_environment(variables: Mapping[str, str]) -> tuple[Entry, ...]:
    """Read the variables that begin with ``OIRCHECK_``; empty ones are passed over.

    ``OIRCHECK_CORPUS`` is a name or path, or several parted as in ``PATH``;
    ``OIRCHECK_POLICY_SUPPORT_AT`` sets ``policy.support_at``.

    Raises:
        ConfigError: If a variable is not known or does not fit.
    """
    known = {
        _variable(key): key for key in (*_PLAIN, *map(_policy_key, _policy_types()))
    }
    found: list[Entry] = []
    for name in sorted(variables):
        if not name.startswith(ENVIRONMENT_PREFIX) or name in ELSEWHERE:
            continue
        if name not in known:
            raise ConfigError("environment", _unknown(name, [*known, *ELSEWHERE]))
        if variables[name]:
            value = _from_words(known[name], variables[name], place=name)
            found.append(Entry(known[name], value, name))
    return tuple(found)


def read_date(text: str, *, place: str) -> dt.date:
    """Read an ISO date; ``ConfigError`` when it is none."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise ConfigError(
            place, f"{text!r} is not a date; write it as 2024-09-30"
        ) from None


def _parse(text: str, place: str) -> Mapping[str, object]:
    try:
        return tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(place, f"not TOML: {error}") from None


def _entries(values: Mapping[str, object], place: str) -> Iterator[Entry]:
    known: Mapping[str, Callable[[object, str], Iterator[Entry]]] = {
        "corpus": _corpora,
        "cache": _cache,
        "bundle": _bundle,
        "backend": _backend,
        "as_of": _as_of,
        "policy": _policy,
        "gate": _gate,
    }
    for key, value in values.items():
        if key not in known:
            raise ConfigError(place, _unknown(key, known))
        yield from known[key](value, place)


def _corpora(value: object, place: str) -> Iterator[Entry]:
    table = _table(value, "corpus", place)
    for name, inner in table.items():
        if name == "paths":
            yield Entry("corpus.paths", _paths(inner, "corpus.paths", place), place)
        elif not isinstance(inner, dict):
            raise ConfigError(place, _unknown(f"corpus.{name}", ["corpus.paths"]))
        else:
            yield _corpus(name, inner, place)


def _corpus(name: str, table: Mapping[str, object], place: str) -> Entry:
    if not _NAME.fullmatch(name):
        raise ConfigError(
            place,
            f"{name!r} cannot name a corpus; use letters, digits, '-' and '_'",
        )
    for key in table:
        if key != "paths":
            raise ConfigError(
                place, _unknown(f"corpus.{name}.{key}", [f"corpus.{name}.paths"])
            )
    key = f"corpus.{name}.paths"
    if "paths" not in table:
        raise ConfigError(place, f"[corpus.{name}] has no paths")
    return Entry(key, _paths(table["paths"], key, place), place)


def _paths(value: object, key: str, place: str) -> tuple[str, ...]:
    if isinstance(value, list) and value:
        paths = tuple(item for item in value if isinstance(item, str) and item)
        if len(paths) == len(value):
            return paths
    raise ConfigError(
        place, f'{key} is a list of files or folders, for example ["sources"]'
    )


def _cache(value: object, place: str) -> Iterator[Entry]:
    if not isinstance(value, str) or not value:
        raise ConfigError(place, f'cache is a folder, for example ".oircheck": {value}')
    yield Entry("cache", value, place)


def _bundle(value: object, place: str) -> Iterator[Entry]:
    if not isinstance(value, str) or not value:
        raise ConfigError(place, f'bundle is a folder, for example "models": {value}')
    yield Entry("bundle", value, place)


def _backend(value: object, place: str) -> Iterator[Entry]:
    yield Entry("backend", _backend_name(value, place), place)


def _backend_name(value: object, place: str) -> str:
    if value not in BACKENDS:
        raise ConfigError(place, f"backend is one of {', '.join(BACKENDS)}: {value}")
    return str(value)


def _as_of(value: object, place: str) -> Iterator[Entry]:
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        yield Entry("as_of", value, place)
    elif isinstance(value, str):
        yield Entry("as_of", read_date(value, place=f"{place}: as_of"), place)
    else:
        raise ConfigError(place, f"as_of is a date such as 2024-09-30: {value}")


def _gate(value: object, place: str) -> Iterator[Entry]:
    for key, found in read_gate(value, place):
        yield Entry(key, found, place)


def _policy(value: object, place: str) -> Iterator[Entry]:
    types = _policy_types()
    for name, found in _table(value, "policy", place).items():
        key = _policy_key(name)
        if name not in types:
            raise ConfigError(place, _unknown(key, map(_policy_key, types)))
        yield Entry(key, _number(found, types[name], key, place), place)


def _number(
    value: object, wanted: type[object], key: str, place: str
) -> str | int | float | bool:
    """Take a value of the type of the policy's own; whole numbers pass for others."""
    if wanted is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if type(value) is wanted and isinstance(value, str | int | float | bool):
        return value
    raise ConfigError(place, f"{key} is a {wanted.__name__}, not {value!r}")


def _from_words(key: str, words: str, *, place: str) -> Value:
    if key == "as_of":
        return read_date(words, place=place)
    if key == "backend":
        return _backend_name(words, place)
    if key in FROM_WORDS:
        return read_gate_words(key, words, place)
    if key == "corpus":
        return tuple(filter(None, words.split(os.pathsep)))
    wanted = _policy_types().get(key.removeprefix("policy."))
    if wanted is None or wanted is str:
        return words
    if wanted is bool:
        if words.lower() in _TRUE | _FALSE:
            return words.lower() in _TRUE
        raise ConfigError(place, f"{words!r} is neither true nor false")
    try:
        return int(words) if wanted is int else float(words)
    except ValueError:
        raise ConfigError(place, f"{words!r} is not a {wanted.__name__}") from None


def _table(value: object, key: str, place: str) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise ConfigError(place, f"{key} is a table: write [{key}] above its keys")
    return value


def _policy_types() -> Mapping[str, type[object]]:
    return {name: type(value) for name, value in Policy().as_items()}


def _policy_key(name: str) -> str:
    return f"policy.{name}"


def _variable(key: str) -> str:
    return ENVIRONMENT_PREFIX + key.replace(".", "_").upper()


def _unknown(key: str, known: Iterable[str]) -> str:
    names = list(known)
    near = difflib.get_close_matches(key, names, n=1)
    hint = f"did you mean {near[0]}?" if near else f"known: {', '.join(names)}"
    return f"unknown key {key}; {hint}"
