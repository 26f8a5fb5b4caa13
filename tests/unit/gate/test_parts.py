"""Parts of sentences, and the characters of the draft that they stand for."""

from __future__ import annotations

import pytest

from oircheck.gate.parts import split_parts
from oircheck.types import Piece, Span, View

SENTENCE = (
    "Tora Vangen, who resigned as minister in July, was among those who voted against."
)


def test_each_part_stands_for_its_own_characters() -> None:
    whole = Span(0, len(SENTENCE))
    rest, relative = split_parts(View(SENTENCE, (Piece(whole, whole.shifted(7)),)))
    assert rest.view.text == "Tora Vangen was among those who voted against."
    assert relative.view.text == "Tora Vangen resigned as minister in July."
    verb = rest.view.text.index("was")
    told = rest.view.to_document(Span(verb, verb + 3))
    assert told.shifted(-7).of(SENTENCE) == "was"


@pytest.mark.parametrize("length", [3, len(SENTENCE) - 1, len(SENTENCE) + 9])
def test_parts_of_a_text_in_anothers_place_stand_for_all_of_it(length: int) -> None:
    place = Span(4, 4 + length)
    view = View(SENTENCE, (Piece(Span(0, len(SENTENCE)), place),))
    parts = split_parts(view)
    assert [one.view.text for one in parts] == [
        "Tora Vangen was among those who voted against.",
        "Tora Vangen resigned as minister in July.",
    ]
    for one in parts:
        assert one.view.to_document(Span(0, len(one.view.text))) == place
