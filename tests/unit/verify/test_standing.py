from __future__ import annotations

from dataclasses import replace

import pytest

from oircheck.testing import make_comparison, make_evidence
from oircheck.types import (
    Comparison,
    Evidence,
    Ground,
    Outcome,
    Source,
    SourceStatus,
    Stage,
    Stance,
)
from oircheck.verify.standing import Hearing, hear


def grounds(hearing: Hearing) -> list[tuple[str, Ground]]:
    return [
        (item.evidence.retrieved.passage.doc_id, item.ground)
        for item in hearing.set_aside
    ]


def heard(hearing: Hearing) -> list[str]:
    return [item.retrieved.passage.doc_id for item in hearing.heard]


def passage(
    text: str,
    stance: Stance,
    *,
    doc_id: str,
    published: str | None = None,
    tier: int = 2,
    status: SourceStatus = SourceStatus.CURRENT,
    publisher: str = "Daily",
    comparisons: tuple[Comparison, ...] = (),
) -> Evidence:
    source = Source(published=published, tier=tier, status=status, publisher=publisher)
    return make_evidence(
        text, stance, doc_id=doc_id, source=source, comparisons=comparisons
    )


def value(
    outcome: Outcome,
    claim: str,
    claimed: str,
    text: str,
    stated: str,
    kind: Stage = Stage.NUMBER,
) -> Comparison:
    return make_comparison(
        kind, outcome, claim=claim, claimed=claimed, text=text, stated=stated
    )


@pytest.mark.parametrize(
    ("text", "stance", "ground"),
    [
        (
            "The minister denied that the dam had leaked in May.",
            Stance.REFUTES,
            Ground.DENIED,
        ),
        (
            "Campaigners accused the owner of having let the dam leak in May.",
            Stance.SUPPORTS,
            Ground.ALLEGED,
        ),
        ("The dam reportedly leaked in May.", Stance.SUPPORTS, Ground.ALLEGED),
        (
            "An earlier version of this article said that the dam leaked in May.",
            Stance.SUPPORTS,
            Ground.CORRECTED,
        ),
        (
            "The engineer believes that the dam leaked in May.",
            Stance.SUPPORTS,
            Ground.OPINION,
        ),
    ],
)
def test_what_is_no_side(text: str, stance: Stance, ground: Ground) -> None:
    hearing = hear("The dam leaked in May.", [passage(text, stance, doc_id="a")])
    assert grounds(hearing) == [("a", ground)]
    assert heard(hearing) == []


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        (
            "The minister denied that the dam had leaked.",
            "The minister denied that the dam had leaked in May.",
        ),
        ("The dam leaked in May.", "The minister said that the dam leaked in May."),
        ("The dam leaked in May.", "The dam leaked in May, the minister confirmed."),
        (
            "The minister was accused of hiding the leak.",
            "Campaigners accused the minister of hiding the leak.",
        ),
    ],
)
def test_what_is_a_side(claim: str, text: str) -> None:
    hearing = hear(claim, [passage(text, Stance.SUPPORTS, doc_id="a")])
    assert heard(hearing) == ["a"]


def test_a_claim_about_words_is_not_settled_where_the_speaker_is_not_spoken_of() -> (
    None
):
    claim = "On Monday Otto Rehn denied that the port had paid Brine."
    items = [
        passage("Otto Rehn denied it.", Stance.SUPPORTS, doc_id="a"),
        passage("The port paid Brine 80,000 thalers.", Stance.REFUTES, doc_id="b"),
    ]
    hearing = hear(claim, items)
    assert heard(hearing) == ["a"]
    assert grounds(hearing) == [("b", Ground.UNATTRIBUTED)]


def test_what_a_body_published_it_said_whoever_printed_it_too() -> None:
    claim = "The Directorate's examination confirmed that the brakes had failed."
    text = "Examination of the brakes revealed no defect."
    printed = passage(text, Stance.REFUTES, doc_id="a", publisher="Courier")
    assert grounds(hear(claim, [printed])) == [("a", Ground.UNATTRIBUTED)]
    found = replace(printed.retrieved, publishers=("Courier", "Air Directorate"))
    assert grounds(hear(claim, [replace(printed, retrieved=found)])) == []


