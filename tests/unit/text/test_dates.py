from __future__ import annotations

import pytest

from oircheck.text.dates import as_date


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2020-07-05", "2020-07-05"),
        ("2020-07-05T10:00:00Z", "2020-07-05"),
        ("2020-7-5", "2020-07-05"),
        ("2020/07/05", "2020-07-05"),
        ("2020.07.05", "2020-07-05"),
        ("20200705", "2020-07-05"),
        ("D:20200705101500+02'00'", "2020-07-05"),
        ("2020-07", "2020-07"),
        ("2020", "2020"),
        ("July 5, 2020", "2020-07-05"),
        ("Sunday, July 5th, 2020", "2020-07-05"),
        ("5 July 2020 10:00", "2020-07-05"),
        ("Sun, 05 Jul 2020 10:00:00 GMT", "2020-07-05"),
        ("5 Sept. 2020", "2020-09-05"),
        ("5/7/2020", None),
        ("2020-13-05", None),
        ("0001-01-01", None),
        ("5 Juli 2020", None),
        ("5 foo 2020", None),
        ("soon", None),
        ("", None),
    ],
)
def test_dates_as_documents_write_them(written: str, date: str | None) -> None:
    assert as_date(written) == date
