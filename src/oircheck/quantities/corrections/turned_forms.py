"""Puts the sign or the move of a source into a claim, so that it stays grammatical."""

from __future__ import annotations

from oircheck.quantities.corrections.dates import lowered
from oircheck.quantities.corrections.forms import numeral, with_article
from oircheck.quantities.sentences.clauses import Clause, token_range
from oircheck.quantities.sentences.moves import Move, read_moves
from oircheck.quantities.sentences.refine import read_values
from oircheck.quantities.sentences.signs import Signed, Telling, read_signs
from oircheck.quantities.words.signs import (
    MOVED_BY_PARTICLE,
    PARTICLES,
    VERBS,
    Form,
)
from oircheck.types import Comparison, Mention, Modifier, QuantityKind, Span

_HELPERS = frozenset(
    "to will would can could may might shall should must did not n't".split()
)
"""Words after which "cut" is the base form."""

_PLAIN = frozenset({Modifier.EXACT, Modifier.FROM, Modifier.TO, Modifier.BETWEEN})
_BACK = 12
"""Tokens before a move within which its verb stands."""


def turned_claim(claim: str, comparison: Comparison, unit: str) -> str | None:
    """Return the claim with the sign, or the move, of the source.

    Args:
        claim: The claim that the comparison was made of.
        comparison: A conflict of two signs or moves.
        unit: The sentence that ``comparison.stated`` lies in.

    Returns:
        ``None`` where neither a sign nor a move is compared, or no grammatical
        sentence comes of it.
    """
    mine, theirs = (read_values(text, reference=None) for text in (claim, unit))
    place, other = comparison.claimed.value, comparison.stated.value
    signs = read_signs(mine)
    found = [one for one in signs if one.word == place]
    if found:
        stated = next((x for x in read_signs(theirs) if x.word == other), None)
        return _with_word(mine, found[0], _word_for(mine, found[0], stated, unit))
    moves = read_moves(mine, signs)
    move = next((one for one in moves if one.span == place), None)
    if move is None:
        return None
    if len(move.parts) > 1:
        return _with_move(mine, move)
    source = next(
        (x for x in read_moves(theirs, read_signs(theirs)) if x.span == other), None
    )
    return _with_level(mine, move, source, unit)


def _word_for(clause: Clause, one: Signed, stated: Signed | None, unit: str) -> str:
    """Return the source's word where it fits the place of the claim's."""
    if stated is not None and stated.sign.form is one.sign.form:
        alike = stated.sign.axis == one.sign.axis
        verb = one.word.of(clause.text).lower() in VERBS
        if alike and not verb and stated.sign.number != one.sign.number:
            return _counted(one, stated.word.of(unit).lower())
    return reverse_of(clause, one.word, one)


def reverse_of(clause: Clause, place: Span, one: Signed | None = None) -> str:
    """Return the word of the other sign, in the form of the one at a place."""
    word = place.of(clause.text).lower()
    at = token_range(clause.tokens, place)[0]
    if word == "cut" and clause.tokens.word(at - 1) not in _HELPERS:
        return "raised"
    if one is not None:
        return _counted(one, one.sign.reverse)
    return (VERBS.get(word) or PARTICLES[word]).reverse


def _counted(one: Signed, word: str) -> str:
    """Return "less" where nothing is counted: "eleven metres less"."""
    if one.telling is not Telling.EXTREME and word in ("fewer", "less"):
        return "fewer" if one.mention.kind is QuantityKind.CARDINAL else "less"
    return word


def _with_word(clause: Clause, one: Signed, word: str) -> str:
    return _put(clause.text, one.word, word)


def _put(text: str, place: Span, word: str) -> str:
    old = place.of(text)
    if old[:1].isupper():
        word = word[:1].upper() + word[1:]
    return with_article(text[: place.start], word) + word + text[place.end :]


def _with_move(clause: Clause, move: Move) -> str | None:
    """Exchange the two values of a move, and turn its verb round."""
    first, last = _pieces(clause, move)
    text = clause.text
    one, other = first.of(text), last.of(text)
    if first.start == 0:
        other = other[:1].upper() + other[1:]
    made = (
        text[: first.start]
        + lowered(other)
        + text[first.end : last.start]
        + lowered(one)
        + text[last.end :]
    )
    made = made[:1].upper() + made[1:] if text[:1].isupper() else made
    verb = _verb_before(clause, move.span)
    return made if verb is None else _put(made, verb, reverse_of(clause, verb))


def _pieces(clause: Clause, move: Move) -> tuple[Span, Span]:
    """Return what is exchanged: the numbers, with what bends them."""
    values = sorted((move.start, move.end), key=lambda x: x.span.start)
    if move.start.span == move.end.span or all(x.modifier in _PLAIN for x in values):
        first, last = (_number(clause.text, part) for part in move.parts)
        return first, last
    one, other = (_bent(x) for x in values)
    return one, other


def _number(text: str, place: Span) -> Span:
    """Return where the number of a value stands, its unit left aside."""
    number = numeral(place.of(text))
    return Span(place.start, place.start + len(number)) if number else place


def _bent(mention: Mention) -> Span:
    start = mention.span.start
    lead = mention.text.split(" ", 1)[0].lower()
    if lead in ("from", "to"):
        start += len(lead) + 1
    return Span(start, mention.value_span.end)


def _verb_before(clause: Clause, place: Span) -> Span | None:
    """Return where the verb of a move stands before it."""
    tokens = clause.tokens
    first = token_range(tokens, place)[0]
    for at in range(first - 1, max(-1, first - 1 - _BACK), -1):
        word = tokens.low[at]
        moved = word in ("up", "down") and tokens.word(at - 1) in MOVED_BY_PARTICLE
        if word in VERBS or moved:
            return Span(tokens.start[at], tokens.end[at])
    return None


def _with_level(
    clause: Clause, move: Move, source: Move | None, unit: str
) -> str | None:
    """Turn "31, thirteen more than in 2015" into "18, thirteen fewer"."""
    if source is None:
        return None
    sign = next((x for x in read_signs(clause) if x.word.end == move.span.end), None)
    if sign is None or sign.sign.form is not Form.COMPARATIVE:
        return None
    made = _with_word(clause, sign, reverse_of(clause, sign.word, sign))
    place = _number(clause.text, move.end.value_span)
    number = numeral(source.end.value_span.of(unit)) or source.end.value_span.of(unit)
    return made[: place.start] + number + made[place.end :]
