from __future__ import annotations

import datetime as dt

import pytest

from oircheck.testing import make_evidence
from oircheck.types import Evidence, Ground, Outcome, Source, Stage, Stance
from oircheck.verify.held import read_held
from oircheck.verify.terms import of_no_day, read_terms

PUBLISHED = "2021-03-01"


def told(
    unit: str, stance: Stance = Stance.NEUTRAL, *, context: str = "", title: str = ""
) -> Evidence:
    source = Source(title=title or None, published=PUBLISHED)
    return make_evidence(unit, stance, doc_id="a", context=context, source=source)


@pytest.mark.parametrize(
    ("claim", "unit", "stance"),
    [
        ("Ada Finn chaired the Lark Club in 2011.", "from 2009 to 2014", "supports"),
        ("Ada Finn chaired the Lark Club in 2014.", "from 2009 to 2014", "supports"),
        ("Bo Rask chaired the Lark Club in 2011.", "from 2009 to 2014", "refutes"),
        ("Bo Rask chaired the Lark Club in 2014.", "from 2009 to 2014", "neutral"),
        ("Bo Rask chaired the Lark Club in 2016.", "from 2009 to 2014", "neutral"),
        ("Bo Rask chaired the Owl Club in 2011.", "from 2009 to 2014", "neutral"),
        ("Bo Rask chaired the Lark Club in 2014.", "from 2009 until 2014", "neutral"),
        (
            "Bo Rask chaired the Lark Club in May 2014.",
            "from 3 June 2009 to 2 June 2014",
            "refutes",
        ),
    ],
)
def test_a_time_in_office_holds_its_days_and_those_of_a_change_are_open(
    claim: str, unit: str, stance: str
) -> None:
    item = told(f"Ada Finn chaired the Lark Club {unit}.")
    found = read_terms(claim, item, None)
    assert (found[0].stance if found else item.stance) is Stance(stance)


@pytest.mark.parametrize(
    ("claim", "stance"),
    [
        ("Bo Rask chairs the Lark Club.", Stance.SUPPORTS),
        ("Bo Rask is the chairman of the Lark Club.", Stance.SUPPORTS),
        ("The Lark Club is chaired by Bo Rask.", Stance.SUPPORTS),
        ("Ada Finn chairs the Lark Club.", Stance.REFUTES),
        ("Ada Finn chaired the Lark Club in 2018.", Stance.REFUTES),
        ("Bo Rask chaired the Lark Club in 2014.", Stance.SUPPORTS),
    ],
)
def test_whose_time_goes_on_holds_the_office_now(claim: str, stance: Stance) -> None:
    item = told(
        "Ada Finn chaired the club from 2009 to 2014; Rask has chaired it since 2014.",
        context="The Lark Club meets on Mondays.",
    )
    found = read_terms(claim, item, None)
    assert found is not None
    assert found[0].stance is stance


@pytest.mark.parametrize(
    ("day", "stance"),
    [(dt.date(2012, 5, 1), Stance.SUPPORTS), (dt.date(2019, 5, 1), Stance.NEUTRAL)],
)
def test_a_claim_in_the_present_is_of_the_day_from_which_it_speaks(
    day: dt.date, stance: Stance
) -> None:
    item = told("Ada Finn was mayor of Orm from 2009 to 2014.", Stance.SUPPORTS)
    found = read_terms("Ada Finn is the mayor of Orm.", item, day)
    assert found is not None
    assert found[0].stance is stance
    assert found[1] is (Ground.OTHER_DAY if stance is Stance.NEUTRAL else None)


def test_the_day_and_the_time_it_lies_in_are_shown() -> None:
    claim = "Ada Finn chaired the Lark Club in 2011."
    item = told("Ada Finn chaired the Lark Club from 2009 to 2014.", Stance.REFUTES)
    found = read_terms(claim, item, None)
    assert found is not None
    shown = found[0].comparisons[0]
    assert (shown.kind, shown.outcome) == (Stage.DATE, Outcome.AGREE)
    assert shown.claimed.span.of(claim) == shown.claimed.text == "in 2011"
    unit = item.retrieved.passage.view.text
    assert shown.stated.span.of(unit) == shown.stated.text == "from 2009 to 2014"


