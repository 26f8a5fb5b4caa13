"""A value put right over two sentences: what was said, and what is so in fact.

"An earlier version said that 15 were injured. In fact, five were" states five and takes
15 back, though no sentence has both. So does "Correction: An article said that it costs
£212,000. The correct figure is £121,000".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from oircheck.quantities import read_mentions
from oircheck.text import split_sentences
from oircheck.types import (
    Comparison,
    Evidence,
    Mention,
    Outcome,
    Stage,
    Stance,
    Stated,
)
from oircheck.verify.align import read_words, stems_of
from oircheck.verify.contrast import is_value
from oircheck.verify.cues import WITHDRAWN
from oircheck.verify.vocabulary import NEGATION, STOP

OPEN = (0.05, 0.9, 0.05)
STATES = (0.9, 0.08, 0.02)
DENIES = (0.02, 0.08, 0.9)
"""What a sentence that puts a value right says of a claim of the one or the other."""

_IN_FACT = re.compile(
    r"\A(?:In fact|In reality|In truth|Actually)\b|\b(?:was|were|is|are) (?:in fact"
    r"|actually|really)\b|\b(?:correct|right|actual|true) (?:number|figure|date|day"
    r"|year|amount|sum|total|price|age)\b"
)
_CORRECTION = re.compile(
    r"\b(?:corrections?|corrected|corrigend(?:um|a)|errat(?:um|a)|clarification)\b",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"\b(?:article|report|story|version|edition|text|caption|headline|column|page|item"
    r"|table|we|yesterday)\b[^.;]{0,60}\b(?:said|stated|gave|put|named|reported|had"
    r"|described|listed|wrote|printed|misstated|wrong(?:ly)?|mistakenly)\b",
    re.IGNORECASE,
)
"""What a text that is titled a correction says of what stood there before."""

_LABEL = re.compile(
    r"\W{0,8}(?:corrections?|clarifications?|errat(?:um|a)|corrigend(?:um|a))"
    r"(?: and clarifications?)?(?:,? \(?\d[^.:;]{0,20})?(?:[:.\u2013\u2014]|\Z)",
    re.IGNORECASE,
)
"""What stands before the sentences of a correction."""

_WRONGLY = re.compile(
    r"\b(?:wrongly|mistakenly|incorrectly|erroneously) (?:said|stated|reported|gave"
    r"|named|put|described|listed|wrote|printed)\b|\b(?:said|stated|reported|gave|named"
    r"|wrote|printed) (?:in error|by mistake|wrongly|mistakenly|incorrectly)\b",
    re.IGNORECASE,
)
"""What says of a statement that it is not so."""

_RIGHT = re.compile(
    r"\b(?:correct|right) (?:number|figure|date|day|year|month|amount|sum|total|price"
    r"|age|length|name|spelling|time|distance|place|street|address|title)\b[^.;]{0,40}"
    r"\b(?:is|was|are|were)\b|\bshould have (?:read|said|stated)\b"
)
"""What tells how it should have been printed."""

_WAS_WRONG = re.compile(
    r"(?:This|That|It|The \w+)(?: \w+)? (?:is|was) (?:wrong|incorrect|mistaken|not so"
    r"|not correct|an error|a mistake|inaccurate|untrue)[.!]?"
)
"""A sentence that says no more than that the one before it is not so."""

_TURNS = re.compile(r";|\b(?:but|when|whereas|while|instead|rather|although|though)\b")
"""What parts that which was printed from how it is."""

MOST_OF_A_CLAIM = 0.5
"""Share of the claim's words from which a quotation is of what it says."""

MOST_WORDS_APART = 0.5
"""Share of the claim's words that the two sentences may lack."""


def read_put_right(claim: str, item: Evidence) -> Evidence:
    """Return a passage as what it is where the sentence before takes a value back.

    Of the value that it states in its place it bears the claim out; of the one that
    was taken back it refutes it, where the two sentences speak of the claim's thing.
    """
    title, unit = item.retrieved.source.title or "", item.retrieved.passage.view.text
    last = what_was_printed(item)
    if last is None or _refuses(claim) or _refuses(unit):
        return item
    denied = read_mentions(quoted(last), reference=None)
    for stated in read_mentions(unit, reference=None):
        for wrong in denied:
            if not _are_rivals(stated, wrong):
                continue
            for mine in read_mentions(claim, reference=None):
                side = _side_of(mine, stated, wrong)
                if side and _is_of_claim(claim, mine, f"{title}. {last} {unit}"):
                    return _taken(claim, item, mine, stated, side)
    return item


def what_was_printed(item: Evidence) -> str | None:
    """Return the sentence that a passage puts right: one before it, taken back.

    It is taken back by its own words, by the label or title of a correction, or by the
    passage itself ("The correct figure is ...").
    """
    passage, title = item.retrieved.passage, item.retrieved.source.title or ""
    unit = passage.view.text
    before = [one.of(passage.context) for one in split_sentences(passage.context)]
    wrong = bool(before) and _WAS_WRONG.fullmatch(before[-1].strip()) is not None
    if wrong:
        before.pop()
    if not before:
        return None
    last = before[-1]
    corrects = _CORRECTION.search(title) is not None or _is_labelled(before)
    settled = corrects or wrong or _RIGHT.search(unit)
    taken = WITHDRAWN.search(last) or _WRONGLY.search(last)
    if not taken and not (settled and _SAID.search(last)):
        return None
    return last if settled or _IN_FACT.search(unit) else None


