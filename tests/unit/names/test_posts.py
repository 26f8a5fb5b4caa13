from __future__ import annotations

import pytest

from oircheck.names.comparer import NameComparer
from oircheck.names.correct import correct
from oircheck.types import Comparison, Outcome


def compared(claim: str, unit: str) -> list[Comparison]:
    found = NameComparer().compare(
        claim=claim, claim_date=None, unit=unit, context="", passage_date=None
    )
    return [one for one in found if one.excludes]


@pytest.mark.parametrize(
    ("claim", "unit", "corrected"),
    [
        (
            "Marta Sely is the prosecutor.",
            "The judge, Marta Sely, said that the case had failed.",
            "Marta Sely is the judge.",
        ),
        (
            "The prosecutor was Marta Sely.",
            "Judge Marta Sely presided over the trial.",
            "The judge was Marta Sely.",
        ),
        (
            "Judge Jon Ek will appeal.",
            "The prosecutor, Jon Ek, will appeal.",
            "Prosecutor Jon Ek will appeal.",
        ),
        (
            "Ilze Bruvere, the defence minister, spoke first.",
            "Talvia's foreign minister, Ilze Bruvere, spoke first.",
            "Ilze Bruvere, the foreign minister, spoke first.",
        ),
        (
            "It was the union's lawyer, Sonia Arantes, who said it.",
            "Plant manager Sonia Arantes said so on Monday.",
            "It was the union's plant manager, Sonia Arantes, who said it.",
        ),
        (
            "Mateo Prosper, a clerk, owned up.",
            "Mateo Prosper, 34, a driver at the printing works, pleaded guilty.",
            "Mateo Prosper, a driver at the printing works, owned up.",
        ),
        (
            "The mayor, Ida Holm, resigned.",
            "The deputy mayor, Ida Holm, resigned.",
            "The deputy mayor, Ida Holm, resigned.",
        ),
        (
            "The prosecutor, Marta Sely, spoke.",
            "The prosecutor, Jon Ek, spoke of an appeal.",
            "The prosecutor, Jon Ek, spoke.",
        ),
    ],
)
def test_another_post_of_a_person_is_asked_about(
    claim: str, unit: str, corrected: str
) -> None:
    found = compared(claim, unit)
    assert [one.outcome for one in found] == [Outcome.UNDETERMINED]
    assert correct(claim, found[0], unit) == corrected


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        pytest.param(
            "The director, Ida Holm, spoke.",
            "Ida Holm, head of the museum, spoke.",
            id="much the same",
        ),
        pytest.param(
            "Ida Holm was the judge.",
            "The former prosecutor Ida Holm spoke.",
            id="of another time",
        ),
        pytest.param(
            "In 2019 Ida Holm was a driver.",
            "In 2023 the clerk Ida Holm spoke.",
            id="of another year",
        ),
        pytest.param(
            "Ida Holm is also the treasurer.", "The judge, Ida Holm, spoke.", id="more"
        ),
        pytest.param(
            "Ida Holm is not the judge.", "The clerk, Ida Holm, spoke.", id="denied"
        ),
        pytest.param(
            "Judge Ida Holm spoke.", "Judge Jon Ek spoke.", id="one of several judges"
        ),
        pytest.param(
            "Judge Ida Holm spoke.",
            "The judge, Jon Ek, spoke.",
            id="maybe another",
        ),
        pytest.param(
            "The judge, Ida Holm, spoke.",
            "The high judge, Jon Ek, spoke.",
            id="of another kind",
        ),
        pytest.param(
            "Minister Ida Holm spoke.", "Foreign minister Ida Holm spoke.", id="less"
        ),
        pytest.param(
            "The judge, Ida Holm, left.", "The clerk, Jon Ek, left.", id="two people"
        ),
    ],
)
def test_what_may_be_as_well_is_left_alone(claim: str, unit: str) -> None:
    assert not [x for x in compared(claim, unit) if "post" in x.reason]
    assert not [x for x in compared(claim, unit) if "same place" in x.reason]
