from __future__ import annotations

import pytest

from oircheck.quantities import ValueComparer, correct
from oircheck.types import Comparison, Outcome, Stage

KEPT = "The council voted 11 to 6 to keep the ferry."
BY_VOTES = "The council voted by 11 votes to 6 to keep the ferry."
APPROVED = "The council approved the new ferry by 11 votes to 6."


def compare(claim: str, unit: str) -> list[Comparison]:
    found = ValueComparer().compare(
        claim=claim, claim_date=None, unit=unit, context="", passage_date=None
    )
    return list(found)


@pytest.mark.parametrize("unit", [KEPT, BY_VOTES])
@pytest.mark.parametrize(
    ("claim", "right"),
    [
        (
            "The council voted by 6 votes to 11 to keep the ferry.",
            "The council voted by 11 votes to 6 to keep the ferry.",
        ),
        (
            "The council voted 6 to 11 to keep the ferry.",
            "The council voted 11 to 6 to keep the ferry.",
        ),
        (
            "The council voted by six votes to eleven to keep the ferry.",
            "The council voted by eleven votes to six to keep the ferry.",
        ),
        (
            "The council voted 6-11 to keep the ferry.",
            "The council voted 11-6 to keep the ferry.",
        ),
        (
            "The council voted by 6 to 11 in favour of keeping the ferry.",
            "The council voted by 11 to 6 in favour of keeping the ferry.",
        ),
        (
            "By six votes to eleven the council decided to keep the ferry.",
            "By eleven votes to six the council decided to keep the ferry.",
        ),
        (
            "The council voted 6-11 in favour of keeping the ferry.",
            "The council voted 11-6 in favour of keeping the ferry.",
        ),
    ],
)
def test_votes_told_the_wrong_way_round_are_in_conflict(
    claim: str, unit: str, right: str
) -> None:
    (found,) = compare(claim, unit)
    assert (found.kind, found.outcome) == (Stage.NUMBER, Outcome.CONFLICT)
    assert correct(claim, found, unit) == right


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        ("The council approved the new ferry by 6 votes to 11.", APPROVED),
        ("The council approved the new ferry by six votes to 11.", APPROVED),
        ("The council approved the new ferry 6-11.", APPROVED),
        ("The council approved the new ferry by 6 to 11.", APPROVED),
        (KEPT, "The council voted 6 to 11 to keep the ferry."),
    ],
)
def test_whatever_the_words_of_the_vote(claim: str, unit: str) -> None:
    assert [one.outcome for one in compare(claim, unit)] == [Outcome.CONFLICT]


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        (KEPT, BY_VOTES),
        ("The council voted 11-6 to keep the ferry.", BY_VOTES),
        ("By eleven votes to six the council voted to keep the ferry.", KEPT),
        (
            "The council voted by 6 votes to 11 to keep the ferry.",
            "The council voted by 11 votes to 6 to close the library.",
        ),
        (
            "The motion to keep the ferry was lost by 6 votes to 11.",
            "The motion to keep the ferry was rejected by 11 votes to 6.",
        ),
        (
            "The motion was lost by 6 to 11.",
            "The motion was rejected by 11 votes to 6.",
        ),
        (
            "The council rejected the new ferry by 6 votes to 11.",
            "The council rejected the new ferry by 11 votes to 6.",
        ),
        (
            "The plan to keep the ferry was defeated by 6 votes to 11.",
            "The council threw out the plan to keep the ferry by 11 votes to 6.",
        ),
        (
            "The committee voted by 6 votes to 11 to keep the ferry.",
            "The council voted by 11 votes to 6 to keep the ferry.",
        ),
        (
            "The fare rose by 6 to 11 cents.",
            "The council voted by 11 votes to 6 to keep the fare.",
        ),
        (
            "The council voted 11 to 6 in favour of keeping the ferry.",
            "The council voted by 11 votes to 6 to keep the ferry.",
        ),
    ],
)
def test_other_motions_and_lost_ones_are_not(claim: str, unit: str) -> None:
    assert Outcome.CONFLICT not in {one.outcome for one in compare(claim, unit)}


def test_of_what_may_be_another_motion_the_votes_are_asked_about() -> None:
    claim = "The council passed the plan to keep the ferry by 6 votes to 11."
    (found,) = compare(claim, KEPT)
    assert (found.outcome, found.excludes) == (Outcome.UNDETERMINED, True)
    right = "The council passed the plan to keep the ferry by 11 votes to 6."
    assert correct(claim, found, KEPT) == right


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("The council voted 11 to 6 for the plan.", Outcome.CONFLICT),
        ("The council voted by 11 votes to 6 for the plan.", Outcome.CONFLICT),
        ("The council voted 11 to 6 in favour of the plan.", Outcome.CONFLICT),
    ],
)
def test_what_was_voted_for_was_carried(unit: str, expected: Outcome) -> None:
    claim = "The council passed the plan by 6 votes to 11."
    assert {one.outcome for one in compare(claim, unit)} == {expected}


@pytest.mark.parametrize("how", ["for rejecting", "to reject", "against"])
@pytest.mark.parametrize("votes", ["6 votes to 11", "11 votes to 6"])
def test_a_vote_to_reject_is_no_conflict_with_a_rejection(how: str, votes: str) -> None:
    claim = f"The council rejected the plan by {votes}."
    found = compare(claim, f"The council voted 11 to 6 {how} the plan.")
    assert Outcome.CONFLICT not in {one.outcome for one in found}


@pytest.mark.parametrize(
    ("claim", "unit", "right"),
    [
        (
            "The council approved the new ferry by 12 votes to 5.",
            APPROVED,
            "The council approved the new ferry by 11 votes to 6.",
        ),
        (
            "The council approved the new ferry 12-5.",
            APPROVED,
            "The council approved the new ferry 11-6.",
        ),
        ("The council approved the new ferry by 7 votes to 12.", APPROVED, None),
        ("The council rejected the new ferry by 6 votes to 11.", APPROVED, None),
    ],
)
def test_other_votes_are_put_in_where_the_winner_stands_first_in_both(
    claim: str, unit: str, right: str | None
) -> None:
    found = [one for one in compare(claim, unit) if one.outcome is Outcome.CONFLICT]
    assert found
    assert correct(claim, found[0], unit) == right
