"""Corrections: the value and nothing else, byte for byte."""

from __future__ import annotations

import codecs
import dataclasses
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oircheck.errors import DocumentError
from oircheck.findings import Fix
from oircheck.gate import apply_fixes
from oircheck.text.views import verbatim
from oircheck.types import Evidence, Judgement, Label, Outcome, Span, Stance

Bench = Any
TEXT = "A – one\r\nSeven bases.\n\tTwo\r"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        pytest.param(b"", "utf-8", id="utf-8"),
        pytest.param(codecs.BOM_UTF8, "utf-8", id="with a mark"),
        pytest.param(codecs.BOM_UTF16_LE, "utf-16-le", id="utf-16"),
        pytest.param(codecs.BOM_UTF16_BE, "utf-16-be", id="utf-16, the other way"),
    ],
)
def test_everything_else_stays_byte_for_byte(mark: bytes, encoding: str) -> None:
    data = mark + TEXT.encode(encoding)
    text = data.decode(encoding)
    start = text.index("Seven")
    fixed = apply_fixes(data, [Fix(Span(start, start + 5), "Six")], "a.md")
    assert fixed == mark + TEXT.replace("Seven", "Six").encode(encoding)


def test_of_overlapping_corrections_the_first_is_taken() -> None:
    fixes = [Fix(Span(2, 4), "x"), Fix(Span(0, 3), "y"), Fix(Span(5, 6), "z")]
    assert apply_fixes(b"abcdefg", fixes, "a.md") == b"ydezg"


def test_what_cannot_be_read_is_not_written() -> None:
    with pytest.raises(DocumentError):
        apply_fixes(b"\xff\x00\xfe", [Fix(Span(0, 1), "x")], "a.md")


@given(st.text(), st.data())
def test_without_the_fixes_the_text_is_the_same(text: str, data: st.DataObject) -> None:
    if "\0" in text or text.startswith("\ufeff"):
        return
    at = data.draw(st.integers(0, len(text)))
    fixed = apply_fixes(text.encode(), [Fix(Span(at, at), "NEW")], "a.md")
    assert fixed.decode() == text[:at] + "NEW" + text[at:]


@pytest.mark.parametrize(
    ("draft", "fixed"),
    [
        ("Seven bases were handed over.", "Six bases were handed over."),
        ("In 2020, it rained.  Seven bases were handed over.", None),
    ],
)
def test_a_correction_goes_where_the_value_stands(
    bench: Bench, draft: str, fixed: str | None
) -> None:
    fixes = [item.fix for item in bench.run(draft).findings if item.fix]
    expected = fixed or draft.replace("Seven", "Six")
    assert apply_fixes(draft.encode(), fixes, "a.md") == expected.encode()


def correcting(bench: Bench, corrections: dict[str, str], words: str) -> None:
    """Have claims refuted by some value of them, and corrected."""
    answer = bench.judge.answer

    def other(label: Label) -> Judgement:
        found = answer(label)
        if label is not Label.REFUTED:
            return found
        claim = next(iter(corrections))
        (cited,) = found.verdict.citations
        (conflict, *more) = cited.comparisons
        start = claim.index(words)
        span = Span(start, start + len(words))
        claimed = dataclasses.replace(
            conflict.claimed, text=words, span=span, value=span
        )
        conflict = dataclasses.replace(conflict, claimed=claimed)
        cited = dataclasses.replace(cited, comparisons=(conflict, *more))
        verdict = dataclasses.replace(
            found.verdict, correction=corrections[claim], citations=(cited,)
        )
        return dataclasses.replace(found, verdict=verdict)

    bench.judge.answer = other


