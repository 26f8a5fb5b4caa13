"""Whether a sentence tells a relation with its two parties the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import lru_cache

from oircheck.names.aliases import Book
from oircheck.names.comparer import MOST_FRAMES, book_of
from oircheck.names.frames import Frame
from oircheck.names.kept import is_other_lot
from oircheck.names.match import Match, match_phrases
from oircheck.names.name import Name, NameKind
from oircheck.names.phrases import PRONOUNS, Phrase
from oircheck.names.read import known_words
from oircheck.names.returned import (
    BOTH_WAYS,
    OF_ALL_TIME,
    RETURNABLE,
    holds_one_way,
    one_relation,
)
from oircheck.names.scene import Scene, apart, read_scene
from oircheck.names.ties import tie_frames
from oircheck.names.tokens import stem
from oircheck.names.verbs import (
    AGENT,
    GIVER,
    ORIGIN,
    PATIENT,
    RECEIVER,
    TARGET,
    THING,
)
from oircheck.types import Span


class Turn(IntEnum):
    """How a sentence tells a relation of a claim; what is lower tells more.

    Attributes:
        STRAIGHT: As the claim does.
        WHOLE: Both parties have changed places, and it holds one way only.
        RETURNED: Both have changed places in what is done in return as well.
        PERHAPS: They may have, or it may hold both ways: of one it is not told who it
            is, or not of which day.
    """

    STRAIGHT = 0
    WHOLE = 1
    RETURNED = 2
    PERHAPS = 3


@dataclass(frozen=True, slots=True)
class Turned:
    """How a sentence tells one relation of a claim, and where the words for it are.

    Attributes:
        claimed: In the claim.
        stated: In the sentence.
        sure: Whether nothing shows another day or deed, neither is only planned, and
            the sentence does not tell both ways.
    """

    turn: Turn
    claimed: Span
    stated: Span
    sure: bool


_PAIRS = (
    (AGENT, PATIENT),
    (AGENT, THING),
    (GIVER, RECEIVER),
    (RECEIVER, THING),
    (GIVER, THING),
    (ORIGIN, TARGET),
    (AGENT, TARGET),
    (AGENT, ORIGIN),
    (AGENT, "for"),
    (AGENT, "on"),
    (AGENT, "against"),
)
_MUTUAL_PAIRS = ((AGENT, PATIENT), (AGENT, "with"), (AGENT, "against"))
_BESIDE = (THING, "contest")
"""What a deed is about beside its parties: another one makes it another deed."""

_MUTUALLY = frozenset("other another vice mutually reciprocally versa".split())
_SORTS = frozenset(
    stem(word)
    for word in """island city town village river municipality county state province
    lake district port kingdom republic parish borough""".split()
)
_NONE = re.compile(
    r"(?:^|\W)(?:no|not an?|not one|not a single|none of) $", re.IGNORECASE
)
_NOBODY = frozenset("no none nobody neither nothing".split())
_SINGLE = frozenset("he she him her who".split())


@dataclass(frozen=True, slots=True)
class _Texts:
    mine: Scene
    theirs: Scene
    around: Scene
    book: Book


@lru_cache(maxsize=1_024)
def turned(claim: str, unit: str, context: str) -> tuple[Turned, ...]:
    """Return how a sentence tells the relations of a claim, those that it tells.

    Args:
        claim: The claim.
        unit: The sentence.
        context: What stands before it; read for whom a pronoun of it means.

    Returns:
        At most one for each place of the claim, in their order.
    """
    known = known_words(claim) | known_words(unit) | known_words(context)
    texts = _Texts(
        read_scene(claim, known),
        read_scene(unit, known),
        read_scene(context, known),
        book_of(claim, unit, context, known),
    )
    if _MUTUALLY & {item.low for item in (*texts.theirs.items, *texts.mine.items)}:
        return ()
    found: dict[Span, Turned] = {}
    crossed: set[Span] = set()
    for one, other in _of_one_relation(texts):
        turns = sorted(_compared(one, other, texts))
        if not turns:
            continue
        turn = next((x for x in turns if x is not Turn.STRAIGHT), Turn.STRAIGHT)
        sure = not _is_of_another_day(one, other, texts)
        if turn is Turn.STRAIGHT:
            sure = sure and not _is_another_deed(one, other, texts)
        else:
            crossed.add(one.span)
            turn = turn if sure else Turn.PERHAPS
        if one.span not in found or turn < found[one.span].turn:
            found[one.span] = Turned(turn, one.span, other.span, sure)
    found.update(_of_other_lots(texts))
    return tuple(
        replace(found[span], sure=found[span].sure and span not in crossed)
        for span in sorted(found)
    )


def _of_other_lots(texts: _Texts) -> Iterator[tuple[Span, Turned]]:
    """Yield what a claim tells of one lot, and the sentence of another one."""
    told = [*_frames(texts.theirs)]
    for one in _frames(texts.mine):
        if is_other_lot(one, told, lambda x, y: _is_same(x, y, texts)):
            yield one.span, Turned(Turn.PERHAPS, one.span, told[0].span, sure=False)


def _is_another_deed(one: Frame, other: Frame, texts: _Texts) -> bool:
    """Whether two deeds are about different things, or in different contests."""
    pairs = [(_only(one, role), _only(other, role)) for role in _BESIDE]
    return any(
        mine is not None
        and theirs is not None
        and mine.definite
        and theirs.definite
        and match_phrases(mine, theirs, texts.book) is not Match.SAME
        for mine, theirs in pairs
    )


def _of_one_relation(texts: _Texts) -> Iterator[tuple[Frame, Frame]]:
    theirs = [(one_relation(x.relation), x) for x in _frames(texts.theirs)]
    for one in _frames(texts.mine):
        relation = one_relation(one.relation)
        yield from ((one, other) for name, other in theirs if name == relation)


def _frames(scene: Scene) -> Iterator[Frame]:
    for frames in (scene.frames, tie_frames(scene.items)):
        for frame in frames[:MOST_FRAMES]:
            if not (frame.negated or frame.shared or _is_of_none(frame, scene.text)):
                yield frame


def _is_of_none(frame: Frame, text: str) -> bool:
    """Whether one of its phrases is of none: "no member spoke", "none of them"."""
    return any(
        _NONE.search(text[max(0, one.span.start - 12) : one.span.start])
        or one.span.of(text).split(" ", 1)[0].casefold() in _NOBODY
        for found in frame.roles.values()
        for one in found
    )


def _compared(one: Frame, other: Frame, texts: _Texts) -> Iterator[Turn]:
    if one_relation(one.relation) in BOTH_WAYS:
        for pair in _MUTUAL_PAIRS:
            ways = (pair, pair), (pair, pair[::-1])
            if any(_tells_so(one, other, *way, texts) for way in ways):
                yield Turn.STRAIGHT
        return
    if _is_a_party(one, other, texts):
        yield Turn.PERHAPS
    for pair in _PAIRS:
        if _tells_so(one, other, pair, pair, texts):
            yield Turn.STRAIGHT
            continue
        first, second = (_only(one, role) for role in pair)
        other_first, other_second = (_only(other, role) for role in pair)
        if _is_same(first, other_first, texts) or _is_same(second, other_second, texts):
            continue
        across = (
            _is_same(first, other_second, texts),
            _is_same(second, other_first, texts),
        )
        if across == (True, True):
            yield _crossed(one, other, pair, texts)
        elif True in across and _may_cross(one, other, pair, texts):
            yield Turn.PERHAPS


def _is_a_party(one: Frame, other: Frame, texts: _Texts) -> bool:
    """Whether what one deals in is a party of the other, who deals in something else.

    "Holt bought Vane" is not told by "Holt bought the routes from Vane".
    """
    mine, theirs = _only(one, THING), _only(other, THING)
    if mine is None or theirs is None or not mine.heads or theirs.open:
        return False
    if _is_same(mine, theirs, texts):
        return False
    return any(
        _is_same(mine, _only(other, role), texts) is True for role in (GIVER, RECEIVER)
    )


def _may_cross(one: Frame, other: Frame, pair: tuple[str, str], texts: _Texts) -> bool:
    """Whether of one party that stands in the other's place the other is not told.

    A pronoun stands there, or the two deal in one and the same thing.
    """
    if THING not in pair and _is_same(_only(one, THING), _only(other, THING), texts):
        return True
    claimed = all(_only(one, role) is not None for role in pair)
    told = [_only(other, role) for role in pair]
    return claimed and any(x is not None and _is_pronoun(x, texts) for x in told)


def _tells_so(
    one: Frame,
    other: Frame,
    pair: tuple[str, str],
    others: tuple[str, str],
    texts: _Texts,
) -> bool:
    """Whether two frames have the same in both roles, others beside them or not."""
    return all(
        any(
            _is_same(mine, theirs, texts)
            for mine in one.roles.get(role, ())
            for theirs in other.roles.get(its_role, ())
        )
        for role, its_role in zip(pair, others, strict=True)
    )


def _crossed(one: Frame, other: Frame, pair: tuple[str, str], texts: _Texts) -> Turn:
    """Return what it tells that both parties have changed places."""
    relation = one_relation(one.relation)
    if not holds_one_way(relation):
        return Turn.RETURNED if relation in RETURNABLE else Turn.PERHAPS
    beside = [
        (role, mine, theirs, match_phrases(mine, theirs, texts.book))
        for role in _BESIDE
        if role not in pair
        and (mine := _only(one, role)) is not None
        and (theirs := _only(other, role)) is not None
    ]
    if any(
        match is Match.OTHER
        or (match is not Match.SAME and mine.definite and theirs.definite)
        or (match is not Match.SAME and role == THING and not theirs.open)
        for role, mine, theirs, match in beside
    ):
        return Turn.PERHAPS
    known = [_is_known(_only(one, role)) for role in pair]
    of_it = any(match is Match.SAME and x.definite for _, x, _, match in beside)
    return Turn.WHOLE if all(known) or (any(known) and of_it) else Turn.PERHAPS


def _is_of_another_day(one: Frame, other: Frame, texts: _Texts) -> bool:
    """Whether the one may be of another day than the other, or is only planned."""
    tenses = {bool(x.past) for x in (one, other) if x.past is not None}
    lasting = one_relation(one.relation) in OF_ALL_TIME
    passing = one.former != other.former or len(tenses) > 1
    return (
        one.open
        or other.open
        or one.coming != other.coming
        or (passing and not lasting)
        or apart(texts.mine, one.sentence, texts.theirs, other.sentence)
    )


def _only(frame: Frame, role: str) -> Phrase | None:
    found = frame.roles.get(role, ())
    return found[0] if len(found) == 1 and not found[0].more else None


def _is_known(phrase: Phrase | None) -> bool:
    return phrase is not None and (bool(phrase.heads) or phrase.definite)


def _first_word(phrase: Phrase, texts: _Texts) -> str:
    return phrase.span.of(texts.theirs.text).split(" ", 1)[0].casefold()


def _is_pronoun(phrase: Phrase, texts: _Texts) -> bool:
    return phrase.open or _first_word(phrase, texts) in PRONOUNS


def _is_same(mine: Phrase | None, theirs: Phrase | None, texts: _Texts) -> bool | None:
    """Whether two phrases are of one; ``None`` where that is not told."""
    if mine is None or theirs is None or mine.open:
        return None
    if _is_pronoun(theirs, texts):
        low = _first_word(theirs, texts)
        return True if _is_meant(mine, low, theirs, texts) else None
    match = match_phrases(_of_place(mine), _of_place(theirs), texts.book)
    if match is Match.SAME:
        names = (*texts.theirs.names, *texts.around.names, *mine.heads)
        return None if _is_shared(theirs.heads, names) else True
    return False if match is Match.OTHER else None


def _of_place(phrase: Phrase) -> Phrase:
    """Take "the island of Sorra" for Sorra."""
    if phrase.heads or len(phrase.nested) != 1 or phrase.head not in _SORTS:
        return phrase
    return replace(phrase, heads=phrase.nested, nested=(), head="")


def _is_shared(heads: tuple[Name, ...], names: tuple[Name, ...]) -> bool:
    """Whether two people bear the one word by which the sentence names somebody."""
    return any(
        len(head.words) == 1
        and len({x.words for x in names if len(x.words) > 1 and _ends(x, head)}) > 1
        for head in heads
    )


def _ends(name: Name, head: Name) -> bool:
    return name.words[-1] == head.words[-1]


def _is_meant(mine: Phrase, low: str, pronoun: Phrase, texts: _Texts) -> bool:
    """Whether a pronoun can mean nobody but the person whom the claim names."""
    before = [x for x in texts.theirs.names if x.span.end <= pronoun.span.start]
    if before or low not in _SINGLE or len(mine.heads) != 1:
        return False
    families = {name.words[-1] for name in _last_people(texts.around)}
    return families == {mine.heads[0].words[-1]}


def _last_people(scene: Scene) -> list[Name]:
    people = [name for name in scene.names if name.kind is NameKind.PERSON]
    sentences = {item.span.start: item.sentence for item in scene.items}
    last = max((sentences.get(one.span.start, -1) for one in people), default=-1)
    return [one for one in people if sentences.get(one.span.start, -1) == last]
