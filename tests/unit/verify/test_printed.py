from __future__ import annotations

import pytest

from oircheck.testing import make_evidence
from oircheck.types import Ground, Source, Stance
from oircheck.verify.standing import hear
from oircheck.verify.withdrawn import read_put_right, read_taken_back

CASES = [
    (
        "Correction: An article on 12 March said that the Ferndale branch costs the "
        "council £212,000 a year to run.",
        "The correct figure is £121,000.",
        "The Ferndale branch costs the council {} a year to run.",
        "£212,000",
        "£121,000",
    ),
    (
        "Correction: A report on Monday stated that 48 people were hurt in Tolland.",
        "The correct number is 14.",
        "{} people were hurt in Tolland.",
        "48",
        "14",
    ),
    (
        "Correction, 5 May: An article on 3 May said that the Alder Bridge opened on 4 "
        "June 1931.",
        "It opened on 6 June 1931.",
        "The Alder Bridge opened on {}.",
        "4 June 1931",
        "6 June 1931",
    ),
    (
        "A report said that the Sandholm dam holds 90 million cubic metres.",
        "This should have read 9 million cubic metres.",
        "The Sandholm dam holds {} cubic metres.",
        "90 million",
        "9 million",
    ),
    (
        "The Herald wrongly reported that the Osterby pool has 40 lockers.",
        "The right number is 14.",
        "The Osterby pool has {} lockers.",
        "40",
        "14",
    ),
    (
        "Our story said that the Kestrel theatre has 620 seats. This was wrong.",
        "It has 260 seats.",
        "The Kestrel theatre has {} seats.",
        "620",
        "260",
    ),
]


@pytest.mark.parametrize("model", list(Stance))
@pytest.mark.parametrize(("context", "unit", "claim", "wrong", "right"), CASES)
def test_what_stands_in_its_place_decides(
    context: str, unit: str, claim: str, wrong: str, right: str, model: Stance
) -> None:
    item = make_evidence(unit, model, context=context)
    assert read_put_right(claim.format(wrong), item).stance is Stance.REFUTES
    assert read_put_right(claim.format(right), item).stance is Stance.SUPPORTS


@pytest.mark.parametrize(("context", "unit", "claim", "wrong", "right"), CASES[:5])
def test_what_was_printed_is_no_side(
    context: str, unit: str, claim: str, wrong: str, right: str
) -> None:
    put = make_evidence(unit, Stance.NEUTRAL, context=context)
    for value, model in ((wrong, Stance.SUPPORTS), (right, Stance.REFUTES)):
        told = claim.format(value)
        item = make_evidence(context, model)
        assert read_taken_back(told, item, [item, put]).stance is Stance.NEUTRAL
        found = hear(told, [item, put])
        assert [one.ground for one in found.set_aside] == [Ground.CORRECTED]


@pytest.mark.parametrize(
    ("unit", "following", "claim"),
    [
        (
            "An article in the Herald said that the Kestrel theatre has 620 seats.",
            "It was built in 1911.",
            "The Kestrel theatre has 620 seats.",
        ),
        (
            "An article stated that the Orrin glacier lost 14 metres in 2020.",
            "It lost 9 metres in 2021.",
            "The Orrin glacier lost 14 metres in 2020.",
        ),
        (
            "The report said that the mill employs 340 people.",
            "The mayor praised the correct figures.",
            "The mill employs 340 people.",
        ),
        (
            "Correction of the Harl began in 1931, a report said.",
            "It is 40 kilometres long.",
            "Correction of the Harl began in 1931.",
        ),
        (
            "Correction: The dam holds 9 million cubic metres.",
            "It was built in 1931.",
            "The dam holds 9 million cubic metres.",
        ),
        (
            "Correction: We said that it cost £212,000, but the branch costs £121,000.",
            "It has two rooms.",
            "The branch costs £121,000.",
        ),
    ],
)
def test_a_plain_report_and_what_stands_in_a_correction_are_left(
    unit: str, following: str, claim: str
) -> None:
    for model in Stance:
        item = make_evidence(unit, model)
        after = make_evidence(following, model, context=unit)
        assert read_taken_back(claim, item, [item, after]).stance is model
        assert read_put_right(claim, after).stance is model


def test_a_title_takes_back_what_has_another_value_beside() -> None:
    claim = "The Ferndale branch costs the council £212,000 a year to run."
    unit = CASES[0][0].removeprefix("Correction: ")
    source = Source(title="Correction: Ferndale library")
    item = make_evidence(unit, Stance.SUPPORTS, source=source)
    assert read_taken_back(claim, item).stance is Stance.NEUTRAL


def test_long_blanks_take_no_time() -> None:
    text = "Correction " + " " * 600 + "A" * 200 + " we said " * 50
    item = make_evidence(text, Stance.SUPPORTS, context=text)
    assert read_put_right("Five were hurt.", item).stance is Stance.SUPPORTS
    assert read_taken_back("Five were hurt.", item, [item]).stance is Stance.SUPPORTS
