"""Notices that a claim gives one name what the sentence gives the other.

"K-1 at the sports ground and K-2 at the brickworks": K-1 is not at the brickworks.
"Written by Amadi and directed by Sola": it was not written by Sola.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from oircheck.names.aliases import Book, same_name
from oircheck.names.judge import Finding
from oircheck.names.match import same_noun
from oircheck.names.name import Name
from oircheck.names.phrases import PREPOSITIONS
from oircheck.names.rest import Word, comparable, phrase_of, sentences
from oircheck.names.scene import Scene, apart
from oircheck.names.tokens import stem
from oircheck.names.verbs import is_participle
from oircheck.names.vocabulary import CALENDAR
from oircheck.types import Outcome

REASON = "the sentence tells that of the other one"

_JOINTS = frozenset(", ; and but while whereas".split())
_MOST_PARTS = 12
"""Parts of a sentence beyond which none is compared."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of a sentence between two joints."""

    words: tuple[Word, ...]

    def after(self, preposition: str) -> list[Word]:
        """Return the words that a preposition leads to."""
        return [word for word in self.words if word.before == preposition]


def compare_pairs(mine: Scene, theirs: Scene, book: Book) -> Iterator[Finding]:
    """Compare a claim of one sentence with each sentence of two parts or more."""
    claimed = list(sentences(mine))
    if len(claimed) != 1:
        return
    number, words, turns = claimed[0]
    ends = [
        word
        for word in words
        if word.before in PREPOSITIONS and not _is_time(word) and word is not words[0]
    ]
    if not ends:
        return
    for other, others, other_turns in sentences(theirs):
        if apart(mine, number, theirs, other) or _tells_of_change(theirs, other):
            continue
        parts = _parts(theirs, other, others)
        if not 1 < len(parts) <= _MOST_PARTS or not _holds(others, words, book):
            continue
        if turns == other_turns:
            for end in ends:
                yield from _told_of_another(words, end, parts, book)
        elif not turns and other_turns == _NOT:
            yield from _denied(words, parts, book)


def _tells_of_change(scene: Scene, number: int) -> bool:
    """Whether a sentence tells how it was at one time and at another."""
    return any(
        item.sentence == number and item.name is None and item.low in _CHANGING
        for item in scene.items
    )


_CHANGING = frozenset("until since then formerly previously originally before".split())


def _denied(
    words: Sequence[Word], parts: Sequence[_Part], book: Book
) -> Iterator[Finding]:
    """Yield the one of "to Berg, not to Holm" for a claim of the other."""
    for before, part in pairwise(parts):
        if len(part.words) != _DENIAL or part.words[0].key not in _NOT:
            continue
        refused, stated = part.words[-1], before.words[-1]
        if refused.name is None or stated.name is None:
            continue
        lead = refused.before
        if lead not in PREPOSITIONS or stated.before != lead:
            continue
        claimed = [w for w in words if w.before == lead and _same(w, refused, book)]
        if len(claimed) != 1 or claimed[0].name is None:
            continue
        if _is_said(stated, words, book) or not comparable(refused.name, stated.name):
            continue
        yield _finding(claimed[0].name, stated.name, len(words))


_NOT = frozenset({"not"})
_DENIAL = 2
"""Words of "not to Holm"."""


def _parts(scene: Scene, number: int, words: Sequence[Word]) -> list[_Part]:
    joints = [
        item.span.start
        for item in scene.items
        if item.sentence == number and item.name is None and item.low in _JOINTS
    ]
    edges = [-1, *joints, len(scene.text)]
    found = [
        tuple(word for word in words if low < word.item.span.start < high)
        for low, high in pairwise(edges)
    ]
    return [_Part(words) for words in found if words]


def _holds(others: Sequence[Word], words: Sequence[Word], book: Book) -> bool:
    """Whether the sentence has every word of the claim; a name may stand before it."""
    return all(
        any(_same(word, other, book) for other in others)
        or (word.name is not None and _is_around(word.name, book))
        for word in words
    )


def _is_around(name: Name, book: Book) -> bool:
    return all(stem(word) in book.around for word in name.words)


def _told_of_another(
    words: Sequence[Word], end: Word, parts: Sequence[_Part], book: Book
) -> Iterator[Finding]:
    """Yield what stands beside the end of the claim, in another part than the rest."""
    for theirs in parts:
        if not any(_same(end, word, book) for word in theirs.after(end.before)):
            continue
        for own in parts:
            if own is theirs or any(_same(end, word, book) for word in own.words):
                continue
            rivals = [
                word
                for word in own.after(end.before)
                if not _is_time(word) and not _is_said(word, words, book)
            ]
            if len(rivals) == 1:
                yield from _by_name(words, end, own, theirs, book)
                yield from _by_deed(words, end, own, theirs, rivals[0], book)


def _by_name(
    words: Sequence[Word], end: Word, own: _Part, theirs: _Part, book: Book
) -> Iterator[Finding]:
    """Yield the two names that open the two parts, the claim's and the other."""
    first, second = own.words[0], theirs.words[0]
    name = next((w for w in words if w is not end and _same(w, first, book)), None)
    if name is None or name.name is None or second.name is None or first.name is None:
        return
    if _is_said(second, words, book) or not comparable(name.name, second.name):
        return
    if same_name(name.name, second.name, book) is not False:
        return
    yield _finding(name.name, second.name, len(words))


def _by_deed(
    words: Sequence[Word],
    end: Word,
    own: _Part,
    theirs: _Part,
    rival: Word,
    book: Book,
) -> Iterator[Finding]:
    """Yield the two doers where each part opens with a participle of its own."""
    first, second = own.words[0], theirs.words[0]
    if end.name is None or rival.name is None or not comparable(end.name, rival.name):
        return
    deeds = first.name is None and second.name is None
    deeds = deeds and is_participle(first.item.low) and is_participle(second.item.low)
    if not deeds or not _is_said(first, words, book) or _is_said(second, words, book):
        return
    if same_name(end.name, rival.name, book) is False:
        yield _finding(end.name, rival.name, len(words))


def _finding(mine: Name, theirs: Name, strength: int) -> Finding:
    return Finding(
        outcome=Outcome.CONFLICT,
        mine=phrase_of(mine),
        theirs=phrase_of(theirs),
        reason=REASON,
        excludes=True,
        strength=strength,
    )


def _is_said(word: Word, words: Sequence[Word], book: Book) -> bool:
    return any(_same(word, other, book) for other in words)


def _same(one: Word, other: Word, book: Book) -> bool:
    if one.name is not None and other.name is not None:
        return same_name(one.name, other.name, book) is not False
    if one.name is not None or other.name is not None:
        return one.key == other.key
    return same_noun(one.key, other.key)


def _is_time(word: Word) -> bool:
    low = word.item.low
    return low[0].isdigit() or low in CALENDAR
