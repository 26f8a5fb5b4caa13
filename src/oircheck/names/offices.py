"""Reads who holds which office: "the commander of X", "X's chairman, Y"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from oircheck.names.frames import Frame
from oircheck.names.left import read_left
from oircheck.names.name import Name
from oircheck.names.phrases import (
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    Item,
    Phrase,
    is_verb,
    make_phrase,
    read_phrase,
)
from oircheck.names.tokens import stem
from oircheck.names.verbs import AGENT, PATIENT, THING
from oircheck.names.vocabulary import (
    FUTURE_MARKS,
    MODALS,
    NEGATIONS,
    PAST_MARKS,
    QUALIFIERS,
    find_office,
)
from oircheck.types import Span

LEADS = "lead:"
"""Before the name of an office: the relation of its holder to the body."""

MANY = "many:"
"""The same for offices that several hold at a time."""

_TIMELESS: Mapping[str, str] = {
    "author": "write",
    "founder": "found",
    "owner": "own",
    "winner": "win",
    "architect": "design",
    "composer": "compose",
    "capital": "capital",
}
"""Offices that say what was done, not what someone is for a time."""

_BEFORE_BODY = frozenset("of at for in to".split())
_COPULAS: Mapping[str, bool] = {
    "is": False,
    "are": False,
    "remains": False,
    "was": True,
    "were": True,
    "became": True,
    "remained": True,
}
_CHOSEN = frozenset("appointed named elected chosen made sworn".split())
_MOST_BACK = 8
"""Items before an office word within which its phrase begins."""

_UNTIL = 5
"""Items after an office within which "until 2018" makes it a former one."""


@dataclass(frozen=True, slots=True)
class Office:
    """An office word: its phrase ``items[begin:end]`` and what bends it."""

    key: str
    count: str
    begin: int
    first: int
    end: int
    former: bool
    coming: bool
    indefinite: bool
    title_of: Name | None = None


def offices_of(items: tuple[Item, ...]) -> Iterator[Office]:
    """Yield the offices of a sentence, none of which overlaps another."""
    at = 0
    while at < len(items):
        office = read_office(items, at)
        if office is not None:
            yield office
        at = max(office.end if office else 0, at + 1)


def office_frames(items: tuple[Item, ...]) -> tuple[Frame, ...]:
    """Return a frame for each office whose holder and body are both stated."""
    frames: list[Frame] = []
    for office in offices_of(items):
        frame = _held(items, office)
        if frame is not None:
            frames.append(frame)
    return tuple(frames)


def read_office(items: tuple[Item, ...], at: int) -> Office | None:
    """Return the office whose word stands at an item, or among a name's titles."""
    item = items[at]
    if item.name is not None:
        return _of_title(items, at, item.name)
    found = find_office([one.low for one in items[at : at + 3] if one.name is None])
    if found is None or (at > 0 and items[at - 1].low == "to"):
        return None
    (key, count), length = found
    return bent_office(items, key, count, at, at + length, None)


def _of_title(items: tuple[Item, ...], at: int, name: Name) -> Office | None:
    """Read "French President Alain Roux": the office is among the titles."""
    for number in range(len(name.titles)):
        found = find_office(list(name.titles[number:]))
        if found is None:
            continue
        key, count = found[0]
        before = name.titles[:number]
        qualified = [word for word in before if word in QUALIFIERS]
        return bent_office(
            items, " ".join([*qualified, key]), count, at, at, name, marks=before
        )
    return None


def bent_office(
    items: tuple[Item, ...],
    key: str,
    count: str,
    at: int,
    end: int,
    name: Name | None,
    *,
    marks: tuple[str, ...] = (),
) -> Office | None:
    """Read the words before an office: "then deputy transport" minister."""
    begin, words, indefinite = _words_before(items, at)
    seen = {part for word in words for part in word.split("-")} | set(marks)
    for word in words:
        key = f"{word} {key}" if word in QUALIFIERS else key
    bends = QUALIFIERS | PAST_MARKS | FUTURE_MARKS
    field = [word for word in reversed(words) if word not in bends]
    if count == "portfolio":
        key, count = _portfolio(items, key, field, end)
    return Office(
        key=key,
        count=count,
        begin=begin,
        first=at,
        end=end,
        former=bool(seen & PAST_MARKS) or _ends_later(items, end),
        coming=bool(seen & FUTURE_MARKS),
        indefinite=indefinite,
        title_of=name,
    )


