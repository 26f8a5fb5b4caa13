"""Laws of the gate: places are those of the file, and nothing else is rewritten."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from oircheck.findings import Fix
from oircheck.gate import Draft, Gate, apply_fixes
from oircheck.gate.places import Places
from oircheck.gate.quotations import find_quotations
from oircheck.testing import FormDetector
from oircheck.text import is_english
from oircheck.text.reader import parse_document
from oircheck.types import Span

PIECES = [
    "Seven bases were handed over in March, and the coalition moved to Erbil.",
    "The coalition, which was founded in 2014, has 82 members.",
    "It was founded in 2014 and has trained 250,000 soldiers.",
    "He said “the bridge would be … closed for three whole weeks”.",
    "The Ministry of Peshmerga was consulted. The ministry agreed.",
    "<!-- oircheck: ignore[OC102] counted -->",
    "# oircheck: off[OC1xx] counted",
    ".. oircheck: on",
    "<!-- oircheck",
    "# A heading of it",
    "> quoted *words* here",
    "- an item &amp; more",
    "| a | b |\n| - | - |\n| 1 | 2 |",
    "`code`",
    "\u00a0\u200bx\r",
    "\n",
    "\r\n\r\n",
    "What is it?",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=8).flatmap(
    lambda parts: st.sampled_from(["\n", "\n\n", " ", "\r\n"]).map(
        lambda joint: joint.join(parts)
    )
)
NAMES = st.sampled_from(["a.md", "a.txt", "a.html", "a.rst"])


def gate() -> Gate:
    return Gate(
        detector=FormDetector(),
        is_english=is_english,
        fail_on="refuted",
        today=dt.date(2026, 1, 1),
    )


@settings(deadline=None, max_examples=150)
@given(TEXTS, NAMES)
def test_places_are_those_of_the_file(text: str, name: str) -> None:
    document = parse_document(text.encode(), path=name, doc_id=name)
    draft = Draft(document=document, suffix=f".{name.rpartition('.')[2]}")
    prepared = gate().prepare(draft, lambda claim: True)
    lines = Places(text)
    for statement in prepared.statements:
        assert 0 <= statement.span.start < statement.span.end <= len(text)
        assert len(statement.view.text) == statement.view.pieces[-1].view.end
        whole = statement.view.to_document(Span(0, len(statement.view.text)))
        assert whole.end <= len(text)
        region = lines.region(statement.span)
        assert region.line == region.end_line
        assert region.column <= region.end_column
    for quotation in find_quotations(document):
        assert quotation.span.end <= len(text)
    numbers = [item.sentence for item in prepared.statements]
    assert numbers == sorted(numbers)
    assert set(numbers) <= prepared.reading.checkable


@settings(deadline=None)
@given(TEXTS, st.data())
def test_a_region_is_on_the_line_of_what_matters(
    text: str, data: st.DataObject
) -> None:
    if not text:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    at = data.draw(st.integers(start, end - 1))
    region = Places(text).region(Span(start, end), at=Span(at, at + 1))
    assert region.line == region.end_line
    assert region.end_column >= region.column >= 1


@given(st.text(alphabet="ab\r\n é"), st.lists(st.integers(0, 20), max_size=6))
def test_fixes_change_nothing_else(text: str, starts: list[int]) -> None:
    fixes = [Fix(Span(at, at + 1), "Z") for at in starts if at < len(text)]
    fixed = apply_fixes(text.encode(), fixes, "a.md").decode()
    expected = "".join(
        "Z" if any(fix.span.start == at for fix in fixes) else character
        for at, character in enumerate(text)
    )
    assert fixed == expected
