"""Keys of a front matter that look like misspelt known ones."""

from __future__ import annotations

from oircheck.errors import DocumentError
from oircheck.text.frontmatter import read_front_matter
from oircheck.text.metadata import KEYS

WITH_FRONT_MATTER = frozenset({".md", ".markdown", ".txt", ".text", ".rst", ".rest"})
"""Suffixes of files that may begin with one."""

_LONG, _SHORT = 7, 4
"""From so many letters on two of a key may be wrong, and one."""

_ORDINARY = frozenset(
    "state stats time timer titles kinds kid kids mind find tie ties tile".split()
)
"""Keys of other tools, as near as they are to a known one."""


def misspelt_keys(text: str, path: str) -> tuple[str, ...]:
    """Return a warning for each key that was probably meant for a known one.

    Other unknown keys (``tags``, ``layout``) are ordinary in Markdown, and silent. So
    is a key beside the known one that it resembles, and a front matter that cannot
    be read: its reader tells that.

    Args:
        text: The whole document.
        path: Shown in each warning, with the line.
    """
    try:
        found = read_front_matter(text, path).lines
    except DocumentError:
        return ()
    told = []
    for key, line in found.items():
        known = None if key in (*KEYS, "date") else _meant(key)
        if known is not None and known not in found:
            told.append(
                f"{path}:{line}: front matter: unknown key '{key}', passed over; "
                f"write '{known}' if that is what it means"
            )
    return tuple(told)


def _meant(key: str) -> str | None:
    """Return the known key that another one is nearly, or ``None``."""
    folded = key.casefold()
    if folded in (*KEYS, "date"):
        return folded
    if folded in _ORDINARY:
        return None
    near = [(_distance(folded, known), known) for known in KEYS]
    distance, known = min(near)
    most = (len(known) >= _SHORT) + (len(known) >= _LONG)
    return known if distance <= most else None


def _distance(one: str, other: str) -> int:
    """Return how many letters differ; two that changed places count as one.

    The optimal string alignment distance (Boytsov 2011, section 3.1.3).
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, start=1):
        before, last, row = row, before, [at]
        for to, against in enumerate(other, start=1):
            least = min(
                before[to] + 1, row[to - 1] + 1, before[to - 1] + (letter != against)
            )
            turned = (
                at > 1
                and to > 1
                and (one[at - 2], letter)
                == (
                    against,
                    other[to - 2],
                )
            )
            row.append(min(least, last[to - 2] + 1) if turned else least)
    return row[-1]
