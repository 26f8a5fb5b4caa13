from __future__ import annotations

import pytest

from oircheck.testing import make_evidence
from oircheck.types import Stance
from oircheck.verify.named_right import read_name_denied, read_name_put_right

STREET = "The central library is in Bridge Street, not Quay Street."


@pytest.mark.parametrize("model", list(Stance))
@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        ("The central library is in Quay Street.", STREET),
        ("The central library is in Quay Street.", f"Correction: {STREET}"),
        ("The winner was Petra Lund.", "The winner was Greta Moss, not Petra Lund."),
        ("Petra Lund was the winner.", "The winner was Greta Moss, not Petra Lund."),
        ("The museum is in Bergen.", "The museum is in Oslo, not in Bergen."),
        ("The ship sailed from Hull.", "The ship sailed from Leith, not from Hull."),
    ],
)
def test_the_same_sentence_with_the_name_denied_is_refuted(
    claim: str, unit: str, model: Stance
) -> None:
    assert read_name_denied(claim, make_evidence(unit, model)).stance is Stance.REFUTES


def test_another_sentence_with_the_name_denied_is_not_borne_out() -> None:
    claim = "The winner of the Vesby race was Petra Lund."
    item = make_evidence("The winner was Greta Moss, not Petra Lund.", Stance.SUPPORTS)
    assert read_name_denied(claim, item).stance is Stance.NEUTRAL


@pytest.mark.parametrize("model", [Stance.NEUTRAL, Stance.REFUTES])
@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        ("The branch library is in Quay Street.", STREET),
        ("The central library is in Bridge Street.", STREET),
        ("The central library is not in Quay Street.", STREET),
        ("The central library was in Quay Street.", STREET),
        ("The museum is in Bergen.", "In 2020 the museum is in Oslo, not Bergen."),
        ("The museum is in Bergen.", "The museum is in Oslo, not Bergen, until May."),
        ("The museum is in Bergen.", "The museum is in Oslo, if not Bergen."),
        ("A " * 200, "A " * 200 + " " * 600 + ", not " + "A " * 200),
    ],
)
def test_what_denies_nothing_of_the_claim_is_left(
    claim: str, unit: str, model: Stance
) -> None:
    assert read_name_denied(claim, make_evidence(unit, model)).stance is model


SAID = "Correction: An article said that the Ferndale library is in Quay Street."


@pytest.mark.parametrize(
    ("claim", "unit", "side"),
    [
        (
            "The Ferndale library is in Quay Street.",
            "It should have said Bridge Street.",
            Stance.REFUTES,
        ),
        (
            "The Ferndale library is in Quay Street.",
            "The correct street is Bridge Street.",
            Stance.REFUTES,
        ),
        (
            "The old Ferndale library stands in Quay Street.",
            "The correct street is Bridge Street.",
            Stance.NEUTRAL,
        ),
        (
            "The Ferndale library is in Bridge Street.",
            "The correct street is Bridge Street.",
            Stance.SUPPORTS,
        ),
        (
            "The Ferndale library is in Quay Street.",
            "The mayor is Petra Lund.",
            Stance.SUPPORTS,
        ),
    ],
)
def test_the_name_that_should_have_stood_takes_the_other_back(
    claim: str, unit: str, side: Stance
) -> None:
    item = make_evidence(unit, Stance.SUPPORTS, context=SAID)
    assert read_name_put_right(claim, item).stance is side
