"""Which project this is, what its settings are, and where its things lie."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from oircheck.cli.options import Asked
from oircheck.errors import ConfigError, CorpusError, DocumentError, UsageError
from oircheck.intake import (
    BACKENDS,
    DEFAULT,
    Entry,
    Settings,
    default_entries,
    merge,
    read_date,
    read_environment,
    read_pyproject,
    read_settings_file,
    suggest,
)
from oircheck.text import decode
from oircheck.text.near_paths import did_you_mean

SETTINGS_FILE = "oircheck.toml"
PYPROJECT = "pyproject.toml"
CACHE_FOLDER = ".oircheck"
COMMAND_LINE = "command line"

_KEY_DIGITS = 16
_NO_CORPUS = (
    "no corpus: neither this folder nor one above it has oircheck.toml or "
    "[tool.oircheck] in pyproject.toml. Name the documents with --corpus PATH, or run "
    "oircheck init. (Inside a checkout of oircheck its own documents are taken.)"
)


@dataclass(frozen=True, slots=True)
class Project:
    """The settings in force, and the folders that relative paths start from.

    Attributes:
        file: The configuration file; ``None`` without a project.
        here: The working directory.
        home: Where caches of corpora without a project lie.
    """

    settings: Settings
    file: Path | None
    here: Path
    home: Path

    @property
    def folder(self) -> Path | None:
        """The folder of the configuration file."""
        return self.file.parent if self.file else None


@dataclass(frozen=True, slots=True)
class Plan:
    """Which files to check against, and where the index of them lies."""

    corpus: tuple[Path, ...]
    cache: Path


def load_project(
    asked: Asked, *, here: Path, environment: Mapping[str, str]
) -> Project:
    """Find the project and merge its settings.

    The command line wins over ``OIRCHECK_*``, and that over the file.

    Raises:
        UsageError: If options contradict one another.
        ConfigError: If a configuration file or variable is wrong.
    """
    named = asked.config or environment.get("OIRCHECK_CONFIG") or None
    if asked.isolated and asked.config:
        raise UsageError("--isolated takes no configuration file; leave out --config")
    found: tuple[Path, tuple[Entry, ...]] | None = None
    if not asked.isolated:
        found = _named(here / named) if named else _nearest(here)
    file, entries = found if found else (None, ())
    home = _user_cache(environment)
    cache = CACHE_FOLDER if file else str(home)
    settings = merge(
        _from_command_line(asked),
        read_environment(environment),
        entries,
        (Entry("cache", cache, DEFAULT),),
        default_entries(),
    )
    return Project(settings, file, here, home)


def plan_of(project: Project) -> Plan:
    """Choose the corpus and the folder of its index.

    Raises:
        UsageError: If nothing says what to check against.
        CorpusError: If a corpus that was named is not there.
    """
    chosen = project.settings.get("corpus")
    default = project.settings.default_corpus
    base = _cache_base(project)
    if chosen is None:
        if default is None:
            raise UsageError(_nothing_chosen(project))
        corpus = tuple(_in_project(project, default))
        return Plan(_present(corpus), base)
    names = chosen.value if isinstance(chosen.value, tuple) else ()
    corpus = tuple(path for name in names for path in _named_corpus(project, name))
    if project.file is not None:
        base /= "corpora"
    if len(names) == 1 and names[0] in project.settings.corpora:
        # By its name: what was added to it stays when its paths change.
        return Plan(_present(corpus), base / names[0])
    return Plan(_present(corpus), base / _key_of(corpus))


def corpora_of(project: Project) -> tuple[tuple[Path, ...], ...]:
    """Return every corpus that the settings name, as far as it is there."""
    default = project.settings.default_corpus
    entries = (*([default] if default else []), *project.settings.corpora.values())
    found = (tuple(_in_project(project, entry)) for entry in entries)
    there = (tuple(path for path in corpus if path.exists()) for corpus in found)
    return tuple(corpus for corpus in there if corpus)


def bundle_of(project: Project) -> Path | None:
    """Return the folder of the models that are set; ``None`` for the package's own."""
    entry = project.settings.get("bundle")
    if entry is None:
        return None
    of_file = project.file is not None and entry.origin == str(project.file)
    folder = project.file.parent if of_file and project.file else project.here
    return folder / Path(str(entry.value)).expanduser()


def backend_of(project: Project) -> str:
    """Return what runs the models."""
    entry = project.settings.get("backend")
    return str(entry.value) if entry else BACKENDS[0]


def describe(project: Project) -> str:
    """Return every setting with its origin, one a line."""
    lines = [
        f"{entry.key} = {_literal(entry)}  # {entry.origin}"
        for entry in project.settings.entries
    ]
    return "\n".join(lines) + "\n"


