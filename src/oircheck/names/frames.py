"""Reads what a sentence says: verbs with those who take part in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from oircheck.names.heads import Head, read_head, read_participle
from oircheck.names.left import read_left
from oircheck.names.phrases import (
    ADVERBS,
    DETERMINERS,
    PREPOSITIONS,
    SIGNS,
    Item,
    Phrase,
    is_time,
    is_verb,
    is_whole,
    read_phrase,
)
from oircheck.names.tokens import stem
from oircheck.names.verbs import (
    AGENT,
    AS,
    GIVER,
    PATIENT,
    PLACE,
    RECEIVER,
    TARGET,
    THING,
    Verb,
    is_past,
)
from oircheck.names.vocabulary import CALENDAR, NEGATIONS
from oircheck.types import Span

_MOST_STEPS = 24
"""Items after a verb up to which its phrases are read."""


_CLAUSE_ENDS = frozenset(
    """; : who whom which that when where while because although though but whereas
    until unless if""".split()
)
_RELATIVES = frozenset("who which that".split())
_SECOND = "second"
_PRIZES = frozenset(stem(word) for word in "prize award medal title cup gold".split())

_SUMS = frozenset(
    stem(word)
    for word in """money cost costs price bill bills fee fees fine rent ransom salary
    debt debts damages expenses deposit""".split()
)
"""What is paid, and is not paid to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Something said: a relation, and who stands in which role.

    Attributes:
        relation: What is said; the same for converses and for a noun and its verb.
        roles: The phrases of each role.
        span: From the first to the last word that was read.
        sentence: Number of the sentence in its text.
        past: Whether it is told in the past; ``None`` where no verb tells it.
        former: Whether the words put it at an earlier time than the rest.
        open: Whether it is possible, planned, wished or asked.
        coming: Whether it is told as what will be.
        negated: Whether it is denied.
        known: Whether the verb is one of the tables.
        shared: Whether others take part that are not named.
        bare: Whether a participle of a sentence without a past verb tells it, so that
            it may be past or present.
    """

    relation: str
    roles: Mapping[str, tuple[Phrase, ...]] = field(default_factory=dict)
    span: Span
    sentence: int = 0
    past: bool | None = None
    former: bool = False
    open: bool = False
    coming: bool = False
    negated: bool = False
    known: bool = True
    shared: bool = False
    bare: bool = False


def verb_frames(items: tuple[Item, ...]) -> tuple[Frame, ...]:
    """Return a frame for each verb that has someone or something about it."""
    frames: list[Frame] = []
    before: Phrase | None = None
    last, past = -1, False
    for at in range(len(items)):
        if items[at].low == "-based" and at > 0:
            frames.extend(_based(items, at))
        head = read_head(items, at)
        if head is None:
            trailing = read_participle(items, at, past=past)
            if trailing is not None and last == items[at].sentence:
                frame = _frame(items, trailing, before)
                frames.extend([frame] if frame is not None else [])
            continue
        past = head.past
        subject = _subject(items, head)
        if subject is None and last == items[at].sentence and _joins(items, head):
            subject = before
        before, last = subject, items[at].sentence
        frame = _frame(items, head, subject)
        if frame is not None:
            frames.append(frame)
            if frame.relation == "win" and PATIENT in frame.roles:
                frames.append(replace(frame, relation="beat"))
            if _is_takeover(items, head, frame):
                frames.append(_succession(frame))
    return tuple(frames)


def _is_takeover(items: tuple[Item, ...], head: Head, frame: Frame) -> bool:
    """Whether one takes from another what both hold in turn ("took command of")."""
    taken = items[head.at].low in ("took", "take", "takes", "taken")
    return taken and frame.relation == "give" and {*_TAKEOVER} <= frame.roles.keys()


_TAKEOVER = (GIVER, RECEIVER, THING)


def _succession(frame: Frame) -> Frame:
    """Return what a takeover says of the two who hold the thing in turn."""
    roles = {AGENT: frame.roles[RECEIVER], PATIENT: frame.roles[GIVER]}
    return replace(frame, relation="succeed", roles=roles)


def _based(items: tuple[Item, ...], at: int) -> Iterator[Frame]:
    """Read "the Odense-based company"."""
    place, _ = read_phrase(items, at - 1)
    body, _ = read_phrase(items, at + 1)
    if place is not None and body is not None and items[at - 1].name is not None:
        begin = at - 2 if at > 1 else at - 1
        yield Frame(
            relation="base",
            roles={
                PATIENT: (replace(body, definite=items[begin].low in _KNOWN_BY),),
                PLACE: (place,),
            },
            span=Span(place.span.start, body.span.end),
            sentence=items[at].sentence,
            past=False,
        )


_KNOWN_BY = DETERMINERS - {"a", "an", "some", "any", "no"}


def _joins(items: tuple[Item, ...], head: Head) -> bool:
    return head.begin > 0 and items[head.begin - 1].low in ("and", ",", "but")


def _subject(items: tuple[Item, ...], head: Head) -> Phrase | None:
    """Read the phrase before the verb; "who" stands for the one before it."""
    at = head.begin
    if at > 0 and items[at - 1].name is None and items[at - 1].low in _RELATIVES:
        back = at - 1
        if back > 0 and items[back - 1].low == ",":
            back -= 1
        found = read_left(items, back)
        if found is not None:
            return found
    if at > 1 and items[at - 1].low == "," and (head.passive or _trails(head)):
        found = read_left(items, at - 1)
        if found is not None and not _is_list(items, at):
            return found
    return read_left(items, at)


def _trails(head: Head) -> bool:
    return not head.past and head.begin == head.at


def _is_list(items: tuple[Item, ...], at: int) -> bool:
    """Whether an apposition ends at the comma, so that the subject is before it."""
    return any(
        item.low == "," and item.sentence == items[at].sentence
        for item in items[max(0, at - 12) : at - 1]
    )


def _frame(items: tuple[Item, ...], head: Head, subject: Phrase | None) -> Frame | None:
    roles: dict[str, list[Phrase]] = {}
    verb = head.verb
    if subject is not None:
        role = (verb.object or verb.subject) if head.passive else verb.subject
        roles.setdefault(role, []).append(subject)
    end = head.end
    for role, phrase, stop in _after(items, head):
        end = stop
        roles.setdefault(role, []).append(phrase)
    relation = _settle(verb, roles)
    if len(roles) < 1 or (len(roles) == 1 and not head.known):
        return None
    first = subject.span.start if subject else items[head.begin].span.start
    stop_at = items[min(end, len(items)) - 1].span.end
    return Frame(
        relation=relation,
        roles={role: tuple(found) for role, found in roles.items()},
        span=Span(min(first, items[head.at].span.start), max(stop_at, first)),
        sentence=items[head.at].sentence,
        past=head.past,
        open=head.open,
        coming=head.coming,
        negated=head.negated,
        known=head.known,
        shared=head.shared,
        bare=head.bare and not _tells_past(items, head),
    )


def _tells_past(items: tuple[Item, ...], head: Head) -> bool:
    """Whether another verb of the sentence is in the past tense."""
    return any(
        item.name is None
        and item.sentence == items[head.at].sentence
        and at != head.at
        and (item.low in ("was", "were", "had") or is_past(item.low))
        for at, item in enumerate(items)
    )


def _settle(verb: Verb, roles: dict[str, list[Phrase]]) -> str:
    """Bring what was read into the roles of its relation, which is returned."""
    if _SECOND in roles and verb.object in roles:
        roles[verb.second] = roles[verb.object]
        roles[verb.object] = roles[_SECOND]
    roles.pop(_SECOND, None)
    handed = GIVER in roles and RECEIVER in roles and THING not in roles
    if verb.relation == "give" and handed:
        roles[PATIENT], roles[AGENT] = roles.pop(GIVER), roles.pop(RECEIVER)
        return "succeed"
    if verb.relation == "pay" and THING not in roles:
        paid = roles.get(PATIENT, [])
        if any(phrase.head in _SUMS for phrase in paid):
            roles[THING] = roles.pop(PATIENT)
    if verb.relation == "follow":
        return "succeed" if AS in roles else "do:follow"
    if verb.relation != "win:go":
        return verb.relation
    prize = roles.get(THING, [])
    named = {
        stem(word) for phrase in prize for name in phrase.heads for word in name.words
    }
    if named & _PRIZES or any(phrase.words & _PRIZES for phrase in prize):
        return "win"
    if THING in roles:
        target = roles.pop(AGENT, [])
        roles[AGENT] = roles.pop(THING)
        if target:
            roles[TARGET] = target
    return "go"


def _after(items: tuple[Item, ...], head: Head) -> Iterator[tuple[str, Phrase, int]]:
    """Yield the phrases after a verb, with their roles and where they end."""
    verb, at = head.verb, head.end
    limit = min(len(items), head.end + _MOST_STEPS)
    objects = [verb.object] if not head.passive else []
    if verb.relation == "appoint":
        objects.append(AS)
    while at < limit and items[at].sentence == items[head.at].sentence:
        word = items[at].low if items[at].name is None else ""
        if word in _CLAUSE_ENDS or word in NEGATIONS or _new_clause(items, at):
            return
        idle = _idle(items, at)
        if idle:
            at += idle
            continue
        if word in PREPOSITIONS:
            role = _role_of(verb, word, passive=head.passive)
            begin = at + 2 if is_whole(items, at + 1) else at + 1
            phrase, end = read_phrase(
                items, begin, whence=head.passive and word == "by"
            )
            dated = at + 1 < len(items) and items[at + 1].low[0].isdigit()
            if phrase is not None and role and not (dated and not phrase.heads):
                yield role, _apposed(items, phrase, end), end
            at = max(end, at + 1)
            continue
        phrase, end = read_phrase(
            items,
            at,
            one_name=verb.relation == "appoint",
            receiving=bool(objects and verb.second),
        )
        if phrase is None or end == at:
            at += 1
            continue
        if objects:
            yield from _object(objects, _apposed(items, phrase, end), end)
        elif verb.second:
            yield _SECOND, phrase, end
        at = end


def _idle(items: tuple[Item, ...], at: int) -> int:
    """Return how many items begin no phrase: a day, an adverb, a sum, "all"."""
    word = items[at].low if items[at].name is None else ""
    if word in CALENDAR or word in ADVERBS or (word and _is_sum(word)):
        return 1
    return 2 if is_time(items, at) else int(is_whole(items, at))


def _is_sum(word: str) -> bool:
    return word[0].isdigit() or word[0] in SIGNS


def _object(
    objects: list[str], phrase: Phrase, end: int
) -> Iterator[tuple[str, Phrase, int]]:
    role = objects.pop(0)
    if role:
        yield role, phrase, end


def _new_clause(items: tuple[Item, ...], at: int) -> bool:
    """Whether a comma or "and" is followed by more than a further phrase."""
    word = items[at].low
    if items[at].name is not None or word not in (",", "and", "(", "\u2014", "\u2013"):
        return items[at].name is None and is_verb(items, at)
    after = items[at + 1] if at + 1 < len(items) else None
    if after is None or word == "(":
        return word != "("
    return not (after.name is None and after.low in PREPOSITIONS)


def _role_of(verb: Verb, preposition: str, *, passive: bool) -> str:
    if preposition == "by":
        return verb.subject if passive else ""
    if preposition == "ahead":
        return PATIENT
    return verb.prepositions.get(preposition, "")


def _apposed(items: tuple[Item, ...], phrase: Phrase, end: int) -> Phrase:
    """Take "his deputy, Kessler" for Kessler."""
    if phrase.heads or phrase.open or end + 1 >= len(items) or items[end].low != ",":
        return phrase
    name = items[end + 1].name
    if name is None or (end + 2 < len(items) and items[end + 2].low not in ",.;!?"):
        return phrase
    return replace(phrase, heads=(name,), nested=(), head="", span=name.span)
