"""Finds the one name that differs where the rest of two sentences is the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from oircheck.names.aliases import Book, same_name
from oircheck.names.judge import SWAPPED, Finding
from oircheck.names.match import same_noun
from oircheck.names.name import Name, NameKind
from oircheck.names.phrases import (
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    Item,
    Phrase,
)
from oircheck.names.scene import Scene, apart
from oircheck.names.tokens import stem
from oircheck.names.verbs import AUXILIARIES, is_past
from oircheck.names.vocabulary import JOINTS, MODALS, NEGATIONS
from oircheck.types import Outcome

_LIGHT = (
    DETERMINERS
    | POSSESSIVES
    | PREPOSITIONS
    | PRONOUNS
    | JOINTS
    | AUXILIARIES
    | frozenset("'s there do does did it also own".split())
)
_TURNS = NEGATIONS | MODALS | frozenset("only except besides former then".split())
"""Words that must stand on both sides or on neither."""

LEAST_SAME = 3
"""Content words that must be the same beside the name."""

_MOST_ITEMS = 80
"""Items of a sentence beyond which it is not aligned."""

_WHERE = frozenset("in at from to off near under by".split())
"""Prepositions before a place or a doer: what happened once has one."""

_SAID = frozenset(stem(word) for word in "said told says asked added".split())
_SAME_NAME, _SAME_WORD, _OTHER_NAME = 3, 2, 1


@dataclass(frozen=True, slots=True)
class Word:
    """A content word or a name of a sentence, and what stands before it."""

    key: str
    item: Item
    before: str

    @property
    def name(self) -> Name | None:
        """The name, if it is one."""
        return self.item.name


def compare_rest(mine: Scene, theirs: Scene, book: Book) -> tuple[Finding, ...]:
    """Compare a claim of one sentence with each sentence of the source."""
    claimed = list(sentences(mine))
    if len(claimed) != 1:
        return ()
    number, words, turns = claimed[0]
    plain = {word.key for word in words if word.name is None}
    if not any(word.name for word in words) or len(plain) + 1 < LEAST_SAME:
        return ()
    found: list[Finding] = []
    for other, others, other_turns in sentences(theirs):
        if len(others) > _MOST_ITEMS or turns != other_turns:
            continue
        if apart(mine, number, theirs, other):
            continue
        keys = {word.key for word in others}
        if all(_held(key, keys) for key in plain):
            found.extend(_aligned(words, others, book))
    return tuple(found)


def _held(key: str, keys: set[str]) -> bool:
    return key in keys or any(same_noun(key, other) for other in keys)


def sentences(scene: Scene) -> Iterator[tuple[int, list[Word], frozenset[str]]]:
    """Yield the content words of each sentence, and the words that turn it."""
    words: list[Word] = []
    turns: set[str] = set()
    before = ""
    number = 0
    for item in scene.items:
        if item.sentence != number:
            if words:
                yield number, words, frozenset(turns)
            words, turns, before, number = [], set(), "", item.sentence
        if item.name is None and item.low in _TURNS:
            turns.add(item.low)
        if item.name is None and (item.low in _LIGHT or not item.low[0].isalnum()):
            before = before if item.low in DETERMINERS else item.low
            continue
        key = item.low if item.name or item.low[0].isdigit() else stem(item.low)
        words.append(Word(key, item, before))
        before = ""
    if words:
        yield number, words, frozenset(turns)


def _aligned(words: list[Word], others: list[Word], book: Book) -> Iterator[Finding]:
    """Align two sentences; yield what differs if it is one name, or two exchanged."""
    pairs = _best(words, others, book)
    if len(pairs) != len(words):
        return
    same = [(one, other) for one, other, value in pairs if value > _OTHER_NAME]
    differing = [(one, other) for one, other, value in pairs if value == _OTHER_NAME]
    if len(same) < LEAST_SAME - 1 or not differing:
        return
    said = any(word.key in _SAID for word, _ in same)
    if len(differing) == 2 and not said and _exchanged(differing, book):
        yield _swap(differing, len(same))
    if len(differing) != 1 or len(same) < LEAST_SAME:
        return
    one, other = differing[0]
    if one.before != other.before or one.name is None or other.name is None:
        return
    if _stands(one.name, others, book) or _stands(other.name, words, book):
        return
    told = any(is_past(word.item.low) for word, _ in same if word.name is None)
    firm = told and one.before in _WHERE and len(same) > LEAST_SAME
    firm = firm or _is_doer(one, same) or _is_site(one, words)
    yield Finding(
        outcome=Outcome.CONFLICT if firm else Outcome.UNDETERMINED,
        mine=phrase_of(one.name),
        theirs=phrase_of(other.name),
        reason=f"the rest is the same{'' if firm else '; others may be as well'}",
        excludes=told,
        strength=len(same),
    )


def _is_site(one: Word, words: list[Word]) -> bool:
    """Whether a name tells where something is: "on the Zambian side"."""
    after = words[words.index(one) + 1 :][:1]
    if one.name is None or one.name.kind is NameKind.PERSON:
        return False
    return one.before in _AT and bool(after) and after[0].key in _SITES


_AT = frozenset("on in at off near".split())
_SITES = frozenset(
    stem(word) for word in "side bank shore soil territory coast half border".split()
)


def _stands(name: Name, words: list[Word], book: Book) -> bool:
    """Whether a sentence has the name, so that it is accounted for."""
    return any(
        same_name(name, word.name, book) is not False
        for word in words
        if word.name is not None
    )


def _is_doer(one: Word, same: list[tuple[Word, Word]]) -> bool:
    """Whether the name is by or under whom something was done once.

    A verb has to stand before it: in "the list of Limerick came down by 740" the name
    tells which list.
    """
    if one.before not in _DOERS:
        return False
    return any(
        is_past(word.item.low) and word.item.span.end <= one.item.span.start
        for word, _ in same
        if word.name is None
    )


_DOERS = frozenset("by under".split())


def _exchanged(differing: list[tuple[Word, Word]], book: Book) -> bool:
    (one, other), (second, other_second) = differing
    if not (one.name and other.name and second.name and other_second.name):
        return False
    return (
        same_name(one.name, other_second.name, book) is True
        and same_name(second.name, other.name, book) is True
    )


def _swap(differing: list[tuple[Word, Word]], same: int) -> Finding:
    (one, other), (second, _) = differing
    phrases = [phrase_of(word.name) for word in (one, other, second) if word.name]
    return Finding(
        outcome=Outcome.CONFLICT,
        mine=phrases[0],
        theirs=phrases[1],
        reason=SWAPPED,
        excludes=True,
        swapped=(phrases[0], phrases[2]),
        strength=same,
    )


def phrase_of(name: Name) -> Phrase:
    """Return a phrase that is the name and nothing else."""
    return Phrase(heads=(name,), definite=True, span=name.span)


def _value(one: Word, other: Word, book: Book) -> int:
    """Return how well two words go together; 0 where they cannot."""
    if one.name is None and other.name is None:
        return _SAME_WORD if same_noun(one.key, other.key) else 0
    if one.name is None or other.name is None:
        return 0
    if one.key == other.key:
        return _SAME_NAME
    same = same_name(one.name, other.name, book)
    if same is None:
        return 0
    if same:
        return _SAME_NAME
    return _OTHER_NAME if comparable(one.name, other.name) else 0


def comparable(one: Name, other: Name) -> bool:
    """Whether two names may stand in one place: a person for no place or body."""
    kinds = {one.kind, other.kind}
    if NameKind.PERSON in kinds:
        return not kinds & {NameKind.PLACE, NameKind.PEOPLE, NameKind.ORGANISATION}
    return len(kinds) == 1 or NameKind.PEOPLE not in kinds


def _best(
    words: list[Word], others: list[Word], book: Book
) -> list[tuple[Word, Word, int]]:
    """Return the alignment in order that has the greatest value."""
    rows, columns = len(words), len(others)
    values = [[_value(one, other, book) for other in others] for one in words]
    best = [[0] * (columns + 1) for _ in range(rows + 1)]
    for row in range(rows - 1, -1, -1):
        for column in range(columns - 1, -1, -1):
            joined = values[row][column]
            taken = joined + best[row + 1][column + 1] if joined else 0
            best[row][column] = max(taken, best[row + 1][column], best[row][column + 1])
    found: list[tuple[Word, Word, int]] = []
    row = column = 0
    while row < rows and column < columns:
        joined = values[row][column]
        if joined and best[row][column] == joined + best[row + 1][column + 1]:
            found.append((words[row], others[column], joined))
            row, column = row + 1, column + 1
        elif best[row][column] == best[row][column + 1]:
            column += 1
        else:
            row += 1
    return found
