from __future__ import annotations

from dataclasses import replace

import pytest

from oircheck.testing import make_comparison, make_evidence
from oircheck.types import Evidence, Ground, Outcome, Source, Stage, Stance
from oircheck.verify.standing import hear


def refuting(
    claim: str,
    unit: str,
    values: tuple[str, str],
    *,
    context: str = "",
    title: str | None = None,
    outcome: Outcome = Outcome.CONFLICT,
) -> Evidence:
    claimed, stated = values
    shown = make_comparison(
        Stage.NUMBER, outcome, claim=claim, claimed=claimed, text=unit, stated=stated
    )
    return make_evidence(
        unit,
        Stance.REFUTES,
        source=Source(title=title),
        context=context,
        comparisons=[shown],
    )


def grounds(claim: str, item: Evidence) -> list[Ground]:
    return [one.ground for one in hear(claim, [item]).set_aside]


SECOND = "The second consultation ran for six weeks."
SIX = ("six weeks", "eight weeks")


@pytest.mark.parametrize(
    ("claim", "unit", "values"),
    [
        pytest.param(
            SECOND,
            "The consultation, which ran for eight weeks, was lawful.",
            SIX,
            id="what is told without a number is not of the second",
        ),
        pytest.param(
            SECOND,
            "The first consultation ran for eight weeks.",
            SIX,
            id="the first is not the second",
        ),
        pytest.param(
            "The first consultation ran for six weeks.",
            "The second consultation ran for eight weeks.",
            SIX,
            id="the second is not the first",
        ),
        pytest.param(
            "A second petition gathered 2,100 names.",
            "The petition gathered 8,412 names.",
            ("2,100 names", "8,412 names"),
            id="a second one is another one",
        ),
        pytest.param(
            "The previous survey counted 40 owls.",
            "The survey counted 52 owls.",
            ("40 owls", "52 owls"),
            id="the one before is another one",
        ),
    ],
)
def test_what_is_told_of_the_one_says_nothing_of_the_next(
    claim: str, unit: str, values: tuple[str, str]
) -> None:
    assert grounds(claim, refuting(claim, unit, values)) == [Ground.OTHER_THING]


@pytest.mark.parametrize(
    "unit",
    [
        "The second consultation ran for eight weeks.",
        "The 2nd consultation ran for eight weeks.",
        "Another consultation ran for eight weeks.",
        "A new consultation followed; this consultation ran for eight weeks.",
        "It ran for eight weeks.",
        "Those who were asked had eight weeks.",
    ],
)
def test_what_may_be_the_same_one_still_refutes(unit: str) -> None:
    assert grounds(SECOND, refuting(SECOND, unit, SIX)) == []


@pytest.mark.parametrize(
    ("claim", "unit", "values"),
    [
        (
            "The first consultation ran for six weeks.",
            "The consultation ran for eight weeks.",
            SIX,
        ),
        (
            "The last trams carried 40 people.",
            "The trams carried 50 people.",
            ("40 people", "50 people"),
        ),
        (
            "The second largest mill made 40 tonnes.",
            "The mill made 50 tonnes.",
            ("40 tonnes", "50 tonnes"),
        ),
        (
            "The next fair will last six days.",
            "The fair will last eight days.",
            ("six days", "eight days"),
        ),
        (
            "The ship made 40 knots for the second time.",
            "The ship made 50 knots this time.",
            ("40 knots", "50 knots"),
        ),
    ],
)
def test_a_word_that_tells_no_two_apart_is_none(
    claim: str, unit: str, values: tuple[str, str]
) -> None:
    assert grounds(claim, refuting(claim, unit, values)) == []


REGATTA = "The Porthmere Regatta attracted 30 boats."
BOATS = "Forty-two boats took part."
COUNTS = ("30 boats", "Forty-two boats")


def test_another_towns_regatta_has_its_own_boats() -> None:
    item = refuting(REGATTA, BOATS, COUNTS, title="Harnley Regatta 2024")
    assert grounds(REGATTA, item) == [Ground.OTHER_THING]


@pytest.mark.parametrize(
    "title",
    ["Porthmere Regatta 2024", "Regatta 2024", "Port of Harnley", "Harnley Festival"],
)
def test_one_regatta_under_two_titles_is_one(title: str) -> None:
    item = refuting(REGATTA, BOATS, COUNTS, title=title)
    assert grounds(REGATTA, item) == []


def test_where_the_value_agrees_the_name_is_in_question() -> None:
    item = refuting(REGATTA, BOATS, COUNTS, title="Harnley Regatta")
    agreeing = replace(item.comparisons[0], outcome=Outcome.AGREE)
    item = replace(item, comparisons=(agreeing,))
    assert grounds(REGATTA, item) == []


SCHOOLS = "The merger of the two schools will cost £2 million."
MONEY = ("£2 million", "£6.4 million")
MERGER = "The merger is expected to cost £6.4 million."


def test_a_merger_of_others_has_its_own_cost() -> None:
    item = refuting(SCHOOLS, MERGER, MONEY, context="Minutes on the hospitals.")
    assert grounds(SCHOOLS, item) == [Ground.OTHER_THING]