@pytest.mark.parametrize(
    ("draft", "fixed"),
    [
        ("Seven cost &pound;4 million.", "Seven cost &pound;3 million."),
        ("Seven cost **£4** million.", "Seven cost **£3** million."),
        ("Seven cost &#163;4 million.", "Seven cost &#163;3 million."),
        ("Seven cost £&#52; million.", None),
        ("Seven cost £**4** million.", "Seven cost £**3** million."),
    ],
)
def test_a_value_behind_a_character_reference_is_corrected_or_told(
    bench: Bench, draft: str, fixed: str | None
) -> None:
    read = "Seven cost £4 million."
    correcting(bench, {read: "Seven cost £3 million."}, "£4 million")
    (finding,) = bench.run(draft).findings
    assert ("correct it by hand" in finding.message) is (fixed is None)
    fixes = [finding.fix] if finding.fix else []
    assert apply_fixes(draft.encode(), fixes, "a.md").decode() == (fixed or draft)


@pytest.mark.parametrize(
    "correction",
    [
        pytest.param("S*x bases were handed over.", id="a sign that may be markup"),
        pytest.param("Six bases were taken over.", id="more than the value"),
        pytest.param("Seven bases were handed over.", id="nothing at all"),
    ],
)
def test_a_correction_that_is_more_than_a_value_is_not_offered(
    bench: Bench, correction: str
) -> None:
    answer = bench.judge.answer

    def other(label: Label) -> Judgement:
        found = answer(label)
        verdict = dataclasses.replace(found.verdict, correction=correction)
        return dataclasses.replace(found, verdict=verdict)

    bench.judge.answer = other
    (finding,) = bench.run("Seven bases were handed over.").findings
    assert finding.fix is None


def _said(item: Evidence, text: str, stance: Stance) -> Evidence:
    passage = dataclasses.replace(
        item.retrieved.passage, view=verbatim(text, Span(0, len(text)))
    )
    found = dataclasses.replace(item.retrieved, passage=passage)
    return dataclasses.replace(item, retrieved=found, comparisons=(), stance=stance)


@pytest.mark.parametrize(
    ("text", "stance", "offered"),
    [
        pytest.param("Seven bases were kept.", Stance.SUPPORTS, False, id="its side"),
        pytest.param("Seven bases were kept.", Stance.NEUTRAL, True, id="no side"),
        pytest.param("Seventeen were kept.", Stance.SUPPORTS, True, id="other words"),
    ],
)
def test_what_a_passage_bears_out_is_not_written_over(
    bench: Bench, text: str, stance: Stance, offered: bool
) -> None:
    """It may be set aside for a wrong reason; a person has to look."""
    answer = bench.judge.answer

    def other(label: Label) -> Judgement:
        found = answer(label)
        beside = _said(found.evidence[0], text, stance)
        return dataclasses.replace(found, evidence=(*found.evidence, beside))

    bench.judge.answer = other
    (finding,) = bench.run("Seven bases were handed over.").findings
    assert (finding.fix is not None) is offered


def test_a_value_that_another_passage_agrees_with_is_not_written_over(
    bench: Bench,
) -> None:
    answer = bench.judge.answer

    def other(label: Label) -> Judgement:
        found = answer(label)
        item = found.evidence[0]
        (value,) = item.comparisons
        agrees = dataclasses.replace(value, outcome=Outcome.AGREE)
        beside = dataclasses.replace(item, comparisons=(agrees,))
        return dataclasses.replace(found, evidence=(*found.evidence, beside))

    bench.judge.answer = other
    (finding,) = bench.run("Seven bases were handed over.").findings
    assert finding.rule_id == "OC102"
    assert finding.fix is None


def test_words_of_the_cited_passage_are_not_written_over(bench: Bench) -> None:
    answer = bench.judge.answer

    def other(label: Label) -> Judgement:
        found = answer(label)
        text = "Of seven bases six were handed over."
        cited = found.verdict.citations[0]
        passage = _said(cited, text, cited.stance).retrieved
        first = dataclasses.replace(cited, retrieved=passage)
        verdict = dataclasses.replace(found.verdict, citations=(first,))
        return dataclasses.replace(found, verdict=verdict)

    bench.judge.answer = other
    (finding,) = bench.run("Seven bases were handed over.").findings
    assert finding.fix is None
