"""Of whom a passage tells what the claim tells of somebody.

"Pryce and Whitlock sent apologies" has all words of "Mbeki sent apologies" but the
name, and "Rask led the union, which opposed the sale" all of "Rask opposed the sale":
what stands before the verb tells whose deed it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from oircheck.text import split_sentences
from oircheck.types import Evidence, Stance
from oircheck.verify.align import Word, read_words, stems_of
from oircheck.verify.speech import read_speech
from oircheck.verify.vocabulary import AUXILIARIES, CAPITALS, STOP

OPEN = (0.05, 0.9, 0.05)
"""What a passage says of a claim, supporting, neither, refuting, that is of another."""

_NAMED = re.compile(rf"(?:The |[A-Z][a-z]+s? )?(?P<name>{CAPITALS})(?=[a-z])")
_SEVERAL = re.compile(rf"{CAPITALS}(?:(?:, |,? and ){CAPITALS}){{0,6}}(?=[a-z])")
_POSSESSIVE = re.compile(
    r"(?<!\band )\b(?:whose|his|her|its|their) (?:[a-z-]+ ){1,3}\Z"
)
_RELATIVE = re.compile(
    r"(?P<noun>[\w'\u2019-]+),? (?:which|that) (?:(?:had|has|have|was|were|then|also"
    r"|later|first|soon|[a-z]+ly) ){0,3}\Z"
)
_WHO = re.compile(
    rf"(?P<name>{CAPITALS}), who (?:(?:had|has|was|were|is|later|then|also|first|soon"
    r"|just|already|[a-z]+ly) ){0,3}\Z"
)
_HIS_OWN = re.compile(r"\b(?:he|she|they|who)\b", re.IGNORECASE)
_LEADS_UP = 120
_NOT = frozenset("not no never nobody none neither nor without".split())

_BE = frozenset("is are was were be been being".split())

ENTAILED = 0.5
"""Entailment from which other words may say the same, of names that stand before."""

LEAST_SAID = 2
"""Words of sense, at least, that a claim says of somebody."""


def read_doer(claim: str, item: Evidence) -> Evidence:
    """Return a passage as no support where what it tells is of another.

    That is so of a sentence with other names before the very words of the claim, and of
    what a relative clause tells of another, a body or somebody's relation.
    """
    if item.stance is not Stance.SUPPORTS or read_speech(claim) or _is_denied(claim):
        return item
    if _has_only_the_name(claim, item):
        return _silent(item)
    found = _NAMED.match(claim)
    if found is None:
        return item
    name = stems_of(found["name"]) or frozenset()
    said = read_words(claim[found.end() :])
    told = list(_telling(said, item))
    if not told or not all(
        _is_of_others(name, said, sentence) or _is_of_a_body(name, said, sentence)
        for sentence in told
    ):
        return item
    return _silent(item)


def _silent(item: Evidence) -> Evidence:
    return replace(item, stance=Stance.NEUTRAL, probability=OPEN[1], probabilities=OPEN)


def _has_only_the_name(claim: str, item: Evidence) -> bool:
    """Whether a passage has no word of the claim but names, and its unit not all.

    "The accountant Tolle informed the police" says nothing of whom she works for.
    """
    passage = item.retrieved.passage
    words = [word for word in read_words(claim) if word.lower not in STOP]
    around = stems_of(f"{item.retrieved.source.title or ''}. {passage.premise}")
    plain = {word.stem for word in words if not word.text[0].isupper()}
    own = stems_of(passage.view.text)
    missing = [word for word in words if word.capital and word.stem not in own]
    if not plain or not missing or plain & around:
        return False
    return item.nli.entailment < ENTAILED or any(x.stem not in around for x in missing)


def _telling(said: tuple[Word, ...], item: Evidence) -> Iterator[str]:
    """Yield the sentence that has the claim's verb, or those before that have it."""
    verb, passage = _verb(said), item.retrieved.passage
    unit = passage.view.text
    if verb is None:
        return
    if verb.stem in stems_of(unit):
        yield unit
        return
    for span in split_sentences(passage.context):
        sentence = span.of(passage.context)
        if verb.stem in stems_of(sentence):
            yield sentence


def _verb(said: tuple[Word, ...]) -> Word | None:
    """Return the verb of what is said of somebody; none of "is the minister"."""
    at = next((i for i, x in enumerate(said) if x.lower not in AUXILIARIES), None)
    if at is None:
        return None
    is_so = any(word.lower in _BE for word in said[:at])
    is_verb = said[at].lower.endswith(("ed", "ing")) or not is_so
    return said[at] if is_verb else None


def _is_of_others(name: frozenset[str], said: tuple[Word, ...], unit: str) -> bool:
    """Whether a sentence says of others, by name, just what the claim says."""
    found = _SEVERAL.match(unit)
    wanted = {word.stem for word in said if word.lower not in STOP}
    if found is None or len(wanted) < LEAST_SAID or name & stems_of(unit):
        return False
    named = [word for word in read_words(found[0]) if word.lower not in STOP]
    if len(named) < 2 or _HIS_OWN.search(unit):
        return False
    return wanted <= stems_of(unit[found.end() :])


def _is_of_a_body(name: frozenset[str], said: tuple[Word, ...], unit: str) -> bool:
    """Whether the claim's verb stands only behind another subject than its own."""
    verb = _verb(said)
    if verb is None or verb.text[0].isupper() or said[0].lower in _BE:
        return False
    places = [word for word in read_words(unit) if word.stem == verb.stem]
    return len(places) == 1 and any(_of_another(name, unit, x) for x in places)


def _of_another(name: frozenset[str], unit: str, verb: Word) -> bool:
    before = unit[max(0, verb.span.start - _LEADS_UP) : verb.span.start]
    if _POSSESSIVE.search(before):
        return True
    person = _WHO.search(before)
    if person is not None:
        return not stems_of(person["name"]) & name
    found = _RELATIVE.search(before)
    if found is None or found["noun"][0].isupper():
        return False
    return not stems_of(found["noun"]) <= name


def _is_denied(text: str) -> bool:
    return any(
        word.lower in _NOT or word.lower.endswith("n't") for word in read_words(text)
    )
