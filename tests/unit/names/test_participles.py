"""What a participle behind the main clause tells of its subject."""

from __future__ import annotations

import pytest

from oircheck.names import NameComparer
from oircheck.types import Outcome

ELECTED = (
    "Ingrid Falk was elected mayor of Lomma on 12 May 2022, defeating the incumbent,"
    " Per Aasen."
)
BECAME = "Per Aasen became chairman in May, succeeding Mia Holt."
NAMED = "Tom Reed reshuffled his team on Monday, appointing Anna Berg as secretary."


def outcomes(claim: str, unit: str) -> set[Outcome]:
    found = NameComparer().compare(
        claim=claim, claim_date=None, unit=unit, context="", passage_date=None
    )
    return {one.outcome for one in found}


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        ("Per Aasen defeated Ingrid Falk in the election.", ELECTED),
        ("Ingrid Falk was beaten by Per Aasen.", ELECTED),
        ("Mia Holt succeeded Per Aasen.", BECAME),
        ("Per Aasen succeeded Tom Reed as chairman.", BECAME),
        ("Anna Berg appointed Tom Reed.", NAMED),
    ],
)
def test_who_did_it_to_whom_the_wrong_way_round(claim: str, unit: str) -> None:
    assert Outcome.CONFLICT in outcomes(claim, unit)


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        ("Ingrid Falk defeated Per Aasen in the election.", ELECTED),
        ("Per Aasen was beaten by Ingrid Falk.", ELECTED),
        ("Per Aasen succeeded Mia Holt.", BECAME),
        ("Tom Reed appointed Anna Berg.", NAMED),
        ("Per Aasen met Mia Holt.", BECAME),
    ],
)
def test_the_right_way_round(claim: str, unit: str) -> None:
    assert Outcome.CONFLICT not in outcomes(claim, unit)


def test_a_participle_of_the_object_is_not_the_subjects() -> None:
    unit = "Per Aasen met the man succeeding Mia Holt."
    claim = "Tom Reed succeeded Mia Holt."
    assert Outcome.CONFLICT not in outcomes(claim, unit)


def test_a_participle_without_a_clause_before_it_has_no_subject() -> None:
    unit = "Beating Per Aasen, Ingrid Falk was elected."
    claim = "Per Aasen defeated Ingrid Falk."
    assert Outcome.CONFLICT not in outcomes(claim, unit)
