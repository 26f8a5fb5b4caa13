"""Which passages are a side at all: what is denied, alleged or planned is none."""

from __future__ import annotations

import re

from oircheck.text import split_sentences
from oircheck.types import Evidence, Ground, Outcome, Stance
from oircheck.verify.align import read_words, same_words
from oircheck.verify.cues import WITHDRAWN, Manner
from oircheck.verify.speech import (
    GENERIC,
    Speech,
    content_stems,
    governs,
    names_speaker,
    read_speech,
    told_by_whole,
    told_in,
)
from oircheck.verify.vocabulary import NEGATION, SCOPE

_GROUNDS = {
    Manner.DENIED: Ground.DENIED,
    Manner.ALLEGED: Ground.ALLEGED,
    Manner.OPINION: Ground.OPINION,
    Manner.OPEN: Ground.OPEN,
}

_OWN = frozenset(
    {Manner.SAID, Manner.DENIED, Manner.ALLEGED, Manner.OPINION, Manner.OPEN}
)
"""Manners that make a claim one about what somebody says."""

_DONE = re.compile(
    r"\b(?:was|were|had|did|has|have|been)\b"
    r"|(?<!\bis )(?<!\bare )(?<!\bbe )\b(?!need\b|indeed\b|speed\b|hundred\b)"
    r"\w{2,}ed\b"
    r"|\b(?:bought|sold|won|lost|met|left|took|gave|made|began|fell|rose|grew|built"
    r"|sent|held|paid|came|went|became|died|cut|struck|signed|ran|saw|led|cost|put"
    r"|found|got|kept|lost|wrote|drew|drove|fought|chose|brought|broke|spoke|stood"
    r"|withdrew|spent|taught|threw|shot|fled|laid|hit|set up)\b",
    re.IGNORECASE,
)
"""What marks a claim as one about what has happened."""

_CALLED_OFF = re.compile(
    r"\b(?:cancel\w*|call(?:s|ed)? off|postpon\w+|put off|abandon\w+|scrapp\w+"
    r"|shelv\w+|rescheduled|deferred)\b",
    re.IGNORECASE,
)
"""What says that a plan was not carried out, or not then."""

_WAS_OFF = re.compile(
    r"\b(?:has|have|had|was|were) (?:been )?(?:cancel\w*|called off|postponed|put off"
    r"|abandoned|scrapped|shelved|rescheduled|deferred)\b",
    re.IGNORECASE,
)

_CALLS_OFF = re.compile(
    r"\b(?:cancelled|canceled|called off|postponed|put off|abandoned|scrapped|shelved)"
    r"\b",
    re.IGNORECASE,
)

_BE = frozenset(word.stem for word in read_words("was were had did has have been"))

HALF_SAID = 0.5
"""Share of the claim's words from which a sentence speaks of the same thing."""

SAID_BY_CONTEXT = 0.8
"""Share of the claim's words from which a sentence of the context says it alone."""

_OPEN = re.compile(
    r"\b(?:will|would|(?:was|were) to|plan\w*|to be|going to|due|promis\w+|propos\w+"
    r"|foresee\w*|foreseen|suggest\w*|intend\w*|expect\w*|agreed|can|could|(?-i:may)|must"
    r"|consider\w*|forecast\w*|predict\w*|postpon\w+|put off|delay\w*|cancel\w*"
    r"|called off"
    r"|schedul\w+|set to|aim\w*|announc\w+|decid\w+|want\w*|hop(?:e|es|ed|ing)"
    r"|ask\w*|prefer\w*|order\w*)\b",
    re.IGNORECASE,
)
"""What marks a claim as one about what is planned, wanted or possible."""


_OF_NOBODY = re.compile(
    r"\A(?:No|None|Nobody|No one|Neither|Not one)\b[^.;]*?\b(?:was|were|is|are|has|have"
    r"|had|did|does|do|will|could|can)\b(?P<rest>.*)"
)
"""A sentence of what nobody did, and what that is."""


def no_side(claim: str, item: Evidence) -> Ground | None:
    """Return why a passage settles nothing of the claim, or None if it may."""
    if same_words(claim, item.retrieved.passage.view.text):
        return None
    if item.stance is Stance.REFUTES and _denies_something_else(claim, item):
        return Ground.OF_NONE
    own = _own_speech(claim)
    if takes_back(claim, item):
        return Ground.CORRECTED
    if own is not None:
        return _beside_attributed(own, claim, item)
    if item.stance is Stance.SUPPORTS and _was_called_off(claim, item):
        return Ground.PLANNED
    told, sentence = _told(claim, item)
    return _ground_of(told, claim, item, sentence) if told else None


def _denies_something_else(claim: str, item: Evidence) -> bool:
    """Whether a sentence says of nobody what the claim does not say of anybody.

    "No member of the teams was hurt" has little to do with what the teams cleared.
    """
    match = _OF_NOBODY.match(item.retrieved.passage.view.text)
    if match is None or dict(item.features).get("covered_unit", 0.0) >= HALF_SAID:
        return False
    if any(one.excludes for one in item.comparisons):
        return False
    denied = content_stems(read_words(match["rest"]))
    return not denied & content_stems(read_words(claim))


