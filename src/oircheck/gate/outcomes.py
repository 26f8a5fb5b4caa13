"""From what was judged in one draft to its findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from oircheck.findings import Finding, Fix
from oircheck.gate import messages, rules
from oircheck.gate.bearings import Bearings
from oircheck.gate.claims import DraftReading, Statement, without_dateline
from oircheck.gate.columns import is_of_one_column
from oircheck.gate.corrections import (
    WRITTEN_OTHERWISE,
    deciding_value,
    fix_of,
    left_because,
)
from oircheck.gate.datelines import is_dateline
from oircheck.gate.places import Places, fingerprint, normalised
from oircheck.gate.quotations import Difference, Quotation
from oircheck.gate.sentences import Sentence
from oircheck.gate.trimmings import is_trimming
from oircheck.types import (
    BlockKind,
    Claim,
    Evidence,
    Judgement,
    Label,
    NliScores,
    Span,
    Stage,
    Stance,
    Verdict,
)

MOSTLY_SAID = 0.6
"""Share of a claim's words that one passage has where it is partly supported."""


NO_TEXT = "the draft is no text file"
"""Why nothing is written into a Word document."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A statement with its judgement.

    Attributes:
        borne_out: Whether the sentence as a whole is supported, although a part of
            it, taken alone, is not.
    """

    statement: Statement
    judgement: Judgement
    borne_out: bool = False


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation that is not its source's."""

    quotation: Quotation
    difference: Difference


class Findings:
    """Makes the findings of one draft.

    Args:
        reading: The draft.
        fail_on: What fails the build; it decides what is more than a note.
        fixable: Whether corrections can be written into the draft.
    """

    def __init__(self, reading: DraftReading, *, fail_on: str, fixable: bool) -> None:
        self._reading = reading
        self._text = reading.document.text
        self._path = reading.document.path
        self._places = Places(self._text)
        self._fail_on = fail_on
        self._fixable = fixable

    def of(
        self, judged: Sequence[Judged], quoted: Sequence[Quoted]
    ) -> tuple[Finding, ...]:
        """Return the findings of a draft, in the order of their places."""
        pairs = [(item.statement, item.judgement) for item in judged]
        bearings = Bearings(self._reading.sentences, pairs)
        found = [one for item in judged for one in self._contradicted(item, bearings)]
        found = [*self._with_quotations(found, quoted)]
        against = [finding.span for finding in found]
        for number, items in _by_sentence(judged).items():
            sentence = without_dateline(self._reading.sentences[number])
            if not any(sentence.span.overlaps(span) for span in against):
                found.extend(self._unsettled(sentence, items))
        return numbered(found)

    def about_comment(self, rule: str, span: Span, message: str) -> Finding:
        """Return a finding about what a draft says to oircheck."""
        words = normalised(span.of(self._text))
        return self._finding(rule, span, message, claim=words, words=words)

    def about_date(self, sentence: Sentence, date: Span, message: str) -> Finding:
        """Return a finding about a date that is none, at its place in the draft."""
        return self._finding(
            rules.NO_DATE,
            sentence.span,
            message,
            claim=sentence.text,
            words=sentence.text,
            at=date,
        )

    def _contradicted(self, item: Judged, bearings: Bearings) -> Iterator[Finding]:
        verdict = item.judgement.verdict
        statement = item.statement
        if item.borne_out or not _is_finding(item):
            return
        if verdict.label is Label.CONFLICTING:
            yield self._finding(
                rules.CONFLICTING,
                statement.span,
                messages.conflicting(verdict),
                claim=statement.claim.text,
                words=statement.words,
                judgement=item.judgement,
            )
            return
        value = deciding_value(item.judgement)
        asked = (statement, item.judgement, self._text)
        fix = fix_of(*asked) if self._fixable else None
        message = messages.refuted(verdict, value)
        unfixed = left_because(*asked) if self._fixable else NO_TEXT
        if fix and value:
            unfixed = bearings.against(statement, item.judgement, value)
            fix = None if unfixed else fix
        if unfixed == WRITTEN_OTHERWISE:
            message += messages.BY_HAND
        yield self._finding(
            verdict.rule or rules.REFUTED,
            statement.span,
            message,
            claim=statement.claim.text,
            words=statement.words,
            judgement=item.judgement,
            at=statement.view.to_document(value.claimed.value) if value else None,
            fix=fix,
            unfixed=unfixed,
        )

    def _with_quotations(
        self, found: Sequence[Finding], quoted: Sequence[Quoted]
    ) -> Iterator[Finding]:
        """Add quotations; of two findings on the same words the telling one stays."""
        spans = [item.quotation.span for item in quoted]
        named = [item for item in found if item.rule_id in rules.BY_VALUE]
        yield from (
            item
            for item in found
            if item in named or not any(item.span.overlaps(span) for span in spans)
        )
        for item in quoted:
            if not any(item.quotation.span.overlaps(one.span) for one in named):
                yield self._quotation(item)

    def _quotation(self, item: Quoted) -> Finding:
        quotation, difference = item.quotation, item.difference
        message = messages.quotation(difference)
        return self._finding(
            rules.QUOTATION,
            quotation.span,
            message,
            claim=quotation.text,
            words=quotation.text,
            judgement=_as_judgement(self._path, item, message),
            quoted=difference.quoted,
        )

    def _unsettled(
        self, sentence: Sentence, items: Sequence[Judged]
    ) -> Iterator[Finding]:
        open_ = [item for item in items if _is_open(item)]
        if not open_:
            return
        judgement = open_[0].judgement
        if len(open_) < len(items):
            spans = tuple(item.statement.span for item in open_)
            message = messages.open_parts(tuple(x.statement.words for x in open_))
        else:
            spans, message = _unsaid(open_[0]) if len(items) == 1 else ((), "")
        yield self._finding(
            rules.PARTLY if spans else rules.NO_EVIDENCE,
            sentence.span,
            message or _open(items),
            claim=items[0].statement.claim.text if len(items) == 1 else sentence.text,
            words=sentence.text,
            judgement=judgement,
            unsupported=spans,
        )

    def _finding(
        self,
        rule: str,
        span: Span,
        message: str,
        *,
        claim: str,
        words: str,
        judgement: Judgement | None = None,
        at: Span | None = None,
        fix: Fix | None = None,
        unfixed: str = "",
        unsupported: tuple[Span, ...] = (),
        quoted: str = "",
    ) -> Finding:
        return Finding(
            rule_id=rule,
            level=rules.level_of(rule, self._fail_on),
            path=self._path,
            span=span,
            region=self._places.region(span, at=at),
            message=message,
            claim=claim,
            fingerprint="",
            judgement=judgement,
            fix=self._places.placed(fix) if fix else None,
            unsupported=unsupported,
            quoted=quoted,
            words=normalised(words),
            line=self._places.line(span, at=at),
            unfixed=unfixed,
        )


