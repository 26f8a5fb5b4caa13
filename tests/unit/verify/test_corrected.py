from __future__ import annotations

from dataclasses import replace

import pytest

from oircheck.testing import make_comparison, make_evidence
from oircheck.types import Evidence, Ground, Outcome, Source, Stage, Stance
from oircheck.verify.standing import Hearing, hear

CLAIM = "The yard laid off 430 workers."
BEFORE = "In the spring the yard of Gall laid off 430 workers."
RIGHT = "The yard of Gall laid off 340 workers, not 430."


def report(
    text: str,
    stance: Stance,
    *,
    doc_id: str,
    published: str | None = None,
    stated: str = "430 workers",
    tier: int = 2,
) -> Evidence:
    agrees = stance is Stance.SUPPORTS
    return make_evidence(
        text,
        stance,
        doc_id=doc_id,
        source=Source(
            published=published, publisher=f"{doc_id.title()} Post", tier=tier
        ),
        comparisons=(
            make_comparison(
                Stage.NUMBER,
                Outcome.AGREE if agrees else Outcome.CONFLICT,
                claim=CLAIM,
                claimed="430 workers",
                text=text,
                stated=stated,
            ),
        ),
    )


def grounds(found: Hearing) -> list[tuple[str, Ground]]:
    return [
        (one.evidence.retrieved.passage.doc_id, one.ground) for one in found.set_aside
    ]


@pytest.mark.parametrize("stance", list(Stance))
def test_what_denies_the_value_of_a_claim_never_supports_it(stance: Stance) -> None:
    item = report(RIGHT, stance, doc_id="a", stated="340 workers")
    assert all(one.stance is not Stance.SUPPORTS for one in hear(CLAIM, [item]).heard)


def test_a_text_that_corrects_itself_does_not_stand_by_what_it_corrects() -> None:
    items = [
        report(BEFORE, Stance.SUPPORTS, doc_id="a"),
        report(RIGHT, Stance.REFUTES, doc_id="a", stated="340 workers"),
    ]
    found = hear(CLAIM, items)
    assert grounds(found) == [("a", Ground.CORRECTED)]
    assert found.heard[0].stance is Stance.REFUTES


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        pytest.param("2020-05-02", [("b", Ground.CORRECTED)], id="before"),
        pytest.param("2020-05-20", [], id="after, and no copy"),
    ],
)
def test_the_day_of_the_correction_decides(
    published: str, expected: list[tuple[str, Ground]]
) -> None:
    items = [
        report(BEFORE, Stance.SUPPORTS, doc_id="b", published=published),
        report(
            "Correction, 12 May 2020: The yard of Gall laid off 340 workers, not 430.",
            Stance.REFUTES,
            doc_id="a",
            published="2020-05-01",
            stated="340 workers",
        ),
    ]
    assert grounds(hear(CLAIM, items)) == expected


def test_a_copy_from_before_is_corrected_whenever_it_was_printed() -> None:
    fixed = BEFORE.replace("430", "340")
    items = [
        report(BEFORE, Stance.SUPPORTS, doc_id="wire", published="2021-01-01"),
        report(
            fixed,
            Stance.REFUTES,
            doc_id="a",
            published="2020-05-01",
            stated="340 workers",
        ),
        report(
            "Correction: It was 340, not 430.",
            Stance.NEUTRAL,
            doc_id="a",
            published="2020-05-01",
            stated="340",
        ),
    ]
    assert grounds(hear(CLAIM, items)) == [("wire", Ground.CORRECTED)]


def test_a_correction_of_one_thing_is_none_of_another() -> None:
    items = [
        report(BEFORE, Stance.SUPPORTS, doc_id="b", published="2020-05-01"),
        report(
            "Correction: The bonus was 340, not 430.",
            Stance.REFUTES,
            doc_id="a",
            published="2020-06-01",
            stated="340",
        ),
        make_evidence("Each got a bonus of 430.", Stance.NEUTRAL, doc_id="a"),
    ]
    found = hear(CLAIM, items)
    assert grounds(found) == [("a", Ground.OTHER_THING)]
    assert Stance.REFUTES not in {one.stance for one in found.heard}


def test_a_weaker_source_corrects_no_record() -> None:
    items = [
        report(BEFORE, Stance.SUPPORTS, doc_id="b", published="2020-05-01", tier=1),
        report(
            RIGHT,
            Stance.REFUTES,
            doc_id="a",
            published="2020-06-01",
            stated="340 workers",
            tier=3,
        ),
    ]
    assert grounds(hear(CLAIM, items)) == [("a", Ground.OUTRANKED)]


