"""Who was there and who was not, told by the words for it.

"Pryce sent apologies" says that he was not at the meeting, and a verifier takes it for
the reverse of "Pryce was not at the meeting".
"""

from __future__ import annotations

import re
from dataclasses import replace

from oircheck.types import Evidence, Stance
from oircheck.verify.align import read_words, stems_of
from oircheck.verify.speech import read_speech
from oircheck.verify.superlatives import names_days
from oircheck.verify.vocabulary import CAPITALS, STOP

SAID = (0.8, 0.15, 0.05)
REFUTED = (0.03, 0.07, 0.9)
"""What a passage says of a claim, supporting, neither, refuting, that tells of one
whether he or she was there."""

_MEETING = (
    r"(?:meeting|session|sitting|hearing|ceremony|assembly|conference|vote|talks)"
)
_AT = rf"(?:at|in) the (?:[a-z-]+ ){{0,2}}?{_MEETING}\b"
_NOT = r"(?: not|n['\u2019]t)"
_AWAY = re.compile(
    r"(?:(?:had |have |has )?(?:sent|gave|given|offered|tendered)"
    r" (?:(?:his|her|their|its) )?apologies(?! (?:to|for (?!absence|the meeting)))"
    r"|(?:was|were) (?:absent|excused)\b"
    rf"|(?:was|were){_NOT} (?:present\b|there\b|in attendance\b|{_AT})"
    rf"|did{_NOT} (?:attend|appear|turn up|take part|come to the {_MEETING})\b"
    rf"|(?:stayed|kept) away\b|missed the (?:[a-z-]+ ){{0,2}}?{_MEETING}\b"
    r"|failed to attend\b)"
)
_THERE = re.compile(
    rf"(?:attended\b|(?:was|were) (?:present\b|in attendance\b|{_AT})"
    rf"|did attend\b|chaired the (?:[a-z-]+ ){{0,2}}?{_MEETING}\b)"
)
_WHO = re.compile(
    rf"(?:\A|[.;:,] |\band |\bwhile |\bbut )(?P<who>(?:[Tt]he )?(?:[a-z-]+ ){{0,3}}?"
    rf"{CAPITALS}(?:(?:, |,? and ){CAPITALS}){{0,8}})\Z"
)
_LEADS_UP = 240
_WORDS = stems_of(
    "sent gave offered apologies absent excused present there attendance attend"
    " attended appear turn take part come stayed kept away missed failed chaired chair"
    " meeting session sitting councillor councillors mr mrs ms"
)


def read_absence(claim: str, item: Evidence) -> Evidence:
    """Return a passage as what it is where it tells whether the claim's one was there.

    Not where the claim has other words, or days, that the passage has not.
    """
    mine = _told(claim)
    unit = item.retrieved.passage.view.text
    if mine is None or read_speech(claim) or read_speech(unit):
        return item
    told = _told(unit)
    if told is None or len(mine[0]) > 4 or not _has_name(told[0], mine[0]):
        return item
    premise = f"{item.retrieved.source.title or ''}. {item.retrieved.passage.premise}"
    around = stems_of(premise) | _WORDS
    if not all(w.stem in around for w in read_words(claim) if w.lower not in STOP):
        return item
    if not names_days(claim) <= names_days(premise):
        return item
    side = Stance.SUPPORTS if told[1] == mine[1] else Stance.REFUTES
    sides = SAID if side is Stance.SUPPORTS else REFUTED
    if item.stance is side and item.probability >= max(sides):
        return item
    return replace(item, stance=side, probability=max(sides), probabilities=sides)


def _told(text: str) -> tuple[frozenset[str], bool] | None:
    """Return who is told to have been there, or not; ``None`` where that is not told.

    Returns:
        Stems of the names, and whether they were there.
    """
    away, there = list(_AWAY.finditer(text)), list(_THERE.finditer(text))
    if len(away) + len(there) != 1:
        return None
    cue = (away or there)[0]
    before = text[max(0, cue.start() - _LEADS_UP) : cue.start()]
    who = _WHO.search(before)
    if who is None:
        return None
    names = [word for word in read_words(who["who"]) if word.text[0].isupper()]
    return frozenset(word.stem for word in names), bool(there)


def _has_name(told: frozenset[str], wanted: frozenset[str]) -> bool:
    """Whether a name of the claim is among those of whom is told, titles apart."""
    return bool(wanted) and wanted - _WORDS <= told
