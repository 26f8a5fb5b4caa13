"""Compound sentences in parts that can be judged alone, each with its own place.

Parted only where both sides can stand by themselves for certain: a wrong part would
be a wrong alarm. What somebody says, and what hangs on a condition, stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from oircheck.gate.clause_words import (
    CONDITIONS,
    DETERMINERS,
    SHARED,
    SUBJECT_PRONOUNS,
)
from oircheck.gate.clauses import Subject, find_subject, has_verb, read_tokens
from oircheck.gate.referents import is_somebody, seems_plural
from oircheck.quantities import read_mentions
from oircheck.text.views import ViewBuilder
from oircheck.types import Piece, Span, View
from oircheck.verify.cues import Manner
from oircheck.verify.speech import read_speech

LEAST_WORDS = 4
"""Words of a part; what is shorter says too little by itself."""

_TOLD = frozenset({Manner.SAID, Manner.DENIED, Manner.ALLEGED, Manner.OPINION})
_KEPT_WHOLE = re.compile(r"[\"“”?:]|\bthat\b|\b(?:not only|either|neither|both)\b")
_JOINT = re.compile(r"; (?:and |but )?|, (?:and|but) | and | but ")
_RELATIVE = re.compile(r", (?P<word>which|who) (?=[a-z])")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a sentence.

    Attributes:
        view: What is judged: a sentence of its own, mapped into the draft.
        place: The part as it stands, in the draft's own characters.
    """

    view: View
    place: Span


def split_parts(view: View) -> tuple[Part, ...]:
    """Return the parts of a sentence that can be judged alone; itself, if it is one.

    Coordinate clauses with a subject of their own, verbs that go on with the subject
    before, and relative clauses that state a value.
    """
    text = view.text
    whole = (whole_of(view),)
    if not _may_be_parted(text):
        return whole
    found = list(_clauses(text, Span(0, len(text))))
    pieces = [piece for clause in found for piece in _with_relatives(text, clause)]
    if len(pieces) < 2:
        return whole
    parts = tuple(
        Part(_composed(view, spans), view.to_document(own)) for spans, own in pieces
    )
    if any(len(part.view.text.split()) < LEAST_WORDS for part in parts):
        return whole
    return parts


def whole_of(view: View) -> Part:
    """Return a sentence as its only part."""
    return Part(view, view.to_document(Span(0, len(view.text))))


_Piece = tuple[tuple[Span, ...], Span]
"""The stretches that make a part, in order, and the part as it stands."""


def _may_be_parted(text: str) -> bool:
    if _KEPT_WHOLE.search(text):
        return False
    first = read_tokens(text)[:1]
    if not first or first[0].lower in CONDITIONS:
        return False
    return not any(speech.manner in _TOLD for speech in read_speech(text))


def _clauses(text: str, within: Span) -> Iterator[_Piece]:
    """Part at the first joint that bears it, then go on with what follows."""
    subject = find_subject(text, within)
    if subject is not None:
        for joint in _JOINT.finditer(text, subject.verb.span.end, within.end):
            left = Span(within.start, joint.start())
            right = Span(joint.end(), within.end)
            if _in_brackets(text, joint.start()) or _is_bare(text, left, subject):
                continue
            lead = _lead_of_right(text, subject, joint.group(), right)
            if lead is None:
                continue
            yield (left,), left
            yield from _follow(text, lead, right)
            return
    yield (within,), within


def _follow(text: str, lead: tuple[Span, ...], right: Span) -> Iterator[_Piece]:
    if lead:
        behind = _behind_pronoun(text, right)
        yield (*lead, behind), right
        return
    yield from _clauses(text, right)


def _lead_of_right(
    text: str, subject: Subject, joint: str, right: Span
) -> tuple[Span, ...] | None:
    """Return what has to be put before the right side; ``None``: it cannot stand.

    Nothing, where it has a subject of its own; the subject before, where a pronoun
    stands for it or a verb goes on with it.
    """
    words = [token for token in read_tokens(text) if token.span.start >= right.start]
    if len(words) < 3:
        return None
    first = words[0].lower
    named = not subject.is_pronoun(text)
    if first in SHARED and not joint.startswith(";") and "but" not in joint:
        return (subject.span,) if named and _agrees(subject, first) else None
    own = find_subject(text, right)
    if own is None:
        return None
    if own.span.of(text).casefold() in SUBJECT_PRONOUNS:
        same = own.plural is None or own.plural == bool(subject.plural)
        fits = first == "it" and own.plural is not True and _is_one_thing(text, subject)
        fits = fits or (first == "they" and subject.plural is True)
        return (subject.span,) if named and same and fits else None
    if joint in (" and ", " but "):
        # Without a comma it may still be a list.
        return None
    begins = first in DETERMINERS or words[0].text[0].isupper()
    return () if begins else None


