from __future__ import annotations

import pytest

from oircheck.reports import fingerprint, readable_date, visible
from oircheck.reports.words import ground_words, inert
from oircheck.testing import make_evidence
from oircheck.types import Ground, SetAside, Stance


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        pytest.param(None, "date unknown", id="unknown"),
        pytest.param("2020", "2020", id="a year"),
        pytest.param("2020-05", "May 2020", id="a month"),
        pytest.param("2020-07-05", "5 July 2020", id="a day"),
        pytest.param("2020-07-05~", "about 5 July 2020", id="approximate"),
        pytest.param("2020-07?", "July 2020 (uncertain)", id="uncertain"),
        pytest.param("2020%", "about 2020 (uncertain)", id="both"),
        pytest.param("2020-05/2020-07~", "May 2020 to about July 2020", id="from, to"),
        pytest.param("2020-05/..", "from May 2020", id="no end"),
        pytest.param("/2020", "until 2020", id="no beginning"),
        pytest.param("2020-21", "2020-21", id="a season stays as written"),
        pytest.param("last May", "last May", id="no EDTF stays as written"),
    ],
)
def test_dates_are_readable(edtf: str | None, words: str) -> None:
    assert readable_date(edtf) == words


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("a\x1b[31mb", "a\\x1b[31mb", id="an escape sequence"),
        pytest.param("a\x07\x7f\x9bb", "a\\x07\\x7f\\x9bb", id="controls"),
        pytest.param("a\u202eb\u2066c", "a\\u202eb\\u2066c", id="direction marks"),
        pytest.param("a\U000e0041b", "a\\U000e0041b", id="tags"),
        pytest.param(" a \r\n\t\u2028 b ", "a b", id="white space"),
        pytest.param(
            "caf\u00e9 \u57fa\u00ad\u200b", "caf\u00e9 \u57fa\u00ad\u200b", id="letters"
        ),
    ],
)
def test_nothing_that_a_terminal_obeys_is_left(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_a_fingerprint_is_blind_to_spacing_and_composition_alone() -> None:
    assert fingerprint(" Caf\u00e9  six\n") == fingerprint("Cafe\u0301 six")
    texts = ("Six bases", "six bases", "Six bases.", "Six base", "10\u2075", "105")
    assert len({fingerprint(text) for text in texts}) == len(texts)
    assert len(fingerprint("")) == 64


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("a  b\tc\n", "a  b\tc\n", id="white space stays"),
        pytest.param("a\r\nb\n", "a\r\nb\n", id="line ends stay"),
        pytest.param("a\x1b[2Jb", "a\\x1b[2Jb", id="an escape"),
        pytest.param("a\rb", "a\\x0db", id="a return alone"),
        pytest.param("a\x9b2Jb", "a\\x9b2Jb", id="an escape of one character"),
        pytest.param("a\u202eb", "a\\u202eb", id="turned writing"),
    ],
)
def test_lines_in_which_a_terminal_obeys_nothing(text: str, shown: str) -> None:
    assert inert(text) == shown


@pytest.mark.parametrize("ground", list(Ground))
def test_what_supports_is_not_said_to_exclude_nothing(ground: Ground) -> None:
    aside = [
        SetAside(evidence=make_evidence("It rained.", side), ground=ground)
        for side in (Stance.SUPPORTS, Stance.REFUTES)
    ]
    supports, refutes = map(ground_words, aside)
    assert "excludes" not in supports
    assert (supports != refutes) == (ground is Ground.BASELESS)
