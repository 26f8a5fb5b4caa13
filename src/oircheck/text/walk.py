"""The files of a corpus, and their bytes: no link leads out, no file changes midway."""

from __future__ import annotations

import errno
import os
import stat
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from oircheck.errors import CorpusError, DocumentError
from oircheck.text.files import NOT_REGULAR, check_size
from oircheck.text.formats import DATA, OTHER_DOCUMENTS, READERS
from oircheck.text.sources import SOURCES_FILE

_LEAVES = (
    "a link that leaves the corpus; copy the file into the corpus, or name its folder"
)
_LOOPS = "a link that leads back to itself; remove it"
_CHANGED = (
    "the file changed while it was read; let what writes it finish, and run again"
)
_READ_INSTEAD = ".docx, .html, .pdf or .txt"
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Walk:
    """What was found below the root of a corpus.

    Attributes:
        documents: Files that have a reader, in the order of their names.
        sources: Each ``sources.toml``, the nearest to the root first.
        unreadable: Path and problem of what could not be looked at.
        notices: What is not read although it might be expected to be.
    """

    documents: tuple[Path, ...]
    sources: tuple[Path, ...]
    unreadable: tuple[tuple[str, str], ...]
    notices: tuple[str, ...] = ()


def walk(root: Path) -> Walk:
    """Look through a folder, or at a file that is a corpus by itself.

    Hidden files and folders are left out, linked folders are not entered, nor are
    the folders that browsers write beside a saved page.

    Raises:
        CorpusError: If ``root`` does not exist or cannot be listed.
    """
    if root.is_file():
        known = root.parent / SOURCES_FILE
        return Walk((root,), (known,) if known.is_file() else (), ())
    if not root.is_dir():
        problem = "is not a folder" if root.exists() else "does not exist"
        raise CorpusError(
            f"{shown_path(root)}: the corpus {problem}; name a folder of "
            f"{', '.join(READERS)} files"
        )
    found = _Found(root)
    for folder, folders, names in os.walk(root, onerror=found.failed.append):
        folders[:] = sorted(found.entered(Path(folder), folders, names))
        found.take(Path(folder), names)
    return found.result()


class _Found:
    """What was found so far."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._documents: list[Path] = []
        self._sources: list[Path] = []
        self._refused: list[Path] = []
        self._others: list[Path] = []
        self._linked: list[Path] = []
        self.failed: list[OSError] = []

    def entered(
        self, folder: Path, folders: Iterable[str], names: Iterable[str]
    ) -> Iterator[str]:
        """Yield the folders that are looked through."""
        pages = {Path(name).stem for name in names if _is_page(name)}
        for name in folders:
            saved = name.endswith("_files") and name.removesuffix("_files") in pages
            if name.startswith(".") or saved:
                continue
            path = folder / name
            if not _is_inside(path, self._root):
                self._refused.append(path)
            elif path.is_symlink():
                self._linked.append(path)
            yield name

    def take(self, folder: Path, names: Iterable[str]) -> None:
        """Take the files of a folder."""
        visible = [folder / name for name in names if not name.startswith(".")]
        for path in visible:
            suffix = path.suffix.lower()
            if suffix in READERS:
                self._documents.append(path)
            elif suffix in OTHER_DOCUMENTS or suffix in DATA:
                self._others.append(path)
            elif path.name == SOURCES_FILE:
                inside = _is_inside(path, self._root)
                (self._sources if inside else self._refused).append(path)

    def result(self) -> Walk:
        """Return it all, in order.

        Raises:
            CorpusError: If the root itself could not be listed.
        """
        unreadable = [(shown_path(path), _LEAVES) for path in self._refused]
        for error in self.failed:
            path = Path(error.filename)
            if path == self._root:
                raise CorpusError(
                    f"{shown_path(path)}: {_os_problem(error)}"
                ) from error
            unreadable.append((shown_path(path), _os_problem(error)))
        return Walk(
            tuple(sorted(self._documents, key=lambda one: relative(one, self._root))),
            tuple(sorted(self._sources, key=lambda one: (len(one.parts), one))),
            tuple(unreadable),
            (*map(_is_linked, sorted(self._linked)), *_not_read(self._others)),
        )


def _is_page(name: str) -> bool:
    return name.lower().endswith((".html", ".htm", ".xhtml"))


def _is_linked(path: Path) -> str:
    return (
        f"{shown_path(path)}: a link to a folder of the corpus, not entered; its "
        "documents are read where they are"
    )


def _not_read(others: Iterable[Path]) -> Iterator[str]:
    """Say of which documents nothing is known because of their kind."""
    for suffix, shown in by_kind(sorted(others)):
        what = ".docx or .html, as a table" if suffix in DATA else _READ_INSTEAD
        yield f"{shown}: {suffix} is not read; save it as {what}"


def by_kind(paths: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """Yield each suffix of some files, with the first files that have it, in words."""
    by_suffix: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        by_suffix[path.suffix.lower()].append(shown_path(path))
    for suffix, names in sorted(by_suffix.items()):
        yield suffix, first_of(names)


def first_of(names: Sequence[str]) -> str:
    """Return the first few names, and how many more there are, in words."""
    more = len(names) - _SHOWN
    return ", ".join(names[:_SHOWN]) + (f" and {more} more" if more > 0 else "")


def read_bytes(path: Path, *, root: Path, most: int) -> bytes:
    """Read a file of a corpus.

    Args:
        most: The most bytes that it may have.

    Raises:
        DocumentError: If it leaves the corpus, is no regular file, cannot be read,
            is too large, or changes while it is read, twice.
    """
    shown = shown_path(path)
    if _loops(path):
        raise DocumentError(shown, _LOOPS)
    if not _is_inside(path, root):
        raise DocumentError(shown, _LEAVES)
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise DocumentError(shown, NOT_REGULAR)
        for _ in range(2):
            data = _unchanged(path, shown, most)
            if data is not None:
                return data
    except OSError as error:
        raise DocumentError(shown, _os_problem(error)) from error
    raise DocumentError(shown, _CHANGED)


def _unchanged(path: Path, shown: str, most: int) -> bytes | None:
    """Read a file; ``None`` if it did not stand still."""
    with path.open("rb") as file:
        before = os.fstat(file.fileno())
        check_size(before.st_size, shown, most=most)
        data = file.read(most + 1)
        after = os.fstat(file.fileno())
    same = (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
    return data if same and len(data) == before.st_size else None


def _loops(path: Path) -> bool:
    try:
        path.stat()
    except OSError as error:
        return error.errno == errno.ELOOP
    return False


def _is_inside(path: Path, root: Path) -> bool:
    try:
        return path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):
        return False


def relative(path: Path, root: Path) -> str:
    """Return the path from ``root``, with forward slashes; "" for itself."""
    below = path.relative_to(root).as_posix()
    return "" if below == "." else below


def shown_path(path: Path) -> str:
    """Return a path as it is shown: what is no Unicode by its codes."""
    return path.as_posix().encode("utf-8", "backslashreplace").decode("utf-8")


def _os_problem(error: OSError) -> str:
    return f"cannot be read: {(error.strerror or str(error)).lower()}"
