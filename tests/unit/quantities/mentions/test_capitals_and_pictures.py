"""In capitals, with wide digits and beside emoji, values are read as in plain text."""

from __future__ import annotations

import pytest

from oircheck.quantities import ValueComparer, read_mentions
from oircheck.quantities.words.tokens import tokenise
from oircheck.text.plain_forms import plain_forms
from oircheck.types import Outcome


def read(text: str) -> list[tuple[str, float | None, str | None, str | None]]:
    found = read_mentions(text, reference=None)
    return [
        (one.text, one.low, one.unit, one.noun and one.noun.lower()) for one in found
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The ferry carried 240 people across the sound.",
        "Six bases were handed over to the army.",
        "The town paid 5 million pounds for 3 schools.",
        "Unemployment fell to 4.5 percent last week.",
        "Some 20 MW of wind power was built for USD 5 million.",
        "Eleven of the twelve members voted for it.",
        "More than 1,200 homes lost power.",
        "A tower of 38 metres fell, killing two men.",
        "The UN counted 312 dead.",
        "Half of the 90 beds were free.",
    ],
)
def test_capitals_hide_no_value(text: str) -> None:
    loud = read(text.upper())
    plain = read(text)
    assert plain
    assert [one[1:] for one in loud] == [one[1:] for one in plain]
    assert [one[0].lower() for one in loud] == [one[0].lower() for one in plain]


@pytest.mark.parametrize("date", ["3 May 2020", "March 2021", "on Monday 5 July 2021"])
def test_capitals_hide_no_date(date: str) -> None:
    text = f"THE BRIDGE WAS OPENED {date.upper()}"
    (found,) = read_mentions(text, reference=None)
    (plain,) = read_mentions(f"The bridge was opened {date}", reference=None)
    assert (found.dates, found.span) == (plain.dates, plain.span)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("NATO and the UN met.", "NATO"),
        ("The F-16 and the MIG flew.", "The"),
        ("UEFA EURO 2024", "UEFA"),
        ("THE bridge", "THE"),
    ],
)
def test_a_few_capitals_are_left_as_they_are(text: str, first: str) -> None:
    assert tokenise(text).raw[0] == first


@pytest.mark.parametrize(
    ("text", "value", "noun"),
    [
        ("The ferry carried ２４０ people.", 240, "people"),
        ("The ferry carried ２，４００ people.", 2400, "people"),
        ("The ferry carried 👥240👥 people.", 240, "people"),
        ("🚢 The ferry carried 240 🧍‍♂️ people.", 240, "people"),
        ("The ferry carried ⭐️240⭐️ people.", 240, "people"),
        ("The ferry carried 🇳🇴 240 people.", 240, "people"),
    ],
)
def test_wide_digits_and_emoji_hide_no_value(
    text: str, value: float, noun: str
) -> None:
    (found,) = read_mentions(text, reference=None)
    assert (found.low, found.noun) == (value, noun)
    assert found.value_span.of(text) in ("240", "２４０", "２，４００")


def test_a_date_in_wide_letters_is_read() -> None:
    (found,) = read_mentions("It sank on ３ Ｍａｙ ２０２０.", reference=None)
    assert found.dates is not None
    assert str(found.dates).count("2020") == 2


def test_values_beside_emoji_and_in_capitals_are_compared() -> None:
    for claim in (
        "The ferry carried 👥240👥 people.",
        "THE FERRY CARRIED 240 PEOPLE.",
        "The ferry carried ２４０ people.",
    ):
        (one,) = ValueComparer().compare(
            claim=claim,
            unit="The ferry carried 210 people.",
            context="",
            claim_date=None,
            passage_date=None,
        )
        assert one.outcome is Outcome.CONFLICT


def test_no_place_moves() -> None:
    text = "Ａ🚢Ｂ ✓ café ２４０"
    assert plain_forms(text) == "A B ✓ café 240"
    assert len(plain_forms(text)) == len(text)
