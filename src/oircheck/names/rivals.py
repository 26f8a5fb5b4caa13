"""Names of a sentence that might stand where a claim has another one.

Nothing here shows that the two are of one place: that is for the claim with the other
name in it to show, when the sentence entails that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from oircheck.names.aliases import Book, same_name
from oircheck.names.comparer import book_of
from oircheck.names.name import Name, NameKind
from oircheck.names.read import known_words
from oircheck.names.scene import read_scene
from oircheck.names.tokens import tokenise
from oircheck.names.vocabulary import ORGANISATIONS
from oircheck.types import Comparison, Outcome, Stage, Stated

MOST_RIVALS = 3
"""Names of the sentence that are tried for one of the claim."""

REASON = "another name may stand there"

_BEARERS = frozenset({NameKind.PERSON, NameKind.ORGANISATION})
_PLACES = frozenset({NameKind.PLACE, NameKind.UNKNOWN})
_BEFORE = frozenset("in at from to into near off of for by on".split())
_ARTICLES = frozenset("the a an".split())
_SHORT = 3
"""Letters up to which a word of a name tells nothing."""


def rivals(*, claim: str, unit: str, context: str) -> tuple[Comparison, ...]:
    """Set each name that only the claim has beside the names of the same sort.

    A person may stand for a person and a body for a body; a place, or what is not
    known to be anything else, for one after the same preposition.

    Args:
        claim: The claim.
        unit: The sentence of the source.
        context: What leads up to it.

    Returns:
        At most ``MOST_RIVALS`` for a name, not comparable each: nothing shows that
        the two stand in one place.
    """
    known = known_words(claim) | known_words(unit) | known_words(context)
    mine, theirs = read_scene(claim, known).names, read_scene(unit, known).names
    if not mine or not theirs:
        return ()
    book = book_of(claim, unit, context, known)
    told = (*theirs, *read_scene(context, known).names)
    words = frozenset(tokenise(f"{context} {unit}").low)
    others = [one for one in theirs if not _is_of(one, mine, book)]
    found: list[Comparison] = []
    for name in mine:
        if name.certain and not _is_told(name, told, words, book):
            found += list(_beside(claim, name, unit, others))[:MOST_RIVALS]
    return tuple(found)


def _is_told(
    name: Name, told: Sequence[Name], words: frozenset[str], book: Book
) -> bool:
    """Whether the source has a name, or a word of it that tells."""
    telling = [
        word for word in name.words if len(word) > _SHORT and word not in ORGANISATIONS
    ]
    return not words.isdisjoint(telling or name.words) or _is_of(name, told, book)


def _is_of(name: Name, others: Sequence[Name], book: Book) -> bool:
    """Whether a name may be that of one of others."""
    return any(same_name(name, one, book) is not False for one in others)


def _is_short(name: Name) -> bool:
    """Whether a name is an abbreviation: of what, another text may tell."""
    return len(name.words) == 1 and name.text.isupper()


def _beside(
    claim: str, name: Name, unit: str, others: Sequence[Name]
) -> Iterator[Comparison]:
    for one in others:
        if _is_short(one) or _is_short(name):
            continue
        alike = one.kind is name.kind and one.kind in _BEARERS
        placed = _are_places(name, one) and _lead(claim, name) == _lead(unit, one) != ""
        if alike or placed:
            yield Comparison(
                kind=Stage.NAME,
                outcome=Outcome.NOT_COMPARABLE,
                claimed=Stated(name.text, name.span, name.span),
                stated=Stated(one.text, one.span, one.span),
                reason=REASON,
                excludes=True,
            )


def _are_places(name: Name, other: Name) -> bool:
    """Whether two names may be of places, neither of which may lie in the other."""
    if not {name.kind, other.kind} <= _PLACES:
        return False
    known = name.place is not None and other.place is not None
    return known or not (_is_country(name) or _is_country(other))


def _is_country(name: Name) -> bool:
    return name.place is not None and name.place.key == name.place.country


def _lead(text: str, name: Name) -> str:
    """Return the preposition before a name, its article left out, or ""."""
    words = text[: name.span.start].lower().split()[-2:]
    while words and words[-1] in _ARTICLES:
        words.pop()
    return words[-1] if words and words[-1] in _BEFORE else ""