def test_a_retracted_source_is_shown_as_set_aside() -> None:
    item = passage(
        "The dam leaked.",
        Stance.SUPPORTS,
        doc_id="a",
        status=SourceStatus.RETRACTED,
    )
    hearing = hear("The dam leaked.", [item])
    assert grounds(hearing) == [("a", Ground.RETRACTED)]


def test_the_weaker_standing_gives_way_to_the_stronger() -> None:
    items = [
        passage("The fine was 6 crowns.", Stance.SUPPORTS, doc_id="blog", tier=3),
        passage("The fine is 2 crowns.", Stance.REFUTES, doc_id="court", tier=1),
    ]
    hearing = hear("The fine was 6 crowns.", items)
    assert heard(hearing) == ["court"]
    assert grounds(hearing) == [("blog", Ground.OUTRANKED)]
    assert hearing.set_aside[0].by is hearing.heard[0]


def test_a_strong_source_that_takes_no_side_outranks_nothing() -> None:
    items = [
        passage("The court sat.", Stance.NEUTRAL, doc_id="court", tier=1),
        passage("The fine was 6 crowns.", Stance.SUPPORTS, doc_id="blog", tier=3),
    ]
    assert "blog" in heard(hear("The fine was 6 crowns.", items))


CLAIM = "The yard laid off 430 workers."
OLD = "The yard laid off 430 workers on Monday."
NEW = "The yard laid off 340 workers, not 430."


def reports(new: str, *, new_day: str | None, publisher: str = "Daily") -> Hearing:
    return hear(
        CLAIM,
        [
            passage(
                OLD,
                Stance.SUPPORTS,
                doc_id="old",
                published="2022-05-10",
                comparisons=(
                    value(Outcome.AGREE, CLAIM, "430 workers", OLD, "430 workers"),
                ),
            ),
            passage(
                new,
                Stance.REFUTES,
                doc_id="new",
                published=new_day,
                publisher=publisher,
                comparisons=(
                    value(Outcome.CONFLICT, CLAIM, "430 workers", new, "340 workers"),
                ),
            ),
        ],
    )


@pytest.mark.parametrize(
    "new",
    [
        NEW,
        "Correction: the yard laid off 340 workers.",
        "The number given before was wrong: the yard laid off 340 workers.",
    ],
)
def test_a_correction_replaces_what_it_corrects(new: str) -> None:
    hearing = reports(new, new_day="2022-05-12")
    assert grounds(hearing) == [("old", Ground.CORRECTED)]
    assert heard(hearing) == ["new"]


def test_an_earlier_text_corrects_nothing() -> None:
    assert grounds(reports(NEW, new_day="2022-05-09")) == []


def test_without_a_date_nothing_is_later() -> None:
    assert grounds(reports(NEW, new_day=None)) == []


def test_another_number_a_day_later_is_no_correction() -> None:
    assert grounds(reports("It laid off 340 workers.", new_day="2022-05-12")) == []


DEAD = "The flood killed 280 people."


def counts(
    claim: str, *extra: Comparison, early: str, late: str, stated: str = "310"
) -> Hearing:
    return hear(
        claim,
        [
            passage(
                early,
                Stance.SUPPORTS,
                doc_id="early",
                published="2010-03-01",
                comparisons=(
                    value(Outcome.AGREE, claim, "280 people", early, "280"),
                    *extra,
                ),
            ),
            passage(
                late,
                Stance.REFUTES,
                doc_id="late",
                published="2010-03-03",
                comparisons=(
                    value(Outcome.CONFLICT, claim, "280 people", late, stated),
                ),
            ),
        ],
    )


def test_a_later_count_of_a_running_total_replaces_the_earlier() -> None:
    hearing = counts(
        DEAD,
        early="So far 280 people are dead.",
        late="The toll of the flood has risen to 310 dead.",
    )
    assert grounds(hearing) == [("early", Ground.RECOUNTED)]


def test_a_claim_with_the_day_of_the_earlier_count_speaks_of_that_count() -> None:
    claim = "By 1 March the flood had killed 280 people."
    early = "By 1 March the toll stood at 280 people."
    hearing = counts(
        claim,
        value(Outcome.AGREE, claim, "By 1 March", early, "By 1 March", Stage.DATE),
        early=early,
        late="The toll of the flood has risen to 310.",
    )
    assert grounds(hearing) == [("late", Ground.OTHER_DAY)]


