"""A correction is written only where its source speaks of what the draft speaks of."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from oircheck.gate.bearings import ANOTHER_THING, UNKNOWN_NAME
from oircheck.gate.corrections import ANOTHER_SORT_OF_DATE
from oircheck.text.views import verbatim
from oircheck.types import Judgement, Label, Span, Stage, Stance

Bench = Any
SEVEN = "Seven bases were handed over."
OPEN = Label.NOT_ENOUGH_INFO


def answering(bench: Bench, *, cited: str = "", near: str = "") -> None:
    """Have supported claims cite a document, and open ones have a passage near."""
    answer = bench.judge.answer
    evidence = answer(Label.REFUTED).verdict.citations[0]

    def beside(doc_id: str, text: str, stance: Stance) -> Any:
        passage = dataclasses.replace(
            evidence.retrieved.passage,
            doc_id=doc_id or evidence.retrieved.passage.doc_id,
            view=verbatim(text, Span(0, len(text))),
        )
        found = dataclasses.replace(evidence.retrieved, passage=passage)
        return dataclasses.replace(
            evidence, retrieved=found, comparisons=(), stance=stance
        )

    def other(label: Label) -> Judgement:
        found = answer(label)
        if label is Label.SUPPORTED:
            item = beside(cited, "It said so.", Stance.SUPPORTS)
            verdict = dataclasses.replace(found.verdict, citations=(item,))
            return dataclasses.replace(found, verdict=verdict, evidence=(item,))
        if label is OPEN:
            item = beside("other.md", near, Stance.NEUTRAL)
            return dataclasses.replace(found, evidence=(item,))
        return found

    bench.judge.answer = other


def why_left(bench: Bench, draft: str) -> str | None:
    """Return why nothing is written for "Seven"; ``None`` where something is."""
    (found,) = [x for x in bench.run(draft).findings if x.rule_id.startswith("OC1")]
    return None if found.fix else str(found.unfixed)


@pytest.mark.parametrize(
    ("before", "cited", "expected"),
    [
        pytest.param("The Lindow mission ended.", "", None, id="its source says so"),
        pytest.param(
            "The Lindow mission ended.", "b.md", ANOTHER_THING, id="another source"
        ),
        pytest.param("The mission ended in June.", "b.md", None, id="nothing named"),
        pytest.param(
            "The Lindow mission ended. It was a long one.",
            "b.md",
            ANOTHER_THING,
            id="named two sentences before",
        ),
        pytest.param("The Lindow mission ended.\n\n", "b.md", None, id="a paragraph"),
    ],
)
def test_what_names_nothing_is_about_what_the_source_bears_out_before(
    bench: Bench, before: str, cited: str, expected: str | None
) -> None:
    answering(bench, cited=cited)
    assert why_left(bench, f"{before} {SEVEN}") == expected


def test_nothing_is_written_where_nothing_settles_what_it_is_about(
    bench: Bench,
) -> None:
    answering(bench, near="The Lindow mission began.")
    bench.judge.labels = {"Lindow": OPEN, **bench.judge.labels}
    assert why_left(bench, f"The Lindow mission ended. {SEVEN}") == ANOTHER_THING


@pytest.mark.parametrize(
    ("near", "expected"),
    [
        pytest.param("The mission began.", UNKNOWN_NAME, id="no passage has it"),
        pytest.param("The LINDOW mission began.", None, id="one has"),
        pytest.param("Lake Lindow froze.", None, id="one has a word of it"),
    ],
)
def test_a_name_that_no_source_has_makes_a_paragraph_anothers(
    bench: Bench, near: str, expected: str | None
) -> None:
    answering(bench, near=near)
    bench.judge.labels = {"Lindow": OPEN, **bench.judge.labels}
    draft = "The Lindow mission ended. Seven bases were handed over by Otto Brandt."
    correction = "Six bases were handed over by Otto Brandt."
    answer = bench.judge.answer

    def other(label: Label) -> Judgement:
        found = answer(label)
        if label is not Label.REFUTED:
            return found
        verdict = dataclasses.replace(found.verdict, correction=correction)
        return dataclasses.replace(found, verdict=verdict)

    bench.judge.answer = other
    assert why_left(bench, draft) == expected


def test_a_word_that_begins_a_sentence_may_be_no_name(bench: Bench) -> None:
    answering(bench, near="The mission began.")
    bench.judge.labels = {"Play": OPEN, **bench.judge.labels}
    assert why_left(bench, f"Play lasted two weeks. {SEVEN}") != UNKNOWN_NAME


@pytest.mark.parametrize(
    ("draft", "written", "put", "expected"),
    [
        ("In May seven bases closed.", "In May", "On 1 June", ANOTHER_SORT_OF_DATE),
        ("On 3 May seven bases closed.", "On 3 May", "In June", ANOTHER_SORT_OF_DATE),
        ("In May seven bases closed.", "In May", "In June", None),
        ("In 2019 seven bases closed.", "In 2019", "In 2020", None),
        ("On 3 May seven bases closed.", "On 3 May", "On 4 May", None),
    ],
)
def test_a_month_is_not_replaced_by_a_day(
    bench: Bench, draft: str, written: str, put: str, expected: str | None
) -> None:
    answer = bench.judge.answer
    bench.judge.labels = {"bases": Label.REFUTED}

    def other(label: Label) -> Judgement:
        found = answer(label)
        (cited,) = found.verdict.citations
        (conflict, *_) = cited.comparisons
        span = Span(0, len(written))
        claimed = dataclasses.replace(
            conflict.claimed, text=written, span=span, value=span
        )
        conflict = dataclasses.replace(conflict, kind=Stage.DATE, claimed=claimed)
        cited = dataclasses.replace(cited, comparisons=(conflict,))
        correction = draft.replace(written, put)
        verdict = dataclasses.replace(
            found.verdict, correction=correction, citations=(cited,)
        )
        return dataclasses.replace(found, verdict=verdict)

    bench.judge.answer = other
    assert why_left(bench, draft) == expected
