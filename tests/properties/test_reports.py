"""Laws of what is shown."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from oircheck.evaluate import Rate
from oircheck.reports import Style, fingerprint, readable_date, visible

OBEYED = {"Cc", "Cs", "Co", "Zl", "Zp"}


@given(st.text())
def test_nothing_that_is_shown_is_obeyed(text: str) -> None:
    shown = visible(text)
    assert not {unicodedata.category(character) for character in shown} & OBEYED
    assert not set(shown) & set(
        "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    )
    assert visible(shown) == shown


@given(st.text(), st.integers(0, 8), st.integers(0, 4), st.integers(1, 120))
def test_wrapping_loses_no_word(text: str, indent: int, hang: int, width: int) -> None:
    shown = visible(text)
    lines = Style(width=width).wrap(shown, indent=indent, hang=hang)
    assert " ".join(lines).split() == shown.split()


@given(st.text())
def test_any_date_can_be_shown(text: str) -> None:
    assert isinstance(readable_date(text), str)


@given(st.text(), st.sampled_from([" ", "\n", "\t ", "\u00a0"]))
def test_a_fingerprint_is_blind_to_spacing(text: str, space: str) -> None:
    spaced = space + space.join(text.split()) + space
    assert fingerprint(spaced) == fingerprint(text)


@given(
    st.integers(1, 10_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
)
def test_a_rate_lies_in_its_interval(counts: tuple[int, int]) -> None:
    rate = Rate(*counts)
    low, high = rate.interval
    assert rate.value is not None
    assert 0 <= low <= rate.value <= high <= 1
