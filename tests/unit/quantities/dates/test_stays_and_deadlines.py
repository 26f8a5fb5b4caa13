from __future__ import annotations

import pytest

from oircheck.quantities import ValueComparer, correct
from oircheck.types import Comparison, Outcome, Stage


def compare(claim: str, unit: str) -> list[Comparison]:
    found = ValueComparer().compare(
        claim=claim, claim_date=None, unit=unit, context="", passage_date=None
    )
    return [one for one in found if one.kind is Stage.DATE]


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        (
            "The fair lasted from 4 to 18 March.",
            "The fair lasted from 4 to 12 March.",
        ),
        (
            "The fair in Lund lasted from 4 to 9 March 2011.",
            "The fair in Lund lasted from 4 to 12 March 2011 and drew a crowd.",
        ),
        (
            "The lock was closed from 2 May to 30 June.",
            "The lock was closed from 9 May to 30 June.",
        ),
        (
            "The mill was shut from 1931 to 1938.",
            "The mill was shut from 1931 to 1936.",
        ),
        ("She was mayor from 1999 to 2011.", "She was mayor from 2003 to 2011."),
    ],
)
def test_a_stay_with_another_end_is_asked_about(claim: str, unit: str) -> None:
    found = compare(claim, unit)[0]
    assert (found.outcome, found.excludes) == (Outcome.UNDETERMINED, True)
    made = correct(claim, found, unit)
    assert made is not None
    assert compare(made, unit)[0].outcome is Outcome.AGREE


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        ("The fair lasted from 4 to 12 March.", "The fair lasted from 4 to 12 March."),
        (
            "The fair lasted from 4 to 12 March.",
            "From 4 March to 12 March the fair drew a crowd.",
        ),
        (
            "She was mayor from 1999 to 2008.",
            "She was mayor from 1999 to 2003 and from 2005 to 2008.",
        ),
        (
            "She was mayor from 1999 to 2008.",
            "She was mayor from 1999 to 2003, and again until 2008.",
        ),
        (
            "The war lasted from 1914 to 1918.",
            "Holm served as a medic from 1914 to 1916.",
        ),
        ("The mill was shut from 1931 to 1938.", "The inn was shut from 1931 to 1936."),
        (
            "The lock was closed from May to June.",
            "The lock was closed from 9 May to 30 June.",
        ),
        (
            "The bridge was closed from March to July 2019.",
            "In 2019 the lane beside the bridge was closed from March to May.",
        ),
    ],
)
def test_other_stays_and_several_are_not(claim: str, unit: str) -> None:
    found = compare(claim, unit)
    assert Outcome.CONFLICT not in {one.outcome for one in found}
    assert not any(one.excludes for one in found)


@pytest.mark.parametrize(
    ("claim", "unit", "right"),
    [
        (
            "No ward will be closed before 2013.",
            "No ward will be closed before 2015.",
            "No ward will be closed before 2015.",
        ),
        (
            "No ward will be closed before 2017.",
            "The board says that no ward will be closed before 2015.",
            "No ward will be closed before 2015.",
        ),
        (
            "The dam is to be finished before May 2013.",
            "The dam is to be finished before June 2014.",
            "The dam is to be finished before June 2014.",
        ),
        (
            "The school will not reopen before 3 May.",
            "The school will not reopen before 10 May.",
            "The school will not reopen before 10 May.",
        ),
    ],
)
def test_another_deadline_of_a_plan_is_asked_about(
    claim: str, unit: str, right: str
) -> None:
    (found,) = compare(claim, unit)
    assert found.outcome is Outcome.UNDETERMINED
    assert found.excludes
    assert correct(claim, found, unit) == right


@pytest.mark.parametrize(
    ("claim", "unit", "expected"),
    [
        (
            "The dam was finished before 1915.",
            "The dam was finished before 1913.",
            Outcome.AGREE,
        ),
        (
            "The dam is to be finished before 2017.",
            "The dam is to be finished before 2015.",
            Outcome.AGREE,
        ),
        (
            "No ward will be closed before 2015.",
            "No ward will be closed before 2015.",
            Outcome.AGREE,
        ),
        (
            "The dam was finished before 1913.",
            "The dam was finished before 1915.",
            Outcome.UNDETERMINED,
        ),
    ],
)
def test_a_deed_done_before_a_date_was_done_before_a_later_one(
    claim: str, unit: str, expected: Outcome
) -> None:
    (found,) = compare(claim, unit)
    assert (found.outcome, found.excludes) == (expected, False)
