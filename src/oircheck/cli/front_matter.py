"""Tells keys of sources that are passed over though they look like known ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from oircheck.cli.ports import Refresh
from oircheck.cli.streams import Talk
from oircheck.errors import DocumentError
from oircheck.intake.front_keys import WITH_FRONT_MATTER, misspelt_keys
from oircheck.text import corpus_files, decode, read_regular

_MOST = 10
"""Keys that are shown; of more, their number: one template may have made them all."""


def tell_misspelt(talk: Talk, files: Iterable[Path]) -> None:
    """Warn of misspelt keys in the files that were read into an index just now.

    A file that is read again tomorrow unchanged is told of only once.
    """
    found = [warning for path in files for warning in _misspelt(path)]
    for warning in found[:_MOST]:
        talk.warn(warning)
    if len(found) > _MOST:
        talk.warn(f"{len(found) - _MOST} more keys of front matters are passed over")


def first_files(refresh: Refresh | None, corpus: Sequence[Path]) -> list[Path]:
    """Return the files of a corpus that was indexed for the first time, else none."""
    if refresh is None or not refresh.added or refresh.unchanged:
        return []
    return [path for _, path in sorted(corpus_files(corpus).items())]


def _misspelt(path: Path) -> Iterator[str]:
    if path.suffix.lower() not in WITH_FRONT_MATTER:
        return
    try:
        text = decode(read_regular(path, str(path)), str(path))
    except (OSError, DocumentError):
        return
    yield from misspelt_keys(text, path.as_posix())
