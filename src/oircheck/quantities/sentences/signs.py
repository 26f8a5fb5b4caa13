"""Reads the values of a sentence that are told with a sign: "400 fewer than in 2014".

The sign stands after the amount ("six weeks early", "30 metres to the west"), or before
it ("cut by 3,000 euros", "savings of 30 million"), or is that of the level itself
("47.2 per cent, up from 39.8", "198 observers, the fewest since the spring").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto

from oircheck.quantities.sentences.against import Against, compared_with, norm_of, since
from oircheck.quantities.sentences.clauses import Clause, shown, token_range
from oircheck.quantities.words.signs import (
    COMPARATIVES,
    MOVED_BY_PARTICLE,
    NOUNS,
    PARTICLES,
    PLACES,
    STATES,
    SUPERLATIVES,
    VERBS,
    Sign,
)
from oircheck.types import Mention, Modifier, QuantityKind, Span

_KINDS = frozenset(
    {
        QuantityKind.CARDINAL,
        QuantityKind.MONEY,
        QuantityKind.MEASURE,
        QuantityKind.PERCENT,
        QuantityKind.PERCENTAGE_POINT,
        QuantityKind.RATIO,
        QuantityKind.DURATION,
    }
)
_PLAIN = frozenset({Modifier.EXACT, Modifier.ABOUT})
_BACK, _BACK_FROM_TO = 8, 12
"""Tokens from "by" and from "to" back to the verb of the change."""

_GAP = 44
"""Characters from a level to what calls it the highest or the lowest."""

_THAN_WITHIN = 4
"""Tokens from "more" to its "than" ("400 more guests than in 2014")."""

_POINT = re.compile(
    r"\bby (?P<value>(?:(?:a|one) (?:full |whole )?|(?P<half>half a ))"
    r"(?:percentage )?point)\b"
)
_SHARE = re.compile(
    r"\b(?P<value>(?:a|one) (?P<part>half|third|quarter|fifth|tenth))"
    r" (?:cheaper|dearer|longer|shorter|faster|slower|heavier|lighter|more|less)\b"
)
_SHARES = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_EXTREME = re.compile(
    r"\b(?:(?:the|its|their) (?P<most>[a-z]+est|most|least)\b"
    r"|(?P<more>more|fewer|less|higher|lower|larger|smaller)"
    r" than (?:at any|in any|ever|any))"
)
_PARTS = frozenset(", ; : ( ) but while although whereas".split())


class Telling(Enum):
    """What a sign is the sign of."""

    AMOUNT = auto()
    """How much more or less, further or sooner."""

    LEVEL = auto()
    """A level that something rose or fell to."""

    EXTREME = auto()
    """A level that is the highest or the lowest."""


@dataclass(frozen=True, slots=True)
class Signed:
    """A value with its sign.

    Attributes:
        word: Where the words of the sign stand.
        number: 1 or -1.
        axis: What is more or less, or "".
        against: What it is compared with, if that is told.
    """

    mention: Mention
    word: Span
    sign: Sign
    number: int
    axis: str
    telling: Telling
    against: Against | None


def read_signs(clause: Clause) -> tuple[Signed, ...]:
    """Return the values of a sentence that are told with a sign, in its order."""
    found: list[Signed] = []
    for mention in amounts(clause):
        signed = _after(clause, mention) or _before(clause, mention)
        if signed is not None:
            found.append(signed)
        level = _level(clause, mention)
        if level is not None:
            found.append(level)
    found += _of_levels(clause, found)
    found += _extremes(clause)
    return tuple(found)


def amounts(clause: Clause) -> list[Mention]:
    """Return the values that may have a sign; "by a full point" is one as well."""
    found = [x for x in clause.mentions if x.kind in _KINDS and x.low is not None]
    for match in (*_POINT.finditer(clause.text), *_SHARE.finditer(clause.text)):
        made = _unread(clause, match)
        if not any(one.span.overlaps(made.span) for one in clause.mentions):
            found.append(made)
    return found


def _unread(clause: Clause, match: re.Match[str]) -> Mention:
    """Return "a full point" or "a quarter (cheaper)" as a value."""
    span = Span(*match.span("value"))
    groups = match.groupdict()
    if "part" in groups:
        kind, unit, value = QuantityKind.RATIO, None, 1 / _SHARES[match["part"]]
    else:
        kind, unit = QuantityKind.PERCENTAGE_POINT, "pp"
        value = 0.5 if match["half"] else 1.0
    return Mention(
        span=span,
        value_span=span,
        text=span.of(clause.text),
        kind=kind,
        low=value,
        high=value,
        unit=unit,
    )


def _end_of(clause: Clause, mention: Mention) -> int:
    """Return the token after a value and what it counts, a sign not taken in."""
    tokens = clause.tokens
    end = token_range(tokens, mention.value_span)[1]
    stop = token_range(tokens, shown(clause, mention))[1]
    while end < stop and not _starts_sign(clause, end):
        end += 1
    return end


def _starts_sign(clause: Clause, at: int) -> bool:
    word = clause.tokens.word(at)
    return word in COMPARATIVES or word in STATES or word in PARTICLES


def _after(clause: Clause, mention: Mention) -> Signed | None:
    """Read "400 fewer than", "six weeks early", "30 metres to the west"."""
    tokens, at = clause.tokens, _end_of(clause, mention)
    for length in (3, 2):
        words = " ".join(tokens.low[at : at + length])
        if words in STATES and at + length <= len(tokens.low):
            return _signed(
                clause, mention, (at, at + length), STATES[words], norm_of(words)
            )
    place = _place(clause, at)
    if place is not None:
        against = compared_with(clause, place + 1, "of")
        sign = PLACES[tokens.word(place)]
        return _signed(clause, mention, (place, place + 1), sign, against)
    word = tokens.word(at)
    if word in STATES and not tokens.word(at + 1).startswith("in"):
        return _signed(clause, mention, (at, at + 1), STATES[word], norm_of(word))
    if word in PARTICLES:
        return _by_particle(clause, mention, at)
    return _compared(clause, mention, at) if word in COMPARATIVES else None


def _place(clause: Clause, at: int) -> int | None:
    """Return where "west" stands in "to the west", "further west", "west of"."""
    tokens = clause.tokens
    if tokens.low[at : at + 2] == ["to", "the"]:
        at += 2
    elif tokens.word(at) in ("further", "farther", "more"):
        at += 1
    return at if tokens.word(at) in PLACES else None


def _by_particle(clause: Clause, mention: Mention, at: int) -> Signed | None:
    """Read "900 up on 2011" and "25 knots above the proper speed"."""
    tokens, word = clause.tokens, clause.tokens.word(at)
    after = tokens.word(at + 1)
    if word in ("up", "down") and after not in ("on", "from"):
        return None
    if word not in ("up", "down") and after not in ("the", "its", "their", "normal"):
        return None
    against = compared_with(clause, at, after if word in ("up", "down") else word)
    known = word in ("up", "down") or (against is not None and against.norms)
    if not known:
        return None
    return _signed(clause, mention, (at, at + 1), PARTICLES[word], against)


def _compared(clause: Clause, mention: Mention, at: int) -> Signed | None:
    """Read "400 fewer than in 2014" and "a third higher today"."""
    tokens, word = clause.tokens, clause.tokens.word(at)
    near = tokens.low[at + 1 : at + 1 + _THAN_WITHIN]
    than = next((x for x, low in enumerate(near) if low == "than"), None)
    if than is None:
        bare = word in ("more", "fewer", "less", "later", "earlier", "sooner")
        if bare or mention.kind is QuantityKind.CARDINAL:
            return None
        return _signed(clause, mention, (at, at + 1), COMPARATIVES[word], None)
    if not _PARTS.isdisjoint(near[:than]):
        return None
    against = compared_with(clause, at + 1 + than, "than")
    return _signed(clause, mention, (at, at + 1), COMPARATIVES[word], against)


def _before(clause: Clause, mention: Mention) -> Signed | None:
    """Read "cut by 3,000 euros" and "savings of 30 million"."""
    tokens = clause.tokens
    first = token_range(tokens, mention.span)[0]
    lead = tokens.word(first - 1)
    if lead == "by":
        return _by_verb(clause, mention, first - 1, _BACK)
    if lead in VERBS and mention.modifier in _PLAIN:
        return _signed(clause, mention, (first - 1, first), VERBS[lead], None)
    for sign_at, end in _nouns_around(clause, mention, first, lead):
        words = " ".join(tokens.low[sign_at:end])
        if words in NOUNS:
            return _signed(clause, mention, (sign_at, end), NOUNS[words], None)
    return None


def _nouns_around(
    clause: Clause, mention: Mention, first: int, lead: str
) -> Iterator[tuple[int, int]]:
    """Return where a noun with a sign may stand: "a rise of 4", "4 in savings"."""
    if lead == "of":
        yield first - 3, first - 1
        yield first - 2, first - 1
    end = _end_of(clause, mention)
    if clause.tokens.word(end) in ("in", "of"):
        yield end + 1, end + 3
        yield end + 1, end + 2


def _by_verb(clause: Clause, mention: Mention, at: int, most: int) -> Signed | None:
    """Return a value with the sign of the nearest verb of change before a place."""
    tokens = clause.tokens
    for back in range(at - 1, max(-1, at - 1 - most), -1):
        word = tokens.low[back]
        if word in _PARTS or tokens.ends_sentence(back):
            return None
        if word in VERBS:
            return _signed(clause, mention, (back, back + 1), VERBS[word], None)
        moved = tokens.word(back - 1) in MOVED_BY_PARTICLE
        if word in ("up", "down") and moved:
            return _signed(clause, mention, (back, back + 1), PARTICLES[word], None)
    return None


def _level(clause: Clause, mention: Mention) -> Signed | None:
    """Read "fell to 47.2" and "47.2, up from 39.8" as the sign of a level."""
    tokens = clause.tokens
    first = token_range(tokens, mention.span)[0]
    opens = mention.text.lower().startswith("to ")
    if opens or tokens.word(first - 1) == "to":
        found = _by_verb(clause, mention, first - (not opens), _BACK_FROM_TO)
        return None if found is None else replace(found, telling=Telling.LEVEL)
    at = _end_of(clause, mention)
    at += tokens.word(at) == ","
    word, after = tokens.word(at), tokens.word(at + 1)
    if word in ("up", "down") and after in ("from", "on"):
        if tokens.word(at - 1) != ",":
            return None
        against = compared_with(clause, at, after)
        found = _signed(clause, mention, (at, at + 1), PARTICLES[word], against)
        return replace(found, telling=Telling.LEVEL)
    return None


def _of_levels(clause: Clause, found: list[Signed]) -> Iterator[Signed]:
    """Read "84 pupils, nine more than in 2014" as a level that was less before."""
    for one in found:
        against = one.against
        if one.telling is not Telling.AMOUNT or against is None or not against.in_time:
            continue
        if one.sign not in COMPARATIVES.values():
            continue
        level = level_before(clause, one.mention)
        if level is not None:
            yield replace(one, mention=level, telling=Telling.LEVEL)


def level_before(clause: Clause, mention: Mention) -> Mention | None:
    """Return the number that an amount after a comma is said to differ from."""
    before = [x for x in clause.mentions if x.span.end <= mention.span.start]
    levels = [x for x in before if x.kind in _KINDS and x.low is not None]
    if not levels:
        return None
    gap = clause.text[levels[-1].span.end : mention.span.start]
    return levels[-1] if gap.count(",") == 1 and len(gap) <= _GAP else None


def _extremes(clause: Clause) -> Iterator[Signed]:
    """Read "198 observers, the fewest since the spring"."""
    for match in _EXTREME.finditer(clause.text):
        table: Mapping[str, Sign] = SUPERLATIVES if match["most"] else COMPARATIVES
        group = "most" if match["most"] else "more"
        sign = table.get(match[group])
        levels = [x for x in clause.mentions if x.span.end <= match.start()]
        levels = [x for x in levels if x.kind in _KINDS and x.low is not None]
        if sign is None or not levels:
            continue
        gap = clause.text[levels[-1].span.end : match.start()]
        if gap.count(",") != 1 or len(gap) > _GAP or ";" in gap:
            continue
        yield Signed(
            mention=levels[-1],
            word=Span(*match.span(group)),
            sign=sign,
            number=sign.number,
            axis=sign.axis,
            telling=Telling.EXTREME,
            against=since(clause, match.end()),
        )


def _signed(
    clause: Clause,
    mention: Mention,
    place: tuple[int, int],
    sign: Sign,
    against: Against | None,
) -> Signed:
    """Return a value with its sign; who is faster takes less time."""
    tokens = clause.tokens
    number, axis = sign.number, sign.axis
    if mention.kind is QuantityKind.DURATION and axis != "age":
        number, axis = -number if axis == "speed" else number, "time"
    word = Span(tokens.start[place[0]], tokens.end[place[1] - 1])
    return Signed(mention, word, sign, number, axis, Telling.AMOUNT, against)