def _words_before(items: tuple[Item, ...], at: int) -> tuple[int, list[str], bool]:
    """Return where an office's phrase begins, its words, and whether it is "a"."""
    words: list[str] = []
    for back in range(at - 1, max(-1, at - 1 - _MOST_BACK), -1):
        item, word = items[back], items[back].low
        if item.sentence != items[at].sentence or item.name is not None:
            break
        if word in DETERMINERS | POSSESSIVES:
            return back, words, word in ("a", "an", "any", "every", "no", "some")
        if word == "'s" or word in PREPOSITIONS or not item.common:
            break
        if is_verb(items, back) or word in ("and", "as", "who", "but", "or"):
            break
        words.append(word)
    return at - len(words), words, False


def _portfolio(
    items: tuple[Item, ...], key: str, field: list[str], end: int
) -> tuple[str, str]:
    """Return "transport minister"; a minister of nothing in particular is many."""
    kept = [word for word in field if word.isalpha()]
    if kept and items[end - 1].name is None:
        return f"{stem(kept[-1])} {key}", "one"
    if end + 1 < len(items) and items[end].low in ("of", "for"):
        after = items[end + 1]
        if after.name is None and after.common:
            return f"{stem(after.low)} {key}", "one"
    return key, "many"


def _ends_later(items: tuple[Item, ...], end: int) -> bool:
    """Whether "until 2018" or "from 1968 to 1996" follows."""
    words = [item.low for item in items[end : end + _UNTIL + 3]]
    for at, word in enumerate(words):
        if word in (".", ";"):
            break
        year = words[at + 1][:4].isdecimal() if at + 1 < len(words) else False
        if year and word in ("until", "till", "from", "between", "in"):
            return True
    return False


def _held(items: tuple[Item, ...], office: Office) -> Frame | None:
    """Put an office, its body and its holder together."""
    body, after = read_body(items, office)
    holder, past, opened = read_holder(items, office, after)
    if holder is None or body is None:
        return None
    key = office.key
    if key in ("successor", "predecessor"):
        return _following(items, office, holder, body)
    relation = _TIMELESS.get(key)
    marks = marks_before(items, office)
    key = " ".join([*sorted(marks & QUALIFIERS), key])
    if relation is None:
        many = office.count == "many" or office.indefinite
        relation = f"{MANY if many else LEADS}{key}"
    ends = sorted((holder.span.start, holder.span.end, body.span.start, body.span.end))
    return Frame(
        relation=relation,
        roles={AGENT: (holder,), THING: (body,)},
        span=Span(ends[0], ends[-1]),
        sentence=items[office.first].sentence,
        past=None if key in _TIMELESS and key != "capital" else past,
        former=office.former or bool(marks & PAST_MARKS),
        open=opened == "open",
        coming=office.coming or bool(marks & FUTURE_MARKS) or opened == "coming",
        negated=opened == "negated",
    )


def _following(
    items: tuple[Item, ...], office: Office, holder: Phrase, body: Phrase
) -> Frame:
    """Read "Kessy's predecessor, Vermaat"."""
    after, before = (holder, body) if office.key == "successor" else (body, holder)
    spans = (holder.span, body.span)
    return Frame(
        relation="succeed",
        roles={AGENT: (after,), PATIENT: (before,)},
        span=Span(min(x.start for x in spans), max(x.end for x in spans)),
        sentence=items[office.first].sentence,
        coming=office.coming,
    )


def marks_before(items: tuple[Item, ...], office: Office) -> frozenset[str]:
    """Return the words before a body that stands before its office."""
    back = office.begin - 1
    if back >= 0 and items[back].low == "'s":
        back -= 1
    if back < 1 or items[back].name is None:
        return frozenset()
    return frozenset(_word(items, back - 1).split("-"))


def read_body(items: tuple[Item, ...], office: Office) -> tuple[Phrase | None, int]:
    """Return what the office is of, and where its phrase ends."""
    end = office.end
    before = _body_before(items, office)
    at = end + 1 if office.title_of is not None else end
    if before is not None and _word(items, at) in ("in", "to", "at"):
        return before, _skip_place(items, at)
    if at < len(items) and items[at].name is None and items[at].low in _BEFORE_BODY:
        found, stop = read_phrase(items, at + 1)
        if found is not None and (found.nested or found.heads or found.head):
            return found, _skip_place(items, stop)
    return before, at


