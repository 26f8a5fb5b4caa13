from __future__ import annotations

import pytest

from oircheck.names import rivals
from oircheck.types import Outcome


def beside(claim: str, unit: str, context: str = "") -> list[tuple[str, str]]:
    found = [one.comparison for one in rivals(claim=claim, unit=unit, context=context)]
    return [(one.claimed.text, one.stated.text) for one in found]


@pytest.mark.parametrize(
    ("claim", "unit", "pair"),
    [
        (
            "The choir's patron, Hanna Voss, paid for the organ.",
            "The patron of the choir, Ulrike Stamm, gave the organ.",
            ("Hanna Voss", "Ulrike Stamm"),
        ),
        (
            "The archive was moved to a cellar in Bremen.",
            "They brought the archive to a cellar in Kassel.",
            ("Bremen", "Kassel"),
        ),
        (
            "The cable was made at Orlitz.",
            "Workers at Dunmere made the cable.",
            ("Orlitz", "Dunmere"),
        ),
    ],
)
def test_a_name_that_only_the_claim_has_stands_beside_one_of_its_sort(
    claim: str, unit: str, pair: tuple[str, str]
) -> None:
    assert pair in beside(claim, unit)


def test_nothing_is_decided_by_a_rival() -> None:
    found = rivals(
        claim="The cable was made in Bremen.",
        unit="The cable was made in Kassel.",
        context="",
    )
    assert [one.comparison.outcome for one in found] == [Outcome.NOT_COMPARABLE]
    assert all(one.comparison.excludes for one in found)


def test_a_name_that_the_sentence_has_has_no_rival() -> None:
    claim = "The archive was moved to a cellar in Bremen."
    assert beside(claim, "From Bremen it went to a cellar in Kassel.") == []


def test_where_else_a_name_stands_is_told() -> None:
    claim = "The archive was moved to a cellar in Bremen."
    unit = "They brought it to a cellar in Kassel."
    before = "The archive of Bremen needed a dry place."
    (plain,) = rivals(claim=claim, unit=unit, context="")
    (told,) = rivals(claim=claim, unit=unit, context=before)
    (elsewhere,) = rivals(claim=claim, unit=unit, context="", elsewhere=[before])
    assert (plain.told, plain.elsewhere) == (False, False)
    assert (told.told, elsewhere.elsewhere) == (True, True)


def test_a_first_name_may_be_a_slip() -> None:
    claim = "The log was signed by Mara Tietz."
    (slip,) = rivals(claim=claim, unit="Clara Tietz signed the log.", context="")
    (other,) = rivals(claim=claim, unit="Iris Holm signed the log.", context="")
    assert (slip.alike, other.alike) == (True, False)


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        ("He led the Marine corps.", "He led the Marines."),
        ("The Central Command said so.", "CENTCOM said so."),
        ("In February Holub went.", "Radek Holub went in March."),
    ],
)
def test_what_may_be_one_name_is_no_rival(claim: str, unit: str) -> None:
    assert beside(claim, unit) == []


def test_a_surname_is_the_name() -> None:
    claim = "Captain Iris Holm signed the log in Kassel."
    assert beside(claim, "Holm and Mara Tietz signed the log.") == []


def test_a_person_stands_for_no_place() -> None:
    claim = "The log was kept in Bremen."
    assert beside(claim, "The log was kept by Mara Tietz.") == []


def test_a_name_of_no_known_place_needs_the_same_preposition() -> None:
    claim = "The barge was built in Orlitz."
    assert beside(claim, "The barge was sold to Dunmere.") == []


def test_a_known_place_may_stand_otherwise() -> None:
    claim = "The barge was built in Hamburg."
    (found,) = rivals(claim=claim, unit="The barge was sold to Berlin.", context="")
    (alike,) = rivals(claim=claim, unit="The barge was made in Berlin.", context="")
    assert (found.led_alike, alike.led_alike) == (False, True)


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        ("The makers live in Canada.", "The makers live in Port Ferrow."),
        ("The makers live in Port Ferrow.", "The makers live in Canada."),
    ],
)
def test_a_place_may_lie_in_a_country(claim: str, unit: str) -> None:
    assert beside(claim, unit) == []


def test_two_countries_are_rivals() -> None:
    claim = "The ships were built in Japan."
    assert beside(claim, "They were built in Korea.") == [("Japan", "Korea")]


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        pytest.param(
            "The finance director of the trust is Omar Reid.",
            "Its chief executive is Helen Marsh, once of St Anne's Infirmary.",
            id="a house is no person",
        ),
        pytest.param(
            "The finance director of the trust is Omar Reid.",
            "The chairman of the trust is Sir Peter Lanyon.",
            id="who chairs a body is not asked who runs its money",
        ),
        pytest.param(
            "The finance director of the trust is Omar Reid.",
            "The medical director of the trust is Jane Orr.",
            id="a body has several directors",
        ),
        pytest.param(
            "The former mayor of Harnley is Ted Rusk.",
            "Mayor Ruth Pellow opened the meeting.",
            id="the mayor is no former mayor",
        ),
    ],
)
def test_who_holds_another_office_is_no_rival(claim: str, unit: str) -> None:
    assert beside(claim, unit) == []


@pytest.mark.parametrize(
    ("claim", "unit", "pair"),
    [
        (
            "The chairman of the trust is Omar Reid.",
            "Sir Peter Lanyon, the chairman of the trust, agreed.",
            ("Omar Reid", "Sir Peter Lanyon"),
        ),
        (
            "The head of the trust is Omar Reid.",
            "The chief executive of the trust is Helen Marsh.",
            ("Omar Reid", "Helen Marsh"),
        ),
    ],
)
def test_who_holds_the_same_office_is_one(
    claim: str, unit: str, pair: tuple[str, str]
) -> None:
    assert beside(claim, unit) == [pair]