def test_a_text_that_got_a_value_wrong_does_not_stand_by_it() -> None:
    items = [
        report(BEFORE, Stance.SUPPORTS, doc_id="a", published="2020-05-01"),
        make_evidence(
            "This article misstated the number of workers who were laid off.",
            Stance.NEUTRAL,
            doc_id="a",
            source=Source(published="2020-05-01"),
        ),
    ]
    assert grounds(hear(CLAIM, items)) == [("a", Ground.CORRECTED)]


def test_a_change_is_no_correction_of_how_it_was_before() -> None:
    was = "Until the spring the yard of Gall laid off 430 workers."
    items = [
        report(was, Stance.SUPPORTS, doc_id="a"),
        report(RIGHT, Stance.NEUTRAL, doc_id="a", stated="340 workers"),
    ]
    assert grounds(hear(CLAIM, items)) == []


@pytest.mark.parametrize(
    ("own", "title", "expected"),
    [
        pytest.param(
            "The smiths of Orm laid off 430 workers.", None, [], id="another town"
        ),
        pytest.param(
            "The smiths of Vell laid off 430 workers.",
            None,
            [("b", Ground.CORRECTED)],
            id="the same town",
        ),
        pytest.param(
            "The smiths laid off 430 workers.",
            None,
            [("b", Ground.CORRECTED)],
            id="no town",
        ),
        pytest.param(
            "The smiths in Upper Orm laid off 430 workers.",
            "The smiths of Vell",
            [("b", Ground.CORRECTED)],
            id="its title is that of the correction",
        ),
    ],
)
def test_an_undated_article_is_corrected_where_the_correction_is_of_its_names(
    own: str, title: str | None, expected: list[tuple[str, Ground]]
) -> None:
    fix = "Correction: the number of workers that the smiths of Vell laid off was 340, "
    item = report(own, Stance.SUPPORTS, doc_id="b")
    bare = replace(item.retrieved, source=Source(title=title))
    found = hear(
        CLAIM,
        [
            replace(item, retrieved=bare),
            report(
                f"{fix}not 430.",
                Stance.REFUTES,
                doc_id="c",
                published="2020-05-12",
                stated="340",
            ),
        ],
    )
    assert grounds(found) == expected


@pytest.mark.parametrize(
    ("of_item", "of_later", "expected"),
    [
        pytest.param((), (), [], id="of others"),
        pytest.param(("Gazette",), (), [("wire", Ground.CORRECTED)], id="of one copy"),
        pytest.param(
            ("Gazette",),
            ("Courier", "Gazette"),
            [("wire", Ground.CORRECTED)],
            id="the correction is a copy too",
        ),
    ],
)
def test_who_printed_a_copy_of_it_may_say_later_that_a_value_was_wrong(
    of_item: tuple[str, ...],
    of_later: tuple[str, ...],
    expected: list[tuple[str, Ground]],
) -> None:
    item = report(BEFORE, Stance.SUPPORTS, doc_id="wire", published="2020-05-01")
    fix = make_evidence(
        "We misstated the number of workers who were laid off.",
        Stance.NEUTRAL,
        doc_id="c",
        source=Source(
            published="2020-05-09", publisher="Courier" if of_later else "Gazette"
        ),
    )
    items = [
        replace(item, retrieved=replace(item.retrieved, publishers=of_item)),
        replace(fix, retrieved=replace(fix.retrieved, publishers=of_later)),
    ]
    assert grounds(hear(CLAIM, items)) == expected


def test_who_printed_a_copy_of_a_sentence_may_take_it_back() -> None:
    claim = "Lotte Arn of the yard of Gall won the prize."
    item = make_evidence(
        claim,
        Stance.SUPPORTS,
        doc_id="wire",
        source=Source(published="2020-05-01", publisher="Wire"),
    )
    fix = make_evidence(
        "We said wrongly that Lotte Arn of the yard of Gall won the prize.",
        Stance.NEUTRAL,
        doc_id="c",
        source=Source(published="2020-05-09", publisher="Gazette"),
    )
    fix = replace(fix, features=(("covered_premise", 0.9),))
    assert grounds(hear(claim, [item, fix])) == []
    printed = replace(item.retrieved, publishers=("Wire", "Gazette"))
    found = hear(claim, [replace(item, retrieved=printed), fix])
    assert grounds(found) == [("wire", Ground.CORRECTED)]
