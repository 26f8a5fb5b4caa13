"""Documents from outside the corpus's folders, kept as copies beside the index.

``oircheck index add`` puts them here. A copy stays when the file that it was made from
is moved or deleted, goes along when the index is exported, and is read again when the
index is built anew.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path, PurePosixPath

from oircheck.errors import CorpusError, DocumentError, IndexUnusableError
from oircheck.index.fingerprints import Fingerprint
from oircheck.index.folder import sync_folder
from oircheck.index.rows import source_from_json, source_to_json
from oircheck.text import list_documents, read_document, read_sources
from oircheck.text.metadata import read_metadata
from oircheck.text.passages import build_passages
from oircheck.text.sources import SOURCES_FILE, source_for
from oircheck.types import Document

FOLDER = "added"
"""The folder of the copies, and how the ``doc_id`` of each document begins."""

LIST = "added.json"
FORMAT = 1
OF_COPY = "the copy kept of it: "
"""How the problem of a copy that cannot be read begins."""

Stated = Mapping[str, str | int]
"""What ``index add`` was told of a document, by the keys of a front matter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A document that was added, as the list beside the copies has it.

    Attributes:
        file: Name of the copy.
        origin: Where the file was when it was added; it may be gone.
        sha256: Of the copy, and of the file as it was then.
        mtime_ns: Of the file as it was then.
        beside: What a ``sources.toml`` beside the file said, as JSON.
        stated: What the user said, as JSON.
        given: The path as the user gave it, empty in lists of earlier versions.
    """

    doc_id: str
    file: str
    origin: str
    sha256: str
    size: int
    mtime_ns: int
    beside: str
    stated: str
    given: str = ""

    @property
    def fingerprint(self) -> Fingerprint:
        """What the index remembers the document by."""
        parts = json.dumps([self.sha256, self.beside, self.stated])
        digest = hashlib.sha256(parts.encode("ascii")).hexdigest()
        return Fingerprint(self.doc_id, self.size, 0, digest)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file that can be read and is about to be added."""

    path: Path
    name: str
    added: Added


