"""Who did what to whom, read past numbers, appositions, pronouns and times."""

from __future__ import annotations

import pytest

from oircheck.names.comparer import NameComparer
from oircheck.types import Comparison, Outcome


def compared(claim: str, unit: str) -> list[Comparison]:
    found = NameComparer().compare(
        claim=claim, claim_date=None, unit=unit, context="", passage_date=None
    )
    return list(found)


@pytest.mark.parametrize(
    ("claim", "unit", "claimed", "stated"),
    [
        pytest.param(
            "The Lenn Academy paid the prize money.",
            "The prize money of 40,000 crowns was paid by the Brandt Foundation.",
            "Lenn Academy",
            "Brandt Foundation",
            id="a number with a comma, and crowns",
        ),
        pytest.param(
            "Norring bought the trawler Siv from a Danish firm.",
            "It sold the trawler Siv to a Danish firm last year.",
            "Danish firm",
            "Danish firm",
            id="a pronoun on one side, and a time",
        ),
        pytest.param(
            "Moe handed Ruth Kessel the medal.",
            "The academy's president, Ruth Kessel, handed Moe the medal.",
            "Ruth Kessel",
            "Moe",
            id="an apposition",
        ),
    ],
)
def test_another_one_in_the_place_is_noticed(
    claim: str, unit: str, claimed: str, stated: str
) -> None:
    found = [one for one in compared(claim, unit) if one.excludes]
    assert [(one.claimed.text, one.stated.text) for one in found] in (
        [(claimed, stated)],
        [(stated, claimed)],
    )


@pytest.mark.parametrize(("paid", "outcome"), [("bill", "conflict"), ("workers", "")])
def test_one_pays_a_bill_and_several_may_pay_people(paid: str, outcome: str) -> None:
    claim, unit = (
        f"Orr Hall paid the {paid}.",
        f"The {paid} were paid by the Lenn Bank.",
    )
    found = [x.outcome for x in compared(claim, unit) if x.outcome is Outcome.CONFLICT]
    assert found == ([Outcome.CONFLICT] if outcome else [])


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        pytest.param(
            "Norring was convicted of polluting the bay.",
            "The court acquitted Norring of polluting the bay.",
            id="the opposite deed",
        ),
        pytest.param(
            "Tora Lund called the verdict a scandal.",
            'Its lawyer, Tora Lund, called the verdict "a relief".',
            id="called something else",
        ),
    ],
)
def test_a_name_in_another_deed_does_not_agree(claim: str, unit: str) -> None:
    assert all(one.outcome is not Outcome.AGREE for one in compared(claim, unit))


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        pytest.param(
            "Norring sold the trawler Siv to a Danish firm.",
            "It sold the trawler Siv to a Danish firm last year.",
            id="the same side",
        ),
        pytest.param(
            "Norring bought the Siv from a Danish firm.",
            "It sold the trawler Ran to a Danish firm.",
            id="another thing",
        ),
    ],
)
def test_one_side_in_its_own_place_is_not_excluded(claim: str, unit: str) -> None:
    assert not [one for one in compared(claim, unit) if one.excludes]
