from __future__ import annotations

import pytest

from oircheck.testing import make_evidence
from oircheck.types import Ground, Stance
from oircheck.verify.denials import read_denial, read_denials
from oircheck.verify.standing import hear

THREE = "The hearing lasted three days."


def stance_of(claim: str, unit: str, model: Stance) -> Stance:
    return read_denial(claim, make_evidence(unit, model)).stance


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        ("The hearing did not last three days.", THREE),
        ("The hearing didn't last three days.", THREE),
        ("It is not true that the hearing lasted three days.", THREE),
        ("It is false that the hearing lasted three days.", THREE),
        ("The claim that the hearing lasted three days is false.", THREE),
        (
            "The trust never bought 12 vans.",
            "The trust has bought 12 vans, four of them new.",
        ),
        ("The mill was not built in 1911.", "The old mill was built in 1911."),
        ("Police did not make two arrests.", "Police made two arrests."),
    ],
)
@pytest.mark.parametrize("model", list(Stance))
def test_a_value_that_agrees_refutes_what_denies_it(
    claim: str, unit: str, model: Stance
) -> None:
    assert stance_of(claim, unit, model) is Stance.REFUTES


@pytest.mark.parametrize(
    ("claim", "model"),
    [
        ("The hearing did not last four days.", Stance.REFUTES),
        ("It is not true that the hearing lasted four days.", Stance.REFUTES),
        ("The claim that the hearing lasted four days is false.", Stance.REFUTES),
        ("Nobody said that the hearing lasted four days.", Stance.REFUTES),
        ("Nobody said that the hearing lasted three days.", Stance.SUPPORTS),
        ("The appeal hearing did not last three days.", Stance.SUPPORTS),
    ],
)
def test_a_value_that_differs_does_not_refute_what_is_denied(
    claim: str, model: Stance
) -> None:
    assert stance_of(claim, THREE, model) is Stance.NEUTRAL


@pytest.mark.parametrize("model", list(Stance))
@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        pytest.param(THREE, THREE, id="no denial"),
        pytest.param(
            "The hearing did not last three days.",
            "The hearing did not last three days.",
            id="both deny it",
        ),
        pytest.param("The hearing did not last only three days.", THREE, id="not only"),
        pytest.param(
            "The fair does not open until 3 May.",
            "The fair opens on 3 May.",
            id="until",
        ),
        pytest.param(
            "The hearing did not last three days.",
            "Brede said that the hearing lasted three days.",
            id="somebody says it",
        ),
        pytest.param(
            "The hearing did not last three days.",
            "The hearing was in Bristol.",
            id="no value",
        ),
        pytest.param(
            "It is not true that nobody came on 3 May.",
            "Forty came on 3 May.",
            id="twice denied",
        ),
    ],
)
def test_what_denies_nothing_by_a_value_is_left(
    claim: str, unit: str, model: Stance
) -> None:
    assert stance_of(claim, unit, model) is model


def test_what_is_denied_is_read_as_a_sentence() -> None:
    found = read_denials("It is not true that the hearing lasted three days.")
    assert found is not None
    assert found.said == THREE


def test_what_leaves_a_denial_open_is_told() -> None:
    claim = "The claim that the hearing lasted four days is false."
    aside = hear(claim, [make_evidence(THREE, Stance.REFUTES)]).set_aside
    assert [one.ground for one in aside] == [Ground.OPEN]
