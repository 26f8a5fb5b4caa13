from __future__ import annotations

import pytest

from oircheck.quantities import edtf_interval


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2020-07-05", "2020-07-05", "2020-07-05"),
        ("2020-07-05~", "2020-07-02", "2020-07-08"),
        ("2020-07~", "2020-07-01", "2020-07-31"),
        ("2020-05?", "2020-05-01", "2020-05-31"),
        ("2020", "2020-01-01", "2020-12-31"),
        ("2020-01/2020-03", "2020-01-01", "2020-03-31"),
        ("2020-01/..", "2020-01-01", "None"),
    ],
)
def test_a_publication_date_is_an_interval(text: str, first: str, last: str) -> None:
    found = edtf_interval(text)
    assert (str(found.first), str(found.last)) == (first, last)


@pytest.mark.parametrize(
    "text", ["", "..", "../..", "July 2020", "2020-13", "2020-02-30", "2020-03/2020-01"]
)
def test_other_texts_are_refused_with_the_text(text: str) -> None:
    with pytest.raises(ValueError, match="not an EDTF date") as refused:
        edtf_interval(text)
    assert repr(text) in str(refused.value)
