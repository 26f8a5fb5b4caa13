"""Reading a folder of source files into documents."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from oircheck.errors import DocumentError
from oircheck.text.files import MAX_BYTES
from oircheck.text.formats import LARGEST, READERS
from oircheck.text.guesses import fill
from oircheck.text.lines import Lines
from oircheck.text.sources import SourcesFile, read_sources, source_for
from oircheck.text.walk import read_bytes, relative, shown_path, walk
from oircheck.types import Document, Source


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


def parse_document(
    data: bytes, *, path: str, doc_id: str, source: Source | None = None
) -> Document:
    """Read the bytes of a file as its suffix says.

    Args:
        path: Shown in errors; its suffix chooses the reader.
        source: What is known of the document; its own front matter wins over it, and
            what neither says is guessed from the document.

    Raises:
        DocumentError: If no reader is for its suffix, or it cannot be read.
    """
    return _parsed(data, path, doc_id, source)[0]


def read_document(path: Path, *, root: Path, source: Source | None) -> Document:
    """Read one file.

    Args:
        path: A file below ``root``.
        root: The folder of the corpus; links that lead out of it are refused.
        source: As in ``parse_document``.

    Raises:
        DocumentError: If it cannot be read, has no reader, or its front matter is
            wrong.
    """
    return _read(path, root, source)[0]


Parts = tuple[tuple[str, str], ...]
"""What of a document could not be read: place and problem of each part."""

Left = tuple[tuple[int, str], ...]
"""Where something was left out of a document, and why."""

_MOST_PLACES = 5
"""Places of one document at which something was left out that are told."""


def _read(
    path: Path, root: Path, source: Source | None
) -> tuple[Document, Parts, Left]:
    shown = shown_path(path)
    suffix = path.suffix.lower()
    if suffix not in READERS:
        raise DocumentError(shown, _no_reader(suffix))
    doc_id = _doc_id(path, root)
    most = LARGEST.get(suffix, MAX_BYTES)
    return _parsed(read_bytes(path, root=root, most=most), shown, doc_id, source)


def _parsed(
    data: bytes, path: str, doc_id: str, source: Source | None
) -> tuple[Document, Parts, Left]:
    suffix = PurePath(path).suffix.lower()
    if suffix not in READERS:
        raise DocumentError(path, _no_reader(suffix))
    reading = READERS[suffix](data, path)
    document = Document(
        doc_id=doc_id,
        path=path,
        text=reading.text,
        sha256=hashlib.sha256(data).hexdigest(),
        source=fill(reading.known.over(source or Source()), reading.found),
        blocks=reading.blocks,
        counted_in=reading.counted_in,
    )
    parts = tuple((f"{path}, {part}", why) for part, why in reading.unreadable)
    return document, parts, reading.left_out


def _no_reader(suffix: str) -> str:
    return f"no reader for '{suffix}'; known: {', '.join(READERS)}"


def list_documents(root: Path) -> tuple[Path, ...]:
    """List the files of a corpus that have a reader, in the order of their names.

    Hidden files and folders and ``sources.toml`` are left out, linked folders are
    not entered. Links to files are listed; ``read_document`` refuses those that lead
    out of the corpus. If ``root`` is a file, it is the corpus.

    Raises:
        CorpusError: If ``root`` does not exist or cannot be listed.
    """
    return walk(root).documents


def read_corpus(root: Path) -> CorpusReading:
    """Read every document of a corpus, each with what is known of its source.

    A document that cannot be read is reported and stops nothing. An empty corpus is
    an answer: no document.

    Raises:
        CorpusError: If ``root`` does not exist or cannot be listed.
        ConfigError: If a ``sources.toml`` is wrong.
    """
    walked = walk(root)
    folder = root.parent if root.is_file() else root
    files = [
        read_sources(path, folder=relative(path.parent, folder))
        for path in walked.sources
    ]
    documents: list[Document] = []
    unreadable = list(walked.unreadable)
    notices = list(walked.notices)
    for path in walked.documents:
        source = source_for(relative(path, folder), files)
        try:
            document, parts, left = _read(path, folder, source)
        except DocumentError as error:
            unreadable.append((error.path, error.problem))
        else:
            documents.append(document)
            unreadable += parts
            notices += [*_notices(document), *_left_out(document, left)]
    notices += _unmatched(
        root, files, [relative(path, folder) for path in walked.documents]
    )
    return CorpusReading(tuple(documents), tuple(sorted(unreadable)), tuple(notices))


def _doc_id(path: Path, root: Path) -> str:
    doc_id = relative(path, root)
    try:
        doc_id.encode("utf-8")
    except UnicodeEncodeError as error:
        raise DocumentError(
            shown_path(path), "the file's name is not UTF-8; rename the file"
        ) from error
    return doc_id


def _notices(document: Document) -> Iterator[str]:
    if not document.text.strip("\ufeff \t\r\n"):
        yield f"{document.path}: the file is empty"
    elif not document.blocks:
        yield f"{document.path}: no prose was found"
    if document.source.rests_on and document.source.original is None:
        yield f"{document.path}: 'paragraphs' is given, but not 'original'"


def _left_out(document: Document, left: Left) -> Iterator[str]:
    """Say in one line what a person would see in a document, and is not read."""
    if not left:
        return
    lines = Lines(document.text)
    told = [f"line {lines.line_of(at)}: {why}" for at, why in left[:_MOST_PLACES]]
    more = len(left) - _MOST_PLACES
    told += [f"and {more} more"] if more > 0 else []
    yield f"{document.path}: {'; '.join(told)}"


def _unmatched(root: Path, files: list[SourcesFile], doc_ids: list[str]) -> list[str]:
    """Which entries match nothing; one file alone is not expected to match all."""
    if root.is_file():
        return []
    return [notice for sources in files for notice in sources.notices(doc_ids)]
