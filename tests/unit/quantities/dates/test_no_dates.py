from __future__ import annotations

import time

import pytest

from oircheck.quantities.dates.no_dates import impossible_dates


@pytest.mark.parametrize(
    ("text", "date", "why"),
    [
        ("It opened on 31 February.", "31 February", "February has 29 days"),
        ("It opened on 31 April 2025.", "31 April 2025", "April has 30 days"),
        ("On 29 February 2023 it rained.", "29 February 2023", "28 days in 2023"),
        ("From 28th to 31st of June, 2020", "31st of June, 2020", "June has 30 days"),
        ("It closed on April 31, 2025, at noon.", "April 31, 2025", "April has 30"),
        ("By November 31st it was over.", "November 31st", "November has 30 days"),
        ("Filed 2023-13-05 by post", "2023-13-05", "there is no month 13"),
        ("Filed (2023-02-30).", "2023-02-30", "February has 29 days"),
        ("Filed 31/02/2024.", "31/02/2024", "February has 29 days"),
        ("Filed 02/30/2024.", "02/30/2024", "February has 29 days"),
        ("Filed on 13/13/2024.", "13/13/2024", "there is no month 13"),
        ("Am 31.04.2025 geöffnet", "31.04.2025", "April has 30 days"),
        ("On 32 March 2021 it fell.", "32 March 2021", "March has 31 days"),
        ("On 31 Sept. 2021 it fell.", "31 Sept. 2021", "September has 30 days"),
        ("On 29 February 2100 it ends.", "29 February 2100", "28 days in 2100"),
        ("The fair ran 29–31 April 2024.", "31 April 2024", "April has 30 days"),
    ],
)
def test_a_date_that_cannot_be_is_told(text: str, date: str, why: str) -> None:
    ((span, said),) = impossible_dates(text)
    assert span.of(text) == date
    assert why in said


@pytest.mark.parametrize(
    "text",
    [
        "It opened on 29 February.",
        "It opened on 29 February 2024 and on 30 April 2025.",
        "In April 31 people came, and in February 30.",
        "In June 31 of them left.",
        "There is no 31 April.",
        "Case 2023-13-05 was closed; see no. 2024-02-31 and page 32 May 2021.",
        "The number is 2023-13-05-77, the part AB-2023-13-05.",
        "13/12/2024, 12/13/2024 and 12.13.2024 are dates.",
        "Version 31.02.2024.1 was shipped.",
        "He sold 45 March 2020 calendars.",
        "The army may take 31 May days.",
        "In 1700 the Tsar came on 29 February 1700.",
        "Sweden had a 30 February 1712.",
        "The score was 31-2-2024 of sorts.",
        "They paid $31 April dues, and 1.31 April.",
        "On 31 May, 30 June and 31 July 2020 it was open.",
        "See https://a.example/2023-13-05/ for it.",
    ],
)
def test_what_is_a_date_or_none_at_all_is_not(text: str) -> None:
    assert impossible_dates(text) == ()


def test_long_runs_take_no_time() -> None:
    begin = time.perf_counter()
    for text in ("31 " * 3000, "A" * 3000, " " * 6000, "2023-13-" * 3000):
        impossible_dates(text)
    assert time.perf_counter() - begin < 1
