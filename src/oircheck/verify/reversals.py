"""A deed that a passage tells the other way round than the claim does.

Another verb of the same one ("won his" beside "lost his game"), or the other end of a
move ("from the hotel" beside "to the hotel"): the words are nearly the same, and make
no support.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from oircheck.text import split_sentences
from oircheck.types import Evidence, Stance
from oircheck.verify.align import Word, read_words, stem, stems_of
from oircheck.verify.cues import Manner
from oircheck.verify.deeds import stems_of_side
from oircheck.verify.speech import read_speech
from oircheck.verify.verbs import FORMS, Form
from oircheck.verify.vocabulary import STOP

OPEN = (0.05, 0.9, 0.05)
"""What such a passage says of a claim, supporting, neither, refuting."""

_BEAT, _LOST = (
    frozenset(map(stem, row.split()))
    for row in ("beat beats beaten defeated won wins win", "lost loses lose")
)
_REFUSES = frozenset("not no never nobody none neither nor without until".split())
_PREPOSITIONS = frozenset("to against from for with by at in on of over".split())
_JOINS = frozenset("and but or which who that when while because after before".split())
_HELPERS = frozenset(
    """is are was were be been being has have had will would also later then wants to
    still now not plans the""".split()
)
_BETWEEN = re.compile(
    r"\bfrom (?:the )?(?P<left>[^,.;:]{2,60}?) to (?:the )?(?P<come>[^,.;:]{2,60})"
)
_TO = re.compile(r"\bto (?:the )?(?P<end>(?:[\w'\u2019-]+ ?){1,4})")
_FROM = re.compile(r"\bfrom (?:the )?(?P<end>(?:[\w'\u2019-]+ ?){1,4})")
_DIGITS = re.compile(r"\d")
_NO_VERBS = stems_of("speed need used indeed hundred red bed seed feed breed")
MOST_NAMED = 6
"""Words before a verb among which its subject is looked for."""


def read_reversal(claim: str, item: Evidence) -> Evidence:
    """Return a passage as no support where it tells the claim's deed in reverse."""
    unit = item.retrieved.passage.view.text
    if item.stance is not Stance.SUPPORTS or _refuses(claim) or _refuses(unit):
        return item
    if any(one.manner is not Manner.PLANNED for one in read_speech(claim)):
        return item
    if not _has_opposite(claim, item) and not _goes_back(claim, unit):
        return item
    return replace(item, stance=Stance.NEUTRAL, probability=OPEN[1], probabilities=OPEN)


def _refuses(text: str) -> bool:
    return any(
        word.lower in _REFUSES or word.lower.endswith("n't")
        for word in read_words(text)
    )


def _has_opposite(claim: str, item: Evidence) -> bool:
    """Whether the claim's subject does the opposite, in a passage or just before it."""
    passage = item.retrieved.passage
    unit = passage.view.text
    subject, verb = _subject_and_verb(claim)
    if verb is None or not subject:
        return False
    own, opposite = _sides(verb)
    if not opposite or stems_of(unit) & own:
        return False
    if any(_is_done_by(subject, word, unit) for word in _among(unit, opposite)):
        return True
    passive = f" {verb.text} " in f"{claim.rstrip('.')} " and _is_passive(claim, verb)
    before = [span.of(passage.context) for span in split_sentences(passage.context)]
    if not passive or any(stems_of(one) & own for one in before):
        return False
    named = bool(stems_of(f"{unit} {passage.context}") & subject)
    return named and any(stems_of(one) & opposite for one in before)


def _is_passive(claim: str, verb: Word) -> bool:
    return re.search(r"\b(?:was|were|been) \Z", claim[: verb.span.start]) is not None


def _subject_and_verb(claim: str) -> tuple[frozenset[str], Word | None]:
    """Return the stems of a claim's subject, and its verb that has an opposite."""
    words = read_words(claim)
    for at, word in enumerate(words):
        if at and not word.text[0].isupper() and any(_sides(word)):
            before = words[:at]
            while before and before[-1].lower in _HELPERS:
                before = before[:-1]
            stems = {one.stem for one in before if one.lower not in STOP}
            return frozenset(stems), word
    return frozenset(), None


def _sides(word: Word) -> tuple[frozenset[str], frozenset[str]]:
    """Return the stems that say the same as a verb, and those that say the opposite."""
    if word.stem in _BEAT:
        return _BEAT, _LOST
    if word.stem in _LOST:
        return _LOST, _BEAT
    own: set[str] = set()
    opposite: set[str] = set()
    for form in FORMS.get(word.lower, ()):
        if form.particles or form.turned_round or (form.lasting and not _admits(form)):
            continue
        own |= stems_of_side(form)
        opposite |= stems_of_side(_turned(form))
    return frozenset(own), frozenset(opposite - own)


def _admits(form: Form) -> bool:
    """Whether a pair that may follow one another is one of the will, not of time."""
    return form in FORMS.get("admit", ()) + FORMS.get("expel", ())


def _turned(form: Form) -> Form:
    return replace(form, side=1 - form.side)


def _among(unit: str, stems: frozenset[str]) -> Iterator[Word]:
    for word in read_words(unit):
        if word.stem in stems and not word.text[0].isupper():
            yield word


def _is_done_by(subject: frozenset[str], verb: Word, unit: str) -> bool:
    """Whether a subject stands just before a verb, an apposition's comma apart."""
    before = read_words(unit[: verb.span.start])[-MOST_NAMED:]
    while before and before[-1].lower in _HELPERS:
        before = before[:-1]
    if not before:
        return False
    return before[-1].stem in subject


def _goes_back(claim: str, unit: str) -> bool:
    """Whether a claim has as one end of a move what a passage has as the other."""
    moves = list(_BETWEEN.finditer(unit))
    if len(moves) != 1 or _BETWEEN.search(claim) or not _share_verb(claim, unit):
        return False
    left, come = _sense(moves[0]["left"]), _sense(moves[0]["come"])
    to, away = _TO.search(claim), _FROM.search(claim)
    if to is not None and away is None:
        return _ends(to["end"], left - come, come - left)
    if away is not None and to is None:
        return _ends(away["end"], come - left, left - come)
    return False


def _ends(said: str, wrong: frozenset[str], right: frozenset[str]) -> bool:
    words = read_words(said)
    end: set[str] = set()
    for word in words:
        if word.lower in _PREPOSITIONS | _JOINS:
            break
        end.add(word.stem)
    if any(_DIGITS.search(word) for word in end):
        return False
    return bool(end & wrong) and not end & right


def _share_verb(claim: str, unit: str) -> bool:
    words = read_words(claim)
    verbs = {w.stem for w in words if w.lower.endswith("ed")} - _NO_VERBS
    return bool(verbs & stems_of(unit))


def _sense(text: str) -> frozenset[str]:
    return frozenset(w.stem for w in read_words(text) if w.lower not in STOP)
