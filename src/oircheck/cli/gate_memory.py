"""What the gate found, kept for a run in which nothing changed.

The key is a digest of everything that the findings depend on: drafts, corpus,
settings, models, the code itself and what is installed beside it. Whatever differs,
all is judged again; so the same bytes come out with and without it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import click

import oircheck
from oircheck.cli.gate_drafts import Group
from oircheck.cli.gate_outcome import write_whole
from oircheck.cli.ports import Parts
from oircheck.cli.project import Project, backend_of, bundle_of
from oircheck.errors import CorpusError, DocumentError
from oircheck.gate.kept import Kept, dump_kept, load_kept
from oircheck.text import read_regular
from oircheck.text.corpora import list_corpus

FOLDER = "findings"
"""Inside the cache folder of a corpus."""

MOST_KEPT = 16
"""Runs that are kept for a corpus; the oldest go."""

MOST_BYTES = 256 * 1024 * 1024
"""Of a corpus, or of models: reading more takes longer than what it saves."""

_INDEX = "index"
_CURRENT = Path(_INDEX, "current")
_ADDED = Path(_INDEX, "added", "added.json")
_PASSING = (".lock", "-shm", "-wal")
"""Ends of files that every reader of an index may touch."""


class GateMemory:
    """Remembers what was found in the drafts of one group.

    Args:
        group: The drafts and their corpus.
        depends: What the findings depend on besides corpus and index.
    """

    def __init__(self, group: Group, depends: Sequence[str]) -> None:
        self._corpus = group.plan.corpus
        self._cache = group.plan.cache
        self._depends = (*depends, *_drafts(group))
        self._before = corpus_stamp(self._corpus)

    def recall(self) -> Kept | None:
        """Return what was found, if nothing changed since."""
        path = self._path(self._before)
        if path is None:
            return None
        try:
            head, _, text = path.read_text(encoding="ascii").partition("\n")
            return load_kept(text) if head == _digest([text]) else None
        except (OSError, ValueError):
            return None

    def keep(self, kept: Kept) -> None:
        """Write down what was found, unless something changed meanwhile.

        A cache that cannot be written remembers nothing.
        """
        now = corpus_stamp(self._corpus)
        path = self._path(now) if now == self._before else None
        if path is None:
            return
        with suppress(OSError, TypeError):
            text = dump_kept(kept)
            path.parent.mkdir(parents=True, exist_ok=True)
            (path.parent / ".gitignore").write_text("*\n", encoding="ascii")
            write_whole(path, f"{_digest([text])}\n{text}".encode("ascii"))
            _forget_oldest(path.parent)

    def _path(self, corpus: str) -> Path | None:
        """Return where it is kept; ``None`` where nothing can be."""
        index = index_stamp(self._cache)
        if not corpus or not index:
            return None
        key = _digest([*self._depends, corpus, index])
        return self._cache / FOLDER / f"{key}.json"


def memory_of(
    ctx: click.Context, project: Project, group: Group, *, fail_on: str
) -> GateMemory | None:
    """Return what remembers the findings of a group; ``None`` where nothing may."""
    house = house_stamp(ctx, project)
    if not house:
        return None
    policy = [[name, value] for name, value in project.settings.policy().as_items()]
    spoken = any("oircheck" in draft.document.text for draft, _ in group.drafts)
    depends = (
        house,
        os.getcwd(),
        json.dumps(policy),
        backend_of(project),
        str(project.settings.as_of),
        fail_on,
        # A suppression may have ended.
        str(dt.date.today()) if spoken else "",
    )
    return GateMemory(group, depends)


def house_stamp(ctx: click.Context, project: Project) -> str:
    """Return a digest of models, code and what is installed; empty if unknown."""
    given: object = ctx.obj
    if isinstance(given, Parts):
        return given.stamp
    package = Path(oircheck.__file__).parent
    bundle = bundle_of(project) or package / "bundle"
    models = _contents(_below(bundle))
    code = _contents(path for path in _below(package) if path.suffix != ".bin")
    if not models or not code:
        return ""
    return _digest([oircheck.__version__, sys.version, code, models, *_installed()])


def corpus_stamp(corpus: Sequence[Path]) -> str:
    """Return a digest of all that a corpus is read from; empty if it is not known."""
    try:
        listing = list_corpus(corpus)
    except CorpusError:
        return ""
    contents = _contents(listing.files.values())
    names = [str(path) for path in corpus]
    # What is passed over is told too, so it belongs to what was found.
    told = [*names, *listing.files, *listing.notices, contents]
    return _digest(told) if contents else ""


def index_stamp(cache: Path) -> str:
    """Return what an index looks like; empty where there is none.

    Documents that were added stand elsewhere and may change there: with any of them
    nothing is remembered.
    """
    if (cache / _ADDED).exists():
        return ""
    try:
        parts = [(cache / _CURRENT).read_text(encoding="ascii")]
        for path in _below(cache / _INDEX):
            if not path.name.endswith(_PASSING) and path.name != "lock":
                seen = path.stat()
                parts += [path.name, str(seen.st_size), str(seen.st_mtime_ns)]
    except (OSError, ValueError):
        return ""
    return _digest(parts)


def _drafts(group: Group) -> Iterator[str]:
    for draft, path in group.drafts:
        yield draft.document.path
        yield str(path)
        yield draft.suffix
        yield str(draft.as_of)
        yield hashlib.sha256(draft.data).hexdigest()


def _below(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder, in order; byte code is no part of it."""
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        yield from (Path(here, name) for name in sorted(names))


def _contents(paths: Iterable[Path]) -> str:
    """Return a digest of files, names included; empty if one cannot be read."""
    digest = hashlib.sha256()
    size = 0
    for path in paths:
        try:
            size += path.stat().st_size
            data = read_regular(path, str(path)) if size <= MOST_BYTES else None
        except (OSError, DocumentError):
            return ""
        if data is None:
            return ""
        digest.update(f"{path}\0{len(data)}\0".encode("utf-8", "surrogateescape"))
        digest.update(hashlib.sha256(data).digest())
    return digest.hexdigest()


def _installed() -> Iterator[str]:
    """Yield what is installed, with versions, as its folders are called."""
    for folder in sys.path:
        with suppress(OSError):
            yield from sorted(
                name for name in os.listdir(folder or ".") if "-info" in name
            )


def _digest(parts: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        digest.update(f"{len(data)}:".encode())
        digest.update(data)
    return digest.hexdigest()


def _forget_oldest(folder: Path) -> None:
    kept = sorted(
        folder.glob("*.json"), key=lambda path: (path.stat().st_mtime_ns, path.name)
    )
    for path in kept[:-MOST_KEPT]:
        path.unlink(missing_ok=True)