def _skip_place(items: tuple[Item, ...], at: int) -> int:
    """Step over "in Port Lamine" after a body."""
    if _word(items, at) not in ("in", "to", "at"):
        return at
    return read_phrase(items, at + 1)[1]


def _body_before(items: tuple[Item, ...], office: Office) -> Phrase | None:
    """Return the body that stands before its office."""
    back = office.begin - 1
    if office.begin < office.first and items[office.begin].low in POSSESSIVES:
        return _whose(items, office)
    if back >= 0 and items[back].low == "'s":
        return read_left(items, back)
    if back >= 0 and items[back].name is not None:
        return make_phrase(items, back, back + 1)
    if items[office.begin].name is not None and office.begin < office.first:
        return make_phrase(items, office.begin, office.begin + 1)
    return None


def _whose(items: tuple[Item, ...], office: Office) -> Phrase | None:
    at = office.begin
    if items[at].low != "whose":
        return Phrase(open=True, definite=True, span=items[at].span)
    if at > 0 and items[at - 1].low == ",":
        at -= 1
    return read_left(items, at)


def read_holder(
    items: tuple[Item, ...], office: Office, after: int
) -> tuple[Phrase | None, bool | None, str]:
    """Return who holds the office, whether that is past, and how it is bent."""
    if office.title_of is not None:
        return _only(items, office.first), None, ""
    if office.end < len(items) and items[office.end].name is not None:
        return _only(items, office.end), None, ""
    for at in dict.fromkeys((office.end, after)):
        if _is_copula(items, at):
            found, _ = read_phrase(items, at + 1)
            bent = "negated" if _word(items, at + 1) in NEGATIONS else ""
            if bent:
                found, _ = read_phrase(items, at + 2)
            if found is not None and found.heads:
                return found, _COPULAS[items[at].low], bent
        name = _apposed_after(items, at)
        if name is not None:
            return name, None, ""
    return _holder_before(items, office)


def _word(items: tuple[Item, ...], at: int) -> str:
    return items[at].low if 0 <= at < len(items) and items[at].name is None else ""


def _only(items: tuple[Item, ...], at: int) -> Phrase | None:
    return make_phrase(items, at, at + 1)


def _is_copula(items: tuple[Item, ...], at: int) -> bool:
    return _word(items, at) in _COPULAS


def _apposed_after(items: tuple[Item, ...], at: int) -> Phrase | None:
    """Read "the director, Seo Min-jae," after an office."""
    if _word(items, at) != "," or at + 1 >= len(items):
        return None
    if items[at + 1].name is None:
        return None
    closing = _word(items, at + 2)
    closed = at + 2 >= len(items) or closing in (",", ".", ";", "(", "!", "?")
    return _only(items, at + 1) if closed else None


def _holder_before(
    items: tuple[Item, ...], office: Office
) -> tuple[Phrase | None, bool | None, str]:
    """Read "Berg, the director", "Berg is director", "Berg was named director"."""
    at = _phrase_start(items, office)
    word = _word(items, at - 1)
    if word == "," and at >= 2 and items[at - 2].name is not None:
        return _only(items, at - 2), None, ""
    if word == "as":
        at, word = at - 1, _word(items, at - 2)
    chosen = word in _CHOSEN
    if chosen:
        at, word = at - 1, _word(items, at - 2)
    words = []
    while word and (word in MODALS or word in NEGATIONS or word in _LINKS):
        words.append(word)
        at, word = at - 1, _word(items, at - 2)
    if not words:
        return None, None, ""
    found = read_left(items, at)
    if found is None or not found.heads:
        return None, None, ""
    bent = "negated" if set(words) & NEGATIONS else ""
    if set(words) & MODALS:
        bent = "coming" if "will" in words else "open"
    past = any(_COPULAS.get(one, False) for one in words) and not chosen
    return found, None if chosen else past, bent


_LINKS = frozenset(_COPULAS) | frozenset(
    "be been being become becomes has have had to served serves".split()
)


def _phrase_start(items: tuple[Item, ...], office: Office) -> int:
    """Return where the phrase around an office begins, its body before included."""
    at = office.begin
    while at > 0:
        before = items[at - 1]
        named = before.name is not None and _word(items, at) != ","
        if named or before.low == "'s":
            at -= 1
        elif before.name is None and before.low in DETERMINERS | POSSESSIVES:
            return at - 1
        else:
            break
    return at
