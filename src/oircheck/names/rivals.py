"""Names of a sentence that might stand where a claim has another one.

Nothing here shows that the two are of one place: that is for the claim with the other
name in it to show, when the sentence entails that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from oircheck.names.aliases import Book, same_name
from oircheck.names.comparer import book_of
from oircheck.names.name import Name, NameKind
from oircheck.names.ranks import Rank, of_other_offices, read_ranks
from oircheck.names.read import known_words
from oircheck.names.scene import names_in
from oircheck.names.tokens import tokenise
from oircheck.names.vocabulary import ORGANISATIONS
from oircheck.types import Comparison, Outcome, Rival, Stage, Stated

MOST_RIVALS = 6
"""Names of the sentence that are tried for one of the claim."""

REASON = "another name may stand there"

_PEOPLE = frozenset({NameKind.PERSON, NameKind.UNKNOWN})
_PLACES = frozenset({NameKind.PLACE, NameKind.UNKNOWN})
_BEFORE = frozenset("in at from to into near off of for by on".split())
_ARTICLES = frozenset("the a an".split())
_OF_TIME = frozenset(
    "january february march april may june july august september october november"
    " december monday tuesday wednesday thursday friday saturday sunday".split()
)
_SHORT = 3
"""Letters up to which a word of a name tells nothing."""

_STEM, _ENDING = 5, 2
"""Letters in which two words begin alike, and by how many their ends may differ."""


def rivals(
    *, claim: str, unit: str, context: str, elsewhere: Sequence[str] = ()
) -> tuple[Rival, ...]:
    """Set each name that the sentence lacks beside its names of the same sort.

    A person may stand for a person, a body for a body and a place for a place; what is
    not known to be anything else, for what may be the same.

    Args:
        claim: The claim.
        unit: The sentence of the source.
        context: What leads up to it.
        elsewhere: Other texts at hand.

    Returns:
        At most ``MOST_RIVALS`` for a name, not comparable each: nothing shows that
        the two stand in one place.
    """
    known = known_words(claim) | known_words(unit) | known_words(context)
    mine, theirs = names_in(claim, known), names_in(unit, known)
    if not mine or not theirs:
        return ()
    book = book_of(claim, unit, context, known)
    words = frozenset(tokenise(f"{context} {unit}").low)
    far = frozenset(word for text in elsewhere for word in tokenise(text).low)
    others = [one for one in theirs if not _is_of(one, mine, book)][:MOST_RIVALS]
    ranks = _Ranks(read_ranks(claim), read_ranks(unit))
    return tuple(
        Rival(
            comparison=_comparison(name, one),
            told=not words.isdisjoint(_telling(name)),
            elsewhere=name.words[-1] in far,
            alike=_shares_a_part(name, one),
            led_alike=_lead(claim, name) == _lead(unit, one) != "",
            sure=NameKind.UNKNOWN not in (name.kind, one.kind),
        )
        for name in mine
        if not _is_of(name, theirs, book)
        for one in ranks.not_apart(name, _beside(claim, name, unit, others))
    )


@dataclass(frozen=True, slots=True)
class _Ranks:
    """The offices that a claim and a sentence give to persons."""

    mine: tuple[Rank, ...]
    theirs: tuple[Rank, ...]

    def not_apart(self, name: Name, others: Iterable[Name]) -> Iterator[Name]:
        """Yield names that may have the office of a name of the claim."""
        return (one for one in others if not self._are_apart(name, one))

    def _are_apart(self, name: Name, other: Name) -> bool:
        """Whether each of two has an office, and none that the other may have."""
        own = [one for one in self.mine if one.family == name.words[-1]]
        their = [one for one in self.theirs if one.family == other.words[-1]]
        pairs = [of_other_offices(one, two) for one in own for two in their]
        return bool(pairs) and all(pairs)


def _telling(name: Name) -> Sequence[str]:
    """Return the words of a name that tell whose it is."""
    telling = [
        word for word in name.words if len(word) > _SHORT and word not in ORGANISATIONS
    ]
    return telling or name.words


def _is_of(name: Name, others: Sequence[Name], book: Book) -> bool:
    """Whether a name may be that of one of others."""
    return any(same_name(name, one, book) is not False for one in others)


def _beside(
    claim: str, name: Name, unit: str, others: Sequence[Name]
) -> Iterator[Name]:
    for one in others:
        if _may_be_one(name, one) or not _OF_TIME.isdisjoint((*name.words, *one.words)):
            continue
        if (
            _may_be_people(name, one)
            or _are_bodies(name, one)
            or _are_places(name, one, _lead(claim, name) == _lead(unit, one) != "")
        ):
            yield one


def _may_be_people(name: Name, other: Name) -> bool:
    """Whether both are of people, or one is and the other may be: first and last."""
    kinds = {name.kind, other.kind}
    if not kinds <= _PEOPLE or kinds == {NameKind.UNKNOWN}:
        return kinds == {NameKind.UNKNOWN} and _are_full(name, other)
    return kinds == {NameKind.PERSON} or _are_full(name, other)


def _are_full(name: Name, other: Name) -> bool:
    return len(name.words) > 1 and len(other.words) > 1


def _are_bodies(name: Name, other: Name) -> bool:
    return name.kind is other.kind is NameKind.ORGANISATION


def _may_be_one(name: Name, other: Name) -> bool:
    """Whether one may be an abbreviation or another form of the other.

    Of what a name in capitals is short, another text may tell.
    """
    if name.text.isupper() or other.text.isupper():
        return True
    if len(name.words) != 1 or len(other.words) != 1:
        return False
    one, two = name.words[0], other.words[0]
    return one[:_STEM] == two[:_STEM] and abs(len(one) - len(two)) <= _ENDING


def _are_places(name: Name, other: Name, led_alike: bool) -> bool:
    """Whether two names may be of places, neither of which may lie in the other."""
    if not {name.kind, other.kind} <= _PLACES:
        return False
    if name.place is not None and other.place is not None:
        return True
    return led_alike and not (_is_country(name) or _is_country(other))


def _is_country(name: Name) -> bool:
    return name.place is not None and name.place.key == name.place.country


def _shares_a_part(name: Name, other: Name) -> bool:
    """Whether two names of several words have one in common."""
    several = len(name.words) > 1 and len(other.words) > 1
    return several and not set(name.words).isdisjoint(other.words)


def _lead(text: str, name: Name) -> str:
    """Return the preposition before a name, its article left out, or ""."""
    words = text[: name.span.start].lower().split()[-2:]
    while words and words[-1] in _ARTICLES:
        words.pop()
    return words[-1] if words and words[-1] in _BEFORE else ""


def _comparison(name: Name, other: Name) -> Comparison:
    return Comparison(
        kind=Stage.NAME,
        outcome=Outcome.NOT_COMPARABLE,
        claimed=Stated(name.text, name.span, name.span),
        stated=Stated(other.text, other.span, other.span),
        reason=REASON,
        excludes=True,
    )
