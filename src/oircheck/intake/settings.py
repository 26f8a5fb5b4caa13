"""Settings in force: entries merged by precedence, each with its origin."""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from oircheck.errors import ConfigError
from oircheck.intake.keys import Entry, Value
from oircheck.verify.policy import Policy

DEFAULT = "default"

_CORPUS = "corpus."
_PATHS = ".paths"
_POLICY = "policy."
_SCOPE = "gate.scope."


@dataclass(frozen=True, slots=True)
class Scope:
    """Which drafts rest on which corpora.

    Attributes:
        drafts: Patterns as in a ``.gitignore``, relative to the project's folder.
        corpora: Names of corpora, files or folders.
    """

    drafts: tuple[str, ...]
    corpora: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Settings:
    """What is in force; every key at most once.

    Attributes:
        entries: Ordered by key.
    """

    entries: tuple[Entry, ...]

    def __post_init__(self) -> None:
        keys = [entry.key for entry in self.entries]
        if keys != sorted(set(keys)):
            raise ValueError(f"settings need every key once, in order: {keys}")

    def get(self, key: str) -> Entry | None:
        """Return the entry of a key, or ``None`` where nothing says it."""
        return next((entry for entry in self.entries if entry.key == key), None)

    @property
    def default_corpus(self) -> Entry | None:
        """The paths of ``[corpus]``."""
        return self.get("corpus.paths")

    @property
    def corpora(self) -> Mapping[str, Entry]:
        """The named corpora, in the order of their names."""
        return {
            entry.key.removeprefix(_CORPUS).removesuffix(_PATHS): entry
            for entry in self.entries
            if entry.key.startswith(_CORPUS) and entry.key != "corpus.paths"
        }

    @property
    def scopes(self) -> tuple[Scope, ...]:
        """The scopes of ``[[gate.scope]]``, in their order."""
        found: dict[str, dict[str, tuple[str, ...]]] = {}
        for entry in self.entries:
            if entry.key.startswith(_SCOPE) and isinstance(entry.value, tuple):
                number, _, name = entry.key.removeprefix(_SCOPE).partition(".")
                found.setdefault(number, {})[name] = entry.value
        return tuple(
            Scope(drafts=row["drafts"], corpora=row["corpus"]) for row in found.values()
        )

    @property
    def as_of(self) -> dt.date | None:
        """The as-of date, if one is set."""
        entry = self.get("as_of")
        return entry.value if entry and isinstance(entry.value, dt.date) else None

    def policy(self) -> Policy:
        """Build the policy.

        Raises:
            ConfigError: If a value is outside its range; the message names it.
        """
        chosen = [entry for entry in self.entries if entry.key.startswith(_POLICY)]
        said = {entry.key.removeprefix(_POLICY): entry for entry in chosen}
        for name, entry in said.items():
            _built(Policy, {name: entry.value}, place=entry.origin)
        values = {name: entry.value for name, entry in said.items()}
        return _built(Policy, values, place="policy")


def merge(*layers: Iterable[Entry]) -> Settings:
    """Merge layers of entries; an earlier layer wins over a later one."""
    found: dict[str, Entry] = {}
    for layer in layers:
        for entry in layer:
            found.setdefault(entry.key, entry)
    return Settings(tuple(found[key] for key in sorted(found)))


def default_entries() -> tuple[Entry, ...]:
    """Return the policy that holds where nothing else is said."""
    return tuple(
        Entry(f"{_POLICY}{name}", value, DEFAULT) for name, value in Policy().as_items()
    )


def suggest(name: str, known: Iterable[str]) -> str:
    """Return the known name that is meant, perhaps, as the end of a message."""
    names = sorted(known)
    near = difflib.get_close_matches(name, names, n=1)
    if near:
        return f"did you mean {near[0]}?"
    return f"known: {', '.join(names)}" if names else "none is known"


def _built(
    build: Callable[..., Policy], values: Mapping[str, Value], *, place: str
) -> Policy:
    try:
        return build(**values)
    except ValueError as error:
        raise ConfigError(place, f"policy: {error}") from None
