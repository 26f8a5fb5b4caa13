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

BY_HAND = (
    "; correct it by hand, since the value is written with markup or character "
    "references there, and --fix leaves it"
)
"""What a finding goes on to say where the draft does not have the words as read."""


def refuted(verdict: Verdict, value: Comparison | None) -> str:
    """Say what a source has against a claim."""
    if not verdict.citations:
        return verdict.reason
    first = verdict.citations[0]
    claimed, stated = (
        (_bare(value.claimed.text), _bare(value.stated.text)) if value else ("", "")
    )
    if claimed.casefold() != stated.casefold():
        return f"the draft says {claimed}; the source says {stated} ({place_of(first)})"
    return f"a source says otherwise: {_said(first)} ({place_of(first)})"


def conflicting(verdict: Verdict) -> str:
    """Say that sources disagree, and which."""
    places = " and ".join(place_of(item) for item in verdict.citations)
    return f"sources of equal standing disagree about this ({places})"


def unsupported(nearest: Evidence | None, *, covered: bool) -> str:
    """Say that nothing settles a sentence, and what comes nearest to it."""
    if not covered or nearest is None:
        return "no passage near this was found in the sources"
    shown = f"{_said(nearest)} ({place_of(nearest)})"
    return f"a source comes near this and neither says nor excludes it: {shown}"


def partly(words: tuple[str, ...], nearest: Evidence) -> str:
    """Say which words of a sentence no passage has, beside the nearest passage.

    That may say the same in another word, which the reader then sees.
    """
    shown = f"{_said(nearest)} ({place_of(nearest)})"
    return f"the nearest passage says most of this, but not {_listed(words)}: {shown}"


def open_parts(parts: tuple[str, ...]) -> str:
    """Say which parts of a sentence stay open, where others are borne out."""
    return f"only a part of this is borne out; no source settles {_listed(parts)}"


def no_date(written: str, why: str) -> str:
    """Say that what is written as a date is none, and why."""
    return f'"{_bare(written)}" is no date: {why}'


def _listed(words: tuple[str, ...]) -> str:
    shown = [f'"{_short(word)}"' for word in words]
    return " or ".join(", ".join(part) for part in (shown[:-1], shown[-1:]) if part)


def unused(rules: tuple[str, ...], *, said: str | None = None, missed: str = "") -> str:
    """Say that a suppression silences nothing.

    Args:
        said: The sentence that it speaks of, "" for none; ``None`` for a stretch.
        missed: "before" or "behind" where a sentence there has such a finding.
    """
    shown = ", ".join(rules)
    if said is None:
        return f"nothing is found here that {shown} would silence; take it out"
    if not said.strip():
        head = "no sentence stands behind this, and it silences nothing"
    else:
        words = _short(_bare(said))
        head = f'this speaks of "{words}", where nothing is found that {shown} silences'
    return f"{head}; {_MEANT.get(missed, 'take it out')}"


_MEANT = {
    "before": "if the sentence before it is meant, put it at the end of that line",
    "behind": "if the sentence behind it is meant, put it on a line above that",
}


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
