"""Reads how two parties stand to one another where no verb of the tables tells.

"Berg is Lund's father", "the mill is older than the church", "Vane works for Holt":
converses come under one relation, with the roles that its verb would have.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from oircheck.names.frames import Frame
from oircheck.names.left import read_left
from oircheck.names.offices import bent_office, read_body, read_holder
from oircheck.names.phrases import (
    ADVERBS,
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    PUNCTUATION,
    Item,
    Phrase,
    read_phrase,
)
from oircheck.names.returned import THAN
from oircheck.names.tokens import stem
from oircheck.names.verbs import AGENT, PATIENT, THING, base_form
from oircheck.names.vocabulary import MODALS, NEGATIONS
from oircheck.types import Span

_NOUNS: Mapping[str, tuple[str, bool]] = {
    word: (relation, first)
    for relation, ones, others in (
        ("parent", "father mother parent stepfather stepmother", "son daughter child"),
        ("parent", "", "stepson stepdaughter"),
        (
            "grandparent",
            "grandfather grandmother grandparent",
            "grandson granddaughter",
        ),
        ("grandparent", "great-grandfather great-grandmother", "grandchild"),
        ("ancestor", "ancestor forefather", "descendant"),
        ("uncle", "uncle aunt", "nephew niece"),
        ("in-law", "father-in-law mother-in-law", "son-in-law daughter-in-law"),
        ("godparent", "godfather godmother", "godson goddaughter godchild"),
        ("teach", "teacher tutor mentor instructor", "pupil student disciple protégé"),
        ("teach", "", "apprentice"),
        ("employ", "employer", "employee"),
        ("supervise", "boss superior supervisor", "subordinate assistant secretary"),
        ("master", "master landlord", "servant tenant"),
        ("guardian", "guardian", "ward"),
        ("own", "", "subsidiary"),
    )
    for words, first in ((ones, True), (others, False))
    for word in words.split()
}
"""Nouns for one party of the other: the relation, and whether it is its agent."""

_ELDER = {"older": True, "elder": True, "big": True, "younger": False, "little": False}
_SIBLINGS = frozenset("brother sister sibling".split())

_LESS: Mapping[str, str] = dict(
    pair.split("/")
    for pair in """shorter/taller younger/older newer/older smaller/larger
    littler/larger lighter/heavier lower/higher slower/faster poorer/richer
    shallower/deeper narrower/wider colder/warmer cooler/warmer weaker/stronger
    cheaper/dearer earlier/later worse/better quieter/louder softer/harder
    nearer/farther closer/farther thinner/thicker fewer/more less/more""".split()
)
"""Comparatives, each with the one of which it is the converse."""

_ALSO: Mapping[str, str] = {
    "bigger": "larger",
    "elder": "older",
    "longer": "taller",
    "quicker": "faster",
    "broader": "wider",
    "further": "farther",
    "hotter": "warmer",
    "greater": "larger",
    "wealthier": "richer",
    "costlier": "dearer",
}
_COMPARED = frozenset(_LESS) | frozenset(_LESS.values()) | frozenset(_ALSO)
_MEASURED = frozenset("more less fewer".split())

_PLACED: Mapping[tuple[str, str], tuple[str, bool]] = {
    ("north", "of"): ("side:north", True),
    ("south", "of"): ("side:north", False),
    ("east", "of"): ("side:east", True),
    ("west", "of"): ("side:east", False),
    ("upstream", "of"): ("side:up", True),
    ("upriver", "of"): ("side:up", True),
    ("downstream", "of"): ("side:up", False),
    ("downriver", "of"): ("side:up", False),
    ("ahead", "of"): ("side:ahead", True),
    ("senior", "to"): ("rank", True),
    ("superior", "to"): ("rank", True),
    ("junior", "to"): ("rank", False),
    ("subordinate", "to"): ("rank", False),
    ("part", "of"): ("part", True),
    ("descended", "from"): ("descend", True),
}
"""Words after "is" with the relation, and whether the subject is its agent."""

_VERBS: Mapping[tuple[str, str], tuple[str, bool]] = {
    (form, preposition): (relation, first)
    for forms, preposition, relation, first in (
        ("work works worked", "for", "employ", False),
        ("report reports reported", "to", "supervise", False),
        ("answer answers", "to", "supervise", False),
        ("belong belongs belonged", "to", "own", False),
        ("descend descends", "from", "descend", True),
        ("derive derives derived", "from", "descend", True),
        ("depend depends depended", "on", "depend", True),
        ("study studied", "under", "teach", False),
    )
    for form in forms.split()
}
"""Verbs with the preposition before the other party, as above."""

_PRESENT: Mapping[str, str] = {
    form: f"do:{stem(base)}"
    for base in """employ owe control supervise outrank advise represent support love
    know admire like hate trust own supply train mentor tutor fear respect outnumber
    exceed surpass contain include precede oversee blame help need want""".split()
    for form in (base, f"{base}s")
}
"""Forms of the present, of verbs that are read in the past by their ending."""

_BE = frozenset("is are was were be been remains remained became".split())
_HAVE = frozenset("has have had".split())
_STANDS = frozenset("lies lie lay stands stand stood finished ranks ranked".split())
_PAST = frozenset("was were had lay stood became remained finished ranked".split())
_RELATIVES = frozenset("who which that".split())
_MOST_BETWEEN = 6
"""Items between "is" and "taller" at most: "two and a half metres taller"."""


def tells_tie(word: str) -> bool:
    """Whether a word, in lower case, is one by which a relation of two is told."""
    return (
        base_form(word) is not None
        or word in _NOUNS
        or word in _COMPARED
        or word in _PRESENT
        or any(word == key[0] for key in (*_PLACED, *_VERBS))
    )


def tie_frames(items: tuple[Item, ...]) -> tuple[Frame, ...]:
    """Return a frame for each tie of two parties, in the order of the words."""
    found: list[Frame] = []
    for at, item in enumerate(items):
        if item.name is not None:
            continue
        for read in (_noun, _predicate, _with_preposition, _present):
            frame = read(items, at)
            if frame is not None:
                found.append(frame)
                break
    return tuple(found)


def _noun(items: tuple[Item, ...], at: int) -> Frame | None:
    """Read "Berg, Lund's father" and "Lund's father is Berg"."""
    word = items[at].low
    relation, first = _NOUNS.get(word, ("", False))
    if word in _SIBLINGS and at and items[at - 1].low in _ELDER:
        relation, first = "elder", _ELDER[items[at - 1].low]
    after = items[at + 1] if at + 1 < len(items) else None
    if not relation or (after is not None and after.low == "'s"):
        return None
    office = bent_office(items, word, "one", at, at + 1, None)
    if office is None:
        return None
    body, stop = read_body(items, office)
    holder, past, bent = read_holder(items, office, stop)
    if body is None or holder is None or len(holder.heads) != 1:
        return None
    return Frame(
        relation=relation,
        roles=_roles(relation, holder, body, first=first),
        span=_around(holder, body, items[at].span),
        sentence=items[at].sentence,
        past=past,
        former=office.former,
        coming=office.coming or bent == "coming",
        open=bent == "open",
        negated=bent == "negated",
    )


def _predicate(items: tuple[Item, ...], at: int) -> Frame | None:
    """Read "is older than Y", "has more members than Y" and "lies north of Y"."""
    word = items[at].low
    if word not in _BE | _HAVE | _STANDS:
        return None
    for to in range(at + 1, min(len(items) - 2, at + 2 + _MOST_BETWEEN)):
        item = items[to]
        if item.sentence != items[at].sentence or item.low in PUNCTUATION:
            return None
        if item.name is not None or item.low in NEGATIONS:
            return None
        measured = _measured(items, to, word)
        placed = _PLACED.get((item.low, items[to + 1].low))
        if measured is None and placed is not None and word not in _HAVE:
            measured = (*placed, to + 2)
        if measured is not None:
            relation, first, begin = measured
            return _told(items, at, relation, begin, first=first)
        if item.low in PREPOSITIONS:
            return None
    return None


def _measured(
    items: tuple[Item, ...], to: int, verb: str
) -> tuple[str, bool, int] | None:
    """Return in what two are compared, whether more, and where the other begins."""
    word, after = items[to].low, items[to + 1].low
    if verb not in _HAVE and word in _COMPARED and after == "than":
        word = _ALSO.get(word, word)
        return f"{THAN}{_LESS.get(word, word)}", word not in _LESS, to + 2
    named = items[to + 1].name is not None
    if word in _MEASURED and not named and items[to + 2].low == "than":
        return f"{THAN}more {stem(after)}", word == "more", to + 3
    return None


def _with_preposition(items: tuple[Item, ...], at: int) -> Frame | None:
    if at + 2 >= len(items):
        return None
    found = _VERBS.get((items[at].low, items[at + 1].low))
    if found is None:
        return None
    return _told(items, at, found[0], at + 2, first=found[1])


def _present(items: tuple[Item, ...], at: int) -> Frame | None:
    """Read "Holt employs Vane"; a plural subject stands before "employ"."""
    relation = _PRESENT.get(items[at].low)
    if relation is None or not 0 < at < len(items) - 1:
        return None
    before, after = items[at - 1], items[at + 1]
    opens = after.name is not None or after.low in DETERMINERS | POSSESSIVES
    if not opens or (before.name is None and not before.common):
        return None
    if before.low in DETERMINERS | POSSESSIVES | PREPOSITIONS or before.low == "'s":
        return None
    return _told(items, at, relation, at + 1, first=True)


def _told(
    items: tuple[Item, ...], at: int, relation: str, begin: int, *, first: bool
) -> Frame | None:
    """Put the subject of a verb and a phrase behind it into the roles of a relation."""
    start, words = _helpers(items, at)
    subject = _subject(items, start)
    other, end = read_phrase(_until_number(items, begin), begin)
    if subject is None or other is None or end == begin:
        return None
    return Frame(
        relation=relation,
        roles=_roles(relation, subject, other, first=first),
        span=_around(subject, other, items[at].span),
        sentence=items[at].sentence,
        past=items[at].low.endswith("ed") or bool({items[at].low, *words} & _PAST),
        open=bool((words - {"will"}) & MODALS) or "to" in words,
        coming="will" in words,
        negated=bool(words & NEGATIONS),
    )


def _helpers(items: tuple[Item, ...], at: int) -> tuple[int, set[str]]:
    """Return where the auxiliaries before a verb begin, and their words."""
    words: set[str] = set()
    while at > 0 and items[at - 1].name is None:
        word = items[at - 1].low
        if word not in _BE | _HAVE | MODALS | NEGATIONS | ADVERBS | {"to", "did"}:
            break
        words.add(word)
        at -= 1
    return at, words


def _subject(items: tuple[Item, ...], at: int) -> Phrase | None:
    if at > 0 and items[at - 1].name is None and items[at - 1].low in _RELATIVES:
        at -= 1
        if at > 0 and items[at - 1].low == ",":
            at -= 1
    found = read_left(items, at)
    if found is None or not found.more:
        return found
    before = [item.low for item in items[:at] if item.span.end <= found.span.start]
    return replace(found, more=before[-2:] != [",", "and"])


def _until_number(items: tuple[Item, ...], begin: int) -> tuple[Item, ...]:
    """Cut off what begins with a number, or a comma: "owes the bank 4 million"."""
    for at in range(begin + 1, min(len(items), begin + 2 * _MOST_BETWEEN)):
        if items[at].low == ",":
            return items[:at]
        if items[at].low[0].isdigit() and items[at - 1].low not in DETERMINERS:
            return items[:at]
    return items


def _roles(
    relation: str, one: Phrase, other: Phrase, *, first: bool
) -> dict[str, tuple[Phrase, ...]]:
    agent, patient = (one, other) if first else (other, one)
    return {AGENT: (agent,), THING if relation == "own" else PATIENT: (patient,)}


def _around(one: Phrase, other: Phrase, word: Span) -> Span:
    spans = (one.span, other.span, word)
    return Span(min(x.start for x in spans), max(x.end for x in spans))
