"""Reads in which rank a person is named: minister, former minister, deputy minister."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from oircheck.names.name import NameKind
from oircheck.names.offices import (
    Office,
    marks_before,
    offices_of,
    read_body,
    read_holder,
)
from oircheck.names.phrases import Item
from oircheck.names.read import known_words
from oircheck.names.scene import read_scene
from oircheck.names.vocabulary import (
    FUTURE_MARKS,
    LONG_OFFICES,
    OFFICES,
    PAST_MARKS,
    QUALIFIERS,
)
from oircheck.text.remembered import remembered
from oircheck.types import Span

_ALIKE = {
    "vice": "deputy",
    "assistant": "deputy",
    "associate": "deputy",
    "second-in-command": "deputy",
    "interim": "acting",
    "caretaker": "acting",
    "temporary": "acting",
}
_FORMER, _COMING = "former", "coming"
_LED = re.compile(r"\b(ex|vice|then|deputy|acting|former)-(?=[a-z])", re.I)
_TAIL = re.compile(r"(?<=[a-z])[- ](?:elect|designate|in-waiting)\b", re.I)
_PORTFOLIO = re.compile(
    r"\b(?P<of>finan|medic|clinic|nurs|artis|music|techn|sport|marke|sales|comme|creat"
    r"|resea)[a-z]* (?=[a-z]+\b)",
    re.IGNORECASE,
)
"""What stands before an office and says which of several of its sort it is."""
_MARKS = QUALIFIERS | PAST_MARKS | FUTURE_MARKS


@dataclass(frozen=True, slots=True)
class Rank:
    """A person in an office, as a text tells it.

    Attributes:
        family: Last word of the person's name.
        office: The office without what bends it.
        marks: What bends it: "former", "coming", "deputy", "acting".
        span: From the first to the last of its words.
        titled: Whether it stands beside the name and no verb asserts it.
        past: Whether a verb tells that the person held it.
        portfolio: What says which of several such offices it is, or "".
    """

    family: str
    office: str
    marks: frozenset[str]
    span: Span
    titled: bool = False
    past: bool = False
    portfolio: str = ""


@remembered
def read_ranks(text: str) -> tuple[Rank, ...]:
    """Return the ranks of persons that a text names, in its order."""
    tails = [Span(*match.span()) for match in _TAIL.finditer(text)]
    plain = _TAIL.sub(lambda x: " " * len(x.group()), _LED.sub(r"\1 ", text))
    items = read_scene(plain, known_words(plain)).items
    ranks = (_rank(items, office, tails) for office in offices_of(items))
    return tuple(
        replace(rank, portfolio=_portfolio_in(rank.span.of(text)))
        for rank in ranks
        if rank is not None
    )


def _portfolio_in(words: str) -> str:
    found = _PORTFOLIO.search(words)
    return found["of"].lower() if found else ""


def another_rank(claim: str, passages: Sequence[str]) -> tuple[str, str] | None:
    """Return how a claim ranks a person, and how the passages do, if never alike.

    A former minister is none, a deputy mayor is not the mayor, and who chairs a trust
    does not run it. A title that only names who did something may be that of then or
    of now, so that "former" beside it decides nothing.

    Returns:
        The words of both; ``None`` where a passage has the claim's rank, or none has
        another one for the person and the office.
    """
    claimed = read_ranks(claim)
    if not claimed:
        return None
    ranks = [(text, one) for text in passages for one in read_ranks(text)]
    for mine in claimed:
        same = [
            (text, one)
            for text, one in ranks
            if (one.family, one.office) == (mine.family, mine.office)
        ]
        if not same and not mine.titled and not _may_hold(mine, passages):
            same = [x for x in ranks if _holds_beside(mine, x[1])]
        elif any(_fits(mine, one) for _, one in same):
            continue
        if not same:
            continue
        text, theirs = same[0]
        return mine.span.of(claim), theirs.span.of(text)
    return None


_BESIDE = frozenset("chair ceo cfo treasurer mayor governor speaker ambassador".split())
"""Offices of which nobody calls one by the name of another."""

_LEADS = re.compile(r"\b(?:head|lead|run|chair)(?:s|ed)?\b|\bled\b|\bran\b", re.I)


def _holds_beside(mine: Rank, theirs: Rank) -> bool:
    """Whether a passage gives the claim's person an office of another name."""
    offices = {mine.office, theirs.office}
    return theirs.family == mine.family and len(offices) > 1 and offices <= _BESIDE


def _may_hold(mine: Rank, passages: Sequence[str]) -> bool:
    """Whether a passage has a word for the claim's office, or for leading a body."""
    words = [word for word, (key, _) in OFFICES.items() if key == mine.office]
    words += [" ".join(x) for x, (key, _) in LONG_OFFICES.items() if key == mine.office]
    told = [text.lower() for text in passages]
    return any(
        _LEADS.search(text) or any(word in text for word in words) for text in told
    )


def of_other_offices(mine: Rank, theirs: Rank) -> bool:
    """Whether two persons hold offices that one may hold beside the other.

    Who chairs a board says nothing of who runs it, nor the mayor of a former mayor. A
    "head" may be of any title.
    """
    offices = {mine.office, theirs.office}
    if len(offices) > 1 and "head" not in offices:
        return True
    return mine.portfolio != theirs.portfolio or not _fits(mine, theirs)


def _fits(mine: Rank, theirs: Rank) -> bool:
    if mine.marks == theirs.marks:
        return True
    timeless = frozenset({_FORMER})
    if mine.marks - timeless != theirs.marks - timeless:
        return False
    return mine.titled or mine.past or (theirs.past and _FORMER in mine.marks)


def _rank(
    items: tuple[Item, ...], office: Office, tails: Sequence[Span]
) -> Rank | None:
    _, after = read_body(items, office)
    holder, past, bent = read_holder(items, office, after)
    if holder is None or bent or len(holder.heads) != 1:
        return None
    name = holder.heads[0]
    if name.kind not in (NameKind.PERSON, NameKind.UNKNOWN) or not name.words:
        return None
    words = office.key.split()
    said = {items[x].low for x in range(office.begin, office.first)}
    if office.title_of is not None:
        said |= set(office.title_of.titles)
    parts = {part for word in (*said, *words) for part in word.split("-")}
    parts |= marks_before(items, office)
    marks = {_ALIKE.get(word, word) for word in parts & QUALIFIERS}
    marks |= {_FORMER} if office.former or parts & PAST_MARKS else set()
    kept = [word for word in words if word not in _MARKS]
    spans = [holder.span, *(item.span for item in items[office.begin : office.end])]
    place = Span(min(x.start for x in spans), max(x.end for x in spans))
    near = [one for one in tails if place.start <= one.start <= place.end]
    marks |= {_COMING} if office.coming or near else set()
    place = Span(place.start, max([place.end, *(one.end for one in near)]))
    return Rank(
        family=name.words[-1],
        office=kept[-1] if kept else "",
        marks=frozenset(marks),
        span=place,
        titled=past is None,
        past=bool(past),
    )
