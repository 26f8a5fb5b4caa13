from __future__ import annotations

import pytest

from oircheck.testing import make_evidence
from oircheck.types import Evidence, Ground, Source, Stance
from oircheck.verify.align import stem
from oircheck.verify.departures import read_departure
from oircheck.verify.offices import holder_of
from oircheck.verify.standing import hear


def told(text: str, stance: Stance, *, published: str, doc_id: str = "a") -> Evidence:
    source = Source(published=published)
    return make_evidence(text, stance, doc_id=doc_id, source=source)


def grounds(claim: str, *items: Evidence) -> list[tuple[str, Ground]]:
    return [
        (item.evidence.retrieved.passage.doc_id, item.ground)
        for item in hear(claim, items).set_aside
    ]


OLD = told(
    "Roth is director of the zoo.", Stance.SUPPORTS, published="2015", doc_id="old"
)
NEW = told(
    "Falk is director of the zoo.", Stance.REFUTES, published="2019", doc_id="new"
)


def test_the_newest_source_tells_who_holds_an_office() -> None:
    claim = "Roth is director of the zoo."
    assert grounds(claim, OLD, NEW) == [("old", Ground.SUCCEEDED)]


def test_sources_of_one_year_that_name_two_holders_disagree() -> None:
    claim = "Roth is director of the zoo."
    near = told(
        "Falk is director of the zoo.",
        Stance.REFUTES,
        published="2016-01",
        doc_id="near",
    )
    assert grounds(claim, OLD, near) == []


def test_a_claim_with_a_date_takes_the_holder_of_that_date() -> None:
    claim = "In 2015 Roth was director of the zoo."
    assert grounds(claim, OLD, NEW) == [("new", Ground.OTHER_DAY)]


def test_between_two_sources_the_one_before_holds() -> None:
    claim = "In 2017 Roth was director of the zoo."
    assert grounds(claim, OLD, NEW) == [("new", Ground.OTHER_DAY)]


def test_a_later_holder_is_nothing_against_the_past() -> None:
    claim = "Roth was director of the zoo."
    assert grounds(claim, OLD, NEW) == [("new", Ground.OTHER_DAY)]


def test_who_came_into_office_later_did_not_hold_it_before() -> None:
    claim = "In 2016 Falk was director of the zoo."
    item = told(
        "Falk became director of the zoo in 2018.", Stance.SUPPORTS, published="2018"
    )
    assert grounds(claim, item) == [("a", Ground.OTHER_DAY)]


def test_a_beginning_before_the_day_does_not_refute_it() -> None:
    claim = "Falk was director of the zoo in 2020."
    item = told(
        "Falk became director of the zoo in 2018.", Stance.REFUTES, published="2018"
    )
    assert grounds(claim, item) == [("a", Ground.OTHER_DAY)]


@pytest.mark.parametrize(
    "text",
    [
        "Falk took over the zoo from Roth.",
        "Falk succeeded Ada Roth at the zoo.",
        "Roth has resigned as director of the zoo.",
    ],
)
def test_a_departure_is_no_support(text: str) -> None:
    item = told(text, Stance.SUPPORTS, published="2019")
    read = read_departure("Ada Roth is director of the zoo.", item)
    assert read.stance is Stance.REFUTES
    assert read.probability == max(read.probabilities) == read.probabilities[2]


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("Falk is director of the zoo.", "Falk succeeded Roth at the zoo."),
        ("Roth was director of the zoo.", "Falk succeeded Roth at the zoo."),
        ("Roth lives near the zoo.", "Falk succeeded Roth at the zoo."),
        ("Roth is director of the zoo.", "Roth took over the zoo from Falk."),
    ],
)
def test_what_is_no_departure_stays_as_it_was_read(claim: str, text: str) -> None:
    item = told(text, Stance.SUPPORTS, published="2019")
    assert read_departure(claim, item) is item


@pytest.mark.parametrize(
    ("text", "context", "gone"),
    [
        pytest.param(
            "She has held the post since March 2003.",
            "The mint of Orr is directed by Runa Vale.",
            True,
            id="of the one before",
        ),
        pytest.param(
            "He followed Runa Vale, who had held the post since March 2003.",
            "Knut Lie became director of the mint of Orr in June 2012.",
            True,
            id="of the one that is named beside it",
        ),
        pytest.param(
            "She has held the post since March 2003.",
            "The mint of Orr is directed by Hilde Orm.",
            False,
            id="of another one",
        ),
    ],
)
def test_since_when_a_post_is_held_does_not_refute_a_later_year(
    text: str, context: str, gone: bool
) -> None:
    claim = "In 2008 the mint of Orr was directed by Runa Vale."
    item = make_evidence(
        text, Stance.REFUTES, context=context, source=Source(published="2012-06-03")
    )
    assert bool(grounds(claim, item)) is gone


def test_a_month_before_a_holder_is_no_part_of_the_name() -> None:
    assert holder_of("In April 2012 Hanne Roil headed the guild.") == {
        stem("Hanne"),
        stem("Roil"),
    }


def test_another_beginning_of_one_time_in_office_is_heard() -> None:
    item = make_evidence(
        "She has held the post since March 2003.",
        Stance.REFUTES,
        context="The mint of Orr is directed by Runa Vale.",
        source=Source(published="2012-06-03"),
    )
    assert not grounds("Runa Vale has been director of the mint since 1999.", item)


def test_a_beginning_settles_since_when_an_office_is_held() -> None:
    text = "Lena Fisk has edited the Herald since May 2020, when she succeeded Max Orr."
    item = make_evidence(text, Stance.REFUTES, source=Source(published="2024-02-12"))
    assert not grounds("Lena Fisk has edited the Herald since 2018.", item)
