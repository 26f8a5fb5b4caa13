"""Patterns of ``[gate]`` that match nothing: most likely they are misspelt."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from oircheck.cli.project import Project
from oircheck.intake.ignores import Ignores, read_patterns

MOST_ENTRIES = 20_000
"""Files and folders that are looked at; in a larger project nothing is said."""


def idle_scopes(project: Project) -> tuple[str, ...]:
    """Say which patterns of scopes match no file of the project.

    Such drafts, if there are any, are checked against another corpus than meant.
    """
    found = (pattern for scope in project.settings.scopes for pattern in scope.drafts)
    return _told(project, "gate.scope: drafts", found)


def idle_exclusions(project: Project) -> tuple[str, ...]:
    """Say which exclusions match no file of the project; too much is checked then."""
    entry = project.settings.get("gate.exclude")
    found = entry.value if entry and isinstance(entry.value, tuple) else ()
    return _told(project, "gate.exclude", found)


def _told(project: Project, key: str, found: Iterable[str]) -> tuple[str, ...]:
    folder = (project.folder or project.here).absolute()
    idle = _idle({pattern: read_patterns((pattern,), folder) for pattern in found})
    place = project.file or project.here
    return tuple(f"{place}: {key}: '{pattern}' matches no file" for pattern in idle)


def _idle(asked: dict[str, Ignores]) -> Iterable[str]:
    left = dict(asked)
    if not left:
        return ()
    folder = next(iter(left.values())).folder
    for number, (path, is_folder) in enumerate(_entries(folder)):
        if number >= MOST_ENTRIES:
            return ()
        for name, patterns in list(left.items()):
            if patterns.decides(path, is_folder=is_folder) is not None:
                del left[name]
        if not left:
            break
    return left


def _entries(folder: Path) -> Iterator[tuple[Path, bool]]:
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from ((Path(here, name), True) for name in folders)
        yield from ((Path(here, name), False) for name in sorted(names))
