"""Of what a passage tells, in so many words, what the claim tells of something else.

"The trust raised £86,400" has all words of "The brewery raised £86,400" but the one
that says who did it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from oircheck.text import split_sentences
from oircheck.types import Evidence, Passage, Stance
from oircheck.verify.align import read_words, stems_of
from oircheck.verify.speech import read_speech
from oircheck.verify.vocabulary import AUXILIARIES, STOP

OPEN = (0.05, 0.9, 0.05)
"""What a passage says of a claim, supporting, neither, refuting, that is of another."""

_SUBJECT = re.compile(
    r"(?:The|Its|Their) (?P<noun>(?:[a-z][a-z'\u2019-]*(?: |(?=,))){1,3}?)"
    r"(?:(?:in|of|at|on|near) (?:the )?[A-Z][\w'\u2019-]* ){0,2}"
    r"(?:, (?:which|who) )?"
    r"(?P<verb>is|was|are|were|has|have|had|will|[a-z]+ed|ran|runs|won|lost|costs?"
    r"|took|takes|holds?|held|employs|opens|closes|began|made|paid|got) "
)
"""A sentence that begins with what it is about, in small letters."""

_MAY_BE_ANY = stems_of(
    """group firm company business organisation organization charity body agency
    authority government council committee board team club man woman person people child
    official officer building site place area vessel ship boat vehicle car machine
    scheme project plan programme program event thing work house home institution
    association
    society union party ministry department office service operator owner maker
    manufacturer producer provider supplier contractor employer concern enterprise
    country state town city village region district community neighbourhood family
    couple pair trio crowd meeting hearing trial case decision agreement deal contract
    treaty law rule report study survey book paper article film film-maker animal bird
    fish dog cat horse plant tree flower vote ballot election fire blaze accident crash
    incident attack storm flood money sum amount price cost fee total number figure rest
    first second last one other two three victim suspect defendant leader head chief
    director president mayor minister chairman chairwoman chair judge court police
    """
)
"""Nouns by which another one, or a name, may be meant."""

_PRONOUN = re.compile(r"(?:It|They)\b")

LEAST_SAID = 2
"""Words of sense that claim and passage share beside what they are about."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a sentence is about.

    Attributes:
        noun: Stem of its last word.
        words: Stems of all its words.
    """

    noun: str
    words: frozenset[str]


@lru_cache(maxsize=2_048)
def read_subject(text: str) -> Subject | None:
    """Return what a sentence is about where it begins with that."""
    found = _SUBJECT.match(text)
    if found is None:
        return None
    words = [w for w in read_words(found["noun"]) if w.lower not in STOP | AUXILIARIES]
    if not words:
        return None
    return Subject(words[-1].stem, frozenset(word.stem for word in words))


def _subject_of(passage: Passage) -> Subject | None:
    """Return what a passage is about; of "it", what the sentence before is about."""
    unit = passage.view.text
    before = split_sentences(passage.context)
    if _PRONOUN.match(unit) and before:
        unit = before[-1].of(passage.context)
    return read_subject(unit)


def read_other_subject(claim: str, item: Evidence) -> Evidence:
    """Return a passage as no support where it tells all the same of another thing.

    What the claim is about stands nowhere in the passage, its title and what comes
    before, and neither of the two is a word by which the other may be meant.
    """
    if item.stance is not Stance.SUPPORTS or read_speech(claim):
        return item
    passage = item.retrieved.passage
    mine, theirs = read_subject(claim), _subject_of(passage)
    if mine is None or theirs is None or mine.noun == theirs.noun:
        return item
    if {mine.noun, theirs.noun} & _MAY_BE_ANY:
        return item
    around = stems_of(f"{item.retrieved.source.title or ''}. {passage.premise}")
    if mine.noun in around:
        return item
    rest = {w.stem for w in read_words(claim) if w.lower not in STOP} - mine.words
    if len(rest) < LEAST_SAID or not rest <= stems_of(passage.view.text):
        return item
    return replace(item, stance=Stance.NEUTRAL, probability=OPEN[1], probabilities=OPEN)
