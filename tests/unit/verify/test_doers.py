from __future__ import annotations

from dataclasses import replace

import pytest

from oircheck.testing import make_evidence
from oircheck.types import NliScores, Stance
from oircheck.verify.doers import read_doer


def stance_of(
    claim: str, unit: str, model: Stance = Stance.SUPPORTS, context: str = ""
) -> Stance:
    return read_doer(claim, make_evidence(unit, model, context=context)).stance


SALE = "Odd Rask led the union, which opposed the sale of the mill."
APOLOGIES = "Councillors Owen Pryce and Dana Whitlock sent apologies."


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        ("Odd Rask opposed the sale of the mill.", SALE),
        ("Harriet Mbeki sent apologies.", APOLOGIES),
        ("Councillor Mbeki sent apologies.", APOLOGIES),
        ("Tom Bru appealed.", "Tom Bru, whose lawyer appealed, said nothing."),
        (
            "Kari Lund supported the road.",
            "Kari Lund left, but her party supported it.",
        ),
        ("Per Haug rejected the plan.", "Per Haug is on the board that rejected it."),
        (
            "Ana Dahl fell ill on Wednesday.",
            "Ana Dahl sang in place of Judit Varga, who had fallen ill on Wednesday.",
        ),
        ("Ola Vik resigned.", "Ola Vik thanked Tom Bru, who has just resigned."),
        ("Karin Tolle works for Hanbit.", "Karin Tolle informed the police."),
    ],
)
def test_what_another_did_is_no_support(claim: str, unit: str) -> None:
    assert stance_of(claim, unit) is Stance.NEUTRAL
    assert stance_of(claim, unit, Stance.REFUTES) is Stance.REFUTES


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        ("Owen Pryce sent apologies.", APOLOGIES),
        ("Dana Whitlock sent apologies.", APOLOGIES),
        ("Ola Vik resigned.", "The mayor thanked Ola Vik, who has just resigned."),
        ("Vik resigned.", "The mayor thanked Ola Vik, who has just resigned."),
        ("Norsk Tre opposed the sale.", "It was Norsk Tre, which opposed the sale."),
        ("Quillmark dismissed Tolle.", "Quillmark dismissed Tolle two weeks later."),
        ("Tolle was dismissed by Quillmark.", "Quillmark dismissed Karin Tolle."),
        ("Ann Orr met Bo Kell.", "Bo Kell met Ann Orr in May."),
        (
            "Kari Lund supported the road.",
            "Kari Lund and her party supported the road.",
        ),
        ("The union opposed the sale.", SALE),
        ("Qadir Sen was killed by a blast.", "After the blast that killed Qadir Sen."),
        ("Karin Tolle works for Hanbit.", "Tolle works for the Koreans."),
        ("Mbeki sent apologies.", "Councillor Harriet Mbeki sent apologies."),
    ],
)
def test_what_the_same_did_is_left_as_it_is(claim: str, unit: str) -> None:
    assert stance_of(claim, unit) is Stance.SUPPORTS


def test_what_the_sentences_before_tell_of_another_is_no_support() -> None:
    unit, context = "Paul Orr arrived late.", APOLOGIES
    assert (
        stance_of("Paul Orr sent apologies.", unit, context=context) is Stance.NEUTRAL
    )
    assert stance_of("Paul Orr arrived late.", unit, context=context) is Stance.SUPPORTS


def test_a_text_without_end_is_read_at_once() -> None:
    unit = "A" * 200 + " " * 600 + "whose that which " * 200
    assert stance_of("Odd Rask opposed the sale.", unit) in Stance


def test_other_words_may_say_the_same_of_a_name_that_stands_before() -> None:
    unit, context = "Aune is its chief executive.", "Nordlinje sails to Tholm."
    item = make_evidence(unit, Stance.SUPPORTS, context=context)
    sure = replace(item, nli=NliScores(0.9, 0.1, 0.0))
    claim = "Petter Aune heads Nordlinje."
    assert read_doer(claim, sure).stance is Stance.SUPPORTS
    assert read_doer(claim, item).stance is Stance.NEUTRAL
    assert read_doer(claim.replace("Nordlinje", "Baltrans"), sure).stance is (
        Stance.NEUTRAL
    )


def test_an_office_is_no_deed_of_the_one_before() -> None:
    context = "Ruta Vals has resigned as finance minister of Caldora."
    unit = "Dario Penn was sworn in as her successor."
    claim = "Dario Penn is finance minister of Caldora."
    assert stance_of(claim, unit, context=context) is Stance.SUPPORTS
