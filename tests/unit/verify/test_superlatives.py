from __future__ import annotations

import pytest

from oircheck.testing import make_evidence
from oircheck.types import Ground, Stance
from oircheck.verify.standing import hear
from oircheck.verify.superlatives import read_standing, read_standings


def stance_of(
    claim: str, unit: str, model: Stance = Stance.SUPPORTS, context: str = ""
) -> Stance:
    return read_standing(claim, make_evidence(unit, model, context=context)).stance


@pytest.mark.parametrize(
    ("text", "place", "sort"),
    [
        ("It is the longest viaduct.", 1, "long"),
        ("It is the second longest viaduct.", 2, "long"),
        ("It is the country's third-largest port.", 3, "large"),
        ("It is the 4th biggest port.", 4, "large"),
        ("Vell is the second most populous town.", 2, "most populous"),
        ("It was his second best-selling novel.", 2, "best selling"),
        ("It is the oldest mill but two.", 3, "old"),
        ("It is one of the largest towns in Wales.", 0, "large"),
        ("It is among Europe's busiest ports.", 0, "busy"),
        ("They are the three oldest mills.", 0, "old"),
        ("One of them is the oldest mill.", 1, "old"),
    ],
)
def test_a_place_is_read_with_that_by_which_it_is_given(
    text: str, place: int, sort: str
) -> None:
    assert [(one.place, one.sort) for one in read_standings(text)] == [(place, sort)]


@pytest.mark.parametrize(
    "text",
    [
        "Orr won the second test in the west.",
        "Most people came to the harvest feast.",
        "The third contest was a protest.",
        "The latest of the guests left first.",
        " " * 600 + "A" * 200 + " the second" * 200,
    ],
)
def test_what_is_no_superlative_gives_no_place(text: str) -> None:
    assert read_standings(text) == ()


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        (
            "The Harrow viaduct is the longest viaduct in the country.",
            "The Harrow viaduct is the second longest railway viaduct in the country.",
        ),
        (
            "Orr Museum is the largest museum in Wales.",
            "Orr Museum is the third-largest museum in Wales.",
        ),
        (
            "Vell is the region's most populous town.",
            "Vell, the region's second most populous town, has two schools.",
        ),
        (
            "Dorn Abbey is the second oldest church in the diocese.",
            "Dorn Abbey is the oldest church in the diocese.",
        ),
        (
            "The mill is the oldest mill in the valley.",
            "The mill is the oldest mill but one in the valley.",
        ),
        (
            "Sella has the highest rate in the region.",
            "Sella has the third highest rate in the region.",
        ),
        (
            "Brann Tower is the tallest building in Rook County.",
            "Brann Tower is the tallest building in Garrow and the second tallest in"
            " Rook County.",
        ),
    ],
)
def test_another_place_of_the_same_sort_refutes(claim: str, unit: str) -> None:
    assert stance_of(claim, unit) is Stance.REFUTES
    assert stance_of(claim, unit, Stance.NEUTRAL) is Stance.NEUTRAL


def test_what_it_is_may_stand_in_the_sentence_before() -> None:
    claim = "The Harrow viaduct is the longest viaduct in the country."
    unit = "It is the second longest viaduct in the country."
    context = "The Harrow viaduct was built in 1901."
    assert stance_of(claim, unit, context=context) is Stance.REFUTES
    assert stance_of(claim, unit, context="Orr is a town.") is Stance.NEUTRAL


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        pytest.param(
            "Port Enys is the busiest harbour on the coast.",
            "Port Enys is one of the busiest harbours on the coast.",
            id="one of several",
        ),
        pytest.param(
            "The Harrow viaduct is the longest viaduct.",
            "The Harrow viaduct is the second longest viaduct in the country.",
            id="no scope",
        ),
        pytest.param(
            "Lake Ilm is the deepest lake in the county.",
            "Lake Ilm is the second deepest lake in the country.",
            id="another scope",
        ),
        pytest.param(
            "Orr is the largest museum in Wales.",
            "Orr was the third-largest museum in Wales.",
            id="another time",
        ),
        pytest.param(
            "Orr was the largest museum in Wales in 2001.",
            "Orr was the third-largest museum in Wales in 1955.",
            id="another year",
        ),
        pytest.param(
            "Orr is the longest railway viaduct in Wales.",
            "Orr is the second longest viaduct in Wales.",
            id="a narrower sort",
        ),
        pytest.param(
            "Kroon designed the country's largest dam.",
            "Kroon designed the country's second largest dam.",
            id="who may have done both",
        ),
        pytest.param(
            "The country's largest dam was built by Kroon.",
            "The country's second largest dam was built by Kroon.",
            id="what is named by its place",
        ),
        pytest.param(
            "Orr is the largest port in Wales.",
            "Vell said that Orr is the second largest port in Wales.",
            id="what somebody says",
        ),
    ],
)
def test_another_place_that_leaves_the_claim_open_is_no_support(
    claim: str, unit: str
) -> None:
    assert stance_of(claim, unit) is Stance.NEUTRAL


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        (
            "Lake Ilm is the deepest lake in the county.",
            "Lake Ilm is the deepest lake in the county and the second deepest in the"
            " country.",
        ),
        (
            "Orr is one of the largest museums in Wales.",
            "Orr is the third-largest museum in Wales.",
        ),
        (
            "Orr is the third biggest museum in Wales.",
            "Orr is Wales's third-largest museum.",
        ),
        ("Orr is the oldest museum in Wales.", "No museum in Wales is older than Orr."),
        ("Orr is the oldest museum in Wales.", "Orr is the second largest of all."),
        ("Orr is the largest town in Wales.", "Orr has the second largest port."),
    ],
)
@pytest.mark.parametrize("model", list(Stance))
def test_the_same_place_and_another_sort_are_left_alone(
    claim: str, unit: str, model: Stance
) -> None:
    assert stance_of(claim, unit, model) is model


@pytest.mark.parametrize("model", list(Stance))
def test_another_place_bears_out_what_denies_the_claimed_one(model: Stance) -> None:
    unit = "Mount Asper is the second highest peak of the range."
    for claim in (
        "Mount Asper is not the highest peak of the range.",
        "Mount Asper isn't the highest peak of the range.",
    ):
        assert stance_of(claim, unit, model) is Stance.SUPPORTS
    claim = "Mount Asper is not the second highest peak of the range."
    assert stance_of(claim, unit, model) is model


def test_a_support_that_is_none_is_shown_as_set_aside() -> None:
    claim = "Port Enys is the busiest harbour on the coast."
    item = make_evidence(
        "Port Enys is one of the busiest harbours on the coast.", Stance.SUPPORTS
    )
    assert [one.ground for one in hear(claim, [item]).set_aside] == [Ground.BASELESS]
