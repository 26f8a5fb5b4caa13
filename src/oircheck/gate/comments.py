"""What is wrong with the comments of a draft that speak to oircheck."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from oircheck.findings import Finding
from oircheck.gate import messages, rules
from oircheck.gate.changes import Prepared, sentences_of
from oircheck.gate.outcomes import Findings
from oircheck.gate.places import normalised
from oircheck.gate.suppressions import Suppression, Verb, neighbours
from oircheck.types import Span


def about_comments(
    prepared: Prepared,
    findings: Findings,
    kept: Sequence[Finding],
    *,
    used: set[int],
    over: set[int],
) -> Iterator[Finding]:
    """Yield what is wrong with suppressions: malformed, over, or of no use."""
    told = tuple(kept)
    for wrong in prepared.suppressions.malformed:
        if _was_wrong(prepared, wrong.span):
            continue
        message = f"this silences nothing: {wrong.problem}"
        yield findings.about_comment(rules.MALFORMED, wrong.span, message)
    for number, item in enumerate(prepared.suppressions.known):
        endless = item.has_no_end(len(prepared.reading.document.text))
        if endless and not _was_wrong(prepared, item.span):
            shown = ", ".join(item.rules)
            message = f"nothing ends this: {shown} is silenced to the end of the draft"
            message += "; where that is meant, write at the end: oircheck: on"
            yield findings.about_comment(rules.MALFORMED, item.span, message)
        if number in over:
            message = f"this suppression ended on {item.until}"
            yield findings.about_comment(rules.EXPIRED, item.span, message)
        elif number not in used and not _speaks_of_unchanged(prepared, item):
            message = _of_no_use(prepared, item, told)
            yield findings.about_comment(rules.UNUSED, item.span, message)


def _of_no_use(prepared: Prepared, item: Suppression, kept: Sequence[Finding]) -> str:
    """Say of which sentence a suppression speaks, and which it may have meant."""
    if item.verb is not Verb.IGNORE:
        return messages.unused(item.rules)
    text = prepared.reading.document.text
    spans = [one.span for one in prepared.reading.sentences]
    before, after = neighbours(spans, item.span)
    missed = {
        where: span is not None
        and span != item.reach
        and any(_would_silence(item, one, span) for one in kept)
        for where, span in (("before", before), ("behind", after))
    }
    return messages.unused(
        item.rules,
        said=item.reach.of(text),
        missed=next((where for where, is_meant in missed.items() if is_meant), ""),
    )


def _would_silence(item: Suppression, finding: Finding, sentence: Span) -> bool:
    meant = replace(item, reach=sentence)
    return meant.covers(finding.rule_id, finding.span)


def _speaks_of_unchanged(prepared: Prepared, item: Suppression) -> bool:
    """Whether it may be of use where nothing was judged, since nothing changed."""
    if any(item.reach.overlaps(skipped.span) for skipped in prepared.unchanged):
        return True
    before = prepared.draft.before
    text = prepared.reading.document.text
    if before is None or normalised(item.span.of(text)) not in before.comments:
        return False
    return before.sentences.issuperset(sentences_of(prepared, item.reach))


def _was_wrong(prepared: Prepared, comment: Span) -> bool:
    """Whether a comment stood there with the same fault before; nobody asks for it."""
    before = prepared.draft.before
    text = prepared.reading.document.text
    return before is not None and normalised(comment.of(text)) in before.wrong
