"""What a claim denies, beside a passage that states it or its opposite.

"It is not true that the hearing lasted three days" has every word and value of "The
hearing lasted three days", and is refuted by it. That the value agrees tells for what
is denied, not for the claim.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from oircheck.quantities import ValueComparer
from oircheck.types import Evidence, Outcome, Stance
from oircheck.verify.align import read_words
from oircheck.verify.speech import content_stems, read_speech
from oircheck.verify.vocabulary import NEGATION

REFUTED = (0.03, 0.07, 0.9)
"""What a passage says of a claim, supporting, neither, refuting, that denies its very
words: no model is needed for that."""

_WRONG = r"(?:false|untrue|wrong|incorrect|not (?:true|correct|right|so))"
_WHOLE = (
    re.compile(
        rf"\A(?:It is|It's|It was) (?:{_WRONG}|not the case|a lie|a myth) that"
        r" (?P<said>.+)\Z",
        re.DOTALL,
    ),
    re.compile(
        r"\A(?:The|Any) (?:claim|statement|report|assertion|allegation|suggestion"
        r"|rumou?r|idea)s? that (?P<said>.+) (?:is|are|was|were)"
        rf" (?:{_WRONG}|a lie|a myth)[.!]?\Z",
        re.DOTALL,
    ),
)
"""Claims that a whole sentence is wrong."""

_OF_NOBODY = re.compile(
    r"\A(?:Nobody|No one|No source|No report) (?:has |had )?(?:said|says|claimed|claims"
    r"|reported|reports|wrote|writes|told \w+) that (?P<said>.+)\Z",
    re.DOTALL,
)
"""A claim on what was said, which does not say that it is wrong."""

_VERB = re.compile(
    r"\b(?:did|does|do|was|were|is|are|has|have|had|will|would)(?P<not> not\b|n['’]t\b)"
    r"|(?P<never>\bnever )"
)
_BENT = re.compile(
    r"\b(?:not|never) (?:only|all|every|just|until|before|yet|more|less|fewer|even"
    r"|alone|merely|simply|because|necessarily|entirely|always|quite|as|so|any)\b"
    r"|\b(?:but|until|before|alone|only|because|unless|any)\b"
)
"""What makes of a negation another thing than the denial of all that follows."""


@dataclass(frozen=True, slots=True)
class Denial:
    """A claim that something is not so.

    Attributes:
        said: What is denied, as a sentence.
        opposed: Whether the claim is wrong where that is right.
    """

    said: str
    opposed: bool = True


def read_denials(claim: str) -> Denial | None:
    """Return what a claim denies, if it denies all that it says."""
    for pattern in _WHOLE:
        found = pattern.match(claim)
        if found is not None:
            return None if _refuses(found["said"]) else Denial(_sentence(found["said"]))
    found = _OF_NOBODY.match(claim)
    if found is not None:
        return Denial(_sentence(found["said"]), opposed=False)
    found = _VERB.search(claim)
    if found is None or _BENT.search(claim) or read_speech(claim):
        return None
    place = "not" if found["not"] else "never"
    said = claim[: found.start(place)] + claim[found.end(place) :]
    return None if _refuses(said) else Denial(said)


def read_denial(claim: str, item: Evidence) -> Evidence:
    """Return a passage as what it is where the claim denies what it may say.

    One that has all that is denied refutes the claim; one that differs from that in a
    value does not, nor does one that says it support the claim.
    """
    denial = read_denials(claim)
    unit = item.retrieved.passage.view.text
    if denial is None or _refuses(unit) or read_speech(unit) or unit.endswith("?"):
        return item
    outcomes = _outcomes(denial.said, item)
    if not outcomes:
        return item
    differs = Outcome.CONFLICT in outcomes
    if outcomes == {Outcome.AGREE} and _has_words(denial.said, unit):
        return _taken(item) if denial.opposed else _silent(item)
    wrong = Stance.REFUTES if differs else Stance.SUPPORTS
    agrees = Outcome.AGREE in outcomes
    return _silent(item) if item.stance is wrong and (differs or agrees) else item


def _outcomes(said: str, item: Evidence) -> set[Outcome]:
    """Return how the values of what is denied stand to those of a sentence."""
    passage = item.retrieved.passage
    found = ValueComparer().compare(
        claim=said,
        claim_date=None,
        unit=passage.view.text,
        context=passage.context,
        passage_date=None,
    )
    return {Outcome.CONFLICT if one.excludes else one.outcome for one in found}


def _has_words(said: str, unit: str) -> bool:
    wanted = content_stems(read_words(said))
    return bool(wanted) and wanted <= content_stems(read_words(unit))


def _refuses(text: str) -> bool:
    return any(
        word.lower in NEGATION or word.lower.endswith("n't")
        for word in read_words(text)
    )


def _sentence(said: str) -> str:
    said = said.strip().rstrip(".!")
    return f"{said[:1].upper()}{said[1:]}."


def _taken(item: Evidence) -> Evidence:
    if item.stance is Stance.REFUTES and item.probability >= REFUTED[2]:
        return item
    return replace(
        item, stance=Stance.REFUTES, probability=REFUTED[2], probabilities=REFUTED
    )


def _silent(item: Evidence) -> Evidence:
    sides = (0.05, 0.9, 0.05)
    return replace(
        item, stance=Stance.NEUTRAL, probability=sides[1], probabilities=sides
    )
