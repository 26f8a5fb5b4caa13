"""Passages that do not say what the claim names, and deny it by that alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from oircheck.types import Evidence, Ground, SetAside, Stage, Stance
from oircheck.verify.features import EXCHANGED
from oircheck.verify.offices import is_of_office
from oircheck.verify.one_of_several import is_among_others
from oircheck.verify.opposed import seen
from oircheck.verify.vocabulary import ONE_AT_A_TIME

_WORDS_AND_VALUES = (
    "negation",
    "antonym",
    "scope",
    "conflicting",
    "conflicting_context",
)
_SIGNS = (
    *_WORDS_AND_VALUES,
    "excluding_corrected",
    "names_conflicting",
    "names_excluding_corrected",
)
"""Features that tell what a refutation rests on, besides the names."""

SURE = 0.85
"""Contradiction from which a name that is not there was another one. Of 17 refutations
of .6 and more that the lack of a name took away from the gate's drafts four to six, 16
were so sure, and 15 of these were errors (the verifier had learned by then to leave
passages of other texts alone)."""


_WIDER = re.compile(
    r"\b(?:parish|county|province|region|district|state|diocese|island|valley"
    r"|municipality|canton|department|kingdom|republic) of (?-i:[A-Z])"
    r"|(?-i:[A-Z])[\w’'-]+ (?:county|province|region|district|island|valley)\b",
    re.IGNORECASE,
)
"""A place in which the one that a passage names may lie."""


def open_names(claim: str, heard: Sequence[Evidence]) -> Iterator[SetAside]:
    """Set aside refutations that rest on nothing but a name that is not there.

    A hotline that answers in Portuguese may answer in Tamil too: of what may have
    several, neither the verifier nor an exchange shows that another name is wrong.
    Elsewhere either does. Where a passage of the other side has the name, the two
    disagree, and both are heard.
    """
    if any(item.stance is Stance.SUPPORTS for item in heard):
        return
    if ONE_AT_A_TIME.search(claim) or is_of_office(claim):
        return
    several, wider = is_among_others(claim), _WIDER.search(claim) is not None
    for item in heard:
        if item.stance is not Stance.REFUTES or not seen(item, "names_missing"):
            continue
        if several:
            rests = _rests_on_more_than_names(item)
        else:
            rests = any(seen(item, sign) for sign in (*_SIGNS, EXCHANGED))
            rests = rests or (item.nli.contradiction >= SURE and not wider)
        if not rests:
            yield SetAside(evidence=item, ground=Ground.OTHER_THING)


def _rests_on_more_than_names(item: Evidence) -> bool:
    """Whether a word or a value is against the claim, and not a name alone."""
    if any(seen(item, sign) for sign in _WORDS_AND_VALUES):
        return True
    return any(x.excludes and x.kind is not Stage.NAME for x in item.comparisons)


_LIST = re.compile(r"[^,;]+, [^,;]+(?:,[^,;]+)*,? (?:and|or) \w+")
_WHOLE_LIST = re.compile(
    r"\b(?:only|sole|solely|alone|nothing (?:but|else)|no other|none|except|without|no"
    r"|not|all|whole|entire|complete|consists? of|made up of|composed of|each|every"
    r"|last|always|never)\b",
    re.IGNORECASE,
)
"""What tells that a list has all there is."""

_HAS = re.compile(
    r"\b(?:has|have|had|there (?:is|are|was|were)|includ\w+|contain\w*|offer\w*"
    r"|sells?|sold|serves?|served|teach\w*|taught|houses?|housed|holds?|held|keeps?"
    r"|kept|owns?|owned|runs?|ran|grows?|grew|makes?|made|carr(?:y|ies|ied)|visit\w*"
    r"|boasts?|boasted|provid\w+)\b"
)
"""What a claim says of one thing among others that a list may leave out."""


def silences(claim: str, heard: Sequence[Evidence]) -> Iterator[SetAside]:
    """Set aside refutations that rest on what a list does not name.

    A town of which a castle and two schools are named may have a cathedral. A list
    that says that it is whole does deny the rest.
    """
    if _HAS.search(claim) is None or ONE_AT_A_TIME.search(claim):
        return
    for item in heard:
        unit = item.retrieved.passage.view.text
        if (
            item.stance is Stance.REFUTES
            and item.unsaid
            and _LIST.search(unit)
            and not _WHOLE_LIST.search(unit)
            and not any(seen(item, sign) for sign in (*_SIGNS, EXCHANGED))
        ):
            yield SetAside(evidence=item, ground=Ground.OPEN)
