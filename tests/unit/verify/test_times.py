from __future__ import annotations

import pytest

from oircheck.verify.times import counted_on, day_of_count, tells_of_time

FIRE = "The fire of 3 May 2011 destroyed the mill."


@pytest.mark.parametrize(
    ("premise", "published", "told"),
    [
        ("The mill burned on 3 May 2011.", None, True),
        ("The mill burned yesterday.", "2011-05-04", True),
        ("The mill burned in 2011.", None, True),
        ("The mill burned on 9 June 1987.", None, False),
        ("The mill has been idle since 2009.", None, True),
        ("The mill stood until 1990.", None, False),
        ("The mill burned down.", None, None),
        ("The mill burned down.", "1998-01-01", False),
        ("The mill burned down.", "2015-01-01", None),
        ("The mill is still burning.", "2015-01-01", False),
    ],
)
def test_whether_a_premise_tells_of_the_day(
    premise: str, published: str | None, told: bool | None
) -> None:
    assert tells_of_time(FIRE, premise, published) is told


def test_a_claim_without_a_date_is_of_no_day() -> None:
    assert tells_of_time("The mill burned.", "It burned in 1987.", "1990") is None


def test_a_date_of_long_ago_is_the_background_of_a_report() -> None:
    claim = "In May 2011 the mill lost its roof."
    premise = "The mill was built in 1880. It lost its roof."
    assert tells_of_time(claim, premise, "2011-05-09") is None
    assert tells_of_time(claim, premise, "2015-05-09") is False


def test_a_day_without_a_year_may_lie_ahead() -> None:
    claim = "The concert was on 12 September 2017."
    premise = "The concert of 12 September is put off."
    assert tells_of_time(claim, premise, "2017-09-10") is True


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        ("By Monday twelve miners had been freed.", "2022-08-17", "2022-08-15"),
        ("As of 3 May 2019, 40 people had died.", None, "2019-05-03"),
        ("Up to 4 May 2019 they found 40.", None, "2019-05-04"),
        ("On 3 May 2019 forty people had died.", None, "2019-05-03"),
        ("The flood of 3 May 2019 killed 40 people.", None, None),
    ],
)
def test_the_day_up_to_which_a_text_counts(
    text: str, published: str | None, day: str | None
) -> None:
    found = day_of_count(text, published)
    assert (found and str(found.last)) == day


@pytest.mark.parametrize(
    ("unit", "published", "day"),
    [
        ("Forty people have died.", "2019-05-03", "2019-05-03"),
        ("Forty people have died, they said on 3 May.", "2019-05-04", "2019-05-03"),
        ("By 1 May forty people had died.", "2019-05-04", "2019-05-01"),
    ],
)
def test_a_count_is_of_the_day_that_it_names_or_of_its_report(
    unit: str, published: str, day: str
) -> None:
    found = counted_on(unit, published)
    assert found is not None
    assert str(found.last) == day
