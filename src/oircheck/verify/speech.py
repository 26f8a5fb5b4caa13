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
from enum import StrEnum
from functools import lru_cache

from oircheck.types import Span
from oircheck.verify.align import Word, read_words
from oircheck.verify.vocabulary import STOP


class Manner(StrEnum):
    """How a clause is put forward."""

    SAID = "said"
    DENIED = "denied"
    ALLEGED = "alleged"
    OPINION = "opinion"
    PLANNED = "planned"


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


_CLAIMS = (
    r"(?:claims?|reports?|allegations?|accusations?|suggestions?|rumou?rs?|charges?"
    r"|speculation|assertions?)"
)

_LEADING: tuple[tuple[Manner, re.Pattern[str]], ...] = tuple(
    (manner, re.compile(pattern, re.IGNORECASE))
    for manner, pattern in (
        (
            Manner.DENIED,
            rf"(?<!was )(?<!were )(?<!been )(?<!be )\b(?:den(?:y|ies|ied|ying)"
            rf"(?= (?:that|having|being|any|all|knowing|wrongdoing|it|{_CLAIMS}"
            rf"|\w+ing|the {_CLAIMS}|a {_CLAIMS})\b)"
            rf"|(?:dismiss|reject|disput|refut|contradict|rebuff)\w* (?:the |all |any "
            rf"|a |an |as \w+ |press |media |recent )*{_CLAIMS})",
        ),
        (
            Manner.ALLEGED,
            r"\b(?:alleg(?:e|es|ed|ing)(?= that)"
            r"|accus(?:e|es|ed|ing)(?= (?:\w+ ){1,8}of\b)|accused of"
            r"|charged with|on suspicion of|suspected of|suspects that|suspect that"
            r"|alleged to have|said to have|rumou?red to|believed to have"
            r"|there (?:is|was|are|were) (?:talk|rumou?rs?|speculation|allegations?) "
            r"(?:that|of)|rumou?rs? (?:that|of)\b)",
        ),
        (
            Manner.OPINION,
            r"\b(?:believes? that|believed that|thinks? that|thought that|hopes? that"
            r"|hoped that|fears? that|feared that|in (?:his|her|their|its) view"
            r"|in (?:his|her|their|its) opinion|called for|calls for|should\b|ought to"
            r"|doubts? (?:that|whether)|doubted (?:that|whether)|suspects\b"
            r"|speculated that|predicted that|predicts that|wonders? whether)",
        ),
        (
            Manner.PLANNED,
            r"\b(?:plans? to|planned to|planning to|intends? to|intended to|aims? to"
            r"|aimed to|hopes? to|hoped to"
            r"|(?:is|are|was|were) (?:expected|due|scheduled|set|planned|supposed) to"
            r"|expects to|scheduled for|proposes to"
            r"|(?:is|are) to (?=(?:be )?[a-z]+)|will\b(?! not)|promises to|vowed to"
            r"|pledged to)",
        ),
        (
            Manner.SAID,
            r"\b(?:said|says|say|told \w+(?: \w+){0,3}|tells \w+|stated|states"
            r"|announced|announces|reported|confirmed|confirms|noted|added|adds"
            r"|explained|insisted|insists|maintained|maintains|testified|declared"
            r"|wrote|writes|argued|argues|admitted|admits|acknowledged)"
            r"(?= that\b| the\b| it\b| he\b| she\b| they\b| [A-Z0-9]| in \w+ that\b"
            r"| on \w+ that\b| yesterday that\b| all\b| no\b| nobody\b| nothing\b)",
        ),
    )
)
"""Cues that stand before what they govern, the strongest manner first."""

_PASSIVE = re.compile(r" ?be \w+")

_ADVERB = re.compile(
    r"\b(allegedly|reportedly|supposedly|purportedly|rumou?redly)\b", re.IGNORECASE
)
_TRAILING = re.compile(
    r"[,\"”] ?(?:(?P<who>(?:[A-Z]\w*|the|a|an|its|their)(?: [\w.'’-]+){0,6}?) "
    r"(?:said|says|told [^,.]+|added|explained|insisted|claimed|confirmed|noted)"
    r"|(?:said|says|added|insisted|explained|noted) (?P<after>[^,.]{2,60}))"
    r"[^,.]{0,40}[.]?\s*\Z"
)
_ACCORDING = re.compile(
    r"(?:\A| |, )[Aa]ccording to (?P<who>[^,.]{2,70})(?P<end>,|[.]?\s*\Z)"
)
_STOPS = re.compile(r";|: (?=[A-Z])|, but\b|, although\b|, while\b|, and (?=[A-Z])")

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
    found = [*_leading(sentence), *_adverbs(sentence), *_after(sentence)]
    return tuple(sorted(found, key=lambda item: (item.content.start, item.cue.start)))


def _leading(sentence: str) -> Iterator[Speech]:
    for manner, pattern in _LEADING:
        for match in pattern.finditer(sentence):
            if manner is Manner.PLANNED and match.group() == "May":
                continue
            start = match.end()
            stop = _STOPS.search(sentence, start)
            end = stop.start() if stop else len(sentence)
            subject = _subject(sentence, match.start())
            if manner is Manner.PLANNED and _PASSIVE.match(sentence, start):
                # What is planned is then said of the subject.
                start = subject.start if subject else start
            yield Speech(
                manner,
                Span(match.start(), match.end()),
                Span(start, end),
                None if manner is Manner.PLANNED else subject,
            )


def _subject(sentence: str, verb: int) -> Span | None:
    """Return what stands before the verb, from the clause's beginning on."""
    start = max(sentence.rfind(mark, 0, verb) for mark in (", ", "; ", ": ", "\u201d "))
    start = start + 2 if start >= 0 else 0
    while start < verb and sentence[start] == " ":
        start += 1
    end = len(sentence[:verb].rstrip())
    return Span(start, end) if end > start else None


def _adverbs(sentence: str) -> Iterator[Speech]:
    for match in _ADVERB.finditer(sentence):
        cue = Span(match.start(), match.end())
        yield Speech(Manner.ALLEGED, cue, Span(0, len(sentence)), None)


def _after(sentence: str) -> Iterator[Speech]:
    match = _TRAILING.search(sentence)
    if match and match.start() > 0:
        name = "who" if match.group("who") else "after"
        yield Speech(
            Manner.SAID,
            Span(match.start() + 1, match.end()),
            Span(0, match.start()),
            Span(match.start(name), match.end(name)),
        )
    match = _ACCORDING.search(sentence)
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
    one that holds most of the claim's words is meant.
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
        if len(inside) <= len(outside - inside):
            continue
        if len(inside) < LEAST_SHARE * len(claimed):
            continue
        if best is None or speech.content.start >= best.content.start:
            best = speech
    return best


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
