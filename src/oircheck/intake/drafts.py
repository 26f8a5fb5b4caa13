"""Drafts: the files that paths name, and what each draft says of itself."""

from __future__ import annotations

import datetime as dt
import os
import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from oircheck.errors import DocumentError
from oircheck.intake.ignores import (
    Ignores,
    ignores_above,
    is_ignored,
    read_ignores,
    read_patterns,
)
from oircheck.intake.settings import suggest
from oircheck.text import READERS
from oircheck.text.formats import DATA, OTHER_DOCUMENTS, PICTURES
from oircheck.text.frontmatter import read_front_matter
from oircheck.text.near_paths import did_you_mean
from oircheck.text.reader import parse_document
from oircheck.text.walk import by_kind, first_of, shown_path
from oircheck.types import Document

NO_DRAFTS = frozenset({".pdf"})
"""Suffixes that have a reader, but are set copy and no draft."""

MAX_DRAFT_BYTES = 2 * 1024 * 1024
"""The largest draft, as text: a book. Judging it would take hours."""

ARCHIVES = frozenset({".docx"})
"""Suffixes whose size on disk says nothing about how much text there is."""

_BESIDE = DATA | PICTURES
"""Suffixes of what stands beside drafts, and is told in one line."""

_FRONT_KEYS = ("sources", "as_of")
_WITH_DAY = frozenset({".rst", ".html", ".htm", ".xhtml"})
"""Suffixes of drafts that may state their day in a field or an element for it."""

