from __future__ import annotations

import pytest

from oircheck.testing import make_evidence
from oircheck.types import Evidence, Source, Stance
from oircheck.verify.departures import read_arrivals, read_departure

CLAIM = "Ilka Stamm is mayor of Dornach."


def told(text: str, stance: Stance, published: str) -> Evidence:
    return make_evidence(
        text, stance, doc_id=published, source=Source(published=published)
    )


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Former mayor Ilka Stamm opened the tram line.", Stance.REFUTES),
        ("Ilka Stamm, the former mayor, opened the tram line.", Stance.REFUTES),
        ("The ex-mayor Ilka Stamm opened the tram line.", Stance.REFUTES),
        ("The former minister Ilka Stamm was at the fair.", Stance.SUPPORTS),
        ("Mayor Ilka Stamm met the former mayor Orr Vell.", Stance.SUPPORTS),
    ],
)
def test_who_held_an_office_formerly_holds_it_no_more(
    text: str, stance: Stance
) -> None:
    item = told(text, Stance.SUPPORTS, "2022")
    assert read_departure(CLAIM, item).stance is stance


@pytest.mark.parametrize(
    ("text", "published", "stance"),
    [
        pytest.param(
            "Benno Wirz was sworn in as mayor of Dornach.",
            "2021-05-03",
            Stance.REFUTES,
            id="another one, later",
        ),
        pytest.param(
            "Benno Wirz was sworn in as mayor of Dornach.",
            "2012-05-03",
            Stance.NEUTRAL,
            id="another one, before",
        ),
        pytest.param(
            "Benno Wirz was sworn in as mayor of Orr.",
            "2021-05-03",
            Stance.NEUTRAL,
            id="another place",
        ),
        pytest.param(
            "Benno Wirz was elected deputy mayor of Dornach.",
            "2021-05-03",
            Stance.NEUTRAL,
            id="another office",
        ),
        pytest.param(
            "Ilka Stamm was elected mayor of Dornach.",
            "2021-05-03",
            Stance.NEUTRAL,
            id="the same one",
        ),
    ],
)
def test_another_one_in_an_office_ends_the_time_of_its_holder(
    text: str, published: str, stance: Stance
) -> None:
    old = told("Mayor Ilka Stamm spoke in Dornach.", Stance.SUPPORTS, "2017-03-14")
    new = told(text, Stance.NEUTRAL, published)
    assert read_arrivals(CLAIM, [old, new])[1].stance is stance


def test_an_arrival_alone_ends_nothing() -> None:
    new = told(
        "Benno Wirz was sworn in as mayor of Dornach.", Stance.NEUTRAL, "2021-05-03"
    )
    assert read_arrivals(CLAIM, [new]) == [new]