def _ground_of(
    told: Speech, claim: str, item: Evidence, sentence: str
) -> Ground | None:
    """Return why what is put forward in a manner settles nothing of the claim."""
    manner, refutes = told.manner, item.stance is Stance.REFUTES
    if manner is Manner.PLANNED and is_outcome(claim):
        return None if refutes and _stands(told, claim, sentence) else Ground.PLANNED
    if manner is Manner.POSSIBLE and is_outcome(claim):
        alike = any(one.manner is manner for one in read_speech(claim))
        return None if alike else Ground.OPEN
    if manner is Manner.OF_NONE and not refutes:
        words = {word.lower for word in read_words(claim)}
        return None if words & (NEGATION | SCOPE | {"free"}) else Ground.OF_NONE
    return _GROUNDS.get(manner)


def _stands(told: Speech, claim: str, sentence: str) -> bool:
    """Whether a plan says something against an outcome all the same.

    It does where it is a plan for something else ("will be at two hospitals" beside
    "was in three") or for what is claimed not to be, and where it tells that an
    earlier one was called off.
    """
    words = read_words(claim)
    same = governs(told, sentence) in {word.stem for word in words}
    refused = any(word.lower in NEGATION for word in words)
    return not same or refused or calls_off(claim, sentence)


def _told(claim: str, item: Evidence) -> tuple[Speech | None, str]:
    """Return the manner in which a passage puts what it says of the claim, and where.

    A unit that has little of the claim's words, and of which nothing is stated, says
    what it says in that manner, unless its context says the claim by itself.
    """
    unit, sentence = item.retrieved.passage.view.text, telling_sentence(claim, item)
    asked = sentence != unit and sentence.endswith("?")
    told = None if asked else told_in(sentence, claim)
    if told is not None and told.manner is not Manner.SAID:
        return told, sentence
    if sentence != unit and _share(claim, sentence) >= SAID_BY_CONTEXT:
        return told, sentence
    whole = told_by_whole(unit, claim)
    return (whole, unit) if whole else (told, sentence)


def _share(claim: str, sentence: str) -> float:
    """Return the share of the claim's words, names apart, that a sentence has."""
    words = [word for word in read_words(claim) if not word.capital]
    claimed, said = content_stems(tuple(words)), content_stems(read_words(sentence))
    return len(claimed & said) / len(claimed) if claimed else 0.0


def takes_back(claim: str, item: Evidence) -> bool:
    """Whether a passage quotes what it says of the claim only to take it back.

    What stands before "In fact nine were hurt" is taken back, and not this.
    """
    unit = item.retrieved.passage.view.text
    decides = (Outcome.AGREE, Outcome.CONFLICT)
    by_itself = any(one.outcome in decides for one in item.comparisons)
    told = unit if by_itself else telling_sentence(claim, item)
    return WITHDRAWN.search(told) is not None


def calls_off(claim: str, unit: str) -> bool:
    """Whether a unit says that what is claimed to have happened was called off."""
    return is_outcome(claim) and _CALLED_OFF.search(unit) is not None


def _was_called_off(claim: str, item: Evidence) -> bool:
    """Whether a passage states that what is claimed to have happened was called off."""
    return is_outcome(claim) and bool(_WAS_OFF.search(item.retrieved.passage.view.text))


def is_plan(claim: str, item: Evidence) -> bool:
    """Whether a passage speaks of the claim as of something planned."""
    told, _ = _told(claim, item)
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
    found = item.retrieved
    premise = " ".join((found.passage.premise, *found.published_by))
    named = names_speaker(own, claim, premise)
    if named is False or _is_said_by_another(own, claim, item):
        return Ground.UNATTRIBUTED
    return None


def _is_said_by_another(own: Speech, claim: str, item: Evidence) -> bool:
    """Whether a refuting passage tells what another speaker said of it."""
    if item.stance is not Stance.REFUTES:
        return False
    unit = item.retrieved.passage.view.text
    mine = _speaks(own, claim)
    told = [one for one in read_speech(unit) if one.manner is Manner.SAID]
    return bool(mine) and any(
        theirs and not mine & theirs for one in told if (theirs := _speaks(one, unit))
    )


def _speaks(speech: Speech, text: str) -> frozenset[str]:
    """Return the stems of the words for who says *that* something is so, if anybody.

    What "was declared defeated", or was "announced by the Pentagon", is no such thing.
    """
    if speech.speaker is None or not text[speech.cue.end :].startswith(" that "):
        return frozenset()
    words = read_words(speech.speaker.of(text))
    return content_stems(tuple(word for word in words if word.lower not in GENERIC))


def tells_deed(claim: str, unit: str) -> bool:
    """Whether a sentence has the verb of what is claimed to have happened."""
    verbs = {
        word.stem for word in read_words(claim) if _DONE.fullmatch(word.text)
    } - _BE
    return not verbs or bool(verbs & {word.stem for word in read_words(unit)})


def is_called_off(claim: str) -> bool:
    """Whether a claim says that something was called off."""
    return _WAS_OFF.search(claim) is not None or _CALLS_OFF.search(claim) is not None


def tells_of_past(claim: str) -> bool:
    """Whether a claim has a verb of the past."""
    return _DONE.search(claim) is not None


def is_outcome(claim: str) -> bool:
    """Whether a claim says that something has happened."""
    return _OPEN.search(claim) is None and _DONE.search(claim) is not None