_WITH_FRONT = frozenset({".md", ".markdown", ".txt", ".text", ".rst", ".rest"})


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftFile:
    """A draft as read.

    Attributes:
        data: The bytes that it was read from.
        as_of: The date that it says it speaks from.
        sources: What it says it rests on: names of corpora, files or folders.
        notices: What the user should know although nothing failed.
    """

    document: Document
    data: bytes
    suffix: str
    as_of: dt.date | None = None
    sources: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What paths name.

    Attributes:
        drafts: In the order of the paths, each once; below a folder by name.
        unreadable: Path and problem of what could not be looked at.
        empty: Folders that were named and hold no draft.
        notices: Files below a folder that are passed over because of their kind.
    """

    drafts: tuple[Path, ...]
    unreadable: tuple[tuple[str, str], ...]
    empty: tuple[str, ...]
    notices: tuple[str, ...] = ()


def draft_suffixes() -> tuple[str, ...]:
    """Return the suffixes of files that can be drafts."""
    return tuple(suffix for suffix in READERS if suffix not in NO_DRAFTS)


def find_drafts(
    paths: Sequence[Path], *, exclude: Sequence[str] = (), root: Path | None = None
) -> Found:
    """Find the drafts that paths name; folders are walked, ``.gitignore`` is honoured.

    Hidden files and folders are left out, linked folders are not entered. A file that
    is named itself is taken, whatever would leave it out.

    Args:
        paths: Files or folders.
        exclude: Patterns as in a ``.gitignore``, of what no walk takes.
        root: What ``exclude`` is relative to; the working directory by default.

    Raises:
        DocumentError: If a path does not exist, or is no file that can be a draft.
    """
    _require(paths)
    own = read_patterns(exclude, (root or Path()).absolute())
    drafts: dict[Path, Path] = {}
    unreadable: list[tuple[str, str]] = []
    empty: list[str] = []
    others: dict[Path, Path] = {}
    for path in paths:
        if not path.is_dir():
            drafts.setdefault(_key(path), path)
            continue
        failed: list[OSError] = []
        seen = list(_walk(path, own, failed))
        below = [one for one in seen if _can_be_draft(one)]
        others |= {_key(one): one for one in seen if not _can_be_draft(one)}
        unreadable += [(shown(Path(e.filename)), _problem(e)) for e in failed]
        if not below:
            empty.append(shown(path))
        for found in below:
            drafts.setdefault(_key(found), found)
    told = tuple(_passed_over(others.values()))
    return Found(tuple(drafts.values()), tuple(unreadable), tuple(empty), told)


def _can_be_draft(path: Path) -> bool:
    return path.suffix.lower() in draft_suffixes()


def _passed_over(others: Iterable[Path]) -> Iterator[str]:
    known = ", ".join(draft_suffixes())
    texts: list[Path] = []
    beside: list[Path] = []
    for path in others:
        (beside if path.suffix.lower() in _BESIDE else texts).append(path)
    for suffix, names in by_kind(texts):
        yield f"{names}: {suffix} is not read as a draft; known: {known}"
    if beside:
        names = first_of([shown_path(path) for path in beside])
        yield f"{names}: pictures, tables and data are not read as drafts"


def read_draft(path: Path) -> DraftFile:
    """Read one draft.

    Raises:
        DocumentError: If it cannot be read, is no text, is too large, or its front
            matter is wrong.
    """
    name = shown(path)
    try:
        if not path.is_file():
            raise DocumentError(name, "not a regular file")
        _require_size(path.stat().st_size, path.suffix.lower(), name)
        data = path.read_bytes()
    except OSError as error:
        raise DocumentError(name, _problem(error)) from error
    return parse_draft(data, name)


def parse_draft(data: bytes, path: str) -> DraftFile:
    """Read the bytes of a draft as its suffix says.

    Args:
        data: The whole file.
        path: Shown in errors and findings; its suffix chooses the reader.

    Raises:
        DocumentError: As ``read_draft``.
    """
    suffix = Path(path).suffix.lower()
    if suffix not in draft_suffixes():
        raise DocumentError(path, _no_draft(suffix))
    _require_size(len(data), suffix, path)
    document = parse_document(data, path=path, doc_id=path)
    _require_size(len(document.text), "", path)
    values = _front_values(document, suffix)
    as_of, notices = _date_of(values, path)
    if as_of is None and not notices and suffix in _WITH_DAY:
        as_of = _stated_day(document)
    return DraftFile(
        document=document,
        data=data,
        suffix=suffix,
        as_of=as_of,
        sources=_sources_of(values, path),
        notices=notices,
    )


def shown(path: Path) -> str:
    """Return a path as it is shown: with forward slashes, without a dot before."""
    text = posixpath.normpath(path.as_posix())
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _require(paths: Sequence[Path]) -> None:
    for path in paths:
        if not path.exists():
            problem = f"no such file or folder{did_you_mean(path)}"
            raise DocumentError(shown(path), problem)
        if path.is_file() and not _can_be_draft(path):
            raise DocumentError(shown(path), _no_draft(path.suffix.lower()))


def _no_draft(suffix: str) -> str:
    known = ", ".join(draft_suffixes())
    what = f"'{suffix}' files are" if suffix else "a file without a suffix is"
    return f"{what} not read as drafts; known: {known}"


def _require_size(size: int, suffix: str, path: str) -> None:
    if suffix not in ARCHIVES and size > MAX_DRAFT_BYTES:
        raise DocumentError(
            path,
            f"{size:,} bytes; a draft has at most {MAX_DRAFT_BYTES:,}: split it, or "
            "leave it out with exclude under [gate]",
        )


def _key(path: Path) -> Path:
    return Path(os.path.abspath(path))


def _walk(root: Path, own: Ignores, failed: list[OSError]) -> Iterator[Path]:
    """Yield the files below a folder that are of a known kind, no drafts included."""
    above = [*ignores_above(_key(root)), own]
    stacks: dict[str, list[Ignores]] = {}
    known = {*draft_suffixes(), *NO_DRAFTS, *OTHER_DOCUMENTS, *_BESIDE}
    for folder, folders, names in os.walk(root, onerror=failed.append):
        here = _key(Path(folder))
        stack = [*stacks.pop(folder, above)]
        ignores = read_ignores(here)
        if ignores is not None:
            stack.insert(len(stack) - 1, ignores)
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".")
            and not is_ignored(here / name, stack, is_folder=True)
        )
        stacks.update((os.path.join(folder, name), stack) for name in folders)
        for name in sorted(names):
            hidden = name.startswith(".")
            if hidden or Path(name).suffix.lower() not in known:
                continue
            if not is_ignored(here / name, stack, is_folder=False):
                yield Path(folder, name)


def _problem(error: OSError) -> str:
    return f"cannot be read: {(error.strerror or str(error)).lower()}"


def _front_values(document: Document, suffix: str) -> Mapping[str, object]:
    """Return the front matter as it is written; the reader has found it sound."""
    if suffix not in _WITH_FRONT:
        return {}
    return read_front_matter(document.text, document.path).values


def _own(values: Mapping[str, object], path: str) -> Mapping[str, object]:
    own = values.get("oircheck")
    if own is None:
        return {}
    if not isinstance(own, dict):
        raise DocumentError(
            path, "front matter: oircheck holds keys: {sources: [...], as_of: DATE}"
        )
    for key in own:
        if key not in _FRONT_KEYS:
            hint = suggest(str(key), _FRONT_KEYS)
            raise DocumentError(
                path, f"front matter: unknown key oircheck.{key}; {hint}"
            )
    return own


def _date_of(
    values: Mapping[str, object], path: str
) -> tuple[dt.date | None, tuple[str, ...]]:
    own = _own(values, path)
    for key, value in (
        ("oircheck.as_of", own.get("as_of")),
        ("as_of", values.get("as_of")),
    ):
        if value is not None:
            day = _as_date(value)
            if day is None:
                raise DocumentError(
                    path, f"front matter: {key} is {value!r}; write it as 2024-09-30"
                )
            return day, ()
    value = values.get("date")
    day = _as_date(value)
    if value is None or day is not None:
        return day, ()
    return None, (
        f"{path}: the date {value!r} is not written as 2024-09-30, and is not taken as "
        "the date that the draft speaks from",
    )


def _stated_day(document: Document) -> dt.date | None:
    """Return the day that a field list or the head of a page states.

    A month or a year is no day, nor is what is found where other days stand too.
    """
    stated = document.source.published
    return _as_date(stated) if stated else None


def _as_date(value: object) -> dt.date | None:
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if isinstance(value, str):
        try:
            return dt.datetime.fromisoformat(value.strip()).date()
        except ValueError:
            return None
    return None


def _sources_of(values: Mapping[str, object], path: str) -> tuple[str, ...]:
    value = _own(values, path).get("sources")
    if value is None:
        return ()
    names = [value] if isinstance(value, str) else value
    if isinstance(names, list) and names:
        texts = tuple(item for item in names if isinstance(item, str) and item)
        if len(texts) == len(names):
            return texts
    raise DocumentError(
        path, "front matter: oircheck.sources is a list of corpora, files or folders"
    )