def test_the_two_holders_are_shown_side_by_side() -> None:
    claim = "Bo Rask chaired the Lark Club in 2011."
    unit = "It is old; Ada Finn chaired the Lark Club from 2009 to 2014."
    found = read_terms(claim, told(unit), None)
    assert found is not None
    shown = found[0].comparisons[0]
    assert (shown.kind, shown.outcome) == (Stage.NAME, Outcome.CONFLICT)
    assert shown.claimed.span.of(claim) == "Bo Rask"
    assert shown.stated.span.of(unit) == "Ada Finn"


@pytest.mark.parametrize(
    ("unit", "context"),
    [
        pytest.param(
            "Ada Finn ran the clinic at Orm from 2009 to 2014.",
            "",
            id="several may run a clinic",
        ),
        pytest.param(
            "Ada Finn was deputy mayor of Orm from 2009 to 2014.", "", id="a deputy"
        ),
        pytest.param(
            "Ada Finn never chaired the Lark Club from 2009 to 2014.", "", id="denied"
        ),
        pytest.param(
            "Bo Finn chaired the Lark Club from 2009 to 2014.", "", id="a namesake"
        ),
    ],
)
def test_nothing_is_refuted_where_another_may_have_held_it(
    unit: str, context: str
) -> None:
    for claim in (
        "Bo Rask ran the clinic at Orm in 2011.",
        "Bo Rask was the mayor of Orm in 2011.",
        "Ada Finn chaired the Lark Club in 2011.",
    ):
        found = read_terms(claim, told(unit, context=context), None)
        assert found is None or found[0].stance is not Stance.REFUTES


def test_the_office_of_another_one_is_another_thing() -> None:
    item = told(
        "Ada Finn chaired the club from 2009 to 2014.",
        Stance.REFUTES,
        context="The Owl Club meets on Fridays.",
    )
    found = read_terms("Ada Finn chaired the Lark Club in 2011.", item, None)
    assert found is not None
    assert (found[0].stance, found[1]) == (Stance.NEUTRAL, Ground.OTHER_THING)


def test_a_holder_without_a_time_leaves_the_others_alone() -> None:
    unit = "Ada Finn chaired the Lark Club until 2014, and Bo Rask chaired it as well."
    assert (
        read_terms("Bo Rask chaired the Lark Club in 2011.", told(unit), None) is None
    )


@pytest.mark.parametrize(
    ("claim", "stance"),
    [
        ("Ada Finn was the mayor of Orm in 2011.", Stance.SUPPORTS),
        ("Bo Rask was the mayor of Orm in 2011.", Stance.REFUTES),
        ("Bo Rask was the mayor of Orm in 2014.", Stance.SUPPORTS),
        ("Ada Finn is the mayor of Orm.", Stance.REFUTES),
    ],
)
def test_a_list_gives_each_holder_the_years_in_brackets(
    claim: str, stance: Stance
) -> None:
    item = told("Mayors of Orm: Ada Finn (2009-2014), Bo Rask (2014 to date).")
    found = read_terms(claim, item, None)
    assert found is not None
    assert found[0].stance is stance


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        ("Ada Finn chaired the Lark Club.", "Ada Finn", {"lark", "club"}),
        ("Her aunt, Ada Finn, was mayor of Orm.", "Ada Finn", {"orm"}),
        ("The Lark Club was chaired by Ada Finn.", "Ada Finn", {"lark", "club"}),
        ("Ada Finn has chaired it since.", "Ada Finn", set()),
    ],
)
def test_who_holds_what_is_read(text: str, name: str, office: set[str]) -> None:
    held = read_held(text)
    assert held is not None
    assert (held.name.text, held.office) == (name, office)
    assert held.name.span.of(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "The club was chaired in turns.",
        "Ada Finn sat on a chair and headed the table.",
        "It rained on the mayor.",
    ],
)
def test_what_is_no_plain_office_is_left_alone(text: str) -> None:
    assert read_held(text) is None


def test_what_names_neither_another_holder_nor_a_day_refutes_no_term() -> None:
    claim = "Hanna Voss was mayor of Corrow in January 2025."
    unit = "She succeeded Anton Birk, who had been mayor of Corrow since 2012."
    item = make_evidence(unit, Stance.REFUTES)
    began = make_evidence(
        "Hanna Voss was sworn in as mayor of Corrow on 1 June 2024.", Stance.NEUTRAL
    )
    (aside,) = of_no_day(claim, [item, began])
    assert (aside.evidence, aside.ground) == (item, Ground.OTHER_DAY)
    assert list(of_no_day(claim, [item])) == []
    assert list(of_no_day("Hanna Voss is mayor of Corrow.", [item, began])) == []
