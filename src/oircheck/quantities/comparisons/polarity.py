"""Tells a profit from a loss and a rise from a fall of the same amount."""

from __future__ import annotations

from dataclasses import dataclass, replace

from oircheck.quantities.outcomes.amounts import counted
from oircheck.quantities.sentences.alignment import LIGHT, Alignment, holds
from oircheck.quantities.sentences.clauses import Clause, Word, part_of
from oircheck.quantities.sentences.value import Value
from oircheck.quantities.words.senses import GENERIC, root
from oircheck.types import Mention, Outcome, QuantityKind, Span

ENOUGH, ENOUGH_INSIDE = 0.75, 0.5
"""Share of the claim's other words that the passage, and the sentence, must hold."""

_NOUNS = (
    ("profit profits surplus surpluses gain gains", 1),
    ("loss losses deficit deficits shortfall shortfalls", -1),
    ("increase increases rise rises growth jump surge", 1),
    ("decrease decreases fall falls decline declines drop drops reduction", -1),
)
_VERBS = (
    (
        "rose rise rises risen increased increase increases grew grow grows grown"
        " climbed climb climbs gained gain gains jumped soared surged advanced",
        1,
    ),
    (
        "fell fall falls fallen decreased decrease decreases declined decline declines"
        " dropped drop drops shrank shrink shrunk sank lost lose loses plunged tumbled"
        " slid slipped",
        -1,
    ),
)
_KINDS = frozenset(
    {
        QuantityKind.CARDINAL,
        QuantityKind.MONEY,
        QuantityKind.MEASURE,
        QuantityKind.PERCENT,
        QuantityKind.PERCENTAGE_POINT,
    }
)


def _table(rows: tuple[tuple[str, int], ...]) -> dict[str, int]:
    return {word: sign for words, sign in rows for word in words.split()}


_NOUN_SIGNS, _VERB_SIGNS = _table(_NOUNS), _table(_VERBS)
SIGNED = frozenset(map(root, (*_NOUN_SIGNS, *_VERB_SIGNS)))


@dataclass(frozen=True, slots=True)
class Opposed:
    """Two values of which one is told with the sign of the other turned round.

    Attributes:
        mine: The claim's value, from its signed word on.
        theirs: The sentence's value, the same.
        bound: Whether the rest shows that both are of one thing.
        reason: The two words.
    """

    mine: Mention
    theirs: Mention
    bound: bool
    reason: str


def opposed(
    mine: Value, theirs: Value, alignment: Alignment, outcome: Outcome
) -> Opposed | None:
    """Return how two equal amounts differ in sign, or ``None``.

    A profit of 12 million and a loss of 12 million cannot both be; other amounts may
    be of two reckonings, and are left to the rest of the comparison.

    Args:
        outcome: Of the two amounts by themselves.
    """
    if outcome is not Outcome.AGREE or mine.mention.kind not in _KINDS:
        return None
    if not theirs.written or not mine.written:
        return None
    one, other = _signed(mine), _signed(theirs)
    if (
        one is None
        or other is None
        or _sign(mine.clause, one) == _sign(theirs.clause, other)
    ):
        return None
    first, second = _text(mine.clause, one), _text(theirs.clause, other)
    return Opposed(
        mine=_from_word(mine, one),
        theirs=_from_word(theirs, other),
        bound=_bound(mine, theirs, alignment),
        reason=f"{first} is the reverse of {second}",
    )


def turned_word(claimed: str, stated: str) -> str | None:
    """Return the source's word in the case of the claim's, if it fits its place."""
    one, other = claimed.lower(), stated.lower()
    for table in (_NOUN_SIGNS, _VERB_SIGNS):
        if one in table and other in table and _form(one) == _form(other):
            return other.capitalize() if claimed[:1].isupper() else other
    return None


def _form(word: str) -> bool:
    return word.endswith("s") and not word.endswith("ss")


def _text(clause: Clause, word: Word) -> str:
    return word.span.of(clause.text).lower()


def _sign(clause: Clause, word: Word) -> int:
    text = _text(clause, word)
    return _NOUN_SIGNS.get(text, 0) or _VERB_SIGNS.get(text, 0)


def _signed(value: Value) -> Word | None:
    """Return the one signed word on the value's side of its neighbours."""
    low, high = part_of(value.clause, value.mention)
    found = [
        word
        for word in value.clause.words
        if low <= word.span.start < high and _sign(value.clause, word)
    ]
    signs = {_sign(value.clause, word) for word in found}
    if len(signs) != 1:
        return None
    place = value.mention.span.start
    return min(found, key=lambda word: abs(word.span.start - place))


def _from_word(value: Value, word: Word) -> Mention:
    mention = value.mention
    span = Span(
        min(word.span.start, mention.span.start), max(word.span.end, mention.span.end)
    )
    text = span.of(value.clause.text)
    return replace(mention, span=span, value_span=word.span, text=text)


def _bound(mine: Value, theirs: Value, alignment: Alignment) -> bool:
    if not alignment.names or mine.negated != theirs.negated:
        return False
    if mine.planned != theirs.planned or mine.singly != theirs.singly:
        return False
    apart = alignment.apart
    if apart and not {root(apart.mine), root(apart.theirs)} <= SIGNED:
        return False
    noun = counted(mine.mention)
    words = [
        word
        for word in mine.clause.words
        if word.sense not in GENERIC | LIGHT
        and not _sign(mine.clause, word)
        and word.lemma != noun
    ]
    plain = [word.sense for word in words if not word.name]
    if not plain:
        return bool(words)
    held = sum(holds(alignment.present, word) for word in plain)
    inside = sum(holds(alignment.inside, word) for word in plain)
    return held >= ENOUGH * len(plain) and inside >= ENOUGH_INSIDE * len(plain)
