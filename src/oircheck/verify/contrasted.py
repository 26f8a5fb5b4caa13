"""What a passage says that puts one value in the place of another.

A text that says "it was 81, not 91" states 81 and denies 91, however like the claim
of 91 its words are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from oircheck.quantities import edtf_interval, read_mentions
from oircheck.text import split_sentences
from oircheck.types import (
    Comparison,
    Evidence,
    Mention,
    Outcome,
    Span,
    Stage,
    Stance,
    Stated,
)
from oircheck.verify.align import stems_of
from oircheck.verify.contrast import Contrast, is_value, read_contrasts
from oircheck.verify.cues import WITHDRAWN
from oircheck.verify.opposed import seen
from oircheck.verify.times import speaks_of_time

LEAST_COVERED = 0.5
"""Share of the claim's words from which "it was 81" is said of the claim's subject."""

SAYS_IT_ALL = 0.8
"""Share of the claim's words from which a contrast that states its value says it."""

STATES = (0.9, 0.08, 0.02)
DENIES = (0.02, 0.08, 0.9)
"""What a contrast says of a claim of its one value or the other: supporting, neither,
refuting. Its words tell; no model is needed for that."""


@dataclass(frozen=True, slots=True)
class _Put:
    """A contrast beside a claim that has one of its two values."""

    contrast: Contrast
    claimed: Mention
    denies: bool


def read_contrast(claim: str, item: Evidence) -> Evidence:
    """Return a passage as what it is where it puts a value in the place of another.

    A claim of the value that it states is not refuted by it, and one of the value
    that it denies not supported, of whatever it speaks.
    """
    for put in _beside(claim, item):
        told = _tells_of(put.contrast, claim, item)
        if told is False:
            continue
        if put.denies and told:
            return _taken(claim, item, put, Stance.REFUTES)
        if not put.denies and told and _says_the_rest(claim, item, put):
            return _taken(claim, item, put, Stance.SUPPORTS)
        wrong = Stance.SUPPORTS if put.denies else Stance.REFUTES
        if item.stance is wrong:
            return _silent(item)
    return item


def read_correction(claim: str, item: Evidence, gone: Sequence[Evidence]) -> Evidence:
    """Return a correction as what it says of the claim that what it corrects said.

    Args:
        gone: What was set aside for it. Where that had all of the claim, or all but
            the value, the correction settles the claim though it repeat no word.
    """
    for put in _beside(claim, item):
        said = Stance.SUPPORTS if put.denies else Stance.REFUTES
        turned = Stance.REFUTES if put.denies else Stance.SUPPORTS
        if _tells_of(put.contrast, claim, item) is not False and any(
            other.stance is said and _differs_only_in(other, put) for other in gone
        ):
            return _taken(claim, item, put, turned)
    return item


def _differs_only_in(item: Evidence, put: _Put) -> bool:
    """Whether a passage has all that the claim says, but for the one value."""
    if seen(item, "names_missing") or seen(item, "covered_unit") < SAYS_IT_ALL:
        return False
    return all(
        each.claimed.span.overlaps(put.claimed.span)
        or each.outcome is Outcome.AGREE
        or each.kind is Stage.NAME
        for each in item.comparisons
    )


def states_own_value(claim: str, item: Evidence) -> bool:
    """Whether a passage puts a value of the claim in another's place, or the reverse.

    It quotes what it takes back, and says by itself how it is.
    """
    return any(_tells_of(put.contrast, claim, item) for put in _beside(claim, item))


def of_another_value(claim: str, item: Evidence, evidence: Sequence[Evidence]) -> bool:
    """Whether a passage puts right a value of something else than the claim's.

    That its subject is no word of the claim may be a synonym; where another passage
    states that value of that subject, it is not.
    """
    for contrast in contrasts_of(item):
        if _tells_of(contrast, claim, item) is not False:
            continue
        if any(
            other is not item and states_denied(other, contrast) for other in evidence
        ):
            return True
    return False


def states_denied(item: Evidence, contrast: Contrast) -> bool:
    """Whether a passage states of the subject of a contrast what that denies."""
    unit, published = item.retrieved.passage.view.text, item.retrieved.source.published
    if not contrast.is_of(stems_of(unit)):
        return False
    reference = edtf_interval(published) if published else None
    return any(
        is_value(one, contrast.denied, beside=contrast.stated)
        for one in read_mentions(unit, reference=reference)
    )


