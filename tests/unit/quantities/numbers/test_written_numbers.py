"""Numbers in unusual writings are held against the plain ones of a source."""

from __future__ import annotations

import pytest

from oircheck.quantities import ValueComparer, read_mentions
from oircheck.types import Outcome


def outcomes(claim: str, source: str) -> set[Outcome]:
    found = ValueComparer().compare(
        claim=claim, claim_date=None, unit=source, context="", passage_date=None
    )
    return {one.outcome for one in found}


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The order is worth 45 MSEK.", "The order is worth SEK 45 million."),
        ("The order is worth SEK 45 million.", "The order is worth MSEK 45."),
        ("The fund lost $85 million.", "The fund lost 85 USD million."),
        ("The fund lost 3,400 dollars.", "The fund lost 3.4 k USD."),
        ("The toll is $2.75.", "The toll is 2 dollars 75 cents."),
        ("The player is 6 feet 2 inches tall.", "The player is 6ft 2 tall."),
        ("The guard is 75 inches tall.", "The guard is 6-foot-3."),
        ("The plot covers 18,400 square metres.", "The plot covers 18400 m2."),
        ("The flask held 2.4 million cells.", "The flask held 2.4x10^6 cells."),
        (
            "Rents rose by 1.75 per cent.",
            "Rents rose by one and three-quarters per cent.",
        ),
        (
            "The scheme costs 2 trillion rupees.",
            "The scheme costs two lakh crore rupees.",
        ),
        (
            "The court fined him 250,000 rupees.",
            "The court fined him 2 lakh 50 thousand rupees.",
        ),
        ("The town has 250,000 people.", "The town has a quarter million people."),
    ],
)
def test_two_writings_of_one_value_agree(claim: str, source: str) -> None:
    found = outcomes(claim, source)
    assert Outcome.AGREE in found
    assert Outcome.CONFLICT not in found


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The order is worth 54 MSEK.", "The order is worth SEK 45 million."),
        ("The fund lost $58 million.", "The fund lost 85 USD million."),
        ("The toll is $2.50.", "The toll is 2 dollars 75 cents."),
        ("The player is 6 feet 4 inches tall.", "The player is 6ft 1 tall."),
        ("The plot covers 14,800 square metres.", "The plot covers 18400 m2."),
        ("The flask held 24 million cells.", "The flask held 2.4x10^6 cells."),
        (
            "Rents rose by 0.75 per cent.",
            "Rents rose by one and three-quarters per cent.",
        ),
    ],
)
def test_another_value_conflicts_in_any_writing(claim: str, source: str) -> None:
    assert Outcome.CONFLICT in outcomes(claim, source)


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Net sales were 60.52 million euros.", "Net sales were MEUR 60.5."),
        ("Net sales were 60.52 million euros.", "Net sales were 60.5 MEUR."),
        ("The blog has 3,420 readers.", "The blog has 3.4 k readers."),
    ],
)
def test_a_code_with_a_scale_leaves_its_rounding_open(claim: str, source: str) -> None:
    assert Outcome.CONFLICT not in outcomes(claim, source)


def test_scales_upon_scales_without_end_are_read() -> None:
    assert read_mentions("one thousand million " * 500, reference=None)
    assert read_mentions("2 million " * 500, reference=None)
