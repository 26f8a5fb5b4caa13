from __future__ import annotations

import pytest

from oircheck.names import read_names
from oircheck.names.aliases import read_book, same_name

CONTEXT = "Then the Military Advisor Group (MAG) met Helen Foster and Paul Hale."


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("Kenneth McKenzie", "K. McKenzie", True, id="initial"),
        pytest.param("General McKenzie", "Kenneth McKenzie", True, id="surname"),
        pytest.param("Ruth Hale", "Peter Hale", False, id="same surname"),
        pytest.param("Hale", "Ruth Hale", None, id="which Hale"),
        pytest.param("Mr Foster", "Mrs Foster", False, id="man and woman"),
        pytest.param("Cho Min-ah", "Min-ah Cho", True, id="family name first"),
        pytest.param("Björn Ödlund", "Bjorn Odlund", True, id="diacritics"),
        pytest.param("Mohammed Qasim", "Muhammad Kasim", None, id="spellings"),
        pytest.param("the MAG", "the Military Advisor Group", True, id="defined"),
        pytest.param("the WHO", "the World Health Organisation", True, id="initials"),
        pytest.param("Denmark", "the Danes", True, id="demonym"),
        pytest.param("Norway", "Swedish", False, id="another demonym"),
        pytest.param("Lisbon", "Portugal", None, id="city and country"),
        pytest.param("Lisbon", "Spain", False, id="city and another country"),
        pytest.param("Scotland", "the United Kingdom", None, id="country in country"),
        pytest.param(
            "the Centre for Health", "the Center for Health", True, id="centre, center"
        ),
    ],
)
def test_names_of_one_bearer_are_known(
    one: str, other: str, expected: bool | None
) -> None:
    book = read_book([(CONTEXT, read_names(CONTEXT))])
    (mine,) = read_names(f"they saw {one}.")
    (theirs,) = read_names(f"they saw {other}.")
    assert same_name(mine, theirs, book) is expected
    assert same_name(theirs, mine, book) is expected