def read_list(folder: Path) -> tuple[Added, ...]:
    """Return what was added to the index in ``folder``, in the order of ``doc_id``.

    Raises:
        IndexUnusableError: If the list is damaged or of another version.
    """
    path = folder / FOLDER / LIST
    try:
        return parse_list(path.read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except OSError as error:
        raise IndexUnusableError(f"{path}: {error.strerror or error}") from error
    except ValueError as error:
        raise IndexUnusableError(
            f"{path}: the list of added documents is damaged ({error}); delete it, "
            "and add the documents again with 'oircheck index add'"
        ) from error


def parse_list(data: bytes) -> tuple[Added, ...]:
    """Read the list's bytes.

    Raises:
        ValueError: If they are not such a list, or of another version.
    """
    written: object = json.loads(data)
    if not isinstance(written, dict) or written.get("format") != FORMAT:
        raise ValueError(f"it is not of format {FORMAT}")
    try:
        found = [Added(**item) for item in written["documents"]]
    except (KeyError, TypeError) as error:
        raise ValueError(f"an entry is not whole: {error}") from None
    for item in found:
        if PurePosixPath(item.file).name != item.file or item.file.startswith("."):
            raise ValueError(f"{item.file!r} is no name of a copy")
        if not item.doc_id.startswith(f"{FOLDER}/"):
            raise ValueError(f"{item.doc_id!r} is no name of an added document")
    return tuple(sorted(found, key=lambda item: item.doc_id))


def prepare(paths: Sequence[Path], stated: Stated) -> tuple[Prepared, ...]:
    """Read the files, or those of a folder, and see whether each can be indexed.

    Raises:
        CorpusError: If a path does not exist.
        ConfigError: If a ``sources.toml`` beside a file is wrong.
        DocumentError: If a file cannot be read.
        FieldError: If what is stated cannot be right.
    """
    read_metadata(stated)
    said = json.dumps(dict(stated), sort_keys=True)
    found: list[Prepared] = []
    for given in paths:
        if not given.exists():
            raise CorpusError(f"{given}: no such file or folder; nothing was added")
        within = given.parent if given.is_file() else given
        for path in list_documents(given):
            below = path.relative_to(within).as_posix()
            name = below if given.is_file() else f"{given.resolve().name}/{below}"
            found.append(_prepared(path, name, said))
    return tuple(found)


def store(folder: Path, prepared: Sequence[Prepared]) -> tuple[Added, ...]:
    """Copy the files beside the index, and put them on its list.

    A file that was added before, from the same place, takes its own place again. The
    lock must be held. Copies that are no longer needed stay, see ``sweep_copies``.

    Returns:
        What was added.

    Raises:
        DocumentError: If a file changed while it was copied.
    """
    known = {item.doc_id: item for item in read_list(folder)}
    place = folder / FOLDER
    place.mkdir(exist_ok=True)
    fresh: dict[str, Added] = {}
    for item in prepared:
        doc_id = _free_name(item, known | fresh)
        fresh[doc_id] = replace(item.added, doc_id=doc_id)
        _copy(item.path, place / item.added.file, item.added.sha256)
    write_list(folder, (known | fresh).values())
    return tuple(fresh.values())


def forget(folder: Path, doc_ids: Iterable[str]) -> None:
    """Take documents off the list. The lock must be held."""
    gone = set(doc_ids)
    write_list(folder, [one for one in read_list(folder) if one.doc_id not in gone])


def write_list(folder: Path, added: Iterable[Added]) -> None:
    """Replace the list in one step."""
    place = folder / FOLDER
    place.mkdir(parents=True, exist_ok=True)
    kept = sorted(added, key=lambda item: item.doc_id)
    beside = place / f"{LIST}.new"
    with beside.open("wb") as file:
        file.write(list_bytes(kept))
        file.flush()
        os.fsync(file.fileno())
    beside.replace(place / LIST)
    sync_folder(place)


def restore(folder: Path, before: Iterable[Added]) -> None:
    """Put the list back as it was. The lock must be held.

    Copies go first: the disk may be full.
    """
    kept = tuple(before)
    _sweep(folder, kept)
    write_list(folder, kept)


def sweep_copies(folder: Path) -> None:
    """Remove the copies that the list does not name. The lock must be held."""
    _sweep(folder, read_list(folder))


def _sweep(folder: Path, kept: Iterable[Added]) -> None:
    names = {LIST, *(item.file for item in kept)}
    for path in (folder / FOLDER).iterdir():
        if path.name not in names:
            path.unlink(missing_ok=True)


def list_bytes(added: Iterable[Added]) -> bytes:
    """Return the list as it is written."""
    written = {"format": FORMAT, "documents": [asdict(item) for item in added]}
    return (json.dumps(written, indent=1, sort_keys=True) + "\n").encode("ascii")


def read_added(
    folder: Path, added: Iterable[Added]
) -> tuple[tuple[Document, ...], tuple[tuple[str, str], ...]]:
    """Read the copies.

    Returns:
        The documents, and path and problem of each that cannot be read.
    """
    documents: list[Document] = []
    unreadable: list[tuple[str, str]] = []
    for item in added:
        try:
            documents.append(_document(folder / FOLDER / item.file, item))
        except DocumentError as error:
            problem = (
                f"{OF_COPY}{error.problem}; add the file again, or take it out: "
                f"oircheck index remove {item.doc_id}"
            )
            unreadable.append((shown_origin(item), problem))
    return tuple(documents), tuple(unreadable)


def shown_origin(added: Added) -> str:
    """Return where the file was when it was added, as it is shown."""
    return _utf8(added.origin)


def mend_copies(folder: Path) -> tuple[tuple[Added, str], ...]:
    """Make damaged copies anew from the files that they were made of.

    Returns:
        Each document of which neither is what was added, and what became of its copy.
    """
    lost: list[tuple[Added, str]] = []
    for item in read_list(folder):
        copy = folder / FOLDER / item.file
        try:
            problem = copy_problem(folder, item)
        except OSError:
            # It may be whole: whoever may read it can tell.
            continue
        if not problem:
            continue
        try:
            _copy(Path(item.origin), copy, item.sha256)
        except DocumentError:
            lost.append((item, problem))
    return tuple(lost)


def copy_problem(folder: Path, item: Added) -> str:
    """Say what is wrong with the copy of a document; empty if it is whole.

    Raises:
        OSError: If it is there and cannot be read.
    """
    try:
        with (folder / FOLDER / item.file).open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return "is gone"
    return "" if found == item.sha256 else "is damaged"


def shown_path(folder: Path, added: Added) -> Path:
    """Return the file that was added if it is still there, else the copy."""
    origin = Path(added.origin)
    return origin if origin.is_file() else folder / FOLDER / added.file


def cited_paths(folder: Path) -> Mapping[str, Path]:
    """Return the path of each file that was added, as the user gave it.

    It may be gone, as a download is; its copy has a name that tells nobody anything.
    From another working directory a relative path would be another file's.
    """
    return {item.doc_id: _cited_path(item) for item in read_list(folder)}


def _cited_path(added: Added) -> Path:
    given = Path(added.given)
    if added.given and given.absolute().as_posix() == added.origin:
        return given
    return Path(os.path.normpath(added.origin))


def outdated(added: Iterable[Added]) -> tuple[str, ...]:
    """Return a notice for each file that was changed since it was added."""
    return tuple(
        f"{item.origin}: changed since it was added; to take the change over: "
        f"oircheck index add {item.origin}"
        for item in added
        if _changed(item)
    )


def _prepared(path: Path, name: str, said: str) -> Prepared:
    target = path.resolve()
    sources = target.parent / SOURCES_FILE
    files = [read_sources(sources)] if sources.is_file() else []
    beside = source_for(target.name, files)
    document = read_document(target, root=target.parent, source=beside)
    seen = target.stat()
    added = Added(
        doc_id=f"{FOLDER}/{name}",
        file=f"{document.sha256[:24]}{path.suffix.lower()}",
        origin=path.absolute().as_posix(),
        sha256=document.sha256,
        size=seen.st_size,
        mtime_ns=seen.st_mtime_ns,
        beside=source_to_json(beside),
        stated=said,
        given=path.as_posix(),
    )
    build_passages(_with_stated(document, added))
    return Prepared(target, name, added)


def _document(path: Path, item: Added) -> Document:
    beside = source_from_json(item.beside)
    document = read_document(path, root=path.parent, source=beside)
    if document.sha256 != item.sha256:
        raise DocumentError(item.origin, "is not what was added")
    return _with_stated(document, item)


def _with_stated(document: Document, item: Added) -> Document:
    stated: dict[str, object] = json.loads(item.stated)
    source = read_metadata(stated).over(document.source)
    left = tuple(pair for pair in document.source.guessed if pair[0] not in stated)
    return replace(
        document,
        doc_id=item.doc_id,
        path=_utf8(item.origin),
        source=replace(source, guessed=left),
    )


def _free_name(item: Prepared, taken: Mapping[str, Added]) -> str:
    """Return the name of this file's document, or one that nothing has yet."""
    first = _utf8(f"{FOLDER}/{item.name}")
    stem, suffix = first.removesuffix(item.path.suffix), item.path.suffix
    name, number = first, 1
    while name in taken and taken[name].origin != item.added.origin:
        number += 1
        name = f"{stem}-{number}{suffix}"
    return name


def _utf8(text: str) -> str:
    """Return a path with an escape for each byte that is no UTF-8."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _copy(path: Path, copy: Path, sha256: str) -> None:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise DocumentError(path.as_posix(), error.strerror or str(error)) from error
    if hashlib.sha256(data).hexdigest() != sha256:
        raise DocumentError(path.as_posix(), "changed while it was read; try again")
    beside = copy.with_name(f"{copy.name}.new")
    try:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(copy)
    finally:
        beside.unlink(missing_ok=True)


def _changed(item: Added) -> bool:
    try:
        seen = Path(item.origin).stat()
    except OSError:
        return False
    if (seen.st_size, seen.st_mtime_ns) == (item.size, item.mtime_ns):
        return False
    try:
        with Path(item.origin).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() != item.sha256
    except OSError:
        return False
