"""A text may end anywhere: a claim without its full stop, a heading, a cell."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from oircheck.quantities import ValueComparer, read_mentions
from oircheck.quantities.words.signs import COMPARATIVES, PARTICLES, STATES
from oircheck.types import Comparison

DATA = Path(__file__).parents[2] / "data"


def compare(claim: str, unit: str) -> tuple[Comparison, ...]:
    return ValueComparer().compare(
        claim=claim, claim_date=None, unit=unit, context="", passage_date=None
    )


@pytest.mark.parametrize("word", sorted({*STATES, *PARTICLES, *COMPARATIVES}))
@pytest.mark.parametrize("amount", ["seven weeks", "40 per cent", "600 tonnes"])
def test_a_sign_may_be_the_last_word(amount: str, word: str) -> None:
    text = f"The report came {amount} {word}"
    known = "The report came two weeks early."
    assert [one.text for one in read_mentions(text, reference=None)]
    compare(text, known)
    compare(known, text)


def cut_sentences() -> Iterator[tuple[str, str]]:
    """Yield the pairs of every case, one or the other cut after each word."""
    for path in sorted(DATA.glob("*compare_cases*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                claim, source = row["claim"], row["source"]
                for text, other in ((claim, source), (source, claim)):
                    words = text.split()
                    for count in range(1, len(words) + 1):
                        yield " ".join(words[:count]).rstrip(".,;:"), other


def test_sentences_that_break_off_are_read() -> None:
    count = 0
    for text, other in cut_sentences():
        for one in compare(text, other):
            assert one.claimed.text in text
        compare(other, text)
        count += 1
    assert count > 10_000


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        pytest.param("It came -two months late.", "It came -62 days late.", id="late"),
        pytest.param("It fell by -61 months.", "It fell by -5 years.", id="months"),
        pytest.param("It stood at -1,000.", "It stood at -1,010.", id="near miss"),
        pytest.param("It took 2,000 k votes.", "It took 20 k votes.", id="thousands"),
        pytest.param("It closed at 3.45-07.", "It closed at 3.45.", id="a quotation"),
    ],
)
def test_odd_values_are_compared(claim: str, unit: str) -> None:
    compare(claim, unit)
    compare(unit, claim)


@pytest.mark.parametrize(
    "text",
    [
        "In the second quarter of the",
        "In the first half of",
        "Built in the 19th century, in the",
        "Between 4 and",
        "From 3 May to",
        "Over 2 to the",
        "It paid 41",
        "It paid 41 c",
        "On 2004 - 04 -",
        "In 1999/",
        "In '",
    ],
)
def test_a_date_or_an_amount_may_break_off(text: str) -> None:
    read_mentions(text, reference=None)
    compare(text, "It was built between 4 May 1999 and 2004, and paid 41 cents.")
    compare("It was built between 4 May 1999 and 2004, and paid 41 cents.", text)
