from __future__ import annotations

from dataclasses import replace

import pytest

from oircheck.testing import make_comparison, make_evidence
from oircheck.types import Evidence, Outcome, Source, Stage, Stance
from oircheck.verify.departures import read_arrivals, read_departure
from oircheck.verify.offices import successions

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


@pytest.mark.parametrize(
    ("claim", "text", "context", "stance"),
    [
        (
            "Orla Finn is the chief executive of the Lenn Dairy.",
            "She was succeeded by Orla Finn, until then head of sales.",
            "Ida Brock stepped down as chief executive of the Lenn Dairy in May.",
            Stance.SUPPORTS,
        ),
        (
            "Orla Finn is the chief executive of the Orr Dairy.",
            "She was succeeded by Orla Finn, until then head of sales.",
            "Ida Brock stepped down as chief executive of the Lenn Dairy in May.",
            Stance.REFUTES,
        ),
        (
            "Ida Brock is the chief executive of the Lenn Dairy.",
            "She was succeeded by Orla Finn, until then head of sales.",
            "Ida Brock stepped down as chief executive of the Lenn Dairy in May.",
            Stance.REFUTES,
        ),
    ],
)
def test_who_comes_after_the_holder_of_an_office_holds_it(
    claim: str, text: str, context: str, stance: Stance
) -> None:
    item = make_evidence(
        text, Stance.REFUTES, doc_id="a", context=context, source=Source()
    )
    assert read_departure(claim, item).stance is stance


@pytest.mark.parametrize(
    ("year", "stance"), [("2018", Stance.NEUTRAL), ("2023", Stance.REFUTES)]
)
def test_the_day_of_leaving_says_nothing_of_the_days_before(
    year: str, stance: Stance
) -> None:
    claim = f"Ida Brock was the chief executive of the Lenn Dairy in {year}."
    text = "Ida Brock stepped down as chief executive of the Lenn Dairy in May 2021."
    shown = make_comparison(
        Stage.DATE,
        Outcome.CONFLICT,
        claim=claim,
        claimed=f"in {year}",
        text=text,
        stated="in May 2021",
    )
    item = replace(told(text, Stance.REFUTES, "2021-05-20"), comparisons=(shown,))
    assert read_departure(claim, item).stance is stance


@pytest.mark.parametrize(
    ("claim", "stance"),
    [
        ("Ida Brock was the mayor of Lenn in April 2022.", Stance.NEUTRAL),
        ("Ida Brock was the mayor of Lenn in April 2019.", Stance.REFUTES),
        ("Orla Finn was the mayor of Lenn in 2019.", Stance.NEUTRAL),
        ("Orla Finn was the mayor of Lenn in 2022.", Stance.REFUTES),
        ("Orla Finn was the mayor of Lenn.", Stance.REFUTES),
    ],
)
def test_an_office_held_since_a_day_is_open_to_others_before_it(
    claim: str, stance: Stance
) -> None:
    text = "Ida Brock has been mayor of Lenn since May 2021."
    item = told(text, Stance.REFUTES, "2023-05-20")
    assert read_departure(claim, item).stance is stance


@pytest.mark.parametrize(
    ("claim", "stance"),
    [
        pytest.param(
            "Margret Oyel has chaired the board since 3 May 2021.",
            Stance.REFUTES,
            id="the same beginning, and perhaps another name",
        ),
        pytest.param(
            "Margaret Oyel chaired the board in 2022.",
            Stance.NEUTRAL,
            id="a year after it",
        ),
    ],
)
def test_only_a_day_after_the_beginning_is_left_to_its_holder(
    claim: str, stance: Stance
) -> None:
    unit = "Margaret Oyel has chaired the board since 3 May 2021."
    item = told(unit, Stance.REFUTES, "2024-02-12")
    assert read_departure(claim, item).stance is stance


@pytest.mark.parametrize(
    ("claim", "stance"),
    [
        ("Ilse Kroon is head librarian.", Stance.REFUTES),
        ("Ilse Kroon is the head librarian of Orrel", Stance.REFUTES),
        ("Ilse Kroon is still the head librarian.", Stance.REFUTES),
        ("Ilse Kroon was head librarian.", Stance.SUPPORTS),
        ("Ilse Kroon is a former head librarian.", Stance.SUPPORTS),
        ("Ilse Kroon is retired.", Stance.SUPPORTS),
        ("Marek Sund is head librarian.", Stance.SUPPORTS),
    ],
)
def test_who_retired_bears_the_title_of_the_passage_no_more(
    claim: str, stance: Stance
) -> None:
    text = "Head librarian Ilse Kroon retired in December 2024."
    item = told(text, Stance.SUPPORTS, "2025-02-01")
    assert read_departure(claim, item).stance is stance


@pytest.mark.parametrize(
    ("claim", "stance"),
    [
        ("Marek Sund succeeded Ilse Kroon as head librarian.", Stance.SUPPORTS),
        ("Sund replaced Kroon.", Stance.SUPPORTS),
        ("Ilse Kroon succeeded Marek Sund as head librarian.", Stance.REFUTES),
        ("Ilse Kroon took over from Sund.", Stance.REFUTES),
        ("Ilse Kroon succeeded Ida Brock.", Stance.NEUTRAL),
        ("Ida Brock succeeded Marek Sund.", Stance.NEUTRAL),
        ("Marek Sund succeeded Ida Brock.", Stance.NEUTRAL),
        ("Marek Sund is head librarian.", Stance.NEUTRAL),
    ],
)
def test_whom_the_sentence_before_names_was_followed(
    claim: str, stance: Stance
) -> None:
    item = make_evidence(
        "She was succeeded by Marek Sund.",
        Stance.NEUTRAL,
        context="Ida Brock wrote of it. Head librarian Ilse Kroon retired in May.",
    )
    assert read_departure(claim, item).stance is stance


@pytest.mark.parametrize("text", ["THE BOARD REJECTED THE PLAN " * 40, "A" * 3_000])
def test_a_text_in_capitals_is_read_through(text: str) -> None:
    """Never ends where a run of capitals can be read in many ways."""
    for claim, unit in ((text, "He was succeeded by Sund."), (CLAIM, text)):
        item = make_evidence(unit, Stance.SUPPORTS, context=f"{text}. Kroon retired.")
        assert read_departure(claim, item).stance is Stance.SUPPORTS
        assert read_arrivals(claim, [item]) == [item]
        assert not list(successions(claim, [item]))
