"""Scenarios: a few sources, a claim, the verdict that is right, and how to read it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NotRequired, Self, TypedDict

from oircheck.testing.documents import make_document
from oircheck.testing.readings import Read
from oircheck.types import (
    Claim,
    Document,
    Judgement,
    Label,
    Source,
    SourceStatus,
)


class SourceLine(TypedDict):
    """A source of a scenario, as it is written down."""

    title: NotRequired[str]
    publisher: NotRequired[str]
    published: NotRequired[str]
    text: str
    tier: NotRequired[int]
    status: NotRequired[str]


class ScenarioLine(TypedDict):
    """A scenario, as it is written down."""

    id: str
    sources: list[SourceLine]
    claim: str
    as_of: NotRequired[str]
    expected: str
    citation_contains: NotRequired[str]
    also_contains: NotRequired[str]
    kind: str
    supports: list[str]
    refutes: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """One line of a file of scenarios.

    Attributes:
        read: How each unit is to be read; every other unit says nothing of the claim.
        cited: Words that a citation has, empty where any will do.
        shown: Words of the other side, which is to be shown as well.
        tells_both: Whether the other side has to be shown, not only may be.
    """

    name: str
    claim: Claim
    documents: tuple[Document, ...]
    expected: Label
    read: Read
    cited: str
    shown: str
    tells_both: bool

    @classmethod
    def of(cls, line: ScenarioLine) -> Self:
        """Build a scenario from the values of a line."""
        as_of = line.get("as_of")
        expected = Label(line["expected"])
        return cls(
            name=line["id"],
            claim=Claim(
                claim_id=line["id"],
                text=line["claim"],
                as_of=dt.date.fromisoformat(as_of) if as_of else None,
            ),
            documents=tuple(
                _document(number, source)
                for number, source in enumerate(line["sources"])
            ),
            expected=expected,
            read=Read(supports=line["supports"], refutes=line["refutes"]),
            cited=line.get("citation_contains", ""),
            shown=line.get("also_contains", ""),
            tells_both=expected is Label.CONFLICTING or line["kind"] == "tier",
        )

    def faults(self, judgement: Judgement) -> list[str]:
        """Say what is not as it should be, nothing where all is."""
        verdict = judgement.verdict
        cited = [item.retrieved.passage.view.text for item in verdict.citations]
        aside = [
            item.evidence.retrieved.passage.view.text for item in verdict.set_aside
        ]
        found: list[str] = []
        if verdict.label is not self.expected:
            found.append(f"{verdict.label.value}, not {self.expected.value}")
        if self.cited and not any(self.cited in text for text in cited):
            found.append(f"not cited: {self.cited}")
        if self.tells_both and not any(self.shown in text for text in [*cited, *aside]):
            found.append(f"not shown: {self.shown}")
        return found


def _document(number: int, source: SourceLine) -> Document:
    return make_document(
        f"{number}.txt",
        source["text"],
        source=Source(
            title=source.get("title"),
            publisher=source.get("publisher"),
            published=source.get("published"),
            tier=source.get("tier") or 2,
            status=SourceStatus(source.get("status") or "current"),
        ),
    )


def read_scenarios(path: Path) -> Iterator[Scenario]:
    """Read a file of scenarios, one JSON object a line."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield Scenario.of(json.loads(line))
