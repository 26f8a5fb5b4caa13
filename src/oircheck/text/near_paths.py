"""The path that is meant where one that was given is not there."""

from __future__ import annotations

import difflib
import itertools
from pathlib import Path

_ALIKE = 0.6
_MOST = 5000
"""Names of a folder that are looked at."""


def did_you_mean(path: Path) -> str:
    """Return "; did you mean ...?" with the nearest path that is there, or "".

    The first part of the path that is not there is set beside what stands in its
    place; what follows has to be there, or have its like, below that. Case does not
    count, and neither does a suffix that is left out.
    """
    near = _nearest(path)
    if near is None or near == path:
        return ""
    shown = near.as_posix().encode("utf-8", "backslashreplace").decode("utf-8")
    return f"; did you mean {shown}?"


def _nearest(path: Path) -> Path | None:
    if path.exists():
        return path
    if path.parent == path:
        return None
    parent = _nearest(path.parent)
    return _alike(parent, path.name) if parent is not None else None


def _alike(folder: Path, name: str) -> Path | None:
    try:
        names = [one.name for one in itertools.islice(folder.iterdir(), _MOST)]
    except OSError:
        return None
    if name in names:
        return folder / name
    known = {one.casefold(): one for one in sorted(names) if not one.startswith(".")}
    low = name.casefold()
    bare = [one for one in sorted(known) if one.rpartition(".")[0] == low]
    near = bare or difflib.get_close_matches(low, sorted(known), n=1, cutoff=_ALIKE)
    return folder / known[near[0]] if near else None
