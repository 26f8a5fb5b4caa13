from __future__ import annotations

import pytest

from oircheck.names import NameComparer, correct
from oircheck.types import Outcome, Stage


def corrected(claim: str, unit: str) -> list[str | None]:
    found = NameComparer().compare(
        claim=claim, claim_date=None, unit=unit, context="", passage_date=None
    )
    return [correct(claim, one, unit) for one in found if one.excludes]


@pytest.mark.parametrize(
    ("claim", "unit", "expected"),
    [
        pytest.param(
            "General Mark Milley commands CENTCOM.",
            "CENTCOM commander General Kenneth McKenzie visited Baghdad.",
            "General Kenneth McKenzie commands CENTCOM.",
            id="the title goes with the name",
        ),
        pytest.param(
            "French President Alain Roux spoke.",
            "The president of France, Luc Moreau, spoke.",
            "French President Luc Moreau spoke.",
            id="an office of the claim stays",
        ),
        pytest.param(
            "Mr Foster chairs the board.",
            "The board is chaired by Mrs Foster.",
            "Mrs Foster chairs the board.",
            id="another title of one name",
        ),
        pytest.param(
            "Deputy mayor Kos chairs the council.",
            "The council is chaired by Mayor Grgić.",
            "Deputy mayor Grgić chairs the council.",
            id="no title after an office",
        ),
        pytest.param(
            "Operation Inherent Resolve is led by Denmark.",
            "Operation Inherent Resolve is led by the United States.",
            "Operation Inherent Resolve is led by the United States.",
            id="the article comes with the name",
        ),
        pytest.param(
            "A French architect designed the theatre.",
            "The theatre was designed by the Italian architect Guido Santini.",
            "An Italian architect designed the theatre.",
            id="a people, with its article",
        ),
        pytest.param(
            "The bell was found by divers from Belgium.",
            "The bell was found by Norwegian divers.",
            "The bell was found by divers from Norway.",
            id="a country for its people",
        ),
        pytest.param(
            "The concert was held in St John's Hall.",
            "The concert was held in Saint Mary's Church.",
            "The concert was held in Saint Mary's Church.",
            id="the whole name of a house",
        ),
        pytest.param(
            "The Coalition received six bases from the Iraqi Security Forces.",
            "The Coalition handed over six bases to the Iraqi Security Forces (ISF).",
            "The Iraqi Security Forces received six bases from the Coalition.",
            id="sides exchanged",
        ),
        pytest.param(
            "Calder Air bought Northgate Airways.",
            "Northgate Airways agreed on Monday to buy Calder Air.",
            "Northgate Airways bought Calder Air.",
            id="buyer and bought exchanged",
        ),
        pytest.param(
            "The treaty was signed by Tomas Reyl and Odile Mbarga.",
            "The treaty was signed by Tomas Reyl and Aurel Dascu.",
            "The treaty was signed by Tomas Reyl and Aurel Dascu.",
            id="a row of names",
        ),
    ],
)
def test_the_name_of_the_source_takes_the_place(
    claim: str, unit: str, expected: str
) -> None:
    assert set(corrected(claim, unit)) == {expected}


def test_a_correction_ends_the_conflict() -> None:
    claim, unit = "The talks were held in Dakar.", "The talks were held in Lomé."
    (changed,) = corrected(claim, unit)
    assert changed is not None
    assert corrected(changed, unit) == []


def test_no_correction_where_nothing_conflicts() -> None:
    claim, unit = "Berg leads Acme.", "Acme is led by Anna Berg."
    found = NameComparer().compare(
        claim=claim, claim_date=None, unit=unit, context="", passage_date=None
    )
    assert {one.outcome for one in found} == {Outcome.AGREE}
    assert [correct(claim, one, unit) for one in found] == [None] * len(found)
    assert all(one.kind is Stage.NAME for one in found)
