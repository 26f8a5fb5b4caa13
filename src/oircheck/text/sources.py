"""``sources.toml``: what is known about the documents beside it."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from oircheck.errors import ConfigError, DocumentError
from oircheck.text.files import decode, read_regular
from oircheck.text.metadata import KEYS, FieldError, Metadata, read_metadata
from oircheck.types import Source

SOURCES_FILE = "sources.toml"
"""The file that describes the documents beside and below it."""

_TABLE = "source"
_MATCH = "match"
_HEADER = re.compile(rf"[ \t]*\[\[[ \t]*{_TABLE}[ \t]*\]\]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One ``[[source]]`` of a file.

    Attributes:
        match: A glob on the file name, or on the path from the file's folder.
        line: The line on which the entry begins.
    """

    match: str
    metadata: Metadata
    line: int

    def matches(self, relative: str) -> bool:
        """Whether the entry is about the document at ``relative``."""
        name = PurePosixPath(relative).name
        return fnmatchcase(name, self.match) or fnmatchcase(relative, self.match)


@dataclass(frozen=True, slots=True)
class SourcesFile:
    """A ``sources.toml`` as read.

    Attributes:
        folder: Its folder, from the corpus root: "" for the root itself.
    """

    path: str
    folder: str
    entries: tuple[Entry, ...]

    def over(self, source: Source, doc_id: str) -> Source:
        """Return ``source`` with what the file says of ``doc_id``.

        Where several entries match, a later one wins over an earlier one.
        """
        relative = _below(self.folder, doc_id)
        if relative is None:
            return source
        for entry in self.entries:
            if entry.matches(relative):
                source = entry.metadata.over(source)
        return source

    def notices(self, doc_ids: Sequence[str]) -> tuple[str, ...]:
        """Say which entries match no document."""
        below = [_below(self.folder, doc_id) for doc_id in doc_ids]
        relatives = [relative for relative in below if relative is not None]
        return tuple(
            f"{self.path}:{entry.line}: '{entry.match}' matches no document"
            for entry in self.entries
            if not any(map(entry.matches, relatives))
        )


def read_sources(path: Path, *, folder: str = "") -> SourcesFile:
    """Read a ``sources.toml``.

    Args:
        path: The file; shown in the error.
        folder: Its folder, from the corpus root, with forward slashes.

    Raises:
        ConfigError: If it is not TOML, has a key that is not known, or a value that
            cannot be right.
    """
    place = path.as_posix()
    try:
        text = decode(read_regular(path, place), place)
        values = tomllib.loads(text.removeprefix("\ufeff"))
    except DocumentError as error:
        raise ConfigError(place, error.problem) from error
    except OSError as error:
        raise ConfigError(place, error.strerror or "cannot be read") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(place, f"not valid TOML: {error}") from error
    _refuse_unknown(values, (_TABLE,), place, "at the top")
    tables: object = values.get(_TABLE, [])
    if not isinstance(tables, list):
        raise ConfigError(place, "write [[source]] with two brackets for each entry")
    lines = _header_lines(text)
    lines += [0] * (len(tables) - len(lines))
    entries = [
        _entry(table, place, line) for table, line in zip(tables, lines, strict=False)
    ]
    return SourcesFile(place, folder, tuple(entries))


def source_for(doc_id: str, files: Iterable[SourcesFile]) -> Source:
    """Return what ``files`` say of a document.

    Args:
        doc_id: Its path from the corpus root.
        files: The root's first; a file in a nearer folder wins over it.
    """
    source = Source()
    for sources in files:
        source = sources.over(source, doc_id)
    return source


def _entry(table: object, path: str, line: int) -> Entry:
    place = f"{path}:{line}" if line else path
    if not isinstance(table, dict):
        raise ConfigError(place, "write [[source]] with keys and values below it")
    _refuse_unknown(table, (_MATCH, *KEYS), place, "in [[source]]")
    match: object = table.get(_MATCH)
    if not isinstance(match, str) or not match:
        raise ConfigError(
            place,
            "[[source]] has no 'match'; give it the file's name or a glob, "
            'for example match = "001_*.txt"',
        )
    try:
        return Entry(match.removeprefix("./"), read_metadata(table), line)
    except FieldError as error:
        raise ConfigError(place, str(error)) from error


def _refuse_unknown(
    found: Iterable[str], known: Sequence[str], place: str, where: str
) -> None:
    for key in found:
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1)
            hint = (
                f"did you mean '{near[0]}'?" if near else f"known: {', '.join(known)}"
            )
            raise ConfigError(place, f"unknown key '{key}' {where}; {hint}")


def _header_lines(text: str) -> list[int]:
    return [
        number
        for number, line in enumerate(text.splitlines(), start=1)
        if _HEADER.match(line)
    ]


def _below(folder: str, doc_id: str) -> str | None:
    if not folder:
        return doc_id
    head = f"{folder}/"
    return doc_id.removeprefix(head) if doc_id.startswith(head) else None
