"""What an archive of an index may hold; nothing that it says is believed."""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

from oircheck.errors import IndexUnusableError
from oircheck.index import added
from oircheck.index.schema import DATABASE, SCHEMA_VERSION, VECTORS

FORMAT = "oircheck-index 1"
DESCRIPTION = "oircheck-index.json"
BLOCK = 1 << 20
MOST_TIMES_LARGER = 200
"""How many times its own size an archive may unpack to; an index takes about 3."""

_LARGEST_DESCRIPTION = 64 * 1024 * 1024
_ADDED = re.compile(rf"{added.FOLDER}/[A-Za-z0-9_-][A-Za-z0-9._-]*")


def described(
    archive: zipfile.ZipFile, source: Path, encoder_digest: str
) -> Mapping[str, tuple[int, str]]:
    """Return size and digest of each member, all of them looked at.

    Raises:
        IndexUnusableError: If the archive is not of this version and encoder, or
            holds what is no part of an index.
        ValueError: If its description cannot be read.
    """
    names = [info.filename for info in archive.infolist()]
    if len(set(names)) != len(names):
        raise refused(source, "has two members of one name")
    if DESCRIPTION not in names:
        raise refused(source, "is no archive of an index")
    written: object = json.loads(_limited(archive, DESCRIPTION, _LARGEST_DESCRIPTION))
    if not isinstance(written, dict) or written.get("format") != FORMAT:
        raise refused(source, "was written by another version; export it again")
    if written.get("schema") != SCHEMA_VERSION:
        raise refused(
            source,
            f"was written by another version ({written.get('schema')}, this one is "
            f"{SCHEMA_VERSION}); export it again with the version that imports it",
        )
    if written.get("encoder") != encoder_digest:
        raise refused(
            source, "belongs to another embedder; export it with the models used here"
        )
    members = _members(written.get("members"), source)
    _require_same(names, members, archive, source)
    return members


def _members(written: object, source: Path) -> Mapping[str, tuple[int, str]]:
    members: dict[str, tuple[int, str]] = {}
    for name, facts in written.items() if isinstance(written, dict) else ():
        size = facts.get("size") if isinstance(facts, dict) else None
        sha256 = facts.get("sha256") if isinstance(facts, dict) else None
        if not isinstance(size, int) or not isinstance(sha256, str) or size < 0:
            raise refused(source, f"does not describe {name!r}")
        members[name] = (size, sha256)
    return members


def _require_same(
    names: list[str],
    members: Mapping[str, tuple[int, str]],
    archive: zipfile.ZipFile,
    source: Path,
) -> None:
    """Refuse names that are not those of an index, and more bytes than can be."""
    needed = {DATABASE, VECTORS, list_name()}
    for name in names:
        if name not in needed | {DESCRIPTION} and not _ADDED.fullmatch(name):
            raise refused(source, f"holds {name!r}, which is no part of an index")
    if set(names) != {*members, DESCRIPTION} or not needed <= members.keys():
        raise refused(source, "does not hold what it says it does")
    limit = MOST_TIMES_LARGER * max(source.stat().st_size, BLOCK)
    if sum(size for size, _ in members.values()) > limit:
        raise refused(source, "would unpack to far more than an index takes")
    for name, (size, _) in members.items():
        if archive.getinfo(name).file_size != size:
            raise refused(source, f"holds {name} in another size than it says")


def read_member(
    archive: zipfile.ZipFile,
    source: Path,
    members: Mapping[str, tuple[int, str]],
    name: str,
) -> bytes:
    """Return the bytes of a small member.

    Raises:
        IndexUnusableError: If they are not those that are described.
    """
    size, sha256 = members[name]
    data = _limited(archive, name, min(size, _LARGEST_DESCRIPTION))
    if hashlib.sha256(data).hexdigest() != sha256:
        raise refused(source, f"is damaged: {name} is not what was written")
    return data


def _limited(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    with archive.open(name) as member:
        return member.read(most)


def refused(source: Path, problem: str) -> IndexUnusableError:
    """Return the error for an archive that is not taken."""
    return IndexUnusableError(f"{source}: {problem}; nothing was imported")


def list_name() -> str:
    """Return the name of the list of added documents."""
    return f"{added.FOLDER}/{added.LIST}"
