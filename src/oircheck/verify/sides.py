"""Which passages are a side at all: what is denied, alleged or planned is none."""

from __future__ import annotations

import re

from oircheck.text import split_sentences
from oircheck.types import Evidence, Ground, Stance
from oircheck.verify.align import read_words
from oircheck.verify.speech import (
    Manner,
    Speech,
    content_stems,
    names_speaker,
    read_speech,
    told_in,
)

_GROUNDS = {
    Manner.DENIED: Ground.DENIED,
    Manner.ALLEGED: Ground.ALLEGED,
    Manner.OPINION: Ground.OPINION,
}

_OWN = frozenset({Manner.SAID, Manner.DENIED, Manner.ALLEGED, Manner.OPINION})
"""Manners that make a claim one about what somebody says."""

_DONE = re.compile(
    r"\b(?:was|were|had|did|has|have|been)\b|\b\w{2,}ed\b"
    r"|\b(?:bought|sold|won|lost|met|left|took|gave|made|began|fell|rose|grew|built"
    r"|sent|held|paid|came|went|became|died|cut|struck|signed|ran|saw|led)\b",
    re.IGNORECASE,
)
"""What marks a claim as one about what has happened."""

_WITHDRAWN = re.compile(
    r"\b(?:an? (?:earlier|previous) (?:version|report|article|edition)|our (?:report|"
    r"article|story)|this (?:article|story|report)|we)(?: of [^,.;]{1,40})?"
    r"(?: (?:originally|incorrectly|wrongly|mistakenly))? (?:said|stated|reported|gave"
    r"|wrote|printed|misstated|misreported|put)\b|\bwas wrong to (?:say|state)\b",
    re.IGNORECASE,
)
"""What a correction quotes in order to take it back."""

_OPEN = re.compile(
    r"\b(?:will|would|plan\w*|to be|going to|due|promis\w+|propos\w+|foresee\w*"
    r"|foreseen|suggest\w*|intend\w*|expect\w*|agreed|can|could|may|must|consider\w*"
    r"|schedul\w+|set to|aim\w*|announc\w+|decid\w+|want\w*|hop(?:e|es|ed|ing)"
    r"|ask\w*|prefer\w*|order\w*)\b",
    re.IGNORECASE,
)
"""What marks a claim as one about what is planned, wanted or possible."""


def no_side(claim: str, item: Evidence) -> Ground | None:
    """Return why a passage settles nothing of the claim, or None if it may."""
    if _says_the_same(claim, item):
        return None
    own = _own_speech(claim)
    sentence = telling_sentence(claim, item)
    if _WITHDRAWN.search(sentence):
        return Ground.CORRECTED
    told = told_in(sentence, claim)
    if own is not None:
        return _beside_attributed(own, claim, item)
    if told is None:
        return None
    if told.manner is Manner.PLANNED:
        borne_out = item.stance is Stance.SUPPORTS and is_outcome(claim)
        return Ground.PLANNED if borne_out else None
    return _GROUNDS.get(told.manner)


def _says_the_same(claim: str, item: Evidence) -> bool:
    """Whether the unit has the very words of the claim: then it is what is claimed."""
    unit = read_words(item.retrieved.passage.view.text)
    return [word.lower for word in read_words(claim)] == [word.lower for word in unit]


def is_plan(claim: str, item: Evidence) -> bool:
    """Whether a passage speaks of the claim as of something planned."""
    told = told_in(telling_sentence(claim, item), claim)
    return told is not None and told.manner is Manner.PLANNED


def speaker_of(claim: str, item: Evidence) -> str | None:
    """Return to whom a passage gives what the flat claim says, if to anybody."""
    if _own_speech(claim) is not None:
        return None
    sentence = telling_sentence(claim, item)
    told = told_in(sentence, claim)
    if told is None or told.manner is not Manner.SAID or told.speaker is None:
        return None
    return told.speaker.of(sentence)


def telling_sentence(claim: str, item: Evidence) -> str:
    """Return the sentence of the premise that shares most with the claim.

    The unit goes first where it shares as much as a sentence of its context.
    """
    passage = item.retrieved.passage
    claimed = content_stems(read_words(claim))
    unit = passage.view.text
    before = split_sentences(passage.context)
    sentences = [unit, *(span.of(passage.context) for span in before)]
    shares = [len(claimed & content_stems(read_words(one))) for one in sentences]
    return sentences[shares.index(max(shares))]


def _own_speech(claim: str) -> Speech | None:
    """Return the speech that the whole claim reports, if it reports one."""
    for speech in read_speech(claim):
        if speech.manner in _OWN:
            return speech
    return None


def _beside_attributed(own: Speech, claim: str, item: Evidence) -> Ground | None:
    premise = (
        f"{item.retrieved.passage.premise} {item.retrieved.source.publisher or ''}"
    )
    named = names_speaker(own, claim, premise)
    return Ground.UNATTRIBUTED if named is False else None


def is_outcome(claim: str) -> bool:
    """Whether a claim says that something has happened."""
    return _OPEN.search(claim) is None and _DONE.search(claim) is not None
