"""Tells the steps of one course of events apart: a ship grounds, and is refloated.

What happened at one step has another date than the next one; a day of the grounding
says nothing of the day on which the ship came free.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from oircheck.quantities.sentences.clauses import Clause, token_range
from oircheck.quantities.sentences.value import Value
from oircheck.quantities.words.tokens import Tokens
from oircheck.types import Mention, QuantityKind

_COURSES = (
    (
        "file filed files filing apply applied applies applying submit submitted"
        " lodge lodged",
        "grant granted award awarded approve approved refuse refused issued",
        "expire expired lapse lapsed revoke revoked withdrawn",
    ),
    (
        "ground grounded aground stranded sank sunk sinks capsized foundered wrecked",
        "refloat refloated salvaged raised towed righted refloating",
        "scrapped",
    ),
    (
        "leave leaves left depart departed departs sailed sails vanished disappeared"
        " missing",
        "arrive arrived arrives reached reaches returned returns docked landed found"
        " discovered recovered spotted rescued sighted",
    ),
    (
        "arrest arrested detained caught seized",
        "charge charged indicted",
        "convict convicted acquitted",
        "sentence sentenced jailed imprisoned",
        "free freed release released pardoned paroled",
    ),
    ("born", "marry married wed", "divorce divorced", "die died dies killed buried"),
    ("sign signed signs", "ratify ratified", "repeal repealed terminated"),
    ("order ordered orders", "deliver delivered delivers handed"),
    ("elect elected appointed named sworn", "resign resigned ousted dismissed sacked"),
    ("buy bought buys paid acquired acquire purchased", "sell sold sells resold"),
    (
        "laid",
        "open opened opens inaugurated completed finished",
        "close closed closes shut demolished",
        "reopen reopened reopens reopening",
    ),
    ("begin began begins started starts start", "ended ends concluded finished"),
    (
        "vote voted votes decide decided agree agreed approve approved adopt adopted"
        " pass passed announce announced sign signed",
        "effect force",
    ),
)
"""Steps in the order in which they are taken; none of two can be the same deed."""

_STEPS: Mapping[str, tuple[tuple[int, int], ...]] = {
    word: tuple(
        (course, step)
        for course, steps in enumerate(_COURSES)
        for step, words in enumerate(steps)
        if word in words.split()
    )
    for steps in _COURSES
    for words in steps
    for word in words.split()
}
_TRADE = next(at for at, steps in enumerate(_COURSES) if "sold" in steps[1].split())
_JOINED = frozenset({"and", ","})
_JOINTS = frozenset(", ; : ( ) and but while before after when then".split())
_KINDS = frozenset(
    {
        QuantityKind.DATE,
        QuantityKind.TIME,
        QuantityKind.MONEY,
        QuantityKind.DURATION,
    }
)
_NO_VERB = frozenset("the a an its their his her of this that".split())
"""Words after which a step is a thing, and no deed ("the charge")."""


def of_another_step(mine: Value, theirs: Value, *, agree: bool) -> str:
    """Return why a claim and a sentence tell of two steps of one course, or "".

    Args:
        agree: Whether the two values are one; what one side bought on a day the other
            one sold on it.
    """
    if not mine.written or not theirs.written:
        return ""
    return steps_apart(
        mine.clause, mine.mention, theirs.clause, theirs.mention, agree=agree
    )


def steps_apart(
    claim: Clause, mine: Mention, unit: Clause, theirs: Mention, *, agree: bool
) -> str:
    """Return the same of two values as they are written, or ""."""
    if not {mine.kind, theirs.kind} <= _KINDS:
        return ""
    one, other = _steps_of(claim, mine), _steps_of(unit, theirs)
    apart = [_are_two(first, second, agree=agree) for first in one for second in other]
    if not apart or not all(apart):
        return ""
    return f"told of another step ({one[0]} / {other[0]})"


def _are_two(one: str, other: str, *, agree: bool) -> bool:
    """Whether two verbs are of one course, and of two steps of it."""
    first, second = dict(_STEPS[one]), dict(_STEPS[other])
    shared = first.keys() & second.keys()
    if agree:
        shared -= {_TRADE}
    return bool(shared) and all(first[course] != second[course] for course in shared)


def _steps_of(clause: Clause, mention: Mention) -> list[str]:
    """Return the verbs of steps that a value belongs to: those of its own stretch.

    They are several where "and" joins them ("arrested and charged on Monday").
    """
    tokens = clause.tokens
    first, end = token_range(tokens, mention.span)
    row = range(first - 1, -1, -1)
    places = list(_verbs(clause, row)) or list(_verbs(clause, range(end, len(tokens))))
    if not places:
        return []
    at = places[0]
    found = [tokens.low[at]]
    while tokens.word(at - 1) in _JOINED and tokens.word(at - 2) in _STEPS:
        at -= 2
        found.append(tokens.low[at])
    return found


def _verbs(clause: Clause, places: range) -> Iterator[int]:
    """Yield where verbs of steps stand from a value on, up to what parts its stretch.

    A comma right beside a date that opens a sentence parts nothing.
    """
    tokens = clause.tokens
    for count, at in enumerate(places):
        word = tokens.low[at]
        if tokens.ends_sentence(at):
            return
        if word in _JOINTS and not (word == "," and not count):
            return
        start = tokens.start[at]
        if any(one.span.start <= start < one.span.end for one in _dates(clause)):
            return
        if word in _STEPS and not _is_thing(tokens, at):
            yield at


def _dates(clause: Clause) -> Iterator[Mention]:
    return (one for one in clause.mentions if one.kind is QuantityKind.DATE)


def _is_thing(tokens: Tokens, at: int) -> bool:
    return tokens.word(at - 1) in _NO_VERB
