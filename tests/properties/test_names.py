from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oircheck.names import NameComparer, correct, read_names
from oircheck.types import Comparison, Outcome

PEOPLE = (
    "Anna Berg",
    "General Kenneth F. McKenzie Jr.",
    "Mr Haddow",
    "Cho Min-ah",
    "Hassan al-Rashid",
    "Ludwig van der Berg",
    "Sean O\u2019Brien",
    "J. Smith",
)
BODIES = ("CENTCOM", "the Bank of England", "Örebro", "the Farmers' Association")
PLACES = ("Dakar", "Lomé", "Norway", "the United States", "Salto")
FRAMES = (
    "{a} commands {x}.",
    "{x} is led by {a}.",
    "{a} is the director of {x}.",
    "{a}, the chairman of {x}, spoke on Friday.",
    "{a} succeeded {b} as director of {x}.",
    "{a} beat {b} in the final.",
    "{a} sold the ship to {b}.",
    "The bridge was designed by {a} and {b}.",
    "The talks between {a} and {b} were held in {p}.",
    "{a} was born in {p} and died in {p}.",
    "{x}, based in {p}, appointed {a} as director.",
)

sentences = st.builds(
    lambda form, a, b, x, p: form.format(a=a, b=b, x=x, p=p),
    st.sampled_from(FRAMES),
    st.sampled_from(PEOPLE),
    st.sampled_from(PEOPLE),
    st.sampled_from(BODIES),
    st.sampled_from(PLACES),
)
hostile = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.sampled_from("AaBb .,'\u2019-\u2014()\"\n\u0301ÅßİıGgMr.Dr.24"),
    ),
    max_size=200,
)


def compare(claim: str, unit: str) -> tuple[Comparison, ...]:
    return NameComparer().compare(
        claim=claim, claim_date=None, unit=unit, context="", passage_date=None
    )


def at_odds(claim: str, unit: str) -> bool:
    return any(one.outcome is Outcome.CONFLICT for one in compare(claim, unit))


@given(sentences)
def test_a_sentence_is_never_at_odds_with_itself(sentence: str) -> None:
    found = compare(sentence, sentence)
    assert not any(one.excludes for one in found)


@given(sentences, sentences)
def test_being_at_odds_is_mutual(one: str, other: str) -> None:
    assert at_odds(one, other) == at_odds(other, one)


@given(sentences, sentences)
def test_what_is_shown_stands_in_the_texts(claim: str, unit: str) -> None:
    for one in compare(claim, unit):
        assert one.claimed.span.of(claim) == one.claimed.text
        assert one.stated.span.of(unit) == one.stated.text


@given(sentences, sentences)
def test_a_corrected_claim_is_not_at_odds_in_that_place(claim: str, unit: str) -> None:
    for one in compare(claim, unit):
        changed = correct(claim, one, unit)
        if changed is None:
            continue
        left = [item for item in compare(changed, unit) if item.excludes]
        assert all(item.stated.span != one.stated.span for item in left)


@given(hostile)
def test_names_lie_in_the_text_in_order(text: str) -> None:
    end = 0
    for name in read_names(text):
        assert name.span.of(text) == name.text
        assert end <= name.span.start <= name.core.start
        assert name.core.end <= name.span.end
        end = name.span.end


@given(hostile, hostile)
@settings(max_examples=200)
def test_no_text_is_too_strange(claim: str, unit: str) -> None:
    for one in compare(claim, unit):
        correct(claim, one, unit)


@pytest.mark.parametrize(
    "piece",
    ["Berg ", "Berg, ", "Berg and ", "of the ", "A. ", "(", "'", "led by Berg "],
)
def test_long_texts_of_one_kind_are_read(piece: str) -> None:
    text = piece * 400
    assert compare(text, text) is not None
    assert read_names(text) is not None


def test_reading_does_not_depend_on_what_was_read_before() -> None:
    rng = random.Random(5)
    pairs = [
        (
            FRAMES[at].format(a=PEOPLE[at % 8], b=PEOPLE[1], x=BODIES[0], p=PLACES[0]),
            FRAMES[at].format(a=PEOPLE[3], b=PEOPLE[5], x=BODIES[0], p=PLACES[1]),
        )
        for at in range(len(FRAMES))
    ]
    first = [compare(*pair) for pair in pairs]
    order = list(range(len(pairs)))
    rng.shuffle(order)
    again = {at: compare(*pairs[at]) for at in order}
    assert [again[at] for at in range(len(pairs))] == first