def contrasts_of(item: Evidence) -> tuple[Contrast, ...]:
    """Return the contrasts of a passage's own sentence.

    "We said that it was 91. It was 81." has one in its second sentence.
    """
    found = item.retrieved
    unit, published = found.passage.view.text, found.source.published
    own = read_contrasts(unit, published)
    before = split_sentences(found.passage.context)
    if own or not before:
        return own
    last = before[-1].of(found.passage.context)
    if WITHDRAWN.search(last) is None:
        return own
    start = len(last) + 1
    return tuple(
        replace(one, stated=_moved(one.stated, -start))
        for one in read_contrasts(f"{last} {unit}", published)
        if one.stated.span.start >= start
    )


def _moved(mention: Mention, by: int) -> Mention:
    spans = (mention.span, mention.value_span)
    span, value = (Span(one.start + by, one.end + by) for one in spans)
    return replace(mention, span=span, value_span=value)


def _beside(claim: str, item: Evidence) -> Iterator[_Put]:
    contrasts = contrasts_of(item)
    if not contrasts:
        return
    for claimed in read_mentions(claim, reference=None):
        for one in contrasts:
            if is_value(claimed, one.stated, beside=one.denied):
                yield _Put(one, claimed, denies=False)
            elif is_value(claimed, one.denied, beside=one.stated):
                yield _Put(one, claimed, denies=True)


def _tells_of(contrast: Contrast, claim: str, item: Evidence) -> bool | None:
    """Whether a contrast is of the claim's subject; ``None`` where that is open."""
    theirs = stems_of(claim)
    if contrast.is_equation and contrast.subject and not contrast.subject & theirs:
        return False
    if seen(item, "names_missing") or not contrast.names <= theirs:
        return None
    if contrast.leaves_past(claim):
        return None
    if contrast.kind is not Stage.DATE and speaks_of_time(claim, item) is False:
        return None
    if contrast.subject:
        return True if contrast.is_of(theirs) else None
    return True if seen(item, "covered_premise") >= LEAST_COVERED else None


def _says_the_rest(claim: str, item: Evidence, put: _Put) -> bool:
    """Whether a passage has the claim's other words, and its other values."""
    if seen(item, "covered_premise") < SAYS_IT_ALL:
        return False
    if any(
        each.outcome is Outcome.CONFLICT
        and not each.claimed.span.overlaps(put.claimed.span)
        for each in item.comparisons
    ):
        return False
    published = item.retrieved.source.published
    day = edtf_interval(published) if published else None
    told = read_mentions(item.retrieved.passage.premise, reference=day)
    return all(
        one.span == put.claimed.span or any(_is_borne_out(one, other) for other in told)
        for one in read_mentions(claim, reference=None)
    )


def _is_borne_out(one: Mention, other: Mention) -> bool:
    """Whether a value is another one, or a day lies in the claim's month or year."""
    mine, theirs = one.dates, other.dates
    if mine and theirs and mine.first and mine.last and theirs.first and theirs.last:
        return mine.first <= theirs.first and theirs.last <= mine.last
    return is_value(one, other, beside=other)


def _silent(item: Evidence) -> Evidence:
    sides = (0.05, 0.9, 0.05)
    return replace(
        item, stance=Stance.NEUTRAL, probability=sides[1], probabilities=sides
    )


def _taken(claim: str, item: Evidence, put: _Put, side: Stance) -> Evidence:
    """Return a passage as one of a side, with the value that puts it there."""
    agrees = side is Stance.SUPPORTS
    unit = item.retrieved.passage.view.text
    shown = Comparison(
        kind=put.contrast.kind,
        outcome=Outcome.AGREE if agrees else Outcome.CONFLICT,
        claimed=_stated(claim, put.claimed),
        stated=_stated(unit, put.contrast.stated),
        reason="the passage puts one value in the place of the other",
        excludes=not agrees,
    )
    others = [
        each
        for each in item.comparisons
        if not each.claimed.span.overlaps(put.claimed.span)
    ]
    sides = STATES if agrees else DENIES
    features = {**dict(item.features), "agreeing": 0.0, "conflicting": 0.0}
    features["agreeing" if agrees else "conflicting"] = 1.0
    if agrees:
        features["values_missing"] = 0.0
    return replace(
        item,
        stance=side,
        probability=max(sides),
        probabilities=sides,
        comparisons=(shown, *others),
        features=tuple(features.items()),
    )


def _stated(text: str, mention: Mention) -> Stated:
    """Return a value with the noun that it counts, where that follows at once."""
    noun = f" {mention.noun}" if mention.noun else ""
    end = mention.span.end
    if text[end:].startswith(noun):
        end += len(noun)
    span = mention.span
    whole = replace(span, end=end)
    return Stated(text[span.start : end], whole, mention.value_span)
