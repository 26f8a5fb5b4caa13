"""Another ship, household or season than the one that a claim names as its own.

"The schooner Marie Louise landed 60 tonnes" says nothing of what the schooner Anna
Sofie landed. Where nothing but the name differs, the name is the value in question,
and the two do disagree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from oircheck.quantities import read_mentions
from oircheck.types import Evidence, Ground, Outcome, SetAside, Stage, Stance
from oircheck.verify.align import Word, read_words
from oircheck.verify.offices import is_of_office
from oircheck.verify.vocabulary import ONE_AT_A_TIME, STOP

_SEASON = re.compile(
    r"\b(?P<first>(?:1\d|20)\d\d) ?[-/–] ?(?P<last>(?:(?:1\d|20)\d\d|\d\d))\b"
)
"""A season, or a business or school year, that begins in one year and ends in the next.
"""

_QUARTERS = ("spring", "summer", "autumn", "winter")
_OF_THE_YEAR = re.compile(
    rf"\b[Ii]n (?:the )?(?:(?:early|mid|late) )?(?P<part>{'|'.join(_QUARTERS)})\b"
)


def neighbours(claim: str, heard: Sequence[Evidence]) -> Iterator[SetAside]:
    """Set aside refutations by a value of another one of the sort that a claim names.

    It is one whose name and whose value are both others.
    """
    if is_of_office(claim):
        return
    for item in heard:
        if item.stance is not Stance.REFUTES or not _has_other_value(item):
            continue
        if _is_of_another_season(claim, item.retrieved.passage.view.text):
            yield SetAside(evidence=item, ground=Ground.OTHER_DAY)
        elif not ONE_AT_A_TIME.search(claim) and _is_of_another(claim, item):
            yield SetAside(evidence=item, ground=Ground.OTHER_THING)


def _has_other_value(item: Evidence) -> bool:
    """Whether a number of the claim stands beside another one, and none agrees.

    In a claim without numbers it is a date.
    """
    numbers = [x.outcome for x in item.comparisons if x.kind is Stage.NUMBER]
    dates = [x.outcome for x in item.comparisons if x.kind is Stage.DATE]
    found = numbers or dates
    return bool(found) and Outcome.AGREE not in found


def _is_of_another(claim: str, item: Evidence) -> bool:
    """Whether a sentence gives to another one of the sort what a claim says of one."""
    passage, title = item.retrieved.passage, item.retrieved.source.title
    around = {word.stem for word in read_words(f"{title or ''}. {passage.premise}")}
    agreed = [x.claimed.span for x in item.comparisons if x.outcome is Outcome.AGREE]
    theirs = dict(_named(passage.view.text))
    for sort, name in _named(claim):
        stems = {word.stem for word in name}
        known = any(word.span.overlaps(span) for word in name for span in agreed)
        other = {word.stem for word in theirs.get(sort, ())}
        if other and not stems & around and not known and not stems & other:
            return True
    return False


def _named(text: str) -> Iterator[tuple[str, tuple[Word, ...]]]:
    """Yield a sort and the name that is told of it: "schooner Anna Sofie"."""
    dates = [one.span for one in read_mentions(text, reference=None) if one.dates]
    words = [
        word
        for word in read_words(text)
        if not any(word.span.overlaps(date) for date in dates)
    ]
    runs: list[list[Word]] = []
    for word in words:
        before = runs[-1][-1] if runs else None
        joined = before is not None and before.capital and word.capital
        if before and joined and text[before.span.end : word.span.start] == " ":
            runs[-1].append(word)
        else:
            runs.append([word])
    for one, other in pairwise(runs):
        if text[one[-1].span.end : other[0].span.start] != " ":
            continue
        if other[0].capital and _is_sort(one[-1]):
            yield one[-1].stem, tuple(other)
        elif one[0].capital and _is_sort(other[0]):
            yield other[0].stem, tuple(one)


def _is_sort(word: Word) -> bool:
    return not word.capital and word.lower not in STOP and word.text[0].islower()


def _is_of_another_season(claim: str, unit: str) -> bool:
    """Whether a claim and a sentence each name a season, and not the same one."""
    mine, theirs = _seasons(claim), _seasons(unit)
    if mine and theirs and not mine & theirs:
        return True
    mine, theirs = (
        {x["part"] for x in _OF_THE_YEAR.finditer(t)} for t in (claim, unit)
    )
    return bool(mine and theirs) and not mine & theirs


def _seasons(text: str) -> set[str]:
    return {
        f"{found['first']}-{found['last'][-2:]}"
        for found in _SEASON.finditer(text)
        if int(found["last"][-2:]) == (int(found["first"]) + 1) % 100
    }
