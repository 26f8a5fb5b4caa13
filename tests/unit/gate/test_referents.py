"""Who "she" is and what "it" is: written in where nobody else can be meant."""

from __future__ import annotations

from typing import Any

import pytest

from oircheck.gate.referents import only_thing

Bench = Any


@pytest.mark.parametrize(
    ("before", "sentence", "claim"),
    [
        pytest.param(
            "Ruth Oyelaran is leaving the Museum of Boats in May.",
            "She goes to a harbour in Larn.",
            "Ruth Oyelaran goes to a harbour in Larn.",
            id="a body beside the person",
        ),
        pytest.param(
            "Keyway paid 12 euros. The harbour chief, Otto Lind, told the council.",
            "He wore a tie with anchors.",
            "Otto Lind wore a tie with anchors.",
            id="another name before",
        ),
        pytest.param(
            "Otto Lind left school in May.",
            "In 1954 he took his degree.",
            "In 1954 Otto Lind took his degree.",
            id="behind a date",
        ),
        pytest.param(
            "Ruth Oyelaran left the harbour in May. To a paper she said nothing.",
            "She has sold the ferry.",
            "Ruth Oyelaran has sold the ferry.",
            id="a sentence in between",
        ),
        pytest.param(
            "Otto Lind came first. Otto was late. Lind gave up in June.",
            "He opened a bus company.",
            "Lind opened a bus company.",
            id="a last name that is known",
        ),
        pytest.param(
            "The hall used to have 540 seats.",
            "It now has 310 seats.",
            "The hall now has 310 seats.",
            id="a thing whose verb shows no number",
        ),
    ],
)
def test_an_antecedent_is_written_in(
    bench: Bench, before: str, sentence: str, claim: str
) -> None:
    assert bench.claims(f"{before} {sentence}")[-1] == claim


@pytest.mark.parametrize(
    ("before", "sentence"),
    [
        pytest.param(
            "Ruth Oyelaran met Ada Brandt in May.",
            "She has sold the ferry.",
            id="two people",
        ),
        pytest.param(
            "Otto Lind left in May. The driver stayed.",
            "He has sold the ferry to Keyway.",
            id="somebody without a name, and a name that may be a person's",
        ),
        pytest.param(
            "In Angola Lind led 420 men. The Finn had promised that he would stay.",
            "He writes a book on Keyway.",
            id="somebody by a people's name",
        ),
        pytest.param(
            "Mrs Ada Brandt came to Keyway.",
            "He has sold the ferry to Brandt.",
            id="a title that fits another pronoun",
        ),
        pytest.param(
            "Otto Lind's brother lost a ferry to Keyway.",
            "He has sold the harbour.",
            id="an owner",
        ),
        pytest.param(
            "The hall was closed in May.",
            "It was Otto Lind who sold it.",
            id="an it that stresses",
        ),
        pytest.param(
            "The mayor promised in June.",
            "It has nine seats.",
            id="a person is no it",
        ),
        pytest.param(
            "The council bought a ferry.",
            "It has nine seats.",
            id="a thing behind the verb",
        ),
        pytest.param(
            '"We sold it", Otto Lind told Keyway.',
            "He has nine ferries.",
            id="within a quotation somebody else may speak",
        ),
    ],
)
def test_nothing_is_written_in_where_another_may_be_meant(
    bench: Bench, before: str, sentence: str
) -> None:
    assert bench.claims(f"{before} {sentence}")[-1] == sentence


@pytest.mark.parametrize(
    "text",
    [
        "The wines sold well in the town of Larn, and it is one of the reasons.",
        "Farmers in the valley lost their seed in the rain, and it is no surprise.",
        "Analysts believe Keyway has bought the hall, and it will close in May.",
        "The mayor went home in the rain, and it has rained for two weeks since.",
        "There came another time of need in Larn, and it has lasted for ten years.",
    ],
)
def test_what_fits_no_it_is_not_put_before_a_part(bench: Bench, text: str) -> None:
    parts = bench.claims(text)
    heads = ("The wines is", "Farmers in the valley is", "Analysts believe Keyway will")
    heads += ("The mayor has rained", "There has lasted")
    assert not any(part.startswith(heads) for part in parts)


def test_what_fits_is_put_before_a_part(bench: Bench) -> None:
    text = "The ferry ran into the mole at Larn, and it has been in the dock since May."
    assert bench.claims(text)[1:] == ["The ferry has been in the dock since May."]


@pytest.mark.parametrize(
    ("sentence", "plural", "found"),
    [
        ("The halls closed in May.", True, "The halls"),
        ("The halls closed in May.", False, None),
        ("A hall of boats closed in May.", False, "A hall of boats"),
        ("The police came in May.", True, "The police"),
        ("The crew and the guests left in May.", True, "The crew and the guests"),
        ("Keyway closed in May.", False, None),
    ],
)
def test_the_words_of_a_subject_show_its_number(
    sentence: str, plural: bool, found: str | None
) -> None:
    assert only_thing(sentence, plural=plural) == found
