"""What a finding says in one line, with both values where a value decided."""

from __future__ import annotations

from oircheck.gate.quotations import Difference
from oircheck.types import (
    Comparison,
    Evidence,
    Passage,
    PlaceKind,
    SourceKind,
    Verdict,
)

_LONGEST = 160
"""Characters of a passage in a message; the report shows all of it."""


def refuted(verdict: Verdict, value: Comparison | None) -> str:
    """Say what a source has against a claim."""
    if not verdict.citations:
        return verdict.reason
    first = verdict.citations[0]
    if value is not None:
        return (
            f"the draft says {_bare(value.claimed.text)}; the source says "
            f"{_bare(value.stated.text)} ({place_of(first)})"
        )
    return f"a source says otherwise: {_said(first)} ({place_of(first)})"


def conflicting(verdict: Verdict) -> str:
    """Say that sources disagree, and which."""
    places = " and ".join(place_of(item) for item in verdict.citations)
    return f"sources of equal standing disagree about this ({places})"


def unsupported(*, covered: bool) -> str:
    """Say that nothing settles a sentence."""
    if covered:
        return "no source settles this"
    return "the sources say nothing about this"


def partly(words: tuple[str, ...]) -> str:
    """Say which part of a sentence nothing bears out."""
    shown = ", ".join(f'"{_short(word)}"' for word in words)
    return f"the sources do not bear out all of this; nothing supports {shown}"


def quotation(difference: Difference) -> str:
    """Say which words of a quotation are not the source's."""
    changes = "; ".join(_change(*change) for change in difference.changes[:3])
    more = len(difference.changes) - 3
    if more > 0:
        changes += f"; and {more} more"
    passage = difference.passage
    where = f"{passage.path}{_at(passage.passage)}"
    digest = passage.source.kind is SourceKind.DIGEST
    source = "a digest of its source" if digest else "its source"
    return f"the quotation differs from {source}: {changes} ({where})"


def place_of(item: Evidence) -> str:
    """Say where a passage stands, as an editor would open it."""
    return f"{item.retrieved.path}{_at(item.retrieved.passage)}"


def _at(passage: Passage) -> str:
    place = passage.place
    if place is None or place.kind is PlaceKind.LINE:
        return f":{passage.line}"
    return f", {place.kind.value} {place.number}"


def _said(item: Evidence) -> str:
    """Give a passage's words; a digest's are no quotation."""
    words = _short(_bare(item.retrieved.passage.view.text))
    digest = item.retrieved.source.kind is SourceKind.DIGEST
    return f"according to a digest, {words}" if digest else f'"{words}"'


def _change(draft: str, source: str) -> str:
    if not draft:
        return f'"{source}" is left out'
    if not source:
        return f'"{draft}" is not there'
    return f'"{draft}" is "{source}" there'


def _bare(text: str) -> str:
    return " ".join(text.split())


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
