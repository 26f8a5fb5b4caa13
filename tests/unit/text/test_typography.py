from __future__ import annotations

import sys

import pytest

from oircheck.text import read_plainly, verbatim
from oircheck.text.typography import SPACES
from oircheck.text.views import Edit, rewrite
from oircheck.types import Piece, Span, View


@pytest.mark.parametrize(
    ("written", "read"),
    [
        pytest.param("six\nbases", "six bases", id="a wrap is a space"),
        pytest.param("six\r\n   bases", "six bases", id="so is one with an indent"),
        pytest.param("six  \t bases", "six bases", id="a run of spaces is one"),
        pytest.param(" six bases \n", "six bases", id="none at the ends"),
        pytest.param("\ufeffsix", "six", id="no byte order mark"),
        pytest.param("1\u2009200 men", "1,200 men", id="thin space among thousands"),
        pytest.param("1\xa0200\xa0300,5", "1,200,300,5", id="no-break space twice"),
        pytest.param("5\u202f200\xa0troops", "5,200 troops", id="narrow space"),
        pytest.param("in 2020\xa0300 men", "in 2020 300 men", id="but no year before"),
        pytest.param("1 200 men", "1,200 men", id="plain space before a word"),
        pytest.param("1 200", "1 200", id="plain space before nothing"),
        pytest.param("in 2020 300 men", "in 2020 300 men", id="no year before"),
        pytest.param("March 12 300 men", "March 12 300 men", id="no day of a month"),
        pytest.param("4.5\u2009123", "4.5 123", id="nothing behind a decimal point"),
        pytest.param("“Why?” he’d ‘say’", "\"Why?\" he'd 'say'", id="quotes"),
        pytest.param("coali\xadtion", "coalition", id="a soft hyphen is not read"),
        pytest.param("coali\xad\ntion", "coalition", id="nor the wrap behind it"),
        pytest.param("coali\u200btion", "coalition", id="nor a zero-width space"),
        pytest.param("o\ufb03ce \ufb01lm", "office film", id="ligatures"),
        pytest.param("e\u0301lan", "élan", id="combining accents"),
        pytest.param("q\u0307\u0323", "q\u0307\u0323", id="unless there is none"),
        pytest.param("Iraq—one – two", "Iraq—one – two", id="a dash stays"),
        pytest.param("U.S.\u2011Iraq", "U.S.-Iraq", id="a no-break hyphen is a hyphen"),
        pytest.param("children/\nadults", "children/adults", id="wrap behind a slash"),
        pytest.param("U.S.-\nIraq", "U.S.-Iraq", id="wrap behind a hyphen"),
        pytest.param("COVID”—\nthe", 'COVID"—the', id="wrap behind a dash"),
        pytest.param("mid-\nand late", "mid- and late", id="but not a suspended one"),
        pytest.param("bases -\nsix", "bases - six", id="nor one that stands free"),
        pytest.param("U.S.- Iraq", "U.S.- Iraq", id="nor without a wrap"),
    ],
)
def test_typography_is_undone(written: str, read: str) -> None:
    view = read_plainly(verbatim(written, Span(0, len(written))))
    assert view.text == read


def test_what_is_read_maps_to_what_is_written() -> None:
    text = "the  o\ufb03ce\nof 1\u2009200 “men”"
    view = read_plainly(verbatim(text, Span(0, len(text))))
    assert view.text == 'the office of 1,200 "men"'
    for read, written in [
        ("the", "the"),
        ("office", "o\ufb03ce"),
        ("ffi", "\ufb03"),
        (" of 1", "\nof 1"),
        ("1,200", "1\u2009200"),
        ('"men"', "“men”"),
    ]:
        at = view.text.index(read)
        assert view.to_document(Span(at, at + len(read))).of(text) == written


def test_every_white_space_character_counts_as_one() -> None:
    every = {chr(code) for code in range(sys.maxunicode + 1) if chr(code).isspace()}
    assert set(SPACES) == every


def test_an_edit_inside_a_whole_never_runs_backwards() -> None:
    whole = View("ffi", (Piece(Span(0, 3), Span(7, 8)),))
    assert rewrite(whole, [Edit(Span(1, 2), "-")]) == View(
        "f-i",
        (
            Piece(Span(0, 1), Span(7, 8)),
            Piece(Span(1, 2), Span(8, 8)),
            Piece(Span(2, 3), Span(8, 8)),
        ),
    )
