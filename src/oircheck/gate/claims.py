"""Sentences to claims: what can be checked, in which words, and what cannot and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from oircheck.findings import Skipped
from oircheck.gate.antecedents import LOOK_BACK, body_names, last_names, resolve
from oircheck.gate.datelines import KIND, dateline_of, is_dateline
from oircheck.gate.lead_ins import without_lead_in
from oircheck.gate.parts import Part, split_parts, whole_of
from oircheck.gate.places import Places
from oircheck.gate.ports import Detector
from oircheck.gate.sentences import Sentence
from oircheck.gate.trimmings import KIND as TRIMMING
from oircheck.gate.trimmings import is_label, is_phrase, is_trimming
from oircheck.text.statements import no_claim
from oircheck.types import BlockKind, Claim, Document, Span, View

ANOTHER_LANGUAGE = "another language"
TOO_LONG = "too long for the verifier"
_LONGER = "longer than"
NOTHING_STATED = "states nothing"

_HEADLINES = frozenset({BlockKind.TITLE, BlockKind.HEADING})
_WHOLE = _HEADLINES | {BlockKind.ROW}
"""Blocks whose sentences are taken as they stand."""

Languages = Callable[[str], bool | None]
"""Whether a text is English; ``None`` where it cannot be told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A claim of a draft: a sentence, or a part of it that can be judged alone.

    Attributes:
        view: The claim's text; antecedents written into it map to their pronouns.
        span: The part in the draft's own characters.
        words: The part as the draft has it, read plainly.
        sentence: The number of its sentence.
        kind: What the sentence is a part of.
    """

    claim: Claim
    view: View
    span: Span
    words: str
    sentence: int
    kind: BlockKind


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftReading:
    """A draft as the gate sees it, before anything is judged.

    Attributes:
        checkable: Numbers of the sentences that state something checkable.
        wholes: Sentences that are judged in parts, as claims of their own.
    """

    document: Document
    sentences: tuple[Sentence, ...]
    statements: tuple[Statement, ...]
    skipped: tuple[Skipped, ...]
    checkable: frozenset[int]
    wholes: tuple[tuple[int, Claim], ...] = ()


def is_too_long(item: Skipped) -> bool:
    """Whether something checkable was left out for its length alone."""
    return item.reason == TOO_LONG or item.reason.startswith(_LONGER)


class _Run:
    """What is known while a draft is read from the top."""

    def __init__(
        self,
        document: Document,
        as_of: dt.date | None,
        fits: Callable[[str], bool],
        too_long: str,
    ) -> None:
        self._document = document
        self._as_of = as_of
        self._fits = fits
        self._too_long = too_long
        self._places = Places(document.text)
        self.statements: list[Statement] = []
        self.skipped: list[Skipped] = []
        self.checkable: set[int] = set()
        self.wholes: list[tuple[int, Claim]] = []
        self.names: list[str] = []
        self.people: set[str] = set()
        self.block = -1
        self.before: list[str] = []

    def skip(self, view: View, reason: str) -> None:
        """Leave something out."""
        span = view.to_document(Span(0, len(view.text)))
        self.skipped.append(
            Skipped(
                path=self._document.path,
                span=span,
                region=self._places.region(span),
                text=view.text,
                reason=reason,
            )
        )

    def take(self, sentence: Sentence, view: View, parts: Sequence[Part]) -> None:
        """Take a sentence in as claims, as many as it has parts."""
        self.checkable.add(sentence.number)
        if len(parts) > 1 and self._fits(view.text):
            whole = self._claim(f"whole-{sentence.number}", view.text, sentence.span)
            self.wholes.append((sentence.number, whole))
        for part in parts:
            if not self._fits(part.view.text):
                stated = not no_claim(part.view.text)
                self.skip(part.view, self._too_long if stated else NOTHING_STATED)
                continue
            number = str(len(self.statements))
            self.statements.append(
                Statement(
                    claim=self._claim(number, part.view.text, part.place),
                    view=part.view,
                    span=part.place,
                    words=_as_drafted(sentence, part.place),
                    sentence=sentence.number,
                    kind=sentence.kind,
                )
            )

    def _claim(self, number: str, text: str, span: Span) -> Claim:
        return Claim(
            claim_id=f"{self._document.path}#{number}",
            text=text,
            path=self._document.path,
            line=self._places.region(span).line,
            span=span,
            as_of=self._as_of,
        )


class ClaimReader:
    """Turns drafts into claims.

    Args:
        detector: Tells what states something checkable.
        is_english: Tells English from other languages.
        most_tokens: How long a claim may be, in tokens; 0 where it is not known.
    """

    def __init__(
        self, *, detector: Detector, is_english: Languages, most_tokens: int = 0
    ) -> None:
        self._detector = detector
        self._is_english = is_english
        self._too_long = TOO_LONG
        if most_tokens:
            self._too_long = (
                f"{_LONGER} {most_tokens} tokens, half of what the verifier reads"
            )

    def read(
        self,
        document: Document,
        sentences: Sequence[Sentence],
        *,
        as_of: dt.date | None,
        fits: Callable[[str], bool],
    ) -> DraftReading:
        """Return the claims of a draft, and what is left out with the reason.

        Args:
            document: The draft.
            sentences: Its sentences.
            as_of: The date that the draft speaks from.
            fits: Whether a claim is short enough to be judged.
        """
        run = _Run(document, as_of, fits, self._too_long)
        is_foreign = self._languages(document)
        about_itself = _about_itself(sentences)
        for read in sentences:
            sentence = without_dateline(read)
            resolved = self._resolved(run, sentence)
            reason = self._reason(sentence, is_foreign)
            reason = about_itself.get(read.number, reason)
            if reason:
                run.skip(sentence.view, reason)
            else:
                run.take(sentence, resolved, self._parts(sentence, resolved))
        return DraftReading(
            document=document,
            sentences=tuple(sentences),
            statements=tuple(run.statements),
            skipped=tuple(run.skipped),
            checkable=frozenset(run.checkable),
            wholes=tuple(run.wholes),
        )

    def _languages(self, document: Document) -> Callable[[Sentence], bool]:
        """Return what tells a foreign sentence; a short one is as its draft is."""
        text = " ".join(block.view.text for block in document.blocks)
        foreign = self._is_english(text) is False

        def is_foreign(sentence: Sentence) -> bool:
            own = self._is_english(sentence.text)
            return foreign if own is None else not own

        return is_foreign

    def _reason(
        self, sentence: Sentence, is_foreign: Callable[[Sentence], bool]
    ) -> str:
        """Return why a sentence is not judged; empty if it is."""
        if is_foreign(sentence):
            return ANOTHER_LANGUAGE
        detected = self._detector.detect(sentence.text)
        return "" if detected.checkable else str(detected.kind)

    def _resolved(self, run: _Run, sentence: Sentence) -> View:
        if sentence.block != run.block:
            run.block, run.before = sentence.block, []
        if sentence.kind in _WHOLE:
            view = sentence.view
        else:
            before = run.before[-LOOK_BACK:]
            view = resolve(sentence.view, before, run.names, run.people)
        run.before.append(view.text)
        if sentence.kind is not BlockKind.TITLE:
            run.names.extend(body_names(sentence.text))
            run.people |= last_names(sentence.text)
        return view

    def _parts(self, sentence: Sentence, view: View) -> tuple[Part, ...]:
        view = without_lead_in(view)
        whole = (whole_of(view),)
        if sentence.kind in _WHOLE:
            return whole
        parts = split_parts(view)
        detect = self._detector.detect
        kept = [part for part in parts if detect(part.view.text).checkable]
        # What is left of a sentence must not pass as the whole of it.
        return tuple(kept) if len(kept) == len(parts) else whole


def _about_itself(sentences: Sequence[Sentence]) -> Mapping[int, str]:
    """Return the sentences that are about the piece, by number, and what they are.

    Only a block that holds nothing else is: "By A. Brandt" within a paragraph may be
    how a sentence begins.
    """
    blocks: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        blocks.setdefault(sentence.block, []).append(sentence)
    found: dict[int, str] = {}
    for block in blocks.values():
        kinds = [_line_kind(sentence) for sentence in block]
        if all(kinds):
            found |= {s.number: kind for s, kind in zip(block, kinds, strict=True)}
    return found


def _line_kind(sentence: Sentence) -> str:
    """Return what a line is that states nothing; empty for any other."""
    headline = sentence.kind in _HEADLINES
    if not headline and sentence.kind is not BlockKind.PARAGRAPH:
        return ""
    if is_dateline(sentence.text):
        return KIND
    text = sentence.text
    nothing = is_label(text) or is_phrase(text) if headline else is_trimming(text)
    return TRIMMING if nothing else ""


def without_dateline(sentence: Sentence) -> Sentence:
    """Return a sentence without what says where and when it was written."""
    if sentence.kind in _WHOLE:
        return sentence
    behind = dateline_of(sentence.text)
    if not behind:
        return sentence
    view = sentence.view.part(Span(behind, len(sentence.text)))
    span = view.to_document(Span(0, len(view.text)))
    return replace(sentence, view=view, span=span)


def _as_drafted(sentence: Sentence, place: Span) -> str:
    """Return what a sentence has at a place of the draft, as read."""
    view = sentence.view
    if place == sentence.span:
        return view.text
    taken: list[Span] = []
    for piece in view.pieces:
        start = max(piece.document.start, place.start)
        end = min(piece.document.end, place.end)
        if start >= end:
            continue
        if len(piece.view) == len(piece.document):
            by = piece.view.start - piece.document.start
            taken.append(Span(start + by, end + by))
        else:
            taken.append(piece.view)
    return view.text[taken[0].start : taken[-1].end] if taken else view.text
