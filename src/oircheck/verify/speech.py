"""Who says what: reported speech, denials, allegations, opinions and plans.

A sentence that reports a denial, an accusation or a plan is no side in the question
whether the thing is so, however many of its words a claim shares. What counts is
whether the reported clause holds the claim's words, not whether a cue stands
somewhere in the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from oircheck.types import Span
from oircheck.verify.align import Word, read_words
from oircheck.verify.cues import (
    ACCORDING,
    ADVERB,
    LEADING,
    PASSIVE,
    TRAILING,
    WHOLE,
    Manner,
)
from oircheck.verify.vocabulary import STOP


@dataclass(frozen=True, slots=True)
class Speech:
    """A clause that a sentence does not put forward by itself as so.

    Attributes:
        cue: The words that say how it is put forward.
        content: The clause, as far as it can be told.
        speaker: Who says so, where the sentence names one.
    """

    manner: Manner
    cue: Span
    content: Span
    speaker: Span | None


_UNSPOKEN = frozenset({Manner.PLANNED, Manner.OPEN, Manner.POSSIBLE, Manner.OF_NONE})
"""Manners that name nobody who says so."""

_WEAK = frozenset({Manner.SAID, Manner.PLANNED, Manner.POSSIBLE})
"""Manners that take nothing from the clause around them: what is denied to be planned
is denied."""

_STOPS = re.compile(
    r";|: (?=[A-Z])|, (?:but|while|whereas)\b|\b(?:although|though)\b"
    r"|, and (?=[A-Z]|(?:the|an?|he|she|it|they|this|its|their|his|her)\b)"
    r"|, (?:\w+ ){0,3}?(?:which|whom|who|whose|where|when)\b"
)
"""Where a clause ends, and with it what its cue governs."""

_OPENS = re.compile(r"[;,:] |\b(?:whose|which|who|whom|where|that|and|but) ")
"""Where a clause begins, of which a later word says that it is not known."""

LEAST_SHARE = 0.5
"""Share of the claim's words that a clause holds which speaks of the claim."""

GENERIC = frozenset(
    """the a an of in on report reports article source sources statement paper
    newspaper study survey document documents official officials data figures
    """.split()
)
"""Words of a speaker that tell nobody apart."""


@lru_cache(maxsize=4_096)
def read_speech(sentence: str) -> tuple[Speech, ...]:
    """Return the clauses of one sentence that it does not state by itself."""
    found = [
        *_leading(sentence),
        *_adverbs(sentence),
        *_after(sentence),
        *_throughout(sentence),
    ]
    return tuple(sorted(found, key=lambda item: (item.content.start, item.cue.start)))


def _leading(sentence: str) -> Iterator[Speech]:
    for manner, pattern in LEADING:
        for match in pattern.finditer(sentence):
            if match.group().startswith("May"):
                continue
            start = match.end()
            stop = _STOPS.search(sentence, start)
            end = stop.start() if stop else len(sentence)
            if manner is Manner.OPEN and not sentence[start:end].strip(' .,!"\u201d'):
                # "How it came about is not known."
                start, end = _clause_before(sentence, match.start()), match.end()
            subject = _subject(sentence, match.start())
            if manner is Manner.PLANNED and PASSIVE.match(sentence, start):
                # What is planned is then said of the subject.
                start = subject.start if subject else start
            yield Speech(
                manner,
                Span(match.start(), match.end()),
                Span(start, end),
                None if manner in _UNSPOKEN else subject,
            )


def _subject(sentence: str, verb: int) -> Span | None:
    """Return what stands before the verb, from the clause's beginning on."""
    start = max(sentence.rfind(mark, 0, verb) for mark in (", ", "; ", ": ", "\u201d "))
    start = start + 2 if start >= 0 else 0
    while start < verb and sentence[start] == " ":
        start += 1
    end = len(sentence[:verb].rstrip())
    return Span(start, end) if end > start else None


def _clause_before(sentence: str, at: int) -> int:
    """Return where the clause begins that ends at ``at``."""
    return max((match.end() for match in _OPENS.finditer(sentence, 0, at)), default=0)


def _throughout(sentence: str) -> Iterator[Speech]:
    """Yield what makes a question or a condition of the whole sentence."""
    for manner, pattern in WHOLE:
        for match in pattern.finditer(sentence):
            cue = Span(match.start(), match.end())
            yield Speech(manner, cue, Span(0, len(sentence)), None)