def quoted(sentence: str) -> str:
    """Return what a sentence quotes of that which it takes back, no more."""
    cues = (cue.search(sentence) for cue in (WITHDRAWN, _WRONGLY, _SAID))
    ends = [found.end() for found in cues if found]
    said = sentence[min(ends, default=0) :]
    turn = _TURNS.search(said)
    return said[: turn.start()] if turn else said


def tells_how_printed(text: str) -> bool:
    """Whether a sentence tells how what was printed should have been."""
    return _RIGHT.search(text) is not None


def _is_labelled(sentences: Sequence[str]) -> bool:
    return any(_LABEL.match(one) for one in sentences[-2:])


def read_taken_back(
    claim: str, item: Evidence, evidence: Sequence[Evidence] = ()
) -> Evidence:
    """Return a passage as of no side where it only quotes what was wrong.

    In a text that is titled a correction, "our article put the length at 420 metres"
    says that this is not so; so does "an article said that it is 420 metres long"
    behind "Correction:", or before "The correct figure is 240".

    Args:
        evidence: The passages among which the next sentence may be.
    """
    title, passage = item.retrieved.source.title or "", item.retrieved.passage
    unit = passage.view.text
    found = _SAID.search(unit) or _WRONGLY.search(unit)
    if found is None or item.stance is Stance.NEUTRAL or _refuses(unit):
        return item
    before = [one.of(passage.context) for one in split_sentences(passage.context)]
    says_so = WITHDRAWN.search(unit) is not None
    taken = _CORRECTION.search(title) is not None or (
        not says_so
        and (
            _is_labelled([*before, unit])
            or _WRONGLY.search(unit) is not None
            or any(_puts_right(other, item) for other in evidence)
        )
    )
    if not taken or _IN_FACT.search(unit):
        return item
    values = read_mentions(unit[found.start() :], reference=None)
    if len(values) != 1 and not _is_quoted(claim, unit[found.end() :]):
        return item
    return replace(item, stance=Stance.NEUTRAL, probability=OPEN[1], probabilities=OPEN)


def _puts_right(other: Evidence, item: Evidence) -> bool:
    """Whether a passage is the next sentence after another, and puts it right."""
    own, theirs = item.retrieved.passage, other.retrieved.passage
    if own.doc_id != theirs.doc_id or not theirs.context:
        return False
    return what_was_printed(other) == own.view.text


def _is_quoted(claim: str, said: str) -> bool:
    """Whether what was printed has most words of a claim, and nothing is put right."""
    words = {word.stem for word in read_words(claim) if word.lower not in STOP}
    if _TURNS.search(said) or not words:
        return False
    return len(words & stems_of(said)) >= MOST_OF_A_CLAIM * len(words)


def _are_rivals(stated: Mention, wrong: Mention) -> bool:
    """Whether two values are of one kind, and not the same."""
    if (stated.dates is None) != (wrong.dates is None):
        return False
    nouns = stems_of(stated.noun or ""), stems_of(wrong.noun or "")
    apart = all(nouns) and not nouns[0] & nouns[1]
    if (stated.unit and wrong.noun and not wrong.unit) or (
        wrong.unit and stated.noun and not stated.unit
    ):
        return False
    if apart or (stated.unit and wrong.unit and stated.unit != wrong.unit):
        return False
    return not is_value(stated, wrong, beside=wrong)


def _side_of(mine: Mention, stated: Mention, wrong: Mention) -> Stance | None:
    if is_value(mine, stated, beside=wrong):
        return Stance.SUPPORTS
    return Stance.REFUTES if is_value(mine, wrong, beside=stated) else None


def _is_of_claim(claim: str, mine: Mention, told: str) -> bool:
    """Whether the two sentences and the title have most words of a claim, and names."""
    words = [
        word
        for word in read_words(claim)
        if word.lower not in STOP and not word.span.overlaps(mine.span)
    ]
    around = stems_of(told)
    missing = [word for word in words if word.stem not in around]
    if any(word.capital for word in missing):
        return False
    return bool(words) and len(missing) < MOST_WORDS_APART * len(words)


def _taken(
    claim: str, item: Evidence, mine: Mention, stated: Mention, side: Stance
) -> Evidence:
    agrees = side is Stance.SUPPORTS
    unit = item.retrieved.passage.view.text
    shown = Comparison(
        kind=Stage.NUMBER if mine.dates is None else Stage.DATE,
        outcome=Outcome.AGREE if agrees else Outcome.CONFLICT,
        claimed=_stated(claim, mine),
        stated=_stated(unit, stated),
        reason="the passage puts one value in the place of the other",
        excludes=not agrees,
    )
    rest = [x for x in item.comparisons if not x.claimed.span.overlaps(mine.span)]
    features = {**dict(item.features), "agreeing": 0.0, "conflicting": 0.0}
    features["agreeing" if agrees else "conflicting"] = 1.0
    sides = STATES if agrees else DENIES
    return replace(
        item,
        stance=side,
        probability=max(sides),
        probabilities=sides,
        comparisons=(shown, *rest),
        features=tuple(features.items()),
    )


def _stated(text: str, mention: Mention) -> Stated:
    noun = f" {mention.noun}" if mention.noun else ""
    end = mention.span.end
    if text[end:].startswith(noun):
        end += len(noun)
    span = replace(mention.span, end=end)
    return Stated(span.of(text), span, mention.value_span)


def _refuses(text: str) -> bool:
    return any(
        word.lower in NEGATION or word.lower.endswith("n't")
        for word in read_words(text)
    )
