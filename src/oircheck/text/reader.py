"""Reading a folder of source files into documents."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from oircheck.errors import CorpusError, DocumentError
from oircheck.text.files import check_size, decode
from oircheck.text.frontmatter import read_front_matter
from oircheck.text.markdown import read_markdown
from oircheck.text.plain import read_plain
from oircheck.text.sources import SOURCES_FILE, SourcesFile, read_sources, source_for
from oircheck.types import Block, Document, Source

READERS: Mapping[str, Callable[[str, int], tuple[Block, ...]]] = {
    ".txt": read_plain,
    ".text": read_plain,
    ".md": read_markdown,
    ".markdown": read_markdown,
}
"""How the prose of a file is found, by the file's suffix in lower case."""

_LEAVES = (
    "a link that leaves the corpus; copy the file into the corpus, or name its folder"
)


@dataclass(frozen=True, slots=True)
class CorpusReading:
    """What came of reading a corpus.

    Attributes:
        documents: In the order of their ``doc_id``.
        unreadable: Path and problem of each document that could not be read.
        notices: What the user should know although nothing failed.
    """

    documents: tuple[Document, ...]
    unreadable: tuple[tuple[str, str], ...]
    notices: tuple[str, ...]


def read_document(path: Path, *, root: Path, source: Source | None) -> Document:
    """Read one file.

    Args:
        path: A file below ``root``.
        root: The folder of the corpus; links that lead out of it are refused.
        source: What is known of the document; its own front matter wins over it.

    Raises:
        DocumentError: If it cannot be read, is not text, or its front matter is
            wrong.
    """
    shown = _shown(path)
    read = READERS.get(path.suffix.lower())
    if read is None:
        known = ", ".join(READERS)
        raise DocumentError(shown, f"no reader for '{path.suffix}'; known: {known}")
    doc_id = _doc_id(path, root)
    data = _bytes(path, root)
    text = decode(data, shown)
    front = read_front_matter(text, shown)
    return Document(
        doc_id=doc_id,
        path=shown,
        text=text,
        sha256=hashlib.sha256(data).hexdigest(),
        source=front.metadata.over(source or Source()),
        blocks=read(text, front.body),
    )


def list_documents(root: Path) -> tuple[Path, ...]:
    """List the files of a corpus that have a reader, in the order of their names.

    Hidden files and folders and ``sources.toml`` are left out, linked folders are
    not entered. Links to files are listed; ``read_document`` refuses those that lead
    out of the corpus. If ``root`` is a file, it is the corpus.

    Raises:
        CorpusError: If ``root`` does not exist or cannot be listed.
    """
    return _walk(root).documents


def read_corpus(root: Path) -> CorpusReading:
    """Read every document of a corpus, each with what is known of its source.

    A document that cannot be read is reported and stops nothing. An empty corpus is
    an answer: no document.

    Raises:
        CorpusError: If ``root`` does not exist or cannot be listed.
        ConfigError: If a ``sources.toml`` is wrong.
    """
    walk = _walk(root)
    folder = root.parent if root.is_file() else root
    files = [
        read_sources(path, folder=_relative(path.parent, folder))
        for path in walk.sources
    ]
    documents: list[Document] = []
    unreadable = list(walk.unreadable)
    for path in walk.documents:
        source = source_for(_relative(path, folder), files)
        try:
            documents.append(read_document(path, root=folder, source=source))
        except DocumentError as error:
            unreadable.append((error.path, error.problem))
    notices = [notice for document in documents for notice in _notices(document)]
    notices += _unmatched(
        root, files, [_relative(path, folder) for path in walk.documents]
    )
    return CorpusReading(tuple(documents), tuple(sorted(unreadable)), tuple(notices))


@dataclass(frozen=True, slots=True)
class _Walk:
    documents: tuple[Path, ...]
    sources: tuple[Path, ...]
    unreadable: tuple[tuple[str, str], ...]


def _walk(root: Path) -> _Walk:
    if root.is_file():
        known = root.parent / SOURCES_FILE
        return _Walk((root,), (known,) if known.is_file() else (), ())
    if not root.is_dir():
        problem = "is not a folder" if root.exists() else "does not exist"
        raise CorpusError(
            f"{_shown(root)}: the corpus {problem}; name a folder of "
            f"{', '.join(READERS)} files"
        )
    documents: list[Path] = []
    sources: list[Path] = []
    failed: list[OSError] = []
    refused: list[Path] = []
    for folder, folders, names in os.walk(root, onerror=failed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        visible = [Path(folder, name) for name in names if not name.startswith(".")]
        documents += [path for path in visible if path.suffix.lower() in READERS]
        beside = [path for path in visible if path.name == SOURCES_FILE]
        sources += [path for path in beside if _is_inside(path, root)]
        linked = [*beside, *(Path(folder, name) for name in folders)]
        refused += [path for path in linked if not _is_inside(path, root)]
    unreadable = [(_shown(path), _LEAVES) for path in refused]
    for error in failed:
        path = Path(error.filename)
        if path == root:
            raise CorpusError(f"{_shown(root)}: {_os_problem(error)}") from error
        unreadable.append((_shown(path), _os_problem(error)))
    documents.sort(key=lambda path: _relative(path, root))
    sources.sort(key=lambda path: (len(path.parts), path))
    return _Walk(tuple(documents), tuple(sources), tuple(unreadable))


def _bytes(path: Path, root: Path) -> bytes:
    shown = _shown(path)
    if not _is_inside(path, root):
        raise DocumentError(shown, _LEAVES)
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise DocumentError(shown, "not a regular file; take it out of the corpus")
        check_size(found.st_size, shown)
        return path.read_bytes()
    except OSError as error:
        raise DocumentError(shown, _os_problem(error)) from error


def _is_inside(path: Path, root: Path) -> bool:
    try:
        return path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):
        return False


def _relative(path: Path, root: Path) -> str:
    relative = path.relative_to(root).as_posix()
    return "" if relative == "." else relative


def _doc_id(path: Path, root: Path) -> str:
    doc_id = _relative(path, root)
    try:
        doc_id.encode("utf-8")
    except UnicodeEncodeError as error:
        raise DocumentError(
            _shown(path), "the file's name is not UTF-8; rename the file"
        ) from error
    return doc_id


def _shown(path: Path) -> str:
    return path.as_posix().encode("utf-8", "backslashreplace").decode("utf-8")


def _os_problem(error: OSError) -> str:
    return f"cannot be read: {(error.strerror or str(error)).lower()}"


def _notices(document: Document) -> Iterator[str]:
    if not document.text.strip("\ufeff \t\r\n"):
        yield f"{document.path}: the file is empty"
    elif not document.blocks:
        yield f"{document.path}: no prose was found"
    if document.source.rests_on and document.source.original is None:
        yield f"{document.path}: 'paragraphs' is given, but not 'original'"


def _unmatched(root: Path, files: list[SourcesFile], doc_ids: list[str]) -> list[str]:
    """Which entries match nothing; one file alone is not expected to match all."""
    if root.is_file():
        return []
    return [notice for sources in files for notice in sources.notices(doc_ids)]
