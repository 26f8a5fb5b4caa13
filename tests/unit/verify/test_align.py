from __future__ import annotations

import pytest

from oircheck.verify.align import Alignment, align, read_words, stem


def aligned(claim: str, unit: str, context: str = "") -> Alignment:
    premise = f"{context} {unit}" if context else unit
    return align(claim=claim, unit=unit, premise=premise, values=())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("bases", "base", id="plural"),
        pytest.param("training", "trained", id="participles"),
        pytest.param("organisation", "organizations", id="British spelling"),
        pytest.param("U.S.", "US", id="dots"),
        pytest.param("Sáez", "Saez", id="accents"),
        pytest.param("Caggins’s", "Caggins", id="possessive"),
    ],
)
def test_forms_of_one_word_share_a_stem(one: str, other: str) -> None:
    words = [read_words(text)[0].stem for text in (one, other)]
    assert words[0] == words[1]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Iraq", "Iran"), ("north", "south"), ("approve", "reject")],
)
def test_different_words_have_different_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_a_copy_is_covered_in_order_and_leaves_nothing() -> None:
    text = "The Coalition handed over control of six military bases."
    found = aligned(text, text)
    assert (found.covered_unit, found.disorder, found.unmatched) == (1.0, 0.0, ())
    assert (found.antonyms, found.negation, found.names_missing) == (0, 0, 0.0)


def test_a_negation_on_one_side_has_a_sign() -> None:
    plain, negated = "The bridge was closed.", "The bridge was not closed."
    assert aligned(negated, plain).negation == 1
    assert aligned(plain, negated).negation == -1
    assert aligned(negated, negated).negation == 0


def test_opposites_without_a_partner_are_counted() -> None:
    assert aligned("Exports rose.", "Exports fell in May.").antonyms == 1
    assert aligned("Exports rose.", "Exports rose and then fell.").antonyms == 0


def test_swapped_roles_stand_in_another_order() -> None:
    unit = "Halvorsen sued Brandt over the patent."
    assert aligned("Brandt sued Halvorsen.", unit).disorder > 0.9
    assert aligned("Halvorsen sued Brandt.", unit).disorder == 0.0


def test_initials_meet_the_long_form() -> None:
    unit = "The Iraqi Security Forces took over."
    assert aligned("The new ISF took over.", unit).names_missing == 0.0


def test_a_name_that_nothing_says_is_missing() -> None:
    found = aligned("The commander is Mark Milley.", "The commander is a general.")
    assert found.names_missing == 1.0
    assert found.covered_premise < 1.0


def test_context_covers_the_premise_and_not_the_unit() -> None:
    found = aligned(
        "Kadhimi leads the service.", "He leads the service.", "Kadhimi was named."
    )
    assert found.covered_premise == 1.0
    assert found.covered_unit < 1.0


@pytest.mark.parametrize(
    ("claim", "unit", "turned"),
    [
        (
            "Force equals mass divided by time.",
            "Force equals mass multiplied by time.",
            True,
        ),
        ("The valve opens before the pump.", "The valve opens after the pump.", True),
        ("North Sorland signed the treaty.", "South Sorland signed the treaty.", False),
        ("The old mill burned down.", "The new mill burned down.", False),
        ("The mill burned down.", "The barn burned down.", False),
    ],
)
def test_one_word_turned_into_its_opposite_is_seen(
    claim: str, unit: str, turned: bool
) -> None:
    assert align(claim=claim, unit=unit, premise=unit, values=()).turned is turned
