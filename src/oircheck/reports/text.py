"""Report to text for people: one block a claim."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from oircheck.reports.edtf import readable_date
from oircheck.reports.parts import covered, deciding_comparisons, nearest, origin_of
from oircheck.reports.style import Ink, Style
from oircheck.reports.words import LABEL_WORDS, STANCE_WORDS, visible
from oircheck.types import (
    Evidence,
    Judgement,
    Label,
    Origin,
    Report,
    Source,
    SourceKind,
    SourceStatus,
    Stage,
)

LABEL_INKS: Mapping[Label, Ink] = {
    Label.SUPPORTED: Ink.GOOD,
    Label.REFUTED: Ink.BAD,
    Label.CONFLICTING: Ink.DOUBTFUL,
    Label.NOT_ENOUGH_INFO: Ink.OPEN,
}

STAGE_WORDS: Mapping[Stage, str] = {
    Stage.NUMBER: "decided by a number",
    Stage.DATE: "decided by a date",
    Stage.NAME: "decided by a name",
    Stage.LANGUAGE_MODEL: "decided by the language model",
    Stage.RETRIEVAL: "nothing was found",
}

NOT_COVERED = (
    "Not covered: no passage of the corpus is about the subject of this claim."
)

_VALUE_STAGES = frozenset({Stage.NUMBER, Stage.DATE, Stage.NAME})
_BODY = 2
_DEEP = 4


def render_text(report: Report, style: Style) -> str:
    """Render one block per claim: verdict, claim, reason, values, passages.

    More than one block is followed by a line that says how many of the claims the
    corpus covers. Characters of claims and sources that a terminal would obey are
    shown by their codes.
    """
    blocks = ["\n".join(_block(item, report, style)) for item in report.judgements]
    judged = len(blocks)
    if judged != 1:
        blocks.append(
            f"{covered(report)} of {judged} judged claims are covered by the corpus."
        )
    return "\n\n".join(blocks) + "\n"


def _block(judgement: Judgement, report: Report, style: Style) -> Iterator[str]:
    verdict = judgement.verdict
    word = LABEL_WORDS[verdict.label]
    claim = style.wrap(visible(judgement.claim.text), indent=len(word) + 2)
    head = style.paint(word, LABEL_INKS[verdict.label])
    yield f"{head}  {claim[0].lstrip()}"
    yield from claim[1:]
    rule = f" [{verdict.rule}]" if verdict.rule else ""
    yield from style.wrap(_sentence(verdict.reason) + rule, indent=_BODY)
    sure = (
        f"calibrated probability {verdict.confidence:.2f}, "
        f"{STAGE_WORDS[verdict.decided_by]}"
    )
    yield from _quiet(sure, style, indent=_BODY)
    yield from _values(judgement, style)
    if not judgement.covered:
        yield from style.wrap(NOT_COVERED, indent=_BODY)
    for item in verdict.citations:
        yield ""
        heading = (
            f"{STANCE_WORDS[item.stance]} "
            f"(calibrated probability {item.probability:.2f}):"
        )
        yield from style.wrap(heading, indent=_BODY)
        yield from _passage(item, style)
    yield from _nearest(nearest(judgement, report), style)


def _values(judgement: Judgement, style: Style) -> Iterator[str]:
    """Set the deciding values side by side, and show the corrected claim."""
    verdict = judgement.verdict
    if verdict.decided_by in _VALUE_STAGES:
        for comparison in deciding_comparisons(judgement):
            yield f"{' ' * _DEEP}claim:  {visible(comparison.claimed.text)}"
            yield f"{' ' * _DEEP}source: {visible(comparison.stated.text)}"
    if verdict.correction:
        yield from style.wrap(
            f"corrected: {visible(verdict.correction)}", indent=_BODY, hang=_BODY
        )


def _nearest(items: tuple[Evidence, ...], style: Style) -> Iterator[str]:
    if not items:
        return
    yield ""
    yield from style.wrap(
        "nearest passages, none of which settles the claim:", indent=_BODY
    )
    for number, item in enumerate(items):
        if number:
            yield ""
        yield from _passage(item, style)


def _passage(item: Evidence, style: Style) -> Iterator[str]:
    passage, source = item.retrieved.passage, item.retrieved.source
    words = visible(passage.text)
    if source.kind is SourceKind.DIGEST:
        # The words are the digest's, not the original's: they are no quotation.
        yield from style.wrap(words, indent=_DEEP)
        said = _digest_of(origin_of(passage, source))
        yield from style.wrap(said, indent=_DEEP)
    else:
        yield from style.wrap(f'"{words}"', indent=_DEEP)
    yield from _quiet(_said_of(source), style, indent=_DEEP)
    for copy in item.retrieved.copies:
        place = f"the same words: {visible(copy.doc_id)}:{copy.line}"
        yield from _quiet(place, style, indent=_DEEP)
    yield " " * _DEEP + style.paint(
        f"{visible(item.retrieved.path)}:{passage.line}", Ink.STRONG
    )


def _digest_of(origin: Origin | None) -> str:
    if origin is None:
        return "digest of an original that is not named"
    numbers = ", ".join(map(str, origin.paragraphs))
    noun = "paragraph" if len(origin.paragraphs) == 1 else "paragraphs"
    return f"digest of {visible(origin.path)}" + (
        f", {noun} {numbers}" if numbers else ""
    )


def _said_of(source: Source) -> str:
    parts = [
        visible(source.title) if source.title else "untitled",
        visible(source.publisher) if source.publisher else "publisher unknown",
        visible(readable_date(source.published)),
    ]
    if source.status is SourceStatus.RETRACTED:
        parts.append("retracted: takes no part in the decision")
    return ", ".join(parts)


def _sentence(text: str) -> str:
    words = visible(text)
    if not words:
        return ""
    return f"{words[0].upper()}{words[1:]}" + ("" if words[-1] in ".!?" else ".")


def _quiet(text: str, style: Style, *, indent: int) -> Iterator[str]:
    """Wrap first and colour after, so that codes are never counted as columns."""
    for line in style.wrap(text, indent=indent):
        yield style.paint(line, Ink.QUIET)
