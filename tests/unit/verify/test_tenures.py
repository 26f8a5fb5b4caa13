from __future__ import annotations

import pytest

from oircheck.testing import make_evidence
from oircheck.types import Evidence, Source, Stance
from oircheck.verify.tenures import read_tenure


def told(
    text: str, *, stance: Stance, published: str = "1998", context: str = ""
) -> Evidence:
    return make_evidence(
        text, stance, source=Source(published=published), context=context
    )


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        pytest.param(
            "Adela Voss was abbess of Linden in 1620.",
            "Adela Voss was abbess of Linden from 1611 to 1637.",
            id="a year of a time in office",
        ),
        pytest.param(
            "In 1620 Adela Voss was abbess of Linden.",
            "Adela Voss was abbess of Linden from 1611 until her death in May 1637.",
            id="a time whose end has its own words",
        ),
        pytest.param(
            "The salt works at Orm were in use in 1760.",
            "The salt works at Orm were in use between 1744 and 1801.",
            id="a year of a state",
        ),
        pytest.param(
            "The radio station on Pike Hill was home to a choir in May 1956.",
            "The radio station on Pike Hill was home to a choir from 1950 to 1961.",
            id="a month of a state",
        ),
    ],
)
@pytest.mark.parametrize("stance", [Stance.NEUTRAL, Stance.REFUTES])
def test_what_lasted_from_one_year_to_another_holds_in_between(
    claim: str, text: str, stance: Stance
) -> None:
    assert read_tenure(claim, told(text, stance=stance)).stance is Stance.SUPPORTS


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        pytest.param(
            "Adela Voss was abbess of Linden in 1640.",
            "Adela Voss was abbess of Linden from 1611 to 1637.",
            id="after its end",
        ),
        pytest.param(
            "The chapel of Orm was built in 1760.",
            "The chapel of Orm was built from 1744 to 1801.",
            id="what is done in the end only",
        ),
        pytest.param(
            "Adela Voss was abbess of Linden in 1620.",
            "Adela Voss was abbess of Linden's daughter house Orm from 1611 to 1637.",
            id="another house, said between",
        ),
        pytest.param(
            "Adela Voss was abbess of Linden in 1620.",
            "Adela Voss is said to have been abbess of Linden from 1611 to 1637.",
            id="what is only said",
        ),
        pytest.param(
            "Adela Voss was abbess of Linden in 1620.",
            "Adela Voss was not abbess of Linden from 1611 to 1637.",
            id="what is denied",
        ),
        pytest.param(
            "The salt works at Orm were in use in 1760.",
            "The salt works at Pell were in use between 1744 and 1801.",
            id="another place",
        ),
    ],
)
def test_a_time_says_nothing_of_another_day_or_thing(claim: str, text: str) -> None:
    item = told(text, stance=Stance.NEUTRAL)
    assert read_tenure(claim, item) is item


@pytest.mark.parametrize(
    ("claim", "text", "published", "stance"),
    [
        pytest.param(
            "In June 2009 Ruta Keel was mayor of Sandnes.",
            "Ruta Keel is mayor of Sandnes.",
            "2009-06-11",
            Stance.SUPPORTS,
            id="the holder of its day",
        ),
        pytest.param(
            "In 2006 the orchestra of Sandnes was led by Ruta Keel.",
            "Ruta Keel has led the orchestra of Sandnes since 2003.",
            "2009-06-11",
            Stance.SUPPORTS,
            id="the holder since a day before",
        ),
        pytest.param(
            "In 2011 the orchestra of Sandnes was led by Ruta Keel.",
            "Ruta Keel has led the orchestra of Sandnes since 2003.",
            "2009-06-11",
            Stance.NEUTRAL,
            id="a day after the text",
        ),
        pytest.param(
            "In 2009 the orchestra of Sandnes was directed by Ruta Keel.",
            "The orchestra of Sandnes is directed by Ruta Keel.",
            "2009-06-11",
            Stance.SUPPORTS,
            id="by another word order",
        ),
        pytest.param(
            "In June 2009 Jon Arve was mayor of Sandnes.",
            "Ruta Keel is mayor of Sandnes.",
            "2009-06-11",
            Stance.REFUTES,
            id="another holder in the month of the claim",
        ),
        pytest.param(
            "In 2009 Jon Arve was mayor of Sandnes.",
            "Ruta Keel is mayor of Sandnes.",
            "2009-06-11",
            Stance.NEUTRAL,
            id="a year has room for two",
        ),
        pytest.param(
            "In June 2009 Jon Arve was spokesman of the Sandnes council.",
            "Ruta Keel is spokesman of the Sandnes council.",
            "2009-06-11",
            Stance.NEUTRAL,
            id="an office that two may hold",
        ),
        pytest.param(
            "In June 2012 Ruta Keel was mayor of Sandnes.",
            "Ruta Keel is mayor of Sandnes.",
            "2009-06-11",
            Stance.NEUTRAL,
            id="three years later",
        ),
    ],
)
def test_a_text_in_the_present_tells_of_its_own_day(
    claim: str, text: str, published: str, stance: Stance
) -> None:
    item = told(text, stance=Stance.NEUTRAL, published=published)
    assert read_tenure(claim, item).stance is stance


def test_a_stretch_of_another_holder_refutes() -> None:
    item = told(
        "Adela Voss was abbess of Linden from 1611 to 1637.", stance=Stance.NEUTRAL
    )
    claim = "Hild Orr was abbess of Linden in 1620."
    assert read_tenure(claim, item).stance is Stance.REFUTES


@pytest.mark.parametrize(
    ("claim", "stance"),
    [
        ("Berta Noll was abbess of Linden in 1640.", Stance.SUPPORTS),
        ("Berta Noll was abbess of Linden in 1670.", Stance.NEUTRAL),
        ("Adela Voss was abbess of Linden in 1640.", Stance.NEUTRAL),
    ],
)
def test_who_came_into_office_and_stayed_until_held_it_meanwhile(
    claim: str, stance: Stance
) -> None:
    item = told(
        "She remained abbess until 1662.",
        stance=Stance.NEUTRAL,
        context="Berta Noll succeeded Adela Voss as abbess of Linden in June 1637.",
    )
    assert read_tenure(claim, item).stance is stance


@pytest.mark.parametrize(
    "claim",
    [
        "Peter Lang has chaired the Water Board since 1989.",
        "Peter Lang has chaired the Water Board since 1993.",
        "Peter Lang had chaired the Water Board until 1993.",
        "Peter Lang chaired the Water Board from 1988 to 1993.",
        "Peter Lang chaired the Water Board before 1993.",
    ],
)
@pytest.mark.parametrize("stance", [Stance.NEUTRAL, Stance.REFUTES])
def test_a_time_that_a_claim_bounds_is_not_borne_out_by_one_that_meets_it(
    claim: str, stance: Stance
) -> None:
    item = told(
        "Peter Lang has chaired the Water Board since 3 May 1991.", stance=stance
    )
    assert read_tenure(claim, item) is item
