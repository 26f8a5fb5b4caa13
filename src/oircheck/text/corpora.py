"""Several folders read as one corpus, and a quick look at whether they changed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from oircheck.errors import CorpusError
from oircheck.text.formats import READERS
from oircheck.text.reader import CorpusReading, read_corpus
from oircheck.text.sources import SOURCES_FILE, read_sources
from oircheck.text.walk import walk
from oircheck.types import Document


def read_corpora(roots: Sequence[Path]) -> CorpusReading:
    """Read the documents of every folder, or file, as one corpus.

    With several roots a ``doc_id`` begins with the name of its root, and with the
    root's number where two roots share their name.

    Raises:
        CorpusError: If a root is missing, or none of them holds a document with text
            that can be read.
        ConfigError: If a ``sources.toml`` is wrong.
    """
    documents: list[Document] = []
    unreadable: list[tuple[str, str]] = []
    notices: list[str] = []
    for root, prefix in zip(roots, _prefixes(roots), strict=True):
        reading = read_corpus(root)
        documents += [
            replace(document, doc_id=f"{prefix}{document.doc_id}")
            for document in reading.documents
        ]
        unreadable += reading.unreadable
        notices += reading.notices
    if not any(document.blocks for document in documents):
        raise CorpusError(_nothing(roots, unreadable, notices))
    documents.sort(key=lambda document: document.doc_id)
    return CorpusReading(tuple(documents), tuple(unreadable), tuple(notices))


def require_sources(files: Mapping[str, Path], names: Iterable[str]) -> None:
    """Read every ``sources.toml`` among some files of a corpus, for its errors.

    Raises:
        ConfigError: At the first that is wrong.
    """
    for name in names:
        if name in files and files[name].name == SOURCES_FILE:
            read_sources(files[name])


@dataclass(frozen=True, slots=True)
class Listing:
    """What stands in the folders of a corpus now; nothing of it is read.

    Attributes:
        files: What the documents are made from, ``sources.toml`` included: name in
            the corpus to path, in the order of the roots.
        notices: What stands there and is passed over.
    """

    files: dict[str, Path]
    notices: tuple[str, ...]


def corpus_files(roots: Sequence[Path]) -> dict[str, Path]:
    """Return every file that the documents are made from, ``sources.toml`` included.

    Returns:
        Name in the corpus to path, in the order of the roots.

    Raises:
        CorpusError: If a root is missing.
    """
    return list_corpus(roots).files


def list_corpus(roots: Sequence[Path]) -> Listing:
    """Look through the folders of a corpus.

    Raises:
        CorpusError: If a root is missing.
    """
    files: dict[str, Path] = {}
    notices: list[str] = []
    for root, prefix in zip(roots, _prefixes(roots), strict=True):
        folder = root.parent if root.is_file() else root
        below = sorted(root.rglob(SOURCES_FILE)) if root.is_dir() else ()
        beside = folder / SOURCES_FILE
        sources = below if root.is_dir() else ((beside,) if beside.is_file() else ())
        walked = walk(root)
        notices += walked.notices
        for path in (*walked.documents, *sources):
            name = f"{prefix}{path.relative_to(folder).as_posix()}"
            files[name.encode("utf-8", "backslashreplace").decode("utf-8")] = path
    return Listing(files, tuple(notices))


def _prefixes(roots: Sequence[Path]) -> list[str]:
    if len(roots) == 1:
        return [""]
    names = [Path(os.path.abspath(root)).name for root in roots]
    return [
        f"{name}/" if names.count(name) == 1 else f"{name}-{number}/"
        for number, name in enumerate(names, 1)
    ]


def _nothing(
    roots: Sequence[Path],
    unreadable: Sequence[tuple[str, str]],
    notices: Sequence[str],
) -> str:
    places = ", ".join(str(root) for root in roots)
    told = [*(f"{path}: {problem}" for path, problem in unreadable), *notices]
    if told:
        return f"no document of {places} can be read; the first: {told[0]}"
    return (
        f"{places}: no document found; put {', '.join(READERS)} files there, or "
        "name another folder with --corpus"
    )
