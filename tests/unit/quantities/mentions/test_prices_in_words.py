"""Prices whose coins follow without their name: "eight euros forty"."""

from __future__ import annotations

import pytest

from oircheck.quantities import ValueComparer, correct, read_mentions
from oircheck.types import Outcome, QuantityKind


@pytest.mark.parametrize(
    ("text", "price", "unit"),
    [
        ("A single ticket costs eight euros forty.", 8.4, "EUR"),
        ("It costs two pounds fifty a day.", 2.5, "GBP"),
        ("They ask five euros ninety-nine for a loaf.", 5.99, "EUR"),
        ("The fare is three dollars and twenty cents.", 3.2, "USD"),
        ("The fare is three dollars twenty, and a return is more.", 3.2, "USD"),
        ("A stamp is one euro ten", 1.1, "EUR"),
        ("The toll is 8 euros 40 per car.", 8.4, "EUR"),
    ],
)
def test_coins_without_their_name_are_part_of_the_price(
    text: str, price: float, unit: str
) -> None:
    found = list(read_mentions(text, reference=None))
    assert [(x.kind, x.low, x.unit) for x in found] == [
        (QuantityKind.MONEY, price, unit)
    ]


@pytest.mark.parametrize(
    ("text", "price"),
    [
        ("It cost two pounds fifty people said.", 2.0),
        ("He gave six pounds forty years ago.", 6.0),
        ("He won 20 pounds 15 March.", 20.0),
        ("They gave ten pounds fifty times.", 10.0),
        ("The fund holds two million pounds fifty.", 2_000_000.0),
        ("The fine is 300 yen fifty.", 300.0),
        ("They asked ten pounds, fifty at most.", 10.0),
        ("He paid eight dollars thirty of them had lent.", 8.0),
        ("He paid ten pounds fifty thousand times.", 10.0),
    ],
)
def test_a_number_of_another_thing_is_no_part_of_a_price(
    text: str, price: float
) -> None:
    found = [
        x.low
        for x in read_mentions(text, reference=None)
        if x.kind is QuantityKind.MONEY
    ]
    assert found == [price]


def test_a_price_in_words_is_compared_and_corrected_as_a_whole() -> None:
    claim, unit = "A ticket costs eight euros fifty.", "A ticket costs €8.40."
    (found,) = ValueComparer().compare(
        claim=claim, claim_date=None, unit=unit, context="", passage_date=None
    )
    assert found.outcome is Outcome.CONFLICT
    assert correct(claim, found, unit) == unit
