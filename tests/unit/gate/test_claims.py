"""From a draft to claims: what is looked at, in which words, and where it stands."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from oircheck.gate import before_of
from oircheck.gate.parts import capitalised
from oircheck.types import Piece, Span, View

Bench = Any

MARKDOWN = """---
title: No sentence of the draft
---

# Six bases handed over

Six **bases** were handed over &amp; closed. <!-- not this -->

- The first item states something.
- The second item states it too.

| Country | Bases |
| ------- | ----- |
| Iraq    | 6     |

> A quotation stands here as well.

```
Code states nothing at all.
```
"""


def test_every_kind_of_block_is_looked_at_and_nothing_else(bench: Bench) -> None:
    assert bench.claims(MARKDOWN) == [
        "Six bases handed over",
        "Six bases were handed over & closed.",
        "The first item states something.",
        "The second item states it too.",
        "Country: Iraq; Bases: 6",
        "A quotation stands here as well.",
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("a.md", MARKDOWN, id="markdown"),
        pytest.param("a.txt", "One bridge\nwas closed. It reopened.\n", id="text"),
        pytest.param(
            "a.html",
            "<p>One <b>bridge</b> was closed.</p><p>Two stayed.</p>",
            id="html",
        ),
        pytest.param(
            "a.rst", "A title\n=======\n\nOne *bridge* was closed.\n", id="rst"
        ),
    ],
)
def test_spans_are_those_of_the_file_as_it_stands(
    bench: Bench, name: str, text: str
) -> None:
    prepared = bench.prepare(bench.draft(text, name))
    assert prepared.statements
    for statement in prepared.statements:
        assert statement.claim.span == statement.span
        shown = statement.span.of(text)
        words = statement.words.replace("Country: ", "").split()
        assert shown.startswith(words[0].rstrip(";"))
        assert shown[-1] == words[-1][-1]


def test_what_states_nothing_checkable_is_counted_with_the_reason(bench: Bench) -> None:
    outcome = bench.run("Six bases were closed. What comes next? We think it is fine.")
    assert [item.reason for item in outcome.skipped] == ["question", "opinion"]
    assert (outcome.sentences, outcome.checkable, outcome.judged) == (3, 1, 1)


def test_another_language_is_not_judged(bench: Bench) -> None:
    outcome = bench.run(
        "Die Koalition hat im März sieben Stützpunkte an die Armee übergeben.\n\n"
        "Six bases were handed over to the army in March."
    )
    assert [item.reason for item in outcome.skipped] == ["another language"]
    assert outcome.judged == 1


def test_what_is_too_long_is_told_and_never_cut(bench: Bench) -> None:
    long = " ".join(["The base was closed and the depot too in"] * 12)
    outcome = bench.run(f"{long}.")
    assert [item.reason for item in outcome.skipped] == ["too long for the verifier"]
    assert outcome.judged == 0
    assert bench.judge.asked == []


def test_what_was_too_long_before_is_unchanged(bench: Bench) -> None:
    long = " ".join(["The base was closed and the depot too in"] * 12)
    then = bench.prepare(bench.draft(f"{long}."))
    text = f"{long}.\n\nAnd {long}."
    now = replace(bench.draft(text), before=before_of(then, "main"))
    prepared = bench.prepare(now)
    assert [item.reason for item in prepared.reading.skipped] == [
        "unchanged since main",
        "too long for the verifier",
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param(
            "Six bases were handed over in March, and the coalition moved to Erbil.",
            ["Six bases were handed over in March.", "The coalition moved to Erbil."],
            id="clauses with subjects of their own",
        ),
        pytest.param(
            "Six bases were handed over; the coalition moved 300 men to Erbil.",
            ["Six bases were handed over.", "The coalition moved 300 men to Erbil."],
            id="a semicolon",
        ),
        pytest.param(
            "The Coalition was founded in 2014, and it has 82 members.",
            ["The Coalition was founded in 2014.", "The Coalition has 82 members."],
            id="a pronoun for the subject before",
        ),
        pytest.param(
            "The coalition was founded in 2014 and has trained 250,000 soldiers.",
            [
                "The coalition was founded in 2014.",
                "The coalition has trained 250,000 soldiers.",
            ],
            id="a verb that goes on with the subject",
        ),
        pytest.param(
            "The coalition, which was founded in 2014, has 82 members.",
            ["The coalition has 82 members.", "The coalition was founded in 2014."],
            id="a relative clause with a value",
        ),
    ],
)
def test_parts_that_stand_alone_are_judged_alone(
    bench: Bench, text: str, parts: list[str]
) -> None:
    assert bench.claims(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "The minister said that six bases were handed over and the troops left.",
        "If the bases are closed, the troops leave and the depot is sold.",
        "The troops deployed there were moved and the base was closed.",
        "Caggins and Stoltenberg met in Erbil and in Baghdad.",
        "The coalition, which met in Paris, and the ministry have agreed.",
        "The arc, also called the upper arc, and the other arc, is a halo of light.",
        'The minister called it "a success, and the army was proud of it".',
    ],
)
def test_what_cannot_be_parted_for_certain_stays_whole(bench: Bench, text: str) -> None:
    assert bench.claims(text) == [text]


def test_a_part_has_a_place_of_its_own(bench: Bench) -> None:
    text = "The coalition was founded in 2014 and has trained 250,000 soldiers."
    prepared = bench.prepare(bench.draft(text))
    second = prepared.statements[1]
    assert second.span.of(text) == "has trained 250,000 soldiers."
    assert second.words == "has trained 250,000 soldiers."
    value = second.view.text.index("250,000")
    assert second.view.to_document(Span(value, value + 7)).of(text) == "250,000"


@pytest.mark.parametrize(
    ("before", "sentence", "claim"),
    [
        pytest.param(
            "General Ryan Rideout leads the group.",
            "He is a Marine.",
            "General Ryan Rideout is a Marine.",
            id="the one person",
        ),
        pytest.param(
            "The Military Advisor Group was founded in 2020.",
            "It has 13 members.",
            "The Military Advisor Group has 13 members.",
            id="the one thing",
        ),
        pytest.param(
            "Jens Stoltenberg called Mustafa al-Kadhimi.",
            "He congratulated him.",
            "He congratulated him.",
            id="two persons",
        ),
        pytest.param(
            "The Military Advisor Group was founded by the Defence Ministry.",
            "It has 13 members.",
            "It has 13 members.",
            id="two things",
        ),
        pytest.param(
            "The ice is 3,000 years old, he estimates, unlike Joan Pettibone.",
            "He is not yet persuaded.",
            "He is not yet persuaded.",
            id="somebody who is not named",
        ),
        pytest.param(
            "The lighthouse on the rock was built in 1871.",
            "Its light can be seen for 18 miles.",
            "Its light can be seen for 18 miles.",
            id="an owner of many words",
        ),
        pytest.param(
            "The bridge was closed.",
            "It is likely that the road floods.",
            "It is likely that the road floods.",
            id="an it that stands for nothing",
        ),
        pytest.param(
            "They consulted the Ministry of Peshmerga.",
            "The ministry was pleased.",
            "The Ministry of Peshmerga was pleased.",
            id="a body by its noun",
        ),
    ],
)
def test_an_antecedent_is_written_in_where_only_one_can_be_meant(
    bench: Bench, before: str, sentence: str, claim: str
) -> None:
    text = f"{before} {sentence}"
    prepared = bench.prepare(bench.draft(text))
    last = prepared.statements[-1]
    assert last.claim.text == claim
    assert last.span.of(text) == sentence
    assert last.words == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "The Court of Appeal will hear the case.",
        "The court of the county was pleased.",
        "The Court for Small Claims was pleased.",
        "The Court against Corruption was pleased.",
        "The court in Ayle was pleased.",
    ],
)
def test_a_body_that_is_told_apart_is_not_the_one_before(
    bench: Bench, sentence: str
) -> None:
    text = f"The case went to the High Court. {sentence}"
    assert bench.claims(text)[-1] == sentence


def test_a_day_does_not_tell_which_body_is_meant(bench: Bench) -> None:
    found = bench.claims("The case went to the High Court. The court on Monday sat.")
    assert found[-1] == "The High Court on Monday sat."


def test_a_pronoun_is_not_resolved_across_paragraphs(bench: Bench) -> None:
    found = bench.claims("General Ryan Rideout leads the group.\n\nHe is a Marine.")
    assert found[-1] == "He is a Marine."


def test_a_stand_in_at_the_head_of_a_part_stays_whole() -> None:
    """It reads "the coalition" for "It": half of it stands for no part of that."""
    pieces = (Piece(Span(0, 13), Span(0, 2)), Piece(Span(13, 18), Span(2, 7)))
    capital = capitalised(View("the coalition left", pieces))
    assert (capital.text, capital.pieces) == ("The coalition left", pieces)