def test_a_merger_of_the_same_has_the_same_cost() -> None:
    item = refuting(SCHOOLS, MERGER, MONEY, context="Minutes on the schools.")
    assert grounds(SCHOOLS, item) == []


def test_what_a_text_calls_by_name_may_be_the_companies() -> None:
    claim = "The merger of the two companies will cost £2 million."
    item = refuting(claim, MERGER, MONEY, context="Orm and Tarn will merge.")
    assert grounds(claim, item) == []


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("The new ambulance station cost £6.4 million.", [Ground.OTHER_THING]),
        ("The new station cost £6.4 million.", []),
        ("The big station cost £6.4 million.", []),
        ("The fire and ambulance station cost £6.4 million.", []),
        ("The new fire station cost £6.4 million.", []),
    ],
)
def test_stations_of_two_sorts_are_two(unit: str, expected: list[Ground]) -> None:
    claim = "The new fire station cost £2 million."
    assert grounds(claim, refuting(claim, unit, MONEY)) == expected


@pytest.mark.parametrize(
    ("title", "unit", "expected"),
    [
        ("Harnley Regatta 2024", BOATS, [Ground.OTHER_DAY]),
        ("Harnley Regatta 2023", BOATS, []),
        ("Harnley Regatta", BOATS, []),
        ("From 2023 to 2024", BOATS, []),
        ("Harnley Regatta 2024", "Forty-two boats took part in 2023.", []),
    ],
)
def test_a_count_of_another_year_is_another_count(
    title: str, unit: str, expected: list[Ground]
) -> None:
    claim = "Thirty boats took part in 2023."
    item = refuting(claim, unit, ("Thirty boats", "Forty-two boats"), title=title)
    assert grounds(claim, item) == expected


COSTS = "The costs came to £38,500."


def bearing_out() -> Evidence:
    unit = "They were ordered to pay costs of £38,500."
    agreeing = make_comparison(
        Stage.NUMBER,
        Outcome.AGREE,
        claim=COSTS,
        claimed="£38,500",
        text=unit,
        stated="£38,500",
    )
    return make_evidence(unit, Stance.SUPPORTS, doc_id="own", comparisons=[agreeing])


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        pytest.param("£1.2 million", [Ground.OTHER_THING], id="of another size"),
        pytest.param("£385,000", [], id="a nought too many"),
        pytest.param("£40,000", [], id="of the same size"),
    ],
)
def test_a_sum_of_another_size_is_that_of_something_else(
    stated: str, expected: list[Ground]
) -> None:
    other = refuting(COSTS, f"The costs of it were {stated}.", ("£38,500", stated))
    found = hear(COSTS, [bearing_out(), other]).set_aside
    assert [one.ground for one in found] == expected
    assert all(one.by is not None for one in found)


def test_a_sum_of_another_size_refutes_where_no_passage_has_the_claims() -> None:
    other = refuting(COSTS, "The costs were £1.2 million.", ("£38,500", "£1.2 million"))
    assert grounds(COSTS, other) == []


@pytest.mark.parametrize(
    ("unit", "stated", "expected"),
    [
        ("St Anne's Infirmary in Tarn has 240 beds.", "240 beds", [Ground.OTHER_THING]),
        ("St Anne's Infirmary in Tarn employs 240 nurses.", "240 nurses", []),
    ],
)
def test_a_count_of_other_things_with_no_word_of_the_claim_refutes_nothing(
    unit: str, stated: str, expected: list[Ground]
) -> None:
    claim = "St Anne's Infirmary employs 980 people."
    item = refuting(claim, unit, ("980 people", stated), outcome=Outcome.NOT_COMPARABLE)
    plain = replace(item.comparisons[0], excludes=False)
    assert grounds(claim, replace(item, comparisons=(plain,))) == expected


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        pytest.param(
            "Unisan said 70 jobs would go; Alan Pencarrow put the figure at 45.",
            [Ground.BASELESS],
            id="to each its own",
        ),
        pytest.param(
            "Unisan said 45 jobs would go; Alan Pencarrow put the figure at 70.",
            [],
            id="the one has the other's",
        ),
        pytest.param("Unisan put the figure at 45.", [], id="one alone"),
    ],
)
def test_the_number_of_one_refutes_no_claim_that_gives_it_to_him(
    claim: str, expected: list[Ground]
) -> None:
    unit = "The health union Unisan put the figure at 70."
    values = ("45", "70")
    before = "Alan Pencarrow said that 45 jobs would go."
    outcome = Outcome.NOT_COMPARABLE
    item = refuting(claim, unit, values, context=before, outcome=outcome)
    assert grounds(claim, item) == expected


@pytest.mark.parametrize(
    "unit",
    [
        "She was the second woman to graduate in engineering from her university.",
        "Ida Orr became the second woman to graduate in engineering.",
    ],
)
def test_a_rank_that_is_said_of_somebody_is_not_which_one_is_meant(unit: str) -> None:
    claim = "Ida Orr was the first woman to graduate in engineering."
    item = make_evidence(unit, Stance.REFUTES, context="Ida Orr drew 63 bridges.")
    assert grounds(claim, item) == []
