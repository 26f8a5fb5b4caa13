from __future__ import annotations

import pytest

from oircheck.text.words import STOP_WORDS, stem, terms, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("4,523,000", "4523000", id="groups of thousands"),
        pytest.param("12,34,567", "1234567", id="groups as in India"),
        pytest.param("six bases", "6 bases", id="a number word"),
        pytest.param("twenty-one", "21", id="a compound number word"),
        pytest.param("three hundred and six", "306", id="hundreds with and"),
        pytest.param("two thousand and six", "2006", id="thousands with and"),
        pytest.param("two million three hundred thousand", "2,300,000", id="scales"),
        pytest.param("a hundred", "100", id="an article for one"),
        pytest.param("two dozen", "24", id="dozens"),
        pytest.param("$3.5bn", "3.5 billion dollars", id="money with a suffix"),
        pytest.param("$4m", "$4,000,000", id="a letter after money"),
        pytest.param("30k", "30,000", id="a k"),
        pytest.param("12.50%", "12.5 per cent", id="per cent"),
        pytest.param("4 pct", "four percent", id="pct"),
        pytest.param("the 21st", "the twenty-first", id="ordinals"),
        pytest.param("3 Oct. 2019", "3 October 2019", id="a short month"),
        pytest.param("U.S. troops", "US troops", id="a dotted abbreviation"),
        pytest.param("Café Ærø", "CAFE ÆRØ", id="accents and case"),
        pytest.param("ﬁnance", "finance", id="a ligature"),
        pytest.param("１２ bases", "12 bases", id="wide digits"),
        pytest.param("the minister’s car", "the minister car", id="a possessive"),
    ],
)
def test_the_form_of_a_word_or_number_does_not_count(one: str, other: str) -> None:
    assert sorted(terms(one)) == sorted(terms(other))
    assert terms(one)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("didn't", ("did", "not"), id="a short negation"),
        pytest.param("5m away", ("5", "m", "away"), id="metres are no millions"),
        pytest.param("five and six", ("5", "and", "6"), id="two numbers"),
        pytest.param("nineteen ninety", ("19", "90"), id="a year in words"),
        pytest.param("10.0.0.1", ("10.0.0.1",), id="an address"),
        pytest.param("hundreds", ("hundreds",), id="a vague number"),
        pytest.param("9" * 40 + " million", ("9" * 40, "million"), id="an identifier"),
        pytest.param('* - ( " \ud800 \0', (), id="nothing to read"),
        pytest.param("", (), id="no text"),
    ],
)
def test_words_are_read_in_order(text: str, expected: tuple[str, ...]) -> None:
    assert words(text) == expected


def test_scale_words_without_end_stay_small() -> None:
    for number in ("one ", "1 "):
        assert max(map(len, words(number + "million " * 10_000))) < 30


def test_stop_words_are_no_terms() -> None:
    assert terms(" ".join(sorted(STOP_WORDS))) == ()


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("caresses", "caress"),
        ("ponies", "poni"),
        ("agreed", "agre"),
        ("hopping", "hop"),
        ("filing", "file"),
        ("falling", "fall"),
        ("relational", "relat"),
        ("vietnamization", "vietnam"),
        ("hopefulness", "hope"),
        ("adjustment", "adjust"),
        ("adoption", "adopt"),
        ("controll", "control"),
        ("rate", "rate"),
        ("sky", "sky"),
        ("is", "is"),
        ("b52s", "b52s"),
        ("cafés", "cafés"),
    ],
)
def test_stems_are_those_of_porter(word: str, expected: str) -> None:
    assert stem(word) == expected
