"""The gate itself: drafts in, what is found in them out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from oircheck.findings import Finding, Skipped
from oircheck.gate import messages, rules
from oircheck.gate.claims import (
    ClaimReader,
    DraftReading,
    Languages,
    Statement,
    is_too_long,
)
from oircheck.gate.outcomes import Findings, Judged, Quoted, numbered
from oircheck.gate.places import Places, normalised
from oircheck.gate.ports import Detector, Judge
from oircheck.gate.quotations import Quotation, compare_quotation, find_quotations
from oircheck.gate.sentences import read_sentences
from oircheck.gate.suppressions import (
    Suppression,
    Suppressions,
    Verb,
    comment_spans,
    neighbours,
    read_suppressions,
)
from oircheck.types import Claim, Document, Judgement, Label, ScoredPassage, Span

UNCHANGED = "unchanged since"
NO_FIXES = frozenset({".docx"})
"""Suffixes of drafts that are not text, into which nothing can be written."""

_AGAINST = frozenset({Label.REFUTED, Label.CONFLICTING})

Tick = Callable[[], None]
"""Called whenever a claim is judged."""


@dataclass(frozen=True, slots=True)
class Before:
    """What a draft said before, to tell what was changed.

    Attributes:
        since: The revision that "before" means, as the user gave it.
    """

    claims: frozenset[str]
    quotations: frozenset[str]
    since: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A draft to be checked.

    Attributes:
        suffix: Of its file, in lower case.
        as_of: The date that it speaks from.
        before: What it said before, where only changes are asked for.
    """

    document: Document
    suffix: str
    as_of: dt.date | None = None
    before: Before | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A draft that is read, and what of it is to be judged."""

    draft: Draft
    reading: DraftReading
    suppressions: Suppressions
    statements: tuple[Statement, ...]
    quotations: tuple[Quotation, ...]
    unchanged: tuple[Skipped, ...]


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
            kept = [item for item in statements if _is_new(item, before)]
            unchanged = _unchanged(document, statements, before)
            reading = replace(reading, skipped=_as_before(reading.skipped, before))
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
        found = findings.of(judged, quoted)
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
        kept.extend(_about_comments(prepared, findings, kept, used=used, over=over))
        return _renumbered(kept, silenced)


def before_of(prepared: Prepared, since: str) -> Before:
    """Return what a draft said, read at an earlier revision."""
    long = (item.text for item in prepared.reading.skipped if is_too_long(item))
    said = (item.claim.text for item in prepared.statements)
    return Before(
        frozenset(map(normalised, (*said, *long))),
        frozenset(normalised(item.text) for item in prepared.quotations),
        since,
    )


def _as_before(skipped: Sequence[Skipped], before: Before) -> tuple[Skipped, ...]:
    """Say of what was too long before that it is unchanged: nobody asks for it."""
    return tuple(
        replace(item, reason=f"{UNCHANGED} {before.since}")
        if is_too_long(item) and normalised(item.text) in before.claims
        else item
        for item in skipped
    )


def _is_new(statement: Statement, before: Before) -> bool:
    return normalised(statement.claim.text) not in before.claims


def _unchanged(
    document: Document, statements: Sequence[Statement], before: Before
) -> tuple[Skipped, ...]:
    places = Places(document.text)
    return tuple(
        Skipped(
            path=document.path,
            span=item.span,
            region=places.region(item.span),
            text=item.words,
            reason=f"{UNCHANGED} {before.since}",
        )
        for item in statements
        if not _is_new(item, before)
    )


def _about_comments(
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
        message = f"this silences nothing: {wrong.problem}"
        yield findings.about_comment(rules.MALFORMED, wrong.span, message)
    for number, item in enumerate(prepared.suppressions.known):
        if item.has_no_end(len(prepared.reading.document.text)):
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
    return any(item.reach.overlaps(skipped.span) for skipped in prepared.unchanged)


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