def test_a_higher_count_of_the_injured_days_later_replaces_the_first() -> None:
    hearing = counts(
        "The fire injured 280 people.",
        early="The fire injured 280 people.",
        late="The fire injured 310 people.",
    )
    assert grounds(hearing) == [("early", Ground.RECOUNTED)]


@pytest.mark.parametrize("late", ["270", "280"])
def test_a_lower_count_of_the_injured_is_another_view(late: str) -> None:
    claim = "The fire injured 280 people."
    text = f"The fire injured {late} people."
    hearing = counts(claim, early=claim, late=text, stated=late)
    assert grounds(hearing) == []


def test_two_reports_of_one_vote_are_no_running_total() -> None:
    hearing = counts(
        "The council elected 280 people.",
        early="It elected 280 people.",
        late="The council elected 310 people.",
    )
    assert grounds(hearing) == []


def test_what_came_of_a_plan_replaces_the_plan() -> None:
    claim = "The railway bought 18 trains."
    plan = "The railway plans to buy 24 trains."
    done = "The railway bought 18 trains in the end."
    items = [
        passage(plan, Stance.REFUTES, doc_id="plan", published="2020"),
        passage(done, Stance.SUPPORTS, doc_id="done", published="2024"),
    ]
    assert grounds(hear(claim, items)) == [("plan", Ground.PLANNED)]


def test_a_plan_bears_out_no_outcome() -> None:
    item = passage(
        "The railway plans to buy 24 trains.", Stance.SUPPORTS, doc_id="plan"
    )
    hearing = hear("The railway bought 24 trains.", [item])
    assert grounds(hearing) == [("plan", Ground.PLANNED)]


@pytest.mark.parametrize(
    ("text", "aside"),
    [
        pytest.param("The probe Ilm was sent to the moon Orr.", True, id="no landing"),
        pytest.param("The probe Ilm landed on the moon Orr.", False, id="a landing"),
    ],
)
def test_what_a_text_still_plans_is_not_borne_out_by_what_led_up_to_it(
    text: str, aside: bool
) -> None:
    items = [
        passage(text, Stance.SUPPORTS, doc_id="a"),
        passage("It is to land on the moon in May.", Stance.SUPPORTS, doc_id="a"),
    ]
    found = grounds(hear("The probe Ilm landed on the moon Orr.", items))
    assert found == [("a", Ground.PLANNED)] * (1 + aside)


def test_a_plan_bears_out_that_it_was_planned() -> None:
    item = passage(
        "The railway plans to buy 24 trains.", Stance.SUPPORTS, doc_id="plan"
    )
    assert heard(hear("The railway planned to buy 24 trains.", [item])) == ["plan"]


@pytest.mark.parametrize(
    ("claim", "aside"),
    [
        ("Roth commands the mission.", [("old", Ground.SUCCEEDED)]),
        ("Roth commanded the mission.", [("new", Ground.OTHER_DAY)]),
    ],
)
def test_an_office_that_passed_on(claim: str, aside: list[tuple[str, Ground]]) -> None:
    new = "Falk took over command of the mission."
    name = value(Outcome.CONFLICT, claim, "Roth", new, "Falk", Stage.NAME)
    items = [
        passage(
            "The mission is commanded by Roth.",
            Stance.SUPPORTS,
            doc_id="old",
            published="2018-04",
        ),
        passage(
            new, Stance.REFUTES, doc_id="new", published="2021-09", comparisons=(name,)
        ),
    ]
    assert grounds(hear(claim, items)) == aside


def test_what_differs_in_day_and_value_is_another_event() -> None:
    claim = "The glacier lost 9 metres in 2020."
    mine = "The glacier lost 9 metres in 2020."
    other = "The glacier lost 14 metres in 2019."
    items = [
        passage(
            mine,
            Stance.SUPPORTS,
            doc_id="2020",
            comparisons=(
                value(Outcome.AGREE, claim, "9 metres", mine, "9 metres"),
                value(Outcome.AGREE, claim, "in 2020", mine, "in 2020", Stage.DATE),
            ),
        ),
        passage(
            other,
            Stance.REFUTES,
            doc_id="2019",
            comparisons=(
                value(Outcome.CONFLICT, claim, "9 metres", other, "14 metres"),
                value(Outcome.CONFLICT, claim, "in 2020", other, "in 2019", Stage.DATE),
            ),
        ),
    ]
    assert grounds(hear(claim, items)) == [("2019", Ground.OTHER_DAY)]
