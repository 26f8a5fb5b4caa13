from __future__ import annotations

import pytest

from oircheck.text.statements import nothing_stated


@pytest.mark.parametrize(
    ("text", "what"),
    [
        *((text, "spreadsheet error") for text in "#REF! #VALUE! #N/A #NAME?".split()),
        *((text, "spreadsheet error") for text in "#DIV/0! #NULL! #NUM!".split()),
        *((text, "spreadsheet error") for text in "#BEZUG! #NV #¡VALOR!".split()),
        ("Err:508", "spreadsheet error"),
        ("#####", "spreadsheet error"),
        *((text, "one word") for text in ("bridge", "OK", "Yes.", "TBD", "“Yes.”")),
        *((text, "one word") for text in ("N/A", "n/a", "6_bases", "a.csv", "Oui.")),
        ("=1+1", "a formula"),
        ("=SUM(A1:A3)", "a formula"),
        ("See above.", "fills a cell"),
        ("see row 12", "fills a cell"),
        ("Same as above", "fills a cell"),
        ("to be confirmed", "fills a cell"),
        ("Not applicable.", "fills a cell"),
        ("n / a", "fills a cell"),
        ("Yes, OK.", "fills a cell"),
        *((text, "number or a date") for text in ("164", "-5.2", "1,200.50", "12 %")),
        *((text, "number or a date") for text in ("5.2 million", "$3bn", "€ 4.5 m")),
        *((text, "number or a date") for text in ("2020-03-12", "12/03/2020", "10:30")),
        *((text, "number or a date") for text in ("12 March 2020", "March 12, 2020")),
        *((text, "number or a date") for text in ("Mon. 5 May", "Q3 2021", "5 p.m.")),
        *((text, "number or a date") for text in ("10 to 12", "the 1990s", "2019/20")),
        *((text, "named") for text in ("The ferry", "the ferry.", "a bridge")),
    ],
)
def test_what_states_nothing_is_told(text: str, what: str) -> None:
    assert what in nothing_stated(text)


@pytest.mark.parametrize(
    "text",
    [
        "Snow fell.",
        "It rained.",
        "Prices rose.",
        "The ferry sank.",
        "Taxes up 4%",
        "3 escaped.",
        "12 drowned",
        "Rent: 400 dollars",
        "Rent 400.",
        "A won.",
        "Yes, it rained.",
        "No survivors.",
        "See the ferry sink.",
        "Two and two make four.",
        "2 + 2 = 4",
        "2+2=4",
        "E=mc²",
        "5 > 3",
        "One may march.",
        "May resigned.",
        "Sun shone.",
        "March ended 5 to 3.",
        "Prices—down",
        "To be confirmed is an honour.",
        "#MeToo began in 2006.",
        "北京是中国的首都。",
        "กรุงเทพเป็นเมืองหลวง",
        "Снег.",
    ],
)
def test_what_may_be_a_claim_is_let_pass(text: str) -> None:
    assert nothing_stated(text) == ""


def test_what_is_told_says_what_to_do() -> None:
    for text in ("#REF!", "OK", "164", "See above.", "The ferry"):
        assert "write a sentence" in nothing_stated(text)
