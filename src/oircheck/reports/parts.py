"""What every format takes from a report in the same way."""

from __future__ import annotations

from oircheck.types import (
    Comparison,
    Evidence,
    Judgement,
    Label,
    Origin,
    Outcome,
    Passage,
    Report,
    Source,
    SourceKind,
    Span,
)

NEAREST = 3
"""How many passages are shown where nothing decides and the policy does not say."""


def nearest(judgement: Judgement, report: Report) -> tuple[Evidence, ...]:
    """Return the passages to show where nothing decided, best first.

    Where something decided there are none; how many there are at most is the
    policy's ``show_nearest``.
    """
    verdict = judgement.verdict
    if verdict.label is not Label.NOT_ENOUGH_INFO:
        return ()
    most = int(dict(report.policy).get("show_nearest", NEAREST))
    rest = [item for item in judgement.evidence if item not in verdict.citations]
    return tuple(rest[:most])


def origin_of(passage: Passage, source: Source) -> Origin | None:
    """Return what a passage of a digest rests on.

    ``None`` for an original, and for a digest that does not name its original.
    """
    if source.kind is not SourceKind.DIGEST:
        return None
    return passage.origin or (Origin(source.original) if source.original else None)


def place_words(passage: Passage) -> str:
    """Return what follows a document's path to say where a passage stands in it."""
    place = passage.place
    if place is None:
        return f":{passage.line}"
    return f", {place.kind.value} {place.number}"


def words_of(passage: Passage) -> str:
    """Return the words of a passage as a person would copy them.

    The document's own characters, quotation marks and all, without what is no part
    of a quotation: markup, line ends, the hyphens at them. The names of a table's
    columns stand before the cells.
    """
    said: list[str] = []
    for piece in passage.view.pieces:
        read = piece.view.of(passage.view.text)
        start = piece.document.start - passage.span.start
        own = passage.text[start : start + len(piece.document)] if start >= 0 else ""
        if len(own) == len(read):
            # A line end in the document is read as a space.
            pairs = zip(own, read, strict=True)
            read = "".join(two if one.isspace() else one for one, two in pairs)
        said.append(read)
    return "".join(said)


def stated_in_citation(passage: Passage, span: Span) -> Span:
    """Map a span of a passage as read into the passage's own characters."""
    whole = passage.view.text
    clipped = Span(min(span.start, len(whole)), min(span.end, len(whole)))
    found = passage.view.to_document(clipped)
    start = max(found.start, passage.span.start) - passage.span.start
    end = max(found.end, passage.span.start) - passage.span.start
    length = len(passage.text)
    return Span(min(start, length), min(max(start, end), length))


def deciding_comparisons(judgement: Judgement) -> tuple[Comparison, ...]:
    """Return the comparisons that bear out the verdict, as the first citation has them.

    A refutation or a conflict shows values in conflict, support values that agree.
    """
    verdict = judgement.verdict
    wanted = Outcome.AGREE if verdict.label is Label.SUPPORTED else Outcome.CONFLICT
    for item in verdict.citations:
        found = tuple(
            comparison
            for comparison in item.comparisons
            if comparison.outcome is wanted
        )
        if found:
            return found
    return ()


def same_as_written(comparison: Comparison) -> bool:
    """Whether two values side by side would show the same words twice."""
    return comparison.claimed.text.casefold() == comparison.stated.text.casefold()


def covered(report: Report) -> int:
    """Return how many judged claims the corpus covers."""
    return sum(judgement.covered for judgement in report.judgements)


def unsupported(judgement: Judgement) -> tuple[Span, ...]:
    """Return the words of an unsettled claim that no retrieved passage holds."""
    if judgement.verdict.label is not Label.NOT_ENOUGH_INFO:
        return ()
    unsaid = [set(item.unsaid) for item in judgement.evidence]
    return tuple(sorted(set.intersection(*unsaid))) if unsaid else ()
