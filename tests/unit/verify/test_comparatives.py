from __future__ import annotations

import pytest

from oircheck.testing import make_evidence
from oircheck.types import Stance
from oircheck.verify.comparatives import read_comparative, read_orders

SECOND = "The Askeladd is the second largest ship of the fleet, after the Ragna."


def stance_of(claim: str, unit: str, model: Stance = Stance.SUPPORTS) -> Stance:
    return read_comparative(claim, make_evidence(unit, model)).stance


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        ("The Askeladd is larger than the Ragna.", SECOND),
        ("The Ragna is smaller than the Askeladd.", SECOND),
        (
            "The south pier is longer than the north pier.",
            "The north pier is longer than the south pier.",
        ),
        (
            "The north pier is shorter than the south pier.",
            "The north pier is longer than the south pier.",
        ),
        (
            "Ole Finn is older than Per Finn.",
            "Ole Finn is younger than his brother Per Finn.",
        ),
        (
            "Lantern Field holds more spectators than Harbour Park.",
            "Lantern Field holds fewer spectators than Harbour Park.",
        ),
        (
            "The new bridge was more expensive than the old bridge.",
            "The old bridge was more expensive than the new bridge.",
        ),
        (
            "In 2019 Lund sold more tickets than Brask.",
            "In 2019 Brask sold more tickets than Lund.",
        ),
    ],
)
@pytest.mark.parametrize("model", [Stance.SUPPORTS, Stance.NEUTRAL])
def test_the_other_order_refutes(claim: str, unit: str, model: Stance) -> None:
    assert stance_of(claim, unit, model) is Stance.REFUTES


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        ("The Ragna is larger than the Askeladd.", SECOND),
        ("The Askeladd is smaller than the Ragna.", SECOND),
        (
            "The south pier is shorter than the north pier.",
            "The north pier is longer than the south pier.",
        ),
        (
            "Harbour Park holds more spectators than Lantern Field.",
            "Lantern Field holds fewer spectators than Harbour Park.",
        ),
    ],
)
@pytest.mark.parametrize("model", list(Stance))
def test_the_same_order_supports(claim: str, unit: str, model: Stance) -> None:
    assert stance_of(claim, unit, model) is Stance.SUPPORTS


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        (
            "The east tower is older than the west tower.",
            "The west tower is taller than the east tower.",
        ),
        (
            "Vark has more schools than Holm.",
            "Holm has more inhabitants than Vark.",
        ),
        (
            "In 2012 Lund sold more tickets than Brask.",
            "In 2019 Brask sold more tickets than Lund.",
        ),
    ],
)
def test_another_order_supports_nothing(claim: str, unit: str) -> None:
    assert stance_of(claim, unit) is Stance.NEUTRAL


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        ("Orr is larger than Kell.", "Orr is larger than Brin."),
        ("Orr is larger than Kell.", "Kell would be larger than Orr."),
        ("Orr is larger than Kell.", "Brin said that Kell is larger than Orr."),
        ("Orr is larger than Kell.", "Kell is not larger than Orr."),
        ("More than 30 people came.", "Fewer than 50 people came."),
    ],
)
def test_what_tells_no_order_of_the_two_is_left_as_it_is(claim: str, unit: str) -> None:
    for model in Stance:
        assert stance_of(claim, unit, model) is model


def test_a_text_without_end_is_read_at_once() -> None:
    assert read_orders("A" * 200 + " " * 600 + "more than " * 200) == ()