def _is_one_thing(text: str, subject: Subject) -> bool:
    """Whether "it" may stand for a subject."""
    plural = subject.plural
    if plural is None:
        plural = seems_plural(text, subject)
    return plural is False and not is_somebody(text, subject, ())


def _agrees(subject: Subject, verb: str) -> bool:
    if verb in ("had", "will"):
        return True
    plural = verb in ("are", "were", "have")
    return subject.plural is not None and subject.plural == plural


def _behind_pronoun(text: str, right: Span) -> Span:
    first = next(t for t in read_tokens(text) if t.span.start >= right.start)
    if first.lower not in SUBJECT_PRONOUNS:
        return right
    start = first.span.end
    while start < right.end and text[start] == " ":
        start += 1
    return Span(start, right.end)


def _is_bare(text: str, left: Span, subject: Subject) -> bool:
    """Whether too little stands left of a joint."""
    behind = text[subject.verb.span.start : left.end].split()
    return len(behind) < 2 or not has_verb(text, left)


def _in_brackets(text: str, at: int) -> bool:
    return text.count("(", 0, at) > text.count(")", 0, at)


def _with_relatives(text: str, piece: _Piece) -> Iterator[_Piece]:
    """Yield a clause without its relative clause, and that with what it is about."""
    spans, own = piece
    clause = spans[-1]
    match = _RELATIVE.search(text, clause.start, clause.end)
    found = None if match is None else _relative(text, clause, match)
    if found is None:
        yield piece
        return
    about, relative, rest = found
    before = Span(clause.start, relative.start)
    kept = (before, rest) if len(rest) else (before,)
    yield (*spans[:-1], *kept), own
    words = text.index(" ", relative.start + 2)
    yield (about, Span(words + 1, relative.end)), Span(relative.start + 2, relative.end)


def _relative(
    text: str, clause: Span, match: re.Match[str]
) -> tuple[Span, Span, Span] | None:
    """Return what a relative clause is about, the clause, and what follows it.

    Only where the words before it are the subject of the whole, and it states a
    value.
    """
    about = Span(clause.start, match.start())
    if has_verb(text, about) or "," in about.of(text) or len(about) < 2:
        return None
    if about.of(text).split()[0].casefold() in CONDITIONS | {"in", "on", "at"}:
        return None
    end = text.find(",", match.end(), clause.end)
    if end < 0:
        return None
    relative = Span(match.start(), end)
    rest = Span(end + 2 if text[end + 1 : end + 2] == " " else end + 1, clause.end)
    stated = read_mentions(relative.of(text), reference=None)
    first = next((t for t in read_tokens(text) if t.span.start >= match.end()), None)
    if not stated or first is None or not has_verb(text, first.span):
        return None
    if not has_verb(text, rest) or _RELATIVE.search(text, end, clause.end):
        return None
    return about, relative, rest


def _composed(view: View, spans: tuple[Span, ...]) -> View:
    """Put a sentence together from stretches of one, in their order.

    Where stretches stand for the same characters of the draft, as those of a text that
    another takes the place of, the whole stands for all of them.
    """
    parts = [part for span in spans if (part := view.part(span)).pieces]
    if not parts:
        return View("", ())
    parts[0] = capitalised(parts[0])
    ends = [(one.pieces[0].document, one.pieces[-1].document) for one in parts]
    stood = [(first.start, last.end) for first, last in ends]
    stop = "" if parts[-1].text[-1:] in ".!?" else "."
    if any(end > start for (_, end), (start, _) in pairwise(stood)):
        text = " ".join(one.text for one in parts) + stop
        place = Span(stood[0][0], max(end for _, end in stood))
        return View(text, (Piece(Span(0, len(text)), place),))
    builder = ViewBuilder()
    for number, (one, (start, _)) in enumerate(zip(parts, stood, strict=True)):
        if number:
            builder.add(" ", Span(start, start))
        builder.add_view(one)
    builder.add(stop, Span(stood[-1][1], stood[-1][1]))
    return builder.build()


def capitalised(view: View) -> View:
    """Return a view that begins with a capital; a pronoun's stand-in stays whole."""
    first, rest = view.text[:1].upper(), view.text[1:]
    return View(first + rest, view.pieces) if len(first) == 1 else view
