"""Passages that speak of another thing or another event than the claim."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from oircheck.names import read_names
from oircheck.quantities import read_mentions
from oircheck.text import split_sentences
from oircheck.types import (
    Comparison,
    Evidence,
    Ground,
    Outcome,
    SetAside,
    Stage,
    Stance,
)
from oircheck.verify.align import Word, read_words, same_words, stem
from oircheck.verify.cues import Manner
from oircheck.verify.offices import is_of_office
from oircheck.verify.opposed import (
    agrees,
    differs_by,
    disagree,
    number_beside,
    seen,
)
from oircheck.verify.sides import calls_off, is_outcome, is_plan
from oircheck.verify.speech import read_speech
from oircheck.verify.times import came_before, speaks_of_time

CLEAR = 0.7
"""Probability from which a passage is taken to speak of the claim's own subject."""

PART = re.compile(
    r"\b(?:sections?|divisions?|branch(?:es)?|departments?|subsidiar(?:y|ies)|wings?"
    r"|chapters?|offshoots?|faculty|faculties|battalions?|plant|alone|of them"
    r"|of these|of those)\b",
    re.IGNORECASE,
)
"""What marks the subject of a count as a part of something."""


def beside_own_words(claim: str, heard: Sequence[Evidence]) -> Iterator[SetAside]:
    """Set aside refutations from a text that has the very words of the claim.

    A list gives each depot its number of lorries: its line for one says nothing of
    another, however alike they are. What the text itself corrects is gone before.
    """
    own = {
        item.retrieved.passage.doc_id: item
        for item in heard
        if item.stance is Stance.SUPPORTS
        and same_words(claim, item.retrieved.passage.view.text)
    }
    for item in heard:
        by = own.get(item.retrieved.passage.doc_id)
        if by is not None and item.stance is Stance.REFUTES:
            yield SetAside(evidence=item, ground=Ground.OTHER_THING, by=by)


_PRONOUN = re.compile(r"(?:It|Its|He|His|She|Her|They|Their)\b")


def other_things(claim: str, heard: Sequence[Evidence]) -> Iterator[SetAside]:
    """Set aside what lacks a name of the claim that an opposite passage has.

    "Upper Brandt measured 71 millimetres" is no side where another passage says what
    Lower Brandt measured. Where the name itself is the value, the two do disagree.
    """
    for far in heard:
        for near in heard:
            if (
                disagree(far, near)
                and near.probability >= CLEAR
                and not seen(near, "names_missing")
                and (seen(far, "names_missing") or _has_other_subject(claim, far, near))
                and not differs_by(Stage.NAME, far, near)
                and not _name_is_the_value(claim, far)
            ):
                yield SetAside(evidence=far, ground=Ground.OTHER_THING, by=near)
                break


def _has_other_subject(claim: str, far: Evidence, near: Evidence) -> bool:
    """Whether a sentence opens with another name than the claim and its support.

    "Halden port took 52,000 cars" has all that "Norby port took 41,000 cars" has but
    the word at its beginning, of which the capital tells nothing.
    """
    if is_of_office(claim) or not _differs_beside_names(far):
        return False
    opens = [_opening(text) for text in (claim, *_units(far, near))]
    subject, other, own = opens
    if not (subject and other and own) or other & subject:
        return False
    said = {word.stem for word in read_words(far.retrieved.passage.view.text)}
    return bool(own & subject) and not subject & said


def _differs_beside_names(item: Evidence) -> bool:
    """Whether a value, an opposite or a negation sets a passage against the claim."""
    return any(
        each.kind is not Stage.NAME
        and (each.excludes or each.outcome is Outcome.CONFLICT)
        for each in item.comparisons
    ) or bool(seen(item, "antonym") or seen(item, "negation"))


def _units(*items: Evidence) -> list[str]:
    return [item.retrieved.passage.view.text for item in items]


def _opening(text: str) -> frozenset[str]:
    """Return the stems of the name with which a sentence begins, none without one."""
    first = next(iter(read_names(text)), None)
    if first is None or first.span.start > 0:
        return frozenset()
    if read_mentions(first.text, reference=None):
        return frozenset()
    return frozenset(word.stem for word in read_words(first.text))


def _name_is_the_value(claim: str, far: Evidence) -> bool:
    """Whether a passage says the claim of somebody or something else.

    It has all names but one, and nothing else speaks against the claim.
    """
    if _differs_beside_names(far):
        return False
    said = {word.stem for word in read_words(far.retrieved.passage.premise)}
    names = _names(claim)
    missing = [name for name in names if not name & said]
    partly = [name for name in names if name & said and not name <= said]
    return len(missing) == 1 and not partly and len(names) > 1


def _names(text: str) -> list[frozenset[str]]:
    """Return the stems of each run of capitalised words that is no date.

    The parts of "Saint-Orme-le-Haut" are one name, whatever their case.
    """
    dates = [mention.span for mention in read_mentions(text, reference=None)]
    words = [
        word
        for word in read_words(text)
        if not any(word.span.overlaps(date) for date in dates)
    ]
    runs: list[list[Word]] = []
    for before, word in zip([None, *words], words, strict=False):
        gap = text[before.span.end : word.span.start] if before else "."
        joined = gap == "-" or (gap == " " and bool(before and before.capital))
        if joined and runs and (word.capital or gap == "-") and runs[-1][-1] is before:
            runs[-1].append(word)
        else:
            runs.append([word])
    named = [run for run in runs if any(word.capital for word in run)]
    return [frozenset(word.stem for word in run) for run in named]


