"""Notices that the claim's name is told of something else in the same sentence."""

from __future__ import annotations

import re
from dataclasses import replace

from oircheck.names.aliases import Book, same_name
from oircheck.names.judge import Finding
from oircheck.names.name import Name, NameKind
from oircheck.names.scene import Scene
from oircheck.types import Outcome

REASON = "the claimed one is told of something else"

_PARENTHESIS = re.compile(r"\([^()]{0,60}\)")
_JOINED = re.compile(r"[\s,]*(?:and|or|nor|as well as|and so did|with)?[\s,]*")
_KINDS = frozenset({NameKind.PERSON, NameKind.PLACE, NameKind.ORGANISATION})
_ALSO = re.compile(r"\b(?:also|too|as well|so did|likewise|joined by|both)\b")


def crossed(one: Finding, mine: Scene, theirs: Scene, book: Book) -> Finding:
    """Turn an open finding into a conflict where the sentence places both names.

    Others may have voted for it as well, but in "Holm voted for it; Berg abstained"
    Berg is accounted for. Both names have to be of one kind, and not joined.
    """
    if one.outcome is not Outcome.UNDETERMINED or not one.excludes:
        return one
    if len(one.mine.heads) != 1 or len(one.theirs.heads) != 1:
        return one
    claimed, stated = one.mine.heads[0], one.theirs.heads[0]
    if not _alike(claimed, stated) or same_name(claimed, stated, book) is not False:
        return one
    elsewhere = _others(claimed, theirs, one.theirs.span.start, book)
    if not elsewhere or _ALSO.search(theirs.text):
        return one
    both = any(same_name(stated, name, book) is True for name in mine.names)
    if not both and (
        stated.kind not in _KINDS
        or any(_is_joined(theirs.text, stated, name) for name in elsewhere)
        or _has_both(one, theirs, elsewhere)
    ):
        return one
    return replace(one, outcome=Outcome.CONFLICT, reason=REASON)


def _alike(one: Name, other: Name) -> bool:
    if not other.certain and other.kind is NameKind.UNKNOWN:
        return False
    kinds = {one.kind, other.kind}
    open_kind = NameKind.UNKNOWN in kinds and NameKind.PEOPLE not in kinds
    return len(kinds) == 1 or open_kind


def _others(name: Name, scene: Scene, place: int, book: Book) -> list[Name]:
    """Return where a name stands in the sentence of the place, apart from it."""
    number = _sentence(scene, place)
    return [
        other
        for other in scene.names
        if same_name(name, other, book) is True
        and _sentence(scene, other.span.start) == number
        and other.span.start != place
    ]


def _sentence(scene: Scene, place: int) -> int:
    found = 0
    for item in scene.items:
        if item.span.start > place:
            break
        found = item.sentence
    return found


def _is_joined(text: str, one: Name, other: Name) -> bool:
    """Whether nothing but "and" or a parenthesis stands between two names."""
    first, last = sorted((one.span, other.span))
    between = _PARENTHESIS.sub("", text[first.end : last.start])
    return _JOINED.fullmatch(between) is not None


def _has_both(one: Finding, theirs: Scene, elsewhere: list[Name]) -> bool:
    """Whether a frame of the sentence has both names: one got it from the other."""
    stated = one.theirs.heads[0]
    return any(
        stated in named and any(name in named for name in elsewhere)
        for frame in theirs.frames
        if (
            named := {
                name
                for phrases in frame.roles.values()
                for phrase in phrases
                for name in (*phrase.heads, *phrase.nested)
            }
        )
    )
