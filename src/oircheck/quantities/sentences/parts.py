"""Tells a part from its whole: "2,300 people, of whom 640 work in Poland"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from oircheck.quantities.sentences.clauses import Clause, shown
from oircheck.quantities.words.nouns import is_plural
from oircheck.types import Mention, QuantityKind

_WHOM = r"(?:them|these|those|whom|which)"
_LED = re.compile(
    rf"[,;]? ?(?:and )?(?:(?:of|among) {_WHOM},? ?|including |among them )"
    r"(?:only |just |some |about |nearly |at least )?",
    re.I,
)
_FOLLOWED = re.compile(rf" of {_WHOM}\b", re.I)
_CALLED = re.compile(rf" of {_WHOM} (?P<noun>[a-z]+)(?=[.,;]|\Z)", re.I)
_ENDS = re.compile(r"[.;,]|\band\b(?! \w+ing\b)")


@dataclass(frozen=True, slots=True)
class Part:
    """What a part is of, and the words that are told of it alone.

    Attributes:
        whole: The value that it is a part of.
        words: Senses told of the part; its names, if it has any.
    """

    whole: Mention
    words: frozenset[str]


def parts_of(clause: Clause) -> dict[Mention, Part]:
    """Return the counts that are parts of the one before them."""
    counts = [one for one in clause.mentions if one.kind is QuantityKind.CARDINAL]
    found: dict[Mention, Part] = {}
    for at in range(1, len(counts)):
        whole, part = counts[at - 1], counts[at]
        whole = found[whole].whole if whole in found else whole
        if not whole.noun or not _is_part(clause, counts[at - 1], whole, part):
            continue
        found[part] = Part(whole, _told(clause, part))
    return found


def with_own_noun(clause: Clause) -> Clause:
    """Let "seven of them firefighters" count firefighters."""
    called = {part: _called(clause, part) for part in parts_of(clause)}
    if not any(called.values()):
        return clause
    mentions = tuple(
        replace(one, noun=called.get(one) or one.noun) for one in clause.mentions
    )
    return replace(clause, mentions=mentions)


def _is_part(clause: Clause, before: Mention, whole: Mention, part: Mention) -> bool:
    if part.span.start < before.span.end or part.low is None or whole.low is None:
        return False
    if part.low > whole.low:
        return False
    gap = clause.text[shown(clause, before).end : part.span.start]
    if before is whole and (_LED.fullmatch(gap) or _is_told_alone(clause, gap, part)):
        return True
    return bool(_FOLLOWED.match(clause.text, part.value_span.end))


def _is_told_alone(clause: Clause, gap: str, part: Mention) -> bool:
    """Whether a bare number has a clause of its own: "800 miners; 35 were trapped"."""
    if part.noun or part.unit or not _JOINED.search(gap):
        return False
    return bool(_PREDICATE.match(clause.text, part.span.end))


_JOINED = re.compile(
    r"\A[^.;]{0,60}(?:[;,]|,? (?:and|but)) (?:but |and )?"
    r"(?:only |just |some |about |nearly |at least )?\Z",
    re.I,
)
_PREDICATE = re.compile(r" (?:of them )?(?:were|are|have|had|will|went|remain(?:ed)?) ")


def _called(clause: Clause, part: Mention) -> str | None:
    """Return the name of its own that a part is called by."""
    called = _CALLED.match(clause.text, part.value_span.end)
    if called is None or not is_plural(called["noun"].lower()):
        return None
    return called["noun"]


def _told(clause: Clause, part: Mention) -> frozenset[str]:
    """Return the words after a part, up to where its clause ends."""
    ends = _ENDS.search(clause.text, part.span.end)
    end = ends.start() if ends else len(clause.text)
    words = [w for w in clause.words if part.span.end <= w.span.start < end]
    names = frozenset(word.sense for word in words if word.name)
    return names or frozenset(word.sense for word in words)