def look_alikes(claim: str, heard: Sequence[Evidence]) -> Iterator[SetAside]:
    """Set aside what speaks of a namesake, where another passage speaks of the claim's.

    "Its vineyards cover 62 hectares" said of Clos Verin is no side in a question of
    Clos Merand, which the same text calls a neighbour.
    """
    names = _names(claim)
    far = [item for item in heard if _speaks_of_namesake(names, item)]
    for item in far:
        for near in heard:
            if disagree(item, near) and near not in far and near.probability >= CLEAR:
                yield SetAside(evidence=item, ground=Ground.OTHER_THING, by=near)
                break


def _speaks_of_namesake(names: Sequence[frozenset[str]], item: Evidence) -> bool:
    passage = item.retrieved.passage
    unit = passage.view.text
    if _PRONOUN.match(unit) is None:
        return False
    before = [span.of(passage.context) for span in split_sentences(passage.context)]
    subject = next(iter(_names(before[-1])), frozenset()) if before else frozenset()
    return any(subject & name and subject - name and name - subject for name in names)


def other_events(claim: str, heard: Sequence[Evidence]) -> Iterator[SetAside]:
    """Set aside what speaks of another time, and says more than that it was another.

    A passage of which only the date excludes the claim's refutes it. One that tells of
    another time, without its date being shown to be the claim's, refutes nothing; nor,
    where a passage bears out all that the claim says, does one that differs in time
    and value, or that was published before the event that the claim dates.
    """
    borne_out = [item for item in heard if _bears_out(claim, item)]
    for item in heard:
        if item.stance is not Stance.REFUTES:
            continue
        if _is_outcome_of_plan(claim, item):
            yield SetAside(evidence=item, ground=Ground.OTHER_DAY)
            continue
        if speaks_of_time(claim, item) is not False:
            continue
        if any(_elsewhere(claim, item, one) for one in borne_out):
            yield SetAside(evidence=item, ground=Ground.OTHER_DAY, by=borne_out[0])
        elif not (differs_by(Stage.DATE, item, item) or _calls_off(claim, item)):
            yield SetAside(evidence=item, ground=Ground.OTHER_DAY)


_WAS_TO = re.compile(r"\b(?:was|were) to (?:be )?[a-z]+")
"""What was planned, seen from later."""


def _is_outcome_of_plan(claim: str, item: Evidence) -> bool:
    """Whether a claim tells of a plan, and a passage only of the day of its outcome.

    That the line was opened in July does not undo that May was intended.
    """
    plans = _WAS_TO.search(claim) is not None or any(
        one.manner is Manner.PLANNED for one in read_speech(claim)
    )
    if not plans or is_outcome(claim) or is_plan(claim, item):
        return False
    others = (Stage.NUMBER, Stage.NAME, Stage.LANGUAGE_MODEL)
    only_dated = not any(differs_by(kind, item, item) for kind in others)
    return differs_by(Stage.DATE, item, item) and only_dated


def _calls_off(claim: str, item: Evidence) -> bool:
    """Whether a passage calls an event off, which it does before the event's day."""
    return calls_off(claim, item.retrieved.passage.view.text)


def _bears_out(claim: str, item: Evidence) -> bool:
    if item.stance is not Stance.SUPPORTS:
        return False
    return agrees(item, Stage.DATE) or speaks_of_time(claim, item) is True


def _elsewhere(claim: str, item: Evidence, borne_out: Evidence) -> bool:
    """Whether a passage of another time differs from the claim in more than that.

    A record from before the claimed day still outranks a weaker source of it.
    """
    differing = {
        each.kind
        for each in item.comparisons
        if each.outcome is Outcome.CONFLICT or each.excludes
    }
    if Stage.NUMBER in differing:
        return True
    other_number = any(
        each.kind is Stage.NUMBER and each.outcome is not Outcome.AGREE
        for each in item.comparisons
    )
    weaker = borne_out.retrieved.source.tier > item.retrieved.source.tier
    before = not weaker and came_before(claim, item)
    return Stage.DATE in differing and (other_number or before)


def parts(claim: str, heard: Sequence[Evidence]) -> Iterator[SetAside]:
    """Set aside the count of a part where the whole is borne out.

    A city with 30 electric buses may have 120 buses; a section has fewer members
    than its union.
    """
    wholes = [
        item
        for item in heard
        if item.stance is Stance.SUPPORTS and agrees(item, Stage.NUMBER)
    ]
    for item in heard:
        if item.stance is not Stance.REFUTES:
            continue
        whole = next((one for one in wholes if _is_part(claim, item, one)), None)
        if whole is not None:
            yield SetAside(evidence=item, ground=Ground.OTHER_THING, by=whole)


def _is_part(claim: str, part: Evidence, whole: Evidence) -> bool:
    less, more = number_beside(part, whole), number_beside(whole, part)
    if less is None or more is None or less >= more:
        return False
    unit = part.retrieved.passage.view.text
    named = PART.search(unit)
    if named and stem(named.group()) not in {word.stem for word in read_words(claim)}:
        return True
    return any(_narrower(item) for item in part.comparisons)


def _narrower(item: Comparison) -> bool:
    """Whether the passage counts what the claim counts, with an adjective more."""
    if item.kind is not Stage.NUMBER or item.outcome is not Outcome.CONFLICT:
        return False
    claimed, stated = _counted(item.claimed.text), _counted(item.stated.text)
    return (
        len(stated) > len(claimed) > 0
        and stated[-1] == claimed[-1]
        and set(claimed) < set(stated)
    )


def _counted(text: str) -> list[str]:
    """Return the stems of what is counted, none where nothing is."""
    nouns = [mention.noun for mention in read_mentions(text, reference=None)]
    return [word.stem for noun in nouns[:1] if noun for word in read_words(noun)]
