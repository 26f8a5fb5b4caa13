"""Drafts in memory, and a judge that answers by the words of a claim."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

import pytest

from oircheck.gate import Draft, Gate, Outcome, Prepared
from oircheck.testing import FormDetector, InMemoryRetriever, make_document
from oircheck.text import is_english
from oircheck.text.reader import parse_document
from oircheck.types import Claim, Document, Judgement, Label, ScoredPassage

TODAY = dt.date(2026, 1, 1)


def draft_of(text: str, name: str = "a.md", as_of: dt.date | None = None) -> Draft:
    """Return the draft that a file of this text is."""
    document = parse_document(text.encode(), path=name, doc_id=name)
    return Draft(document=document, suffix=f".{name.rpartition('.')[2]}", as_of=as_of)


@dataclass
class JudgeDouble:
    """Answers by the first of ``labels`` whose words a claim holds."""

    answer: Callable[[Label], Judgement]
    labels: dict[str, Label] = field(default_factory=dict)
    sources: tuple[Document, ...] = ()
    asked: list[str] = field(default_factory=list)
    longest: int = 60

    def fits(self, claim: str) -> bool:
        return len(claim.split()) <= self.longest

    def check(self, claims: Iterable[Claim]) -> Iterator[Judgement]:
        for claim in claims:
            self.asked.append(claim.text)
            found = [
                label for words, label in self.labels.items() if words in claim.text
            ]
            label = found[0] if found else Label.SUPPORTED
            yield dataclasses.replace(self.answer(label), claim=claim)

    def find(self, claim: Claim, *, k: int) -> tuple[ScoredPassage, ...]:
        return InMemoryRetriever(self.sources).retrieve([claim], k=k)[0]


@dataclass
class Bench:
    """A gate with its judge."""

    judge: JudgeDouble
    fail_on: str = "refuted"
    today: dt.date = TODAY

    def gate(self) -> Gate:
        return Gate(
            detector=FormDetector(),
            is_english=is_english,
            fail_on=self.fail_on,
            today=self.today,
        )

    def draft(self, text: str, name: str = "a.md", **draft: dt.date) -> Draft:
        return draft_of(text, name, **draft)

    def prepare(self, draft: Draft) -> Prepared:
        return self.gate().prepare(draft, self.judge.fits)

    def claims(self, text: str, name: str = "a.md") -> list[str]:
        prepared = self.prepare(draft_of(text, name))
        return [item.claim.text for item in prepared.statements]

    def run(self, text: str, name: str = "a.md", **draft: dt.date) -> Outcome:
        prepared = self.prepare(draft_of(text, name, **draft))
        return self.gate().judge(prepared, self.judge)

    def rules(self, text: str, name: str = "a.md", **draft: dt.date) -> list[str]:
        return [item.rule_id for item in self.run(text, name, **draft).findings]


@pytest.fixture
def bench(judgement_of: Callable[[Label], Judgement]) -> Bench:
    labels = {
        "Seven": Label.REFUTED,
        "Five": Label.CONFLICTING,
        "Lyon": Label.NOT_ENOUGH_INFO,
    }
    source = make_document(
        "talk.txt",
        "The minister said the bridge would be closed for at least three weeks.",
    )
    return Bench(JudgeDouble(judgement_of, labels, (source,)))