def _adverbs(sentence: str) -> Iterator[Speech]:
    for match in ADVERB.finditer(sentence):
        cue = Span(match.start(), match.end())
        yield Speech(Manner.ALLEGED, cue, Span(0, len(sentence)), None)


def _after(sentence: str) -> Iterator[Speech]:
    match = TRAILING.search(sentence)
    if match and match.start() > 0:
        name = "who" if match.group("who") else "after"
        yield Speech(
            Manner.SAID,
            Span(match.start() + 1, match.end()),
            Span(0, match.start()),
            Span(match.start(name), match.end(name)),
        )
    match = ACCORDING.search(sentence)
    if match:
        opens = match.start() == 0
        content = Span(match.end(), len(sentence)) if opens else Span(0, match.start())
        yield Speech(
            Manner.SAID,
            Span(match.start(), match.end()),
            content,
            Span(match.start("who"), match.end("who")),
        )


def told_in(sentence: str, claim: str) -> Speech | None:
    """Return the clause of ``sentence`` in which it speaks of the claim, if any.

    Where a clause lies in another ("said that he denied having ..."), the innermost
    one that holds most of the claim's words is meant. The claim's deed is planned
    wherever its other words stand ("In March the port plans to hire 40").
    """
    claimed = content_stems(read_words(claim))
    words = read_words(sentence)
    best: Speech | None = None
    for speech in read_speech(sentence):
        inside = {
            word.stem
            for word in words
            if word.stem in claimed and speech.content.overlaps(word.span)
        }
        spoken = speech.speaker
        outside = {
            word.stem
            for word in words
            if word.stem in claimed
            and not speech.content.overlaps(word.span)
            and not (spoken and spoken.overlaps(word.span))
        }
        planned = speech.manner is Manner.PLANNED
        deed = planned and governs(speech, sentence) in inside - outside
        if len(inside) <= len(outside - inside) and not deed:
            continue
        if len(inside) < LEAST_SHARE * len(claimed) and not deed:
            continue
        if _is_told_within(speech, best):
            best = speech
    return best


def _is_told_within(speech: Speech, best: Speech | None) -> bool:
    if best is None:
        return True
    if speech.content.start < best.content.start:
        return False
    return speech.manner is Manner.SAID or not (
        speech.manner in _WEAK and best.manner not in _WEAK
    )


def governs(speech: Speech, sentence: str) -> str | None:
    """Return the stem of the first word of sense after the cue: "plans to **buy**"."""
    for word in read_words(sentence):
        if word.span.start >= speech.cue.end and word.lower not in STOP:
            return word.stem
    return None


def told_by_whole(sentence: str, claim: str) -> Speech | None:
    """Return the manner in which a whole sentence is put, if in one of them.

    Of "It hopes to reach the depot" nothing is stated but the hope, however few of
    the claim's words are there. What stands before the cue is a subject then, and
    says less of the claim than what follows.
    """
    claimed = {
        word.stem
        for word in read_words(claim)
        if word.lower not in STOP and not word.capital
    }
    words = [word for word in read_words(sentence) if word.stem in claimed]
    ends = len(sentence.rstrip(' .!?"\u201d)'))
    for speech in read_speech(sentence):
        if speech.manner is Manner.SAID or speech.content.end < ends:
            continue
        before = {word.stem for word in words if word.span.end <= speech.cue.start}
        after = {word.stem for word in words if word.span.start >= speech.cue.end}
        throughout = speech.content.start == 0 and speech.content.end >= ends
        if (throughout and words) or len(after - before) >= max(1, len(before)):
            return speech
    return None


def content_stems(words: tuple[Word, ...]) -> frozenset[str]:
    """Return the stems of the words that carry the sense."""
    return frozenset(word.stem for word in words if word.lower not in STOP)


def names_speaker(speech: Speech, claim: str, premise: str) -> bool | None:
    """Whether a premise speaks of the one to whom the claim gives its words.

    ``None`` where the claim names nobody: "the company says" may be anybody's words.
    """
    if speech.speaker is None:
        return None
    spoken = [
        word
        for word in read_words(claim)
        if speech.speaker.overlaps(word.span)
        and word.capital
        and word.lower not in GENERIC
    ]
    if not spoken:
        return None
    theirs = {word.stem for word in read_words(premise)}
    return any(word.stem in theirs for word in spoken)
