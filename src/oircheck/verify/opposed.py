"""Two passages side by side: do they disagree, in what, and which is the later."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from oircheck.quantities import edtf_interval, read_mentions
from oircheck.types import Evidence, Outcome, Stage, Stance

_BOTH = {Stance.SUPPORTS, Stance.REFUTES}


def disagree(one: Evidence, other: Evidence) -> bool:
    """Whether one of the two supports the claim and the other refutes it."""
    return {one.stance, other.stance} == _BOTH


def opposed(heard: Sequence[Evidence]) -> Iterator[tuple[Evidence, Evidence]]:
    """Yield pairs of opposite sides from different documents, the later one second.

    The later one is of the same or of stronger standing.
    """
    for later in heard:
        for earlier in heard:
            if (
                disagree(later, earlier)
                and later.retrieved.passage.doc_id != earlier.retrieved.passage.doc_id
                and later.retrieved.source.tier <= earlier.retrieved.source.tier
                and is_later(later, earlier)
            ):
                yield earlier, later


def is_later(one: Evidence, other: Evidence) -> bool:
    """Whether a passage was certainly published on a later day than another."""
    days = days_between(other, one)
    return days is not None and days > 0


def days_between(earlier: Evidence, later: Evidence) -> int | None:
    """Return the days that certainly lie between two publications, if both are dated.

    Negative, or 0, where the second is not certainly the later one.
    """
    mine, theirs = later.retrieved.source.published, earlier.retrieved.source.published
    if mine is None or theirs is None:
        return None
    first, last = edtf_interval(mine).first, edtf_interval(theirs).last
    if first is None or last is None:
        return None
    return (first - last).days


def differs_by(kind: Stage, one: Evidence, other: Evidence) -> bool:
    """Whether a value of this kind of either passage excludes one of the claim."""
    return any(
        item.kind is kind and item.outcome is Outcome.CONFLICT
        for item in (*one.comparisons, *other.comparisons)
    )


def differs(one: Evidence, other: Evidence) -> bool:
    """Whether any value of either passage excludes one of the claim."""
    return any(differs_by(kind, one, other) for kind in Stage)


def agrees(item: Evidence, kind: Stage) -> bool:
    """Whether a value of this kind agrees with the claim."""
    return any(
        each.kind is kind and each.outcome is Outcome.AGREE for each in item.comparisons
    )


def number_beside(item: Evidence, other: Evidence) -> float | None:
    """Return the number of ``item`` for the value in which two passages differ."""
    spans = [
        each.claimed.span
        for each in (*item.comparisons, *other.comparisons)
        if each.kind is Stage.NUMBER and each.outcome is Outcome.CONFLICT
    ]
    for each in item.comparisons:
        if each.kind is Stage.NUMBER and any(
            each.claimed.span.overlaps(span) for span in spans
        ):
            return number_in(each.stated.text)
    return None


def number_in(text: str) -> float | None:
    """Return the first number of a text, if it has one."""
    lows = [
        mention.low
        for mention in read_mentions(text, reference=None)
        if mention.low is not None
    ]
    return lows[0] if lows else None


def follows(item: Evidence, other: Evidence) -> bool:
    """Whether another passage is among the sentences that lead up to one."""
    passage, before = item.retrieved.passage, other.retrieved.passage
    return (
        passage.doc_id == before.doc_id
        and bool(before.view.text)
        and before.view.text in passage.context
    )


def seen(item: Evidence, name: str) -> float:
    """Return a feature of a passage, 0 where it was not looked at."""
    return dict(item.features).get(name, 0.0)
