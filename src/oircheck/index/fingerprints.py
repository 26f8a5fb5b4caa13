"""Noticing that a source changed, without reading those that did not."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

GRANULE_NS = 2_000_000_000
"""Two seconds: the coarsest time stamp of a file system in use."""

_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True, order=True)
class Fingerprint:
    """What a file looked like: enough to notice that it changed.

    Attributes:
        name: What the file is called in the index, the same on every machine.
        sha256: Digest of its bytes; empty if they could not be read.
    """

    name: str
    size: int
    mtime_ns: int
    sha256: str


def take_fingerprints(
    files: Mapping[str, Path],
    *,
    known: Iterable[Fingerprint] = (),
    known_at_ns: int = 0,
) -> tuple[Fingerprint, ...]:
    """Return the fingerprint of each file, in the order of their names.

    A file is read only if its size or time differs from what is known of it, or if
    its time is so close to ``known_at_ns`` that a later change may not show. A file
    that is gone has no fingerprint.

    Args:
        files: Name in the index to path.
        known_at_ns: When ``known`` was recorded, by the file system's time.
    """
    before = {fingerprint.name: fingerprint for fingerprint in known}
    found: list[Fingerprint] = []
    for name, path in sorted(files.items()):
        try:
            stat = path.stat()
        except OSError:
            continue
        seen = before.get(name)
        same = seen and (seen.size, seen.mtime_ns) == (stat.st_size, stat.st_mtime_ns)
        settled = stat.st_mtime_ns + GRANULE_NS < known_at_ns
        # Losing and regaining the right to read leaves size and time as they were.
        readable = os.access(path, os.R_OK)
        if seen and seen.sha256 and same and settled and readable:
            found.append(seen)
            continue
        digest = _sha256(path)
        found.append(Fingerprint(name, stat.st_size, stat.st_mtime_ns, digest))
    return tuple(found)


def same_contents(one: Iterable[Fingerprint], other: Iterable[Fingerprint]) -> bool:
    """Whether both speak of the same files with the same bytes."""
    return _contents(one) == _contents(other)


def _contents(fingerprints: Iterable[Fingerprint]) -> list[tuple[str, int, str]]:
    return sorted((item.name, item.size, item.sha256) for item in fingerprints)


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    if not path.is_file():
        # Opening a pipe would wait for whoever writes to it.
        return ""
    try:
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                digest.update(block)
    except OSError:
        return ""
    return digest.hexdigest()
