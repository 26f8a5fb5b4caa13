"""What a ``.gitignore`` leaves out, as git reads it.

Patterns as gitignore(5) describes them: the last one that matches decides, ``!``
takes back, a slash inside anchors, one at the end means folders, ``**`` crosses them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

IGNORE_FILE = ".gitignore"
EXCLUDE_FILE = ".git/info/exclude"
LONGEST_PATTERN = 1_000
"""Characters; a longer line is no pattern of anybody's."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One line of an ignore file.

    Attributes:
        keeps: Whether it takes back what an earlier one left out.
        folders: Whether it speaks of folders only.
    """

    expression: re.Pattern[str]
    keeps: bool
    folders: bool


@dataclass(frozen=True, slots=True)
class Ignores:
    """The patterns of one folder.

    Attributes:
        folder: What the patterns are relative to.
    """

    folder: Path
    patterns: tuple[Pattern, ...]

    def decides(self, path: Path, *, is_folder: bool) -> bool | None:
        """Whether ``path`` is left out; ``None`` where no pattern speaks of it."""
        try:
            below = path.relative_to(self.folder).as_posix()
        except ValueError:
            return None
        for pattern in reversed(self.patterns):
            if pattern.folders and not is_folder:
                continue
            if pattern.expression.fullmatch(below):
                return not pattern.keeps
        return None


def is_ignored(path: Path, stack: Sequence[Ignores], *, is_folder: bool) -> bool:
    """Whether a path is left out; the innermost folder that speaks of it decides."""
    for ignores in reversed(stack):
        decided = ignores.decides(path, is_folder=is_folder)
        if decided is not None:
            return decided
    return False


def read_patterns(lines: Iterable[str], folder: Path) -> Ignores:
    """Read the lines of an ignore file; what is no pattern is passed over."""
    read = (_pattern(line) for line in lines)
    return Ignores(folder, tuple(pattern for pattern in read if pattern is not None))


def read_ignores(folder: Path) -> Ignores | None:
    """Read the ignore file of a folder; ``None`` where there is none to read."""
    try:
        text = (folder / IGNORE_FILE).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    return read_patterns(text.splitlines(), folder)


def ignores_above(folder: Path) -> list[Ignores]:
    """Return what the repository and the folders above say, the outermost first."""
    found: list[Ignores] = []
    for place in (folder, *folder.parents):
        if place != folder and (ignores := read_ignores(place)) is not None:
            found.insert(0, ignores)
        if (place / ".git").exists():
            return [*_own_excludes(place), *found]
    # Outside of a repository there is nothing to honour above.
    return []


def _own_excludes(root: Path) -> list[Ignores]:
    """Return what a clone leaves out for itself."""
    try:
        text = (root / EXCLUDE_FILE).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return []
    return [read_patterns(text.splitlines(), root)]


def _pattern(line: str) -> Pattern | None:
    line = line.rstrip("\r\n")
    line = line if line.endswith("\\ ") else line.rstrip(" \t")
    if not line or line.startswith("#") or len(line) > LONGEST_PATTERN:
        return None
    keeps = line.startswith("!")
    line = line[1:] if keeps else line
    folders = line.endswith("/")
    line = line.rstrip("/") if folders else line
    if not line:
        return None
    anchored = "/" in line
    body = line.lstrip("/")
    try:
        expression = re.compile(("" if anchored else "(?:.*/)?") + _regex(body))
    except re.error:
        return None
    return Pattern(expression, keeps, folders)


def _regex(pattern: str) -> str:
    """Return the regular expression of a glob with ``**``."""
    parts: list[str] = []
    at = 0
    while at < len(pattern):
        if pattern.startswith("**/", at) and (at == 0 or pattern[at - 1] == "/"):
            parts.append("(?:.*/)?")
            at += 3
        elif pattern.startswith("**", at) and at + 2 == len(pattern):
            parts.append(".*")
            at += 2
        elif pattern[at] == "*":
            parts.append("[^/]*")
            at += 1
        elif pattern[at] == "?":
            parts.append("[^/]")
            at += 1
        elif pattern[at] == "[" and (end := _class_end(pattern, at)):
            inner = pattern[at + 1 : end]
            inner = "^" + inner[1:] if inner[:1] in "!^" else inner
            parts.append("[" + inner.replace("\\", "\\\\") + "]")
            at = end + 1
        elif pattern[at] == "\\" and at + 1 < len(pattern):
            parts.append(re.escape(pattern[at + 1]))
            at += 2
        else:
            parts.append(re.escape(pattern[at]))
            at += 1
    return "".join(parts)


def _class_end(pattern: str, at: int) -> int:
    """Return where a class of characters ends, or 0 where it does not."""
    end = pattern.find("]", at + 2 if pattern[at + 1 : at + 2] not in "!^" else at + 3)
    return max(end, 0)
