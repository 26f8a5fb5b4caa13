from __future__ import annotations

import pytest

from oircheck.names import NameKind, read_names

PERSON, BODY = NameKind.PERSON, NameKind.ORGANISATION
PLACE, PEOPLE, UNKNOWN = NameKind.PLACE, NameKind.PEOPLE, NameKind.UNKNOWN


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "General Kenneth F. McKenzie Jr. spoke.",
            [("General Kenneth F. McKenzie Jr.", PERSON)],
            id="title, initial and suffix",
        ),
        pytest.param(
            "They left St Brigid Hospital, and met in St. John's Hall.",
            [("St Brigid Hospital", BODY), ("St. John's Hall", UNKNOWN)],
            id="houses named after saints",
        ),
        pytest.param(
            "They met Gen. Milley and M. Milley there.",
            [("Gen. Milley", PERSON), ("M. Milley", PERSON)],
            id="short title and initial",
        ),
        pytest.param(
            "It was handed to the Iraqi Security Forces (ISF) in Iraq.",
            [("Iraqi Security Forces", BODY), ("ISF", BODY), ("Iraq", PLACE)],
            id="abbreviation in brackets",
        ),
        pytest.param(
            "The Bank of England and the Ministry of Works agreed.",
            [("Bank of England", BODY), ("Ministry of Works", BODY)],
            id="a place within a body is no place",
        ),
        pytest.param(
            "Then Kurdistan 24 reported it.",
            [("Kurdistan 24", BODY)],
            id="a number that belongs to a name",
        ),
        pytest.param(
            "He beat Ringkær 27-24 in Orebro.",
            [("Ringkær", UNKNOWN), ("Orebro", PLACE)],
            id="a score is no part of a name",
        ),
        pytest.param(
            "A Danish ship met the Danes.",
            [("Danish", PEOPLE), ("Danes", PEOPLE)],
            id="demonyms",
        ),
        pytest.param(
            "They saw Ludwig van der Berg, Hassan al-Rashid and Sean O\u2019Brien.",
            [
                ("Ludwig van der Berg", PERSON),
                ("Hassan al-Rashid", PERSON),
                ("Sean O\u2019Brien", PERSON),
            ],
            id="particles",
        ),
        pytest.param(
            "We saw Murphy's club and the Farmers' Association.",
            [("Murphy", UNKNOWN), ("Farmers' Association", BODY)],
            id="possessives",
        ),
        pytest.param(
            "In April Jones left, but April Jones stayed.",
            [("Jones", UNKNOWN), ("April Jones", PERSON)],
            id="months and given names",
        ),
        pytest.param(
            "MAYOR BERG OPENS BRIDGE IN REIMS",
            [("MAYOR BERG", PERSON), ("REIMS", PLACE)],
            id="headline in capitals",
        ),
        pytest.param(
            "Meanwhile I think the CEO left on Monday in May.", [], id="no names"
        ),
        pytest.param("Divers found the wreck.", [], id="a common word opens"),
        pytest.param(
            "Former French President Alain Roux spoke.",
            [("French", PEOPLE), ("President Alain Roux", PERSON)],
            id="a people before a title",
        ),
        pytest.param(
            "The WHO and the U.S. agreed.",
            [("WHO", BODY), ("U.S.", PLACE)],
            id="abbreviations",
        ),
        pytest.param("", [], id="empty"),
    ],
)
def test_names_are_read(text: str, expected: list[tuple[str, NameKind]]) -> None:
    assert [(name.text, name.kind) for name in read_names(text)] == expected


def test_titles_stand_apart_from_the_name() -> None:
    (name,) = read_names("He met Lieutenant Colonel Sofie Aerts.")
    assert name.titles == ("lieutenant", "colonel")
    assert name.words == ("sofie", "aerts")
    assert name.core.of("He met Lieutenant Colonel Sofie Aerts.") == "Sofie Aerts"


def test_a_headline_knows_names_of_the_texts_around_it() -> None:
    assert read_names("BERG WINS AGAIN") == ()
    (name,) = read_names("BERG WINS AGAIN", known=["berg"])
    assert name.text == "BERG"


def test_a_country_and_its_people_are_one_place() -> None:
    country, people = read_names("In Denmark the Danish ship lay.")
    assert country.place
    assert people.place
    assert country.place.key == people.place.key