def numbered(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Order findings by place, and give each its fingerprint."""
    seen: Counter[tuple[str, str]] = Counter()
    done: list[Finding] = []
    for item in sorted(
        findings, key=lambda item: (item.span.start, item.span.end, item.rule_id)
    ):
        key = (rules.family_of(item.rule_id), item.words)
        digest = fingerprint(item.rule_id, item.path, item.words, seen[key])
        seen[key] += 1
        done.append(replace(item, fingerprint=digest))
    return tuple(done)


def _is_finding(item: Judged) -> bool:
    verdict = item.judgement.verdict
    if verdict.label is Label.REFUTED and item.statement.kind is BlockKind.ROW:
        # Labels beside numbers look like contradictions to a language model.
        return verdict.rule in rules.BY_VALUE and (
            verdict.correction is not None or _is_of_its_column(item)
        )
    return verdict.label in (Label.REFUTED, Label.CONFLICTING)


def _is_of_its_column(item: Judged) -> bool:
    value, text = deciding_value(item.judgement), item.statement.claim.text
    if value is None:
        return False
    return is_of_one_column(text, item.judgement.verdict.citations[0], value)


def _is_open(item: Judged) -> bool:
    """Whether nothing settles a statement, or what is held against a row may not."""
    label = item.judgement.verdict.label
    if label is Label.REFUTED:
        return not item.borne_out and not _is_finding(item)
    return label is Label.NOT_ENOUGH_INFO


def _by_sentence(judged: Sequence[Judged]) -> Mapping[int, list[Judged]]:
    found: dict[int, list[Judged]] = {}
    for item in judged:
        found.setdefault(item.statement.sentence, []).append(item)
    return found


def _open(items: Sequence[Judged]) -> str:
    """Say that nothing settles a sentence or any part of it."""
    covered = [item for item in items if item.judgement.covered]
    evidence = (one for item in covered for one in item.judgement.evidence)
    nearest = next((one for one in evidence if _says_something(one)), None)
    return messages.unsupported(nearest, covered=bool(covered))


def _says_something(item: Evidence) -> bool:
    """Whether a passage is more than a date, a place or a credit of its own text."""
    text = item.retrieved.passage.view.text
    return not is_dateline(text) and not is_trimming(text)


def _unsaid(item: Judged) -> tuple[tuple[Span, ...], str]:
    """Return the words that no passage has, if one has most of the others, and a text.

    The passage that has most of them is shown with the words.
    """
    evidence = item.judgement.evidence
    if not evidence:
        return (), ""
    nearest = max(evidence, key=_covered)
    if _covered(nearest) < MOSTLY_SAID:
        return (), ""
    missing = sorted(set.intersection(*(set(one.unsaid) for one in evidence)))
    view = item.statement.view
    spans = tuple(view.to_document(span) for span in missing)
    words = tuple(span.of(view.text) for span in missing)
    return spans, messages.partly(words, nearest) if spans else ""


def _covered(item: Evidence) -> float:
    return dict(item.features).get("covered_unit", 0.0)


def _as_judgement(path: str, item: Quoted, message: str) -> Judgement:
    """Return the judgement on a quotation: its words are not the source's."""
    evidence = Evidence(
        retrieved=item.difference.passage,
        nli=NliScores(0.0, 1.0, 0.0),
        comparisons=(),
        stance=Stance.REFUTES,
        probability=1.0,
        probabilities=(0.0, 0.0, 1.0),
    )
    claim = Claim(
        claim_id=f"{path}#quotation",
        text=item.quotation.text,
        path=path,
        span=item.quotation.span,
    )
    verdict = Verdict(
        label=Label.REFUTED,
        confidence=1.0,
        decided_by=Stage.RETRIEVAL,
        reason=message,
        citations=(evidence,),
        rule=rules.QUOTATION,
    )
    return Judgement(claim, verdict, (evidence,), covered=True)
