"""Finds a number of a claim that no passage behind it states."""

from __future__ import annotations

from collections.abc import Sequence

from oircheck.quantities import (
    BY_HOW_MUCH,
    asks_for_source,
    edtf_interval,
    is_accounted_for,
    read_mentions,
)
from oircheck.types import DateInterval, Evidence, Mention, Outcome, Stage


def unstated(
    claim: str, supporting: Sequence[Evidence], *, heard: Sequence[Evidence] = ()
) -> str:
    """Return which number of a claim nothing bears out, as a sentence, or "".

    A date that agrees, a name that has the number in it, or a count of something else
    does not bear out another value.
    A number is borne out where a passage states it, where two values of one passage
    give it, or where the passage has its very words.

    Args:
        supporting: The passages that support the claim.
        heard: All passages; a value of one that agrees with the number states it.
    """
    mentions = read_mentions(claim, reference=None)
    for one in mentions:
        if one.noun and _is_of_another(one, supporting):
            return f"no source states {_shown(claim, one)}"
    told = (*supporting, *heard)
    open_ones = [one for one in mentions if not _agreed(one, told)]
    for one in open_ones:
        instead = _with_outcome(one, told, Outcome.CONFLICT, kind=Stage.NUMBER)
        if instead:
            return f"a source says {instead}, not {_shown(claim, one)}"
        if _only_changed(one, told):
            shown = _shown(claim, one)
            return f"no source states {shown}, only a change by as much"
    asked = [one for one in open_ones if asks_for_source(one)]
    if not asked:
        return ""
    passages = [_read(item) for item in supporting]
    dates = [day for item in supporting if (day := _published(item)) is not None]
    for one in asked:
        if not is_accounted_for(one, passages, published=dates):
            nearest = _with_outcome(one, supporting, Outcome.UNDETERMINED)
            said = f"; the nearest says {nearest}" if nearest else ""
            return f"no source states {_shown(claim, one)}{said}"
    return ""


def _is_of_another(mention: Mention, supporting: Sequence[Evidence]) -> bool:
    """Whether a count has only a value beside it that another count agrees with.

    "Six nations handed over six bases" has one six of "six bases were handed over".
    """
    if _agreed(mention, supporting):
        return False
    beside = [
        (item, evidence)
        for evidence in supporting
        for item in evidence.comparisons
        if item.claimed.span.overlaps(mention.span)
    ]
    return bool(beside) and all(
        any(
            other.outcome is Outcome.AGREE
            and other.stated.span == item.stated.span
            and not other.claimed.span.overlaps(mention.span)
            for other in evidence.comparisons
        )
        for item, evidence in beside
    )


def _with_outcome(
    mention: Mention,
    evidence: Sequence[Evidence],
    outcome: Outcome,
    *,
    kind: Stage | None = None,
) -> str:
    """Return a value that was found so beside the number, as its passage writes it."""
    for each in evidence:
        for item in each.comparisons:
            fits = item.outcome is outcome and kind in (None, item.kind)
            if fits and item.claimed.span.overlaps(mention.span):
                return item.stated.text
    return ""


def _only_changed(mention: Mention, evidence: Sequence[Evidence]) -> bool:
    """Whether a number is told only as what was added or taken away."""
    return any(
        item.reason == BY_HOW_MUCH and item.claimed.span.overlaps(mention.span)
        for each in evidence
        for item in each.comparisons
    )


def _agreed(mention: Mention, supporting: Sequence[Evidence]) -> bool:
    return any(
        item.outcome is Outcome.AGREE
        and item.kind is not Stage.NAME
        and item.claimed.span.overlaps(mention.span)
        for evidence in supporting
        for item in evidence.comparisons
    )


def _read(evidence: Evidence) -> tuple[str, tuple[Mention, ...]]:
    text = evidence.retrieved.passage.premise
    return text, read_mentions(text, reference=_published(evidence))


def _published(evidence: Evidence) -> DateInterval | None:
    published = evidence.retrieved.source.published
    return edtf_interval(published) if published else None


def _shown(claim: str, mention: Mention) -> str:
    """Return a number with the noun that it counts, where that follows at once."""
    noun = f" {mention.noun}" if mention.noun else ""
    follows = claim[mention.span.end :].startswith(noun)
    return mention.text + (noun if follows else "")
