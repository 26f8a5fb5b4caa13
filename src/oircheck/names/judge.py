"""Sets what a claim says of names beside what a sentence says of them."""

from __future__ import annotations

from dataclasses import dataclass

from oircheck.names.aliases import Book
from oircheck.names.frames import Frame
from oircheck.names.match import Match, match_phrases
from oircheck.names.name import NameKind
from oircheck.names.offices import LEADS, MANY
from oircheck.names.phrases import Phrase
from oircheck.names.returned import BOTH_WAYS
from oircheck.names.tokens import stem
from oircheck.names.verbs import (
    AGENT,
    AS,
    ASYMMETRIC,
    EXCLUSIVE,
    MUTUAL,
    ORIGIN,
    PATIENT,
    PLACE,
    TARGET,
    THING,
)
from oircheck.names.vocabulary import LIKE_HEAD, ONE_LEADER
from oircheck.types import Outcome

SWAPPED = "the two have changed places"
"""Reason of a comparison whose correction exchanges two names."""

ANOTHER = "another one in the same place"
"""Reason of a comparison of two names of which one excludes the other."""

_PLACES = frozenset({PLACE, ORIGIN, TARGET})


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A name of the claim beside a name of the source.

    Attributes:
        mine: The phrase of the claim.
        theirs: The phrase of the source.
        swapped: Where two sides are exchanged: the other phrase of the claim.
        strength: How much of what is said was found to be the same.
    """

    outcome: Outcome
    mine: Phrase
    theirs: Phrase
    reason: str
    excludes: bool = False
    swapped: tuple[Phrase, Phrase] | None = None
    strength: int = 0


def judge(
    mine: Frame, theirs: Frame, book: Book, *, same_time: bool
) -> tuple[Finding, ...]:
    """Compare two frames; nothing comes of those that say different things.

    Args:
        same_time: Whether no date of claim and source shows another time.
    """
    likeness = _relations(mine.relation, theirs.relation)
    if likeness is None:
        return ()
    matches = _matches(mine, theirs, book)
    settled = _settles(mine, theirs, same_time=same_time) and likeness
    swap = _swapped(mine, theirs, book)
    if swap is not None:
        return (_of_swap(swap, matches, settled=settled),)
    half = _half_swapped(mine, theirs, matches, book)
    if half is not None:
        return (half,) if settled else ()
    return _of_roles(mine, matches, settled=settled)


def _relations(mine: str, theirs: str) -> bool | None:
    """Return whether two relations are one; ``False`` where they only may be."""
    if mine == theirs:
        return True
    if not (_is_office(mine) and _is_office(theirs)):
        return None
    one, other = mine.split(":", 1)[1], theirs.split(":", 1)[1]
    if one == other:
        return False
    if "head" in (one, other):
        rest = other if one == "head" else one
        if rest in ONE_LEADER and mine.startswith(LEADS) and theirs.startswith(LEADS):
            return True
        return False if rest in LIKE_HEAD else None
    if one.split()[-1] == other.split()[-1]:
        return False
    return None


def _is_office(relation: str) -> bool:
    return relation.startswith((LEADS, MANY))


def _settles(mine: Frame, theirs: Frame, *, same_time: bool) -> bool:
    """Whether both are told as so, and of the same time."""
    if not same_time or mine.former != theirs.former:
        return False
    if mine.coming != theirs.coming and not (
        mine.relation == "succeed" and not mine.past and not theirs.past
    ):
        return False
    if mine.open or theirs.open or mine.negated or theirs.negated:
        return False
    if mine.shared or theirs.shared:
        return False
    if _is_office(mine.relation) or mine.relation == "capital":
        either = mine.bare or theirs.bare
        return either or bool(mine.past) == bool(theirs.past)
    return True


_Matched = dict[str, tuple[Match, Phrase, Phrase]]


def _matches(mine: Frame, theirs: Frame, book: Book) -> _Matched:
    """Match the phrases of each role that both frames fill."""
    found: _Matched = {}
    for role, phrases in mine.roles.items():
        others = theirs.roles.get(role, ())
        if not others or not phrases:
            continue
        pairs = [
            (match_phrases(one, other, book), one, other)
            for one in phrases
            for other in others
        ]
        found[role] = min(pairs, key=lambda pair: _RANK[pair[0]])
        if role in _PLACES:
            found[role] = _place(pairs, found[role])
    if mine.relation in MUTUAL:
        return _mutual(mine, theirs, book, found)
    return found


def _place(
    pairs: list[tuple[Match, Phrase, Phrase]], best: tuple[Match, Phrase, Phrase]
) -> tuple[Match, Phrase, Phrase]:
    """Match places: two countries differ even where the same yard is in both."""
    named = [pair for pair in pairs if pair[1].heads and pair[2].heads]
    if best[0] is Match.OTHER or (named and not best[1].heads):
        return min(named or [best], key=lambda pair: _RANK[pair[0]])
    apart = [
        pair
        for pair in pairs
        if pair[0] is Match.OTHER and _is_country(pair[1]) and _is_country(pair[2])
    ]
    return apart[0] if apart and len(pairs) > 1 else best


def _is_country(phrase: Phrase) -> bool:
    places = [name.place for name in phrase.heads]
    return bool(places) and all(one and one.key == one.country for one in places)


_RANK = {
    match: rank
    for rank, match in enumerate(
        (Match.SAME, Match.PART, Match.LIKELY, Match.OPEN, Match.OTHER)
    )
}


def _mutual(mine: Frame, theirs: Frame, book: Book, found: _Matched) -> _Matched:
    """Let the two sides of a mutual verb change places."""
    crossed = _crossed(mine, theirs, book, (AGENT, PATIENT))
    if crossed is None:
        return {role: one for role, one in found.items() if one[0] is Match.SAME}
    first, second, other_first, other_second = crossed
    return {
        **found,
        AGENT: (Match.SAME, first, other_second),
        PATIENT: (Match.SAME, second, other_first),
    }


def _crossed(
    mine: Frame, theirs: Frame, book: Book, pair: tuple[str, str]
) -> tuple[Phrase, Phrase, Phrase, Phrase] | None:
    """Return the four phrases of two roles that are filled the other way round."""
    sides = [
        found[0] if (found := frame.roles.get(role, ())) else None
        for frame in (mine, theirs)
        for role in pair
    ]
    first, second, other_first, other_second = sides
    if first is None or second is None or other_first is None or other_second is None:
        return None
    across = (
        match_phrases(first, other_second, book),
        match_phrases(second, other_first, book),
    )
    straight = (
        match_phrases(first, other_first, book),
        match_phrases(second, other_second, book),
    )
    if across == (Match.SAME, Match.SAME) and Match.SAME not in straight:
        return first, second, other_first, other_second
    return None


def _swapped(
    mine: Frame, theirs: Frame, book: Book
) -> tuple[Phrase, Phrase, Phrase, Phrase] | None:
    for pair in ASYMMETRIC.get(mine.relation, ()):
        found = _crossed(mine, theirs, book, pair)
        if found is not None:
            return found
    if mine.relation.startswith("do:") and mine.relation not in BOTH_WAYS:
        return _crossed(mine, theirs, book, (AGENT, PATIENT))
    return None


def _half_swapped(
    mine: Frame, theirs: Frame, matches: _Matched, book: Book
) -> Finding | None:
    """Find one side in the place of the other, where a pronoun stands for the rest.

    "It sold the boat to a Danish firm" excludes that anybody bought it from the firm.
    """
    for pair in ASYMMETRIC.get(mine.relation, ()):
        for role, opposite in (pair, pair[::-1]):
            own, others = mine.roles.get(role, ()), theirs.roles.get(opposite, ())
            rest = theirs.roles.get(role, ())
            if not own or not others or not all(one.open for one in rest):
                continue
            same = [one for one, *_ in matches.values() if one is Match.SAME]
            if match_phrases(own[0], others[0], book) is not Match.SAME or not same:
                continue
            if role in matches and matches[role][0] is Match.SAME:
                continue
            return Finding(
                outcome=Outcome.UNDETERMINED,
                mine=own[0],
                theirs=others[0],
                reason=SWAPPED,
                excludes=True,
                strength=1 + len(same),
            )
    return None


def _of_swap(
    swap: tuple[Phrase, Phrase, Phrase, Phrase], matches: _Matched, *, settled: bool
) -> Finding:
    first, second, other_first, _ = swap
    rest = [
        found
        for found, one, _ in matches.values()
        if one is not first and one is not second
    ]
    sure = settled and Match.OTHER not in rest
    named = bool(first.heads or first.nested) and bool(second.heads or second.nested)
    return Finding(
        outcome=Outcome.CONFLICT if sure and named else Outcome.UNDETERMINED,
        mine=first,
        theirs=other_first,
        reason=SWAPPED,
        excludes=sure,
        swapped=(first, second),
        strength=2 + rest.count(Match.SAME),
    )


def _of_roles(mine: Frame, matches: _Matched, *, settled: bool) -> tuple[Finding, ...]:
    """Find the one role that differs, or those that agree."""
    differing = [role for role, one in matches.items() if one[0] is Match.OTHER]
    same = [role for role, one in matches.items() if one[0] is Match.SAME]
    opened = [role for role, one in matches.items() if one[0] is Match.PART]
    likely = [role for role, one in matches.items() if one[0] is Match.LIKELY]
    if not same and not likely:
        return ()
    if not differing:
        return _agreeing(mine, matches, [*same, *opened], settled=settled)
    if len(differing) > 1:
        return ()
    role = differing[0]
    _, one, other = matches[role]
    if _is_person_of(one, other) or _is_person_of(other, one):
        return ()
    anchor = EXCLUSIVE.get(mine.relation, _OF_OFFICE if _leads(mine) else {}).get(role)
    exclusive = anchor in same and _definite(matches, anchor) and _is_named(one, other)
    exclusive = exclusive and not _is_given_often(matches, anchor)
    if mine.relation == "sign":
        exclusive = _two_signers(one, other) and role == AGENT and THING in same
    sure = settled and exclusive
    reason = ANOTHER if exclusive else "others may be as well"
    if exclusive and not settled:
        reason = "perhaps at another time"
    excludes = sure or (settled and _worth_asking(mine, role, matches, same + likely))
    return (
        Finding(
            outcome=Outcome.CONFLICT if sure else Outcome.UNDETERMINED,
            mine=one,
            theirs=other,
            reason=reason,
            excludes=excludes,
            strength=len(same),
        ),
    )


def _is_person_of(one: Phrase, other: Phrase) -> bool:
    """Whether the one names a person and the other calls somebody "an Irishman"."""
    people = any(name.kind is NameKind.PEOPLE for name in other.heads)
    return people and any(name.kind is NameKind.PERSON for name in one.heads)


_OF_OFFICE = {AGENT: THING}


def _leads(frame: Frame) -> bool:
    return frame.relation.startswith(LEADS) or frame.relation == "capital"


def _is_given_often(matches: _Matched, role: str | None) -> bool:
    return role is not None and matches[role][1].head in _MANY_TIMES


_MANY_TIMES = frozenset(
    stem(word)
    for word in """consent support backing advice permission approval help money aid
    advantage evidence information details lead control warning notice time attention
    way vote votes""".split()
)
"""Things that one may give to several."""


def _two_signers(one: Phrase, other: Phrase) -> bool:
    """Whether both name the same number of signers, at least two."""
    return len(one.heads) == len(other.heads) > 1


def _definite(matches: _Matched, role: str | None) -> bool:
    if role is None:
        return False
    if role == AS:
        return True
    _, one, other = matches[role]
    return one.definite and other.definite


def _is_named(one: Phrase, other: Phrase) -> bool:
    return bool((one.heads or one.nested) and (other.heads or other.nested))


def _worth_asking(mine: Frame, role: str, matches: _Matched, same: list[str]) -> bool:
    """Whether a name in a past event may be shown wrong by the corrected claim."""
    _, one, other = matches[role]
    known = any(matches[other_role][1].definite for other_role in same)
    return mine.past is not False and known and _is_named(one, other)


def _agreeing(
    mine: Frame, matches: _Matched, same: list[str], *, settled: bool
) -> tuple[Finding, ...]:
    """Return the names that agree, where each role of the claim is found."""
    found = []
    whole = settled and all(
        role in matches and matches[role][0] is Match.SAME for role in mine.roles
    )
    for role in same:
        match, one, other = matches[role]
        if not _is_named(one, other) or not (whole or match is Match.PART):
            continue
        found.append(
            Finding(
                outcome=Outcome.AGREE if whole else Outcome.UNDETERMINED,
                mine=one,
                theirs=other,
                reason="the same name in the same place",
                strength=len(same),
            )
        )
    return tuple(found)