def _from_command_line(asked: Asked) -> Iterator[Entry]:
    if asked.corpus:
        yield Entry("corpus", asked.corpus, COMMAND_LINE)
    if asked.as_of is not None:
        date = read_date(asked.as_of, place="--as-of")
        yield Entry("as_of", date, COMMAND_LINE)
    if asked.bundle is not None:
        yield Entry("bundle", asked.bundle, COMMAND_LINE)
    if asked.backend is not None:
        yield Entry("backend", asked.backend, COMMAND_LINE)
    if asked.k is not None:
        yield Entry("policy.k", asked.k, COMMAND_LINE)


def _named(path: Path) -> tuple[Path, tuple[Entry, ...]]:
    text = _read(path)
    if path.name != PYPROJECT:
        return path, read_settings_file(text, place=str(path))
    entries = read_pyproject(text, place=str(path))
    if entries is None:
        raise ConfigError(str(path), "has no [tool.oircheck]")
    return path, entries


def _nearest(here: Path) -> tuple[Path, tuple[Entry, ...]] | None:
    for folder in (here, *here.parents):
        own = folder / SETTINGS_FILE
        if own.is_file():
            return own, read_settings_file(_read(own), place=str(own))
        shared = folder / PYPROJECT
        if shared.is_file():
            entries = read_pyproject(_read(shared), place=str(shared))
            if entries is not None:
                return shared, entries
    return None


def _read(path: Path) -> str:
    try:
        return decode(path.read_bytes(), str(path))
    except DocumentError as error:
        raise ConfigError(str(path), error.problem) from error
    except OSError as error:
        raise ConfigError(str(path), error.strerror or "cannot be read") from error


def _nothing_chosen(project: Project) -> str:
    names = ", ".join(project.settings.corpora)
    if not project.file:
        return _NO_CORPUS
    if names:
        return f"{project.file} names no default corpus; choose --corpus: {names}"
    return f"{project.file} names no corpus; add [corpus] with paths, or give --corpus"


def _named_corpus(project: Project, name: str) -> Iterator[Path]:
    entry = project.settings.corpora.get(name)
    if entry is not None:
        yield from _in_project(project, entry)
        return
    path = project.here / Path(name).expanduser()
    if not path.exists():
        known = project.settings.corpora
        hint = did_you_mean(_short(path, project))
        if known and not hint:
            hint = f"; {suggest(name, known)}"
        raise CorpusError(f"{name}: no such file or folder, nor a corpus's name{hint}")
    yield _short(path, project)


def _in_project(project: Project, entry: Entry) -> Iterator[Path]:
    folder = project.folder or project.here
    for path in entry.value if isinstance(entry.value, tuple) else ():
        yield _short(folder / Path(path).expanduser(), project)


def _present(corpus: tuple[Path, ...]) -> tuple[Path, ...]:
    for path in corpus:
        if not path.exists():
            raise CorpusError(
                f"{path}: the corpus does not exist; check the path, or --show-config"
                f"{did_you_mean(path)}"
            )
    return corpus


def _short(path: Path, project: Project) -> Path:
    """Shorten a path below the working directory or in the project.

    Others stay as they are.
    """
    if path.is_relative_to(project.here):
        return path.relative_to(project.here)
    if project.folder is not None and path.is_relative_to(project.folder):
        return Path(os.path.relpath(path, project.here))
    return path


def _cache_base(project: Project) -> Path:
    entry = project.settings.get("cache")
    value = Path(str(entry.value) if entry else CACHE_FOLDER).expanduser()
    of_file = entry and project.file and entry.origin in (str(project.file), DEFAULT)
    folder = project.file.parent if of_file and project.file else project.here
    return folder / value


def _user_cache(environment: Mapping[str, str]) -> Path:
    named = Path(environment.get("XDG_CACHE_HOME") or "")
    # The specification has relative paths ignored.
    base = named if named.is_absolute() else Path.home() / ".cache"
    return base / "oircheck"


def _key_of(corpus: tuple[Path, ...]) -> str:
    """Return a folder name that no other set of paths has."""
    places = [os.path.abspath(path) for path in corpus]
    digest = hashlib.sha256("\n".join(places).encode("utf-8", "surrogateescape"))
    stem = re.sub(r"[^A-Za-z0-9._-]+", "-", Path(places[0]).name).strip(".-")
    return f"{stem or 'corpus'}-{digest.hexdigest()[:_KEY_DIGITS]}"


def _literal(entry: Entry) -> str:
    if isinstance(entry.value, tuple):
        return f"[{', '.join(map(_quoted, entry.value))}]"
    if isinstance(entry.value, bool):
        return str(entry.value).lower()
    if isinstance(entry.value, str):
        return _quoted(entry.value)
    return str(entry.value)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
