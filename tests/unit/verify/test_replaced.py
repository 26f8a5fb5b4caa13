from __future__ import annotations

import dataclasses

import pytest

from oircheck.testing import make_comparison, make_evidence
from oircheck.types import Evidence, Ground, Outcome, Source, Stage, Stance
from oircheck.verify.replaced import later_counts, outcomes, totals

MONDAY = "By 3 May 2021 forty people had been injured in the fire."


def count(
    claim: str,
    claimed: str,
    text: str,
    stated: str,
    *,
    stance: Stance,
    published: str,
    outcome: Outcome = Outcome.CONFLICT,
) -> Evidence:
    value = make_comparison(
        Stage.NUMBER, outcome, claim=claim, claimed=claimed, text=text, stated=stated
    )
    item = make_evidence(
        text,
        stance,
        doc_id=published,
        source=Source(published=published),
        comparisons=[dataclasses.replace(value, excludes=True)],
    )
    return dataclasses.replace(item, features=(("covered_premise", 0.8),))


@pytest.mark.parametrize(
    ("text", "stated", "published", "gone"),
    [
        pytest.param(
            "The fire has injured 55 people.", "55", "2021-05-06", True, id="later"
        ),
        pytest.param(
            "The fire has injured 30 people.", "30", "2021-05-06", False, id="fewer"
        ),
        pytest.param(
            "By 3 May 55 people had been injured.",
            "55",
            "2021-05-06",
            False,
            id="later told of the day",
        ),
        pytest.param(
            "The fire has injured 55 people.", "55", "2021-05-03", False, id="that day"
        ),
        pytest.param(
            "The town has 55 streets.", "55", "2021-05-06", False, id="no count"
        ),
    ],
)
def test_a_higher_count_of_a_later_day_refutes_no_earlier_one(
    text: str, stated: str, published: str, *, gone: bool
) -> None:
    item = count(
        MONDAY,
        "forty people",
        text,
        stated,
        stance=Stance.REFUTES,
        published=published,
    )
    found = [one.ground for one in later_counts(MONDAY, [item])]
    assert found == [Ground.OTHER_DAY] * gone


CLAIM = "The teams have cleared a total of 112 minefields."


@pytest.mark.parametrize(
    ("claim", "published", "gone"),
    [
        pytest.param(CLAIM, "2023-10-04", True, id="later"),
        pytest.param(CLAIM, "2023-01-01", False, id="earlier"),
        pytest.param(f"By March 2023, {CLAIM}", "2023-10-04", False, id="dated claim"),
    ],
)
def test_a_total_falls_with_a_later_one_of_whatever_stance(
    claim: str, published: str, *, gone: bool
) -> None:
    old, new = "A total of 112 minefields.", "The total had risen to 187."
    items = [
        count(
            claim,
            "112 minefields",
            old,
            "112 minefields",
            stance=Stance.SUPPORTS,
            published="2023-04-03",
            outcome=Outcome.AGREE,
        ),
        count(
            claim,
            "112 minefields",
            new,
            "187",
            stance=Stance.NEUTRAL,
            published=published,
            outcome=Outcome.NOT_COMPARABLE,
        ),
    ]
    found = [one.ground for one in totals(claim, items)]
    assert found == [Ground.RECOUNTED] * gone


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("With all 60 wards counted, Orla Finn had 9,100 votes.", True),
        ("With 20 of 60 wards counted, Orla Finn had 9,100 votes.", False),
        ("Orla Finn had 9,100 votes.", False),
    ],
)
def test_a_count_of_another_stage_is_no_side(text: str, gone: bool) -> None:
    claim = "With 20 of 60 wards counted, Orla Finn had 3,200 votes."
    item = count(
        claim, "3,200", text, "9,100", stance=Stance.REFUTES, published="2001-05-05"
    )
    found = [one.ground for one in later_counts(claim, [item])]
    assert found == ([Ground.OTHER_DAY] if gone else [])


def test_what_was_announced_does_not_refute_that_it_was_cancelled() -> None:
    early = make_evidence(
        "The Bell Museum will show forty clocks in May.",
        Stance.REFUTES,
        doc_id="a",
        source=Source(published="2001-02-01"),
    )
    late = make_evidence(
        "The Bell Museum has cancelled its show of clocks.",
        Stance.SUPPORTS,
        doc_id="b",
        source=Source(published="2001-04-01"),
    )
    claim = "The Bell Museum cancelled its show of clocks."
    found = list(outcomes(claim, [early, late]))
    assert [(one.evidence, one.ground) for one in found] == [(early, Ground.PLANNED)]
    after = dataclasses.replace(early.retrieved, source=Source(published="2001-05-01"))
    held = dataclasses.replace(early, retrieved=after)
    assert list(outcomes(claim, [held, late])) == []


@pytest.mark.parametrize(("day", "gone"), [("2001-03-09", True), ("2001-05-01", False)])
def test_what_was_held_after_all_replaces_that_it_was_called_off(
    day: str, gone: bool
) -> None:
    off = make_evidence(
        "The kite race at Orm was called off.",
        Stance.REFUTES,
        doc_id="a",
        source=Source(published=day),
    )
    held = make_evidence(
        "The kite race at Orm was held in April.",
        Stance.SUPPORTS,
        doc_id="b",
        source=Source(published="2001-04-20"),
    )
    found = list(outcomes("The kite race at Orm was held in April.", [off, held]))
    assert [one.evidence for one in found] == ([off] if gone else [])
