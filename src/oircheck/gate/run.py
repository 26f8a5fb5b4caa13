"""The gate itself: drafts in, what is found in them out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from oircheck.findings import Finding, Skipped
from oircheck.gate.changes import (
    Draft,
    Prepared,
    as_before,
    is_new,
    unchanged_of,
)
from oircheck.gate.claims import (
    ClaimReader,
    Languages,
)
from oircheck.gate.comments import about_comments
from oircheck.gate.no_dates import about_dates
from oircheck.gate.outcomes import Findings, Judged, Quoted, numbered
from oircheck.gate.places import Places, normalised
from oircheck.gate.ports import Detector, Judge
from oircheck.gate.quotations import Quotation, compare_quotation, find_quotations
from oircheck.gate.sentences import read_sentences
from oircheck.gate.suppressions import (
    comment_spans,
    read_suppressions,
)
from oircheck.types import Claim, Judgement, Label, ScoredPassage

NO_FIXES = frozenset({".docx"})
"""Suffixes of drafts that are not text, into which nothing can be written."""

_AGAINST = frozenset({Label.REFUTED, Label.CONFLICTING})

Tick = Callable[[], None]
"""Called whenever a claim is judged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of one draft; counts are of sentences."""

    path: str
    findings: tuple[Finding, ...]
    silenced: tuple[tuple[Finding, str], ...]
    judgements: tuple[Judgement, ...]
    skipped: tuple[Skipped, ...]
    sentences: int
    checkable: int
    judged: int
    covered: int


class Gate:
    """Checks drafts against a corpus.

    Args:
        detector: Tells what states something checkable.
        is_english: Tells English from other languages.
        fail_on: What fails the build: "refuted", "unsupported", "any" or "never".
        today: What suppressions that end are compared with, in a draft that names no
            date.
        k: How many passages a quotation is compared with.
        most_tokens: How long a claim may be; said of one that is longer.
    """

    def __init__(
        self,
        *,
        detector: Detector,
        is_english: Languages,
        fail_on: str,
        today: dt.date,
        k: int = 8,
        most_tokens: int = 0,
    ) -> None:
        self._reader = ClaimReader(
            detector=detector, is_english=is_english, most_tokens=most_tokens
        )
        self._fail_on = fail_on
        self._today = today
        self._k = k

    def prepare(self, draft: Draft, fits: Callable[[str], bool]) -> Prepared:
        """Read a draft; nothing is judged yet.

        Args:
            draft: The draft.
            fits: Whether a claim is short enough to be judged.
        """
        document = draft.document
        comments = comment_spans(document, draft.suffix)
        sentences = read_sentences(document, comments)
        reading = self._reader.read(document, sentences, as_of=draft.as_of, fits=fits)
        spans = [sentence.span for sentence in sentences]
        before = draft.before
        statements, quotations = reading.statements, find_quotations(document)
        unchanged: tuple[Skipped, ...] = ()
        if before is not None:
            kept = [item for item in statements if is_new(item, before)]
            unchanged = unchanged_of(document, statements, before)
            reading = replace(reading, skipped=as_before(reading.skipped, before))
            statements = tuple(kept)
            quotations = tuple(
                item
                for item in quotations
                if normalised(item.text) not in before.quotations
            )
        return Prepared(
            draft=draft,
            reading=reading,
            suppressions=read_suppressions(document, draft.suffix, spans),
            statements=statements,
            quotations=quotations,
            unchanged=unchanged,
        )

    def judge(
        self, prepared: Prepared, judge: Judge, tick: Tick | None = None
    ) -> Outcome:
        """Judge what is to be judged of a draft, and say what is found."""
        judged = self._judged(prepared, judge, tick)
        quoted = tuple(self._quoted(prepared, judge))
        findings = Findings(
            prepared.reading,
            fail_on=self._fail_on,
            fixable=prepared.draft.suffix not in NO_FIXES,
        )
        found = (
            *findings.of(judged, quoted),
            *about_dates(prepared, findings),
        )
        kept, silenced = self._silenced(prepared, findings, found)
        numbers = {item.statement.sentence for item in judged}
        covered = {item.statement.sentence for item in judged if item.judgement.covered}
        return Outcome(
            path=prepared.draft.document.path,
            findings=kept,
            silenced=silenced,
            judgements=tuple(item.judgement for item in judged),
            skipped=tuple(
                sorted(
                    (*prepared.reading.skipped, *prepared.unchanged),
                    key=lambda item: (item.span.start, item.span.end, item.reason),
                )
            ),
            sentences=len(prepared.reading.sentences),
            checkable=len(prepared.reading.checkable),
            judged=len(numbers),
            covered=len(covered),
        )

    def _judged(
        self, prepared: Prepared, judge: Judge, tick: Tick | None
    ) -> tuple[Judged, ...]:
        claims = [statement.claim for statement in prepared.statements]
        found: list[Judged] = []
        for statement, judgement in zip(
            prepared.statements, judge.check(claims), strict=True
        ):
            found.append(Judged(statement, judgement))
            if tick is not None:
                tick()
        whole = dict(prepared.reading.wholes)
        doubted = {
            item.statement.sentence
            for item in found
            if item.judgement.verdict.label in _AGAINST
        } & whole.keys()
        asked = sorted(doubted)
        if not asked:
            return tuple(found)
        verdicts = judge.check([whole[number] for number in asked])
        borne_out = {
            number
            for number, judgement in zip(asked, verdicts, strict=True)
            if judgement.verdict.label is Label.SUPPORTED
        }
        return tuple(
            replace(item, borne_out=item.statement.sentence in borne_out)
            for item in found
        )

    def _quoted(self, prepared: Prepared, judge: Judge) -> Iterator[Quoted]:
        document = prepared.draft.document
        for number, quotation in enumerate(prepared.quotations):
            claim = Claim(
                claim_id=f"{document.path}#quotation-{number}",
                text=quotation.text,
                path=document.path,
                span=quotation.span,
                as_of=prepared.draft.as_of,
            )
            passages = self._near(judge, claim, quotation)
            difference = compare_quotation(quotation, passages)
            if difference is not None:
                yield Quoted(quotation, difference)

    def _near(
        self, judge: Judge, claim: Claim, quotation: Quotation
    ) -> tuple[ScoredPassage, ...]:
        """Find what is near to the words of a quotation, and to its sentence."""
        found = judge.find(claim, k=self._k)
        if not quotation.around.strip(' ".,'):
            return found
        seen = {item.passage.passage_id for item in found}
        sentence = replace(claim, text=quotation.sentence)
        if not judge.fits(sentence.text):
            return found
        more = judge.find(sentence, k=self._k)
        return (*found, *(one for one in more if one.passage.passage_id not in seen))

    def _silenced(
        self, prepared: Prepared, findings: Findings, found: Sequence[Finding]
    ) -> tuple[tuple[Finding, ...], tuple[tuple[Finding, str], ...]]:
        """Take out what a suppression silences, and report what is wrong with them."""
        today = prepared.draft.as_of or self._today
        places = Places(prepared.draft.document.text)
        used: set[int] = set()
        over: set[int] = set()
        kept: list[Finding] = []
        silenced: list[tuple[Finding, str]] = []
        for finding in found:
            asked = [
                (number, item)
                for number, item in enumerate(prepared.suppressions.known)
                if item.covers(finding.rule_id, finding.span)
            ]
            live = [pair for pair in asked if not pair[1].is_over(today)]
            over |= {number for number, item in asked if item.is_over(today)}
            used |= {number for number, _ in live}
            if live:
                item = live[-1][1]
                line = places.region(item.span).line
                silenced.append((finding, f"suppressed on line {line}: {item.reason}"))
            else:
                kept.append(finding)
        kept.extend(about_comments(prepared, findings, kept, used=used, over=over))
        return _renumbered(kept, silenced)


def _renumbered(
    kept: Sequence[Finding], silenced: Sequence[tuple[Finding, str]]
) -> tuple[tuple[Finding, ...], tuple[tuple[Finding, str], ...]]:
    """Give the fingerprints that all have together, whatever is silenced."""
    reasons = {id(finding): reason for finding, reason in silenced}
    everything = sorted(
        [*kept, *(finding for finding, _ in silenced)],
        key=lambda item: (item.span.start, item.span.end, item.rule_id),
    )
    done = numbered(everything)
    pairs = list(zip(everything, done, strict=True))
    return (
        tuple(new for old, new in pairs if id(old) not in reasons),
        tuple((new, reasons[id(old)]) for old, new in pairs if id(old) in reasons),
    )
