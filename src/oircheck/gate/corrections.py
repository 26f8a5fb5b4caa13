"""The value of a source in place of a draft's: where it goes, and what is written."""

from __future__ import annotations

import re
from collections.abc import Iterable

from oircheck.errors import DocumentError
from oircheck.findings import Fix
from oircheck.gate.claims import Statement
from oircheck.text import decode
from oircheck.types import Comparison, Judgement, Outcome, Span, Stage, Stance

_WORD_PART = re.compile(r"[\w.,%$€£'’-]")
_SIGNS = tuple("$£€¥")
_DAY = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\b")
_MARKUP = re.compile(r"[<>&*_`\[\]|\\\r\n{}~^]")
"""Characters that may mean something where they are put."""


NO_CORRECTION = "no corrected sentence is borne out"
MORE_THAN_A_VALUE = "the correction changes more than the value"
BORNE_OUT = "a source has the draft's own value too"
ANOTHER_SORT_OF_DATE = "the source gives a day and the draft none, or the other way"
WRITTEN_OTHERWISE = "the value is written with markup or character references"
"""Why a correction is not written into a draft."""


def deciding_value(judgement: Judgement) -> Comparison | None:
    """Return the value of the claim that decided against it."""
    for item in judgement.verdict.citations[:1]:
        for comparison in item.comparisons:
            if comparison.outcome is Outcome.CONFLICT:
                return comparison
    return None


def fix_of(statement: Statement, judgement: Judgement, text: str) -> Fix | None:
    """Return what to write instead of the value, and where in the draft.

    ``None`` where no value decided, where the correction changes more than the
    value, where a passage bears the draft's own value out, or where the value does
    not stand in the draft as it was read.

    Args:
        statement: What was judged.
        judgement: What was decided.
        text: The draft as it stands.
    """
    change = _change_of(statement, judgement)
    return None if isinstance(change, str) else _placed(statement, *change, text)


def left_because(statement: Statement, judgement: Judgement, text: str) -> str:
    """Say why a verdict against a statement goes without ``fix_of``; empty with one."""
    change = _change_of(statement, judgement)
    if isinstance(change, str):
        return change
    return "" if _placed(statement, *change, text) else WRITTEN_OTHERWISE


def _change_of(statement: Statement, judgement: Judgement) -> tuple[Span, str] | str:
    """Return which words of the claim a correction replaces, and by what.

    Where none is to be written into a draft, the reason in words.
    """
    correction = judgement.verdict.correction
    comparison = deciding_value(judgement)
    if correction is None or comparison is None:
        return NO_CORRECTION
    claim = statement.view.text
    changed = _changed(claim, correction)
    if changed is None:
        return MORE_THAN_A_VALUE
    span, put = changed
    value = comparison.claimed
    limits = Span(
        min(value.span.start, value.value.start), max(value.span.end, value.value.end)
    )
    if span.start < limits.start or span.end > limits.end or _MARKUP.search(put):
        return MORE_THAN_A_VALUE
    if _is_borne_out(comparison, span.of(claim), judgement):
        return BORNE_OUT
    if comparison.kind is Stage.DATE and _has_day(put) is not _has_day(span.of(claim)):
        return ANOTHER_SORT_OF_DATE
    return changed


def _has_day(words: str) -> bool:
    """Whether a date is one of a day: a coarser one may be that of another step."""
    return _DAY.search(words) is not None


def _placed(statement: Statement, span: Span, put: str, text: str) -> Fix | None:
    """Return a change where it goes in the draft; a sign both share is left as it is.

    "&pound;4" stands for "£4": what is written there is the 3 alone.
    """
    words = span.of(statement.view.text)
    shared = 0
    while words[shared : shared + 1] == put[shared : shared + 1] and (
        words[shared : shared + 1] in _SIGNS
    ):
        shared += 1
    for begin in dict.fromkeys((0, shared)):
        inner = Span(span.start + begin, span.end)
        place = statement.view.to_document(inner)
        if len(inner) and place.of(text) == inner.of(statement.view.text):
            return Fix(place, put[begin:])
    return None


def _is_borne_out(value: Comparison, words: str, judgement: Judgement) -> bool:
    """Whether what would be written over stands in the sources all the same.

    The cited passage has the very words, or one of the draft's side has them or agrees
    with the value, were it set aside: whether the draft is wrong is then for a person
    to say.
    """
    written = re.compile(
        rf"(?<![\w.,]){re.escape(words.strip('.,'))}(?![\w]|[.,]\w)", re.IGNORECASE
    )
    beside = [x for x in judgement.evidence if x.stance is Stance.SUPPORTS]
    told = [*judgement.verdict.citations[:1], *beside]
    return any(written.search(x.retrieved.passage.view.text) for x in told) or any(
        each.outcome is Outcome.AGREE and each.claimed.span.overlaps(value.claimed.span)
        for item in judgement.evidence
        for each in item.comparisons
    )


def _changed(claim: str, correction: str) -> tuple[Span, str] | None:
    """Return the one stretch of whole words in which two texts differ."""
    if claim == correction:
        return None
    start = 0
    while (
        start < min(len(claim), len(correction)) and claim[start] == correction[start]
    ):
        start += 1
    tail = 0
    most = min(len(claim), len(correction)) - start
    while tail < most and claim[-1 - tail] == correction[-1 - tail]:
        tail += 1
    while start and _WORD_PART.match(claim[start - 1]):
        start -= 1
    while tail and _WORD_PART.match(claim[len(claim) - tail]):
        tail -= 1
    span = Span(start, len(claim) - tail)
    put = correction[start : len(correction) - tail]
    return (span, put) if len(span) and put else None


def apply_fixes(data: bytes, fixes: Iterable[Fix], path: str) -> bytes:
    """Return the bytes of a text file with each fix in its place.

    Everything else stays byte for byte. Of fixes that overlap the first is taken.

    Raises:
        DocumentError: If the file cannot be read, or would not come out as it was.
    """
    text = decode(data, path)
    encoding = _encoding_of(data)
    if text.encode(encoding, "surrogatepass") != data:
        raise DocumentError(path, "it cannot be written as it was read")
    parts: list[str] = []
    at = 0
    for fix in sorted(fixes, key=lambda fix: (fix.span.start, fix.span.end, fix.text)):
        if fix.span.start < at:
            continue
        parts += [text[at : fix.span.start], fix.text]
        at = fix.span.end
    parts.append(text[at:])
    return "".join(parts).encode(encoding, "surrogatepass")


def _encoding_of(data: bytes) -> str:
    if data.startswith(b"\xff\xfe"):
        return "utf-16-le"
    return "utf-16-be" if data.startswith(b"\xfe\xff") else "utf-8"
