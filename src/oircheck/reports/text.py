"""Report to text for people: one block a claim."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from oircheck.reports.edtf import readable_date
from oircheck.reports.parts import (
    covered,
    deciding_comparisons,
    nearest,
    origin_of,
    place_words,
    same_as_written,
    words_of,
)
from oircheck.reports.style import Ink, Style
from oircheck.reports.words import (
    LABEL_WORDS,
    STANCE_WORDS,
    ground_words,
    tame,
    visible,
)
from oircheck.types import (
    Claim,
    Evidence,
    Judgement,
    Label,
    Origin,
    Report,
    SetAside,
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

UNJUDGED = "not judged"
NOT_COVERED = (
    "Not covered: no passage of the corpus is about the subject of this claim."
)

LEANS = (
    "; that is how likely it is that nothing settles the claim: the passages lean to a "
    "side, but what they say is not clear enough for a verdict"
)
"""Said where a low probability stands beside *not enough information*."""

_LIKELY = 0.5

_VALUE_STAGES = frozenset({Stage.NUMBER, Stage.DATE, Stage.NAME})
MOST_ASIDE = 3
"""How many passages that were not heard are shown to a person."""

_BODY = 2
_DEEP = 4


def render_text(report: Report, style: Style) -> str:
    """Render one block per claim: verdict, claim, reason, values, passages.

    More than one block is followed by a line that says how many of the claims the
    corpus covers. Characters of claims and sources that a terminal would obey are
    shown by their codes, and so is what a build's runner would take for a command.
    """
    blocks = ["\n".join(_block(item, report, style)) for item in report.judgements]
    judged = len(blocks)
    blocks += ["\n".join(_unjudged(*item, style)) for item in report.unjudged]
    if len(blocks) != 1:
        blocks.append(
            f"{covered(report)} of {judged} judged claims are covered by the corpus."
        )
    return tame("\n\n".join(blocks) + "\n")


def _unjudged(claim: Claim, reason: str, style: Style) -> Iterator[str]:
    yield from _head(UNJUDGED, Ink.OPEN, claim, style)
    yield from style.wrap(as_sentence(reason), indent=_BODY)


def _head(word: str, ink: Ink, claim: Claim, style: Style) -> Iterator[str]:
    lines = style.wrap(visible(claim.text), indent=len(word) + 2)
    yield f"{style.paint(word, ink)}  {lines[0].lstrip()}"
    yield from lines[1:]


def _block(judgement: Judgement, report: Report, style: Style) -> Iterator[str]:
    verdict = judgement.verdict
    word, ink = LABEL_WORDS[verdict.label], LABEL_INKS[verdict.label]
    yield from _head(word, ink, judgement.claim, style)
    rule = f" [{verdict.rule}]" if verdict.rule else ""
    yield from style.wrap(as_sentence(verdict.reason) + rule, indent=_BODY)
    sure = (
        f"calibrated probability {verdict.confidence:.2f}, "
        f"{STAGE_WORDS[verdict.decided_by]}"
    )
    if verdict.label is Label.NOT_ENOUGH_INFO and verdict.confidence < _LIKELY:
        sure += LEANS
    yield from _quiet(sure, style, indent=_BODY)
    yield from _values(judgement, style)
    if verdict.speaker:
        told = f"the source gives it as the words of {visible(verdict.speaker)}"
        yield from style.wrap(told, indent=_BODY)
    if not judgement.covered:
        yield from style.wrap(NOT_COVERED, indent=_BODY)
    for item in verdict.citations:
        yield ""
        heading = (
            f"{STANCE_WORDS[item.stance]} "
            f"(calibrated probability {item.probability:.2f}):"
        )
        yield from style.wrap(heading, indent=_BODY)
        yield from passage_lines(item, style)
    yield from _aside(verdict.set_aside[:MOST_ASIDE], style)
    yield from _nearest(nearest(judgement, report), style)


def _values(judgement: Judgement, style: Style) -> Iterator[str]:
    """Set the deciding values side by side, and show the corrected claim."""
    verdict = judgement.verdict
    if verdict.decided_by in _VALUE_STAGES:
        for comparison in deciding_comparisons(judgement):
            if same_as_written(comparison):
                continue
            yield f"{' ' * _DEEP}claim:  {visible(comparison.claimed.text)}"
            yield f"{' ' * _DEEP}source: {visible(comparison.stated.text)}"
    if verdict.correction:
        yield from style.wrap(
            f"corrected: {visible(verdict.correction)}", indent=_BODY, hang=_BODY
        )


def _aside(items: Sequence[SetAside], style: Style) -> Iterator[str]:
    """Show what was not heard, and why."""
    for item in items:
        yield ""
        stance = STANCE_WORDS[item.evidence.stance].replace(" the claim", "")
        heading = f"set aside ({stance}): {ground_words(item)}:"
        yield from style.wrap(heading, indent=_BODY)
        yield from passage_lines(item.evidence, style)


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
        yield from passage_lines(item, style)


def passage_lines(item: Evidence, style: Style) -> Iterator[str]:
    """Yield a passage's words, where they come from, and where they stand."""
    passage, source = item.retrieved.passage, item.retrieved.source
    words = visible(words_of(passage))
    if source.kind is SourceKind.DIGEST:
        # The words are the digest's, not the original's: they are no quotation.
        yield from style.wrap(words, indent=_DEEP)
        said = digest_words(origin_of(passage, source))
        yield from style.wrap(said, indent=_DEEP)
    else:
        yield from style.wrap(f'"{words}"', indent=_DEEP)
    yield from _quiet(source_words(source), style, indent=_DEEP)
    for copy in item.retrieved.copies:
        place = f"the same words: {visible(copy.doc_id)}{place_words(copy)}"
        yield from _quiet(place, style, indent=_DEEP)
    yield " " * _DEEP + style.paint(
        f"{visible(item.retrieved.path)}{place_words(passage)}", Ink.STRONG
    )


def digest_words(origin: Origin | None) -> str:
    """Return what the words of a digest rest on."""
    if origin is None:
        return "digest of an original that is not named"
    numbers = ", ".join(map(str, origin.paragraphs))
    noun = "paragraph" if len(origin.paragraphs) == 1 else "paragraphs"
    return f"digest of {visible(origin.path)}" + (
        f", {noun} {numbers}" if numbers else ""
    )


def source_words(source: Source) -> str:
    """Return title, publisher and date of a source; what is unknown is said to be."""
    parts = [
        visible(source.title) if source.title else "untitled",
        visible(source.publisher) if source.publisher else "publisher unknown",
        visible(readable_date(source.published)),
    ]
    if source.status is SourceStatus.RETRACTED:
        parts.append("retracted: takes no part in the decision")
    return ", ".join(parts)


def as_sentence(text: str) -> str:
    """Return words on one line as a sentence, with a capital and a full stop."""
    words = visible(text)
    if not words:
        return ""
    return f"{words[0].upper()}{words[1:]}" + ("" if words[-1] in ".!?" else ".")


def _quiet(text: str, style: Style, *, indent: int) -> Iterator[str]:
    """Wrap first and colour after, so that codes are never counted as columns."""
    for line in style.wrap(text, indent=indent):
        yield style.paint(line, Ink.QUIET)
